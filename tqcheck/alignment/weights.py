"""The weights of both passes and of what a pair shows: numbers in ``weights.toml``, written by
``benchmarks/fit_alignment.py``."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np

from tqcheck.alignment import closer, evidence, price
from tqcheck.alignment.path import Floats

FILE = Path(__file__).with_name("weights.toml")
Pass = Literal["first", "second", "pair"]
NAMES: dict[Pass, tuple[str, ...]] = {
    "first": evidence.FEATURES,
    "second": closer.FEATURES + closer.OF_GAPS,
    "pair": price.OF_PAIRS,
}


@cache
def weights(which: Pass) -> Floats:
    """Weights of the first or the second pass or of what a pair shows, in the order of their features: float32."""
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))[which]
    return np.array([table[name] for name in NAMES[which]], np.float32)
