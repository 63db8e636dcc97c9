"""Bytes to text, saying what was assumed."""

import codecs
import re

from tqcheck.articles.legacy import guess
from tqcheck.errors import UnreadableArticleError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_BINARY = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"PAR1", "a parquet table"),
    (b"SQLite format 3", "an SQLite database"),
)

# What browsers read where a page says so (WHATWG Encoding Standard, table of names and labels).
_AS_BROWSERS = {
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}

_TEXT_CONTROLS = frozenset(b"\t\n\r\x0b\x0c\x1b\x85")


def decode(data: bytes, path: str, declared: str | None = None) -> tuple[str, str]:
    """The text of ``data`` and the name of the encoding that was assumed.

    In order: a byte order mark, valid UTF-8, what the file ``declared`` about itself, UTF-16 without a mark, nearly
    valid UTF-8 (each broken byte becomes U+FFFD and the name says how many), legacy encodings by detection.
    Raises ``UnreadableArticleError`` for binary data and for bytes that no encoding explains.
    """
    for start, what in _BINARY:
        if data.startswith(start):
            raise UnreadableArticleError(path, f"{what}, not a text")
    for mark, name in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(name), name
            except UnicodeDecodeError:
                raise UnreadableArticleError(path, f"marked as {name} but is not: undecodable") from None
    wide = _wide_without_mark(data)
    if wide is not None:
        return wide
    if b"\x00" in data:
        raise UnreadableArticleError(path, "binary data, not a text")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    if sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in data) > len(data) / 100:
        raise UnreadableArticleError(path, "binary data, not a text")
    if declared is not None:
        text = _by_declaration(data, declared)
        if text is not None:
            return text
    damaged = _nearly_utf8(data)
    if damaged is not None:
        return damaged
    return _by_detection(data, path)


def declared_charset(head: bytes) -> str | None:
    """The encoding that an HTML page or XML file names in its first kilobytes."""
    start = head[:4096]
    found = re.search(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", start) or re.search(
        rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", start, re.IGNORECASE
    )
    return found.group(1).decode("ascii", "ignore") if found else None


def _by_declaration(data: bytes, declared: str) -> tuple[str, str] | None:
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return None
    name = _AS_BROWSERS.get(name, name)
    if name.startswith(("utf", "idna", "punycode", "raw", "unicode")):
        return None
    try:
        return data.decode(name), name
    except (UnicodeError, LookupError):
        return None


def _wide_without_mark(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a mark shows as a NUL byte in every other place of Latin text."""
    sample = data[:4000]
    if len(sample) < 4 or len(data) % 2:
        return None
    half = len(sample) / 2
    for name, zero in (("utf-16-le", 1), ("utf-16-be", 0)):
        if sample[zero::2].count(0) > 0.6 * half and sample[1 - zero :: 2].count(0) < 0.05 * half:
            try:
                return data.decode(name), name
            except UnicodeDecodeError:
                return None
    return None


def _nearly_utf8(data: bytes) -> tuple[str, str] | None:
    """Valid but for a few bytes: a file that was cut, or two encodings mixed."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond_ascii = sum(character > "\x7f" for character in text)
    if broken and broken <= max(1, 0.05 * beyond_ascii) and beyond_ascii > broken:
        return text, f"utf-8, {broken} broken"
    return None


def _by_detection(data: bytes, path: str) -> tuple[str, str]:
    name = guess(data)
    if name is not None:
        try:
            return data.decode(name), name
        except (UnicodeError, LookupError):
            pass
    raise UnreadableArticleError(path, "undecodable: no encoding explains its bytes")
