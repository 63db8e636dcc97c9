"""Names that a language writes letter by letter from Cyrillic, or by the sound that Cyrillic spellings tell.

Latvian, Lithuanian, Serbian and their like write a foreign name by its sound, Polish and Czech a Russian one: each
letter of theirs answers a letter of Cyrillic, so that a spelling is read back into Cyrillic and compared with the
reference's word there, or with the Cyrillic spellings that lists of names have for a Latin one. What both systems
write in more than one way (soft signs, glides before vowels, doubled letters, the end of a word) is left out of both.
"""

import itertools
import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

from tqcheck.names.forms.attested import attested
from tqcheck.names.forms.bysound import heard_as, once
from tqcheck.names.forms.inflection import stems
from tqcheck.names.lexicon import base
from tqcheck.names.mentions.words import Word
from tqcheck.names.sounds.sound import fit

_VOWELS = "аеиоу"
_BROAD = frozenset("аеоу")
_LETTERS = str.maketrans(
    {
        "ь": "", "ъ": "", "'": "", "’": "", "ґ": "г", "є": "е", "э": "е", "ё": "о", "ї": "и", "і": "и", "ы": "и",
        "й": "и", "я": "а", "ю": "у", "щ": "шч", "ђ": "дж", "ћ": "ч", "љ": "л", "њ": "н", "џ": "дж", "ј": "и",
        "ѕ": "дз", "ў": "у",
    }
)  # fmt: skip
# letters that stand for ä, ö and ü behind a consonant, which languages without these write as e and i (Пяйви, Peivi)
_ROUNDED, _FRONT = re.compile("(?<=[бвгджзклмнпрстфхцчшщ])[яёю]"), {"я": "е", "ё": "е", "ю": "и"}
_SHORTEST, _STEM = 5, 3
_CONSONANTS = 3
_EITHER_WAY = frozenset({("о", "е"), ("з", "с"), ("с", "з")})
# what a doubled letter or an h too many counts, in nats; letters of an ending
_DOUBLED = 4.0
_LAST = 2
# the consonants that Latvian and Albanian write twice
_KEEPS_DOUBLES = {"lv": "lmnr", "sq": "lr"}
_SCOTTISH = ("mc", "mac")
# longer ones first
_SPANISH = (("дже", "хе"), ("джи", "хи"), ("ге", "хе"), ("ги", "хи"), ("же", "хе"), ("жи", "хи"))
_SPIRANT = frozenset({"uk", "be"})


@lru_cache(maxsize=32768)
def canonical(word: str) -> str:
    """A Cyrillic word without what transcriptions of it write either way."""
    text = word.casefold().translate(_LETTERS)
    told = [letter for letter, after in itertools.zip_longest(text, text[1:]) if letter != "и" or after not in _BROAD]
    return once("".join(told)).rstrip(_VOWELS)


@lru_cache(maxsize=16384)
def read_back(written: str, language: str) -> frozenset[str]:
    """What a casefolded word of a language that transcribes, and all that it may be inflected from, is in Cyrillic."""
    return _canonical(heard_as(stem, language) for stem in stems(written, language))


@lru_cache(maxsize=16384)
def _read(word: str, language: str) -> frozenset[str]:
    spirant = base(language) in _SPIRANT
    return _canonical(
        stem.replace("г", "х") if spirant else stem
        for form in stems(word, language)
        for stem in dict.fromkeys((form, _ROUNDED.sub(lambda match: _FRONT[match.group()], form)))
    )


def _canonical(words: Iterable[str]) -> frozenset[str]:
    return frozenset(one for word in words if len(word) >= _STEM for one in (canonical(word),) if len(one) >= _STEM - 1)


def is_garbled_reading(word: Word, name: Word, language: str, old: str) -> bool | None:
    """Whether a Latin word of a transcribing language is a garbled form of a Cyrillic name: None where it is none at
    all, False where it is right."""
    return _compared(read_back(word.text.casefold(), language), _read(name.folded, old), len(name.plain))


def by_known_sound(word: Word, name: Word, language: str) -> float | None:
    """How many nats worse than its known Cyrillic spellings a word sounds like a Latin name of which it is a garbled
    form; None where it is none, 0 where it is right, or where no list has the name."""
    mine = read_back(word.text.casefold(), language)
    known = _with_variants(attested(name.plain, "Cyrl", "und"), name.plain)
    if not known or _compared(mine, _canonical(known), len(name.plain)) is None:
        return None
    if not _compared(mine, _canonical(known), len(name.plain)):
        return _DOUBLED if _has_double(word.plain, name.plain, language) else 0.0
    if _has_spare_h(mine, _canonical(known), name.plain):
        return _DOUBLED
    right = min((one.total for other in known for one in (fit(name.plain, other),) if one), default=0.0)
    written = min(
        (
            one.total
            for stem in stems(word.text.casefold(), language)
            if len(stem) >= _STEM
            for heard in (heard_as(stem, language),)
            for one in (fit(name.plain, heard), fit(name.plain, heard.replace("е", "э")))
            if one
        ),
        default=0.0,
    )
    return max(0.0, written - right)


@lru_cache(maxsize=4096)
def _with_variants(known: tuple[str, ...], name: str) -> tuple[str, ...]:
    """Known Cyrillic spellings with those that a language may have beside them: Mc as it sounds or as it is written,
    and a g that is read as in Spanish (Makgregor, Mekgregor; Euhenija)."""
    more = [one.replace("мак", "мек", 1) for one in known if one.startswith("мак") and name.startswith(_SCOTTISH)]
    if any(soft in name for soft in ("ge", "gi")):
        more += [one.replace(written, heard) for one in known for written, heard in _SPANISH]
    return (*known, *more)


def _has_double(written: str, name: str, language: str) -> bool:
    """Whether a word has a letter twice that its language, which writes sounds, does not write twice in that name."""
    keeps = _KEEPS_DOUBLES.get(base(language), "")
    return any(
        one == other and one + other not in name and (one in "aeou" or (at + _LAST < len(written) and one not in keeps))
        for at, (one, other) in enumerate(itertools.pairwise(written))
        if one != "i"
    )


def _has_spare_h(mine: frozenset[str], theirs: frozenset[str], name: str) -> bool:
    """Whether a reading has an h that neither the known ones nor the Latin spelling have."""
    most = max(one.count("х") for one in theirs)
    return not set("hjxgkcq").intersection(name[1:]) and min(one.count("х") for one in mine) > most


def _compared(mine: frozenset[str], theirs: frozenset[str], size: int) -> bool | None:
    if not mine or not theirs or size < _SHORTEST:
        return None
    if mine & theirs or any(_either(a, b) for a in mine for b in theirs):
        return False
    return True if any(_near(a, b) for a in mine for b in theirs) else None


def _either(written: str, name: str) -> bool:
    """Whether two readings differ only where Russian writes е for ё, or in an s that one language voices."""
    return len(written) == len(name) and all(
        x == y or (x, y) in _EITHER_WAY for x, y in zip(written, name, strict=True)
    )


def _near(written: str, name: str) -> bool:
    if min(len(written), len(name)) < _SHORTEST - 1 or written[0] != name[0]:
        return False
    if OSA.distance(written, name, score_cutoff=1) <= 1:
        return True
    mine, own = _skeleton(written), _skeleton(name)
    return mine == own and len(own) >= _CONSONANTS and len(written) == len(name)


def _skeleton(word: str) -> str:
    return "".join(letter for letter in word if letter not in _VOWELS)
