"""Aligned pairs of lines, each line linked to the one in its place."""

from collections.abc import Sequence
from functools import cache

from tqcheck.aligned import AlignedPair, Document
from tqcheck.embedding import load_encoder
from tqcheck.model import Article, Link, Pair, Relation, Sentence

# one for all lines: a model is loaded once, where a check asks for it
encoder = cache(load_encoder)


def pair_of_lines(
    reference: Sequence[str] | None,
    candidate: Sequence[str],
    reference_language: str,
    candidate_language: str,
    date: str | None = None,
    headlines: bool = False,
) -> AlignedPair:
    """Lines as sentences, the first a headline where ``headlines`` says so; nothing is embedded."""
    new = _document(candidate, candidate_language, headline=headlines)
    if reference is None:
        return AlignedPair(Pair("lines", None, new.article), None, new, (), None, encoder())
    old = _document(reference, reference_language, date, headlines)
    links = tuple(Link((index,), (index,), "match", 1.0) for index in range(len(reference)))
    relation = Relation("translation", 1.0)
    return AlignedPair(Pair("lines", old.article, new.article), old, new, links, relation, encoder())


def _document(lines: Sequence[str], language: str, date: str | None = None, headline: bool = False) -> Document:
    sentences, start = [], 0
    for index, line in enumerate(lines):
        sentences.append(Sentence(index, start, start + len(line), line))
        start += len(line) + 2
    return Document(
        Article(text="\n\n".join(lines), language=language, date=date, headline=lines[0] if headline else None),
        tuple(sentences),
    )
