"""A third set of pages in 16 languages, of kinds that neither ``pages`` nor ``held_out`` has: text browsers, consent
walls, aggregators, small ads, page breaks, appeals between paragraphs. Layouts and wording were written before the
reader was run on any of it. Afterwards half of it was looked at, and its wording went into the pages that
``fit_furniture`` makes its trees from.
"""

import html
import json
import textwrap

from benchmarks.filling import GAP, Filled, Layouts, Markup, PageSet, Piece, Rendered, opened

_TITLE = "{head} - {site}"
_PRESSED = ("tools", "audio", "poll", "social")


def _rich(story: Filled) -> list[Piece]:
    """Much of all furniture once, for the makes of HTML."""
    return [
        *story.of("wall"), *story.of("nav"), *story.titled(), *story.of("by", 0), *story.of("ago", 1),
        *story.of("audio"), *story.of("tools"), *story.of("caption"),
        *story.body(2, story.of("promo", 0), story.of("shop"), story.of("poll"), story.of("appeal")),
        *story.of("tips"), *story.of("bio"), *story.of("signup"), *story.others(), *story.of("social", 1),
        *[("replies", text) for reply in story.pairs("replies") for text in reply], *story.of("social", 2),
        *story.of("listing"), *story.of("weather"), *story.of("legal"),
    ]  # fmt: skip


def _plain(story: Filled) -> list[Piece]:
    """Less of it, with the story whole."""
    return [
        *story.of("nav"), *story.titled(), *story.of("ago", 1), *story.of("caption", 0), *story.body(),
        *story.of("promo"), *story.of("signup"), *story.of("weather"), *story.of("legal"),
    ]  # fmt: skip


def _text_browser(story: Filled) -> list[Piece]:
    return [
        *story.of("nav"), GAP, *story.titled(), GAP, *story.of("by", 1), *story.of("tools", 2, 3), GAP,
        *[piece for one in story.body(3, story.of("promo", 0), story.of("promo", 2)) for piece in (one, GAP)],
        *story.others(), GAP, *story.of("tips", 0), GAP, *story.of("legal"),
        *[("reference", f"https://www.example.org/{story.number}/{at}") for at in range(1, 9)],
    ]  # fmt: skip


def _copied(story: Filled) -> list[Piece]:
    return [
        ("nav", "\t".join(text for _, text in story.of("nav"))), GAP, *story.titled(),
        ("tools", " ".join(text for _, text in story.of("tools"))), *story.of("by", 0), *story.of("ago", 0),
        *story.of("caption", 0, 0, 1), GAP, *story.body(2, story.of("promo", 1), story.of("poll")), GAP,
        *story.of("bio"), *story.of("social", 0, 3), *story.of("legal"),
    ]  # fmt: skip


def _page_breaks(story: Filled) -> list[Piece]:
    def foot(number: int) -> list[Piece]:
        page = story.of("paged", 0)[0][1]
        return [
            *story.of("paged", 1), ("paged", f"{story.say['site']} – {page}"),
            ("paged", f"https://www.example.org/{story.number}?print={number}"),
        ]  # fmt: skip

    return [
        ("paged", story.say["site"]), *story.of("ago", 1), *story.titled(), *story.of("by", 0),
        *story.body(3, foot(1), foot(2), foot(3), foot(4)), *foot(5), *story.of("legal", 0, 1),
    ]  # fmt: skip


def _consent_wall(story: Filled) -> list[Piece]:
    return [
        *story.of("wall"), *story.of("nav"), *story.titled(), *story.of("ago", 1), *story.of("audio"), *story.body(),
        *story.of("signup"), *story.of("wall", 1), *story.of("legal"),
    ]  # fmt: skip


def _aggregator(story: Filled) -> list[Piece]:
    listed = [piece for teaser in story.others() for piece in (teaser, *story.of("outlets", 0))]
    return [
        *story.of("feed", 0), *story.titled(), *story.of("outlets", 0), *story.of("feed", 2), GAP, *story.body(), GAP,
        *story.of("feed", 3), *story.of("feed", 1), *story.of("outlets", 1), *listed,
    ]  # fmt: skip


def _magazine(story: Filled) -> list[Piece]:
    return [
        *story.of("nav"), *story.titled(), *story.of("by", 0), *story.of("caption", 1),
        *story.body(2, story.of("shop"), story.of("signup"), story.of("poll")), *story.of("bio"),
        *story.of("promo", 0, 2), *story.of("tips"), *story.of("legal"),
    ]  # fmt: skip


def _broadcaster(story: Filled) -> list[Piece]:
    listed = [("teaser", f"{17 + at}:30 {teaser}") for at, (_, teaser) in enumerate(story.others())]
    return [
        ("nav", story.say["site"]), *story.of("weather"), *story.of("nav"), *story.titled(), *story.of("ago", 0),
        *story.of("audio", 0), *story.of("tools", 0, 1),
        *story.body(2, [("teaser", f"▶ {story.teasers[1]}")], story.of("promo", 1)), *story.of("tips"), *listed,
        *story.of("legal"),
    ]  # fmt: skip


def _small_ads(story: Filled) -> list[Piece]:
    return [
        *story.titled(), *story.of("by", 1), GAP, *[piece for one in story.body() for piece in (one, GAP)],
        *[piece for one in (*story.of("listing"), *story.of("shop"), *story.of("legal")) for piece in (one, GAP)],
    ]  # fmt: skip


def _social_post(story: Filled) -> list[Piece]:
    return [
        ("nav", story.say["site"]), *story.of("ago", 0), *story.titled(), GAP, *story.body(), *story.of("social"),
        *[piece for name, said in story.pairs("replies") for piece in (
            ("replies", name), ("replies", said), *story.of("ago", 0))],
        *story.of("social", 2),
    ]  # fmt: skip


def _supporters(story: Filled) -> list[Piece]:
    half = max(2, len(story.paragraphs) // 2)
    return [
        *story.of("nav"), GAP, *story.titled(), *story.of("by", 0), *story.of("ago", 1), GAP,
        *[piece for one in story.body(half, story.of("appeal")) for piece in (one, GAP)],
        *story.of("appeal", 1, 2), GAP, *story.of("signup"), *story.of("bio"), *story.of("legal"),
    ]  # fmt: skip


def _as_browser(pieces: list[Piece], story: Filled) -> str:
    told, link = [], 0
    for role, text in pieces:
        if role == "reference":
            told.append(f"  {text.rsplit('/', 1)[-1]}. {text}")
        elif role == "story" and story.language not in ("zh", "ja"):
            told += textwrap.wrap(text, 72, initial_indent="   ", subsequent_indent="   ")
        elif role in ("nav", "teaser", "promo", "tools"):
            link += 1
            told.append(f"     * [{link}]{text}" if role in ("nav", "teaser") else f"   [{link}]{text}")
        else:
            told.append(f"   {text}" if text else "")
    return "\n".join(told)


def _as_tables(pieces: list[Piece], story: Filled) -> str:
    columns: list[list[str]] = [[], [], [], []]
    for role, text in pieces:
        one = html.escape(text)
        if text == story.head:
            columns[1].append(f"<h2>{one}</h2>")
        elif role == "story":
            columns[1].append(f"<p>{one}</p>")
        elif role == "nav":
            columns[0].append(f"<a href='/x'>{one}</a><br>")
        elif role in ("ago", "caption"):
            columns[1].append(f"<font size='1'>{one}</font><br>")
        else:
            columns[3 if role == "legal" else 2].append(f"<p><font size='2'>{one}</font></p>")
    left, middle, right, foot = ("".join(column) for column in columns)
    start = opened(_TITLE, story)
    return (
        f"{start}<body><table><tr><td width='160'>{left}</td><td>{middle}</td><td width='200'>{right}</td></tr>"
        f"<tr><td colspan='3'>{foot}</td></tr></table></body></html>"
    )


def _as_spans(pieces: list[Piece], story: Filled) -> str:
    told = []
    for role, text in pieces:
        one = html.escape(text)
        if text == story.head:
            told.append(f"<h2>{one}</h2>")
        else:
            told.append(
                f"<span class='txt'>{one}</span><br><br>" if role == "story" else f"<div><a href='/x'>{one}</a></div>"
            )
    return f"{opened(_TITLE, story)}<body><div>{''.join(told)}</div></body></html>"


def _linked(story: Filled) -> str:
    """What a page tells search engines of itself."""
    linked = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": story.say["site"]},
            {
                "@type": ["NewsArticle"],
                "headline": story.head,
                "author": [{"@type": "Person", "name": story.say["author"]}],
            },
        ],
    }
    return f"<script type='application/ld+json'>{json.dumps(linked)}</script>"


_LINKS = "<section data-component='links-block'><ul><li><a href='/x'>{}</a></li></ul></section>"
_BUTTON = "<section data-component='x-block'><span role='button'>{}</span></section>"
_CARDS = Markup(
    title=_TITLE,
    head="<section data-component='headline-block'><h1>{}</h1></section>",
    story="<section data-component='text-block'><div><p>{}</p></div></section>",
    other="<section data-component='x-block'><div><span>{}</span></div></section>",
    body="<body><div id='app'><main>{}</main></div></body>",
    roles={**dict.fromkeys(("nav", "teaser", "promo"), _LINKS), **dict.fromkeys(_PRESSED, _BUTTON)},
)
_MICRODATA = Markup(
    title=_TITLE,
    head="<h1 itemprop='headline'>{}</h1>",
    story="<p>{}</p>",
    other="<div data-mod='{turned}'><p>{}</p></div>",
    body="<body><div itemscope itemtype='https://schema.org/NewsArticle'><div itemprop='articleBody'>{}</div></div>"
    "</body>",
    more=_linked,
)
_BLOCKS = Markup(
    title=_TITLE,
    head="<h1 class='wp-block-post-title'>{}</h1>",
    story="<p>{}</p>",
    other="<div class='wp-block-group has-background'><p class='has-small-font-size'>{}</p></div>",
    body="<body><div class='wp-site-blocks'>{}</div></body>",
    roles={
        "nav": "<ul class='wp-block-page-list'><li class='wp-block-pages-list__item'><a>{}</a></li></ul>",
        "replies": "<ol class='wp-block-comment-template'><li><div><p>{}</p></div></li></ol>",
    },
)

_LAYOUTS: Layouts = {
    "component cards": _rich, "layout tables": _plain, "microdata": _rich, "block theme": _rich, "portal spans": _plain,
    "text browser": _text_browser, "copied": _copied, "page breaks": _page_breaks, "consent wall": _consent_wall,
    "aggregator": _aggregator, "magazine": _magazine, "broadcaster": _broadcaster, "small ads": _small_ads,
    "social post": _social_post, "supporters": _supporters,
}  # fmt: skip
_RENDERED: Rendered = {
    "component cards": _CARDS, "layout tables": _as_tables, "microdata": _MICRODATA, "block theme": _BLOCKS,
    "portal spans": _as_spans, "text browser": _as_browser,
}  # fmt: skip

SET = PageSet("third_set", _LAYOUTS, _RENDERED, lambda number: 1 + (number // 2) % 3, (4, 6, 8, 10))
