"""``tqcheck batch``: exit codes, where reports go, one line for what cannot be done."""

import json
import os
from pathlib import Path

import pytest

from tests.batch.stories import story, text_of, write_table
from tqcheck import tables
from tqcheck.cli import run
from tqcheck.cli.batch import spoken

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TQCHECK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]))
    monkeypatch.chdir(tmp_path)


def copies(path: Path, count: int, *, broken: bool = False, changed: bool = False) -> Path:
    """A folder of stories whose candidates are copies, which need no model."""
    for number in range(count):
        folder = path / f"story-{number}"
        folder.mkdir(parents=True)
        told = text_of(story(number))
        (folder / "reference.en.txt").write_text(told, encoding="utf-8")
        if broken and number == 0:
            told = " \n"
        if changed and number == 1:
            told = told.replace(f"{number + 20} volunteers", "97 volunteers")
        (folder / "candidate.en.txt").write_text(told, encoding="utf-8")
    return path


def test_a_clean_batch(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copies(tmp_path / "in", 3)
    assert run(["batch", "in", "-o", "out", "--workers", "1"]) == 0
    said = capsys.readouterr()
    assert "story-1/en" in said.out
    assert said.err.strip() == "3 pairs checked, 0 skipped: 0 errors, 0 warnings, 0 notes; the run is in out"
    assert len(tables.read("out").pairs) == 3
    assert not (tmp_path / "out" / "batch").exists()


def test_findings_and_skipped_pairs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copies(tmp_path / "in", 3, broken=True, changed=True)
    assert run(["batch", "in", "-o", "out", "--format", "json", "--quiet", "--workers", "1"]) == 1
    said = capsys.readouterr()
    report = json.loads(said.out)
    assert said.err == ""
    assert [one["pair"] for one in report["pairs"]] == ["story-1/en", "story-2/en"]
    assert [Path(one["path"]).parts[-2:] for one in report["skipped"]] == [("story-0", "candidate.en.txt")]
    again = ["batch", "in", "-o", "out", "--quiet", "--workers", "1", "--fail-on", "never"]
    assert run([*again, "--strict", "--format", "html", "--format", "csv"]) == 2
    assert capsys.readouterr().out == ""
    assert {"report.html", "report.csv"} <= {path.name for path in (tmp_path / "out").iterdir()}
    assert run([*again, "--resume"]) == 0


def test_nothing_could_be_checked(tmp_path: Path) -> None:
    write_table(tmp_path / "pairs.csv", 2, broken=[0, 1])
    assert run(["batch", "pairs.csv", "-o", "out", "--quiet", "--workers", "1"]) == 2
    assert len(tables.read("out").skipped) == 2


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["none.csv", "-o", "out"], "none.csv: no such file or folder"),
        (["empty", "-o", "out"], "no story in it"),
        (["pairs.csv"], "output"),
        (["pairs.csv", "-o", "out", "--workers", "0"], "--workers"),
        (["pairs.csv", "-o", "out", "--time-limit", "0"], "--time-limit"),
        (["pairs.csv", "-o", "out", "--engine", "spark"], "spark"),
        (["pairs.csv", "-o", "pairs.csv"], "a folder is needed"),
        (["pairs.csv", "-o", "out", "--model", "/no/such/model"], "no such folder"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], reason: str
) -> None:
    (tmp_path / "empty").mkdir()
    write_table(tmp_path / "pairs.csv", 1)
    assert run(["batch", *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert reason in said.err


def test_times_are_spoken_in_their_largest_units() -> None:
    assert [spoken(value) for value in (4.4, 65, 12_000)] == ["4 s", "1 min 5 s", "3 h 20 min"]


def test_an_original_stands_beside_the_pairs_that_name_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copies(tmp_path / "in", 2)
    (tmp_path / "original.txt").write_text("Broen åpnet i går.\n\nDen er lang.", encoding="utf-8")
    (tmp_path / "in" / "story-1" / "source.sv.txt").write_text("Bron öppnade i går.\n\nDen är lång.", encoding="utf-8")
    command = ["batch", "in", "-o", "out", "--source", "original.txt", "--format", "json", "--quiet", "--workers", "1"]
    assert run(command) == 0
    report = json.loads(capsys.readouterr().out)
    assert [Path(one["source"]["path"]).name for one in report["pairs"]] == ["original.txt", "source.sv.txt"]
    assert run(["batch", "in", "-o", "other", "--source", "nowhere.txt"]) == 2
    assert capsys.readouterr().err == "tqcheck: nowhere.txt: no such file\n"
    assert not (tmp_path / "other").exists()
