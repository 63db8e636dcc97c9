"""Quotation marks and ends of sentences that the reference has and the candidate has not."""

import re
from collections.abc import Mapping, Sequence

from tqcheck.aligned import AlignedPair, Document

_MARK = re.compile(r"[\"“”„«»‹›「」『』＂״《》〈〉＜＞]|(?<!\w)[‘‚'’]|['’](?!\w)")
# The Greek question mark is a semicolon.
_END = re.compile(r"[.!?;…。！？｡．।॥؟۔։።។။།]\W*$")
_USUAL = 0.5
_DASH = re.compile(r"\s*[-–—―]\s*\S")


def unquoted(text: str) -> str:
    """The text without quotation marks."""
    return _MARK.sub("", text)


def lost_marks(aligned: AlignedPair) -> Mapping[int, float]:
    """For links, by number, the part of the reference's quotation marks that the candidate does not have, above 0.

    Speech behind a dash needs no marks.
    """
    if aligned.reference is None or aligned.verbatim or not aligned.is_version:
        return {}
    found = {}
    for number, link in enumerate(aligned.links):
        if not link.reference or not link.candidate or aligned.is_verbatim(link):
            continue
        there = _count(aligned.reference, link.reference)
        lost = there - _count(aligned.candidate, link.candidate)
        if there > 1 and lost > 0 and not _spoken(aligned.candidate, link.candidate):
            found[number] = lost / there
    return found


def unfinished(aligned: AlignedPair) -> frozenset[int]:
    """The numbers of the links whose reference ends as a sentence does and whose candidate breaks off.

    None in a candidate whose sentences have no mark at their end as a rule, as in Thai.
    """
    if aligned.reference is None or aligned.verbatim or not aligned.is_version:
        return frozenset()
    reference, candidate = aligned.reference.sentences, aligned.candidate.sentences
    ended = {
        number: _END.search(candidate[link.candidate[-1]].text) is not None
        for number, link in enumerate(aligned.links)
        if link.reference and link.candidate and _END.search(reference[link.reference[-1]].text)
    }
    if sum(ended.values()) <= _USUAL * len(ended):
        return frozenset()
    return frozenset(number for number, is_ended in ended.items() if not is_ended)


def _count(document: Document, indices: Sequence[int]) -> int:
    return sum(len(_MARK.findall(document.sentences[index].text)) for index in indices)


def _spoken(document: Document, indices: Sequence[int]) -> bool:
    """Whether the paragraph of these sentences begins with a dash."""
    start = document.sentences[indices[0]].start
    paragraph = document.text.rfind("\n", 0, start) + 1
    return _DASH.match(document.text, paragraph) is not None
