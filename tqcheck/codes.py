"""Language codes as people write them."""

import re
from functools import lru_cache

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_TWO_LETTERS = 2


@lru_cache(maxsize=1024)
def language_tag(said: str) -> str | None:
    """The BCP 47 code that is meant: ``nb_NO`` is ``nb-NO``, ``deu_Latn`` is ``de-Latn``, ``arb`` is ``ar``; None for
    what has not the form of one."""
    code = said.strip().replace("_", "-")
    if not _TAG.fullmatch(code):
        return None
    base, mark, rest = code.partition("-")
    return code if len(base) == _TWO_LETTERS else _shortest(base.lower()) + mark + rest


def _shortest(base: str) -> str:
    """The two letters for a code of three letters (ISO 639-2 or 639-3) where CLDR knows them; itself for others."""
    from babel.core import get_global  # not before a code of three letters is met: most runs have none

    found = str(get_global("language_aliases").get(base, base))
    return found.replace("_", "-") if len(found.split("_", maxsplit=1)[0]) == _TWO_LETTERS else base
