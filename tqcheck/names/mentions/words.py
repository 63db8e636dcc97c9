"""The words of an article: where each stands, how it is compared, and whether a capital says something there."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import regex

from tqcheck.aligned import Document
from tqcheck.names.compare import ELISIONS, bare
from tqcheck.names.lexicon import base
from tqcheck.names.spelling import WORD, cased, fold, script, script_of

_OPENERS = frozenset("\"'“”„«»‘’‚‹›([{–—-:!?…•*¿¡")
# those that open only what stands at them, and with a space behind close: “…,” Smith said; but « Bonjour »
_AT_WORD = frozenset("\"'“”„»‘’›")
_OPENING, _CLOSING = "([（［", ")]）］"
_CLOSERS = frozenset('.!?…。"”»“’)')
# a particle or prefix that a language writes together with a name, which keeps its capital: uMacron, nGaillimh,
# f'Londra; at the start of a sentence UMacron
_JOINED = regex.compile(r"(?:\p{Ll}{1,4}['’ʼ]?|\p{Lu}['’ʼ]?)(?=\p{Lu}\p{Ll}{3})")
_JOINED_FIRST = regex.compile(r"\p{Lu}\p{Ll}{1,3}['’ʼ]?(\p{Lu}\p{Ll}{3,})")
# a text apart at its words: what stands before the first, the first, what stands between it and the second ...
_APART = regex.compile(f"({WORD.pattern})")
_TITLE_SHARE = 0.65
_TITLE_WORDS = 4


class Word(NamedTuple):
    """One word of an article. ``start`` and ``end`` are code points into the article's text.

    ``capital``: it begins with a capital; ``initial``: a capital says nothing here (start of a sentence or of a
    quotation, headline in title case, script without case). ``plain`` is the folded word without possessive and without
    a prefix in small letters (uMacron).
    ``aside``: it stands in parentheses.
    """

    text: str
    start: int
    end: int
    sentence: int
    position: int
    folded: str
    plain: str
    script: str
    capital: bool
    initial: bool
    aside: bool = False


_new = tuple.__new__


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """All words of a document, by sentence, and how often each folded and plain form stands in it."""

    by_sentence: dict[int, tuple[Word, ...]]
    forms: dict[str, int]
    lower: frozenset[str]
    capital: frozenset[str]
    language: str

    def all(self) -> list[Word]:
        return [word for words in self.by_sentence.values() for word in words]


@lru_cache(maxsize=32)  # one reference may have many candidates
def words_of(document: Document) -> Words:
    """The words of every sentence of a document."""
    by_sentence: dict[int, tuple[Word, ...]] = {}
    forms: dict[str, int] = {}
    lower: set[str] = set()
    capital: set[str] = set()
    for sentence in document.sentences:
        words = _sentence_words(sentence.text, sentence.start, sentence.index)
        by_sentence[sentence.index] = words
        if "-" in sentence.text:
            for match in WORD.finditer(sentence.text):
                if "-" in match.group():
                    joined = bare(fold(match.group()))
                    forms[joined] = forms.get(joined, 0) + 1
        for word in words:
            plain = word.plain
            forms[plain] = forms.get(plain, 0) + 1
            if word.folded != plain:
                forms[word.folded] = forms.get(word.folded, 0) + 1
            if not word.capital:
                lower.add(plain)
            elif not word.initial:
                capital.add(plain)
    return Words(by_sentence, forms, frozenset(lower), frozenset(capital), base(document.language))


def words_around(document: Document) -> list[Word]:
    """The words of an article's dateline, byline and credit, which belong to no sentence (sentence -1)."""
    article = document.article
    lines = [line for line in (article.dateline, article.byline, article.credit) if line]
    return [word for line in lines for word in _sentence_words(line, 0, -1)]


def _opens(between: str) -> bool:
    """Whether what stands between two words opens a quotation, or something else that begins with a capital."""
    before = between.rstrip()
    return before != "" and before[-1] in _OPENERS and not (before[-1] in _AT_WORD and before != between)


def _sentence_words(text: str, offset: int, index: int) -> tuple[Word, ...]:
    found: list[Word] = []
    parts: list[str] = _APART.split(text)
    titled = _is_titled(text, parts[1::2])
    brackets = any(bracket in text for bracket in _OPENING)
    depth, at = 0, offset
    for between, word in zip(parts[::2], parts[1::2], strict=False):
        at += len(between)
        if brackets and between != " ":
            depth += sum(map(between.count, _OPENING)) - sum(map(between.count, _CLOSING))
        opening = not found or (between != " " and _opens(between))
        for first, after, written, folded, plain, code, capital, has_case in _shapes(word):
            initial = titled or opening or not has_case
            found.append(
                # as Word(...) does, in half the time: half of what names cost a pair is the making of its words
                _new(
                    Word,
                    (
                        written,
                        at + first,
                        at + after,
                        index,
                        len(found),
                        folded,
                        plain,
                        code,
                        capital,
                        initial,
                        depth > 0,
                    ),
                )
            )
            opening = False
        at += len(word)
    return tuple(found)


def _is_titled(text: str, words: Sequence[str]) -> bool:
    """Whether a sentence is a headline whose words have capitals."""
    if text.rstrip()[-1:] in _CLOSERS:
        return False
    long_words = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(long_words) >= _TITLE_WORDS and (
        sum(word[0].isupper() for word in long_words) >= _TITLE_SHARE * len(long_words)
    )


@lru_cache(maxsize=16384)
def _shapes(written: str) -> tuple[tuple[int, int, str, str, str, str, bool, bool], ...]:
    """The parts of a word as it is written, each with what is the same wherever it stands: first and last code point
    (not included), text, folded and plain form, script, whether it begins with a capital and whether it could."""
    found = []
    for start, end in _parts(written):
        part = written[start:end]
        code, folded, own = script(part), fold(part), _without_article(part)
        joined = _JOINED.match(own)
        plain = bare(fold(own[joined.end() :])) if joined else bare(folded)
        first = next((character for character in own if character.isalpha()), "")
        capital = first.isupper() or (len(own) > 2 and any(character.isupper() for character in own[1:]))
        found.append((start, end, part, folded, plain, code, capital, cased(code)))
    return tuple(found)


def _without_article(written: str) -> str:
    """A word without the article or preposition that French, Italian and Catalan write together with it."""
    for mark in "’'":
        head, _, tail = written.partition(mark)
        if tail and head.casefold() in ELISIONS:
            return tail
    return written


@lru_cache(maxsize=4096)
def joined_behind(written: str) -> str | None:
    """The folded name that a word ends in where it begins a sentence, has a capital inside, and may be a particle with
    a name (NoEmmanuel) as well as a name of two parts (LeBron)."""
    found = _JOINED_FIRST.fullmatch(written)
    return fold(found.group(1)) if found else None


def words_in(text: str) -> list[str]:
    """The words of a name as they are compared: apart at hyphens and where the script changes."""
    return [word[start:end] for word in WORD.findall(text) for start, end in _parts(word)]


def _parts(written: str) -> list[tuple[int, int]]:
    """The parts of a word between hyphens and between Latin letters, katakana and other scripts, as offsets."""
    parts: list[tuple[int, int]] = []
    start, before = 0, ""
    for index, character in enumerate(written):
        now = _kind(character)
        if now == "-" or (now and before and now != before):
            if index > start:
                parts.append((start, index))
            start = index + (now == "-")
        before = "" if now == "-" else now or before
    if len(written) > start:
        parts.append((start, len(written)))
    return parts


@lru_cache(maxsize=8192)
def _kind(character: str) -> str:
    """What a character may not be written together with: a hyphen with nothing, foreign names with nothing else."""
    if character in "-・":
        return "-"
    if "ァ" <= character <= "ヿ":
        return "katakana"
    code = script_of(character)
    return "" if code == "Zyyy" else "Latn" if code == "Latn" else "other"
