"""The words of both sides of a pair."""

from dataclasses import dataclass

from tqcheck.aligned import AlignedPair
from tqcheck.names.words import Words, words_of


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """The words of the reference and of the candidate."""

    reference: Words
    candidate: Words


def sides(aligned: AlignedPair) -> Sides:
    """The words of both sides; no words for a reference that is not there."""
    reference = words_of(aligned.reference) if aligned.reference else Words({}, {}, frozenset(), frozenset(), "und")
    return Sides(reference, words_of(aligned.candidate))
