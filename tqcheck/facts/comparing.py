"""Facts of linked sentences held against each other: which the candidate keeps, changes, loses, adds."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal

from tqcheck.aligned import AlignedPair, Document
from tqcheck.facts.calendar import ZONES
from tqcheck.facts.fact import Evidence, Fact
from tqcheck.facts.lexicon import lexicon
from tqcheck.facts.reading import read
from tqcheck.facts.support import same_day, supports
from tqcheck.facts.units import TOLERANCE, conversion_error, may_be_converted, quantity, same_unit
from tqcheck.facts.words import number_words
from tqcheck.model import Link

Change = Literal["value", "unit", "converted", "misconverted", "currency", "half"]

_Spans = tuple[tuple[int, int], tuple[int, int]]
_GROUP = {"number": 0, "year": 0, "day": 1, "month": 1, "weekday": 3, "time": 4}


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
    """The facts of all linked sentences of a pair; empty without a reference, and for a verbatim copy."""
    reference = aligned.reference
    if reference is None or aligned.verbatim:
        return Comparison()
    links = [link for link in aligned.links if link.reference and link.candidate]
    sides = [_matched(reference, aligned.candidate, link) for link in links]
    loose_old = _unlinked(reference, links, "reference")
    loose_new = _unlinked(aligned.candidate, links, "candidate")
    parts = []
    for place, side in enumerate(sides):
        beside = [sides[k] for k in (place - 1, place + 1) if 0 <= k < len(sides)]
        for other in beside:
            side.old_evidence.add_facts(other.old_left)
            side.new_evidence.add_facts(other.new_left)
        _add_unlinked(side.old_evidence, reference, side.link.reference, loose_old)
        _add_unlinked(side.new_evidence, aligned.candidate, side.link.candidate, loose_new)
        parts.append(_compared(reference, aligned.candidate, side))
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


@dataclass(slots=True)
class _Side:
    """The two sides of one link: what is matched, what is left, and what either might be saying."""

    link: Link
    old: list[Fact]
    kept: list[Kept]
    converted: list[Changed]
    old_left: list[Fact]
    new_left: list[Fact]
    old_evidence: Evidence
    new_evidence: Evidence


def _matched(reference: Document, candidate: Document, link: Link) -> _Side:
    old, new = document_facts(reference, link.reference), document_facts(candidate, link.candidate)
    span = (_extent(reference, link.reference), _extent(candidate, link.candidate))
    kept, converted, old_left, new_left = _match(old, new, span)
    return _Side(
        link,
        old,
        kept,
        converted,
        old_left,
        new_left,
        _evidence(reference, link.reference),
        _evidence(candidate, link.candidate),
    )


def _readable(fact: Fact, reference: Document) -> bool:
    """Whether the reference would show the value if it had it: its language's number words are known, or the number
    is one that nobody spells out."""
    value = fact.keys[0]
    if fact.kind != "number" or not isinstance(value, Fraction):
        return True
    return bool(number_words(lexicon(reference.language).language).phrases) or value > 99 or value.denominator > 2


def _resolve_weekdays(lost: set[Fact], added: set[Fact], published: str | None) -> None:
    """Take out weekdays and days that name one date, as far as the day of publication tells: "on Friday" is within a
    week of it."""
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return
    near = [day + timedelta(offset) for offset in range(-7, 8)]
    for weekdays, days in ((lost, added), (added, lost)):
        for named in [fact for fact in weekdays if fact.kind == "weekday"]:
            dates = {(other.month, other.day) for other in near if other.weekday() in named.keys}
            for dated in [fact for fact in days if fact.kind == "day"]:
                if any(same_day(key, other) for key in dated.keys for other in dates):
                    weekdays.discard(named)
                    days.discard(dated)
                    break


def _explained(fact: Fact, old: list[Fact], evidence: Evidence, text: str) -> bool:
    """Whether a number of the candidate only says again what the reference says: "40 miles (65 km)", "a year"."""
    value = fact.keys[0]
    if fact.keys == ((0, 1),):
        return True  # 1日 is "a day"
    if fact.kind != "number" or not isinstance(value, Fraction):
        return False
    if value in (0, 1):
        return True
    if fact.unit is None and any(may_be_converted(Fraction(1), unit, value) for unit in evidence.units):
        return value.denominator != 1
    for unit in evidence.units:
        known = fact.unit is not None and unit != fact.unit
        error = conversion_error(Fraction(1), unit, value, fact.unit) if known and fact.unit else None
        if error is not None and error <= TOLERANCE and value.denominator != 1:
            return True  # "a mile" as 1.6 km
    bracketed = text[max(0, fact.start - 8) : fact.start].rpartition("(")[1] == "("
    for other in old:
        amount = other.keys[0]
        if other.unit is None or not isinstance(amount, Fraction) or other.kind != "number":
            continue
        if bracketed and {quantity(fact.unit), quantity(other.unit)} == {"currency"}:
            return True
        if fact.unit is None and may_be_converted(amount, other.unit, value):
            return True
        if fact.unit is not None and fact.unit != other.unit:
            error = conversion_error(amount, other.unit, value, fact.unit)
            if error is not None and error <= TOLERANCE:
                return True
    return False


def _unlinked(document: Document, links: Sequence[Link], side: Literal["reference", "candidate"]) -> frozenset[int]:
    linked = {index for link in links for index in (link.reference if side == "reference" else link.candidate)}
    return frozenset(range(len(document.sentences))) - linked


def _add_unlinked(evidence: Evidence, document: Document, indices: Sequence[int], unlinked: frozenset[int]) -> None:
    """A sentence that was linked to nothing may be a part of its neighbour."""
    for index in {min(indices) - 1, max(indices) + 1} & unlinked:
        evidence.add(read(document.sentences[index].text, document.language).evidence)


def _compared(reference: Document, candidate: Document, side: _Side) -> Comparison:
    lost = {fact for fact in side.old_left if not supports(side.new_evidence, fact)}
    added = {fact for fact in side.new_left if not supports(side.old_evidence, fact)}
    added = {fact for fact in added if not _explained(fact, side.old, side.old_evidence, candidate.text)}
    _resolve_weekdays(lost, added, reference.article.date or candidate.article.date)
    span = (_extent(reference, side.link.reference), _extent(candidate, side.link.candidate))
    changed = _pair_up(side.old_left, side.new_left, lost, added, span)
    paired_old = {one.reference for one in changed}
    paired_new = {one.candidate for one in changed}
    return Comparison(
        tuple(side.kept),
        (*side.converted, *changed, *_milder_changes(side.kept, side.new_evidence)),
        tuple(fact for fact in side.old_left if fact not in lost and fact not in paired_old),
        tuple(fact for fact in side.old_left if fact in lost and fact not in paired_old),
        tuple(
            fact for fact in side.new_left if fact in added and fact not in paired_new and _readable(fact, reference)
        ),
    )


def _extent(document: Document, indices: Sequence[int]) -> tuple[int, int]:
    return document.sentences[indices[0]].start, document.sentences[indices[-1]].end


def _match(old: list[Fact], new: list[Fact], span: _Spans) -> tuple[list[Kept], list[Changed], list[Fact], list[Fact]]:
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
        pairs = [(x, y) for x in old_left for y in new_left if _equal(x, y, strictness)]
        for x, y in sorted(pairs, key=lambda pair: abs(_share(pair[0], span[0]) - _share(pair[1], span[1]))):
            if x in old_left and y in new_left:
                kept.append(Kept(x, y))
                old_left.remove(x)
                new_left.remove(y)
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
    if {a.kind, b.kind} == {"day", "month"}:
        # "30th September" where the other text counts the day otherwise: the month at least is kept.
        months = {key[0] if isinstance(key, tuple) else key for key in (*a.keys, *b.keys)}
        return strictness == 3 and len(months) == 1
    if a.kind == "day" and b.kind == "day":
        return any(same_day(x, y) for x in a.keys for y in b.keys)
    if strictness == 0:
        return a.keys[0] == b.keys[0] and a.unit == b.unit and a.digits == b.digits
    if a.kind == b.kind == "time" and strictness == 3:
        # The other half of the day: one time all the same, but not the same.
        return bool({_hands(key) for key in a.keys} & {_hands(key) for key in b.keys}) or _zoned(a, b)
    if not set(a.keys) & set(b.keys):
        return False
    return strictness == 3 or same_unit(a.unit, b.unit)


def _hands(key: object) -> int:
    return key % 720 if isinstance(key, int) else -1


def _zoned(a: Fact, b: Fact) -> bool:
    """Whether two times are one moment in the zones that they name: 10:15 BST and 9:15 GMT."""
    moments = [
        {
            (key - offset) % 1440
            for key in fact.keys
            if isinstance(key, int)
            for offset in ZONES.get(fact.zone or "", ())
        }
        for fact in (a, b)
    ]
    return bool(moments[0] & moments[1])


def _pair_up(
    old: list[Fact],
    new: list[Fact],
    lost: set[Fact],
    added: set[Fact],
    span: _Spans,
) -> list[Changed]:
    """What changed into what: the cheapest pairs first, each fact used once."""
    options = []
    for a in old:
        for b in new:
            if _pairable(a, b, a in lost, b in added):
                options.append((_cost(a, b, span) + (a not in lost) + (b not in added), a, b))
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
    """Whether ``b`` may be what became of ``a``: neither is anywhere on the other side, or one is not and the other
    is one more than there are."""
    if a.loose or b.loose:
        return False
    if a.kind == b.kind == "number" and (a.named or b.named) and not (a.digits and b.digits):
        return False
    if not (lost and added):
        surplus = a.kind == b.kind and a.digits == b.digits and (a.digits or a.kind != "number")
        if not (lost or added) or not surplus or not same_unit(a.unit, b.unit):
            return False
    if Fraction(0) in (a.keys[0], b.keys[0]) and (a.unit or b.unit or max(map(_size, (a, b))) > 20):
        return False
    if _GROUP[a.kind] == _GROUP[b.kind]:
        return True
    # A day whose month the candidate's language hides may have been read as a bare number, "klo 15" too.
    kinds = {a.kind, b.kind}
    number = a if a.kind == "number" else b
    if not (a.digits and b.digits) or kinds not in ({"day", "number"}, {"time", "number"}):
        return False
    return number.mantissa is None and _size(number) < 32 and number.unit in (None, "hour" if "time" in kinds else None)


def _size(fact: Fact) -> float:
    return float(fact.keys[0]) if isinstance(fact.keys[0], Fraction) else 0.0


def _cost(a: Fact, b: Fact, span: _Spans) -> float:
    """How unlike two facts are, 0 for alike: kind, unit, size, and where in the sentence they stand."""
    cost = 0.0 if a.kind == b.kind else 1.5
    cost += 0.0 if quantity(a.unit) == quantity(b.unit) else 1.0
    cost += 0.0 if a.digits == b.digits else 0.5
    x, y = a.keys[0], b.keys[0]
    if isinstance(x, Fraction) and isinstance(y, Fraction):
        big, small = max(x, y), min(x, y)
        cost += min(1.0, float(big / small - 1) / 10) if small > 0 else 0.5
        cost -= 0.8 if _slip(str(x), str(y)) else 0.0
    return cost + abs(_share(a, span[0]) - _share(b, span[1]))


def _share(fact: Fact, extent: tuple[int, int]) -> float:
    """Where in its sentences a fact stands, from 0 to 1."""
    return (fact.start - extent[0]) / max(1, extent[1] - extent[0])


def _slip(a: str, b: str) -> bool:
    """Whether one row of digits is the other but for one digit changed, added or lost, or in another order."""
    if sorted(a) == sorted(b):
        return True
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1 and len(a) > 1
    short, long = sorted((a, b), key=len)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _kind_of_change(a: Fact, b: Fact) -> Change:
    x, y = a.keys[0], b.keys[0]
    if not isinstance(x, Fraction) or not isinstance(y, Fraction):
        return "value"
    if a.unit and b.unit:
        if quantity(a.unit) == quantity(b.unit) == "currency" and not same_unit(a.unit, b.unit):
            return "currency"
        scaled = a.unit == b.unit == "degree"
        error = conversion_error(x, a.unit, y, b.unit) if a.unit != b.unit or scaled else None
        if error is not None and (error <= TOLERANCE or not scaled):
            return "converted" if error <= TOLERANCE else "misconverted"
    elif (a.unit and may_be_converted(x, a.unit, y)) or (b.unit and may_be_converted(y, b.unit, x)):
        return "converted"
    return "value"


def _milder_changes(kept: list[Kept], evidence: Evidence) -> list[Changed]:
    """Facts of equal value whose unit, half of the day or zone is another."""
    found = []
    for pair in kept:
        a, b = pair.reference, pair.candidate
        if _other_half(a, b):
            found.append(Changed("half", a, b, True, True, True))
        if a.kind == "number" and b.kind == "number" and not same_unit(a.unit, b.unit):
            known = quantity(a.unit) is not None and quantity(b.unit) is not None
            if known and a.unit not in evidence.units and not _near_enough(a, b):
                found.append(Changed("unit", a, b, True, True, True))
    return found


def _other_half(a: Fact, b: Fact) -> bool:
    """3 p.m. given as 3 a.m. or as 03:00; a bare 3:00 is neither, nor is a time in another zone."""
    known = a.kind == b.kind == "time" and len(a.keys) == len(b.keys) == 1 and not (a.zone and b.zone)
    return known and a.keys != b.keys


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
