"""The pieces of words by the bundled vocabulary, without building a tokenizer: for pages whose words tell their tone.

The best segmentation of a word is found by the recurrence of Viterbi over all pieces that occur in it (Kudo 2018,
"Subword Regularization", arXiv 1804.10959), step by step as the library ``tokenizers`` does it, so that ids are the
same. Pieces are looked up by hashes of 64 bits, those of all new words of some texts at once; a word is cut once.
"""

import re
import zlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from tqcheck.derived import packed
from tqcheck.embedding.weights import Vocabulary

MARKER = "▁"
_WORD = re.compile(f"{MARKER}[^{MARKER}]*")
_UNKNOWN = 10.0  # below the lowest score: the price of a character that no piece has
_FACTOR = 0x9E3779B97F4A7C15
_INVERSE = pow(_FACTOR, -1, 1 << 64)
_REMEMBERED = 50_000  # words
_LONG = 40  # characters; what is longer hardly comes again

Hashes = npt.NDArray[np.uint64]
Found = tuple[int, int, float]
"""Where a piece of a word ends, its id and its score."""


class UnigramCutter:
    """Cuts normalised texts as the tokenizer of the whole vocabulary does, special tokens excepted."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._unknown = vocabulary.unk
        self._scores = vocabulary.scores.astype(np.float64)
        self._price = float(self._scores.min()) - _UNKNOWN
        table = packed("unigram-pieces", _version(vocabulary), lambda: _table(vocabulary))
        self._hashes: Hashes = np.frombuffer(table, np.uint64, len(vocabulary))
        self._ids = np.frombuffer(table, np.uint32, len(vocabulary), 8 * len(vocabulary))
        self._sizes = np.frombuffer(table, np.uint8, len(vocabulary), 12 * len(vocabulary))
        self._longest = int(self._sizes.max())
        self._known: dict[str, list[int]] = {}

    def cut(self, texts: Sequence[str]) -> list[list[int]]:
        """The ids of the pieces of each text."""
        words = [_words(text) for text in texts]
        new = list(dict.fromkeys(word for listed in words for word in listed if word not in self._known))
        found = dict(zip(new, self._cut_new(new), strict=True))
        cut = [[piece for word in listed for piece in found.get(word) or self._known[word]] for listed in words]
        if len(self._known) + len(found) > _REMEMBERED:
            self._known.clear()
        self._known.update((word, ids) for word, ids in found.items() if len(word) <= _LONG)
        return cut

    def _cut_new(self, words: Sequence[str]) -> list[list[int]]:
        """The ids of the pieces of each of different words."""
        if not words:
            return []
        together = "".join(words)
        sizes = np.fromiter(map(len, words), dtype=np.int64, count=len(words))
        ends = np.repeat(np.cumsum(sizes), sizes)
        sums, powers = _sums(together)
        places, hashes, lengths = [], [], []
        for length in range(1, min(self._longest, int(sizes.max())) + 1):
            here = np.flatnonzero(ends >= np.arange(length, len(together) + length))
            places.append(here)
            hashes.append((sums[here + length] - sums[here]) * powers[here])
            lengths.append(np.full(len(here), length, dtype=np.uint8))
        starts, wanted, long = np.concatenate(places), np.concatenate(hashes), np.concatenate(lengths)
        # of pieces that are the same the last one counts
        at = np.searchsorted(self._hashes, wanted, side="right") - 1
        right = np.flatnonzero((self._hashes[at] == wanted) & (self._sizes[at] == long))
        starts, long, pieces = starts[right], long[right], self._ids[at[right]]
        order = np.argsort(starts, kind="stable")
        starts, pieces = starts[order], pieces[order]
        beyond = starts + long[order]
        bounds = np.searchsorted(starts, np.arange(len(together) + 1)).tolist()
        listed: list[Found] = list(zip(beyond.tolist(), pieces.tolist(), self._scores[pieces].tolist(), strict=True))
        cut = []
        first = 0
        for word in words:
            cut.append(self._best(first, first + len(word), bounds, listed))
            first += len(word)
        return cut

    def _best(self, first: int, last: int, bounds: Sequence[int], listed: Sequence[Found]) -> list[int]:
        """The ids of the best segmentation of a word, which stands at ``first`` to ``last``; the pieces that begin at a
        place are ``listed`` between two ``bounds``."""
        best: list[tuple[float, int, int] | None] = [None] * (last - first + 1)  # score, where the piece begins, id
        best[0] = (0.0, first, -1)
        for place in range(first, last):
            reached = best[place - first]
            assert reached is not None
            so_far, alone = reached[0], False
            for end, piece, score in listed[bounds[place] : bounds[place + 1]]:
                before = best[end - first]
                if before is None or so_far + score > before[0]:
                    best[end - first] = (so_far + score, place, piece)
                alone = alone or end == place + 1
            if not alone:
                before = best[place + 1 - first]
                if before is None or so_far + self._price > before[0]:
                    best[place + 1 - first] = (so_far + self._price, place, self._unknown)
        ids: list[int] = []
        place = last
        while place > first:
            reached = best[place - first]
            assert reached is not None
            _, place, piece = reached
            # characters in a row that no piece has are one
            if not (piece == self._unknown and ids and ids[-1] == piece):
                ids.append(piece)
        ids.reverse()
        return ids


def _words(text: str) -> list[str]:
    if not text:
        return []
    marked = text.replace(" ", MARKER)
    return _WORD.findall(marked if marked.startswith(MARKER) else MARKER + marked)


def _sums(text: str) -> tuple[Hashes, Hashes]:
    """Sums from which the hash of any part of a text is told: that of the characters from i to before j, wherever they
    stand, is ``(sums[j] - sums[i]) * powers[i]``, modulo 2^64."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
    down, up = _powers(_INVERSE, len(codes)), _powers(_FACTOR, len(codes))
    sums = np.zeros(len(codes) + 1, dtype=np.uint64)
    np.cumsum(codes * down, out=sums[1:])
    return sums, up


def _powers(base: int, count: int) -> Hashes:
    factors = np.full(count, base, dtype=np.uint64)
    factors[:1] = 1
    return np.multiply.accumulate(factors)


def _version(vocabulary: Vocabulary) -> str:
    return f"{zlib.crc32(vocabulary.blob.tobytes()):08x}-{len(vocabulary)}.1"


def _table(vocabulary: Vocabulary) -> bytes:
    """Of all pieces the hashes in rising order, as uint64, their ids, as uint32, and how many characters each has, as
    uint8: equal pieces in the order of their ids."""
    blob = vocabulary.blob
    # characters before each byte: all bytes but those that go on with one begin a character
    before = np.concatenate([[0], np.cumsum((blob & 0xC0) != 0x80)])
    bounds = before[vocabulary.offsets]
    starts, sizes = bounds[:-1], np.diff(bounds)
    sums, powers = _sums(blob.tobytes().decode("utf-8") + " ")
    hashes = (sums[bounds[1:]] - sums[starts]) * powers[starts]
    order = np.argsort(hashes, kind="stable")
    parts = (hashes[order], order.astype(np.uint32), np.minimum(sizes[order], 255).astype(np.uint8))
    return b"".join(part.tobytes() for part in parts)
