"""How likely a spelling is before anything is known of the reference: by frequency list, list of names and letters.

Natural logarithms of probabilities throughout. A spelling that no list holds has the probability of its letters, from
trigrams of the language's own list (Witten and Bell 1991 for what was not seen), so that a sequence that the script
never writes counts against it.
"""

import math
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import islice

from tqcheck.names.compare import bare
from tqcheck.names.inflection import stems
from tqcheck.names.lexicon import base, frequencies, is_person_name, person_names
from tqcheck.names.mentions import Word
from tqcheck.names.spelling import fold, script

# shares of what a running text writes: words of the list, listed names, anything else
_LISTED, _NAMED, _UNSEEN = 0.6, 0.1, 0.3
_ENDING = 0.1
_SAMPLE = 15000
_LETTERS = 60


class Letters:
    """Probabilities of words by their letters, from a list of words."""

    def __init__(self, words: list[str]) -> None:
        self._counts: dict[str, dict[str, int]] = {}
        seen: Counter[str] = Counter()
        for word in words:
            marked = f"^^{word}$"
            seen.update(marked[at : at + 3] for at in range(len(marked) - 2))
        for trigram, count in seen.items():
            for context in (trigram[:2], trigram[1:2], ""):
                followers = self._counts.setdefault(context, {})
                followers[trigram[2]] = followers.get(trigram[2], 0) + count
        self._totals = {context: sum(counts.values()) for context, counts in self._counts.items()}

    def log_probability(self, word: str) -> float:
        """Natural logarithm of the probability of a word among all words."""
        marked = f"^^{word}$"
        total = 0.0
        for at in range(2, len(marked)):
            probability = 1 / _LETTERS
            for width in (0, 1, 2):
                context = marked[at - width : at]
                counts = self._counts.get(context)
                if counts is None:
                    break
                kinds = len(counts)
                probability = (counts.get(marked[at], 0) + kinds * probability) / (self._totals[context] + kinds)
            total += math.log(probability)
        return total


@cache
def _letters(language: str, script_code: str) -> Letters:
    """The letters of a language's words, and in Latin letters of people's names, too."""
    listed = frequencies(language)
    some = islice(listed, 0, None, max(1, len(listed) // _SAMPLE))
    words = [fold(word) for word in some if script(word) == script_code]
    if script_code == "Latn":
        names = person_names()
        words += islice(names, 0, None, max(1, len(names) // _SAMPLE))
    return Letters(words)


@cache
def listing(language: str) -> Mapping[str, float]:
    """The frequency list with words as ``spelled`` has them; Greek words without their accents as well."""
    words = frequencies(base(language))
    if base(language) != "el":
        return words
    found = dict(words)
    for word, frequency in words.items():
        found.setdefault(fold(word), frequency)
    return found


@cache
def _accented() -> dict[str, str]:
    """The most frequent Greek word of each folded one."""
    found: dict[str, str] = {}
    for word in frequencies("el"):
        found.setdefault(fold(word), word)
    return found


def as_listed(spelling: str, language: str) -> str | None:
    """A word as the frequency list writes it, None where it has none."""
    if base(language) == "el":
        return _accented().get(spelling)
    return spelling if spelling in frequencies(base(language)) else None


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
    return _letters(base(language), script(word)).log_probability(word)


@lru_cache(maxsize=65536)
def plausibility(word: str, language: str) -> float:
    """Log probability that running text in ``language`` has the word where it has a word, inflected forms included."""
    lowered = word.casefold().replace("’", "'")
    forms = {lowered: 1.0, fold(lowered): 1.0, bare(fold(lowered)): 1.0}
    for stem in stems(lowered if script(lowered) == "Arab" else fold(lowered), language):
        if len(stem) > 2:
            forms.setdefault(stem, _ENDING)
    listed = listing(language)
    frequency = max(share * listed.get(form, 0.0) for form, share in forms.items())
    plain = bare(fold(lowered))
    named = max((share for form, share in forms.items() if is_person_name(form)), default=0.0)
    return math.log(
        _LISTED * frequency
        + (_NAMED * named / len(person_names()) if named else 0.0)
        + _UNSEEN * math.exp(unseen(plain, language))
    )
