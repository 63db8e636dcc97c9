"""A sixth set of pages in 8 languages, of makes that none of the others has: a portal that is mostly lists of links,
the cards of a reader's app, a page as a search engine has kept it, a bulletin of a trade, a weekend supplement, a page
that a person has pasted into a letter. Layouts and wording were written and committed before the reader was run on any
of it, and were kept out of what its trees are made of until the eighth set told of pages never seen.
"""

from benchmarks.filling import GAP, Filled, Layouts, Markup, PageSet, Piece, Rendered

_TITLE = "{head} ▪ {site}"


def _leads(story: Filled, start: int, end: int) -> list[Piece]:
    """Other stories with how they begin."""
    return [piece for head, lead in story.blurbs[start:end] for piece in (("elsewhere", head), ("lead", lead))]


def _heads(story: Filled) -> list[Piece]:
    return [("elsewhere", head) for head in story.teasers]


def _chat(story: Filled) -> list[Piece]:
    return [("chat", text) for pair in story.pairs("chat") for text in pair]


def _portal(story: Filled) -> list[Piece]:
    return [
        *story.of("alert", 0), *story.of("topics"), *story.of("crumbs", 0), *_heads(story)[:2], *story.titled(),
        *story.of("kicker", 0, 2), *story.of("photo", 0), *story.of("device", 2),
        *story.body(2, story.of("trial"), _heads(story)[2:3], story.of("photo", 1)), *story.of("honest"),
        *story.of("writer"), *_leads(story, 0, 4), *_chat(story), *story.of("topics"), *story.of("meet"),
        *story.of("imprint"),
    ]  # fmt: skip


def _cards(story: Filled) -> list[Piece]:
    return [
        *story.of("device", 0, 1), *story.titled(), *story.of("kicker", 1), *story.of("kicker", 2),
        *story.body(3, story.of("join", 0, 2), story.of("vote"), story.of("deals")), *story.of("honest", 0),
        *_leads(story, 2, 4), *story.of("places"), *story.of("trial", 0),
    ]  # fmt: skip


def _cached(story: Filled) -> list[Piece]:
    return [
        *story.of("crumbs"), *story.of("topics"), *story.of("alert", 1), *story.titled(), *story.of("kicker"),
        *story.of("photo", 0), *story.body(4, story.of("deals")), *story.of("writer", 1), *story.of("vote"),
        *_heads(story), *story.of("imprint"), *_leads(story, 1, 3),
    ]  # fmt: skip


def _bulletin(story: Filled) -> list[Piece]:
    return [
        ("site", story.say["site"]), *story.of("kicker", 0), GAP, *_leads(story, 0, 1), GAP, *story.titled(),
        *story.body(2, story.of("places", 0), story.of("meet", 1)), GAP, *_leads(story, 2, 4), GAP, *story.of("places"),
        *story.of("meet"), GAP, *story.of("join", 1), *story.of("imprint", 0),
    ]  # fmt: skip


def _supplement(story: Filled) -> list[Piece]:
    return [
        *story.of("alert", 0), GAP, *story.titled(), *story.of("kicker", 2), GAP, *story.of("photo", 1), GAP,
        *story.body(3, story.of("deals", 0), story.of("join", 0), story.of("photo", 0)), GAP, *story.of("writer", 0),
        *_chat(story), GAP, *story.of("honest"), *story.of("trial", 1),
    ]  # fmt: skip


def _forwarded(story: Filled) -> list[Piece]:
    return [
        *story.titled(), *story.of("kicker", 0, 1), *story.of("device", 1, 2), GAP,
        *story.body(2, story.of("vote", 0), _leads(story, 3, 4), story.of("trial", 0)), GAP, *story.of("join"),
        *_heads(story)[:3], *story.of("meet", 0),
    ]  # fmt: skip


_LINK = "<li><a href='/n/{turned}'>{}</a></li>"
_PORTAL = Markup(
    title=_TITLE,
    head="<div class='h'><span class='hd'>{}</span></div>",
    story="<div class='p'>{}</div>",
    other="<div class='r'>{}</div>",
    body="<body><form method='post' action='/s'><div class='o'>{}</div></form></body>",
    roles={"topics": _LINK, "elsewhere": _LINK, "crumbs": "<div class='r'><a href='/'>{}</a></div>"},
)
_APP = Markup(
    title=_TITLE,
    head="<section class='card'><h1>{}</h1></section>",
    story="<section class='card'><p>{}</p></section>",
    other="<section class='card'><p>{}</p></section>",
    body="<body><main class='deck'>{}</main></body>",
    roles={"device": "<section class='card'><button>{}</button></section>"},
)


def _as_cached(pieces: list[Piece], story: Filled) -> str:
    """With blank lines nowhere, and topics in one line."""
    topics = "  ".join(text for role, text in pieces if role == "topics")
    rest = [text for role, text in pieces if role not in ("topics", "gap")]
    return "\n".join([rest[0], topics, *rest[1:]])


_LAYOUTS: Layouts = {
    "link portal": _portal, "app cards": _cards, "search cache": _cached, "trade bulletin": _bulletin,
    "weekend supplement": _supplement, "forwarded": _forwarded,
}  # fmt: skip
_RENDERED: Rendered = {"link portal": _PORTAL, "app cards": _APP, "search cache": _as_cached}

SET = PageSet("sixth_set", _LAYOUTS, _RENDERED, lambda number: 1 + (number // 5) % 3, (3, 11, 22, 28))
