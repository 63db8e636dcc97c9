"""Garbled forms of names in the list of trusted spellings."""

import unicodedata
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from tqcheck.aligned import AlignedPair, base_language
from tqcheck.model import Confidence
from tqcheck.names.compare import accepted, garbled, two_letters
from tqcheck.names.forms.inflection import inflection, stems
from tqcheck.names.forms.places import is_place
from tqcheck.names.lexicon import is_person_name, zipf
from tqcheck.names.mentions.mentions import SHORTEST, may_be_name
from tqcheck.names.mentions.sides import sides
from tqcheck.names.mentions.slip import Slip
from tqcheck.names.mentions.words import Word, words_in
from tqcheck.names.namelist import NameList, TrustedName
from tqcheck.names.spelling import cased, fold, script

_ATTESTED = 2.2
_NEVER = 99
_LONG = 7
_COMMON = 4.2
_ACRONYM = 5
_INFLECTING, _ENDING = 16, 3


@dataclass(frozen=True, slots=True)
class _Right:
    """One word of one spelling of a trusted name."""

    text: str
    folded: str
    spelling: str
    entry: TrustedName


def slips_of_trusted(aligned: AlignedPair) -> tuple[Slip, ...]:
    """Words of the candidate that are garbled forms of a trusted name; words of any trusted name are right."""
    names = aligned.trusted_names
    if not isinstance(names, NameList) or not len(names):
        return ()
    both = aligned.once(sides)
    language = both.candidate.language
    rights = [
        _Right(word, fold(word), spelling, entry)
        for entry in names
        if entry.language is None or base_language(entry.language) == language
        for spelling in (entry.name, *entry.variants)
        for word in words_in(spelling)
        if len(word) >= _shortest(word)
    ]
    known = names.words
    found: dict[int, Slip] = {}
    for row in both.candidate.by_sentence.values():
        around = {word.plain for word in row}
        for word in row:
            if len(word.plain) < _shortest(word.text) or (cased(word.script) and not may_be_name(word, both.candidate)):
                continue
            if word.plain in known or word.folded in known or two_letters(word.text) in known:
                continue
            if word.folded in both.reference.forms or word.plain in both.reference.forms:
                continue
            slip = _slip(word, row, around, rights, language, known)
            if slip is not None:
                found[word.start] = slip
    return tuple(found[start] for start in sorted(found))


def _shortest(word: str) -> int:
    """How many letters a word needs to be compared: fewer where a letter is a syllable, none where it is a word."""
    return {"Hang": SHORTEST, "Hani": _NEVER}.get(script(word), SHORTEST + 1)


def _units(word: str) -> str:
    """A folded word as it is compared: Hangul letter by letter."""
    return unicodedata.normalize("NFD", word) if script(word) == "Hang" else word


def _slip(
    word: Word, row: tuple[Word, ...], around: set[str], rights: list[_Right], language: str, known: frozenset[str]
) -> Slip | None:
    options: list[tuple[bool, int, _Right]] = []
    for right in rights:
        if script(right.folded) != word.script:
            continue
        near = min(
            (
                OSA.distance(_units(right.folded), _units(form))
                for form in (word.plain, *stems(word.folded, language))
                if form == word.plain or len(form) >= _shortest(form)
                if garbled(_units(right.folded), _units(form))
            ),
            default=None,
        )
        if accepted(right.folded, word.folded, language, language) is not None:
            return None
        if _is_ending(right.folded, word.plain, language):
            return None
        if near is not None:
            options.append((not _beside(word, row, right), near, right))
    attested = max(zipf(word.plain, language), zipf(word.folded, language), zipf(word.text.casefold(), language))
    options = [option for option in options if not option[0] or _tells_alone(word, *option[1:], language, attested)]
    if not options or _is_acronym(word):
        return None
    alone, _, right = min(options, key=lambda option: option[:2])
    confidence: Confidence = "high" if not alone or attested < 1.0 else "medium"
    return Slip(word, _main(right), None, confidence, "the name list", right.entry.name)


def _tells_alone(word: Word, near: int, right: _Right, language: str, attested: float) -> bool:
    """Whether a word without a neighbour of the trusted name is near enough to stand for it all the same: a word of
    its own or of another beginning (Nord, Ford) is not."""
    if attested >= _ATTESTED or is_person_name(word.plain) or is_place(word.plain, language):
        return False
    size = len(right.folded)
    if near > (1 if size < _LONG or not cased(word.script) or zipf(right.folded, language) >= _COMMON else 2):
        return False
    return right.folded[0] == word.plain[0] or size >= _LONG


def _is_ending(name: str, form: str, language: str) -> bool:
    """Whether two words of a language that inflects names differ in their last letters alone."""
    if len(inflection(language).endings) < _INFLECTING:
        return False
    shared = next((i for i, (x, y) in enumerate(zip(name, form, strict=False)) if x != y), min(len(name), len(form)))
    return shared >= SHORTEST and shared >= max(len(name), len(form)) - _ENDING


def _is_acronym(word: Word) -> bool:
    head = word.text.replace("’", "'").split("'")[0]
    return head.isupper() and len(head) <= _ACRONYM


def _main(right: _Right) -> str:
    """The word of the name itself that answers a word of one of its variants."""
    name, spelling = words_in(right.entry.name), words_in(right.spelling)
    return name[spelling.index(right.text)] if len(name) == len(spelling) else right.text


def _beside(word: Word, row: tuple[Word, ...], right: _Right) -> bool:
    """Whether another word of the trusted name, or a garbled form of it, stands beside the word."""
    others = [fold(other) for other in words_in(right.spelling) if fold(other) != right.folded]
    return any(
        abs(neighbour.position - word.position) == 1 and (neighbour.plain == other or garbled(other, neighbour.plain))
        for neighbour in row
        for other in others
    )
