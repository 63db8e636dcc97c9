"""A quotation of the reference beside its linked sentences in the candidate, and whether its marks are lost there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tqcheck.aligned import AlignedPair, Document, base_language
from tqcheck.checks.engine import Hit
from tqcheck.checks.quoting import DASH, MARK, WORD, Quotation, all_quotations, quotation_facts
from tqcheck.languages import scripts
from tqcheck.model import Confidence, Link, Span

_INNER_DASH = re.compile(r"[,.!?…»”\"]\s*[–—―-]\s")
# Where the candidate's marks hold so little of what the reference's hold, as shares of their sentences, a quotation may
# have lost them; where they hold hardly anything, the only quotation has.
_QUOTED_STILL, _QUOTED_HARDLY = 0.5, 0.3
_DENSE = frozenset({"Hani", "Jpan", "Thai"})


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quotation of the reference with the link that it stands in.

    ``ours`` and ``theirs`` are all quotations of reference and candidate; ``own`` and ``part`` where the linked
    sentences stand in either.
    """

    aligned: AlignedPair
    reference: Document
    quotation: Quotation
    link: Link
    ours: Sequence[Quotation]
    theirs: Sequence[Quotation]

    @property
    def candidate(self) -> Document:
        return self.aligned.candidate

    @property
    def own(self) -> Span:
        return _extent(self.reference, self.link.reference)

    @property
    def part(self) -> Span:
        return _extent(self.candidate, self.link.candidate)

    @property
    def there(self) -> list[Quotation]:
        """The quotations that touch the linked sentences of the reference."""
        own = self.own
        return [one for one in self.ours if _touch(one.span, own)]

    @property
    def here(self) -> list[Quotation]:
        """The quotations that touch the linked sentences of the candidate."""
        part = self.part
        return [one for one in self.theirs if _touch(one.span, part)]

    @property
    def said(self) -> str:
        """The words between the marks in the reference."""
        return self.reference.text[self.quotation.inner.start : self.quotation.inner.end]


def quoted(aligned: AlignedPair, words: int) -> Iterator[Quoted]:
    """The quotations of the reference of at least so many words whose sentences are linked, in order."""
    if aligned.reference is None:
        return
    ours, theirs = (all_quotations(document) for document in (aligned.reference, aligned.candidate))
    for quotation in ours:
        if size(aligned.reference.text[quotation.inner.start : quotation.inner.end]) < words:
            continue
        link = _link_at(aligned, aligned.reference, quotation.inner)
        if link is not None and link.candidate:
            yield Quoted(aligned, aligned.reference, quotation, link, ours, theirs)


def size(text: str) -> int:
    """Words of a text; of a script without spaces half its signs."""
    counts = scripts(text)
    dense = sum(counts.get(name, 0) for name in _DENSE)
    return dense // 2 if dense * 2 > sum(counts.values()) else len(WORD.findall(text))


def is_marked(one: Quoted) -> bool:
    """Whether any direct speech touches the linked sentences of the candidate: marks, whole or single, or a dash."""
    if one.here:
        return True
    document, part = one.candidate, one.part
    inner = document.text[part.start : part.end]
    if MARK.search(inner):
        return True
    start = document.text.rfind("\n\n", 0, part.start) + 1
    paragraph = document.text[start : part.end]
    if DASH.match(inner) or DASH.match(paragraph.lstrip("\n")):
        return True
    # ", — сказал он" alone opens nothing: it goes on with what marks or a dash began
    dashes = base_language(document.language) in quotation_facts()[0]
    return dashes and _INNER_DASH.search(inner) is not None and MARK.search(paragraph) is not None


def is_left_out(one: Quoted) -> bool:
    """Whether the marks in the candidate are those of other quotations, or of a name, and hold too little to be this
    one's too."""
    if one.aligned.same_language:
        return False
    there, here, own, part = one.there, one.here, one.own, one.part
    whole = all(part.start <= each.span.start and each.span.end <= part.end for each in here)
    bare = one.candidate.text[part.start : part.end]
    for each in here:
        bare = bare.replace(one.candidate.text[each.span.start : each.span.end], " ")
    # a mark that is left over, or a quotation that goes on, may be this one's
    if not here or not whole or MARK.search(bare):
        return False
    said, kept = _share(one.reference.text, own, there), _share(one.candidate.text, part, here)
    if kept > _QUOTED_STILL * said and len(here) >= len(there):
        return False
    inner = [one.reference.text[each.inner.start : each.inner.end] for each in there]
    others = [one.candidate.text[each.inner.start : each.inner.end] for each in here]
    vectors = one.aligned.encoder.encode([*inner, *others])
    taken = {there[int(near.argmax())] for near in vectors[len(inner) :] @ vectors[: len(inner)].T}
    if kept > _QUOTED_STILL * said:
        # one of several, where what is left is nearer to what the others held than to what all of them held
        before = _share(one.reference.text, own, list(taken))
        return one.quotation not in taken and kept * kept <= before * said
    # a name in marks is near to the only quotation too, but says far less
    return one.quotation not in taken or (len(there) == 1 and kept < _QUOTED_HARDLY * said)


def lost_marks(one: Quoted) -> Hit | None:
    """That a quotation lost its marks, unless its neighbours may hold it or another wording stands there."""
    from rapidfuzz import fuzz

    aligned, part = one.aligned, one.part
    # the neighbours may hold the quotation where the sentences are cut otherwise
    index = one.link.candidate[0]
    around = [*range(max(0, index - 1), index), *range(one.link.candidate[-1] + 1, one.link.candidate[-1] + 2)]
    for neighbour in around:
        if neighbour < len(one.candidate.sentences):
            other = one.candidate.sentences[neighbour]
            mate = aligned.link_of_candidate.get(neighbour)
            if (mate is None or not mate.reference) and MARK.search(other.text):
                return None
    confidence: Confidence = "medium"
    if aligned.same_language:
        likeness = fuzz.partial_ratio(one.said.casefold(), one.candidate.text[part.start : part.end].casefold())
        confidence = "high" if likeness >= 90 else "medium"
        if likeness < 60:
            return None
    return Hit("a direct quotation lost its marks", reference=one.quotation.span, candidate=part, confidence=confidence)


def _share(text: str, span: Span, quotations: Sequence[Quotation]) -> float:
    """How much of a part of a text stands between the marks of some quotations."""
    inside = sum(size(text[max(one.inner.start, span.start) : min(one.inner.end, span.end)]) for one in quotations)
    return inside / max(1, size(text[span.start : span.end]))


def _extent(document: Document, indices: Sequence[int]) -> Span:
    return Span(document.sentences[indices[0]].start, document.sentences[indices[-1]].end)


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _link_at(aligned: AlignedPair, reference: Document, span: Span) -> Link | None:
    """The link of the reference sentence that most of a span stands in."""
    best, most = None, 0
    for sentence in reference.sentences:
        common = min(span.end, sentence.end) - max(span.start, sentence.start)
        if common > most:
            best, most = sentence, common
    return aligned.link_of_reference.get(best.index) if best is not None else None
