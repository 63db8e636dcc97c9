"""NewsML-G2 and NITF of the IPTC to articles."""

from typing import Any

from tqcheck.articles import xml
from tqcheck.articles.assembly import Known
from tqcheck.articles.html import page
from tqcheck.articles.paragraphs import Block, normalise, paragraphs
from tqcheck.articles.structure import iso_date
from tqcheck.articles.text import from_blocks
from tqcheck.errors import UnreadableArticleError
from tqcheck.model import Article

_PARAGRAPHS = frozenset({"p", "li", "h2", "h3", "h4", "hl2", "blockquote", "td"})


def is_newsml(root: Any) -> bool:
    """Whether a root element is a NewsML-G2 message or item, or a NITF document."""
    return xml.local(root) in ("newsMessage", "newsItem", "nitf")


def from_newsml(root: Any, *, language: str | None, path: str | None) -> list[Article]:
    """The text items of a NewsML-G2 message, or the one article of an item or a NITF document.

    Items without text (pictures, packages) are passed over. Raises ``UnreadableArticleError`` where none has any.
    """
    items = [root] if xml.local(root) in ("newsItem", "nitf") else xml.every(root, "newsItem")
    articles = [
        from_blocks(blocks, _known(item), language=language, path=path) for item in items if (blocks := _blocks(item))
    ]
    if not articles:
        raise UnreadableArticleError(path or "text", "no text item in this NewsML")
    return articles


def _known(item: Any) -> Known:
    def first(*names: str) -> str | None:
        return next((text for one in xml.every(item, *names) if (text := xml.text_of(one))), None)

    provider = next((one.get("literal") or xml.text_of(one) for one in xml.every(item, "infoSource", "provider")), None)
    tagged = next((one.get("tag") for one in xml.every(item, "language") if one.get("tag")), None)
    issued = next((one.get("norm") for one in xml.every(item, "date.issue") if one.get("norm")), None)
    return Known(
        headline=first("headline", "hl1", "title"),
        byline=first("byline", "by"),
        credit=first("creditline", "distributor") or provider,
        date=iso_date(first("versionCreated", "firstCreated", "contentCreated") or _dashed(issued)),
        language=tagged or item.get(xml.LANGUAGE),
        id=item.get("guid"),
    )


def _dashed(date: str | None) -> str | None:
    return f"{date[:4]}-{date[4:6]}-{date[6:8]}" if date and date[:8].isdigit() else date


def _blocks(item: Any) -> list[Block]:
    for body in xml.every(item, "body.content") or xml.every(item, "body"):
        blocks = [
            Block(text, hint="heading" if xml.local(one) in ("h2", "h3", "h4", "hl2") else "")
            for one in body.iter()
            if xml.local(one) in _PARAGRAPHS
            and not any(xml.local(inner) in _PARAGRAPHS for inner in one.iter() if inner is not one)
            and (text := normalise(xml.text_of(one)).strip())
        ]
        if blocks:
            return blocks
    for data in xml.every(item, "inlineData"):
        text = "".join(data.itertext())
        if "html" in (data.get("contenttype") or ""):
            return page(f"<article>{text}</article>", "text")[0]
        if text.strip():
            return paragraphs(text)
    return []
