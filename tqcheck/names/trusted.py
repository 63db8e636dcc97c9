"""Garbled forms of names in the list of trusted spellings."""

from dataclasses import dataclass

from rapidfuzz.distance import OSA

from tqcheck.aligned import AlignedPair, base_language
from tqcheck.model import Confidence
from tqcheck.names.compare import accepted, garbled, two_letters
from tqcheck.names.inflection import stems
from tqcheck.names.lexicon import zipf
from tqcheck.names.mentions import SHORTEST, Word, may_be_name
from tqcheck.names.namelist import NameList, TrustedName
from tqcheck.names.sides import sides
from tqcheck.names.slip import Slip
from tqcheck.names.spelling import WORD, cased, fold

_ATTESTED = 2.2


@dataclass(frozen=True, slots=True)
class _Right:
    text: str
    folded: str
    entry: TrustedName


def slips_of_trusted(aligned: AlignedPair) -> tuple[Slip, ...]:
    """Words of the candidate that are garbled forms of a trusted name; words of any trusted name are right."""
    names = aligned.trusted_names
    if not isinstance(names, NameList) or not len(names):
        return ()
    both = aligned.once(sides)
    language = both.candidate.language
    rights = [
        _Right(word, fold(word), entry)
        for entry in names
        if entry.language is None or base_language(entry.language) == language
        for word in WORD.findall(entry.name)
        if len(word) > SHORTEST
    ]
    known = names.words
    found: dict[int, Slip] = {}
    for row in both.candidate.by_sentence.values():
        around = {word.plain for word in row}
        for word in row:
            if not cased(word.script) or not may_be_name(word, both.candidate):
                continue
            if word.plain in known or word.folded in known or two_letters(word.text) in known:
                continue
            if word.folded in both.reference.forms or word.plain in both.reference.forms:
                continue
            slip = _slip(word, row, around, rights, language, known)
            if slip is not None:
                found[word.start] = slip
    return tuple(found[start] for start in sorted(found))


def _slip(
    word: Word, row: tuple[Word, ...], around: set[str], rights: list[_Right], language: str, known: frozenset[str]
) -> Slip | None:
    options: list[tuple[bool, int, _Right]] = []
    for right in rights:
        near = min(
            (
                OSA.distance(right.folded, form)
                for form in (word.plain, *(stem for stem in stems(word.folded, language) if len(stem) > SHORTEST))
                if garbled(right.folded, form)
            ),
            default=None,
        )
        if accepted(right.folded, word.folded, language, language) is not None:
            return None
        if near is not None:
            options.append((not _beside(word, row, right), near, right))
    if not options:
        return None
    alone, _, right = min(options, key=lambda option: option[:2])
    attested = max(zipf(word.plain, language), zipf(word.folded, language), zipf(word.text.casefold(), language))
    if alone and attested >= _ATTESTED:
        return None
    confidence: Confidence = "high" if not alone or attested < 1.0 else "medium"
    return Slip(word, right.text, None, confidence, "the name list", right.entry.name)


def _beside(word: Word, row: tuple[Word, ...], right: _Right) -> bool:
    """Whether another word of the trusted name, or a garbled form of it, stands beside the word."""
    others = [fold(other) for other in WORD.findall(right.entry.name) if fold(other) != right.folded]
    return any(
        abs(neighbour.position - word.position) == 1 and (neighbour.plain == other or garbled(other, neighbour.plain))
        for neighbour in row
        for other in others
    )
