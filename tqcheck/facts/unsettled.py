"""Numerals that comparing facts neither finds again nor says anything of: too little for a finding, not for a score."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from tqcheck.aligned import AlignedPair, Document
from tqcheck.facts.comparing import compare_facts
from tqcheck.model import Link

# Digits with what groups or divides them: 1 200, 1,200.50, 12’000, ١٬٢٠٠; a telephone number is one in any spacing.
_NUMERAL = re.compile(
    r"(?<!\d)(?:\+\d{1,3}|0\d{1,4})(?:[ \u00a0\u202f-]\(?\d{2,4}\)?){2,4}(?!\d)|\d+(?:[.,٫٬'’\u00a0\u202f]\d+)*"
)


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A numeral of the sentence ``sentence`` of one side whose digits the linked sentences do not have."""

    side: Literal["reference", "candidate"]
    sentence: int


@dataclass(frozen=True, slots=True)
class _Numeral:
    start: int
    end: int
    sentence: int
    digits: str


def unsettled_numerals(aligned: AlignedPair) -> tuple[Unsettled, ...]:
    """The numerals of linked sentences that are no kept and no rightly converted fact, and whose digits, without their
    marks, do not stand on the other side of their link. Nothing without a reference, and for a verbatim copy."""
    if aligned.reference is None or aligned.verbatim:
        return ()
    comparison = aligned.once(compare_facts)
    settled = [(one.reference, one.candidate) for one in comparison.kept]
    settled += [(one.reference, one.candidate) for one in comparison.changed if one.change == "converted"]
    taken = (
        sorted((old.start, old.end) for old, _ in settled),
        sorted((new.start, new.end) for _, new in settled),
    )
    found: list[Unsettled] = []
    for link in aligned.links:
        if link.reference and link.candidate and not aligned.is_verbatim(link):
            found += _of_link(aligned.reference, aligned.candidate, link, taken)
    return tuple(found)


def _of_link(
    reference: Document, candidate: Document, link: Link, taken: tuple[list[tuple[int, int]], list[tuple[int, int]]]
) -> list[Unsettled]:
    old, new = _numerals(reference, link.reference), _numerals(candidate, link.candidate)
    # Counted, not only looked up: of two equal numerals one may have changed.
    old_left, new_left = _beside(old, new), _beside(new, old)
    return [
        *(Unsettled("reference", one.sentence) for one in old_left if not _within(one, taken[0])),
        *(Unsettled("candidate", one.sentence) for one in new_left if not _within(one, taken[1])),
    ]


def _beside(ours: list[_Numeral], theirs: list[_Numeral]) -> list[_Numeral]:
    rest = [one.digits for one in theirs]
    left = []
    for one in ours:
        if one.digits in rest:
            rest.remove(one.digits)
        else:
            left.append(one)
    return left


def _within(numeral: _Numeral, spans: list[tuple[int, int]]) -> bool:
    return any(start < numeral.end and numeral.start < end for start, end in spans)


def _numerals(document: Document, indices: tuple[int, ...]) -> list[_Numeral]:
    found = []
    for index in indices:
        sentence = document.sentences[index]
        for match in _NUMERAL.finditer(sentence.text):
            digits = (
                "".join(str(unicodedata.digit(mark)) for mark in match.group() if mark.isdigit()).lstrip("0") or "0"
            )
            found.append(_Numeral(sentence.start + match.start(), sentence.start + match.end(), index, digits))
    return found
