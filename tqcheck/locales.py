"""Locales of CLDR, through Babel, each with data of its own.

Babel has one copy of what all locales inherit, and writes into it what an alias was found to mean: once Japanese has
been asked for its months, the months of French that stand alone are Japanese (2.18, ``babel.localedata``). What a
language's words are must not hang on the language that was read before.
"""

from copy import deepcopy
from functools import cached_property

from babel import Locale, UnknownLocaleError
from babel.localedata import LocaleDataDict


class _Apart(Locale):
    """A locale that shares nothing with others."""

    @cached_property
    def _data(self) -> LocaleDataDict:
        return LocaleDataDict(deepcopy(super()._data._data))


def locale_of(code: str) -> Locale | None:
    """The locale of a BCP 47 code or of a CLDR name (``pt-BR``, ``pt_BR``); None where CLDR has none."""
    try:
        return _Apart.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None
