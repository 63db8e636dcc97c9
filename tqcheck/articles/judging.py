"""What the evidence of a whole page says of each of its blocks: story or furniture.

Two rounds of small decision trees, made by ``benchmarks/fit_furniture.py`` from pages put together at random. The
second round also sees what the first one thinks of the other blocks. They settle what rules of wording leave open:
lines that no rule knew are taken out, and paragraphs that a rule of place took along are brought back.
"""

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from tqcheck.articles.address import address
from tqcheck.articles.evidence import Row, evidence, further
from tqcheck.articles.islands import apart
from tqcheck.articles.meaning import meaning, vectors
from tqcheck.articles.paragraphs import Block
from tqcheck.articles.structure import is_closed, is_prose, may_be_headline, weight
from tqcheck.articles.surroundings import content_words, headline_above

LEAST = {"page": (0.024, 0.032, 0.08), "text": (0.12, 0.1, 0.15)}
"""The chance of being the story from which on a paragraph, a short sentence, and a line that is neither is taken for
it. Of stories that the trees were not made from .995 of the sentences stay so; lines in doubt are seldom theirs."""

LEAST_OF_CLEAN = 0.05
"""The same in a text that shows next to no furniture otherwise."""

_MOST_BLOCKS = 3000
_ROWS = 256  # judged at a time
_LEAVES = 64  # bits
_ALL = (1 << _LEAVES) - 1
# a mark of quotation that opens and is not closed in its block, and a block whose first mark is one that closes
_OPENED = re.compile('(?:(?:^|[\\s(:：，,（])["“]|[„«「『])[^"”“»」』]+$|”[^"”]+$')
_CLOSED = re.compile('[^"“„«「『”]+["”“»」』][.!?。！？]?$')
_CLOSES = re.compile('[^"“„«「『”»」』]*[^\\s"“„«「『”»」』(:](?:["“”]|\\s?[»」』])(?=$|[\\s.,!?…。、，])')
_MARKS = '"“„«「『”»」』'
_QUOTED_ON = 8  # blocks
_QUOTED = 0.003  # the least chance of a sentence in a quotation
_FAINT = 0.02
_HEADLINE = 20  # letters
_FEW_LETTERS = 2  # more than figures
_PAGE = 3  # pieces of furniture make a page of a text
_SMALL = 8  # blocks are too few to tell strangers by
_CLEAR = 0.05
_STRANGERS = 3  # blocks that are none of the story, which a text without any known furniture must have
_OF_STORIES = frozenset({"byline", "credit", "copyright", "time"})
_OPEN = 2  # lines beside the headline that are no sentences
_ABOVE = 12  # lines above a story among which its headline is looked for
_BACK = 0.5  # the chance from which on a block comes back that a rule of place took along
_PARTS = frozenset({"heading", "list", "quote"})  # cells of a table are lists
_PLACED = frozenset({"navigation", "related", "comments"})
_SWEPT = 2  # paragraphs
_SWEPT_KIN = 0.15
_SURELY = 0.75
_NO_REPLY = 0.85  # of a short sentence
_SECTION = 60
_SECTIONS = 3
_HARDLY = 0.1
_ALIKE = 4  # other blocks
_KIN = 0.4  # of its words
_KIN_WORDS = 3


Nodes = list[tuple[int, float, int, int]]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Trees:
    """A sum of decision trees. A node is ``(feature, threshold, left, right)``, a leaf ``(-1, value, 0, 0)``."""

    start: float
    trees: list[Nodes]

    def chances(self, rows: Sequence[Row]) -> list[float]:
        """The chance from 0 to 1 of each row to be a block of the story."""
        sums = [total for start in range(0, len(rows), _ROWS) for total in self._sums(rows[start : start + _ROWS])]
        return [1.0 / (1.0 + math.exp(-total)) for total in sums]

    def _sums(self, rows: Sequence[Row]) -> list[float]:
        """What the leaves that each row comes to add up to.

        All questions of all trees are asked at once: the leaf is the first one that no answer rules out (Lucchese and
        others 2015, "QuickScorer").
        """
        features, thresholds, left_over, leaves = self._questions
        right = np.array(rows).T[features] > thresholds[..., None]
        possible = np.bitwise_and.reduce(np.where(right, left_over[..., None], np.uint64(_ALL)), axis=0)
        first = np.frexp((possible & -possible).astype(np.float64))[1] - 1
        values = np.take_along_axis(leaves, first, axis=1)
        # one behind the other, as the trees were added up when they were made
        sums: list[float] = np.cumsum(np.vstack([np.full(len(rows), self.start), values]), axis=0)[-1].tolist()
        return sums

    @cached_property
    def _questions(self) -> tuple[npt.NDArray[np.intp], Floats, npt.NDArray[np.uint64], Floats]:
        """Of the questions the feature, the threshold and the leaves that are left where the answer is right, a bit a
        leaf, each of shape (questions, trees); and the leaves' values, (trees, leaves). Trees of few questions are
        filled up with one that rules nothing out."""
        trees = [_flattened(nodes) for nodes in self.trees]
        most, widest = max(len(asked) for asked, _ in trees), max(len(values) for _, values in trees)
        filled = [[*asked, *[(0, math.inf, _ALL)] * (most - len(asked))] for asked, _ in trees]
        features = np.array([[feature for feature, _, _ in asked] for asked in filled], dtype=np.intp).T
        thresholds = np.array([[threshold for _, threshold, _ in asked] for asked in filled], dtype=np.float64).T
        left_over = np.array([[leaves for _, _, leaves in asked] for asked in filled], dtype=np.uint64).T
        return features, thresholds, left_over, np.array([[*own, *[0.0] * (widest - len(own))] for _, own in trees])


def _flattened(nodes: Nodes) -> tuple[list[tuple[int, float, int]], list[float]]:
    """The questions of a tree, each with the leaves that are left where its answer is right, and the leaves' values
    from left to right. Raises ``ValueError`` for more leaves than there are bits."""
    asked: list[tuple[int, float, int]] = []
    values: list[float] = []

    def walk(at: int) -> None:
        feature, number, left, right = nodes[at]
        if feature < 0:
            values.append(number)
            return
        before = len(values)
        walk(left)
        asked.append((feature, number, _ALL & ~((1 << len(values)) - (1 << before))))
        walk(right)

    walk(0)
    if len(values) > _LEAVES:
        raise ValueError(f"a tree of {len(values)} leaves")
    return asked, values


@cache
def _data(kind: str) -> dict[str, Any]:
    name = {"page": "page_trees.json", "text": "furniture_trees.json"}[kind]
    found: dict[str, Any] = json.loads((Path(__file__).parent / "data" / name).read_text(encoding="utf-8"))
    return found


@cache
def _rounds(kind: str) -> tuple[Trees, Trees]:
    first, second = (Trees(one["start"], one["trees"]) for one in _data(kind)["rounds"])
    return first, second


def _kind(blocks: Sequence[Block]) -> str:
    """``page`` where the blocks come from markup, ``text`` where they are lines."""
    return "page" if any(block.shape for block in blocks) else "text"


@cache
def _directions() -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """The directions in which furniture of each kind speaks, shape (size, k), and what is added to the products with
    them, shape (k,)."""
    tones = _data("text")["tones"]
    return np.array(tones["directions"], dtype=np.float32).T, np.array(tones["starts"], dtype=np.float32)


def tones(texts: Sequence[str]) -> list[float]:
    """How much more each text speaks as furniture does than as stories do: log odds, which tell beside each other."""
    found: list[float] = meaning(vectors(texts, None), *_directions()).tone.tolist()
    return found


def chances(
    blocks: Sequence[Block],
    said: Sequence[str | None],
    ruled: Sequence[str | None],
    language: str | None,
    title: str | None,
) -> list[float]:
    """The chance of each block to be the story's. ``said`` are kinds by wording and markup, ``ruled`` by all rules."""
    first, second = _rounds(_kind(blocks))
    meant = meaning(vectors([block.text for block in blocks], title), *_directions())
    rows = evidence(blocks, said, ruled, language, title, meant)
    guessed = first.chances(rows)
    return second.chances(further(rows, guessed, blocks, meant))


def judge(
    blocks: Sequence[Block],
    said: Sequence[str | None],
    ruled: list[str | None],
    language: str | None,
    title: str | None,
) -> None:
    """Settles ``ruled`` in place. What its own wording or the page's markup calls furniture stays it."""
    if len(blocks) < 2 or len(blocks) > _MOST_BLOCKS:
        return
    known = sum(kind is not None for kind in ruled)
    if known < _PAGE and len(blocks) < _SMALL:
        return
    if all(kind is None or kind in _OF_STORIES for kind in ruled) and not _has_strangers(blocks, ruled):
        return  # sentences throughout, as texts are that were never a page: not worth a look at each
    told = chances(blocks, said, ruled, language, title)
    clear = sum(kind is not None or chance < _CLEAR for kind, chance in zip(ruled, told, strict=True))
    paragraph, sentence, line = LEAST[_kind(blocks)] if clear >= _PAGE else (LEAST_OF_CLEAN,) * 3
    least = {(True, True): paragraph, (True, False): paragraph, (False, True): sentence, (False, False): line}
    foreign = _in_elements_of_furniture(blocks, told)
    sure = [
        at
        for at, chance in enumerate(told)
        if at not in foreign
        and not (clear >= _PAGE and blocks[at].hint not in _PARTS and _is_of_figures(blocks[at].text))
        and chance >= (_BACK if ruled[at] is not None else least[is_prose(blocks[at].text), is_closed(blocks[at].text)])
    ]
    if not sure or (not known and len(told) - len(sure) < _STRANGERS):
        return
    paragraphs = [at for at in sure if is_prose(blocks[at].text)]
    about = frozenset().union(
        *(content_words(blocks[at].text) for at in paragraphs if ruled[at] is None or len(paragraphs) > _SWEPT)
    )
    placed = _may_come_back(said)
    sure = [
        at
        for at in sure
        if ruled[at] is None
        or (
            ruled[at] in placed
            and (
                ruled[at] != "comments"
                or is_prose(blocks[at].text)
                or (is_closed(blocks[at].text) and told[at] >= _NO_REPLY)
            )
            and (told[at] >= _SURELY or _is_kin_of(blocks[at], about, _SWEPT_KIN))
        )
    ]
    if clear >= _PAGE:
        distant = apart(blocks, sure)
        sure = [at for at in sure if at not in distant]
    heads = _section_heads(blocks, ruled, sure, language)
    sure += _quoted_on(blocks, said, ruled, sure, told)
    story = [at for at in range(len(blocks)) if at in sure or at in heads or _is_kin(blocks, ruled, at, about)]
    head = _headline(blocks, said, story, about, title)
    if head is None and title is None:
        head = _likeliest_headline(blocks, said, story, told)
    kept = frozenset(story)
    for at in range(len(blocks)):
        if at == head:
            ruled[at] = None
        elif at in kept:
            ruled[at] = said[at]
        elif ruled[at] is None:
            ruled[at] = "related" if story[0] < at < story[-1] else "navigation"


def _has_strangers(blocks: Sequence[Block], ruled: Sequence[str | None]) -> bool:
    """Whether a text of which no rule knows any furniture may have some: lines that are no sentences, beside the
    headline, among several that are no paragraphs."""
    lines = [block.text for block, kind in zip(blocks, ruled, strict=True) if kind is None and not is_prose(block.text)]
    return len(lines) >= _STRANGERS and sum(not is_closed(line) for line in lines) > _OPEN


def _section_heads(
    blocks: Sequence[Block], ruled: Sequence[str | None], sure: Sequence[int], language: str | None
) -> frozenset[int]:
    """Lines alone between two paragraphs that speak to nobody: where there are several, they head sections."""
    kept = frozenset(at for at in sure if is_prose(blocks[at].text))
    lone = [
        at
        for at, block in enumerate(blocks)
        if ruled[at] is None
        and at - 1 in kept
        and at + 1 in kept
        and weight(block.text) <= _SECTION
        and not is_closed(block.text)
        and not any(address(block.text, language)[:4])
    ]
    return frozenset(lone) if len(lone) >= _SECTIONS else frozenset()


def _in_elements_of_furniture(blocks: Sequence[Block], told: Sequence[float]) -> frozenset[int]:
    """Lines of a page in elements as only furniture has them there, and several pieces of it. They look like heads of
    sections, which have elements of their own."""
    places: dict[str, list[int]] = {}
    for at, block in enumerate(blocks):
        if block.shape:
            places.setdefault(block.shape, []).append(at)
    likely = [[at for at in alike if told[at] >= _HARDLY] for alike in places.values() if len(alike) > _ALIKE]
    return frozenset(
        one[0]
        for one in likely
        if len(one) == 1
        and blocks[one[0]].hint not in _PARTS
        and not is_prose(blocks[one[0]].text)
        and not is_closed(blocks[one[0]].text)
    )


def _is_of_figures(text: str) -> bool:
    """Whether a line is a price, a score, a share or a count and hardly more."""
    digits = sum(character.isdigit() for character in text)
    return digits > 0 and not is_closed(text) and sum(map(str.isalpha, text)) <= digits + _FEW_LETTERS


def _quoted_on(
    blocks: Sequence[Block],
    said: Sequence[str | None],
    ruled: Sequence[str | None],
    sure: Sequence[int],
    told: Sequence[float],
) -> list[int]:
    """Sentences beside the story of which the first opens a quotation and the last closes it: no furniture does that.
    What stands in it and is no sentence, or clearly furniture, is passed over."""
    kept, found = frozenset(sure), []
    placed = _may_come_back(said)
    open_ones = [
        at
        for at, block in enumerate(blocks)
        if said[at] is None
        and (ruled[at] is None or ruled[at] in placed)
        and is_closed(block.text)
        and (told[at] >= _QUOTED or _CLOSED.match(block.text))
    ]
    for place, at in enumerate(open_ones):
        if not _OPENED.search(blocks[at].text):
            continue
        for last in range(place + 1, min(place + 1 + _QUOTED_ON, len(open_ones))):
            text = blocks[open_ones[last]].text
            if _OPENED.search(text) or open_ones[last] - at > 2 * _QUOTED_ON:
                break
            if _CLOSED.match(text):
                run = open_ones[place : last + 1]
                if kept.intersection((*open_ones[max(0, place - 1) : place], *run, *open_ones[last + 1 : last + 2])):
                    found += [one for one in run if one not in kept]
                break
    for at in kept:
        if _OPENED.search(blocks[at].text):
            end = _closing(blocks, at)
            if end is not None and end not in kept and said[end] is None:
                found.append(end)
    return found


def _closing(blocks: Sequence[Block], at: int) -> int | None:
    """The sentence soon behind a paragraph that closes the quotation which that one has left open, whatever it goes on
    with; None where there is none, or where another one opens before."""
    for other in range(at + 1, min(at + 1 + _QUOTED_ON, len(blocks))):
        text = blocks[other].text
        if _CLOSES.match(text):
            return other
        if any(map(text.__contains__, _MARKS)):
            return None
    return None


def _may_come_back(said: Sequence[str | None]) -> frozenset[str]:
    """The kinds by place that do not hold where the story speaks clearly. Replies to a story say what it does: where a
    page speaks of comments, none comes back."""
    return _PLACED - {"comments"} if "comments" in said else _PLACED


def _is_kin(blocks: Sequence[Block], ruled: Sequence[str | None], at: int, about: frozenset[str]) -> bool:
    """Whether a paragraph that no rule knew says what the story does: it is not taken out on its looks."""
    return ruled[at] is None and is_prose(blocks[at].text) and _is_kin_of(blocks[at], about, _KIN)


def _is_kin_of(block: Block, about: frozenset[str], least: float) -> bool:
    words = content_words(block.text)
    return len(words & about) >= max(_KIN_WORDS, least * len(words))


def _headline(
    blocks: Sequence[Block], said: Sequence[str | None], story: Sequence[int], about: frozenset[str], title: str | None
) -> int | None:
    """The line above a story's first paragraph that speaks most of what the story does; None where there is none."""
    first = next((at for at in story if is_prose(blocks[at].text)), 0)
    start = max(0, first - _ABOVE)
    # "Watch: ..." may be the headline itself
    kinds = [
        None if said[at] in ("related", "caption") and blocks[at].kind is None else said[at]
        for at in range(start, first + 1)
    ]
    found = headline_above(blocks[start : first + 1], kinds, first - start, about, title) if first else None
    return None if found is None else start + found


def _likeliest_headline(
    blocks: Sequence[Block],
    said: Sequence[str | None],
    story: Sequence[int],
    told: Sequence[float],
) -> int | None:
    """Of the lines above a story that has kept none of them, the one that is likeliest to be of it: pages have one."""
    first = next((at for at in story if is_prose(blocks[at].text)), 0)
    if any(at < first for at in story):
        return None
    above = [
        at
        for at in range(max(0, first - _ABOVE), first)
        if said[at] is None and weight(blocks[at].text) >= _HEADLINE and may_be_headline(blocks[at].text)
    ]
    best = max(above, key=lambda at: told[at], default=None)
    return best if best is not None and told[best] >= _FAINT else None
