"""A second set of pages in 28 languages: other layouts and other furniture than ``pages``, written for this before the
reader's failures on it were looked at. Its wording never went into the reader's data, but into the pages that
``fit_furniture`` makes its trees from. The rules of shape and place (``tqcheck/articles/surroundings.py``) were
developed on half of its makes in half of its languages, even stories.
"""

import html
import textwrap
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import ntrex
from benchmarks.filling import GAP, Filled, Piece, as_lines, day, fill
from benchmarks.pages import Page

HTML = ("amp", "blog theme", "hashed classes", "table mail", "print view")
FLAT = (
    "blog", "tabloid", "wire", "newsletter", "printed", "mobile", "ticker", "paywall", "gallery", "thread",
)  # fmt: skip
MAKES = (*HTML, *FLAT)


def languages() -> dict[str, str]:
    """The languages of the set with their NTREX files."""
    found: dict[str, str] = {}
    for name, code in ntrex.CODES.items():
        if code in words():
            found.setdefault(code, name)
    return found


def words() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "data" / "held_out.toml").read_text(encoding="utf-8"))


def pages(part: int) -> list[Page]:
    """A page of every other story, from story ``part`` (0 or 1) on, in every language, the makes in turn."""
    found = []
    filled = fill(languages(), words(), _LAYOUTS, part, lambda number: 1 + number % 3, (3, 5, 7, 9))
    for story, make, pieces, furniture in filled:
        content = _RENDERED.get(make, as_lines)(pieces, story)
        dated = day(story.number).isoformat() if any(role == "stamp" for role, _ in pieces) else None
        found.append(Page(story.language, make, content, story.lines, furniture, dated))
    return found


def _inside(story: Filled, every: int, *pieces: Piece) -> list[Piece]:
    """The story's paragraphs with one of the pieces behind every so many of them."""
    told: list[Piece] = []
    waiting = list(pieces)
    for at, paragraph in enumerate(story.paragraphs, 1):
        told.append(("story", paragraph))
        if waiting and at % every == 0 and at < len(story.paragraphs):
            told.append(waiting.pop(0))
    return told


def _spaced(pieces: list[Piece]) -> list[Piece]:
    return [piece for one in pieces for piece in (one, GAP)]


def _all(role: str, texts: list[str]) -> list[Piece]:
    return [(role, text) for text in texts]


def _blog(story: Filled) -> list[Piece]:
    return [
        ("menu", story.line("menu", 0)), ("menu", story.line("site")), ("menu", "  ".join(story.texts("menu")[1:])),
        ("story", story.head), ("stamp", story.line("stamp", 0)), ("caption", story.line("caption")), GAP,
        *_spaced(_inside(story, 2, ("inline", story.line("inline", 0)))),
        ("tags", story.line("tags", 0)), *_all("share", story.texts("share")), GAP,
        ("bio", story.line("bio")), GAP,
        ("more", story.line("more", 0)), *_all("more", story.teasers[:3]), GAP,
        ("comments", story.line("comments_head", 0)),
        *[piece for name, said in story.pairs("comments") for piece in (
            ("comments", name), ("stamp2", story.line("stamp", 2)), ("comments", said),
            ("comments", story.line("actions", 0)), GAP)],
        *_all("form", story.texts("form")), *_all("footer", story.texts("footer")),
    ]  # fmt: skip


def _tabloid(story: Filled) -> list[Piece]:
    return [
        *_all("menu", story.texts("menu")), ("live", story.line("more", 2)),
        ("story", story.head), ("stamp", story.line("stamp", 1)), ("by", story.line("by", 0)),
        ("length", story.line("length")), *_all("share", story.texts("share")[:3]),
        ("gallery", story.line("gallery", 0)),
        *_inside(story, 1, *_all("inline", story.texts("inline")), ("newsletter", story.line("newsletter", 0))),
        ("fix", story.line("fix")), ("more", story.line("more", 1)),
        *[("more", f"{at}. {teaser}") for at, teaser in enumerate(story.teasers, 1)],
        ("comments", story.line("comments_head", 2)), *_all("footer", story.texts("footer")),
    ]  # fmt: skip


def _wire(story: Filled) -> list[Piece]:
    return [
        ("slug", f"a{1000 + story.number} 4 pol {len(story.paragraphs) * 40}"), ("story", story.head), GAP,
        *_inside(story, 99), GAP, *_all("wire", story.texts("wire")), ("end", "###"),
    ]  # fmt: skip


def _newsletter(story: Filled) -> list[Piece]:
    return [
        ("mail", story.line("mail", 0)), GAP, ("menu", story.line("site")), ("stamp", story.line("stamp", 2)),
        GAP, ("story", story.head), GAP, *_spaced(_inside(story, 3, ("inline", story.line("inline", 2)))),
        ("share", " | ".join(story.texts("share")[:3])),
        ("more", story.line("more", 0)), *_all("more", story.teasers[:2]), GAP,
        ("mail", story.line("mail", 1)), ("mail", story.line("mail", 2)), ("footer", story.line("footer", 5)),
    ]  # fmt: skip


def _printed(story: Filled) -> list[Piece]:
    return [
        ("print", story.line("printed", 0)), ("print", story.line("printed", 2)), GAP, ("story", story.head),
        ("stamp", story.line("stamp", 1)), ("by", story.line("by", 1)), GAP, *_inside(story, 99), GAP,
        ("print", story.line("printed", 1)), ("footer", story.line("footer", 5)),
    ]  # fmt: skip


def _mobile(story: Filled) -> list[Piece]:
    return [
        *_all("app", story.texts("app")[:2]), ("menu", story.line("site")), ("story", story.head),
        ("by", story.line("by", 0)), ("stamp", story.line("stamp", 2)),
        *_inside(story, 2, ("app", story.line("app", 2)), ("inline", story.line("inline", 1))),
        *_all("share", story.texts("share")[:4]), ("tags", story.line("tags", 1)), ("more", story.line("more", 2)),
        *_all("more", story.teasers[1:]), *_all("app", story.texts("app")[:1]),
    ]  # fmt: skip


def _ticker(story: Filled) -> list[Piece]:
    stamps = [("time", f"{9 + at // 4:02d}:{(at * 17) % 60:02d}") for at in range(len(story.paragraphs))]
    return [
        ("live", story.line("live", 0)), ("story", story.head), ("stamp", story.line("stamp", 1)),
        ("live", story.line("live", 1)), ("live", story.line("live", 2)),
        *[p for stamp, text in zip(stamps, story.paragraphs, strict=True) for p in (stamp, ("story", text))],
        ("live", story.line("live", 3)), ("comments", story.line("comments_head", 2)),
        *_all("footer", story.texts("footer")[:3]),
    ]  # fmt: skip


def _paywall(story: Filled) -> list[Piece]:
    return [
        ("menu", " · ".join(story.texts("menu")[1:5])), ("menu", story.line("menu", 6)), GAP,
        ("story", story.head), ("stamp", story.line("stamp", 0)), ("length", story.line("length")), GAP,
        *_inside(story, 1, *_all("paywall", story.texts("paywall"))), GAP,
        *_all("newsletter", story.texts("newsletter")), *_all("footer", story.texts("footer")),
    ]  # fmt: skip


def _gallery(story: Filled) -> list[Piece]:
    return [
        ("story", story.head), ("stamp", story.line("stamp", 0)), ("gallery", story.line("gallery", 2)),
        ("gallery", "3 / 12"), ("caption", story.line("caption")), ("gallery", story.line("gallery", 1)), GAP,
        *_inside(story, 2, ("gallery", story.line("gallery", 0))), GAP, ("fix", story.line("fix")),
        ("more", story.line("more", 1)), *_all("more", story.teasers[:3]), ("footer", story.line("footer", 5)),
    ]  # fmt: skip


def _thread(story: Filled) -> list[Piece]:
    return [
        ("menu", story.line("site")), ("story", story.head), ("stamp", story.line("stamp", 2)), *_inside(story, 99),
        *_all("comments", story.texts("comments_head")),
        *[piece for at, (name, said) in enumerate(story.pairs("comments")) for piece in (
            ("comments", name), ("comments", said), ("comments", " · ".join(story.texts("actions"))),
            ("time", f"{at + 2}:15"))],
        *_all("form", story.texts("form")), ("footer", story.line("footer", 3)),
    ]  # fmt: skip


def _full(story: Filled) -> list[Piece]:
    """All furniture once, for the makes of HTML."""
    return [
        *_all("menu", story.texts("menu")), ("app", story.line("app", 1)), ("story", story.head),
        ("stamp", story.line("stamp", 1)), ("by", story.line("by", 0)), *_all("share", story.texts("share")),
        ("caption", story.line("caption")),
        *_inside(story, 2, ("inline", story.line("inline", 0)), ("inline", story.line("inline", 1)),
                 ("paywall", story.line("paywall", 1))),
        ("tags", story.line("tags", 0)), ("newsletter", story.line("newsletter", 0)), ("bio", story.line("bio")),
        ("more", story.line("more", 0)), *_all("more", story.teasers), ("comments", story.line("comments_head", 0)),
        *[piece for name, said in story.pairs("comments") for piece in (("comments", name), ("comments", said))],
        *_all("form", story.texts("form")), *_all("footer", story.texts("footer")),
    ]  # fmt: skip


def _letter(story: Filled) -> list[Piece]:
    return [piece for piece in _newsletter(story) if piece[1]]


def _sheet(story: Filled) -> list[Piece]:
    return [piece for piece in _printed(story) if piece[1]]


def _head(story: Filled) -> str:
    title = html.escape(f"{story.head} | {story.line('site')}")
    return f"<!doctype html><html lang='{story.language}'><head><meta charset='utf-8'><title>{title}</title></head>"


_AMP = {
    "menu": "<li><a href='/x'>{}</a></li>", "app": "<amp-app-banner><div>{}</div></amp-app-banner>",
    "share": "<amp-social-share><span>{}</span></amp-social-share>",
    "caption": "<figure><amp-img></amp-img><figcaption>{}</figcaption></figure>",
    "stamp": "<div class='amp-wp-meta amp-wp-posted-on'><time>{}</time></div>",
    "by": "<div class='amp-wp-meta amp-wp-byline'>{}</div>",
    "story": "<p>{}</p>", "inline": "<div class='amp-related-inline'><a href='/y'>{}</a></div>",
    "footer": "<footer class='amp-wp-footer'>{}</footer>",
}  # fmt: skip
_THEME = {
    "menu": "<li class='menu-item'><a href='/x'>{}</a></li>", "story": "<p>{}</p>",
    "stamp": "<span class='posted-on'>{}</span>",
    "by": "<span class='byline'>{}</span>", "share": "<li class='share-item'><a href='#'>{}</a></li>",
    "caption": "<div class='wp-caption'><p class='wp-caption-text'>{}</p></div>",
    "tags": "<div class='tags-links'>{}</div>",
    "more": "<div class='jp-relatedposts-post'><a href='/y'>{}</a></div>",
    "bio": "<div class='author-description'>{}</div>",
    "comments": "<div class='comment-content'><p>{}</p></div>", "form": "<p class='comment-notes'>{}</p>",
    "newsletter": "<div class='widget widget_subscribe'>{}</div>", "footer": "<div class='site-info'>{}</div>",
}  # fmt: skip
_HASHED = {"story": "<div class='sc-1kx9 dQwZpL'>{}</div>"}


def _as_html(shape: dict[str, str], other: str) -> Callable[[list[Piece], Filled], str]:
    def build(pieces: list[Piece], story: Filled) -> str:
        told = []
        for role, text in pieces:
            title = text == story.head and role == "story"
            told.append(("<h1>{}</h1>" if title else shape.get(role, other)).format(html.escape(text)))
        return f"{_head(story)}<body><div>{''.join(told)}</div></body></html>"

    return build


def _as_print(pieces: list[Piece], story: Filled) -> str:
    return f"{_head(story)}<body>{'<br><br>'.join(html.escape(text) for _, text in pieces)}</body></html>"


def _as_wire(pieces: list[Piece], _: Filled) -> str:
    told = []
    for role, text in pieces:
        wrapped = textwrap.wrap(text, 69) if role == "story" and " " in text else [text]
        told.extend(wrapped if role != "story" or not told else [f"   {wrapped[0]}", *wrapped[1:]])
    return "\n".join(told)


_LAYOUTS: dict[str, Callable[[Filled], list[Piece]]] = {
    "amp": _full, "blog theme": _full, "hashed classes": _full, "table mail": _letter, "print view": _sheet,
    "blog": _blog, "tabloid": _tabloid, "wire": _wire, "newsletter": _newsletter, "printed": _printed,
    "mobile": _mobile, "ticker": _ticker, "paywall": _paywall, "gallery": _gallery, "thread": _thread,
}  # fmt: skip
_RENDERED: dict[str, Callable[[list[Piece], Filled], str]] = {
    "amp": _as_html(_AMP, "<section class='i-amphtml-element'>{}</section>"),
    "blog theme": _as_html(_THEME, "<div class='widget-area'>{}</div>"),
    "hashed classes": _as_html(_HASHED, "<div class='sc-7fb2 kTrVxe'>{}</div>"),
    "table mail": _as_html({}, "<table role='presentation'><tr><td style='padding:8px'>{}</td></tr></table>"),
    "print view": _as_print,
    "wire": _as_wire,
}
