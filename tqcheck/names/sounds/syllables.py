"""Slips in Hangul, whose signs are syllables of two or three letters.

A hand slips in a letter of a syllable or in a whole one. What a whole syllable was before cannot be listed, there are
some eleven thousand; whether one spelling is such a slip of another can be told.
"""

import math

# how Unicode composes syllables (The Unicode Standard, chapter 3.12): first one, vowels and finals of each
_FIRST, _LAST, _VOWELS, _FINALS = 0xAC00, 0xD7A3, 21, 28
_INITIALS = 19
_IN_USE = 400  # syllables that names from elsewhere are written with, about


def letters_changed(syllable: str) -> tuple[list[str], list[str]]:
    """The syllables that differ from one in its vowel, and those that do in its first or last consonant; empty for a
    sign that is no syllable of Hangul."""
    code = ord(syllable) - _FIRST
    if not 0 <= code <= _LAST - _FIRST:
        return [], []
    initial, vowel, final = code // (_VOWELS * _FINALS), code // _FINALS % _VOWELS, code % _FINALS
    vowels = [_syllable(initial, other, final) for other in range(_VOWELS) if other != vowel]
    consonants = [_syllable(other, vowel, final) for other in range(_INITIALS) if other != initial]
    consonants += [_syllable(initial, vowel, other) for other in range(_FINALS) if other != final]
    return vowels, consonants


def _syllable(initial: int, vowel: int, final: int) -> str:
    return chr(_FIRST + (initial * _VOWELS + vowel) * _FINALS + final)


def whole_syllable(spelling: str, written: str, *, lost: float, other: float) -> float | None:
    """The log probability of the slip that put a syllable for another, or left one out, so that ``written`` was made of
    a spelling; None where it is no such slip. ``lost`` and ``other`` are the shares of these kinds among all slips."""
    size = len(written)
    if len(spelling) == size and sum(a != b for a, b in zip(spelling, written, strict=True)) == 1:
        return math.log(other / size / _IN_USE)
    if len(spelling) == size + 1 and any(spelling[:at] + spelling[at + 1 :] == written for at in range(size + 1)):
        return math.log(lost / (size + 1))
    return None
