"""Where the points of an article went: its dearest links, and what a finding has to do with them."""

from collections import defaultdict
from dataclasses import dataclass

from tqcheck.model import Checked, Finding, Link, Place
from tqcheck.reports.wording import REASONS, counted

LEAST = 0.05
"""Points that are shown as 0.1; less is not worth a line."""


@dataclass(frozen=True, slots=True)
class Line:
    """What one link costs. ``link`` is its number in the alignment, None for all that is left over together."""

    points: float
    where: str
    reasons: str
    link: int | None = None


def lost(one: Checked, most: int) -> list[Line]:
    """The dearest links of a pair, at most so many, and a line for the others together; empty where nothing is lost."""
    dear = sorted(
        (number for number, cost in enumerate(one.costs) if cost.points >= LEAST),
        key=lambda number: (-one.costs[number].points, number),
    )
    lines = [
        Line(one.costs[number].points, place_of(one.links[number]), _reasons(one.costs[number].lost), number)
        for number in dear[:most]
    ]
    rest = [number for number in range(len(one.costs)) if number not in set(dear[:most])]
    points = sum(one.costs[number].points for number in rest)
    if points >= LEAST:
        paying = [number for number in rest if one.costs[number].points > 0]
        where = counted(len(paying), "other link") if lines else counted(len(paying), "link")
        lines.append(Line(points, where, _together([one.costs[number].lost for number in paying])))
    return lines


def place_of(link: Link) -> str:
    """``sentence 4``, ``sentences 4 and 5``, by the reference where it has any."""
    if link.reference:
        return _sentences(link.reference)
    return f"{_sentences(link.candidate)} of the candidate"


def points_of(one: Checked, finding: Finding) -> float | None:
    """Points that the links of a finding's places lose to its check; None where the run does not say it."""
    if not one.costs:
        return None
    links = [
        number
        for number, link in enumerate(one.links)
        if _touches(finding.reference, link.reference) or _touches(finding.candidate, link.candidate)
    ]
    reasons = {finding.check, *_KINDS.get(finding.check, ())}
    return sum(points for number in links for reason, points in one.costs[number].lost if reason in reasons)


_KINDS = {
    "sentence-dropped": ("dropped",),
    "sentence-added": ("added",),
    "sentence-repeated": ("added",),
    "passage-moved": ("moved",),
}


def _touches(place: Place | None, indices: tuple[int, ...]) -> bool:
    return place is not None and place.sentence in indices


def _sentences(indices: tuple[int, ...]) -> str:
    if len(indices) == 1:
        return f"sentence {indices[0]}"
    return f"sentences {', '.join(map(str, indices[:-1]))} and {indices[-1]}"


def _reasons(reasons: tuple[tuple[str, float], ...]) -> str:
    told = [reason for reason, points in reasons if points >= LEAST] or [reason for reason, _ in reasons[:1]]
    return ", ".join(REASONS.get(reason, reason) for reason in told)


def _together(costs: list[tuple[tuple[str, float], ...]]) -> str:
    sums: dict[str, float] = defaultdict(float)
    for reasons in costs:
        for reason, points in reasons:
            sums[reason] += points
    return _reasons(tuple(sorted(sums.items(), key=lambda item: -item[1])))
