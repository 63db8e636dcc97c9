"""What a numeral in digits says, under the separators of its language."""

from dataclasses import dataclass
from fractions import Fraction

import regex

from tqcheck.late import late

NUMERAL = late(r"(?<![\d.,'])\d{1,3}(?: \d{3})+(?!\d)(?:[.,٫]\d+(?!\d))?(?! \d)|\d+(?:[.,'٫٬]\d+)*")
_VULGAR = {
    "¼": Fraction(1, 4), "½": Fraction(1, 2), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3),
    "⅕": Fraction(1, 5), "⅖": Fraction(2, 5), "⅗": Fraction(3, 5), "⅘": Fraction(4, 5), "⅙": Fraction(1, 6),
    "⅛": Fraction(1, 8), "⅜": Fraction(3, 8), "⅝": Fraction(5, 8), "⅞": Fraction(7, 8),
}  # fmt: skip
VULGAR = late(r"(\d+)?\s?([" + "".join(_VULGAR) + r"])|(?<![\d/.,])(\d{1,2})/(\d{1,2})(?![\d/])")


@dataclass(frozen=True, slots=True)
class Numeral:
    """Readings of one numeral under the language's separators, several where they do not say. ``plain`` is whether
    nothing else than a number is written so; ``figures`` are its digits where it has marks."""

    values: tuple[Fraction, ...]
    plain: bool = True
    figures: str = ""


def read_numeral(raw: str, decimal: str, group: str) -> Numeral:
    """The values of a numeral; ``raw`` has ASCII digits and starts and ends with one.

    ``decimal`` and ``group`` are the language's marks (CLDR). A mark that cannot be what the language makes of it, for
    the digits around it, is read as the other: ``3,5`` in English is three and a half.
    """
    marks = [c for c in raw if not c.isdigit()]
    digits = "".join(c for c in raw if c.isdigit())
    whole = Fraction(int(digits))
    if not marks:
        return Numeral((whole,))
    pieces = regex.split(r"\D", raw)
    kinds = set(marks)
    if len(kinds) == 2 and marks.count(marks[-1]) == 1 and marks[-1] in ".,٫":
        return Numeral((_decimal("".join(pieces[:-1]), pieces[-1]),), _grouped(pieces[:-1]), digits)
    if len(kinds) > 1:
        return Numeral((whole,), False, digits)
    mark = marks[0]
    if len(marks) > 1:
        if _grouped(pieces):
            return Numeral((whole,), True, digits)
        return Numeral((_decimal("".join(pieces[:-1]), pieces[-1]),), False, digits)
    fraction = _decimal(pieces[0], pieces[1])
    if mark in " '٬":
        return Numeral((whole,), len(pieces[1]) == 3, digits)
    if mark == "٫":
        return Numeral((fraction,), True, digits)
    could_group = len(pieces[1]) == 3 and 1 <= len(pieces[0]) <= 3 and not pieces[0].startswith("0")
    if not could_group:
        # "7.55" and "17,30" may be clock times, whose parts count one by one on the other side.
        clock = len(pieces[1]) == 2 and int(pieces[0]) <= 24 and int(pieces[1]) < 60
        return Numeral((fraction,), not clock, digits)
    if mark == decimal:
        return Numeral((fraction,), True, digits)
    if mark == group:
        return Numeral((whole,), True, digits)
    return Numeral((whole, fraction), True, digits)


def read_vulgar(match: regex.Match[str]) -> Fraction | None:
    """The value of ``½``, ``2½`` or ``1/2``; None where the denominator is 0 or the fraction is none."""
    if match.group(2):
        return Fraction(int(match.group(1) or 0)) + _VULGAR[match.group(2)]
    top, bottom = int(match.group(3)), int(match.group(4))
    return Fraction(top, bottom) if bottom > top > 0 else None


def every_reading(raw: str) -> set[Fraction]:
    """All values that the digits of a numeral could give: whole, split at each mark, decimal at the last."""
    pieces = regex.split(r"\D+", raw)
    values = {Fraction(int(piece)) for piece in pieces if piece}
    values.add(Fraction(int("".join(pieces))))
    if len(pieces) > 1:
        values.add(_decimal("".join(pieces[:-1]), pieces[-1]))
        values.add(_decimal(pieces[-2], pieces[-1]))
        for cut in range(1, len(pieces)):
            values.add(Fraction(int("".join(pieces[:cut]))))
            values.add(Fraction(int("".join(pieces[cut:]))))
    return values


def _grouped(pieces: list[str]) -> bool:
    """Whether the pieces are groups: of three digits, or, from the right, three and then twos (India)."""
    head, *tail = pieces
    if not tail or head.startswith("0"):
        return False
    if 1 <= len(head) <= 3 and all(len(piece) == 3 for piece in tail):
        return True
    return len(head) <= 2 and len(tail[-1]) == 3 and all(len(piece) == 2 for piece in tail[:-1]) and len(tail) > 1


def _decimal(whole: str, fraction: str) -> Fraction:
    return Fraction(int(whole or "0")) + Fraction(int(fraction), 10 ** len(fraction))
