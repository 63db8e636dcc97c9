"""A second look at a page by what the encoder makes of its paragraphs, where the encoder is at hand.

Reading tells a story from its furniture without a network. What it leaves in doubt is mostly what other stories begin
with and what is written to readers in whole sentences: the first is told by being about something else than the rest of
the story, the second by how it speaks, and both are what an encoder of sentences hears best. Trees weigh that with what
is seen of each block, made by ``benchmarks/fit_second_look.py``. A text that shows no furniture is not looked at.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from tqcheck.articles.evidence import Row
from tqcheck.articles.furniture import by_rules
from tqcheck.articles.judging import Trees, chances
from tqcheck.articles.paragraphs import Block
from tqcheck.articles.settle import OF_STORIES
from tqcheck.articles.structure import is_closed, is_prose, weight
from tqcheck.model import Article, Boilerplate

Numbers = npt.NDArray[np.float32]
Encode = Callable[[Sequence[str]], Numbers]

LEAST = 0.15
"""The chance of being the story below which a block that reading has kept is taken out."""

_PAGE = 3  # pieces of furniture make a page of a text
_MOST_BLOCKS = 400
_MOST = 500  # characters tell what a block is about
_FAR = 8
_ENOUGH = 3  # paragraphs, of which the story has so many at least


@dataclass(frozen=True, slots=True)
class Seen:
    """The paragraphs of an article in order: their places, the kind of furniture that each is as a whole, None for the
    story, and which of them is the headline."""

    places: list[tuple[int, int]]
    texts: list[str]
    kinds: list[str | None]
    head: int | None


def seen(article: Article) -> Seen:
    """An article's paragraphs with the kinds that reading gave them."""
    text, places, at = article.text, [], 0
    for piece in text.split("\n\n"):
        if piece:
            places.append((at, at + len(piece)))
        at += len(piece) + 2
    covers = sorted(article.boilerplate, key=lambda span: span.start)
    kinds: list[str | None] = []
    for start, end in places:
        kinds.append(next((span.kind for span in covers if span.start <= start and end <= span.end), None))
    texts = [text[start:end] for start, end in places]
    named = article.headline
    head = next((at for at, one in enumerate(texts) if named and kinds[at] is None and one.startswith(named)), None)
    return Seen(places, texts, kinds, head)


def is_page(page: Seen) -> bool:
    """Whether there is furniture enough for more of it, and a story to compare with."""
    strange = sum(kind is not None and kind not in OF_STORIES for kind in page.kinds)
    told = sum(kind is None and is_prose(text) for text, kind in zip(page.texts, page.kinds, strict=True))
    return strange >= _PAGE and told >= _ENOUGH and len(page.texts) <= _MOST_BLOCKS


def looked_at(article: Article, encode: Encode) -> Article:
    """The article with blocks taken out that are about something else or speak as sites do. ``encode`` gives unit
    vectors of the bundled encoder, shape (n, size); it is not called for a text that shows no furniture."""
    page = seen(article)
    if not is_page(page):
        return article
    rows, asked = evidence(page, article.language, encode)
    told = _trees().chances(rows) if rows else []
    gone = {at for at, chance in zip(asked, told, strict=True) if chance < LEAST}
    left = sum(is_prose(page.texts[at]) for at in asked if at not in gone)
    if not gone or left < _ENOUGH:
        return article
    story = [at for at in asked if at not in gone]
    found = []
    for at in sorted(gone):
        inside = story[0] < at < story[-1]
        found.append(Boilerplate(*page.places[at], "related" if inside else "navigation"))
    inside_gone = [page.places[at] for at in gone]
    kept = [
        span
        for span in article.boilerplate
        if not any(start <= span.start and span.end <= end for start, end in inside_gone)
    ]
    spans = tuple(sorted([*kept, *found], key=lambda span: (span.start, span.end)))
    return replace(article, boilerplate=spans)


def evidence(page: Seen, language: str | None, encode: Encode) -> tuple[list[Row], list[int]]:
    """A row of numbers for each block that reading has kept, and which blocks these are; the headline is not asked."""
    kept = [at for at, kind in enumerate(page.kinds) if kind is None]
    strange = [at for at, kind in enumerate(page.kinds) if kind is not None and kind not in OF_STORIES]
    strange = sorted(strange, key=lambda at: min(abs(at - one) for one in kept))[: len(kept)]
    needed = sorted({*kept, *strange})
    vectors = dict(zip(needed, encode([page.texts[at][:_MOST] for at in needed]), strict=True))
    blocks = [Block(text) for text in page.texts]
    said, ruled = by_rules(blocks, language)
    first = chances(blocks, said, ruled, language, None)
    direction, start = _direction()
    tone = {at: float(vectors[at] @ direction) + start for at in needed}
    prose = {at: is_prose(page.texts[at]) for at in kept}
    core = [at for at in kept if prose[at] and at != page.head] or kept
    among = np.array([vectors[at] for at in kept])
    weights = np.array([first[at] if at in core else 0.0 for at in kept], dtype=np.float32)
    near = among @ among.T
    np.fill_diagonal(near, 0)
    to_story = _to_centre(near, weights, among)
    sure = [place for place, at in enumerate(kept) if at in core]
    middle = float(np.median(to_story[sure]))
    usual = float(np.median([tone[at] for at in core]))
    others = np.array([vectors[at] for at in strange])
    to_others = among @ (others.mean(axis=0) / (np.linalg.norm(others.mean(axis=0)) + 1e-6))
    head = vectors[page.head] if page.head is not None else None
    first_told, last_told = core[0], core[-1]
    masked = np.where(weights[None, :] > 0, near, -1.0)
    best = np.sort(masked, axis=1)[:, ::-1]
    rows, asked = [], []
    for place, at in enumerate(kept):
        if at == page.head:
            continue
        above = next((other for other in range(place - 1, -1, -1) if kept[other] != page.head), None)
        below = place + 1 if place + 1 < len(kept) else None
        text = page.texts[at]
        rows.append(
            [
                float(prose[at]),
                float(np.log1p(weight(text))),
                float(is_closed(text)),
                first[at],
                float(min(_FAR, at - first_told)),
                float(min(_FAR, last_told - at)),
                place / len(kept),
                _strange_beside(page.kinds, at, -1),
                _strange_beside(page.kinds, at, 1),
                tone[at],
                tone[at] - usual,
                float(to_story[place]),
                float(to_story[place]) - middle,
                float(vectors[at] @ head) if head is not None else -1.0,
                float(near[place, above]) if above is not None else -1.0,
                float(near[place, below]) if below is not None else -1.0,
                float(to_story[above]) - middle if above is not None else -1.0,
                float(to_story[below]) - middle if below is not None else -1.0,
                float(best[place, 0]),
                float(best[place, :_ENOUGH].mean()),
                float(to_others[place]),
                float(to_story[place] - to_others[place]),
                float(len(core)),
                len(strange) / len(page.kinds),
            ]
        )
        asked.append(at)
    return rows, asked


def _to_centre(near: Numbers, weights: Numbers, among: Numbers) -> Numbers:
    """The cosine of each vector to the weighted sum of the others; ``near`` has nought for each with itself."""
    products = near @ weights
    total = weights @ among
    centres = total[None, :] - weights[:, None] * among
    return np.asarray(products / (np.linalg.norm(centres, axis=1) + 1e-6), dtype=np.float32)


def _strange_beside(kinds: Sequence[str | None], at: int, step: int) -> float:
    """How many blocks of furniture stand in a row right above or below."""
    count = 0
    other = at + step
    while 0 <= other < len(kinds) and kinds[other] is not None and kinds[other] not in OF_STORIES and count < _FAR:
        count, other = count + 1, other + step
    return float(count)


@cache
def _data() -> dict[str, Any]:
    path = Path(__file__).parent / "data" / "second_look.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


@cache
def _direction() -> tuple[Numbers, float]:
    """The direction of the encoder in which furniture lies from stories, and what is added."""
    return np.array(_data()["direction"], dtype=np.float32), float(_data()["start"])


@cache
def _trees() -> Trees:
    return Trees(_data()["trees"]["start"], _data()["trees"]["trees"])
