"""Damage planted into human translations: what machines do and learned metrics overlook.

Each way changes one line of one language and says how severe that is on the scale of ``examples.severity``.
"""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from training.examples import Group, severity

_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE = re.compile(r"[,;:،؛，；：、—–]\s*")
_SPACELESS = 0.08  # fewer spaces than this share of a line: written without them
_MAJOR, _CRITICAL = 5.0, 10.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line in one language, beside the same line of the original and other lines of the same language."""

    text: str
    original: str
    others: Sequence[str]


Way = Callable[[Line, random.Random], tuple[str, float] | None]


def pieces(text: str) -> list[str]:
    """The words of a line with the space behind each; runs of two characters where a language writes no spaces."""
    words = re.findall(r"\S+\s*", text)
    if len(words) > 2 and sum(map(str.isspace, text)) > _SPACELESS * len(text):
        return words
    return re.findall(r".{1,2}", text, re.DOTALL)


def drop_words(line: Line, draw: random.Random) -> tuple[str, float] | None:
    """A run of words is gone, from one to four fifths of the line."""
    parts = pieces(line.text)
    if len(parts) < 5:
        return None
    size = max(1, int(len(parts) * draw.choice((0.1, 0.2, 0.3, 0.5, 0.8))))
    start = draw.randrange(len(parts) - size + 1)
    left = "".join(parts[:start] + parts[start + size :]).strip()
    return left, severity(min(25.0, 3.0 + 24.0 * size / len(parts)))


def drop_clause(line: Line, draw: random.Random) -> tuple[str, float] | None:
    """A part between commas is gone."""
    marks = [0, *(found.end() for found in _CLAUSE.finditer(line.text)), len(line.text)]
    if len(marks) < 3:
        return None
    at = draw.randrange(len(marks) - 1)
    gone = marks[at + 1] - marks[at]
    if gone < 0.08 * len(line.text):
        return None
    left = (line.text[: marks[at]] + line.text[marks[at + 1] :]).strip()
    return left, severity(min(25.0, 3.0 + 24.0 * gone / len(line.text)))


def change_number(line: Line, draw: random.Random) -> tuple[str, float] | None:
    """A number in digits has another value, of as many digits."""
    found = list(_NUMBER.finditer(line.text))
    if not found:
        return None
    number = draw.choice(found)
    digits = list(number.group())
    at = draw.randrange(len(digits))
    zero = ord(digits[at]) - int(digits[at])
    digits[at] = chr(zero + (int(digits[at]) + draw.randint(1, 8)) % 9 + (1 if at == 0 else 0))
    changed = "".join(digits)
    if changed == number.group():
        return None
    return line.text[: number.start()] + changed + line.text[number.end() :], severity(_MAJOR)


def change_name(line: Line, draw: random.Random) -> tuple[str, float] | None:
    """A word that other lines of the language have, capitalised and not first, stands in for a name of this one."""
    names = _names(line.text)
    strange = [word for other in line.others for word in _names(other)]
    strange = [word for word in strange if word not in line.text]
    if not names or not strange:
        return None
    name = draw.choice(names)
    return re.sub(rf"\b{re.escape(name)}\b", draw.choice(strange), line.text, count=1), severity(_MAJOR)


def garble_name(line: Line, draw: random.Random) -> tuple[str, float] | None:
    """Two or three letters of a name are others."""
    names = [name for name in _names(line.text) if len(name) > 4]
    letters = "".join(_WORD.findall(line.text.lower()))
    if not names or not letters:
        return None
    name = draw.choice(names)
    wrong = list(name)
    for at in draw.sample(range(1, len(wrong)), draw.choice((2, 2, 3))):
        wrong[at] = draw.choice(letters)
    changed = "".join(wrong)
    if changed == name:
        return None
    return re.sub(rf"\b{re.escape(name)}\b", lambda _: changed, line.text, count=1), severity(3.0)


def leave_untranslated(line: Line, draw: random.Random) -> tuple[str, float] | None:
    """The line, or one end of it, is still in the original's language."""
    if line.original == line.text:
        return None
    if draw.random() < 0.5:
        return line.original, 1.0
    ours, theirs = pieces(line.text), pieces(line.original)
    share = draw.choice((0.3, 0.5, 0.7))
    cut, theirs_cut = int(len(ours) * (1 - share)), int(len(theirs) * (1 - share))
    if cut < 2:
        return None
    mixed = "".join(ours[:cut]).strip() + " " + "".join(theirs[theirs_cut:]).strip()
    return mixed, severity(8.0 + 17.0 * share)


def repeat_words(line: Line, draw: random.Random) -> tuple[str, float] | None:
    """A run of words stands twice."""
    parts = pieces(line.text)
    if len(parts) < 4:
        return None
    size = draw.randint(2, max(2, len(parts) // 3))
    start = draw.randrange(max(1, len(parts) - size + 1))
    run = parts[start : start + size]
    spaced = run if run[-1][-1:].isspace() else [*run[:-1], run[-1] + _space(line.text)]
    return "".join(parts[:start] + spaced + parts[start:]).strip(), severity(_MAJOR)


def loop(line: Line, draw: random.Random) -> tuple[str, float] | None:
    """A few words over and over, as decoders do that lost their way."""
    parts = pieces(line.text)
    if len(parts) < 4:
        return None
    size = draw.randint(1, 3)
    start = draw.randrange(1, max(2, len(parts) - size))
    run = "".join(parts[start : start + size]).strip() + _space(line.text)
    return ("".join(parts[: start + size]).strip() + _space(line.text) + run * draw.randint(3, 8)).strip(), severity(
        18.0
    )


def shuffle_words(line: Line, draw: random.Random) -> tuple[str, float] | None:
    """All words in another order."""
    parts = [part.strip() for part in pieces(line.text)]
    if len(parts) < 5:
        return None
    draw.shuffle(parts)
    return _space(line.text).join(parts), severity(16.0)


def swap_halves(line: Line, draw: random.Random) -> tuple[str, float] | None:
    """Two words far from each other have changed places."""
    parts = [part.strip() for part in pieces(line.text)]
    if len(parts) < 7:
        return None
    first = draw.randrange(len(parts) - 4)
    second = draw.randrange(first + 3, len(parts))
    parts[first], parts[second] = parts[second], parts[first]
    return _space(line.text).join(parts), severity(_MAJOR)


def say_something_else(line: Line, draw: random.Random) -> tuple[str, float] | None:
    """Another line of the same language, with nothing of this one."""
    return (draw.choice(line.others), 1.0) if line.others else None


def add_words(line: Line, draw: random.Random) -> tuple[str, float] | None:
    """Words of another line at the end."""
    if not line.others:
        return None
    strange = pieces(draw.choice(line.others))
    size = max(2, min(len(strange), len(pieces(line.text)) // draw.choice((2, 3, 5))))
    added = "".join(strange[:size]).strip()
    return f"{line.text}{_space(line.text)}{added}", severity(_CRITICAL if size > 5 else _MAJOR)


WAYS: dict[str, Way] = {
    way.__name__: way
    for way in (
        drop_words, drop_clause, change_number, change_name, garble_name, leave_untranslated, repeat_words, loop,
        shuffle_words, swap_halves, say_something_else, add_words,
    )
}  # fmt: skip


def planted(
    label: str, line: Line, reference: str | None, source: str | None, count: int, draw: random.Random
) -> Group:
    """The line itself and up to ``count`` damaged versions of it, no two by the same way."""
    candidates, severities = [line.text], [0.0]
    for name in draw.sample(sorted(WAYS), len(WAYS)):
        made = WAYS[name](line, draw)
        if made and made[0] and made[0] not in candidates:
            candidates.append(made[0])
            severities.append(made[1])
        if len(candidates) > count:
            break
    return Group("planted", label, tuple(candidates), reference, source, tuple(severities), tuple(severities))


def _names(text: str) -> list[str]:
    """Capitalised words that do not begin the line; in scripts without capitals, none."""
    return [word.group() for word in _WORD.finditer(text) if word.start() and word.group()[0].isupper()]


def _space(text: str) -> str:
    return " " if sum(map(str.isspace, text)) > _SPACELESS * len(text) else ""
