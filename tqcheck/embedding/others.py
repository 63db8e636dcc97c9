"""Any other sentence-transformers model, by name or path."""

import contextlib
import logging
import os
import warnings
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from tqcheck.embedding.cache import Vectors
from tqcheck.embedding.engine import TokenVectors, without_prefix
from tqcheck.embedding.numbers import Computation, dtype
from tqcheck.embedding.sources import Source, downloaded
from tqcheck.errors import ModelError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


# Sentences a batch. On a processor more are no faster; a GPU is kept busy by many.
_BATCHES = {"cpu": 32, "cuda": 512}
_SPECIAL_TOKENS = 2


class Stock:
    """A sentence-transformers model as an ``Engine``, moved to its device.

    Its transformer computes in the number format, what follows it in float32.
    """

    def __init__(self, model: "SentenceTransformer", computation: Computation) -> None:
        transformer = model[0]
        if getattr(transformer, "model", None) is not None:
            transformer.to(dtype(computation.number_format))
            transformer.register_forward_hook(_to_float32)
        self.model = model.to(computation.device).eval()
        self._batch = _BATCHES[computation.device]
        self._prefix = str(model.prompts.get(model.default_prompt_name or "", ""))

    @property
    def width(self) -> int:
        return int(self.model.get_embedding_dimension() or 0)

    @property
    def limit(self) -> int | None:
        longest = self.model.max_seq_length
        if longest is None or getattr(self.model[0], "model", None) is None:
            return None
        prefix = self.model.tokenizer(self._prefix, add_special_tokens=False)["input_ids"] if self._prefix else []
        return max(8, int(longest) - _SPECIAL_TOKENS - len(prefix))

    def offsets(self, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        # no truncation: the tokenizer must not cut what is to be measured
        encoded = self.model.tokenizer(
            list(texts), add_special_tokens=False, truncation=False, return_offsets_mapping=True, verbose=False
        )
        found: list[list[tuple[int, int]]] = encoded["offset_mapping"]
        return found

    def vectors(self, texts: Sequence[str]) -> Vectors:
        vectors: Vectors = self.model.encode(
            list(texts),
            batch_size=self._batch,
            show_progress_bar=False,
            convert_to_numpy=True,
            normalize_embeddings=True,
        )
        return vectors

    def tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        shortest_first = sorted(range(len(texts)), key=lambda number: len(texts[number]))
        found: dict[int, TokenVectors] = {}
        for start in range(0, len(texts), self._batch):
            batch = shortest_first[start : start + self._batch]
            found.update(zip(batch, self._token_batch([texts[number] for number in batch]), strict=True))
        return [found[number] for number in range(len(texts))]

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
        for text, row, vectors in zip(texts, offsets, hidden, strict=True):
            yield without_prefix(text, len(self._prefix), row, vectors)


def _to_float32(_module: Any, _given: Any, features: dict[str, Any]) -> dict[str, Any]:
    if "token_embeddings" in features:
        features["token_embeddings"] = features["token_embeddings"].float()
    return features


def load(source: Source) -> tuple["SentenceTransformer", Source]:
    """The model, and its source as known now. Raises ``ModelError`` with one line where it cannot be loaded.

    Only a model that is neither a folder nor in the Hugging Face cache is downloaded; all else stays off the network.
    """
    # seconds that a hub which does not answer is waited for; read when the library is first imported
    os.environ.setdefault("HF_HUB_ETAG_TIMEOUT", "5")
    os.environ.setdefault("HF_HUB_DOWNLOAD_TIMEOUT", "10")
    from sentence_transformers import SentenceTransformer

    place = source.name if source.folder is None else str(source.folder)
    try:
        with _silence():
            model = SentenceTransformer(place, local_files_only=source.folder is not None, device="cpu")
    # the library raises whatever the files provoke: OSError, ValueError, KeyError, RuntimeError, ...
    except Exception as error:
        raise ModelError(f"model {source.name!r} cannot be loaded: {_reason(error)}") from error
    return model, source if source.revision else (downloaded(source.name) or source)


def _reason(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return (lines[0] if lines else type(error).__name__)[:300]


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """No progress bars, log lines or warnings of the libraries on standard error."""
    from transformers.utils import logging as theirs

    ours = logging.getLogger("sentence_transformers")
    verbosity, level, bars = theirs.get_verbosity(), ours.level, theirs.is_progress_bar_enabled()
    theirs.set_verbosity_error()
    theirs.disable_progress_bar()
    ours.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        theirs.set_verbosity(verbosity)
        ours.setLevel(level)
        if bars:
            theirs.enable_progress_bar()
