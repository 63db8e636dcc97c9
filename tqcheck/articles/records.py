"""JSON records to articles: a plain object, an ARTICLE of a report, schema.org, ninjs of the IPTC."""

import json
from dataclasses import replace
from typing import Any

from tqcheck.articles.assembly import Known
from tqcheck.articles.html import page
from tqcheck.articles.paragraphs import Block, normalise, paragraphs
from tqcheck.articles.schema_org import describe, is_article, names_of, news_article, text_of
from tqcheck.articles.structure import iso_date
from tqcheck.articles.text import from_blocks
from tqcheck.errors import UnreadableArticleError
from tqcheck.model import Article, Boilerplate

_TEXT = ("text", "articleBody", "body_text", "body", "content", "content_text", "article", "story")
_MARKUP = ("body_html", "body_xhtml", "content_html", "html")
_HEADLINE = ("headline", "title", "name")
_BYLINE = ("byline", "author", "authors", "creator", "by")
_DATE = ("date", "datePublished", "date_published", "published", "versioncreated", "firstcreated", "pubDate")
_LANGUAGE = ("language", "lang", "inLanguage")


def parse(text: str, path: str) -> Any:
    """JSON of any shape. Raises ``UnreadableArticleError`` saying where it breaks."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableArticleError(path, f"no valid JSON: line {error.lineno}, column {error.colno}") from None
    except (RecursionError, ValueError):
        raise UnreadableArticleError(path, "JSON nested too deeply or with numbers too long") from None


def from_record(item: Any, *, language: str | None, path: str | None, encoding: str | None = None) -> Article:
    """One JSON object as an article. Raises ``UnreadableArticleError`` for an object without a text."""
    shown = path or "text"
    if not isinstance(item, dict):
        raise UnreadableArticleError(shown, "no article: a JSON object with a text is expected")
    if isinstance(item.get("article"), dict):
        item = item["article"]
    if "@graph" in item:
        item = news_article(item) or item
    if "boilerplate" in item and isinstance(item.get("text"), str):
        return _of_report(item, language=language, path=path, encoding=encoding)
    known = replace(_known(item), encoding=encoding)
    markup = _first(item, _MARKUP)
    plain = _first(item, _TEXT)
    bodies = item.get("bodies")
    if plain is None and markup is None and isinstance(bodies, list):
        plain, markup = _of_bodies(bodies)
    if isinstance(plain, str) and (markup is None or plain.strip()):
        if "<p" in plain.lower() and "</p>" in plain.lower():
            markup = plain
        else:
            return from_blocks(paragraphs(plain), known, language=language, path=path)
    if isinstance(markup, str):
        blocks, _ = page(f"<article>{markup}</article>", shown)
        blocks = [replace(block, kind=None if block.kind == "navigation" else block.kind) for block in blocks]
        return from_blocks(blocks, known, language=language, path=path)
    if isinstance(plain, list) and all(isinstance(part, str) for part in plain):
        return from_blocks(
            [Block(normalise(p).strip()) for p in plain if p.strip()],
            known,
            language=language,
            path=path,
        )
    if plain is not None:
        raise UnreadableArticleError(shown, "no article: its text is not a string")
    raise UnreadableArticleError(shown, 'no article: a "text" is missing')


def _first(item: dict[str, Any], keys: tuple[str, ...]) -> Any:
    return next((item[key] for key in keys if item.get(key) is not None), None)


def _known(item: dict[str, Any]) -> Known:
    if is_article(item):
        return describe(item)
    headlines = item.get("headlines")
    headline = _first(item, _HEADLINE)
    if headline is None and isinstance(headlines, list):
        ranked = sorted((one for one in headlines if isinstance(one, dict)), key=lambda one: one.get("role") != "main")
        headline = ranked[0].get("value") if ranked else None
    language = _first(item, _LANGUAGE)
    identifier = _first(item, ("id", "uri", "guid"))
    return Known(
        headline=text_of(headline),
        byline=names_of(_first(item, _BYLINE)),
        credit=text_of(_first(item, ("credit", "creditText", "source")))
        or names_of(item.get("infosources"))
        or text_of(item.get("copyrightholder")),
        date=iso_date(text_of(_first(item, _DATE))),
        language=language if isinstance(language, str) else None,
        id=str(identifier) if isinstance(identifier, (str, int)) else None,
    )


def _of_bodies(bodies: list[Any]) -> tuple[str | None, str | None]:
    """ninjs 2: bodies with a role and a content type; plain text is preferred."""
    plain = markup = None
    for body in bodies:
        if isinstance(body, dict) and isinstance(body.get("value"), str):
            if "html" in str(body.get("contenttype") or body.get("contentType") or "").lower():
                markup = markup or body["value"]
            else:
                plain = plain or body["value"]
    return plain, markup


def _of_report(item: dict[str, Any], *, language: str | None, path: str | None, encoding: str | None) -> Article:
    """An ARTICLE of a report: its text and spans stand as they are, nothing is guessed again."""
    shown = path or "text"
    text = normalise(item["text"])
    if not any(character.isalnum() for character in text):
        raise UnreadableArticleError(shown, "empty: no text in it")
    spans = []
    for span in item["boilerplate"] or ():
        try:
            start, end, kind = span["start"], span["end"], str(span["kind"])
            valid = isinstance(start, int) and isinstance(end, int) and 0 <= start <= end <= len(item["text"])
        except (TypeError, KeyError):
            valid = False
        if not valid:
            raise UnreadableArticleError(shown, "a boilerplate span that does not lie in the text")
        start, end = (len(normalise(item["text"][:at])) for at in (start, end))
        spans.append(Boilerplate(start, end, kind))
    fields = {key: text_of(item.get(key)) for key in ("headline", "dateline", "byline", "credit", "date", "id")}
    covered: set[int] = set()
    for one in spans:
        covered.update(range(one.start, one.end))
    if not any(character.isalnum() and at not in covered for at, character in enumerate(text)):
        raise UnreadableArticleError(shown, "no story in it, only what stands around one")
    said = item.get("language")
    return Article(
        text=text,
        id=fields["id"],
        path=path,
        language=language or (said if isinstance(said, str) else None),
        headline=fields["headline"],
        dateline=fields["dateline"],
        byline=fields["byline"],
        credit=fields["credit"],
        date=fields["date"],
        encoding=encoding,
        boilerplate=tuple(sorted(spans, key=lambda span: (span.start, span.end))),
    )
