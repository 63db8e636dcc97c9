"""What the other article of a pair says about which blocks are furniture."""

import re
from dataclasses import replace

from tqcheck.model import Article, Boilerplate

_WORD = re.compile(r"\w+")


def settle_furniture(reference: Article, candidate: Article) -> tuple[Article, Article]:
    """Both articles again, with the evidence of the other side: a block with a counterpart there is no furniture."""
    return _restored(reference, candidate), _restored(candidate, reference)


def _restored(article: Article, other: Article) -> Article:
    story = {_key(part) for part in _story(other)}
    kept: list[Boilerplate] = []
    for span in article.boilerplate:
        whole = article.text[max(0, span.start - 1) : span.start] in ("", "\n")
        if whole and span.kind not in ("headline",) and _key(article.text[span.start : span.end]) in story:
            continue
        kept.append(span)
    return replace(article, boilerplate=tuple(kept))


def _story(article: Article) -> list[str]:
    text = article.text
    for span in reversed(article.boilerplate):
        text = text[: span.start] + text[span.end :]
    return [part for part in text.split("\n\n") if part.strip()]


def _key(text: str) -> str:
    return "".join(_WORD.findall(text)).casefold()
