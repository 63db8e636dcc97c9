"""How likely it is that a negation on one side of a link is an error: what the encoder says of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tqcheck.checks.negation import Negation
from tqcheck.embedding.encoder import Encoder
from tqcheck.embedding.engine import TokenVectors
from tqcheck.model import Span

# Logistic regression on 2,300 negations put into or taken out of human translations and on 2,200 that the translators
# themselves put in or left out (ntrex, 39 files to and from English, the stories that benchmarks/language.py does not
# measure on), each article weighing as one with one error. Offsets by language did not make it better. Where the other
# side has a negation too, but one fewer, the same signs tell errors from free translations no better than chance, so
# that no such text should be asked about.
_GAIN, _CLAUSE_GAIN, _PARTNER, _HINTED, _OFFSET = 97.9, 39.9, -11.2, -1.85, 0.09
# Signs are wildly beyond what was seen above this, as between texts of which one is empty.
_MOST = 0.05

_BREAK = re.compile(r"(?:[,;:()«»“”„\"、。，；：！？।.!?؟،]|\s[–—-]\s)+\s*|[–—]\s*")
_SIGN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_WORD = re.compile(r"[^\W\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]+")
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Negated:
    """A text that says no beside one that does not, or once less.

    ``groups`` are its negations, those together that negate once, as spans of ``text``; ``bare`` is the text without
    each of them in turn. ``hinted`` is whether the other text has words that may say no.
    """

    text: str
    groups: tuple[tuple[Span, ...], ...]
    bare: tuple[str, ...]
    other: str
    hinted: bool


def log_odds(found: Sequence[Negated], negation: Sequence[Negation], encoder: Encoder) -> list[tuple[float, int]]:
    """Of each text the log odds that one of its negations is an error of one side, and which.

    Three signs: how much nearer the sentences come without the negation (cosine), how much nearer its clause comes to
    the nearest clause of the other side, and how near the negating word is to any word of the other side, beside the
    other words of its sentence: a negation that was worded otherwise has a partner there.
    """
    if not found:
        return []
    clauses = [[_clause(one, group, own) for group in one.groups] for one, own in zip(found, negation, strict=True)]
    others = [[one.other[span.start : span.end] for span in _clauses(one.other)] for one in found]
    texts = [text for one in found for text in (one.other, one.text, *one.bare)]
    texts += [text for each in clauses for pair in each for text in pair] + [text for each in others for text in each]
    vectors = dict(zip(texts, encoder.encode(texts), strict=True))
    tokens = encoder.tokens([text for one in found for text in (one.text, one.other)])
    odds = []
    for number, one in enumerate(found):
        other, negated = vectors[one.other], vectors[one.text]
        gains = [float((vectors[bare] - negated) @ other) for bare in one.bare]
        which = gains.index(max(gains))
        with_it, without = (
            np.array([vectors[text] @ vectors[part] for part in others[number]]) for text in clauses[number][which]
        )
        nearest = int((with_it + without).argmax())
        gain = min(gains[which], _MOST)
        clause = min(float(without[nearest] - with_it[nearest]), _MOST)
        partner = _partner(tokens[2 * number], tokens[2 * number + 1], one.groups[which])
        weighed = _GAIN * gain + _CLAUSE_GAIN * clause + _PARTNER * partner + _HINTED * one.hinted
        odds.append((_OFFSET + weighed, which))
    return odds


def _partner(own: TokenVectors, other: TokenVectors, group: Sequence[Span]) -> float:
    """How near the best of a group's words comes to a token of the other side, less what is usual in its sentence."""
    if not len(own.vectors) or not len(other.vectors):
        return 0.0
    best = (own.vectors @ other.vectors.T).max(1)
    words = []
    for span in group:
        inside = (own.spans[:, 0] < span.end) & (own.spans[:, 1] > span.start)
        words.append(float(best[inside].mean()) if inside.any() else 1.0)
    return max(words) - float(best.mean())


def _clause(one: Negated, group: Sequence[Span], negation: Negation) -> tuple[str, str]:
    """The clause of a negation, and the same without it."""
    part = next(
        (span for span in _clauses(one.text) if span.start <= group[0].start < span.end), Span(0, len(one.text))
    )
    text = one.text[part.start : part.end]
    own = [
        Span(span.start - part.start, span.end - part.start)
        for span in group
        if part.start <= span.start and span.end <= part.end
    ]
    return text, negation.without(text, own)


def _clauses(text: str) -> list[Span]:
    """The parts of a text between its marks, none of fewer than three words (six signs of a script without spaces)."""
    found = []
    start = 0
    for match in _BREAK.finditer(text):
        if _size(text[start : match.start()]) >= _FEWEST <= _size(text[match.end() :]):
            found.append(Span(start, match.start()))
            start = match.end()
    found.append(Span(start, len(text)))
    return found


def _size(text: str) -> float:
    return len(_SIGN.findall(text)) / 2 + len(_WORD.findall(text))
