"""Stories with planted drops, additions, moves, and other sentence boundaries, each with its true alignment."""

import random
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

Links = list[tuple[tuple[int, ...], tuple[int, ...]]]

_BREAK = re.compile(r"[,;:،؛，；：、—–]\s*|\s[-–—]\s")

_WORD = re.compile(r"\S+(?=\s)")
_FULL_STOP = re.compile(r"[.!?。！？।]+\s*$")


@dataclass(frozen=True)
class Story:
    """Two sides of one story, their true links in reference order, and which true links are moved."""

    reference: list[str]
    candidate: list[str]
    links: Links
    moved: frozenset[tuple[tuple[int, ...], tuple[int, ...]]] = frozenset()


def parallel(reference: Sequence[str], candidate: Sequence[str]) -> Story:
    """A story whose lines correspond one to one."""
    return Story(list(reference), list(candidate), [((i,), (i,)) for i in range(len(reference))])


def drop(story: Story, rng: random.Random, kind: str, side: int) -> Story:
    """Take a run of lines out of one side of a parallel story (0 the reference, so that it is an addition)."""
    count = len(story.reference)
    start, size = run(count, rng, kind)
    gone = range(start, start + size)
    kept = [[line for i, line in enumerate(lines) if i not in gone] for lines in (story.reference, story.candidate)]
    sides = [story.reference, story.candidate]
    sides[side] = kept[side]
    links: Links = []
    shorter = 0
    for i in range(count):
        if i in gone:
            links.append(((i,), ()) if side == 1 else ((), (i,)))
        else:
            links.append(((i,), (shorter,)) if side == 1 else ((shorter,), (i,)))
            shorter += 1
    return Story(sides[0], sides[1], links)


def abridge(story: Story, rng: random.Random, share: float) -> Story:
    """Take so many of the lines, at least two, out of one side of a parallel story, here and there."""
    count, side = len(story.reference), rng.randrange(2)
    gone = set(rng.sample(range(count), max(2, round(share * count))))
    sides = [story.reference, story.candidate]
    sides[side] = [line for i, line in enumerate(sides[side]) if i not in gone]
    links: Links = []
    shorter = 0
    for i in range(count):
        other = () if i in gone else (shorter,)
        shorter += i not in gone
        links.append(((i,), other) if side == 1 else (other, (i,)))
    return Story(sides[0], sides[1], links)


def short_line(story: Story, rng: random.Random) -> int:
    """One of the three shortest lines, neither the first nor the last."""
    size = [max(map(len, lines)) for lines in zip(story.reference, story.candidate, strict=True)]
    return rng.choice(sorted(range(1, len(size) - 1), key=lambda line: size[line])[:3])


def drop_one(story: Story, line: int, side: int) -> Story:
    """Take one line out of one side of a parallel story (0 the reference, so that it is an addition)."""
    sides = [list(story.reference), list(story.candidate)]
    del sides[side][line]
    links: Links = []
    for i in range(len(story.reference)):
        other = () if i == line else (i - (i > line),)
        links.append(((i,), other) if side == 1 else (other, (i,)))
    return Story(sides[0], sides[1], links)


def join_two(story: Story, first: int, side: int, soft: bool) -> Story:
    """Join a line with the next on one side of a parallel story; ``soft`` makes one sentence of them by a comma."""
    sides = [list(story.reference), list(story.candidate)]
    one, other = sides[side][first : first + 2]
    as_one = f"{_FULL_STOP.sub('', one)}, {other[:1].lower()}{other[1:]}"
    sides[side][first : first + 2] = [as_one if soft else f"{one} {other}"]
    links: Links = []
    for i in range(len(story.reference)):
        if i == first + 1:
            continue
        own, opposite = (i - (i > first),), (i, i + 1) if i == first else (i,)
        links.append((opposite, own) if side == 1 else (own, opposite))
    return Story(sides[0], sides[1], links)


def replace(story: Story, other: Sequence[str], rng: random.Random) -> Story:
    """Put lines of another story in place of a run of the candidate's lines: they are dropped and added at once."""
    start, size = run(len(story.reference), rng, rng.choice(["few", "paragraph"]))
    strange = list(other[: rng.randint(1, max(1, min(size + 1, len(other))))])
    candidate = [*story.candidate[:start], *strange, *story.candidate[start + size :]]
    links: Links = [((i,), (i,)) for i in range(start)]
    links += [((i,), ()) for i in range(start, start + size)]
    links += [((), (j,)) for j in range(start, start + len(strange))]
    shift = len(strange) - size
    links += [((i,), (i + shift,)) for i in range(start + size, len(story.reference))]
    return Story(story.reference, candidate, links)


def in_order(story: Story) -> bool:
    """Whether the links name every sentence once and in order, as an aligner without moves could."""
    here = [i for reference, _ in story.links for i in reference]
    there = [j for _, candidate in story.links for j in candidate]
    return here == list(range(len(story.reference))) and there == list(range(len(story.candidate)))


def run(count: int, rng: random.Random, kind: str) -> tuple[int, int]:
    """Where a run of lines to take out of so many starts, and how many they are."""
    if kind == "first":
        return 0, 1
    if kind == "third":
        return count - max(count // 3, 1), max(count // 3, 1)
    size = rng.randint(4, 6) if kind == "paragraph" else rng.randint(1, 3)
    size = min(size, max(count - 3, 1))
    return rng.randint(0, count - size), size


def shuffle(story: Story, rng: random.Random) -> Story:
    """Change the order of the paragraphs (two to four lines each) of a parallel story's candidate, one or two blocks
    taken elsewhere."""
    order: list[list[int]] = []
    at = 0
    while at < len(story.candidate):
        size = rng.randint(2, 4)
        order.append(list(range(at, min(at + size, len(story.candidate)))))
        at += size
    for _ in range(rng.randint(1, 2)):
        if len(order) > 2:
            block = order.pop(rng.randrange(len(order)))
            order.insert(rng.randrange(len(order) + 1), block)
    places = [line for block in order for line in block]
    links: Links = [((line,), (place,)) for place, line in enumerate(places)]
    return Story(story.reference, [story.candidate[line] for line in places], sorted(links))


def displaced(story: Story, in_order: Collection[int] = ()) -> list[list[int]]:
    """The fewest blocks that must move to restore the order: what is left of the longest rising run of places.

    Where two blocks of the same number of lines changed places, either may be called the one that moved. Of several
    longest runs the one with most of the lines ``in_order`` is taken: those that an aligner kept in their order.
    """
    places = [link[1][0] for link in story.links]
    best: list[tuple[tuple[int, int], list[int]]] = []
    for i, place in enumerate(places):
        earlier = (best[k] for k in range(i) if places[k] < place)
        (lines, agreed), run = max(earlier, key=lambda one: one[0], default=((0, 0), []))
        best.append(((lines + 1, agreed + (i in in_order)), [*run, i]))
    keep = set(max(best, key=lambda one: one[0], default=((0, 0), []))[1])
    found: list[list[int]] = []
    for i in range(len(places)):
        if i in keep:
            continue
        if found and found[-1][-1] == i - 1 and places[i] == places[i - 1] + 1:
            found[-1].append(i)
        else:
            found.append([i])
    return found


def left_and_found(story: Story) -> Story:
    """A shuffled story as a path sees it: what is out of order is dropped here and added there."""
    away = {i for block in displaced(story) for i in block}
    links: Links = []
    at = 0
    for reference, candidate in story.links:
        if reference[0] in away:
            links.append((reference, ()))
            continue
        links += [((), (j,)) for j in range(at, candidate[0])]
        links.append((reference, candidate))
        at = candidate[0] + 1
    links += [((), (j,)) for j in range(at, len(story.candidate))]
    return Story(story.reference, story.candidate, links)


def loosen(story: Story, rng: random.Random, rate: float) -> Story:
    """Take 15 to 45 % of the words in a row out of some sentences of either side: a free translation leaves them out.

    The links stay. Where words are not separated, characters are taken.
    """
    sides = [list(story.reference), list(story.candidate)]
    for lines in sides:
        for index, line in enumerate(lines):
            if rng.random() >= rate / 2:
                continue
            spaced = " " in line.strip()
            words = line.split(" ") if spaced else list(line)
            if len(words) >= (6 if spaced else 12):
                size = max(1, round(rng.uniform(0.15, 0.45) * len(words)))
                start = rng.randrange(len(words) - size + 1)
                lines[index] = (" " if spaced else "").join(words[:start] + words[start + size :])
    return Story(sides[0], sides[1], story.links, story.moved)


def _cut_anew(story: Story, cut: Callable[[list[str]], tuple[list[str], list[list[int]]]]) -> Story:
    """A story of which both sides are cut by ``cut``: lines, and for each old line the places of what is left of it."""
    sides = [story.reference, story.candidate]
    links = story.links
    for side in (0, 1):
        lines, places = cut(sides[side])
        sides[side] = lines
        moved: Links = []
        for link in links:
            new = tuple(sorted({place for index in link[side] for place in places[index]}))
            moved.append((new, link[1]) if side == 0 else (link[0], new))
        links = _merged(moved)
    return Story(sides[0], sides[1], links)


def recut(story: Story, rng: random.Random, rate: float) -> Story:
    """Join neighbouring sentences, and cut sentences at a comma or dash near the middle, on either side at random.

    Links of the story are merged where a joined sentence belongs to two of them.
    """
    return _cut_anew(story, lambda lines: _recut_lines(lines, rng, rate))


def fragment(story: Story, rng: random.Random, rate: float) -> Story:
    """Cut sentences of either side behind any word, as a splitter does at abbreviations; half of them near an end.

    Links of the story are merged where they share a sentence.
    """
    return _cut_anew(story, lambda lines: _fragments(lines, rng, rate))


def _fragments(lines: list[str], rng: random.Random, rate: float) -> tuple[list[str], list[list[int]]]:
    """New lines, and of each old line the numbers of the new ones that hold it."""
    new: list[str] = []
    places: list[list[int]] = []
    for line in lines:
        ends = [match.end() for match in _WORD.finditer(line)]
        if rng.random() >= rate or len(ends) < 4:
            new.append(line)
            places.append([len(new) - 1])
            continue
        if rng.random() < 0.5:
            few = rng.randint(1, min(4, len(ends) - 1))
            at = ends[few - 1] if rng.random() < 0.5 else ends[-few]
        else:
            at = rng.choice(ends)
        one, other = line[:at].rstrip(), line[at:].strip()
        if rng.random() < 0.6:
            one = one.rstrip(",;:") + rng.choice([".", " .", "."])
        if rng.random() < 0.3:
            other = other[:1].upper() + other[1:]
        new += [one, other]
        places.append([len(new) - 2, len(new) - 1])
    return new, places


def _recut_lines(lines: list[str], rng: random.Random, rate: float) -> tuple[list[str], list[list[int]]]:
    """New lines, and of each old line the numbers of the new ones that hold it."""
    new: list[str] = []
    places: list[list[int]] = []
    joined = False
    for index, line in enumerate(lines):
        chance = rng.random()
        breaks = [m.end() for m in _BREAK.finditer(line) if 0.3 * len(line) < m.end() < 0.7 * len(line)]
        if new and not joined and index > 1 and chance < rate / 2:
            new[-1] = f"{new[-1]} {line}"
            places.append([len(new) - 1])
            joined = True
        elif breaks and chance > 1 - rate / 2:
            cut = min(breaks, key=lambda at: abs(at - len(line) / 2))
            new += [line[:cut].strip(), line[cut:].strip()]
            places.append([len(new) - 2, len(new) - 1])
            joined = True
        else:
            new.append(line)
            places.append([len(new) - 1])
            joined = False
    return new, places


def _merged(links: Links) -> Links:
    """Links that share a sentence become one."""
    merged: Links = []
    for reference, candidate in links:
        if merged and (set(reference) & set(merged[-1][0]) or set(candidate) & set(merged[-1][1])):
            before = merged.pop()
            both = (tuple(sorted({*before[0], *reference})), tuple(sorted({*before[1], *candidate})))
            merged.append(both)
        else:
            merged.append((reference, candidate))
    return merged
