"""What computes vectors: a sentence-transformers model at work."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from tqcheck.embedding import early
from tqcheck.embedding.cache import Vectors
from tqcheck.embedding.numbers import Computation, dtype, usable_cores
from tqcheck.embedding.tokenizer import GrowingTokenizer

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer

# Sentences a batch. On a processor more are no faster; a GPU is kept busy by many.
_BATCHES = {"cpu": 32, "cuda": 512}
_SPECIAL_TOKENS = 2
_KEPT = 160 * 1024**2
"""Bytes of what the model says of tokens, for each core: in a batch each has a worker with two shares of chunks under
way, from whose sentences to whose tokens and scores all that the other shares have embedded comes between."""
_LOWER = "lower_embeddings"


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """Vectors of the tokens of one text, without special tokens, prefix and space.

    ``spans`` are code points into the text, shape (n, 2), int32; ``vectors`` have unit length, shape (n, width),
    float32.
    """

    spans: npt.NDArray[np.int32]
    vectors: Vectors


@dataclass(frozen=True, slots=True)
class _States:
    """What the last layer, and where it is wanted a lower one, says of each token of a text: shape (tokens, width)."""

    last: "torch.Tensor"
    lower: "torch.Tensor | None"

    @property
    def size(self) -> int:
        """Bytes."""
        return self.last.nbytes + (0 if self.lower is None else self.lower.nbytes)


class Engine:
    """A sentence-transformers model that is loaded, on its device.

    Its transformer computes in the number format, what follows it in float32. Texts are given without the prefix that
    the model wants; none that is to be computed is longer than ``limit``. ``early_width`` is how many numbers of an
    early layer are wanted besides, see ``early``; 0 where none are.
    """

    def __init__(self, model: "SentenceTransformer", computation: Computation, early_width: int = 0) -> None:
        self.early_width = early_width
        transformer = model[0]
        if getattr(transformer, "model", None) is not None:
            transformer.to(dtype(computation.number_format))
            transformer.register_forward_hook(self._after_transformer)
        if early_width:
            early.EarlyStates(transformer)
        self.model = model.to(computation.device).eval()
        self._batch = _BATCHES[computation.device]
        self._dtype = dtype(computation.number_format)
        self._computation = computation
        self._states: dict[str, _States] = {}
        self._layer: int | None = None
        self._lower: torch.Tensor | None = None
        self._room = _KEPT * usable_cores()
        self._prefix = str(model.prompts.get(model.default_prompt_name or "", ""))

    @property
    def width(self) -> int:
        """Numbers a vector."""
        return int(self.model.get_embedding_dimension() or 0)

    @cached_property
    def limit(self) -> int | None:
        """Tokens of a text that the model reads at once, without special tokens and prefix; None where any number."""
        longest = self.model.max_seq_length
        if longest is None or getattr(self.model[0], "model", None) is None:
            return None
        prefix = self.model.tokenizer(self._prefix, add_special_tokens=False)["input_ids"] if self._prefix else []
        return max(8, int(longest) - _SPECIAL_TOKENS - len(prefix))

    def offsets(self, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        """Code points of each token of texts of any length, without special tokens."""
        # no truncation: the tokenizer must not cut what is to be measured
        encoded = self.model.tokenizer(
            list(texts), add_special_tokens=False, truncation=False, return_offsets_mapping=True, verbose=False
        )
        found: list[list[tuple[int, int]]] = encoded["offset_mapping"]
        return found

    def remember_layer(self, count: int) -> None:
        """Keep from now on what the first ``count`` layers say of tokens too, for a network that goes on from there.

        On a processor: a GPU computes it again in less time than it takes to move.
        """
        if self._layer is None and self.model.device.type == "cpu":
            self._layer = count
            self.model[0].model.encoder.layer[count - 1].register_forward_hook(self._after_layer)

    def lower_states(self, text: str) -> "torch.Tensor | None":
        """What ``remember_layer`` keeps of a text with its prefix and special tokens, shape (tokens, width), in the
        numbers that the model computes with; None where the text was not computed lately."""
        states = self._states.get(text)
        return None if states is None else states.lower

    def remembers(self, count: int, computation: Computation) -> bool:
        """Whether ``lower_states`` are those of so many layers in a computation like this."""
        return (self._layer, self._computation) == (count, computation)

    @property
    def growing(self) -> GrowingTokenizer | None:
        """What is behind the tokenizer of the bundled model; None for any other."""
        found: GrowingTokenizer | None = getattr(self.model.tokenizer, "growing", None)
        return found

    def prepare(self, texts: Sequence[str]) -> None:
        """Say all texts that are to come at once: a vocabulary that grew with each batch would be built as often."""
        if self.growing is not None:
            self.growing.prepare([*texts, *(self._prefix + text[:8] for text in texts)])

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """A vector of unit length a text, and behind it its early part: float32, shape (n, width + early_width)."""
        vectors = np.zeros((len(texts), self.width + self.early_width), dtype=np.float32)
        for batch in self._batches(texts):
            vectors[batch] = self._vector_batch([texts[number] for number in batch])
        return vectors

    def tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        """The token vectors of each text; nothing is computed for texts whose ``vectors`` were computed lately."""
        found = self._known_tokens([text for text in dict.fromkeys(texts) if text in self._states])
        rest = [text for text in dict.fromkeys(texts) if text not in found]
        for batch in self._batches(rest):
            given = [rest[number] for number in batch]
            found.update(zip(given, self._token_batch(given), strict=True))
        return [found[text] for text in texts]

    def _vector_batch(self, texts: list[str]) -> Vectors:
        import torch

        found = self.model.encode(texts, batch_size=self._batch, show_progress_bar=False, output_value=None)
        whole = torch.stack([one["sentence_embedding"] for one in found])
        if self.limit is not None:
            for text, one in zip(texts, found, strict=True):
                there = one["attention_mask"].bool()
                lower = one[_LOWER][there] if _LOWER in one else None
                self._keep(text, _States(one["token_embeddings"][there].to(self._dtype).cpu(), lower))
        whole = torch.nn.functional.normalize(whole, p=2, dim=1).float()
        if self.early_width:
            whole = torch.cat([whole, torch.stack([one[early.KEY] for one in found])], dim=1)
        vectors: Vectors = whole.cpu().numpy()
        return vectors

    def _keep(self, text: str, states: "_States") -> None:
        """Keep what the model says of each token of a text, in the numbers that it computes with, while there is room:
        checks ask for the tokens of sentences that the aligner has asked the vectors of, and the quality model goes on
        with them."""
        if text in self._states:
            return
        self._states[text] = states
        self._room -= states.size
        while self._room < 0:
            self._room += self._states.pop(next(iter(self._states))).size

    def _after_layer(self, _module: Any, _given: Any, states: Any) -> None:
        self._lower = states[0] if isinstance(states, tuple) else states

    def _after_transformer(self, _module: Any, _given: Any, features: dict[str, Any]) -> dict[str, Any]:
        if "token_embeddings" in features:
            features["token_embeddings"] = features["token_embeddings"].float()
        if self._lower is not None:
            # comes out with the vectors, text by text
            features[_LOWER], self._lower = self._lower, None
        return features

    def _known_tokens(self, texts: list[str]) -> dict[str, TokenVectors]:
        """The token vectors of texts whose states are kept."""
        if not texts:
            return {}
        given = [self._prefix + text for text in texts]
        encoded = self.model.tokenizer(given, truncation=True, return_offsets_mapping=True)
        found = {}
        for text, offsets in zip(texts, encoded["offset_mapping"], strict=True):
            states = self._states[text].last.float().numpy()
            if len(states) == len(offsets):
                found[text] = without_prefix(text, len(self._prefix), np.array(offsets, dtype=np.int32), states)
        return found

    def _batches(self, texts: Sequence[str]) -> Iterator[list[int]]:
        """The numbers of texts of about as many tokens each, so that little of a batch only pads.

        By characters, as sentence-transformers sorts them, half as much again is computed where languages are mixed: an
        English token has four of them, a Japanese one hardly two.
        """
        sizes = self._sizes(texts) if len(texts) > self._batch else [0] * len(texts)
        longest_first = sorted(range(len(texts)), key=lambda number: -sizes[number])
        for start in range(0, len(texts), self._batch):
            yield longest_first[start : start + self._batch]

    def _sizes(self, texts: Sequence[str]) -> list[int]:
        """How many tokens each text has; where the model has none, how many characters."""
        if self.limit is None:
            return list(map(len, texts))
        if self.growing is not None:
            return [len(one.ids) for one in self.growing.encode(texts, special=False)]
        encoded = self.model.tokenizer(list(texts), add_special_tokens=False, truncation=False, verbose=False)
        return list(map(len, encoded["input_ids"]))

    def _token_batch(self, texts: list[str]) -> Iterator[TokenVectors]:
        import torch

        batch = self.model.tokenizer(
            [self._prefix + text for text in texts],
            padding=True,
            truncation=True,
            return_offsets_mapping=True,
            return_tensors="pt",
        )
        offsets = batch.pop("offset_mapping").numpy().astype(np.int32)
        with torch.inference_mode():
            hidden = self.model[0].model(**batch.to(self.model.device)).last_hidden_state.float().cpu().numpy()
        self._lower = None
        for text, row, vectors in zip(texts, offsets, hidden, strict=True):
            yield without_prefix(text, len(self._prefix), row, vectors)


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
