"""An encoder turns texts into vectors; its model is loaded on the first call that needs one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import numpy.typing as npt

from tqcheck.embedding import bundled
from tqcheck.embedding.cache import VectorCache, Vectors, cache_folder
from tqcheck.errors import ModelError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BATCH = 32


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """Vectors of the tokens of one text, without special tokens and prefix.

    ``spans`` are code points into the text, shape (n, 2), int32; ``vectors`` have unit length, shape (n, width),
    float32.
    """

    spans: npt.NDArray[np.int32]
    vectors: Vectors


class Encoder(Protocol):
    """What alignment, names and checks ask of an encoder. ``name`` and ``revision`` say which vectors these are."""

    @property
    def name(self) -> str: ...

    @property
    def revision(self) -> str: ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One vector of unit length a text: float32, shape (len(texts), width), in the order given."""
        ...

    def tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        """The token vectors of each text, in the order given."""
        ...


class CachedEncoder:
    """An encoder that asks the cache on disk first, and its model only for what is not there."""

    def __init__(self, encoder: Encoder, cache: VectorCache) -> None:
        self._encoder = encoder
        self._cache = cache

    @property
    def name(self) -> str:
        return self._encoder.name

    @property
    def revision(self) -> str:
        return self._encoder.revision

    def encode(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return self._encoder.encode(texts)
        owner = f"{self.name}\x1f{self.revision}"
        distinct = list(dict.fromkeys(texts))
        known = self._cache.get(owner, distinct)
        missing = [text for text in distinct if text not in known]
        if missing:
            fresh = dict(zip(missing, self._encoder.encode(missing), strict=True))
            self._cache.put(owner, fresh)
            known.update(fresh)
        return np.stack([known[text] for text in texts])

    def tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        return self._encoder.tokens(texts)


class SentenceEncoder:
    """A sentence-transformers model, loaded when first used."""

    def __init__(self, name: str = bundled.NAME, device: str = "auto") -> None:
        self.name = name
        self.device = device

    @property
    def revision(self) -> str:
        return bundled.REVISION if self.name == bundled.NAME else "unknown"

    @cached_property
    def model(self) -> "SentenceTransformer":
        """The loaded model. Raises ``ModelError`` where it cannot be loaded."""
        if self.name == bundled.NAME:
            return bundled.build()
        return _load_other(self.name)

    def encode(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self.model.get_embedding_dimension() or 0), dtype=np.float32)
        vectors: Vectors = self.model.encode(
            list(texts), batch_size=BATCH, show_progress_bar=False, convert_to_numpy=True, normalize_embeddings=True
        )
        return vectors.astype(np.float32, copy=False)

    def tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        prefix = self.model.prompts.get(self.model.default_prompt_name or "", "")
        found: list[TokenVectors] = []
        for start in range(0, len(texts), BATCH):
            found.extend(self._token_batch([prefix + text for text in texts[start : start + BATCH]], len(prefix)))
        return found

    def _token_batch(self, texts: list[str], skip: int) -> list[TokenVectors]:
        import torch

        tokenizer = self.model.tokenizer
        batch = tokenizer(texts, padding=True, truncation=True, return_offsets_mapping=True, return_tensors="pt")
        offsets = batch.pop("offset_mapping").numpy()
        with torch.inference_mode():
            hidden = self.model[0].model(**batch.to(self.model.device)).last_hidden_state.float().cpu().numpy()
        found = []
        for text, row, vectors in zip(texts, offsets, hidden, strict=True):
            spans = row - skip
            keep = (row[:, 1] > row[:, 0]) & (spans[:, 1] > 0)
            spans, kept = np.maximum(spans[keep], 0), vectors[keep]
            for span in spans:
                # the unigram marker makes a token cover the space before its word
                while span[0] < span[1] and text[skip + span[0]].isspace():
                    span[0] += 1
            kept = kept / np.linalg.norm(kept, axis=1, keepdims=True).clip(1e-9)
            found.append(TokenVectors(spans.astype(np.int32), kept.astype(np.float32)))
        return found


def load_encoder(name: str = bundled.NAME, device: str = "auto", *, cache: bool = True) -> Encoder:
    """An encoder by name or path; nothing is loaded before its first call that the cache cannot answer."""
    encoder = SentenceEncoder(name, device)
    return CachedEncoder(encoder, VectorCache(cache_folder())) if cache else encoder


def _load_other(name: str) -> Any:
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(name, local_files_only=True)
    except Exception as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise ModelError(f"model {name!r} cannot be loaded: {reason}") from error
