"""The shape of datelines and signatures, whoever signs: ``VIENNA (Any Agency) –``, ``(Any Agency/abc)``.

``agencies`` knows agencies by name; here it is the layout alone that says that a name is one.
"""

import re

from tqcheck.casing import is_small

_UPPER = r"[^\W\d_a-zß-öø-ÿа-яёіїєґα-ωά-ώ]"
_NAME = rf"{_UPPER}[^\d\n()（）\[\]【】/.!?:;–—]{{1,38}}"
_MORE = r"(?:[,،]\s*(?:[^()（）\[\]/\n]|(?<=\d)/(?=\d)){1,28}?)?"
_CLOSE = r"\s*(?:[–—:=।۔]|--|-(?=\s)|\.(?=\s))\s*[–—-]?\s*"
_BRACKETED = re.compile(
    rf"(?P<place>{_NAME}?){_MORE}\.?\s*[(（\[]\s*(?P<sign>[^()（）\[\]\d\n]{{2,45}}?)\s*[)）\]]{_CLOSE}(?=\S)"
)
_SLASHED = re.compile(rf"(?P<place>{_NAME}?){_MORE}\.?\s*/(?P<sign>[^/\d\n]{{2,40}})/\.?(?:\s*[–—-])?\s+(?=\S)")
_CHINESE = re.compile(
    r"[（(【]?(?P<sign>[^\d（(【）)】，。]{2,12}?(?:社|网|網|报|報|台))(?P<place>[^\d（(【）)】，。]{2,10}?)"
    r"\d{1,2}月\d{1,2}日[^）)】。]{0,12}?[电電讯訊](?:\s*[（(](?:记者|記者)[^）)]{2,30}[）)])?[】）)]?\s*"
)
_JAPANESE = re.compile(
    r"【(?P<place>[^】]{1,14}?)(?P<sign>[^】＝=・]{0,6}?(?:通信社|通信|新聞|時事|共同|ニュース|放送))】\s*"
)
_JAPANESE_DATED = re.compile(r"【(?P<place>[^】\d]{1,10}?)\d{1,2}月?\d{0,2}日?(?P<sign>[^】\d＝=]{2,12})】\s*")
_KOREAN = re.compile(
    r"[(（\[【](?P<place>[^=＝)）\]】\d]{1,12})[=＝](?P<sign>[^=＝)）\]】\d]{2,20})[)）\]】]"
    r"(?:\s*\S{2,12}\s?(?:기자|특파원)\s*=)?\s*"
)

# Scripts without capitals: the layout alone tells a place from the words of a sentence.
_UNICAMERAL = (
    "\u0591-\u05f4\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u0750-\u077f\u0900-\u0963\u0970-\u0dff\u0e00-\u0eff\u1000-\u109f\u10d0-\u10ff"
    "\u1200-\u137f\u1780-\u17ff\u200c\u200d"
)
_LETTERS = f"[{_UNICAMERAL}]"
_INDIC = "\u0900-\u0963\u0970-\u0dff"
_PLACE = rf"(?P<place>{_LETTERS}{{2,22}}(?:[ /-]{_LETTERS}{{2,15}})?\.?)"
_DATED = r"[,،]\s*(?P<more>[^–—:\n.۔।]{0,12}\d[^–—:\n۔।]{0,22}?)"
_BARE = (
    re.compile(rf"{_PLACE}(?:{_DATED})?\s*(?:\s[–—-]|[–—]|--)\s+(?=\S)"),
    re.compile(rf"{_PLACE}{_DATED}\s?:\s+(?=\S)"),
    re.compile(rf"(?P<place>[{_INDIC}]{{2,15}}(?: [{_INDIC}]{{2,15}})?)\s?:\s+(?=[{_INDIC}])"),
    # a day and its month before a full stop: गोपेश्वर, 4 नवंबर।
    re.compile(
        rf"{_PLACE}[,،]\s*\d{{1,2}}(?:[^\W\d_]{{1,3}})?\s{_LETTERS}{{3,14}}(?:[,،]?\s\d{{4}})?"
        r"(?:\s?[।۔]|\.)\s+(?=\S)"
    ),
)
_APPOSITION = re.compile(r"\s[–—-]\s|[–—]")
_LEAST_BEHIND = 30

_INITIALS = re.compile(r"[\s,;/|·–—-]+(?:[a-zа-яё]{2,4}(?:[/,]\s?[a-zа-яё]{2,4})*)$")
_END_MARKS = frozenset(
    [
        "完",
        "了",
        "以上",
        "终",
        "終",
        "끝",
        "end",
        "ends",
        "fin",
        "ende",
        "slut",
        "loppu",
        "fine",
        "fim",
        "koniec",
        "конец",
        "кінець",
        "son",
        "beigas",
        "انتهى",
        "समाप्त",
        "hết",
        "-30-",
        "30",
        "###",
    ]
)
_SIGNATURE = re.compile(r"[(（\[【/](?P<sign>[^()（）\[\]【】\n]{2,60})[)）\]】/][.。]?")
_OWNED = re.compile(r"[(（]?©\s?(?P<sign>[^()（）\n.©]{2,50}(?:\([^()\n]{2,12}\))?)[)）]?")


def shaped_dateline(paragraph: str) -> tuple[int, str | None, str] | None:
    """The dateline at the head of a paragraph as its end, its place and who signs it; None where there is none."""
    for pattern in (_CHINESE, _JAPANESE_DATED, _JAPANESE, _KOREAN):
        if (found := pattern.match(paragraph)) and found.end() < len(paragraph):
            return found.end(), found.group("place").strip() or None, found.group("sign").strip()
    for pattern in (_BRACKETED, _SLASHED):
        found = pattern.match(paragraph)
        if found and found.end() < len(paragraph) and _is_dateline(found.group("place"), found.group("sign")):
            stopped = re.search(r"[)）\]]\s*\.\s*$", found.group()) is not None
            if stopped and not found.group("place").isupper():
                continue
            return found.end(), found.group("place").split(",")[0].strip(), without_initials(found.group("sign"))
    return None


def bare_dateline(paragraph: str) -> tuple[int, str] | None:
    """The dateline without an agency at the head of a paragraph in a script without capitals, its end and its place.

    A place of a few words before a dash, or before a colon behind a date; in Indic scripts, as their papers have it,
    before a colon alone; with a day and a month before a full stop. A second dash soon after makes an apposition of it.
    """
    for pattern in _BARE:
        found = pattern.match(paragraph)
        if found is None or len(paragraph) - found.end() < _LEAST_BEHIND:
            continue
        if any(character.isdigit() for character in found.group("place")):
            continue
        if _APPOSITION.search(paragraph, found.end(), found.end() + 80):
            continue
        return found.end(), found.group("place").strip(" .")
    return None


def _is_dateline(place: str, sign: str) -> bool:
    """Whether a place and a signature: a person's name with an abbreviation behind it is a party's politician."""
    words, signed = place.split(), sign.split()
    if not 1 <= len(words) <= 4 or not 1 <= len(signed) <= 6:
        return False
    if len(words) > 1 and not place.isupper() and len(signed) == 1 and sign.isupper() and len(sign) <= 5:
        return False
    particle = sum(is_small(word[:1]) for word in words)
    return particle <= 1 and (not is_small(sign[:1]) or (len(sign) <= 5 and sign.isalpha()))


def is_end_mark(block: str) -> bool:
    """Whether a block only says that the story ends here: ``（完）``, ``ENDS``, ``-30-``."""
    return block.strip().strip("()（）[]【】. ").casefold() in _END_MARKS or block.strip() in ("-30-", "###")


def signature(block: str) -> str | None:
    """Who signs a story in a line of its own under it, ``(Any Agency/abc)`` or ``(© Any Agency)``; None for others."""
    text = block.strip()
    if is_end_mark(text):
        return None
    found = _SIGNATURE.fullmatch(text)
    if found is None:
        return None
    sign = without_initials(found.group("sign").strip(" ©"))
    words = sign.split()
    if (
        not words
        or len(words) > 6
        or any(character.isdigit() for character in sign)
        or re.search(r"[.!?。！？:：]", sign)
    ):
        return None
    return sign if not is_small(words[0][0]) or (len(words) == 1 and len(sign) <= 5) else None


def owner(block: str) -> str | None:
    """Whom a short copyright line names, ``© Any Agency``; None where the line says more or nothing."""
    found = _OWNED.fullmatch(block.strip())
    return found.group("sign").strip() if found else None


def without_initials(sign: str) -> str:
    """A signature without the desk's initials: ``Any Agency/abc`` is ``Any Agency``."""
    return _INITIALS.sub("", sign.strip(" ©")).strip() or sign.strip()
