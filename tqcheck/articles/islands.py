"""What of a page stands apart from its story: menus of lines, and short texts among links.

A list of other articles looks like heads of sections, most of all without markup, and what stands beneath each of them
like a short paragraph; what they are about may be near to the story. Where they stand tells them: the paragraphs of a
story follow each other, and between the story and these there are many lines, some of them clearly the site's.
"""

from collections.abc import Collection, Sequence
from itertools import pairwise

from tqcheck.articles.paragraphs import Block
from tqcheck.articles.structure import is_closed, is_prose, weight

_NEXT = 3  # blocks that are no paragraphs, between two paragraphs of one run
_FAR = 8  # the same between a run and the story
_STRANGE = 3  # of these clearly the site's
_FEW = 3  # paragraphs
_SPARSE = 0.67  # of the blocks of a run are paragraphs
_SMALL = 0.5  # of the story's letters
_STORY = 4  # paragraphs
_ABOVE = 12  # blocks above the story, where its head and its beginning may stand
_TAIL = 3  # lines


def apart(blocks: Sequence[Block], kept: Collection[int]) -> frozenset[int]:
    """Of the blocks taken for the story those that stand apart from it."""
    paragraphs = sorted(at for at in kept if is_prose(blocks[at].text))
    if not paragraphs:
        return frozenset()
    own, strange = _runs(blocks, paragraphs, frozenset(kept))
    if len(own) < _STORY:
        return frozenset()
    first, last = own[0], own[-1]
    # what follows the last paragraph without a break is a list or a table that the story ends with
    end = next((at for at in range(last + 1, len(blocks)) if at not in kept), len(blocks))
    lines = [at for at in kept if not is_prose(blocks[at].text)]
    above = [at for at in lines if at < first - _ABOVE]
    below = [at for at in lines if at > end]
    found = set(strange)
    if len(above) >= _TAIL:
        found.update(above)
    if sum(not is_closed(blocks[at].text) for at in below) >= _TAIL:
        found.update(at for at in below if at > last + _FAR or not is_closed(blocks[at].text))
    return frozenset(found)


def _runs(blocks: Sequence[Block], paragraphs: Sequence[int], kept: frozenset[int]) -> tuple[list[int], list[int]]:
    """The paragraphs of the story, and those that stand apart from it."""
    runs: list[list[int]] = [[paragraphs[0]]]
    for at in paragraphs[1:]:
        if at - runs[-1][-1] - 1 <= _NEXT:
            runs[-1].append(at)
        else:
            runs.append([at])
    shares = [len(run) / (run[-1] - run[0] + 1) for run in runs]
    sizes = [sum(weight(blocks[at].text) for at in run) for run in runs]
    main = sizes.index(max(sizes))
    loose = [
        size <= _SMALL * sizes[main] and (len(run) < _FEW or share <= _SPARSE)
        for run, size, share in zip(runs, sizes, shares, strict=True)
    ]
    broken = [_is_break(blocks, range(one[-1] + 1, other[0]), kept) for one, other in pairwise(runs)]
    # from the story outwards, the first break that nothing but loose runs lies behind
    first = next(
        (
            at
            for at in range(main, 0, -1)
            if broken[at - 1] and runs[at][0] - runs[at - 1][-1] > _ABOVE and all(loose[:at])
        ),
        0,
    )
    last = next((at for at in range(main, len(broken)) if broken[at] and all(loose[at + 1 :])), len(runs) - 1)
    own = [at for run in runs[first : last + 1] for at in run]
    return own, [at for run in (*runs[:first], *runs[last + 1 :]) for at in run]


def _is_break(blocks: Sequence[Block], between: Collection[int], kept: frozenset[int]) -> bool:
    lines = [at for at in between if not is_prose(blocks[at].text)]
    return len(lines) >= _FAR and sum(at not in kept for at in lines) >= _STRANGE
