"""The cheapest way to write one word as another, segment by segment.

Rows are the letters of the Latin word, columns the units of the foreign one; a cell holds the cheapest way to write
what stands before it. Only the segments that a table has for both words are steps, so that of the thousand pairs of
segments that two words have a few dozen are looked at. Forms of one word that begin alike share their cells.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

UNKNOWN = 8.0
_INFINITE = 1e9
ROUNDING = 1e-6
"""What sums of costs in another order may differ by."""
_SILENT_WIDTH = 2

Step = tuple[int, int, float]
"""The cell that a cell was reached from, and the cost of the segment between."""
_START: Step = (0, 0, 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """One unit of a foreign word, or two that stand together: the Latin segments that write it with their costs, the
    cheapest first, and the cost of having nothing for it."""

    width: int
    options: Mapping[str, float]
    spare: float

    @property
    def otherwise(self) -> float:
        """What it costs at least in a word that has none of the Latin segments."""
        return min(self.spare, UNKNOWN) if self.width == 1 else _INFINITE


Column = Sequence[Segment]
"""The segments of a foreign word that begin at one of its units, that of the unit alone first."""
_Place = tuple[int, int, float]
"""Where a Latin segment stands, its size, and what it costs."""


@dataclass(frozen=True, slots=True, eq=False)
class Letters:
    """A Latin word as a table sees it: where each segment stands, what it costs that a segment is silent, and what
    foreign segments cost that the word has something for. ``tail``: how many of the last letters the end of a foreign
    word may be written as. What the word has for a foreign segment is kept."""

    size: int
    tail: int
    places: Mapping[str, tuple[int, ...]]
    silent: Mapping[str, float]
    costs: Mapping[Segment, float]
    written: dict[Segment, tuple[_Place, ...]] = field(default_factory=dict)

    def quiet(self) -> list[list[tuple[int, float]]]:
        """From each letter on, the sizes of the segments that may be silent, with the cost of each."""
        found: list[list[tuple[int, float]]] = [[] for _ in range(self.size)]
        for chunk, where in self.places.items():
            size = len(chunk)
            if size == 1 or (size <= _SILENT_WIDTH and chunk in self.silent):
                for i in where:
                    found[i].append((size, self.silent.get(chunk, UNKNOWN)))
        for row in found:
            row.sort()
        return found

    def cost(self, segment: Segment) -> float:
        """What a foreign segment costs at least in this word."""
        cost = self.costs.get(segment)
        return segment.otherwise if cost is None else cost

    def writing(self, segment: Segment) -> tuple[_Place, ...]:
        """Where the word has what writes a foreign segment."""
        found = self.written.get(segment)
        if found is None:
            options = segment.options
            # a word has fewer segments than a table has for a sign
            found = tuple(
                [
                    (i, len(chunk), options[chunk])
                    for chunk, where in self.places.items()
                    if chunk in options
                    for i in where
                ]
            )
            self.written[segment] = found
        return found


@dataclass(frozen=True, slots=True)
class Grid:
    """Costs of the cells by row and column, the last step to each, and the least cost in each column."""

    best: list[list[float]]
    came: list[list[Step]]
    least: list[float]


def filled(word: Letters, columns: Sequence[Column], *, inside: bool = False, limit: float = _INFINITE) -> Grid:
    """The cells of a word and a foreign one; with ``inside`` the way may begin at any of its units. Cells of which no
    way to the end costs ``limit`` or less are not worked out: what they hold leads to no total below it."""
    n, m = word.size, len(columns)
    steps, quiet = _steps(word, columns), word.quiet()
    # what a cell of each row may cost at most
    most = (
        [limit + ROUNDING - rest for rest in _letters_cost(word, steps, quiet)]
        if limit < _INFINITE
        else [limit] * (n + 1)
    )
    if most[0] <= 0:
        return Grid([], [], [_INFINITE] * (m + 1))
    best = [[cost] * (m + 1) for cost in most]
    best[0] = [0.0] * (m + 1) if inside else [0.0, *[most[0]] * m]
    came = [[_START] * (m + 1) for _ in range(n + 1)]
    spares = [column[0].spare for column in columns]
    for i, row in enumerate(best):
        least = min(row)
        if least >= most[i]:
            continue
        if i or not inside:
            back = came[i]
            for j, spare in enumerate(spares):
                total = row[j] + spare
                if total < row[j + 1]:
                    row[j + 1], back[j + 1] = total, (i, j, spare)
        if i == n:
            break
        for j, size, width, cost in steps[i]:
            total, below = row[j] + cost, best[i + size]
            if total < below[j + width]:
                below[j + width], came[i + size][j + width] = total, (i, j, cost)
        if least + UNKNOWN < most[i + 1]:
            below, back = best[i + 1], came[i + 1]
            for j, here in enumerate(row[:-1], 1):
                if here + UNKNOWN < below[j]:
                    below[j], back[j] = here + UNKNOWN, (i, j - 1, UNKNOWN)
        for size, cost in quiet[i]:
            if least + cost < most[i + size]:
                below, back = best[i + size], came[i + size]
                for j, here in enumerate(row):
                    if here + cost < below[j]:
                        below[j], back[j] = here + cost, (i, j, cost)
    return Grid(best, came, list(map(min, *best)))


def least_costs(word: Letters, columns: Sequence[Column]) -> list[float]:
    """What the first units of a foreign word cost at least, by their number, whatever letters are between them."""
    costs = word.costs
    here, joined = 0.0, _INFINITE
    found = [here]
    for column in columns:
        cost = costs.get(column[0])
        total = here + (column[0].otherwise if cost is None else cost)
        total = min(total, joined)
        cost = costs.get(column[1]) if len(column) > 1 else None
        joined = _INFINITE if cost is None else here + cost
        here = total
        found.append(here)
    return found


def _steps(word: Letters, columns: Sequence[Column]) -> list[list[tuple[int, int, int, float]]]:
    """From each letter on, the segments of both words that the table pairs: column, size, width and cost."""
    steps: list[list[tuple[int, int, int, float]]] = [[] for _ in range(word.size)]
    for j, column in enumerate(columns):
        for segment in column:
            width = segment.width
            for i, size, cost in word.writing(segment):
                steps[i].append((j, size, width, cost))
    return steps


def _letters_cost(
    word: Letters,
    steps: Sequence[Sequence[tuple[int, int, int, float]]],
    quiet: Sequence[Sequence[tuple[int, float]]],
) -> list[float]:
    """What the letters from each row on cost at least; those that the end of the foreign word may be written as,
    nothing."""
    rest = [0.0] * (word.size + 1)
    for i in range(word.size - word.tail - 1, -1, -1):
        ways = [cost + rest[i + size] for _, size, _, cost in steps[i]]
        rest[i] = min([UNKNOWN + rest[i + 1], *ways, *[cost + rest[i + size] for size, cost in quiet[i]]])
    return rest


def closed(word: Letters, grid: Grid, units: int, last: Column, end: Segment) -> tuple[float, list[Step]]:
    """The cost of the whole word and the last step to each cell of the last column, where the foreign one ends behind
    so many units: ``last`` has the segment, if any, of its last unit and its end, ``end`` is that of the end alone."""
    n, best = word.size, grid.best
    final = [_INFINITE] * (n + 1)
    back = [_START] * (n + 1)
    quiet = word.quiet()
    joined, alone = [_by_letter(word, column) for column in (last, (end,))]
    for i in range(n + 1):
        before, here = best[i][units - 1], best[i][units]
        for size, cost in joined.get(i, ()):
            if before + cost < final[i + size]:
                final[i + size], back[i + size] = before + cost, (i, units - 1, cost)
        if here + end.spare < final[i]:
            final[i], back[i] = here + end.spare, (i, units, end.spare)
        for size, cost in alone.get(i, ()):
            if here + cost < final[i + size]:
                final[i + size], back[i + size] = here + cost, (i, units, cost)
        if i == n:
            break
        if here + UNKNOWN < final[i + 1]:
            final[i + 1], back[i + 1] = here + UNKNOWN, (i, units, UNKNOWN)
        for size, cost in quiet[i]:
            if final[i] + cost < final[i + size]:
                final[i + size], back[i + size] = final[i] + cost, (i, units + 1, cost)
    return final[n], back


def _by_letter(word: Letters, column: Column) -> dict[int, list[tuple[int, float]]]:
    found: dict[int, list[tuple[int, float]]] = {}
    for segment in column:
        for i, size, cost in word.writing(segment):
            found.setdefault(i, []).append((size, cost))
    return found


def traced(grid: Grid, back: Sequence[Step], units: int) -> list[Step]:
    """The steps of the cheapest way, backwards, from the end of both words, of which ``closed`` gave the last ones."""
    steps: list[Step] = []
    i, j = len(back) - 1, units + 1
    while i > 0 or j > 0:
        steps.append(back[i] if j > units else grid.came[i][j])
        i, j, _ = steps[-1]
    return steps
