"""Words of names that are ordinary words of their language, so that another language has its own for them."""

from rapidfuzz.distance import OSA, Prefix

from tqcheck.names.forms.inflection import inflection, stems
from tqcheck.names.forms.places import is_place
from tqcheck.names.lexicon import has_list, is_person_name, zipf
from tqcheck.names.mentions.mentions import COMPOUND, usual
from tqcheck.names.mentions.sides import Sides
from tqcheck.names.mentions.words import Word

# Zipf frequencies
_ATTESTED = 2.0
COGNATE = 4.2
_COGNATE_STEM, _COGNATE_SHARE = 5, 0.6
_COGNATE_KNOWN = 1.5
# of words that begin sentences rather than name persons, though some persons have the name
_FIRST_WORD = 5.2
# by how much a word is more frequent in its own language than elsewhere
_CLEARLY, _BETTER_KNOWN = 1.0, 0.8
# of words that names of institutions are made of
_IN_USE = 3.3
_ENDING = 2
# endings of a language that has cases
_CASES = 16


def is_person(name: Word, both: Sides) -> bool:
    return is_person_name(name.plain) and not is_place(name.plain, both.reference.language)


def are_ordinary(name: Word, word: Word, both: Sides) -> bool:
    """Whether both are words of their languages that have a capital only because a sentence begins with them."""
    return (
        name.initial
        and word.initial
        and name.plain not in both.reference.capital
        and word.plain not in both.candidate.capital
        and (
            _is_usual(name, both.reference.language)
            or not has_list(both.candidate.language)
            or _may_be_compound(name, both.reference.language)
        )
        and (not is_person(name, both) or usual(name, both.reference.language) >= _FIRST_WORD)
    )


def _is_usual(name: Word, language: str) -> bool:
    """Whether a word is attested, or whether no list could tell."""
    return usual(name, language) >= _ATTESTED or not has_list(language)


def _may_be_compound(name: Word, language: str) -> bool:
    """Whether a language that joins nouns may have made the word of two, so that no list has it."""
    return inflection(language).compounds and len(name.plain) >= COMPOUND


def are_compounds(name: Word, word: Word, both: Sides) -> bool:
    """Whether both are long words of languages that join nouns, made of the same and ended by each in its own way
    (Koreakrigets, Koreakrigen; Marinebasar, Marinebaser)."""
    old, new = both.reference.language, both.candidate.language
    if not (_may_be_compound(name, old) and _may_be_compound(word, new)) or is_person_name(name.plain):
        return False
    mine = {stem for stem in stems(name.folded, old) if len(stem) >= COMPOUND - _ENDING}
    return not mine.isdisjoint(stems(word.folded, new))


def is_of_own_language(name: Word, word: Word, both: Sides, *, beside: bool) -> bool:
    """Whether the reference, which is not in English, has a word of its own language in a name, and the candidate what
    the name is elsewhere (Priorités, Priorities; Otello, Othello): each is the better known at home.
    A name ``beside`` the same neighbour as there may be a person's, which no language makes its own."""
    old, new = both.reference.language, both.candidate.language
    if old == "en" or is_place(name.plain, old):
        return False
    at_home = max(usual(name, old), _of_stems(name, old))
    abroad = max(usual(word, "en"), usual(word, new))
    if at_home >= _IN_USE and not is_person(name, both) and usual(name, "en") <= at_home - _CLEARLY:
        return abroad >= _COGNATE_KNOWN or not has_list(new)
    better_at_home = at_home >= max(_ATTESTED, usual(word, old) + _BETTER_KNOWN)
    return not beside and better_at_home and usual(word, "en") >= max(_ATTESTED, usual(name, "en") + _BETTER_KNOWN)


def _of_stems(word: Word, language: str) -> float:
    """The highest frequency of what a word may be inflected from, where the language has cases."""
    if len(inflection(language).endings) < _CASES:
        return 0.0
    return max(zipf(stem, language) for stem in stems(word.text.casefold(), language))


def is_translated(name: Word, word: Word, both: Sides) -> bool:
    """Whether a word of the reference's language stands in a name (Parliament, Metropolitan Police) and the
    candidate's is what its own language makes of that word, not the same letters but for a slip."""
    language = both.reference.language
    common = usual(name, language) if language == "en" else max(usual(name, language), _of_stems(name, language))
    person = is_person(name, both) or _follows_person(name, both)
    if not person and common >= _IN_USE and _is_adjective(name.plain, word.plain, both.candidate.language):
        return True
    return (
        common >= (COGNATE if person else _IN_USE)
        and OSA.distance(name.plain, word.plain) > (2 if person else 1)
        and not is_place(name.plain, both.reference.language)
        and name.plain[-_ENDING:] != word.plain[-_ENDING:]
    )


def _is_adjective(name: str, word: str, language: str) -> bool:
    """Whether a language with cases made its own adjective of one in -an (Metropolitan, Metropolitná)."""
    return name.endswith("an") and word[:-1] == f"{name[:-2]}n" and len(inflection(language).endings) >= _CASES


def begin_alike(name: Word, word: Word) -> bool:
    """Whether two words share a stem's worth of first letters."""
    shared = Prefix.similarity(name.plain, word.plain)
    return shared >= max(_COGNATE_STEM, _COGNATE_SHARE * len(name.plain))


def are_cognates(name: Word, word: Word, both: Sides) -> bool:
    """Whether a word of the reference's language and what stands for it begin alike and end each in its own way
    (Demilitarised, Demilitarizált)."""
    return (
        begin_alike(name, word)
        and min(len(name.plain), len(word.plain)) - Prefix.similarity(name.plain, word.plain) > 1
        and usual(name, both.reference.language) >= _COGNATE_KNOWN
        and not is_person_name(name.plain)
        and not is_place(name.plain, both.reference.language)
        and OSA.distance(name.plain, word.plain) > 1
    )


def _follows_person(name: Word, both: Sides) -> bool:
    """Whether the word stands behind a person's name anywhere in the reference, as a surname does; lists of persons
    lack most surnames, and lists of frequencies have those of the news."""
    return any(
        word.plain == name.plain and word.position > 0 and is_person_name(row[word.position - 1].plain)
        for row in both.reference.by_sentence.values()
        for word in row
    )
