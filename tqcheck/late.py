"""Patterns that are compiled when they are first asked for something: most pages need few of the many."""

import re
from types import ModuleType
from typing import Any, cast

import regex

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub")


class _Late:
    def __init__(self, written: str, library: ModuleType) -> None:
        self._written, self._library = written, library

    def __getattr__(self, name: str) -> Any:
        pattern = self._library.compile(self._written)
        for method in _METHODS:
            setattr(self, method, getattr(pattern, method))
        return getattr(pattern, name)


def late(written: str) -> "regex.Pattern[str]":
    """The pattern of the library regex, not compiled yet."""
    return cast("regex.Pattern[str]", _Late(written, regex))


def late_re(written: str) -> "re.Pattern[str]":
    """The same of Python's own ``re``, which takes 2 ms for a class that shuts out some thousand signs."""
    return cast("re.Pattern[str]", _Late(written, re))
