"""Cosines of the sentences of one side to those of another."""

import numpy as np

from tqcheck.alignment.groups import Groups
from tqcheck.alignment.lattice import Places
from tqcheck.alignment.path import Floats

_MOST = 250_000
_AT_ONCE = 256  # steps


class Cosines:
    """Cosines of sentences of one side to those of another: all at once where they are not too many."""

    def __init__(self, left: Groups, right: Groups) -> None:
        self._left, self._right = left, right
        self._table = left.singles @ right.singles.T if len(left) * len(right) <= _MOST else None

    def __len__(self) -> int:
        """How many sentences the other side has."""
        return len(self._right)

    def mirrored(self) -> "Cosines":
        other = object.__new__(Cosines)
        other._left, other._right = self._right, self._left
        other._table = None if self._table is None else self._table.T
        return other

    def of(self, some: Places, others: Places) -> Floats:
        """Of some sentences to some of the other side, the first axis being of steps; in their common shape."""
        if self._table is not None:
            cosines: Floats = self._table[some, others]
            return cosines
        parts = [
            np.einsum("...k,...k", self._left.singles[here], self._right.singles[there])
            for start in range(0, len(some), _AT_ONCE)
            for here, there in ((some[start : start + _AT_ONCE], others[start : start + _AT_ONCE]),)
        ]
        return np.concatenate(parts) if parts else np.zeros(np.broadcast_shapes(some.shape, others.shape), np.float32)
