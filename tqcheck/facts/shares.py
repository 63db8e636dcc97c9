"""Shares told as so many of so many (nine in ten, nueve de cada diez), beside those told in percent."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from tqcheck.facts.fact import Evidence, Fact
from tqcheck.facts.lexicon import Lexicon
from tqcheck.facts.text import plain_word

# the whole of such a share
_WHOLES = (*range(2, 13), 15, 20, 25, 50, 100)


def with_shares(facts: list[Fact], text: str, lexicon: Lexicon, evidence: Evidence) -> list[Fact]:
    """The facts of a text, the two numbers of a share with that share as another value; shares go into the evidence."""
    ready = list(facts)
    for index, (part, whole) in enumerate(pairwise(facts)):
        share = _share(part, whole, plain_word(text[part.end : whole.start]).split(), lexicon)
        if share is not None:
            evidence.numbers.add(share)
            for at in (index, index + 1):
                ready[at] = replace(ready[at], keys=(*ready[at].keys, share))
    return ready


def _share(part: Fact, whole: Fact, between: list[str], lexicon: Lexicon) -> Fraction | None:
    if between not in lexicon.out_of or part.kind != "number" or whole.kind != "number":
        return None
    few, all_of = part.keys[0], whole.keys[0]
    if not isinstance(few, Fraction) or not isinstance(all_of, Fraction) or part.unit is not None:
        return None
    return few / all_of if 0 < few < all_of and all_of in _WHOLES else None
