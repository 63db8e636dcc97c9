"""Whether a name of the reference has left no trace in the candidate, or another name stands in its place."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from tqcheck.names.compare import accepted, fit_within, nearness
from tqcheck.names.forms.bysound import heard_as
from tqcheck.names.forms.inflection import inflection, respells, stems
from tqcheck.names.forms.nouns import CAPITAL_NOUNS
from tqcheck.names.forms.places import is_place
from tqcheck.names.forms.surnames import surname_lengths, surname_spellings
from tqcheck.names.lexicon import has_own_list, is_person_name, is_well_listed, known, zipf
from tqcheck.names.mentions.among_nouns import is_common_at_home, is_introduced
from tqcheck.names.mentions.mentions import COMPOUND, SHORTEST, Mention, may_be_name, usual
from tqcheck.names.mentions.origin import is_transliterated
from tqcheck.names.mentions.sides import Sides
from tqcheck.names.mentions.words import Word, Words
from tqcheck.names.scripts.across import sounds_alike
from tqcheck.names.sounds.sound import fit, is_known, romanised
from tqcheck.names.spelling import cased

# share of letters, and mean cost in nats of a sound, that make a trace of a name
_TRACE = 0.6
_TRACE_SOUND = 1.3
_TRACE_START = 4
# Zipf frequencies of a given name, and of a surname, that a full name may have
_GIVEN, _SURNAME = 5.6, 4.6
_UNKNOWN = 3.0
_RARE = 3.5
# what a name in Cyrillic or Greek letters may have lost before an ending
_NOMINATIVES = ("", "y", "i", "a", "ya", "s")
# scripts in which a name shows as a word of its own, so that its absence shows too
_SCRIPTS = frozenset({"Latn", "Cyrl", "Grek"})


def is_full_name(names: Sequence[Word], mention: Mention, words: Words) -> bool:
    """Whether a mention is the full name of a person: known given names and surnames that are no words."""
    language = words.language
    if len(names) < 2 or len(names) != len(mention.words) or not is_given_name(names[0], language):
        return False
    if not any(map(str.isspace, mention.text)):
        return False  # a double given name, or what a language makes of two nouns (Visa-Einschränkungen)
    if any(word.text.isupper() for word in names) or _is_noun_phrase(names[0], words):
        return False
    return all(
        not _is_place(word, language)
        and (
            _is_surname(word, language)
            if word.script == "Latn"
            else word.script in _SCRIPTS and max(zipf(form, language) for form in stems(word.plain, language)) < _RARE
        )
        for word in names[1:]
    )


def is_of_person(names: Sequence[Word], mention: Mention, both: Sides) -> bool:
    """Whether a mention of several words is the full name of a person, as far as can be told: a given name or an
    unknown word first, known names of persons and unknown words then."""
    language = both.reference.language
    first, *rest = mention.words
    if not rest or len(names) < len(mention.words) - 1 or not any(map(str.isspace, mention.text)):
        return False
    if any(_is_place(word, language) or (len(word.text) > 1 and word.text.isupper()) for word in mention.words):
        return False
    if _is_noun_phrase(first, both.reference):
        return False
    if first.script != "Latn":
        return is_full_name(names, mention, both.reference)
    unknown = has_own_list(language) and _known(first, language) < _UNKNOWN
    return (unknown or is_given_name(first, language)) and all(_is_surname(word, language) for word in rest)


def _is_surname(word: Word, language: str) -> bool:
    """Whether a word is a known name of persons and no common word, or no known word at all and none that the language
    may have made of two."""
    if inflection(language).compounds and len(word.plain) >= COMPOUND and not is_person_name(word.plain):
        return False
    return _known(word, language) < (_SURNAME if is_person_name(word.plain) else _UNKNOWN)


def _is_place(word: Word, language: str) -> bool:
    """Whether a word is a place, in any form that the language gives it (Nordkoreas)."""
    return any(is_place(form, language) for form in stems(word.plain, language) if len(form) > _TRACE_START)


def _is_noun_phrase(word: Word, words: Words) -> bool:
    """Whether a noun is introduced in a language whose nouns have capitals and whose full names have no article (ein
    Joint Venture), or may be any noun of it, where no list tells (Luxembourgish: Kand Honger)."""
    return words.language in CAPITAL_NOUNS and (is_introduced(word, words) or not has_own_list(words.language))


def _known(word: Word, language: str) -> float:
    """The frequency of a word with its accents or without, in its language and in English."""
    return max(known(word.plain, language), usual(word, language))


def is_told_once(mention: Mention, both: Sides) -> bool:
    """Whether a name that a Chinese candidate may have in other sentences, where nothing shows it, stands once."""
    return both.candidate.language != "zh" or both.reference.forms.get(mention.words[-1].plain, 0) < 2


def is_given_name(word: Word, language: str) -> bool:
    """Whether a word is a known name of persons, not one of places and no common word; in another alphabet with
    capitals, whether it reads as one."""
    if is_place(word.plain, language) or word.script not in _SCRIPTS:
        return False
    if word.script == "Latn":
        listed = is_person_name(word.plain) or (len(word.plain) == SHORTEST and not word.initial)
        return listed and _known(word, language) <= _GIVEN
    return is_well_listed(language) and any(
        is_person_name(romanised(stem).replace("'", "") + ending)  # Ольга is Olga in lists
        for stem in stems(word.plain, language)
        if len(stem) >= _TRACE_START
        for ending in _NOMINATIVES
    )


def shows_surname(mention: Mention, nearby: Iterable[Word]) -> bool:
    """Whether Chinese characters nearby have a surname that its bearers, Koreans and Vietnamese among them, write as
    the mention begins or ends in Latin letters (Lee for 李): the given name behind it sounds as Mandarin reads the
    characters, not as the bearer does."""
    ends = {mention.words[0].plain, mention.words[-1].plain}
    return any(
        not ends.isdisjoint(surname_spellings(word.text[at : at + size]))
        for word in nearby
        if word.script == "Hani"
        for at in range(len(word.text))
        for size in surname_lengths(word.text, at)
    )


def leaves_no_trace(names: Iterable[Word], everywhere: Iterable[Word], both: Sides) -> bool:
    """Whether no word of the candidate resembles any of some names, by letters or by sound."""
    rest = [
        word
        for word in everywhere
        if len(word.plain) > 1 and word.script != "Zyyy" and (word.capital or not cased(word.script))
    ]
    return not any(_is_trace(name, word, both) for name in names for word in rest)


def _is_trace(name: Word, word: Word, both: Sides) -> bool:
    old, new = both.reference.language, both.candidate.language
    if name.script == word.script:
        if nearness(name.plain, word.plain) >= _TRACE or name.plain[:_TRACE_START] == word.plain[:_TRACE_START]:
            return True
        if respells(new) or accepted(name.folded, word.folded, old, new) is not None:
            return True
        if respells(old) and _is_heard_near(name.text.casefold(), word.plain, old, new):
            return True
        return is_transliterated(name, word, both)
    return _sounds_near(name.text, name.plain, word.text, word.plain, name.script == "Latn", old, new)


def _stands_for(name: Word, word: Word, both: Sides) -> bool:
    old, new = both.reference.language, both.candidate.language
    if name.script == word.script:
        return accepted(name.folded, word.folded, old, new) is not None or is_transliterated(name, word, both)
    return sounds_alike(name, word, old, new)


@lru_cache(maxsize=16384)
def _is_heard_near(name: str, word: str, language: str, other: str) -> bool:
    """Whether a name that the reference's language may have written by its sound is near to a word by that sound."""
    return any(
        one is not None and one.mean < _TRACE_SOUND
        for stem in stems(name, language)
        if len(stem) >= SHORTEST
        for form in stems(word, other)
        if len(form) >= SHORTEST
        for one in (fit(form, heard_as(stem, language)),)
    )


@lru_cache(maxsize=16384)
def _sounds_near(
    name: str, name_plain: str, word: str, word_plain: str, name_is_latin: bool, language: str, other: str
) -> bool:
    latin, foreign, code, home = (
        (name_plain, word, other, language) if name_is_latin else (word_plain, name, language, other)
    )
    if len(foreign) < 2 or not is_known(latin, foreign, code):
        return True
    return any(
        one is not None and one.mean < _TRACE_SOUND
        for stem in stems(latin, home)  # without what a language adds to surnames: Callaghanová
        if stem == latin or len(stem) >= SHORTEST
        for one in (fit_within(stem, foreign, code, _TRACE_SOUND),)
    )


def instead_of(
    mention: Mention, names: Sequence[Word], nearby: Sequence[Word], everywhere: Sequence[Word], both: Sides
) -> list[Word]:
    """The words of a full name that another name replaces in the candidate: its given name is there, a word that the
    reference does not explain follows it, and of the rest nothing is left anywhere; or its surname is there behind
    another given name. Empty where that is not so."""
    old, new = both.reference.language, both.candidate.language
    if len(names) < 2 or not is_given_name(mention.words[0], old) or respells(new) or respells(old):
        return []
    if not any(map(str.isspace, mention.text)):
        return []  # a name and a noun: Trump-Regierung, Trump-Administration
    if any(word.script != mention.words[0].script for word in nearby if word.capital):
        return []  # by sound alone a surname heard otherwise is no other name
    if not cased(nearby[0].script if nearby else "Zyyy") or any(
        word.script not in _SCRIPTS for word in (*names, *nearby[:1])
    ):
        return []
    given, rest = mention.words[0], [word for word in names if word is not mention.words[0]]
    if any(is_place(word.plain, old) or len(word.plain) <= SHORTEST for word in rest):
        return []
    if not all(any(_is_surname(word, old) for word in parts) for parts in _hyphenated(mention, rest)):
        return []
    inside = any(after.islower() for _, _, after in (part.partition("-") for part in mention.text.split()))
    if inside or _goes_on(mention.words[-1], both.reference):
        return []  # Park Byeong-seug, whom languages transcribe each in its own way
    for index, word in enumerate(nearby[:-1]):
        after = nearby[index + 1]
        if (
            word.capital
            and _stands_for(given, word, both)
            and after.sentence == word.sentence
            and may_be_name(after, both.candidate)
            and not after.initial
            and after.plain not in both.reference.forms
            and leaves_no_trace([after], both.reference.all(), Sides(both.candidate, both.reference))
            and leaves_no_trace(rest, everywhere, both)
        ):
            return rest
    return [given] if _is_another_given(given, rest[-1:], nearby, everywhere, both) else []


def _goes_on(word: Word, words: Words) -> bool:
    """Whether the word is joined to a word without a capital by a hyphen."""
    row = words.by_sentence[word.sentence]
    after = row[word.position + 1] if word.position + 1 < len(row) else None
    return after is not None and after.start == word.end + 1 and word.plain + after.plain in words.forms


def _hyphenated(mention: Mention, words: Sequence[Word]) -> list[list[Word]]:
    """Words of a mention, those of one double surname together (Jędrzejczyk-Wątroba)."""
    found: list[list[Word]] = []
    for word in words:
        at = word.start - mention.start
        if found and at and mention.text[at - 1 : at] == "-":
            found[-1].append(word)
        else:
            found.append([word])
    return found


def _is_another_given(
    given: Word, surname: Sequence[Word], nearby: Sequence[Word], everywhere: Sequence[Word], both: Sides
) -> bool:
    """Whether a surname of the reference stands behind another given name than there, and its own one nowhere."""
    new = both.candidate.language
    if is_common_at_home(given, both.reference.language):
        return False  # a title: Giudice Kavanaugh
    return leaves_no_trace([given], everywhere, both) and any(
        before.sentence == word.sentence
        and before.capital
        and not before.initial
        and is_given_name(before, new)
        and any(_stands_for(name, word, both) for name in surname)
        and before.plain not in both.reference.forms
        and leaves_no_trace([before], both.reference.all(), Sides(both.candidate, both.reference))
        for before, word in pairwise(nearby)
    )


def is_replaced(
    names: Sequence[Word], nearby: Sequence[Word], both: Sides, scripts: frozenset[str] = frozenset({"Latn"})
) -> bool:
    """Whether a full name has left no trace in the linked sentences, and the full name of another person, of which the
    reference shows nothing, stands there: between two languages that keep the spelling of names, in some scripts."""
    if any(word.script not in scripts for word in names if word.capital):
        return False
    # what is cheap to tell comes first: few sentences have two words that read as a person's name
    persons = _persons(nearby, both, scripts)
    return bool(persons) and leaves_no_trace(names, nearby, both) and any(_is_new(person, both) for person in persons)


def exchanged(names: Sequence[Word], nearby: Sequence[Word], everywhere: Sequence[Word], both: Sides) -> list[Word]:
    """The words of a mention, at its end and two at least, that have left no trace anywhere, while another person's
    full name stands in the linked sentences: Žatčic *Bohuslav Přikryl*. Empty where that is not so.

    What stands before them may be a place or a title. A translator does not give a story a person that it has not, so
    that these words need not be known as a name.
    """
    if not _persons(nearby, both, _SCRIPTS):
        return []
    lost: list[Word] = []
    for word in reversed(names):
        if lost and lost[0].position != word.position + 1:
            break
        if not leaves_no_trace([word], everywhere, both):
            break
        lost.insert(0, word)
    old = both.reference.language
    if len(lost) < 2 or any(_is_place(word, old) or word.text.isupper() for word in lost):
        return []
    ordinary = all(_known(word, old) >= _SURNAME for word in lost)
    ordinary = ordinary or _is_common_noun(lost[-1], old) or any(is_common_at_home(word, old) for word in lost)
    return lost if not ordinary and is_replaced(lost, nearby, both, _SCRIPTS) else []


def _is_common_noun(word: Word, language: str) -> bool:
    """Whether a word is known, but not as a name of persons: the last one of an institution's name, which is translated
    (State *Troopers*). English has capitals throughout such names, and more of them."""
    usual_noun = _UNKNOWN if language == "en" else _RARE
    return word.script == "Latn" and not is_person_name(word.plain) and _known(word, language) >= usual_noun


def _persons(nearby: Sequence[Word], both: Sides, scripts: frozenset[str]) -> list[tuple[Word, Word]]:
    """The pairs of words that read as a given name and a surname and are not in the reference; none where a language
    respells names, or where names are in other scripts, for by sound alone a name heard otherwise is no other name."""
    if respells(both.reference.language) or respells(both.candidate.language):
        return []
    if any(word.script not in scripts for word in nearby if word.capital):
        return []
    known = both.reference.forms
    return [
        (given, surname)
        for given, surname in pairwise(nearby)
        if given.plain not in known and surname.plain not in known and _is_person(given, surname, both.candidate)
    ]


def _is_person(given: Word, surname: Word, words: Words) -> bool:
    """Whether two words are a given name and a surname."""
    return (
        given.sentence == surname.sentence
        and surname.start == given.end + 1
        and given.capital
        and surname.capital
        and not (given.text.isupper() or surname.text.isupper())
        and is_given_name(given, words.language)
        and may_be_name(surname, words)
        and not _is_place(surname, words.language)
        and _is_surname(surname, words.language)
    )


def _is_new(person: tuple[Word, Word], both: Sides) -> bool:
    """Whether the reference shows nothing of a person of the candidate."""
    return leaves_no_trace(person, both.reference.all(), Sides(both.candidate, both.reference))
