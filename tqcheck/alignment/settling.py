"""What the alignment says about which blocks of either article are furniture, in whatever languages they are.

A block without any counterpart that stands among furniture, above or below all that has one, is furniture too. A block
that was taken for furniture and says what a left-over sentence of the other article says is none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tqcheck.aligned import Document
from tqcheck.alignment.aligner import align
from tqcheck.alignment.calibration import Scale
from tqcheck.alignment.groups import Groups, usual_mean
from tqcheck.alignment.relation import relation
from tqcheck.articles.judging import tones
from tqcheck.articles.settle import OF_STORIES
from tqcheck.articles.structure import is_closed, weight
from tqcheck.embedding import Encoder
from tqcheck.model import Boilerplate, Link
from tqcheck.sentences import split

_SHORT = 60
_TELLING = 40
_SAME = 0.75
_PARAGRAPHS = 3
_TONE = 3.0  # log odds: so much more than the story's paragraphs does a block speak as sites do
_VERSIONS = frozenset({"copy", "edited", "translation"})

Links = tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph: its range, the kind of furniture that it is as a whole, and its sentences."""

    start: int
    end: int
    kind: str | None
    sentences: tuple[int, ...]


def align_settled(reference: Document, candidate: Document, encoder: Encoder) -> tuple[Document, Document, Links]:
    """Both documents with their furniture settled by the alignment, and the alignment of what is left."""
    links = _align(reference, candidate, encoder)
    if not any(_is_page(document) for document in (reference, candidate)):
        return reference, candidate, links
    left = {index for link in links if not link.candidate for index in link.reference}
    new = {index for link in links if not link.reference for index in link.candidate}
    sides = ((reference, left), (candidate, new))
    if not (left or new) or relation(reference, candidate, links, encoder).label not in _VERSIONS:
        return reference, candidate, links  # between other articles a lack of counterparts says nothing
    old, young = (
        _settled(document, alone, other, others, encoder)
        for (document, alone), (other, others) in zip(sides, reversed(sides), strict=True)
    )
    if old is reference and young is candidate:
        return reference, candidate, links
    return old, young, _align(old, young, encoder)


def _align(reference: Document, candidate: Document, encoder: Encoder) -> Links:
    old, new = ([sentence.text for sentence in document.sentences] for document in (reference, candidate))
    return align(old, new, encoder)


def _is_page(document: Document) -> bool:
    return any(span.kind not in OF_STORIES for span in document.article.boilerplate)


def _settled(document: Document, alone: set[int], other: Document, others: set[int], encoder: Encoder) -> Document:
    """The document with its furniture settled; ``alone`` and ``others`` are the sentences without a counterpart."""
    if not _is_page(document) or not (alone or others):
        return document
    blocks = _blocks(document)
    gone = _with_counterpart(document, blocks, other, others, encoder) if others else set()
    # a first line without a counterpart is no headline where the other side's headline has one further down
    titled = 0 not in alone or 0 in others
    found = (
        _among_furniture(document, blocks, alone, titled) + _spoken_by_sites(document, blocks, alone) if alone else []
    )
    if not gone and not found:
        return document
    kept = list(document.article.boilerplate)
    for start, end in gone:
        kept = [part for span in kept for part in _without(span, start, end)]
    spans = tuple(sorted([*kept, *found], key=lambda span: (span.start, span.end)))
    article = replace(document.article, boilerplate=spans)
    sentences = split(article)
    return Document(article, sentences) if sentences else document


def _blocks(document: Document) -> list[_Block]:
    spans = document.article.boilerplate
    blocks = []
    for paragraph in re.finditer(r"[^\n]+", document.text):
        start, end = paragraph.span()
        kind = next((span.kind for span in spans if span.start <= start and end <= span.end), None)
        inside = (one.index for one in document.sentences if one.start >= start and one.end <= end)
        blocks.append(_Block(start, end, kind, tuple(inside) if kind is None else ()))
    return blocks


def _among_furniture(document: Document, blocks: Sequence[_Block], alone: set[int], titled: bool) -> list[Boilerplate]:
    """Blocks outside of all that has a counterpart, with furniture on the side of the story: of a page, not of it.

    ``titled``: the first sentence is the headline.
    """
    matched = [at for at, one in enumerate(blocks) if any(index not in alone for index in one.sentences)]
    if not matched:
        return []
    # a headline is told by its place, whether or not the other side has one
    first = next((at for at in matched if 0 not in blocks[at].sentences), matched[0])
    found = []
    for at, block in enumerate(blocks):
        if not block.sentences or any(index not in alone for index in block.sentences):
            continue
        if 0 in block.sentences:
            slight = weight(document.text[block.start : block.end]) < _SHORT
            found += [Boilerplate(block.start, block.end, "navigation")] if slight and not titled else []
            continue
        if first < at < matched[-1]:
            continue
        inward, outward = (
            (blocks[matched[-1] + 1 : at], blocks[at + 1 :])
            if at > matched[-1]
            else (blocks[at + 1 : first], blocks[:at][::-1])
        )
        kinds = [one.kind for one in (*inward[::-1], *outward) if one.kind not in OF_STORIES and one.kind]
        within = any(one.kind and one.kind not in OF_STORIES for one in inward)
        beyond = any(one.kind and one.kind not in OF_STORIES for one in outward)
        text = document.text[block.start : block.end]
        slight = weight(text) < _SHORT and not is_closed(text)
        if kinds and ((within and beyond) or (slight and (within or beyond))):
            found.append(Boilerplate(block.start, block.end, kinds[0]))
    return found


def _spoken_by_sites(document: Document, blocks: Sequence[_Block], alone: set[int]) -> list[Boilerplate]:
    """Blocks between those that have a counterpart, without one, that speak as furniture does beside them."""
    matched = [at for at, one in enumerate(blocks) if any(index not in alone for index in one.sentences)]
    between = [
        at
        for at in (range(matched[0], matched[-1]) if matched else ())
        if blocks[at].sentences
        and all(index in alone for index in blocks[at].sentences)
        and 0 not in blocks[at].sentences
    ]
    if not between:
        return []
    # headlines are as short of words as buttons are
    told = [at for at in matched if weight(document.text[blocks[at].start : blocks[at].end]) >= _SHORT]
    said = tones([document.text[blocks[at].start : blocks[at].end] for at in (*told, *between)])
    usual = sorted(said[: len(told)])
    if len(usual) < _PARAGRAPHS:
        return []
    least = max(usual[len(usual) // 2] + _TONE, usual[-1])
    return [
        Boilerplate(blocks[at].start, blocks[at].end, "related")
        for at, tone in zip(between, said[len(told) :], strict=True)
        if tone > least
    ]


def _with_counterpart(
    document: Document, blocks: Sequence[_Block], other: Document, others: set[int], encoder: Encoder
) -> set[tuple[int, int]]:
    """Blocks that were taken for furniture and say what a left-over sentence of the other side says."""
    texts = {
        (one.start, one.end): document.text[one.start : one.end]
        for one in blocks
        if one.kind and one.kind not in OF_STORIES and weight(document.text[one.start : one.end]) >= _TELLING
    }
    if not texts:
        return set()
    usual = usual_mean(encoder)
    here = [*(sentence.text for sentence in document.sentences), *texts.values()]
    there = [sentence.text for sentence in other.sentences]
    one, two = (Groups(side, encoder.encode(side), usual) for side in (here, there))
    count = len(document.sentences)
    scale = Scale.of(one.singles[:count], two.singles)
    alike = one.singles[count:] @ two.singles[sorted(others)].T
    near = alike.max(1)
    return {place for place, cosine in zip(texts, near, strict=True) if scale.similarity(float(cosine)) >= _SAME}


def _without(span: Boilerplate, start: int, end: int) -> list[Boilerplate]:
    """What is left of a span without a block in it."""
    if span.end <= start or end <= span.start:
        return [span]
    before, after = replace(span, end=min(span.end, start - 2)), replace(span, start=max(span.start, end + 2))
    return [part for part in (before, after) if part.start < part.end]
