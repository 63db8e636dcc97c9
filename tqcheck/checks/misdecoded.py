"""Text in UTF-8 that was read in the code page of its own script, so that its letters became others of that script.

ftfy's table of impossible sequences knows UTF-8 read as Western, Central European or Cyrillic letters. In the code
pages of Arabic, Hebrew, Thai and East Asia what comes out are letters of the right script in an impossible order:
وقال becomes ظˆظ‚ط§ظ„, 官员 becomes 瀹樺憳. Written back in the code page it is UTF-8 again, which three characters
in a row of a real text never are: that is the whole test. Which code page was the usual one of a script: WHATWG
Encoding Standard, 4.2, and its default encodings by locale.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tqcheck.languages import scripts, scripts_of_language

_ARABIC, _CHINESE = ("cp1256",), ("gbk", "big5")
_PAGES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("ar", "fa", "ur", "ps", "ug", "sd", "ckb"), _ARABIC),
    "he": ("cp1255",), "yi": ("cp1255",), "th": ("cp874",), "zh": _CHINESE, "yue": _CHINESE,
    "ja": ("cp932",), "ko": ("cp949",),
}  # fmt: skip
# So many characters of several bytes are no chance, and so many bytes may be lost where a run is cut.
_LEAST, _LOST = 3, 2
_RUN = re.compile(r"[^\s\ufffd]*[^\x00-\x7f\ufffd][^\s\ufffd]*")


class Misdecoded(NamedTuple):
    """A part of a text, in code points, and what it was before."""

    start: int
    end: int
    meant: str


def misdecoded(text: str, language: str) -> Iterator[Misdecoded]:
    """The words of ``text`` that are UTF-8 read in a code page of the language's script."""
    if text.isascii() or language not in _PAGES:
        return
    for match in _RUN.finditer(text):
        for page in _PAGES[language]:
            meant = _meant(match.group(), page)
            if meant is not None and scripts(meant).keys() <= scripts_of_language(language):
                yield Misdecoded(match.start(), match.end(), meant)
                break


def _meant(written: str, page: str) -> str | None:
    """What a word was in UTF-8 before it was read in a code page; None where it was not."""
    try:
        raw = written.encode(page)
    except UnicodeEncodeError:
        return None
    meant = raw.decode("utf-8", errors="ignore")
    if len(raw) - len(meant.encode("utf-8")) > _LOST:
        return None
    return meant if sum(character.isalpha() and not character.isascii() for character in meant) >= _LEAST else None


__all__ = ["Misdecoded", "misdecoded"]
