"""Names written shorter or longer within one language: initials, acronyms, a surname without the given name."""

from collections.abc import Sequence
from itertools import pairwise

import regex

from tqcheck.names.lexicon import is_person_name
from tqcheck.names.mentions.mentions import PARTICLES, usual
from tqcheck.names.mentions.words import Word, Words

_ACRONYM = 2
# words inside names of institutions that lend no letter to the acronym (Bank of England)
_SMALL = 4
# Zipf frequency that given names and surnames do not reach
_NAME = 4.8
# what no name is: the word that a sentence begins with has a capital, too (The Chaco)
_WORD = 5.6


def is_acronym(word: Word) -> bool:
    """Whether a word is all capitals, with points between them or without (UN, U.N.)."""
    return word.text.isupper() and len(word.plain) >= _ACRONYM


def spelled_out(acronym: Word, row: Sequence[Word]) -> tuple[Word, ...]:
    """The words of a sentence whose first letters make an acronym, in order; none where it has no such words. The
    acronym may have a letter for the kind of institution (ONU, Naciones Unidas)."""
    wanted = acronym.plain
    for at in range(len(row)):
        run: list[Word] = []
        for word in row[at:]:
            if word.capital and not word.text.isupper():
                run.append(word)
            elif not run or len(word.text) > _SMALL:
                break
            made = "".join(one.plain[0] for one in run)
            if len(run) >= _ACRONYM and made in (wanted, wanted[1:] if len(wanted) > _ACRONYM else wanted):
                return tuple(run)
            if len(made) >= len(wanted):
                break
    return ()


def is_abbreviated(word: Word, row: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether a word of one sentence, or the name that it is a part of, is an acronym there and spelled out in the
    ``other``, or the other way round."""
    if is_acronym(word):
        return bool(spelled_out(word, other))
    return any(is_acronym(one) and word in spelled_out(one, row) for one in other)


def is_joined_otherwise(word: Word, row: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether the ``other`` sentence writes a word as two, or as one with the word beside it (Health Care)."""
    beside = {left.plain + right.plain for left, right in pairwise(row) if word in (left, right)}
    return any(one.plain in beside for one in other) or any(
        left.plain + right.plain == word.plain for left, right in pairwise(other)
    )


def is_initials(word: Word) -> bool:
    """Whether a word is nothing but initials (J.K.)."""
    parts = word.text.strip(".").split(".")
    return word.text.isupper() and len(parts) > 1 and all(len(part) == 1 for part in parts)


def stands_apart(initials: Word, text: str) -> bool:
    """Whether a text has some initials with spaces and points between them or without."""
    letters = [regex.escape(letter) for letter in initials.text if letter.isalpha()]
    return regex.search(r"(?<!\p{L})" + r"\.?\s?".join(letters) + r"(?!\p{L})", text, regex.IGNORECASE) is not None


def is_given_for_initial(word: Word, row: Sequence[Word]) -> bool:
    """Whether a sentence has an initial that a given name may stand for (John F. Kennedy)."""
    return is_person_name(word.plain) and any(
        len(other.plain) == 1 and other.text.isupper() and other.plain == word.plain[:1] for other in row
    )


def is_shorter_name(lost: Sequence[Word], kept: Sequence[Word], row: Sequence[Word], reference: Words) -> bool:
    """Whether a person's name lost only what news leaves out of it: the given names before the surname, further names
    behind given name and surname, or what stands behind a name that the reference uses alone (Xi Jinping, Xi). ``row``
    is the linked text, ``kept`` what of it the candidate has."""
    if not all(is_person_name(word.plain) and usual(word, reference.language) < _NAME for word in lost):
        return False
    first, last = lost[0], lost[-1]
    named = [word for word in row if usual(word, reference.language) < _WORD or word.text in PARTICLES]
    before = _neighbours([word for word in named if word.end <= first.start][::-1], first, -1)
    after = _neighbours([word for word in named if word.start >= last.end], last, 1)
    if after and after[0] in kept:
        return True
    stays = [word for word in before if word in kept]
    if len(stays) > 1 and stays == before[: len(stays)]:
        return True
    return len(stays) == 1 and all(
        reference.forms.get(stays[0].plain, 0) > reference.forms.get(word.plain, 0) for word in lost
    )


def _neighbours(words: Sequence[Word], word: Word, step: int) -> list[Word]:
    """The words with capitals next to a word in its sentence, behind particles or not, as long as nothing else stands
    between."""
    found = []
    last = word
    for other in words:
        gap = other.start - last.end if step > 0 else last.start - other.end
        if other.sentence != word.sentence or gap > 1 or not (other.capital or other.text in PARTICLES):
            break
        last = other
        if other.capital:
            found.append(other)
    return found
