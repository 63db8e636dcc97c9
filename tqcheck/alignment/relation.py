"""How two articles belong together, read from their alignment."""

from collections.abc import Sequence

import numpy as np

from tqcheck.aligned import Document, base_language
from tqcheck.alignment.groups import measure
from tqcheck.alignment.strings import letters, likeness
from tqcheck.embedding import Encoder
from tqcheck.model import Link, Relation, RelationLabel, Sentence

VERSION = 0.6
"""Share of one side's content in matching links from which the candidate is a version of the reference."""
WORDED_ANEW = 0.2
"""In one language, by how much more of both sides must be in matching links where another wording says it."""
RELATED = 0.2
_TINY = 60
"""Letters of content that every pair is taken to share: so much must speak against it before it is no version."""
_FROM, _TO = 0.35, 0.75
_OTHER_WORDS, _SAME_TEXT = 0.38, 0.52
"""Likeness of letters in one language: links between two texts on one event have 0.38 to 0.46 in the middle, those
between independent translations of one original about 0.60."""
_STEEP = 12.0
_COPIED = 0.98
_SAME_WORDS = 0.5


def relation(reference: Document, candidate: Document, links: Sequence[Link], encoder: Encoder) -> Relation:
    """The relation of the candidate to the reference, with a confidence from 0.5 to 1.

    What decides is the part of either text, by length, that stands in links of the same content; a link counts in
    full from similarity 0.75 and not at all below 0.35, and in one language its wording must be alike too: two reports
    on one event say some of the same things in other words. The better side counts: an abridged copy holds little of
    the reference, but all of its own content is there. Where nearly all of both sides is the same content, one is a
    version of the other in whatever words, since no two reports choose the same things to say. Between versions,
    equal letters make a copy, the languages (or, where those are not known, common words) an edited text or a
    translation. ``encoder`` is not needed: the similarities are calibrated already.
    """
    if not reference.sentences or not candidate.sentences:
        return Relation("unrelated", 1.0)
    if _is_one_text(reference, candidate, links):
        return Relation("copy", _confidence(1.0 - VERSION))
    together = [link for link in links if link.kind in ("match", "moved")]
    pairs = [_letters(reference, candidate, link) for link in together]
    meaning = [_content(link) for link in together]
    same_language = "und" != base_language(reference.language) == base_language(candidate.language)
    wording = [_wording(*pair) if same_language else 1.0 for pair in pairs]
    shares = _shares(reference, candidate, together, meaning)
    said = max(shares)
    share = max(_shares(reference, candidate, together, [a * b for a, b in zip(meaning, wording, strict=True)]))
    share = max(share, min(shares) - WORDED_ANEW)
    if share < VERSION:
        label: RelationLabel = "related" if said >= RELATED else "unrelated"
        return Relation(label, _confidence(VERSION - share))
    return Relation(_kind_of_version(reference, candidate, together, pairs), _confidence(share - VERSION))


def _is_one_text(reference: Document, candidate: Document, links: Sequence[Link]) -> bool:
    """Whether both sides have the same sentences, each linked to itself, as what follows would find it to be a copy."""
    if len(links) != len(reference.sentences) or len(links) != len(candidate.sentences):
        return False
    return all(
        link.reference == link.candidate == (number,)
        and link.similarity == 1.0
        and link.kind == "match"
        and reference.sentences[number].text == candidate.sentences[number].text
        for number, link in enumerate(links)
    )


def _shares(
    reference: Document, candidate: Document, together: Sequence[Link], weights: Sequence[float]
) -> tuple[float, float]:
    """The linked part of the reference and of the candidate."""
    return (
        _share([(link.reference, weight) for link, weight in zip(together, weights, strict=True)], reference.sentences),
        _share([(link.candidate, weight) for link, weight in zip(together, weights, strict=True)], candidate.sentences),
    )


def _letters(reference: Document, candidate: Document, link: Link) -> tuple[str, str]:
    """The letters of both sides of a link."""
    return (
        "".join(letters(reference.sentences[i].text) for i in link.reference),
        "".join(letters(candidate.sentences[j].text) for j in link.candidate),
    )


def _wording(left: str, right: str) -> float:
    """How far two texts in one language are one text by their letters, 0 to 1."""
    return min(max((likeness(left, right) - _OTHER_WORDS) / (_SAME_TEXT - _OTHER_WORDS), 0.0), 1.0)


def _kind_of_version(
    reference: Document, candidate: Document, together: Sequence[Link], pairs: Sequence[tuple[str, str]]
) -> RelationLabel:
    sizes = np.array([len(left) + len(right) for left, right in pairs] or [1], dtype=np.float64)
    alike = np.array([likeness(left, right) for left, right in pairs] or [1.0])
    whole = max(_shares(reference, candidate, together, [1.0] * len(together)))
    if float(sizes[alike >= _COPIED].sum()) >= 0.9 * float(sizes.sum()) and whole >= 0.9:
        return "copy"
    known = "und" not in (reference.language, candidate.language)
    same = base_language(reference.language) == base_language(candidate.language)
    if not known or not same:
        # text left in the reference's language is no translation, whatever the file's label says
        same = float(np.average(alike, weights=sizes)) > (_SAME_WORDS if not known else 0.9)
    return "edited" if same else "translation"


def _content(link: Link) -> float:
    """How far a link counts as the same content, 0 to 1."""
    return float(min(max(((link.similarity or 0.0) - _FROM) / (_TO - _FROM), 0.0), 1.0))


def _share(linked: Sequence[tuple[Sequence[int], float]], sentences: Sequence[Sentence]) -> float:
    """The part of a side's length that is linked, each sentence by its link's weight."""
    whole = sum(measure(sentence.text) for sentence in sentences)
    held = sum(weight * measure(sentences[index].text) for indices, weight in linked for index in indices)
    return (held + _TINY) / (whole + _TINY)


def _confidence(distance: float) -> float:
    """A logistic curve over the distance of the share from the threshold."""
    return float(1 / (1 + np.exp(-_STEEP * max(distance, 0.0))))
