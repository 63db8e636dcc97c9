"""What can be seen of each block of a page whatever its language: shape, place, what it shares with the other blocks.

The numbers that ``judging`` weighs. None of them knows a wording: a language comes in by the words that speak to a
reader (``address``) and by the kinds that rules of wording and layout have said before.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from tqcheck.articles.address import address
from tqcheck.articles.meaning import Meaning, first_rows, further_rows
from tqcheck.articles.paragraphs import Block
from tqcheck.articles.structure import is_closed, is_prose, weight
from tqcheck.articles.surroundings import content_words
from tqcheck.articles.wording import QUOTED, QUOTES, fold

Kinds = Sequence[str | None]
Row = list[float]

_STRIP = re.compile(r"[|·•→»▶►]|https?://|www\.|\w@\w|(?:^|\s)[@#]\w|©")
_MONEY = re.compile(r"[$€£¥₹₽₺₩₫]\s?\d|\d\s?(?:[$€£¥₹₽₺₩₫]|zł|kr\b|din\b|TL\b|元|円|원|đ)")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b")
_CALL = re.compile(r"(?:\d[\s-]?){8,}")
_STRIPS, _LABELS = "|·•→»▶►@#©", ":：|»"  # what each of them needs
_LABEL = re.compile(r"^[^:：|.]{3,28}(?::\s|：|\s[|»]\s)")
_BULLET = re.compile(r"^(?:[-–—•*·▪●◦▶►+]|\[\d|\(?\d{1,3}[.)])\s*")
_ENDS = re.compile(r"[.!?…。！？؟।۔]['\"”’»“」』）)]*(?:\s|$)|[。！？]")
_GROUPS = {
    "related": 1, "comments": 2, "caption": 3, "time": 4, "byline": 5, "credit": 5, "author": 5, "headline": 5,
    "copyright": 6, "cookies": 7, "donation": 7, "newsletter": 7, "login": 7, "advertisement": 7, "share": 8,
    "navigation": 9,
}  # fmt: skip
_FAR = 12
_DIGITS = re.compile(r"\d+")
_COMMAS = re.compile("[,;:،؛，、；：–—()（）]")
_AROUND = 3  # blocks above and below
_WIDE = 5
_EDGE = 12  # characters
_PERSON = re.compile(r"[^\W\d_a-zà-öø-ÿ][^\W\d_]+ [^\W\d_a-zà-öø-ÿ][^\W\d_]+")


def evidence(
    blocks: Sequence[Block], said: Kinds, ruled: Kinds, language: str | None, title: str | None, meant: Meaning
) -> list[Row]:
    """A row of numbers for each block. ``said`` are the kinds by wording and markup, ``ruled`` those by all rules."""
    texts = [block.text for block in blocks]
    count = len(blocks)
    words = [content_words(text) for text in texts]
    prose = [is_prose(text) for text in texts]
    core = [prose[at] and ruled[at] is None for at in range(count)]
    shared = _shared(words, prose)
    within = _shared(words, core)
    named = content_words(title) if title else frozenset()
    own = [own_row(text, language) for text in texts]
    shapes = _shapes(blocks, prose)
    signed = _signed(texts, core)
    alike = [_DIGITS.sub("0", fold(text)) for text in texts]
    repeats = Counter(alike)
    letters = [weight(text) for text in texts]
    total = sum(length for length, one in zip(letters, prose, strict=True) if one) or 1.0
    known = sum(kind is not None for kind in ruled) / count
    spoken = sum(kind is not None and kind != "time" for kind in said) / count
    laid = _laid(blocks, alike, letters, prose)
    lined = _lined(words, core)
    about = first_rows(meant, core, prose)
    marked = _marked(blocks, prose)
    led = _led(blocks)
    page = fold(title) if title else ""
    rows: list[Row] = []
    before = 0.0
    for at in range(count):
        above = next((other for other in range(at - 1, -1, -1) if core[other]), None)
        below = next((other for other in range(at + 1, count) if core[other]), None)
        rows.append(
            [
                *own[at],
                shared[at],
                within[at],
                float(len(words[at])),
                _overlap(words[at], named),
                -1.0 if above is None else _overlap(words[at], words[above]),
                -1.0 if below is None else _overlap(words[at], words[below]),
                float(min(_FAR, at - above)) if above is not None else _FAR + 1.0,
                float(min(_FAR, below - at)) if below is not None else _FAR + 1.0,
                before / total,
                at / count,
                float(repeats[alike[at]]),
                float(_GROUPS.get(said[at] or "", 10 if said[at] else 0)),
                float(_GROUPS.get(ruled[at] or "", 10 if ruled[at] else 0)),
                *shapes[at],
                ("", "list", "quote", "heading", "title", "link").index(blocks[at].hint)
                if blocks[at].hint in ("", "list", "quote", "heading", "title", "link")
                else 0.0,
                signed[at],
                known,
                spoken,
                math.log1p(count),
                sum(prose) / count,
                *laid[at],
                *lined[at],
                *about[at],
                *marked[at],
                _named(texts[at], page),
                *led[at],
            ]
        )
        before += letters[at] if prose[at] else 0.0
    return [_beside(rows, at) for at in range(count)]


def further(rows: Sequence[Row], chances: Sequence[float], blocks: Sequence[Block], meant: Meaning) -> list[Row]:
    """The rows with what a first judgement says of the other blocks: those near, above, below, and alike."""
    words = [content_words(block.text) for block in blocks]
    told: Counter[str] = Counter()
    doubted: Counter[str] = Counter()
    for one, chance in zip(words, chances, strict=True):
        (told if chance > 0.5 else doubted).update(one)
    alike: dict[str, list[float]] = {}
    for block, chance in zip(blocks, chances, strict=True):
        alike.setdefault(block.shape, []).append(chance)
    count = len(blocks)
    padded = [0.0, 0.0, 0.0, *chances, 0.0, 0.0, 0.0]
    about = further_rows(meant, chances)
    more: list[Row] = []
    for at in range(count):
        mine = chances[at] > 0.5
        shared = [told[word] - mine for word in words[at] if doubted[word] > (not mine)]
        kin = shared.count(0)
        near = range(max(0, at - _WIDE), min(count, at + _WIDE + 1))
        beside = frozenset().union(*(words[other] for other in near if other != at and chances[other] > 0.5))
        shape = alike[blocks[at].shape]
        more.append(
            [
                *rows[at],
                chances[at],
                *padded[at : at + 3],
                *padded[at + 4 : at + 7],
                sum(chances[:at]) / max(1, at),
                sum(chances[at + 1 :]) / max(1, count - at - 1),
                max(chances[:at], default=0.0),
                max(chances[at + 1 :], default=0.0),
                sum(told[word] > mine for word in words[at]) / max(1, len(words[at])),
                (sum(shape) - chances[at]) / max(1, len(shape) - 1),
                float(min(kin, _FAR)),
                kin / max(1, len(words[at])),
                float(min(sum(paragraphs <= 1 for paragraphs in shared), _FAR)),
                len(words[at] & beside) / max(1, len(words[at])),
                (sum(chances[other] for other in near) - chances[at]) / max(1, len(near) - 1),
                *about[at],
            ]
        )
    return more


def _beside(rows: Sequence[Row], at: int) -> Row:
    """A row with the most telling numbers of the blocks right above and below."""
    row = list(rows[at])
    for other in (at - 2, at - 1, at + 1, at + 2):
        row += [rows[other][one] for one in _NEAR] if 0 <= other < len(rows) else [-1.0] * len(_NEAR)
    return row


class _Characters(dict[str, int]):
    """0 for a sign, 1 for a digit, 2 for a small letter or one without case, 3 for a capital."""

    def __missing__(self, character: str) -> int:
        kind = 1 if character.isdigit() else 0
        if character.isalpha():
            kind = 3 if character.isupper() else 2
        self[character] = kind
        return kind


_CHARACTERS = _Characters()


def own_row(text: str, language: str | None) -> Row:
    """What is seen of a text by itself: length, end, signs and figures in it, words that speak to a reader."""
    spoken = address(text, language)
    length = len(text)
    told = [0, 0, 0, 0]
    characters = Counter(text)
    for character, count in characters.items():
        told[_CHARACTERS[character]] += count
    _, digits, small, capitals = told
    without = characters.keys().isdisjoint  # most blocks have no character that the patterns need
    tokens = text.split()
    end = text.rstrip()[-1]
    return [
        math.log1p(weight(text)),
        float(is_closed(text)),
        float(is_prose(text)),
        float(len(_ENDS.findall(text))),
        digits / length,
        float(digits > 0 and _MONEY.search(text) is not None),
        float(digits > 0 and _CLOCK.search(text) is not None),
        float(digits >= 8 and _CALL.search(text) is not None),
        float(not (without(_STRIPS) and "http" not in text and "www." not in text) and _STRIP.search(text) is not None),
        float(not without(_LABELS) and _LABEL.match(text) is not None),
        float(bool(_BULLET.match(text))),
        float(end in "?？؟;"),
        float(end in ":：…"),
        float("!" in text or "！" in text),
        float((not without(QUOTES) and QUOTED.search(text) is not None) or text[0] in '-–—«“„"「'),
        capitals / max(1, small + capitals),
        sum([token[0].isupper() for token in tokens]) / len(tokens) if tokens else 0.0,
        spoken.you / spoken.words,
        spoken.us / spoken.words,
        spoken.site / spoken.words,
        spoken.call / spoken.words,
        float(spoken.you + spoken.us),
        float(spoken.site),
        float(spoken.call),
        math.log1p(weight(text) / max(1, len(_ENDS.findall(text)))),
        100 * len(_COMMAS.findall(text)) / weight(text),
    ]


# In a row: length, closed, prose, digits, strip, label, reader's words, what it shares, its kinds, its shape, its tone
# and nearness to the story.
_NEAR = (0, 1, 2, 4, 8, 9, 19, 20, 26, 27, 37, 38, 40, 63, 65)


def _laid(blocks: Sequence[Block], folded: Sequence[str], letters: Sequence[float], prose: Sequence[bool]) -> list[Row]:
    """How each block is set beside the page's paragraphs: its length against theirs, blank lines above and below
    against the usual ones between them, its indent, how many others begin or end as it does, how much prose is around,
    and how long the run of short lines is that it stands in."""
    count = len(blocks)
    paragraphs = [at for at in range(count) if prose[at]]
    middle = median(letters[at] for at in paragraphs) if paragraphs else 0.0
    usual = Counter(blocks[b].gap for a, b in pairwise(paragraphs) if b == a + 1).most_common(1)
    gap = usual[0][0] if usual else 0
    indents = Counter(blocks[at].indent for at in paragraphs).most_common(1)
    indent = indents[0][0] if indents else 0
    heads = Counter(text[:_EDGE] for text in folded)
    tails = Counter(text[-_EDGE:] for text in folded)
    runs = [0] * count
    start = 0
    for at in range(count + 1):
        if at == count or prose[at]:
            runs[start:at] = [at - start] * (at - start)
            start = at + 1
    gaps = [min(block.gap, _AROUND) for block in blocks]
    padded = [0] * _AROUND + [int(one) for one in prose] + [0] * _AROUND
    return [
        [
            math.log((letters[at] + 1) / (middle + 1)) if middle else 0.0,
            float(gaps[at] - gap) if at else 0.0,
            float(gaps[at + 1] - gap) if at + 1 < count else 0.0,
            float(blocks[at].indent != indent),
            float(heads[folded[at][:_EDGE]]),
            float(tails[folded[at][-_EDGE:]]),
            float(sum(padded[at : at + _AROUND])),
            float(sum(padded[at + _AROUND + 1 : at + 2 * _AROUND + 1])),
            float(min(runs[at], _FAR)),
        ]
        for at in range(count)
    ]


def _lined(words: Sequence[frozenset[str]], core: Sequence[bool]) -> list[Row]:
    """Of each block's words how many other lines have and no other paragraph that may be the story's, and their share:
    those of an author, of a site, of what it sells. Then the same with one paragraph let pass, as of an author's box.
    """
    lines = Counter(word for one, is_core in zip(words, core, strict=True) if not is_core for word in one)
    told = Counter(word for one, is_core in zip(words, core, strict=True) if is_core for word in one)
    rows = []
    for one, is_core in zip(words, core, strict=True):
        shared = [told[word] - is_core for word in one if lines[word] > (not is_core)]
        found, more = shared.count(0), sum(paragraphs <= 1 for paragraphs in shared)
        size = max(1, len(one))
        rows.append([float(min(found, _FAR)), found / size, float(min(more, _FAR)), more / size])
    return rows


def _shared(words: Sequence[frozenset[str]], among: Sequence[bool]) -> list[float]:
    """Of each block's words the share that other blocks among some have too."""
    told = Counter(word for one, is_one in zip(words, among, strict=True) if is_one for word in one)
    return [
        sum(told[word] > is_one for word in one) / len(one) if one else -1.0
        for one, is_one in zip(words, among, strict=True)
    ]


def _signed(texts: Sequence[str], core: Sequence[bool]) -> list[float]:
    """Whether a block has a name that another line has too and no paragraph of the story: its author's, the site's."""
    names = [frozenset(_PERSON.findall(text)) for text in texts]
    lines = Counter(name for one, is_core in zip(names, core, strict=True) if not is_core for name in one)
    told = Counter(name for one, is_core in zip(names, core, strict=True) if is_core for name in one)
    return [
        float(any(told[name] <= is_core and lines[name] > (not is_core) for name in one))
        for one, is_core in zip(names, core, strict=True)
    ]


_INLINE = {"": 0, "span": 0, "a": 1, "b": 2, "strong": 2, "em": 3, "i": 3, "cite": 3, "img": 5}
_SMALLER = 4  # small print, fonts and whatever else


def _marked(blocks: Sequence[Block], prose: Sequence[bool]) -> list[Row]:
    """In which inline element the whole of each block stands, and whether that is the usual one of paragraphs."""
    kinds = [_INLINE.get(block.inline, _SMALLER) for block in blocks]
    usual = Counter(kind for kind, is_one in zip(kinds, prose, strict=True) if is_one).most_common(1)
    return [[float(kind), float(bool(usual) and kind == usual[0][0])] for kind in kinds]


def _led(blocks: Sequence[Block]) -> list[Row]:
    """Whether each block is links to other pages, how many are of those around and of those in the same element;
    whether an extractor takes it for the story, and how many of those around. -1 throughout where a text has no
    elements."""
    count = len(blocks)
    if not any(block.shape for block in blocks):
        return [[-1.0] * 5] * count
    beside: dict[int, list[bool]] = {}
    for block in blocks:
        beside.setdefault(block.around, []).append(block.linked)
    rows = []
    for at, block in enumerate(blocks):
        near = [blocks[other] for other in range(max(0, at - _AROUND), min(count, at + _AROUND + 1)) if other != at]
        alike = beside[block.around]
        rows.append(
            [
                float(block.linked),
                sum(one.linked for one in near) / max(1, len(near)),
                sum(alike) / len(alike),
                -1.0 if block.taken is None else float(block.taken),
                sum(bool(one.taken) for one in near) / max(1, len(near)),
            ]
        )
    return rows


def _named(text: str, page: str) -> float:
    """How much of a page's title a block says at its beginning or end: the headline most, a site's name little."""
    said = fold(text)
    return len(said) / len(page) if page and (page.startswith(said) or page.endswith(said)) else 0.0


def _overlap(words: frozenset[str], others: frozenset[str]) -> float:
    return len(words & others) / len(words) if words and others else 0.0


def _shapes(blocks: Sequence[Block], prose: Sequence[bool]) -> list[Row]:
    """Of each block the share of the page's prose that stands in elements like its own, beside it in the same element,
    whether these are the most, and the share of prose among its like. -1 throughout where a text has no elements."""
    if not any(block.shape for block in blocks):
        return [[-1.0] * 5] * len(blocks)
    by_shape: Counter[str] = Counter()
    by_place: Counter[int] = Counter()
    lines: Counter[str] = Counter()
    paragraphs: Counter[str] = Counter()
    for block, is_one in zip(blocks, prose, strict=True):
        by_shape[block.shape] += len(block.text) if is_one else 0
        by_place[block.around] += len(block.text) if is_one else 0
        lines[block.shape] += 1
        paragraphs[block.shape] += is_one
    total = sum(by_shape.values()) or 1
    shape, place = by_shape.most_common(1)[0][0], by_place.most_common(1)[0][0]
    return [
        [
            by_shape[block.shape] / total,
            by_place[block.around] / total,
            float(block.shape == shape),
            float(block.around == place),
            paragraphs[block.shape] / lines[block.shape],
        ]
        for block in blocks
    ]
