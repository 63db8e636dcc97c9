"""Foreign names as a language of the Latin alphabet respells them, from data/respelling.toml."""

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from tqcheck.derived import data_file
from tqcheck.names.lexicon import base

_ALIASES = {"nn": "nb", "bs": "hr", "sh": "hr", "gl": "pt", "ms": "id", "lb": "de", "fo": "da", "af": "nl"}
_STEPS = 4


@cache
def _table() -> dict[str, Any]:
    return data_file(Path(__file__).parents[1] / "data" / "respelling.toml")


@cache
def _rules(language: str) -> tuple[tuple[str, str], ...]:
    code = base(language)
    pairs = _table().get(_ALIASES.get(code, code), {}).get("free", ())
    return tuple((str(there), str(here)) for there, here in pairs if there != here)


@lru_cache(maxsize=65536)
def respelled(form: str, name: str, language: str) -> bool:
    """Whether folded ``form`` is folded ``name`` after the replacements of the language alone, at most four of them."""
    if abs(len(form) - len(name)) > 6:
        return False
    rules = _rules(language)
    return bool(rules) and _reaches(name, form, 0, 0, rules, _STEPS)


def _reaches(name: str, form: str, i: int, j: int, rules: tuple[tuple[str, str], ...], left: int) -> bool:
    while True:
        if i == len(name) and j == len(form):
            return True
        if left:
            for there, here in rules:
                if (
                    name.startswith(there, i)
                    and form.startswith(here, j)
                    and _reaches(name, form, i + len(there), j + len(here), rules, left - 1)
                ):
                    return True
        if i < len(name) and j < len(form) and name[i] == form[j]:
            i, j = i + 1, j + 1
            continue
        return False


@lru_cache(maxsize=4096)
def regional(a: str, b: str, language: str) -> bool:
    """Whether two folded words differ only as the regional spellings of one language do (center, centre)."""
    pairs = _table().get(base(language), {}).get("regional", ())
    rules = tuple((str(x), str(y)) for one, other in pairs for x, y in ((one, other), (other, one)))
    return bool(rules) and _reaches(a, b, 0, 0, rules, _STEPS)
