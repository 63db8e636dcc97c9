"""Where a sentence ends in the languages that end it with a space alone, and put spaces elsewhere too: Thai and Lao.

Each space is weighed by what stands before and behind it (``data/spaced.toml``). A wrong cut leaves two clauses, which
the aligner joins again as it joins sentences; so a space with nothing against it ends a sentence of some length.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tqcheck.derived import data_file
from tqcheck.model import Span

_DATA = Path(__file__).parent / "data" / "spaced.toml"
_SPACES = re.compile(r"[ \u00a0\u200b]+")
_OWN_SIGN = re.compile(r"[\u0e00-\u0eff]")
_CLOSERS = '"”’»)'
# Code points of the shortest sentence before and behind a space, by the headlines and short sentences of own texts.
_FEWEST_BEFORE, _FEWEST_BEHIND = 20, 15
# So many code points more make an end as much likelier as a word that likes to stand last.
_LENGTH = 30
_MOST_LENGTH = 2.0
_ENOUGH = 1.3


@dataclass(frozen=True)
class _Spaced:
    """What one language says of a space: see the data file."""

    goes_on: tuple[str, ...]
    begins: tuple[str, ...]
    holds: tuple[str, ...]
    ends: tuple[str, ...]
    tells: re.Pattern[str]
    says: re.Pattern[str]


def cuts(text: str, part: Span, language: str) -> Iterator[int]:
    """Where sentences begin inside a part of a text, in order; none in a language that marks its ends."""
    facts = _facts().get(language)
    if facts is None:
        return
    start = part.start
    for space in _SPACES.finditer(text, part.start, part.end):
        if _ends(text[start : space.start()], text[space.end() : part.end], facts):
            yield space.end()
            start = space.end()


def _ends(before: str, behind: str, facts: _Spaced) -> bool:
    """Whether a sentence ends between what was written since the last end and what is left."""
    if len(before) < _FEWEST_BEFORE or len(behind) < _FEWEST_BEHIND:
        return False
    if not facts.tells.search(before) or not facts.tells.search(behind):
        return False
    last, following = before.rsplit(maxsplit=1)[-1], behind.split(maxsplit=1)[0]
    if last.endswith(facts.holds) or not (_OWN_SIGN.match(last[-1]) or last[-1].isdigit() or last[-1] in _CLOSERS):
        return False
    if following[0].isdigit() or following[0] == "(" or _is_open(before) or _is_unsaid(before, facts):
        return False
    begins = following.startswith(facts.begins)
    if not begins and following.startswith(facts.goes_on):
        return False
    # behind a figure mostly stands what was counted
    if last[-1].isdigit() and not begins:
        return False
    length = min(_MOST_LENGTH, (len(before) - _FEWEST_BEFORE) / _LENGTH)
    return 1 + begins + last.endswith(facts.ends) + length >= _ENOUGH


def _is_open(text: str) -> bool:
    """Whether a quotation or a bracket is open at the end of a text."""
    return text.count('"') % 2 == 1 or any(text.count(a) > text.count(b) for a, b in ("“”", "()", "‘’", "«»"))


def _is_unsaid(text: str, facts: _Spaced) -> bool:
    """Whether a text begins with a quotation and nobody has said it yet."""
    if text[0] not in '"“‘«':
        return False
    closed = max(text.rfind(mark) for mark in _CLOSERS)
    return closed > 0 and facts.says.search(text, closed) is None


@cache
def _facts() -> dict[str, _Spaced]:
    return {code: _read(rows) for code, rows in data_file(_DATA).items()}


def _read(rows: Mapping[str, str]) -> _Spaced:
    goes_on, begins, holds, ends = (tuple(rows[name].split()) for name in ("goes_on", "begins", "holds", "ends"))
    tells, says = (re.compile("|".join(map(re.escape, rows[name].split()))) for name in ("tells", "says"))
    return _Spaced(goes_on, begins, holds, ends, tells, says)
