"""A fifth set of pages in 14 languages, of makes that none of the others has: a page as a screen reader has it, a
county paper, letters to former pupils, a notebook of a court, a message with a digest, what a clipboard held, and HTML
whose elements nest deeply under empty class names, in lists of definitions, in folded sections, or are all alike.
Layouts and wording were written before the reader was run on any of it, and are kept out of what its trees are made of.
"""

from benchmarks.filling import GAP, Filled, Layouts, Markup, PageSet, Piece, Rendered

_TITLE = "{head} • {site}"


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


def _same(story: Filled) -> list[Piece]:
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


_COMPONENTS = Markup(
    title=_TITLE,
    head="<div class='mt-4'><h1 class='text-3xl'>{}</h1></div>",
    story="<div class='mt-2'><div class='text-base'><p class='m-0'>{}</p></div></div>",
    other="<div class='mt-2'><div class='text-sm'><p class='m-0'>{}</p></div></div>",
    body="<body><div id='root'><div class='wrap'>{}</div></div></body>",
    roles={
        "sections": "<div class='flex'><a href='/s'><span>{}</span></a></div>",
        "legend": "<div class='mt-2'><img src='p.webp' alt=''><div class='text-xs'>{}</div></div>",
        "other": "<div class='grid'><div class='text-base'><a href='/o'>{}</a></div></div>",
    },
)
_DEFINITIONS = Markup(
    title=_TITLE,
    head="<dd>{}</dd>",
    story="<dd>{}</dd>",
    other="<dt>{}</dt>",
    body="<body><dl>{}</dl></body>",
    roles=dict.fromkeys(("box", "other", "trust"), "<dd>{}</dd>"),
)
_ALIKE = Markup(
    title=_TITLE, head="<p>{}</p>\n", story="<p>{}</p>\n", other="<p>{}</p>\n", body="<body><div>{}</div></body>"
)
_FOLDED = Markup(
    title=_TITLE,
    head="<section><h2>{}</h2></section>",
    story="<section><div><p>{}</p></div></section>",
    other="<section><div>{}</div></section>",
    body="<body><main>{}</main></body>",
    roles=dict.fromkeys(("gate", "box", "notify"), "<details open><summary></summary><p>{}</p></details>"),
)

_LAYOUTS: Layouts = {
    "component tree": _component, "definition list": _definitions, "alike paragraphs": _same,
    "folded sections": _folded, "screen reader": _spoken, "county paper": _county, "alumni letter": _alumni,
    "court notebook": _notebook, "message digest": _digest, "clipboard": _clipboard,
}  # fmt: skip
_RENDERED: Rendered = {
    "component tree": _COMPONENTS, "definition list": _DEFINITIONS, "alike paragraphs": _ALIKE,
    "folded sections": _FOLDED, "screen reader": _as_spoken, "message digest": _as_parted,
}  # fmt: skip

SET = PageSet("fifth_set", _LAYOUTS, _RENDERED, lambda number: 1 + (number // 3) % 3, (6, 18, 20, 26))
