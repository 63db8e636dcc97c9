"""The elements of a page to blocks in reading order, with what element and class names say of each."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tqcheck.articles.paragraphs import Block, normalise
from tqcheck.errors import UnreadableArticleError

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
_MOST = 0.5
"""The share of a page's words outside links from which on an element holds the story, whatever its names say."""

_HEADED = 0.2
"""The same of an element that the page's first heading stands in."""

_MAY_BE_LONG = frozenset({"comments", "cookies", "newsletter", "donation"})
_LINKED = 0.7
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


def walk(tree: Any, path: str) -> Iterator[Block]:
    """Visible blocks in document order. An explicit stack: a page can nest deeper than Python recurses."""
    piece: list[str] = []
    linked = [0]
    state: dict[str, Any] = {"kind": None, "hint": "", "shape": "", "around": 0, "inline": ""}
    numbers: dict[Any, int] = {}
    holders = _holders(tree)
    part, inside = 0, 0

    def flush() -> Iterator[Block]:
        content = re.sub(r"[ \t\n\r\f]+", " ", "".join(piece)).strip()
        if content:
            is_linked = linked[0] > _LINKED * len(content)
            hint = state["hint"] or ("link" if is_linked else "")
            for line in content.split("\x00"):
                # entities and elements may split what is one character
                if told := normalise(line).replace("\n", " ").strip():
                    yield Block(
                        told,
                        kind=state["kind"],
                        hint=hint,
                        shape=state["shape"],
                        part=part if inside else 0,
                        around=state["around"],
                        inline=state["inline"],
                        linked=is_linked,
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
                state["around"], state["inline"] = _number(node.getparent(), numbers), ""
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
            kind = kind or _kind_of(node, tag, holders)
            hint = _hint_of(tag, hint)
            state["kind"], state["hint"], state["shape"] = kind, hint, _shape_of(node)
            state["around"], state["inline"] = _number(node, numbers), _inline_of(node)
            part += tag == "article" and not inside
            inside += tag == "article"
        elif tag == "br":
            piece.append("\x00" if _double_break(node) else " ")
        link = in_link or _is_link(node)
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


def _is_link(node: Any) -> bool:
    """Whether an element leads elsewhere than to a part of its own page."""
    href = (node.get("href") or "").strip() if node.tag == "a" else ""
    return bool(href) and not (href.startswith("#") and len(href) > 1)


def _holders(tree: Any) -> dict[Any, frozenset[str]]:
    """Elements that the story is likely in, with the kinds that their names cannot make them: a page's whole content
    may stand in a form or under a name that says advertisement, and a thread of comments be longer than the story."""
    listed = list(tree.iter())
    words: dict[Any, int] = {}
    headed = {node for title in tree.iter("h1") for node in title.iterancestors()}
    for node in reversed(listed):
        told = 0
        if isinstance(node.tag, str) and node.tag not in _SILENT and not _is_link(node):
            told = len((node.text or "").strip())
            told += sum(words[child] + len((child.tail or "").strip()) for child in node)
        words[node] = told
    total = words[tree]
    long = _MOST * total
    everything = frozenset(_KINDS)
    return {
        node: everything if node in headed and told > _HEADED * total else everything - _MAY_BE_LONG
        for node, told in words.items()
        if told > long or (node in headed and told > _HEADED * total)
    }


def _kind_of(node: Any, tag: str, holders: Mapping[Any, frozenset[str]]) -> str | None:
    kind = _said_of(node, tag)
    return None if kind in holders.get(node, ()) else kind


def _said_of(node: Any, tag: str) -> str | None:
    if tag in _BY_TAG:
        return _BY_TAG[tag]
    if tag in ("body", "html", "main", "article"):
        return None
    words = f"{node.get('class') or ''} {node.get('id') or ''}".lower()
    if not words.strip():
        return None
    return next((kind for kind, pattern in _BY_CLASS if pattern.search(words)), None)


_KINDS = (*_BY_TAG.values(), *(kind for kind, _ in _BY_CLASS))


def _shape_of(node: Any) -> str:
    """An element's name and classes, within its parent's."""
    around = node.getparent() if node is not None else None
    return " < ".join(_described(one) for one in (node, around) if one is not None)


def _inline_of(node: Any) -> str:
    """The inline element that holds all text of a block, ``img`` where the block has a picture beside its text."""
    children = [child for child in node if isinstance(child.tag, str) and child.tag != "br"]
    if any(child.tag in ("img", "picture") for child in children):
        return "img"
    alone = len(children) == 1 and not (node.text or "").strip() and not (children[0].tail or "").strip()
    return children[0].tag if alone and children[0].tag not in _BLOCKS else ""


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
