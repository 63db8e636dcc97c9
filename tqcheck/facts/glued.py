"""Numbers above a thousand in one word: zweitausendachtzehn, kolmesataatuhatta, hárommillió."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from tqcheck.facts.lexicon import Lexicon

# A shorter word for a million is an abbreviation.
_LEAST_MAGNITUDE = 5
_LEAST_COUNT = 2
# What may stand between a thousand and the rest: tausendundeins, duizendeneen.
_LINKS = {"de": "und", "nl": "en", "da": "og", "nb": "og", "nn": "og", "sv": "och", "is": "og", "lb": "an"}


class Glued:
    """``single`` are the numbers of one word with their values, ``thousands`` what stands for a thousand in others."""

    def __init__(self, single: Mapping[str, int], thousands: Iterable[str]) -> None:
        self._single = single
        self._thousands = sorted(set(thousands), key=len, reverse=True)
        self._hundreds = tuple(word for word, value in single.items() if 1000 < value < 2000 and value % 100 == 0)
        self._counts = {word[:_LEAST_COUNT] for word, value in single.items() if value < 1000}
        self._read = lru_cache(maxsize=4096)(self._split)

    def read(self, word: str, lexicon: Lexicon) -> int:
        """The value of a word that the list does not have; 0 where it is no number."""
        return self._read(word, lexicon.language) or self._with_million(word, lexicon)

    def _split(self, word: str, language: str) -> int:
        link = _LINKS.get(language, "")
        for thousand in self._thousands:
            place = word.find(thousand)
            if place < 0:
                continue
            before, behind = word[:place], word[place + len(thousand) :]
            # no letter is written three times: tjugoettusen
            tripled = before + before[-1] if before[-2:-1] != before[-1:] == thousand[0] else ""
            count = self._below_thousand(before) or self._below_thousand(tripled) if before else 1
            rest = self._rest(behind, link) if behind else 0
            # one behind a bare thousand is an ending as often: tusindet
            if count and rest is not None and (before or rest > 1):
                return count * 1000 + rest
        if word.startswith(self._hundreds):
            for hundred in self._hundreds:
                rest = self._rest(word.removeprefix(hundred), link) if word.startswith(hundred) else None
                if rest and rest < 100:
                    return self._single[hundred] + rest
        return 0

    def _below_thousand(self, word: str) -> int:
        value = self._single.get(word, 0)
        return value if value < 1000 else 0

    def _rest(self, word: str, link: str) -> int | None:
        return self._below_thousand(word) or (self._below_thousand(word.removeprefix(link)) if link else 0) or None

    def _with_million(self, word: str, lexicon: Lexicon) -> int:
        if word[:_LEAST_COUNT] not in self._counts:
            return 0
        for place in range(_LEAST_COUNT, len(word) - _LEAST_MAGNITUDE + 1):
            count = self._below_thousand(word[:place])
            if not count:
                continue
            behind = word[place:]
            if (size := lexicon.magnitudes.exact(behind) or 0) >= 1_000_000:
                return count * size
            for length in range(len(behind) - 1, _LEAST_MAGNITUDE - 1, -1):
                size = lexicon.magnitudes.exact(behind[:length]) or 0
                rest = self._single.get(behind[length:]) or self._read(behind[length:], lexicon.language)
                if size >= 1_000_000 and 0 < rest < size:
                    return count * size + rest
        return 0
