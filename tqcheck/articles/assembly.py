"""Classified blocks to an ``Article``: one text with its furniture marked in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from tqcheck.articles.agencies import agency_of, credit_line, dateline, signed_at_end
from tqcheck.articles.datelines import signature
from tqcheck.articles.furniture import classify, leaks
from tqcheck.articles.paragraphs import Block, normalise
from tqcheck.articles.published import day_in, is_stamp, is_update
from tqcheck.articles.structure import byline, is_prose, may_be_headline, outlet_of, weight
from tqcheck.articles.wording import fold
from tqcheck.codes import language_tag
from tqcheck.errors import UnreadableArticleError
from tqcheck.languages import detect
from tqcheck.model import Article, Boilerplate

MAX_SENTENCES = 20_000
"""The most sentences of one article, roughly counted. A novel has some 10,000."""

MAX_PARAGRAPH = 200_000
"""The longest paragraph, in characters: a whole page saved as one line has less."""

_WORD = re.compile(r"\w+")
_CASED = re.compile("[a-zà-öø-ÿа-яά-ώ]")
_CHARACTERS = 8  # of a headline in a script without spaces
_SENTENCE_END = re.compile(r"[.!?…]\s|[。！？؟।۔]")


@dataclass(frozen=True, slots=True)
class Known:
    """What the input itself says about an article; None where it does not. ``trusted`` texts hold no furniture."""

    headline: str | None = None
    byline: str | None = None
    credit: str | None = None
    date: str | None = None
    language: str | None = None
    outlet: str | None = None
    encoding: str | None = None
    id: str | None = None


def assemble(blocks: Sequence[Block], known: Known, *, language: str | None, path: str | None) -> Article:
    """One article of the blocks of one page. ``language`` is what the user said; it wins over all else.

    Raises ``UnreadableArticleError`` where no block is a story.
    """
    shown = path or "text"
    if not any(character.isalnum() for block in blocks for character in block.text):
        raise UnreadableArticleError(shown, "empty: no text in it")
    if sum(1 + len(_SENTENCE_END.findall(block.text)) for block in blocks) > MAX_SENTENCES:
        raise UnreadableArticleError(shown, f"more than {MAX_SENTENCES:,} sentences: no single article")
    if any(len(block.text) > MAX_PARAGRAPH for block in blocks):
        raise UnreadableArticleError(shown, f"a paragraph of more than {MAX_PARAGRAPH:,} characters: no article")
    code = language or _language(blocks, known.language)
    known = replace(known, headline=_line(known.headline), byline=_line(known.byline), credit=_line(known.credit))
    kinds = classify(blocks, code, known.headline)
    listed = list(blocks)
    head = _headline(listed, kinds, known.headline)
    if head is None and known.headline and not any(_same(known.headline, block.text) for block in listed[:3]):
        listed.insert(0, Block(known.headline, hint="heading"))
        kinds.insert(0, None)
        head = 0
    if not any(kind is None and index != head for index, kind in enumerate(kinds)) and (
        head is None or len(listed) > 1
    ):
        raise UnreadableArticleError(shown, "no story in it, only what stands around one")
    known = replace(known, date=known.date or _published(listed, kinds, head, code))
    if head is not None and head > 0:
        listed.insert(0, listed.pop(head))
        kinds.insert(0, kinds.pop(head))
        head = 0
    _mark_repeats(listed, kinds, head)
    return _compose(listed, kinds, head, known, code, path)


def _line(said: str | None) -> str | None:
    """What an input says of itself, normalised as its text is and on one line."""
    return (re.sub(r"\s+", " ", normalise(said)).strip() or None) if said else None


def _language(blocks: Sequence[Block], declared: str | None) -> str | None:
    longest = sorted((block.text for block in blocks if block.kind is None), key=len, reverse=True)
    sample = "\n".join(longest)[:4000] or "\n".join(block.text for block in blocks)[:4000]
    found = detect(sample)
    declared = language_tag(declared) if declared else None
    if declared and (found.code == declared.split("-")[0].lower() or found.confidence < 0.9 or len(sample) < 40):
        return declared
    return found.code if found.code != "und" else declared


def _published(blocks: Sequence[Block], kinds: Sequence[str | None], head: int | None, code: str | None) -> str | None:
    """The day of publication that a line around the story says, as ISO 8601; what it says of changes only for want
    of another. A dateline with a whole date counts last."""
    first = next((at for at, kind in enumerate(kinds) if kind is None and is_prose(blocks[at].text)), len(blocks))
    found = []
    for index, block in enumerate(blocks):
        if kinds[index] not in (None, "time", "byline", "author", "credit") or index == head:
            continue
        if first + 2 < index and kinds[index] != "time":
            continue
        if not is_stamp(block.text, code):
            continue
        day = day_in(block.text, code)
        if day is not None:
            place = 0 if (head or 0) < index <= first + 2 else 1 if index < first else 2
            found.append((is_update(block.text), place, index, day[0].isoformat()))
    if found:
        return min(found)[-1]
    for index in range(first, min(first + 2, len(blocks))):
        line = dateline(blocks[index].text) if kinds[index] is None else None
        day = day_in(blocks[index].text[: line.end], code) if line else None
        if day is not None:
            return day[0].isoformat()
    return None


def _headline(blocks: Sequence[Block], kinds: list[str | None], known: str | None) -> int | None:
    """The block that is the headline."""
    story = [index for index, kind in enumerate(kinds) if kind is None]
    if len(story) < 2:
        return None
    if known:
        for index in story[:12]:
            if _same(known, blocks[index].text):
                return index
    for index in story:
        if blocks[index].hint == "title":
            return index
    if known is not None:
        return None
    above = list(takewhile(lambda index: not is_prose(blocks[index].text), story))
    for index in above:
        if not _is_scrap(blocks[index].text) and may_be_headline(blocks[index].text):
            for before in above[: above.index(index)]:
                kinds[before] = "navigation"
            return index
    return story[0] if may_be_headline(blocks[story[0]].text) else None


def _is_scrap(text: str) -> bool:
    """Whether a line above a story is too little for a headline: a rubric, the end of a title cut in two."""
    return bool(re.match(r"[-–—|,;:/]\s", text)) or (weight(text) < 20 and len(text.split()) < 3)


def _same(a: str, b: str) -> bool:
    """Whether two lines are one headline, one of them with a site's name before or behind it or without."""
    x, y = _WORD.findall(fold(a)), _WORD.findall(fold(b))
    short, long = sorted((x, y), key=len)
    more = len(long) - len(short)
    if not short or (more and (more > 4 or len(short) <= 4)):
        return bool(short) and not _CASED.search(a) and _is_end(*sorted((a, b), key=len))
    return long[: len(short)] == short or long[more:] == short


def _is_end(short: str, long: str) -> bool:
    """Whether a headline in a script without spaces is what a longer line begins or ends with."""
    return (
        len(short) >= _CHARACTERS and 2 * len(short) >= len(long) and (long.startswith(short) or long.endswith(short))
    )


def _mark_repeats(blocks: Sequence[Block], kinds: list[str | None], head: int | None) -> None:
    """The headline said again, and a standfirst that only says the first paragraph in short."""
    if head is None:
        return
    title = blocks[head].text
    story = [index for index, kind in enumerate(kinds) if kind is None and index != head]
    for index in story[:3]:
        if _same(title, blocks[index].text) and len(story) > 1:
            kinds[index] = "headline"
    story = [index for index in story if kinds[index] is None]
    if len(story) >= 3 and _repeats(blocks[story[0]].text, blocks[story[1]].text):
        kinds[story[0]] = "standfirst"


def _repeats(short: str, lead: str) -> bool:
    """Whether nearly all words of ``short`` stand in the longer ``lead``, in order."""
    words, others = _WORD.findall(fold(short)), _WORD.findall(fold(lead))
    if not 5 <= len(words) < len(others) or weight(short) > 300:
        return False
    at = kept = 0
    for word in words:
        if word in others[at:]:
            at = others.index(word, at) + 1
            kept += 1
    return kept >= 0.8 * len(words)


def _compose(
    blocks: Sequence[Block],
    kinds: Sequence[str | None],
    head: int | None,
    known: Known,
    code: str | None,
    path: str | None,
) -> Article:
    parts: list[str] = []
    spans: list[Boilerplate] = []
    length = 0
    place = credit = None
    author = known.byline
    headline = None
    looked = 0
    end_of_story = max((index for index, kind in enumerate(kinds) if kind is None and index != head), default=-1)
    for index, (block, kind) in enumerate(zip(blocks, kinds, strict=True)):
        start = length + (2 if parts else 0)
        end = start + len(block.text)
        if kind is not None:
            if kind == "byline" and author is None:
                author = byline(block.text, code) or block.text
            if kind in ("byline", "credit", "copyright") and credit is None:
                credit = agency_of(block.text)
            if kind == "credit" and credit is None:
                credit = credit_line(block.text) or signature(block.text)
            if spans and spans[-1].kind == kind and spans[-1].end == length:
                spans[-1] = Boilerplate(spans[-1].start, end, kind)
            else:
                spans.append(Boilerplate(start, end, kind))
        elif index == head:
            rest = "\n".join(other.text for other in blocks if other is not block)
            cut = outlet_of(block.text, "\n".join(filter(None, (rest, known.outlet))))
            headline = block.text if cut is None else block.text[:cut].rstrip()
            if cut is not None:
                spans.append(Boilerplate(start + len(headline), end, "outlet"))
        else:
            if looked < 4 and place is None and is_prose(block.text):
                looked += 1
                found = dateline(block.text)
                bare = found is not None and found.credit is None and not (found.place or "").isupper()
                if found is not None and not (bare and looked > 1):  # without an agency and capitals, its place tells
                    place, credit = found.place, found.credit or credit
                    spans.append(Boilerplate(start, start + found.end, "dateline"))
            spans.extend(Boilerplate(start + a, start + b, kind_of) for a, b, kind_of in leaks(block.text, code))
            signed = signed_at_end(block.text, last=index == end_of_story)
            if signed is not None:
                credit = credit or signed.credit
                if signed.apart:
                    spans.append(Boilerplate(start + signed.start, end, "credit"))
        parts.append(block.text)
        length = end
    return Article(
        text="\n\n".join(parts),
        id=known.id,
        path=path,
        language=code,
        headline=headline,
        dateline=place,
        byline=author,
        credit=known.credit or credit,
        date=known.date,
        encoding=known.encoding,
        boilerplate=tuple(sorted(spans, key=lambda span: (span.start, span.end))),
    )
