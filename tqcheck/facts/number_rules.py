"""What CLDR's spell-out rules say, run by unicode-rbnf: the number words of a language with their values.

Only what the rules themselves spell is a *plain* number word. What merely begins like one (``dreijährig``,
``двухлетний``, ``kaksivuotias``), ordinals and Roman numerals are *hints*: they support a value, never claim one.
"""

from fractions import Fraction
from typing import Any

from tqcheck.facts.number_spellings import variants
from tqcheck.facts.text import plain_word
from tqcheck.facts.wordlists import DATA, NUMBER_WORDS
from tqcheck.late import late

# Ukrainian and Belarusian have an apostrophe inside their words: п'ять.
TOKENS = late(r"[\p{L}\p{M}]+(?:(?<=\p{Cyrillic})'(?=\p{Cyrillic})[\p{L}\p{M}]+)*")
TENS = range(20, 100, 10)
# Ordinals, tens and words that are glued to the next are needed up to a hundred in every case and gender,
# hundreds in every case too, what lies between only plainly.
_FULL = (*range(101), *range(200, 1001, 100))
_THOUSANDS = (*range(1000, 21000, 1000), *range(30000, 100001, 10000))
# Tamil writes any number of thousands as one word.
_EVERY_THOUSAND = {"ta": range(1000, 100_000, 1000)}
_TEENS = range(11, 20)
_HUNDREDS_ABOVE_NINE = frozenset({"de", "nl", "sv", "da", "nb", "nn", "is", "fo", "lb", "af"})
_LONG_ORDINAL = 6
# The shortest word that is looked for inside others; the shortest thousand that a word may begin with to hint at it.
_LEAST_INSIDE, _LEAST_HINT = 3, 5
_RULES = {"nb": ("no",), "zh-Hant": ("zh_Hant",)}
# Languages that newspapers write in two scripts, each with rules of its own, or whose countries count otherwise: no
# word belongs to two numbers.
_MORE_RULES = {"sr": ("sr_Latn",), "bs": ("hr",), "fr": ("fr_BE", "fr_CH"), "pt": ("pt_PT",)}


def spelled(language: str) -> dict[str, Any]:
    """``phrases``, each its tokens and its number; ``hints``, beginnings of words with their numbers; ``thousand``,
    words for it; ``inside``, what stands for it in words of several thousand (zweitausend)."""
    found = (
        _listed(NUMBER_WORDS[language], DATA["mixed"].get(language, {}))
        if language in NUMBER_WORDS
        else _by_rules(language)
    )
    _add_cases(found, language)
    return found | {"hints": {**found["hints"], **_ordinals(language)}}


def _add_cases(found: dict[str, Any], language: str) -> None:
    """Add the cases that the rules do not have, but for those that are other numbers' own."""
    values = (*range(2, 20), *range(20, 100, 10), *range(100, 1000, 100))
    known = {tuple(tokens) for *tokens, _ in found["phrases"]}
    for number, forms in zip(values, NUMBER_WORDS["cases"].get(language, "").split(), strict=False):
        for form in forms.split("/"):
            tokens = TOKENS.findall(plain_word(form.replace("_", " ")))
            if tokens and tuple(tokens) not in known:
                found["phrases"].append([*tokens, number])


def _ordinals(language: str) -> dict[str, int]:
    """Beginnings of ordinals that the rules do not spell."""
    values = (*range(1, 21), *range(30, 101, 10))
    listed = zip(values, NUMBER_WORDS["ordinals"].get(language, "").split(), strict=False)
    return {plain_word(form): value for value, forms in listed for form in forms.split("/") if form != "-"}


def _by_rules(language: str) -> dict[str, Any]:
    found = _spelled_by(_RULES.get(language, (language,))[0], language)
    for second in _MORE_RULES.get(language, ()):
        other = _spelled_by(second, language)
        together = {part: found[part] + other[part] for part in ("phrases", "thousand", "inside")}
        found = together | {"hints": other["hints"] | found["hints"]}
    return found


def _spelled_by(rules_of: str, language: str) -> dict[str, Any]:
    from unicode_rbnf import FormatPurpose, RbnfEngine
    from unicode_rbnf.engine import NoRuleForNumberError

    try:
        engine = RbnfEngine.for_language(rules_of)
    except ValueError:
        return {"phrases": [], "hints": {}, "thousand": [], "inside": []}
    rules: list[str] = []

    def forms(number: int, purpose: FormatPurpose = FormatPurpose.CARDINAL, full: bool = False) -> dict[str, str]:
        try:
            names = None if full or not rules else rules[:3]
            return dict(engine.format_number(number, purpose=purpose, ruleset_names=names).text_by_ruleset)
        except (ValueError, NoRuleForNumberError):
            return {}  # CLDR's rules of some languages (Urdu) have holes

    plain: dict[tuple[str, ...], int] = {}
    hints: dict[str, int] = {}
    for number in range(1, 1000):
        full = number in _FULL
        written = forms(number, full=full)
        rules = rules or [rule for rule in written if "financial" not in rule]
        for rule in rules if full else rules[:3]:
            for variant in variants(language, number, written.get(rule, "")):
                tokens = tuple(TOKENS.findall(variant))
                if tokens:
                    plain.setdefault(tokens, number)
                    if len(tokens) == 1 and len(variant) >= 3:
                        hints.setdefault(variant, number)
    _write_together(plain)
    if language in _HUNDREDS_ABOVE_NINE:
        _count_hundreds(plain)
    # mil, bin, seribu; sechstausend, kétezer, dodicimila: thousands that are written as one word
    thousand: set[str] = set()
    inside: set[str] = set()
    words = _single(plain)
    for number in _EVERY_THOUSAND.get(language, _THOUSANDS):
        for text in forms(number).values():
            for variant in variants(language, number, text):
                tokens = tuple(TOKENS.findall(variant))
                if len(tokens) == 1 and number == 1000:
                    thousand.add(tokens[0])
                elif len(tokens) == 1:
                    plain.setdefault(tokens, number)
                    inside |= _behind(tokens[0], words.get(number // 1000, ()))
    for number in range(1, 101):
        for text in forms(number, FormatPurpose.ORDINAL, full=True).values():
            word = plain_word(text)
            if word.isalpha() and len(word) >= 3:
                hints.setdefault(word, number)
            # piętnastominutowy begins with the ordinal without its ending
            if word.isalpha() and len(word) > _LONG_ORDINAL:
                hints.setdefault(word[:-1], number)
    for word in thousand:
        if len(word) >= _LEAST_HINT:
            hints.setdefault(word, 1000)
    return {
        "phrases": [[*tokens, number] for tokens, number in plain.items()],
        "hints": hints,
        "thousand": sorted(thousand),
        "inside": sorted(inside),
    }


def _listed(words: dict[str, str], mixed: dict[str, str]) -> dict[str, Any]:
    """The number words of a language whose rules are no help, as data/number_words.toml has them."""
    plain: dict[tuple[str, ...], int] = {}
    below, hundreds = (words[part].split() for part in ("below_hundred", "hundreds"))
    for number, forms in (*enumerate(below, 1), *zip(range(100, 1000, 100), hundreds, strict=True)):
        for form in forms.split("/"):
            tokens = tuple(TOKENS.findall(plain_word(form.replace("_", " "))))
            for ending in ("", *map(plain_word, words.get("endings", "").split())) if tokens else ():
                plain.setdefault((*tokens[:-1], tokens[-1] + ending), number)
    for hundred in map(plain_word, words.get("hundred", "").split()):
        for (first, *rest), number in list(plain.items()):
            if not rest and 10 < number < 100:
                plain.setdefault((first + hundred,), number * 100)
        for word, part in mixed.items():
            plain.setdefault((plain_word(word) + hundred,), int(Fraction(part) * 100))
    hints = {tokens[0]: number for tokens, number in plain.items() if len(tokens) == 1 and len(tokens[0]) >= 3}
    return {
        "phrases": [[*tokens, number] for tokens, number in plain.items()],
        "hints": hints,
        "thousand": [],
        "inside": [],
    }


def _single(plain: dict[tuple[str, ...], int]) -> dict[int, set[str]]:
    """The numbers of one word, by their values."""
    words: dict[int, set[str]] = {}
    for tokens, number in plain.items():
        if len(tokens) == 1:
            words.setdefault(number, set()).add(tokens[0])
    return words


def _behind(word: str, beginnings: "set[str] | tuple[()]") -> set[str]:
    rests = {word.removeprefix(beginning) for beginning in beginnings if word.startswith(beginning)}
    return {rest for rest in rests if len(rest) >= _LEAST_INSIDE}


def _write_together(plain: dict[tuple[str, ...], int]) -> None:
    """Add the numbers of several words as one word, as Slovak and Turkish papers have them too."""
    for tokens, number in list(plain.items()):
        if len(tokens) > 1 and number > 10 and min(map(len, tokens)) > 1:
            plain.setdefault(("".join(tokens),), number)


def _count_hundreds(plain: dict[tuple[str, ...], int]) -> None:
    """Add hundreds that are counted above nine: achtzehnhundert, artonhundra, negentienhonderd."""
    words = _single(plain)
    several = ((word, words.get(n, ())) for n in range(2, 10) for word in words.get(n * 100, ()))
    hundreds = {rest for word, digits in several for rest in _behind(word, digits)}
    for number in _TEENS:
        for word in words.get(number, ()):
            for hundred in hundreds:
                plain.setdefault((word + hundred,), number * 100)
