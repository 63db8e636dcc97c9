"""What negations say of a score: how much less often the candidate says no than the reference, which is too little for
a finding, where it says so in other words, and how its sentences read without theirs."""

import re
from collections.abc import Iterator, Mapping, Sequence

from tqcheck.aligned import AlignedPair, Document
from tqcheck.checks.negation import Negation, negation_of

_HINT = 0.1
_LEFT_OPEN = re.compile(r"\s+(?=[,.،。])")  # what was taken out stood before a mark
_MOST = 8  # versions of one text: what has more negations is rather a list


def unanswered(aligned: AlignedPair) -> Mapping[int, float]:
    """For links, by number, how many negations of the reference the candidate lacks, above 0.

    A word that may say no by its meaning (*without*, *refuse*) is a tenth of one. Nothing where the negation of
    either language is unknown.
    """
    found = {}
    for number, ours, before, theirs, after in _linked(aligned):
        if lost := _lost(ours, before, theirs, after):
            found[number] = lost
    return found


def reworded(aligned: AlignedPair) -> frozenset[int]:
    """The numbers of the links whose candidate says no more often than their reference, which has words that may say no
    by their meaning: *not usual* for *unusual*. A translator may have turned one into the other."""
    return frozenset(
        number
        for number, ours, before, theirs, after in _linked(aligned)
        if len(theirs.groups(after)) > len(ours.groups(before)) and ours.is_hinted(before)
    )


def affirmed(aligned: AlignedPair, number: int) -> tuple[str, ...]:
    """The candidate's side of a link without each of its negations, struck out or put so that it affirms, and without
    all of them; eight texts at most, none where it has no negation or where that of its language is unknown."""
    negation = negation_of(aligned.candidate.language)
    if negation is None:
        return ()
    text = _text(aligned.candidate, aligned.links[number].candidate)
    groups = negation.groups(text)
    spans = [span for group in groups for span in group]
    parts = [part for part in dict.fromkeys((tuple(spans), *groups, *((span,) for span in spans))) if part]
    without = [negation.without(text, part) for part in parts]
    # A word that is lost leaves nothing behind, whatever would affirm it, and the rest as it was.
    without[1:1] = [text[: span.start] + text[span.end :] for span in spans]
    return tuple(dict.fromkeys(_LEFT_OPEN.sub("", " ".join(one.split())) for one in without))[:_MOST]


def _linked(aligned: AlignedPair) -> Iterator[tuple[int, Negation, str, Negation, str]]:
    """The numbers of the links that may differ, with the negation of each side's language and its text."""
    reference, candidate = aligned.reference, aligned.candidate
    if reference is None or aligned.verbatim or not aligned.is_version:
        return
    ours, theirs = negation_of(reference.language), negation_of(candidate.language)
    if ours is None or theirs is None:
        return
    for number, link in enumerate(aligned.links):
        if link.reference and link.candidate and not aligned.is_verbatim(link):
            yield number, ours, _text(reference, link.reference), theirs, _text(candidate, link.candidate)


def _lost(ours: Negation, before: str, theirs: Negation, after: str) -> float:
    """How much less often a text says no than another; hints are looked for where they may change the answer."""
    old, new = len(ours.groups(before)), len(theirs.groups(after))
    every = old + len(ours.hints(before))
    if every <= new:
        return 0.0
    return max(0, old - new) + _HINT * max(0, every - new - len(theirs.hints(after)))


def _text(document: Document, indices: Sequence[int]) -> str:
    return document.text[document.sentences[indices[0]].start : document.sentences[indices[-1]].end]
