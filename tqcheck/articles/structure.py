"""The parts of a story that are not its sentences: headline, byline, date."""

import re
from functools import cache, lru_cache

from tqcheck.articles.wording import fold, load_data
from tqcheck.casing import is_small
from tqcheck.unspaced import SIGN

HEADLINE_LENGTH = 250
"""The longest headline, in characters; in scripts without spaces a third of it."""

_CLOSED = re.compile(r"[.。।።۔]['\"”’»“）)\]]*$")
_TWO_SENTENCES = re.compile(
    r"[^\W\d_]{3}['\"”’»)]{0,4}[.!?]['\"”’»)]{0,4}\s{1,9}['\"“‘«„(]{0,4}[^\W\d_a-z]|[。！？].*[。！？]"
)
_OUTLET = re.compile(r"^(?P<head>.{12,}?)\s+(?:[|–—·•»]|-)\s+(?P<outlet>[^|–—·•»]{2,30})$")
_ISO_DATE = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(?=\D|$)")
_SENTENCE_END = re.compile(r"[.!?…。！？؟።।۔]['\"”’»“」』）)\]]*$")
_ENDS, _AFTER_END = tuple(".!?…。！？؟।።۔"), "'\"”’»“」』）)]"
_REMEMBERED = 2048  # texts: every rule asks the same of each block of a page


@lru_cache(maxsize=_REMEMBERED)
def weight(text: str) -> float:
    """Length in characters of a spaced script: a character of Chinese or Japanese counts for three."""
    return len(text) + 2.0 * len(SIGN.findall(text))


def is_closed(text: str) -> bool:
    """Whether the text ends like a sentence."""
    return text.removesuffix("\n").rstrip(_AFTER_END).endswith(_ENDS)


@lru_cache(maxsize=_REMEMBERED)
def is_prose(text: str) -> bool:
    """Whether a block reads like a paragraph of a story: long, and ending like a sentence."""
    return (weight(text) >= 60 and is_closed(text)) or (weight(text) >= 90 and _TWO_SENTENCES.search(text) is not None)


def may_be_headline(text: str) -> bool:
    """Whether a first paragraph can be a headline: no longer than one, and not a paragraph of sentences."""
    if weight(text) > HEADLINE_LENGTH or not any(character.isalnum() for character in text):
        return False
    if _CLOSED.search(text):
        return weight(text) <= 110 and not _TWO_SENTENCES.search(text)
    return weight(text) <= 140 or not _TWO_SENTENCES.search(text)


def outlet_of(headline: str, others: str = "") -> int | None:
    """Where the outlet's name begins in ``Headline – Outlet``, or None.

    A dash may belong to the headline itself: the outlet is short, without a verb to tell by, so it must be a name in
    capitals that the page says again (``others``) behind another title or alone in a line, or it stands behind a bar.
    """
    found = _OUTLET.match(headline)
    if found is None:
        return None
    outlet = found.group("outlet").strip()
    words = outlet.split()
    named = all(word[0].isupper() or word[0].isdigit() for word in words) and len(words) <= 4
    barred = "|" in headline[found.end("head") : found.start("outlet")]
    name = re.escape(outlet)
    again = re.search(rf"(?:[-–—|]\s*{name}\s*$|^\s*{name}\s*$)", others, re.MULTILINE)
    if again is None and len(words) == 1 and outlet.isupper():
        again = re.search(rf"\b{name}\b", others)
    site = re.search(r"\w\.(?:com|org|net|[a-z]{2})$", outlet, re.IGNORECASE) is not None
    if site or (named and (barred or (again is not None and len(words) <= 3))):
        return found.end("head")
    return None


@cache
def _byline_patterns(language: str | None) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    data = load_data("bylines.toml")
    base = (language or "").split("-")[0].lower()
    codes = list(dict.fromkeys([code for code in ("nb" if base == "no" else base, "en") if code in data]))
    before = [fold(phrase) for code in codes for phrase in data[code].get("before", [])]
    after = [fold(phrase) for code in codes for phrase in data[code].get("after", [])]
    head = "|".join(re.escape(phrase) for phrase in sorted(before, key=len, reverse=True))
    tail = "|".join(re.escape(phrase) for phrase in sorted(after, key=len, reverse=True))
    return (
        re.compile(rf"(?:{head})(?=\s|\b|[^\w])\s*[:：/]?\s*(?P<name>.+)") if head else None,
        re.compile(rf"(?P<name>.+?)\s*(?:{tail})$") if tail else None,
    )


def byline(block: str, language: str | None) -> str | None:
    """The author that a line of its own names (``By Jane Doe, Associated Press``), or None."""
    text = block.strip().strip("()（）[]").strip()
    if weight(text) > 120 or is_closed(text) or "\n" in text:
        return None
    folded = fold(text)
    if len(folded) != len(text):
        return None
    before, after = _byline_patterns(language)
    found = before.fullmatch(folded) if before else None
    if found is None and after is not None:
        found = after.fullmatch(folded)
    if found is None:
        return None
    name = text[found.start("name") : found.end("name")].strip(" :,;–—-")
    words = [word for word in re.split(r"[\s,/&]+", name) if word]
    if not words or len(words) > 12:
        return None
    capital = sum(not is_small(word[0]) for word in words)
    return name if not is_small(words[0][0]) and capital >= 0.6 * len(words) and not words[0][0].isdigit() else None


_LABELS = (":", "：", "/", "／", "|", "｜")
_NAMES = 60  # characters of a line that names authors


@cache
def _labels(language: str | None) -> tuple[str, ...]:
    data = load_data("bylines.toml")
    base = (language or "").split("-")[0].lower()
    codes = [code for code in ("nb" if base == "no" else base, "en") if code in data]
    return tuple(fold(phrase) for code in codes for phrase in data[code].get("before", []) if phrase.endswith(_LABELS))


def labelled_byline(block: str, language: str | None) -> bool:
    """Whether a line names an author behind a label (``Text: Jane Doe``): such a line is none of the story wherever it
    stands, while ``By Jane Doe`` could be a head or the end of a sentence."""
    text = block.strip().strip("()（）[]").strip()
    return weight(text) <= _NAMES and fold(text).startswith(_labels(language)) and byline(text, language) is not None


def iso_date(text: str | None) -> str | None:
    """The day that a machine-readable date names (``2022-01-05T10:00:00Z``), as ISO 8601; None where none stands."""
    found = _ISO_DATE.search(text or "")
    if found is None or not (1 <= int(found.group(2)) <= 12 and 1 <= int(found.group(3)) <= 31):
        return None
    return found.group()
