"""Text to facts: the one door to everything that this package reads."""

from functools import lru_cache

from tqcheck.facts.calendar import read_calendar
from tqcheck.facts.fact import Evidence, Reading
from tqcheck.facts.lexicon import lexicon
from tqcheck.facts.quantities import read_quantities
from tqcheck.facts.text import plain
from tqcheck.late import late

_ERA = late(r"(令和|平成|昭和)(\d{1,2}|元)年")
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}


@lru_cache(maxsize=4096)
def read(text: str, language: str) -> Reading:
    """The facts of a text (a sentence or more) in a language (BCP 47), and everything that it might be saying.

    The evidence of the answer is shared: do not change it.
    """
    words = lexicon(language)
    shaped = plain(text)
    evidence = Evidence()
    dates, taken = read_calendar(shaped, words, evidence)
    numbers = read_quantities(shaped, words, evidence, taken)
    for match in _ERA.finditer(shaped.text):
        evidence.numbers.add(_ERAS[match.group(1)] + (1 if match.group(2) == "元" else int(match.group(2))))  # type: ignore[arg-type]
    return Reading(tuple(sorted((*dates, *numbers), key=lambda fact: (fact.start, fact.end))), evidence)
