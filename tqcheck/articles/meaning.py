"""What each block of a page is about beside the others, and whether it speaks as sites do, by its word pieces.

A story goes on about one thing, and furniture about others; a request for money, a label of a player and an opening
time are worded anew by every site, of words that are near each other in all languages. Both are told by the vectors of
``embedding.pieces``: the second by a few directions among them, which ``benchmarks/fit_furniture.py`` finds.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tqcheck.embedding.pieces import Vectors, piece_vectors

Numbers = npt.NDArray[np.float32]
_NONE = 1e-6
_SOME = 1e-3  # of the length of a sum; what is left of subtractions is less
_PAGE = 100  # blocks


@dataclass(frozen=True, slots=True)
class Meaning:
    """Of n blocks: ``tones``, shape (n, k), how much more each speaks as furniture of one of k kinds does than as
    stories do (log odds); ``near``, shape (n + 1, n + 1), the products of the vectors of any two, those of the page's
    title last (nought where it has none)."""

    tones: Numbers
    near: Numbers

    @property
    def tone(self) -> Numbers:
        """Above 0 where a block speaks rather as furniture of any kind does, shape (n,)."""
        return np.asarray(np.logaddexp.reduce(self.tones, axis=1), dtype=np.float32)


def vectors(texts: Sequence[str], title: str | None) -> Vectors:
    """The vectors of blocks and of the page's title, shape (n + 1, size)."""
    return piece_vectors().vectors([*texts, title or ""])


def meaning(found: Vectors, directions: Numbers, starts: Numbers) -> Meaning:
    """What the vectors of blocks and title say. ``directions`` has shape (size, k), ``starts`` (k,)."""
    # the threads that a product of matrices wakes cost more than a page's product does
    near = np.einsum("ik,jk->ij", found, found) if len(found) <= _PAGE else found @ found.T
    return Meaning(found[:-1] @ directions + starts, near)


def first_rows(one: Meaning, core: Sequence[bool], prose: Sequence[bool]) -> list[list[float]]:
    """For each block: its tone beside the usual one of the page's paragraphs; how near it is to the paragraphs that may
    be the story, that beside the usual nearness of these; to those above and below; to the title; to the blocks right
    above and below; and its tones one by one, beside the usual ones too. Nothing tells by itself how a page speaks: in
    a language that the model hardly knows all of it may sound like a site."""
    count = len(core)
    near = one.near
    own = np.sqrt(np.maximum(np.diag(near)[:count], _NONE))
    among = np.array(core, dtype=np.float32)
    usual = np.array(prose, dtype=bool)
    if not usual.any():
        usual = ~usual
    tones = one.tones - np.median(one.tones[usual], axis=0)
    tone = one.tone - np.median(one.tone[usual])
    to_story = _nearness(near[:count, :count], own, among)
    middle = np.median(to_story[among > 0]) if among.any() else 0
    above = _nearness_above(near[:count, :count], own, among)
    below = _nearness_above(near[count - 1 :: -1, count - 1 :: -1], own[::-1], among[::-1])[::-1]
    named = near[count, count]
    to_title = near[:count, count] / (own * np.sqrt(named)) if named > _NONE else np.full(count, -1, np.float32)
    to_next = np.diag(near, 1)[: count - 1] / (own[:-1] * own[1:])
    rows: list[list[float]] = np.column_stack(
        [
            tone,
            to_story,
            to_story - middle,
            above,
            below,
            to_title,
            np.concatenate([[-1.0], to_next]),
            np.concatenate([to_next, [-1.0]]),
            tones,
        ]
    ).tolist()
    return rows


def further_rows(one: Meaning, chances: Sequence[float]) -> list[list[float]]:
    """For each block, by what a first judgement says: how near it is to the likely story, that beside the usual
    nearness of it, and how near to the likely furniture."""
    count = len(chances)
    near = one.near[:count, :count]
    own = np.sqrt(np.maximum(np.diag(near), _NONE))
    told = np.array(chances, dtype=np.float32)
    to_story = _nearness(near, own, told)
    to_others = _nearness(near, own, 1 - told)
    sure = told > 0.5
    middle = np.median(to_story[sure]) if sure.any() else 0
    rows: list[list[float]] = np.column_stack([to_story, to_story - middle, to_others]).tolist()
    return rows


def _nearness(near: Numbers, own: Numbers, weights: Numbers) -> Numbers:
    """The cosine of each block to the weighted sum of all others; -1 where there are none."""
    towards = near @ weights
    products = towards - weights * own**2
    # of the sum without the block itself, whose square is the sum of all products of two of its parts
    squares = weights @ towards - 2 * weights * towards + (weights * own) ** 2
    return _cosines(products, squares, own)


def _nearness_above(near: Numbers, own: Numbers, weights: Numbers) -> Numbers:
    """The cosine of each block to the weighted sum of those above it; -1 where there are none."""
    products = np.cumsum(near * weights, axis=1).diagonal() - weights * own**2
    sums = np.cumsum(np.cumsum(near * weights * weights[:, None], axis=0, dtype=np.float64), axis=1).diagonal()
    return _cosines(products, np.concatenate([[0.0], sums[:-1]]), own)


def _cosines(products: Numbers, squares: npt.NDArray[np.floating], own: Numbers) -> Numbers:
    lengths = np.sqrt(np.maximum(squares, 0))
    return np.where(lengths > _SOME, products / (own * np.maximum(lengths, _SOME)), -1).astype(np.float32)
