"""Whether one text says of a state that it has begun or goes on and the other that it has not begun or is over."""

import re
from functools import cache
from pathlib import Path

from tqcheck.aligned import base_language
from tqcheck.derived import data_file

_DATA = Path(__file__).parents[1] / "data" / "phases.toml"
_SPACELESS = frozenset({"zh", "yue", "ja", "ko", "th"})
_CONTRARY = (("yet", "already"), ("longer", "still"))


def contrary(negated: str, negated_language: str, other: str, other_language: str) -> str | None:
    """Where a text with a negation says *not yet* or *no longer* and one without says *already* or *still*: the other
    text without that word. None elsewhere.

    Both are clauses or short sentences: who says both of different things is not understood.
    """
    for with_negation, without in _CONTRARY:
        ours, theirs = _pattern(with_negation, negated_language), _pattern(without, other_language)
        if ours is None or theirs is None or ours.search(negated.lower()) is None:
            continue
        if theirs.search(other.lower()) is not None:
            return theirs.sub(" ", other.lower())
    return None


@cache
def _pattern(row: str, language: str) -> re.Pattern[str] | None:
    rows = data_file(_DATA)[row]
    code = language if language in rows else base_language(language)
    if code not in rows:
        return None
    words = "|".join(re.escape(word).replace("_", r"\s+").replace(r"\*", r"\w*") for word in rows[code].split())
    return re.compile(words if code in _SPACELESS else rf"(?<![\w'’])(?:{words})(?![\w'’])")
