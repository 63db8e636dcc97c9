"""Numbers, dates and times: read by value in every language, and compared across languages."""

from tqcheck.facts.comparing import compare_facts
from tqcheck.facts.fact import Evidence, Fact, Reading
from tqcheck.facts.outcome import Changed, Comparison, Kept
from tqcheck.facts.reading import read
from tqcheck.facts.tally import fact_tally

__all__ = [
    "Changed",
    "Comparison",
    "Evidence",
    "Fact",
    "Kept",
    "Reading",
    "compare_facts",
    "fact_tally",
    "read",
]
