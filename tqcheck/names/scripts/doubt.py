"""Suspected slips between scripts that are likelier what the translator chose to write."""

import re
from collections.abc import Sequence
from itertools import pairwise

from tqcheck.names.forms.inflection import stems
from tqcheck.names.forms.romanisation import both_romanise
from tqcheck.names.lexicon import is_person_name, zipf
from tqcheck.names.mentions.plausible import spelled
from tqcheck.names.mentions.sides import Sides
from tqcheck.names.mentions.slip import Slip
from tqcheck.names.mentions.words import Word
from tqcheck.names.scripts.hearing import Sense
from tqcheck.names.spelling import cased, fold

# h of other languages may be either letter (Український правопис 2019, § 122; Правілы беларускай арфаграфіі 2008)
_ASPIRATES = frozenset({"uk", "be"})
# kana and Hangul have one sign for the t of Tuan and the th of Thuan, and for d and dh, b and bh, g and gh, k and kh
_ASPIRATED = re.compile(r"(?<=[bdgkt])h")
_ONE_SIGN = frozenset({"Jpan", "Hang"})
_STEM = 4
# log odds from which on a slip is reported: in Latin letters, in another script where only words with a capital are
# judged, in one without capitals
_REPORTED, _REPORTED_CASED, _REPORTED_UNCASED = 0.5, 0.0, 2.0
# the same of a Latin spelling that no sound explains, that one does, and that an accepted romanisation writes of a name
# so rare (Zipf) that no spelling of it is settled
_UNEXPLAINED, _EXPLAINED, _ROMANISED = 1.5, 2.5, 7.0
_SETTLED = 2.5
# how far apart two words of one full name may stand
_IN_A_NAME = 2
# Zipf frequency of a name in use
_USED = 1.5


def least(word: Word) -> float:
    """The log odds from which on a word may be a slip at all."""
    if word.script == "Latn":
        return _REPORTED
    return _REPORTED_CASED if cased(word.script) else _REPORTED_UNCASED


def least_odds(word: Word, spelling: str, mine: Sense, language: str, *, explained: bool) -> float:
    """The log odds from which on a word is a slip of a spelling, by what explains it beside a slip: ``mine`` is what it
    stands for as it is, ``explained`` whether the tables of sounds have it so."""
    if word.script != "Latn":
        return least(word)
    if not explained:
        return _UNEXPLAINED
    if (
        mine.word is not None
        and zipf(spelling, language) < _SETTLED
        and both_romanise(spelled(word), spelling, mine.word.script)
    ):
        return _ROMANISED
    return _EXPLAINED


def is_chosen(slip: Slip, others: Sequence[Slip], both: Sides) -> bool:
    """Whether a suspected slip is none after all.

    Its language writes the sound in two ways; or nothing but a sound table speaks against it, and the article writes it
    so in several places and never otherwise, or only its distance from the sound tells in a script where nothing shows
    which words are names and the word beside it is no slip and no part of the name.
    """
    written, language = spelled(slip.candidate), both.candidate.language
    if slip.right is not None and language in _ASPIRATES:
        right = slip.right.casefold()
        if written != right and written.replace("г", "х") == right.replace("г", "х"):
            return True
    if slip.right is not None and slip.reference is not None and slip.reference.script in _ONE_SIGN:
        one, other = (_ASPIRATED.sub("", fold(word)) for word in (slip.right, slip.candidate.text))
        if one == other and (is_person_name(written) or zipf(written, "en") >= _USED):
            return True
    if _is_of_the_same_name(slip, both):
        return True
    if slip.confidence != "low" or slip.reference is None or slip.candidate.script == slip.reference.script:
        return False
    if slip.candidate.script == "Hani":
        return _is_settled_in_characters(slip, both)
    if slip.right is None and not slip.odds and not cased(slip.candidate.script) and slip.candidate.script != "Jpan":
        return not slip.whole and not any(_adjoin(slip, other) for other in others)
    if slip.right is not None and fold(slip.right) in both.candidate.forms:
        return False
    mine = {stem for stem in stems(written, language) if len(stem) >= _STEM}
    return sum(not mine.isdisjoint(stems(spelled(word), language)) for word in both.candidate.all()) > 1


def _is_settled_in_characters(slip: Slip, both: Sides) -> bool:
    """Whether a text writes a transcription in several places, and never the one that would be right."""
    clauses = [word.text for word in both.candidate.all() if word.script == "Hani"]
    if slip.right is None or any(slip.right in clause for clause in clauses):
        return False
    return sum(clause.count(slip.candidate.text) for clause in clauses) > 1


def _is_of_the_same_name(slip: Slip, both: Sides) -> bool:
    """Whether what is meant stands beside the word already: nobody is called Tran Van Tran."""
    if slip.right is None or slip.reference is None or slip.reference.script == slip.candidate.script:
        return False
    row, at = both.candidate.by_sentence[slip.candidate.sentence], slip.candidate.position
    return (
        cased(slip.candidate.script)
        and any(
            word.capital
            and word.plain == fold(slip.right)
            and 0 < abs(word.position - at) <= _IN_A_NAME
            # nothing but spaces and hyphens between: not "Rev. Johnso, Father Johnson's son"
            and all(b.start - a.end <= 1 for a, b in pairwise(row[min(at, word.position) : max(at, word.position) + 1]))
            for word in row
        )
    )


def _adjoin(slip: Slip, other: Slip) -> bool:
    one, two = slip.candidate, other.candidate
    return one.sentence == two.sentence and abs(one.position - two.position) == 1
