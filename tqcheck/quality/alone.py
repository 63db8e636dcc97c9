"""What a model that stands alone beside a source adds to the network's severity.

In an article checks look at names and at what was left untranslated. Where a segment is all there is, the model has to
see them by itself, by letters. How long the source is says nothing of which candidate is better, but how much people
will find in a translation of it: their penalties are sums.
"""

from collections.abc import Sequence
from math import exp, log

from tqcheck.quality.copied import copied
from tqcheck.quality.spellings import strangeness

# What strange names come to on average, and how many tokens a source has, on the development part of WMT20: severities
# stay what they meant.
_STRANGE, _TOKENS = 0.2, 32
_FEW = 3  # tokens: of one or two the logarithm would make too much
# Below the first of these severities flatten out towards the other one, under which the calibration has no more to say.
_SLIGHT, _NONE = 0.12, 0.04


def judged_alone(severity: float, candidate: str, source: str, tokens: int, weights: Sequence[float]) -> float:
    """The severity, above 0.04, of a candidate of which the network says ``severity``, beside a source of so many
    tokens. ``weights`` are those of ``QualityNetwork.alone``."""
    length, *letters = weights
    found = severity - _STRANGE + by_letters(candidate, source, letters)
    # where nothing is right there is no more to be found in a long sentence than in a short one
    longer = log((tokens + _FEW) / (_TOKENS + _FEW))
    return softened(found + length * longer * min(1.0, max(0.0, 1 - found)) ** 2)


def by_letters(candidate: str, source: str, weights: Sequence[float]) -> float:
    """What letters say of strange names of the source and of the candidate, and of text that is the source's."""
    names, own_names, untranslated = weights
    return (
        names * strangeness(source, candidate)
        + own_names * strangeness(candidate, source)
        + untranslated * copied(candidate, source)
    )


def softened(severity: float) -> float:
    """A severity from which the usual was taken, so that two slight ones are still two: rising, above 0.04."""
    room = _SLIGHT - _NONE
    return severity if severity >= _SLIGHT else _NONE + room * exp((severity - _SLIGHT) / room)
