"""Whether one text negates that a bound is exceeded where the other says *at most*: the same in other words."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tqcheck.aligned import base_language
from tqcheck.derived import data_file
from tqcheck.model import Span

_DATA = Path(__file__).parents[1] / "data" / "bounds.toml"
_SPACELESS = frozenset({"zh", "yue", "ja", "ko", "th"})
_CLAUSE_END = re.compile(r"[.,;:!?。、，；：！？؟،—–]")
# How far from a negation the verb is that it negates, in code points.
_AROUND, _AROUND_SPACELESS = 36, 10


def keeps_bound(text: str, group: Sequence[Span], language: str, other: str, other_language: str) -> bool:
    """Whether a negation of ``text`` says that something is not exceeded, and the other text that it is a maximum.

    ``group``: the words that negate once, as spans of ``text``. Never where the words of either language are unknown.
    """
    exceed, most = _pattern("exceed", language), _pattern("most", other_language)
    if exceed is None or most is None or most.search(other.lower()) is None:
        return False
    around = _AROUND_SPACELESS if base_language(language) in _SPACELESS else _AROUND
    before = _CLAUSE_END.split(text[max(0, group[0].start - around) : group[0].start])[-1]
    behind = _CLAUSE_END.split(text[group[-1].end : group[-1].end + around])[0]
    return exceed.search(f"{before}{text[group[0].start : group[-1].end]}{behind}".lower()) is not None


@cache
def _pattern(row: str, language: str) -> re.Pattern[str] | None:
    rows = data_file(_DATA)[row]
    code = base_language(language)
    if code not in rows:
        return None
    words = "|".join(re.escape(word).replace("_", r"\s+").replace(r"\*", r"\w*") for word in rows[code].split())
    return re.compile(words if code in _SPACELESS else rf"(?<![\w'’])(?:{words})(?![\w'’])")
