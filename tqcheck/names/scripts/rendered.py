"""Full names rendered so far from their sound that none of their words tells alone.

Words of the candidate side by side that nothing lists are a name; so are words of the reference that stand together as
names do. Where one such name of the linked sentences is by far the nearest in sound, the two are one, and what no
romanisation explains is garbled. Two words that are each a little like two others, in that order, are hardly so by
chance, so that this looks farther than at a word alone. The same surname elsewhere is then judged with them.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import regex
from rapidfuzz.distance import OSA

from tqcheck.aligned import AlignedPair, Document
from tqcheck.model import Link
from tqcheck.names.compare import best_fit
from tqcheck.names.forms.attested import names_written
from tqcheck.names.forms.bysound import once
from tqcheck.names.forms.demonyms import is_demonym
from tqcheck.names.forms.inflection import stems
from tqcheck.names.forms.places import is_place
from tqcheck.names.lexicon import is_person_name
from tqcheck.names.mentions.mentions import mentions
from tqcheck.names.mentions.plausible import listing, spelled
from tqcheck.names.mentions.sides import Sides, main_script
from tqcheck.names.mentions.slip import Slip
from tqcheck.names.mentions.words import Word, Words
from tqcheck.names.scripts.explained import spoken
from tqcheck.names.scripts.pivot import fit_by_latin
from tqcheck.names.sounds.literal import literal, vowels_between
from tqcheck.names.sounds.readings import read_aloud
from tqcheck.names.sounds.sound import Fit, fit, spellings
from tqcheck.names.sounds.table import SPARSE
from tqcheck.names.spelling import INDIA, UNSPACED, cased, fold

_SHORTEST, _LONGEST = 3, 4
_JOINS = frozenset(" -\u00a0\u2011·・‧•＝=")
_POINTS = frozenset("·・‧•＝=")
_DOTTED = regex.compile(r"\p{Han}+(?:[·・‧•]\p{Han}+)+")
_WIDEST = 7
# mean cost of a name that sounds a little like another, of one that only has its consonants, and of a word alone; and
# by how much another name of the sentence must be farther
_NEAR, _FAR, _NEAR_ALONE, _APART = 1.6, 2.3, 1.3, 0.4
# least mean cost of each word of a name that no romanisation explains, and of the dearest segment of each
_EACH, _WORST = 0.85, 3.0
# the same where Latin letters of two words are all that tells the sound
_EACH_OF_TWO = 1.3
# the same of a whole name that is far from it, and of each of its words then
_FAR_APART, _LEAST = 1.2, 0.6
# the same where the reading of the name is known
_EACH_READ, _WORST_READ = 0.6, 4.0
# consonants of two names that are compared by them, and the share that may differ
_CONSONANTS, _OTHER_CONSONANTS = 6, 0.25
_SPELLINGS = 12
_SOUNDS = {"c": "k", "q": "k", "z": "s", "v": "f", "x": "ks", "j": "g"}
# scripts that write every vowel
EVERY_VOWEL = frozenset({"Cyrl", "Grek", "Armn", "Geor", *INDIA})
# letters of a name read in pinyin, and vowels that katakana sets between consonants, from which on a reading shows
_LITERAL, _VOWELS_BETWEEN = 10, 3


@dataclass(frozen=True, slots=True)
class Part:
    """A word of a name of the reference, and the spellings that it may be; ``read``: its own reading is among them."""

    word: Word
    options: tuple[str, ...]
    read: bool = False


Name = tuple[Part, ...]
FullNames = Callable[[Document, Sequence[Word], Words, int], list[Name]]
"""What in a sentence of a document, of which these are the words, may be a name of so many words."""


def unlisted_runs(document: Document, row: Sequence[Word], language: str) -> list[tuple[Word, ...]]:
    """Two words and more side by side that may be a name and that nothing lists."""
    runs: list[list[Word]] = [[]]
    for word in row:
        if not may_be_unlisted_name(word, language):
            runs.append([])
            continue
        if runs[-1] and document.text[runs[-1][-1].end : word.start] not in _JOINS:
            runs.append([])
        runs[-1].append(word)
    # where nothing has capitals an unlisted word beside a name may be none of it
    return [
        tuple(run[at : at + size])
        for run in runs
        for size in range(2, min(len(run), _LONGEST) + 1)
        for at in range(len(run) - size + 1)
        if size == len(run) or not cased(run[0].script)
    ]


def may_be_unlisted_name(word: Word, language: str) -> bool:
    """Whether a word may be a name, by its letters, and nothing lists it."""
    if word.script in ("Zyyy", *UNSPACED) or len(word.plain) < _SHORTEST or (cased(word.script) and not word.capital):
        return False
    return not is_known(spelled(word), language)


@lru_cache(maxsize=16384)
def is_known(written: str, language: str) -> bool:
    """Whether a list of words, of names or of places has a spelling, inflected or not."""
    forms = stems(written, language)
    words = listing(language)
    return any(form in words or is_person_name(form) or is_place(form, language) for form in forms) or is_demonym(
        written, language
    )


def full_names(document: Document, row: Sequence[Word], words: Words, size: int) -> list[Name]:
    """What in a sentence of the reference may be a name of so many words."""
    if not row:
        return []
    if words.language == "zh":
        return [name for word in row if word.script == "Hani" for name in _dotted(word) if len(name) == size]
    found: list[Name] = []
    if any(cased(word.script) and word.script != "Latn" for word in row) or all(
        word.script in ("Latn", "Zyyy") for word in row
    ):
        for mention in mentions(document, words):
            inside = [word for word in mention.words if len(word.plain) >= _SHORTEST]
            if mention.sentence == row[0].sentence:
                found.extend(
                    tuple(_plainly(word, words.language) for word in inside[at : at + size])
                    for at in range(len(inside) - size + 1)
                )
        return found
    for at in range(len(row) - size + 1):
        inside = list(row[at : at + size])
        if any(len(word.plain) < 2 or word.script in ("Zyyy", "Latn", *UNSPACED) for word in inside):
            continue
        between = [document.text[one.end : other.start] for one, other in pairwise(inside)]
        if inside[0].script == "Jpan":
            if all(text in _POINTS for text in between):
                found.append(tuple(_plainly(word, words.language) for word in inside))
        elif all(text in _JOINS for text in between):
            found.append(tuple(_plainly(word, words.language) for word in inside))
    return found


def _plainly(word: Word, language: str) -> Part:
    if word.script != "Latn":
        return Part(word, (word.text,))
    readings = read_aloud(word.text)
    forms = (form for form in stems(word.plain, language) if len(form) >= _SHORTEST)
    return Part(word, tuple(dict.fromkeys((word.plain, *forms, *readings))), bool(readings))


def _dotted(word: Word) -> Iterator[Name]:
    for match in _DOTTED.finditer(word.text):
        parts = regex.split("[·・‧•]", match.group())
        at, found = match.start(), []
        for index, part in enumerate(parts):
            size = len(part)
            options: tuple[str, ...] = (part,)
            if index == 0:
                options = tuple(part[size - width :] for width in range(1, min(_WIDEST, size) + 1))
            elif index == len(parts) - 1:
                options = tuple(part[:width] for width in range(1, min(_WIDEST, size) + 1))
            text = max(options, key=len)
            start = word.start + at + (size - len(text) if index == 0 else 0)
            found.append(
                Part(
                    word._replace(text=text, start=start, end=start + len(text), folded=text, plain=fold(text)), options
                )
            )
            at += size + 1
        yield tuple(found)


def part_fit(part: Part, word: Word, old: str, language: str) -> Fit | None:
    """How a word of the candidate fits a part of a name of the reference, by whatever tables tell."""
    fits = [
        one for option in part.options for one in (_fit(option, part.word, word, old, language),) if one is not None
    ]
    return min(fits, key=lambda one: one.mean) if fits else None


@lru_cache(maxsize=32768)
def _fit(option: str, name: Word, word: Word, old: str, language: str) -> Fit | None:
    if name.script == word.script:
        return None
    if name.script == "Latn":
        return best_fit(option, word.text, language)
    if word.script == "Latn":
        if name.script == "Hani":
            return fit(word.plain, option, language=old)
        heard = (best_fit(latin, option, old) for latin in (word.plain, *spoken(word, name.script, language)))
        return min((one for one in heard if one is not None), key=lambda one: one.mean, default=None)
    written = option if name.script == "Arab" else fold(option)
    return fit_by_latin(written, name.script, old, word.text, language)


def name_fit(name: Name, run: Sequence[Word], old: str, language: str) -> tuple[float, list[Fit]] | None:
    """The mean cost of a whole name beside a run of as many words, and the fit of each."""
    fits = [part_fit(part, word, old, language) for part, word in zip(name, run, strict=True)]
    known = [one for one in fits if one is not None]
    if len(known) < len(fits):
        return None
    return sum(one.total for one in known) / max(1, sum(one.size for one in known)), known


def slips_in_full_names(aligned: AlignedPair, both: Sides) -> Iterator[Slip]:
    """Garbled full names in linked sentences of two scripts, and the same names alone."""
    if aligned.same_language or aligned.reference is None:
        return
    scripts = main_script(both.reference), main_script(both.candidate)
    if not SPARSE.isdisjoint(scripts):
        return
    alike = scripts[0] == scripts[1]
    if alike and both.reference.language != "ja" and both.candidate.language != "ja":
        return
    for word, name, whole in garbled_names(aligned.reference, aligned.candidate, both, aligned.links):
        yield Slip(word, None, name, "low", "the reference", whole=whole)


def garbled_names(
    old: Document, new: Document, both: Sides, links: Iterable[Link], named: FullNames = full_names
) -> Iterator[tuple[Word, Word, bool]]:
    """The words of the candidate that are garbled in full names, and then alone, each with the reference's word and
    whether the rest of its full name stands beside it."""
    surnames: dict[str, Word] = {}
    taken: set[int] = set()
    every = [link for link in links if link.reference and link.candidate]
    for link in every:
        for name, run, wrong in _in_full(old, new, both, link, named):
            for part, word, is_wrong in zip(name, run, wrong, strict=True):
                surnames.setdefault(_key(part.word), part.word)
                if is_wrong:
                    taken.add(word.start)
                    yield word, part.word, True
    if surnames:
        for link in every:
            for word, reference in _alone(both, link, surnames):
                if word.start not in taken:
                    yield word, reference, False


def _in_full(
    old: Document, new: Document, both: Sides, link: Link, named: FullNames
) -> Iterator[tuple[Name, tuple[Word, ...], list[bool]]]:
    """Names of the reference, what stands for them in the candidate, and which words of it are wrong."""
    languages = both.reference.language, both.candidate.language
    for index in link.candidate:
        for run in unlisted_runs(new, both.candidate.by_sentence.get(index, ()), languages[1]):
            names = [
                name
                for at in link.reference
                for name in named(old, both.reference.by_sentence.get(at, ()), both.reference, len(run))
            ]
            found = [(one, name) for name in names for one in (name_fit(name, run, *languages),) if one is not None]
            if not found:
                continue
            (mean, fits), name = min(found, key=lambda item: item[0][0])
            if is_literal(name, run):
                yield _clipped(name, run, languages), run, [True] * len(run)
                continue
            second = min((one[0] for one, other in found if _differs(other, name)), default=math.inf)
            if second < mean + _APART or not (
                mean <= _NEAR or (mean <= _FAR and _of_one_skeleton(name, run, languages))
            ):
                continue
            wrong = [_is_wrong(part, word, one) for part, word, one in zip(name, run, fits, strict=True)]
            if _is_far(name, mean, fits) or (all(wrong) and not _is_latin_of_two(name)):
                yield _clipped(name, run, languages), run, [True] * len(run)
            elif any(wrong) and all(map(_is_read, name, run)):
                yield name, run, wrong


def _is_latin_of_two(name: Name) -> bool:
    return len(name) == 2 and name[0].word.script == "Latn"


def _is_far(name: Name, mean: float, fits: Sequence[Fit]) -> bool:
    """Whether a whole name is so far from its sound that its words need not be, each alone."""
    if _is_latin_of_two(name):
        return all(one.mean >= _EACH_OF_TWO for one in fits)
    return mean >= _FAR_APART and all(one.mean >= _LEAST for one in fits)


def _clipped(name: Name, run: Sequence[Word], languages: tuple[str, str]) -> Name:
    """A name with no more of a clause of Chinese characters than what its word stands for."""
    return tuple(_clip(part, word, languages) for part, word in zip(name, run, strict=True))


def _clip(part: Part, word: Word, languages: tuple[str, str]) -> Part:
    if part.word.script != "Hani":
        return part
    known = [option for option in part.options if len(option) > 1 and names_written(option, "Hani")]
    text = max(known, key=len, default="") or min(
        part.options, key=lambda option: _cost(part.word, option, word, languages)
    )
    at = 0 if part.word.text.startswith(text) else len(part.word.text) - len(text)
    start = part.word.start + at
    return Part(part.word._replace(text=text, start=start, end=start + len(text), folded=text, plain=text), (text,))


def _cost(name: Word, option: str, word: Word, languages: tuple[str, str]) -> float:
    one = _fit(option, name, word, *languages)
    return one.mean if one is not None else math.inf


def _is_wrong(part: Part, word: Word, one: Fit) -> bool:
    """Whether no romanisation explains a word; where its reading is known and Cyrillic letters have it, that takes
    less."""
    if part.read and "Cyrl" in (word.script, part.word.script):
        return one.mean >= _EACH_READ and one.worst >= _WORST_READ
    return one.mean >= _EACH and one.worst >= _WORST


def _is_read(part: Part, word: Word) -> bool:
    """Whether a name's own reading is known, in a script that writes every sound or from one."""
    return part.read and not EVERY_VOWEL.isdisjoint((word.script, part.word.script))


def _differs(name: Name, other: Name) -> bool:
    return {_key(part.word) for part in name}.isdisjoint(_key(part.word) for part in other)


def _key(word: Word) -> str:
    return word.plain if word.script == "Latn" else word.text


def _alone(both: Sides, link: Link, surnames: dict[str, Word]) -> Iterator[tuple[Word, Word]]:
    """Words that nothing lists beside one of the reference that was garbled in full elsewhere."""
    languages = both.reference.language, both.candidate.language
    there = [
        word for index in link.reference for word in both.reference.by_sentence.get(index, ()) if _key(word) in surnames
    ]
    if not there:
        return
    for index in link.candidate:
        for word in both.candidate.by_sentence.get(index, ()):
            if not may_be_unlisted_name(word, languages[1]) or (cased(word.script) and word.initial and len(there) > 1):
                continue
            for name in there:
                part = _plainly(name, languages[0])
                one = part_fit(part, word, *languages)
                if (
                    one is not None
                    and _is_wrong(part, word, one)
                    and (one.mean <= _NEAR_ALONE or _of_one_skeleton((part,), (word,), languages))
                ):
                    yield word, name
                    break


@lru_cache(maxsize=1024)
def _skeletons(text: str, language: str, latin: bool) -> frozenset[str]:
    """The consonants of the Latin spellings that a word may stand for."""
    options = [text] if latin else [spelling for spelling, _ in spellings(text, language, _SPELLINGS)]
    return frozenset(_consonants(one) for one in options)


def _consonants(text: str) -> str:
    return "".join(_SOUNDS.get(letter, letter) for letter in text if letter not in "aeiouyhw'")


def _of_one_skeleton(name: Name, run: Sequence[Word], languages: tuple[str, str]) -> bool:
    """Whether the consonants of two names, in order, are nearly the same ones."""
    size = apart = 0
    for part, word in zip(name, run, strict=True):
        mine = _skeletons(word.plain if word.script == "Latn" else word.text, languages[1], word.script == "Latn")
        theirs = frozenset(
            one for option in part.options for one in _skeletons(option, languages[0], part.word.script == "Latn")
        )
        pairs = [(OSA.distance(one, other), max(len(one), len(other))) for one in mine for other in theirs]
        if not pairs:
            return False
        least, longest = min(pairs)
        size, apart = size + longest, apart + least
    return size >= _CONSONANTS and apart <= _OTHER_CONSONANTS * size


def is_literal(name: Name, run: Sequence[Word]) -> bool:
    """Whether Latin words read a foreign name from its transcription sign by sign instead of writing it: katakana with
    the vowels that it sets between consonants, or Chinese characters in pinyin."""
    if any(word.script != "Latn" for word in run) or not all(part.word.script in ("Jpan", "Hani") for part in name):
        return False
    for part, word in zip(name, run, strict=True):
        options = [option for option in part.options if once(literal(option)) == once(word.plain)]
        if not options:
            return False
    if name[0].word.script == "Hani":
        return sum(len(word.plain) for word in run) >= _LITERAL
    return sum(vowels_between(part.word.text) for part in name) >= _VOWELS_BETWEEN
