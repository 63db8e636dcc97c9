"""Whether a text keeps the letters of a name, where its language may write names by their sound."""

from functools import lru_cache

from rapidfuzz.distance import OSA

from tqcheck.names.compare import own_forms
from tqcheck.names.forms.bysound import is_unadapted, is_unlike_by_sound
from tqcheck.names.forms.inflection import is_form_of, respells
from tqcheck.names.forms.places import is_place
from tqcheck.names.garbled.transcribed import by_known_sound
from tqcheck.names.lexicon import is_person_name
from tqcheck.names.mentions.mentions import may_be_name, usual
from tqcheck.names.mentions.ordinary import COGNATE
from tqcheck.names.mentions.sides import Sides
from tqcheck.names.mentions.words import Word, Words

_FEW = 5
_MOST = 0.75
# letters of a name that is long enough to be told by one of them; Zipf frequency of a word that is in use
_LONG, _IN_USE = 6, 1.0


def may_be_by_sound(name: Word, word: Word, both: Sides) -> bool:
    """Whether one of the languages writes names by their sound and nothing shows that this one keeps its letters, or
    the word is what lists have for the name, read as the language reads it."""
    if respells(both.candidate.language) and by_known_sound(word, name, both.candidate.language) == 0.0:
        return True
    if (
        respells(both.candidate.language)
        and not _is_original(name, word, both.candidate.language)
        and not _keeps_letters(both, _FEW)
        and not _written_so_elsewhere(name, both)
    ):
        return True
    # where the reference has foreign names by their sound, the candidate has them by their own letters: Ille, Ülle
    return respells(both.reference.language) and (
        by_known_sound(name, word, both.reference.language) == 0.0
        or (not (word.text.isascii() and _keeps_letters(both, 1)) and not is_none_of_the_sound(name, word, both))
    )


def is_none_of_the_sound(name: Word, word: Word, both: Sides) -> bool:
    """Whether a name that no list of names has, as the reference's language reads it, differs by one letter that no
    original written as the word is would have there (Dzintra, Dzintara)."""
    language = both.reference.language
    return (
        len(name.plain) >= _LONG
        and OSA.distance(name.plain, word.plain) == 1
        and name.plain[0] == word.plain[0]
        and not any(is_person_name(one) or is_place(one, language) for one in (name.plain, word.plain))
        and usual(word, both.candidate.language) < _IN_USE
        and is_unlike_by_sound(word.plain, name.folded, language)
    )


def _is_original(name: Word, word: Word, language: str) -> bool:
    """Whether a word is the name by its own letters, where others are written by sound: it stands behind that sound in
    parentheses or shows it by a letter, and has no sign that the name does not have."""
    return (word.aside or is_unadapted(word.text, language)) and all(
        letter.isascii() or letter in name.text.casefold() for letter in word.text.casefold()
    )


@lru_cache(maxsize=8)
def _letters_kept(both: Sides) -> frozenset[str]:
    """The words of the candidate outside parentheses, where languages that write by sound set the original."""
    return frozenset(word.plain for word in both.candidate.all() if not word.aside) | frozenset(
        word.folded for word in both.candidate.all() if not word.aside
    )


@lru_cache(maxsize=8)
def letters_kept(both: Sides) -> tuple[int, int]:
    """How many of the reference's rare names both sides write by the same letters, with endings or without, and how
    many there are."""
    language = both.candidate.language
    aside = respells(both.reference.language)
    names = {
        word.plain
        for word in both.reference.all()
        if _is_rare_name(word, both.reference) and not (aside and word.aside)
    }
    kept = sum(
        any(
            is_form_of(form, name, language) or is_form_of(name, form, both.reference.language)
            for form in _letters_kept(both)
            if form[:2] == name[:2]
        )
        for name in names
    )
    return kept, len(names)


def _keeps_letters(both: Sides, least: int) -> bool:
    kept, names = letters_kept(both)
    return names >= least and kept >= _MOST * names


def _is_rare_name(word: Word, words: Words) -> bool:
    return may_be_name(word, words) and not word.initial and usual(word, words.language) < COGNATE


def _written_so_elsewhere(name: Word, both: Sides) -> bool:
    """Whether the candidate, in a language that may write a name by its sound, writes this one by its letters."""
    language = both.candidate.language
    return any(
        is_form_of(form, right, language)
        for form in _letters_kept(both)
        if form[:2] == name.plain[:2]
        for right in (name.plain, *own_forms(name.folded, both.reference.language))
    )
