"""What Mandarin reads in Chinese characters, and how its romanisations write that."""

from functools import cache, lru_cache
from itertools import product
from pathlib import Path

from tqcheck.derived import data_file

_DATA = Path(__file__).parents[1] / "data"
# readings of one character, and spellings of one text, beyond which no more are made
_READINGS, _MOST = 4, 512


@lru_cache(maxsize=8192)
def readings(character: str) -> tuple[str, ...]:
    """A Chinese character's syllables of pinyin without tones, ü as v, the usual one first."""
    from anyascii import anyascii

    usual = anyascii(character).lower()
    return tuple(dict.fromkeys((usual, *_further().get(character, ()))))[:_READINGS]


@cache
def _further() -> dict[str, tuple[str, ...]]:
    lines = (_DATA / "readings_zh.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {character: tuple(others.split(" ")) for character, others in rows}


@lru_cache(maxsize=4096)
def romanisations(syllable: str) -> tuple[str, ...]:
    """How a syllable of pinyin may be written, itself first, without marks and hyphens."""
    systems = data_file(_DATA / "pinyin.toml").values()
    made = (_romanised(syllable, system) for system in systems if isinstance(system, dict))
    return tuple(dict.fromkeys((syllable, *made)))


def _romanised(syllable: str, system: dict[str, list[list[str]]]) -> str:
    whole = dict(system["whole"])
    if syllable in whole:
        return whole[syllable]
    for initial, written in system["initials"]:
        if syllable.startswith(initial):
            syllable = written + syllable.removeprefix(initial)
            break
    for final, written in system["finals"]:
        if syllable.endswith(final):
            return syllable.removesuffix(final) + written
    return syllable


@lru_cache(maxsize=8192)
def in_pinyin(text: str) -> tuple[tuple[str, ...], ...]:
    """The syllables of some Chinese characters, by each reading that they may have, the usual one first."""
    return tuple(product(*map(readings, text)))


@lru_cache(maxsize=8192)
def romanised(text: str) -> frozenset[str]:
    """All that some Chinese characters may be written as, folded and in one word."""
    every = (
        "".join(written)
        for syllables in in_pinyin(text)
        for written in product(*(romanisations(syllable) for syllable in syllables))
    )
    return frozenset(one for one, _ in zip(every, range(_MOST), strict=False))
