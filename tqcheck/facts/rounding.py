"""Figures that the candidate rounds, and says so: 412 as "over 400", 3,900 as "nearly 4,000"."""

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import cache
from typing import Literal

from tqcheck.facts.fact import Fact
from tqcheck.facts.lexicon import lexicon
from tqcheck.facts.units import same_unit
from tqcheck.facts.wordlists import ROUNDING

_Side = Literal["over", "under", "about"]
# How far a figure may be from the one that it is rounded to, in parts of the latter.
_FARTHEST = {"over": Fraction(1, 4), "under": Fraction(1, 10), "about": Fraction(1, 10)}
_REACH = 30  # characters around a figure


def rounded_pairs(old: list[Fact], new: list[Fact], text: str, language: str) -> list[tuple[Fact, Fact]]:
    """Pairs of a fact of the reference and one of the candidate, each used once, of which the second is the first
    rounded as the words beside it say. ``text`` is the candidate's, ``language`` its language (BCP 47)."""
    found: list[tuple[Fact, Fact]] = []
    for fact in new:
        pair = next(
            (
                (one, fact)
                for one in old
                if one.kind == "number"
                and all(one is not used for used, _ in found)
                and same_unit(one.unit, fact.unit)
                and isinstance(one.keys[0], Fraction)
                and is_rounded(fact, [one.keys[0]], text, language)
            ),
            None,
        )
        if pair is not None:
            found.append(pair)
    return found


def is_rounded(fact: Fact, exact: Iterable[Fraction], text: str, language: str) -> bool:
    """Whether a number of the candidate is one of some exacter values rounded to the side that its words say."""
    value = fact.keys[0]
    if fact.kind != "number" or not isinstance(value, Fraction) or value.denominator != 1 or value < 2:
        return False
    sides: tuple[_Side, ...] | None = None
    for one in exact:
        if one == value or not _is_exacter(one, value):
            continue
        if sides is None:
            sides = _sides(fact, text, language)
        if any(_fits(side, one, value) for side in sides):
            return True
    return False


def _fits(side: _Side, exact: Fraction, value: Fraction) -> bool:
    gap = exact - value
    if (side == "over" and gap < 0) or (side == "under" and gap > 0):
        return False
    least = _last_place(value) / (2 if side == "about" else 1)
    return abs(gap) <= value * _FARTHEST[side] and abs(gap) < least + (side == "about")


def _is_exacter(exact: Fraction, value: Fraction) -> bool:
    return exact.denominator != 1 or _last_place(exact) < _last_place(value)


def _last_place(value: Fraction) -> int:
    """The place of the last digit that is not 0: 400,000 is given to hundred thousands."""
    place, rest = 1, value.numerator
    while rest and rest % 10 == 0:
        place, rest = place * 10, rest // 10
    return place


def _sides(fact: Fact, text: str, language: str) -> tuple[_Side, ...]:
    before = text[max(0, fact.start - _REACH) : fact.start].casefold()
    behind = text[fact.end : fact.end + _REACH].casefold()
    itself = text[fact.start : fact.end].casefold()
    return tuple(
        side
        for side, first, last in _patterns(lexicon(language).language)
        if (first is not None and (first.search(before) or first.match(itself)))
        or (last is not None and last.match(behind))
    )


def _bound(language: str) -> str:
    return "" if language in {"zh", "yue", "ja", "th", "ko"} else r"(?<!\w)"


@cache
def _patterns(language: str) -> tuple[tuple[_Side, re.Pattern[str] | None, re.Pattern[str] | None], ...]:
    found: list[tuple[_Side, re.Pattern[str] | None, re.Pattern[str] | None]] = []
    sides: tuple[_Side, ...] = ("over", "under", "about")
    for side in sides:
        words = {place: ROUNDING[side].get(place, {}).get(language, ()) for place in ("before", "behind")}
        first, last = ("|".join(re.escape(word.casefold()) for word in words[place]) for place in ("before", "behind"))
        found.append(
            (
                side,
                # a currency's sign may stand between: "over $400"
                re.compile(rf"{_bound(language)}(?:{first})[\s\u200c-]{{0,2}}[\W\d]{{0,2}}$") if first else None,
                # an ending or a word that counts may stand between: 4.000'den fazla, 4000人余り
                re.compile(rf"['’]?\w{{0,5}}?\s?(?:\w{{1,8}}\s)?(?:{last})") if last else None,
            )
        )
    return tuple(found)
