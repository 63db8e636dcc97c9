"""Numbers written as words, found in running text by the word lists that CLDR's rules give.

What the rules do not spell is put together of what they do: a thousand and its number in one word, hundreds and what
is added to them behind. *Hints* (``tqcheck.facts.number_rules``) support a value, never claim one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import regex

from tqcheck.derived import digest, installed, plain_data
from tqcheck.facts.glued import Glued
from tqcheck.facts.lexicon import Lexicon
from tqcheck.facts.number_rules import TENS, TOKENS, spelled
from tqcheck.facts.number_rules import __file__ as rules_file
from tqcheck.facts.number_spellings import __file__ as spellings_file
from tqcheck.facts.runs import has_runs, number_runs
from tqcheck.facts.text import __file__ as text_file
from tqcheck.facts.wordlists import __file__ as lists_file
from tqcheck.late import late

# French writes the ending of the ordinal onto it: XXIe
_ROMAN = late(r"(?<![\p{L}\p{M}])([IVXLCІХ]+)(?:e|er|re|ème|ος|η)?(?![\p{L}\p{M}])")
_ROMAN_SHAPE = late(r"(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
# Arabic and Hebrew write short words (and, in, the, to) onto the next one.
_CLITICS = {
    "ar": regex.compile(r"^[وفبلک]?(?:ال)?"),
    "he": regex.compile(r"^[והבלכמש]{1,2}"),
    "fa": regex.compile(r"^ب"),
}


@dataclass(frozen=True)
class NumberWords:
    """Word list of one language: ``phrases`` by their first token, longest first; ``hints`` by beginning;
    ``thousand`` are words that alone are a thousand, ``glued`` reads words that the list does not have. ``tens_first``
    is whether twenty-one begins with twenty and goes on with a word of its own."""

    phrases: dict[str, tuple[tuple[tuple[str, ...], int], ...]]
    hints: dict[str, int]
    thousand: frozenset[str]
    glued: Glued
    tens_first: bool
    clitic: regex.Pattern[str] | None


@cache
def number_words(language: str) -> NumberWords:
    """The number words of a language; empty where CLDR has no rules for it."""
    language = {"fil": "tl"}.get(language, language)
    found = plain_data(f"number-words-{language}", _version(), lambda: spelled(language))
    by_head: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    single: dict[str, int] = {}
    for *tokens, number in found["phrases"]:
        by_head.setdefault(tokens[0], []).append((tuple(tokens), number))
        if len(tokens) == 1:
            single.setdefault(tokens[0], number)
    return NumberWords(
        {head: tuple(sorted(group, key=lambda item: -len(item[0]))) for head, group in by_head.items()},
        found["hints"],
        frozenset(found["thousand"]),
        # eintausend has one in it, which may belong to what stands before: einundzwanzigtausend
        Glued(single, (*found["inside"], *(w for w in found["thousand"] if not w.endswith(tuple(found["inside"]))))),
        any(number == 21 and single.get(tokens[0]) == 20 for *tokens, number in found["phrases"]),
        _CLITICS.get(language) if found["phrases"] else None,
    )


@cache
def _version() -> str:
    lists = Path(lists_file).parent / "data" / "number_words.toml"
    return f"{installed('unicode_rbnf')}-{digest(Path(rules_file), Path(spellings_file), Path(text_file), lists)}"


@dataclass(frozen=True, slots=True)
class WordNumber:
    """A number word or phrase of the plain text; ``clitic`` is whether it is only a part of
    what it is written with: a short word before it, an ordinal behind it."""

    start: int
    end: int
    value: int
    clitic: bool = False


def spelled_numbers(text: str, lexicon: Lexicon) -> list[WordNumber]:
    """Number phrases from left to right, longest first, without the magnitudes behind them; ``text`` is in plain
    shape."""
    if has_runs(lexicon.language):
        return [
            WordNumber(start, end, value, not sure) for start, end, value, sure in number_runs(text, lexicon.language)
        ]
    words = number_words(lexicon.language)
    tokens = [(m.start(), m.end(), m.group()) for m in TOKENS.finditer(text)]
    found: list[WordNumber] = []
    index = 0
    while index < len(tokens):
        length, value, bare = _phrase(words, lexicon, text, tokens, index)
        # what counts the number before is none of its own: اثنا عشر ألفا
        counts = length == 1 and found and lexicon.magnitudes.exact(tokens[index][2]) == 1000
        if counts and not text[found[-1].end : tokens[index][0]].strip():
            length = 0
        # the second word of "fourteen" is no ten of its own
        teen = tokens[index][2] in lexicon.teens and index and _digits(words, lexicon, tokens[index - 1][2])
        if not length or teen:
            if not length and _counts_a_thousand(words, lexicon, text, tokens, index):
                found.append(WordNumber(*tokens[index][:2], 1000))
            index += 1
            continue
        end = index + length
        value, end = _with_rest(words, lexicon, text, tokens, value, end)
        # "twenty-first", "چهل و چهارمین": the tens of an ordinal are no number of their own.
        following = next((t[2] for t in tokens[end : end + 2] if t[2] not in lexicon.conjunctions), "")
        ordinal = value in TENS and following not in words.phrases and 0 < _hint(words, following, 4) < 10
        start = tokens[index][0]
        before = _bare_thousand(words, lexicon, text, tokens, index) if value < 1000 and not ordinal else None
        if before is not None and (not found or text[found[-1].end : before].strip(" -")):
            start, value, bare = before, value + 1000, True
        if (
            found
            and bare
            and not text[found[-1].end : start].strip()
            and (hundreds := _hundreds(words, found[-1], value, tokens[index][2]))
        ):
            # to hundrede og halvtreds, where the rules have hundrede og halvtreds
            start, value = found.pop().start, hundreds
        found.append(WordNumber(start, tokens[end - 1][1], value, ordinal or not bare))
        index = end
    return found


def _hundreds(words: NumberWords, count: WordNumber, value: int, head: str) -> int:
    """A number that says how many hundreds there are, and the hundred with its rest behind; 0 where it does not."""
    size = 100_000 if value >= 1000 else 100
    hundred = any(phrase == (head,) and number == 100 for phrase, number in words.phrases.get(head, ()))
    return count.value * size + value - size if hundred and 2 <= count.value < 20 and size <= value < 2 * size else 0


def _with_rest(
    words: NumberWords, lexicon: Lexicon, text: str, tokens: list[tuple[int, int, str]], value: int, end: int
) -> tuple[int, int]:
    """A round number with what is added to it behind ``end``, and the end of that: "two hundred and fifty",
    tweeduizend driehonderd, مئة وخمسون, 삼만 오천."""
    while True:
        sizes = (10_000, 1000, 100) if lexicon.spaceless else (1000, 100)
        size = next((size for size in sizes if value % size == 0), 0)
        if not size and words.tens_first and value % 100 in TENS:
            size = 10
        # what links ones to their tens stands in the rules
        at = end if size == 10 else _behind_link(lexicon, tokens, end)
        if not size or at >= len(tokens):
            break
        if any(text[tokens[k][1] : tokens[k + 1][0]].strip("- ") for k in range(end - 1, at)):
            break
        more, rest, _ = _phrase(words, lexicon, text, tokens, at)
        if more and 100 <= value < 1000 and size == 100 and rest < 100_000 and rest and rest % 1000 == 0:
            # trehundrede og halvtredstusind
            return value * 1000 + rest, at + more
        if not more or rest >= size:
            break
        value, end = value + rest, at + more
    return value, end


def _behind_link(lexicon: Lexicon, tokens: list[tuple[int, int, str]], index: int) -> int:
    """Where a number goes on at ``index``: behind what links its parts."""
    for link in lexicon.number_links:
        if [token[2] for token in tokens[index : index + len(link)]] == link:
            return index + len(link)
    return index + (index < len(tokens) and tokens[index][2] in lexicon.conjunctions)


def _is_thousand(words: NumberWords, lexicon: Lexicon, word: str) -> bool:
    return word in words.thousand or lexicon.magnitudes.exact(word) == 1000


def _counts_a_thousand(
    words: NumberWords, lexicon: Lexicon, text: str, tokens: list[tuple[int, int, str]], index: int
) -> bool:
    """Whether a thousand stands without a number before, and millions behind: mil millones."""
    if not _is_thousand(words, lexicon, tokens[index][2]) or index + 1 >= len(tokens):
        return False
    start, end, _ = tokens[index]
    if text[:start].rstrip(" -")[-1:].isdigit() or text[end : tokens[index + 1][0]].strip():
        return False
    if index and _phrase(words, lexicon, text, tokens, index - 1)[0]:
        return False
    return (lexicon.magnitudes.exact(tokens[index + 1][2]) or 0) >= 1_000_000


def _bare_thousand(
    words: NumberWords, lexicon: Lexicon, text: str, tokens: list[tuple[int, int, str]], index: int
) -> int | None:
    """Where a thousand without a number of its own begins that the number at ``index`` is added to: mille huit cents,
    mil e oitocentos; None where there is none."""
    at = index - 1
    if at > 0 and tokens[at][2] in lexicon.conjunctions:
        at -= 1
    if at < 0 or not _is_thousand(words, lexicon, tokens[at][2]):
        return None
    gaps = (text[tokens[k][1] : tokens[k + 1][0]].strip("- ") for k in range(at, index))
    start = tokens[at][0]
    return None if any(gaps) or text[:start].rstrip(" -")[-1:].isdigit() else start


def _phrase(
    words: NumberWords, lexicon: Lexicon, text: str, tokens: list[tuple[int, int, str]], index: int
) -> tuple[int, int, bool]:
    """How many tokens from ``index`` on are a number phrase, its value, and whether nothing else is written onto it;
    (0, 0, True) for none."""
    head = tokens[index][2]
    options = words.phrases.get(head)
    bare = options is not None
    if options is None:
        options = next(filter(None, map(words.phrases.get, _bare(words, head))), None)
    for phrase, value in options or ():
        end = index + len(phrase)
        if end > len(tokens) or any(tokens[index + k][2] != phrase[k] for k in range(1, len(phrase))):
            continue
        if all(text[tokens[k][1] : tokens[k + 1][0]].strip("- '") == "" for k in range(index, end - 1)):
            return len(phrase), value, bare
    if not lexicon.spaceless and (glued := words.glued.read(head, lexicon)):
        return 1, glued, True
    return 0, 0, True


def _bare(words: NumberWords, word: str) -> Iterator[str]:
    """A word without the short words that may be written onto it: one letter less, and so on."""
    written = words.clitic.match(word) if words.clitic is not None else None
    for length in range(1, written.end() + 1 if written else 0):
        yield word[length:]


def without_clitics(word: str, language: str) -> Iterator[str]:
    """A word in plain shape without the short words of its language that may be written onto it."""
    return _bare(number_words(language), word)


def _digits(words: NumberWords, lexicon: Lexicon, word: str) -> set[int]:
    """The values below ten that a word may stand for, as a number or an ordinal."""
    forms = (word, *_bare(words, word))
    found = {words.hints[form] for form in forms if form in words.hints}
    found |= {int(value) for form in forms for value in lexicon.also.get(form, ())}
    return {value for value in found if value < 10}


def hinted_numbers(text: str, original: str, lexicon: Lexicon) -> set[int]:
    """Values that words of the text may stand for: beginnings that are number words, ordinals, Roman numerals."""
    words = number_words(lexicon.language)
    values: set[int] = set()
    for match in TOKENS.finditer(text):
        word = match.group()
        for candidate in {word, *_bare(words, word)}:
            if candidate in words.thousand:
                values.add(1000)
            if candidate in words.phrases:
                values.update(value for phrase, value in words.phrases[candidate] if len(phrase) == 1)
            if hint := _hint(words, candidate):
                values.add(hint)
            values.update(int(value) for value in lexicon.also.get(candidate, ()) if value.denominator == 1)
    values |= {value + hint for value in values if value in TENS for hint in values if hint < 10}
    if lexicon.teens:
        tokens = TOKENS.findall(text)
        for digit, teen in pairwise(tokens):
            if teen in lexicon.teens:
                values |= {10 + value for value in _digits(words, lexicon, digit)}
    if lexicon.spaceless and words.hints:
        values.update(value for form, value in words.hints.items() if form in text)
    values.update(filter(None, (_roman(match.group(1)) for match in _ROMAN.finditer(original))))
    return values


def ordinal_of(word: str, lexicon: Lexicon, most: int) -> int:
    """The number that a word may be an ordinal of, by its beginning; ``most`` letters may be left. 0 for none."""
    return _hint(number_words(lexicon.language), word, most)


def _hint(words: NumberWords, word: str, most: int = 24) -> int:
    """What the longest beginning of a word that says something says; 0 for none. ``most`` letters may be left."""
    lengths = range(min(len(word), 24), max(2, len(word) - most - 1), -1)
    return next((words.hints[word[:length]] for length in lengths if word[:length] in words.hints), 0)


def _roman(letters: str) -> int | None:
    latin = letters.replace("І", "I").replace("Х", "X")
    if not latin or not _ROMAN_SHAPE.fullmatch(latin):
        return None
    values = [_ROMAN_VALUES[letter] for letter in latin]
    return sum(-v if any(later > v for later in values[k + 1 : k + 2]) else v for k, v in enumerate(values))
