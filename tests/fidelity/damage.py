"""Errors of the kinds that machines make, planted one at a time into the lines of an article."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"(?<![\w.,:/-])\d{2,3}(?![\w:/-]|[.,]\d)")
_VOWELS = "aeiouyаеиоуыэюяєіїαεηιουω"
_SPACED = re.compile(r"\s+")


@dataclass(frozen=True)
class Material:
    """What a damage may use: the candidate's lines, those of the reference, and lines of another story in the
    candidate's language."""

    lines: tuple[str, ...]
    reference: tuple[str, ...]
    other: tuple[str, ...]


Damage = Callable[[Material, random.Random], tuple[str, ...] | None]


def dropped_sentence(given: Material, rng: random.Random) -> tuple[str, ...] | None:
    """One line less."""
    return _without(given.lines, rng, 1)


def dropped_paragraph(given: Material, rng: random.Random) -> tuple[str, ...] | None:
    """Three neighbouring lines less."""
    return _without(given.lines, rng, 3)


def changed_name(given: Material, rng: random.Random) -> tuple[str, ...] | None:
    """Another vowel in a capitalised word that does not begin its line."""
    places = [
        (number, match)
        for number, line in enumerate(given.lines)
        for match in list(_WORD.finditer(line))[1:]
        if match.group()[0].isupper() and not match.group().isupper() and len(match.group()) >= 6
        if any(letter in _VOWELS for letter in match.group()[2:-1]) and line[match.start() - 1] in " (-"
    ]
    # A name that stands in the reference letter by letter, or in another script: not a noun of German.
    known = " ".join(given.reference)
    same = [(n, m) for n, m in places if m.group() in known]
    other_script = not any(letter.isascii() and letter.isalpha() for letter in known[:200]) or not same
    places = same or (places if other_script and not _nouns_have_capitals(given.lines) else [])
    if not places:
        return None
    number, match = rng.choice(places)
    word = match.group()
    at = rng.choice([i for i in range(2, len(word) - 1) if word[i] in _VOWELS])
    alphabet = next(group for group in ("aeiou", "аеиоу", "αεηιο") if word[at] in group or group == "αεηιο")
    letter = rng.choice([one for one in alphabet if one != word[at]])
    return _put(given.lines, number, match.start() + at, match.start() + at + 1, letter)


def changed_number(given: Material, rng: random.Random) -> tuple[str, ...] | None:
    """Another number of two or three digits in the place of one."""
    places = [(n, match) for n, line in enumerate(given.lines) for match in _NUMBER.finditer(line)]
    if not places:
        return None
    number, match = rng.choice(places)
    new = str(int(match.group()) + rng.choice([11, 17, 23]))
    return _put(given.lines, number, match.start(), match.end(), new)


def untranslated(given: Material, rng: random.Random) -> tuple[str, ...] | None:
    """A line of the reference in the place of its translation; None for two texts of one length that differ."""
    if len(given.lines) != len(given.reference):
        return None
    places = [
        n for n, (a, b) in enumerate(zip(given.reference, given.lines, strict=True)) if n and len(a) > 30 < len(b)
    ]
    number = rng.choice(places)
    return (*given.lines[:number], given.reference[number], *given.lines[number + 1 :])


def repeated(given: Material, rng: random.Random) -> tuple[str, ...] | None:
    """A line said twice in a row."""
    number = _some_line(given.lines, rng)
    return (*given.lines[: number + 1], given.lines[number], *given.lines[number + 1 :])


def shuffled(given: Material, rng: random.Random) -> tuple[str, ...] | None:
    """The words of a line in another order; of a script without spaces, its letters in threes."""
    number = _some_line(given.lines, rng)
    line = given.lines[number]
    spaced = len(_SPACED.findall(line)) > len(line) / 20
    parts = line.split() if spaced else [line[i : i + 3] for i in range(0, len(line), 3)]
    rng.shuffle(parts)
    return (*given.lines[:number], (" " if spaced else "").join(parts), *given.lines[number + 1 :])


def looped(given: Material, rng: random.Random) -> tuple[str, ...] | None:
    """A line whose end goes round and round."""
    number = _some_line(given.lines, rng)
    line = given.lines[number]
    words = line.split()
    tail = " ".join(words[-4:]) if len(words) > 6 else line[-8:]
    return (*given.lines[:number], " ".join([line, *[tail] * 5]), *given.lines[number + 1 :])


def foreign_sentence(given: Material, rng: random.Random) -> tuple[str, ...] | None:
    """A line of another story between two lines."""
    number = rng.randrange(1, len(given.lines))
    return (*given.lines[:number], given.other[_some_line(given.other, rng)], *given.lines[number:])


DAMAGES: dict[str, Damage] = {
    "dropped sentence": dropped_sentence,
    "dropped paragraph": dropped_paragraph,
    "name": changed_name,
    "number": changed_number,
    "untranslated": untranslated,
    "repeated sentence": repeated,
    "shuffled words": shuffled,
    "loop": looped,
    "other story's sentence": foreign_sentence,
}


def _some_line(lines: Sequence[str], rng: random.Random) -> int:
    """A line of the body that says something."""
    return rng.choice([n for n, line in enumerate(lines) if n and len(line) >= 15] or [len(lines) - 1])


def _without(lines: tuple[str, ...], rng: random.Random, count: int) -> tuple[str, ...] | None:
    if len(lines) < count + 4:
        return None
    start = rng.randrange(1, len(lines) - count + 1)
    if sum(len(line) for line in lines[start : start + count]) < 15:
        return None
    return (*lines[:start], *lines[start + count :])


def _put(lines: tuple[str, ...], number: int, start: int, end: int, new: str) -> tuple[str, ...]:
    line = lines[number]
    return (*lines[:number], line[:start] + new + line[end:], *lines[number + 1 :])


def _nouns_have_capitals(lines: Sequence[str]) -> bool:
    words = [match.group() for line in lines for match in list(_WORD.finditer(line))[1:]]
    return sum(word[0].isupper() for word in words) > 0.2 * max(1, len(words))
