"""Garbled names in candidates whose language writes foreign names by their sound.

Three kinds of evidence: the sound of the name, as Cyrillic spellings tell it (``transcribed``); the name that the
language has for a country or a city; and the language's own list of words, where a spelling that is there sounds like
the name and is one slip away from one that is not.
"""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from tqcheck.aligned import AlignedPair
from tqcheck.model import Link
from tqcheck.names.compare import BY_SOUND, accepted, fits_well
from tqcheck.names.forms.bysound import heard_as, is_unadapted, once
from tqcheck.names.forms.demonyms import is_demonym
from tqcheck.names.forms.inflection import inflection, respells, stems
from tqcheck.names.forms.places import is_place, names_elsewhere, same_place
from tqcheck.names.garbled.misfit import likelier, spare
from tqcheck.names.garbled.transcribed import by_known_sound, is_garbled_reading
from tqcheck.names.lexicon import base, is_person_name, words, zipf
from tqcheck.names.mentions.mentions import may_be_name, may_only_stand_first
from tqcheck.names.mentions.origin import is_transliterated
from tqcheck.names.mentions.plausible import unseen
from tqcheck.names.mentions.sides import Sides
from tqcheck.names.mentions.slip import Slip
from tqcheck.names.mentions.words import Word
from tqcheck.names.sounds.channel import sources
from tqcheck.names.sounds.sound import Fit, fit
from tqcheck.names.spelling import fold

_SHORTEST, _STEM = 5, 3
# nats by which a spelling sounds less like the name than its known ones do; beyond the last it is another name for it
_WORSE, _MUCH_WORSE, _OTHER_NAME = 2.5, 3.5, 9.0
_LISTED = 1.0
_ALIKE_MEAN, _NEAR_MEAN = 0.55, 1.4
_HOME_MEAN, _HOME_WORST = 0.5, 3.6
_SLIP = math.log(0.05)
_REPORTED, _SURE = 1.0, 4.0
_LIKELIER = 1.5
_ENDING = 2
_IN_ARTICLE = 0.3
# nats by which a spelling of the list, or elsewhere in the candidate, sounds more like the name
_CLEARER = 1.0
# CLDR has Serbian in Cyrillic letters; folded
_SERBIAN = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "ђ": "d", "е": "e", "ж": "z", "з": "z", "и": "i", "ј": "j",
        "к": "k", "л": "l", "љ": "lj", "м": "m", "н": "n", "њ": "nj", "о": "o", "п": "p", "р": "r", "с": "s",
        "т": "t", "ћ": "c", "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "c", "џ": "dz", "ш": "s",
    }
)  # fmt: skip


def slips_of_respelling(aligned: AlignedPair, both: Sides) -> Iterator[Slip]:
    """Names of a Latin or Cyrillic reference that the candidate's language writes otherwise than they sound; nothing
    where the reference's language writes them by their sound itself, so that it does not tell how they are read."""
    old = both.reference.language
    if respells(both.candidate.language) and not respells(old) and not aligned.same_language:
        for link in aligned.links:
            if link.reference and link.candidate and not aligned.is_verbatim(link):
                yield from _linked(link, both)


def _linked(link: Link, both: Sides) -> Iterator[Slip]:
    old, new = both.reference, both.candidate
    names = [
        word
        for index in link.reference
        for word in old.by_sentence.get(index, ())
        if len(word.plain) >= _SHORTEST and may_be_name(word, old)
    ]
    if not names:
        return
    for word in (word for index in link.candidate for word in new.by_sentence.get(index, ())):
        slip = _by_spare_letter(word, names, both)
        if slip is None and _may_be_garbled(word, both) and not _is_right(word, both):
            slip = (
                _by_sound(word, names, both)
                or _by_place(word, names, both)
                or _by_list(word, names, both)
                or _by_letters(word, names, both)
            )
        if slip is not None:
            yield slip


def _by_sound(word: Word, names: Sequence[Word], both: Sides) -> Slip | None:
    judged = [(worse, name) for name in names for worse in (_judge(word, name, both),) if worse is not None]
    if not judged or any(worse == 0.0 for worse, _ in judged):
        return None
    worse, name = max(judged, key=lambda item: item[0])
    limit = 2 * _MUCH_WORSE if is_place(name.plain, both.reference.language) else _OTHER_NAME
    if not _WORSE <= worse <= limit:
        return None
    return Slip(word, None, name, "medium" if worse >= _MUCH_WORSE else "low", "the reference")


def _judge(word: Word, name: Word, both: Sides) -> float | None:
    """How many nats a word is farther from the sound of a name than its right spelling; None where it is none of it."""
    if name.script == "Cyrl":
        if _is_as_at_home(word, name, both):
            return 0.0
        garbled = is_garbled_reading(word, name, both.candidate.language, both.reference.language)
        return None if garbled is None else _MUCH_WORSE if garbled else 0.0
    return by_known_sound(word, name, both.candidate.language)


def _is_as_at_home(word: Word, name: Word, both: Sides) -> bool:
    """Whether a word has the spelling of its own language, which the sound of a Cyrillic name agrees with (Sæterdal,
    Dallapiccola): these languages write names of the Latin alphabet that way as well."""
    language = both.candidate.language
    doubled = any(one == other for one, other in pairwise(word.plain))
    return (doubled or is_unadapted(word.text, language)) and fits_well(
        fold(word.text.casefold().replace("æ", "e")), name.text, both.reference.language, _HOME_MEAN, _HOME_WORST
    )


def _by_place(word: Word, names: Sequence[Word], both: Sides) -> Slip | None:
    """A word one slip from what the language calls a country or a city of the reference."""
    language = both.candidate.language
    forms = frozenset(form for form in stems(word.plain, language) if len(form) >= _STEM)
    for name in names:
        for called in names_elsewhere(name.plain, both.reference.language, language):
            place = called.translate(_SERBIAN)
            drops = (place[: -len(drop)] for drop in inflection(language).drops if drop and place.endswith(drop))
            right = frozenset(one for one in (*stems(place, language), *drops) if len(one) >= _STEM)
            if right & forms:
                continue
            if any(
                OSA.distance(form, one) == 1 and form[0] == one[0] and min(len(form), len(one)) >= _SHORTEST
                for form in forms
                for one in right
            ):
                return Slip(word, None, name, "medium", "the reference")
    return None


def _by_list(word: Word, names: Sequence[Word], both: Sides) -> Slip | None:
    """A word that no list has, one slip from one that the language's list or the candidate itself has and that sounds
    more like a name."""
    language = both.candidate.language
    article = _elsewhere(both)
    own = _best(word.text.casefold(), names, language)
    if own is None or own[0].mean > _NEAR_MEAN:
        return None
    written, mine = unseen(word.plain, language), set(stems(word.plain, language))
    best: tuple[float, Word] | None = None
    for form in dict.fromkeys(stems(word.plain, language)):
        if len(form) < _SHORTEST - 1:
            continue
        near = sources(form)
        listed = _listed_near(form, word.plain, language)
        here = _first_of(near, article, word.plain, language)
        for spelling in (one for one in near if one in here or one in listed):
            found, slip = here.get(spelling) or listed[spelling], near[spelling]
            if mine & {*stems(spelling, language), *stems(fold(found[0]), language)}:
                continue
            right = _best(found[0], names, language)
            if right is None or right[0].mean > _ALIKE_MEAN or right[0].total > own[0].total - _CLEARER:
                continue
            if fold(found[0]) in article and _times(mine, both) > _times({*stems(fold(found[0]), language)}, both):
                continue
            odds = found[1] + slip + _SLIP - written + own[0].total - right[0].total
            if odds >= _REPORTED and (best is None or odds > best[0]):
                best = odds, right[1]
    return Slip(word, None, best[1], "medium" if best[0] >= _SURE else "low", "the reference") if best else None


def _by_letters(word: Word, names: Sequence[Word], both: Sides) -> Slip | None:
    """A word one slip from what the language is likelier to write for a name."""
    found = likelier(word, names, both, _LIKELIER)
    if found is None:
        return None
    return Slip(word, None, found[1], "medium" if found[0] >= _SURE else "low", "the reference", odds=found[0])


def _by_spare_letter(word: Word, names: Sequence[Word], both: Sides) -> Slip | None:
    """A word with a letter that the language does not write in names, which stands for a name without it."""
    if not _may_be_compared(word, both) or zipf(word.plain, both.candidate.language) >= _LISTED:
        return None
    found = spare(word, names, both)
    if found is None or _is_right_by_letters(word, both):
        return None
    return Slip(word, None, found[1], "medium", "the reference")


@lru_cache(maxsize=4096)
def _listed_near(form: str, but: str, language: str) -> dict[str, tuple[str, float]]:
    """The spellings that a slip may have made a form of, of which the language's list has some form other than
    ``but``: each with the first that it has."""
    return _first_of(sources(form), _listed(base(language)), but, language)


def _first_of(
    spellings: Collection[str], table: Mapping[str, tuple[str, float]], but: str, language: str
) -> dict[str, tuple[str, float]]:
    endings = _short_endings(language)
    if len(table) < len(spellings):
        # the words of one article, each without each of its endings
        starts = {word.removesuffix(ending) for word in table for ending in endings if word.endswith(ending)}
        spellings = [spelling for spelling in spellings if spelling in starts]
    found = {}
    for spelling in spellings:
        for ending in endings:
            if spelling + ending in table and spelling + ending != but:
                found[spelling] = table[spelling + ending]
                break
    return found


@cache
def _short_endings(language: str) -> tuple[str, ...]:
    return ("", *sorted(ending for ending in inflection(language).endings if len(ending) <= _ENDING))


def _best(written: str, names: Sequence[Word], language: str) -> tuple[Fit, Word] | None:
    """The name that a casefolded word sounds most like."""
    fits = [
        (one, name)
        for name in names
        if name.script == "Latn"
        for stem in stems(written, language)
        if len(stem) >= _STEM
        for spelled in dict.fromkeys((name.plain, once(name.plain)))
        for one in (fit(spelled, heard_as(stem, language)),)
        if one is not None
    ]
    return min(fits, key=lambda item: item[0].total, default=None)


@cache
def _listed(language: str) -> dict[str, tuple[str, float]]:
    """Folded words of the language's list, as they are written there and with the log probability of each."""
    found: dict[str, tuple[str, float]] = {}
    for word, below in words(language, cyrillic=False).items():
        if len(word) >= _SHORTEST:
            found.setdefault(fold(word), (word, -math.log(10) * below / 100))
    return found


@lru_cache(maxsize=4)
def _elsewhere(both: Sides) -> dict[str, tuple[str, float]]:
    """The folded names of the candidate, as it writes them, with the log probability that one of its names is this."""
    written = [word for word in both.candidate.all() if word.capital and len(word.plain) >= _SHORTEST]
    share = math.log(_IN_ARTICLE / max(1, len(written)))
    return {word.plain: (word.text.casefold(), share + math.log(both.candidate.forms[word.plain])) for word in written}


def _times(forms: set[str], both: Sides) -> int:
    """How many names of the candidate share a stem with a word."""
    return sum(
        not forms.isdisjoint(stems(word.plain, both.candidate.language))
        for word in both.candidate.all()
        if word.capital and len(word.plain) >= _SHORTEST
    )


def _may_be_compared(word: Word, both: Sides) -> bool:
    if not word.capital or word.script != "Latn" or len(word.plain) < _SHORTEST or not word.plain.isalpha():
        return False
    return not (word.aside or word.plain in both.candidate.lower or word.plain in both.reference.forms)


def _may_be_garbled(word: Word, both: Sides) -> bool:
    language = both.candidate.language
    if not _may_be_compared(word, both) or is_place(word.plain, language) or is_demonym(word.plain, language):
        return False
    if may_only_stand_first(word, both.candidate):
        return False
    written = word.text.casefold()
    forms = {form for form in (*stems(written, language), *stems(word.plain, language)) if len(form) >= _STEM}
    return not any(zipf(form, language) >= _LISTED for form in forms) and not any(
        is_person_name(form) for form in forms
    )


def _is_right(word: Word, both: Sides) -> bool:
    """Whether any word of the whole reference explains a word, by its letters or by its sound."""
    old, new = both.reference.language, both.candidate.language
    return _is_right_by_letters(word, both) or any(
        _judge(word, name, both) == 0.0
        or is_transliterated(name, word, both)
        or same_place(name.plain, word.plain, old, new)
        for name in _every_name(both)
    )


def _is_right_by_letters(word: Word, both: Sides) -> bool:
    old, new = both.reference, both.candidate
    reasons = (
        accepted(name.folded, word.folded, old.language, new.language)
        for name in _every_name(both)
        if name.script == "Latn"
    )
    return any(reason is not None and reason != BY_SOUND for reason in reasons)


@lru_cache(maxsize=4)
def _every_name(both: Sides) -> tuple[Word, ...]:
    names = {word.plain: word for word in both.reference.all() if word.capital and len(word.plain) >= _SHORTEST}
    return tuple(names.values())
