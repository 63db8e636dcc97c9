"""What the encoder's vectors and a page's layout say of each block that reading has kept.

The numbers that ``second_look`` weighs: how a block speaks, how near it is to the likely story, its headline, its
neighbours and what reading has left out, and what stands around it. Nearness is taken twice, of the vectors as they are
and of what is left without the mean of all texts, which hides the difference between two subjects.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tqcheck.articles.evidence import Row, own_row
from tqcheck.articles.furniture import by_rules
from tqcheck.articles.grids import grids
from tqcheck.articles.judging import chances
from tqcheck.articles.paragraphs import Block
from tqcheck.articles.settle import OF_STORIES
from tqcheck.articles.structure import is_closed, is_prose, weight
from tqcheck.articles.surroundings import content_words

Numbers = npt.NDArray[np.float32]
Encode = Callable[[Sequence[str]], Numbers]

_MOST = 500  # characters tell what a block is about
_LONG = 1200  # letters of a paragraph, more than furniture has
_FAR = 8
_AROUND = 5
_BESIDE = 4
_NEAREST = 3
_LIKELY = 0.3


@dataclass(frozen=True, slots=True)
class Seen:
    """The paragraphs of an article in order: their places, the kind of furniture that each is as a whole, None for the
    story, and which of them is the headline."""

    places: list[tuple[int, int]]
    texts: list[str]
    kinds: list[str | None]
    head: int | None


@dataclass(frozen=True, slots=True)
class Tone:
    """The direction of the encoder in which furniture lies from stories, what is added to the product with it, and the
    mean of all texts; vectors of shape (size,)."""

    direction: Numbers
    start: float
    centre: Numbers


@dataclass(frozen=True, slots=True)
class _Nearness:
    """Of the kept blocks: the cosines of any two, noughts for each with itself; to the rest of the story, and the
    middle of that; to the headline, -1 without one; to the likely paragraphs, the nearest first."""

    each: Numbers
    story: Numbers
    middle: float
    head: Numbers
    best: Numbers

    def beside(self, at: int, other: int | None) -> list[float]:
        """To a neighbour, and how near that is to the story."""
        return [-1.0, -1.0] if other is None else [float(self.each[at, other]), float(self.story[other]) - self.middle]


def evidence(page: Seen, language: str | None, encode: Encode, tone: Tone) -> tuple[list[Row], list[int]]:
    """A row of numbers for each block that reading has kept, and which blocks these are. The headline is not asked, nor
    are the cells of tables and paragraphs longer than furniture has any."""
    kept = [at for at, kind in enumerate(page.kinds) if kind is None]
    strange = [at for at, kind in enumerate(page.kinds) if kind is not None and kind not in OF_STORIES]
    strange = sorted(strange, key=lambda at: min(abs(at - one) for one in kept))[: len(kept)]
    needed = sorted({*kept, *strange})
    vectors = dict(zip(needed, encode([page.texts[at][:_MOST] for at in needed]), strict=True))
    blocks = [Block(text) for text in page.texts]
    first = chances(blocks, *by_rules(blocks, language), language, None)
    prose = {at: is_prose(page.texts[at]) for at in kept}
    core = [at for at in kept if prose[at] and at != page.head] or kept
    cells = [not is_prose(text) for text in page.texts]
    passed = {at for grid in grids(page.texts, cells) for at in grid}
    passed |= {at for at in kept if at == page.head or weight(page.texts[at]) > _LONG}

    among = np.array([vectors[at] for at in kept])
    others = np.array([vectors[at] for at in strange])
    weights = np.array([first[at] if at in core else 0.0 for at in kept], dtype=np.float32)
    sure = [place for place, at in enumerate(kept) if at in core]
    head = vectors[page.head] if page.head is not None else None
    plain = _nearness(among, weights, sure, head)
    bare_among, bare_others = _unit(among - tone.centre), _unit(others - tone.centre)
    bare = _nearness(bare_among, weights, sure, None if head is None else _unit(head - tone.centre))
    to_others = among @ _unit(others.mean(axis=0))
    to_each, bare_to_each = among @ others.T, bare_among @ bare_others.T
    tones = among @ tone.direction + tone.start
    usual = float(np.median(tones[sure]))
    words = [content_words(page.texts[at]) for at in kept]
    told = Counter(word for one, likely in zip(words, weights, strict=True) if likely > _LIKELY for word in one)
    lengths = [weight(page.texts[at]) for at in kept]
    before = np.cumsum([0.0, *lengths]) / sum(lengths)

    rows, asked = [], []
    for place, at in enumerate(kept):
        if at in passed:
            continue
        above = next((other for other in range(place - 1, -1, -1) if kept[other] != page.head), None)
        below = place + 1 if place + 1 < len(kept) else None
        text = page.texts[at]
        shared = sum(told[word] > (weights[place] > _LIKELY) for word in words[place])
        around = page.kinds[max(0, at - _AROUND) : at + _AROUND + 1]
        rows.append(
            [
                float(prose[at]),
                float(np.log1p(lengths[place])),
                float(is_closed(text)),
                first[at],
                float(min(_FAR, at - core[0])),
                float(min(_FAR, core[-1] - at)),
                place / len(kept),
                _strange_beside(page.kinds, at, -1),
                _strange_beside(page.kinds, at, 1),
                float(tones[place]),
                float(tones[place]) - usual,
                *_of(plain, place, above, below),
                float(to_others[place]),
                float(plain.story[place] - to_others[place]),
                float(to_each[place].max()),
                float(plain.best[place, 0] - to_each[place].max()),
                *_of(bare, place, above, below),
                float(bare_to_each[place].max()),
                float(bare_to_each[place].mean()),
                float(len(core)),
                len(strange) / len(page.kinds),
                first[at - 1] if at else -1.0,
                first[at + 1] if at + 1 < len(first) else -1.0,
                float(np.mean(first[max(0, at - _BESIDE) : at + _BESIDE + 1])),
                float(before[place]),
                *(0.0 if other is None else float(tones[other]) - usual for other in (above, below)),
                *(-1.0 if other is None else float(np.log1p(lengths[other])) for other in (above, below)),
                sum(kind is not None for kind in around) / (2 * _AROUND + 1),
                shared / max(1, len(words[place])),
                float(shared),
                float(len(words[place])),
                *own_row(text, language),
            ]
        )
        asked.append(at)
    return rows, asked


def _of(near: _Nearness, place: int, above: int | None, below: int | None) -> list[float]:
    return [
        float(near.story[place]),
        float(near.story[place]) - near.middle,
        float(near.head[place]),
        *near.beside(place, above),
        *near.beside(place, below),
        float(near.best[place, 0]),
        float(near.best[place, :_NEAREST].mean()),
    ]


def _nearness(among: Numbers, weights: Numbers, sure: Sequence[int], head: Numbers | None) -> _Nearness:
    each = among @ among.T
    np.fill_diagonal(each, 0)
    # the cosine of each vector to the weighted sum of the others
    centres = (weights @ among)[None, :] - weights[:, None] * among
    story = np.asarray(each @ weights / (np.linalg.norm(centres, axis=1) + 1e-6), dtype=np.float32)
    return _Nearness(
        each,
        story,
        float(np.median(story[list(sure)])),
        np.full(len(among), -1.0, dtype=np.float32) if head is None else among @ head,
        np.sort(np.where(weights[None, :] > 0, each, -1.0), axis=1)[:, ::-1],
    )


def _unit(vectors: Numbers) -> Numbers:
    return np.asarray(vectors / (np.linalg.norm(vectors, axis=-1, keepdims=True) + 1e-6), dtype=np.float32)


def _strange_beside(kinds: Sequence[str | None], at: int, step: int) -> float:
    """How many blocks of furniture stand in a row right above or below."""
    count = 0
    other = at + step
    while 0 <= other < len(kinds) and kinds[other] is not None and kinds[other] not in OF_STORIES and count < _FAR:
        count, other = count + 1, other + step
    return float(count)
