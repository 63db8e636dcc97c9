"""Which blocks of a page are the story, and what kind of furniture the others are."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from tqcheck.articles.agencies import credit_line
from tqcheck.articles.datelines import is_end_mark, signature
from tqcheck.articles.grids import grids
from tqcheck.articles.judging import judge
from tqcheck.articles.paragraphs import OUTSIDE, Block
from tqcheck.articles.published import is_bare_day, is_stamp
from tqcheck.articles.structure import byline, is_closed, is_prose, labelled_byline, weight
from tqcheck.articles.surroundings import mark_surroundings
from tqcheck.articles.wording import QUOTES, SHORT, ends_in_photographer, fold, has_wording, network, opens_tail, says

Kinds = list[str | None]

_NUMBERED = re.compile(r"^\(?(\d{1,3})[.)]\s+")
_BULLETED = re.compile(r"^[•*·▪●◦]\s+")
_SEPARATOR = re.compile(r"^[\W_]*$")
_ONLY_NUMBERS = re.compile(r"^[\d\W_]+$")
_BOUNDARY = re.compile(r"(?<=[.!?…])['\"”’»)]?\s+(?=[^\W_a-z])|(?<=[。！？؟।۔])['\"”’»」』）)]?\s*(?=\S)")
_QUOTE = re.compile(f"[{QUOTES}]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TITLE = 40
_ONE_TEASER = 90
_TABLE = 4  # cells
_FIGURES = 0.4  # of them
_FAR = 4  # lines from a table to the story, that head or explain it
_UNLINKED = 0.2  # of the letters of a page's paragraphs
LEAKING = frozenset({"related", "share", "newsletter", "donation", "advertisement", "cookies", "login"})
"""Kinds of furniture that speak of the site and not of the story, wherever they stand."""
_OF_MENUS = frozenset({"navigation", "login", "time"})
_DATE = re.compile(
    r"\d{4}[./-]\s?\d{1,2}[./-]\s?\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{4}|\b\d{1,2}[:.]\d{2}\b|\d{4}年\d{1,2}月"
)
_PHOTO = re.compile(
    r"photo|foto|фото|bild(?:er)?\b|写真|图片|圖片|사진|صورة|getty|shutterstock|kuva\b|zdjęci", re.IGNORECASE
)


def leaks(text: str, language: str | None) -> list[tuple[int, int, str]]:
    """Sentences within a paragraph of the story that are furniture by their wording: start, end and kind.

    A scraper leaves them where the page had a box: ``... said on Monday. Read also: Olive harvest begins``.
    """
    found: list[tuple[int, int, str]] = []
    if not _QUOTE.search(text) and not has_wording(text, language):
        return []  # and so has no part of it
    edges = [0, *(cut.end() for cut in _BOUNDARY.finditer(text)), len(text)]
    if len(edges) > 2:
        for start, end in pairwise(edges):
            sentence = text[start:end].rstrip()
            kind = says(sentence, language) if weight(sentence) <= SHORT else None
            if kind == "share":
                sentence = sentence[: network(sentence)]
            if kind in LEAKING and (kind == "share" or not is_closed(sentence) or weight(sentence) <= _ONE_TEASER):
                found.append((start, start + len(sentence), kind))
    return found if sum(end - start for start, end, _ in found) < len(text) / 2 else []


def classify(blocks: Sequence[Block], language: str | None, title: str | None = None) -> Kinds:
    """The kind of furniture of each block; None for the story. ``title`` is the headline that metadata say."""
    said, kinds = by_rules(blocks, language, title)
    judge(blocks, said, kinds, language, title)
    _restore_tables(blocks, said, kinds)
    _restore_grids(blocks, said, kinds)
    return kinds


def _restore_tables(blocks: Sequence[Block], said: Sequence[str | None], kinds: Kinds) -> None:
    """A table of figures between two paragraphs of the story is part of it: no word of it speaks for or against it."""
    start = 0
    while start < len(blocks):
        end = start
        while end < len(blocks) and blocks[end].hint == "list" and said[end] in (None, "time"):
            end += 1
        cells = [block.text for block in blocks[start:end]]
        figures = sum(_ONLY_NUMBERS.match(text) is not None for text in cells)
        inside = start > 0 and end < len(blocks) and kinds[start - 1] is None and kinds[end] is None
        if inside and len(cells) >= _TABLE and figures >= _FIGURES * len(cells):
            for at in range(start, end):
                kinds[at] = kinds[at] if kinds[at] in ("comments", "share") else None
        start = max(end, start + 1)


def _restore_grids(blocks: Sequence[Block], said: Sequence[str | None], kinds: Kinds) -> None:
    """The same of a text without elements, whose tables have a cell a line."""
    if any(block.shape for block in blocks):
        return
    cells = [one in (None, "time") and not is_prose(block.text) for one, block in zip(said, blocks, strict=True)]
    for grid in grids([block.text for block in blocks], cells):
        above = next((at for at in range(grid.start - 1, -1, -1) if kinds[at] is None), -_FAR)
        below = next((at for at in range(grid.stop, len(blocks)) if kinds[at] is None), len(blocks) + _FAR)
        if grid.start - above > _FAR or below - grid.stop >= _FAR or not all(cells[above + 1 : below]):
            continue
        for at in range(above + 1, below):
            kinds[at] = kinds[at] if kinds[at] in ("comments", "share") else None


def by_rules(blocks: Sequence[Block], language: str | None, title: str | None = None) -> tuple[Kinds, Kinds]:
    """The kinds that each block has by its own wording or markup, and those that rules of layout and place add."""
    kinds: Kinds = [_by_markup(block) or _by_itself(block.text, language) for block in blocks]
    if len(blocks) > 1 and kinds[0] in ("related", "caption") and kinds[1] is None and is_prose(blocks[1].text):
        kinds[0] = None if weight(blocks[0].text) >= _TITLE and blocks[0].kind is None else kinds[0]  # "Watch: ..."
    _mark_links(blocks, kinds, title)
    said = list(kinds)
    kinds = [
        kind or ("navigation" if block.kind == OUTSIDE else None) for kind, block in zip(kinds, blocks, strict=True)
    ]
    _mark_stamps(blocks, kinds, language)
    _mark_repeated(blocks, kinds)
    _mark_menus(blocks, kinds)
    _mark_teasers(blocks, kinds)
    _mark_threads(blocks, kinds)
    _mark_tail(blocks, kinds, language)
    _mark_between(blocks, kinds)
    _mark_edges(blocks, kinds, language)
    _mark_author(blocks, kinds)
    _mark_captions(blocks, kinds)
    mark_surroundings(blocks, kinds, title)
    return said, kinds


def _mark_links(blocks: Sequence[Block], kinds: Kinds, title: str | None) -> None:
    """Lines that are links and no more lead to other pages, and so do paragraphs that are links beside such lines.
    Where nearly all paragraphs are links, links say nothing: the page is one of a kind that links everything."""
    prose = [at for at, block in enumerate(blocks) if is_prose(block.text) and kinds[at] is None]
    told = [at for at in prose if not blocks[at].linked]
    if not told or sum(weight(blocks[at].text) for at in told) < _UNLINKED * sum(
        weight(blocks[at].text) for at in prose
    ):
        return
    named = fold(title) if title else ""
    for at, block in enumerate(blocks):
        if kinds[at] is not None or not block.linked or block.hint == "title" or _is_named(block.text, named):
            continue
        beside = any(0 <= other < len(blocks) and blocks[other].linked for other in (at - 1, at + 1))
        if beside or not is_prose(block.text):
            kinds[at] = "related" if told[0] < at else "navigation"


def _is_named(text: str, title: str) -> bool:
    """Whether a line is most of a page's title: its headline."""
    said = fold(text)
    return 2 * len(said) > len(title) > 0 and (title.startswith(said) or title.endswith(said))


def _by_markup(block: Block) -> str | None:
    return None if block.kind == OUTSIDE else block.kind


def _by_itself(text: str, language: str | None) -> str | None:
    if _SEPARATOR.match(text):
        return "separator"
    said = says(text, language)
    if said is None and weight(text) <= 60 and _is_clock(text):
        return "time"
    if said is None and labelled_byline(text, language):
        return "byline"
    return said or ("caption" if ends_in_photographer(text, language) else None)


def _is_clock(text: str) -> bool:
    """Whether a line is a date or a time and hardly more: ``입력 2024.03.14 10:32``."""
    if any(unicodedata.category(character) == "Sc" for character in text):
        return False  # a price
    digits = sum(character.isdigit() for character in text)
    return bool(_DATE.search(text)) and digits >= 0.5 * sum(character.isalnum() for character in text)


def _mark_stamps(blocks: Sequence[Block], kinds: Kinds, language: str | None) -> None:
    """Lines that say when the story came out, above or below it; inside it only a day that stands alone."""
    prose = [index for index, block in enumerate(blocks) if kinds[index] is None and is_prose(block.text)]
    if not prose:
        return
    for index, block in enumerate(blocks):
        inside = index == 0 or prose[0] < index < prose[-1]
        if kinds[index] is None and (is_bare_day if inside else is_stamp)(block.text, language):
            kinds[index] = "time"


def _mark_repeated(blocks: Sequence[Block], kinds: Kinds) -> None:
    """A short line with a count that the page says again with other counts stands under comments: ``12 likes``."""
    shapes: dict[str, list[int]] = {}
    for index, block in enumerate(blocks):
        if kinds[index] not in (None, "comments") or weight(block.text) > 50 or _YEAR.search(block.text):
            continue
        if re.search(r"\d", block.text):
            shapes.setdefault(re.sub(r"\d+", "0", fold(block.text)), []).append(index)
    for shape, found in shapes.items():
        if len(found) >= 2 and sum(character.isalpha() for character in shape) >= 3 and found[-1] - found[0] >= 2:
            for index in found:
                kinds[index] = "comments"


def _mark_menus(blocks: Sequence[Block], kinds: Kinds) -> None:
    """A run of rubrics at the top of a page, or around known ones, is a menu."""
    start = 0
    while start < len(blocks):
        end = start
        while end < len(blocks) and (_is_rubric(blocks[end]) or kinds[end] in _OF_MENUS):
            end += 1
        known = sum(kinds[at] in _OF_MENUS for at in range(start, end))
        if end - start >= 3 and known and (start == 0 or known >= (end - start) / 2):
            for at in range(start, end):
                kinds[at] = kinds[at] or "navigation"
        start = max(end, start + 1)


def _is_rubric(block: Block) -> bool:
    text = block.text
    return block.hint != "heading" and weight(text) <= 24 and len(text.split()) <= 2 and not is_closed(text)


def _mark_teasers(blocks: Sequence[Block], kinds: Kinds) -> None:
    """What follows a bare "Read more:" are titles of other stories, up to the next paragraph of the story."""
    for index, block in enumerate(blocks):
        if kinds[index] != "related" or weight(block.text) > 40:
            continue
        for after in range(index + 1, len(blocks)):
            text = blocks[after].text
            if kinds[after] is not None or is_closed(text) or not 25 <= weight(text) <= 160 or is_prose(text):
                break
            kinds[after] = "related"


def _mark_threads(blocks: Sequence[Block], kinds: Kinds) -> None:
    """A thread of comments: its replies, from the first one's number, bullet or name to the last mark of a like."""
    marks = [
        index
        for index, kind in enumerate(kinds)
        if kind == "comments" and re.search(r"\d|like|reply|gefällt|j'aime|me gusta|ответ", fold(blocks[index].text))
    ]
    if len(marks) < 2:
        return
    first, last = marks[0], marks[-1]
    if any(b - a > 8 for a, b in pairwise(marks)):
        return
    start = first
    for index in range(first - 1, max(-1, first - 8), -1):
        number = _NUMBERED.match(blocks[index].text)
        if number or _BULLETED.match(blocks[index].text):
            start = index
            if number and number.group(1) == "1":
                break
        if kinds[index] in ("copyright", "related", "share"):
            break
    for index in range(start, last + 1):
        kinds[index] = kinds[index] or "comments"


def _mark_tail(blocks: Sequence[Block], kinds: Kinds, language: str | None) -> None:
    """Behind the opener of a comment section or of a list of other stories, nothing is the story any more."""
    prose = [kinds[index] is None and is_prose(block.text) for index, block in enumerate(blocks)]
    for index, block in enumerate(blocks):
        if kinds[index] is None or not opens_tail(block.text, language):
            continue
        before = sum(weight(blocks[at].text) for at in range(index) if prose[at])
        after = sum(weight(blocks[at].text) for at in range(index + 1, len(blocks)) if prose[at])
        if before and before >= after:
            for at in range(index, len(blocks)):
                kinds[at] = kinds[at] or kinds[index]
            return


def _mark_between(blocks: Sequence[Block], kinds: Kinds) -> None:
    """What stands between two pieces of one appeal is part of it."""
    for index, kind in enumerate(kinds):
        if kind not in ("donation", "cookies", "newsletter"):
            continue
        for end in range(index + 2, min(index + 4, len(blocks))):
            inner = range(index + 1, end)
            if kinds[end] == kind and all(kinds[at] is None for at in inner):
                if kind == "newsletter" and any(is_prose(blocks[at].text) for at in inner):
                    break
                for at in inner:
                    kinds[at] = kind


def _mark_author(blocks: Sequence[Block], kinds: Kinds) -> None:
    """The box about a site's author under the story: a name said twice, or a name and a sentence that begins so."""
    last = max((at for at, kind in enumerate(kinds) if kind is None), default=-1)
    for index in range(max(last - 4, 1), last):
        name, following = blocks[index].text.strip(), blocks[index + 1].text.strip()
        if kinds[index] is not None or weight(name) > 60 or is_closed(name) or not 2 <= len(name.split()) <= 4:
            continue
        if following == name or following.startswith((f"{name} ", f"{name},")):
            for at in range(index, last + 1):
                kinds[at] = kinds[at] or "author"
            return


def _mark_captions(blocks: Sequence[Block], kinds: Kinds) -> None:
    """A photographer's line is a caption, whatever agency it names; so is what says an adjoining caption again."""
    for index, block in enumerate(blocks):
        if kinds[index] == "copyright" and _PHOTO.search(block.text):
            kinds[index] = "caption"
    for index, block in enumerate(blocks):
        beside = [at for at in (index - 1, index + 1) if 0 <= at < len(blocks) and kinds[at] == "caption"]
        if kinds[index] is None and any(_shares_start(block.text, blocks[at].text) for at in beside):
            kinds[index] = "caption"


def _shares_start(text: str, caption: str) -> bool:
    return len(text) >= 40 and (text[:40] in caption or (len(caption) >= 40 and caption[:40] in text))


def _mark_edges(blocks: Sequence[Block], kinds: Kinds, language: str | None) -> None:
    """Short lines beside furniture, above the first and below the last paragraph of the story, are furniture too."""
    prose = [index for index, block in enumerate(blocks) if kinds[index] is None and is_prose(block.text)]
    if not prose:
        return
    first, last = prose[0], prose[-1]
    seen = False
    for index in range(last + 1, len(blocks)):
        text = blocks[index].text
        if kinds[index] is not None:
            seen = True
            continue
        if byline(text, language) is not None:
            kinds[index] = "byline"
        elif credit_line(text) is not None or signature(text) is not None:
            kinds[index] = "credit"
        elif is_end_mark(text):
            kinds[index] = "end"
        elif seen or _leads_to_furniture(blocks, kinds, index):
            kinds[index] = "navigation"
    top = [index for index in range(first) if kinds[index] is None]
    for index in top[1:]:
        text = blocks[index].text
        if byline(text, language) is not None:
            kinds[index] = "byline"
        elif credit_line(text) is not None:
            kinds[index] = "credit"
        elif _ONLY_NUMBERS.match(text):
            kinds[index] = "time"


def _leads_to_furniture(blocks: Sequence[Block], kinds: Kinds, index: int) -> bool:
    """Whether only short lines stand between this one and furniture below."""
    for at in range(index, len(blocks)):
        if kinds[at] is not None:
            return True
        if weight(blocks[at].text) > 60 or is_closed(blocks[at].text):
            return False
    return False
