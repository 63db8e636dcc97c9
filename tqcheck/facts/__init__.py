"""Facts: numbers by value, dates and times."""

from tqcheck.aligned import AlignedPair
from tqcheck.model import Tally


def fact_tally(aligned: AlignedPair) -> Tally:
    """How many of the reference's numbers and dates the candidate kept."""
    return Tally(0, 0)
