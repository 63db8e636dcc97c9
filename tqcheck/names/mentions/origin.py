"""Which names of an article come from another alphabet, as far as the names beside them tell."""

from functools import lru_cache

from tqcheck.names.forms.transliteration import (
    ALPHABETS,
    Alphabet,
    is_surely_from,
    may_be_same,
    particles,
    transliterated,
)
from tqcheck.names.lexicon import is_person_name, zipf
from tqcheck.names.mentions.sides import Sides
from tqcheck.names.mentions.words import Word, Words

# Zipf frequency of words that are particles of names in other languages only: Spanish al, German bin
_OWN_WORD = 5.3
# and of a spelling that is in use
_KNOWN = 1.5


@lru_cache(maxsize=32)
def origins(words: Words) -> dict[str, tuple[Alphabet, ...]]:
    """The alphabets that names of a text come from, by plain form: those of a run of names of which one word is surely
    from there, as Ramzan in Ramzan Kadyrov, or that has a particle from there (Walid al-Moualem)."""
    found: dict[str, tuple[Alphabet, ...]] = {}
    for run in _runs(words):
        for alphabet in ALPHABETS:
            if any(_tells(word, alphabet, words.language) for word in run):
                for word in run:
                    found[word.plain] = tuple(dict.fromkeys((*found.get(word.plain, ()), alphabet)))
    return found


def _tells(word: Word, alphabet: Alphabet, language: str) -> bool:
    """Whether a word of a name tells where it comes from; El Paso does not."""
    if word.plain in particles(alphabet):
        return not word.capital and zipf(word.plain, language) < _OWN_WORD
    return word.capital and is_surely_from(alphabet, word.plain, language)


def is_transliterated(name: Word, word: Word, both: Sides) -> bool:
    """Whether a word of the candidate may be a name of the reference from another alphabet, each as its language
    writes it."""
    old, new = both.reference.language, both.candidate.language
    return old != new and any(
        by_any_romanisation(alphabet, name.plain, word.plain, old, new)
        for alphabet in origins(both.reference).get(name.plain, ())
    )


def by_any_romanisation(alphabet: Alphabet, name: str, form: str, language: str, other: str) -> bool:
    """Whether two folded words may be one name of an alphabet as their languages write it, or as English does, which
    texts of every language take over from the agencies."""
    return any(
        transliterated(alphabet, name, form, one, two)
        for one, two in dict.fromkeys(((language, other), ("en", other), (language, "en")))
    )


def is_romanised_otherwise(name: Word, word: Word, both: Sides) -> bool:
    """Whether a known spelling of the candidate may be a name of the reference from another alphabet, both in one
    language: houses differ in how they write Zelensky, Sergei and Mohammed."""
    language = both.candidate.language
    if language != both.reference.language or name.script != "Latn" or word.script != "Latn":
        return False
    if not is_person_name(word.plain) and zipf(word.plain, language) < _KNOWN:
        return False
    return is_other_romanisation(name.plain, word.plain, language) or any(
        by_any_romanisation(alphabet, name.plain, word.plain, language, language)
        for alphabet in origins(both.reference).get(name.plain, ())
    )


def is_other_romanisation(name: str, form: str, language: str) -> bool:
    """Whether two folded words of one language may be one name of another alphabet, told by their letters alone; either
    may be as English writes it."""
    return any(
        may_be_same(alphabet, name, form, one, other)
        for alphabet in ALPHABETS
        for one, other in dict.fromkeys(((language, language), ("en", language), (language, "en")))
    )


def _runs(words: Words) -> list[list[Word]]:
    """The runs of adjacent words with capitals, with the particles before and between them."""
    runs: list[list[Word]] = []
    for row in words.by_sentence.values():
        before: Word | None = None
        for word in row:
            particle = any(word.plain in particles(alphabet) for alphabet in ALPHABETS)
            if word.script == "Latn" and (word.capital or particle):
                if before is None or word.position != before.position + 1 or word.start - before.end > 1:
                    runs.append([])
                runs[-1].append(word)
                before = word
    return [run for run in runs if any(word.capital for word in run)]
