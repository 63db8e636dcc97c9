"""Garbled names in Latin letters where the reference's language writes names by their sound.

Such a reference spells a foreign name as it is heard, so that it is to the candidate what a reference in Cyrillic
letters would be: its names are read back into these, without the endings that its language puts on them, and judged as
between two scripts.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from tqcheck.aligned import AlignedPair
from tqcheck.names.compare import BY_SOUND, accepted
from tqcheck.names.forms.bysound import heard_as
from tqcheck.names.forms.demonyms import is_demonym
from tqcheck.names.forms.inflection import respells, stems
from tqcheck.names.forms.places import is_place
from tqcheck.names.mentions.sides import Sides, main_script
from tqcheck.names.mentions.slip import Slip
from tqcheck.names.mentions.words import Word, Words
from tqcheck.names.scripts.across import slips_heard
from tqcheck.names.scripts.hearing import may_be_heard
from tqcheck.names.spelling import fold

_STEM = 3
# the language whose letters tell how likely a reading is by chance
_READ_AS = "ru"


def slips_read_back(aligned: AlignedPair, both: Sides) -> Iterator[Slip]:
    """Garbled names of the candidate, by how the reference's language reads its own."""
    old, new = both.reference.language, both.candidate.language
    if aligned.same_language or not respells(old) or respells(new):
        return
    if main_script(both.reference) != "Latn" or main_script(both.candidate) != "Latn":
        return
    read = _read(both.reference)
    here = {word.start: word for word in both.reference.all()}
    links = [link for link in aligned.links if not aligned.is_verbatim(link)]
    for slip in slips_heard(links, Sides(read, both.candidate), list, to_latin=True):
        if slip.reference is not None and not _is_right_by_letters(slip.candidate, both):
            yield replace(slip, reference=here[slip.reference.start])


@lru_cache(maxsize=8)
def _read(words: Words) -> Words:
    """The names of a reference as its language reads them, each with every ending that it may have taken off."""
    return Words(
        {index: tuple(_readings(row, words)) for index, row in words.by_sentence.items()},
        words.forms,
        words.lower,
        words.capital,
        _READ_AS,
    )


def _readings(row: Iterable[Word], words: Words) -> Iterator[Word]:
    for word in row:
        if (
            word.script != "Latn"
            or len(word.plain) < _STEM
            or not may_be_heard(word, words)
            or is_place(word.plain, words.language)
            or is_demonym(word.plain, words.language)
        ):
            continue
        written = word.text.casefold()
        for said in dict.fromkeys(
            heard_as(stem, words.language) for stem in stems(written, words.language) if len(stem) >= _STEM
        ):
            yield word._replace(text=said.capitalize(), folded=fold(said), plain=fold(said), script="Cyrl")


def _is_right_by_letters(word: Word, both: Sides) -> bool:
    """Whether some name of the reference explains a word by its letters."""
    old, new = both.reference.language, both.candidate.language
    return any(
        reason is not None and reason != BY_SOUND
        for name in both.reference.all()
        if name.capital and name.script == "Latn"
        for reason in (accepted(name.folded, word.folded, old, new),)
    )


__all__ = ["slips_read_back"]
