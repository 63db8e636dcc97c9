"""Tables of a flattened page: the same columns of names and figures line after line, one cell a line."""

import re
from collections.abc import Sequence

from tqcheck.articles.structure import is_closed, weight

_FIGURES = re.compile(r"^[^\w]*\d[\d\W_]*$")
_CLOCK = re.compile(r"^\W*(?:\d{1,2}[:.]\d{2}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4})\W*$")
_CELL = 60  # letters that a cell has at most
_ROWS = 3  # and more make a table
_COLUMNS = range(2, 9)
_NAMES = 3  # headlines and notes between two tables, or between one and the story


def grids(texts: Sequence[str], may_be: Sequence[bool]) -> list[range]:
    """Where tables stand among lines, each with the lines above it that head its columns; tables with no more than a
    few short lines between them are one. ``may_be`` says which lines can be cells at all.

    A table has words in one column and figures in another. Ranks from 1 on are no figures, nor are times and dates:
    they stand before other stories' headlines.
    """
    kinds = [_kind(text) if able else "" for text, able in zip(texts, may_be, strict=True)]
    found: list[range] = []
    at = 0
    while at < len(kinds):
        size = max((_rows(texts, kinds, at, columns) * columns for columns in _COLUMNS), default=0)
        if not size:
            at += 1
            continue
        start = at
        if found and start - found[-1].stop <= _NAMES and all(kinds[found[-1].stop : start]):
            start = found.pop().start
        at += size
        found.append(range(start, at))
    return found


def _kind(text: str) -> str:
    """``n`` for figures, ``t`` for times and dates, ``w`` for words that may be a cell's, empty for other lines."""
    if _CLOCK.match(text):
        return "t"
    if _FIGURES.match(text):
        return "n"
    return "w" if weight(text) <= _CELL and not is_closed(text) else ""


def _rows(texts: Sequence[str], kinds: Sequence[str], at: int, columns: int) -> int:
    """How many rows of so many columns begin there; 0 where they make no table."""
    first = "".join(kinds[at : at + columns])
    if len(first) < columns or first[0] != "w" or "n" not in first:
        return 0
    rows = 1
    while "".join(kinds[at + rows * columns : at + (rows + 1) * columns]) == first:
        rows += 1
    if rows < _ROWS or not any(_tells(texts[at + place : at + rows * columns : columns]) for place in _places(first)):
        return 0
    return rows


def _places(row: str) -> list[int]:
    return [place for place, kind in enumerate(row) if kind == "n"]


def _tells(column: Sequence[str]) -> bool:
    """Whether figures are more than ranks."""
    counted = [re.sub(r"\D", "", one) for one in column]
    return counted != [str(int(counted[0]) + step) for step in range(len(counted))]
