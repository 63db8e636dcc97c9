"""Tables of flattened pages, a cell a line."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.articles import from_text
from tqcheck.articles.grids import grids
from tqcheck.model import Article

ROWS = (
    ("Reds", "43", "33.1%"),
    ("Greens", "12", "9.0%"),
    ("Blues", "7", "5.1%"),
    ("Harbour List", "3", "2.2%"),
)
STORY = (
    "Reds win the council election in Osthavn",
    "The Reds won the election to the council of Osthavn on Sunday by a wide margin, officials said on Monday.",
    "The Greens came in second, far ahead of the Blues, who had run the council of Osthavn for eight years.",
    "The Harbour List, which was founded in March, took three seats and may decide who becomes mayor.",
    "Mayor Ida Lund of the Blues said that she would not run for the council of Osthavn again.",
)
AROUND = ("Home", "Harbour", "Log in", "Subscribe"), ("Share this", "Read more", "© 2024 Sundet. All rights reserved.")


def cells(*rows: tuple[str, ...]) -> list[str]:
    return [cell for row in rows for cell in row]


def story(article: Article) -> str:
    text = article.text
    for span in reversed(article.boilerplate):
        text = text[: span.start] + text[span.end :]
    return text


def found(lines: list[str]) -> list[range]:
    return grids(lines, [True] * len(lines))


def test_a_table_is_found_with_its_columns() -> None:
    assert found(["Party", "Seats", "Per cent", *cells(*ROWS), "And so they met."]) == [range(3, 15)]


def test_tables_near_each_other_are_one() -> None:
    assert found([*cells(*ROWS), "By district", *cells(*ROWS)]) == [range(25)]


@pytest.mark.parametrize(
    "lines",
    [
        cells(*ROWS[:2]),
        ["Most read", "1", "Ferry aground", "2", "Bridge opens", "3", "Baker wins", "4", "Lamp lost"],
        ["Ferry aground", "12:40", "Bridge opens", "12:10", "Baker wins", "11:55", "Lamp lost", "11:20"],
        ["Ferry aground", "2024-03-01", "Bridge opens", "2024-02-28", "Baker wins", "2024-02-27"],
        ["Home", "Harbour", "Weather", "Sports", "Letters", "Puzzles"],
    ],
)
def test_lists_are_no_tables(lines: list[str]) -> None:
    assert found(lines) == []


def test_a_table_between_paragraphs_is_of_the_story() -> None:
    top, bottom = AROUND
    text = "\n".join([*top, *STORY[:3], "Party", "Seats", "Per cent", *cells(*ROWS), *STORY[3:], *bottom])
    told = story(from_text(text, "en"))
    assert all(one in told for one in (*STORY, *cells(*ROWS)))
    assert "Log in" not in told
    assert "Read more" not in told


def test_a_table_among_furniture_is_none_of_the_story() -> None:
    top, bottom = AROUND
    told = story(from_text("\n".join([*top, *STORY, *bottom, *cells(*ROWS), "Terms of use"]), "en"))
    assert "Harbour List\n" not in told
    assert "33.1%" not in told


@given(st.lists(st.sampled_from(("Reds", "12", "3.5%", "12:40", "And so it was.", "")), max_size=40))
def test_tables_are_apart_and_in_order(lines: list[str]) -> None:
    told = found(lines)
    assert all(0 <= one.start < one.stop <= len(lines) for one in told)
    assert all(a.stop <= b.start for a, b in pairwise(told))
