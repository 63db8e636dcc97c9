"""An article's text cut into sentences.

sentencex finds the boundaries; what it does not know of news is mended here: ordinals and abbreviations in the middle
of a sentence, numbered and bulleted items, a quotation that its reporting clause follows, languages whose sentences end
with no mark (``spaced.py``), and sentences so long that no reader and no encoder takes them whole.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import sentencex

from tqcheck.casing import is_small
from tqcheck.derived import data_file
from tqcheck.languages import detect
from tqcheck.model import Article, Sentence, Span
from tqcheck.spaced import cuts
from tqcheck.surrogates import mended

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
_ITEM = r"(?:[•●▪‣◦■□▶►➤*·]|[-–—](?=\s)|\(?(?:\d{1,2}|[a-zA-Z])[.)](?=\s))"
_ITEM_LINE = re.compile(rf"\n(?=[ \t]*{_ITEM})")
_LINE = re.compile(r"\n(?=\s*\S)")
_BARE_ITEM = re.compile(r"[•●▪‣◦■□▶►➤*·–—-]|\(?(?:\d{1,2}|[a-zA-Z])[.)]")
_TRAILING_NUMBER = re.compile(r"(?<![\w.,])(\S+\s+)?\d{1,2}\.\s*\Z")
_HALF_OF_DAY = re.compile(r"\d\s?[ap]\.\s?m\.\Z", re.IGNORECASE)
_TIME_ZONE = re.compile(r"(?:UTC|GMT|[A-Z]{1,4}T)\b")
_LETTER = re.compile(r"(?<!\w)[^\W\d_]\.\Z")
_ADDRESS = re.compile(r"www\.|[/@\\]", re.IGNORECASE)
_LAST_WORD = re.compile(r"[^\s(\[\"“„«‘'/]+(?=\.\Z)")
_BRACKETED = re.compile(r"\([^()]*[.!?…]\) (?=[^\W\d_])")
_OPENERS = "“„«‹「『（《〈(["
_CLOSERS = "\"'”’»›)]）」』】》〉"
_CAPITAL = "[^\\W\\d_a-zß-öø-ÿ]"
_OTHER_SPACE = re.compile(r"[^\S ]")
# Swedish and Finnish open a quotation with the mark that closes it (”så”, »så»); sentencex takes it for a closing one.
_OPENED_ALIKE = {mark: re.compile(rf"(?:(?<=[\s(–—-])|^){mark}(?=\w)") for mark in "”»"}
_TURNED = {"”": "“", "»": "«"}
_COMMAS = ",;:،؛，、；：)]）"
# What follows a closed quotation where the reporting clause goes on: the quotative particles, which no sentence
# begins with (Martin 2004, "A Reference Grammar of Japanese", 21; Sohn 1999, "The Korean Language", 9.1.4).
_QUOTATIVE = {
    "ja": ("と", "って", "などと", "との", "という"),
    "ko": ("라고", "고 ", "라는", "이라고", "이라는", "라며", "이라며", "며 ", "라면서", "면서 ", "는 "),
}
# Marks that sentencex does not take for an end: the khan of Khmer.
_OTHER_ENDS = {"km": re.compile(r"[។៕][\"”’»)]*\s*")}
_SPACELESS = frozenset({"th", "lo", "km", "my", "bo", "dz"})
LONGEST = 900
"""Code points after which a sentence is cut at the best place inside it; a third of it where script has no spaces."""
# Languages that end a sentence with nothing but the line, or a space, and the least share of the longest line that the
# others have where a text is wrapped at a width.
_UNMARKED = frozenset({"th", "lo"})
_WRAPPED = 0.8
_DENSE = frozenset({"zh", "ja", "th", "lo", "km", "my", "ko", "bo", "dz", "yue", "wuu"})
_BREAKS = (re.compile(r"(?<=[.!?…。！？؟۔।])[\s\"”’»」』)]*\s*(?=\S)"), re.compile(r"(?<=[;；؛:：\n])\s*(?=\S)"),
           re.compile(r"(?<=[,，、،])\s*(?=\S)"), re.compile(r"\s+(?=\S)"))  # fmt: skip


def split(article: Article) -> tuple[Sentence, ...]:
    """The sentences of the story, in order; boilerplate is left out, even where it is only part of a paragraph.

    The headline, where there is one, is sentence 0 and is never cut. Every sentence slices back:
    ``article.text[start:end] == text``.
    """
    language = article.language or detect(article.text[:5000]).code
    code = language.replace("_", "-").split("-")[0].lower()
    found: list[Sentence] = []
    for number, part in enumerate(_story_parts(article)):
        whole = number == 0 and article.headline is not None
        pieces: Iterable[Span] = (part,) if whole else _pieces(article.text, part, code)
        for piece in pieces:
            found.append(Sentence(len(found), piece.start, piece.end, article.text[piece.start : piece.end]))
    return tuple(found)


def _story_parts(article: Article) -> Iterator[Span]:
    """Paragraphs without their boilerplate and outer white space; none is empty."""
    cuts = sorted(article.boilerplate, key=lambda one: one.start)
    for paragraph in _PARAGRAPH.finditer(article.text):
        start, end = paragraph.span()
        for cut in cuts:
            if cut.end <= start or cut.start >= end:
                continue
            yield from _stripped(article.text, start, min(cut.start, end))
            start = max(start, cut.end)
        yield from _stripped(article.text, start, end)


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    raw = text[start:end] if start < end else ""
    inner = raw.strip()
    if inner:
        begin = start + raw.index(inner)
        yield Span(begin, begin + len(inner))


def _pieces(text: str, part: Span, language: str) -> Iterator[Span]:
    """The sentences of one paragraph."""
    lines = _LINE if language in _UNMARKED and not _is_wrapped(text[part.start : part.end]) else _ITEM_LINE
    for line in _between(lines, text, part):
        merged: list[Span] = []
        for piece in _apart(text, _boundaries(text, line, language), language):
            if merged and _goes_on(text[merged[-1].start : merged[-1].end], text[piece.start : piece.end], language):
                merged[-1] = Span(merged[-1].start, piece.end)
            else:
                merged.append(piece)
        for piece in merged:
            for apart in _bracketed(text, piece):
                edges = [apart.start, *cuts(text, apart, language), apart.end]
                for start, end in pairwise(edges):
                    for short in _shortened(text, Span(start, end), language):
                        yield from _stripped(text, short.start, short.end)


def _is_wrapped(paragraph: str) -> bool:
    """Whether the lines of a paragraph are about as long as each other, but for the last one."""
    *lengths, _ = map(len, paragraph.split("\n"))
    return bool(lengths) and min(lengths) >= _WRAPPED * max(lengths)


def _boundaries(text: str, part: Span, language: str) -> list[Span]:
    """sentencex's sentences; the whole part where it fails."""
    # sentencex counts bytes around other white space than a plain space, and panics where it is not one byte wide
    plain = mended(_OTHER_SPACE.sub(" ", text[part.start : part.end]))
    for mark, opening in _OPENED_ALIKE.items():
        if mark in plain and _TURNED[mark] not in plain:
            plain = opening.sub(_TURNED[mark], plain)
    try:
        found = sentencex.get_sentence_boundaries(language, plain)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # a panic of the Rust side is no Exception
        return [part]
    edges = [part.start, *(part.start + one["end_index"] for one in found)]
    edges = [edge - (part.start + 1 < edge < part.end and text[edge - 1] in _OPENERS) for edge in edges]
    spans = [Span(start, end) for start, end in pairwise(edges)]
    return [span for span in spans if text[span.start : span.end].strip()] or [part]


def _apart(text: str, pieces: Iterable[Span], language: str) -> Iterator[Span]:
    """The pieces, cut as well behind common words that sentencex takes for abbreviations, and marks unknown to it."""
    pattern = _OTHER_ENDS.get(language) or _ending(language)
    for piece in pieces:
        if pattern is None:
            yield piece
        else:
            yield from _between(pattern, text, piece)


def _between(pattern: re.Pattern[str], text: str, part: Span) -> list[Span]:
    edges = [part.start, *(match.end() for match in pattern.finditer(text, part.start, part.end)), part.end]
    return [Span(start, end) for start, end in pairwise(edges) if start < end]


def _goes_on(before: str, after: str, language: str) -> bool:
    """Whether a boundary of sentencex is none."""
    glued = before[-1:] == "." and not after[:1].isspace()
    around = before.rsplit(maxsplit=1)[-1] + after.split(maxsplit=1)[0] if glued else ""
    if glued and (_ADDRESS.search(around) or len(after.split(maxsplit=1)[0].rstrip(".,;:!?")) <= 2):
        return True
    if glued and _LETTER.search(before) and after[:1].isalpha():
        return True  # inside initials: E.U.A., P.S.D.
    before, after = before.rstrip(), after.lstrip()
    first = after[:1]
    if first in _COMMAS or not any(character.isalnum() for character in after):
        return True
    if _BARE_ITEM.fullmatch(before):
        return True
    if before[-1:] in _CLOSERS and after.startswith(_QUOTATIVE.get(language, "\n")):
        return True
    if is_small(first) or (before[-1:] in _CLOSERS and is_small(after.lstrip("-–— ")[:1])):
        return True
    if not before.endswith("."):
        return False
    facts = _abbreviations()
    if _HALF_OF_DAY.search(before):
        day = _behind_hours(language)
        return _TIME_ZONE.match(after) is not None or (day is not None and day.match(after) is not None)
    if number := _TRAILING_NUMBER.search(before):
        word = (number.group(1) or "").strip().casefold()
        return word in facts.ordinals.get(language, ())
    last = _LAST_WORD.search(before)
    known = facts.before_numbers if first.isdigit() else facts.before_names
    return last is not None and last.group() in known.get(language, frozenset()) | known["*"]


def _bracketed(text: str, piece: Span) -> tuple[Span, ...]:
    """A whole sentence in brackets apart from the one after it: "(This is so.) Next."."""
    match = _BRACKETED.match(text, piece.start, piece.end)
    if match is None or is_small(text[match.end()]):
        return (piece,)
    return (Span(piece.start, match.end()), Span(match.end(), piece.end))


def _shortened(text: str, piece: Span, language: str) -> Iterator[Span]:
    """A sentence of more than ``LONGEST`` code points in shorter ones, cut at the strongest mark near the middle."""
    limit = LONGEST // 3 if language in _DENSE else LONGEST
    if language in _SPACELESS:
        limit = LONGEST // 4
    if piece.end - piece.start <= limit:
        yield piece
        return
    middle = (piece.start + piece.end) // 2
    quarter = (piece.end - piece.start) // 4
    for pattern in _BREAKS:
        places = [
            match.end()
            for match in pattern.finditer(text, piece.start, piece.end)
            if abs(match.end() - middle) <= quarter
        ]
        if places:
            at = min(places, key=lambda place: abs(place - middle))
            yield from _shortened(text, Span(piece.start, at), language)
            yield from _shortened(text, Span(at, piece.end), language)
            return
    yield piece


@cache
def _ending(language: str) -> re.Pattern[str] | None:
    """What stands between a sentence that ends with one of the language's words and a capital after it."""
    words = _facts()["ends_sentences"].get(language)
    if words is None:
        return None
    opened, closed = f'["”»{re.escape(_OPENERS)}]?', f"[{re.escape(_CLOSERS)}]?"
    # an hour ends its sentence where a quotation opens behind it: 'after 6 p.m. “The rules'
    hour = rf"(?:(?<=\d[apAP]\.[mM]\.)|(?<=\d\s[apAP]\.[mM]\.)) (?=[\"{re.escape(_OPENERS)}]{_CAPITAL})"
    return re.compile(rf"(?<![\w.])(?:{'|'.join(words.split())})\.{closed} (?={opened}{_CAPITAL})|{hour}")


@cache
def _behind_hours(language: str) -> re.Pattern[str] | None:
    """What finds a day or a time zone that goes on with "9 p.m.", not one that begins a sentence."""
    words = _facts()["behind_hours"].get(language)
    if words is None:
        return None
    verbs = "|".join(_facts()["finite_verbs"][language].split())
    return re.compile(rf"(?:{'|'.join(words.split())})\b(?!['’]s\b|,? (?:{verbs})\b)")


@cache
def _facts() -> dict[str, Any]:
    return data_file(Path(__file__).parent / "data" / "abbreviations.toml")


@dataclass(frozen=True)
class _Abbreviations:
    """Each by language; ``ordinals`` is casefolded."""

    before_names: dict[str, frozenset[str]]
    before_numbers: dict[str, frozenset[str]]
    ordinals: dict[str, frozenset[str]]


@cache
def _abbreviations() -> _Abbreviations:
    facts = _facts()
    names, numbers = (
        {
            code: frozenset(form for word in words.split() for form in (word, word[:1].upper() + word[1:]))
            for code, words in facts[key].items()
        }
        for key in ("before_names", "before_numbers")
    )
    ordinals = {code: frozenset(words.split()) for code, words in facts["ordinals"].items()}
    return _Abbreviations(names, numbers, ordinals)
