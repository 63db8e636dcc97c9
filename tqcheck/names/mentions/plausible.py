"""How likely a spelling is before anything is known of the reference: by frequency list, list of names and letters.

Natural logarithms of probabilities throughout. A spelling that no list holds has the probability of its letters, from
trigrams of the language's own list (Witten and Bell 1991 for what was not seen), so that a sequence that the script
never writes counts against it.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path

from tqcheck.derived import Numbers, digest, numbers_of, word_numbers
from tqcheck.languages import scripts_of_language
from tqcheck.names.compare import bare
from tqcheck.names.forms.inflection import respells, stems
from tqcheck.names.lexicon import (
    base,
    centibels,
    list_version,
    number_of_person_names,
    person_names,
    person_table,
    words,
)
from tqcheck.names.mentions.words import Word
from tqcheck.names.spelling import fold, script

# shares of what a running text writes: words of the list, listed names, anything else
_LISTED, _NAMED, _UNSEEN = 0.6, 0.1, 0.3
_ENDING = 0.1
_SAMPLE = 15000
_LETTERS = 60
_UNKNOWN_LETTER = round(100 * math.log(_LETTERS))
_NOT_SEEN = "\0"
_ENGLISH = "en"
_ACCENTS = dict(zip("αεηιουω", "άέήίόύώ", strict=True))


def _letters_of(some: Iterable[str]) -> dict[str, int]:
    """Costs in hundredths of a nat of every sequence of up to three letters seen, and, after each one followed by a
    letter and the sign for what was not seen, of falling back to the shorter one."""
    seen: Counter[str] = Counter()
    for word in some:
        marked = f"^^{word}$"
        seen.update(marked[at : at + 3] for at in range(len(marked) - 2))
    followers: dict[str, Counter[str]] = {}
    for trigram, count in seen.items():
        for context in (trigram[:2], trigram[1:2], ""):
            followers.setdefault(context, Counter())[trigram[2]] += count
    probability: dict[str, float] = {}
    costs: dict[str, int] = {}
    for context in sorted(followers, key=len):
        counts = followers[context]
        total, kinds = counts.total(), len(counts)
        for letter, count in counts.items():
            shorter = probability[context[1:] + letter] if context else 1 / _LETTERS
            probability[context + letter] = (count + kinds * shorter) / (total + kinds)
            costs[context + letter] = round(-100 * math.log(probability[context + letter]))
        costs[context + _NOT_SEEN] = round(-100 * math.log(kinds / (total + kinds)))
    return costs


@cache
def _letters(language: str, script_code: str) -> Numbers:
    """The letters of a language's words, and in Latin letters of people's names, too."""

    def made() -> dict[str, int]:
        listed = words(language, cyrillic=script_code == "Cyrl")
        every = max(1, len(listed) // _SAMPLE)
        some = [fold(word) for word in islice(listed, 0, None, every) if script(word) == script_code]
        if script_code == "Latn":
            some += islice(person_names(), 0, None, max(1, number_of_person_names() // _SAMPLE))
        return _letters_of(some)

    version = f"{list_version(language)}-{digest(Path(__file__))}"
    return word_numbers(f"letters-{language}-{script_code}", version, made)


@cache
def listing(language: str) -> Numbers:
    """The frequency list with words as ``spelled`` has them, in hundredths of a power of ten below 1; in Greek without
    accents."""
    code = base(language)
    if code != "el":
        return centibels(code)

    def made() -> dict[str, int]:
        found: dict[str, int] = {}
        for word, below in words(code).items():
            found.setdefault(fold(word), below)
        return found

    return word_numbers("words-el-folded", list_version(code), made)


@lru_cache(maxsize=16384)
def is_listed(spelling: str, language: str) -> bool:
    """Whether the frequency list has a word or a form that it may be inflected from."""
    words = listing(language)
    return spelling in words or any(stem in words for stem in stems(spelling, language) if len(stem) > 2)


def as_listed(spelling: str, language: str) -> str | None:
    """A word as the frequency list writes it, None where it has none."""
    code = base(language)
    forms = [spelling]
    if code == "el":
        closed = spelling[:-1] + "ς" if spelling.endswith("σ") else spelling
        accented = (closed[:at] + _ACCENTS.get(letter, "") + closed[at + 1 :] for at, letter in enumerate(closed))
        forms = [closed, *(form for form in accented if len(form) == len(closed))]
    known = [(below, form) for form in forms for below in (centibels(code).get(form),) if below is not None]
    return min(known)[1] if known else None


def spelled(word: Word) -> str:
    """A word as it is compared: folded; in Arabic letters only without marks and stretched lines."""
    if word.script == "Latn":
        return word.plain
    return _plain_arabic(word.text) if word.script == "Arab" else word.folded


@lru_cache(maxsize=16384)
def _plain_arabic(text: str) -> str:
    return "".join([letter for letter in text if letter.isalpha() and letter != "ـ"])


class _Costs(dict[str, int]):
    """Costs of a letter after the two before it, or after one or none, in hundredths of a nat, as they are asked
    for."""

    def __init__(self, table: Numbers) -> None:
        self._table = table
        self._not_seen: dict[str, int] = {}

    def __missing__(self, letters: str) -> int:
        cost = self._table.get(letters)
        if cost is None:
            context = letters[:-1]
            if context not in self._not_seen:
                self._not_seen[context] = self._table.get(context + _NOT_SEEN) or 0
            cost = self._not_seen[context] + (self[letters[1:]] if context else _UNKNOWN_LETTER)
        self[letters] = cost
        return cost


@cache
def _costs(language: str, script_code: str) -> _Costs:
    return _Costs(_letters(language, script_code))


@lru_cache(maxsize=65536)
def unseen(word: str, language: str) -> float:
    """Log probability of a folded word that no list is known to hold."""
    costs = _costs(base(language), script(word))
    marked = f"^^{word}$"
    return -sum([costs[marked[at - 2 : at + 1]] for at in range(2, len(marked))]) / 100


def plausibilities(words: Sequence[str], language: str) -> list[float]:
    """``plausibility`` of each of many words, in less time than one by one."""
    rows = [_forms(word, language) for word in words]
    every = list(dict.fromkeys(form for _, forms in rows for form in forms))
    listed, named = numbers_of(every, listing(language), person_table())
    return [_likely(*row, language, listed, named) for row in rows]


def plausibilities_of_names(words: Sequence[str], language: str) -> list[float]:
    """``plausibility`` of words that may be names from elsewhere: a language of the Latin alphabet that keeps their
    spelling has half of them as English has them, whose list knows most."""
    own = plausibilities(words, language)
    if not keeps_spellings(language):
        return own
    rows = [_forms(word, language) for word in words]
    every = list(dict.fromkeys(form for _, forms in rows for form in forms))
    listed, named = numbers_of(every, listing(_ENGLISH), person_table())
    abroad = [_likely(*row, _ENGLISH, listed, named) for row in rows]
    return [math.log((math.exp(here) + math.exp(there)) / 2) for here, there in zip(own, abroad, strict=True)]


@lru_cache(maxsize=65536)
def plausibility_of_name(word: str, language: str) -> float:
    """The same of one word."""
    return plausibilities_of_names((word,), language)[0]


@cache
def keeps_spellings(language: str) -> bool:
    """Whether the language, other than English, is written in Latin letters and leaves foreign names as they are."""
    return base(language) != _ENGLISH and "Latn" in scripts_of_language(base(language)) and not respells(language)


@lru_cache(maxsize=65536)
def plausibility(word: str, language: str) -> float:
    """Log probability that running text in ``language`` has the word where it has a word, inflected forms included."""
    return _likely(*_forms(word, language), language, listing(language), person_table())


def _forms(word: str, language: str) -> tuple[str, dict[str, float]]:
    """A word folded and plain, and what it may stand in a list as, with the share of its uses that are this word."""
    folded = fold(word)
    if folded == word:
        lowered = word
    else:
        lowered = word.casefold().replace("’", "'")
        folded = fold(lowered)
    plain = bare(folded)
    forms = {lowered: 1.0, folded: 1.0, plain: 1.0}
    # Arabic letters are compared as they are written
    for stem in stems(lowered if lowered != folded and script(lowered) == "Arab" else folded, language):
        if len(stem) > 2:
            forms.setdefault(stem, _ENDING)
    return plain, forms


def _likely(
    plain: str,
    forms: Mapping[str, float],
    language: str,
    listed: Numbers | Mapping[str, int],
    named: Numbers | Mapping[str, int],
) -> float:
    frequency = named_share = 0.0
    for form, share in forms.items():
        below = listed.get(form)
        if below is not None:
            frequency = max(frequency, share * 10 ** (-below / 100))
        if share > named_share and form in named:
            named_share = share
    return math.log(
        _LISTED * frequency
        + (_NAMED * named_share / number_of_person_names() if named_share else 0.0)
        + _UNSEEN * math.exp(unseen(plain, language))
    )
