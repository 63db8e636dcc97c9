"""The words of both sides of a pair."""

from dataclasses import dataclass
from functools import lru_cache

from tqcheck.aligned import AlignedPair
from tqcheck.names.mentions.words import Words, words_of
from tqcheck.names.spelling import script


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """The words of the reference and of the candidate."""

    reference: Words
    candidate: Words


@lru_cache(maxsize=32)
def main_script(words: Words) -> str:
    """The script that most of an article's letters are of."""
    return script("".join(word.text for row in words.by_sentence.values() for word in row))


def sides(aligned: AlignedPair) -> Sides:
    """The words of both sides; no words for a reference that is not there."""
    reference = words_of(aligned.reference) if aligned.reference else Words({}, {}, frozenset(), frozenset(), "und")
    return Sides(reference, words_of(aligned.candidate))
