"""Vectors on disk, so that a sentence is embedded once. One SQLite file, shared by any number of processes.

Nothing in the file is trusted: each row carries a checksum of its key and its vector, and a file that SQLite finds
damaged is set aside for a new one. What was thrown away, and why the cache could not be used, stands in ``notes``.
"""

import contextlib
import hashlib
import os
import sqlite3
import threading
import time
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
_Result = TypeVar("_Result")

LIMIT_VARIABLE = "TQCHECK_CACHE_MB"
FILE = "vectors.sqlite"
DEFAULT_LIMIT_MB = 2048
_LAYOUT = 3  # PRAGMA user_version: a file of another layout is thrown away
_CHUNK = 500  # below SQLite's smallest limit on the parameters of one statement, 999
_BUSY_SECONDS = 30
_DAY = 86_400
_CHECKSUM_BYTES = 4
# Failures of the place, not of the file: full or read-only disk, no permission, input and output.
_OUTSIDE = ("SQLITE_FULL", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_PERM", "SQLITE_NOMEM")
_KEPT = 0.75  # of the limit, after an eviction: room for many more before the next


def cache_limit() -> int:
    """The largest size of the cache file in bytes: ``TQCHECK_CACHE_MB`` megabytes, else 2,048."""
    try:
        megabytes = float(os.environ.get(LIMIT_VARIABLE) or DEFAULT_LIMIT_MB)
    except ValueError:
        megabytes = DEFAULT_LIMIT_MB
    return int(max(1.0, megabytes) * 1_000_000)


def rounded(vectors: Vectors) -> Vectors:
    """Vectors scaled to unit length and rounded as the cache rounds them: float32, the same shape."""
    return _restored(_halves(vectors))


def halved(values: Vectors) -> Vectors:
    """Numbers rounded to float16, as float32."""
    halves: Vectors = values.astype(np.float16).astype(np.float32)
    return halves


class VectorCache:
    """Vectors by owner (model, revision and number format) and text. A cache that cannot be used is as good as empty.

    ``limit`` is the size in bytes above which the vectors used longest ago are thrown away.
    """

    def __init__(self, folder: Path, limit: int | None = None) -> None:
        self.path = folder / FILE
        self.limit = cache_limit() if limit is None else limit
        self.notes: list[str] = []
        self._connection: sqlite3.Connection | None = None
        self._opened: tuple[int, int] | None = None  # process, and inode of the file
        self._given_up = False
        self._lock = threading.RLock()

    def get(self, owner: str, texts: Sequence[str]) -> dict[str, Vectors]:
        """The known vectors among ``texts``: of unit length, float32, shape (width,)."""
        found = self.get_bytes(owner, texts)
        halves = [np.frombuffer(vector, np.float16) for vector in found.values()]
        if len({len(half) for half in halves}) != 1:
            # nothing found; or vectors of several widths, of which an owner has but one
            return {}
        return dict(zip(found, _restored(np.stack(halves)), strict=True))

    def put(self, owner: str, texts: Sequence[str], vectors: Vectors) -> None:
        """Keep the vectors of texts, shape (len(texts), width); one that is known already stays as it is."""
        self.put_bytes(owner, dict(zip(texts, (half.tobytes() for half in _halves(vectors)), strict=True)))

    def get_bytes(self, owner: str, texts: Sequence[str]) -> dict[str, bytes]:
        """What is kept for these texts, whatever it is; an owner's own, so owners must differ by kind."""
        keys = {_key(owner, text): text for text in texts}
        nothing: dict[bytes, bytes] = {}
        found = self._attempt(lambda connection: self._read(connection, list(keys)), nothing)
        return {keys[key]: value for key, value in found.items()}

    def put_bytes(self, owner: str, values: Mapping[str, bytes]) -> None:
        """Keep a value of an even number of bytes for each text."""
        today = _today()
        keyed = ((_key(owner, text), value) for text, value in values.items())
        rows = [(key, _sealed(key, value), today) for key, value in keyed]

        def write(connection: sqlite3.Connection) -> None:
            with connection:
                connection.executemany("INSERT OR IGNORE INTO vectors (key, vector, used) VALUES (?, ?, ?)", rows)
            self._evict(connection)

        self._attempt(write, None)

    def size(self) -> int:
        """Bytes of the file on disk."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    def count(self) -> int:
        """Number of vectors in the file."""
        return self._attempt(lambda it: int(it.execute("SELECT COUNT(*) FROM vectors").fetchone()[0]), 0)

    def close(self) -> None:
        """Close the file; the next call opens it again."""
        with self._lock:
            # a connection that came through a fork belongs to the parent, whose locks closing it would drop
            if self._connection is not None and self._opened is not None and self._opened[0] == os.getpid():
                self._connection.close()
            self._connection = None

    def _read(self, connection: sqlite3.Connection, keys: list[bytes]) -> dict[bytes, bytes]:
        found: dict[bytes, bytes] = {}
        seldom, damaged = [], []
        today = _today()
        for start in range(0, len(keys), _CHUNK):
            chunk = keys[start : start + _CHUNK]
            marks = ",".join("?" * len(chunk))
            rows = connection.execute(f"SELECT key, vector, used FROM vectors WHERE key IN ({marks})", chunk)
            for key, row, used in rows:
                vector = _opened(key, row)
                if vector is None:
                    damaged.append((key,))
                else:
                    found[key] = vector
                    if used != today:
                        seldom.append((today, key))
        if damaged:
            self._note(f"{self.path}: {len(damaged)} damaged vectors thrown away")
            with connection:
                connection.executemany("DELETE FROM vectors WHERE key = ?", damaged)
        if seldom:
            with connection:
                connection.executemany("UPDATE vectors SET used = ? WHERE key = ?", seldom)
        return found

    def _evict(self, connection: sqlite3.Connection) -> None:
        page, pages, free = (
            int(connection.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("page_size", "page_count", "freelist_count")
        )
        used = (pages - free) * page
        if used <= self.limit:
            return
        with connection:
            count = int(connection.execute("SELECT COUNT(*) FROM vectors").fetchone()[0])
            leaving = int(count * (1 - _KEPT * self.limit / used)) + 1
            connection.execute(
                "DELETE FROM vectors WHERE id IN (SELECT id FROM vectors ORDER BY used, id LIMIT ?)", (leaving,)
            )
        connection.execute("PRAGMA incremental_vacuum").fetchall()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def _attempt(self, work: Callable[[sqlite3.Connection], _Result], otherwise: _Result) -> _Result:
        with self._lock:
            if self._given_up:
                return otherwise
            try:
                return work(self._open())
            except (sqlite3.Error, OSError, UnicodeDecodeError) as error:
                kind = getattr(error, "sqlite_errorname", "") or ""
                if kind.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
                    return otherwise
                if isinstance(error, sqlite3.DatabaseError) and not kind.startswith(_OUTSIDE):
                    self._throw_away(error)
                else:
                    self._note(f"{self.path}: the embedding cache is not used ({error})")
                    self._given_up = True
                return otherwise

    def _open(self) -> sqlite3.Connection:
        if self._connection is not None and self._opened is not None and self._opened[0] == os.getpid():
            return self._connection
        self.path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self.path, timeout=_BUSY_SECONDS, check_same_thread=False)
        self._opened = (os.getpid(), self.path.stat().st_ino)
        try:
            _lay_out(connection)
        except BaseException:
            connection.close()
            raise
        self._connection = connection
        return connection

    def _throw_away(self, error: Exception) -> None:
        self._note(f"{self.path}: a damaged embedding cache was thrown away ({error})")
        inode = self._opened[1] if self._opened else None
        with contextlib.suppress(sqlite3.Error):
            self.close()
        self._connection = None
        try:
            # another process may have put a sound file in its place by now
            if inode is not None and self.path.stat().st_ino == inode:
                for end in ("", "-wal", "-shm"):
                    self.path.with_name(FILE + end).unlink(missing_ok=True)
        except FileNotFoundError:
            return
        except OSError as failure:
            self._note(f"{self.path}: the embedding cache is not used ({failure})")
            self._given_up = True

    def _note(self, note: str) -> None:
        if note not in self.notes:
            self.notes.append(note)


def _lay_out(connection: sqlite3.Connection) -> None:
    layout = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if layout not in {0, _LAYOUT}:
        raise sqlite3.DatabaseError(f"layout {layout}, expected {_LAYOUT}")
    if layout == 0:
        connection.execute("PRAGMA auto_vacuum=INCREMENTAL")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    if layout == 0:
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(
                "CREATE TABLE IF NOT EXISTS vectors"
                " (id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, vector BLOB NOT NULL, used INTEGER NOT NULL)"
            )
            connection.execute(f"PRAGMA user_version={_LAYOUT}")


def _today() -> int:
    return int(time.time()) // _DAY


def _halves(vectors: Vectors) -> npt.NDArray[np.float16]:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True).clip(1e-9)
    halves: npt.NDArray[np.float16] = (vectors / lengths).astype(np.float16)
    return halves


def _restored(halves: npt.NDArray[np.float16]) -> Vectors:
    vectors = halves.astype(np.float32)
    restored: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True).clip(1e-9)
    return restored


def _sealed(key: bytes, vector: bytes) -> bytes:
    return vector + zlib.crc32(key + vector).to_bytes(_CHECKSUM_BYTES, "little")


def _opened(key: object, row: object) -> bytes | None:
    """The vector of a row, None where key, vector and checksum do not belong together."""
    if not isinstance(key, bytes) or not isinstance(row, bytes) or len(row) <= _CHECKSUM_BYTES:
        return None
    vector, checksum = row[:-_CHECKSUM_BYTES], row[-_CHECKSUM_BYTES:]
    if len(vector) % 2 or zlib.crc32(key + vector).to_bytes(_CHECKSUM_BYTES, "little") != checksum:
        return None
    return vector


def _key(owner: str, text: str) -> bytes:
    return hashlib.blake2b(f"{owner}\x1f{text}".encode("utf-8", "surrogatepass"), digest_size=16).digest()
