"""One file, one or several articles: the format is told by name and content."""

import re
from dataclasses import replace
from pathlib import Path

from tqcheck.articles.assembly import Known
from tqcheck.articles.encodings import declared_charset, decode
from tqcheck.articles.files import Raw, load
from tqcheck.articles.html import page
from tqcheck.articles.newsml import from_newsml, is_newsml
from tqcheck.articles.paragraphs import paragraphs
from tqcheck.articles.records import from_record, parse
from tqcheck.articles.rows import is_tabular, rows
from tqcheck.articles.text import from_blocks, markdown
from tqcheck.articles.xml import is_xml, local
from tqcheck.articles.xml import parse as parse_xml
from tqcheck.errors import UnreadableArticleError
from tqcheck.model import Article

_HTML = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_MARKDOWN = frozenset({".md", ".markdown"})
_LOOKS_LIKE_HTML = re.compile(r"\s*(?:<!doctype html|<html|<head|<body|<article|<div|<p[\s>])", re.IGNORECASE)


def read(path: str | Path, language: str | None = None) -> Article:
    """The article in one file; ``"-"`` is standard input. gzip and zstd are unpacked.

    ``language`` (BCP 47) wins over what the file says and over detection. ``Article.encoding`` says what the bytes
    were decoded as. Raises ``UnreadableArticleError`` with the path as given and a reason.
    """
    articles = _read(load(path), language)
    if len(articles) > 1:
        raise UnreadableArticleError(str(path), f"holds {len(articles)} articles where one is expected; try batch")
    return articles[0]


def read_many(path: str | Path, language: str | None = None) -> list[Article]:
    """All articles of a file of one or several records, in their order. Errors as with ``read``."""
    return _read(load(path), language)


def _read(raw: Raw, language: str | None) -> list[Article]:
    if not raw.data.strip():
        raise UnreadableArticleError(raw.path, "empty: no text in it")
    if is_tabular(raw):
        return _records(raw, language)
    if is_xml(raw):
        return _of_xml(raw, language)
    text, encoding = decode(raw.data, raw.path, declared_charset(raw.data))
    if not text.strip():
        raise UnreadableArticleError(raw.path, "empty: no text in it")
    known = Known(encoding=encoding)
    nameless = raw.suffix in ("", ".txt") or raw.name == "-"
    if raw.suffix == ".json" or (raw.name == "-" and re.match(r"\s*\{\s*\"", text)):
        data = parse(text, raw.path)
        items = data if isinstance(data, list) else [data]
        if not items:
            raise UnreadableArticleError(raw.path, "empty: no text in it")
        return [from_record(item, language=language, path=raw.path, encoding=encoding) for item in items]
    if raw.suffix in _HTML or (nameless and _LOOKS_LIKE_HTML.match(text)):
        blocks, said = page(text, raw.path)
        return [from_blocks(blocks, replace(said, encoding=encoding), language=language, path=raw.path)]
    if raw.suffix in _MARKDOWN:
        blocks, said = markdown(text)
        return [from_blocks(blocks, replace(said, encoding=encoding), language=language, path=raw.path)]
    return [from_blocks(paragraphs(text), known, language=language, path=raw.path)]


def _records(raw: Raw, language: str | None) -> list[Article]:
    articles = []
    for number, row in rows(raw):
        try:
            articles.append(from_record(row, language=language, path=raw.path))
        except UnreadableArticleError as error:
            raise UnreadableArticleError(f"{raw.path}, record {number}", error.reason) from None
    if not articles:
        raise UnreadableArticleError(raw.path, "empty: no record in it")
    return articles


def _of_xml(raw: Raw, language: str | None) -> list[Article]:
    root = parse_xml(raw)
    if is_newsml(root):
        return from_newsml(root, language=language, path=raw.path)
    if local(root) in ("tmx", "xliff"):
        raise UnreadableArticleError(raw.path, "holds pairs of texts, not an article; try batch")
    raise UnreadableArticleError(raw.path, f"XML of an unknown kind: {local(root)[:40]}; NewsML-G2 or NITF is expected")
