"""An encoder turns texts into vectors; its model is loaded on the first call that needs one."""

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import islice
from typing import Any, Protocol

import numpy as np

from tqcheck.derived import cache_folder
from tqcheck.embedding import bundled
from tqcheck.embedding.cache import VectorCache, Vectors, halved, rounded
from tqcheck.embedding.early import EARLY_KIND, early_width
from tqcheck.embedding.engine import Engine, TokenVectors, unit
from tqcheck.embedding.numbers import Computation, foresee, limit_torch, settle
from tqcheck.embedding.sources import find
from tqcheck.embedding.windows import Window, cut, whole

_EARLY = f"\x1f{EARLY_KIND}"
REMEMBERED = 20_000
REMEMBERED_TOKENS = 500  # about 25 kB each


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


class SentenceEncoder:
    """A sentence-transformers model, loaded when first used.

    ``device`` is ``auto``, ``cpu`` or ``cuda``; ``number_format`` ``auto`` or one of ``float32``, ``bfloat16`` and
    ``float16``. Texts longer than the model reads at once are cut into windows, and the vectors of the windows pooled
    by their numbers of tokens. Vectors are rounded to float16, which moves none of them by more than 0.02 degrees, so
    that those of the cache and those just computed are the same.

    Raises ``ModelError`` for a device that is not there and a name that cannot be had; all that can be found out
    without importing torch is found out at once.
    """

    def __init__(self, name: str = bundled.NAME, device: str = "auto", number_format: str = "auto") -> None:
        self.name = name
        self._device = device
        self._number_format = number_format
        self._computation = foresee(device, number_format)
        self._source = find(name)
        self._layer: int | None = None

    @property
    def revision(self) -> str:
        """Which model this is: see ``Source``."""
        return self._source.revision or "unknown"

    @property
    def computation(self) -> Computation:
        """Device and number format; what was foreseen until the model is loaded, what is so from then on."""
        return self._computation

    @property
    def owner(self) -> str:
        """Whose vectors these are, for the cache: model, revision and number format."""
        return "\x1f".join((self.name, self.revision, self._computation.number_format))

    @cached_property
    def engine(self) -> Engine:
        """The loaded model. Raises ``ModelError`` where it cannot be loaded."""
        limit_torch()
        self._computation = settle(self._device, self._number_format)
        if self.name == bundled.NAME:
            from tqcheck.embedding.stock import build

            model = build()
        else:
            from tqcheck.embedding.others import load

            model, self._source = load(self._source)
        engine = Engine(model, self._computation, early_width(self.name))
        if self._layer is not None:
            engine.remember_layer(self._layer)
        return engine

    @property
    def loaded(self) -> Engine | None:
        """The model if it is loaded already."""
        engine: Engine | None = vars(self).get("engine")
        return engine

    def remember_layer(self, count: int) -> None:
        """See ``Engine.remember_layer``; for the bundled model, loaded or not."""
        self._layer = count
        if self.loaded is not None:
            self.loaded.remember_layer(count)

    def encode(self, texts: Sequence[str]) -> Vectors:
        return self.wide(texts)[:, : self.engine.width]

    def wide(self, texts: Sequence[str]) -> Vectors:
        """``encode``, and behind each vector what an early layer says of the text where the encoder knows that (see
        ``early``): float32, shape (len(texts), width + early width). Only the first part is of unit length."""
        width = self.engine.width
        if not texts:
            return np.zeros((0, width + self.engine.early_width), dtype=np.float32)
        windows = self._windows(texts)
        vectors = self.engine.vectors([texts[window.text][window.start : window.end] for window in windows])
        vectors = _pooled(vectors, windows, len(texts))
        return np.hstack([rounded(vectors[:, :width]), halved(vectors[:, width:])])

    def tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        """The token vectors of each text, in the order given: those of its windows one behind the other."""
        windows = self._windows(texts)
        parts = self.engine.tokens([texts[window.text][window.start : window.end] for window in windows])
        by_text: list[list[TokenVectors]] = [[] for _ in texts]
        for window, part in zip(windows, parts, strict=True):
            by_text[window.text].append(TokenVectors(part.spans + np.int32(window.start), part.vectors))
        return [
            TokenVectors(np.concatenate([p.spans for p in found]), np.concatenate([p.vectors for p in found]))
            for found in by_text
        ]

    def _windows(self, texts: Sequence[str]) -> list[Window]:
        limit = self.engine.limit
        if limit is None:
            return [whole(number, text) for number, text in enumerate(texts)]
        self.engine.prepare(texts)
        return cut(texts, self.engine.offsets, limit)


class CachedEncoder:
    """An encoder that asks its memory and the cache on disk first, and its model only for what is in neither.

    The memory holds the vectors asked for last, up to ``REMEMBERED``: alignment and checks of a pair ask for the same
    sentences several times. ``cache`` None: nothing is read from disk or written to it.
    """

    def __init__(self, encoder: SentenceEncoder, cache: VectorCache | None) -> None:
        self.encoder = encoder
        self.cache = cache
        self._memory: dict[str, Vectors] = {}
        self._early: dict[str, Vectors] = {}
        self._tokens: dict[str, bytes] = {}

    @property
    def name(self) -> str:
        return self.encoder.name

    @property
    def revision(self) -> str:
        return self.encoder.revision

    @property
    def notes(self) -> tuple[str, ...]:
        """What a person should know of the cache: that a damaged one was thrown away, that it cannot be used."""
        return tuple(self.cache.notes) if self.cache else ()

    def encode(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return self.encoder.encode(texts)
        owner = self.encoder.owner
        known = self._known(self._memory, texts, lambda unknown: self._kept(owner, unknown))
        unknown = [text for text in dict.fromkeys(texts) if text not in known]
        if unknown:
            fresh = self._computed(owner, unknown)
            if fresh is None:
                return self.encode(texts)
            known.update(zip(unknown, fresh[0], strict=True))
        _remember(self._memory, known)
        return _stacked([known[text] for text in texts])

    def wide(self, texts: Sequence[str]) -> Vectors:
        """``encode``, and behind each vector what an early layer says of the text: see ``SentenceEncoder.wide``."""
        if not texts:
            return self.encoder.wide(texts)
        if not early_width(self.name):
            return self.encode(texts)
        owner = self.encoder.owner
        known = self._known(self._memory, texts, lambda unknown: self._kept(owner, unknown))
        early = self._known(self._early, texts, lambda unknown: self._kept_early(owner, unknown))
        unknown = [text for text in dict.fromkeys(texts) if text not in known or text not in early]
        if unknown:
            fresh = self._computed(owner, unknown)
            if fresh is None:
                return self.wide(texts)
            known.update(zip(unknown, fresh[0], strict=True))
            early.update(zip(unknown, fresh[1], strict=True))
        _remember(self._memory, known)
        _remember(self._early, early)
        return np.hstack([_stacked([of[text] for text in texts]) for of in (known, early)])

    def _known(
        self, memory: dict[str, Vectors], texts: Sequence[str], kept: Callable[[list[str]], dict[str, Vectors]]
    ) -> dict[str, Vectors]:
        """What is in the memory or on disk."""
        known = {text: memory[text] for text in texts if text in memory}
        unknown = [text for text in dict.fromkeys(texts) if text not in known]
        return known | kept(unknown) if unknown else known

    def _kept(self, owner: str, texts: list[str]) -> dict[str, Vectors]:
        return {} if self.cache is None else self.cache.get(owner, texts)

    def _kept_early(self, owner: str, texts: list[str]) -> dict[str, Vectors]:
        if self.cache is None:
            return {}
        found = self.cache.get_bytes(owner + _EARLY, texts)
        size = 2 * early_width(self.name)
        return {
            text: np.frombuffer(packed, np.float16).astype(np.float32)
            for text, packed in found.items()
            if len(packed) == size
        }

    def _computed(self, owner: str, texts: list[str]) -> tuple[Vectors, Vectors] | None:
        """Vectors of texts and their early parts, kept on disk from now on; None where loading the model showed that
        the computation is another than foreseen, so that what is known already is not comparable."""
        wide = self.encoder.wide(texts)
        if self.encoder.owner != owner:
            self._memory.clear()
            self._early.clear()
            return None
        width = wide.shape[1] - early_width(self.name)
        plain, early = wide[:, :width], wide[:, width:]
        if self.cache is not None:
            self.cache.put(owner, texts, plain)
            if early.shape[1]:
                packed = (row.tobytes() for row in early.astype(np.float16))
                self.cache.put_bytes(owner + _EARLY, dict(zip(texts, packed, strict=True)))
        return plain, early

    def tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        return [token_vectors(packed) for packed in self.packed_tokens(texts)]

    def packed_tokens(self, texts: Sequence[str]) -> list[bytes]:
        """``tokens`` as the cache keeps them, in half the room: ``token_vectors`` reads each."""
        owner = f"{self.encoder.owner}\x1ftokens"
        known = {text: self._tokens[text] for text in texts if text in self._tokens}
        unknown = [text for text in dict.fromkeys(texts) if text not in known]
        if unknown and self.cache is not None:
            found = self.cache.get_bytes(owner, unknown)
            known.update({text: packed for text, packed in found.items() if _is_whole(packed)})
            unknown = [text for text in unknown if text not in known]
        if unknown:
            # packed though it be unpacked at once, so that those of the cache and those just computed are the same
            fresh = {text: _packed(tokens) for text, tokens in zip(unknown, self.encoder.tokens(unknown), strict=True)}
            if f"{self.encoder.owner}\x1ftokens" != owner:
                self._tokens.clear()
                return self.packed_tokens(texts)
            if self.cache is not None:
                self.cache.put_bytes(owner, fresh)
            known.update(fresh)
        self._tokens.update(known)
        _forget(self._tokens, REMEMBERED_TOKENS)
        return [known[text] for text in texts]


def _stacked(vectors: Sequence[Vectors]) -> Vectors:
    """``np.stack`` in a quarter of its time: one by one it looks at each of many short vectors."""
    return np.concatenate(vectors).reshape(len(vectors), -1)


def _remember(memory: dict[str, Vectors], vectors: dict[str, Vectors]) -> None:
    memory.update(vectors)
    _forget(memory, REMEMBERED)


def _forget(memory: dict[str, Any], limit: int) -> None:
    for text in list(islice(memory, max(0, len(memory) - limit))):
        del memory[text]


def _packed(tokens: TokenVectors) -> bytes:
    """Count and width as two uint32, the spans as int32, the vectors as float16."""
    shape = np.array(tokens.vectors.shape, dtype=np.uint32)
    return shape.tobytes() + tokens.spans.astype(np.int32).tobytes() + tokens.vectors.astype(np.float16).tobytes()


def _shape(packed: bytes) -> tuple[int, int]:
    count, width = (int(number) for number in np.frombuffer(packed, np.uint32, 2))
    return count, width


def _is_whole(packed: bytes) -> bool:
    """Whether bytes are token vectors, all of them."""
    if len(packed) < 8:
        return False
    count, width = _shape(packed)
    return len(packed) == 8 + count * 8 + count * width * 2


def token_vectors(packed: bytes) -> TokenVectors:
    """The token vectors that ``CachedEncoder.packed_tokens`` has packed."""
    count, width = _shape(packed)
    spans = np.frombuffer(packed, np.int32, count * 2, 8).reshape(count, 2).copy()
    vectors = np.frombuffer(packed, np.float16, count * width, 8 + count * 8).reshape(count, width)
    return TokenVectors(spans, unit(vectors.astype(np.float32)))


def packed_tokens(encoder: Encoder, texts: Sequence[str]) -> Sequence[bytes | TokenVectors]:
    """The token vectors of texts, packed where the encoder packs them: see ``CachedEncoder.packed_tokens``."""
    pack: Callable[[Sequence[str]], Sequence[bytes | TokenVectors]] = getattr(encoder, "packed_tokens", encoder.tokens)
    return pack(texts)


def load_encoder(
    name: str = bundled.NAME, device: str = "auto", *, cache: bool = True, number_format: str = "auto"
) -> CachedEncoder:
    """An encoder by name or path; nothing is loaded before its first call that the cache cannot answer.

    Raises ``ModelError`` for a model or a device that cannot be had, as far as that can be known without loading.
    """
    encoder = SentenceEncoder(name, device, number_format)
    return CachedEncoder(encoder, VectorCache(cache_folder()) if cache else None)


def wide_vectors(encoder: Encoder, texts: Sequence[str]) -> Vectors:
    """Vectors of texts with their early parts where the encoder has such, else without: see ``SentenceEncoder.wide``.

    The first part alone is ``encoder.encode``; ``early_width`` of the encoder's name says how long the other is.
    """
    wide: Callable[[Sequence[str]], Vectors] = getattr(encoder, "wide", encoder.encode)
    return wide(texts)


def _pooled(vectors: Vectors, windows: Sequence[Window], count: int) -> Vectors:
    """Mean of each text's windows weighted by their tokens, shape (count, width), not of unit length."""
    if len(windows) == count:
        return vectors
    owners = np.array([window.text for window in windows])
    weights = np.array([max(1, window.tokens) for window in windows], dtype=np.float32)
    pooled = np.zeros((count, vectors.shape[1]), dtype=np.float32)
    np.add.at(pooled, owners, vectors * weights[:, None])
    return pooled
