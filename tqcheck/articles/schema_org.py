"""schema.org's NewsArticle, as pages carry it in JSON-LD and feeds as plain JSON."""

import html
import re
from collections.abc import Iterator, Sequence
from typing import Any

from tqcheck.articles.assembly import Known
from tqcheck.articles.structure import iso_date

_ARTICLES = frozenset(
    {
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "AskPublicNewsArticle",
        "BackgroundNewsArticle",
        "OpinionNewsArticle",
        "ReviewNewsArticle",
        "LiveBlogPosting",
        "BlogPosting",
        "SocialMediaPosting",
        "WebPage",
    }
)


def news_article(data: Any, shown: Sequence[str] = ()) -> dict[str, Any] | None:
    """The article that JSON-LD ``data`` holds, in a list, under ``@graph`` or as a page's main entity; None without.

    Of several the first whose headline is among ``shown`` (letters and digits only, small), with or without more
    behind it; else the first that is an article and not a mere page.
    """
    found = sorted(_articles(data), key=lambda item: "WebPage" in _types(item))
    for item in found:
        key = re.sub(r"\W+", "", text_of(item.get("headline")) or "").lower()
        if key and any(text.startswith(key) for text in shown):
            return item
    return found[0] if found else None


def article_body(item: dict[str, Any]) -> str:
    """The text of one article, a live blog's entries included; empty where it holds none."""
    pieces = [_body(item)]
    entries = item.get("liveBlogUpdate")
    for entry in entries if isinstance(entries, list) else []:
        if isinstance(entry, dict) and _body(entry):
            pieces += [text_of(entry.get("headline")) or "", _body(entry)]
    return "\n\n".join(piece for piece in pieces if piece)


def _body(item: dict[str, Any]) -> str:
    text = text_of(item.get("articleBody") or item.get("text")) or ""
    # some sites leave their markup in it
    text = re.sub(r"</(?:p|h\d|li|div|blockquote)\s*>|<br\s*/?>", "\n\n", text, flags=re.IGNORECASE)
    return re.sub(r"<[/a-zA-Z][^<>]{0,300}>", "", text).strip()


def describe(item: dict[str, Any]) -> Known:
    """The descriptive fields of one NewsArticle."""
    return Known(
        headline=text_of(item.get("headline") or item.get("name")),
        byline=names_of(item.get("author") or item.get("creator")),
        credit=text_of(item.get("creditText")) or names_of(item.get("sourceOrganization")),
        date=iso_date(text_of(item.get("datePublished") or item.get("dateCreated"))),
        language=language_of(item.get("inLanguage")),
        outlet=names_of(item.get("publisher")),
    )


def is_article(item: Any) -> bool:
    """Whether a JSON object is a schema.org article."""
    return isinstance(item, dict) and bool(_types(item) & _ARTICLES)


def text_of(value: Any) -> str | None:
    """A string with its entities decoded; None for anything else and for white space."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("value") or value.get("name")
    if not isinstance(value, str):
        return None
    return html.unescape(value).strip() or None


def names_of(value: Any) -> str | None:
    """The names of one or several people or organisations, with commas between."""
    listed = value if isinstance(value, list) else [value]
    named = [name for name in (text_of(item) for item in listed) if name and not name.startswith("http")]
    return ", ".join(dict.fromkeys(named)) or None


def language_of(value: Any) -> str | None:
    """A language code, also where schema.org gives a Language object."""
    if isinstance(value, dict):
        value = value.get("alternateName") or value.get("name")
    return value if isinstance(value, str) else None


def _types(item: dict[str, Any]) -> set[str]:
    kind = item.get("@type")
    return {str(one) for one in (kind if isinstance(kind, list) else [kind])}


def _articles(data: Any) -> Iterator[dict[str, Any]]:
    waiting = [data]
    for _ in range(1000):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict):
            if is_article(item):
                yield item
            waiting.extend(value for key, value in item.items() if key in ("@graph", "mainEntity", "mainEntityOfPage"))
