"""What functions remember of the texts and names that they were asked about lately, let go of where it has become much.

Each of these caches has a bound, but there are a hundred, and over many pairs of many languages all of them fill up.
Those of few places, or with no bound at all, hold what was worked out for a language, and stay.
"""

import sys
from functools import lru_cache

MOST = 1_000_000
"""Small objects beside those that stay: some 170 bytes each with the tables that lead to them. Three times as
many saved no time in 200 pairs of 15 languages."""
_MANY = 256  # places: a cache of words or texts
_CACHED = type(lru_cache(lambda: None))


class Remembered:
    """Watches over the small objects of this process: no more than ``most`` come to those that were there at first,
    or stayed when the caches were emptied last."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._staying = sys.getallocatedblocks()

    def bound(self) -> bool:
        """Empty the caches where too much is held; whether that was so."""
        if sys.getallocatedblocks() - self._staying <= self._most:
            return False
        for name, module in list(sys.modules.items()):
            if name.partition(".")[0] == __name__.partition(".")[0]:
                for value in list(vars(module).values()):
                    if isinstance(value, _CACHED) and (value.cache_parameters()["maxsize"] or 0) >= _MANY:
                        value.cache_clear()
        self._staying = sys.getallocatedblocks()
        return True
