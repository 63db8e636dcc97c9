"""Clauses of a sentence, and which part of the other side renders one: what a negation can be judged by."""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from tqcheck.embedding.engine import TokenVectors
from tqcheck.model import Span
from tqcheck.unspaced import SIGN, UNSPACED

_BREAK = re.compile(r"(?:[,;:()«»“”„\"、。，；：！？।!?؟،]|(?<=\w\w)\.(?!\w)|\s[–—-]\s)+\s*|[–—]\s*")
_WORD = re.compile(rf"[^\W{UNSPACED}]+")
_FEWEST = 3
# A clause of the other side belongs to what renders one of this side where it has this much of the largest share.
_SHARE = 0.6
# A clause is rendered by one that is left only where that has this much of the largest share.
_FREE = 0.9
# Softness of the choice of a token's counterpart, in cosine.
_SOFT = 0.03


def clauses(text: str) -> list[Span]:
    """The parts of a text between its marks, none of fewer than three words (six signs of a script without spaces)."""
    found = []
    start = 0
    for match in _BREAK.finditer(text):
        if _size(text[start : match.start()]) >= _FEWEST <= _size(text[match.end() :]):
            found.append(Span(start, match.start()))
            start = match.end()
    found.append(Span(start, len(text)))
    return found


def clause_of(text: str, span: Span) -> Span:
    """The clause in which a span begins."""
    return next((one for one in clauses(text) if one.start <= span.start < one.end), Span(0, len(text)))


def rendering(
    about: Span, own: TokenVectors, other: TokenVectors, text: str, taken: Sequence[Span] = ()
) -> Span | None:
    """The part of the other side's ``text`` that renders a part of this one: its clauses that most tokens find
    themselves in, and whose tokens find themselves in it. Clauses that touch one of ``taken`` render something else;
    None where no other is left, or where one of these renders it as well.
    """
    parts = clauses(text)
    mine = within(own, [about])
    if len(parts) == 1 or not mine.any() or not len(other.vectors):
        return None if taken else Span(0, len(text))
    nearness = own.vectors @ other.vectors.T
    # some tokens are near to all: what counts is to which they are nearer than usual
    nearness = nearness - nearness.mean(0) - nearness.mean(1, keepdims=True)
    there, back = _softmax(nearness, 1)[mine].sum(0), _softmax(nearness, 0)[mine].sum(0)
    inside = [within(other, [part]) for part in parts]
    shares = np.array([there[one].sum() for one in inside])
    shares /= shares.sum().clip(1e-9)
    returned = np.array([float(back[one].mean()) if one.any() else 0.0 for one in inside])
    shares = (shares + returned / returned.sum().clip(1e-9)) / 2
    free = np.array([not any(part.start < one.end and one.start < part.end for one in taken) for part in parts])
    if taken:
        best = int((shares * free).argmax())
        return parts[best] if free[best] and shares[best] >= _FREE * shares.max() else None
    belonging = np.flatnonzero(shares >= _SHARE * shares.max())
    return Span(parts[int(belonging[0])].start, parts[int(belonging[-1])].end)


def _softmax(nearness: npt.NDArray[np.float32], axis: int) -> npt.NDArray[np.float32]:
    chosen = np.exp((nearness - nearness.max(axis, keepdims=True)) / _SOFT)
    scaled: npt.NDArray[np.float32] = chosen / chosen.sum(axis, keepdims=True)
    return scaled


def within(tokens: TokenVectors, spans: Sequence[Span]) -> npt.NDArray[np.bool_]:
    """Which tokens touch one of some spans."""
    inside = np.zeros(len(tokens.spans), dtype=np.bool_)
    for span in spans:
        inside |= (tokens.spans[:, 0] < span.end) & (tokens.spans[:, 1] > span.start)
    return inside


def _size(text: str) -> float:
    return len(SIGN.findall(text)) / 2 + len(_WORD.findall(text))
