"""How likely a spelling is before anything is known of the reference: by frequency list, list of names and letters.

Natural logarithms of probabilities throughout. A spelling that no list holds has the probability of its letters, from
trigrams of the language's own list (Witten and Bell 1991 for what was not seen), so that a sequence that the script
never writes counts against it.
"""

import math
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import islice

from tqcheck.derived import Numbers, word_numbers
from tqcheck.names.compare import bare
from tqcheck.names.inflection import stems
from tqcheck.names.lexicon import (
    base,
    centibels,
    is_person_name,
    list_version,
    number_of_person_names,
    person_names,
    words,
)
from tqcheck.names.mentions import Word
from tqcheck.names.spelling import fold, script

# shares of what a running text writes: words of the list, listed names, anything else
_LISTED, _NAMED, _UNSEEN = 0.6, 0.1, 0.3
_ENDING = 0.1
_SAMPLE = 15000
_LETTERS = 60
_UNKNOWN_LETTER = round(100 * math.log(_LETTERS))
_NOT_SEEN = "\0"
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
        listed = words(language)
        every = max(1, len(listed) // _SAMPLE)
        some = [fold(word) for word in islice(listed, 0, None, every) if script(word) == script_code]
        if script_code == "Latn":
            some += islice(person_names(), 0, None, max(1, number_of_person_names() // _SAMPLE))
        return _letters_of(some)

    return word_numbers(f"letters-{language}-{script_code}", list_version(language), made)


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
    if word.script == "Arab":
        return "".join(letter for letter in word.text if letter.isalpha() and letter != "ـ")
    return word.folded


@lru_cache(maxsize=65536)
def unseen(word: str, language: str) -> float:
    """Log probability of a folded word that no list is known to hold."""
    costs = _letters(base(language), script(word))
    marked = f"^^{word}$"
    total = 0
    for at in range(2, len(marked)):
        for width in (2, 1, 0):
            context = marked[at - width : at]
            cost = costs.get(context + marked[at])
            if cost is not None:
                total += cost
                break
            total += costs.get(context + _NOT_SEEN) or 0
        else:
            total += _UNKNOWN_LETTER
    return -total / 100


@lru_cache(maxsize=65536)
def plausibility(word: str, language: str) -> float:
    """Log probability that running text in ``language`` has the word where it has a word, inflected forms included."""
    lowered = word.casefold().replace("’", "'")
    forms = {lowered: 1.0, fold(lowered): 1.0, bare(fold(lowered)): 1.0}
    for stem in stems(lowered if script(lowered) == "Arab" else fold(lowered), language):
        if len(stem) > 2:
            forms.setdefault(stem, _ENDING)
    listed = listing(language)
    found = [(share, listed.get(form)) for form, share in forms.items()]
    frequency = max((share * 10 ** (-below / 100) for share, below in found if below is not None), default=0.0)
    plain = bare(fold(lowered))
    named = max((share for form, share in forms.items() if is_person_name(form)), default=0.0)
    return math.log(
        _LISTED * frequency
        + (_NAMED * named / number_of_person_names() if named else 0.0)
        + _UNSEEN * math.exp(unseen(plain, language))
    )
