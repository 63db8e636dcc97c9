"""A saved page to paragraphs: what the page itself says of them, and trafilatura's judgement of where the story is."""

import json
import re
from dataclasses import replace
from typing import Any

from tqcheck.articles.assembly import Known
from tqcheck.articles.datelines import signature
from tqcheck.articles.elements import walk
from tqcheck.articles.paragraphs import OUTSIDE, Block, normalise, paragraphs
from tqcheck.articles.schema_org import article_body, describe, news_article
from tqcheck.articles.structure import is_prose, iso_date, weight
from tqcheck.errors import UnreadableArticleError

_ENOUGH = 0.6
_BODY = 120  # letters of a story that the metadata hold
_PIECE = 20  # letters of a paragraph that is one of them


def page(text: str, path: str) -> tuple[list[Block], Known]:
    """The blocks of a page in reading order, the story's marked as such, and what its metadata says.

    Scripts and styles are never read, but for schema.org data, which is parsed as JSON.
    Raises ``UnreadableArticleError`` for a page that is no page or nests without end.
    """
    from lxml import html as lxml_html

    try:
        parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8")
        tree = lxml_html.document_fromstring(normalise(text).encode("utf-8"), parser=parser)
    except (ValueError, lxml_html.etree.LxmlError):
        raise UnreadableArticleError(path, "no HTML that can be read") from None
    item = _linked(tree)
    known = _metadata(tree, item)
    blocks = list(walk(tree, path))
    told = _told(item, blocks) if item else []
    if told:
        return told, known
    return _with_story(_one_of_several(blocks, known), _extracted(normalise(text)), known), known


def _extracted(text: str) -> list[str]:
    """The paragraphs that trafilatura takes for the story."""
    import warnings

    from trafilatura import bare_extraction

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        document = bare_extraction(text, include_comments=False, include_tables=True, with_metadata=False)
    body = getattr(document, "body", None)
    if body is None:
        return []
    return [
        line
        for node in body.iter("p", "head", "item", "cell", "quote", "code")
        for line in "".join(node.itertext()).split("\n")
    ]


def _with_story(blocks: list[Block], story: list[str], known: Known) -> list[Block]:
    """Blocks from the first to the last that trafilatura takes too; what is above and below is not the story."""
    told = {_key(line) for line in story if line.strip()}
    blocks = [replace(block, taken=_key(block.text) in told) for block in blocks]
    hits = [
        index
        for index, block in enumerate(blocks)
        if _key(block.text) in told
        and block.kind not in ("navigation", "comments", "cookies", "related")
        and (weight(block.text) >= 40 or block.hint in ("title", "heading"))
    ]
    if not hits:
        return blocks
    first, last = hits[0], hits[-1]
    prose = [index for index, block in enumerate(blocks) if block.kind is None and is_prose(block.text)]
    inside = sum(weight(blocks[index].text) for index in prose if first <= index <= last)
    if inside < _ENOUGH * sum(weight(blocks[index].text) for index in prose):
        return blocks  # it has found a piece only, as it does in some scripts; layout and wording must tell
    while last + 1 < len(blocks) and blocks[last + 1].kind is None and _key(blocks[last + 1].text) in told:
        last += 1
    while last + 1 < len(blocks) and blocks[last + 1].kind is None and signature(blocks[last + 1].text):
        last += 1
    title = _key(known.headline or "")
    titles = [i for i, block in enumerate(blocks) if block.hint == "title" or _is_most_of(_key(block.text), title)]
    titles = [i for i in titles if blocks[i].kind is None]
    head = next((i for i in titles if i <= first), None)
    marked = []
    for index, block in enumerate(blocks):
        kind = block.kind
        if kind is None and index != head and not (head if head is not None else first) <= index <= last:
            kind = OUTSIDE
        elif kind is None and first < index < last and block.hint == "link" and _key(block.text) not in told:
            kind = "related"
        elif (
            kind in ("caption", "author", "navigation", "share", "advertisement")
            and _key(block.text) in told
            and weight(block.text) > 200
        ):
            kind = None
        marked.append(replace(block, kind=kind))
    return marked


def _is_most_of(key: str, title: str) -> bool:
    """Whether a line is a page's title but for a site's name before or behind it."""
    return 2 * len(key) > len(title) and (title.startswith(key) or title.endswith(key))


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def _linked(tree: Any) -> dict[str, Any] | None:
    """The schema.org article that the page is about: of several the one whose headline the page shows as its own."""
    listed = [
        _json(node.text)
        for node in tree.iter("script")
        if (node.get("type") or "").lower().split(";")[0].strip() == "application/ld+json" and node.text
    ]
    shown = [tree.findtext(".//title") or ""]
    shown += ["".join(node.itertext()) for node in tree.iter("h1")]
    shown += [node.get("content") or "" for node in tree.iter("meta") if node.get("property") == "og:title"]
    return news_article(listed, [key for text in shown if (key := _key(text))])


def _told(item: dict[str, Any], blocks: list[Block]) -> list[Block]:
    """The paragraphs of an article that only a script would show: the page's own blocks hold little of them."""
    body = article_body(item)
    said = _key(body)
    seen = sum(len(key) for block in blocks if (key := _key(block.text)) and len(key) >= _PIECE and key in said)
    return paragraphs(body) if len(said) >= _BODY and seen < _ENOUGH * len(said) else []


def _one_of_several(blocks: list[Block], known: Known) -> list[Block]:
    """Of several articles with a title each on one page, all but the one that the page is about are others."""
    titled = dict.fromkeys(block.part for block in blocks if block.part and block.hint == "title" and not block.kind)
    told = [part for part in titled if any(block.part == part and is_prose(block.text) for block in blocks)]
    if len(told) < 2:
        return blocks
    wanted = _key(known.headline or "")
    named = (block.part for block in blocks if block.hint == "title" and wanted and _key(block.text) in wanted)
    own = next((part for part in named if part in told), told[0])
    others = frozenset(told) - {own}
    return [replace(block, kind=block.kind or "related") if block.part in others else block for block in blocks]


def _metadata(tree: Any, item: dict[str, Any] | None) -> Known:
    meta: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").lower()
        if name and node.get("content"):
            meta.setdefault(name, node.get("content").strip())
    title = tree.findtext(".//title")
    linked = describe(item) if item else Known()
    return Known(
        headline=linked.headline or meta.get("og:title") or (title.strip() if title else None),
        byline=linked.byline or _person(meta.get("author")) or _person(meta.get("article:author")),
        credit=linked.credit,
        date=linked.date
        or iso_date(meta.get("article:published_time") or meta.get("date") or meta.get("datepublished")),
        language=linked.language
        or tree.get("lang")
        or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
        or meta.get("og:locale"),
        outlet=linked.outlet or meta.get("og:site_name"),
    )


def _person(name: str | None) -> str | None:
    return name if name and not name.startswith(("http:", "https:", "@")) else None


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
