"""Sentences and vectors to links."""

from collections.abc import Sequence

import numpy as np

from tqcheck.aligned import Document
from tqcheck.embedding import Encoder
from tqcheck.model import Link, Relation

_GAP = 0.80


def align(reference: Sequence[str], candidate: Sequence[str], encoder: Encoder) -> tuple[Link, ...]:
    """One-to-one links in order; every sentence of either side stands in exactly one link."""
    if not reference or not candidate:
        return (
            *(Link((i,), (), "dropped") for i in range(len(reference))),
            *(Link((), (j,), "added") for j in range(len(candidate))),
        )
    vectors = encoder.encode([*reference, *candidate])
    similarity = vectors[: len(reference)] @ vectors[len(reference) :].T
    rows, columns = similarity.shape
    best = np.zeros((rows + 1, columns + 1))
    for i in range(1, rows + 1):
        for j in range(1, columns + 1):
            best[i, j] = max(best[i - 1, j], best[i, j - 1], best[i - 1, j - 1] + similarity[i - 1, j - 1] - _GAP)
    links: list[Link] = []
    i, j = rows, columns
    while i or j:
        if i and best[i, j] == best[i - 1, j]:
            i -= 1
            links.append(Link((i,), (), "dropped"))
        elif j and best[i, j] == best[i, j - 1]:
            j -= 1
            links.append(Link((), (j,), "added"))
        else:
            i, j = i - 1, j - 1
            links.append(Link((i,), (j,), "match", float(np.clip(similarity[i, j], 0, 1))))
    return tuple(reversed(links))


def relation(reference: Document, candidate: Document, links: Sequence[Link], encoder: Encoder) -> Relation:
    """How the candidate belongs to the reference."""
    if reference.text == candidate.text:
        return Relation("copy", 1.0)
    matched = sum(link.kind in ("match", "moved") for link in links)
    if 2 * matched < len(links):
        return Relation("related", 0.5)
    return Relation("edited" if reference.language == candidate.language else "translation", 0.7)
