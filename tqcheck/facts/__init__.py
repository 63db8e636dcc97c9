"""Numbers, dates and times: read by value in every language, and compared across languages."""

from tqcheck.facts.comparing import compare_facts
from tqcheck.facts.corrected import corrected_date, corrected_number
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
    "corrected_date",
    "corrected_number",
    "fact_tally",
    "read",
]
