"""Aligned pairs for tests, made the way the pipeline makes them."""

from functools import cache

from tqcheck.aligned import AlignedPair, Document
from tqcheck.alignment import align, relation
from tqcheck.articles import from_text, settle_furniture
from tqcheck.embedding import Encoder, load_encoder
from tqcheck.model import Article, Pair
from tqcheck.sentences import split


@cache
def shared_encoder() -> Encoder:
    """One encoder for the whole test run: its model is loaded once."""
    return load_encoder()


def aligned_pair(
    reference: str | None, candidate: str, reference_language: str = "en", candidate_language: str = "en"
) -> AlignedPair:
    """Texts, one sentence or a whole article each, as the aligned pair that checks see."""
    encoder = shared_encoder()
    new = _document(candidate, candidate_language)
    if reference is None:
        return AlignedPair(Pair("test", None, new.article), None, new, (), None, encoder)
    old = _document(reference, reference_language)
    settled = settle_furniture(old.article, new.article)
    old, new = (Document(article, split(article)) for article in settled)
    links = align([s.text for s in old.sentences], [s.text for s in new.sentences], encoder)
    related = relation(old, new, links, encoder)
    return AlignedPair(Pair("test", old.article, new.article), old, new, links, related, encoder)


def _document(text: str, language: str) -> Document:
    article = from_text(text, language) if "\n\n" in text else Article(text=text, language=language)
    return Document(article, split(article))
