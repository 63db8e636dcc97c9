"""What each sentence of an article loses on its way into the candidate, and for which reason."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np

from tqcheck.aligned import AlignedPair, Document
from tqcheck.fidelity.lengths import content, shortfalls
from tqcheck.fidelity.marks import lost_marks, unfinished
from tqcheck.fidelity.spellings import strange_names
from tqcheck.model import Confidence, Finding, Link
from tqcheck.names.evidence import fates
from tqcheck.names.garbled.slips import slips

DROPPED, ADDED, MOVED, WORDING, OTHER_STORY = "dropped", "added", "moved", "wording", "not-a-version"
UNCONFIRMED, UNSETTLED, UNKNOWN, JOINED = "unconfirmed name", "unconfirmed number", "unknown word", "recast"
SHORT, UNQUOTED, DENIED, UNLIKE = "too short", "unconfirmed quotation", "unconfirmed negation", "unlike name"
UNFINISHED = "breaks off"

WEIGHTS = {"high": 1.0, "medium": 0.7, "low": 0.0}
"""How far a finding counts by its confidence. What has low confidence is a hint, and a hint costs nothing."""
DOUBT = {"high": 0.02, "medium": 0.06, "low": 1.0}
"""How often a finding is wrong, as measured (docs/confidence.md)."""
_MOST = 0.95  # of a sentence that is there, but in another language
_WORDING_MOST = 0.99
_MENTIONED_AGAIN = 0.5
_MOVED, _MOVED_ALARM = 0.05, 0.2
_ADDED_ALARM = 0.2
_LEAKED_ALARM = 0.15
# For a name and a numeral that cannot be found again: hardly anything, and yet less than what is there.
_UNCONFIRMED, _UNSETTLED = 0.015, 0.03
# What breaks off, which human translations hardly ever do; more than a model may like it better for being shorter.
_UNFINISHED = 0.12
_UNQUOTED, _DENIED, _UNLIKE = 0.02, 0.04, 0.005
_TOLERATED = 0.4  # of a link's length: what is missing besides is content that somebody left out
# Of a link's content, from where on its loss is as grave as that of a sentence that is not there.
_HARDLY_THERE = 0.6
# For sentences of both sides that only belong together as a lot.
_JOINED = 0.03


@dataclass(frozen=True, slots=True)
class Loss:
    """One reason why a sentence is worth less than the reference's.

    ``share`` is the part of the sentence's worth that is gone, 0 to 1; ``alarm`` how grave the error is in itself, 0
    to 1; ``doubt`` how probable it is that there is no error. ``likely`` are shares that are all as probable, rising,
    where ``share`` is an estimate whose errors are known.
    """

    reason: str
    share: float
    alarm: float = 0.0
    doubt: float = 0.0
    likely: tuple[float, ...] = ()


@dataclass(slots=True)
class Unit:
    """One sentence of the reference, or one added link of the candidate.

    ``link`` is the number of its link; ``weight`` its content over that of the whole reference.
    """

    link: int
    weight: float
    added: bool = False
    losses: list[Loss] = field(default_factory=list)


# Share of the sentence and alarm of each kind of error, at high confidence. A share says how much of the sentence a
# reader can no longer use: with a wrong name or figure about half of what a news sentence is for.
_COSTS: dict[str, tuple[float, float]] = {
    "name-misspelled": (0.45, 0.8),
    "name-inconsistent": (0.35, 0.6),
    "name-missing": (0.3, 0.45),
    "name-added": (0.3, 0.4),
    "number-changed": (0.5, 0.8),
    "date-changed": (0.5, 0.8),
    "polarity-flipped": (0.5, 0.65),
    "quote-changed": (0.2, 0.25),
    "untranslated": (_MOST, 1.0),
    "wrong-language": (_MOST, 1.0),
    "garbled-text": (0.25, 0.35),
    "sentence-condensed": (0.3, 0.5),
    "sentence-repeated": (0.3, 0.7),
    "headline-mismatch": (0.4, 0.5),
}
_MILDER = 0.6  # of the cost, where a hit is milder than its check: money in another currency, a number more
_ECHO_LETTERS, _ALIKE = 12, 75
# One slip beside it moves the confidence of a negation from high to medium, which are right almost as often.
_EVEN = frozenset({"polarity-flipped"})
_COVERING = frozenset({"untranslated", "wrong-language"})


def units(
    aligned: AlignedPair,
    findings: Sequence[Finding],
    wording: Callable[[int], float],
    denied: Mapping[int, float] = MappingProxyType({}),
    likely: Callable[[int], tuple[float, ...]] = lambda _: (),
    reworded: Collection[int] = (),
) -> list[Unit]:
    """Every sentence of the reference and every added link, with all that it loses.

    ``findings`` are those of all checks at their own severities. ``wording`` gives for the number of a link with two
    sides the part, 0 to 1, that its wording loses, ``likely`` the parts that it may lose as well; they are not asked
    for links of equal letters. ``denied`` says for the numbers of some links how many negations of their reference the
    candidate lacks, ``reworded`` has the numbers of those whose candidate says no where their reference
    may do so in other words.
    """
    reference = aligned.reference
    assert reference is not None
    weights = _weights(reference)
    found: dict[int, Unit] = {}
    extra: dict[int, Unit] = {}
    ratio = _ratio(aligned)
    echoes = set() if aligned.verbatim else _echoes(aligned)
    for number, link in enumerate(aligned.links):
        for index in link.reference:
            losses = [Loss(DROPPED, 1.0, 1.0)] if number in echoes else _of_link(aligned, number, link, wording, likely)
            found[index] = Unit(number, weights[index], losses=losses)
        if not link.reference:
            size = sum(content(aligned.candidate.sentences[index].text) for index in link.candidate)
            weight = size * ratio
            # a word or two that stand alone are hardly a sentence that somebody added
            alarm = _ADDED_ALARM * min(1.0, 2 * weight * len(reference.sentences))
            extra[number] = Unit(number, weight, added=True, losses=[Loss(ADDED, 0.0, alarm)])
    places = _Places(aligned, found, extra, ratio, reworded)
    for finding in findings:
        places.charge(finding)
    places.charge_names()
    for fate in aligned.once(fates) if aligned.is_version else ():
        unit = found[fate.mention.sentence]
        if (fate.outcome == "unknown" or fate.doubtful) and not aligned.is_verbatim(aligned.links[unit.link]):
            unit.losses.append(Loss(UNCONFIRMED, _UNCONFIRMED))
    places.charge_numerals()
    places.charge_words()
    places.charge_links(denied)
    return [*(found[index] for index in sorted(found)), *extra.values()]


def _weights(reference: Document) -> list[float]:
    sizes = [content(sentence.text) for sentence in reference.sentences]
    whole = sum(sizes)
    return [size / whole if whole else 1 / len(sizes) for size in sizes]


def _ratio(aligned: AlignedPair) -> float:
    """Parts of the reference that a letter of the candidate stands for, as far as links tell."""
    assert aligned.reference is not None
    whole = sum(content(sentence.text) for sentence in aligned.reference.sentences)
    linked = [link for link in aligned.links if link.reference and link.candidate]
    here = sum(content(aligned.reference.sentences[i].text) for link in linked for i in link.reference)
    there = sum(content(aligned.candidate.sentences[j].text) for link in linked for j in link.candidate)
    if not here or not there:
        here, there = whole, sum(content(sentence.text) for sentence in aligned.candidate.sentences)
    return here / max(there, 1) / max(whole, 1)


def _of_link(
    aligned: AlignedPair,
    number: int,
    link: Link,
    wording: Callable[[int], float],
    likely: Callable[[int], tuple[float, ...]],
) -> list[Loss]:
    if not link.candidate:
        return [Loss(DROPPED, 1.0, 1.0)]
    moved = [Loss(MOVED, _MOVED, _MOVED_ALARM)] if link.kind == "moved" else []
    if aligned.is_verbatim(link):
        return moved
    joined = [Loss(JOINED, _JOINED)] if min(len(link.reference), len(link.candidate)) > 1 else []
    lost = float(np.clip(wording(number), 0.0, _WORDING_MOST))
    grave = max(0.0, lost - _HARDLY_THERE) / (1 - _HARDLY_THERE)
    return [Loss(WORDING, lost, grave, likely=likely(number)), *joined, *moved]


def _echoes(aligned: AlignedPair) -> set[int]:
    """Numbers of links whose candidate sentences all stand elsewhere too, letter by letter, in a link of greater
    similarity, where the reference does not say it twice: a sentence said twice translates one sentence, not two."""
    assert aligned.reference is not None
    places: dict[str, list[int]] = {}
    for number, link in enumerate(aligned.links):
        for index in link.candidate if link.reference else ():
            text = _letters(aligned.candidate, (index,))
            if len(text) >= _ECHO_LETTERS:
                places.setdefault(text, []).append(number)
    if all(len(numbers) == 1 for numbers in places.values()):
        return set()

    def belongs_elsewhere(number: int, index: int) -> bool:
        here = aligned.links[number]
        others = [aligned.links[n] for n in places.get(_letters(aligned.candidate, (index,)), ()) if n != number]
        return any((other.similarity or 0.0) > (here.similarity or 0.0) for other in others) and not any(
            _said_twice(aligned.reference, here, other) for other in others
        )

    return {
        number
        for number, link in enumerate(aligned.links)
        if link.reference and link.candidate and all(belongs_elsewhere(number, index) for index in link.candidate)
    }


def _said_twice(reference: Document | None, one: Link, other: Link) -> bool:
    from rapidfuzz import fuzz

    assert reference is not None
    return bool(fuzz.ratio(_letters(reference, one.reference), _letters(reference, other.reference)) >= _ALIKE)


def _letters(document: Document, indices: Sequence[int]) -> str:
    return "".join(filter(str.isalnum, "".join(document.sentences[index].text for index in indices).casefold()))


class _Places:
    """Findings brought to the sentences that they are about."""

    def __init__(
        self,
        aligned: AlignedPair,
        found: dict[int, Unit],
        extra: dict[int, Unit],
        ratio: float,
        reworded: Collection[int],
    ) -> None:
        self._aligned, self._found, self._extra, self._ratio, self._reworded = aligned, found, extra, ratio, reworded
        self._number = {id(link): number for number, link in enumerate(aligned.links)}
        self._named: set[int] = set()

    def charge(self, finding: Finding) -> None:
        if finding.check == "boilerplate-leaked":
            self._leaked(finding)
            return
        if finding.check not in _COSTS or (finding.severity == "note" and finding.check != "name-inconsistent"):
            return
        weight = WEIGHTS[finding.confidence]
        if not weight or self._may_be_free(finding):
            return
        if finding.check in _EVEN:
            weight = 1.0
        share, alarm = _COSTS[finding.check]
        if finding.severity == "warning" and finding.check in ("number-changed", "date-changed"):
            weight *= _MILDER
        for unit, part in self._units(finding):
            covered = share * part if finding.check in _COVERING else share
            unit.losses.append(Loss(finding.check, covered * weight, alarm * weight, DOUBT[finding.confidence]))

    def _may_be_free(self, finding: Finding) -> bool:
        """Whether it is about a negation that only the candidate has and that may render other words of the reference:
        *not usual* for *unusual*. Who lost that one would be paid for it, as if an error were gone."""
        if finding.check != "polarity-flipped" or self._aligned.same_language or finding.confidence == "high":
            return False
        return any(unit.link in self._reworded for unit, _ in self._units(finding))

    def charge_names(self) -> None:
        """What ``name-misspelled`` gathers in one finding stands in several sentences: the others pay half."""
        for slip in self._aligned.once(slips) if self._aligned.is_version else ():
            link = self._aligned.link_of_candidate.get(slip.candidate.sentence)
            if link is None or not WEIGHTS[slip.confidence] or slip.right == slip.candidate.text:
                continue
            for unit in self._of_candidate(slip.candidate.sentence):
                if not any(loss.reason == "name-misspelled" for loss in unit.losses):
                    unit.losses.append(_again(slip.confidence))

    def charge_numerals(self) -> None:
        """A numeral that cannot be found again costs next to nothing, whichever side has it."""
        if not self._aligned.is_version or self._aligned.verbatim:
            return
        from tqcheck.facts.unsettled import unsettled_numerals  # most patterns of tqcheck: a copy does without

        for one in self._aligned.once(unsettled_numerals):
            ours = one.side == "reference"
            for unit in [self._found[one.sentence]] if ours else self._of_candidate(one.sentence):
                unit.losses.append(Loss(UNSETTLED, _UNSETTLED))

    def charge_words(self) -> None:
        """A word that is none, as far as is known, costs little, and yet something: it is most often a slip."""
        if not self._aligned.is_version or self._aligned.verbatim:
            return
        from tqcheck.fidelity.words import unknown_words

        for sentence, share in self._aligned.once(unknown_words).items():
            for unit in self._of_candidate(sentence):
                unit.losses.append(Loss(UNKNOWN, share))

    def charge_links(self, denied: Mapping[int, float]) -> None:
        """What a whole link lacks: length, quotation marks, a negation."""
        sentences = sum(not unit.added for unit in self._found.values())
        for number, share in self._aligned.once(shortfalls).items():
            for unit in self._of_link(number):
                size = min(1.0, 2 * unit.weight * sentences)
                alarm = size * max(0.0, share - _TOLERATED) / (1 - _TOLERATED)
                unit.losses.append(Loss(SHORT, share, alarm))
        for number, share in self._aligned.once(lost_marks).items():
            for unit in self._of_link(number):
                unit.losses.append(Loss(UNQUOTED, _UNQUOTED * share))
        for number, share in self._aligned.once(strange_names).items():
            for unit in self._of_link(number):
                unit.losses.append(Loss(UNLIKE, _UNLIKE * share))
        for number in self._aligned.once(unfinished):
            for unit in self._of_link(number):
                unit.losses.append(Loss(UNFINISHED, _UNFINISHED))
        for number, count in denied.items():
            for unit in self._of_link(number):
                unit.losses.append(Loss(DENIED, 1 - (1 - _DENIED) ** count))

    def _of_link(self, number: int) -> list[Unit]:
        units = [self._found[index] for index in self._aligned.links[number].reference]
        return [unit for unit in units if not any(loss.reason == DROPPED for loss in unit.losses)]

    def _units(self, finding: Finding) -> list[tuple[Unit, float]]:
        """The units of a finding and the part of each that its place covers."""
        if finding.candidate is not None:
            indices = [
                sentence.index
                for sentence in self._aligned.candidate.sentences
                if sentence.start < finding.candidate.end and finding.candidate.start < sentence.end
            ]
            found = {}
            for index in indices:
                sentence = self._aligned.candidate.sentences[index]
                start, end = max(sentence.start, finding.candidate.start), min(sentence.end, finding.candidate.end)
                covered = content(self._aligned.candidate.text[start:end])
                named = finding.reference.sentence if finding.reference is not None else None
                beside = self._of_candidate(index, named)
                # Of what the reference's sentences are worth in the candidate's letters, where the candidate has more
                # than that: what was added to a sentence makes no error in it smaller.
                there = sum(content(self._aligned.candidate.sentences[i].text) for i in self._together(index))
                size = min(there, sum(unit.weight for unit in beside) / self._ratio) if self._ratio else there
                for unit in beside:
                    found[id(unit)] = (unit, min(1.0, covered / max(1.0, size)))
            return list(found.values())
        if finding.reference is not None and finding.reference.sentence in self._found:
            return [(self._found[finding.reference.sentence], 1.0)]
        return []

    def _of_candidate(self, index: int, named: int | None = None) -> list[Unit]:
        """The units beside a sentence of the candidate: the named one where it is among them, else all of its link."""
        link = self._aligned.link_of_candidate.get(index)
        if link is None:
            return []
        if not link.reference:
            return [self._extra[self._number[id(link)]]]
        if named in link.reference:
            return [self._found[named]]
        return [self._found[i] for i in link.reference]

    def _together(self, index: int) -> tuple[int, ...]:
        """The candidate's sentences that stand in one link with this one."""
        link = self._aligned.link_of_candidate.get(index)
        return link.candidate if link is not None else (index,)

    def _leaked(self, finding: Finding) -> None:
        """Furniture inside the story is charged to what stands before it."""
        if finding.candidate is None or not WEIGHTS[finding.confidence]:
            return
        before = [s.index for s in self._aligned.candidate.sentences if s.start < finding.candidate.end]
        for unit in self._of_candidate(before[-1] if before else 0)[-1:]:
            unit.losses.append(Loss(finding.check, 0.0, _LEAKED_ALARM, DOUBT[finding.confidence]))


def _again(confidence: Confidence) -> Loss:
    share, alarm = _COSTS["name-misspelled"]
    weight = WEIGHTS[confidence] * _MENTIONED_AGAIN
    return Loss("name-misspelled", share * weight, alarm * weight, DOUBT[confidence])
