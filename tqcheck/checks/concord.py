"""Halves of negations: negative pronouns without the negated verb that their language demands (*ніхто прийшов* for
*ніхто не прийшов*), and the first of two negating words without the second (*n'a trouvé* for *n'a pas trouvé*)."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tqcheck.aligned import base_language
from tqcheck.checks.negation import negation_of
from tqcheck.derived import data_file
from tqcheck.frequency import zipf
from tqcheck.languages import function_words
from tqcheck.model import Span

_DATA = Path(__file__).parents[1] / "data" / "concord.toml"
_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"[“„«»”「\"‘‚].{1,60}?[”“»«」\"’]")
# Letters of a verb, and how often it and its participle stand in running text, at least (Zipf).
_SHORTEST, _WORD_IN_USE, _PARTICIPLE_IN_USE = 3, 3.0, 2.0
# A sentence of fewer words is an answer, a headline or a title rather than a clause with a verb.
_FEWEST = 4


@dataclass(frozen=True)
class _Concord:
    """The words of one language as ``data/concord.toml`` has them; ``verbs`` are whole words and beginnings."""

    pronouns: frozenset[str]
    verbs: frozenset[str]
    begun: tuple[str, ...]
    alone: frozenset[str]


@dataclass(frozen=True)
class _Halves:
    """The first of the two words of a language's negation, what completes it, and the verbs that need no second."""

    first: re.Pattern[str]
    second: re.Pattern[str]
    free: re.Pattern[str]


def unsupported(text: str, language: str) -> Span | None:
    """The first word of a sentence that is half a negation, the other half of which its language demands."""
    pronoun = _without_verb(text, language)
    return _without_second(text, language) if pronoun is None else pronoun


def _without_second(text: str, language: str) -> Span | None:
    """The first of two negating words in a sentence that has none of those that can be the second."""
    halves = _halves(base_language(language))
    if halves is None:
        return None
    if halves.second.search(text):
        return None
    free = [match.start() for match in halves.free.finditer(text)]
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    for match in halves.first.finditer(text):
        if match.start() not in free and not any(start <= match.start() < end for start, end in quoted):
            return Span(*match.span())
    return None


def _without_verb(text: str, language: str) -> Span | None:
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


def is_left_over(text: str, language: str) -> bool:
    """Whether a statement has an auxiliary that nothing but a negation calls for: *the noise did exceed the limits*.

    Stress calls for it too, so that this says something only beside a text that says no.
    """
    support = data_file(_DATA)["support"].get(base_language(language))
    if support is None:
        return False
    words, between, before, no_verbs = (
        frozenset(support[key].split()) for key in ("words", "between", "before", "behind")
    )
    rest = [""] + [word.group().lower() for word in _WORD.finditer(text)]
    for number, word in enumerate(rest[1:], 1):
        if word in words and rest[number - 1] not in before:
            behind = next((other for other in rest[number + 1 :] if other not in between), "")
            if behind not in no_verbs and _is_verb(behind, language):
                return True
    return False


def _is_verb(word: str, language: str) -> bool:
    """Whether an English word in its plain form is a verb: it has a participle."""
    if len(word) < _SHORTEST or word in function_words(language) or zipf(word, language) < _WORD_IN_USE:
        return False
    stem = word.removesuffix("e")
    forms = [f"{stem}ing", f"{word}{word[-1]}ing"] if word[-1] not in "aeiouwxy" else [f"{stem}ing"]
    return any(zipf(form, language) >= _PARTICIPLE_IN_USE for form in forms)


@cache
def _halves(language: str) -> _Halves | None:
    row = data_file(_DATA)["halves"].get(language)
    if row is None:
        return None
    return _Halves(re.compile(row["first"]), *(re.compile(row[key], re.IGNORECASE) for key in ("second", "free")))


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
