"""The frame of the further sets of pages, and what their layouts are filled with: NTREX stories, their sites' words,
other headlines. A set is then no more than its makes and its wording.
"""

import datetime
import html
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks import ntrex
from benchmarks.pages import Page

Piece = tuple[str, str]
"""What it is (``story``, ``gap`` or a role of furniture) and its text."""

GAP: Piece = ("gap", "")
_FORMATS = ("long", "medium", "short")


@dataclass(frozen=True, slots=True)
class Filled:
    """One story for a page: ``lines`` are its headline and sentences, ``teasers`` and ``blurbs`` of other stories their
    headlines, and headlines with their first sentences."""

    language: str
    lines: tuple[str, ...]
    paragraphs: list[str]
    teasers: list[str]
    blurbs: list[tuple[str, str]]
    say: Mapping[str, Any]
    number: int

    @property
    def head(self) -> str:
        return self.lines[0]

    def of(self, key: str, *which: int) -> list[Piece]:
        """Pieces of one role: all of them, or the ones of these numbers."""
        listed = self._listed(key)
        return [(key, self._filled(listed[at], at)) for at in (which or range(len(listed)))]

    def line(self, key: str, at: int | None = None) -> str:
        """One piece of furniture; of a list the one at ``at``, turned with the story's number where not told."""
        listed = self._listed(key)
        return self._filled(listed[(self.number if at is None else at) % len(listed)], self.number)

    def texts(self, key: str) -> list[str]:
        return [self._filled(one, self.number) for one in self._listed(key)]

    def pairs(self, key: str) -> list[tuple[str, str]]:
        """Names and what they said."""
        return [(name, said) for name, said in self.say[key]]

    def titled(self) -> list[Piece]:
        return [("story", self.head)]

    def body(self, every: int = 99, *breaks: list[Piece]) -> list[Piece]:
        """The paragraphs, behind every so many of them the next of ``breaks``."""
        told: list[Piece] = []
        waiting = list(breaks)
        for at, paragraph in enumerate(self.paragraphs, 1):
            told.append(("story", paragraph))
            if waiting and at % every == 0 and at < len(self.paragraphs):
                told += waiting.pop(0)
        return told

    def others(self) -> list[Piece]:
        return [("teaser", teaser) for teaser in self.teasers]

    def _listed(self, key: str) -> list[str]:
        words = self.say[key]
        return [words] if isinstance(words, str) else words

    def _filled(self, text: str, at: int) -> str:
        return text.format(
            date=local_date(self.language, self.number),
            time=f"{6 + self.number % 15:02d}:{(self.number * 7) % 60:02d}",
            n=3 + self.number % 6,
            teaser=self.teasers[at % len(self.teasers)],
            author=self.say["author"],
            site=self.say["site"],
        )


Layouts = Mapping[str, Callable[[Filled], list[Piece]]]
Rendered = Mapping[str, Callable[[list[Piece], Filled], str]]


@dataclass(frozen=True, slots=True)
class Markup:
    """HTML of one make: the elements of headline, paragraphs and lines of furniture, ``{}`` for the text, ``{turned}``
    for the role read backwards, and what stands around all of them. ``title`` has ``{head}`` and ``{site}``; ``more``
    is what else the page's head holds."""

    title: str
    head: str
    story: str
    other: str
    body: str
    roles: Mapping[str, str] = field(default_factory=dict)
    more: Callable[[Filled], str] = lambda _: ""

    def __call__(self, pieces: list[Piece], story: Filled) -> str:
        told = []
        for role, text in pieces:
            shape = self.story if role == "story" else self.roles.get(role, self.other)
            shape = self.head if text == story.head else shape
            told.append(shape.format(html.escape(text), turned=role[::-1]))
        return opened(self.title, story, self.more(story)) + self.body.format("".join(told)) + "</html>"


def opened(title: str, story: Filled, more: str = "") -> str:
    """How a page of HTML begins."""
    named = html.escape(title.format(head=story.head, site=story.say["site"]))
    return (
        f"<!doctype html><html lang='{story.language}'><head><meta charset='utf-8'><title>{named}</title>{more}</head>"
    )


@dataclass(frozen=True, slots=True)
class PageSet:
    """A set of pages: its name, which is that of its words' file in ``data``; its makes, those that ``rendered`` does
    not have written as lines; a paragraph's sentences by the story's number; how far on the other stories are."""

    name: str
    layouts: Layouts
    rendered: Rendered
    sizes: Callable[[int], int]
    teasers: tuple[int, ...]

    @property
    def makes(self) -> tuple[str, ...]:
        return tuple(self.layouts)

    def pages(self, part: int) -> list[Page]:
        """A page of every other story, from story ``part`` (0 or 1) on, in every language, the makes in turn."""
        words = tomllib.loads((Path(__file__).parent / "data" / f"{self.name}.toml").read_text(encoding="utf-8"))
        return [
            Page(story.language, make, self.rendered.get(make, as_lines)(pieces, story), story.lines, furniture)
            for story, make, pieces, furniture in fill(
                files_of(words), words, self.layouts, part, self.sizes, self.teasers
            )
        ]


def fill(
    files: Mapping[str, str],
    words: Mapping[str, Mapping[str, Any]],
    layouts: Layouts,
    part: int,
    sizes: Callable[[int], int],
    teasers: Sequence[int],
) -> Iterator[tuple[Filled, str, list[Piece], tuple[str, ...]]]:
    """Every other story, from story ``part`` (0 or 1) on, in every language of ``files``, the makes in turn: the story,
    its make, the page's pieces in order, and which of them are furniture.

    ``sizes`` tells a paragraph's sentences by the story's number, ``teasers`` how far on the other stories are.
    """
    makes = tuple(layouts)
    for turn, (code, name) in enumerate(files.items()):
        stories = ntrex.stories(name)
        for number in range(part, len(stories), 2):
            lines = tuple(line for line in stories[number] if line)
            if len(lines) < 5:
                continue
            space, body, size = "" if code in ("zh", "ja") else " ", lines[1:], sizes(number)
            others = [stories[(number + step) % len(stories)] for step in teasers]
            story = Filled(
                language=code,
                lines=lines,
                paragraphs=[space.join(body[at : at + size]) for at in range(0, len(body), size)],
                teasers=[one[0] for one in others],
                blurbs=[(one[0], next(line for line in one[1:] if line)) for one in others],
                say=words[code],
                number=number,
            )
            make = makes[(number // 2 + turn) % len(makes)]
            pieces = layouts[make](story)
            furniture = tuple(
                text for role, text in pieces if role not in ("story", "gap") and any(map(str.isalnum, text))
            )
            yield story, make, pieces, furniture


def files_of(words: Mapping[str, Any]) -> dict[str, str]:
    """The NTREX file of each language that there are words for."""
    files = {code: name for name, code in reversed(ntrex.CODES.items())}
    return {code: files[code] for code in words}


def as_lines(pieces: list[Piece], _: Filled) -> str:
    return "\n".join(text for _, text in pieces)


def day(number: int) -> datetime.date:
    """The publication day of a story's page."""
    return datetime.date(2024, 1, 1) + datetime.timedelta(days=(number * 37) % 366)


def local_date(code: str, number: int) -> str:
    from babel.dates import format_date

    # the numeric one only where its day cannot be a month
    style = _FORMATS[number % 3] if day(number).day > 12 else _FORMATS[number % 2]
    return format_date(day(number), format=style, locale=code)
