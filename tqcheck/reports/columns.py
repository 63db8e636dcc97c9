"""Two articles as rows of two columns: which sentences stand beside each other, and where the gaps are."""

import itertools
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tqcheck.model import Article, Boilerplate, Checked, Finding, Link, Sentence, Side

RowKind = Literal["match", "moved", "dropped", "added", "boilerplate", "loose"]


@dataclass(frozen=True, slots=True)
class Block:
    """What stands in one cell: sentences of one link, or a stretch of boilerplate.

    ``link`` is the number of the link in the pair's alignment; None for boilerplate.
    """

    start: int
    sentences: tuple[Sentence, ...] = ()
    boilerplate: Boilerplate | None = None
    link: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row; a side is None where there is a gap. Of a ``moved`` row one side stands in another row."""

    kind: RowKind
    reference: Block | None
    candidate: Block | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text and the numbers of the findings that point at it."""

    text: str
    findings: tuple[int, ...]


def rows(one: Checked) -> list[Row]:
    """The rows of a pair. In either column all sentences and boilerplate stand in the order of their article.

    Links that cross others (moved passages) are split into two rows. Where the candidate is another story, nothing
    stands beside anything on purpose: the columns just run side by side, as ``loose`` rows.
    """
    if one.pair.reference is None:
        return [
            Row("boilerplate" if block.boilerplate else "loose", None, block)
            for block in _blocks(one.pair.candidate, one.candidate_sentences, (), "candidate")
        ]
    anchors = _chain(one.links)
    left = _blocks(one.pair.reference, one.reference_sentences, one.links, "reference")
    right = _blocks(one.pair.candidate, one.candidate_sentences, one.links, "candidate")
    loose = one.relation is not None and one.relation.label in ("related", "unrelated")
    found: list[Row] = []
    i = j = 0
    for anchor in [*anchors, None]:
        lefts, rights = [], []
        while i < len(left) and (anchor is None or left[i].link != anchor):
            lefts.append(left[i])
            i += 1
        while j < len(right) and (anchor is None or right[j].link != anchor):
            rights.append(right[j])
            j += 1
        found += _between(lefts, rights, one.links, loose)
        if anchor is not None:
            found.append(Row("match" if one.links[anchor].kind != "moved" else "moved", left[i], right[j]))
            i, j = i + 1, j + 1
    return found


def pieces(text: str, start: int, findings: Sequence[Finding], side: Side) -> list[Piece]:
    """A text that begins at code point ``start`` of its article, cut where places of findings begin and end."""
    end = start + len(text)
    spans: list[tuple[int, int, int]] = []
    for number, finding in enumerate(findings):
        places = (finding.reference,) if side == "reference" else (finding.candidate, *finding.elsewhere)
        spans += [
            (max(place.start, start), min(place.end, end), number)
            for place in places
            if place is not None and place.start < end and place.end > start
        ]
    if not spans:
        return [Piece(text, ())]
    cuts = sorted({start, end, *(a for a, _, _ in spans), *(b for _, b, _ in spans)})
    return [
        Piece(text[a - start : b - start], tuple(dict.fromkeys(number for x, y, number in spans if x <= a and b <= y)))
        for a, b in itertools.pairwise(cuts)
    ]


def _chain(links: Sequence[Link]) -> list[int]:
    """Numbers of the links that can stand as rows without crossing: the longest chain that runs on in both articles."""
    joined = [n for n, link in enumerate(links) if link.reference and link.candidate and link.kind != "moved"]
    joined.sort(key=lambda n: min(links[n].reference))
    ends: list[int] = []
    last: list[int] = []
    before: dict[int, int | None] = {}
    for number in joined:
        value = min(links[number].candidate)
        at = bisect_left(ends, value)
        before[number] = last[at - 1] if at else None
        ends[at : at + 1] = [value]
        last[at : at + 1] = [number]
    chain: list[int] = []
    step = last[-1] if last else None
    while step is not None:
        chain.append(step)
        step = before[step]
    return chain[::-1]


def _blocks(article: Article, sentences: Sequence[Sentence], links: Sequence[Link], side: Side) -> list[Block]:
    by_index = {sentence.index: sentence for sentence in sentences}
    blocks: list[Block] = []
    linked: set[int] = set()
    for number, link in enumerate(links):
        indices = link.reference if side == "reference" else link.candidate
        linked.update(indices)
        own = tuple(by_index[index] for index in sorted(indices) if index in by_index)
        if own:
            blocks.append(Block(own[0].start, own, link=number))
    blocks += [Block(s.start, (s,)) for s in sentences if s.index not in linked]
    furniture = [b for b in article.boilerplate if article.text[b.start : b.end].strip()]
    furniture += _left_over(article, sentences)
    blocks += [Block(b.start, boilerplate=b) for b in furniture]
    return sorted(blocks, key=lambda block: block.start)


def _left_over(article: Article, sentences: Sequence[Sentence]) -> list[Boilerplate]:
    """Stretches that are neither sentence nor boilerplate, such as a line of credit; stray marks are left out."""
    spans = sorted([(s.start, s.end) for s in sentences] + [(b.start, b.end) for b in article.boilerplate])
    found: list[Boilerplate] = []
    at = 0
    for start, end in [*spans, (len(article.text), len(article.text))]:
        between = article.text[at:start]
        if sum(character.isalnum() for character in between) > 1:
            first = at + len(between) - len(between.lstrip())
            found.append(Boilerplate(first, at + len(between.rstrip()), "other"))
        at = max(at, end)
    return found


def _between(lefts: list[Block], rights: list[Block], links: Sequence[Link], loose: bool) -> list[Row]:
    found: list[Row] = []
    furniture = [Row("boilerplate", block, None) for block in lefts if block.boilerplate]
    furniture += [Row("boilerplate", None, block) for block in rights if block.boilerplate]
    if loose:
        text_left = [block for block in lefts if not block.boilerplate]
        text_right = [block for block in rights if not block.boilerplate]
        for number in range(max(len(text_left), len(text_right))):
            found.append(
                Row(
                    "loose",
                    text_left[number] if number < len(text_left) else None,
                    text_right[number] if number < len(text_right) else None,
                )
            )
        return found + furniture
    # What is not the story stands in one row where both articles have some, as datelines and what follows the end.
    while lefts and rights and lefts[0].boilerplate and rights[0].boilerplate:
        found.append(Row("boilerplate", lefts.pop(0), rights.pop(0)))
    end: list[Row] = []
    while lefts and rights and lefts[-1].boilerplate and rights[-1].boilerplate:
        end.append(Row("boilerplate", lefts.pop(), rights.pop()))
    found += [Row(_kind(block, links, "dropped"), block, None) for block in lefts]
    found += [Row(_kind(block, links, "added"), None, block) for block in rights]
    return found + end[::-1]


def _kind(block: Block, links: Sequence[Link], alone: Literal["dropped", "added"]) -> RowKind:
    if block.boilerplate:
        return "boilerplate"
    if block.link is None:
        return "loose"
    link = links[block.link]
    return "moved" if link.reference and link.candidate else alone
