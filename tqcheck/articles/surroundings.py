"""Where a story begins and ends on a page, and what stands between its paragraphs, told by shape and not by wording.

Three kinds of evidence hold in all languages: the shape of a line (short, without a sentence's end, with bars, handles
or addresses), where it stands (in a run of such lines around the densest prose, or alone between two paragraphs), and
what it speaks of (a headline or a section head has words of its story; a button has none, and may have the site's
name). None is enough alone, and none counts on a page that shows no furniture otherwise: a clean text stays whole.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from statistics import median

from tqcheck.articles.paragraphs import MARKED, Block
from tqcheck.articles.structure import is_closed, is_prose, may_be_headline, weight
from tqcheck.articles.wording import fold
from tqcheck.late import late
from tqcheck.unspaced import UNSPACED

Kinds = list[str | None]

_WORD = re.compile(f"[{MARKED}]+")
_CHARACTERS = late(f"[{UNSPACED}]+")
_SYLLABLES = re.compile("[ơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
_KANA = re.compile("[\u3040-\u309f]")
_MARKS = re.compile(r"\s[|·•›→]\s|https?://|www\.|\w@\w|(?:^|\s)[@#]\w|©|\d\s?/\s?\d+$")
_QUOTE = re.compile(r"^[\"'“„«»「『‘–—-]|[\"”«»“」』]")
_ASIDE = re.compile(r"[?？؟;]\s*\w.*$")
_LABEL = re.compile(r"^[^:：|.]{3,28}(?:[:：.]\s+|：)(?=\S)")
_OWNER = re.compile(r"©\s*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?[\s,]*([^.。।|©\d]{3,40})")
_TITLED = re.compile(r"\s[|–—-]\s([^|–—]{3,40})$")

_LOW = 0.34  # of a line's own words, those that the story has too
_TELLING = 2.5  # points of evidence at which a line between paragraphs is none of the story
_SHORT = 130
_MOST = 0.7  # of a story's letters stand in elements of one shape where the shape tells
_FEW_ALIKE = 0.5  # of the page's short lines may stand in such elements too
_FEW = 0.25  # of the length of the page's middle paragraph: less is unlike the story's
_BOX = 2  # lines of a box between paragraphs
_ALONE = 0.4  # what each line of such a box takes off the story's run; a paragraph of 100 letters gives 1
_BESIDE = 0.8  # what each further line of a run takes off
_LITTLE = 60  # words of a story are too few to tell strangers by
_STRANGER = 0.5  # the share of that which a paragraph without a word of the story gives
_MUCH = 5  # pieces of furniture on a page, from which on a line or two without a word of the story are furniture
_BARE = 2  # such lines; more are the story's section heads
_UNDER = 3  # lines of furniture below a story, from which on short sentences above them may be of them
_APPEALS = 3
_VERSE = 0.4  # of the letters
_BUTTON = 32  # letters that a button has at most
_PARTS = frozenset({"heading", "list", "quote"})
_NAMED = 12  # letters of a title that its beginning or end is told by
_HEADS = 1.5  # words of the story that it is worth to stand right above it or above a stamp
_ENOUGH = 5  # words of the story make a headline: more make a long line no better one
_SURE = 2  # words of the story that a headline has at least; without one nothing above the story is told
_BELOW_HEADS = frozenset({"time", "byline", "author", "share", "caption"})


def mark_surroundings(blocks: Sequence[Block], kinds: Kinds, title: str | None = None) -> None:
    """Marks what ``kinds`` leaves open and is furniture by its shape and place. ``title`` is what a page's metadata
    says: its headline, with or without the site's name behind it."""
    prose = [at for at, block in enumerate(blocks) if kinds[at] is None and is_prose(block.text)]
    known = sum(kinds[at] is not None or (at > 0 and _is_strip(block.text)) for at, block in enumerate(blocks))
    if len(prose) < 2 or known == 0:
        return
    if _is_verse(blocks, kinds, prose):
        return
    site = _site(blocks, title)
    about = frozenset().union(*(content_words(blocks[at].text) for at in prose[: max(3, len(prose) * 2 // 3)]))
    first = prose[0]
    head = headline_above(blocks, kinds, first, about, title)
    if head is not None:
        for at in range(head):
            kinds[at] = kinds[at] or "navigation"
        for at in range(head + 1, first):
            if kinds[at] is None and not blocks[at].hint and _is_label_of_site(blocks[at].text, about, site):
                kinds[at] = "navigation"
    elif title is None:
        longest = max((weight(blocks[at].text) for at in range(first) if kinds[at] is None), default=0.0)
        for at in range(first):
            text = blocks[at].text
            if kinds[at] is None and weight(text) < min(_BUTTON, longest) and not is_closed(text):
                kinds[at] = "navigation" if _share(text, about) == 0 else None
    last = _last(blocks, kinds, prose)
    if len(blocks) - last > _UNDER:
        last = _without_appeals(blocks, kinds, prose, last)
    for at in range(last + 1, len(blocks)):
        kinds[at] = kinds[at] or "navigation"
    _mark_strangers(blocks, kinds, first, last, site)


def _is_verse(blocks: Sequence[Block], kinds: Kinds, prose: list[int]) -> bool:
    """Whether much of what stands in the first half of the paragraphs is no sentence: lines broken anywhere."""
    inside = [blocks[at].text for at in range(prose[0], prose[len(prose) // 2] + 1) if kinds[at] is None]
    return sum(weight(text) for text in inside if not _ends(text)) > _VERSE * sum(map(weight, inside))


def _is_strip(text: str) -> bool:
    """Whether a line is a row of links, an address or a claim of rights."""
    return weight(text) <= _SHORT and not is_closed(text) and _MARKS.search(text) is not None


def _ends(text: str) -> bool:
    """As ``is_closed``, also where a space stands before the quotation mark, as in French."""
    return is_closed(text) or is_closed(re.sub(r"\s+([»”“\"])$", r"\1", text))


def _site(blocks: Sequence[Block], title: str | None) -> str | None:
    """The name of the site, as the line of its rights or the page's title has it, in small letters."""
    for block in reversed(blocks):
        found = _OWNER.search(block.text) if weight(block.text) <= _SHORT else None
        if found is not None:
            return fold(found.group(1)) or None
    found = _TITLED.search(title) if title else None
    return fold(found.group(1)) if found else None


def headline_above(
    blocks: Sequence[Block], kinds: Sequence[str | None], first: int, about: frozenset[str], title: str | None
) -> int | None:
    """The line above the first paragraph that speaks most of what the story does."""
    above = [at for at in range(first) if kinds[at] is None]
    page = fold(title) if title else ""
    for at in above:
        text = fold(blocks[at].text)
        # "Site: Headline" and "Headline - Site" begin or end with both: the headline is what is longer
        named = len(text) >= _NAMED and (page.startswith(text) or page.endswith(text)) and 2 * len(text) >= len(page)
        if blocks[at].hint == "title" or named:
            return at
    if not above or title:
        return None
    scored = [
        (_spoken(blocks[at].text, about) + _HEADS * _heads(blocks, kinds, at, first), at)
        for at in above
        if weight(blocks[at].text) >= 20 and may_be_headline(blocks[at].text)
    ]
    best = max((score for score, _ in scored), default=0.0)
    sure = [(score, at) for score, at in scored if len(content_words(blocks[at].text) & about) >= _SURE]
    return next((at for score, at in sure if score >= best / 2), None)


def _heads(blocks: Sequence[Block], kinds: Sequence[str | None], at: int, first: int) -> float:
    """Whether the story, its stamp or its author's line follows: 1 at once, less behind one more short line."""
    if at + 1 == first or kinds[at + 1] in _BELOW_HEADS:
        return 1.0
    below = at + 2 == first or (at + 2 < first and kinds[at + 2] in _BELOW_HEADS)
    return 0.6 if below and weight(blocks[at + 1].text) <= 40 else 0.0


def _spoken(text: str, about: frozenset[str]) -> float:
    words = content_words(text)
    return min(len(words & about), _ENOUGH) - 0.1 * len(words - about) + (weight(text) >= 40)


def _is_label_of_site(text: str, about: frozenset[str], site: str | None) -> bool:
    """Whether a line between the headline and the first paragraph is a stamp, a button or a caption, no standfirst."""
    if site and site in fold(text):
        return True
    if is_closed(text):
        return False
    few = weight(text) < 40 and len(content_words(text) & about) < _SURE
    return few or (weight(text) <= _SHORT and _share(text, about) < _LOW)


def _last(blocks: Sequence[Block], kinds: Kinds, prose: list[int]) -> int:
    """The end of the story: where the sum of its paragraphs less what is none is highest."""
    about: frozenset[str] = frozenset()
    shape = _shape(blocks, prose)
    total = best = 0.0
    last = prose[0]
    run = 0
    for at in range(prose[0], len(blocks)):
        text = blocks[at].text
        shared = _share(text, about) if about else 1.0
        run += 1
        if kinds[at] == "time":
            total -= 0.1  # a ticker has one above each entry
        elif kinds[at] is not None or (shape and blocks[at].shape != shape and blocks[at].hint not in _PARTS):
            total -= _ALONE if run <= _BOX else _BESIDE
        elif shape:
            total += min(weight(text), 300) / 100 if blocks[at].shape == shape else 0.1
            run = 0
        elif is_prose(text):
            known = shared >= 0.15 or weight(text) >= 200 or len(about) < _LITTLE
            total += min(weight(text), 300) / 100 * (1 if known else _STRANGER)
            about |= content_words(text)
            run = 0
        elif _ends(text):
            total += 0.5 if _QUOTE.search(text) else 0.3 if shared > 0 else 0.1
            run = 0 if shared > 0 else run - 1
        elif blocks[at].hint not in _PARTS:
            total -= _ALONE if run <= _BOX else _BESIDE
        if total >= best and kinds[at] is None:
            best, last = total, at
        total = max(total, 0.0)
    return last


def _without_appeals(blocks: Sequence[Block], kinds: Kinds, prose: list[int], last: int) -> int:
    """The end of the story without the short sentences right below it that have no word of it: appeals to readers.

    One alone may be the story's last sentence, if it is not a question with what follows from it (``An error? Write``).
    """
    peeled: list[str] = []
    end = last
    while end > max(last - _APPEALS, prose[1]):
        text = blocks[end].text
        about = frozenset().union(*(content_words(blocks[other].text) for other in prose if other < end))
        if kinds[end] is not None or len(about) < _LITTLE or weight(text) > _SHORT or _QUOTE.search(text):
            break
        if _share(text, about) > 0:
            break
        peeled.append(text)
        end -= 1
    return end if len(peeled) > 1 or any(_ASIDE.search(text) for text in peeled) else last


def _mark_strangers(blocks: Sequence[Block], kinds: Kinds, first: int, last: int, site: str | None) -> None:
    """Single lines between the paragraphs of the story that are unlike them."""
    known = sum(kind is not None and kind != "time" for kind in kinds)
    if known < _UNDER:
        return
    lines = {fold(block.text): at for at, block in enumerate(blocks) if 20 <= weight(block.text) <= 200}
    story = [at for at in range(first, last + 1) if kinds[at] is None]
    prose = [at for at in story if is_prose(blocks[at].text)]
    shape = _shape(blocks, prose)
    few = _FEW * median(weight(blocks[at].text) for at in prose)
    among = frozenset(prose)
    lone = {
        at
        for at in story
        if weight(blocks[at].text) < few
        and all(other in among and weight(blocks[other].text) >= few for other in (at - 1, at + 1))
    }
    told = Counter(word for at in prose for word in content_words(blocks[at].text))
    bare: list[int] = []
    for at in story:
        text = blocks[at].text
        if at == first or weight(text) > 250 or blocks[at].hint == "heading" or (shape and blocks[at].shape == shape):
            continue
        words = content_words(text)
        own = at in among
        shared = sum(told[word] > own for word in words) / len(words) if words else 0.0
        points = _points(text, shared, site, lines, at)
        points += 1.5 if len(lone) > 1 and at in lone and is_closed(text) else 0
        points += 1.5 if shape and blocks[at].hint not in _PARTS else 0
        if points >= _TELLING:
            kinds[at] = "related"
        elif points >= _TELLING - 0.5 and not _ends(text):
            bare.append(at)
    if len(bare) <= _BARE and known >= _MUCH:
        for at in bare:
            kinds[at] = "related"


def _shape(blocks: Sequence[Block], prose: Sequence[int]) -> str:
    """The element that a page puts its paragraphs in, where it puts other lines in others; ``""`` without one."""
    lengths: Counter[str] = Counter()
    for at in prose:
        lengths[blocks[at].shape] += len(blocks[at].text)
    shape, length = lengths.most_common(1)[0] if lengths else ("", 0)
    short = [block for block in blocks if not is_prose(block.text)]
    alike = sum(block.shape == shape for block in short)
    return shape if length >= _MOST * lengths.total() and alike <= _FEW_ALIKE * len(short) else ""


def _points(text: str, shared: float, site: str | None, lines: dict[str, int], at: int) -> float:
    points = 0.0
    folded = fold(text)
    if site and site in folded:
        points += 2 if weight(text) <= _SHORT else 1
    label = _LABEL.match(text) or re.match(r"^.{3,28}?\s\|\s", text)
    if label and lines.get(folded[label.end() :], at) != at:
        points += 3
    if is_prose(text) and weight(text) > _SHORT:
        return points
    if not _ends(text):
        points += 1
        points += 0.5 if label else 0
    points += 1 if shared == 0 else 0.5 if shared < _LOW else 0
    points += 1 if _MARKS.search(text) else 0
    points += 0.5 if _ASIDE.search(text) else 0
    points -= 2 if _QUOTE.search(text) and not (label and not _ends(text)) else 0
    return points


def _share(text: str, about: frozenset[str]) -> float:
    words = content_words(text)
    return len(words & about) / len(words) if words else 0.0


@lru_cache(maxsize=4096)
def content_words(text: str) -> frozenset[str]:
    """The beginnings of a text's longer words, which most endings leave as they are; of Chinese and Japanese pairs of
    characters, of Vietnamese pairs of syllables."""
    found: set[str] = set()
    folded = fold(text)
    words = _WORD.findall(folded)
    if _SYLLABLES.search(text):  # Vietnamese writes its syllables apart
        return frozenset(f"{a} {b}" for a, b in pairwise(words) if not (a + b).isdigit())
    spaced = not _CHARACTERS.search(folded)
    for word in words:
        if not spaced and (runs := _CHARACTERS.findall(word)):
            found.update(
                run[at : at + 2] for run in runs for at in range(len(run) - 1) if not _KANA.search(run[at : at + 2])
            )
        elif word.isdigit():
            if len(word) > 1:
                found.add(word)
        elif word[0] < "\u0530" and len(word) >= 5:
            found.add(word[:5])
        elif word[0] >= "\uac00" and word[0] <= "\ud7a3" and len(word) >= 2:
            found.add(word[:2])
        elif "\u0530" <= word[0] < "\uac00" and len(word) >= 4:
            found.add(word[:4])
    return frozenset(found)
