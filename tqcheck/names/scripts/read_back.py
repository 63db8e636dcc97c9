"""Garbled names in Latin letters where the reference's language writes names by their sound.

Such a reference spells a foreign name as it is heard, so that it is to the candidate what a reference in Cyrillic
letters would be: its names are read back into these, without the endings that its language puts on them, and judged as
between two scripts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from tqcheck.aligned import AlignedPair, Document
from tqcheck.names.compare import BY_SOUND, accepted, best_fit
from tqcheck.names.forms.bysound import heard_as
from tqcheck.names.forms.demonyms import is_demonym
from tqcheck.names.forms.inflection import respells, stems
from tqcheck.names.forms.places import is_place
from tqcheck.names.mentions.mentions import mentions
from tqcheck.names.mentions.sides import Sides, main_script
from tqcheck.names.mentions.slip import Slip
from tqcheck.names.mentions.words import Word, Words
from tqcheck.names.scripts.across import slips_heard
from tqcheck.names.scripts.hearing import may_be_heard
from tqcheck.names.scripts.rendered import Name, Part, garbled_names
from tqcheck.names.spelling import fold

_STEM = 3
# least cost of the dearest segment of a spelling that is not quite right, in nats
_DOUBTFUL = 3.0
# the language whose letters tell how likely a reading is by chance
_READ_AS = "ru"


def slips_read_back(aligned: AlignedPair, both: Sides) -> Iterator[Slip]:
    """Garbled names of the candidate, by how the reference's language reads its own."""
    old, new = both.reference.language, both.candidate.language
    if aligned.reference is None or aligned.same_language or not respells(old) or respells(new):
        return
    if main_script(both.reference) != "Latn" or main_script(both.candidate) != "Latn":
        return
    here = {word.start: word for word in both.reference.all()}
    heard = Sides(_read(both.reference), both.candidate)
    links = [link for link in aligned.links if not aligned.is_verbatim(link)]
    alone = slips_heard(links, heard, list, to_latin=True)
    named = partial(_full_names, both.reference)
    in_full = garbled_names(aligned.reference, aligned.candidate, heard, links, named)
    for slip in (*alone, *(Slip(word, None, name, "low", "the reference") for word, name, _ in in_full)):
        if slip.reference is None or _is_right_by_letters(slip.candidate, both):
            continue
        name = here[slip.reference.start]
        # two doubtful spellings of one name are an inconsistency
        if not any(_is_doubtful(name, word, both) for word in _written_so(slip.right, both)):
            yield replace(slip, reference=name)


@lru_cache(maxsize=8)
def _read(words: Words) -> Words:
    """The names of a reference as its language reads them, each with every ending that it may have taken off."""
    by_sentence = {
        index: tuple(read for word in row if _is_heard(word, words) for read in _readings(word, words.language))
        for index, row in words.by_sentence.items()
    }
    return Words(by_sentence, words.forms, words.lower, words.capital, _READ_AS)


def _is_heard(word: Word, words: Words) -> bool:
    return (
        word.script == "Latn"
        and len(word.plain) >= _STEM
        and may_be_heard(word, words)
        and not is_place(word.plain, words.language)
        and not is_demonym(word.plain, words.language)
    )


def _readings(word: Word, language: str) -> tuple[Word, ...]:
    """A word as its language reads it, with all its endings and without each."""
    stemmed = (stem for stem in stems(word.text.casefold(), language) if len(stem) >= _STEM)
    return tuple(
        word._replace(text=said.capitalize(), folded=fold(said), plain=fold(said), script="Cyrl")
        for said in dict.fromkeys(heard_as(stem, language) for stem in stemmed)
    )


def _written_so(spelling: str | None, both: Sides) -> list[Word]:
    """The words of the candidate that are spelled so."""
    return [word for word in both.candidate.all() if spelling is not None and word.plain == fold(spelling)]


def _is_doubtful(name: Word, word: Word, both: Sides) -> bool:
    """Whether a word of the candidate is not quite what a name is read as."""
    fits = (best_fit(word.plain, read.text, _READ_AS) for read in _readings(name, both.reference.language))
    return min((one.worst for one in fits if one is not None), default=_DOUBTFUL) >= _DOUBTFUL


def _full_names(words: Words, document: Document, row: Sequence[Word], _: Words, size: int) -> list[Name]:
    """The names of so many words, as they are read, in a sentence of a reference with these words."""
    sentences = {word.sentence for word in row}
    inside = [
        [word for word in mention.words if len(word.plain) >= _STEM]
        for mention in mentions(document, words)
        if mention.sentence in sentences
    ]
    return [
        tuple(
            Part(read[0], tuple(one.text for one in read), read=True)
            for word in name[at : at + size]
            for read in (_readings(word, words.language),)
        )
        for name in inside
        for at in range(len(name) - size + 1)
    ]


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
