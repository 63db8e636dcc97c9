"""Garbled names where reference and candidate are written in different scripts.

A noisy channel (Shannon 1948; for spelling Kernighan, Church and Gale 1990). Either a word of the candidate is right as
it stands, or a slip made it of another spelling. How likely a spelling is comes from lists and letters
(``plausible``), from the candidate's other sentences, and from how well it sounds like a word of the linked sentences
beside what that word would be by chance (``sound``); how likely a slip is comes from ``channel``. What is reported is
the logarithm of the odds, so that one threshold means the same in every script.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from tqcheck.aligned import AlignedPair
from tqcheck.derived import numbers_of
from tqcheck.model import Confidence, Link
from tqcheck.names.compare import alike, fits_well, garbled
from tqcheck.names.forms.demonyms import is_demonym
from tqcheck.names.forms.inflection import stems
from tqcheck.names.forms.nouns import is_compound, is_noun
from tqcheck.names.forms.places import is_place
from tqcheck.names.lexicon import is_person_name, person_table, zipf
from tqcheck.names.mentions.plausible import (
    as_listed,
    keeps_spellings,
    listing,
    plausibilities_of_names,
    plausibility_of_name,
    spelled,
)
from tqcheck.names.mentions.sides import Sides, main_script
from tqcheck.names.mentions.slip import Slip
from tqcheck.names.mentions.words import Word, Words
from tqcheck.names.scripts.characters import slips_in_characters
from tqcheck.names.scripts.doubt import least, least_odds
from tqcheck.names.scripts.explained import (
    EXPLAINED_MEAN,
    EXPLAINED_WORST,
    doubles_as_the_name,
    is_adjective,
    is_another_ending,
    is_derived,
    is_no_form,
    is_of_two,
    is_other,
    is_plural,
    is_read_by_letters,
    is_spoken,
    names_people,
)
from tqcheck.names.scripts.hearing import (
    ALIKE_MEAN,
    ALIKE_WORST,
    Hearing,
    Sense,
    is_named,
    may_be_heard,
    names_place,
    pieces,
)
from tqcheck.names.scripts.unheard import unheard
from tqcheck.names.sounds.channel import slip_between, sources
from tqcheck.names.sounds.orthography import DOUBLES, as_in_russian, is_broken, loose, loosely_same, once
from tqcheck.names.sounds.sound import romanised
from tqcheck.names.sounds.table import SCRIPTS
from tqcheck.names.spelling import cased, cased_like, fold, script

_SHORTEST = 4
_SHORTEST_FOREIGN = 3
_ACRONYM = 6
_HEARD = 6
# a word this common is no slip (Zipf)
_COMMON = 3.0
# log probability that a word is garbled at all, and of a garbling of two slips beside one of one
_SLIP = math.log(0.05)
_TWO_SLIPS = -9.0
_IN_ARTICLE = 0.3
# log odds that a name which lists of names have in the script is written as one of them has it
_KNOWN = 2.3
# log probability of writing a name as the other script reads it, among all slips; Zipf frequency of a name in use
_LITERAL = -3.0
# the same of a name that lists have under other spellings only, with what speaks against one that nothing lists
_READ_OUT = 2.0
# log odds from which on a Latin spelling that no list has is meant
_MADE_UP = 4.0
_USED = 1.5
_REPEATED, _REPEATS = 1.5, 3
# log odds that a word which its script cannot write is a slip
_BROKEN = 5.0
_NEAR_MEAN, _NEAR_MEAN_UNCASED = 1.3, 1.6
# log odds from which on a word is a slip though it may also name a people
_NO_DEMONYM = 4.0
_REPAIRS = 80
# log odds above which a slip needs no more evidence, and Zipf frequency of a word that a translation has by sound
_SURELY, _NAME = 5.0, 5.5
# log odds from which on a slip is reported in a script without capitals where neither list nor candidate has what is
# meant, and from which on it is more than a hint
_REPORTED_UNNAMED = 3.0
_SURE, _SURE_UNCASED = 3.0, 5.0


def sounds_alike(name: Word, word: Word, language: str, other_language: str) -> bool:
    """Whether two words in two scripts are, roughly, one name."""
    if name.script == "Latn":
        return fits_well(name.plain, word.text, other_language, ALIKE_MEAN, ALIKE_WORST)
    if word.script == "Latn":
        return fits_well(word.plain, name.text, language, ALIKE_MEAN, ALIKE_WORST)
    return False


def slips_across(aligned: AlignedPair, both: Sides) -> Iterator[Slip]:
    """Garbled names in linked sentences of two scripts."""
    if aligned.same_language:
        return
    scripts = main_script(both.reference), main_script(both.candidate)
    if not (scripts[0] in SCRIPTS and scripts[1] == "Latn") and not (scripts[0] == "Latn" and scripts[1] in SCRIPTS):
        return
    to_latin = scripts[1] == "Latn"
    if not to_latin and both.candidate.language == "zh":
        yield from slips_in_characters(aligned, both)
    yield from slips_heard(
        aligned.links, both, lambda words: _names(words, both.reference, to_latin), to_latin=to_latin
    )


def slips_heard(
    links: Iterable[Link], both: Sides, named: Callable[[Iterable[Word]], list[Word]], *, to_latin: bool
) -> Iterator[Slip]:
    """Garbled names in linked sentences; ``named``: those of some words of the reference that one may stand for."""
    everywhere = Hearing(named(both.reference.all()), both)
    for link in links:
        if not link.reference or not link.candidate:
            continue
        old = [word for index in link.reference for word in both.reference.by_sentence.get(index, ())]
        new = [word for index in link.candidate for word in both.candidate.by_sentence.get(index, ())]
        heard = named(old)
        words = [word for word in new if _latin_name(word, both)] if to_latin else pieces(new, both.candidate.language)
        hearing = Hearing(heard, both, words)
        slips = [_slip(word, hearing, both) for word in words] if heard else []
        yield from (slip for slip in slips if slip is not None)
        for word, slip in zip(words, slips, strict=False):
            name = unheard(word, words, hearing, everywhere, both) if slip is None else None
            if name is not None:
                yield Slip(word, None, name, "low", "the reference")


def _names(words: Iterable[Word], of: Words, foreign: bool) -> list[Word]:
    """The words of the reference that a name of the candidate may stand for."""
    if foreign:
        return pieces(words, of.language)
    return [word for word in words if len(word.plain) > 2 and word.script == "Latn" and may_be_heard(word, of)]


def _latin_name(word: Word, both: Sides) -> bool:
    if (
        not word.capital
        or len(word.plain) < _SHORTEST
        or not word.plain.isalpha()
        or word.plain in both.reference.forms
    ):
        return False
    capitals = sum(letter.isupper() for letter in word.text)
    return (
        not (capitals > 1 and len(word.text) <= _ACRONYM)
        and word.plain not in both.candidate.lower
        and not is_compound(word.plain, both.candidate.language)
    )


def _slip(word: Word, hearing: Hearing, both: Sides) -> Slip | None:
    """The slip that a word of the candidate is, or None where it is likelier to be right."""
    language, old = both.candidate.language, both.reference.language
    written = spelled(word)
    if word.script == "Hani" or len(written) < _SHORTEST_FOREIGN or _frequency(word, language) >= _COMMON:
        return None
    if word.folded in both.reference.forms or any(
        names_place(word.plain, other, language, old) for other in hearing.words
    ):
        return None
    known = _known(written, word, hearing)
    if known is None:
        return None
    odds, found = _judged(word, written, hearing, both, known)
    if odds < least(word) or (
        is_demonym(word.plain, language) and (odds < _NO_DEMONYM or names_people(word.plain, hearing))
    ):
        return None
    broken = is_broken(word.text)
    _, spelling, sense = max(found, key=lambda item: item[0])
    if (
        sense.word is not None
        and not broken
        and (
            is_plural(written, spelling, sense.word, both)
            or is_another_ending(written, spelling, sense.word, both)
            or doubles_as_the_name(written, spelling, sense.word)
            or is_adjective(written, sense.word, hearing)
        )
    ):
        return None
    mine = hearing.sense(written)
    if sense.word is not None and (is_of_two(written, sense.word, both) or is_spoken(word, sense.word, both)):
        return None
    if _is_common_noun(spelling, language):
        return None
    # what an accepted romanisation writes is no error, however much rarer it is
    explained = (
        not broken and mine.fit is not None and mine.fit.mean < EXPLAINED_MEAN and mine.fit.worst < EXPLAINED_WORST
    )
    if explained and mine.word and sense.word and mine.word.plain != sense.word.plain:
        return None  # another name of the sentence: Puff Daddy, P. Diddy
    if keeps_spellings(language) and odds < _MADE_UP and not _is_attested(spelling, language):
        return None
    if keeps_spellings(language) and _is_in_use(word, language):
        return None
    if odds < least_odds(word, spelling, mine, language, explained=explained):
        return None
    sure = _SURE if cased(word.script) else _SURE_UNCASED
    confidence: Confidence = "medium" if odds >= sure and not explained else "low"
    right = _right(word, spelling, both)
    if right is None and not cased(word.script) and odds < _REPORTED_UNNAMED:
        return None
    return Slip(word, right, sense.word, confidence, "the reference", odds=odds)


def _is_in_use(word: Word, language: str) -> bool:
    """Whether a word of a language that keeps foreign spellings is such a one, a name as English has it."""
    forms = [form for form in (word.plain, *stems(word.plain, language)) if len(form) >= _SHORTEST]
    return any(zipf(form, "en") >= (_USED if is_person_name(form) else _COMMON) for form in forms)


def _is_attested(spelling: str, language: str) -> bool:
    """Whether any list has a spelling that may be meant."""
    return any(
        is_person_name(form) or max(zipf(form, language), zipf(form, "en")) >= _USED
        for form in (spelling, *stems(spelling, language))
    )


def _is_common_noun(spelling: str, language: str) -> bool:
    """Whether a spelling is a noun, which a capital does not make a name, and nobody's name and no place besides."""
    return is_noun(spelling, language) and not is_person_name(spelling) and not is_place(spelling, language)


def _right(word: Word, spelling: str, both: Sides) -> str | None:
    """The spelling to use instead: as the candidate or the list has it; made up only in Latin letters."""
    for other in both.candidate.all():
        if other.script == word.script and spelled(other) == spelling:
            return other.text
    known = as_listed(spelling, both.candidate.language)
    if known is None and word.script != "Latn":
        return None
    return cased_like(word.text, known or spelling)


_Option = tuple[float, str, Sense]


def _judged(
    word: Word, written: str, hearing: Hearing, both: Sides, known: list[_Option]
) -> tuple[float, list[_Option]]:
    """The log odds that a word is a slip, and what may be meant instead."""
    mine = hearing.sense(written)
    own = _spellings(both, word.script)
    repeats = min(_REPEATS, own.get(written, 1) - 1)
    language = both.candidate.language
    # with the letters that comparing folds (Strafstöße) the list may have it, too
    likely = max(plausibility_of_name(form, language) for form in _as_written(word))
    right = hearing.weighed(likely, mine) + _REPEATED * repeats
    if is_broken(word.text):
        right -= _BROKEN
    unlisted = _unlisted(written, hearing, mine, right)
    listed = _listed(written, own, hearing)
    highest = hearing.highest_of_all()
    bounds = [hearing.weighed(prior, highest, slip) for _, prior, slip in (*unlisted, *listed)]
    if _sum([*bounds, *(odds for odds, _, _ in known)]) + _SLIP - right < least(word):
        return -math.inf, []  # however well any of them sounds
    options = (*_heard_unlisted(unlisted, hearing, mine), *_heard_listed(written, listed, hearing), *known)
    found = list({option[1]: option for option in options if cased(word.script) or is_named(option[2])}.values())
    if not found:
        return -math.inf, []
    odds = _sum([odds for odds, _, _ in found]) + _SLIP
    _, _, sense = max(found, key=lambda item: item[0])
    if (
        odds - right < _SURELY
        and sense.word is not None
        and zipf(sense.word.plain, hearing.old) < _NAME
        and hearing.is_without(sense.word, written)
    ):
        right += hearing.weighed(0, hearing.sense_of_only(written, sense.word)) - hearing.weighed(0, mine)
    return odds - right, found


def _sum(logarithms: Sequence[float]) -> float:
    """The logarithm of the sum of numbers given by their logarithms."""
    highest = max(logarithms, default=-math.inf)
    return highest + math.log(sum(math.exp(one - highest) for one in logarithms)) if logarithms else highest


def _known(written: str, word: Word, hearing: Hearing) -> list[_Option] | None:
    """Spellings that lists of names have for a name of the reference and that a slip may have made the written one of;
    None where it is such a spelling itself."""
    language = hearing.language
    if word.script == "Latn":
        return _known_in_latin(written, hearing)
    forms = stems(written, language)
    # lists have more names in Russian than in any other language of its letters
    alike = as_in_russian if word.script == "Cyrl" and language != "ru" else loose
    mine = {alike(form) for form in forms}
    found: list[_Option] = []
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


def _known_in_latin(written: str, hearing: Hearing) -> list[_Option]:
    """Latin names that lists have for a foreign name of the reference and that a slip, or reading its letters one by
    one, may have made the written word of."""
    found: list[_Option] = []
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
def _spellings(both: Sides, script_code: str) -> dict[str, int]:
    """How often the candidate has each spelling; in a script with capitals only those that begin with one."""
    counts: dict[str, int] = {}
    for word in both.candidate.all():
        if word.script == script_code and (word.capital or not cased(script_code)):
            form = spelled(word)
            counts[form] = counts.get(form, 0) + 1
    return counts


_Spelled = tuple[str, float, float]


@lru_cache(maxsize=8192)
def _near_spellings(written: str, language: str) -> tuple[_Spelled, ...]:
    """Words and names of the lists that a slip may have made the written one of: how likely each is, and the slip."""
    near = sources(written)
    words, names = numbers_of(list(near), listing(language), person_table())
    held = [spelling for spelling in near if spelling in words or spelling in names]
    priors = plausibilities_of_names(held, language)
    return tuple((spelling, prior, near[spelling]) for spelling, prior in zip(held, priors, strict=True))


def _listed(written: str, own: dict[str, int], hearing: Hearing) -> list[_Spelled]:
    """Known spellings, and those of the candidate itself, that may be meant: log probability of each and of its slip,
    the likeliest first."""
    language = hearing.language
    size = max(1, sum(own.values()))
    options = {spelling: (prior, slip) for spelling, prior, slip in _near_spellings(written, language)}
    for spelling in alike(written, own):
        count = own[spelling]
        if spelling != written and count >= own.get(written, 0) and garbled(spelling, written):
            prior = math.log(_IN_ARTICLE * count / size + math.exp(plausibility_of_name(spelling, language)))
            slip = slip_between(spelling, written)
            options[spelling] = prior, _TWO_SLIPS if slip is None else slip
    return [
        (spelling, prior, slip)
        for spelling, (prior, slip) in sorted(options.items(), key=lambda item: -sum(item[1]))
        if is_other(spelling, written, language)
    ]


def _heard_listed(written: str, options: Sequence[_Spelled], hearing: Hearing) -> list[_Option]:
    """What the likeliest of these spellings stand for, with the log probability of each and its slip."""
    found: list[_Option] = []
    for spelling, prior, slip in options:
        sense = hearing.sense(spelling)
        named = is_named(sense) and not is_place(fold(spelling), hearing.language)
        if named or slip_between(spelling, written) is not None:
            found.append((hearing.weighed(prior, sense, slip), spelling, sense))
        if len(found) == _HEARD:
            break
    return found


def _unlisted(written: str, hearing: Hearing, mine: Sense, right: float) -> list[_Spelled]:
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
    options = [
        option
        for option in _repairs(written, language, frozenset(places))
        if hearing.weighed(option[1], most, option[2]) + _SLIP - right > -2
    ]
    return options[:_REPAIRS]


@lru_cache(maxsize=512)
def _repairs(written: str, language: str, places: frozenset[int]) -> tuple[_Spelled, ...]:
    """What one slip at some places may have made a word of: how likely each is, and the slip; the likeliest first."""
    last = len(written) - 1
    heads = [(written[:at], at) for at in sorted(places) if 0 <= at <= last]
    near = [
        (spelling, slip)
        for spelling, slip in sources(written).items()
        if any(spelling.startswith(head) and at < len(spelling) and spelling[at] != written[at] for head, at in heads)
        or (last in places and (written.startswith(spelling) or spelling.startswith(written)))
    ]
    priors = plausibilities_of_names([spelling for spelling, _ in near], language)
    options = [
        (spelling, prior, slip)
        for (spelling, slip), prior in zip(near, priors, strict=True)
        if is_other(spelling, written, language)
    ]
    return tuple(sorted(options, key=lambda item: -item[1] - item[2]))


def _heard_unlisted(options: Sequence[_Spelled], hearing: Hearing, mine: Sense) -> list[_Option]:
    found = []
    for spelling, prior, slip in options:
        sense = hearing.sense(spelling, mine.word)
        found.append((hearing.weighed(prior, sense, slip), spelling, sense))
    return found


def _as_written(word: Word) -> tuple[str, ...]:
    """A word as it is compared, and, where that folds its letters, in its own."""
    lowered = word.text.casefold()
    return (spelled(word),) if word.script != "Latn" or lowered == word.plain else (word.plain, lowered)


def _frequency(word: Word, language: str) -> float:
    """The Zipf frequency of a word."""
    return max(zipf(form, language) for text in _as_written(word) for form in (text, fold(text)))
