"""Names of the candidate that are garbled forms of names in the aligned sentences of the reference."""

from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from tqcheck.aligned import AlignedPair
from tqcheck.model import Link
from tqcheck.names.compare import BY_SOUND, accepted, garbled, nearness, own_forms, two_letters
from tqcheck.names.forms.inflection import respells, stems
from tqcheck.names.forms.nouns import CAPITAL_NOUNS
from tqcheck.names.garbled.respelled import slips_of_respelling
from tqcheck.names.garbled.sureness import attested_near, confidence_in_cyrillic, confidence_of
from tqcheck.names.garbled.transcribed import is_garbled_reading
from tqcheck.names.garbled.uncased import slips_uncased
from tqcheck.names.lexicon import has_list, is_person_name, is_well_listed, zipf
from tqcheck.names.mentions.mentions import (
    SHORTEST,
    calendar_words,
    may_be_name,
    not_names,
)
from tqcheck.names.mentions.origin import by_any_romanisation, origins
from tqcheck.names.mentions.sides import Sides, sides
from tqcheck.names.mentions.slip import Slip
from tqcheck.names.mentions.words import Word, Words, joined_behind
from tqcheck.names.scripts.across import slips_across
from tqcheck.names.scripts.doubt import is_chosen
from tqcheck.names.scripts.in_hangul import slips_in_hangul_names
from tqcheck.names.scripts.in_pinyin import is_said_in_pinyin, slips_in_pinyin
from tqcheck.names.scripts.read_back import slips_read_back
from tqcheck.names.scripts.rendered import slips_in_full_names
from tqcheck.names.scripts.settled import slips_of_settled
from tqcheck.names.scripts.vowels import slips_by_vowels
from tqcheck.names.spelling import cased, fold

_ACRONYM = 5
# a word without a capital that is shorter than this explains no name
_MEANT = 5
# similarity of two words up to which neither explains the other
_UNLIKE = 0.3
# of a word that writers join to the name before it by leaving out the space
_PARTICLE = 6.0


def slips(aligned: AlignedPair) -> tuple[Slip, ...]:
    """All garbled names of the candidate that the reference gives away, in order of the candidate."""
    if aligned.verbatim:
        return ()
    both = aligned.once(sides)
    found = [
        slip
        for link in aligned.links
        if link.reference and link.candidate and not aligned.is_verbatim(link)
        for slip in _same_script(link, both, aligned.same_language)
    ]
    found.extend(slips_across(aligned, both))
    found.extend(slips_in_full_names(aligned, both))
    found.extend(slips_by_vowels(aligned, both))
    if both.reference.language == "zh" and aligned.reference is not None:
        text = aligned.reference.text
        found = [slip for slip in found if not is_said_in_pinyin(slip.candidate, text)]
        found = _without_parts(found, list(slips_in_pinyin(aligned, both)))
    found.extend(slips_of_settled(aligned, both))
    found.extend(slips_uncased(aligned, both))
    found.extend(slips_of_respelling(aligned, both))
    found.extend(slips_read_back(aligned, both))
    found = _without_parts(found, list(slips_in_hangul_names(aligned, both)))
    if not has_list(both.candidate.language):
        # neither capitals nor a list of words tell such a text's names from its words
        found = [slip for slip in found if aligned.same_language or cased(slip.candidate.script)]
        # nor is there any telling how such a language writes a name of another script, or which of its words the name
        # is (Uzbek Abdirahmon, Galician Zúric, Maltese Daniża), but where the candidate has the right spelling, too
        found = [slip for slip in found if not _is_across(slip) or fold(slip.right or "") in both.candidate.forms]
    found = [
        slip
        for slip in found
        if not _lacks_a_space(slip, both.candidate.language)
        and not is_chosen(slip, found, both)
        and not _answers_letter_by_letter(slip, both)
    ]
    distinct = {(slip.candidate.start, slip.candidate.end): slip for slip in reversed(found)}
    return tuple(sorted(distinct.values(), key=lambda slip: slip.candidate.start))


def _without_parts(found: list[Slip], wider: list[Slip]) -> list[Slip]:
    """The slips found so far that are no part of wider ones, and these."""
    places = [(slip.candidate.start, slip.candidate.end) for slip in wider]
    kept = [
        slip
        for slip in found
        if not any(start < slip.candidate.end and slip.candidate.start < end for start, end in places)
    ]
    return [*kept, *wider]


def _answers_letter_by_letter(slip: Slip, both: Sides) -> bool:
    """Whether a word of a language that writes names by sound answers each letter of the Cyrillic name."""
    name, language = slip.reference, both.candidate.language
    return (
        name is not None
        and (name.script, slip.candidate.script) == ("Cyrl", "Latn")
        and respells(language)
        and is_garbled_reading(slip.candidate, name, language, both.reference.language) is False
    )


def _is_across(slip: Slip) -> bool:
    return slip.reference is not None and slip.reference.script != slip.candidate.script


def _lacks_a_space(slip: Slip, language: str) -> bool:
    """Whether a word is the right spelling and a word that follows it everywhere, with no space between them."""
    written = slip.candidate.text
    if slip.right is None or not written.startswith(slip.right) or cased(slip.candidate.script):
        return False
    rest = written[len(slip.right) :]
    return len(rest) > 1 and zipf(rest, language) >= _PARTICLE


def _same_script(link: Link, both: Sides, same_language: bool) -> Iterator[Slip]:
    old, new = both.reference, both.candidate
    reference = [word for index in link.reference for word in old.by_sentence.get(index, ())]
    candidate = [word for index in link.candidate for word in new.by_sentence.get(index, ())]
    nouns = old.language in CAPITAL_NOUNS and new.language not in CAPITAL_NOUNS
    names = [word for index in link.reference for word in _names(old, nouns).get(index, ())]
    if not names:
        return
    for word in candidate:
        if not word.capital or len(word.plain) < SHORTEST or not word.plain.isalpha():
            continue
        if word.text.isupper() and len(word.text) <= _ACRONYM:
            continue
        if not old.forms.keys().isdisjoint((word.folded, word.plain, two_letters(word.text), joined_behind(word.text))):
            continue
        near = [
            (distance, name)
            for name in names
            if name.script == word.script
            for distance in (garbled_distance(name, word, old.language, new.language),)
            if distance is not None
        ]
        if not near or _explained(word, reference, old, new):
            continue
        near.sort(key=lambda item: item[0])
        # behind a name by its sound its own letters stand in parentheses, or the other way round: neither is there for
        # the other
        told_apart = respells(new.language) and not same_language
        for _, name in near:
            wanted = sum(
                other.plain == name.plain or accepted(name.folded, other.folded, old.language, old.language) is not None
                for other in reference
            )
            turned = any(other.plain == name.plain and other.aside != word.aside for other in candidate)
            of_its_kind = (
                [other for other in candidate if other.aside == word.aside] if told_apart and not turned else candidate
            )
            if _kept(name, of_its_kind, old, new, word) >= wanted and not _is_no_word(name, word, both):
                continue
            right: str | None = name.text
            if word.script == "Cyrl" and not same_language:
                confidence, right = confidence_in_cyrillic(name, word, both)
            else:
                confidence = confidence_of(name, word, reference, candidate, both, same_language)
            if confidence:
                yield Slip(word, right, name, confidence, "the reference")
            break


@lru_cache(maxsize=32)  # one reference may have many candidates
def _names(words: Words, nouns: bool) -> dict[int, list[Word]]:
    """The words of the reference that a word of the candidate may be a garbled form of, by sentence; with ``nouns``
    capitalised ones too that may be common nouns."""
    found: dict[int, list[Word]] = {}
    for index, row in words.by_sentence.items():
        names = [
            word
            for before, word in zip((None, *row), row, strict=False)
            if word.capital
            and (
                may_be_name(word, words)
                or _may_stand_first(word, words)
                or _is_surname(before, word)
                or (nouns and _may_be_noun_or_name(word, words))
            )
        ]
        if names:
            found[index] = names
    return found


def _may_stand_first(word: Word, words: Words) -> bool:
    """Whether a common word may still be a name that stands where a capital says nothing (Trump said ...)."""
    return (
        word.capital
        and word.initial
        and len(word.plain) > SHORTEST
        and word.plain not in words.lower
        and (word.plain not in not_names() and word.folded not in calendar_words(words.language))
    )


def _may_be_noun_or_name(word: Word, words: Words) -> bool:
    """Whether a capitalised word may be a common name among nouns (Trump, Google): the candidate's word tells."""
    return (
        word.capital
        and len(word.plain) > SHORTEST
        and word.plain not in words.lower
        and word.plain not in not_names()
        and word.folded not in calendar_words(words.language)
    )


def _is_surname(before: Word | None, word: Word) -> bool:
    """Whether a word that is no name elsewhere follows a given name (Johnny English)."""
    return (
        before is not None
        and before.sentence == word.sentence
        and before.capital
        and word.capital
        and not word.initial
        and len(word.plain) > SHORTEST
        and is_person_name(before.plain)
        and before.plain not in not_names()
    )


def garbled_distance(name: Word, word: Word, language: str, other_language: str) -> float | None:
    """How far a word is from being a name's garbled form, inflected or not; None where it is none. 0 is the same."""
    return _garbled_distance(name.plain, name.folded, word.plain, word.folded, language, other_language)


@lru_cache(maxsize=32768)
def _garbled_distance(
    name: str, folded: str, word: str, folded_word: str, language: str, other_language: str
) -> float | None:
    best: float | None = None
    forms = (word, *(stem for stem in stems(folded_word, other_language) if len(stem) >= SHORTEST))
    for right in (name, *own_forms(folded, language)):
        for form in forms:
            if form != right and garbled(right, form):
                far = 1 - nearness(right, form)
                best = far if best is None else min(best, far)
    return best


def _explained(word: Word, linked: list[Word], old: Words, new: Words) -> bool:
    """Whether any word of the reference has this word as an accepted form; by its sound, only a linked one."""
    near = {form for other in linked for form in (other.plain, other.folded)}
    foreign = origins(old) if old.language != new.language else {}
    named, others = _explaining(old)
    alike = process.extract_iter(word.plain, named + others, scorer=OSA.normalized_similarity, score_cutoff=_UNLIKE)
    for form, likeness, at in alike:
        if likeness > _UNLIKE and (at < len(named) or _is_meant_without_capital(form, word)):
            reason = accepted(form, word.folded, old.language, new.language)
            if reason is not None and (form in near or reason != BY_SOUND):
                return True
            if any(
                by_any_romanisation(alphabet, form, word.plain, old.language, new.language)
                for alphabet in foreign.get(form, ())
            ):
                return True
    return False


@lru_cache(maxsize=32)
def _explaining(words: Words) -> tuple[list[str], list[str]]:
    """The forms of the reference that may explain a word: those with a capital somewhere, and those without."""
    forms = [form for form in words.forms if len(form) > 2]
    named = [form for form in forms if form not in words.lower or form in words.capital]
    return named, [form for form in forms if form in words.lower and form not in words.capital]


def _is_meant_without_capital(form: str, word: Word) -> bool:
    """Whether a word that the reference writes without a capital may be what a capitalised one is a form of."""
    return len(form) >= _MEANT and len(word.plain) - len(form) < _MEANT


def _is_no_word(name: Word, word: Word, both: Sides) -> bool:
    """Whether a word is one slip from a name and otherwise nothing, so that it stands for the name once more."""
    language = both.candidate.language
    return (
        is_well_listed(language)
        and len(name.plain) > SHORTEST + 1
        and OSA.distance(name.plain, word.plain) == 1
        and not attested_near(word, name, language)
    )


def _kept(name: Word, candidate: list[Word], old: Words, new: Words, besides: Word) -> int:
    """How many times the candidate's sentences have the name in an accepted form."""
    return sum(
        word is not besides
        and nearness(name.plain, word.plain) > 0.3
        and (
            name.plain in (word.plain, two_letters(word.text))
            or accepted(name.folded, word.folded, old.language, new.language) is not None
        )
        for word in candidate
    )
