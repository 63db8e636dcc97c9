"""Stories of NTREX-128 from the folder in ``TQCHECK_DATA``: English news and its human translations, line by line."""

import os
from functools import cache
from itertools import groupby
from pathlib import Path

CODES = {
    "arb": "ar", "bul": "bg", "ces": "cs", "dan": "da", "deu": "de", "ell": "el", "eng": "en", "eng-GB": "en",
    "eng-US": "en", "est": "et", "fas": "fa", "fin": "fi", "fra": "fr", "heb": "he", "hin": "hi", "hun": "hu",
    "ind": "id", "isl": "is", "ita": "it", "jpn": "ja", "kor": "ko", "lav": "lv", "lit": "lt", "nld": "nl",
    "nno": "nn", "nob": "nb", "pol": "pl", "por": "pt", "por-BR": "pt", "ron": "ro", "rus": "ru", "slk": "sk",
    "spa": "es", "spa-ref2": "es", "srp-Latn": "sr", "swe": "sv", "tur": "tr", "ukr": "uk", "vie": "vi",
    "zho-CN": "zh",
}  # fmt: skip


def folder() -> Path:
    """Where the data lies; a path that does not exist where ``TQCHECK_DATA`` is not set."""
    return Path(os.environ.get("TQCHECK_DATA", "/nonexistent")) / "ntrex"


def missing() -> str | None:
    """What to print where the data is not there; None where it is."""
    if folder().is_dir():
        return None
    return f"not measured: {folder()} is missing (set TQCHECK_DATA to the folder that holds NTREX-128 as ntrex/)"


@cache
def stories(part: str) -> tuple[tuple[str, ...], ...]:
    """The stories of one file as lines, in the same order for every file."""
    names = (folder() / "documents.txt").read_text(encoding="utf-8").split()
    lines = (folder() / f"{part}.txt").read_text(encoding="utf-8").split("\n")
    paired = zip(names, lines, strict=False)
    return tuple(tuple(line.strip() for _, line in group) for _, group in groupby(paired, key=lambda pair: pair[0]))
