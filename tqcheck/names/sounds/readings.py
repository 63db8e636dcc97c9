"""Latin names as their own language reads them, in letters that a sound table of another script expects."""

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from tqcheck.derived import data_file
from tqcheck.names.spelling import fold


@lru_cache(maxsize=8192)
def read_aloud(name: str, script_code: str = "") -> tuple[str, ...]:
    """The readings of a name whose letters show its language, folded; none where they show none. Readings of vowels
    that a single script tells apart are among them for that script."""
    written = name.casefold()
    return tuple(
        fold(_read(written, rules["letters"]))
        for rules in _table().values()
        if rules.get("script", script_code) == script_code and any(letters in written for letters in rules["shown_by"])
    )


def _read(written: str, letters: list[tuple[str, str]]) -> str:
    found, at = "", 0
    while at < len(written):
        own, said = next(
            ((own, said) for own, said in letters if written.startswith(own, at)), (written[at], written[at])
        )
        found += said
        at += len(own)
    return found


@cache
def _table() -> dict[str, Any]:
    return data_file(Path(__file__).parents[1] / "data" / "readings.toml")
