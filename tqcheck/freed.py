"""Memory that was let go of, given back to the system.

What vectors and layers of the encoder took lies between small things that stay, so that the C library keeps it: after
60 pairs 350 MB of a process of 1,130. It is given back between two shares of pairs of a batch.
"""

import ctypes
from collections.abc import Callable
from functools import cache


def give_back() -> None:
    """Give back to the system what is free; nothing where the C library cannot."""
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    try:
        return ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):  # musl, macOS, Windows
        return None
