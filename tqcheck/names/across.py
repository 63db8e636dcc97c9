"""Garbled names where reference and candidate are written in different scripts.

The sound tables tell which words are one name; what tells a garbled spelling from an unusual one is, in this order,
another spelling of the same name in the candidate, a known word one slip away that fits the sound at least as well,
and a segment that no romanisation writes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from tqcheck.aligned import AlignedPair
from tqcheck.model import Link
from tqcheck.names.compare import accepted, bare, best_fit, garbled
from tqcheck.names.inflection import stems
from tqcheck.names.lexicon import is_person_name, size, zipf
from tqcheck.names.mentions import Word, Words, may_be_name
from tqcheck.names.neighbours import neighbours, undone
from tqcheck.names.places import country_names, is_place, same_place
from tqcheck.names.sides import Sides
from tqcheck.names.slip import Slip
from tqcheck.names.sound import SCRIPTS, Fit, fit, romanised
from tqcheck.names.spelling import cased, fold, script

_ALIKE_WORST = 4.5
_ALIKE_MEAN = 0.8
_EXPLAINED_WORST = 4.2
_EXPLAINED_MEAN = 0.65
_NEAR_MEAN = 1.2
_SIZE = 8
_TRIED = 4
_SHORTEST = 4
_LONG = 5
_ACRONYM = 5
# Zipf frequencies: below the first a spelling may be a slip at all, from the second on it is known in its own right
_ATTESTED = 3.0
_KNOWN = 2.0
_MORE_KNOWN = 1.5
_COMMON_TIE = 3.3
_COMMON = 3.8
# how much cheaper, in nats, another spelling must be by its sound
_GAIN = 0.5
_CLEAR_GAIN = 2.5
_TIE = 0.5
_SILENT = 2.0
_UNSPACED = frozenset({"Hani", "Jpan", "Hang"})
_GAIN_FOREIGN = 1.0
_GAIN_SMALL = 2.0
_LARGE = 100_000
_ODD = 3.0
_REPAIR = 3.5
_OFTEN = 3
_ODD_FOREIGN = 4.5
_REPAIR_FOREIGN = 5.5


_LOOSE = str.maketrans(
    {
        "़": "",
        "ँ": "ं",
        "ी": "ि",
        "ू": "ु",
        "ई": "इ",
        "ऊ": "उ",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ى": "ي",
        "ة": "ه",
        "ґ": "г",
        "ё": "е",
    }
)


def loose(word: str) -> str:
    """A foreign word without the distinctions that careful texts of its language make either way."""
    return word.translate(_LOOSE).replace("יי", "י").replace("וו", "ו")


def sounds_alike(name: Word, word: Word, language: str, other_language: str) -> bool:
    """Whether two words in two scripts are, roughly, one name."""
    if name.script == "Latn":
        one = best_fit(name.plain, word.text, other_language)
    elif word.script == "Latn":
        one = best_fit(word.plain, name.text, language)
    else:
        return False
    return one is not None and one.mean < _ALIKE_MEAN and one.worst < _ALIKE_WORST


def slips_across(aligned: AlignedPair, both: Sides) -> Iterator[Slip]:
    """Garbled names in linked sentences of two scripts."""
    if aligned.same_language:
        return
    foreign_side = _main_script(both.reference), _main_script(both.candidate)
    if foreign_side[0] in SCRIPTS and foreign_side[1] == "Latn":
        for link in aligned.links:
            if link.reference and link.candidate:
                yield from _latin_candidate(link, both)
    elif foreign_side[0] == "Latn" and foreign_side[1] in SCRIPTS:
        for link in aligned.links:
            if link.reference and link.candidate:
                yield from _foreign_candidate(link, both)


def _main_script(words: Words) -> str:
    return script("".join(word.text for row in words.by_sentence.values() for word in row))


def _pieces(words: list[Word]) -> list[Word]:
    """The words of a foreign text that may be names; scripts without spaces are not cut further."""
    return [
        word
        for word in words
        if word.script in SCRIPTS and len(word.text) > 1 and (word.capital or not cased(word.script))
    ]


def _fits(latin: str, pieces: list[Word], language: str) -> tuple[Fit, Word] | None:
    """The foreign word that fits a Latin one best."""
    if not pieces:
        return None
    spaced = [word for word in pieces if word.script not in ("Hani", "Jpan")]
    tried = sorted(spaced, key=lambda word: -fuzz.ratio(latin, _roman(word, language)))[:_TRIED]
    found = [(one, word) for word in tried for one in (best_fit(latin, word.text, language),) if one is not None]
    for word in pieces:
        if word.script in ("Hani", "Jpan") and not (language == "ja" and word.script == "Hani"):
            inside = fit(latin, word.text, inside=True)
            if inside is not None:
                found.append((inside, word))
    return min(found, key=lambda item: item[0].total / max(1, item[0].size) + item[0].worst / 20) if found else None


def _roman(word: Word, language: str) -> str:
    return romanised(word.text)


def _explained(one: Fit) -> bool:
    return one.worst < _EXPLAINED_WORST and one.mean < _EXPLAINED_MEAN


def _latin_candidate(link: Link, both: Sides) -> Iterator[Slip]:
    """Garbled Latin spellings of names that the reference writes in another script."""
    old, new = both.reference, both.candidate
    reference = [word for index in link.reference for word in old.by_sentence.get(index, ())]
    pieces = _pieces(reference)
    if not pieces:
        return
    for index in link.candidate:
        for word in new.by_sentence.get(index, ()):
            if not word.capital or len(word.plain) < _SHORTEST or not word.plain.isalpha() or word.plain in old.forms:
                continue
            if (word.text.isupper() and len(word.text) <= _ACRONYM) or word.plain in new.lower:
                continue
            known = _frequency(word.text, new.language)
            if known < _ATTESTED:
                slip = _better_spelling(word, known, pieces, both)
                if slip is not None:
                    yield slip


def _frequency(text: str, language: str) -> float:
    """The Zipf frequency of a word, or of what it may be an inflected form of."""
    lowered = text.casefold().replace("’", "'")
    forms = {lowered, fold(lowered), bare(fold(lowered)), *(stem for stem in stems(lowered, language) if len(stem) > 3)}
    return max(zipf(form, language) for form in forms)


@dataclass(frozen=True, slots=True)
class _Option:
    """Another spelling that may be meant: how common it is, whether the candidate itself has it elsewhere."""

    spelling: str
    frequency: float
    inside: bool
    distance: int


def _better_spelling(word: Word, known: float, pieces: list[Word], both: Sides) -> Slip | None:
    """The slip of a rare Latin word, or None where its spelling is the best that can be told."""
    language = both.candidate.language
    options = list(_options(word, known, both))
    named = is_person_name(word.plain)
    mine = _fits(word.plain, pieces, both.reference.language)
    found: list[tuple[float, _Option, Word | None]] = []
    often = both.candidate.forms.get(word.plain, 0) >= _OFTEN
    for option in options:
        spelled = fold(option.spelling)
        if _only_ending(word.plain, spelled):
            continue
        theirs = _fits(spelled, pieces, both.reference.language)
        gain = (mine[0].total if mine else 20.0) - (theirs[0].total if theirs else 20.0)
        fitting = theirs is not None and _explained(theirs[0])
        place = _place_of(spelled, pieces, language, both.reference.language)
        if fitting and gain >= (_CLEAR_GAIN if named or often else _GAIN):
            verdict = True
        elif place is not None:
            verdict = not named
        elif option.inside:
            verdict = (
                not named and gain > -_GAIN and (fitting or (option.distance == 1 and len(word.plain) > _SHORTEST))
            )
        elif (fitting and gain > -_SILENT and not known and _is_named(spelled, language)) or (fitting and gain > -_TIE):
            verdict = not named and not often and option.frequency >= _COMMON_TIE
        else:
            unheard = mine is None or not _explained(mine[0])
            verdict = unheard and not named and not known and option.frequency >= _COMMON and len(word.plain) > _LONG
        if verdict:
            found.append((gain + 0.5 * option.frequency + 2 * option.inside, option, theirs[1] if theirs else place))
    if not found:
        return (
            None
            if named or known or often or mine is None
            else _repaired(word, mine[0], mine[1], both.reference.language)
        )
    _, option, foreign = max(found, key=lambda item: item[0])
    right = option.spelling if option.inside else _cased_like(word.text, option.spelling)
    return Slip(word, right, foreign, "medium" if known < 1.0 else "low", "the reference")


def _place_of(spelled: str, pieces: list[Word], language: str, other: str) -> Word | None:
    """The foreign word that names the place that a Latin word is, where it is one."""
    for piece in pieces:
        if piece.script in _UNSPACED:
            if any(name in piece.folded for name in country_names(spelled, language, other)):
                return piece
        elif same_place(spelled, piece.folded, language, other):
            return piece
    return None


def _is_named(spelled: str, language: str) -> bool:
    return is_person_name(spelled) or is_place(spelled, language)


def _repaired(word: Word, one: Fit, foreign: Word, language: str) -> Slip | None:
    """The slip of an unknown Latin word that one undone slip makes fit its sound much better."""
    if one.mean > _NEAR_MEAN or one.size < _SIZE or one.worst < _ODD:
        return None
    best = min(
        (
            (other.total, spelling)
            for spelling in undone(word.plain)
            if not _only_ending(word.plain, spelling)
            for other in (
                fit(spelling, foreign.text[one.start : one.end], inside=True)
                if foreign.script in ("Hani", "Jpan")
                else best_fit(spelling, foreign.text, language),
            )
            if other is not None and _explained(other)
        ),
        default=None,
    )
    if best is None or best[0] > one.total - _REPAIR:
        return None
    return Slip(word, _cased_like(word.text, best[1]), foreign, "low", "the reference")


def _only_ending(word: str, spelling: str) -> bool:
    """Whether a spelling only lacks a final vowel, which an inflected name of the other language lacks as well."""
    return word[:-1] == spelling and word[-1] in "aeiouy"


def _options(word: Word, known: float, both: Sides) -> Iterator[_Option]:
    language = both.candidate.language
    stem = set(stems(word.folded, language))
    for other in both.candidate.all():
        if other.plain == word.plain or not other.capital or len(other.plain) < _SHORTEST:
            continue
        if garbled(other.plain, word.plain) and not accepted(other.folded, word.folded, language, language):
            frequency = _frequency(other.text, language)
            if frequency >= known and not stem & set(stems(other.folded, language)):
                count = both.candidate.forms.get(other.plain, 0)
                if frequency > known + 1 or count > both.candidate.forms.get(word.plain, 0):
                    yield _Option(other.text, frequency, True, OSA.distance(other.plain, word.plain))
    if known < _KNOWN:
        for spelling, frequency in neighbours(word.plain, language):
            if frequency >= max(_KNOWN, known + _MORE_KNOWN) and spelling not in stem:
                yield _Option(spelling, frequency, False, 1)


def _cased_like(written: str, spelling: str) -> str:
    return spelling.upper() if written.isupper() else spelling[:1].upper() + spelling[1:]


def _foreign_candidate(link: Link, both: Sides) -> Iterator[Slip]:
    """Garbled spellings in another script of names that the reference writes in Latin letters."""
    old, new = both.reference, both.candidate
    names = [
        word
        for index in link.reference
        for word in old.by_sentence.get(index, ())
        if len(word.plain) >= _SHORTEST and may_be_name(word, old) and word.script == "Latn"
    ]
    pieces = _pieces([word for index in link.candidate for word in new.by_sentence.get(index, ())])
    for name in names if pieces else ():
        if any(same_place(name.plain, piece.folded, old.language, new.language) for piece in pieces):
            continue
        best = _fits(name.plain, pieces, new.language)
        if best is not None and best[1].script not in ("Hani", "Jpan"):
            slip = _foreign_slip(name, best[0], best[1], both)
            if slip is not None:
                yield slip


def _foreign_slip(name: Word, one: Fit, foreign: Word, both: Sides) -> Slip | None:
    language = both.candidate.language
    if one.mean > _NEAR_MEAN or one.size < _SIZE or foreign.folded in both.reference.forms:
        return None
    known = _frequency(foreign.text, language)
    if known >= _KNOWN:
        return None
    enough = _GAIN_FOREIGN if size(language) > _LARGE else _GAIN_SMALL
    found: list[tuple[float, str]] = []
    forms = both.candidate.forms
    mine = set(stems(foreign.folded, language))
    if forms.get(foreign.folded, 0) >= _OFTEN:
        enough += _CLEAR_GAIN
    for word in both.candidate.all():
        if word.script == foreign.script and word.folded != foreign.folded and garbled(word.folded, foreign.folded):
            if mine & set(stems(word.folded, language)) or loose(word.folded) == loose(foreign.folded):
                continue
            if forms.get(word.folded, 0) <= forms.get(foreign.folded, 0):
                continue
            other = best_fit(name.plain, word.text, language)
            if other is not None and _explained(other) and other.total <= one.total - _GAIN:
                found.append((other.total - 3, word.text))
    for spelling, frequency in neighbours(foreign.text.casefold(), language):
        if (
            frequency >= max(_KNOWN, known + _MORE_KNOWN)
            and loose(spelling) != loose(foreign.folded)
            and spelling not in mine
        ):
            other = best_fit(name.plain, spelling, language)
            if other is not None and _explained(other) and other.total <= one.total - enough:
                found.append((other.total - 0.3 * frequency, _cased_like(foreign.text, spelling)))
    if found:
        return Slip(foreign, min(found)[1], name, "low" if _explained(one) else "medium", "the reference")
    if known or one.worst < _ODD_FOREIGN or forms.get(foreign.folded, 0) >= _OFTEN or size(language) < _LARGE:
        return None
    best = min(
        (
            other.total
            for spelling in undone(foreign.text.casefold(), foreign.script)
            for other in (best_fit(name.plain, spelling, language),)
            if other is not None and _explained(other)
        ),
        default=one.total,
    )
    if best <= one.total - _REPAIR_FOREIGN:
        return Slip(foreign, None, name, "low", "the reference")
    return None
