"""Names between two scripts, neither of them Latin, told by their vowels.

Two scripts that write every vowel may render a foreign name with other vowels, for each hears it in its own way: a for
e, o for a, e for the u of Sturridge and the o of Schröder. But an i is not heard as an o or a u (Bisht, Bosht). In the
human translations of NTREX between Hindi, Russian, Ukrainian, Bulgarian and Greek it is so once, and that is a slip.
So a word with the consonants of a name and such a vowel is a garbled form of it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import regex

from tqcheck.aligned import AlignedPair
from tqcheck.names.forms.bysound import once
from tqcheck.names.forms.inflection import stems
from tqcheck.names.mentions.sides import Sides, main_script
from tqcheck.names.mentions.slip import Slip
from tqcheck.names.mentions.words import Word
from tqcheck.names.scripts.rendered import EVERY_VOWEL, may_be_unlisted_name
from tqcheck.names.sounds.sound import spellings
from tqcheck.names.spelling import cased

_SHORTEST = 3
# consonants of a word that are hardly another's by chance
_CONSONANTS = 3
_TRIED = 24
# nats by which a spelling may be less likely than the best
_LESS = 0.7
_I, _BACK = regex.compile("[iy]+e?|ee"), regex.compile("o?u|o+")
_SOUNDS = {"c": "k", "q": "k", "z": "s", "v": "f", "w": "f", "x": "ks", "j": "g"}
_VOWELS = regex.compile("[aeiouy]+")
# a y that is no vowel
_GLIDE = regex.compile("(?<=[aeiou])y|y(?=[aeiou])")


def slips_by_vowels(aligned: AlignedPair, both: Sides) -> Iterator[Slip]:
    """Words of linked sentences that have the consonants of a name, and o or u for its i, or the other way round."""
    scripts = main_script(both.reference), main_script(both.candidate)
    if aligned.same_language or scripts[0] == scripts[1] or not EVERY_VOWEL.issuperset(scripts):
        return
    for link in aligned.links:
        new = _names(link.candidate, both.candidate.by_sentence, scripts[1])
        new = [word for word in new if may_be_unlisted_name(word, both.candidate.language)]
        old = _names(link.reference, both.reference.by_sentence, scripts[0]) if new else []
        for word in new:
            apart = [(name, _apart(name, word, both)) for name in old]
            crossed = [name for name, crossed in apart if crossed]
            if crossed and not any(crossed is False for _, crossed in apart):
                yield Slip(word, None, crossed[0], "low", "the reference")


def _names(indices: Iterable[int], by_sentence: Mapping[int, Sequence[Word]], script: str) -> list[Word]:
    """The words of some sentences that may be names of a script."""
    return [
        word
        for index in indices
        for word in by_sentence.get(index, ())
        if word.script == script and len(word.plain) >= _SHORTEST and (word.capital or not cased(script))
    ]


def _apart(name: Word, word: Word, both: Sides) -> bool | None:
    """Whether a word with the consonants of a name has o or u for i or i for these; None where it has others."""
    found = [
        crossed
        for one in stems(name.folded, both.reference.language)
        for other in stems(word.folded, both.candidate.language)
        for crossed in (_crossed(one, both.reference.language, other, both.candidate.language),)
        if crossed is not None
    ]
    return all(found) if found else None


@lru_cache(maxsize=16384)
def _crossed(one: str, language: str, other: str, other_language: str) -> bool | None:
    """The same of two forms, by the Latin spellings that each may stand for."""
    mine, theirs = _heard(one, language), _heard(other, other_language)
    found = [
        any(map(_cross, first, second))
        for consonants in mine.keys() & theirs.keys()
        for first in mine[consonants]
        for second in theirs[consonants]
    ]
    return all(found) if found else None


@lru_cache(maxsize=4096)
def _heard(form: str, language: str) -> dict[str, list[list[str]]]:
    """The vowels between the consonants of what a form may stand for, by these consonants."""
    found: dict[str, list[list[str]]] = {}
    # Cyrillic texts write e for yo
    for read in (form, *(form[:at] + "о" + form[at + 1 :] for at, letter in enumerate(form) if letter == "е")):
        options = spellings(read, language, _TRIED)
        for latin, cost in options:
            if cost <= options[0][1] + _LESS:
                plain = _GLIDE.sub("", latin.replace("h", ""))
                consonants = once("".join(_SOUNDS.get(letter, letter) for letter in _VOWELS.sub("a", plain)))
                if sum(letter != "a" for letter in consonants) >= _CONSONANTS:
                    found.setdefault(consonants, []).append(_VOWELS.findall(plain))
    return found


def _cross(one: str, other: str) -> bool:
    """Whether one vowel is an i and the other an o or a u."""
    return any(_I.fullmatch(a) and _BACK.fullmatch(b) for a, b in ((one, other), (other, one)))


__all__ = ["slips_by_vowels"]
