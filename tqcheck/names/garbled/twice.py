"""One word of the reference that the candidate renders in two ways.

A person whom the reference names by the same word in two sentences has one name in the translation, whatever table of
sounds or readings one follows. Where two unlike spellings can each stand for nothing else in their sentences, at least
one is wrong, however well either sounds. Only candidates in languages that hardly inflect names are judged: elsewhere
two forms of a name may be two cases of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations

import regex
from rapidfuzz.distance import OSA

from tqcheck.aligned import AlignedPair
from tqcheck.names.compare import accepted, fits_well
from tqcheck.names.forms.demonyms import is_demonym
from tqcheck.names.forms.inflection import inflection, respells, stems
from tqcheck.names.forms.places import is_place
from tqcheck.names.forms.romanisation import both_romanise
from tqcheck.names.lexicon import has_list, is_person_name, zipf
from tqcheck.names.mentions.mentions import may_be_name
from tqcheck.names.mentions.sides import Sides, main_script, sides
from tqcheck.names.mentions.words import Word
from tqcheck.names.scripts.explained import EXPLAINED_MEAN, EXPLAINED_WORST
from tqcheck.names.scripts.hearing import Hearing, pieces
from tqcheck.names.sounds.table import SCRIPTS

# endings of a language that inflects names
_INFLECTING = 5
_SHORTEST, _SURNAME = 4, 2
# capitals that a word of a name has fewer of
_ACRONYM = 3
# Zipf frequencies: of what no list settles, of what is a word, and is one though it is also a person's name
_UNSETTLED, _WORD, _NAME = 2.0, 3.0, 4.0
# how much alike the consonants of two spellings of one name are, and the spellings
_ALIKE, _LIKE = 0.6, 0.35
# mean cost in nats of what may still be a garbled rendering, and how much alike two Latin spellings of a name are
_ROUGH, _NEAR = 1.1, 0.5
# letters at the end in which a form or a derivation differs
_ENDING = 3
_VOWELS = regex.compile(r"[aeiouyw'’-]+")
_ONE_SOUND = str.maketrans("cq", "kk")

# worst cost of a sound, in nats, from which on a spelling is not quite what the name sounds like
_DOUBTFUL = 3.0

_Pair = tuple[Word, Word]


@dataclass(frozen=True, slots=True)
class _Row:
    """Names of the reference and words of the candidate that are linked."""

    names: list[Word]
    words: list[Word]
    _explaining: dict[int, set[str]] = field(default_factory=dict)

    def is_explained(self, word: Word, name: Word, both: Sides) -> bool:
        """Whether one of the words stands for one of the names, but not this one, by an accepted spelling."""
        found = self._explaining.get(word.start)
        if found is None:
            found = self._explaining[word.start] = set()
            for other in self.names:
                if other.text not in found and _explains(other, word, both):
                    found.add(other.text)
                    if len(found) > 1:
                        break  # one of them is another name than any asked for
        return any(text != name.text for text in found)


@dataclass(frozen=True, slots=True)
class Twice:
    """Two spellings of the candidate for one ``name`` of the reference, in two sentences; the earlier first."""

    words: tuple[Word, Word]
    name: Word


def rendered_twice(aligned: AlignedPair) -> tuple[Twice, ...]:
    """Words of the candidate, from two sentences, that stand for the same word of the reference and are spelled in two
    ways, each pair of spellings once."""
    if aligned.reference is None or aligned.same_language or not aligned.is_version:
        return ()
    both = aligned.once(sides)
    if not _is_judged(both):
        return ()
    rows = list(_rows(aligned, both))
    found: dict[tuple[str, str], Twice] = {}
    for row, row_too in combinations(rows, 2):
        for name, other in _shared(row.names, row_too.names):
            one, two = _only(name, row, row_too.words, both), _only(other, row_too, row.words, both)
            for word in one:
                for again in two:
                    heard = _may_be(name, word, both) and _may_be(other, again, both)
                    if heard and _are_of_one(word, again, name, both):
                        found.setdefault((word.plain, again.plain), Twice((word, again), name))
    return tuple(found.values())


def is_doubtful(word: Word, name: Word, both: Sides) -> bool:
    """Whether a spelling is not quite what the name of the reference sounds like."""
    if name.script == "Latn":
        return False
    one = _hearing(name, both).fit(word.plain, name)
    return one is None or one.worst >= _DOUBTFUL


def _is_judged(both: Sides) -> bool:
    language, old = both.candidate.language, both.reference.language
    script = main_script(both.reference)
    return (
        main_script(both.candidate) == "Latn"
        and has_list(language)
        and len(inflection(language).endings) <= _INFLECTING
        and not respells(language)
        and (script in SCRIPTS or (script == "Latn" and respells(old)))
    )


def _rows(aligned: AlignedPair, both: Sides) -> Iterator[_Row]:
    foreign = main_script(both.reference) != "Latn"
    for link in aligned.links:
        if not link.reference or not link.candidate:
            continue
        old = [word for index in link.reference for word in both.reference.by_sentence.get(index, ())]
        new = [word for index in link.candidate for word in both.candidate.by_sentence.get(index, ())]
        names = pieces(old, both.reference.language) if foreign else [w for w in old if may_be_name(w, both.reference)]
        yield _Row(names, [w for w in new if w.capital and len(w.plain) >= _SHORTEST and w.plain.isalpha()])


def _shared(old: Sequence[Word], other: Sequence[Word]) -> Iterator[_Pair]:
    """The words that two sentences of the reference share; in Chinese characters also a surname that stands alone in
    one and before a given name in the other."""
    for name in old:
        for again in other:
            a, b = name.text, again.text
            if a == b or (
                name.script == again.script == "Hani"
                and min(len(a), len(b)) >= _SURNAME
                and (a.startswith(b) or b.startswith(a))
            ):
                yield name, again


def _only(name: Word, row: _Row, elsewhere: Sequence[Word], both: Sides) -> list[Word]:
    """The words of the candidate's sentence that may stand for a name and for nothing else there, and that the other
    sentence lacks."""
    there = {word.plain for word in elsewhere}
    return [
        word
        for word in row.words
        if word.plain not in there
        and word.plain not in both.reference.forms
        and word.plain not in both.candidate.lower
        and sum(letter.isupper() for letter in word.text) < _ACRONYM
        and _is_no_word(word.plain, both.candidate.language)
        and not row.is_explained(word, name, both)
    ]


@lru_cache(maxsize=8192)
def _is_no_word(plain: str, language: str) -> bool:
    usual = zipf(plain, language)
    return (
        (usual < _WORD or (usual < _NAME and is_person_name(plain)))
        and not is_place(plain, language)
        and not is_demonym(plain, language)
    )


def _may_be(name: Word, word: Word, both: Sides) -> bool:
    """Whether a word roughly sounds like a name of the reference; of Chinese characters, whose reading in a name may be
    any, nothing is asked."""
    if name.script == "Hani":
        return True
    if name.script == "Latn":
        return OSA.normalized_similarity(name.plain, word.plain) >= _NEAR
    one = _hearing(name, both).fit(word.plain, name)
    return one is not None and one.mean < _ROUGH


def _explains(name: Word, word: Word, both: Sides) -> bool:
    """Whether a name of the reference is one that a word of the candidate stands for by an accepted spelling."""
    if name.script == "Latn":
        return accepted(name.folded, word.folded, both.reference.language, both.candidate.language) is not None
    hearing = _hearing(name, both)
    if name.script == "Hani" or word.plain in hearing.latin(name):
        one = hearing.fit(word.plain, name)
        return one is not None and one.mean < EXPLAINED_MEAN and one.worst < EXPLAINED_WORST
    return fits_well(word.plain, name.text, both.reference.language, EXPLAINED_MEAN, EXPLAINED_WORST)


@lru_cache(maxsize=512)
def _hearing(name: Word, both: Sides) -> Hearing:
    return Hearing([name], both)


def _are_of_one(word: Word, again: Word, name: Word, both: Sides) -> bool:
    """Whether two words are spellings of one name that no accepted way of writing it explains together."""
    a, b, language = word.plain, again.plain, both.candidate.language
    if min(zipf(a, language), zipf(b, language)) >= _UNSETTLED or (is_person_name(a) and is_person_name(b)):
        return False
    if a[:-_ENDING] == b[: len(a[:-_ENDING])] or b[:-_ENDING] == a[: len(b[:-_ENDING])]:
        return False
    if set(stems(a, language)) & set(stems(b, language)):
        return False
    if accepted(a, b, language, language) is not None or both_romanise(a, b, name.script):
        return False
    if _consonants(a)[:1] != _consonants(b)[:1]:
        return False
    return (
        OSA.normalized_similarity(_consonants(a), _consonants(b)) >= _ALIKE and OSA.normalized_similarity(a, b) >= _LIKE
    )


def _consonants(plain: str) -> str:
    return _VOWELS.sub("", plain).translate(_ONE_SOUND)
