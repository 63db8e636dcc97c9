"""What computes vectors: an engine, and how texts become batches for one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from tqcheck.embedding.cache import Vectors


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """Vectors of the tokens of one text, without special tokens, prefix and space.

    ``spans`` are code points into the text, shape (n, 2), int32; ``vectors`` have unit length, shape (n, width),
    float32.
    """

    spans: npt.NDArray[np.int32]
    vectors: Vectors


class Engine(Protocol):
    """A loaded model. Texts are given without the prefix that the model wants; none is longer than ``limit``."""

    @property
    def width(self) -> int:
        """Numbers a vector."""
        ...

    @property
    def limit(self) -> int | None:
        """Tokens of a text that the model reads at once, without special tokens and prefix; None where any number."""
        ...

    def offsets(self, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        """Code points of each token of texts of any length, without special tokens."""
        ...

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """A vector of unit length a text: float32, shape (len(texts), width)."""
        ...

    def tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        """The token vectors of each text."""
        ...


def in_batches(lengths: Sequence[int], tokens: int, rows: int) -> Iterator[list[int]]:
    """Numbers of texts of these lengths in batches, the shortest first, so that a grid of a batch has little padding.

    A batch has at most ``rows`` texts, and its grid at most ``tokens`` cells where it has more than one text.
    """
    batch: list[int] = []
    for number in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and (len(batch) == rows or (len(batch) + 1) * lengths[number] > tokens):
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


def without_prefix(
    text: str, prefix: int, offsets: npt.NDArray[np.int32], vectors: npt.NDArray[np.float32]
) -> TokenVectors:
    """Token vectors of a text from those of the prefix, the text and special tokens, whose offsets are empty."""
    spans = offsets - np.int32(prefix)
    keep = (offsets[:, 1] > offsets[:, 0]) & (spans[:, 1] > 0)
    spans, kept = np.maximum(spans[keep], 0), vectors[keep]
    for span in spans:
        # the unigram marker makes a token cover the space before its word
        while span[0] < span[1] and text[span[0]].isspace():
            span[0] += 1
    seen = spans[:, 1] > spans[:, 0]
    return TokenVectors(spans[seen].astype(np.int32), unit(kept[seen]))


def unit(vectors: Vectors) -> Vectors:
    """The same vectors with length one."""
    scaled: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True).clip(1e-9)
    return scaled.astype(np.float32, copy=False)
