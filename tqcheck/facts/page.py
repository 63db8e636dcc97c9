"""A text while it is read."""

from dataclasses import dataclass

from tqcheck.facts.fact import Fact
from tqcheck.facts.text import Plain


@dataclass(slots=True)
class Page:
    """A text while it is read: which of its characters a fact has taken."""

    plain: Plain
    taken: list[bool]
    facts: list[Fact]

    def free(self, start: int, end: int) -> bool:
        return not any(self.taken[start:end])

    def take(self, start: int, end: int) -> None:
        self.taken[start:end] = [True] * (end - start)


def add(page: Page, fact: Fact) -> None:
    """Add a fact whose places are in the plain shape, and take its characters."""
    start, end = page.plain.back(fact.start, fact.end)
    page.facts.append(Fact(start, end, fact.kind, fact.keys, zone=fact.zone, digits=fact.digits, loose=fact.loose))
    page.take(fact.start, fact.end)
