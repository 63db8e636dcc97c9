"""Saved pages put together of NTREX stories and furniture in 20 languages, as HTML of three makes and flattened."""

import html
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import ntrex

LANGUAGES = {
    "en": "eng", "de": "deu", "fr": "fra", "es": "spa", "pt": "por", "it": "ita", "nl": "nld", "nb": "nob", "sv": "swe",
    "fi": "fin", "pl": "pol", "ru": "rus", "uk": "ukr", "tr": "tur", "ar": "arb", "zh": "zho-CN", "ja": "jpn",
    "ko": "kor", "hi": "hin", "lv": "lav",
}  # fmt: skip
MAKES = ("semantic", "classes", "bare", "flattened", "lines")


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``story`` holds its headline and sentences, ``furniture`` all other pieces of text on it.

    ``date`` is the day that the page says it was published on, ISO 8601; None where it does not say or in many ways.
    """

    language: str
    make: str
    content: str
    story: tuple[str, ...]
    furniture: tuple[str, ...]
    date: str | None = None

    @property
    def is_html(self) -> bool:
        return self.content.lstrip()[:1] == "<"


def pages(part: int) -> list[Page]:
    """All pages of every other story, from story ``part`` (0 or 1) on, in every language and make."""
    words = tomllib.loads((Path(__file__).parent / "data" / "pages.toml").read_text(encoding="utf-8"))
    found = []
    for code, name in LANGUAGES.items():
        stories = ntrex.stories(name)
        for number in range(part, len(stories), 2):
            lines = tuple(line for line in stories[number] if line)
            if len(lines) < 5:
                continue
            teasers = [stories[(number + step) % len(stories)][0] for step in (3, 5, 7, 9)]
            # a make a story, so that every make meets every language and no story is measured five times
            make = MAKES[(number // 2) % len(MAKES)]
            found.append(_page(code, make, lines, teasers, words[code], number))
    return found


def _page(code: str, make: str, lines: tuple[str, ...], teasers: list[str], say: dict[str, Any], number: int) -> Page:
    head, body = lines[0], lines[1:]
    space = "" if code in ("zh", "ja") else " "
    size = 1 + number % 3
    paragraphs = [space.join(body[at : at + size]) for at in range(0, len(body), size)]
    comments = [
        (text, say["likes"].format(n=3 + number % 9 + at)) for at, text in enumerate(say["comments"]) if number % 3
    ]
    parts = {
        "top": [*say["nav"], say["cookies"]] + ([say["donate"]] if number % 2 else []),
        "under_head": [say["time"], say["share"], say["caption"]],
        "inside": [f"{say['also']} {teasers[0]}", say["ad"]],
        "under": [say["newsletter"]] + ([f"{say['also']} {teasers[1]}"] if number % 2 else []),
        "related": [say["most_read"], *teasers[2:]],
        "form": [say["reply"], say["form"]],
        "bottom": [say["copyright"]],
    }
    furniture = [piece for pieces in parts.values() for piece in pieces]
    furniture += [text for comment in comments for text in comment]
    build = _html if make in MAKES[:3] else _flat
    content = build(make, code, head, paragraphs, parts, comments)
    return Page(code, make, content, lines, tuple(furniture))


def _flat(
    make: str, code: str, head: str, paragraphs: list[str], parts: dict[str, list[str]], comments: list[tuple[str, str]]
) -> str:
    middle = len(paragraphs) // 2
    blocks = [
        *parts["top"], head, *parts["under_head"], *paragraphs[:middle], *parts["inside"], *paragraphs[middle:],
        *parts["under"], *parts["related"], *parts["form"],
    ]  # fmt: skip
    for at, (text, likes) in enumerate(comments, 1):
        blocks += [f"{at}. {text}", likes]
    return ("\n\n" if make == "flattened" else "\n").join([*blocks, *parts["bottom"]])


def _html(
    make: str, code: str, head: str, paragraphs: list[str], parts: dict[str, list[str]], comments: list[tuple[str, str]]
) -> str:
    shape = _SHAPES[make]

    def tagged(tag: str, texts: list[str]) -> str:
        name = tag.split(maxsplit=1)[0]
        return "".join(f"<{tag}>{html.escape(text)}</{name}>" for text in texts)

    def linked(texts: list[str]) -> str:
        return "".join(f'<li><a href="/{at}">{html.escape(text)}</a></li>' for at, text in enumerate(texts))

    def boxed(box: str, inner: str) -> str:
        tag = shape[box]
        return f"<{tag}>{inner}</{tag.split()[0]}>"

    middle = len(paragraphs) // 2
    time, share, caption = parts["under_head"]
    story = (
        tagged("h1", [head])
        + boxed("meta", tagged("span", [time]))
        + boxed("share", f'<a href="#">{html.escape(share)}</a>')
        + boxed("figure", f'<img src="a.jpg" alt="">{boxed("caption", html.escape(caption))}')
        + tagged("p", paragraphs[:middle])
        + boxed("teaser", f'<a href="/x">{html.escape(parts["inside"][0])}</a>')
        + boxed("ad", html.escape(parts["inside"][1]))
        + tagged("p", paragraphs[middle:])
    )
    thread = "".join(boxed("comment", tagged("p", [text]) + tagged("span", [likes])) for text, likes in comments)
    return (
        f'<!DOCTYPE html><html lang="{code}"><head><meta charset="utf-8"><title>{html.escape(head)}</title>'
        "<style>p{margin:0}</style><script>track('page')</script></head><body>"
        + boxed("nav", f"<ul>{linked(parts['top'][:5])}</ul>")
        + "".join(boxed("notice", tagged("p", [text])) for text in parts["top"][5:])
        + boxed("story", story)
        + boxed("newsletter", tagged("p", parts["under"][:1]))
        + "".join(boxed("teaser", f'<a href="/y">{html.escape(text)}</a>') for text in parts["under"][1:])
        + boxed("related", tagged("h3", parts["related"][:1]) + f"<ul>{linked(parts['related'][1:])}</ul>")
        + boxed("comments", tagged("h3", parts["form"][:1]) + tagged("p", parts["form"][1:]) + thread)
        + boxed("footer", tagged("p", parts["bottom"]))
        + "</body></html>"
    )


_SHAPES = {
    "semantic": {
        "nav": "nav", "notice": "div id='consent'", "story": "article", "meta": "p", "share": "div", "figure": "figure",
        "caption": "figcaption", "teaser": "aside", "ad": "aside", "newsletter": "aside", "related": "aside",
        "comments": "section id='comments'", "comment": "div", "footer": "footer",
    },
    "classes": {
        "nav": "div class='main-menu nav'", "notice": "div class='cookie-banner'", "story": "div class='post-content'",
        "meta": "div class='meta'", "share": "div class='share-bar'", "figure": "div class='image'",
        "caption": "p class='wp-caption-text'", "teaser": "p class='read-more'", "ad": "div class='ad'",
        "newsletter": "div class='newsletter-box'", "related": "div class='related-posts'",
        "comments": "div class='comments-area'", "comment": "div class='comment'", "footer": "div class='site-footer'",
    },
    "bare": dict.fromkeys(
        ("nav", "notice", "story", "meta", "share", "figure", "newsletter", "related", "comments", "comment", "footer"),
        "div",
    )
    | {"caption": "p", "teaser": "p", "ad": "p"},
}  # fmt: skip
