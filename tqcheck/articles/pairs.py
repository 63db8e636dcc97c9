"""Files that hold pairs of texts: translation memories (TMX), XLIFF 1.2 and 2."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from tqcheck.articles import xml
from tqcheck.articles.files import Raw, load
from tqcheck.articles.paragraphs import normalise
from tqcheck.errors import UnreadableArticleError
from tqcheck.model import Article, Pair

_CODES = frozenset({"bpt", "ept", "ph", "it", "ut", "sub", "x", "bx", "ex", "sc", "ec", "note"})
_DOCUMENT = ("document", "x-document", "x-file", "x-filename", "filename", "x-context")

Segments = list[tuple[str, str]]


def read_pairs(path: str | Path) -> list[Pair]:
    """The pairs of texts in a TMX or XLIFF file.

    The source language is the reference, the target the candidate: one pair for each document that the file tells
    apart and each target language, a paragraph for each segment. Raises ``UnreadableArticleError`` for a file without
    pairs.
    """
    raw = load(path)
    root = xml.parse(raw)
    if xml.local(root) == "tmx":
        found = _of_tmx(root, raw)
    elif xml.local(root) == "xliff":
        found = _of_xliff(root, raw)
    else:
        raise UnreadableArticleError(raw.path, "holds no pairs: TMX or XLIFF is expected")
    if not found:
        raise UnreadableArticleError(raw.path, "holds no translated segment")
    return found


def _of_tmx(root: Any, raw: Raw) -> list[Pair]:
    header = xml.child(root, "header")
    source = (header.get("srclang") if header is not None else None) or "*all*"
    texts: dict[tuple[str, str, str], Segments] = {}
    for unit in xml.every(root, "tu"):
        variants = [
            (one.get(xml.LANGUAGE) or one.get("lang") or "und", xml.text_of(segment, _CODES))
            for one in unit
            if xml.local(one) == "tuv" and (segment := xml.child(one, "seg")) is not None
        ]
        if len(variants) < 2:
            continue
        own = (unit.get("srclang") or source).lower()
        first = next((at for at, (code, _) in enumerate(variants) if _same(code, own)), 0)
        code, text = variants.pop(first)
        document = _property(unit)
        for target, translated in variants:
            texts.setdefault((document, code, target), []).append((text, translated))
    several = len(texts) > 1
    return [
        _pair(segments, code, target, raw, document or (target if several else ""))
        for (document, code, target), segments in texts.items()
        if _translated(segments)
    ]


def _property(unit: Any) -> str:
    for one in unit:
        if xml.local(one) == "prop" and (one.get("type") or "").lower() in _DOCUMENT:
            return xml.text_of(one)
    return ""


def _of_xliff(root: Any, raw: Raw) -> list[Pair]:
    found = []
    files = xml.every(root, "file")
    for number, file in enumerate(files, 1):
        source = file.get("source-language") or root.get("srcLang")
        target = file.get("target-language") or root.get("trgLang")
        segments = [pair for unit in xml.every(file, "trans-unit", "segment") if (pair := _segment(unit)) is not None]
        name = file.get("original") or file.get("id") or ""
        if _translated(segments):
            found.append(_pair(segments, source, target, raw, name if len(files) > 1 else ""))
        elif not name and number == len(files) and not found:
            return []
    return found


def _segment(unit: Any) -> tuple[str, str] | None:
    source, target = xml.child(unit, "source"), xml.child(unit, "target")
    if source is None:
        return None
    text = xml.text_of(source, _CODES)
    return (text, xml.text_of(target, _CODES) if target is not None else "") if text else None


def _translated(segments: Segments) -> bool:
    return any(text for text, _ in segments) and any(text for _, text in segments)


def _pair(segments: Segments, source: str | None, target: str | None, raw: Raw, name: str) -> Pair:
    identifier = f"{raw.name}:{name}" if name else raw.name
    return Pair(
        identifier,
        _article((text for text, _ in segments), source, raw.path),
        replace(_article((text for _, text in segments), target, raw.path), id=identifier),
    )


def _article(texts: Iterable[str], language: str | None, path: str) -> Article:
    code = None if language in (None, "und", "*all*") else language
    return Article(
        text="\n\n".join(normalise(text).strip() for text in texts if text.strip()), language=code, path=path
    )


def _same(one: str, other: str) -> bool:
    a, b = one.replace("_", "-").lower(), other.replace("_", "-").lower()
    return a == b or a.split("-")[0] == b.split("-")[0]
