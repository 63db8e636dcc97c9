"""Bare numbers whose magnitude stands elsewhere, or in a word that is not known: what the other text says tells it."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import log10

from tqcheck.facts.fact import Fact
from tqcheck.facts.lexicon import Lexicon
from tqcheck.late import late

# what a magnitude may be where none of a language's words for it is known
_MAGNITUDES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 12})
# letters of a known word that a longer one begins with, or has behind a prefix
_BEGINNING, _INSIDE = 3, 5
_WORD_BEHIND = late(r"[\s-]{0,2}([\p{L}\p{M}'’]+)")
_WORDS_BEFORE = late(r"[\p{L}\p{M}'’]+(?=\W+(?:\w+\W+)?$)")
# how far before a number its magnitude may stand, in code points
_BEFORE = 40


def completed(
    facts: list[Fact], others: Sequence[Fact], before: Sequence[Fact], text: str, lexicon: Lexicon
) -> list[Fact]:
    """The facts of one side of a link, of which a bare number may also be the greater one that the other side says.

    So it is where the magnitude was said just before ("it cost 12.6 million, of which the city paid 3.1", where the
    other side says 3.1 million), where the word behind it begins with the one for that magnitude (18 mingga, of ming
    and a case), or one of the two before it is made of it (ayizigidi ezingu-340, of zigidi and a prefix), and where no
    word for a magnitude is known in the language. ``before`` are the facts of the sentence before, ``text`` is what the
    facts' places point into.
    """
    amounts = {amount for one in others if (amount := _amount(one))}
    said = {amount / one.mantissa for one in (*before, *facts) if one.mantissa and (amount := _amount(one))}
    found = []
    for fact in facts:
        bare = _amount(fact) if fact.mantissa is None else None
        meant = [amount for amount in amounts if bare and _may_mean(fact, bare, amount, said, text, lexicon)]
        found.append(replace(fact, keys=(*fact.keys, *meant)) if meant else fact)
    return found


def _may_mean(fact: Fact, bare: Fraction, amount: Fraction, said: set[Fraction], text: str, lexicon: Lexicon) -> bool:
    times = amount / bare
    if times <= 1 or times.denominator != 1:
        return False
    if times in said:
        return True
    if not lexicon.knows_magnitudes and round(log10(times)) in _MAGNITUDES and times == 10 ** round(log10(times)):
        return True
    behind = _WORD_BEHIND.match(text, fact.end)
    words = [behind.group(1)] if behind else []
    words += _WORDS_BEFORE.findall(text[max(0, fact.start - _BEFORE) : fact.start])
    return any(
        int(times) in forms.beside(word.casefold(), begins=_BEGINNING, inside=_INSIDE)
        for word in words
        for forms in (lexicon.magnitudes, lexicon.magnitudes_before)
    )


def _amount(fact: Fact) -> Fraction | None:
    value = fact.keys[0]
    return value if fact.kind == "number" and isinstance(value, Fraction) else None
