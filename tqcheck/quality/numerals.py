"""Numerals that are another on the other side, whatever the two languages are."""

import re
import unicodedata

_NUMERAL = re.compile(r"\d+(?:[.,٫٬'’\u00a0\u202f]\d+)*")
_MOST = 2


def astray(candidate: str, other: str) -> int:
    """How many numerals of each side have no counterpart on the other, of that side that has fewer; at most 2.

    Numerals are their significant digits: the 1.5 of 1.5 million and the 150 of 150万 are both 15. One that stands on
    one side alone, for the other says it in words, is no wrong one.
    """
    ours, theirs = _significant(candidate), _significant(other)
    return min(_without(ours, theirs), _without(theirs, ours), _MOST)


def _significant(text: str) -> list[str]:
    found = _NUMERAL.findall(text)
    digits = ["".join(str(unicodedata.digit(mark)) for mark in one if mark.isdigit()) for one in found]
    return [one.strip("0") for one in digits]


def _without(ours: list[str], theirs: list[str]) -> int:
    rest = list(theirs)
    left = 0
    for one in ours:
        if one in rest:
            rest.remove(one)
        else:
            left += 1
    return left
