"""Numbers written as words: CLDR's spell-out rules, run by unicode-rbnf, turned round into a word list.

Only what the rules themselves spell is a *plain* number word. What merely begins like one (``dreijährig``,
``двухлетний``, ``kaksivuotias``), ordinals and Roman numerals are *hints*: they support a value, never claim one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import regex

from tqcheck.derived import digest, installed, plain_data
from tqcheck.facts.lexicon import Lexicon
from tqcheck.facts.number_spellings import __file__ as spellings_file
from tqcheck.facts.number_spellings import variants
from tqcheck.facts.text import __file__ as text_file
from tqcheck.facts.text import plain_word
from tqcheck.late import late

# Ordinals, tens and words that are glued to the next are needed up to a hundred in every case and gender,
# hundreds in every case too, what lies between only plainly.
_FULL = (*range(101), *range(200, 1001, 100))
_TENS = range(20, 100, 10)
_LONG_ORDINAL = 6
_RULES = {"nb": "no", "nn": "nn", "zh-Hant": "zh_Hant"}
# Languages that newspapers write in two scripts, each with rules of its own: no word belongs to both.
_SECOND_RULES = {"sr": "sr_Latn", "bs": "hr"}
_TOKENS = late(r"[\p{L}\p{M}]+")
_ROMAN = late(r"(?<![\p{L}\p{M}])([IVXLCІХ]+)(?![\p{L}\p{M}])")
_ROMAN_SHAPE = late(r"(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
# Arabic and Hebrew write short words (and, in, the, to) onto the next one.
_CLITICS = {
    "ar": regex.compile(r"^[وفبلک]?(?:ال)?"),
    "he": regex.compile(r"^[והבלכמש]{1,2}"),
    "fa": regex.compile(r"^ب"),
}
_AND_WRITTEN_ON = {"ar": "و", "he": "ו"}
# What may be glued to a thousand in one word; shorter ones are other words as well (Korean 천사, 1,004 and an angel).
_LEAST_GLUED = 100


@dataclass(frozen=True)
class NumberWords:
    """Word list of one language: ``phrases`` by their first token, longest first; ``hints`` by beginning;
    ``thousand`` are words that alone are a thousand, ``thousands`` those and single words for several thousand, the
    longest first."""

    phrases: dict[str, tuple[tuple[tuple[str, ...], int], ...]]
    hints: dict[str, int]
    thousand: frozenset[str]
    thousands: tuple[str, ...]
    clitic: regex.Pattern[str] | None


@cache
def number_words(language: str) -> NumberWords:
    """The number words of a language; empty where CLDR has no rules for it."""
    found = plain_data(f"number-words-{language}", _version(), lambda: _spelled(language))
    by_head: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for *tokens, number in found["phrases"]:
        by_head.setdefault(tokens[0], []).append((tuple(tokens), number))
    phrases = {head: tuple(sorted(group, key=lambda item: -len(item[0]))) for head, group in by_head.items()}
    several = (tokens[0] for *tokens, number in found["phrases"] if len(tokens) == 1 and number >= 1000)
    return NumberWords(
        phrases,
        found["hints"],
        frozenset(found["thousand"]),
        tuple(sorted({*found["thousand"], *several}, key=len, reverse=True)),
        _CLITICS.get(language) if found["phrases"] else None,
    )


@cache
def _version() -> str:
    return f"{installed('unicode_rbnf')}-{digest(*map(Path, (__file__, spellings_file, text_file)))}"


def _spelled(language: str) -> dict[str, Any]:
    """``phrases``, each its tokens and its number, ``hints`` and ``thousand``."""
    found = _spelled_by(_RULES.get(language, language), language)
    if second := _SECOND_RULES.get(language):
        other = _spelled_by(second, language)
        together = {part: found[part] + other[part] for part in ("phrases", "thousand")}
        return together | {"hints": other["hints"] | found["hints"]}
    return found


def _spelled_by(rules_of: str, language: str) -> dict[str, Any]:
    from unicode_rbnf import FormatPurpose, RbnfEngine
    from unicode_rbnf.engine import NoRuleForNumberError

    try:
        engine = RbnfEngine.for_language(rules_of)
    except ValueError:
        return {"phrases": [], "hints": {}, "thousand": []}
    plain: dict[tuple[str, ...], int] = {}
    hints: dict[str, int] = {}
    rules: list[str] = []
    for number in range(1, 1000):
        full = number in _FULL
        try:
            spelled = engine.format_number(
                number, purpose=FormatPurpose.CARDINAL, ruleset_names=None if full else rules[:3]
            ).text_by_ruleset
        except (ValueError, NoRuleForNumberError):
            continue  # CLDR's rules of some languages (Urdu) have holes
        rules = rules or [rule for rule in spelled if "financial" not in rule]
        for rule in rules if full else rules[:3]:
            for variant in variants(language, spelled.get(rule, "")):
                tokens = tuple(_TOKENS.findall(variant))
                if tokens:
                    plain.setdefault(tokens, number)
                    if len(tokens) == 1 and len(variant) >= 3:
                        hints.setdefault(variant, number)
    # mil, bin, seribu; sechstausend, kétezer, dodicimila: thousands that are written as one word
    thousand: list[str] = []
    for number in (*range(1000, 21000, 1000), *range(30000, 100001, 10000)):
        try:
            spelled = engine.format_number(
                number, purpose=FormatPurpose.CARDINAL, ruleset_names=rules[:3] or None
            ).text_by_ruleset
        except (ValueError, NoRuleForNumberError):
            break
        for rule in rules[:3]:
            for variant in variants(language, spelled.get(rule, "")):
                tokens = tuple(_TOKENS.findall(variant))
                if len(tokens) == 1 and number == 1000:
                    thousand.append(tokens[0])
                elif len(tokens) == 1:
                    plain.setdefault(tokens, number)
    for number in range(1, 101):
        try:
            spelled = engine.format_number(number, purpose=FormatPurpose.ORDINAL).text_by_ruleset
        except (ValueError, NoRuleForNumberError):
            continue  # CLDR's rules of some languages (Urdu) have holes
        for text in spelled.values():
            word = plain_word(text)
            if word.isalpha() and len(word) >= 3:
                hints.setdefault(word, number)
            # piętnastominutowy begins with the ordinal without its ending
            if word.isalpha() and len(word) > _LONG_ORDINAL:
                hints.setdefault(word[:-1], number)
    return {
        "phrases": [[*tokens, number] for tokens, number in plain.items()],
        "hints": hints,
        "thousand": sorted(set(thousand)),
    }


@dataclass(frozen=True, slots=True)
class WordNumber:
    """A number word or phrase of the plain text; ``clitic`` is whether it is only a part of
    what it is written with: a short word before it, an ordinal behind it."""

    start: int
    end: int
    value: int
    clitic: bool = False


def spelled_numbers(text: str, lexicon: Lexicon) -> list[WordNumber]:
    """Number phrases below a thousand, from left to right, longest first; ``text`` is in plain shape."""
    words = number_words(lexicon.language)
    tokens = [(m.start(), m.end(), m.group()) for m in _TOKENS.finditer(text)]
    found: list[WordNumber] = []
    index = 0
    while index < len(tokens):
        length, value = _phrase(words, text, tokens, index)
        # the second word of "fourteen" is no ten of its own
        teen = tokens[index][2] in lexicon.teens and index and _digits(words, lexicon, tokens[index - 1][2])
        if not length or teen:
            index += 1
            continue
        end = index + length
        value, end = _with_rest(words, lexicon, text, tokens, value, end)
        # "twenty-first", "چهل و چهارمین": the tens of an ordinal are no number of their own.
        following = next((t for t in tokens[end : end + 2] if t[2] not in lexicon.conjunctions), None)
        ordinal = value in _TENS and following is not None and following[2] not in words.phrases
        ordinal = ordinal and following is not None and words.hints.get(following[2], 99) < 10
        glued = tokens[index][2] not in words.phrases or ordinal
        start = tokens[index][0]
        before = _bare_thousand(words, lexicon, text, tokens, index) if value < 1000 and not ordinal else None
        if before is not None and (not found or text[found[-1].end : before].strip(" -")):
            start, value, glued = before, value + 1000, False
        found.append(WordNumber(start, tokens[end - 1][1], value, glued))
        index = end
    return found


def _with_rest(
    words: NumberWords, lexicon: Lexicon, text: str, tokens: list[tuple[int, int, str]], value: int, end: int
) -> tuple[int, int]:
    """A round number with what is added to it behind ``end``, and the end of that: "two hundred and fifty",
    tweeduizend driehonderd, مئة وخمسون, 삼만 오천."""
    sizes = (10_000, 1000, 100) if lexicon.spaceless else (1000, 100)
    while size := next((size for size in sizes if value % size == 0), None):
        at = end + (end < len(tokens) and tokens[end][2] in lexicon.conjunctions)
        if at >= len(tokens) or any(text[tokens[k][1] : tokens[k + 1][0]].strip("- ") for k in range(end - 1, at)):
            break
        # the rules know "two hundred fifty"; where the words stand side by side and the rules do not, they are two
        together = size > 100 or at > end or tokens[at][2].startswith(_AND_WRITTEN_ON.get(lexicon.language, "-"))
        more, rest = _phrase(words, text, tokens, at)
        if not more or rest >= size or not together:
            break
        value, end = value + rest, at + more
    return value, end


def _bare_thousand(
    words: NumberWords, lexicon: Lexicon, text: str, tokens: list[tuple[int, int, str]], index: int
) -> int | None:
    """Where a thousand without a number of its own begins that the number at ``index`` is added to: mille huit cents,
    mil e oitocentos; None where there is none."""
    at = index - 1
    if at > 0 and tokens[at][2] in lexicon.conjunctions:
        at -= 1
    if at < 0 or not (tokens[at][2] in words.thousand or lexicon.magnitudes.exact(tokens[at][2]) == 1000):
        return None
    gaps = (text[tokens[k][1] : tokens[k + 1][0]].strip("- ") for k in range(at, index))
    start = tokens[at][0]
    return None if any(gaps) or text[:start].rstrip(" -")[-1:].isdigit() else start


def _phrase(words: NumberWords, text: str, tokens: list[tuple[int, int, str]], index: int) -> tuple[int, int]:
    """How many tokens from ``index`` on are a number phrase, and its value; (0, 0) for none."""
    head = tokens[index][2]
    options = words.phrases.get(head)
    if options is None:
        options = next(filter(None, map(words.phrases.get, _bare(words, head))), None)
    if options is None:
        options = _glued(words, head)
    for phrase, value in options:
        end = index + len(phrase)
        if end > len(tokens) or any(tokens[index + k][2] != phrase[k] for k in range(1, len(phrase))):
            continue
        if all(text[tokens[k][1] : tokens[k + 1][0]].strip("- ") == "" for k in range(index, end - 1)):
            return len(phrase), value
    return 0, 0


def _glued(words: NumberWords, word: str) -> tuple[tuple[tuple[str, ...], int], ...]:
    """A thousand and what is added to it as one word, as an entry of the word list: zweitausenddreihundert, 천팔백."""
    if not word.startswith(words.thousands):
        return ()
    for thousand in words.thousands:
        for phrase, rest in words.phrases.get(word.removeprefix(thousand), ()) if word.startswith(thousand) else ():
            if len(phrase) == 1 and _LEAST_GLUED <= rest < 1000:
                return (((word,), _value_of(words, thousand) + rest),)
    return ()


def _value_of(words: NumberWords, thousand: str) -> int:
    return next((value for phrase, value in words.phrases.get(thousand, ()) if len(phrase) == 1), 1000)


def _bare(words: NumberWords, word: str) -> Iterator[str]:
    """A word without the short words that may be written onto it: one letter less, and so on."""
    written = words.clitic.match(word) if words.clitic is not None else None
    for length in range(1, written.end() + 1 if written else 0):
        yield word[length:]


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
    for match in _TOKENS.finditer(text):
        word = match.group()
        for candidate in {word, *_bare(words, word)}:
            if candidate in words.phrases:
                values.update(value for phrase, value in words.phrases[candidate] if len(phrase) == 1)
            for length in range(min(len(candidate), 24), 2, -1):
                if candidate[:length] in words.hints:
                    values.add(words.hints[candidate[:length]])
                    break
    values |= {value + hint for value in values if value in _TENS for hint in values if hint < 10}
    if lexicon.teens:
        tokens = _TOKENS.findall(text)
        for digit, teen in pairwise(tokens):
            if teen in lexicon.teens:
                values |= {10 + value for value in _digits(words, lexicon, digit)}
    if lexicon.spaceless and words.hints:
        values.update(value for form, value in words.hints.items() if form in text)
    values.update(filter(None, (_roman(match.group(1)) for match in _ROMAN.finditer(original))))
    return values


def _roman(letters: str) -> int | None:
    latin = letters.replace("І", "I").replace("Х", "X")
    if not latin or not _ROMAN_SHAPE.fullmatch(latin):
        return None
    values = [_ROMAN_VALUES[letter] for letter in latin]
    return sum(-v if any(later > v for later in values[k + 1 : k + 2]) else v for k, v in enumerate(values))
