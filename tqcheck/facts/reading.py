"""Text to facts: the one door to everything that this package reads."""

from functools import lru_cache

from tqcheck.facts.calendar import read_calendar
from tqcheck.facts.fact import Evidence, Reading
from tqcheck.facts.lexicon import lexicon
from tqcheck.facts.quantities import read_quantities
from tqcheck.facts.text import plain


@lru_cache(maxsize=4096)
def read(text: str, language: str) -> Reading:
    """The facts of a text (a sentence or more) in a language (BCP 47), and everything that it might be saying."""
    words = lexicon(language)
    shaped = plain(text)
    evidence = Evidence()
    dates, taken = read_calendar(shaped, words, evidence)
    numbers, gather = read_quantities(shaped, words, evidence, taken)
    return Reading(tuple(sorted((*dates, *numbers), key=lambda fact: (fact.start, fact.end))), gather)
