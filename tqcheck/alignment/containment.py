"""Whether a link holds each of its sentences and all of them: signs that one has no part in the other side, or that a
piece of one belongs to the next link.

A short sentence adds little to the vector of a run, so a link of two and one looks nearly as good with it as without.
Signs are therefore read for each sentence alone: whether some clause of the other side is near to it, and nearer to it
than to the rest of its run; and whether the numbers agree.
"""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
import regex

from tqcheck.alignment.calibration import Scale
from tqcheck.alignment.groups import Groups
from tqcheck.alignment.lattice import Lattice, Places
from tqcheck.alignment.path import Floats

CLAUSE_BUDGET = 0.6
"""Clauses are embedded up to so many times the length of the texts."""
Cut = tuple[Groups, int, tuple[str, ...]]
_LEAST = 4  # letters of a clause
_BREAK = regex.compile(r"(?<!\p{Nd})[,:]|[,:](?!\p{Nd})|[;،؛，；：、—–()（）«»“”„\"]|\s-\s|[\p{STerm}…]\s")
_NUMBER = regex.compile(r"\p{Nd}+(?:[.,'’\u00a0\u202f ٬]\p{Nd}{3})*(?!\p{Nd})")
_DIGIT = regex.compile(r"\p{Nd}")
_DIGITS = 2  # of a number that is usually written in digits on both sides


@lru_cache(maxsize=4096)  # one article may have many others
def clauses(text: str) -> tuple[str, ...]:
    """The text cut at punctuation; a piece without a few letters stays with the one before."""
    places = [match.end() for match in _BREAK.finditer(text)]
    found: list[str] = []
    for start, stop in pairwise([0, *places, len(text)]):
        piece = text[start:stop]
        if found and sum(map(str.isalnum, piece)) < _LEAST:
            found[-1] += piece
        else:
            found.append(piece)
    if len(found) > 1 and sum(map(str.isalnum, found[0])) < _LEAST:
        found[:2] = [found[0] + found[1]]
    return tuple([piece.strip() for piece in found if piece.strip()])


def cut_sentences(lattice: Lattice, left: Groups, right: Groups) -> list[Cut]:
    """Sentences of either side whose clauses are worth embedding: disputed links compare them with several."""
    disputed = lattice.disputed()
    left_over = CLAUSE_BUDGET * float(left.lengths.sum() + right.lengths.sum())
    order = np.argsort(np.where(disputed, lattice.slack, np.inf), kind="stable")[: int(disputed.sum())]
    found: dict[tuple[int, int], Cut] = {}
    steps = (part[order].tolist() for part in (lattice.row, lattice.column, lattice.taken, lattice.given))
    for i, j, a, b in zip(*steps, strict=True):
        for which, side, places, opposite in ((0, left, range(i, i + a), b), (1, right, range(j, j + b), a)):
            for place in places if opposite > 1 else ():
                if (which, place) in found or side.lengths[place] > left_over:
                    continue
                pieces = clauses(side.texts[place])
                found[which, place] = (side, place, pieces if len(pieces) > 1 else ())
                left_over -= float(side.lengths[place]) * (len(pieces) > 1)
    return [cut for cut in found.values() if cut[2]]


def embed_clauses(cuts: Sequence[Cut], vectors: Floats) -> None:
    """Give the sentences the vectors of their clauses, which stand behind each other."""
    at = 0
    for side, place, pieces in cuts:
        side.embed_parts(place, vectors[at : at + len(pieces)])
        at += len(pieces)


def contained(lattice: Lattice, some: Places, left: Groups, right: Groups, scale: Scale) -> Floats:
    """What the clauses of the other side say of steps ``some`` that link several, shape (3, len(some)).

    Of the sentence that fares worst: its best cosine to a clause, and by how much a clause is nearer to it than to any
    other sentence of its run, both on the pair's scale; and 1 where there are fewer clauses than sentences.
    """
    found = np.zeros((3, len(some)), np.float32)
    steps = (part[some].tolist() for part in (lattice.row, lattice.column, lattice.taken, lattice.given))
    for at, (i, j, a, b) in enumerate(zip(*steps, strict=True)):
        signs = []
        for own, other, start, size, place, width in ((left, right, i, a, j, b), (right, left, j, b, i, a)):
            if size == 1:
                continue
            parts = np.concatenate([other.parts(index) for index in range(place, place + width)])
            alike = scale.parts(own.singles[start : start + size] @ parts.T)
            if size == 2:
                others = alike[::-1]
            else:
                others = np.stack([np.delete(alike, member, 0).max(0) for member in range(size)])
            signs.append((alike.max(1).min(), (alike - others).max(1).min(), float(len(parts) < size)))
        best, more, uncut = zip(*signs, strict=True)
        found[:, at] = min(best), min(more), max(uncut)
    return found


def leaks(left: Groups, right: Groups, row: Places, column: Places, a: Places, b: Places) -> Floats:
    """By how much the first or last clause of either run is nearer to the sentence before or behind the other run than
    to that run or any sentence in it; 0 where none is. A cosine; shape (len(row),).

    A run of one sentence that was not cut says nothing here.
    """
    most = np.zeros(len(row), np.float32)
    for own, other, start, size, place, width in ((left, right, row, a, column, b), (right, left, column, b, row, a)):
        first, last, cut = own.ends()
        for ends, member, beyond in ((first, start, place - 1), (last, start + size - 1, place + width)):
            some = np.flatnonzero((beyond >= 0) & (beyond < len(other)) & (cut[member] | (size > 1)))
            if not len(some):
                continue
            pieces = ends[member[some]]
            near = _dot(pieces, other.runs[width[some] - 1, place[some]])
            for inside in range(int(width[some].max())):
                of = np.flatnonzero(width[some] > inside)
                near[of] = np.maximum(near[of], _dot(pieces[of], other.singles[place[some][of] + inside]))
            most[some] = np.maximum(most[some], _dot(pieces, other.singles[beyond[some]]) - near)
    return most


def _dot(one: Floats, other: Floats) -> Floats:
    dots: Floats = np.einsum("ij,ij->i", one, other)
    return dots


class Numbers:
    """Numbers of two digits and more in each sentence of two sides."""

    def __init__(self, reference: Sequence[str], candidate: Sequence[str]) -> None:
        self._here, self._there = [_numbers(text) for text in reference], [_numbers(text) for text in candidate]

    def amiss(self, row: Places, column: Places, a: Places, b: Places) -> Floats:
        """How many numbers of either run the other does not have, shape (len(row),)."""
        found = np.zeros(len(row), np.float32)
        if not any(self._here) and not any(self._there):
            return found
        starts = zip(row.tolist(), column.tolist(), a.tolist(), b.tolist(), strict=True)
        for number, (i, j, size, width) in enumerate(starts):
            here, there = _together(self._here[i : i + size]), _together(self._there[j : j + width])
            if here != there:
                found[number] = (here - there).total() + (there - here).total()
        return found


def _together(parts: "Sequence[Counter[str]]") -> "Counter[str]":
    return parts[0] if len(parts) == 1 else sum(filter(None, parts), Counter())


@lru_cache(maxsize=4096)
def _numbers(text: str) -> "Counter[str]":
    if not _DIGIT.search(text):
        return Counter()
    plain = ("".join(str(unicodedata.digit(c)) for c in found if c.isdigit()) for found in _NUMBER.findall(text))
    return Counter(number for number in plain if len(number) >= _DIGITS)
