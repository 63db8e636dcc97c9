"""What stands beside a number: the magnitude behind it, its unit or currency on either side."""

from tqcheck.facts.lexicon import Lexicon
from tqcheck.facts.units import CURRENCIES
from tqcheck.late import late

_OF = late(r"[ -]?(?:de |di |d')?")
_GAP = late(r"[ -]?")
_ABBREVIATED = late(r"\.(?= ?[\p{Ll}$€£])")
_MONEY = late(r"[$€£¥₽₹₩₺₴] ?[\d.,]+$")
_SIGNS = frozenset("$€£¥₽₹₩₺₴")
_METRE = late(r" ?m(?![\p{L}\p{M}\d.'])|\.? ?m\.?$")
_TO_UNIT = late(r"[ '-]{0,2}(?:de |di |d'|of |av |от )?")


def may_be_millions(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a number has an m written onto it, which is metres in sport and millions in headlines."""
    alone = text[end : end + 1] == "m" and not text[end + 1 : end + 2].isalpha()
    return alone and lexicon.magnitudes.exact("m") == 1_000_000 and not _MONEY.search(text, endpos=end)


def may_be_unit(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether what was read as a magnitude is a unit as well: Greek εκ. is a million and a centimetre."""
    gap = _GAP.match(text, start)
    unit = lexicon.units.at(text, gap.end(), lexicon.spaceless) if gap else None
    return unit is not None and unit[1] >= end - 1


def magnitude_behind(text: str, end: int, lexicon: Lexicon) -> tuple[int, int]:
    """What the words behind a number multiply it by, and where they end."""
    factor = 1
    for _ in range(3):
        for gap in filter(None, (_OF.match(text, end), _GAP.match(text, end))):
            found = lexicon.magnitudes.at(text, gap.end(), lexicon.spaceless)
            if found is not None:
                break
        else:
            break
        # "20 százalék" begins with száz, "150 milimetrov" with mil: a unit that is as long is what is meant.
        unit = lexicon.units.at(text, gap.end(), lexicon.spaceless)
        dotted = text[found[1] : found[1] + 1] == "."
        if (unit is not None and unit[1] >= found[1] and not dotted) or (factor > 1 and found[0] < max(1000, factor)):
            break
        # "6 m" is six metres, "£6m" and "6 M€" six million pounds and euros.
        bare = text[gap.end() : found[1]] == "m" and text[found[1] : found[1] + 1] not in _SIGNS
        if bare and (gap.end() > end or not _MONEY.search(text, endpos=end)):
            break
        factor *= found[0]
        short = found[1] - gap.end() < 5
        end = found[1] + (1 if short and _ABBREVIATED.match(text, found[1]) else 0)
    return factor, end


def unit_beside(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[str | None, int]:
    """The unit beside a number and where the fact then ends."""
    before = text[:start].rstrip(" -")
    for mark in lexicon.percent_before:
        if before.endswith(mark):
            return "percent", end
    gap = _TO_UNIT.match(text, end)
    place = gap.end() if gap else end
    found = lexicon.units.at(text, place, lexicon.spaceless)
    if found is not None:
        return found[0], found[1]
    if _METRE.match(text, end) and not _MONEY.search(text, endpos=end):
        return "meter", place + 1
    if before and start - len(before) <= 1:
        earlier = lexicon.units.before(before, len(before))
        if earlier is not None and earlier[0] in CURRENCIES:
            return earlier[0], end
    return None, end
