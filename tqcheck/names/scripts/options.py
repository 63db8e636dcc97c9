"""What a word of another script may have been meant as: spellings that a slip may have made it of.

Each comes with the log odds that it is meant: how likely it is by lists and letters (``plausible``), how well it sounds
like a word of the linked sentences, and how likely the slip is (``channel``).
"""

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import islice

from tqcheck.derived import numbers_of
from tqcheck.names.compare import alike, garbled
from tqcheck.names.forms.inflection import stems
from tqcheck.names.forms.places import is_place
from tqcheck.names.lexicon import person_table, zipf
from tqcheck.names.mentions.plausible import (
    listing,
    plausibilities_of_names,
    plausibility_of_name,
    spelled,
)
from tqcheck.names.mentions.sides import Sides
from tqcheck.names.mentions.words import Word
from tqcheck.names.scripts.explained import is_derived, is_no_form, is_other, is_read_by_letters
from tqcheck.names.scripts.hearing import Hearing, Sense, is_named
from tqcheck.names.sounds.channel import slip_between, sources
from tqcheck.names.sounds.orthography import DOUBLES, as_in_russian, is_broken, loose, loosely_same, once
from tqcheck.names.sounds.sound import romanised
from tqcheck.names.spelling import cased, fold, script

# log probability that a word is garbled at all, and of a garbling of two slips beside one of one
GARBLED = math.log(0.05)
_TWO_SLIPS = -9.0
_IN_ARTICLE = 0.3
# log odds that a name which lists of names have in the script is written as one of them has it
_KNOWN = 2.3
# log probability of writing a name as the other script reads it, among all slips
_LITERAL = -3.0
# the same of a name that lists have under other spellings only, with what speaks against one that nothing lists
_READ_OUT = 2.0
# Zipf frequency of a name in use
_USED = 1.5
_NEAR_MEAN, _NEAR_MEAN_UNCASED = 1.3, 1.6
# how many spellings that no list has are looked at, and how many of the listed ones are heard
_REPAIRS, _HEARD = 80, 6

Option = tuple[float, str, Sense]
Spelled = tuple[str, float, float]


def known_spellings(written: str, word: Word, hearing: Hearing) -> list[Option] | None:
    """Spellings that lists of names have for a name of the reference and that a slip may have made the written one of;
    None where it is such a spelling itself."""
    language = hearing.language
    if word.script == "Latn":
        return _known_in_latin(written, hearing)
    forms = stems(written, language)
    # lists have more names in Russian than in any other language of its letters
    alike = as_in_russian if word.script == "Cyrl" and language != "ru" else loose
    mine = {alike(form) for form in forms}
    found: list[Option] = []
    for name in hearing.near(written):
        known = hearing.known(name, word.script)
        kept = hearing.known_stems(name, word.script)
        if any(_same(one, forms, alike) for one in known) or any(_same(one, forms[1:], alike) for one in kept):
            return None
        single = [letter for letter, twice in DOUBLES if twice in name.plain]
        if single and {once(alike(one), single) for one in known} & {once(one, single) for one in mine}:
            return None  # a letter that is double in the name may be written once or twice
        if is_derived(written, name, hearing):
            return None
        for form in forms:
            for spelling in known | kept if form != written else known:
                slip = slip_between(spelling, form)
                if slip is not None and (
                    is_no_form(written, spelling, language)
                    if form == written
                    else is_other(spelling, written, language)
                ):
                    sense = hearing.sense(spelling, name)
                    prior = plausibility_of_name(spelling, language)
                    found.append((hearing.weighed(prior, sense, slip) + _KNOWN, spelling, sense))
    return found


def _same(known: str, forms: Sequence[str], alike: Callable[[str], str]) -> bool:
    """Whether a known spelling is one of some forms but for what is written either way."""
    if alike is loose:
        return any(loosely_same(known, form) for form in forms)
    return alike(known) in {alike(form) for form in forms}


def _known_in_latin(written: str, hearing: Hearing) -> list[Option]:
    """Latin names that lists have for a foreign name of the reference and that a slip, or reading its letters one by
    one, may have made the written word of."""
    found: list[Option] = []
    for name in hearing.near(written):
        literal: float | None = None
        if romanised(name.text) == written:
            if name.script == "Jpan":
                literal = _LITERAL
            elif is_read_by_letters(written, name, hearing):
                literal = _READ_OUT
        for latin in hearing.latin(name):
            slip = slip_between(latin, written)
            if slip is None:
                slip = literal
            if slip is not None and is_other(latin, written, hearing.language) and zipf(latin, "en") >= _USED:
                sense = hearing.sense(latin, name)
                found.append(
                    (hearing.weighed(plausibility_of_name(latin, hearing.language), sense, slip), latin, sense)
                )
    return found


@lru_cache(maxsize=4)
def own_spellings(both: Sides, script_code: str) -> dict[str, int]:
    """How often the candidate has each spelling; in a script with capitals only those that begin with one."""
    counts: dict[str, int] = {}
    for word in both.candidate.all():
        if word.script == script_code and (word.capital or not cased(script_code)):
            form = spelled(word)
            counts[form] = counts.get(form, 0) + 1
    return counts


@lru_cache(maxsize=8192)
def _near_spellings(written: str, language: str) -> tuple[Spelled, ...]:
    """Words and names of the lists that a slip may have made the written one of: how likely each is, and the slip."""
    near = sources(written)
    words, names = numbers_of(list(near), listing(language), person_table())
    held = [spelling for spelling in near if spelling in words or spelling in names]
    priors = plausibilities_of_names(held, language)
    return tuple((spelling, prior, near[spelling]) for spelling, prior in zip(held, priors, strict=True))


def listed_options(written: str, own: dict[str, int], hearing: Hearing) -> list[Spelled]:
    """Known spellings, and those of the candidate itself, that may be meant: log probability of each and of its slip,
    the likeliest first."""
    language = hearing.language
    size = max(1, sum(own.values()))
    options = {spelling: (prior, slip) for spelling, prior, slip in _near_spellings(written, language)}
    for spelling in alike(written, own):
        count, times = own[spelling], own.get(written, 0)
        # of two that the article has as often it is not the less known one that is right
        settled = count > times or (count == times and _used(spelling, language) >= _used(written, language))
        if spelling != written and settled and garbled(spelling, written):
            prior = math.log(_IN_ARTICLE * count / size + math.exp(plausibility_of_name(spelling, language)))
            slip = slip_between(spelling, written)
            options[spelling] = prior, _TWO_SLIPS if slip is None else slip
    return [
        (spelling, prior, slip)
        for spelling, (prior, slip) in sorted(options.items(), key=lambda item: -sum(item[1]))
        if is_other(spelling, written, language)
    ]


def _used(spelling: str, language: str) -> float:
    """The Zipf frequency of a spelling, in whichever of the language and English has it more."""
    return max(zipf(spelling, language), zipf(spelling, "en"))


def heard_listed(written: str, options: Sequence[Spelled], hearing: Hearing) -> list[Option]:
    """What the likeliest of these spellings stand for, with the log probability of each and its slip."""
    found: list[Option] = []
    hear = _heard_by(hearing, written)
    for spelling, prior, slip in options:
        sense = hear(spelling, None)
        named = is_named(sense) and not is_place(fold(spelling), hearing.language)
        if named or slip_between(spelling, written) is not None:
            found.append((hearing.weighed(prior, sense, slip), spelling, sense))
        if len(found) == _HEARD:
            break
    return found


def unlisted_options(written: str, hearing: Hearing, mine: Sense, right: float) -> list[Spelled]:
    """Spellings that no list holds and that may sound much more like the word that the written one stands for."""
    farthest = _NEAR_MEAN if cased(script(written)) else _NEAR_MEAN_UNCASED
    if mine.fit is None or mine.word is None or mine.fit.mean > farthest or not (mine.fit.odd or is_broken(written)):
        return []
    language = hearing.language
    most = hearing.highest(mine)
    places: set[int] = set()
    latin = mine.word.script != "Latn"
    for a, b, c, d in mine.fit.odd:
        first, last = (a, b) if latin else (c, d)
        places |= set(range(first - 2, last + 2))
    if is_broken(written):
        places |= set(range(len(written)))
    options = (
        option
        for option in _repairs(written, language, frozenset(places))
        if hearing.weighed(option[1], most, option[2]) + GARBLED - right > -2 and is_other(option[0], written, language)
    )
    return list(islice(options, _REPAIRS))


@lru_cache(maxsize=512)
def _repairs(written: str, language: str, places: frozenset[int]) -> tuple[Spelled, ...]:
    """What one slip at some places may have made a word of: how likely each is, and the slip; the likeliest first."""
    last = len(written) - 1
    near = [
        (spelling, slip)
        for spelling, slip in sources(written).items()
        for at in (_first_difference(spelling, written),)
        if (at in places if at < min(len(spelling), last + 1) else last in places)
    ]
    priors = plausibilities_of_names([spelling for spelling, _ in near], language)
    options = [(spelling, prior, slip) for (spelling, slip), prior in zip(near, priors, strict=True)]
    return tuple(sorted(options, key=lambda item: -item[1] - item[2]))


def _first_difference(a: str, b: str) -> int:
    """Where two words begin to differ: at the end of the shorter where it begins the other."""
    for at, (one, other) in enumerate(zip(a, b, strict=False)):
        if one != other:
            return at
    return min(len(a), len(b))


def heard_unlisted(written: str, options: Sequence[Spelled], hearing: Hearing, mine: Sense) -> list[Option]:
    """What each of these spellings means as the word that the written one stands for."""
    found = []
    hear = _heard_by(hearing, written)
    for spelling, prior, slip in options:
        sense = hear(spelling, mine.word)
        found.append((hearing.weighed(prior, sense, slip), spelling, sense))
    return found


def _heard_by(hearing: Hearing, written: str) -> Callable[[str, Word | None], Sense]:
    """What tells the sense of a spelling: where nothing shows what is a name, only those that stand for one count."""
    return hearing.sense if cased(script(written)) else hearing.sense_if_named
