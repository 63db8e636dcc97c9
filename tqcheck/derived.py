"""What takes long to work out of data files, kept in the cache folder so that the next process only reads it.

Files are written only after ``keep()``, which the commands call unless they were told ``--no-cache`` (a batch then has
a folder of its own for as long as it runs); where there is none, the value is worked out again and is the same. Nothing
in a file is trusted: one whose checksum is wrong is not used.
"""

import importlib.util
import json
import os
import tomllib
import zlib
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from itertools import cycle
from mmap import ACCESS_READ, mmap
from operator import mul
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

FOLDER_VARIABLE = "TQCHECK_CACHE_DIR"
FOLDER = "derived"
_LAYOUT = 2  # part of every file's name: raise it where the meaning of a file changes
_CHECKSUM_BYTES = 8  # so many keep the numbers of a table in step with their size
_MOST = 0xFFFF
_NEAR = 1024  # places; of 300,000 even hashes nearly all stand nearer to where they should


@dataclass
class _Process:
    """What this process does with what it works out: write it, or hold it for the case that it shall be written."""

    keeps: bool = False
    folder: Path | None = None
    pending: dict[Path, Callable[[], bytes]] = field(default_factory=dict)


_this = _Process()


def cache_folder() -> Path:
    """The folder of the caches: ``TQCHECK_CACHE_DIR``, else the platform's own place for caches."""
    if named := os.environ.get(FOLDER_VARIABLE):
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_cache_dir("tqcheck"))


def folders() -> tuple[Path, ...]:
    """Where this process looks for what was kept; it keeps in the last one."""
    return (cache_folder(),) if _this.folder is None else (cache_folder(), _this.folder)


def keep(*, always: bool = False, folder: Path | None = None) -> None:
    """Write what this process has worked out so far; ``always``: and from now on at once what it works out.

    ``folder``: there, and not in the cache folder, where it is only looked for.
    """
    _this.keeps = _this.keeps or always
    _this.folder = folder or _this.folder
    for path in list(_this.pending):
        _save(path, _this.pending.pop(path)())


def data_file(path: Path) -> dict[str, Any]:
    """A TOML file of the package, parsed; parsing the larger ones takes longer than a short command may."""

    def parse() -> dict[str, Any]:
        return tomllib.loads(path.read_text(encoding="utf-8"))

    parsed: dict[str, Any] = plain_data(path.stem, digest(path), parse)
    return parsed


def digest(*paths: Path) -> str:
    """A version for what is worked out of these files, data or code."""
    return blake2b(b"".join(path.read_bytes() for path in paths), digest_size=8).hexdigest()


@cache
def installed(package: str) -> str:
    """The version of an installed package, which is not imported; by the name of the folder that says so where there
    is one, for the library that knows better takes 20 ms to import."""
    spec = importlib.util.find_spec(package)
    if spec is not None and spec.origin:
        for folder in Path(spec.origin).parent.parent.glob(f"{package}-*.dist-info"):
            return folder.name.removeprefix(f"{package}-").removesuffix(".dist-info")
    from importlib.metadata import version

    return version(package)


def plain_data(name: str, version: str, make: Callable[[], Any]) -> Any:
    """What ``make()`` gives, which must be what JSON can hold; ``version`` changes wherever that would change."""
    path = _path(name, version)
    packed = _found(path)
    if packed is not None:
        return json.loads(bytes(packed))
    made = make()
    _write(path, lambda: json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))
    return made


def packed(name: str, version: str, make: Callable[[], bytes]) -> memoryview:
    """The bytes that ``make()`` gives; from a file they are not read but mapped, so that processes share them."""
    path = _path(name, version)
    found = _found(path)
    if found is not None:
        return found
    made = make()
    _write(path, lambda: made)
    return memoryview(made)


class Numbers(Protocol):
    """Whole numbers by word: a ``dict`` or a ``WordTable``."""

    def get(self, word: str, /) -> int | None: ...

    def __len__(self) -> int: ...

    def __contains__(self, word: object, /) -> bool: ...


def word_numbers(name: str, version: str, make: Callable[[], dict[str, int]]) -> Numbers:
    """What ``make()`` gives, words with numbers from 0 to 65,535; from a file as a table that is not read but mapped,
    so that processes share its memory."""
    path = _path(name, version)
    packed = _found(path)
    if packed is not None:
        return WordTable(packed)
    made = make()
    if _write(path, lambda: pack_words(made)) and (packed := _found(path)) is not None:
        return WordTable(packed)
    return made


class WordTable:
    """Numbers by word, looked up by the word's hash of 64 bits among all in rising order.

    The hash is multilinear (Carter and Wegman 1979): of 300,000 words and one that is not among them, the chance to be
    taken for one is about 1 in 3 x 10^13.
    """

    def __init__(self, packed: memoryview) -> None:
        self._count = len(packed) // 10
        self._hashes = packed[: 8 * self._count].cast("Q")
        self._numbers = packed[8 * self._count :].cast("H")

    def __len__(self) -> int:
        return self._count

    def get(self, word: str, /) -> int | None:
        """The number of a word; None where there is none."""
        at = _place(self._hashes, _hash(word))
        return None if at is None else self._numbers[at]

    def __contains__(self, word: object, /) -> bool:
        return isinstance(word, str) and self.get(word) is not None

    def among(self, hashes: "npt.NDArray[np.uint64]") -> list[tuple[int, int]]:
        """Index and number of each of many hashes that the table has."""
        import numpy as np

        if not self._count:
            return []
        every = np.frombuffer(self._hashes, dtype=np.uint64)
        at = np.minimum(np.searchsorted(every, hashes), self._count - 1)
        here = np.flatnonzero(every[at] == hashes)
        numbers = np.frombuffer(self._numbers, dtype=np.uint16)[at[here]]
        return list(zip(here.tolist(), numbers.tolist(), strict=True))


class Texts(Protocol):
    """Texts by word: a ``dict`` or a ``TextTable``."""

    def get(self, word: str, /) -> str | None: ...


def word_texts(name: str, version: str, make: Callable[[], dict[str, str]]) -> Texts:
    """What ``make()`` gives, words with a text each; from a file as a table that is not read but mapped, so that
    processes share its memory."""
    path = _path(name, version)
    packed = _found(path)
    if packed is not None:
        return TextTable(packed)
    made = make()
    if _write(path, lambda: pack_texts(made)) and (packed := _found(path)) is not None:
        return TextTable(packed)
    return made


class TextTable:
    """Texts by word, looked up as a ``WordTable`` looks up numbers."""

    def __init__(self, packed: memoryview) -> None:
        count = int.from_bytes(packed[:8], "little")
        self._hashes = packed[8 : 8 + 8 * count].cast("Q")
        self._ends = packed[8 + 8 * count : 8 + 16 * count].cast("Q")
        self._texts = packed[8 + 16 * count :]

    def get(self, word: str, /) -> str | None:
        """The text of a word; None where there is none."""
        at = _place(self._hashes, _hash(word))
        if at is None:
            return None
        return bytes(self._texts[self._ends[at - 1] if at else 0 : self._ends[at]]).decode("utf-8", "surrogatepass")


def _place(hashes: memoryview, wanted: int) -> int | None:
    """The index of a hash among all in rising order; None where it is not among them."""
    count = len(hashes)
    # hashes lie evenly: near where this one should be, else anywhere
    guess = wanted * count >> 64
    low, high = max(0, guess - _NEAR), min(count, guess + _NEAR)
    at = bisect_left(hashes, wanted, low, high)
    if at in (low, high):
        at = bisect_left(hashes, wanted)
    return at if at < count and hashes[at] == wanted else None


def numbers_of(words: Sequence[str], *tables: Numbers) -> list[dict[str, int]]:
    """For each table the words that it has, with their numbers, in the order of the words; hundreds of words at once
    take a tenth of the time that they take one by one."""
    if not words or not any(isinstance(table, WordTable) for table in tables):
        return [
            {word: number for word in words for number in (table.get(word),) if number is not None} for table in tables
        ]
    hashes = _hashes(words)
    return [
        {words[at]: number for at, number in table.among(hashes)}
        if isinstance(table, WordTable)
        else numbers_of(words, table)[0]
        for table in tables
    ]


def pack_texts(texts: Mapping[str, str]) -> bytes:
    """The bytes of a ``TextTable``: how many, all hashes, where the text of each ends, the texts in that order."""
    import numpy as np

    hashes = _hashes_of_many(list(texts))
    order = np.argsort(hashes)
    written = [text.encode("utf-8", "surrogatepass") for text in texts.values()]
    sorted_texts = [written[at] for at in order]
    ends = np.cumsum(np.fromiter(map(len, sorted_texts), dtype=np.uint64, count=len(written)), dtype=np.uint64)
    return b"".join([len(texts).to_bytes(8, "little"), hashes[order].tobytes(), ends.tobytes(), *sorted_texts])


def pack_words(words: Mapping[str, int]) -> bytes:
    """The bytes of a ``WordTable``: all hashes, then the number of each."""
    import numpy as np

    listed = list(words)
    hashes = _hashes_of_many(listed)
    numbers = np.minimum(np.fromiter(words.values(), dtype=np.int64, count=len(listed)), _MOST).astype(np.uint16)
    order = np.lexsort((numbers, hashes))
    return hashes[order].tobytes() + numbers[order].tobytes()


_PART = 50_000  # words whose letters are multiplied at a time
_FACTORS = 64
_ALL_BITS = (1 << 64) - 1


@cache
def _factors() -> tuple[int, ...]:
    """Odd numbers of 64 bits without order by which a word's length and its letters are multiplied."""
    return tuple(int.from_bytes(blake2b(bytes([at]), digest_size=8).digest(), "little") | 1 for at in range(_FACTORS))


def _hash(word: str) -> int:
    """The sum of the products of a word's length and code points with numbers by place, modulo 2^64."""
    codes = memoryview(word.encode("utf-32-le", "surrogatepass")).cast("I")
    factors = _factors()
    total: int = sum(map(mul, (len(codes), *codes), factors if len(codes) < _FACTORS else cycle(factors)))
    return total & _ALL_BITS


def _hashes_of_many(words: Sequence[str]) -> "npt.NDArray[np.uint64]":
    """``_hash`` of any number of words."""
    import numpy as np

    parts = [_hashes(words[start : start + _PART]) for start in range(0, len(words), _PART)]
    return np.concatenate([np.zeros(0, dtype=np.uint64), *parts])


def _hashes(words: Sequence[str]) -> "npt.NDArray[np.uint64]":
    """``_hash`` of each of many words, at least one."""
    import numpy as np

    factors = np.array(_factors(), dtype=np.uint64)
    sizes = np.fromiter(map(len, words), dtype=np.int64, count=len(words))
    codes = np.frombuffer("".join(words).encode("utf-32-le", "surrogatepass"), dtype="<u4")
    starts = np.cumsum(sizes) - sizes
    inside = np.arange(1, len(codes) + 1) - np.repeat(starts, sizes)
    products = codes * factors[inside % _FACTORS]
    # sums from the start to each word's end, so that empty words have none
    sums = np.concatenate([np.zeros(1, dtype=np.uint64), np.cumsum(products, dtype=np.uint64)])
    found: npt.NDArray[np.uint64] = sums[starts + sizes] - sums[starts] + sizes.astype(np.uint64) * factors[0]
    return found


def _path(name: str, version: str) -> Path:
    # a name may hold a language code that a user gave
    safe = "".join(one if one.isalnum() or one in "-_." else "_" for one in f"{name}-{version}.{_LAYOUT}")
    return Path(FOLDER) / safe


def _found(path: Path) -> memoryview | None:
    return next((packed for folder in folders() if (packed := _read(folder / path)) is not None), None)


def _read(path: Path) -> memoryview | None:
    """The content of a file, mapped; None where there is no such file or it is damaged."""
    try:
        with path.open("rb") as file:
            mapped = memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
    except (OSError, ValueError):  # an empty file cannot be mapped
        return None
    content = mapped[_CHECKSUM_BYTES:]
    return content if zlib.crc32(content).to_bytes(_CHECKSUM_BYTES, "little") == mapped[:_CHECKSUM_BYTES] else None


def _write(path: Path, pack: Callable[[], bytes]) -> bool:
    """Write a file now, or hold it until ``keep()``; whether it is there now."""
    if _this.keeps:
        return _save(path, pack())
    _this.pending[path] = pack
    return False


def _save(path: Path, content: bytes) -> bool:
    """Write a file in one step; False where that cannot be done: then it is worked out again the next time."""
    path = folders()[-1] / path
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(zlib.crc32(content).to_bytes(_CHECKSUM_BYTES, "little") + content)
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink()
        return False
    return True
