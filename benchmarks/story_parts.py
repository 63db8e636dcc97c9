"""Lists, tables, quotations, sections and short lines within the stories of made pages.

NTREX stories are paragraphs and nothing else, so trees made of them alone take every list and every short line for the
site's. On pages of HTML some paragraphs are given other forms here; what they say stays the same, letter for letter,
but for numbers before heads of sections.
"""

import random
import re
from collections.abc import Callable

from lxml import etree, html

from benchmarks.made_pages import Told, letters

SHARE = 0.6  # of the pages have such parts
_LONG = 30  # letters, a paragraph of the story at least
_PIECES = re.compile(r"[,;،，、؛]\s*|(?<=[.!?।。！？])\s+|\s[–—]\s")
_SHORTEST = 3  # letters of a piece
_MOST = 9  # pieces that lists are made of
_UNSPACED = ("zh", "ja")
_NAMES = ("p", "div", "span", "td", "li", "dd", "font", "em", "small", "b", "i", "strong", "blockquote", "section")

Element = html.HtmlElement


def with_parts(content: str, told: Told, code: str, chance: random.Random) -> tuple[str, Told]:
    """A page with some paragraphs of its story in other forms, and what is its story then."""
    if chance.random() >= SHARE:
        return content, told
    tree = html.document_fromstring(content)
    found = _paragraphs(tree, told)
    if len(found) < 2:
        return content, told
    maker = _Parts(code, chance)
    ways = chance.sample(maker.ways(), chance.randint(1, 3))
    for node in chance.sample(found, chance.randint(1, max(1, len(found) // 2))):
        made = chance.choice(ways)(" ".join(node.text_content().split()))
        if made:
            _put(node, made, outer=chance.random() < 0.5)
    return html.tostring(tree, encoding="unicode"), Told(told.story + "".join(maker.further), told.others)


def _paragraphs(tree: Element, told: Told) -> list[Element]:
    """The innermost elements that hold a paragraph of the story each, but for the first text of it, its headline."""
    found = []
    for node in tree.body.iter(*_NAMES):
        own = letters(node.text_content())
        if len(own) < _LONG or own not in told.story or own in told.others or told.story.startswith(own):
            continue
        if all(letters(child.text_content()) != own for child in node):
            found.append(node)
    return found


def _put(node: Element, made: list[Element], *, outer: bool) -> None:
    """Puts elements where a paragraph was; with ``outer`` where the box was that held nothing else."""
    parent = node.getparent()
    while outer and parent.tag != "body" and len(parent) == 1 and not (parent.text or "").strip():
        node, parent = parent, parent.getparent()
    place, tail = parent.index(node), node.tail
    parent.remove(node)
    for at, one in enumerate(made):
        parent.insert(place + at, one)
    made[-1].tail = tail


class _Parts:
    """The forms, each a function of a paragraph's text; none is made where the text is too short for it."""

    def __init__(self, code: str, chance: random.Random) -> None:
        self.code = code
        self.random = chance
        self.further: list[str] = []
        """The letters of what forms add to the story."""
        self.bullet = chance.choice(("ul", "ul", "ol", "div"))
        self.head = chance.choice(("h2", "h3", "h3", "h4", "p/strong", "p/b", "div"))

    def ways(self) -> list[Callable[[str], list[Element]]]:
        return [self.listed, self.led, self.tabled, self.quoted, self.section, self.short, self.linked, self.labelled]

    def listed(self, text: str) -> list[Element]:
        pieces = self._pieces(text)
        if len(pieces) < 2:
            return []
        around = etree.Element(self.bullet)
        for piece in pieces:
            name = "div" if self.bullet == "div" else "li"
            if self.bullet == "div" or self.random.random() < 0.1:
                around.append(_element(name, self._marked(piece)))
            else:
                around.append(_element(name, piece))
        return [around]

    def led(self, text: str) -> list[Element]:
        """A line that ends in a colon, and a list of what it announces."""
        first, *rest = self._pieces(text) or [""]
        told = self.listed(", ".join(rest)) if rest else []
        return [_element("p", f"{first.rstrip('.。')}:"), *told] if told else []

    def tabled(self, text: str) -> list[Element]:
        pieces = self._pieces(text)
        if len(pieces) < 3:
            return []
        width = self.random.choice((2, 2, 3))
        table = etree.Element("table")
        for start in range(0, len(pieces), width):
            row = etree.SubElement(table, "tr")
            for piece in pieces[start : start + width]:
                row.append(_element("th" if not start and width == 3 else "td", piece))
        return [table]

    def quoted(self, text: str) -> list[Element]:
        around = etree.Element("blockquote")
        around.append(_element("p", text))
        return [around]

    def section(self, text: str) -> list[Element]:
        head = self._begun(text, 1, 6)
        shown = self._numbered(head) if self.random.random() < 0.25 else head
        return [_element(self.head, shown), _element("p", text)]

    def short(self, text: str) -> list[Element]:
        """Lines of a sentence or less, each a paragraph."""
        pieces = self._pieces(text)
        return [_element("p", piece) for piece in pieces] if len(pieces) > 1 else []

    def linked(self, text: str) -> list[Element]:
        """Some words of it lead elsewhere."""
        begun = self._begun(text, 1, 8)
        node = etree.Element("p")
        link = etree.SubElement(node, "a", href=f"/{len(text)}")
        link.text, link.tail = begun, text[len(begun) :]
        return [node]

    def labelled(self, text: str) -> list[Element]:
        """Its first words stand out, as a name before what it says or a step before how it is done."""
        begun = self._begun(text, 1, 4)
        node = etree.Element("p")
        strong = etree.SubElement(node, self.random.choice(("strong", "b", "em")))
        strong.text, strong.tail = begun, text[len(begun) :]
        return [node]

    def _pieces(self, text: str) -> list[str]:
        """What stands between its commas and stops; in most lists it begins with a capital and has no stop."""
        found = [piece.strip() for piece in _PIECES.split(text) if len(letters(piece)) >= _SHORTEST][:_MOST]
        if self.random.random() < 0.6:
            found = [piece[:1].upper() + piece[1:].rstrip(".。।") for piece in found]
        return found

    def _begun(self, text: str, least: int, most: int) -> str:
        count = self.random.randint(least, most)
        if self.code in _UNSPACED:
            return text[: 3 * count]
        match = re.match(rf"(?:\S+\s+){{0,{count - 1}}}\S+", text)
        return match.group() if match else text

    def _marked(self, piece: str) -> str:
        return self.random.choice(("- {}", "• {}", "* {}", "– {}")).format(piece)

    def _numbered(self, text: str) -> str:
        told = f"{self.random.randint(1, 9)}. {text}"
        self.further.append(letters(told))
        return told


def _element(names: str, text: str) -> Element:
    """An element with a text, in one another where there are several names."""
    first, *rest = names.split("/")
    node = outer = etree.Element(first)
    for name in rest:
        node = etree.SubElement(node, name)
    node.text = text
    return outer
