"""Two words in two scripts, neither of them Latin: by the Latin spellings that the one may stand for.

The sound tables tell how each script writes Latin spellings, so that two words fit each other as well as the best
Latin spelling fits both. The likeliest spellings of the first are found by a beam over its units.
"""

from functools import lru_cache

from tqcheck.names.compare import best_fit
from tqcheck.names.forms.attested import names_written
from tqcheck.names.sounds.sound import Fit, spellings

_KNOWN = 4
_BEAM = 24


@lru_cache(maxsize=4096)
def fit_by_latin(word: str, script_code: str, language: str, other: str, other_language: str) -> Fit | None:
    """How two foreign words fit by way of the Latin spelling that fits both best: its fit with ``other``, with the
    costs of both in ``total``; None where either has no table. ``word`` is as ``names_written`` takes it."""
    options = [(0.0, name) for name in names_written(word, script_code)[:_KNOWN]]
    options += [(cost, latin) for latin, cost in spellings(word, language, _BEAM)]
    fits = [
        Fit(cost + one.total, one.worst, one.size, one.start, one.end, one.odd)
        for cost, latin in options
        for one in (best_fit(latin, other, other_language),)
        if one is not None
    ]
    return min(fits, key=lambda one: one.mean) if fits else None


__all__ = ["fit_by_latin"]
