"""What an early layer says of a text: beside the usual vector, cached, for the bundled encoder alone."""

from pathlib import Path

import numpy as np
import pytest

from tests.batch.stories import HashedEncoder
from tqcheck.batch.loom import Loom
from tqcheck.embedding import early_width, wide_vectors
from tqcheck.embedding.cache import VectorCache
from tqcheck.embedding.early import EARLY_KIND, early_map
from tqcheck.embedding.encoder import CachedEncoder, SentenceEncoder

WIDTH = early_width("bundled")


def test_the_usual_vector_comes_first(encoder: SentenceEncoder, texts: list[str]) -> None:
    wide = encoder.wide(texts)
    assert wide.shape == (len(texts), 384 + WIDTH)
    assert np.array_equal(wide[:, :384], encoder.encode(texts))
    assert encoder.wide([]).shape == (0, 384 + WIDTH)
    assert early_map().matrix.shape == (384, WIDTH)


def test_a_text_has_the_same_early_part_in_any_company(encoder: SentenceEncoder, texts: list[str]) -> None:
    together = encoder.wide(texts)[:, 384:]
    for text, vector in zip(texts, together, strict=True):
        alone = encoder.wide([text])[0, 384:]
        assert alone @ vector > 0.995 * np.linalg.norm(alone) * np.linalg.norm(vector)


def test_translations_are_near_and_neighbours_are_not(encoder: SentenceEncoder) -> None:
    german = [
        "Der Hafen wurde am Montag gesperrt.",
        "Die Fähre fährt erst am Freitag wieder.",
        "Niemand wurde verletzt.",
    ]
    french = ["Le port a été fermé lundi.", "Le ferry ne repartira que vendredi.", "Personne n'a été blessé."]
    here, there = encoder.wide(german)[:, 384:], encoder.wide(french)[:, 384:]
    alike = here @ there.T / np.linalg.norm(here, axis=1)[:, None] / np.linalg.norm(there, axis=1)
    assert alike.argmax(1).tolist() == alike.argmax(0).tolist() == [0, 1, 2]


def test_early_parts_are_cached(
    tmp_path: Path, encoder: SentenceEncoder, texts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    cached = CachedEncoder(encoder, VectorCache(tmp_path))
    plain = cached.encode(texts)
    monkeypatch.setattr(encoder, "wide", None)
    # what was computed for the one is there for the other, and on disk for another process
    for one in (cached, CachedEncoder(encoder, VectorCache(tmp_path))):
        wide = one.wide([*texts, texts[0]])
        assert np.array_equal(wide[:-1, :384], plain)
        assert np.array_equal(wide[-1], wide[0])
    assert np.array_equal(CachedEncoder(encoder, VectorCache(tmp_path)).encode(texts), plain)


def test_an_early_part_of_another_map_is_none(tmp_path: Path, encoder: SentenceEncoder) -> None:
    cache = VectorCache(tmp_path)
    cache.put_bytes(f"{encoder.owner}\x1f{EARLY_KIND}", {"Good morning.": b"12"})
    assert np.array_equal(CachedEncoder(encoder, cache).wide(["Good morning."]), encoder.wide(["Good morning."]))


def test_other_encoders_have_none() -> None:
    hashed = HashedEncoder()
    assert early_width(hashed.name) == 0
    assert np.array_equal(wide_vectors(hashed, ["a text"]), hashed.encode(["a text"]))


def test_works_in_turns_are_given_both(encoder: SentenceEncoder) -> None:
    loom: Loom[object] = Loom("bundled", encoder.revision)
    wanted = loom.begin([lambda: (loom.encode(["One."]).shape, wide_vectors(loom, ["One."]).shape)])
    vectors = encoder.wide(list(wanted.texts))
    assert not loom.go_on(dict(zip(wanted.texts, vectors, strict=True)), {})
    assert loom.results() == [((1, 384), (1, 384 + WIDTH))]
