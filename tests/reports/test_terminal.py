"""The terminal report keeps to its width and lets no text drive the terminal."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.making import PairMaker, article
from tqcheck import tables
from tqcheck.model import Checked, Relation
from tqcheck.reports.terminal import terminal

TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("نص عربي עברית 日本語のテキスト हिन्दी ไทย한국어 é👩‍👩‍👧🇳🇴\u202e\u2066\x1b[31m"),
    ),
    min_size=1,
    max_size=200,
).filter(lambda text: bool(text.strip()))


def _pair(left: str, right: str, message: str) -> Checked:
    maker = PairMaker(
        "p", article(left, language="ar"), article(right, language="en"), relation=Relation("translation", 0.5)
    )
    maker.link(((0,), (0,))).score(fidelity=50.0, coverage=0.5)
    return maker.find("name-misspelled", message, reference=left, candidate=right, suggestion=right).done()


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS, TEXTS, st.sampled_from([60, 81, 160]), st.booleans())
def test_no_line_is_wider_than_asked(left: str, right: str, message: str, width: int, many: bool) -> None:
    made = tables.build([_pair(left, right, message)])
    for line in terminal(made, width=width, panels=0 if many else 5).split("\n"):
        assert cell_len(line) <= width


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_no_control_character_comes_through(left: str, right: str, message: str) -> None:
    shown = terminal(tables.build([_pair(left, right, message)]), width=80)
    assert "\x1b" not in shown and "\x9b" not in shown and "\u202e" not in shown
    assert shown.count("\u2066") == 0
    for line in shown.split("\n"):
        assert line.count("\u2067") + line.count("\u2068") == line.count("\u2069")


def test_colour_only_where_it_is_asked_for(run: tables.Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("FORCE_COLOR", "1"), ("COLUMNS", "7"), ("NO_COLOR", "1"), ("TERM", "dumb")):
        monkeypatch.setenv(name, value)
    assert "\x1b[" not in terminal(run)
    assert "\x1b[" in terminal(run, colour=True)


def test_a_narrower_width_than_60_is_60(run: tables.Tables) -> None:
    assert terminal(run, width=10) == terminal(run, width=60)


def test_the_rows_left_out_are_counted(run: tables.Tables) -> None:
    assert "and 3 pairs more" in terminal(run, panels=1, rows=2)
