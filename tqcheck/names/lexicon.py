"""How common a word is: the evidence that a spelling is a word or a name in its own right."""

import gzip
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from tqcheck import frequency
from tqcheck.derived import Numbers, word_numbers
from tqcheck.names.spelling import in_cyrillic, script

# wordfreq files Serbian, Croatian and Bosnian together and names Tagalog and Norwegian by other codes
_CODES = {"sr": "sh", "hr": "sh", "bs": "sh", "me": "sh", "tl": "fil", "no": "nb", "nn": "nb", "gl": "pt", "yue": "zh"}
# languages whose list is that of a relative, which tells what is a word but not how places are called
_BORROWED = frozenset({"gl"})
# written in Cyrillic letters as well, of which the list has none
_IN_CYRILLIC_TOO = frozenset({"sr", "bs", "me"})
_NEVER_NAMES = 4.0
_PERSON_NAMES = Path(__file__).parent / "data" / "person_names.txt.gz"


@lru_cache(maxsize=1024)
def base(language: str | None) -> str:
    """The language of a BCP 47 code alone, ``und`` where unknown."""
    code = (language or "und").replace("_", "-").split("-")[0].lower()
    return "nb" if code == "no" else code


def centibels(language: str) -> Numbers:
    """By casefolded word, how many hundredths of a power of ten its frequency lies below 1: wordfreq's list of the
    language, empty where there is none."""
    if language in _IN_CYRILLIC_TOO:
        return _in_both_alphabets()
    return frequency.centibels(_CODES.get(language, language))


@cache
def _in_both_alphabets() -> Numbers:
    return word_numbers("words-sh-cyrillic", f"{list_version('sr')}-2", lambda: words("sr"))


def words(language: str, *, cyrillic: bool = True) -> dict[str, int]:
    """What ``centibels`` answers from, the most frequent first; unpacked anew each time. Without ``cyrillic`` a list in
    Latin letters is left as it is."""
    found = frequency.words(_CODES.get(language, language))
    if cyrillic and language in _IN_CYRILLIC_TOO:
        found |= {in_cyrillic(word): below for word, below in found.items()}
    return found


def list_version(language: str) -> str:
    """What changes with the frequency list of a language."""
    return frequency.version(_CODES.get(language, language))


@lru_cache(maxsize=65536)
def zipf(word: str, language: str) -> float:
    """Frequency of a word on the Zipf scale (log10 per thousand million words), 0 where the list does not hold it.

    Source: wordfreq (Speer 2022). The lists are case-blind and cut at about 3.0 for the smaller languages and at
    1.0 for the larger ones; languages without a list give 0 for every word.
    """
    below = centibels(base(language)).get(word.casefold())
    return 0.0 if below is None else round(9 - below / 100, 2)


@cache
def person_table() -> Numbers:
    """Given names and surnames in Latin letters, folded, of 4 to 11 letters.

    Source: Wikidata (CC0) as packed in rigour 1.8; each line keeps the number of letters shared with the one before.
    """
    size = f"{_PERSON_NAMES.stat().st_size:x}"
    return word_numbers("person_names", size, lambda: dict.fromkeys(person_names(), 1))


def person_names() -> Iterator[str]:
    """All known names in alphabetical order."""
    before = ""
    for line in gzip.decompress(_PERSON_NAMES.read_bytes()).decode("ascii").splitlines():
        before = before[: ord(line[0]) - ord("0")] + line[1:]
        yield before


def number_of_person_names() -> int:
    """How many names are known."""
    return len(person_table())


@lru_cache(maxsize=16384)
def is_person_name(word: str) -> bool:
    """Whether a folded Latin word is a known given name or surname."""
    return word in person_table()


def has_list(language: str | None) -> bool:
    """Whether there is a frequency list for the language."""
    return len(centibels(base(language))) > 0


def has_own_list(language: str | None) -> bool:
    """Whether there is a frequency list of the language itself and not only one of its nearest relative."""
    return base(language) not in _BORROWED and has_list(language)


def same_list(a: str | None, b: str | None) -> bool:
    """Whether two languages share a frequency list, which cannot tell them apart."""
    return _CODES.get(base(a), base(a)) == _CODES.get(base(b), base(b))


@cache
def is_well_listed(language: str | None) -> bool:
    """Whether the frequency list is one of the large ones, where a word that is not there is hardly a word."""
    code = base(language)
    return (frequency.folder() / f"large_{_CODES.get(code, code)}.msgpack.gz").is_file()


def size(language: str | None) -> int:
    """Number of words in the language's frequency list."""
    return len(centibels(base(language)))


def known(word: str, *languages: str | None) -> float:
    """The highest Zipf frequency of a word over the languages given and, in Latin letters, English."""
    codes = {base(language) for language in languages}
    if script(word) == "Latn":
        codes.add("en")
    return max(zipf(word, code) for code in codes)
