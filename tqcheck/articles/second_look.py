"""A second look at a page by what the encoder makes of its paragraphs, where the encoder is at hand.

Reading tells a story from its furniture without a network. What it leaves in doubt is mostly what other stories begin
with and what is written to readers in whole sentences: the first is told by being about something else than the rest of
the story, the second by how it speaks, and both are what an encoder of sentences hears best. Trees weigh that with what
is seen of each block, made by ``benchmarks/fit_second_look.py``. A text that shows no furniture is not looked at.
"""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from tqcheck.articles.judging import Trees
from tqcheck.articles.second_evidence import Encode, Seen, Tone, evidence
from tqcheck.articles.settle import OF_STORIES
from tqcheck.articles.structure import is_prose
from tqcheck.model import Article, Boilerplate

LEAST = 0.05
"""The chance of being the story below which a block that reading has kept is taken out: on every third page of a set
that the trees do not know no story was lost by that, and some by twice as much."""

_PAGE = 3  # pieces of furniture make a page of a text
_MOST_BLOCKS = 400
_ENOUGH = 3  # paragraphs, of which the story has so many at least
_MOST = 0.3  # of the letters that reading kept: to find more of them strange is to have mistaken the story


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
    rows, asked = evidence(page, article.language, encode, _tone())
    told = _trees().chances(rows) if rows else []
    gone = {at for at, chance in zip(asked, told, strict=True) if chance < LEAST}
    left = sum(is_prose(page.texts[at]) for at in asked if at not in gone)
    letters = sum(len(text) for text, kind in zip(page.texts, page.kinds, strict=True) if kind is None)
    if not gone or left < _ENOUGH or sum(len(page.texts[at]) for at in gone) > _MOST * letters:
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


@cache
def _data() -> dict[str, Any]:
    path = Path(__file__).parent / "data" / "second_look.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


@cache
def _tone() -> Tone:
    found = _data()
    direction, centre = (np.array(found[one], dtype=np.float32) for one in ("direction", "centre"))
    return Tone(direction, float(found["start"]), centre)


@cache
def _trees() -> Trees:
    return Trees(_data()["trees"]["start"], _data()["trees"]["trees"])
