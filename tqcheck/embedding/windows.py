"""Texts longer than a model reads at once, cut into windows that together hold all of it."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a text: code points ``start`` to ``end`` of text number ``text``, and its number of tokens."""

    text: int
    start: int
    end: int
    tokens: int


def cut(
    texts: Sequence[str], offsets_of: Callable[[Sequence[str]], list[list[tuple[int, int]]]], limit: int
) -> list[Window]:
    """Each text as windows of at most ``limit`` tokens, in order, without gaps; one window for a text that fits.

    ``offsets_of`` is an engine's ``offsets``. A window ends before a word where a word begins in its second half.
    """
    measured = [number for number, text in enumerate(texts) if not _surely_fits(text, limit)]
    known: dict[int, list[tuple[int, int]]] = {}
    if measured:
        known = dict(zip(measured, offsets_of([texts[number] for number in measured]), strict=True))
    found: list[Window] = []
    for number, text in enumerate(texts):
        offsets = known.get(number, [])
        if len(offsets) <= limit:
            found.append(whole(number, text))
        else:
            found.extend(_windows(number, text, offsets, limit))
    return found


def whole(number: int, text: str) -> Window:
    """Text number ``number`` as one window; its tokens, which nobody weighs it by, are not counted."""
    return Window(number, 0, len(text), 1)


def _surely_fits(text: str, limit: int) -> bool:
    """Whether a text is short enough without counting: a token stands for a byte at least, but for a first marker."""
    return (
        len(text) < limit and len(text.encode("utf-8", "replace")) < limit and unicodedata.is_normalized("NFKC", text)
    )


def _windows(number: int, text: str, offsets: Sequence[tuple[int, int]], limit: int) -> list[Window]:
    found: list[Window] = []
    first, start = 0, 0
    # a window is tokenised again by itself, and may then have a token more at its edges
    room = max(1, limit - 2)
    while first < len(offsets):
        last = min(first + room, len(offsets))
        if last < len(offsets):
            last = next((at for at in range(last, first + room // 2, -1) if _begins_word(text, offsets[at][0])), last)
        end = offsets[last][0] if last < len(offsets) else len(text)
        if end > start:
            found.append(Window(number, start, end, last - first))
        first, start = last, max(start, end)
    return found


def _begins_word(text: str, at: int) -> bool:
    return at > 0 and (text[at].isspace() or text[at - 1].isspace())
