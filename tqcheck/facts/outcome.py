"""What comparing facts gives: what was kept, what changed, what is gone and what is new."""

from dataclasses import dataclass
from typing import Literal

from tqcheck.facts.fact import Fact

Change = Literal["value", "unit", "converted", "misconverted", "currency", "half"]

# Where the linked sentences of both sides begin and end in the articles' texts.
Spans = tuple[tuple[int, int], tuple[int, int]]
# Kinds of facts that one language may write for another's.
GROUP = {"number": 0, "year": 0, "day": 1, "month": 1, "weekday": 3, "time": 4}


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


def share(fact: Fact, extent: tuple[int, int]) -> float:
    """Where in its sentences a fact stands, from 0 to 1."""
    return (fact.start - extent[0]) / max(1, extent[1] - extent[0])
