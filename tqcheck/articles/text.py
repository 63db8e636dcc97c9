"""Plain and marked-down text to articles."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from tqcheck.articles.assembly import Known, assemble
from tqcheck.articles.paragraphs import Block, normalise, paragraphs
from tqcheck.model import Article

_GLUED = re.compile(
    r"(?<=[^\W\d_A-Z])(?<=[a-zß-öø-ÿа-яёα-ωά-ώěščřžůąęłńśźżğışț]{4})([.!?]['\"”’»)]?)(?=[\"“«„(]?[^\W\d_a-zß-öø-ÿ][^\W\d_]+\s)"
)

# what stands where that does, for a look that takes less
_MAY_BE_GLUED = re.compile(r"[.!?]['\"”’»)]?[\"“«„(]?[^\W\d_]")


@lru_cache(maxsize=256)  # a copy is read once with its reference, and a reference once for all its candidates
def from_text(text: str, language: str | None = None, path: str | None = None) -> Article:
    """The article in a plain text: a clean one, or a page flattened by a browser or a scraper.

    ``language`` (BCP 47) is detected where not given. Furniture stays in ``Article.text`` as spans of
    ``Article.boilerplate``. Raises ``UnreadableArticleError`` where no story is in it.
    """
    return from_blocks(paragraphs(text), Known(), language=language, path=path)


def from_blocks(blocks: Sequence[Block], known: Known, *, language: str | None, path: str | None) -> Article:
    """As ``from_text``, from paragraphs and with what else is known."""
    return assemble([piece for block in blocks for piece in unglue(block)], known, language=language, path=path)


def unglue(block: Block) -> list[Block]:
    """Two pieces that a scraper ran together without a space (``... the difference.NATO says``), apart again.

    An abbreviation (``z.B.Der``), a domain name or a brand is not two pieces: the word before the stop has four small
    letters or more, and what follows is a capitalised word and more.
    """
    if _MAY_BE_GLUED.search(block.text) is None:
        return [block]
    cut = _GLUED.sub(lambda found: found.group() + "\n", block.text)
    return [replace(block, text=piece) for piece in cut.split("\n")]


def markdown(text: str) -> tuple[list[Block], Known]:
    """The paragraphs of a Markdown text without its markup, and what its front matter says."""
    from markdown_it import MarkdownIt

    text = normalise(text)
    known, text = _front_matter(text)
    blocks: list[Block] = []
    hint = ""
    kind: str | None = None
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "heading_open":
            hint = "title" if token.tag == "h1" and not blocks else "heading"
        elif token.type in ("list_item_open", "td_open", "th_open"):
            hint = "list"
        elif token.type.endswith("_close"):
            hint = "" if token.type in ("heading_close", "list_item_close", "td_close", "th_close") else hint
        elif token.type == "inline":
            inline = "".join(
                part.content if part.type in ("text", "code_inline") else " " if "break" in part.type else ""
                for part in token.children or []
            )
            content = re.sub(r"\s+", " ", inline).strip()
            if content:
                blocks.append(Block(content, kind=kind, hint=hint))
    return blocks, known


def _front_matter(text: str) -> tuple[Known, str]:
    found = re.match(r"---\n(.*?)\n---(?:\n|$)", text, re.DOTALL)
    if found is None:
        return Known(), text
    said = {
        key.strip().lower(): value.strip().strip("\"'")
        for key, _, value in (line.partition(":") for line in found.group(1).split("\n"))
        if value.strip()
    }
    if not said:
        return Known(), text
    return (
        Known(
            headline=said.get("headline") or said.get("title"),
            byline=said.get("byline") or said.get("author"),
            credit=said.get("credit") or said.get("agency"),
            date=said.get("date"),
            language=said.get("language") or said.get("lang"),
        ),
        text[found.end() :],
    )
