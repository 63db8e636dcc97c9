"""Plain text to paragraphs: line ends, hard wraps, pieces run together."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from tqcheck.casing import is_small
from tqcheck.late import late
from tqcheck.surrogates import mended
from tqcheck.unspaced import UNSPACED

_LINE_ENDS = re.compile(r"\r\n?|[\u0085\u2028\u2029\x0b\x0c]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufeff]")
_SPACES = re.compile(r"[ \t]+")
_SENTENCE_END = re.compile(r"[.!?:;…。！？؟।።။]['\"”’»“）)\]]*$")
_BULLET = re.compile(r"^(?:[-–—•*·▪●◦]\s+|\(?\d{1,3}[.)]\s+)")

MARKED = (
    r"\w\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0963\u0966-\u0dff\u0e00-\u0fff\u1000-\u109f"
    r"\u1780-\u17ff\u200c\u200d"
)
"""Characters of words, for a class of a pattern: letters and digits as ``\\w`` has them, and the signs that are written
upon them, which it leaves out: without them words of Indic scripts fall apart."""

_UNSPACED_CHARACTER = late(f"[{UNSPACED}、。，！？「」『』]")

WRAP_COLUMNS = (40, 120)
"""The widths at which mail and wire systems break lines; below are lists and verse, above are paragraphs."""

_LONGER = 0.1  # of the lines may be longer than the rest
_WIDTHS = 8  # that are tried
_MANY = 8  # lines broken at the margin are no chance


OUTSIDE = "outside"
"""The kind of a block that an extractor leaves out; nothing else speaks against it, so other evidence may."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of an input, in reading order.

    ``kind`` is the kind of furniture where the input itself says so (an HTML ``figcaption``), ``hint`` what else it
    says (``heading``, ``list``, ``quote``, ``story``). ``indent`` is the white space that stood before it, ``shape``
    the element of a page that it stands in: its name and classes, and those of the element around it; ``part`` the
    number of the ``article`` element that it stands in, from 1, 0 outside;
    ``around`` the number of the element right around it; ``inline`` the inline element that holds all of its text
    (``em``, ``small``), ``img`` where a picture stands beside it; ``gap`` how many blank lines stood above it;
    ``linked`` whether nearly all of it is links to other pages; ``taken`` whether an extractor takes it for the story,
    None where none was asked.
    """

    text: str
    kind: str | None = None
    hint: str = ""
    indent: int = 0
    shape: str = ""
    part: int = 0
    around: int = 0
    inline: str = ""
    gap: int = 0
    linked: bool = False
    taken: bool | None = None


def normalise(text: str) -> str:
    """NFC with ``\\n`` line ends, without control characters and lone surrogates. Wrong letters are left for a
    check to report."""
    return unicodedata.normalize("NFC", mended(_CONTROLS.sub("", _LINE_ENDS.sub("\n", text))))


def paragraphs(text: str) -> list[Block]:
    """The paragraphs of a plain text, whatever stands between them: blank lines, single line ends, hard wraps."""
    lines = normalise(text).split("\n")
    width = _wrap_width(lines)
    blocks: list[Block] = []
    piece: list[str] = []
    indent = gap = blank = 0

    def close() -> None:
        joined = _join(piece)
        if joined:
            blocks.append(Block(joined, indent=indent, gap=gap))
        piece.clear()

    previous = ""
    for line in lines:
        stripped = line.strip()
        if not stripped:
            close()
            blank += 1
        elif piece and _continues(previous, line, width):
            piece.append(stripped)
        else:
            close()
            piece.append(stripped)
            indent = len(line) - len(line.lstrip())
            gap, blank = blank, 0
        previous = line.rstrip() if stripped else ""
    close()
    return blocks


def _wrap_width(lines: list[str]) -> int | None:
    """The column at which the text was hard-wrapped, or None.

    A line was wrapped where the first word of the next one would not have fitted; in wrapped text that holds for
    nearly all lines within a paragraph, and most of them end inside a sentence. A few lines are longer: addresses and
    what a page's lists hold.
    """
    pairs = [
        (a.rstrip(), b.strip()) for a, b in pairwise(lines) if a.strip() and b.strip() and not _BULLET.match(b.strip())
    ]
    if len(pairs) < 2:
        return None
    lengths = sorted((len(line.rstrip()) for line in lines if line.strip()), reverse=True)
    low, high = WRAP_COLUMNS
    longer = int(_LONGER * len(lengths))
    widths = [length for length in dict.fromkeys(lengths[: longer + 1]) if length <= high]
    for width in widths[:_WIDTHS]:
        if width < low or lengths[longer] > width + 2:
            return None
        if _is_wrapped([(a, b) for a, b in pairs if len(a) <= width + 2], width):
            return width
    return None


def _is_wrapped(pairs: list[tuple[str, str]], width: int) -> bool:
    # A line that ends a sentence well before the margin may end a paragraph: it says nothing.
    telling = [(a, b) for a, b in pairs if not (_SENTENCE_END.search(a) and len(a) < 0.8 * width)]
    full = [(a, b) for a, b in telling if len(a) + 1 + _first_word(b) > width - 2]
    inside = sum(not _SENTENCE_END.search(a) for a, _ in full)
    if len(full) >= _MANY:  # beside a page's lists
        return len(full) >= 0.5 * len(telling) and inside >= 0.75 * len(full)
    return len(full) >= 2 and len(full) >= 0.85 * len(telling) and inside >= 0.6 * len(full)


def _first_word(line: str) -> int:
    if _UNSPACED_CHARACTER.match(line):
        return 1
    return len(line.split(maxsplit=1)[0])


def _continues(previous: str, line: str, width: int | None) -> bool:
    """Whether ``line`` goes on with the paragraph of the line before."""
    stripped = line.strip()
    if _BULLET.match(stripped):
        return False
    if width is not None:
        if len(line) - len(line.lstrip()) > len(previous) - len(previous.lstrip()):
            return False
        if len(previous) + 1 + _first_word(stripped) > width - 2:
            return True
        return not _SENTENCE_END.search(previous) and is_small(stripped[0])
    low, high = WRAP_COLUMNS
    return low <= len(previous) <= high and is_small(stripped[0]) and not _SENTENCE_END.search(previous)


def _join(lines: list[str]) -> str:
    text = ""
    for line in lines:
        if not text:
            text = line
        elif text.endswith("\u00ad"):
            text = text[:-1] + line
        elif re.search(r"[^\W\d_]-$", text) and line[0].islower():
            # A hyphen at a line end may be a compound's own; only a word that is whole elsewhere would tell.
            text = text[:-1] + line
        elif _UNSPACED_CHARACTER.match(text[-1]) and _UNSPACED_CHARACTER.match(line[0]):
            text += line
        else:
            text += " " + line
    return _SPACES.sub(" ", text).strip()
