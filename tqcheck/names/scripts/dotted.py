"""Foreign names in Chinese whose parts a point divides, beside the words of the same name in a Latin reference.

The point says where each part begins or ends, and the other parts say which name it is, so that a part may be judged
whose transcription nothing lists: a single character of it sounds like nothing in the name, while all the others do.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

import regex

from tqcheck.names.forms.attested import attested, characters_used
from tqcheck.names.mentions.plausible import listing
from tqcheck.names.mentions.words import Word
from tqcheck.names.sounds.sound import Fit, fit
from tqcheck.names.sounds.table import syllables

_NAME = regex.compile(r"\p{Han}+(?:[·・‧•]\p{Han}+)+")
_POINT = regex.compile(r"[·・‧•]")
_SHORTEST, _LONGEST = 3, 7
_LETTERS = 5
# mean cost of a part that sounds like its word, of one with another character in place of the wrong one; what that
# character saves, and the cost of the dearest segment with the wrong one
_ALIKE, _MENDED = 0.7, 0.5
_SAVED, _WRONG = 6.5, 5.0
# in how many names of the lists a character must stand to be tried
_USUAL = 40


def garbled_parts(names: Sequence[Word], clause: Word) -> Iterator[tuple[Word, int, int, float]]:
    """The parts of the names with points in a clause that are no transcription of the word in their place: that word,
    first and last code point (not included) in the clause, and the nats that one other character would save.

    ``names`` are the words of the reference's sentence that may be names, in order.
    """
    for match in _NAME.finditer(clause.text):
        parts = _extents(match.group(), match.start())
        found = _beside(names, [clause.text[start:end] for start, end in parts])
        if found is None:
            continue
        last = len(parts) - 1
        for at, (word, (start, end)) in enumerate(zip(found, parts, strict=True)):
            text = clause.text[start:end]
            own = _of_part(word.plain, text, at == 0, at == last)
            if own is None:
                continue
            one, first, after = own
            run = text[first:after]
            if len(run) < _SHORTEST or len(word.plain) < _LETTERS or one.worst < _WRONG or run in listing("zh"):
                continue
            if attested(word.plain, "Hani", "zh") or not all(c in characters_used("Hani", _USUAL) for c in run):
                continue
            saved, mean = _mended(word.plain, run)
            if saved >= _SAVED and mean <= _MENDED:
                yield word, start + first, start + after, saved


def _extents(text: str, offset: int) -> list[tuple[int, int]]:
    """First and last code point (not included) of each part between points."""
    ends = [match.start() for match in _POINT.finditer(text)]
    return [
        (offset + start, offset + end)
        for start, end in zip([0, *(end + 1 for end in ends)], [*ends, len(text)], strict=True)
    ]


def _beside(names: Sequence[Word], parts: Sequence[str]) -> Sequence[Word] | None:
    """The words of the reference in a row that the parts stand for: as many, and at least one sounds alike."""
    size, best = len(parts), None
    for at in range(len(names) - size + 1):
        row = names[at : at + size]
        if any(after.position != before.position + 1 for before, after in pairwise(row)):
            continue
        means = []
        for index, (word, part) in enumerate(zip(row, parts, strict=True)):
            one = _of_part(word.plain, part, index == 0, index == size - 1)
            means.append(one[0].mean if one is not None else _LONGEST)
        if min(means) <= _ALIKE and (best is None or sum(means) < best[0]):
            best = sum(means), row
    return best[1] if best is not None else None


@lru_cache(maxsize=4096)
def _of_part(name: str, part: str, first: bool, last: bool) -> tuple[Fit, int, int] | None:
    """How a word fits a part, with first and last character (not included) of it: the first part of a name may have
    other words before it, the last one after it."""
    size = len(part)
    spans = [(0, size)]
    if first:
        spans = [(size - width, size) for width in range(1, min(_LONGEST, size) + 1)]
    elif last:
        spans = [(0, width) for width in range(1, min(_LONGEST, size) + 1)]
    fits = [
        (one.mean, one, start, end)
        for start, end in spans
        for one in (fit(name, part[start:end], language="zh"),)
        if one is not None
    ]
    return min(fits, key=lambda item: item[0])[1:] if fits else None


@lru_cache(maxsize=1024)
def _mended(name: str, run: str) -> tuple[float, float]:
    """What the best other character in one place saves, in nats, and the mean cost with it."""
    own = fit(name, run, language="zh")
    assert own is not None
    total, mean = own.total, own.mean
    for at in range(len(run)):
        for character in _one_a_syllable():
            one = fit(name, run[:at] + character + run[at + 1 :], language="zh")
            if one is not None and one.total < total:
                total, mean = one.total, one.mean
    return own.total - total, mean


@cache
def _one_a_syllable() -> tuple[str, ...]:
    """A character for each syllable that names are transcribed with."""
    return tuple({syllables(one)[0]: one for one in characters_used("Hani", _USUAL)}.values())


__all__ = ["garbled_parts"]
