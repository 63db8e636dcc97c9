"""Names where every noun has a capital (German), and titles: by what stands beside a word, and by where else it is in
use."""

from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from statistics import median

from tqcheck.derived import data_file
from tqcheck.names.forms.nouns import CAPITAL_NOUNS, is_compound
from tqcheck.names.forms.places import is_place
from tqcheck.names.lexicon import is_person_name, zipf
from tqcheck.names.mentions.mentions import COMPOUND, SHORTEST, calendar_words, not_names, usual
from tqcheck.names.mentions.words import Word, Words

# languages whose lists show whether a word is in use elsewhere too, as names are and common nouns are not
_ELSEWHERE = ("en", "es", "fr", "it", "nl")
# how much more frequent at home than there, on the Zipf scale: of some ninety names in the news three in four lie
# below, of as many nouns half, so that it tells only beside other signs
_AT_HOME = 2.0
# Zipf frequencies: of a common word, of words that others are derived from, and of nouns behind a given name
_COMMON, _IN_USE, _NOUN = 4.2, 2.5, 3.0
# letters of a word that others are derived from, and of what is added to it
_STEM, _ADDED = 4, 4
# adjectives that may stand between an article and its noun
_ADJECTIVES = 3
_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")


def may_be_named(word: Word, words: Words) -> bool:
    """Whether a word with a capital may be a name as far as its language tells: always where nouns are written small.

    Elsewhere a capital says nothing. A word is a name that stands in one with others somewhere in the article (behind a
    given name, behind a title), a place, or initials; alone only one that is as well known elsewhere, or no word at
    all, and that no article, adjective or number introduces here.
    """
    if words.language not in CAPITAL_NOUNS or word.plain in in_full(words):
        return True
    if is_place(word.plain, words.language):
        return True
    if word.text.isupper():
        return not _is_noun_of_its_own(word, words.language)
    if is_introduced(word, words) or usual(word, words.language) >= _COMMON or _ends_compound(word, words):
        return False
    if _is_noun_of_its_own(word, words.language) or is_compound(word.plain, words.language):
        return False
    return is_person_name(word.plain) or not zipf(word.text, words.language)


def is_known_name(word: Word, words: Words) -> bool:
    """Whether a word is known as a name, so that another spelling of it is no other way to write a noun (Cumarin,
    Kumarin): any word where nouns are written small, elsewhere one in a full name, a place or what lists have."""
    return (
        words.language not in CAPITAL_NOUNS
        or word.plain in in_full(words)
        or is_person_name(word.plain)
        or is_place(word.plain, words.language)
    )


def is_introduced(word: Word, words: Words) -> bool:
    """Whether an article, a pronoun or a number stands before a noun, with adjectives between them or without (das
    ganze Ding, um 38 Grad)."""
    row = words.by_sentence[word.sentence]
    if word.position + 1 < len(row) and _is_hyphenated(word, row[word.position + 1], words):
        return False  # what stands before belongs to the whole: die Scholz-Regierung
    for before in reversed(row[max(0, word.position - 1 - _ADJECTIVES) : word.position]):
        if before.folded in _determiners(words.language) or before.plain.isdigit():
            return True
        if before.capital or not before.text.endswith(_ADJECTIVE_ENDINGS):
            return False
    return False


def is_given_among_nouns(word: Word, words: Words) -> bool:
    """Whether a word among nouns with capitals is a given name: listed as a person's, and introduced by nothing."""
    return (
        word.capital
        and is_person_name(word.plain)
        and word.folded not in calendar_words(words.language)
        and not is_place(word.plain, words.language)
        and not is_introduced(word, words)
    )


@lru_cache(maxsize=32)
def in_full(words: Words) -> frozenset[str]:
    """The words, by plain form, that stand in a full name or behind a title anywhere in an article."""
    found: set[str] = set()
    for row in words.by_sentence.values():
        for before, word in pairwise(row):
            if not (before.capital and word.capital and word.start == before.end + 1) or len(word.plain) <= SHORTEST:
                continue
            if before.plain in not_names() and is_person_name(word.plain):
                found.add(word.plain)
            elif _is_hyphenated(before, word, words):
                if before.plain in found and is_person_name(word.plain):
                    found.add(word.plain)
            elif is_given_among_nouns(before, words) and _may_be_surname(word, words.language):
                found |= {before.plain, word.plain}
    return frozenset(found)


def _may_be_surname(word: Word, language: str) -> bool:
    """Whether a word behind a given name may be the surname: no word that only its own language has."""
    if is_person_name(word.plain):
        return True
    in_use = zipf(word.text, language) >= _NOUN
    return not is_compound(word.plain, language) and not (in_use and _is_noun_of_its_own(word, language))


def _ends_compound(word: Word, words: Words) -> bool:
    """Whether a word is behind the hyphen of a compound (im 90er-Jahre-Look)."""
    return word.position > 0 and _is_hyphenated(words.by_sentence[word.sentence][word.position - 1], word, words)


def _is_hyphenated(word: Word, after: Word, words: Words) -> bool:
    """Whether a hyphen joins two words, alone or in a longer chain."""
    joined = word.plain + after.plain
    return after.start == word.end + 1 and any(joined in form for form in words.forms)


def _is_noun_of_its_own(word: Word, language: str) -> bool:
    """Whether a word, or what it is derived from, is in use in its own language and hardly elsewhere; a long one that
    no list has is made of two."""
    written = word.text.casefold()
    at_home = zipf(written, language)
    if at_home:
        return at_home - _abroad(written) > _AT_HOME
    if is_person_name(word.plain):
        return False
    return len(written) >= COMPOUND or any(
        zipf(stem, language) >= _IN_USE and zipf(stem, language) - _abroad(stem) > _AT_HOME
        for stem in (written[:end] for end in range(max(_STEM, len(written) - _ADDED), len(written)))
    )


def is_common_at_home(word: Word, language: str) -> bool:
    """Whether a word is a common one of its language and hardly in use elsewhere, as titles are and most names are not
    (Hakim, Giudice; of names the commonest of one country, too: Budi)."""
    at_home = zipf(word.plain, language)
    return at_home >= _COMMON and at_home - _abroad(word.plain) > _AT_HOME


@lru_cache(maxsize=4096)
def _abroad(written: str) -> float:
    return median(zipf(written, language) for language in _ELSEWHERE)


@cache
def _determiners(language: str) -> frozenset[str]:
    return frozenset(data_file(Path(__file__).parents[1] / "data" / "determiners.toml").get(language, ()))
