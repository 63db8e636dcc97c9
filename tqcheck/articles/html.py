"""A saved page to paragraphs: what the page itself says of them, and trafilatura's judgement of where the story is."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tqcheck.articles.assembly import Known
from tqcheck.articles.datelines import signature
from tqcheck.articles.paragraphs import OUTSIDE, Block, normalise, paragraphs
from tqcheck.articles.schema_org import article_body, describe, news_article
from tqcheck.articles.structure import is_prose, iso_date, weight
from tqcheck.errors import UnreadableArticleError

_ENOUGH = 0.6
_BODY = 120  # letters of a story that the metadata hold
_PIECE = 20  # letters of a paragraph that is one of them

MAX_DEPTH = 250
"""Deeper nesting than this is no page that a person wrote."""

_SILENT = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "head",
        "iframe",
        "object",
        "embed",
        "audio",
        "video",
        "canvas",
        "map",
        "select",
        "option",
        "textarea",
        "input",
        "dialog",
    }
)
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "button",
        "label",
        "legend",
        "caption",
    }
)
_BY_TAG = {
    "nav": "navigation",
    "menu": "navigation",
    "footer": "navigation",
    "form": "navigation",
    "button": "navigation",
    "label": "navigation",
    "aside": "related",
    "figcaption": "caption",
    "figure": "caption",
}
# Words of class and id attributes; they are the same on sites of all languages.
_BY_CLASS = (
    (
        "comments",
        re.compile(r"(?:^|[\s_-])(?:comments?|respond|disqus\w*|replies|comment-?list|kommentare?)(?:[\s_-]|$)"),
    ),
    ("cookies", re.compile(r"cookie|consent|gdpr")),
    ("newsletter", re.compile(r"newsletter|subscribe|signup|sign-up")),
    ("donation", re.compile(r"donat(?:e|ion)|support-us|contribution")),
    ("share", re.compile(r"(?:^|[\s_-])(?:share|sharing|social|sharedaddy|addtoany|sharebar)(?:[\s_-]|$)")),
    (
        "related",
        re.compile(
            r"(?:^|[\s_-])(?:related|recommend\w*|read-?more|see-?also|more-?stories|teasers?|most-?read|trending|outbrain|taboola)(?:[\s_-]|$)"
        ),
    ),
    ("advertisement", re.compile(r"(?:^|[\s_-])(?:ad|ads|advert\w*|sponsored|promo|werbung|anzeige)(?:[\s_-]|$)")),
    ("author", re.compile(r"(?:^|[\s_-])(?:author-?(?:box|bio|info|card)|about-?author|bio)(?:[\s_-]|$)")),
    (
        "caption",
        re.compile(r"(?:^|[\s_-])(?:wp-caption\w*|caption\w*|image-credit|photo-credit|bildunterschrift)(?:[\s_-]|$)"),
    ),
    (
        "navigation",
        re.compile(
            r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|footer|sidebar|masthead|skip-link|pagination|login|paywall)(?:[\s_-]|$)"
        ),
    ),
)


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
    blocks = list(_walk(tree, path))
    told = _told(item, blocks) if item else []
    if told:
        return told, known
    return _with_story(_one_of_several(blocks, known), _extracted(normalise(text)), known), known


def _walk(tree: Any, path: str) -> Iterator[Block]:
    """Visible blocks in document order. An explicit stack: a page can nest deeper than Python recurses."""
    piece: list[str] = []
    linked = [0]
    state: dict[str, Any] = {"kind": None, "hint": "", "shape": "", "around": 0}
    numbers: dict[Any, int] = {}
    part, inside = 0, 0

    def flush() -> Iterator[Block]:
        content = re.sub(r"[ \t\n\r\f]+", " ", "".join(piece)).strip()
        if content:
            hint = state["hint"] or ("link" if linked[0] > 0.7 * len(content) else "")
            for line in content.split("\x00"):
                if line.strip():
                    yield Block(
                        line.strip(),
                        kind=state["kind"],
                        hint=hint,
                        shape=state["shape"],
                        part=part if inside else 0,
                        around=state["around"],
                    )
        piece.clear()
        linked[0] = 0

    stack: list[tuple[Any, str | None, str, int, bool, bool]] = [(tree, None, "", 0, False, False)]
    while stack:
        node, kind, hint, depth, leaving, in_link = stack.pop()
        tag = node.tag if isinstance(node.tag, str) else ""
        if leaving:
            if tag in _BLOCKS:
                yield from flush()
                state["kind"], state["hint"], state["shape"] = kind, hint, _shape_of(node.getparent())
                state["around"] = _number(node.getparent(), numbers)
                inside -= tag == "article"
            if node.tail:
                piece.append(node.tail)
                if in_link:
                    linked[0] += len(node.tail)
            continue
        if depth > MAX_DEPTH:
            raise UnreadableArticleError(path, f"nested deeper than {MAX_DEPTH} levels")
        stack.append((node, kind, hint, depth, True, in_link))
        if not tag or tag in _SILENT or _hidden(node):
            continue
        if tag in _BLOCKS:
            yield from flush()
            kind = kind or _kind_of(node, tag)
            hint = _hint_of(tag, hint)
            state["kind"], state["hint"], state["shape"] = kind, hint, _shape_of(node)
            state["around"] = _number(node, numbers)
            part += tag == "article" and not inside
            inside += tag == "article"
        elif tag == "br":
            piece.append("\x00" if _double_break(node) else " ")
        link = in_link or tag == "a"
        if node.text:
            piece.append(node.text)
            if link:
                linked[0] += len(node.text)
        stack.extend((child, kind, hint, depth + 1, False, link) for child in reversed(node))
    yield from flush()


def _number(node: Any, numbers: dict[Any, int]) -> int:
    """A number for the element around one."""
    around = node.getparent() if node is not None else None
    return numbers.setdefault(around, len(numbers))


def _hidden(node: Any) -> bool:
    style = (node.get("style") or "").replace(" ", "").lower()
    return node.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style


def _double_break(node: Any) -> bool:
    """Two line breaks in a row stand for a paragraph."""
    following = node.getnext()
    return following is not None and following.tag == "br" and not (node.tail or "").strip()


def _kind_of(node: Any, tag: str) -> str | None:
    if tag in _BY_TAG:
        return _BY_TAG[tag]
    if tag in ("body", "html", "main", "article"):
        return None
    words = f"{node.get('class') or ''} {node.get('id') or ''}".lower()
    if not words.strip():
        return None
    return next((kind for kind, pattern in _BY_CLASS if pattern.search(words)), None)


def _shape_of(node: Any) -> str:
    """An element's name and classes, within its parent's."""
    around = node.getparent() if node is not None else None
    return " < ".join(_described(one) for one in (node, around) if one is not None)


def _described(node: Any) -> str:
    said = [node.get("class") or "", node.get("role") or ""]
    # components of a page are told apart by data-component and the like, which number nothing
    said += [value for name, value in node.items() if name.startswith("data-") and not re.search(r"\d", value)]
    return f"{node.tag}.{' '.join(filter(None, said))}"


def _hint_of(tag: str, hint: str) -> str:
    if tag == "h1":
        return "title"
    if tag in ("h2", "h3", "h4", "h5", "h6"):
        return "heading"
    if tag == "blockquote":
        return "quote"
    return "list" if tag in ("li", "td", "th") else hint


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
    hits = [
        index
        for index, block in enumerate(blocks)
        if _key(block.text) in told
        and block.kind not in ("navigation", "comments", "cookies", "related")
        and (weight(block.text) >= 40 or block.hint in ("title", "heading"))
    ]
    if not hits:
        return [replace(block, kind=block.kind) for block in blocks]
    first, last = hits[0], hits[-1]
    prose = [index for index, block in enumerate(blocks) if block.kind is None and is_prose(block.text)]
    inside = sum(weight(blocks[index].text) for index in prose if first <= index <= last)
    if inside < _ENOUGH * sum(weight(blocks[index].text) for index in prose):
        return blocks  # it has found a piece only, as it does in some scripts; layout and wording must tell
    while last + 1 < len(blocks) and blocks[last + 1].kind is None and _key(blocks[last + 1].text) in told:
        last += 1
    while last + 1 < len(blocks) and blocks[last + 1].kind is None and signature(blocks[last + 1].text):
        last += 1
    title = {_key(known.headline)} if known.headline else set()
    titles = [i for i, block in enumerate(blocks) if block.hint == "title" or _key(block.text) in title]
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
