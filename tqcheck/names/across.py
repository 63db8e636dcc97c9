"""Garbled names where reference and candidate are written in different scripts."""

from collections.abc import Iterator

from tqcheck.aligned import AlignedPair
from tqcheck.names.compare import best_fit
from tqcheck.names.mentions import Word
from tqcheck.names.sides import Sides
from tqcheck.names.slip import Slip

_ALIKE_WORST = 4.5
_ALIKE_MEAN = 0.8


def sounds_alike(name: Word, word: Word, language: str, other_language: str) -> bool:
    """Whether two words in two scripts are, roughly, one name."""
    if name.script == "Latn":
        one = best_fit(name.plain, word.text, other_language)
    elif word.script == "Latn":
        one = best_fit(word.plain, name.text, language)
    else:
        return False
    return one is not None and one.mean < _ALIKE_MEAN and one.worst < _ALIKE_WORST


def slips_across(aligned: AlignedPair, both: Sides) -> Iterator[Slip]:
    """Garbled names in linked sentences of two scripts."""
    return iter(())
