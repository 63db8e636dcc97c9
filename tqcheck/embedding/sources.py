"""Where a model named by ``--model`` lies, and which one it is, without importing torch."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from tqcheck.embedding import bundled
from tqcheck.errors import ModelError

_MARKS = ("modules.json", "config.json", "config_sentence_transformers.json")
_SAMPLE = 1 << 16
_SAMPLES = 64
_REACH_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Source:
    """A model by name. ``folder`` is None for the bundled one, and for one that is yet to be downloaded.

    ``revision`` says which vectors these are: for a folder a fingerprint of its files, for a model of the Hugging Face
    hub its commit.
    """

    name: str
    folder: Path | None
    revision: str


def find(name: str) -> Source:
    """The model of that name. Raises ``ModelError``, within seconds, where it cannot be had."""
    if name == bundled.NAME:
        return Source(name, None, bundled.REVISION)
    folder = Path(name).expanduser()
    if name and folder.is_dir():
        if not any((folder / mark).is_file() for mark in _MARKS):
            raise ModelError(f"model {name!r}: the folder holds no sentence-transformers model (no {_MARKS[0]})")
        return Source(name, folder, fingerprint(folder))
    if name and folder.exists():
        raise ModelError(f"model {name!r}: expected the folder of a model, or its name")
    if not _is_hub_name(name):
        raise ModelError(f"model {name!r}: no such folder")
    for candidate in dict.fromkeys((name, name if "/" in name else f"sentence-transformers/{name}")):
        known = _in_hub_cache(candidate)
        if known is not None:
            return known
    if _offline():
        raise ModelError(f"model {name!r}: no such folder, and not in the Hugging Face cache (offline)")
    if not _hub_reachable():
        host = urlsplit(_endpoint()).hostname
        raise ModelError(f"model {name!r}: no such folder, not in the Hugging Face cache, and {host} cannot be reached")
    return Source(name, None, "")


def downloaded(name: str) -> Source | None:
    """The model of the hub after a download, None where there is none."""
    return _in_hub_cache(name) or _in_hub_cache(f"sentence-transformers/{name}")


def fingerprint(folder: Path) -> str:
    """16 hexadecimal digits of the names, sizes and contents of a folder's files.

    Of a large file 64 pieces spread evenly are read, which tell any two trainings of a model apart.
    """
    digest = hashlib.blake2b(digest_size=8)
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or any(part.startswith(".") for part in path.relative_to(folder).parts):
            continue
        size = path.stat().st_size
        digest.update(f"{path.relative_to(folder).as_posix()}\x1f{size}\x1f".encode())
        with path.open("rb") as file:
            step = max(_SAMPLE, size // _SAMPLES)
            for start in (*range(0, size, step), max(0, size - _SAMPLE)):
                file.seek(start)
                digest.update(file.read(_SAMPLE))
    return digest.hexdigest()


def _is_hub_name(name: str) -> bool:
    parts = name.split("/")
    return len(parts) <= 2 and all(
        part and part not in {".", ".."} and all(sign.isalnum() or sign in "-_." for sign in part) for part in parts
    )


def _in_hub_cache(name: str) -> Source | None:
    """A model that the Hugging Face cache holds; layout: models--OWNER--NAME/refs/main and snapshots/COMMIT."""
    folder = _hub_cache() / f"models--{name.replace('/', '--')}"
    try:
        commit = (folder / "refs" / "main").read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    snapshot = folder / "snapshots" / commit
    if any((snapshot / mark).is_file() for mark in _MARKS):
        return Source(name, snapshot, commit[:16])
    return None


def _hub_cache() -> Path:
    for variable, below in (("HF_HUB_CACHE", ""), ("HUGGINGFACE_HUB_CACHE", ""), ("HF_HOME", "hub")):
        if os.environ.get(variable):
            return Path(os.environ[variable]).expanduser() / below
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "huggingface" / "hub"


def _offline() -> bool:
    values = (os.environ.get(name, "") for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"))
    return any(value.upper() in {"1", "ON", "YES", "TRUE"} for value in values)


def _endpoint() -> str:
    return os.environ.get("HF_ENDPOINT") or "https://huggingface.co"


def _hub_reachable() -> bool:
    import socket  # 4 ms, for models of the hub that are not there yet

    address = urlsplit(_endpoint())
    port = address.port or (80 if address.scheme == "http" else 443)
    try:
        socket.create_connection((address.hostname or "", port), timeout=_REACH_SECONDS).close()
    except OSError:
        return False
    return True
