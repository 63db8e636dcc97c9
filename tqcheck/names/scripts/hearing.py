"""What spellings of the candidate may stand for in the linked sentences of a reference in another script."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex
from rapidfuzz import fuzz, process

from tqcheck.names.compare import best_fit, fit_within
from tqcheck.names.forms.attested import attested, names_written
from tqcheck.names.forms.bysound import once
from tqcheck.names.forms.demonyms import is_demonym
from tqcheck.names.forms.inflection import inflection, stems
from tqcheck.names.forms.places import country_names, is_place, names_elsewhere, same_place
from tqcheck.names.lexicon import has_list, is_person_name
from tqcheck.names.mentions.mentions import may_be_name
from tqcheck.names.mentions.plausible import is_listed, plausibility, spelled
from tqcheck.names.mentions.sides import Sides
from tqcheck.names.mentions.words import Word, Words
from tqcheck.names.sounds.grid import ROUNDING
from tqcheck.names.sounds.readings import read_aloud
from tqcheck.names.sounds.sound import Fit, fit, plain, romanised
from tqcheck.names.sounds.table import SCRIPTS
from tqcheck.names.spelling import UNSPACED, cased, fold, script

ALIKE_WORST = 4.5
ALIKE_MEAN = 0.8
_TRIED = 3
# share of the candidate's words that stand for a word of the reference by sound
_BY_SOUND = 0.5
# and of those that no list of its language holds, in a script where nothing else shows what is a name
_BY_SOUND_UNLISTED = 0.9
# nats of a log probability in one of a sound table, which is half of either direction's
_SCALE = 1.2
# log probability of a Chinese character where nothing calls for it, read in Chinese and in Japanese
_BY_CHANCE, _BY_CHANCE_JAPANESE = -5.0, -7.0
# and of a Thai letter, of which there are seventy
_BY_CHANCE_THAI = -3.5
# Latin spellings are told by names and by words; elsewhere what no list holds is likelier than its letters say
_TRUST, _TRUST_FOREIGN = 1.0, 0.6
_HEARD_TRUST, _HEARD_TRUST_FOREIGN = 1.0, 0.8
# a slip among all the letters of a script without capitals, of which writers have some far more often at hand
_SLIP_TRUST_UNCASED = 0.6
# the same of a word without which a name of the reference would be nowhere in the candidate
_ONLY = 0.98
_SHORTEST = 2
_NAMED = 1.5
_PLACE = 10.0
# letters of a word that is a name only as it stands in a headline, or names a people
_LEAST = 4
# letters that a name keeps before an ending
_LEFT = 3
# how many limits of a mean cost there are between one nat and the next
_LIMITS = 4
_RUN = regex.compile(r"[\p{Han}々]+|[ァ-ヺー]+")


@dataclass(frozen=True, slots=True)
class Sense:
    """What a spelling may stand for: log odds that ``word`` is there for it rather than by chance."""

    odds: float
    word: Word | None
    fit: Fit | None


class Hearing:
    """Spellings of the candidate against the words of the linked sentences of the reference."""

    def __init__(self, heard: Sequence[Word], both: Sides, candidates: Sequence[Word] = ()) -> None:
        """``candidates``: the words of the linked sentences of the candidate that may stand for the words heard."""
        self.words = tuple(heard)
        self._candidates = tuple(candidates)
        self.old, self.language = both.reference.language, both.candidate.language
        self._latin = any(word.script != "Latn" for word in heard)
        self._cased = self._latin or _has_capitals(both.candidate)
        self._latin_names: dict[str, frozenset[str]] = {}
        # Hangul without its particles, too, which are as long as a name
        self._roman = [(index, form) for index, word in enumerate(heard) for form in _rough(word, self.old)]
        self._near: dict[str, list[Word]] = {}

    def fit(self, spelling: str, word: Word, mean: float | None = None) -> Fit | None:
        """How a spelling of the candidate fits a word of the reference; with ``mean`` None where a Latin word's mean
        cost is above it."""
        if word.script == "Latn":
            fits = [
                one
                for name in _spoken(word, script(spelling))
                for one in (
                    best_fit(name, spelling, self.language)
                    if mean is None
                    else fit_within(name, spelling, self.language, mean),
                )
                if one is not None
            ]
            one = min(fits, key=lambda one: one.mean, default=None)
            if one is not None and self.is_known(spelling, word):
                return one._replace(total=0.0, worst=0.0, odd=())
            return one
        if word.script in UNSPACED:
            return fit(spelling, word.text, inside=True, language=self.old)
        one = best_fit(spelling, word.text, self.old)
        if one is not None and spelling in self.latin(word):
            return one._replace(total=0.0, worst=0.0, odd=())
        return one

    def known(self, word: Word, script_code: str) -> frozenset[str]:
        """How a name of the reference is known to be written in the candidate's script; nothing in Hebrew letters,
        where lists have few of the ways in which texts set the letters for vowels."""
        if word.script != "Latn" or script_code == "Hebr":
            return frozenset()
        return _known(word.plain, script_code, self.language, self.old)

    def known_stems(self, word: Word, script_code: str) -> frozenset[str]:
        """What is left of the known spellings before an ending."""
        return without_endings(self.known(word, script_code), self.language)

    def is_known(self, spelling: str, word: Word) -> bool:
        """Whether a spelling is a known one of a name of the reference, inflected or not."""
        code, forms = script(spelling), stems(spelling, self.language)
        return not self.known(word, code).isdisjoint(forms) or not self.known_stems(word, code).isdisjoint(forms[1:])

    def countries(self, word: Word) -> tuple[str, ...]:
        """What the candidate's language calls the country that a word of the reference names, folded."""
        return country_names(word.plain, self.old, self.language)

    def latin(self, word: Word) -> frozenset[str]:
        """The Latin names that a foreign word of the reference is known to write."""
        found = self._latin_names.get(word.text)
        if found is None:
            forms = stems(word.text.casefold() if word.script == "Arab" else word.folded, self.old)
            found = frozenset(name for form in forms for name in names_written(form, word.script))
            self._latin_names[word.text] = found
        return found

    def sense(self, spelling: str, only: Word | None = None, *, by_sound: float | None = None) -> Sense:
        """The best that a spelling may stand for among the words of the reference, or whether for one of them;
        ``by_sound``: how likely it stands for one at all."""
        best = Sense(-math.inf, None, None)
        for word in (only,) if only else self.near(spelling):
            one = self.fit(spelling, word)
            if one is not None:
                odds = -_SCALE * one.total - self._by_chance(word, one)
                if names_place(spelling, word, self.language, self.old):
                    odds = max(odds, _PLACE)
                if odds > best.odds:
                    best = Sense(odds, word, one)
        heard = self._share_by_sound(spelling) if by_sound is None else by_sound
        share = heard / max(1, len(self.words))
        odds = math.log(1 - heard + share * math.exp(min(60.0, best.odds)))
        return Sense(odds, best.word, best.fit)

    def sense_if_named(self, spelling: str, only: Word | None = None) -> Sense:
        """``sense`` where the spelling stands for a name of the reference (``is_named``), else that of nothing: words
        unlike each other, which are most, need not be held against each other to the end."""
        heard = self._share_by_sound(spelling)
        share = heard / max(1, len(self.words))
        least = math.log((math.exp(_NAMED) - 1 + heard) / share)
        words = (only,) if only else self.near(spelling)
        if any(self._may_be_named(spelling, word, least) for word in words):
            sense = self.sense(spelling, only)
            if is_named(sense):
                return sense
        return Sense(math.log(1 - heard), None, None)

    def _may_be_named(self, spelling: str, word: Word, least: float) -> bool:
        """Whether a spelling may sound like a word of the reference, or stand for it with ``least`` log odds."""
        if (
            word.script != "Latn"
            or names_place(spelling, word, self.language, self.old)
            or self.is_known(spelling, word)
        ):
            return True
        dearest = (-plausibility(word.text, self.old) - least) / _SCALE + ROUNDING
        # of so many letters and signs a fit is at least; few limits, so that they are asked for again
        size = 1 + min(len(plain(name)) for name in _spoken(word, script(spelling)))
        one = self.fit(spelling, word, max(ALIKE_MEAN, math.ceil(_LIMITS * dearest / size) / _LIMITS))
        return one is not None and (one.total <= dearest or (one.mean < ALIKE_MEAN and one.worst < ALIKE_WORST))

    def _share_by_sound(self, spelling: str) -> float:
        """How likely a word like this stands for one of the reference by sound, whatever it sounds like."""
        if self._cased or not has_list(self.language) or is_listed(spelling, self.language):
            return _BY_SOUND
        return _BY_SOUND_UNLISTED

    def sense_of_only(self, spelling: str, name: Word) -> Sense:
        """What a spelling may stand for where a name of the reference must be in the candidate and no other word there
        is it."""
        return self.sense(spelling, by_sound=_ONLY)

    def is_without(self, name: Word, written: str) -> bool:
        """Whether nothing but one word of the candidate may stand for a Latin name of the reference by its sound, in a
        script where nothing shows what is a name."""
        return not self._cased and not any(
            one is not None and one.mean < ALIKE_MEAN and one.worst < ALIKE_WORST
            for other in self._candidates
            for spelling in (spelled(other),)
            if spelling != written and len(spelling) > _SHORTEST
            for one in (self.fit(spelling, name, None if self.is_known(spelling, name) else ALIKE_MEAN),)
        )

    def highest(self, sense: Sense) -> Sense:
        """What a spelling would mean that fits the same word without any cost."""
        if sense.word is None or sense.fit is None:
            return sense
        share = _BY_SOUND / max(1, len(self.words))
        odds = math.log(1 - _BY_SOUND + share * math.exp(min(60.0, -self._by_chance(sense.word, sense.fit))))
        return Sense(odds, sense.word, sense.fit)

    def highest_of_all(self) -> Sense:
        """What no spelling can mean more than: some word of the reference without any cost."""
        odds = max(
            (
                -_BY_CHANCE_JAPANESE * len(word.text) if word.script in UNSPACED else -plausibility(word.text, self.old)
                for word in self.words
            ),
            default=_PLACE,
        )
        share = _BY_SOUND / max(1, len(self.words))
        odds = math.log(1 - _BY_SOUND + share * math.exp(min(60.0, max(_PLACE, odds))))
        return Sense(odds, None, None)

    def weighed(self, prior: float, sense: Sense, slip: float = 0.0) -> float:
        """What speaks for a spelling: its own log probability, the log odds of its sound, and the log probability of
        the slip that it takes."""
        if self._latin:
            return _TRUST * prior + _HEARD_TRUST * sense.odds + slip
        trust = 1.0 if self._cased else _SLIP_TRUST_UNCASED
        return _TRUST_FOREIGN * prior + _HEARD_TRUST_FOREIGN * sense.odds + trust * slip

    def fits(self, spelling: str) -> list[tuple[Fit, Word]]:
        """How a spelling fits each word that it may sound like."""
        return [(one, word) for word in self.near(spelling) for one in (self.fit(spelling, word),) if one is not None]

    def near(self, spelling: str) -> list[Word]:
        """The words of the reference that a spelling may sound like, by a rough look."""
        rough = spelling if script(spelling) == "Latn" else romanised(spelling)
        found = self._near.get(rough)
        if found is None:
            ranked = process.extract(rough, [form for _, form in self._roman], scorer=fuzz.ratio, limit=None)
            places = dict.fromkeys(self._roman[row][0] for _, _, row in ranked)
            spaced = [self.words[index] for index in places if self.words[index].script not in UNSPACED][:_TRIED]
            found = self._near[rough] = [*spaced, *(word for word in self.words if word.script in UNSPACED)]
        return found

    def _by_chance(self, word: Word, one: Fit) -> float:
        if word.script in UNSPACED:
            by_chance = _BY_CHANCE_THAI if word.script == "Thai" else _BY_CHANCE
            by_chance = _BY_CHANCE_JAPANESE if self.old == "ja" else by_chance
            return by_chance * (one.end - one.start) + math.log(len(word.text))
        return plausibility(word.text, self.old)


def _rough(word: Word, language: str) -> Sequence[str]:
    """What of a word is compared in a rough look, in Latin letters."""
    if word.script == "Latn":
        return (word.plain,)
    if word.script != "Hang":
        return (romanised(word.text),)
    return tuple(dict.fromkeys(romanised(form) for form in stems(word.text, language)))


def _spoken(word: Word, script_code: str) -> tuple[str, ...]:
    """A Latin name, as its own language reads it, and with what stands before an apostrophe (O'Hagan, D'Souza)."""
    return _readings(word.text, word.folded, word.plain, script_code)


@lru_cache(maxsize=8192)
def _readings(text: str, folded: str, plain: str, script_code: str) -> tuple[str, ...]:
    head, _, tail = folded.partition("'")
    whole = (head + tail,) if head and len(tail) > 1 else ()
    # a doubled letter is one sound (Kennedy, केनेडी)
    single = (once(plain),) if once(plain) != plain else ()
    return (plain, *single, *whole, *read_aloud(text, script_code))


@lru_cache(maxsize=8)
def _has_capitals(words: Words) -> bool:
    """Whether most words in other than Latin letters are of a script with capitals."""
    found = [cased(word.script) for word in words.all() if word.script not in ("Latn", "Zyyy")]
    return 2 * sum(found) > len(found)


@lru_cache(maxsize=4096)
def _known(name: str, script_code: str, language: str, old: str) -> frozenset[str]:
    places = (one for one in names_elsewhere(name, old, language) if script(one) == script_code)
    return frozenset((*attested(name, script_code, language), *places))


@lru_cache(maxsize=4096)
def without_endings(names: frozenset[str], language: str) -> frozenset[str]:
    """Names without the last letters that they lose before an ending."""
    drops = [drop for drop in inflection(language).drops if drop]
    return frozenset(
        name[: -len(drop)] for name in names for drop in drops if name.endswith(drop) and len(name) > len(drop) + _LEFT
    )


def pieces(words: Iterable[Word], language: str) -> list[Word]:
    """The words of a foreign text that may be names: in Japanese the runs of Chinese characters and of katakana, in
    Chinese whole clauses, in which names are looked for."""
    found: list[Word] = []
    for word in words:
        if word.script not in SCRIPTS or (cased(word.script) and not word.capital):
            continue
        runs = _runs(word) if language == "ja" else [word]
        found.extend(run for run in runs if len(run.text) > 1)
    return found


def _runs(word: Word) -> list[Word]:
    return [
        word._replace(
            text=run.group(),
            start=word.start + run.start(),
            end=word.start + run.end(),
            folded=fold(run.group()),
            plain=fold(run.group()),
            script=script(run.group()),
        )
        for run in _RUN.finditer(word.text)
    ]


def may_be_heard(word: Word, of: Words) -> bool:
    """Whether a word is a name, or in a headline or for a people may sound like one."""
    return may_be_name(word, of) or (
        word.capital
        and len(word.plain) >= _LEAST
        and word.plain.isalpha()
        and word.plain not in of.lower
        and (
            not word.initial
            or is_demonym(word.plain, of.language)
            or is_place(word.plain, of.language)
            or is_person_name(word.plain)
        )
    )


def is_named(sense: Sense) -> bool:
    """Whether a spelling stands for a name of the reference rather than for nothing there."""
    one = sense.fit
    return sense.odds >= _NAMED or (one is not None and one.mean < ALIKE_MEAN and one.worst < ALIKE_WORST)


def names_place(written: str, other: Word, language: str, old: str) -> bool:
    if other.script in UNSPACED:
        return any(name in other.folded for name in country_names(written, language, old))
    return same_place(other.plain, fold(written), old, language)
