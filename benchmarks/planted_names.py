"""Names garbled the ways machines garble them, planted into one sentence each."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_NAME = re.compile(r"(?<![\w'’-])[A-ZÀ-Ý][a-zß-ÿ]{3,}(?![\w'’-])")
_LOWER = re.compile(r"\b[a-z]{3,}\b")
_NO_NAMES = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
WAYS = ("vowel", "double", "h", "c/k", "y/i", "w/v", "ph/f", "swap", "lost", "back and forth")
_BACK = (("j", "dzh"), ("x", "ks"), ("w", "v"), ("ck", "k"), ("ee", "i"), ("oo", "u"), ("th", "t"), ("y", "i"))


@dataclass(frozen=True)
class Plant:
    """One garbled word: the line it stands in, as it was and as it is, and the way."""

    line: int
    right: str
    wrong: str
    way: str


def garble(word: str, rng: random.Random, vowels: str = "aeiou", letters: str = "") -> tuple[str, str] | None:
    """A way and the garbled word; the first letter stays. In another script than Latin, ``letters`` is its alphabet."""
    for _ in range(200):
        way = rng.choice(("vowel", "double", "swap", "lost", "other") if letters else WAYS)
        at = rng.randrange(1, len(word))
        made = _made(word, at, way, rng, vowels, letters)
        if made and made != word:
            return way, made
    return None


def _made(word: str, at: int, way: str, rng: random.Random, vowels: str, letters: str) -> str | None:
    head, letter, tail = word[:at], word[at], word[at + 1 :]
    if way == "vowel" and letter in vowels:
        return head + rng.choice(vowels) + tail
    if way == "double":
        return head + tail if letter == word[at - 1] else head + letter * 2 + tail
    if way == "h":
        return head + tail if letter == "h" else head + letter + "h" + tail
    if way == "swap" and tail:
        return head + tail[0] + letter + tail[1:]
    if way == "lost" and len(word) > 4:
        return head + tail
    if way == "other":
        return head + rng.choice(letters) + tail
    swaps = {"c/k": "ckc", "y/i": "yiy", "w/v": "wvw"}.get(way)
    if swaps and letter in swaps:
        return head + swaps[swaps.index(letter) + 1] + tail
    if way == "ph/f":
        return word.replace("ph", "f") if "ph" in word else word[0] + word[1:].replace("f", "ph", 1)
    if way == "back and forth":
        written, back = rng.choice(_BACK)
        return word[0] + word[1:].replace(written, back, 1)
    return None


def common_words(stories: Sequence[Sequence[str]]) -> frozenset[str]:
    """Words that English writes with a small letter, which a capital does not make a name."""
    return frozenset(word for story in stories for line in story for word in _LOWER.findall(line)) | _NO_NAMES


def names(line: str, common: frozenset[str]) -> Iterator[str]:
    """Capitalised words within a line that are no common words."""
    for found in _NAME.finditer(line):
        if found.start() and found.group().lower() not in common:
            yield found.group()


def plant_same_letters(
    reference: Sequence[str], candidate: Sequence[str], common: frozenset[str], rng: random.Random, rate: float = 0.4
) -> tuple[list[str], list[Plant]]:
    """Garble, in a share of the lines, one name that both sides spell alike."""
    lines, plants = list(candidate), []
    for index, (old, new) in enumerate(zip(reference, candidate, strict=True)):
        both = [name for name in names(old, common) if re.search(rf"(?<!\w){name}(?!\w)", new)]
        if not both or rng.random() >= rate:
            continue
        name = rng.choice(both)
        made = garble(name, rng)
        if made:
            lines[index] = re.sub(rf"(?<!\w){name}(?!\w)", made[1], new, count=1)
            plants.append(Plant(index, name, made[1], made[0]))
    return lines, plants
