"""Vectors on disk, so that a sentence is embedded once. One SQLite file, shared by any number of processes."""

import hashlib
import os
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import platformdirs

Vectors = npt.NDArray[np.float32]

ENVIRONMENT = "TQCHECK_CACHE_DIR"
FILE = "embeddings.sqlite"
_CHUNK = 500  # below SQLite's smallest limit on the parameters of one statement, 999


def cache_folder() -> Path:
    """The folder of the cache: ``TQCHECK_CACHE_DIR``, else the platform's own place for caches."""
    return Path(os.environ.get(ENVIRONMENT) or platformdirs.user_cache_dir("tqcheck"))


class VectorCache:
    """Vectors by owner (model and revision) and text. A cache that cannot be used is as good as empty."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._connection: sqlite3.Connection | None = None

    def get(self, owner: str, texts: Sequence[str]) -> dict[str, Vectors]:
        """The known vectors among ``texts``."""
        keys = {_key(owner, text): text for text in texts}
        found: dict[str, Vectors] = {}
        try:
            connection = self._open()
            names = list(keys)
            for start in range(0, len(names), _CHUNK):
                chunk = names[start : start + _CHUNK]
                marks = ",".join("?" * len(chunk))
                for key, blob in connection.execute(f"SELECT key, vector FROM vectors WHERE key IN ({marks})", chunk):
                    found[keys[key]] = np.frombuffer(blob, np.float32)
        except (sqlite3.Error, OSError):
            return {}
        return found

    def put(self, owner: str, vectors: Mapping[str, Vectors]) -> None:
        """Keep vectors; one that is known already stays as it is."""
        rows = [(_key(owner, text), vector.astype(np.float32).tobytes()) for text, vector in vectors.items()]
        try:
            connection = self._open()
            with connection:
                connection.executemany("INSERT OR IGNORE INTO vectors VALUES (?, ?)", rows)
        except (sqlite3.Error, OSError):
            return

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(self._path, timeout=30)
            self._connection.execute("PRAGMA journal_mode=WAL")
            self._connection.execute("PRAGMA synchronous=NORMAL")
            self._connection.execute(
                "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID"
            )
        return self._connection


def _key(owner: str, text: str) -> bytes:
    return hashlib.blake2b(f"{owner}\x1f{text}".encode("utf-8", "surrogatepass"), digest_size=16).digest()
