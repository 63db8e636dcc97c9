"""How much each token of a text counts for nearness: numerals and names more than other words; and which are which.

A wrong digit is one token of forty, and a wrong name two or three, but they are what a news sentence is about; what
stands between them differs from one good translation to the next.
"""

from collections.abc import Sequence
from functools import cache

from tqcheck.embedding.weights import Vocabulary, weight_file

OPENING = 4  # tokens before the text: its mark of beginning and the prefix of three
_DIGIT, _NAME = 8.0, 2.0  # more than the 1 of any token; chosen on the development part of the planted damage
_MOSTLY_CAPITALS = 0.35  # of a text's words: capitals say nothing of names there, as in German or in a headline
_FEW_WORDS = 4
_MARKER = "▁"


def emphasis(tokens: Sequence[int]) -> list[float]:
    """The weights of the tokens (ids) of a text with its special tokens and prefix, which count nothing.

    A name is a word with a capital that is not the first of the text; in scripts without capitals there is none.
    """
    weights = [0.0] * len(tokens)
    name = False
    for place in range(OPENING, len(tokens) - 1):
        begins, capital, digit = _kind(tokens[place])
        first = place == OPENING
        if begins or first:
            name = capital and not first
        weights[place] = 1.0 + _DIGIT * digit + _NAME * name
    return weights


def named(tokens: Sequence[int]) -> list[int]:
    """For each token of a text the number, from 1, of the name that it is a part of, or the number, from -1 down, of
    the numeral; 0 for what is neither.

    A name is what it is for ``emphasis``; none where most words have capitals.
    """
    found = [0] * len(tokens)
    words = names = numerals = 0
    inside = before = False
    for place in range(OPENING, len(tokens) - 1):
        begins, capital, digit = _kind(tokens[place])
        first = place == OPENING
        if begins or first:
            words += 1
            inside = capital and not first
            names += inside
        numerals += digit and (begins or not before)
        before = digit
        found[place] = -numerals if digit else names * inside
    if words > _FEW_WORDS and names > _MOSTLY_CAPITALS * (words - 1):
        return [min(0, number) for number in found]
    return found


@cache
def _vocabulary() -> Vocabulary:
    return weight_file().vocabulary


@cache
def _kind(token: int) -> tuple[bool, bool, bool]:
    """Whether a token begins a word, begins with a capital, and holds a digit."""
    piece = _vocabulary().piece(token)
    bare = piece.lstrip(_MARKER)
    return piece.startswith(_MARKER), bare[:1].isupper(), any(map(str.isdigit, bare))
