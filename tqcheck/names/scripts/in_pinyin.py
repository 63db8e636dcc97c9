"""Garbled names of Chinese people in Latin letters.

Nothing shows in Chinese what is a name. It is the candidate that does: words with capitals side by side that pinyin
would write almost so for a surname and the characters behind it, and for nothing in the reference quite so. Only names
written as pinyin writes them are judged: hyphens, and surnames as Cantonese or others speak them, show a bearer who
chose his own spelling.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import regex
from rapidfuzz.distance import OSA

from tqcheck.aligned import AlignedPair
from tqcheck.names.forms.attested import characters_used
from tqcheck.names.forms.demonyms import is_demonym
from tqcheck.names.forms.inflection import inflection
from tqcheck.names.forms.places import is_place
from tqcheck.names.forms.surnames import COMPOUND, surname_in_pinyin, surname_lengths, surname_spellings
from tqcheck.names.mentions.sides import Sides, main_script
from tqcheck.names.mentions.slip import Slip
from tqcheck.names.mentions.words import Word
from tqcheck.names.scripts.characters import is_parted
from tqcheck.names.scripts.people import GIVEN, Garbled, Person, are_words, halves, joined, people_at, slips_of_people
from tqcheck.names.sounds.mandarin import in_pinyin, readings, romanised

# languages that have their own transcription of Mandarin, or read its characters in their own way
_OWN_WAY = frozenset({"vi", "cs", "sk", "hu"})
# characters of a place or a person that pinyin may name
_LONGEST = 4
# letters from which on two, and one, of them may be slips
_TWO_SLIPS, _ONE_SLIP = 6, 4
_SLIPS_ALONE = 2
# letters of a whole name that was cut into other words, and the share of them that may be slips
_CUT, _CUT_SLIPS = 9, 0.26
_HAN = regex.compile(r"\p{Han}+")
# in how many foreign names a character stands that is usual in them
_TRANSCRIBING = 60
# Zipf frequency of words in use that are hardly another surname (Li, Yang)
_SURNAME_IN_USE = 5.0


def slips_in_pinyin(aligned: AlignedPair, both: Sides) -> Iterator[Slip]:
    """Garbled names of people in the candidate that a Chinese reference has, each as one word."""
    language = both.candidate.language
    if aligned.reference is None or both.reference.language != "zh" or main_script(both.candidate) != "Latn":
        return
    if language in _OWN_WAY or inflection(language).respells:
        return
    said = _said(aligned.reference.text)
    yield from slips_of_people(
        aligned,
        both,
        _people,
        lambda part: _is_right(part, said),
        lambda part, person: _compared(part, person, said, language),
        lambda word, people: _alone(word, people, said, language),
        hyphens=False,
    )


def _people(word: Word) -> Iterator[Person]:
    """All that may be a person's name in a run of characters."""
    if word.script == "Hani":
        for at in range(len(word.text)):
            for size in surname_lengths(word.text, at)[:1]:
                yield from people_at(word, at, size)


@dataclass(frozen=True, slots=True)
class _Said:
    """What pinyin may write of a text: ``people`` with a space behind what comes first of surname and given name; in
    one word what begins with no surname, and any two to four characters."""

    people: frozenset[str]
    others: frozenset[str]
    words: frozenset[str]


@lru_cache(maxsize=8)
def _said(text: str) -> _Said:
    people: set[str] = set()
    others: set[str] = set()
    words: set[str] = set()
    for match in _HAN.finditer(text):
        run = match.group()
        usual = [readings(character)[0] for character in run]
        for at in range(len(run)):
            sizes = surname_lengths(run, at)
            read = ["".join(usual[at : at + size]) for size in range(2, min(_LONGEST, len(run) - at) + 1)]
            words.update(read)
            if not sizes:
                others.update(read)
            for size in sizes:
                surnames = surname_spellings(run[at : at + size])
                for given in range(1, GIVEN + 1):
                    if at + size + given <= len(run):
                        for name in romanised(run[at + size : at + size + given]):
                            people.update(said for one in surnames for said in (f"{one} {name}", f"{name} {one}"))
    return _Said(frozenset(people), frozenset(others), frozenset(words))


@lru_cache(maxsize=8)
def _own_words(text: str) -> frozenset[str]:
    usual = characters_used("Hani", _TRANSCRIBING).keys()
    runs = (match.group() for match in _HAN.finditer(text) if not is_parted(text, match.start(), match.end()))
    return frozenset(
        "".join(readings(character)[0] for character in part)
        for run in runs
        for size in range(2, _LONGEST + 1)
        for at in range(len(run) - size + 1)
        for part in (run[at : at + size],)
        if not usual >= set(part)
    )


def is_said_in_pinyin(word: Word, text: str) -> bool:
    """Whether a Latin word is what pinyin writes for some characters of a text that do not transcribe a foreign name:
    who reads one of these by its syllables (Aobama) has not found the name."""
    return word.script == "Latn" and word.plain in _own_words(text)


def _is_right(part: Sequence[Word], said: _Said) -> bool:
    return joined(part) in said.others or any(
        f"{joined(one)} {joined(other)}" in said.people for one, other in halves(part)
    )


def _compared(part: Sequence[Word], person: Person, said: _Said, language: str) -> Iterator[Garbled]:
    """Whether words are a person's name with slips in its surname, in its given name, or cut into other words."""
    surnames = surname_in_pinyin(person.surname)
    given = [("".join(syllables), syllables) for syllables in in_pinyin(person.given)]
    for surname, name in halves(part):
        if joined(surname) in surnames:
            yield from _slips_of_given(name, person, given, language)
        elif len(surname) == 1 and len(person.given) == GIVEN and joined(name) in romanised(person.given):
            yield from _slips_of_surname(surname[0], person, language)
    whole = joined(part)
    if joined(part[:1]) in surnames or are_words(part, language) or not _may_be_cut(part, person, said, language):
        return
    for own in surnames:
        for right, _ in given:
            letters = OSA.distance(whole, own + right)
            if len(own + right) >= _CUT and whole[0] == own[0] and letters <= _CUT_SLIPS * len(own + right):
                # where all letters are right the words are cut elsewhere
                yield Garbled(letters or 1, tuple(part), f"{_as_name(own)} {_as_name(right)}", person, "medium")


def _may_be_cut(part: Sequence[Word], person: Person, said: _Said, language: str) -> bool:
    """Whether words may be a name cut in wrong places: not where one is a place, or what the reference says elsewhere;
    only a surname of two characters is surely one."""
    return len(person.surname) == COMPOUND or not any(
        word.plain in said.words or is_place(word.plain, language) or is_demonym(word.plain, language) for word in part
    )


def _slips_of_given(
    name: Sequence[Word], person: Person, given: Sequence[tuple[str, tuple[str, ...]]], language: str
) -> Iterator[Garbled]:
    """What is wrong in a given name that stands beside the right surname."""
    written, two = joined(name), len(person.given) == GIVEN
    if are_words(name, language):
        return
    for right, syllables in given:
        letters = 1 if two and written == "".join(reversed(syllables)) else _slips(written, right)
        if letters and (two or len(right) >= _ONE_SLIP):
            yield Garbled(letters, tuple(name), _as_name(right), person, "medium" if two else "low")


def _slips_of_surname(surname: Word, person: Person, language: str) -> Iterator[Garbled]:
    """What is wrong in a surname that stands beside the right given name of two syllables."""
    if surname.plain in surname_spellings(person.surname) or are_words([surname], language, _SURNAME_IN_USE):
        return
    for right in surname_in_pinyin(person.surname):
        letters = OSA.distance(surname.plain, right)
        if letters <= (2 if len(right) > _ONE_SLIP else 1):
            yield Garbled(letters, (surname,), _as_name(right), person, "medium")


def _alone(word: Word, people: Sequence[Person], said: _Said, language: str) -> Garbled | None:
    """What is wrong in a surname without a given name; only one of two characters is surely one in Chinese."""
    if word.script != "Latn" or not word.capital or word.plain in said.words or are_words([word], language):
        return None
    for person in people:
        if len(person.surname) == COMPOUND and word.plain not in surname_spellings(person.surname):
            for right in surname_in_pinyin(person.surname):
                letters = OSA.distance(word.plain, right)
                if min(len(word.plain), len(right)) > _ONE_SLIP and letters <= _SLIPS_ALONE:
                    return Garbled(letters, (word,), _as_name(right), _without_given(person), "medium")
    return None


def _without_given(person: Person) -> Person:
    """A person by the surname alone."""
    size, word = len(person.surname), person.word
    alone = word._replace(text=person.surname, end=word.start + size, folded=person.surname, plain=person.surname)
    return replace(person, word=alone, given="")


def _as_name(pinyin: str) -> str:
    return pinyin.replace("v", "u").capitalize()


def _slips(written: str, right: str) -> int:
    """How many letters of a given name are slips; 0 where none is, or too many for it to be the same name."""
    most = 2 if len(right) >= _TWO_SLIPS else 1
    letters = OSA.distance(written, right)
    return letters if letters <= most else 0


__all__ = ["is_said_in_pinyin", "slips_in_pinyin"]
