"""Alignments as text: side by side for people, TSV and JSON for programs, ``[0]:[0, 1]`` as aligners write it."""

import json
import unicodedata
from collections.abc import Sequence

from tqcheck.model import Link

_GAP = "·"


def as_notation(links: Sequence[Link]) -> str:
    """One line a link, ``[0]:[0, 1]``, the notation of Vecalign, Bertalign and their gold files."""
    return "".join(f"{list(link.reference)}:{list(link.candidate)}\n" for link in links)


def as_tsv(links: Sequence[Link], reference: Sequence[str], candidate: Sequence[str]) -> str:
    """A header and one line a link: indices (comma between), kind, similarity, text of both sides.

    White space inside a text becomes single spaces, so that a cell never holds a tab or a line end.
    """
    rows = ["reference\tcandidate\tkind\tsimilarity\treference_text\tcandidate_text"]
    for link in links:
        cells = (
            ",".join(map(str, link.reference)),
            ",".join(map(str, link.candidate)),
            link.kind,
            "" if link.similarity is None else f"{link.similarity:.3f}",
            _joined(link.reference, reference),
            _joined(link.candidate, candidate),
        )
        rows.append("\t".join(cells))
    return "\n".join(rows) + "\n"


def as_json(links: Sequence[Link], reference: Sequence[str], candidate: Sequence[str]) -> str:
    """``{"alignment": [...], "reference": [...], "candidate": [...]}``: links as in the JSON report, and sentences."""
    alignment = [
        {
            "reference": list(link.reference),
            "candidate": list(link.candidate),
            "kind": link.kind,
            "similarity": None if link.similarity is None else round(link.similarity, 4),
        }
        for link in links
    ]
    sides = {"alignment": alignment, "reference": list(reference), "candidate": list(candidate)}
    return json.dumps(sides, ensure_ascii=False, indent=2) + "\n"


def side_by_side(links: Sequence[Link], reference: Sequence[str], candidate: Sequence[str], width: int = 100) -> str:
    """Two columns of wrapped text for a terminal of ``width`` cells; wide characters count as two.

    Between the columns stands what the link is: its similarity in per cent, ``-`` dropped, ``+`` added, ``~`` before
    the similarity of a moved one.
    """
    column = max((width - 9) // 2, 10)
    lines = []
    for link in links:
        left = _wrapped(_numbered(link.reference, reference), column)
        right = _wrapped(_numbered(link.candidate, candidate), column)
        for number in range(max(len(left), len(right))):
            one = left[number] if number < len(left) else ""
            other = right[number] if number < len(right) else ""
            sign = _sign(link) if number == 0 else ""
            lines.append(f"{_padded(one, column)}  {sign:^5}  {other}".rstrip())
    return "\n".join(lines) + "\n"


def _sign(link: Link) -> str:
    if link.kind == "dropped":
        return "-"
    if link.kind == "added":
        return "+"
    percent = "" if link.similarity is None else f"{100 * link.similarity:.0f}"
    return f"~{percent}" if link.kind == "moved" else percent


def _joined(indices: Sequence[int], texts: Sequence[str]) -> str:
    return " ".join(" ".join(texts[index].split()) for index in indices)


def _numbered(indices: Sequence[int], texts: Sequence[str]) -> str:
    if not indices:
        return _GAP
    return " ".join(f"[{index}] {' '.join(texts[index].split())}" for index in indices)


def _cells(text: str) -> int:
    return sum(_cell(character) for character in text)


def _cell(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _padded(text: str, width: int) -> str:
    return text + " " * max(width - _cells(text), 0)


def _wrapped(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` cells, broken at spaces; a longer word, as in Chinese, is broken anywhere."""
    lines, line, room = [], "", width
    for word in text.split(" "):
        if line and _cells(word) + 1 <= room:
            line, room = f"{line} {word}", room - 1 - _cells(word)
            continue
        if line and _cells(word) <= width:
            lines.append(line)
            line, room = word, width - _cells(word)
            continue
        if line:
            line, room = f"{line} ", room - 1
        for character in word:
            if _cell(character) > room:
                lines.append(line.rstrip())
                line, room = "", width
            line, room = line + character, room - _cell(character)
    return [*lines, line.rstrip()]
