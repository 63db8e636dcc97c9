"""The values that reading facts gives."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Literal

Kind = Literal["number", "year", "day", "month", "weekday", "time"]
Key = Fraction | int | tuple[int, int]


@dataclass(frozen=True, slots=True)
class Fact:
    """One number, date or time of a text that somebody states.

    ``start`` and ``end`` are code points into the text that was read. ``keys`` are the values it may have, the
    likeliest first: numbers and years as fractions, a day as (month, day), a month as 1 to 12, a weekday as 0
    (Monday) to 6, beside 7 where its word is the one for a week as well, a time as minutes after midnight; a time
    without its half of the day has both. ``figures`` are the ASCII digits of a numeral with marks in it, for numbers
    whose marks are another language's. ``unit`` is a name of data/units.toml. ``mantissa`` is the numeral before its
    magnitude (1.2 of 1.2 million). ``zone`` is an abbreviation such as ``GMT``. ``digits`` is whether the value is
    written in digits. ``loose`` facts are too easily something else to be missed or to be wrong alone; ``named``
    ones (007) have a leading zero, which no amount has.
    """

    start: int
    end: int
    kind: Kind
    keys: tuple[Key, ...]
    figures: str = ""
    unit: str | None = None
    mantissa: Fraction | None = None
    zone: str | None = None
    digits: bool = True
    loose: bool = False
    named: bool = False


@dataclass(slots=True)
class Evidence:
    """Every value that a text could be read as stating, however unlikely: what may excuse a fact of the other side.

    ``figures`` are the digits of its numerals without their marks, ``spans`` 10 and 100 where it speaks of decades and
    of centuries; ``tails`` what is left of its years without their century, which a number of the other side may say
    and another year may not."""

    numbers: set[Fraction] = field(default_factory=set)
    days: set[tuple[int, int]] = field(default_factory=set)
    months: set[int] = field(default_factory=set)
    weekdays: set[int] = field(default_factory=set)
    times: set[int] = field(default_factory=set)
    units: set[str] = field(default_factory=set)
    figures: set[str] = field(default_factory=set)
    spans: set[int] = field(default_factory=set)
    tails: set[Fraction] = field(default_factory=set)

    def add(self, other: "Evidence") -> None:
        """Take in the evidence of another stretch of text."""
        self.numbers |= other.numbers
        self.days |= other.days
        self.months |= other.months
        self.weekdays |= other.weekdays
        self.times |= other.times
        self.units |= other.units
        self.figures |= other.figures
        self.spans |= other.spans
        self.tails |= other.tails

    def add_facts(self, facts: Iterable[Fact]) -> None:
        """Take in the values of facts."""
        for fact in facts:
            for key in fact.keys:
                if isinstance(key, Fraction):
                    self.numbers.add(key)
                elif isinstance(key, tuple):
                    self.days.add(key)
                    self.months.add(key[0])
                elif fact.kind == "month":
                    self.months.add(key)
                elif fact.kind == "weekday":
                    self.weekdays.add(key)
                else:
                    self.times.add(key)


@dataclass(frozen=True)
class Reading:
    """The facts of one text in order; ``gather`` works out its evidence."""

    facts: tuple[Fact, ...]
    gather: Callable[[], Evidence] = field(repr=False, compare=False)

    @cached_property
    def evidence(self) -> Evidence:
        """What the text might be saying: a third of all reading, and asked for only where a fact of the other side has
        no partner. It is shared: do not change it."""
        return self.gather()
