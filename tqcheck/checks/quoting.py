"""Where a text quotes: marks of every convention and lines of direct speech behind a dash."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tqcheck.aligned import Document, base_language
from tqcheck.derived import data_file
from tqcheck.model import Span

_DATA = Path(__file__).parents[1] / "data" / "quotations.toml"
WORD = re.compile(r"[\w\u0300-\u036f\u0900-\u0963\u0966-\u0dff]+(?:['’-]\w+)*")
DASH = re.compile(r"(?:\A|\n)\s*[-–—―]\s*(?=\S)")
# Where a line of speech may end: before a comma, or before the dash that comes back (dijo, powiedział, сказал).
_SPEECH_END = re.compile(r"(?<=[,!?…])\s+(?=[^\W\d_])|,?\s*\s[-–—―]\s*(?=[^\W\d_])")
_SAYS_WITHIN = 4
MARK = re.compile(r"[\"“”„«»‹›「」『』＂״《》〈〉]|(?<!\w)[‘‚'’]|['’](?!\w)")
_LONGEST = 700
# A straight single mark that ends a quotation: beside another mark, or at least behind a word.
_SURE_END = re.compile(r"(?<=[.,!?…])'(?!\w)|(?<=\w)'(?=[.,;:!?)]|\s*\Z|\s*\n)")
_ANY_END = re.compile(r"(?<=\S)'(?!\w)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A direct quotation: ``span`` with its marks, ``inner`` the words said."""

    span: Span
    inner: Span


def quotations(document: Document) -> tuple[Quotation, ...]:
    """The quotations in marks of a text, in order; inner ones belong to the outer one."""
    text = document.text
    found: list[Quotation] = []
    position = 0
    openers = _pairs()
    while match := MARK.search(text, position):
        start, mark = match.start(), match.group()
        position = match.end()
        closers = openers.get(mark)
        if closers is None:
            continue
        paragraph_end = text.find("\n\n", start)
        stop = min(paragraph_end if paragraph_end >= 0 else len(text), start + _LONGEST)
        if mark in "\"“”»«'’‘" and start > 0 and text[start - 1].isalnum():
            continue
        if mark == "'" and not text[match.end() : match.end() + 1].isalnum():
            continue
        ends = [at for closer in closers if (at := _close(text, closer, match.end(), stop)) >= 0]
        if not ends:
            continue
        end = min(ends)
        found.append(Quotation(Span(start, end + 1), Span(match.end(), end)))
        position = end + 1
    return tuple(found)


def all_quotations(document: Document) -> tuple[Quotation, ...]:
    """Quotations in marks and behind dashes, in order; what stands in marks behind a dash belongs to the dash."""
    spoken = spoken_lines(document)
    marked = [
        one
        for one in quotations(document)
        if not any(line.span.start < one.span.end and one.span.start < line.span.end for line in spoken)
    ]
    return tuple(sorted((*marked, *spoken), key=lambda one: one.span.start))


def spoken_lines(document: Document) -> tuple[Quotation, ...]:
    """Paragraphs of direct speech behind a dash, up to the words that say who speaks; without such words a dash may
    begin an item of a list."""
    dashes, says = quotation_facts()
    verbs = says.get(base_language(document.language), ())
    if base_language(document.language) not in dashes or not verbs:
        return ()
    found = []
    for match in DASH.finditer(document.text):
        end = document.text.find("\n", match.end())
        end = len(document.text) if end < 0 else end
        for mark in _SPEECH_END.finditer(document.text, match.end(), end):
            words = [word.group().casefold() for word in WORD.finditer(document.text, mark.end(), end)][:_SAYS_WITHIN]
            if any(word in verbs for word in words):
                start = match.end() - len(match.group().lstrip())
                found.append(Quotation(Span(start, mark.start()), Span(match.end(), mark.start())))
                break
    return tuple(found)


def _close(text: str, closer: str, start: int, stop: int) -> int:
    """Where a quotation closes: an apostrophe inside a word closes nothing, nor does one that may end a word (the
    players' union) where a later one beside a mark does."""
    at = text.find(closer, start, stop)
    while at >= 0 and closer in "'’" and at + 1 < len(text) and text[at + 1].isalnum():
        at = text.find(closer, at + 1, stop)
    if closer != "'":
        return at
    sure = _SURE_END.search(text, start, stop)
    ends = [match.start() for match in _ANY_END.finditer(text, start, stop)]
    return sure.start() if sure else max(ends, default=-1)


@cache
def _pairs() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for pair in data_file(_DATA)["*"]["marks"]:
        found.setdefault(pair[0], []).append(pair[1])
    return {opener: tuple(closers) for opener, closers in found.items()}


@cache
def quotation_facts() -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
    """Languages whose direct speech may begin with a dash, and verbs of saying by language."""
    facts = data_file(_DATA)
    return frozenset(facts["dash"]["languages"].split()), {code: tuple(v.split()) for code, v in facts["says"].items()}
