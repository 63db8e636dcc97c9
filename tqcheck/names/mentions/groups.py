"""Garbled words gathered: one group a name, however many spellings and places it has."""

from collections import Counter
from dataclasses import dataclass, replace

from tqcheck.aligned import AlignedPair, Document
from tqcheck.model import Confidence, Span
from tqcheck.names.compare import accepted
from tqcheck.names.mentions.mentions import Mention, mentions
from tqcheck.names.mentions.sides import Sides, sides
from tqcheck.names.mentions.slip import Slip
from tqcheck.names.mentions.words import Word
from tqcheck.names.spelling import WORD, fold

_ORDER: tuple[Confidence, ...] = ("low", "medium", "high")


@dataclass(frozen=True, slots=True)
class Garbling:
    """One name and all its garbled spellings in the candidate.

    ``right`` is the spelling to use at the first place, None where it cannot be told; ``name`` is the reference's then.
    ``spellings`` holds each wrong spelling with the sentences (indices) that it stands in, in order of the article.
    ``candidate`` is the first place, ``elsewhere`` all others; ``reference`` is the place of the name there.
    """

    right: str | None
    name: str
    candidate: Span
    reference: Span | None
    spellings: tuple[tuple[str, tuple[int, ...]], ...]
    confidence: Confidence
    evidence: str
    elsewhere: tuple[Span, ...] = ()


def gather(aligned: AlignedPair, slips: tuple[Slip, ...]) -> tuple[Garbling, ...]:
    """One ``Garbling`` for each name that has slips, by first place."""
    if not slips:
        return ()
    both = aligned.once(sides)
    slips = _one_way(slips, both)
    by_word: dict[tuple[int, int], Mention] = {}
    if aligned.reference is not None:
        for mention in mentions(aligned.reference, both.reference):
            for word in mention.words:
                by_word[word.start, word.end] = mention
    full: dict[str, str] = {}
    for mention in by_word.values():
        if len(mention.words) > 1:
            for word in mention.words:
                full.setdefault(word.plain, mention.words[-1].plain)
    groups: dict[str, list[Slip]] = {}
    owner: dict[str, str] = {}
    for slip in slips:
        whole = by_word.get((slip.reference.start, slip.reference.end)) if slip.reference else None
        if whole is not None:
            key = whole.words[-1].plain
        else:
            key = (
                slip.reference.plain if slip.reference else (slip.name or slip.right or slip.candidate.text).casefold()
            )
            key = full.get(key, key)
        # the same wrong spelling is of the same name, however much of it the reference has there
        groups.setdefault(owner.setdefault(slip.candidate.plain, key), []).append(slip)
    found = [_garbling(aligned, members, by_word) for members in groups.values()]
    return tuple(sorted(found, key=lambda one: one.candidate.start))


def _one_way(slips: tuple[Slip, ...], both: Sides) -> tuple[Slip, ...]:
    """The slips without those that call wrong what others hold right: of two spellings the rarer one is wrong, or
    the likelier slip."""
    wrong = {slip.candidate.plain: slip for slip in reversed(slips)}
    times = both.candidate.forms
    kept = []
    for slip in slips:
        right = fold(slip.right) if slip.right else ""
        other = wrong.get(right)
        if other is not None and other.right is not None and fold(other.right) == slip.candidate.plain:
            mine, others = times.get(slip.candidate.plain, 0), times.get(right, 0)
            if mine > others or (
                mine == others and (slip.odds, -slip.candidate.start) < (other.odds, -other.candidate.start)
            ):
                continue
        kept.append(slip)
    return _with_right_ones(kept)


def _with_right_ones(slips: list[Slip]) -> tuple[Slip, ...]:
    """The slips, those that would put right what is called wrong itself with what is right instead of that."""
    instead = {slip.candidate.plain: slip.right for slip in reversed(slips)}
    found = []
    for slip in slips:
        right, passed = slip.right, {slip.candidate.plain}
        while right is not None and fold(right) in instead:
            passed.add(fold(right))
            right = instead[fold(right)]
            if right is not None and fold(right) in passed:
                right = None
        found.append(slip if right == slip.right else replace(slip, right=right))
    return tuple(found)


def _garbling(aligned: AlignedPair, members: list[Slip], by_word: dict[tuple[int, int], Mention]) -> Garbling:
    both = aligned.once(sides)
    wrong = {slip.candidate.plain: slip for slip in members}
    rest = {
        word.plain
        for slip in members
        if slip.reference
        for word in by_word.get((slip.reference.start, slip.reference.end), Mention((slip.reference,), "", True)).words
    }
    rest |= {fold(word) for slip in members if slip.name for word in WORD.findall(slip.name)}
    places: list[tuple[Span, int, str, str]] = []
    for row in both.candidate.by_sentence.values():
        run: list[Word] = []
        for word in [*row, None]:
            joins = word is not None and (word.plain in wrong or (word.capital and _is_among(word, rest, both)))
            if word is not None and joins and (not run or _touch(aligned.candidate, run[-1], word)):
                run.append(word)
                continue
            if any(one.plain in wrong for one in run):
                places.append(_place(aligned.candidate, run, wrong))
            run = [word] if word is not None and joins else []
    # a name inside a clause of Chinese characters, or one that was cut into others, is no word of its own
    seen = {span.start for span, *_ in places}
    places += [
        (Span(one.start, one.end), one.sentence, one.text, slip.right or one.text)
        for slip in members
        for one in (slip.candidate,)
        if (one.script == "Hani" or not {" ", "-"}.isdisjoint(one.text)) and one.start not in seen
    ]
    places.sort(key=lambda place: place[0].start)
    spelled: dict[str, list[int]] = {}
    for _, sentence, text, _ in places:
        spelled.setdefault(text, []).append(sentence)
    first = members[0]
    mention = by_word.get((first.reference.start, first.reference.end)) if first.reference else None
    names = Counter(
        one.text
        for slip in members
        if slip.reference
        for one in (by_word.get((slip.reference.start, slip.reference.end)),)
        if one is not None
    )
    if mention is not None and first.reference is not None and first.reference.script == first.candidate.script:
        mention = _without_neighbours(aligned, mention, members, places)
        if len(names) == 1:
            names = Counter([mention.text])
    name = max(names, key=lambda text: (len(text.split()) > 1, names[text]), default=places[0][3])
    # of several places the first may be one that no spelling is known for
    told = any(slip.right for slip in members) and (len(places) == 1 or places[0][2] != places[0][3])
    alike = first.reference is not None and first.reference.script == first.candidate.script
    if not told and not names and first.reference is not None:
        name = first.reference.text
    return Garbling(
        right=places[0][3] if told else None,
        name=first.name or name if first.name or alike or not told else places[0][3],
        candidate=places[0][0],
        reference=Span(mention.start, mention.end)
        if mention
        else Span(first.reference.start, first.reference.end)
        if first.reference
        else None,
        spellings=tuple((text, tuple(sentences)) for text, sentences in spelled.items()),
        confidence=max((slip.confidence for slip in members), key=_ORDER.index),
        evidence=first.evidence,
        elsewhere=tuple(span for span, *_ in places[1:]),
    )


def _is_among(word: Word, names: set[str], both: Sides) -> bool:
    """Whether a word is one of some folded words of the reference, as the candidate's language writes it."""
    old, new = both.reference.language, both.candidate.language
    return word.plain in names or any(
        len(name) > 2 and name[:1] == word.plain[:1] and accepted(name, word.folded, old, new) is not None
        for name in names
    )


def _without_neighbours(
    aligned: AlignedPair, mention: Mention, members: list[Slip], places: list[tuple[Span, int, str, str]]
) -> Mention:
    """A mention without the words at its ends that no place of the candidate has (Riikka Purran | Helsingissä)."""
    assert aligned.reference is not None
    both = aligned.once(sides)
    garbled = {(slip.reference.start, slip.reference.end) for slip in members if slip.reference}
    written = [
        word
        for row in both.candidate.by_sentence.values()
        for word in row
        if any(span.start <= word.start and word.end <= span.end for span, *_ in places)
    ]
    inside = list(mention.words)

    def stands(word: Word) -> bool:
        return (word.start, word.end) in garbled or any(_is_among(other, {word.folded}, both) for other in written)

    while len(inside) > 1 and not stands(inside[-1]):
        inside.pop()
    while len(inside) > 1 and not stands(inside[0]):
        inside.pop(0)
    if len(inside) == len(mention.words):
        return mention
    return Mention(tuple(inside), aligned.reference.text[inside[0].start : inside[-1].end], mention.certain)


def _touch(document: Document, left: Word, right: Word) -> bool:
    return document.text[left.end : right.start] in (" ", "-", "\u00a0", "\u2011", "·", "・")


def _place(document: Document, run: list[Word], wrong: dict[str, Slip]) -> tuple[Span, int, str, str]:
    """The span of a run of words, its sentence, its text as written and as it should be."""
    written = document.text[run[0].start : run[-1].end]
    right, at = "", run[0].start
    for word in run:
        right += document.text[at : word.start] + (
            (wrong[word.plain].right or word.text) if word.plain in wrong else word.text
        )
        at = word.end
    return Span(run[0].start, run[-1].end), run[0].sentence, written, right
