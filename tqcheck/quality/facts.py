"""What digits say of wrong numerals, beside what their vectors say."""

from collections.abc import Sequence

from tqcheck.quality.numerals import astray


def wrong_facts(candidate: str, source: str, weights: Sequence[float]) -> float:
    """Severity to be added where there is a source alone; ``weights`` are those of ``QualityNetwork.facts``."""
    return weights[1] * astray(candidate, source)
