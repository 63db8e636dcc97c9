"""Text in one plain shape for reading facts: lower case, ASCII digits, no invisible marks, with the way back."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Letters that news texts write in several ways; numbers, months and units are compared without the difference.
_SAME = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ئ": "ی",
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "ة": "ه",
        "ۀ": "ه",
        "ş": "ș",
        "ţ": "ț",
        "’": "'",
        "ʼ": "'",
        "‘": "'",
        "´": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "״": '"',
        "″": '"',
        "′": "'",
        "׳": "'",
        "‐": "-",
        "‑": "-",
        "־": "-",
        "−": "-",
        "﹣": "-",
        "－": "-",
        "—": "–",
        "‒": "–",
        "―": "–",
        "～": "–",
        "〜": "–",
        "،": ",",
        "．": ".",
        "：": ":",
        "％": "%",
        "﹪": "%",
        "٪": "%",
        "／": "/",
        "\u2044": "/",
        "\u200c": " ",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u3000": " ",
        "\n": " ",
        "\t": " ",
    }
)
# Marks that a reader does not see or that writers leave off: bidi controls, soft hyphens, nukta, Arabic vowel signs.
_DROPPED = frozenset(
    "\u200b\u200d\u200e\u200f\u061c\u00ad\u2060\ufeff\u093c\u09bc\u0a3c\u0307\u0640\u0654\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
)


@dataclass(frozen=True, slots=True)
class Plain:
    """``text`` in plain shape; ``offsets[i]`` is the place of its character ``i`` in the original (one more at the
    end)."""

    text: str
    offsets: tuple[int, ...]
    original: str

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The range of the original that a range of the plain text stands for."""
        if end <= start:
            return self.offsets[start], self.offsets[start]
        last = self.offsets[end - 1] + 1
        while last < len(self.original) and unicodedata.combining(self.original[last]):
            last += 1  # a mark that was left off belongs to the letter before it
        return self.offsets[start], last


@lru_cache(maxsize=8192)
def plain(text: str) -> Plain:
    """The plain shape of a text."""
    shapes = {character: _shape(character) for character in set(text)}
    if all(len(shaped) == 1 for shaped in shapes.values()):
        return Plain("".join(map(shapes.__getitem__, text)), tuple(range(len(text) + 1)), text)
    pieces: list[str] = []
    offsets: list[int] = []
    for index, character in enumerate(text):
        shaped = shapes[character]
        pieces.append(shaped)
        offsets.extend([index] * len(shaped))
    offsets.append(len(text))
    return Plain("".join(pieces), tuple(offsets), text)


def plain_word(word: str) -> str:
    """A lexicon's word in plain shape, without outer space."""
    return " ".join(plain(unicodedata.normalize("NFC", word)).text.split())


def spellings(word: str) -> set[str]:
    """A lexicon's word in plain shape, and written together where a zero-width non-joiner only hints at a gap."""
    return {plain_word(word), plain_word(word.replace("\u200c", ""))}


@lru_cache(maxsize=8192)
def _shape(character: str) -> str:
    if character in _DROPPED:
        return ""
    value = unicodedata.decimal(character, None)
    if value is not None:
        return str(value)
    # U+0958 to U+095F never stay composed under NFC; the text may have them all the same.
    lowered = unicodedata.normalize("NFC", character.lower()).translate(_SAME)
    return "".join(c for c in lowered if c not in _DROPPED)
