"""Languages and scripts: detection, and the facts about languages that the rest of the tool asks for."""

from dataclasses import dataclass
from functools import cache
from typing import Any


@dataclass(frozen=True, slots=True)
class Detected:
    """A detected language: BCP 47 code and confidence from 0 to 1; ``und`` and 0 where nothing can be told."""

    code: str
    confidence: float


def detect(text: str) -> Detected:
    """The language of a text of a sentence or more."""
    if not any(character.isalpha() for character in text):
        return Detected("und", 0.0)
    code, confidence = _identifier().classify(text)
    return Detected("nb" if code == "no" else code, float(confidence))


@cache
def _identifier() -> Any:
    from py3langid.langid import _load_identifier

    return _load_identifier(norm_probs=True)
