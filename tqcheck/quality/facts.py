"""What the letters and digits of two texts say of wrong names and numerals, beside what their vectors say."""

from collections.abc import Sequence

from tqcheck.quality.numerals import astray
from tqcheck.quality.spellings import strangeness

_USUAL = 0.2  # what strange names come to on average, on the development part: severities stay what they meant


def wrong_facts(candidate: str, source: str, weights: Sequence[float], *, spellings: bool = True) -> float:
    """Severity to be added where there is a source alone; ``weights`` are the five of ``QualityNetwork.facts``,
    ``spellings`` says whether names are compared by their letters."""
    _, numerals, _, theirs, ours = weights
    found = numerals * astray(candidate, source)
    if not spellings or not (theirs or ours):
        return found
    return found + theirs * strangeness(source, candidate) + ours * strangeness(candidate, source) - _USUAL
