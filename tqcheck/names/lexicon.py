"""How common a word is: the evidence that a spelling is a word or a name in its own right."""

import gzip
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from tqcheck.derived import Numbers, word_numbers
from tqcheck.names.spelling import script

# wordfreq files Serbian, Croatian and Bosnian together and names Tagalog and Norwegian by other codes
_CODES = {"sr": "sh", "hr": "sh", "bs": "sh", "me": "sh", "tl": "fil", "no": "nb", "nn": "nb", "gl": "pt", "yue": "zh"}
_NEVER_NAMES = 4.0


def base(language: str | None) -> str:
    """The language of a BCP 47 code alone, ``und`` where unknown."""
    code = (language or "und").replace("_", "-").split("-")[0].lower()
    return "nb" if code == "no" else code


@cache
def _centibels(language: str) -> Numbers:
    """By word, how many hundredths of a power of ten its frequency lies below 1: wordfreq's list of the language."""
    code = _CODES.get(language, language)
    paths = (_wordlists() / f"{kind}_{code}.msgpack.gz" for kind in ("large", "small"))
    path = next((path for path in paths if path.is_file()), None)
    if path is None:
        return {}
    return word_numbers(f"words-{code}", f"{path.stat().st_size:x}", lambda: _unpacked(path))


def _unpacked(path: Path) -> dict[str, int]:
    """A packed list of wordfreq, read without its package, whose import alone takes longer than a short command.

    The file: a list of a header and of lists of words, number i of which have frequency 10^(-i/100).
    """
    import msgpack

    header, *lists = msgpack.unpackb(gzip.decompress(path.read_bytes()), raw=False)
    if header != {"format": "cB", "version": 1}:
        raise ValueError(f"{path}: a list of words in another format")
    numbers: dict[str, int] = {}
    for centibels, words in enumerate(lists):
        numbers.update(dict.fromkeys(words, centibels))
    return numbers


@cache
def _wordlists() -> Path:
    spec = find_spec("wordfreq")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("wordfreq is not installed")
    return Path(spec.origin).parent / "data"


@lru_cache(maxsize=65536)
def zipf(word: str, language: str) -> float:
    """Frequency of a word on the Zipf scale (log10 per thousand million words), 0 where the list does not hold it.

    Source: wordfreq (Speer 2022). The lists are case-blind and cut at about 3.0 for the smaller languages and at
    1.0 for the larger ones; languages without a list give 0 for every word.
    """
    centibels = _centibels(base(language)).get(word.casefold())
    return 0.0 if centibels is None else round(9 - centibels / 100, 2)


@cache
def _person_names() -> Numbers:
    """Given names and surnames in Latin letters, folded, of 4 to 11 letters.

    Source: Wikidata (CC0) as packed in rigour 1.8; each line keeps the number of letters shared with the one before.
    """
    path = Path(__file__).parent / "data" / "person_names.txt.gz"
    return word_numbers("person_names", f"{path.stat().st_size:x}", lambda: dict.fromkeys(_unfolded(path), 1))


def _unfolded(path: Path) -> Iterator[str]:
    before = ""
    for line in gzip.decompress(path.read_bytes()).decode("ascii").splitlines():
        before = before[: ord(line[0]) - ord("0")] + line[1:]
        yield before


def is_person_name(word: str) -> bool:
    """Whether a folded Latin word is a known given name or surname."""
    return word in _person_names()


def has_list(language: str | None) -> bool:
    """Whether there is a frequency list for the language."""
    return len(_centibels(base(language))) > 0


@cache
def is_well_listed(language: str | None) -> bool:
    """Whether the frequency list is one of the large ones, where a word that is not there is hardly a word."""
    code = base(language)
    return (_wordlists() / f"large_{_CODES.get(code, code)}.msgpack.gz").is_file()


def size(language: str | None) -> int:
    """Number of words in the language's frequency list."""
    return len(_centibels(base(language)))


def known(word: str, *languages: str | None) -> float:
    """The highest Zipf frequency of a word over the languages given and, in Latin letters, English."""
    codes = {base(language) for language in languages}
    if script(word) == "Latn":
        codes.add("en")
    return max(zipf(word, code) for code in codes)
