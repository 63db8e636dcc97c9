"""Facts of linked sentences held against each other: which the candidate keeps, changes, loses, adds."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from tqcheck.aligned import AlignedPair, Document
from tqcheck.facts.fact import Evidence, Fact
from tqcheck.facts.reading import read
from tqcheck.facts.units import TOLERANCE, conversion_error, may_be_converted, quantity, same_unit
from tqcheck.model import Link

Change = Literal["value", "unit", "converted", "misconverted", "half", "zone", "separator"]

_GROUP = {"number": 0, "year": 0, "day": 1, "month": 2, "weekday": 3, "time": 4}


@dataclass(frozen=True, slots=True)
class Kept:
    """A fact of the reference that stands in the candidate; places are into the articles' texts."""

    reference: Fact
    candidate: Fact


@dataclass(frozen=True, slots=True)
class Changed:
    """A fact of the reference beside what the candidate has in its place.

    ``lost`` is whether the reference's value is nowhere near in the candidate, ``added`` whether the candidate's is
    nowhere near in the reference. ``alone`` is whether no other pairing was possible.
    """

    change: Change
    reference: Fact
    candidate: Fact
    lost: bool
    added: bool
    alone: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """All facts of a pair of articles. ``supported`` and ``lost`` are facts of the reference without a partner:
    those that the candidate's words may cover, and those that nothing covers; ``added`` those of the candidate that
    nothing in the reference covers."""

    kept: tuple[Kept, ...] = ()
    changed: tuple[Changed, ...] = ()
    supported: tuple[Fact, ...] = ()
    lost: tuple[Fact, ...] = ()
    added: tuple[Fact, ...] = ()


def compare_facts(aligned: AlignedPair) -> Comparison:
    """The facts of all linked sentences of a pair; empty without a reference."""
    if aligned.reference is None:
        return Comparison()
    links = [link for link in aligned.links if link.reference and link.candidate]
    parts = []
    for place, link in enumerate(links):
        near = links[max(0, place - 1) : place + 2]
        parts.append(_compare_link(aligned, aligned.reference, link, near))
    return Comparison(
        tuple(kept for part in parts for kept in part.kept),
        tuple(changed for part in parts for changed in part.changed),
        tuple(fact for part in parts for fact in part.supported),
        tuple(fact for part in parts for fact in part.lost),
        tuple(fact for part in parts for fact in part.added),
    )


def document_facts(document: Document, indices: Iterable[int]) -> list[Fact]:
    """The facts of some sentences, with places into the article's text."""
    found = []
    for index in indices:
        sentence = document.sentences[index]
        for fact in read(sentence.text, document.language).facts:
            found.append(replace(fact, start=sentence.start + fact.start, end=sentence.start + fact.end))
    return found


def _evidence(document: Document, indices: Iterable[int]) -> Evidence:
    gathered = Evidence()
    for index in indices:
        gathered.add(read(document.sentences[index].text, document.language).evidence)
    return gathered


def _compare_link(aligned: AlignedPair, reference: Document, link: Link, near: Sequence[Link]) -> Comparison:
    old = document_facts(reference, link.reference)
    new = document_facts(aligned.candidate, link.candidate)
    if not old and not new:
        return Comparison()
    beside_old = _neighbours(reference, [i for one in near for i in one.reference])
    beside_new = _neighbours(aligned.candidate, [i for one in near for i in one.candidate])
    old_evidence, new_evidence = _evidence(reference, beside_old), _evidence(aligned.candidate, beside_new)
    kept, converted, old_left, new_left = _match(old, new)
    lost = {fact for fact in old_left if not supports(new_evidence, fact)}
    added = {fact for fact in new_left if not supports(old_evidence, fact)}
    span = (_extent(reference, link.reference), _extent(aligned.candidate, link.candidate))
    changed = _pair_up(old_left, new_left, lost, added, span)
    paired_old = {one.reference for one in changed}
    paired_new = {one.candidate for one in changed}
    return Comparison(
        tuple(kept),
        (*converted, *changed, *_milder_changes(kept, new_evidence)),
        tuple(fact for fact in old_left if fact not in lost and fact not in paired_old),
        tuple(fact for fact in old_left if fact in lost and fact not in paired_old),
        tuple(fact for fact in new_left if fact in added and fact not in paired_new),
    )


def _neighbours(document: Document, indices: list[int]) -> list[int]:
    """The sentences of the links and those between them."""
    if not indices:
        return []
    return list(range(min(indices), max(indices) + 1)) if max(indices) - min(indices) < 12 else sorted(set(indices))


def _extent(document: Document, indices: Sequence[int]) -> tuple[int, int]:
    return document.sentences[indices[0]].start, document.sentences[indices[-1]].end


def _match(old: list[Fact], new: list[Fact]) -> tuple[list[Kept], list[Changed], list[Fact], list[Fact]]:
    """Facts of equal value, each used once: first of one kind and unit, then of one kind, then right conversions,
    then by value alone; with what is left of either side."""
    converted: list[Changed] = []
    kept: list[Kept] = []
    old_left, new_left = list(old), list(new)
    for strictness in range(4):
        if strictness == 3:
            # 10 inches given as 25 cm comes before the 10 cm that stand for 4 inches.
            for pair in _conversions(old_left, new_left):
                old_left.remove(pair[0])
                new_left.remove(pair[1])
                converted.append(Changed("converted", *pair, True, True, True))
        for fact in list(old_left):
            for other in new_left:
                if _equal(fact, other, strictness):
                    kept.append(Kept(fact, other))
                    old_left.remove(fact)
                    new_left.remove(other)
                    break
    return kept, converted, old_left, new_left


def _conversions(old: list[Fact], new: list[Fact]) -> list[tuple[Fact, Fact]]:
    """Right conversions, the exactest first, each fact used once."""
    options = []
    for a in old:
        for b in new:
            x, y = a.keys[0], b.keys[0]
            if not isinstance(x, Fraction) or not isinstance(y, Fraction) or a.kind != b.kind or a.unit == b.unit:
                continue
            if a.unit and b.unit and not same_unit(a.unit, b.unit):
                error = conversion_error(x, a.unit, y, b.unit)
                if error is not None and error <= TOLERANCE:
                    options.append((error, a, b))
            elif b.unit is None and a.unit and x >= 2 and may_be_converted(x, a.unit, y):
                options.append((TOLERANCE, a, b))
    found: list[tuple[Fact, Fact]] = []
    for _, a, b in sorted(options, key=lambda option: (option[0], option[1].start, option[2].start)):
        if all(a is not x and b is not y for x, y in found):
            found.append((a, b))
    return found


def _equal(a: Fact, b: Fact, strictness: int) -> bool:
    if _GROUP[a.kind] != _GROUP[b.kind]:
        return False
    if a.kind == "day" and b.kind == "day":
        return any(_same_day(x, y) for x in a.keys for y in b.keys)
    if strictness == 0:
        return a.keys[0] == b.keys[0] and a.unit == b.unit and a.digits == b.digits
    if not set(a.keys) & set(b.keys):
        return False
    return strictness == 3 or same_unit(a.unit, b.unit)


def _same_day(x: object, y: object) -> bool:
    if not isinstance(x, tuple) or not isinstance(y, tuple):
        return False
    return x == y or (x[1] == y[1] and 0 in (x[0], y[0]))


def supports(evidence: Evidence, fact: Fact) -> bool:
    """Whether a text with this evidence may state the fact."""
    match fact.kind:
        case "number":
            return any(key in evidence.numbers for key in (*fact.keys, *fact.others)) or _counted_otherwise(
                evidence, fact
            )
        case "year":
            year = int(fact.keys[0])  # type: ignore[arg-type]
            wanted = {Fraction(year), Fraction(year % 100)}
            if year % 10 == 0:
                # The 1980s are the ninth decade of their century, the 2000s the beginning of the twenty-first.
                wanted |= {Fraction(year % 100 // 10 + 1), Fraction(year // 100 + 1)}
            return bool(wanted & evidence.numbers)
        case "day":
            return any(_day_in(evidence, key) for key in fact.keys if isinstance(key, tuple))
        case "month":
            return bool(set(fact.keys) & evidence.months)
        case "weekday":
            return bool(set(fact.keys) & evidence.weekdays)
        case "time":
            return any(_time_in(evidence, key) for key in fact.keys if isinstance(key, int))


def _counted_otherwise(evidence: Evidence, fact: Fact) -> bool:
    """80-х for the 1980s, the 19th century for 1800-talet."""
    value = fact.keys[0]
    if not isinstance(value, Fraction) or value.denominator != 1:
        return False
    if 10 <= value <= 99 and any(century + value in evidence.numbers for century in (1800, 1900, 2000)):
        return True
    if 10 <= value <= 21 and fact.unit is None and (value - 1) * 100 in evidence.numbers:
        return True
    return 1000 <= value <= 2000 and value % 100 == 0 and value / 100 + 1 in evidence.numbers


def _day_in(evidence: Evidence, key: tuple[int, int]) -> bool:
    month, day = key
    if key in evidence.days or any(_same_day(key, other) for other in evidence.days):
        return True
    return Fraction(day) in evidence.numbers and (month in evidence.months or not evidence.months or not month)


def _time_in(evidence: Evidence, key: int) -> bool:
    if any((key - other) % 720 == 0 for other in evidence.times):
        return True
    hour, minute = divmod(key, 60)
    hours = {Fraction(hour), Fraction((hour + 12) % 24), Fraction(hour % 12), Fraction(hour + 12)}
    return bool(hours & evidence.numbers) and (minute == 0 or Fraction(minute) in evidence.numbers or minute == 30)


def _pair_up(
    old: list[Fact],
    new: list[Fact],
    lost: set[Fact],
    added: set[Fact],
    span: tuple[tuple[int, int], tuple[int, int]],
) -> list[Changed]:
    """What changed into what: the cheapest pairs first, each fact used once."""
    options = []
    for a in old:
        for b in new:
            if _pairable(a, b, a in lost, b in added):
                options.append((_cost(a, b, span), a, b))
    changed: list[Changed] = []
    used: set[Fact] = set()
    for _, a, b in sorted(options, key=lambda option: (option[0], option[1].start, option[2].start)):
        if a in used or b in used:
            continue
        used |= {a, b}
        alone = sum(x == a for _, x, _ in options) == 1 and sum(y == b for _, _, y in options) == 1
        change, a_lost, b_added = _kind_of_change(a, b), a in lost, b in added
        changed.append(Changed(change, a, b, a_lost, b_added, alone))
    return changed


def _pairable(a: Fact, b: Fact, lost: bool, added: bool) -> bool:
    if a.loose or b.loose:
        return False
    if not (lost and added):
        return False
    if Fraction(0) in (a.keys[0], b.keys[0]) and (a.unit or b.unit or max(map(_size, (a, b))) > 20):
        return False
    if _GROUP[a.kind] == _GROUP[b.kind]:
        return True
    # A day whose month the candidate's language hides may have been read as a bare number.
    return {a.kind, b.kind} == {"day", "number"} and a.digits and b.digits and a.unit is None and b.unit is None


def _size(fact: Fact) -> float:
    return float(fact.keys[0]) if isinstance(fact.keys[0], Fraction) else 0.0


def _cost(a: Fact, b: Fact, span: tuple[tuple[int, int], tuple[int, int]]) -> float:
    """How unlike two facts are, 0 for alike: kind, unit, size, and where in the sentence they stand."""
    cost = 0.0 if a.kind == b.kind else 1.5
    cost += 0.0 if quantity(a.unit) == quantity(b.unit) else 1.0
    cost += 0.0 if a.digits == b.digits else 0.5
    x, y = a.keys[0], b.keys[0]
    if isinstance(x, Fraction) and isinstance(y, Fraction):
        big, small = max(x, y), min(x, y)
        cost += min(1.0, float(big / small - 1) / 10) if small > 0 else 0.5
    (old_start, old_end), (new_start, new_end) = span
    cost += abs(
        (a.start - old_start) / max(1, old_end - old_start) - (b.start - new_start) / max(1, new_end - new_start)
    )
    return cost


def _kind_of_change(a: Fact, b: Fact) -> Change:
    x, y = a.keys[0], b.keys[0]
    if not isinstance(x, Fraction) or not isinstance(y, Fraction):
        return "value"
    if a.unit and b.unit:
        error = conversion_error(x, a.unit, y, b.unit) if a.unit != b.unit else None
        if error is not None:
            return "converted" if error <= TOLERANCE else "misconverted"
    elif (a.unit and may_be_converted(x, a.unit, y)) or (b.unit and may_be_converted(y, b.unit, x)):
        return "converted"
    return "value"


def _milder_changes(kept: list[Kept], evidence: Evidence) -> list[Changed]:
    """Facts of equal value whose unit, half of the day or zone is another."""
    found = []
    for pair in kept:
        a, b = pair.reference, pair.candidate
        if a.kind == "number" and b.kind == "number" and not same_unit(a.unit, b.unit):
            known = quantity(a.unit) is not None and quantity(b.unit) is not None
            if known and a.unit not in evidence.units and not _near_enough(a, b):
                found.append(Changed("unit", a, b, True, True, True))
    return found


def _near_enough(a: Fact, b: Fact) -> bool:
    """30 yards given as 30 metres."""
    x, y = a.keys[0], b.keys[0]
    if not isinstance(x, Fraction) or not isinstance(y, Fraction) or a.unit is None or b.unit is None:
        return False
    error = conversion_error(x, a.unit, y, b.unit)
    return error is not None and error <= TOLERANCE


def sentence_at(document: Document, place: int) -> int:
    """The index of the sentence that a place in the text belongs to."""
    return bisect_right([sentence.start for sentence in document.sentences], place) - 1
