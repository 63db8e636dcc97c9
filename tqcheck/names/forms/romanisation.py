"""Two Latin spellings that accepted romanisations of one script may both give, from data/romanisations.toml."""

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from typing import Any

from tqcheck.derived import data_file
from tqcheck.names.forms.bysound import once
from tqcheck.names.forms.together import read_together
from tqcheck.names.forms.transliteration import same_elsewhere

_NOTHING = "-"


@cache
def _systems() -> dict[str, Any]:
    return data_file(Path(__file__).parents[1] / "data" / "romanisations.toml")


@cache
def _pairs(script_code: str) -> frozenset[tuple[str, str]]:
    """What two romanisations of a script may have for one sound."""
    return frozenset(
        ("" if one == _NOTHING else one, "" if other == _NOTHING else other)
        for sound in _systems()[script_code]["sounds"]
        for one, other in product(sound, repeat=2)
        if one != other
    )


@lru_cache(maxsize=4096)
def both_romanise(a: str, b: str, script_code: str) -> bool:
    """Whether two folded Latin spellings of a word of a script differ in nothing but what its romanisations write in
    one way or the other; False where nothing is known of the script."""
    system = _systems().get(script_code)
    if system is None:
        return False
    if "table" in system:
        return any(
            same_elsewhere(system["table"], a, b, one, other) for one, other in product(system["languages"], repeat=2)
        )
    if system.get("double"):
        a, b = once(a), once(b)
    ends = ("", *system.get("final", ()))
    return any(
        _is_one_word(one, other, _pairs(script_code))
        for one, other in product(*({word.removesuffix(end) for end in ends} for word in (a, b)))
    )


def _is_one_word(a: str, b: str, pairs: frozenset[tuple[str, str]]) -> bool:
    def steps(i: int, j: int) -> Iterator[tuple[int, int]]:
        if i < len(a) and j < len(b) and a[i] == b[j]:
            yield 1, 1
        for one, other in pairs:
            if a.startswith(one, i) and b.startswith(other, j):
                yield len(one), len(other)

    return read_together(a, b, steps)


__all__ = ["both_romanise"]
