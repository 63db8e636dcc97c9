"""A chunk's pairs in shares of about as much text, so that long articles need no more memory than short ones."""

from collections.abc import Sequence
from pathlib import Path

from tqcheck.batch.sources import Given, PairSpec

MOST = 150_000
"""Code points of a share's articles: about a thousand sentences. What their vectors, token vectors and layers of the
encoder take is let go of with the share; requests of fewer sentences would hold fewer of one length."""

_MARKUP = 8  # parts of a page or record, of which one is its story
_PLAIN = (".txt", ".md")


def shares(specs: Sequence[PairSpec], most: int = MOST) -> list[range]:
    """The numbers of the pairs of each share, in order; only a pair that is longer by itself makes a longer share."""
    weights = [_weight(spec) for spec in specs]
    # even ones: a few pairs left over would make the encoder's smallest batches
    even = max(1.0, sum(weights) / max(1, -(-sum(weights) // most)))
    found: list[range] = []
    first = held = 0
    for number, weight in enumerate(weights):
        if number > first and (held >= even or held + weight > most):
            found.append(range(first, number))
            first, held = number, 0
        held += weight
    return [*found, range(first, len(specs))] if specs else []


def _weight(spec: PairSpec) -> int:
    given = (spec.reference, spec.candidate, spec.source)
    return sum(_length(article) for article in given if article is not None)


def _length(given: Given) -> int:
    """Code points of an article, roughly where it is not read yet."""
    if given.article is not None:
        # all pairs have this one
        return 0
    if given.path is None:
        return len(given.text or "")
    path = Path(given.path)
    try:
        size = path.stat().st_size
    except (OSError, ValueError):
        # what is not there, or elsewhere, is found out when it is read
        return 0
    return size if path.suffix.lower() in _PLAIN else size // _MARKUP
