"""Vectors of one side's sentences and of short runs of them, ready to be compared."""

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from tqcheck.alignment.calibration import Scale
from tqcheck.alignment.path import Floats
from tqcheck.embedding import Encoder, early_width, wide_vectors

LARGEST = 5
"""Most sentences of one side in one link."""
FAR = 1000
"""A block that moved is looked for so many sentences away."""
_BLOCK = 512
_PRIOR = 10.0  # sentences
_NO_LENGTH = np.float32(1e-9)


class Groups:
    """Runs of 1 to ``LARGEST`` sentences of one side: centred unit vectors and lengths.

    A sentence vector is taken less the mean of its side: what all sentences of one language and one story share says
    nothing on which belongs to which, and differs by language. The mean of few sentences is shrunk towards ``usual``,
    the encoder's mean over many languages (shape (width,); zero where it is not known). The vector of a run is the
    sum of its sentences' vectors, weighted by length. ``begins`` is whether the side's first sentence is among them.

    The last ``beside`` numbers of each vector are what an early layer says (see ``tqcheck.embedding.early``);
    ``early`` holds the same runs by these alone, None where there are none.
    """

    def __init__(self, texts: Sequence[str], vectors: Floats, usual: Floats | None = None, beside: int = 0) -> None:
        count, width = len(vectors), vectors.shape[1] - beside
        self.early = Groups(texts, vectors[:, width:]) if beside else None
        vectors = vectors[:, :width]
        self.texts = texts
        self.begins = True
        prior = 0 if usual is None else usual
        self.mean = (vectors.sum(0) + _PRIOR * prior) / (count + _PRIOR)
        self.lengths = np.array([measure(text) for text in texts], dtype=np.float64)
        self.behind = np.concatenate(([0.0], np.cumsum(self.lengths)))
        self.nearest = np.zeros(count, np.float32)
        self._parts: dict[int, Floats] = {}
        weighted = (vectors - self.mean) * self.lengths[:, None].astype(np.float32)
        sums = np.zeros((LARGEST, count, width), np.float32)
        sums[0] = weighted
        for size in range(2, min(LARGEST, count) + 1):
            np.add(sums[size - 2, : count - size + 1], weighted[size - 1 :], out=sums[size - 1, : count - size + 1])
        self.runs = unit(sums)

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def singles(self) -> Floats:
        """The sentences themselves, shape (n, width)."""
        singles: Floats = self.runs[0]
        return singles

    def part(self, start: int, stop: int) -> "Groups":
        """The sentences from ``start`` to ``stop``, with the vectors they have here."""
        part = object.__new__(Groups)
        part.texts = self.texts[start:stop]
        part.begins = self.begins and start == 0
        part.early = self.early and self.early.part(start, stop)
        part.mean = self.mean
        part.lengths = self.lengths[start:stop]
        part.behind = self.behind[start : stop + 1] - self.behind[start]
        part.nearest = self.nearest[start:stop]
        part._parts = {}
        part.runs = self.runs[:, start:stop].copy()
        for size in range(2, LARGEST + 1):
            part.runs[size - 1, max(stop - start - size + 1, 0) :] = 0
        return part

    def meet(self, other: "Groups") -> None:
        """Note in ``nearest`` of both sides the best cosine of each sentence to any of the other side, shape (n,).

        Of long texts, to any within ``FAR`` sentences of the same part of the text.
        """
        other.nearest = np.full(len(other), -1, np.float32)
        for start in range(0, len(self), _BLOCK):
            stop = min(start + _BLOCK, len(self))
            first = max(start * len(other) // len(self) - FAR, 0)
            last = min(-(-stop * len(other) // len(self)) + FAR, len(other))
            alike = self.singles[start:stop] @ other.singles[first:last].T
            self.nearest[start:stop] = alike.max(1, initial=-1)
            other.nearest[first:last] = np.maximum(other.nearest[first:last], alike.max(0, initial=-1))

    def embed(self, places: Sequence[tuple[int, int]], vectors: Floats) -> None:
        """Put real vectors in the place of sums, for some runs: (start, size) and the encoder's vectors, in order."""
        if places:
            starts, sizes = np.array(places).T
            width = self.runs.shape[2]
            if self.early is not None:
                self.early.embed(places, vectors[:, width:])
            vectors = vectors[:, :width]
            self.runs[sizes - 1, starts] = unit((vectors - self.mean).astype(np.float32))

    def embed_parts(self, index: int, vectors: npt.NDArray[np.float32]) -> None:
        """Note the encoder's vectors of the parts of one sentence."""
        self._parts[index] = unit((vectors[:, : self.runs.shape[2]] - self.mean).astype(np.float32))

    def parts(self, index: int) -> Floats:
        """Vectors of the parts of a sentence, shape (parts, width); where none were embedded, its own."""
        return self._parts.get(index, self.singles[index : index + 1])

    def ends(self) -> tuple[Floats, Floats, npt.NDArray[np.bool_]]:
        """Vectors of the first and of the last part of each sentence, shape (n, width), and which have several."""
        first, last, cut = self.singles.copy(), self.singles.copy(), np.zeros(len(self), np.bool_)
        for index, vectors in self._parts.items():
            first[index], last[index], cut[index] = vectors[0], vectors[-1], True
        return first, last, cut

    def text(self, start: int, size: int) -> str:
        """The run as one text."""
        return " ".join(self.texts[start : start + size])


def both_sides(reference: Sequence[str], candidate: Sequence[str], encoder: Encoder) -> tuple[Groups, Groups]:
    """The sentences of two sides, with what an early layer says where the encoder has one, and ``nearest`` noted."""
    vectors = wide_vectors(encoder, [*reference, *candidate])
    usual, beside = usual_mean(encoder), early_width(encoder.name)
    left = Groups(reference, vectors[: len(reference)], usual, beside)
    right = Groups(candidate, vectors[len(reference) :], usual, beside)
    left.meet(right)
    return left, right


def scales(left: Groups, right: Groups) -> tuple[Scale, Scale]:
    """The scale of two whole sides, and that of what an early layer says; the same where nothing is known of it."""
    usual = Scale.of(left.singles, right.singles)
    if left.early is None or right.early is None:
        return usual, usual
    return usual, Scale.of(left.early.singles, right.early.singles)


def usual_mean(encoder: Encoder) -> Floats | None:
    """Mean vector of the encoder over news in sixteen languages; None for another than the bundled one."""
    return _bundled_mean() if encoder.name == "bundled" else None


@cache
def _bundled_mean() -> Floats:
    mean: Floats = np.load(Path(__file__).with_name("bundled_mean.npy"))
    return mean


@lru_cache(maxsize=4096)
def measure(text: str) -> int:
    """Length of a sentence in letters, digits and marks; at least 1."""
    return max(1, len("".join(text.split())))


def unit(vectors: npt.NDArray[np.float32]) -> Floats:
    """Rows scaled to length 1; a zero row stays zero."""
    squares: Floats = vectors * vectors
    lengths = np.sqrt(squares.sum(-1, keepdims=True))
    scaled: Floats = vectors / np.maximum(lengths, _NO_LENGTH)
    return scaled
