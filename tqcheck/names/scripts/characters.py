"""Names that a Chinese candidate writes by their sound, otherwise than they are transcribed.

Chinese has no spaces and no capitals, and each character of a transcription is a word of its own, so that only a name
whose transcription is known can be told from the words around it: a run of characters that differs from it in one, by
sound and not by shape alone. It is known from lists, from other sentences of the candidate, or from the language's
list of words, where one that sounds like the name is a character away.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from tqcheck.aligned import AlignedPair
from tqcheck.model import Confidence
from tqcheck.names.compare import own_forms, skeleton
from tqcheck.names.forms.attested import attested, characters_used, names_written
from tqcheck.names.forms.demonyms import places_of
from tqcheck.names.forms.places import names_elsewhere
from tqcheck.names.mentions.plausible import listing
from tqcheck.names.mentions.sides import Sides
from tqcheck.names.mentions.slip import Slip
from tqcheck.names.mentions.words import Word
from tqcheck.names.scripts.dotted import garbled_parts
from tqcheck.names.scripts.hearing import may_be_heard
from tqcheck.names.sounds.sound import fit
from tqcheck.names.sounds.table import syllables
from tqcheck.names.spelling import fold, script

_SHORTEST, _LONG, _VERY_LONG, _LONGEST = 3, 4, 5, 7
# letters of a name whose transcription is learnt from other sentences, mean cost of a run that sounds like it, and of
# one that stands in a single other sentence
_NAME, _ALIKE, _ALIKE_ONCE = 5, 0.7, 0.6
# nats by which a run sounds less like the name than its transcription of three, four or more characters does
_LEAST_WORSE = {3: 5.0, 4: 3.5, 5: 2.5}
_MUCH_WORSE, _CLEARLY = 5.0, 8.0
# cost of the dearest segment of a run that is no accepted transcription
_WRONG, _VERY_WRONG = 3.0, 5.0
# mean cost of a run that may be a garbled form of a word of the list, and by how much it sounds less like the name
_NEAR, _FAR_WORSE = 1.5, 4.0
# mean cost by which a wider run sounds more like another, longer name
_APART = 0.2
# consonants that two names have in common which are transcribed alike
_BEGINNING = 3
POINTS = ("·", "・", "‧", "•")
# in how many names a character must stand to be one that names are transcribed with at all, and often
_USED, _USUAL = 3, 60


@dataclass(frozen=True, slots=True)
class _Name:
    """A word of the reference, and what of it is transcribed."""

    word: Word
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of characters that one slip may have made of a transcription."""

    word: Word
    start: int
    end: int
    right: str
    worse: float

    @property
    def text(self) -> str:
        return self.word.text[self.start : self.end]


_Clause = tuple[Word, list[str]]
_Linked = tuple[list[_Name], list[_Clause]]


def slips_in_characters(aligned: AlignedPair, both: Sides) -> Iterator[Slip]:
    """Garbled transcriptions in the sentences of a Chinese candidate, of names in a Latin reference."""
    linked: list[_Linked] = [
        (
            [
                _Name(word, _said(word, both.reference.language))
                for index in link.reference
                for word in both.reference.by_sentence.get(index, ())
                if word.script == "Latn" and len(word.plain) >= _SHORTEST and may_be_heard(word, both.reference)
            ],
            [
                (word, syllables(word.text))
                for index in link.candidate
                for word in both.candidate.by_sentence.get(index, ())
                if word.script == "Hani"
            ],
        )
        for link in aligned.links
        if link.reference and link.candidate
    ]
    every = list({name.word.plain: name for names, _ in linked for name in names}.values())
    known = _transcriptions(linked, both.reference.language)
    taken: set[tuple[int, int]] = set()
    for names, clauses in linked:
        times = Counter(right for name in names for right in known.get(name.word.plain, ()))
        for name in {name.word.plain: name for name in names}.values():
            rights = known.get(name.word.plain, ())
            held = sum(_times(clause, syllables(one)) for one in rights for _, clause in clauses)
            runs = [run for clause in clauses for one in rights for run in _near(name, *clause, one)]
            if held:
                wanted = max(times[one] for one in rights)  # Wales and Welsh are written alike
                runs = [run for run in runs if len(run.right) >= _LONG or run.worse >= _CLEARLY or held < wanted]
            elif not runs:
                runs = [run for clause in clauses for run in _near_listed(name, *clause)]
            runs = [run for run in runs if not _is_name(run, name, every)]
            if not runs:
                continue
            run = max(runs, key=lambda one: one.worse)
            place = run.word.sentence, run.word.start + run.start
            if place not in taken:
                taken.add(place)
                confidence: Confidence = "medium" if run.worse >= _MUCH_WORSE and _is_wrong(name, run) else "low"
                yield Slip(_part(run.word, run.start, run.end), run.right, name.word, confidence, "the reference")
        for clause, _ in clauses:
            for word, start, end, saved in garbled_parts([name.word for name in names], clause):
                place = clause.sentence, clause.start + start
                if place not in taken:
                    taken.add(place)
                    yield Slip(_part(clause, start, end), None, word, "low", "the reference", odds=saved)


def _said(word: Word, language: str) -> tuple[str, ...]:
    """A name, without the ending of a plural, and the place whose people it names."""
    return tuple(dict.fromkeys((*own_forms(word.plain, language), *places_of(word.plain, language))))


def _transcriptions(linked: Sequence[_Linked], language: str) -> dict[str, tuple[str, ...]]:
    """How names are transcribed: as lists have it, else as the candidate has it in other sentences."""
    sentences: dict[str, list[list[_Clause]]] = {}
    said: dict[str, tuple[str, ...]] = {}
    for names, clauses in linked:
        for plain, name in {name.word.plain: name for name in names}.items():
            sentences.setdefault(plain, []).append(clauses)
            said[plain] = name.said
    known = {}
    for plain, rows in sentences.items():
        every = [
            one
            for form in said[plain]
            for one in (*attested(form, "Hani", "zh"), *names_elsewhere(form, language, "zh"))
            if len(one) >= _SHORTEST
        ]
        known[plain] = tuple(dict.fromkeys(every))
        if len(plain) >= _NAME:
            known[plain] += tuple(run for run in _learnt(plain, rows) if run not in known[plain])
    return known


def _learnt(name: str, rows: Sequence[Sequence[_Clause]]) -> tuple[str, ...]:
    """The runs that sound like a name in its sentences: those of two sentences, else the one that does most."""
    counts = Counter(
        run
        for clauses in rows
        for run in {run for word, _ in clauses if len(word.text) >= _SHORTEST for run in (_sounding(name, word.text),)}
        if run
    )
    often = tuple(run for run, count in counts.items() if count > 1)
    if often or len(rows) < 2:
        return often
    costs = {run: one.mean for run in counts for one in (fit(name, run, language="zh"),) if one}
    best = min(costs, key=lambda run: costs[run], default=None)
    return (best,) if best is not None and costs[best] <= _ALIKE_ONCE else ()


def _sounding(name: str, text: str) -> str | None:
    """The run of characters that sounds like a name, where one does."""
    one = fit(name, text, inside=True, language="zh")
    if one is None or one.mean > _ALIKE or one.end - one.start < _SHORTEST:
        return None
    return text[one.start : one.end]


def is_parted(text: str, start: int, end: int) -> bool:
    """Whether a point parts a run from another word of a foreign name."""
    return text[end : end + 1] in POINTS or text[max(0, start - 1) : start] in POINTS


def _times(clause: Sequence[str], name: Sequence[str]) -> int:
    size = len(name)
    return sum(clause[at : at + size] == name for at in range(len(clause) - size + 1))


def _near(name: _Name, word: Word, clause: Sequence[str], right: str) -> Iterator[_Run]:
    """Runs of a clause that one slip may have made of a transcription."""
    wanted, written = syllables(right), word.text
    if len(clause) != len(written):
        return
    size = len(wanted)
    for length in (size,) if size < _LONG else (size, size - 1, size + 1):
        for start in range(len(clause) - length + 1):
            run = clause[start : start + length]
            if (run[0] != wanted[0] and run[-1] != wanted[-1]) or OSA.distance(run, wanted) != 1:
                continue
            text = written[start : start + length]
            if length != size and (_edge(clause, wanted, start, length) or text in right or right in text):
                continue
            worse = _worse(name, text, right, is_parted(written, start, start + length))
            if worse >= _LEAST_WORSE[min(size, _VERY_LONG)] and not (
                run[-1] != wanted[-1] and _sounds_without_last(name, text)
            ):
                yield _Run(word, start, start + length, right, worse)


def _near_listed(name: _Name, word: Word, clause: Sequence[str]) -> Iterator[_Run]:
    """Runs of a clause a character away from a word of the list that sounds like a name."""
    written = word.text
    if len(clause) != len(written) or len(name.word.plain) < _NAME:
        return
    for said in name.said:
        one = fit(said, written, inside=True, language="zh")
        if one is None or not _ALIKE_ONCE < one.mean <= _NEAR:
            continue
        for start in range(max(0, one.start - 1), one.start + 2):
            for end in range(one.end - 1, min(len(written), one.end + 1) + 1):
                text = written[start:end]
                if not _SHORTEST <= len(text) <= _LONGEST or text in listing("zh"):
                    continue
                for right in _listed_beside(text):
                    worse = _worse(name, text, right)
                    if worse >= _FAR_WORSE:
                        yield _Run(word, start, end, right, worse)


@cache
def _listed_beside(text: str) -> tuple[str, ...]:
    """Words of the list that differ from a run in one character that names are transcribed with."""
    words, usual = listing("zh"), characters_used("Hani", _USUAL)
    if sum(one in usual for one in text) < len(text) - 1:
        return ()
    return tuple(
        made
        for at in range(len(text))
        for one in usual
        for made in (text[:at] + one + text[at + 1 :],)
        if made != text and made in words
    )


def _worse(name: _Name, text: str, right: str, parted: bool = False) -> float:
    """By how many nats a run sounds less like a name than a transcription of it; 0 where it is none, or a word that no
    point parts from the other words of a name."""
    usual = characters_used("Hani", _USED)
    if (text in listing("zh") and not parted) or script(text) != "Hani" or not all(one in usual for one in text):
        return 0.0
    if any(
        skeleton(one)[:_BEGINNING] == skeleton(said)[:_BEGINNING]
        for one in names_written(text, "Hani")
        for said in name.said
    ):
        return 0.0  # another transcription of the name, or of one like it
    costs = [
        (own.mean, other.total - own.total, other.worst)
        for said in name.said
        for own, other in ((fit(said, right, language="zh"), fit(said, text, language="zh")),)
        if own is not None and other is not None
    ]
    mean, worse, worst = min(costs, default=(_ALIKE + 1, 0.0, 0.0))
    return worse if mean <= _ALIKE and worst >= _WRONG else 0.0


def _is_wrong(name: _Name, run: _Run) -> bool:
    """Whether a run has a character that no transcription of the name's sounds has."""
    return all(
        one is not None and one.worst >= _VERY_WRONG
        for said in name.said
        for one in (fit(said, run.text, language="zh"),)
    )


def _is_name(run: _Run, name: _Name, names: Sequence[_Name]) -> bool:
    """Whether a run with a character more sounds more like the name, or it or what it is part of more like another name
    of the reference."""
    wider = [
        run.word.text[max(0, run.start - before) : run.end + after]
        for before, after in ((1, 0), (0, 1), (1, 1), (2, 0))
    ]
    own = _nearest(name, [run.text])
    nearer = _nearest(name, wider)
    if nearer[0] < _ALIKE and nearer[1] < own[1]:
        return True
    return any(
        _nearest(other, [run.text, *wider])[0] < _ALIKE
        or (len(other.word.plain) > len(name.word.plain) and _nearest(other, wider)[0] < own[0] - _APART)
        for other in names
        if not set(other.said) & set(name.said)
    )


def _nearest(name: _Name, texts: Sequence[str]) -> tuple[float, float]:
    """Mean and total cost of the text that sounds most like a name."""
    fits = [one for said in name.said for text in texts for one in (fit(said, text, language="zh"),) if one is not None]
    return min(((one.mean, one.total) for one in fits), default=(math.inf, math.inf))


def _edge(clause: Sequence[str], wanted: Sequence[str], start: int, length: int) -> bool:
    """Whether a lost or added character is the first or the last, which a neighbouring word may be as well."""
    run = clause[start : start + length]
    return run[0] != wanted[0] or run[-1] != wanted[-1]


def _sounds_without_last(name: _Name, text: str) -> bool:
    """Whether the last character is rather the first of the next word."""
    return any(
        one is not None and one.mean < _ALIKE for said in name.said for one in (fit(said, text[:-1], language="zh"),)
    )


def _part(word: Word, start: int, end: int) -> Word:
    text = word.text[start:end]
    return word._replace(text=text, start=word.start + start, end=word.start + end, folded=fold(text), plain=fold(text))
