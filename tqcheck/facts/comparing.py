"""Facts of linked sentences held against each other: which the candidate keeps, changes, loses, adds."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, partial
from typing import Literal

from tqcheck.aligned import AlignedPair, Document
from tqcheck.facts.changes import milder_changes, pair_up
from tqcheck.facts.excuses import explained, readable, resolve_weekdays
from tqcheck.facts.fact import Evidence, Fact
from tqcheck.facts.lexicon import lexicon
from tqcheck.facts.matching import match
from tqcheck.facts.meant import completed
from tqcheck.facts.outcome import Changed, Comparison, Kept
from tqcheck.facts.reading import read
from tqcheck.facts.rounding import is_rounded, rounded_pairs
from tqcheck.facts.support import is_age_of, supports
from tqcheck.model import Link


def compare_facts(aligned: AlignedPair) -> Comparison:
    """The facts of all linked sentences of a pair; empty without a reference, and for a verbatim copy."""
    reference = aligned.reference
    if reference is None or aligned.verbatim:
        return Comparison()
    links = [link for link in aligned.links if link.reference and link.candidate]
    # a sentence that was left as it was is in the reference's language still
    sides = [
        _matched(reference, aligned.candidate, link, reference.language if aligned.is_verbatim(link) else None)
        for link in links
    ]
    reference_head, candidate_head = partial(_dateline, reference), partial(_dateline, aligned.candidate)
    said, said_again = cache(partial(_stated, reference)), cache(partial(_stated, aligned.candidate))
    loose_old = _unlinked(reference, links, "reference")
    loose_new = _unlinked(aligned.candidate, links, "candidate")
    parts = []
    for place, side in enumerate(sides):
        beside = [sides[k] for k in (place - 1, place + 1) if 0 <= k < len(sides)]
        # an editor's headline says what it likes of the whole story
        all_said = (said, said_again) if _is_headline(reference, aligned.candidate, side.link) else (None, None)
        left = [fact for other in beside for fact in other.old_left]
        left_again = [fact for other in beside for fact in other.new_left]
        # worked out where a fact has no partner: most links have none of those
        old = partial(_around, reference, side.link.reference, left, loose_old, reference_head, all_said[0])
        new = partial(
            _around, aligned.candidate, side.link.candidate, left_again, loose_new, candidate_head, all_said[1]
        )
        parts.append(_compared(reference, aligned.candidate, side, old, new, said))
    return Comparison(
        tuple(kept for part in parts for kept in part.kept),
        tuple(changed for part in parts for changed in part.changed),
        tuple(fact for part in parts for fact in part.supported),
        tuple(fact for part in parts for fact in part.lost),
        tuple(fact for part in parts for fact in part.added),
    )


def document_facts(document: Document, indices: Iterable[int], language: str | None = None) -> list[Fact]:
    """The facts of some sentences, with places into the article's text; ``language`` where they are in another one
    than the article."""
    found = []
    for index in indices:
        sentence = document.sentences[index]
        for fact in read(sentence.text, language or document.language).facts:
            found.append(replace(fact, start=sentence.start + fact.start, end=sentence.start + fact.end))
    return found


def _evidence(document: Document, indices: Iterable[int]) -> Evidence:
    gathered = Evidence()
    for index in indices:
        gathered.add(read(document.sentences[index].text, document.language).evidence)
    return gathered


@dataclass(slots=True)
class _Side:
    """The two sides of one link: what is matched, and what is left."""

    link: Link
    old: list[Fact]
    kept: list[Kept]
    converted: list[Changed]
    old_left: list[Fact]
    new_left: list[Fact]


def _matched(reference: Document, candidate: Document, link: Link, language: str | None) -> _Side:
    old, new = document_facts(reference, link.reference), document_facts(candidate, link.candidate, language)
    old, new = _completed(old, new, reference, link.reference), _completed(new, old, candidate, link.candidate)
    span = (_extent(reference, link.reference), _extent(candidate, link.candidate))
    kept, converted, old_left, new_left = match(old, new, span)
    pairs = rounded_pairs(old_left, new_left, candidate.text, candidate.language)
    if old_left and new_left and 100 in _evidence(reference, link.reference).spans:
        pairs += [(a, b) for b in new_left for a in old_left if a.kind == "number" and _is_aged(a, b)][:1]
    for a, b in pairs:
        if a in old_left and b in new_left:
            old_left.remove(a)
            new_left.remove(b)
            kept.append(Kept(a, b))
    return _Side(link, old, kept, converted, old_left, new_left)


def _is_aged(a: Fact, b: Fact) -> bool:
    return isinstance(a.keys[0], Fraction) and is_age_of(a.keys[0], b)


def _completed(facts: list[Fact], others: Sequence[Fact], document: Document, indices: Sequence[int]) -> list[Fact]:
    if not facts or not others:
        return facts
    before = document_facts(document, [indices[0] - 1]) if indices[0] else []
    return completed(facts, others, before, document.text, lexicon(document.language))


def _dateline(document: Document) -> Evidence:
    """What the dateline says, which is no sentence: the other article may have its day in one."""
    found = Evidence()
    for part in document.article.boilerplate:
        if part.kind == "dateline":
            found.add(read(document.text[part.start : part.end], document.language).evidence)
    return found


def _stated(document: Document) -> Evidence:
    """What the sentences of an article state, and no more than that."""
    found = Evidence()
    found.add_facts(document_facts(document, range(len(document.sentences))))
    for sentence in document.sentences:
        found.spans |= read(sentence.text, document.language).evidence.spans
    return found


def _is_headline(reference: Document, candidate: Document, link: Link) -> bool:
    return (reference.has_headline and 0 in link.reference) or (candidate.has_headline and 0 in link.candidate)


def _unlinked(document: Document, links: Sequence[Link], side: Literal["reference", "candidate"]) -> frozenset[int]:
    linked = {index for link in links for index in (link.reference if side == "reference" else link.candidate)}
    return frozenset(range(len(document.sentences))) - linked


def _around(
    document: Document,
    indices: Sequence[int],
    beside: Sequence[Fact],
    unlinked: frozenset[int],
    dateline: Callable[[], Evidence],
    said: Callable[[], Evidence] | None,
) -> Evidence:
    """What one side of a link might be saying, with what is left ``beside`` it, the dateline, and ``said`` by all of
    its article."""
    found = _evidence(document, indices)
    found.add_facts(beside)
    # a sentence that was linked to nothing may be a part of its neighbour
    found.add(_evidence(document, {min(indices) - 1, max(indices) + 1} & unlinked))
    found.add(dateline())
    if said is not None:
        found.add(said())
    return found


def _compared(
    reference: Document,
    candidate: Document,
    side: _Side,
    old_evidence: Callable[[], Evidence],
    new_evidence: Callable[[], Evidence],
    said: Callable[[], Evidence],
) -> Comparison:
    lost: set[Fact] = set()
    added: set[Fact] = set()
    if side.old_left:
        evidence = new_evidence()
        lost = {fact for fact in side.old_left if not supports(evidence, fact)}
    if side.new_left:
        evidence = old_evidence()
        added = {fact for fact in side.new_left if not supports(evidence, fact)}
        added = {fact for fact in added if not explained(fact, side.old, evidence, candidate.text)}
    unlike = resolve_weekdays(lost, added, reference.article.date or candidate.article.date)
    span = (_extent(reference, side.link.reference), _extent(candidate, side.link.candidate))
    changed = [Changed("value", old, new, True, True, True) for old, new in unlike]
    told = {fact for pair in unlike for fact in pair}
    old_left = [fact for fact in side.old_left if fact not in told]
    new_left = [fact for fact in side.new_left if fact not in told]
    changed += pair_up(old_left, new_left, lost, added, span)
    paired_old = {one.reference for one in changed}
    paired_new = {one.candidate for one in changed}
    return Comparison(
        tuple(side.kept),
        (*side.converted, *changed, *milder_changes(side.kept, new_evidence)),
        tuple(fact for fact in side.old_left if fact not in lost and fact not in paired_old),
        tuple(fact for fact in side.old_left if fact in lost and fact not in paired_old),
        tuple(
            fact
            for fact in side.new_left
            if fact in added
            and fact not in paired_new
            and readable(fact, reference)
            and not supports(said(), fact)
            and not is_rounded(fact, said().numbers, candidate.text, candidate.language)
        ),
    )


def _extent(document: Document, indices: Sequence[int]) -> tuple[int, int]:
    return document.sentences[indices[0]].start, document.sentences[indices[-1]].end
