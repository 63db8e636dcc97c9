"""One file, one or several articles: the format is told by name and content."""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

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
from tqcheck.model import Article, Skipped

_HTML = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_MARKDOWN = frozenset({".md", ".markdown"})
_LOOKS_LIKE_HTML = re.compile(r"\s*(?:<!doctype html|<html|<head|<body|<article|<div|<p[\s>])", re.IGNORECASE)


class Records(NamedTuple):
    """What a file of records holds: the articles in their order, and which records are none and why."""

    articles: list[Article]
    skipped: list[Skipped]


def read(path: str | Path, language: str | None = None) -> Article:
    """The article in one file; ``"-"`` is standard input. gzip and zstd are unpacked.

    ``language`` (BCP 47) wins over what the file says and over detection. ``Article.encoding`` says what the bytes
    were decoded as. Raises ``UnreadableArticleError`` with the path as given and a reason.
    """
    articles, skipped = read_many(path, language)
    count = len(articles) + len(skipped)
    if count > 1:
        raise UnreadableArticleError(str(path), f"holds {count} articles where one is expected; try batch")
    return articles[0]


def read_many(path: str | Path, language: str | None = None) -> Records:
    """All articles of a file of one or several records; a record that is no article is skipped, with its number and
    the reason. Errors as with ``read``, where the file cannot be read or none of its records is an article.
    """
    raw = load(path)
    if raw.data.strip() and is_tabular(raw):
        found, encoding = rows(raw)
        return _records(raw, found, "record", language, encoding)
    return _read(raw, language)


def _read(raw: Raw, language: str | None) -> Records:
    if not raw.data.strip():
        raise UnreadableArticleError(raw.path, "empty: no text in it")
    if is_xml(raw):
        return Records(_of_xml(raw, language), [])
    text, encoding = decode(raw.data, raw.path, declared_charset(raw.data))
    if not text.strip():
        raise UnreadableArticleError(raw.path, "empty: no text in it")
    known = Known(encoding=encoding)
    nameless = raw.suffix in ("", ".txt") or raw.name == "-"
    if raw.suffix == ".json" or (raw.name == "-" and re.match(r"\s*\{\s*\"", text)):
        data = parse(text, raw.path)
        if isinstance(data, list):
            return _records(raw, enumerate(data, 1), "item", language, encoding)
        return Records([from_record(data, language=language, path=raw.path, encoding=encoding)], [])
    if raw.suffix in _HTML or (nameless and _LOOKS_LIKE_HTML.match(text)):
        blocks, said = page(text, raw.path)
        return Records([from_blocks(blocks, replace(said, encoding=encoding), language=language, path=raw.path)], [])
    if raw.suffix in _MARKDOWN:
        blocks, said = markdown(text)
        return Records([from_blocks(blocks, replace(said, encoding=encoding), language=language, path=raw.path)], [])
    return Records([from_blocks(paragraphs(text), known, language=language, path=raw.path)], [])


def _records(
    raw: Raw,
    found: Iterable[tuple[int, Any]],
    what: str,
    language: str | None,
    encoding: str | None = None,
) -> Records:
    articles: list[Article] = []
    skipped: list[Skipped] = []
    for number, row in found:
        try:
            if isinstance(row, UnreadableArticleError):
                raise row
            articles.append(from_record(row, language=language, path=raw.path, encoding=encoding))
        except UnreadableArticleError as error:
            skipped.append(Skipped(f"{raw.path}, {what} {number}", error.reason))
    if not articles and skipped:
        raise UnreadableArticleError(*_all_bad(skipped))
    if not articles:
        raise UnreadableArticleError(raw.path, f"empty: no {what} in it")
    return Records(articles, skipped)


def _all_bad(skipped: list[Skipped]) -> tuple[str, str]:
    more = f" (and {len(skipped) - 1:,} more like it)" if len(skipped) > 1 else ""
    return skipped[0].path, skipped[0].reason + more


def _of_xml(raw: Raw, language: str | None) -> list[Article]:
    root = parse_xml(raw)
    if is_newsml(root):
        return from_newsml(root, language=language, path=raw.path)
    if local(root) in ("tmx", "xliff"):
        raise UnreadableArticleError(raw.path, "holds pairs of texts, not an article; try batch")
    raise UnreadableArticleError(raw.path, f"XML of an unknown kind: {local(root)[:40]}; NewsML-G2 or NITF is expected")
