"""Bad input: one line that names what and why, exit code 2, nothing on standard output, no traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

from tqcheck.cli import run

STORY = "Storm hits coast\n\nA storm hit the coast on Friday. Two people died.\n\nThe mayor said help was coming.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """Run a command that must be refused; the line that it says."""
    assert run([str(argument) for argument in arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("tqcheck: ")
    assert said.err.count("\n") == 1
    return said.err


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "no such file"),
        (b"", "empty"),
        (b"  \n\t\n", "no text"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00>\x00", "not a text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00", "not a text"),
    ],
    ids=["missing", "empty", "blank", "program", "picture"],
)
def test_an_unreadable_article_is_named_with_its_reason(
    tmp_path: Path, story: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, reason: str
) -> None:
    bad = tmp_path / "bad.txt"
    if content is not None:
        bad.write_bytes(content)
    for arguments in (("score", story, bad), ("score", bad, story), ("inspect", bad)):
        said = refused(capsys, *arguments)
        assert str(bad) in said
        assert reason in said


def test_a_folder_is_no_article(tmp_path: Path, story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert f"{tmp_path}: is a folder" in refused(capsys, "score", story, tmp_path)


def test_one_unreadable_file_among_several_stops_before_any_work(
    tmp_path: Path, story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.json"
    refused(capsys, "score", story, story, tmp_path / "none.txt", "--format", "json", "-o", out)
    assert not out.exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "xml"], "xml"),
        (["--fail-on", "always"], "always"),
        (["--device", "tpu"], "tpu"),
        (["--checks", "sentence-droped"], "sentence-droped"),
        (["--fromat", "json"], "tqcheck: there is no option --fromat; did you mean '--format'?"),
        (["--checks", ""], "--checks names no check"),
        (["--skip-checks", " , "], "--skip-checks names no check"),
        (["--checks", "untranslated", "--skip-checks", "untranslated"], "no check is left"),
        (["--candidate-language", "not a code"], "--candidate-language: 'not a code' is no language code"),
        (["--config", "none.toml"], "none.toml: no such settings file"),
        (["--names", "none.csv"], "none.csv"),
        (["--format", "parquet"], "-o PATH"),
        (["--format", "json", "--format", "html"], "-o PATH"),
    ],
)
def test_an_option_that_cannot_be_is_named(
    story: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert said in refused(capsys, "score", story, story, *arguments)


def test_an_output_that_cannot_be_written_is_named_before_any_work(
    tmp_path: Path, story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert str(tmp_path) in refused(capsys, "score", story, story, "--format", "json", "-o", tmp_path)
    below = story / "report.json"
    assert f"{story} is a file" in refused(capsys, "score", story, story, "--format", "json", "-o", below)


@pytest.mark.parametrize("command", ["score", "align"])
def test_standard_input_is_read_once(capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert "only once" in refused(capsys, command, "-", "-")


def test_standard_input_may_be_closed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert "-: standard input is closed" in refused(capsys, "inspect", "-")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("command", [["checks"], ["explain", "untranslated"]])
def test_a_full_disk_behind_standard_output_is_named(command: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "tqcheck", *command], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert ended.returncode == 2
    assert ended.stderr.decode() == "tqcheck: standard output: cannot be written (No space left on device)\n"


def test_a_table_in_another_encoding_is_named_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "pairs.csv"
    table.write_bytes("reference,candidate\nFærge på grund,Ferry aground\n".encode("cp1252"))
    assert f"{table}: cannot be read: not UTF-8" in refused(capsys, "batch", table, "-o", tmp_path / "run")


def test_an_article_too_many_is_named(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "nothing more to be named here: third.txt" in refused(capsys, "align", story, story, "third.txt")


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("smal-numbers = true", "[check.number-changed] smal-numbers: no such option; there is severity, conversions"),
        ("conversions = 1", "[check.number-changed] conversions must be true or false, not 1"),
    ],
)
def test_an_option_of_a_check_that_cannot_be_stops_before_any_work(
    tmp_path: Path, story: Path, capsys: pytest.CaptureFixture[str], option: str, said: str
) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text(f"[check.number-changed]\n{option}\n", encoding="utf-8")
    assert said in refused(capsys, "score", story, story, "--config", settings)
    assert said in refused(capsys, "inspect", story, "--config", settings)


def test_a_name_list_that_cannot_be_written_is_named_before_any_work(
    tmp_path: Path, story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert f"{tmp_path}: is a folder" in refused(capsys, "names", "learn", story.parent, "-o", tmp_path)


def test_an_unknown_command_and_a_missing_argument(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "socre" in refused(capsys, "socre", story, story)
    assert "CANDIDATE" in refused(capsys, "score", story)


def test_a_model_that_is_not_there_is_named(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Quite another text\n\nNothing of the kind was ever said here. Never.\n", encoding="utf-8")
    assert "no/such-model" in refused(capsys, "score", story, other, "--model", "no/such-model", "--no-cache")


def test_a_run_folder_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert f"{tmp_path / 'run'}: no such run folder" in refused(capsys, "report", tmp_path / "run")
