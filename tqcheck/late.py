"""Patterns that are compiled when they are first asked for something: most pages need few of the many."""

from typing import Any, cast

import regex

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub")


class _Late:
    def __init__(self, written: str) -> None:
        self._written = written

    def __getattr__(self, name: str) -> Any:
        pattern = regex.compile(self._written)
        for method in _METHODS:
            setattr(self, method, getattr(pattern, method))
        return getattr(pattern, name)


def late(written: str) -> "regex.Pattern[str]":
    """The pattern, not compiled yet."""
    return cast("regex.Pattern[str]", _Late(written))
