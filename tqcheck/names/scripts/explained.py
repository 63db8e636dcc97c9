"""What explains a word in another script than the reference's, besides a slip."""

import re

from rapidfuzz.distance import OSA

from tqcheck.names.compare import best_fit, fit_within, fits_well, own_forms
from tqcheck.names.forms.demonyms import is_demonym, is_of_a_language, places_of, slavic_stems
from tqcheck.names.forms.inflection import is_form_of, stems
from tqcheck.names.forms.places import country_names, is_place
from tqcheck.names.forms.romanisation import both_romanise
from tqcheck.names.lexicon import is_person_name, zipf
from tqcheck.names.mentions.mentions import usual
from tqcheck.names.mentions.sides import Sides
from tqcheck.names.mentions.words import Word
from tqcheck.names.scripts.hearing import Hearing
from tqcheck.names.sounds.orthography import DOUBLES, as_in_russian, loosely_same, once
from tqcheck.names.sounds.readings import read_aloud
from tqcheck.names.spelling import script

EXPLAINED_MEAN, EXPLAINED_WORST = 0.65, 4.2
_STEM, _DERIVED = 5, 2
_STEM_MEAN, _STEM_WORST = 0.5, 3.5
_SHORTEST = 2
# letters that two endings may have, and edits between them: one alone may be a slip
_TAIL, _ENDINGS = 4, 2
# Zipf frequency of an ordinary word
_ORDINARY = 3.5
# and of a name in use, and of what is none
_IN_USE, _UNUSED = 2.5, 1.0
# what Spanish has for letters that English, Italian and Portuguese read otherwise, in kana: j, and g before e and i
# (セルヒオ, セルジオ); and the ways to write its ll (ビジャレアル, ビリャレアル)
_SPANISH = (
    (
        re.compile("ll"),
        (("リャ", "ヤ"), ("ジャ", "ヤ"), ("リェ", "イェ"), ("ジェ", "イェ"), ("リョ", "ヨ"), ("ジョ", "ヨ")),
    ),
    (re.compile("j|g(?=[ei])"), (("ジャ", "ハ"), ("ジェ", "ヘ"), ("ジョ", "ホ"), ("ジュ", "フ"), ("ジ", "ヒ"))),
)


def is_derived(written: str, name: Word, hearing: Hearing) -> bool:
    """Whether a word is made of the name of a country or a city, as that of its people is, and no slip of that name
    itself."""
    forms = stems(written, hearing.language)
    places = [*hearing.countries(name)]
    if is_place(name.plain, hearing.old):
        places += sorted(hearing.known(name, script(written)))
    if any(OSA.distance(form, place) <= 1 for place in places for form in forms):
        return False
    return any(
        len(stem) >= _STEM and written.startswith(stem) and len(written) >= len(stem) + _DERIVED
        for place in places
        for stem in (place, place[:-1])
    )


def doubles_as_the_name(written: str, spelling: str, name: Word) -> bool:
    """Whether two Cyrillic words differ in nothing but letters that are double in the Latin name, which texts write
    once or twice (Кардіфського, Кардіффського)."""
    letters = [single for single, twice in DOUBLES if twice in name.plain]
    return bool(letters) and once(written, letters) == once(spelling, letters)


def double_at(written: str, spelling: str) -> int | None:
    """Where a Latin word has a consonant double that a spelling has once, None where that is not all that differs.
    The letters of another script do not tell which is right (Dutilleul, Dutileul for Дютіяль)."""
    letters = [twice[0] for _, twice in DOUBLES if twice[0] == twice[1]]
    if len(written) <= len(spelling) or once(written, letters) != once(spelling, letters):
        return None
    return next((at for at, letter in enumerate(spelling) if letter != written[at]), len(spelling))


def is_adjective(written: str, name: Word, hearing: Hearing) -> bool:
    """Whether a Cyrillic word is the adjective in -ск- of a Latin name: what is left before it, the end that it may
    have softened or swallowed put back, is known for the name or sounds like it."""
    if name.script != "Latn" or script(written) != "Cyrl":
        return False
    known = {as_in_russian(one) for one in hearing.known(name, "Cyrl")}
    return any(
        as_in_russian(stem) in known
        or ((one := hearing.fit(stem, name)) is not None and one.mean < _STEM_MEAN and one.worst < _STEM_WORST)
        for stem in slavic_stems(written)
    )


def is_read_by_letters(written: str, name: Word, hearing: Hearing) -> bool:
    """Whether a Latin word that nothing lists has the letters of a Greek or Cyrillic name, which lists know only as
    that of names of the Latin alphabet that are in use, and none of them written nearly so (Ζερόμ, Zerom for
    Jérôme)."""
    latin = hearing.latin(name)
    return (
        name.script in ("Cyrl", "Grek")
        and bool(latin)
        and max(zipf(one, "en") for one in latin) >= _IN_USE
        and not is_person_name(written)
        and not is_place(written, hearing.language)
        and max(zipf(written, "en"), zipf(written, hearing.language)) < _UNUSED
        and not any(
            OSA.distance(one, read) <= 1 or both_romanise(one, read, name.script)
            for one in latin
            # names of Asia have one letter for what Russian writes with two (Jamshid, Dzhamshid)
            for read in (written, written.replace("dzh", "j"))
        )
    )


def names_people(written: str, hearing: Hearing) -> bool:
    """Whether a word may name the people or the ways of a country that a word of the reference names."""
    places = set(places_of(written, hearing.language))
    return any(
        not places.isdisjoint(country_names(place, hearing.old, hearing.language))
        for word in hearing.words
        for place in (word.plain, *places_of(word.plain, hearing.old))
    )


def spoken(word: Word, script_code: str, language: str) -> tuple[str, ...]:
    """A Latin word as its own language reads it, where its letters show which, with its endings and without."""
    readings = {form for said in read_aloud(word.text, script_code) for form in (said, *stems(said, language))}
    return tuple(sorted(readings))


def is_spoken(word: Word, name: Word, both: Sides) -> bool:
    """Whether a Latin word of the candidate, as its own language reads it, sounds like a foreign name."""
    return any(
        fits_well(latin, name.text, both.reference.language, EXPLAINED_MEAN, EXPLAINED_WORST)
        for latin in spoken(word, name.script, both.candidate.language)
    )


def is_of_two(written: str, name: Word, both: Sides) -> bool:
    """Whether a word is a Latin name of the reference together with the word before or after it (Yong Ho, 용호)."""
    if name.script != "Latn":
        return False
    row = both.reference.by_sentence.get(name.sentence, ())
    after = row[name.position + 1 : name.position + 2]
    before = row[max(0, name.position - 1) : name.position]
    joined = [name.plain + other.plain for other in after if len(other.plain) >= _SHORTEST]
    joined += [other.plain + name.plain for other in before if len(other.plain) >= _SHORTEST]
    language = both.candidate.language
    for text in joined:
        one = fit_within(text, written, language, EXPLAINED_MEAN)
        if one is not None and one.mean < EXPLAINED_MEAN and one.worst < EXPLAINED_WORST:
            alone = best_fit(name.plain, written, language)
            if alone is None or one.mean < alone.mean:
                return True
    return False


def is_plural(written: str, spelling: str, name: Word, both: Sides) -> bool:
    """Whether a word is the singular of a name of the reference that may be a plural: what is left of ``spelling``
    without its last letter, inflected or not."""
    language = both.candidate.language
    if not name.plain.endswith("s") or name.plain[:-1] not in own_forms(name.folded, both.reference.language):
        return False
    return (
        spelling[:-1] == written
        or written[:-1] in stems(spelling, language)[1:]
        or spelling[:-1] in stems(written, language)[1:]
    )


def is_another_ending(written: str, spelling: str, name: Word, both: Sides) -> bool:
    """Whether two spellings for a people or an ordinary word of the reference differ at their ends alone, as forms and
    derivations of one word do (Καταλανούς, Καταλανικές)."""
    language = both.reference.language
    shared = next((at for at, (x, y) in enumerate(zip(written, spelling, strict=False)) if x != y), None)
    if shared is None:
        shared = min(len(written), len(spelling))
    if shared < max(_STEM, len(written) - _TAIL, len(spelling) - _TAIL) or OSA.distance(written, spelling) < _ENDINGS:
        return False
    return (
        is_demonym(name.plain, language)
        or is_of_a_language(name.plain, language)
        or (
            usual(name, language) >= _ORDINARY and not is_person_name(name.plain) and not is_place(name.plain, language)
        )
    )


def is_read_in_spanish(written: str, spelling: str, name: Word) -> bool:
    """Whether two spellings in kana differ in nothing but how letters of a Latin name are read in Spanish."""
    if script(written) != "Jpan":
        return False
    for letters, readings in _SPANISH:
        if letters.search(name.plain):
            for one, other in readings:
                written, spelling = written.replace(one, other), spelling.replace(one, other)
    return written == spelling


def is_other(spelling: str, written: str, language: str) -> bool:
    """Whether two spellings differ by more than an ending and what careful texts write either way."""
    return not loosely_same(spelling, written) and not set(stems(written, language)) & set(stems(spelling, language))


def is_no_form(written: str, name: str, language: str) -> bool:
    """Whether a spelling is no inflected form of a known one, and no other way to write it either."""
    return not loosely_same(name, written) and not is_form_of(written, name, language)
