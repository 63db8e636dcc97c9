"""What stands near a negation, and what renders that on the other side: signs that no mark of a clause limits."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from tqcheck.checks.clauses import within
from tqcheck.embedding.engine import TokenVectors
from tqcheck.late import late_re
from tqcheck.model import Span
from tqcheck.unspaced import SIGN, UNSPACED

Floats = npt.NDArray[np.float32]
# Which differences of meaning say that a negation is not rendered; written by benchmarks/fit_negation.py.
DIRECTION = Path(__file__).parents[1] / "data" / "negation.npy"
_WORD = late_re(rf"[{UNSPACED}]|[^\W{UNSPACED}]+(?:['’-]\w+)*")
# Words on either side that belong to a negation, twice as many signs of a script without spaces; and tokens.
_WORDS = 4
_TOKENS = 6
# After how many tokens what stands there counts a third of what stands beside the negation.
_FADE = 3.0
# Softness of the choice of a token's counterpart, in cosine.
_SOFT = 0.03


def surroundings(text: str, group: Sequence[Span]) -> Span:
    """The words of a negation with a few on either side of them."""
    words = [match.span() for match in _WORD.finditer(text)]
    touched = [n for n, (start, end) in enumerate(words) if any(start < one.end and one.start < end for one in group)]
    if not touched:
        return Span(group[0].start, group[-1].end)
    reach = _WORDS * _pace(text)
    return Span(words[max(0, touched[0] - reach)][0], words[min(len(words) - 1, touched[-1] + reach)][1])


def rendered(part: Span, group: Sequence[Span], own: TokenVectors, other: TokenVectors, text: str) -> Span:
    """As many words of the other side's ``text`` as a part of this one has about its negation: those that its tokens
    find themselves in most."""
    words = [match.span() for match in _WORD.finditer(text)]
    size = min(len(words), (2 * _WORDS + 1) * _pace(text))
    shares = _shares(within(own, [part]), group, own, other, _WORDS)
    if not size or shares is None:
        return Span(0, len(text))
    found = [shares[(other.spans[:, 0] < end) & (other.spans[:, 1] > start)].sum() for start, end in words]
    sums = np.concatenate([[0.0], np.cumsum(found)])
    first = int(np.argmax(sums[size:] - sums[:-size]))
    return Span(words[first][0], words[first + size - 1][1])


def difference(group: Sequence[Span], own: TokenVectors, other: TokenVectors) -> Floats | None:
    """What a negation's own tokens say less what renders the tokens about it, shape (width,); None where that cannot
    be told."""
    negating = within(own, group)
    if not negating.any() or not len(other.vectors):
        return None
    places = np.flatnonzero(negating)
    about = np.zeros(len(own.vectors), dtype=np.bool_)
    about[max(0, places[0] - _TOKENS) : places[-1] + _TOKENS + 1] = True
    shares = _shares(about, group, own, other, _FADE)
    if shares is None:
        return None
    found: Floats = own.vectors[negating].mean(0) - shares @ other.vectors / shares.sum()
    return found


@cache
def direction() -> Floats:
    """The direction of such differences that tells negations that are not rendered from those that are, for the
    bundled encoder: shape (width,)."""
    found: Floats = np.load(DIRECTION).astype(np.float32)
    return found


def _shares(
    about: npt.NDArray[np.bool_], group: Sequence[Span], own: TokenVectors, other: TokenVectors, fade: float
) -> Floats | None:
    """How much of the tokens about a negation each token of the other side renders, shape (tokens,)."""
    negating = np.flatnonzero(within(own, group))
    places = np.flatnonzero(about & ~within(own, group))
    if not len(negating) or not len(places) or not len(other.vectors):
        return None
    # some tokens are near to all: what counts is to which they are nearer than usual
    nearness = own.vectors @ other.vectors.T
    nearness = nearness[places] - nearness.mean(0) - nearness[places].mean(1, keepdims=True)
    chosen = np.exp((nearness - nearness.max(1, keepdims=True)) / _SOFT)
    chosen /= chosen.sum(1, keepdims=True)
    far = np.abs(places[:, None] - negating[None]).min(1)
    shares: Floats = np.exp(-far / fade) @ chosen
    return shares


def _pace(text: str) -> int:
    """Signs a word: two in a script without spaces."""
    return 2 if 2 * len(SIGN.findall(text)) > len(text) else 1
