"""Negative pronouns without the negated verb that their language demands: *ніхто прийшов* for *ніхто не прийшов*."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tqcheck.aligned import base_language
from tqcheck.checks.negation import negation_of
from tqcheck.derived import data_file
from tqcheck.model import Span

_DATA = Path(__file__).parents[1] / "data" / "concord.toml"
_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"[“„«»”「\"‘‚].{1,60}?[”“»«」\"’]")
# A sentence of fewer words is an answer, a headline or a title rather than a clause with a verb.
_FEWEST = 4


@dataclass(frozen=True)
class _Concord:
    """The words of one language as ``data/concord.toml`` has them; ``verbs`` are whole words and beginnings."""

    pronouns: frozenset[str]
    verbs: frozenset[str]
    begun: tuple[str, ...]
    alone: frozenset[str]


def unsupported(text: str, language: str) -> Span | None:
    """The first negative pronoun of a sentence in which nothing negates a verb, as that language demands.

    None where the language does not, where it is unknown, and in short sentences; set phrases, comparisons (*as never
    before*) and short quotations, which may be titles, are left out. Any negated word of the sentence counts as the
    verb: clauses are not told apart, since marks stand inside of them too.
    """
    facts, negation = _facts(base_language(language)), negation_of(language)
    if facts is None or negation is None:
        return None
    words = list(_WORD.finditer(text))
    if len(words) < _FEWEST:
        return None
    lowered = [word.group().lower() for word in words]
    rest = [word for word in lowered if word not in facts.pronouns]
    if any(word in facts.verbs or word.startswith(facts.begun) for word in rest):
        return None
    negating = {span.start for span in negation.find(text)}
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    for number, word in enumerate(words):
        around = {*lowered[max(0, number - 1) : number], *lowered[number + 1 : number + 2]}
        if (
            lowered[number] in facts.pronouns
            and word.start() in negating
            and not around & facts.alone
            and not any(start <= word.start() < end for start, end in quoted)
        ):
            return Span(*word.span())
    return None


@cache
def _facts(language: str) -> _Concord | None:
    rows = data_file(_DATA)
    if language not in rows:
        return None
    row = rows[language]
    verbs = row["verbs"].split()
    return _Concord(
        pronouns=frozenset(row["pronouns"].split()),
        verbs=frozenset(verb for verb in verbs if not verb.endswith("*")),
        begun=tuple(verb.removesuffix("*") for verb in verbs if verb.endswith("*")),
        alone=frozenset(row["alone"].split()),
    )
