"""Sentences without a partner that the other article tells inside a sentence of its own, as a clause or in a quotation.

An editor works a short sentence into another one, far from its place: "The trial lasted five hours" becomes "after a
trial of five hours" in the lead. The alignment then has no partner left for it.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from tqcheck.aligned import AlignedPair, Document
from tqcheck.articles.structure import weight
from tqcheck.model import Link

if TYPE_CHECKING:
    from tqcheck.facts import Fact

# a longer sentence says more than its figures; in characters of a spaced script
_LONG = 80
# letters that are no accident where both articles have them in a row, in the same measure
_ROW = 16
# a bare number below this is said of anything
_TELLING = 10
_NO_SIGN = re.compile(r"[\W_]+")


def told_inside(aligned: AlignedPair, link: Link) -> bool:
    """Whether the one sentence of a dropped or added link stands inside a sentence of the other article, by its very
    words or by figures that nothing else in its own article has."""
    assert aligned.reference is not None
    sides = (aligned.reference, aligned.candidate)
    (own, other), (index,) = (sides, link.reference) if link.reference else (sides[::-1], link.candidate)
    return (aligned.same_language and _word_for_word(own, index, other)) or _by_figures(aligned, own, index, other)


def _word_for_word(own: Document, index: int, other: Document) -> bool:
    """Whether the sentence's letters stand in a row in the other article and in no second sentence of its own."""
    row = _letters(own.sentences[index].text)
    if weight(row) < _ROW or any(row in _letters(text) for text in _others(own, index)):
        return False
    return any(row in _letters(sentence.text) for sentence in other.sentences)


def _by_figures(aligned: AlignedPair, own: Document, index: int, other: Document) -> bool:
    """Whether one aligned sentence of the other article has all figures of a short sentence, of which its own article
    says none elsewhere: no other sentence can have brought them there."""
    from tqcheck.facts import read

    text = own.sentences[index].text
    if weight(text) > _LONG:
        return False
    figures = [fact for fact in read(text, own.language).facts if _is_telling(fact)]
    others = [read(text, own.language).facts for text in _others(own, index)]
    if not figures or any(_has(facts, figure) for facts in others for figure in figures):
        return False
    links = aligned.link_of_candidate if other is aligned.candidate else aligned.link_of_reference
    return any(
        all(_has(facts, figure) for figure in figures)
        for sentence in other.sentences
        if (of := links.get(sentence.index)) is not None and of.reference and of.candidate
        for facts in [read(sentence.text, other.language).facts]
    )


def _others(own: Document, index: int) -> Iterator[str]:
    """The other sentences of an article, without the headline, which says again what the story says."""
    first = 1 if own.has_headline else 0
    return (sentence.text for sentence in own.sentences[first:] if sentence.index != index)


def _has(facts: "Sequence[Fact]", figure: "Fact") -> bool:
    return any(
        fact.kind == figure.kind
        and not set(fact.keys).isdisjoint(figure.keys)
        and (fact.unit == figure.unit or None in (fact.unit, figure.unit))
        for fact in facts
    )


def _is_telling(fact: "Fact") -> bool:
    if fact.loose or fact.kind in ("month", "weekday"):
        return False
    value = fact.keys[0]
    return fact.unit is not None or not isinstance(value, Fraction) or value >= _TELLING


def _letters(text: str) -> str:
    return _NO_SIGN.sub("", text.casefold())
