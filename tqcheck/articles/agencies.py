"""Agency credits and datelines: ``BRUSSELS (AP) –`` and its kin in other agencies and languages."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from tqcheck.articles.datelines import bare_dateline, shaped_dateline, signature
from tqcheck.articles.structure import is_closed
from tqcheck.articles.wording import load_data
from tqcheck.unspaced import SIGN

REACH = 90
"""A dateline ends within so many characters of its paragraph."""

_DASH = r"[–—:\-]"
_AFTER = re.compile(rf"^[\s\])）】/]*[.:]?\s*(?:{_DASH}{{1,2}}|=|\.)?\s*")
_CAPITALS = re.compile(
    r"^(?P<place>[^\W\d_a-zß-öø-ÿа-яё][^\Wa-z\d_а-яё]+(?:[ ./'’-]+[^\W\d_a-zа-яё]{2,}){0,3})"
    r"(?:,\s*(?P<more>[^–—\n.!?]{2,30}\.?))?\s*(?:[–—]|--|\s-)\s+(?=[^\W_]|[\"“«„])"
)
_DATED = re.compile(
    r"^(?P<place>[^\W\d_a-zß-öø-ÿа-яё][^\W\d_]+(?:[ ’'-][^\W\d_a-zß-öø-ÿа-яё][^\W\d_]*){0,3}),\s*"
    r"(?:(?:0?[1-9]|[12]\d|3[01])\.?\s+[^\W\d_]{3,12}\.?|[^\W\d_]{3,12}\.?\s+(?:0?[1-9]|[12]\d|3[01]))"
    r"(?:,?\s+\d{4}(?:\s?[гр])?)?\s?[:.]\s+(?=[^\W\d_a-zß-öø-ÿа-яё]|[\"“«„])"
)
_DAY = re.compile(
    r"[^\W\d_a-zß-öø-ÿ][^\d,،(]{1,29}[,،]\s*(?:0?[1-9]|[12]\d|3[01])\.?º?(?:\s+de)?(?:\s+[^\W\d_]{3,12}\.?)?"
)
_STOP = re.compile(r"[.!?。！？]\s+\S+\s+\S+")
_CLOSING = {"(": ")）", "（": ")）", "[": "]", "【": "】", "/": "/"}
_SIGNED_END = re.compile(
    r"(?:[(（]\s*(?P<round>[^()（）\n]{2,60})[)）]|\[(?P<square>[^\[\]\n]{2,60})\]|/(?P<slashed>[^/\n]{2,40})/)[.。\s]*$"
)
_ENDED = re.compile(r"[.!?…。！？؟۔।॥]['\"”’»“」』）)\]]*\s*$")
# Words around an agency's name in a signature: "据新华社", "with AFP", "mit Material von dpa"; no longer than this.
_FEW = 25
_SOURCE = re.compile(
    r"^(?:source|sources|quelle|quellen|fuente|fonte|kilde|källa|bron|zdroj|źródło|источник|джерело|източник|πηγή|"
    r"المصدر|منبع|מקור|स्रोत|来源|來源|kaynak|sumber|nguồn|forrás|sursa|lähde|izvor)\s*[:：]\s*(?P<sign>.{2,60})$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at the head of a paragraph: ``paragraph[:end]``; ``place`` and ``credit`` where it names them."""

    end: int
    place: str | None
    credit: str | None


@cache
def _signs() -> tuple[re.Pattern[str], dict[str, str]]:
    canonical = {
        sign.lower(): (agency["signs"][0])
        for agency in load_data("agencies.toml")["agency"]
        for sign in agency["signs"]
    }
    listed = sorted(
        (sign for agency in load_data("agencies.toml")["agency"] for sign in agency["signs"]), key=len, reverse=True
    )
    unspaced = "|".join(re.escape(sign) for sign in listed if SIGN.match(sign))
    # the bounds once around all words: compiled five times as fast as around each, and sixty times as fast to search
    words = "|".join(re.escape(sign) for sign in listed if not SIGN.match(sign))
    return re.compile(rf"{unspaced}|(?<!\w)(?:{words})(?!\w)"), canonical


@cache
def _listed_signs() -> dict[str, list[str]]:
    """All signs by their first two characters."""
    found: dict[str, list[str]] = {}
    for agency in load_data("agencies.toml")["agency"]:
        for sign in agency["signs"]:
            found.setdefault(sign[:2], []).append(sign)
    return found


@cache
def signs_of(credit: str) -> tuple[str, ...]:
    """All signs of the agency that a credit names, in all scripts; the credit itself where it is not a known one."""
    known = agency_of(credit)
    if known is None:
        return (credit,)
    return next(tuple(one["signs"]) for one in load_data("agencies.toml")["agency"] if one["signs"][0] == known)


def mentions(text: str, sign: str) -> list[tuple[int, int]]:
    """Where a sign stands in a text, as whole words of scripts with spaces; signs of capitals keep their case."""
    bounded = re.escape(sign) if SIGN.match(sign) else rf"(?<!\w){re.escape(sign)}(?!\w)"
    flags = 0 if sign.isupper() or len(sign) <= 4 else re.IGNORECASE
    return [found.span() for found in re.finditer(bounded, text, flags)]


def agency_of(text: str) -> str | None:
    """The agency that a credit names, by the sign that a report shows (``AP`` for "The Associated Press")."""
    pattern, canonical = _signs()
    found = pattern.search(text)
    return canonical[found.group().lower()] if found else None


@lru_cache(maxsize=512)  # asked for a story's first paragraphs again and again
def dateline(paragraph: str) -> Dateline | None:
    """The dateline that opens a paragraph, or None."""
    pattern, canonical = _signs()
    head = paragraph[: REACH + 30]
    # most paragraphs name no agency, and looking for each is many times faster than the pattern of all
    begun = {head[at : at + 2] for at in range(len(head))} & _listed_signs().keys()
    named = any(sign in head for two in begun for sign in _listed_signs()[two])
    for found in pattern.finditer(head) if named else ():
        if found.start() > REACH:
            break
        before, sign = paragraph[: found.start()], found.group()
        if _STOP.search(before) or not _is_dateline(before, paragraph[found.end() :], sign):
            continue
        opened = re.search(r"[(（\[【][^)）\]】]*$|/[^/]*$", before)
        closing = re.match(_closed_by(opened.group()[0]), paragraph[found.end() :]) if opened else None
        end = found.end() + (closing.end() if closing else 0)
        trailing = _AFTER.match(paragraph[end:])
        end += trailing.end() if trailing else 0
        if end < len(paragraph):
            place = _place(before) or _place(_after_sign(paragraph[found.end() :]))
            return Dateline(end, place, canonical[sign.lower()])
    shaped = shaped_dateline(paragraph)
    if shaped is not None and shaped[0] <= REACH:
        return Dateline(shaped[0], shaped[1], agency_of(shaped[2]) or shaped[2])
    capitals = _CAPITALS.match(paragraph)
    if capitals and capitals.end() <= REACH and capitals.group("place").isupper():
        return Dateline(capitals.end(), capitals.group("place").strip(), None)
    # "KHULNA, July 17: The roof ...", "ТОМСК, 14 марта. Тетради ..." of papers that set no dash
    dated = _DATED.match(paragraph)
    if dated and dated.end() <= REACH and dated.group("place").isupper():
        return Dateline(dated.end(), dated.group("place"), None)
    bare = bare_dateline(paragraph)
    return Dateline(bare[0], bare[1], None) if bare is not None and bare[0] <= REACH else None


@cache
def _closed_by(opening: str) -> re.Pattern[str]:
    """What closes a bracket behind an agency's sign, initials of the desk included: ``/lby)``."""
    inside = r"[^/\n]" if opening == "/" else r"[^()（）\[\]【】\n]"
    return re.compile(rf"{inside}{{0,30}}[{re.escape(_CLOSING[opening])}](?:\s*[^\s=]{{2,6}} 기자 =)?")


def _is_dateline(before: str, after: str, sign: str) -> bool:
    """Whether an agency's sign so near the start stands as a credit: in brackets or slashes, or between dashes."""
    opened = re.search(r"[(（\[【/]\s*[^()（）\[\]【】]{0,25}$", before)
    if opened and re.match(r"[^()（）\[\]【】\n]{0,30}[)）\]】/]", after):
        head = before[: opened.start()].strip()
        separated = re.match(rf"[^()（）\[\]【】\n]{{0,30}}[)）\]】/][^\n]{{0,12}}?(?:{_DASH}|=|\.)", after)
        # PTI and others set no dash: "New Delhi, 6 May (PTI) The council ..."
        dated = re.fullmatch(r"[^\d,،(]{2,25}[,،]\s*(?:\d{1,2}\s+\S{2,12}|\S{2,12}\s+\d{1,2})", head)
        # Europa Press and others give the day alone: "MADRID, 5 (EUROPA PRESS) El consejo ..."
        day = _DAY.fullmatch(head) and re.match(
            r"[^()（）\[\]【】\n]{0,30}[)）\]】]\s+[\"“«¿¡]?[^\W\d_a-zß-öø-ÿ]", after
        )
        # TT and others set no dash either: "VISBY (TT) Tre vargar ..."
        shouted = head.isupper() and re.match(
            r"[^()（）\[\]【】\n]{0,30}[)）]\s+[\"“”«»–-]?[^\W\d_a-zß-öø-ÿа-я]", after
        )
        told = bool(separated or dated or day or shouted) or "【" in opened.group() or not head
        return len(head) <= 60 and told
    if re.search(r"[–—-]\s*$", before) and re.match(r"\s*[.:–—-]", after):
        return len(before) <= 50
    return (
        bool(re.match(r"^新[华華]社|^中新社", sign))
        and bool(re.match(r".{2,12}?\d+日电", after))
        and not before.strip()
    )


def _after_sign(after: str) -> str:
    """ANSA's and Xinhua's place stands behind the sign: ``(ANSA) - ROMA, 05 GEN -``."""
    found = re.match(r"\)\s*-\s*([^\W\d_a-z][^\Wa-z\d_]+),\s*\d+ \w+ -", after) or re.match(
        r"([^\d，。]{2,8})\d+月", after
    )
    return found.group(1) if found else ""


def _place(before: str) -> str | None:
    text = re.split(r"[,،，.\d(（\[【/]| [–—-] ", before.strip().lstrip("【（(["), maxsplit=1)[0]
    if "/" in before and re.match(r"^[^\W\d_]+/[^\W\d_]+ \(", before):
        text = before.split(" (", maxsplit=1)[0]
    text = text.strip(" –—-=＝:")
    return text if 2 <= len(text) <= 50 else None


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs a story behind its last sentence, and where: ``paragraph[start:]`` is no sentence of the story where
    the sentence before it has ended."""

    credit: str
    start: int
    apart: bool


def signed_at_end(paragraph: str, *, last: bool = False) -> Signature | None:
    """The agency that signs a story behind its last sentence, ``... on Monday. (dpa)``, ``/ritzau/``, or None. In a
    story's ``last`` paragraph any name may sign, as it may in a line of its own."""
    found = _SIGNED_END.search(paragraph)
    if found is None:
        return None
    sign = next(filter(None, found.groups())).strip()
    pattern, canonical = _signs()
    named = pattern.search(sign)
    apart = _ENDED.search(paragraph[: found.start()]) is not None
    if named is None and last and apart and not is_closed(sign) and len(sign) <= _FEW:
        by = signature(f"({sign})")
        return Signature(by, found.start(), True) if by is not None else None
    if named is None or (len(sign) - len(named.group()) > _FEW or is_closed(sign) if apart else named.start() > 0):
        return None
    return Signature(canonical[named.group().lower()], found.start(), apart)


def credit_line(block: str) -> str | None:
    """What a block of its own credits: ``Source: Reuters``, ``dpa``, ``The Associated Press``; None for others."""
    source = _SOURCE.match(block.strip())
    if source:
        return agency_of(source.group("sign")) or source.group("sign").strip()
    pattern, canonical = _signs()
    bare = block.strip(" ()[]/.–—-")
    signs = [part for part in re.split(r"[/,;+&]|\band\b|\bund\b|\bet\b", bare) if part.strip()]
    if signs and len(bare) <= 40 and all(pattern.fullmatch(part.strip()) for part in signs):
        return canonical[signs[0].strip().lower()]
    return None
