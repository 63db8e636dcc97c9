"""How sure it is that a word of the candidate is a garbled form of a name, by what either may be besides."""

from rapidfuzz.distance import OSA

from tqcheck.model import Confidence
from tqcheck.names.forms.adaptation import adapted
from tqcheck.names.forms.demonyms import is_adjective_of, is_demonym, is_of_place, is_slavic_adjective, of_one_country
from tqcheck.names.forms.inflection import inflection, respells, stems
from tqcheck.names.forms.nouns import CAPITAL_NOUNS, is_compound
from tqcheck.names.forms.places import is_place
from tqcheck.names.forms.respelling import regional
from tqcheck.names.forms.transliteration import may_be_from
from tqcheck.names.garbled.beside import follows_given, is_given_name_of, stands_beside
from tqcheck.names.garbled.cyrillic import judged
from tqcheck.names.garbled.kept import is_none_of_the_sound, may_be_by_sound
from tqcheck.names.lexicon import has_own_list, is_person_name, zipf
from tqcheck.names.mentions.among_nouns import is_known_name, may_be_named
from tqcheck.names.mentions.mentions import SHORTEST, may_be_name, sovereigns, usual
from tqcheck.names.mentions.ordinary import (
    COGNATE,
    are_cognates,
    are_compounds,
    are_ordinary,
    begin_alike,
    is_of_own_language,
    is_person,
    is_translated,
)
from tqcheck.names.mentions.origin import is_romanised_otherwise
from tqcheck.names.mentions.sides import Sides
from tqcheck.names.mentions.words import Word, Words
from tqcheck.names.spelling import fold

# Zipf frequencies
_ATTESTED = 2.0
_RARER_BY = 1.2
_OTHER_WORD = 3.0
_COMMON = 4.6
_REGIONAL = 2.0
# how much more frequent than abroad a language's own form of a name is (Otello)
_OWN_FORM = 1.0
# letters of a stem that the text also writes without a capital
_MEANT = 5
_BY_PERSON = 4.2
_OF_TITLES = 3.5
_RARE = 3.0
# letters of a word that joins two of a name
_JOINING = 3


def confidence_of(
    name: Word, word: Word, reference: list[Word], candidate: list[Word], both: Sides, same_language: bool
) -> Confidence | None:
    """How sure it is that ``word`` is a garbled ``name``, or None."""
    language = both.candidate.language
    attested = attested_near(word, name, language)
    own = max(zipf(name.plain, language), zipf(name.text.casefold(), language))
    beside = stands_beside(name, reference, word, candidate)
    if not same_language and may_be_by_sound(name, word, both):
        return None
    if not same_language and not has_own_list(language) and _may_be_otherwise_there(name, word, both, beside=beside):
        return None
    if word.plain in both.candidate.lower or (not same_language and _is_common_here(word, both.candidate)):
        return None
    if (
        not same_language
        and not beside
        and not _is_of_the_hand(name.plain, word.plain)
        and adapted(name.plain, word.plain, both.reference.language, language)
        and not (respells(both.reference.language) and is_none_of_the_sound(name, word, both))
    ):
        return None
    if not same_language and is_person_name(word.plain) and _is_sovereign(name, reference, both.reference.language):
        return None
    if is_demonym(word.plain, language) and (
        is_of_place(word.plain, name.plain) or OSA.distance(name.plain, word.plain) > 1
    ):
        return None
    old = both.reference.language
    if not same_language and (
        of_one_country(name.plain, word.plain, old, language)
        or (not is_person_name(name.plain) and is_adjective_of(name.plain, word.plain, old))
    ):
        return None
    if not same_language and (
        is_translated(name, word, both)
        or is_of_own_language(name, word, both, beside=beside)
        or are_compounds(name, word, both)
    ):
        return None
    if are_ordinary(name, word, both) or (not same_language and are_cognates(name, word, both)):
        return None
    if not may_be_name(name, both.reference) and (
        attested
        or (word.initial and not beside and not is_person(name, both))
        or OSA.distance(name.plain, word.plain) > 1
        or language in CAPITAL_NOUNS
    ):
        return None
    if same_language:
        if is_slavic_adjective(word.plain, name.plain) or is_slavic_adjective(name.plain, word.plain):
            return None
        if not may_be_named(name, both.reference) and (
            attested or not own or (is_compound(name.plain, language) and is_compound(word.plain, language))
        ):
            return None  # a noun of the language's own: Fahrzeit, Fahrtzeit
        if attested >= _ATTESTED and _is_called(name, word, old):
            return None  # two words that people and things are called by: Chairman, Chairwoman
        if is_romanised_otherwise(name, word, both):
            return "low"
        if attested >= 4.0 and not (beside and usual(name, both.reference.language) < _COMMON):
            return None
        if regional(name.plain, word.plain, language) and (attested >= _REGIONAL or not is_person_name(name.plain)):
            return None
        if not is_known_name(name, both.reference):
            return "low"  # Cumarin, Kumarin
        return "high" if attested < _ATTESTED or beside else "medium"
    if attested < 1.0:
        return "high"
    if attested < _ATTESTED or (
        beside and own >= attested - 1 and attested < _OTHER_WORD and usual(name, both.reference.language) < _COMMON
    ):
        return "medium"
    given = beside and follows_given(name, reference, word, candidate)
    if OSA.distance(name.plain, word.plain) == 1 and _is_meant(name, word, attested, beside, given, both):
        return "medium"
    if beside and is_given_name_of(name, word, reference, candidate) and attested < _BY_PERSON:
        return "medium"
    return "low" if own - attested >= _RARER_BY and attested < 3.0 else None


def _is_called(name: Word, word: Word, language: str) -> bool:
    """Whether a word is no person's or place's name but one of the language's own, in use or with the same stem as the
    other (Meteorológico, Meteorología)."""
    related = begin_alike(name, word) and OSA.distance(name.plain, word.plain) > 1
    return (
        usual(name, language) >= (_ATTESTED if related else _OF_TITLES)
        and not is_person_name(name.plain)
        and not is_place(name.plain, language)
    )


def _may_be_otherwise_there(name: Word, word: Word, both: Sides, *, beside: bool) -> bool:
    """Whether a language that no list tells of may have a word of its own for a name: for a place, where nothing is
    known of the language, for what is in use elsewhere and no person's name (Timbuktu, Tonbuktu), for a word of an
    institution (Red Cross, Croes Goch); where neither language has a list, for anything but a person's name."""
    old, new = both.reference.language, both.candidate.language
    common = usual(name, old)
    if inflection(new).unlisted and is_place(name.plain, old):
        return True
    if not beside and common > COGNATE and _is_of_institution(name, word, both):
        return True
    if is_person(name, both):
        return False
    far = min(OSA.distance(name.plain, stem) for stem in (word.plain, *stems(word.folded, new))) > 1
    if common > COGNATE:
        return far or word.plain[:-2].startswith(name.plain[:-2])
    return not beside and (not has_own_list(old) or (common >= _ATTESTED and far))


def _is_of_institution(name: Word, word: Word, both: Sides) -> bool:
    """Whether a name has a common word with a capital beside it, and the candidate's word one that the reference does
    not have, as where an institution is translated."""
    old, new = both.reference, both.candidate
    return any(usual(other, old.language) > COGNATE for other in _capitals_beside(name, old)) and any(
        other.plain not in old.forms for other in _capitals_beside(word, new)
    )


def _capitals_beside(word: Word, words: Words) -> list[Word]:
    """The words with capitals next to a word, over a short one that joins them (Benki ya Dunia)."""
    row = words.by_sentence[word.sentence]

    def beside(step: int) -> Word | None:
        at = word.position + step
        if 0 <= at + step < len(row) and not row[at].capital and len(row[at].plain) <= _JOINING:
            at += step
        return row[at] if 0 <= at < len(row) else None

    return [other for other in map(beside, (-1, 1)) if other is not None and other.capital and not other.initial]


def _is_common_here(word: Word, words: Words) -> bool:
    """Whether the text writes the word elsewhere without a capital, in another form."""
    return any(len(stem) > _MEANT and stem in words.lower for stem in stems(word.folded, words.language)[1:])


def confidence_in_cyrillic(name: Word, word: Word, both: Sides) -> tuple[Confidence | None, str | None]:
    """The same between two languages of Cyrillic letters, with the right spelling where it can be told."""
    old, new = both.reference.language, both.candidate.language
    ordinary = (
        word.plain in both.candidate.lower
        or is_demonym(word.plain, new)
        or is_place(name.plain, old)
        or of_one_country(name.plain, word.plain, old, new)
        or are_ordinary(name, word, both)
        or not may_be_name(name, both.reference)
    )
    return (None, None) if ordinary else judged(name, word, attested_near(word, name, new), old, new)


def _is_of_the_hand(name: str, word: str) -> bool:
    """Whether two letters are swapped, one is doubled or an h is added: what no language does to a word it takes in."""
    at = next((i for i, (x, y) in enumerate(zip(name, word, strict=False)) if x != y), min(len(name), len(word)))
    if len(word) == len(name) + 1:
        return word[at + 1 :] == name[at:] and (word[at] == "h" or (at > 0 and word[at] == word[at - 1]))
    return len(word) == len(name) and word[at : at + 2] == name[at : at + 2][::-1] and word[at + 2 :] == name[at + 2 :]


def _is_sovereign(name: Word, reference: list[Word], language: str) -> bool:
    """Whether a given name follows the title of a ruler, a pope or a saint."""
    return is_person_name(name.plain) and any(
        other.sentence == name.sentence
        and other.position == name.position - 1
        and any(form in sovereigns() for form in stems(other.plain, language))
        for other in reference
    )


def _is_meant(name: Word, word: Word, attested: float, beside: bool, given: bool, both: Sides) -> bool:
    """Whether a known word one slip from a person's name stands for it all the same: beside the same neighbour, among
    nouns with capitals behind the same ``given`` name, or a person's name itself, which the reference has nowhere."""
    person = is_person(name, both)
    if (
        may_be_from("cyrillic", name.plain, both.reference.language)
        or attested >= _BY_PERSON
        or name.plain.rstrip("s") == word.plain.rstrip("s")
    ):
        return False
    common = usual(name, both.reference.language)
    if beside:
        return person or given or (common < _RARE and both.candidate.language not in CAPITAL_NOUNS)
    return (
        person
        and is_person_name(word.plain)
        and common < _BY_PERSON
        and attested < zipf(word.plain, both.reference.language) + _OWN_FORM
    )


def attested_near(word: Word, name: Word, language: str) -> float:
    """The frequency of a word in the language, or of a form that it may be inflected from and that is no farther
    from the name."""
    lowered = word.text.casefold().replace("’", "'")
    best = max(zipf(form, language) for form in (word.folded, word.plain, lowered))
    limit = OSA.distance(word.plain, name.plain)
    for form in {*stems(lowered, language), *stems(word.folded, language)}:
        if len(form) > SHORTEST and OSA.distance(fold(form), name.plain) <= limit:
            best = max(best, zipf(form, language))
    return best
