"""The tokenizer of the bundled model, which holds only the pieces that the texts at hand can contain.

A Unigram tokenizer of 250,037 pieces takes over a second to build, most of a small job. The best segmentation of a
text depends on the pieces that occur in the text and on the lowest score alone (which sets the price of an unknown
character), so a tokenizer of those pieces gives the same ids. Which pieces can occur is decided by byte trigrams: all
trigrams of a piece must be trigrams of the texts. Where more and more texts come, the whole vocabulary is built once.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from tqcheck.embedding.unigram import MARKER, UnigramCutter
from tqcheck.embedding.weights import Vocabulary, weight_file

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

_SPECIAL = ("<s>", "</s>", "<pad>", "<unk>")
_SPECIAL_INSIDE = re.compile(f"({'|'.join(_SPECIAL)})")
# A part of the vocabulary takes about 0.1 s to build, the whole 1.1 s: not more than four parts come before it.
_PARTS = 4
_LARGE = 300_000  # code points; so many contain most pieces of their languages
_MOST_HELD = 100_000  # pieces of a tokenizer that stays small, some 50 MB; those of all take 250


class PieceFilter:
    """Which pieces of a vocabulary can occur in texts whose trigrams are known."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._trigrams_seen: npt.NDArray[np.bool_] = np.zeros(1 << 24, dtype=np.bool_)
        self._blob: npt.NDArray[np.uint8] = vocabulary.blob
        offsets = vocabulary.offsets.astype(np.int64)
        self._starts: npt.NDArray[np.int64] = offsets[:-1]
        self._lengths: npt.NDArray[np.int64] = offsets[1:] - offsets[:-1]
        self._always: npt.NDArray[np.bool_] = self._lengths < 3
        self._long = np.flatnonzero(~self._always)

    def add(self, text: str) -> bool:
        """Take in a text that is normalised already; whether it has a trigram not seen before."""
        codes = np.unique(_trigrams(np.frombuffer(text.encode("utf-8", "replace"), np.uint8)))
        fresh = not bool(self._trigrams_seen[codes].all())
        self._trigrams_seen[codes] = True
        return fresh

    def possible(self) -> npt.NDArray[np.bool_]:
        """By token id, shape (n,): False where a piece occurs in none of the texts taken in."""
        found = self._always.copy()
        # the first and the last trigram rule out most pieces, so that few are looked through
        left = self._long[self._seen_at(self._starts[self._long])]
        left = left[self._seen_at(self._starts[left] + self._lengths[left] - 3)]
        if len(left):
            counts = self._lengths[left] - 2
            firsts = np.cumsum(counts) - counts
            places = np.arange(counts.sum()) + np.repeat(self._starts[left] - firsts, counts)
            found[left] = np.logical_and.reduceat(self._seen_at(places), firsts)
        return found

    def _seen_at(self, places: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
        codes = self._blob[places].astype(np.uint32) << 16
        codes |= self._blob[places + 1].astype(np.uint32) << 8
        codes |= self._blob[places + 2]
        seen: npt.NDArray[np.bool_] = self._trigrams_seen[codes]
        return seen


def _trigrams(data: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint32]:
    wide = data.astype(np.uint32)
    codes = (wide[:-2] << 16) | (wide[1:-1] << 8) | wide[2:]
    return codes.astype(np.uint32, copy=False)


class GrowingTokenizer:
    """A tokenizer over a vocabulary that grows with its texts; ids are those of the whole vocabulary.

    ``stays_small``: it is never built whole, but anew for the texts of late where it has become large. That is for
    batches, which ask for the texts of many pairs at once: it takes a tenth of a second each time.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.stays_small = False
        self._held: npt.NDArray[np.bool_] = np.zeros(len(vocabulary), dtype=np.bool_)
        self._vocabulary = vocabulary
        self._filter: PieceFilter | None = PieceFilter(vocabulary)
        self._parts = 0
        self._cutter: UnigramCutter | None = None
        self.backend = self.smallest()

    @property
    def complete(self) -> bool:
        """Whether every piece of the vocabulary is there."""
        return self._filter is None

    def smallest(self) -> "Tokenizer":
        """A new tokenizer of the special pieces alone, for who copies what it is given."""
        return backend(_first_pieces(self._vocabulary), self._vocabulary)

    def prepare(self, texts: Iterable[str]) -> None:
        """Make sure that every piece is there that occurs in these texts: once for many, not once a batch."""
        if self._filter is None:
            return
        normalised = self.normalised("\n".join(texts))
        marked = MARKER + normalised.replace(" ", MARKER)
        if not self._filter.add(marked):
            return
        if self.stays_small:
            self._hold(marked)
            return
        self._parts += 1
        if self._parts > _PARTS or len(normalised) > _LARGE:
            self.finish()
        else:
            self._build(self._filter.possible())

    def _hold(self, marked: str) -> None:
        """Make sure of the pieces of texts that the filter has taken in already, without becoming large."""
        assert self._filter is not None
        possible = self._filter.possible()
        if np.count_nonzero(possible) > _MOST_HELD:
            self._filter = PieceFilter(self._vocabulary)
            self._filter.add(marked)
            self._build(self._filter.possible())
        elif (possible & ~self._held).any():
            self._build(possible)

    def _build(self, pieces: npt.NDArray[np.bool_]) -> None:
        self._held = pieces
        self.backend = backend(_pieces(self._vocabulary, pieces), self._vocabulary)

    def normalised(self, text: str) -> str:
        """A text as it is when it is cut into pieces."""
        found: str = self.backend.normalizer.normalize_str(text)
        return found

    def finish(self) -> None:
        """Build the whole vocabulary (about 1.1 s)."""
        if self._filter is not None:
            self._filter = None
            self.backend = whole_backend(self._vocabulary)

    def encode(self, texts: Sequence[str], *, special: bool = True) -> "list[Encoding]":
        """Ids and offsets of each text, uncut; with the special tokens at either end where ``special``."""
        self.prepare(texts)
        # whoever shares it may have set these
        self.backend.no_truncation()
        self.backend.no_padding()
        found: list[Encoding] = self.backend.encode_batch(list(texts), add_special_tokens=special)
        return found

    def cut(self, texts: Sequence[str]) -> list[list[int]]:
        """The ids of the pieces of a few texts, without special tokens at their ends; the vocabulary does not grow by
        them."""
        if self._cutter is None:
            self._cutter = UnigramCutter(self._vocabulary)
        # each text between its special tokens, which are themselves wherever they stand
        parts = [_SPECIAL_INSIDE.split(text) for text in texts]
        found = iter(self._cutter.cut([self.normalised(one) for part in parts for one in part[::2]]))
        specials = dict(zip(_SPECIAL, _special(self._vocabulary), strict=True))
        return [
            [piece for at, one in enumerate(part) for piece in ([specials[one]] if at % 2 else next(found))]
            for part in parts
        ]


@cache
def shared_tokenizer() -> GrowingTokenizer:
    """The one tokenizer of this process: the whole vocabulary
    is not held twice. Raises ``ModelError`` where the weights are not installed."""
    return GrowingTokenizer(weight_file().vocabulary)


def whole_backend(vocabulary: Vocabulary) -> "Tokenizer":
    """The tokenizer of the whole vocabulary."""
    return backend(_pieces(vocabulary, np.ones(len(vocabulary), dtype=np.bool_)), vocabulary)


def _pieces(vocabulary: Vocabulary, keep: npt.NDArray[np.bool_]) -> list[tuple[str, float]]:
    """The vocabulary by token id with an empty piece, which matches nothing, in each place that is not kept."""
    lowest = float(vocabulary.scores.min())
    pieces = [("", lowest)] * len(vocabulary)
    keep = keep.copy()
    keep[list(_special(vocabulary))] = True
    kept = np.flatnonzero(keep)
    for index, piece in zip(kept.tolist(), _listed(vocabulary, kept), strict=True):
        pieces[index] = piece
    return pieces


def _listed(vocabulary: Vocabulary, kept: npt.NDArray[np.intp]) -> list[tuple[str, float]]:
    """The pieces of these token ids with their scores."""
    blob = vocabulary.blob.tobytes()
    starts, ends = vocabulary.offsets[:-1][kept].tolist(), vocabulary.offsets[1:][kept].tolist()
    scores = vocabulary.scores[kept].tolist()
    return [
        (blob[start:end].decode("utf-8", "replace"), score)
        for start, end, score in zip(starts, ends, scores, strict=True)
    ]


def _first_pieces(vocabulary: Vocabulary) -> list[tuple[str, float]]:
    return [
        (vocabulary.piece(index), float(vocabulary.scores[index])) for index in range(max(_special(vocabulary)) + 1)
    ]


def _special(vocabulary: Vocabulary) -> tuple[int, ...]:
    return vocabulary.bos, vocabulary.eos, vocabulary.pad, vocabulary.unk


def backend(pieces: Sequence[tuple[str, float]], vocabulary: Vocabulary) -> "Tokenizer":
    """A tokenizer of these pieces, by token id, with the normalisation and the special tokens of the model."""
    from tokenizers import AddedToken, Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

    tokenizer = Tokenizer(models.Unigram(list(pieces), unk_id=vocabulary.unk))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", vocabulary.bos), ("</s>", vocabulary.eos)]
    )
    tokenizer.add_special_tokens([AddedToken(token, normalized=False, special=True) for token in _SPECIAL])
    return tokenizer
