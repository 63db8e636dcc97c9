"""How two articles belong together, read from their alignment."""

from collections.abc import Sequence

from tqcheck.aligned import Document, base_language
from tqcheck.alignment.groups import measure
from tqcheck.alignment.strings import letters, likeness
from tqcheck.embedding import Encoder
from tqcheck.model import Link, Relation

_HALF = 0.35


def relation(reference: Document, candidate: Document, links: Sequence[Link], encoder: Encoder) -> Relation:
    """The relation of the candidate to the reference, with a confidence from 0.5 to 1.

    What decides is the share of either text, by length, that stands in links of matching content.
    """
    if not reference.sentences or not candidate.sentences:
        return Relation("unrelated", 1.0)
    together = [link for link in links if link.kind in ("match", "moved")]
    share = max(
        _share([i for link in together for i in link.reference], reference),
        _share([j for link in together for j in link.candidate], candidate),
    )
    if share < _HALF:
        return Relation("unrelated" if share < _HALF / 3 else "related", 0.5 + 0.5 * (1 - share / _HALF))
    confidence = min(1.0, 0.5 + (share - _HALF))
    if base_language(reference.language) != base_language(candidate.language):
        return Relation("translation", confidence)
    alike = [
        likeness(
            "".join(letters(reference.sentences[i].text) for i in link.reference),
            "".join(letters(candidate.sentences[j].text) for j in link.candidate),
        )
        for link in together
    ]
    copied = sum(value > 0.97 for value in alike) / len(alike)
    if copied > 0.8 and share > 0.8:
        return Relation("copy", confidence)
    return Relation("edited", confidence)


def _share(indices: Sequence[int], document: Document) -> float:
    """The part of a document's length that the sentences make up."""
    whole = sum(measure(sentence.text) for sentence in document.sentences)
    return sum(measure(document.sentences[index].text) for index in set(indices)) / whole
