"""One garbled word."""

from dataclasses import dataclass

from tqcheck.model import Confidence
from tqcheck.names.mentions.words import Word


@dataclass(frozen=True, slots=True)
class Slip:
    """A word of the candidate that is a garbled form of a name.

    ``right`` is the spelling to use instead, None where it cannot be told. ``reference`` is the word of the reference
    that spells or sounds it, None where only the candidate's other sentences or a name list tell; ``name`` is the
    list's full name then. ``odds``: by how many nats a slip is likelier than that the word is right, where weighed.
    ``whole``: the words beside it are the rest of the same name.
    """

    candidate: Word
    right: str | None
    reference: Word | None
    confidence: Confidence
    evidence: str
    name: str | None = None
    odds: float = 0.0
    whole: bool = False
