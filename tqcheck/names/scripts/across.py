"""Garbled names where reference and candidate are written in different scripts.

A noisy channel (Shannon 1948; for spelling Kernighan, Church and Gale 1990). Either a word of the candidate is right as
it stands, or a slip made it of another spelling. How likely a spelling is comes from lists and letters
(``plausible``), from the candidate's other sentences, and from how well it sounds like a word of the linked sentences
beside what that word would be by chance (``sound``); how likely a slip is comes from ``channel``. What is reported is
the logarithm of the odds, so that one threshold means the same in every script.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence

from tqcheck.aligned import AlignedPair
from tqcheck.model import Confidence, Link
from tqcheck.names.compare import fits_well
from tqcheck.names.forms.demonyms import is_demonym, is_people_of
from tqcheck.names.forms.inflection import stems
from tqcheck.names.forms.nouns import is_compound, is_noun
from tqcheck.names.forms.places import is_place
from tqcheck.names.lexicon import is_person_name, zipf
from tqcheck.names.mentions.mentions import calendar_words, may_only_stand_first
from tqcheck.names.mentions.plausible import (
    as_listed,
    keeps_spellings,
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
    double_at,
    doubles_as_the_name,
    is_adjective,
    is_another_ending,
    is_of_two,
    is_plural,
    is_read_in_spanish,
    is_spoken,
    names_people,
)
from tqcheck.names.scripts.hangul import is_joined_in_hangul, is_word_in_hangul
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
from tqcheck.names.scripts.options import (
    GARBLED,
    Option,
    heard_listed,
    heard_unlisted,
    known_spellings,
    listed_options,
    own_spellings,
    unlisted_options,
)
from tqcheck.names.scripts.unheard import unheard
from tqcheck.names.sounds.orthography import is_broken
from tqcheck.names.sounds.table import SCRIPTS
from tqcheck.names.spelling import UNSPACED, cased, cased_like, fold, letters

_SHORTEST = 4
_SHORTEST_FOREIGN = 3
_ACRONYM = 6
# a word this common is no slip (Zipf)
_COMMON = 3.0
# log odds from which on a Latin spelling that no list has is meant
_MADE_UP = 4.0
# Zipf frequency of a name in use
_USED = 1.5
_REPEATED, _REPEATS = 1.5, 3
# log odds that a word which its script cannot write is a slip
_BROKEN = 5.0
# log odds from which on a word is a slip though it may also name a people
_NO_DEMONYM = 4.0
# log odds above which a slip needs no more evidence, and Zipf frequency of a word that a translation has by sound
_SURELY, _NAME = 5.0, 5.5
# Zipf frequency of words of every day
_EVERYDAY = 5.0
# and of a word that lists have; letters of such a word, and of what may be put behind it
_IN_LISTS, _LONG_WORD, _MORE = 2.0, 6, 3
# log odds from which on a slip is reported in a script without capitals where neither list nor candidate has what is
# meant, and from which on it is more than a hint
_REPORTED_UNNAMED = 3.0
# the same in Hangul, whose tables know few names that are not English
_REPORTED_IN_HANGUL = 6.0
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
    if may_only_stand_first(word, both.candidate) or word.folded in calendar_words(both.candidate.language):
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
    if word.script in UNSPACED or len(written) < _SHORTEST_FOREIGN or _frequency(word, language) >= _COMMON:
        return None
    if word.script == "Hang" and (is_word_in_hangul(written, language) or is_joined_in_hangul(written, hearing)):
        return None
    if word.folded in both.reference.forms or any(
        names_place(word.plain, other, language, old) for other in hearing.words
    ):
        return None
    known = known_spellings(written, word, hearing)
    if known is None:
        return None
    odds, found, mine = _judged(word, written, hearing, both, known)
    if odds < least(word) or (
        is_demonym(word.plain, language) and (odds < _NO_DEMONYM or names_people(word.plain, hearing))
    ):
        return None
    broken = is_broken(word.text)
    _, spelling, sense = max(found, key=lambda item: item[0])
    if letters(spelling) == letters(word.text):
        return None  # d'Aubigny, Daubigny
    if word.script == "Latn" and _without_umlauts(written) == spelling:
        return None  # Aeschbacher, Äschbacher
    if (
        sense.word is not None
        and not broken
        and (
            is_plural(written, spelling, sense.word, both)
            or is_another_ending(written, spelling, sense.word, both)
            or is_read_in_spanish(written, spelling, sense.word)
            or (not cased(word.script) and is_people_of(written, spelling, language))
            or doubles_as_the_name(written, spelling, sense.word)
            or is_adjective(written, sense.word, hearing)
        )
    ):
        return None
    if sense.word is not None and (is_of_two(written, sense.word, both) or is_spoken(word, sense.word, both)):
        return None
    if word.initial and word.script == "Latn" and _is_made_of_a_word(written, language):
        return None  # what stands first has a capital for that (Outsiderka)
    # what an accepted romanisation writes is no error, however much rarer it is
    explained = (
        not broken and mine.fit is not None and mine.fit.mean < EXPLAINED_MEAN and mine.fit.worst < EXPLAINED_WORST
    )
    in_use = is_person_name(written) or zipf(written, "en") >= _USED
    if _is_common_noun(spelling, language, everyday=explained or in_use):
        return None
    if explained and mine.word and sense.word and mine.word.plain != sense.word.plain:
        return None  # another name of the sentence: Puff Daddy, P. Diddy
    if keeps_spellings(language):
        twice = double_at(written, spelling)
        if odds < _MADE_UP and not _is_attested(spelling, language):
            return None
        if twice is not None and not _is_attested(spelling, language, twice + 1):
            return None
        if _is_in_use(word, language):
            return None
    if odds < least_odds(word, spelling, mine, language, explained=explained):
        return None
    sure = _SURE if cased(word.script) else _SURE_UNCASED
    confidence: Confidence = "medium" if odds >= sure and not explained else "low"
    right = _right(word, spelling, both)
    if right is None and word.script == "Hang":
        confidence = "low"
    if right is None and odds < _least_unnamed(word):
        return None
    return Slip(word, right, sense.word, confidence, "the reference", odds=odds)


def _is_made_of_a_word(written: str, language: str) -> bool:
    """Whether a folded word is one of the language's that is nobody's name and no place, with a few letters more."""
    return any(
        zipf(start, language) >= _IN_LISTS and not is_person_name(start) and not is_place(start, language)
        for start in (written[:-more] for more in range(1, _MORE + 1))
        if len(start) >= _LONG_WORD
    )


def _without_umlauts(folded: str) -> str:
    """A folded word that writes umlauts as two letters, with them as folding has them."""
    return folded.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _least_unnamed(word: Word) -> float:
    """The log odds from which on a slip is reported where neither list nor candidate has what is meant."""
    if cased(word.script):
        return -math.inf
    return _REPORTED_IN_HANGUL if word.script == "Hang" else _REPORTED_UNNAMED


def _is_in_use(word: Word, language: str) -> bool:
    """Whether a word of a language that keeps foreign spellings is such a one, a name as English has it."""
    forms = [form for form in (word.plain, *stems(word.plain, language)) if len(form) >= _SHORTEST]
    return any(zipf(form, "en") >= (_USED if is_person_name(form) else _COMMON) for form in forms)


def _is_attested(spelling: str, language: str, least: int = 0) -> bool:
    """Whether any list has a spelling that may be meant, or what of it is no ending and has ``least`` letters."""
    return any(
        is_person_name(form) or max(zipf(form, language), zipf(form, "en")) >= _USED
        for form in (spelling, *stems(spelling, language))
        if len(form) >= least
    )


def _is_common_noun(spelling: str, language: str, *, everyday: bool) -> bool:
    """Whether a spelling is a noun, which a capital does not make a name, or, with ``everyday``, an everyday word of
    the language (Indonesian Tuhan, for Thuan), and nobody's name and no place besides."""
    common = is_noun(spelling, language) or (everyday and zipf(spelling, language) >= _EVERYDAY)
    return common and not is_person_name(spelling) and not is_place(spelling, language)


def _right(word: Word, spelling: str, both: Sides) -> str | None:
    """The spelling to use instead: as the candidate or the list has it; made up only in Latin letters."""
    for other in both.candidate.all():
        # without a genitive that the word has not (Johnso, Johnson's)
        if (
            other.script == word.script
            and spelled(other) == spelling
            and ("'" in word.folded or "'" not in other.folded)
        ):
            return other.text
    known = as_listed(spelling, both.candidate.language)
    if known is None and word.script != "Latn":
        return None
    return cased_like(word.text, known or spelling)


def _judged(
    word: Word, written: str, hearing: Hearing, both: Sides, known: list[Option]
) -> tuple[float, list[Option], Sense]:
    """The log odds that a word is a slip, what may be meant instead, and what it may stand for itself."""
    mine = _own_sense(word, written, hearing)
    own = own_spellings(both, word.script)
    repeats = min(_REPEATS, own.get(written, 1) - 1)
    language = both.candidate.language
    # with the letters that comparing folds (Strafstöße) the list may have it, too
    likely = max(plausibility_of_name(form, language) for form in _as_written(word))
    right = hearing.weighed(likely, mine) + _REPEATED * repeats
    if is_broken(word.text):
        right -= _BROKEN
    unlisted = unlisted_options(written, hearing, mine, right)
    listed = listed_options(written, own, hearing)
    highest = hearing.highest_of_all()
    bounds = [hearing.weighed(prior, highest, slip) for _, prior, slip in (*unlisted, *listed)]
    if _sum([*bounds, *(odds for odds, _, _ in known)]) + GARBLED - right < least(word):
        return -math.inf, [], mine  # however well any of them sounds
    options = (*heard_unlisted(written, unlisted, hearing, mine), *heard_listed(written, listed, hearing), *known)
    found = list({option[1]: option for option in options if cased(word.script) or is_named(option[2])}.values())
    if not found:
        return -math.inf, [], mine
    odds = _sum([odds for odds, _, _ in found]) + GARBLED
    _, _, sense = max(found, key=lambda item: item[0])
    if sense.word is not None:
        # as hard as the name was looked for that it would be instead
        same = hearing.sense(written, sense.word)
        if same.odds > mine.odds:
            right += hearing.weighed(0, same) - hearing.weighed(0, mine)
            mine = same
    if (
        odds - right < _SURELY
        and sense.word is not None
        and zipf(sense.word.plain, hearing.old) < _NAME
        and hearing.is_without(sense.word, written)
    ):
        right += hearing.weighed(0, hearing.sense_of_only(written, sense.word)) - hearing.weighed(0, mine)
    return odds - right, found, mine


def _own_sense(word: Word, written: str, hearing: Hearing) -> Sense:
    """What a word itself may stand for, with its ending or, in Latin letters, without; æ is one sound, which comparing
    folds into two letters, and å, which Danish names write aa, is nearer to o."""
    forms = [written]
    if word.script == "Latn":
        forms += [stem for stem in stems(written, hearing.language)[1:] if len(stem) >= _SHORTEST]
    lowered = word.text.casefold()
    if "æ" in lowered:
        forms.append(fold(lowered.replace("æ", "e")))
    if "aa" in lowered or "å" in lowered:
        forms.append(fold(lowered.replace("aa", "o").replace("å", "o")))
    return max(map(hearing.sense, forms), key=lambda one: one.odds)


def _sum(logarithms: Sequence[float]) -> float:
    """The logarithm of the sum of numbers given by their logarithms."""
    highest = max(logarithms, default=-math.inf)
    return highest + math.log(sum(math.exp(one - highest) for one in logarithms)) if logarithms else highest


def _as_written(word: Word) -> tuple[str, ...]:
    """A word as it is compared, and, where that folds its letters, in its own."""
    lowered = word.text.casefold()
    return (spelled(word),) if word.script != "Latn" or lowered == word.plain else (word.plain, lowered)


def _frequency(word: Word, language: str) -> float:
    """The Zipf frequency of a word."""
    return max(zipf(form, language) for text in _as_written(word) for form in (text, fold(text)))
