"""What negations say of a score: how much less often the candidate says no than the reference, which is too little for
a finding, and how its sentences read without theirs."""

import re
from collections.abc import Mapping, Sequence

from tqcheck.aligned import AlignedPair, Document
from tqcheck.checks.negation import Negation, negation_of

_HINT = 0.1
_LEFT_OPEN = re.compile(r"\s+(?=[,.،。])")  # what was taken out stood before a mark
_MOST = 6  # versions of one text: what has more negations is rather a list


def unanswered(aligned: AlignedPair) -> Mapping[int, float]:
    """For links, by number, how many negations of the reference the candidate lacks, above 0.

    A word that may say no by its meaning (*without*, *refuse*) is a tenth of one. Nothing where the negation of
    either language is unknown.
    """
    reference, candidate = aligned.reference, aligned.candidate
    if reference is None or aligned.verbatim or not aligned.is_version:
        return {}
    ours, theirs = negation_of(reference.language), negation_of(candidate.language)
    if ours is None or theirs is None:
        return {}
    found = {}
    for number, link in enumerate(aligned.links):
        if not link.reference or not link.candidate or aligned.is_verbatim(link):
            continue
        if lost := _lost(ours, _text(reference, link.reference), theirs, _text(candidate, link.candidate)):
            found[number] = lost
    return found


def affirmed(aligned: AlignedPair, number: int) -> tuple[str, ...]:
    """The candidate's side of a link without each of its negations, and without all of them; six texts at most, none
    where it has no negation or where that of its language is unknown."""
    negation = negation_of(aligned.candidate.language)
    if negation is None:
        return ()
    text = _text(aligned.candidate, aligned.links[number].candidate)
    groups = negation.groups(text)
    spans = [span for group in groups for span in group]
    parts = dict.fromkeys((tuple(spans), *groups, *((span,) for span in spans)))
    without = (negation.without(text, part) for part in list(parts)[:_MOST] if part)
    return tuple(dict.fromkeys(_LEFT_OPEN.sub("", one) for one in without))


def _lost(ours: Negation, before: str, theirs: Negation, after: str) -> float:
    """How much less often a text says no than another; hints are looked for where they may change the answer."""
    old, new = len(ours.groups(before)), len(theirs.groups(after))
    every = old + len(ours.hints(before))
    if every <= new:
        return 0.0
    return max(0, old - new) + _HINT * max(0, every - new - len(theirs.hints(after)))


def _text(document: Document, indices: Sequence[int]) -> str:
    return document.text[document.sentences[indices[0]].start : document.sentences[indices[-1]].end]
