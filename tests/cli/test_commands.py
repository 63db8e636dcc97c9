"""The commands on good input: what is printed, what is written, the exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from tqcheck.checks import CHECKS
from tqcheck.cli import run

STORY = (
    "Ferry freed at dawn\n\n"
    "The ferry Ternholm was pulled free at dawn with 214 people on board, the coast guard said.\n\n"
    "Nobody was hurt, said Ragnhild Kvelstad, who leads the rescue centre in Bodø.\n\n"
    "The ship was built in 2009 and will be inspected before it sails again.\n"
)
CHANGED = STORY.replace("214 people", "241 people")
FORMATS = ("terminal", "json", "html", "markdown", "csv", "junit", "sarif", "github")


@pytest.fixture(autouse=True)
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TQCHECK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def reference(tmp_path: Path) -> Path:
    path = tmp_path / "reference.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    path = tmp_path / "changed.txt"
    path.write_text(CHANGED, encoding="utf-8")
    return path


def said(capsys: pytest.CaptureFixture[str], *arguments: object, code: int = 0) -> str:
    assert run([str(argument) for argument in arguments]) == code
    printed = capsys.readouterr()
    assert printed.err == ""
    return printed.out


def test_a_copy_is_found_faithful(capsys: pytest.CaptureFixture[str], reference: Path) -> None:
    out = said(capsys, "score", reference, reference)
    assert "fidelity 100.0" in out
    assert "no findings" in out


@pytest.mark.parametrize(("fail_on", "code"), [("error", 1), ("warning", 1), ("note", 1), ("never", 0)])
def test_the_exit_code_follows_fail_on(
    capsys: pytest.CaptureFixture[str], reference: Path, changed: Path, fail_on: str, code: int
) -> None:
    assert "number-changed" in said(capsys, "score", reference, changed, "--fail-on", fail_on, code=code)


def test_json_goes_to_standard_output_and_nothing_else(
    capsys: pytest.CaptureFixture[str], reference: Path, changed: Path
) -> None:
    report = json.loads(said(capsys, "score", reference, changed, reference, "--format", "json", code=1))
    assert [pair["pair"] for pair in report["pairs"]] == [str(changed), str(reference)]
    (finding,) = report["pairs"][0]["findings"]
    place = finding["candidate"]
    assert report["pairs"][0]["candidate"]["text"][place["start"] : place["end"]] == place["text"]


def test_several_formats_go_into_a_folder_and_are_drawn_again_byte_for_byte(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, reference: Path, changed: Path
) -> None:
    first, again = tmp_path / "first", tmp_path / "again"
    options = [part for name in FORMATS[1:] for part in ("--format", name)]
    said(capsys, "score", reference, changed, *options, "--format", "parquet", "-o", first, code=1)
    said(capsys, "report", first, *options, "-o", again)
    written = sorted(path.name for path in again.iterdir())
    assert {"report.json", "report.html", "report.md", "report.csv", "report.xml", "report.sarif"} <= set(written)
    for name in written:
        assert (again / name).read_bytes() == (first / name).read_bytes(), name


@pytest.mark.parametrize("name", FORMATS)
def test_one_format_goes_to_a_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, reference: Path, changed: Path, name: str
) -> None:
    path = tmp_path / "new" / "report"
    assert said(capsys, "score", reference, changed, "--format", name, "-o", path, code=1) == ""
    assert "number-changed" in path.read_text(encoding="utf-8")


def test_inspect_has_no_reference(capsys: pytest.CaptureFixture[str], reference: Path) -> None:
    (pair,) = json.loads(said(capsys, "inspect", reference, "--format", "json"))["pairs"]
    assert (pair["reference"], pair["relation"], pair["alignment"], pair["scores"]) == (None, None, [], [])


def test_a_name_list_is_used(capsys: pytest.CaptureFixture[str], tmp_path: Path, reference: Path) -> None:
    names = tmp_path / "names.csv"
    names.write_text("name,language\nRagnhild Kvalstad,\n", encoding="utf-8")
    out = said(capsys, "inspect", reference, "--names", names, code=1)
    assert "name-misspelled" in out
    assert "Ragnhild Kvalstad" in out


def test_settings_are_found_where_one_stands(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, reference: Path, changed: Path
) -> None:
    (tmp_path / "tqcheck.toml").write_text('[check.number-changed]\nseverity = "note"\n', encoding="utf-8")
    assert "note" in said(capsys, "score", reference, changed)


@pytest.mark.parametrize("name", ["terminal", "tsv", "json", "pairs"])
def test_align_in_each_notation(capsys: pytest.CaptureFixture[str], reference: Path, changed: Path, name: str) -> None:
    out = said(capsys, "align", reference, changed, "--format", name)
    if name == "pairs":
        assert out == "[0]:[0]\n[1]:[1]\n[2]:[2]\n[3]:[3]\n"
    else:
        assert "241 people" in out


def test_checks_are_listed_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    listed = said(capsys, "checks")
    for one in CHECKS:
        assert one.name in listed
        page = " ".join(said(capsys, "explain", one.name).split())
        assert one.summary[1:] + f". Severity: {one.severity}." in page


def test_a_manual_page_is_as_wide_as_asked(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for width in (60, 100):
        monkeypatch.setenv("COLUMNS", str(width))
        page = said(capsys, "explain", "untranslated").splitlines()
        assert width - 15 < max(map(cell_len, page)) <= width
        listed = said(capsys, "checks").splitlines()
        assert max(map(cell_len, listed)) <= width
    monkeypatch.setenv("COLUMNS", "wide")
    assert max(map(cell_len, said(capsys, "explain", "untranslated").splitlines())) <= 100


def test_every_command_speaks_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    names = tmp_path / "names.csv"
    names.write_text("name\nŽofie Dvořáková\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONPATH": str(Path(__file__).parents[2])}
    for arguments, text in (
        (["checks"], "“See also”"),
        (["explain", "polarity-flipped"], "n’a pas encore"),
        (["names", "show", str(names)], "Žofie Dvořáková"),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "tqcheck", *arguments], capture_output=True, env=environment, check=True
        )
        assert text in done.stdout.decode("utf-8")


def test_doctor_names_the_model_and_the_cache(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out = said(capsys, "doctor")
    assert "bundled" in out
    assert str(tmp_path / "cache") in out.replace("\n", "")


def test_names_are_learnt_and_shown(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "trusted"
    folder.mkdir()
    (folder / "one.txt").write_text(STORY, encoding="utf-8")
    other = "Rescue centre praised\n\nThe minister thanked Ragnhild Kvelstad in Bodø on Monday.\n\nShe was brief.\n"
    (folder / "two.txt").write_text(other, encoding="utf-8")
    names = tmp_path / "names.csv"
    assert "2 articles" in said(capsys, "names", "learn", folder, "-o", names)
    shown = said(capsys, "names", "show", names)
    assert "Ragnhild Kvelstad" in shown
    assert "Ternholm" not in shown


def test_inspect_shows_the_original(capsys: pytest.CaptureFixture[str], reference: Path, changed: Path) -> None:
    report = json.loads(said(capsys, "inspect", changed, "--source", reference, "--format", "json"))
    assert report["pairs"][0]["source"]["path"] == str(reference)
    assert report["pairs"][0]["reference"] is None
