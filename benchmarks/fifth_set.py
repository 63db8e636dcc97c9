"""A fifth set of pages in 14 languages, of makes that none of the others has: a page as a screen reader has it, a
county paper, letters to former pupils, a notebook of a court, a message with a digest, what a clipboard held, and HTML
whose elements nest deeply under empty class names, in lists of definitions, in folded sections, or are all alike.
Layouts and wording were written before the reader was run on any of it, and are kept out of what its trees are made of.
"""

import html

from benchmarks.filling import GAP, Filled, Layouts, Piece, Rendered, pages_of
from benchmarks.pages import Page

HTML = ("component tree", "definition list", "alike paragraphs", "folded sections")
FLAT = (
    "screen reader", "county paper", "alumni letter", "court notebook", "message digest", "clipboard",
)  # fmt: skip
MAKES = (*HTML, *FLAT)


def pages(part: int) -> list[Page]:
    """A page of every other story, from story ``part`` (0 or 1) on, in every language, the makes in turn."""
    return pages_of("fifth_set", _LAYOUTS, _RENDERED, part, lambda number: 1 + (number // 3) % 3, (6, 18, 20, 26))


def _blurbs(story: Filled, start: int, end: int) -> list[Piece]:
    return [piece for head, lead in story.blurbs[start:end] for piece in (("other", head), ("other", lead))]


def _letters(story: Filled) -> list[Piece]:
    return [("letters", text) for pair in story.pairs("letters") for text in pair]


def _component(story: Filled) -> list[Piece]:
    return [
        *story.of("skip"), *story.of("sections"), *story.of("account"), *story.titled(), *story.of("desk", 0),
        *story.of("stampline", 0, 1), *story.of("legend", 0),
        *story.body(2, story.of("notify"), story.of("partner", 0), story.of("plea")), *story.of("rate"),
        *story.of("desk", 1), *story.others(), *_letters(story), *story.of("foot"),
    ]  # fmt: skip


def _definitions(story: Filled) -> list[Piece]:
    return [
        *story.of("sections"), *story.of("stampline", 1), *story.titled(),
        *story.body(3, story.of("box"), story.of("legend", 1)), *story.of("trust"), *_blurbs(story, 0, 2),
        *story.of("classified"), *story.of("foot", 0),
    ]  # fmt: skip


def _alike(story: Filled) -> list[Piece]:
    return [
        *story.of("partner", 1), *story.titled(), *story.of("stampline", 2), *story.body(3, story.of("plea", 0)),
        *story.of("help"), *story.of("trust", 0), *_blurbs(story, 1, 4), *story.of("diary"),
    ]  # fmt: skip


def _folded(story: Filled) -> list[Piece]:
    return [
        *story.of("account"), *story.titled(), *story.of("desk", 0), *story.body(2, story.of("gate"), story.of("box")),
        *story.of("notify"), *story.of("rate"), *story.others()[:3], *story.of("partner"), *story.of("foot"),
    ]  # fmt: skip


def _spoken(story: Filled) -> list[Piece]:
    return [
        *story.of("skip"), *story.of("account"), *story.of("sections"), *story.titled(), *story.of("stampline", 0),
        *story.body(4, story.of("legend", 1), story.of("gate", 0)), *story.of("rate"), *story.of("notify"),
        *story.of("foot"),
    ]  # fmt: skip


def _county(story: Filled) -> list[Piece]:
    return [
        ("site", story.say["site"]), *story.of("diary"), GAP, *story.titled(), GAP, *story.of("desk", 0),
        *story.of("legend", 0), GAP, *story.body(3, story.of("classified", 0)), GAP, *story.of("classified", 1),
        *story.of("help"), *_letters(story), GAP, *story.of("trust", 0), *story.of("foot", 0),
    ]  # fmt: skip


def _alumni(story: Filled) -> list[Piece]:
    spaced = [piece for one in story.body(5, story.of("partner", 1)) for piece in (one, GAP)]
    return [
        *story.of("trust", 0), GAP, *story.titled(), GAP, *spaced, *_blurbs(story, 0, 3), GAP, *story.of("plea"), GAP,
        *story.of("notify", 1),
    ]  # fmt: skip


def _notebook(story: Filled) -> list[Piece]:
    return [
        *story.of("sections"), GAP, *story.titled(), *story.of("desk", 0), *story.of("stampline", 2), GAP,
        *story.body(2, story.of("box"), _blurbs(story, 2, 3), story.of("legend", 1)), GAP, *story.of("desk", 1),
        *story.of("trust", 1), *story.of("rate", 1, 2),
    ]  # fmt: skip


def _digest(story: Filled) -> list[Piece]:
    return [
        *story.of("stampline", 1), *_blurbs(story, 3, 4), GAP, *story.titled(), *story.body(1, story.of("gate", 1)),
        GAP, *_blurbs(story, 0, 2), GAP, *story.of("notify"), *story.of("foot", 1),
    ]  # fmt: skip


def _clipboard(story: Filled) -> list[Piece]:
    return [
        *story.titled(), *story.of("desk", 0), *story.of("legend", 0),
        *story.body(2, story.of("plea", 0), story.of("help"), story.of("partner", 0)), *story.of("desk", 1),
        *story.others()[1:], *story.of("diary", 1), *story.of("rate", 0),
    ]  # fmt: skip


def _start(story: Filled) -> str:
    title = html.escape(f"{story.head} • {story.say['site']}")
    return f"<!doctype html><html lang='{story.language}'><head><meta charset='utf-8'><title>{title}</title></head>"


def _as_components(pieces: list[Piece], story: Filled) -> str:
    shapes = {
        "story": "<div class='mt-2'><div class='text-base'><p class='m-0'>{}</p></div></div>",
        "sections": "<div class='flex'><a href='/s'><span>{}</span></a></div>",
        "legend": "<div class='mt-2'><img src='p.webp' alt=''><div class='text-xs'>{}</div></div>",
        "other": "<div class='grid'><div class='text-base'><a href='/o'>{}</a></div></div>",
    }
    other = "<div class='mt-2'><div class='text-sm'><p class='m-0'>{}</p></div></div>"
    head = "<div class='mt-4'><h1 class='text-3xl'>{}</h1></div>"
    told = [
        (head if text == story.head else shapes.get(role, other)).format(html.escape(text)) for role, text in pieces
    ]
    return f"{_start(story)}<body><div id='root'><div class='wrap'>{''.join(told)}</div></div></body></html>"


def _as_definitions(pieces: list[Piece], story: Filled) -> str:
    told = "".join(
        f"<dd>{html.escape(text)}</dd>"
        if role in ("story", "box", "other", "trust")
        else f"<dt>{html.escape(text)}</dt>"
        for role, text in pieces
    )
    return f"{_start(story)}<body><dl>{told}</dl></body></html>"


def _as_alike(pieces: list[Piece], story: Filled) -> str:
    told = "".join(f"<p>{html.escape(text)}</p>\n" for _, text in pieces)
    return f"{_start(story)}<body><div>{told}</div></body></html>"


def _as_folded(pieces: list[Piece], story: Filled) -> str:
    told = []
    for role, text in pieces:
        one = html.escape(text)
        if text == story.head:
            told.append(f"<section><h2>{one}</h2></section>")
        elif role == "story":
            told.append(f"<section><div><p>{one}</p></div></section>")
        elif role in ("gate", "box", "notify"):
            told.append(f"<details open><summary></summary><p>{one}</p></details>")
        else:
            told.append(f"<section><div>{one}</div></section>")
    return f"{_start(story)}<body><main>{''.join(told)}</main></body></html>"


def _as_spoken(pieces: list[Piece], story: Filled) -> str:
    """As a program for the blind writes a page down: what a line is stands before it, in English on all pages."""
    marks = {"sections": "link", "skip": "link", "account": "button", "rate": "button", "notify": "check box"}
    return "\n".join(
        f"heading level 1 {text}" if text == story.head else f"{marks[role]} {text}" if role in marks else text
        for role, text in pieces
    )


def _as_parted(pieces: list[Piece], _: Filled) -> str:
    """Lines of stars between furniture and story."""
    told = []
    for (before, _one), (role, text) in zip([pieces[0], *pieces], pieces, strict=False):
        if "story" in (before, role) and before != role and "gap" not in (before, role):
            told.append("* * *")
        told.append(text)
    return "\n\n".join(line for line in told if line)


_LAYOUTS: Layouts = {
    "component tree": _component, "definition list": _definitions, "alike paragraphs": _alike,
    "folded sections": _folded, "screen reader": _spoken, "county paper": _county, "alumni letter": _alumni,
    "court notebook": _notebook, "message digest": _digest, "clipboard": _clipboard,
}  # fmt: skip
_RENDERED: Rendered = {
    "component tree": _as_components, "definition list": _as_definitions, "alike paragraphs": _as_alike,
    "folded sections": _as_folded, "screen reader": _as_spoken, "message digest": _as_parted,
}  # fmt: skip
