"""Scores of segments: texts in, one number each out; cached as vectors are."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from tqcheck.derived import cache_folder
from tqcheck.embedding.bundled import NAME
from tqcheck.embedding.cache import VectorCache
from tqcheck.embedding.encoder import CachedEncoder, Encoder
from tqcheck.embedding.numbers import Computation, foresee, limit_torch, settle
from tqcheck.quality.checkpoint import FILE, Description, describe, read

if TYPE_CHECKING:
    from tqcheck.quality.computing import Computer

Scores = npt.NDArray[np.float32]
_BOUNDARY = "\x1f"
REMEMBERED = 20_000  # scores of segments, those asked for last


class Quality:
    """Scores segments against a reference in the same language, a source in any language, or both."""

    def __init__(
        self,
        device: str = "auto",
        *,
        cache: bool = True,
        encoder: Encoder | None = None,
        alone: bool = True,
        path: Path = FILE,
    ) -> None:
        self._device = device
        self._alone = alone
        self._computation = foresee(device)
        self._path = path
        self._description = describe(path)
        self._encoder = encoder if isinstance(encoder, CachedEncoder) and encoder.name == NAME else None
        if self._encoder is not None and self._encoder.encoder.computation == self._computation:
            self._encoder.encoder.remember_layer(self._description.shape.lower)
        self._cache = VectorCache(cache_folder()) if cache else None
        self._memory: dict[str, float] = {}

    @property
    def version(self) -> str:
        """Which model this is: a digest of what it computes with."""
        return self._description.version

    @property
    def description(self) -> Description:
        """What the file says of itself: its shape and how it was trained."""
        return self._description

    def score(
        self, candidates: Sequence[str], references: Sequence[str | None], sources: Sequence[str | None]
    ) -> Scores:
        """One score a segment: float32, shape (n,), from 0 (nothing of it is right) to 1 (nothing is wrong).

        Each candidate needs a reference in its own language, a source in another, or both; ``ValueError`` where it has
        neither or the lengths differ. A candidate that is its reference but for white space scores 1, one without any
        letter or digit, beside a text that has some, 0.
        """
        if not len(candidates) == len(references) == len(sources):
            raise ValueError("as many references and sources as candidates are needed, None where there is none")
        segments = list(zip(candidates, references, sources, strict=True))
        if any(reference is None and source is None for _, reference, source in segments):
            raise ValueError("a candidate with neither reference nor source cannot be scored")
        certain = {
            key: value for key, segment in ((_key(s), s) for s in segments) if (value := _certain(*segment)) is not None
        }
        asked = {_key(segment): segment for segment in segments}
        known = certain | self._known([key for key in asked if key not in certain])
        missing = {key: segment for key, segment in asked.items() if key not in known}
        if missing:
            known |= self._computed(missing)
        return np.array([known[_key(segment)] for segment in segments], dtype=np.float32)

    @cached_property
    def _computer(self) -> "Computer":
        limit_torch()
        self._computation = settle(self._device)
        from tqcheck.quality.computing import Computer

        loaded = None if self._encoder is None else self._encoder.encoder.loaded
        return Computer(read(self._path), self._computation, loaded, alone=self._alone)

    def _owner(self, computation: Computation) -> str:
        looks = "alone" if self._alone else "among checks"
        return _BOUNDARY.join(("quality", self.version, computation.number_format, looks))

    def _known(self, keys: Sequence[str]) -> dict[str, float]:
        found = {key: self._memory[key] for key in keys if key in self._memory}
        unknown = [key for key in keys if key not in found]
        if unknown and self._cache is not None:
            kept = self._cache.get_bytes(self._owner(self._computation), unknown)
            found |= {key: float(np.frombuffer(value, np.float32)[0]) for key, value in kept.items() if len(value) == 4}
        return found

    def _computed(self, segments: Mapping[str, tuple[str, str | None, str | None]]) -> dict[str, float]:
        values = self._computer.scores(list(segments.values()))
        found = dict(zip(segments, values.tolist(), strict=True))
        self._memory.update(found)
        for key in list(islice(self._memory, max(0, len(self._memory) - REMEMBERED))):
            del self._memory[key]
        if self._cache is not None:
            packed = {key: np.float32(value).tobytes() for key, value in found.items()}
            self._cache.put_bytes(self._owner(self._computation), packed)
        return found


def load_quality(
    device: str = "auto", *, cache: bool = True, encoder: Encoder | None = None, alone: bool = True
) -> Quality:
    """The quality model that is shipped; torch is not imported before a score that the cache does not hold.

    ``encoder``, the one that alignment uses, spares loading the bundled encoder twice. ``alone``: whether nothing else
    looks at the segments, so that candidates are compared with sources by letters too (alone.py). Raises
    ``ModelError`` where the file or the device cannot be had.
    """
    return Quality(device, cache=cache, encoder=encoder, alone=alone)


def _key(segment: tuple[str, str | None, str | None]) -> str:
    return _BOUNDARY.join("-" if text is None else f"+{text}" for text in segment)


def _certain(candidate: str, reference: str | None, source: str | None) -> float | None:
    """What needs no model: equal text, and no text at all."""
    if reference is not None and candidate.split() == reference.split():
        return 1.0
    if not _says(candidate) and (_says(reference or "") or _says(source or "")):
        return 0.0
    return None


def _says(text: str) -> bool:
    return any(character.isalnum() for character in text)
