"""XML without entities, external references and endless nesting."""

import io
import re
from typing import Any

from tqcheck.articles.encodings import declared_charset, decode
from tqcheck.articles.files import Raw
from tqcheck.errors import UnreadableArticleError

MAX_DEPTH = 200
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_SUFFIXES = frozenset({".xml", ".tmx", ".xlf", ".xliff", ".mqxliff", ".sdlxliff", ".nitf", ".newsml"})
_DECLARED = re.compile(r"\s*<\?xml[^>]*\?>")
_LOOKS_LIKE_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml[\s]|(?:\xff\xfe|\xfe\xff)\x00?<\x00?\?")


def is_xml(raw: Raw) -> bool:
    """Whether a file is XML, by its name or its first bytes; a page in XHTML is not."""
    if raw.suffix in _SUFFIXES:
        return True
    nameless = raw.suffix in ("", ".txt") or raw.name == "-"
    return nameless and bool(_LOOKS_LIKE_XML.match(raw.data[:200])) and b"<html" not in raw.data[:2000].lower()


def parse(raw: Raw) -> Any:
    """The root element of an XML file, as ``xml.etree`` has it.

    Raises ``UnreadableArticleError`` for what is not well-formed, declares entities, refers to the outside or nests
    deeper than ``MAX_DEPTH``. A document type that is only named is passed over, never fetched.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    text, _ = decode(raw.data, raw.path, declared_charset(raw.data))
    clean = _DECLARED.sub("", text.lstrip("\ufeff"), count=1)
    depth, root = 0, None
    try:
        data = io.BytesIO(clean.encode("utf-8", "replace"))
        for event, element in iterparse(data, events=("start", "end"), forbid_entities=True, forbid_external=True):
            depth += 1 if event == "start" else -1
            if root is None:
                root = element
            if depth > MAX_DEPTH:
                raise UnreadableArticleError(raw.path, f"nested deeper than {MAX_DEPTH} levels")
    except DefusedXmlException:
        raise UnreadableArticleError(raw.path, "XML with entities or external references: refused") from None
    except ParseError as error:
        line, column = error.position
        raise UnreadableArticleError(raw.path, f"no well-formed XML: line {line}, column {column}") from None
    except (ValueError, UnicodeError):
        raise UnreadableArticleError(raw.path, "no well-formed XML") from None
    if root is None:
        raise UnreadableArticleError(raw.path, "no well-formed XML")
    return root


def local(element: Any) -> str:
    """The name of an element without its namespace; empty for comments."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def child(element: Any, *names: str) -> Any:
    """The first child of one of these names; None where there is none."""
    return next((one for one in element if local(one) in names), None)


def every(element: Any, *names: str) -> list[Any]:
    """All descendants of these names, in document order."""
    return [one for one in element.iter() if local(one) in names]


def text_of(element: Any, without: frozenset[str] = frozenset()) -> str:
    """The text in an element with single spaces, without that of descendants of some names."""
    pieces: list[str] = []
    waiting: list[Any] = [element]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            pieces.append(one)
            continue
        if one is not element and one.tail:
            waiting.append(one.tail)
        if one is not element and local(one) in without:
            continue
        waiting.extend(reversed(one))
        if one.text and local(one):
            pieces.append(one.text)
    return re.sub(r"\s+", " ", "".join(pieces)).strip()
