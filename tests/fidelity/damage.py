"""Errors of the kinds that machines make, planted one at a time into the lines of an article."""

import random
import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import regex

_WORD = re.compile(r"[^\W\d_]+")
# With the signs of vowels: the letter of a negation inside another word is none.
_WHOLE_WORD = regex.compile(r"[^\W\d_](?:[^\W\d_]|\p{M})*")
_NUMBER = re.compile(r"(?<![\w.,:/-])\d{2,3}(?![\w:/-]|[.,]\d)")
_VOWELS = "aeiouyаеиоуыэюяєіїαεηιουω"
_SPACED = re.compile(r"\s+")
_QUOTES = re.compile('["“”„«»「」『』]')
_NEGATION = Path(__file__).parents[2] / "tqcheck" / "data" / "negation.toml"


@dataclass(frozen=True)
class Material:
    """What a damage may use: the candidate's lines, those of the reference, lines of another story in the candidate's
    language, the candidate's lines in a third language, and the candidate's language."""

    lines: tuple[str, ...]
    reference: tuple[str, ...]
    other: tuple[str, ...]
    third: tuple[str, ...] = ()
    language: str = ""


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


def swapped_paragraphs(given: Material, rng: random.Random) -> tuple[str, ...] | None:
    """Two lines that are not neighbours have changed places."""
    if len(given.lines) < 5:
        return None
    one = rng.randrange(1, len(given.lines) - 2)
    two = rng.randrange(one + 2, len(given.lines))
    lines = list(given.lines)
    lines[one], lines[two] = lines[two], lines[one]
    return tuple(lines)


def lost_negation(given: Material, rng: random.Random) -> tuple[str, ...] | None:
    """A word that negates is gone."""
    words = _negations(given.language)
    places = [
        (n, match)
        for n, line in enumerate(given.lines)
        for match in _WHOLE_WORD.finditer(line)
        if match.group() in words
    ]
    if not places:
        return None
    number, match = rng.choice(places)
    return _put(given.lines, number, match.start(), match.end() + 1, "")


def truncated(given: Material, rng: random.Random) -> tuple[str, ...] | None:
    """A line breaks off."""
    number = _some_line(given.lines, rng)
    line = given.lines[number]
    cut = int(len(line) * rng.choice((0.3, 0.5, 0.7, 0.9)))
    space = line.rfind(" ", 0, cut)
    return (*given.lines[:number], line[: space if space > 8 else cut], *given.lines[number + 1 :])


def slip_of_a_letter(given: Material, rng: random.Random) -> tuple[str, ...] | None:
    """One letter of a common word is another."""
    places = [
        (n, match)
        for n, line in enumerate(given.lines)
        for match in _WORD.finditer(line)
        if len(match.group()) >= 5 and match.group()[0].islower()
    ]
    if not places:
        return None
    number, match = rng.choice(places)
    at = match.start() + rng.randrange(1, len(match.group()))
    letters = sorted({letter for letter in given.lines[number].lower() if letter.isalpha()} - {given.lines[number][at]})
    return _put(given.lines, number, at, at + 1, rng.choice(letters))


def lost_quotation(given: Material, rng: random.Random) -> tuple[str, ...] | None:
    """What was a quotation has no marks."""
    places = [n for n, line in enumerate(given.lines) if len(_QUOTES.findall(line)) >= 2]
    if not places:
        return None
    number = rng.choice(places)
    return (*given.lines[:number], _QUOTES.sub("", given.lines[number]), *given.lines[number + 1 :])


def wrong_language(given: Material, rng: random.Random) -> tuple[str, ...] | None:
    """A line is in a third language; None where there is none."""
    if len(given.third) != len(given.lines):
        return None
    number = _some_line(given.lines, rng)
    return (*given.lines[:number], given.third[number], *given.lines[number + 1 :])


def added_words(given: Material, rng: random.Random) -> tuple[str, ...] | None:
    """A line ends in words of another story."""
    number = _some_line(given.lines, rng)
    other = given.other[_some_line(given.other, rng)]
    spaced = len(_SPACED.findall(other)) > len(other) / 20
    words = other.split() if spaced else list(other)
    more = (" " if spaced else "").join(words[: max(3, len(words) // 3)])
    return (*given.lines[:number], f"{given.lines[number]} {more}", *given.lines[number + 1 :])


def dropped_words(given: Material, rng: random.Random) -> tuple[str, ...] | None:
    """A line without three words of its middle; of a script without spaces, without six letters."""
    number = _some_line(given.lines, rng)
    words, space = _words(given.lines[number])
    if len(words) < 10:
        return None
    start = rng.randrange(2, len(words) - 7)
    left = space.join([*words[:start], *words[start + (3 if space else 6) :]])
    return (*given.lines[:number], left, *given.lines[number + 1 :])


def other_words(given: Material, rng: random.Random) -> tuple[str, ...] | None:
    """Four words of another story in the place of four words of a line; of a script without spaces eight letters."""
    number = _some_line(given.lines, rng)
    (words, space), (others, _) = _words(given.lines[number]), _words(given.other[_some_line(given.other, rng)])
    count = 4 if space else 8
    if min(len(words), len(others)) < count + 4:
        return None
    start = rng.randrange(2, len(words) - count - 1)
    new = space.join([*words[:start], *others[2 : 2 + count], *words[start + count :]])
    return (*given.lines[:number], new, *given.lines[number + 1 :])


def scattered_end(given: Material, rng: random.Random) -> tuple[str, ...] | None:
    """The last third of a line stands behind another line."""
    one, two = _some_line(given.lines, rng), _some_line(given.lines, rng)
    words, space = _words(given.lines[one])
    if one == two or len(words) < 9:
        return None
    at = len(words) * 2 // 3
    lines = list(given.lines)
    lines[one] = space.join(words[:at])
    lines[two] = space.join([lines[two], *words[at:]])
    return tuple(lines)


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
    "swapped paragraphs": swapped_paragraphs,
    "lost negation": lost_negation,
    "truncated sentence": truncated,
    "slip of a letter": slip_of_a_letter,
    "lost quotation marks": lost_quotation,
    "wrong language": wrong_language,
    "added words": added_words,
    "dropped words": dropped_words,
    "other story's words": other_words,
    "scattered end": scattered_end,
}


@cache
def _negations(language: str) -> frozenset[str]:
    """Words that negate by themselves."""
    words: str = tomllib.loads(_NEGATION.read_text(encoding="utf-8")).get(language, {}).get("words", "")
    return frozenset(word for word in words.split() if "*" not in word)


def _words(line: str) -> tuple[list[str], str]:
    """The words of a line and what stands between them; its letters where the script has no spaces."""
    return (line.split(), " ") if len(_SPACED.findall(line)) > len(line) / 20 else (list(line), "")


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
