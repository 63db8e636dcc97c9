"""The word lists of data/ as they stand in their files."""

from pathlib import Path
from typing import Any

from tqcheck.derived import data_file

DATA: dict[str, Any] = data_file(Path(__file__).parent / "data" / "lexicon.toml")
UNITS: dict[str, Any] = data_file(Path(__file__).parent / "data" / "units.toml")
NUMBER_WORDS: dict[str, Any] = data_file(Path(__file__).parent / "data" / "number_words.toml")
NUMBER_RUNS: dict[str, Any] = data_file(Path(__file__).parent / "data" / "number_runs.toml")
ROUNDING: dict[str, Any] = data_file(Path(__file__).parent / "data" / "rounding.toml")


def own(section: str, language: str) -> list[str]:
    """The words of a section of data/lexicon.toml for a language, those of all languages first."""
    table: dict[str, list[str]] = DATA[section]
    return [*table.get("*", ()), *table.get(language, ())]
