"""Bytes of an article: from a path or standard input, unpacked, within limits."""

import io
import stat
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path

from tqcheck.errors import UnreadableArticleError

MAX_BYTES = 64 * 1024 * 1024
"""The most bytes of one input, after unpacking. A long feature is some 100 kB."""

MAX_RATIO = 200
"""The most bytes that one packed byte may become (text packs to a tenth), once more than ``FREE_BYTES`` came out."""

FREE_BYTES = 1024 * 1024

_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"
_CHUNK = 256 * 1024


@dataclass(frozen=True, slots=True)
class Raw:
    """An input's bytes. ``path`` is as the user gave it; ``name`` is the file name without ``.gz`` or ``.zst``."""

    path: str
    name: str
    data: bytes

    @property
    def suffix(self) -> str:
        """The file name's last suffix in lower case, with its dot; empty where there is none."""
        return Path(self.name).suffix.lower()


def load(path: str | Path) -> Raw:
    """Read a file, or standard input for ``"-"``, and unpack gzip and zstd (told by their first bytes).

    Raises ``UnreadableArticleError`` where nothing can be read: missing, a folder, no permission, too large, a
    damaged or suspicious archive.
    """
    shown = str(path)
    if shown == "-":
        if sys.stdin is None:  # closed by who started us, as a service manager may do
            raise UnreadableArticleError(shown, "standard input is closed")
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        name = "-"
    else:
        data = _read_file(Path(path), shown)
        name = Path(path).name
    if len(data) > MAX_BYTES:
        raise UnreadableArticleError(shown, f"larger than {MAX_BYTES // 1024**2} MB")
    if data[:2] == _GZIP:
        data = _gunzip(data, shown)
    elif data[:4] == _ZSTD:
        data = _unzstd(data, shown)
    if data[:2] == _GZIP or data[:4] == _ZSTD:
        raise UnreadableArticleError(shown, "an archive inside an archive")
    for ending in (".gz", ".zst", ".zstd"):
        if name.lower().endswith(ending):
            name = name[: -len(ending)]
            break
    return Raw(shown, name, data)


def _read_file(path: Path, shown: str) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableArticleError(shown, "is a folder, not an article")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableArticleError(shown, "no such file") from None
    except PermissionError:
        raise UnreadableArticleError(shown, "no permission to read it") from None
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise UnreadableArticleError(shown, f"cannot be read: {reason}") from None


def _gunzip(data: bytes, shown: str) -> bytes:
    out = io.BytesIO()
    rest = data
    while rest[:2] == _GZIP:
        unpacker = zlib.decompressobj(wbits=31)
        try:
            piece = unpacker.decompress(rest, _CHUNK)
            while piece or unpacker.unconsumed_tail:
                out.write(piece)
                _refuse_bomb(out.tell(), len(data), shown)
                piece = unpacker.decompress(unpacker.unconsumed_tail, _CHUNK)
        except zlib.error:
            raise UnreadableArticleError(shown, "damaged gzip data") from None
        if not unpacker.eof:
            raise UnreadableArticleError(shown, "gzip data cut short")
        rest = unpacker.unused_data
    return out.getvalue()


def _unzstd(data: bytes, shown: str) -> bytes:
    import zstandard

    out = io.BytesIO()
    unpacker = zstandard.ZstdDecompressor(max_window_size=2**27)
    try:
        with unpacker.stream_reader(io.BytesIO(data), read_across_frames=True) as reader:
            while piece := reader.read(_CHUNK):
                out.write(piece)
                _refuse_bomb(out.tell(), len(data), shown)
    except zstandard.ZstdError:
        raise UnreadableArticleError(shown, "damaged zstd data") from None
    return out.getvalue()


def _refuse_bomb(unpacked: int, packed: int, shown: str) -> None:
    if unpacked > MAX_BYTES:
        raise UnreadableArticleError(shown, f"unpacks to more than {MAX_BYTES // 1024**2} MB")
    if unpacked > FREE_BYTES and unpacked > MAX_RATIO * packed:
        raise UnreadableArticleError(shown, f"unpacks to more than {MAX_RATIO} times its size: refused")
