"""Garbled names of Korean people in Latin letters.

A Korean reference shows nowhere what is a name; words with capitals in the candidate do, which would be a surname and
the two syllables behind it but for a letter or two. Bearers choose how they are written: what any spelling of the
consonants, with whatever vowels may be read so, explains is no slip.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from rapidfuzz.distance import OSA

from tqcheck.aligned import AlignedPair
from tqcheck.names.forms.inflection import inflection
from tqcheck.names.mentions.sides import Sides, main_script
from tqcheck.names.mentions.slip import Slip
from tqcheck.names.mentions.words import Word
from tqcheck.names.scripts.people import GIVEN, Garbled, Person, are_words, halves, joined, people_at, slips_of_people
from tqcheck.names.sounds.korean import is_hangul, may_be_written, nearest, surname_lengths, surname_spellings

# letters from which on two, and one, of a given name may be slips; and of a surname one
_TWO_SLIPS, _ONE_SLIP, _SURNAME = 7, 4, 3
# Zipf frequency of words in use that are hardly another surname (Han, Lee)
_SURNAME_IN_USE = 5.0


def slips_in_hangul_names(aligned: AlignedPair, both: Sides) -> Iterator[Slip]:
    """Garbled names of people in the candidate that a Korean reference has, each as one word."""
    language = both.candidate.language
    if aligned.reference is None or both.reference.language != "ko" or main_script(both.candidate) != "Latn":
        return
    if inflection(language).respells:
        return
    everybody = {(one.surname, one.given): one for word in both.reference.all() for one in _people(word)}
    yield from slips_of_people(
        aligned,
        both,
        _people,
        lambda part: any(_is(part, person) for person in everybody.values()),
        lambda part, person: _compared(part, person, language),
        lambda word, people: None,
        hyphens=True,
    )


def _people(word: Word) -> Iterator[Person]:
    """What a word may begin with: a surname and one syllable or two, with whatever particles behind them."""
    if word.script == "Hang" and is_hangul(word.text):
        for size in surname_lengths(word.text)[:1]:
            yield from people_at(word, 0, size)


def _is(part: Sequence[Word], person: Person) -> bool:
    """Whether words are a person's name."""
    return any(
        joined(surname) in surname_spellings(person.surname) and may_be_written(person.given, joined(name))
        for surname, name in halves(part)
    )


def _compared(part: Sequence[Word], person: Person, language: str) -> Iterable[Garbled]:
    """Whether words are a person's name with slips in its given name of two syllables, or in its surname."""
    if len(person.given) != GIVEN:
        return
    spellings = surname_spellings(person.surname)
    for surname, name in halves(part):
        written = joined(name)
        if joined(surname) in spellings:
            one = _slips(person.given, written)
            if one is not None and not (_are_apart(name) and are_words(name, language)):
                yield Garbled(one[0], tuple(name), _like(name, one[1]), person, "medium")
        elif len(surname) == 1 and may_be_written(person.given, written) and len(surname[0].plain) >= _SURNAME:
            right = min(spellings, key=lambda spelling: OSA.distance(surname[0].plain, spelling))
            letters = OSA.distance(surname[0].plain, right)
            if letters == 1 and len(right) >= _SURNAME and not are_words(surname, language, _SURNAME_IN_USE):
                yield Garbled(1, tuple(surname), right.capitalize(), person, "medium")


def _are_apart(words: Sequence[Word]) -> bool:
    """Whether words are not joined by hyphens, as no others are beside a surname."""
    return all(other.start > one.end + 1 or other.capital for one, other in pairwise(words))


def _slips(given: str, written: str) -> tuple[int, tuple[str, ...]] | None:
    """How many letters of a given name are slips, and its syllables as they are written; None where none is, or so many
    that it is another name."""
    if may_be_written(given, written) or len(written) < _ONE_SLIP:
        return None
    if given[0] != given[1] and may_be_written(given[::-1], written):
        turned = nearest(given[::-1], written, len(written))
        return (1, turned[1][::-1]) if turned is not None else None
    return nearest(given, written, 2 if len(written) >= _TWO_SLIPS else 1)


def _like(name: Sequence[Word], syllables: Sequence[str]) -> str:
    """A given name's syllables written in as many words as another's, with its hyphen or space and its capitals."""
    if len(name) != len(syllables):
        return "".join(syllables).capitalize()
    first, second = name
    between = "-" if second.start == first.end + 1 and not second.capital else " "
    last = syllables[1].capitalize() if second.capital else syllables[1]
    return f"{syllables[0].capitalize()}{between}{last}"


__all__ = ["slips_in_hangul_names"]
