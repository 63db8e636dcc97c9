"""Names of one side that no word of the other looks like, in any two scripts."""

import re
from functools import lru_cache
from math import exp

from anyascii import anyascii
from rapidfuzz.distance import Indel

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LEAST_LETTERS, _LEAST_SOUNDS = 4, 3  # shorter ones look like something anywhere
_FEW_WORDS, _MOSTLY_CAPITALS = 4, 0.5
_STRANGE = 0.4  # as near as words lie that have nothing to do with each other: translated names
_ENDING = 0.05  # what an ending costs that one side has more
_MOST = 1.2


def strangeness(text: str, other: str) -> float:
    """How little the names of a text look like any word of the other: the sum over its names of 1 less the likeness
    of the likest word, which is 0.4 at least. The more there are, the less each adds: 1.2 is never reached.

    Words are compared by their letters in the Latin alphabet (anyascii), where one may have an ending more. A name is
    a word of four letters or more with a capital that does not begin its text; none where half of the words have one,
    nor in scripts without capitals. Translated names are as strange as wrong ones, so that the figure says little of
    one text; it says which of two versions has the name.
    """
    words = list(_WORD.finditer(text))
    names = [
        word.group()
        for word in words
        if word.start() and word.group()[0].isupper() and len(word.group()) >= _LEAST_LETTERS
    ]
    if len(words) > _FEW_WORDS and len(names) > _MOSTLY_CAPITALS * len(words):
        return 0.0
    others = {latin for word in _WORD.finditer(other) if (latin := _latin(word.group()))}
    strange = sum(1 - max(_STRANGE, _likest(_latin(name), others)) for name in names)
    return _MOST * (1 - exp(-strange / _MOST))


def _likest(name: str, words: set[str]) -> float:
    if len(name) < _LEAST_SOUNDS or name in words:
        return 1.0
    return max((_likeness(name, word) for word in words), default=0.0)


def _likeness(one: str, other: str) -> float:
    shorter = max(_LEAST_SOUNDS, min(len(one), len(other)))
    without = Indel.normalized_similarity(one[:shorter], other[:shorter]) - _ENDING
    return max(Indel.normalized_similarity(one, other), without)


@lru_cache(maxsize=8192)
def _latin(word: str) -> str:
    return "".join(letter for letter in anyascii(word).lower() if "a" <= letter <= "z")
