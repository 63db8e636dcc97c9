"""A fourth set of pages in 12 languages, four of which no other set has, of makes that none of the others has: records
of a press archive, stories pasted in a forum, pages of a town, of a sports desk, of a science magazine, of a radio
station, of a site made by a generator, letters of a day's reading. Layouts and wording were written before the reader
was run on any of it. After its figures were reported it was looked at, and its wording went into the pages that
``fit_furniture`` makes its trees from.
"""

import html

from benchmarks.filling import GAP, Filled, Layouts, Markup, PageSet, Piece, Rendered, opened

_TITLE = "{site}: {head}"


def _blurbs(story: Filled) -> list[Piece]:
    """Other stories with their headline and how they begin, as overviews have them."""
    return [piece for head, lead in story.blurbs for piece in (("teaser", head), ("teaser", lead))]


def _generated(story: Filled) -> list[Piece]:
    return [
        ("nav", story.say["site"]), *story.of("nav"), *story.titled(), *story.of("meta"),
        *story.body(3, story.of("caption", 0), story.of("gift"), story.of("caption", 1)), *story.of("study", 1),
        *story.others()[:2], *story.of("rights"),
    ]  # fmt: skip


def _station(story: Filled) -> list[Piece]:
    return [
        *story.of("nav"), *story.of("radio", 0, 1), *story.titled(), *story.of("meta", 0, 2),
        *story.body(2, story.of("radio", 2), story.of("radio", 3)), *story.of("gift"), *_blurbs(story)[:4],
        *story.of("rights", 1),
    ]  # fmt: skip


def _letter(story: Filled) -> list[Piece]:
    return [
        ("nav", story.say["site"]), *story.of("digest", 0), *story.titled(), *story.body(4, story.of("digest", 2)),
        *_blurbs(story), *story.of("gift"), *story.of("digest", 1), *story.of("rights", 0),
    ]  # fmt: skip


def _record(story: Filled) -> list[Piece]:
    return [
        *story.of("record", 0, 1), GAP, *story.titled(), GAP, *story.of("record", 3, 2), GAP,
        *[piece for one in story.body() for piece in (one, GAP)], *story.of("record", 4, 5), *story.of("rights", 1),
    ]  # fmt: skip


def _pasted(story: Filled) -> list[Piece]:
    return [
        ("nav", story.say["site"]), ("nav", " > ".join(text for _, text in story.of("nav", 1, 2))),
        *story.of("forum", 0, 1, 2), *story.of("forum", 3), GAP, *story.titled(), GAP, *story.body(), GAP,
        *story.of("forum", 4),
        *[piece for name, said in story.pairs("posts") for piece in (
            ("posts", name), *story.of("forum", 0), ("posts", said))],
        *story.of("forum", 5),
    ]  # fmt: skip


def _town(story: Filled) -> list[Piece]:
    return [
        *story.of("nav"), *story.of("hours", 2), *story.titled(), *story.of("meta", 0), *story.of("caption", 0),
        *story.body(3, story.of("events", 0)), *story.of("events", 1, 2), *story.of("hours"), *story.of("gift"),
        *story.of("rights"),
    ]  # fmt: skip


def _sports(story: Filled) -> list[Piece]:
    return [
        *story.of("scores", 0), *story.of("nav"), GAP, *story.titled(), *story.of("meta", 2), GAP,
        *story.body(2, story.of("scores", 2), [("teaser", story.others()[0][1])], story.of("scores", 3)), GAP,
        *story.of("scores", 0, 1), *story.others()[1:], *story.of("radio", 1), *story.of("rights", 1),
    ]  # fmt: skip


def _science(story: Filled) -> list[Piece]:
    return [
        *story.of("nav"), *story.titled(), *story.of("meta", 0, 1), *story.of("caption", 1),
        *story.body(2, _blurbs(story)[:2], story.of("gift"), story.of("caption", 0)), *story.of("study"),
        *_blurbs(story)[2:6], *story.of("digest", 1), *story.of("rights"),
    ]  # fmt: skip


def _as_letter(pieces: list[Piece], story: Filled) -> str:
    told = "".join(
        f"<table width='100%'><tr><td align='left' style='font-size:{26 if text == story.head else 16}px'>"
        f"{html.escape(text)}</td></tr></table>"
        for _, text in pieces
    )
    start = opened(_TITLE, story)
    return f"{start}<body><center><table width='600'><tr><td>{told}</td></tr></table></center></body></html>"


_LINK = "<li><a href='/x'>{}</a></li>"
_GENERATED = Markup(
    title=_TITLE,
    head="<h1>{}</h1>",
    story="<p>{}</p>",
    other="<blockquote><p>{}</p></blockquote>",
    body="<body><div id='wrap'>{}</div></body>",
    roles={
        "caption": "<p><img src='a.png' alt=''><em>{}</em></p>",
        "nav": _LINK,
        "teaser": _LINK,
        "meta": "<p><small>{}</small></p>",
    },
)
_STATION = Markup(
    title=_TITLE,
    head="<h2 class='page-title'>{}</h2>",
    story="<div class='field-item even'><p>{}</p></div>",
    other="<div class='block-inner'><p>{}</p></div>",
    body="<body class='node-type'><div class='region'>{}</div></body>",
    roles={
        "nav": "<td><a href='/x'>{}</a></td>",
        "radio": "<div class='programme-row'><div>{}</div></div>",
        "meta": "<div class='field-label'>{}</div>",
        "teaser": "<div class='views-row'><span class='field-content'>{}</span></div>",
    },
)

_LAYOUTS: Layouts = {
    "site generator": _generated, "radio page": _station, "letter of the day": _letter, "archive record": _record,
    "forum post": _pasted, "town page": _town, "sports page": _sports, "science magazine": _science,
}  # fmt: skip
_RENDERED: Rendered = {
    "site generator": _GENERATED, "radio page": _STATION, "letter of the day": _as_letter,
}  # fmt: skip

SET = PageSet("fourth_set", _LAYOUTS, _RENDERED, lambda number: 1 + number % 4, (2, 12, 14, 16))
