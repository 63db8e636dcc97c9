"""How a line speaks: to its reader, of its site, asking for something. Words of ``data/address.toml``, by language."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from tqcheck.articles.paragraphs import MARKED
from tqcheck.articles.wording import fold, load_data, unquoted
from tqcheck.unspaced import SIGN

_WORD = re.compile(f"[{MARKED}'.-]+")
_MOST_KNOWN = 8192  # words of a language
_GROUPS = ("you", "us", "site", "call")


class Address(NamedTuple):
    """How many words of a line, quotations aside, are of each group, and how many there are in all."""

    you: int
    us: int
    site: int
    call: int
    words: int


@lru_cache(maxsize=4096)
def address(text: str, language: str | None) -> Address:
    """The words of a line that speak to a reader or of a page, in its language and, of names of parts, in English."""
    spoken = fold(unquoted(text))
    words = _WORD.findall(spoken)
    counts = [len(pieces.findall(spoken)) if pieces else 0 for _, _, pieces in _lists(language)]
    known = _known(language)
    for word in words:
        groups = known.get(word)
        for group in _groups(word, language) if groups is None else groups:
            counts[group] += 1
    # a word of a script without spaces has some three characters
    total = len(words) + len(SIGN.findall(spoken)) // 3
    you, us, site, call = counts
    return Address(you, us, site, call, max(1, total))


def _groups(word: str, language: str | None) -> tuple[int, ...]:
    """The numbers of the groups that a word is of; most words are of none."""
    bare = word.strip(".'-")
    found = tuple(
        number
        for number, (whole, stems, _) in enumerate(_lists(language))
        if bare in whole or (stems is not None and stems.match(bare) is not None)
    )
    known = _known(language)
    if len(known) >= _MOST_KNOWN:
        known.clear()
    known[word] = found
    return found


@cache
def _known(language: str | None) -> dict[str, tuple[int, ...]]:
    """The groups of words that were asked for."""
    return {}


Lists = tuple[frozenset[str], re.Pattern[str] | None, re.Pattern[str] | None]


@cache
def _lists(language: str | None) -> tuple[Lists, ...]:
    data = load_data("address.toml")
    base = (language or "").split("-")[0].lower()
    code = {"no": "nb", "nn": "nb", "bs": "hr"}.get(base, base)
    found = []
    for group in _GROUPS:
        own = data.get(code, {}).get(group, [])
        entries = [*own, *(data["en"][group] if group == "site" and code != "en" else [])]
        stems = [fold(one[:-1]) for one in entries if one.endswith("-")]
        pieces = [fold(one) for one in entries if " " in one or SIGN.match(one)]
        found.append(
            (
                frozenset(fold(one) for one in entries),
                re.compile("|".join(map(re.escape, stems))) if stems else None,
                re.compile("|".join(map(re.escape, sorted(pieces, key=len, reverse=True)))) if pieces else None,
            )
        )
    return tuple(found)
