"""How common a word is, by the lists of the package wordfreq (Speer 2022).

The lists are read without the package, whose import alone takes longer than a short command and whose tables of one
language are 30 to 100 MB of every process; here they are a mapped file that all processes share.
"""

import gzip
import unicodedata
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from tqcheck.derived import Numbers, word_numbers


@cache
def centibels(code: str) -> Numbers:
    """By casefolded word, how many hundredths of a power of ten its frequency lies below 1; empty where there is no
    list. ``code`` is wordfreq's own: ``sh``, not ``sr``."""
    path = list_of(code)
    return word_numbers(f"words-{code}", version(code), lambda: words(code)) if path else {}


def words(code: str) -> dict[str, int]:
    """What ``centibels`` answers from, the most frequent first; unpacked anew each time."""
    path = list_of(code)
    return _unpacked(path) if path else {}


@lru_cache(maxsize=65536)
def zipf(word: str, code: str) -> float:
    """Frequency of a word on the Zipf scale (log10 per thousand million words), 0 where no list holds it.

    The lists are case-blind and cut at about 3.0 for the smaller languages and at 1.0 for the larger ones.
    """
    below = centibels(code).get(unicodedata.normalize("NFC", word).casefold())
    return 0.0 if below is None else round(9 - below / 100, 2)


def version(code: str) -> str:
    """What changes with the list."""
    path = list_of(code)
    return f"{path.stat().st_size:x}" if path else "0"


def list_of(code: str) -> Path | None:
    """The file of a list, the large one where there are two."""
    paths = (folder() / f"{kind}_{code}.msgpack.gz" for kind in ("large", "small"))
    return next((path for path in paths if path.is_file()), None)


@cache
def folder() -> Path:
    """Where wordfreq keeps its lists."""
    spec = find_spec("wordfreq")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("wordfreq is not installed")
    return Path(spec.origin).parent / "data"


def _unpacked(path: Path) -> dict[str, int]:
    """The file: a list of a header and of lists of words, number i of which have frequency 10^(-i/100)."""
    import msgpack

    header, *lists = msgpack.unpackb(gzip.decompress(path.read_bytes()), raw=False)
    if header != {"format": "cB", "version": 1}:
        raise ValueError(f"{path}: a list of words in another format")
    numbers: dict[str, int] = {}
    for below, of_them in enumerate(lists):
        numbers.update(dict.fromkeys(of_them, below))
    return numbers
