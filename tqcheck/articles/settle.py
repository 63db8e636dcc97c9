"""What the other article of a pair says about which blocks are furniture."""

import re
from dataclasses import replace

from tqcheck.model import Article, Boilerplate

OF_STORIES = frozenset(
    {"headline", "standfirst", "dateline", "outlet", "byline", "credit", "time", "end", "separator", "copyright"}
)
"""Kinds that stand around clean stories as well, and say nothing of the lines beside them."""

_WORD = re.compile(r"\w+")


def settle_furniture(reference: Article, candidate: Article) -> tuple[Article, Article]:
    """Both articles again, with the evidence of the other side: a block with a counterpart there is no furniture."""
    reference, candidate = _restored(reference, candidate), _restored(candidate, reference)
    return _dated(reference, candidate), _dated(candidate, reference)


def _dated(article: Article, other: Article) -> Article:
    """A bare place before a dash (``Lauscha – Nach ...``) is a dateline where the other side has one of that place."""
    if article.dateline is not None or other.dateline is None:
        return article
    place = re.escape(other.dateline)
    for paragraph in list(re.finditer(r"[^\n]+", article.text))[:5]:
        if article.headline is not None and paragraph.group().startswith(article.headline):
            continue  # "Passau: Flood subsides" is a headline's way to begin
        found = re.match(rf"{place}(?:,[^\n–—]{{1,30}})?\s*(?:[–—:]|-\s)\s*", paragraph.group(), re.IGNORECASE)
        if found and found.end() < len(paragraph.group()):
            span = Boilerplate(paragraph.start(), paragraph.start() + found.end(), "dateline")
            spans = sorted((*article.boilerplate, span), key=lambda one: (one.start, one.end))
            return replace(article, dateline=other.dateline, boilerplate=tuple(spans))
    return article


def _restored(article: Article, other: Article) -> Article:
    if not article.boilerplate:
        return article
    story = {_key(part) for part in _story(other)}
    kept: list[Boilerplate] = []
    for span in article.boilerplate:
        whole = article.text[max(0, span.start - 1) : span.start] in ("", "\n")
        if whole and span.kind not in ("headline",) and _key(article.text[span.start : span.end]) in story:
            continue
        kept.append(span)
    return article if len(kept) == len(article.boilerplate) else replace(article, boilerplate=tuple(kept))


def _story(article: Article) -> list[str]:
    text = article.text
    for span in reversed(article.boilerplate):
        text = text[: span.start] + text[span.end :]
    return [part for part in text.split("\n\n") if part.strip()]


def _key(text: str) -> str:
    return "".join(_WORD.findall(text)).casefold()
