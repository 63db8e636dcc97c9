"""Which legacy encoding a text without any mark is in, told by its words."""

import re

from tqcheck.frequency import centibels, zipf

SINGLE = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874", "koi8_r",
    "koi8_u", "iso8859_2",
)  # fmt: skip
SEVERAL = ("gb18030", "big5", "cp932", "euc_jp", "cp949")
_SAMPLE = 6000
_WORDS = 150
_KNOWN = 1.5  # on the Zipf scale: once in some thirty million words
_DICTIONARIES = frozenset({"ja", "ko", "zh"})  # wordfreq has no words for them without a dictionary of its own
_UNPRINTED = re.compile("[\x7f-\x9f]")


def guess(data: bytes) -> str | None:
    """The encoding that explains the bytes best; None where none does.

    Encodings of several bytes a character are told by charset-normalizer. Those of one byte decode nearly anything, so
    what decides is how many words with letters beyond ASCII are words of the language that the text would be in.
    """
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000], cp_isolation=[*SINGLE, *SEVERAL]).best()
    if best is not None and best.encoding in SEVERAL:
        return best.encoding
    ranked = []
    for order, name in enumerate(SINGLE):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if not _UNPRINTED.search(text):
            ranked.append((_sense(text), -order, name))
    sense, _, name = max(ranked, default=(0.0, 0, ""))
    if sense > 0:
        return name
    return best.encoding if best is not None else None


def _sense(text: str) -> float:
    """The share of words with letters beyond ASCII that are words of the text's language, from 0 to 1."""
    from tqcheck.languages import detect

    words = [word for word in re.findall(r"[^\W\d_]+", text[:_SAMPLE]) if not word.isascii()][:_WORDS]
    language = detect(text[:_SAMPLE]).code.split("-")[0]
    if not words or language in _DICTIONARIES or not centibels(language):
        return 0.0
    known = [word for word in words if zipf(word, language) > _KNOWN]
    return len(known) / len(words)
