"""Words and numbers that both sides have: which of them the two runs of a link share, and which but one of them has."""

import math
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

import numpy as np
import regex

from tqcheck.alignment.lattice import Places
from tqcheck.alignment.path import Floats

_STEM = 5  # first letters of a word, which inflections and cognates share
_WORD = regex.compile(r"\p{Nd}+|[\p{L}\p{M}]{4,}")
_RARE = (3, 0.05)  # a word in more sentences of a side than this, and than this part of them, is no evidence


class CommonWords:
    """Stems and numbers that both sides have and that are not frequent, with weights from 0 to 1."""

    def __init__(self, reference: Sequence[str], candidate: Sequence[str]) -> None:
        sides = [_stems(text) for text in reference], [_stems(text) for text in candidate]
        here, there = (Counter(chain.from_iterable(side)) for side in sides)
        sentences = len(reference) + len(candidate)
        self._weights = {
            stem: math.log(sentences / (count + there[stem])) / math.log(sentences)
            for stem, count in here.items()
            if 0 < there[stem] <= max(_RARE[0], _RARE[1] * len(candidate))
            and count <= max(_RARE[0], _RARE[1] * len(reference))
        }
        # most words of a sentence have no weight
        self._here, self._there = (
            [Counter({stem: count for stem, count in stems.items() if stem in self._weights}) for stems in side]
            for side in sides
        )
        self.left = np.array([self._weight(stems) for stems in self._here], np.float32)
        self.right = np.array([self._weight(stems) for stems in self._there], np.float32)

    def _weight(self, stems: "Counter[str]") -> float:
        return sum(self._weights.get(stem, 0.0) * count for stem, count in stems.items())

    def of(self, row: Places, column: Places, a: Places, b: Places) -> tuple[Floats, Floats]:
        """Weight of what both runs of each step have, and of what but one of them has."""
        common = np.zeros(len(row), np.float32)
        whole = np.zeros(len(row), np.float32)
        starts = zip(row.tolist(), column.tolist(), a.tolist(), b.tolist(), strict=True)
        for number, (i, j, size, width) in enumerate(starts):
            here, there = self._sum(self._here[i : i + size]), self._sum(self._there[j : j + width])
            common[number] = self._weight(here & there) if here and there else 0.0
            whole[number] = self.left[i : i + size].sum() + self.right[j : j + width].sum()
        return common, whole - 2 * common

    @staticmethod
    def _sum(parts: "Sequence[Counter[str]]") -> "Counter[str]":
        return parts[0] if len(parts) == 1 else sum(parts, Counter())


@lru_cache(maxsize=4096)
def _stems(text: str) -> "Counter[str]":
    """Numbers by their digits, words of four letters and more by their first letters without marks and case.

    The counts are shared: they are not to be changed.
    """
    plain = text if text.isascii() else unicodedata.normalize("NFKD", text).translate(_WITHOUT_MARKS)
    return Counter(
        "".join(str(unicodedata.digit(c, 0)) for c in word) if word[0].isdigit() else word[:_STEM]
        for word in _WORD.findall(plain.casefold())
    )


class _Marks(dict[int, str | None]):
    """A table for ``str.translate`` that takes combining marks out and learns of each character once."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        self[code] = None if unicodedata.combining(character) else character
        return self[code]


_WITHOUT_MARKS = _Marks()
