"""Words of an article that may be names, without a model: case, place in the sentence, rarity."""

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from tqcheck.aligned import Document
from tqcheck.derived import data_file, digest, installed, plain_data
from tqcheck.names.forms.demonyms import is_demonym
from tqcheck.names.forms.inflection import inflection
from tqcheck.names.forms.nouns import CAPITAL_NOUNS
from tqcheck.names.forms.places import is_place
from tqcheck.names.lexicon import has_list, is_person_name, zipf
from tqcheck.names.mentions.words import Word, Words
from tqcheck.names.spelling import cased, fold

PARTICLES = frozenset(
    {
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "du",
        "la",
        "le",
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "af",
        "av",
    }
)
_POSSESSIVES = ("'s", "’s")
# Zipf frequencies: of words that are in no name's first place, and of words that are known at all
_FUNCTION_WORD = 6.3
_WORD_OF_ITS_OWN = 2.0
# letters of a word that a language may have made of two
COMPOUND = 10
# of short words that may begin a name at the start of a sentence (Xi, Le), and of given names among nouns
_SHORT_WORD = 4.4
_COMMON_GIVEN_NAME = 5.2


@cache
def not_names() -> frozenset[str]:
    table = data_file(Path(__file__).parents[1] / "data" / "not_names.toml")
    return frozenset(fold(word) for group in ("agencies", "titles", "demonyms") for word in table[group])


@cache
def sovereigns() -> frozenset[str]:
    """Titles behind which a given name may take the form of the text's own language, folded."""
    table = data_file(Path(__file__).parents[1] / "data" / "not_names.toml")
    return frozenset(fold(word) for word in table["sovereigns"])


@lru_cache(maxsize=64)
def calendar_words(language: str) -> frozenset[str]:
    """Months and weekdays of a language, folded, from CLDR."""
    version = f"{installed('babel')}-{digest(Path(__file__))}"
    return frozenset(plain_data(f"calendar-{language}", version, lambda: _calendar_words(language)))


# letters of a part of such a word that is no article
_PART = 3


def _calendar_words(language: str) -> list[str]:
    from tqcheck.locales import locale_of

    locale = locale_of(language)
    if locale is None:
        return []
    words: set[str] = set()
    for context in ("format", "stand-alone"):
        for table in (locale.months, locale.days):
            for names in table[context].values():
                words |= {fold(str(name)).rstrip(".") for name in names.values() if len(str(name)) > 2}
    # without what is written onto them: Maltese It-Tlieta, Portuguese terça-feira
    return sorted({*words, *(part for word in words for part in word.split("-") if len(part) > _PART)})


@cache
def currency_codes() -> frozenset[str]:
    """The letters of currencies that stand in for their names (USD), from ISO 4217 by way of CLDR, and RMB."""
    version = f"{installed('babel')}-{digest(Path(__file__))}"
    return frozenset(plain_data("currency-codes", version, _currency_codes))


def _currency_codes() -> list[str]:
    from tqcheck.locales import locale_of

    english = locale_of("en")
    return [*(sorted(map(str, english.currencies)) if english else ()), "RMB"]


# Zipf frequencies above which a capitalised word is taken as an ordinary one
_COMMON_NOUN = 4.2
_COMMON_AT_START = 3.5
SHORTEST = 3


def usual(word: Word, language: str) -> float:
    """Zipf frequency of a word of a text, with its accents or without."""
    return max(zipf(word.plain, language), zipf(word.text.casefold().replace("’", "'"), language))


def may_only_stand_first(word: Word, words: Words) -> bool:
    """Whether nothing tells that a word is a name: it has its capital at the start of a sentence only, in a language
    without a list of words."""
    return word.initial and not has_list(words.language) and word.plain not in words.capital


def may_be_name(word: Word, words: Words) -> bool:
    """Whether a word of a script with capitals looks like a name.

    A capital within the sentence is enough, but for languages that write nouns with one; a common word that only
    stands first is no name. Agencies, titles, months and weekdays are none.
    """
    if not word.capital or len(word.plain) < SHORTEST + 1 or not word.plain.isalpha():
        return False
    if word.plain in not_names() or word.folded in calendar_words(words.language):
        return False
    if is_demonym(word.plain, words.language):
        return False
    if word.initial and word.plain not in words.capital:
        return usual(word, words.language) < _COMMON_AT_START and word.plain not in words.lower
    if word.plain in words.lower and usual(word, words.language) > 2.5:
        return False
    return words.language not in CAPITAL_NOUNS or usual(word, words.language) < _COMMON_NOUN


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of one or more words as it stands in one sentence. ``certain``: at least one of its words has a capital
    that says something, so that it is no common word at the start of a sentence."""

    words: tuple[Word, ...]
    text: str
    certain: bool

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end

    @property
    def sentence(self) -> int:
        return self.words[0].sentence


@lru_cache(maxsize=32)
def mentions(document: Document, words: Words) -> tuple[Mention, ...]:
    """The names of an article in scripts with capitals, in order: runs of capitalised words, particles included."""
    found: list[Mention] = []
    for row in words.by_sentence.values():
        run: list[Word] = []
        for word in row:
            if not (run or word.capital):
                continue
            if run and run[-1].text.endswith(_POSSESSIVES):  # whose it is and what it is are two names
                found.extend(_mention(document.text, run, words))
                run = []
            belongs = (
                word.capital
                and len(word.plain) > 1
                and cased(word.script)
                and _in_run(word, words, run[-1] if run else None)
            )
            joined = not run or _adjoin(document.text, run[-1], word)
            if run and not joined:
                found.extend(_mention(document.text, run, words))
                run = []
            if belongs or (run and joined and word.folded in PARTICLES):
                run.append(word)
            elif run:
                found.extend(_mention(document.text, run, words))
                run = []
        found.extend(_mention(document.text, run, words))
    return tuple(found)


def _in_run(word: Word, words: Words, before: Word | None) -> bool:
    if word.plain in not_names() or word.folded in calendar_words(words.language):
        # a surname all the same behind a given name: Theresa May, Johnny English
        return before is not None and not word.initial and is_person_name(before.plain) and len(before.plain) > SHORTEST
    return (
        may_be_name(word, words)
        or (before is not None and not word.initial and not word.plain.isdigit())
        or (len(word.plain) <= SHORTEST and not _is_idle(word))
        or (len(word.plain) <= SHORTEST and usual(word, words.language) < _SHORT_WORD)
        or (before is None and _is_given_name(word, words))
    )


def _is_given_name(word: Word, words: Words) -> bool:
    """Whether a common word is a given name all the same where nouns have capitals (Johann, Martin)."""
    return (
        words.language in CAPITAL_NOUNS
        and not word.initial
        and is_person_name(word.plain)
        and word.plain not in words.lower
        and usual(word, words.language) < _COMMON_GIVEN_NAME
    )


def _adjoin(text: str, left: Word, right: Word) -> bool:
    """Whether nothing but a space, a hyphen or an initial's point stands between two words."""
    between = text[left.end : right.start]
    return between in (" ", "-", "\u00a0", "\u2011") or (between == ". " and len(left.text) == 1)


def _mention(text: str, run: list[Word], words: Words) -> list[Mention]:
    inside = list(run)
    while inside and inside[-1].folded in PARTICLES:
        inside.pop()
    while len(inside) > 1 and (_leads(inside[0], words) or _is_role(inside[0], inside[1], words)):
        inside.pop(0)
    if not inside or all(len(word.plain) <= 1 or _is_idle(word) for word in inside):
        return []
    written = text[inside[0].start : inside[-1].end]
    for mark in _POSSESSIVES:
        written = written.removesuffix(mark)
    return [Mention(tuple(inside), written, any(not word.initial for word in inside))]


def _is_role(word: Word, after: Word, words: Words) -> bool:
    """Whether a noun with a capital stands before a person's name (Bundeskanzler Friedrich Merz)."""
    return (
        words.language in CAPITAL_NOUNS
        and len(word.plain) > SHORTEST
        and is_person_name(after.plain)
        and not is_person_name(word.plain)
        and not is_place(word.plain, words.language)
        and usual(word, words.language) >= _WORD_OF_ITS_OWN
    )


def _is_idle(word: Word) -> bool:
    """Whether a short word is no name on its own, since only its place gave it a capital (So, Und)."""
    return len(word.plain) <= SHORTEST and word.initial and not word.text.isupper()


def _leads(word: Word, words: Words) -> bool:
    """Whether the first word of a run is none of the name: an article, or a role that begins the sentence."""
    if usual(word, words.language) >= _FUNCTION_WORD:
        return True
    if not word.initial or word.plain in words.capital or is_person_name(word.plain):
        return False
    if len(word.plain) <= SHORTEST and usual(word, words.language) < _SHORT_WORD:
        return False
    return not is_place(word.plain, words.language) and (
        usual(word, words.language) >= _WORD_OF_ITS_OWN
        or (inflection(words.language).compounds and len(word.plain) >= COMPOUND)
    )
