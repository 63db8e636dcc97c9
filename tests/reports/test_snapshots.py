"""Every text format as it is written, whole."""

import pytest

from tests.making import SKIPPED, norwegian, several
from tests.reports.conftest import RUN
from tests.snapshots import assert_snapshot
from tqcheck import tables
from tqcheck.reports import FILE_NAMES, FORMATS, draw


@pytest.mark.parametrize("width", [60, 100, 160])
def test_terminal(run: tables.Tables, width: int) -> None:
    assert_snapshot(f"reports/terminal-{width}.txt", draw("terminal", run, width=width))


@pytest.mark.parametrize("width", [60, 100, 160])
def test_terminal_with_many_pairs(width: int) -> None:
    many = tables.build([*several(), *several()], SKIPPED, RUN)
    assert_snapshot(f"reports/terminal-many-{width}.txt", draw("terminal", many, width=width))


def test_terminal_in_colour(run: tables.Tables) -> None:
    assert_snapshot("reports/terminal-colour.txt", draw("terminal", run, width=80, colour=True))


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"terminal", "html"}))
def test_machine_formats(run: tables.Tables, name: str) -> None:
    assert_snapshot(f"reports/{FILE_NAMES[name]}", draw(name, run))


@pytest.mark.parametrize("name", sorted(FORMATS))
@pytest.mark.parametrize("model", [None, "e5", {}, {"name": "<i>"}])
def test_a_run_that_says_little_of_itself_is_drawn_too(name: str, model: object) -> None:
    made = tables.build([norwegian()], [], {"model": model})
    del made.run["checks"], made.run["tqcheck"]
    assert "<i>" not in draw(name, made) or name in ("json", "sarif")


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_an_empty_run_is_drawn_too(name: str) -> None:
    assert draw(name, tables.empty()).endswith("\n") or name == "github"
