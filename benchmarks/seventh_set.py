"""A seventh set of pages in 9 languages, of makes that none of the others has: a page behind a wall for guests, one of
many boxes, a page read out for printing, a morning's mail with several stories, a village paper's page as text, a page
with questions and letters in the story. Layouts and wording were written and committed before the reader was run on any
of it, and were kept out of what its trees are made of until the eighth set told of pages never seen.
"""

from benchmarks.filling import GAP, Filled, Layouts, Markup, PageSet, Piece, Rendered

_TITLE = "{head} – {site}"


def _begun(story: Filled, start: int, end: int) -> list[Piece]:
    """Other stories with how they begin."""
    return [piece for head, lead in story.blurbs[start:end] for piece in (("next", head), ("intro", lead))]


def _named(story: Filled) -> list[Piece]:
    return [("next", head) for head in story.teasers]


def _letters(story: Filled) -> list[Piece]:
    return [("letter", text) for pair in story.pairs("letters") for text in pair]


def _walled(story: Filled) -> list[Piece]:
    return [
        ("site", story.say["site"]), *story.of("rubrics"), *story.titled(), *story.of("stamp"), *story.of("credits", 0),
        *story.of("app", 1, 2), *story.body(2, story.of("paywall", 0), _named(story)[:1], story.of("shop", 0)),
        *story.of("paywall", 1), *story.of("about"), *_named(story), *_letters(story), *story.of("services"),
        *story.of("legal"),
    ]  # fmt: skip


def _boxes(story: Filled) -> list[Piece]:
    return [
        *story.of("rubrics"), *_begun(story, 0, 1), *story.of("stamp", 0), *story.titled(), *story.of("stamp", 2),
        *story.body(3, story.of("quiz"), story.of("shop"), _begun(story, 1, 2)), *story.of("appeal"),
        *_begun(story, 2, 4), *story.of("legal", 1, 2),
    ]  # fmt: skip


def _printed(story: Filled) -> list[Piece]:
    return [
        ("site", story.say["site"]), *story.of("stamp", 0), GAP, *story.titled(), *story.of("stamp", 2), GAP,
        *story.of("credits"), GAP, *story.body(4, story.of("appeal", 0)), GAP, *story.of("about", 0), GAP,
        *story.of("legal", 0),
    ]  # fmt: skip


def _morning(story: Filled) -> list[Piece]:
    return [
        *story.of("app", 0), GAP, *story.titled(), *story.body(3, story.of("paywall", 1)), GAP, *story.of("shop"), GAP,
        *_begun(story, 0, 3), GAP, *story.of("services"), GAP, *story.of("quiz", 0, 4), *story.of("appeal", 1),
    ]  # fmt: skip


def _village(story: Filled) -> list[Piece]:
    return [
        *story.of("rubrics"), *_named(story)[1:], *story.titled(), *story.of("stamp", 0, 1), *story.of("credits", 1),
        *story.body(2, story.of("services", 0), story.of("appeal"), story.of("credits", 0)), *story.of("about"),
        *_letters(story), *story.of("shop", 1), *story.of("legal"),
    ]  # fmt: skip


def _asked(story: Filled) -> list[Piece]:
    return [
        *story.of("paywall", 0), GAP, *story.titled(), *story.of("stamp", 1, 2), GAP,
        *story.body(2, story.of("quiz"), _letters(story)), GAP, *story.of("app"), GAP, *_named(story)[:2],
        *story.of("services", 1), *story.of("legal", 0, 1),
    ]  # fmt: skip


_BOX = "<div class='{turned}'><b>{}</b></div>"
_WALLED = Markup(
    title=_TITLE,
    head="<header><h2>{}</h2></header>",
    story="<p class='t'>{}</p>",
    other="<p class='t s'>{}</p>",
    body="<body><div id='w'><div id='m'>{}</div></div></body>",
    roles={"rubrics": "<a href='/r/{turned}'>{}</a> ", "next": "<p class='t'><a href='/x'>{}</a></p>"},
)
_BOXED = Markup(
    title=_TITLE,
    head="<table><tr><td><h1>{}</h1></td></tr></table>",
    story="<div class='c'><span>{}</span></div>",
    other="<div class='c'><span>{}</span></div>",
    body="<body><div class='page'>{}</div></body>",
    roles={"quiz": _BOX, "rubrics": _BOX, "next": "<div class='c'><a href='/x'>{}</a></div>"},
)


def _as_printed(pieces: list[Piece], _: Filled) -> str:
    """A blank line between all, and two behind each part."""
    return "\n\n".join(text for _, text in pieces)


_LAYOUTS: Layouts = {
    "guest wall": _walled, "boxes": _boxes, "printed": _printed, "morning mail": _morning, "village page": _village,
    "questions": _asked,
}  # fmt: skip
_RENDERED: Rendered = {"guest wall": _WALLED, "boxes": _BOXED, "printed": _as_printed}

SET = PageSet("seventh_set", _LAYOUTS, _RENDERED, lambda number: 1 + (number // 3) % 3, (4, 9, 17, 25))
