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
        here = _denials(ours, reference, link.reference)
        if not any(here):
            continue
        there = _denials(theirs, candidate, link.candidate)
        lost = max(0, here[0] - there[0]) + _HINT * max(0, sum(here) - sum(there))
        if lost:
            found[number] = lost
    return found


def _denials(negation: Negation, document: Document, indices: Sequence[int]) -> tuple[int, int]:
    """How often sentences say no, and how many of their other words may."""
    text = document.text[document.sentences[indices[0]].start : document.sentences[indices[-1]].end]
    return len(negation.groups(text)), len(negation.hints(text))
