"""An eighth set of pages in 9 languages, of makes that none of the others has: a podcast's page with its transcript, a
broadcaster's page, an aggregator's copy, a student paper, an agency's copy as it comes in, a magazine from a scanner.
Layouts and wording were written and committed before the reader was run on any of it, and are kept out of what its
trees are made of.
"""

from benchmarks.filling import GAP, Filled, Layouts, Markup, PageSet, Piece, Rendered

_TITLE = "{head} | {site}"


def _begun(story: Filled, start: int, end: int) -> list[Piece]:
    """Other stories with how they begin."""
    return [piece for head, lead in story.blurbs[start:end] for piece in (("elsewhere", head), ("opening", lead))]


def _elsewhere(story: Filled) -> list[Piece]:
    """What others write, each under the name of its outlet."""
    named = story.of("outlets")
    told = [("elsewhere", head) for head in story.teasers]
    return [piece for pair in zip(named, told, strict=False) for piece in pair]


def _readers(story: Filled) -> list[Piece]:
    return [("reader", text) for pair in story.pairs("readers") for text in pair]


def _podcast(story: Filled) -> list[Piece]:
    return [
        *story.of("menu"), *story.titled(), *story.of("stamp", 0), *story.of("player"),
        *story.body(3, story.of("player", 1), story.of("plea", 0)), *story.of("host"), *story.of("episodes"),
        *_readers(story), *story.of("rights"),
    ]  # fmt: skip


def _broadcaster(story: Filled) -> list[Piece]:
    return [
        *story.of("menu"), *story.of("schedule"), *story.titled(), *story.of("stamp"), *story.of("photo", 0),
        *story.body(2, story.of("tip"), _begun(story, 0, 1), story.of("photo", 1)), *story.of("fix"),
        *_begun(story, 1, 4), *story.of("rights", 1),
    ]  # fmt: skip


def _aggregator(story: Filled) -> list[Piece]:
    return [
        ("site", story.say["site"]), *story.of("topics"), *story.titled(), *story.of("stamp", 0),
        *story.body(3, _elsewhere(story)[:2]), *_elsewhere(story), *story.of("small", 0), *story.of("topics", 0, 2),
    ]  # fmt: skip


def _students(story: Filled) -> list[Piece]:
    return [
        ("site", story.say["site"]), *story.of("staff"), GAP, *story.titled(), *story.of("host", 0), GAP,
        *story.body(2, story.of("small"), story.of("plea")), GAP, *story.of("fix"), *_readers(story), GAP,
        *_begun(story, 0, 2), *story.of("tip", 0),
    ]  # fmt: skip


def _incoming(story: Filled) -> list[Piece]:
    return [
        *story.of("desk", 0, 1), GAP, *story.titled(), *story.of("stamp", 1), GAP, *story.body(99), GAP,
        *story.of("desk", 2), *story.of("fix"), *story.of("rights", 0), *story.of("photo"),
    ]  # fmt: skip


def _scanned(story: Filled) -> list[Piece]:
    return [
        *story.of("topics", 0), ("site", story.say["site"]), *story.of("photo"), *story.titled(),
        *story.of("host", 1), *story.body(2, story.of("small", 1), story.of("schedule"), story.of("plea", 1)),
        *story.of("staff", 0), *story.of("tip", 1), *story.of("episodes", 0),
    ]  # fmt: skip


_PODCAST = Markup(
    title=_TITLE,
    head="<main><h1 class='a'>{}</h1>",
    story="<div class='row'><p>{}</p></div>",
    other="<div class='row'><p>{}</p></div>",
    body="<body><div id='root'>{}</div></body>",
    roles={"menu": "<li><a href='/m/{turned}'>{}</a></li>", "episodes": "<div class='row'><a href='/e'>{}</a></div>"},
)
_BROADCAST = Markup(
    title=_TITLE,
    head="<section><h1>{}</h1></section>",
    story="<section><p class='b1'>{}</p></section>",
    other="<section><p class='b1'>{}</p></section>",
    body="<body><div class='grid'>{}</div></body>",
    roles={"menu": "<span><a href='/{turned}'>{}</a></span>", "elsewhere": "<h3><a href='/y'>{}</a></h3>"},
)

_LAYOUTS: Layouts = {
    "podcast": _podcast, "broadcaster": _broadcaster, "aggregator": _aggregator, "student paper": _students,
    "incoming copy": _incoming, "scanned": _scanned,
}  # fmt: skip
_RENDERED: Rendered = {"podcast": _PODCAST, "broadcaster": _BROADCAST}

SET = PageSet("eighth_set", _LAYOUTS, _RENDERED, lambda number: 1 + (number // 2) % 3, (3, 11, 19, 23))
