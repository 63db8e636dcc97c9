"""What the letters and digits of two texts say of wrong names and numerals, beside what their vectors say."""

from collections.abc import Sequence
from math import exp

from tqcheck.quality.numerals import astray
from tqcheck.quality.spellings import strangeness

_USUAL = 0.2  # what strange names come to on average, on the development part: severities stay what they meant

# Below the first of these severities flatten out towards the other one, under which the calibration has no more to say.
_SLIGHT, _NONE = 0.12, 0.04


def wrong_facts(candidate: str, source: str, weights: Sequence[float], *, spellings: bool = True) -> float:
    """Severity to be added where there is a source alone; ``weights`` are the five of ``QualityNetwork.facts``,
    ``spellings`` says whether names are compared by their letters."""
    _, numerals, _, theirs, ours = weights
    found = numerals * astray(candidate, source)
    if not spellings or not (theirs or ours):
        return found
    return found + theirs * strangeness(source, candidate) + ours * strangeness(candidate, source) - _USUAL


def softened(severity: float) -> float:
    """A severity from which the usual was taken, so that two slight ones are still two: rising, above 0.04."""
    room = _SLIGHT - _NONE
    return severity if severity >= _SLIGHT else _NONE + room * exp((severity - _SLIGHT) / room)
