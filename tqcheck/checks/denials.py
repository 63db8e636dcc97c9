"""How much less often the candidate says no than the reference: too little for a finding, not for a score."""

from collections.abc import Mapping, Sequence

from tqcheck.aligned import AlignedPair, Document
from tqcheck.checks.negation import Negation, negation_of

_HINT = 0.1


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


def _lost(ours: Negation, before: str, theirs: Negation, after: str) -> float:
    """How much less often a text says no than another; hints are looked for where they may change the answer."""
    old, new = len(ours.groups(before)), len(theirs.groups(after))
    every = old + len(ours.hints(before))
    if every <= new:
        return 0.0
    return max(0, old - new) + _HINT * max(0, every - new - len(theirs.hints(after)))


def _text(document: Document, indices: Sequence[int]) -> str:
    return document.text[document.sentences[indices[0]].start : document.sentences[indices[-1]].end]
