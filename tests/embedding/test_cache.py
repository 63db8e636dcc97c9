"""The cache on disk: what it keeps comes back, and nothing broken ever does."""

import multiprocessing
import os
import random
import sqlite3
from pathlib import Path

import numpy as np
import pytest

from tqcheck.embedding.cache import FILE, VectorCache, Vectors, rounded

WIDTH = 16


def some_vectors(count: int, seed: int = 0) -> Vectors:
    return np.random.default_rng(seed).normal(size=(count, WIDTH)).astype(np.float32)


def vector_of(text: str) -> Vectors:
    return some_vectors(1, seed=sum(text.encode()) + len(text))[0]


def fill(folder: Path, texts: list[str]) -> VectorCache:
    cache = VectorCache(folder)
    cache.put("owner", texts, np.stack([vector_of(text) for text in texts]))
    return cache


def test_what_goes_in_comes_out_rounded(tmp_path: Path) -> None:
    vectors = some_vectors(3)
    VectorCache(tmp_path).put("owner", ["a", "b", "c"], vectors)
    found = VectorCache(tmp_path).get("owner", ["c", "x", "a"])
    assert set(found) == {"a", "c"}
    assert np.array_equal(found["a"], rounded(vectors)[0])
    assert np.allclose(np.linalg.norm(found["c"]), 1, atol=1e-6)
    assert VectorCache(tmp_path).get("another owner", ["a"]) == {}


def test_more_texts_than_a_statement_takes(tmp_path: Path) -> None:
    texts = [f"text {number}" for number in range(1300)]
    cache = fill(tmp_path, texts)
    assert set(cache.get("owner", texts)) == set(texts)
    assert cache.count() == 1300


def test_a_changed_byte_in_a_vector_is_noticed(tmp_path: Path) -> None:
    fill(tmp_path, ["a", "b"]).close()
    with sqlite3.connect(tmp_path / FILE) as connection:
        (row,) = connection.execute("SELECT vector FROM vectors LIMIT 1").fetchone()
        connection.execute("UPDATE vectors SET vector = ? WHERE id = 1", (bytes([row[0] ^ 1]) + row[1:],))
    connection.close()
    cache = VectorCache(tmp_path)
    assert len(cache.get("owner", ["a", "b"])) == 1
    assert any("damaged" in note for note in cache.notes)
    assert cache.count() == 1


def test_a_row_under_another_key_is_not_trusted(tmp_path: Path) -> None:
    fill(tmp_path, ["a"]).close()
    other = VectorCache(tmp_path / "other")
    other.put("owner", ["b"], some_vectors(1))
    with sqlite3.connect(tmp_path / "other" / FILE) as connection:
        (key,) = connection.execute("SELECT key FROM vectors").fetchone()
    connection.close()
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("UPDATE vectors SET key = ?", (key,))
    connection.close()
    assert VectorCache(tmp_path).get("owner", ["b"]) == {}


@pytest.mark.parametrize("content", [b"not a database at all " * 50, b"SQLite format 3\x00" + bytes(500)])
def test_a_file_that_is_no_cache_is_thrown_away(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    cache = VectorCache(tmp_path)
    assert cache.get("owner", ["a"]) == {}
    cache.put("owner", ["a"], some_vectors(1))
    assert set(cache.get("owner", ["a"])) == {"a"}
    assert any("thrown away" in note for note in cache.notes)


@pytest.mark.parametrize("seed", range(8))
def test_a_file_damaged_anywhere_never_gives_a_wrong_vector(tmp_path: Path, seed: int) -> None:
    texts = [f"text {number}" for number in range(200)]
    fill(tmp_path, texts).close()
    chance = random.Random(seed)
    content = bytearray((tmp_path / FILE).read_bytes())
    if seed % 2:
        del content[chance.randrange(len(content)) :]
    for _ in range(50 if content else 0):
        content[chance.randrange(len(content))] = chance.randrange(256)
    (tmp_path / FILE).write_bytes(content)
    cache = VectorCache(tmp_path)
    for _ in range(2):
        for text, vector in cache.get("owner", texts).items():
            assert np.array_equal(vector, rounded(vector_of(text)[None])[0])
        cache.put("owner", texts, np.stack([vector_of(text) for text in texts]))


def test_the_oldest_leave_when_it_grows_too_large(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path, limit=200_000)
    with_width = np.random.default_rng(1).normal(size=(100, 384)).astype(np.float32)
    for part in range(8):
        cache.put("owner", [f"{part} {number}" for number in range(100)], with_width)
        used = 19_000 + part
        assert cache._connection is not None
        with cache._connection as connection:
            connection.execute("UPDATE vectors SET used = ? WHERE used > 19500", (used,))
    assert cache.count() < 400
    assert cache.size() < 400_000
    assert len(cache.get("owner", [f"7 {number}" for number in range(100)])) > 50
    assert cache.get("owner", [f"0 {number}" for number in range(100)]) == {}


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    cache = VectorCache(tmp_path / "cache")
    cache.put("owner", ["a"], some_vectors(1))
    assert cache.get("owner", ["a"]) == {}
    assert any("not used" in note for note in cache.notes)


def test_a_file_where_the_folder_should_be_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = VectorCache(tmp_path / "file" / "cache")
    cache.put("owner", ["a"], some_vectors(1))
    assert cache.get("owner", ["a"]) == {}
    assert any("not used" in note for note in cache.notes)


def test_a_full_disk_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = fill(tmp_path, ["a"])
    assert cache._connection is not None
    pages = cache._connection.execute("PRAGMA page_count").fetchone()[0]
    # SQLite reports a database that may not grow as it reports a full disk
    cache._connection.execute(f"PRAGMA max_page_count={pages}")
    texts = [f"text {number}" for number in range(5000)]
    cache.put("owner", texts, some_vectors(5000))
    assert any("full" in note for note in cache.notes)
    assert set(VectorCache(tmp_path).get("owner", ["a"])) == {"a"}


def _work(folder: Path, worker: int) -> int:
    cache = VectorCache(folder)
    wrong = 0
    for start in range(0, 300, 30):
        texts = [f"text {number}" for number in range(start, start + 60)]
        chance = random.Random(worker * 1000 + start)
        chance.shuffle(texts)
        for text, vector in cache.get("owner", texts).items():
            wrong += not np.array_equal(vector, rounded(vector_of(text)[None])[0])
        cache.put("owner", texts, np.stack([vector_of(text) for text in texts]))
        if worker == 0 and start == 150:
            with (folder / FILE).open("r+b") as file:
                file.write(b"garbage garbage garbage")
    return wrong


def test_four_processes_share_it_even_when_it_breaks(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        assert pool.starmap(_work, [(tmp_path, worker) for worker in range(4)]) == [0, 0, 0, 0]
    texts = [f"text {number}" for number in range(330)]
    cache = fill(tmp_path, texts)
    cache.put("owner", texts, np.stack([vector_of(text) for text in texts]))
    assert set(cache.get("owner", texts)) == set(texts)
