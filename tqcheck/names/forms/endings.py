"""Two forms of one name, each with the ending that its language gives it."""

from tqcheck.names.forms.inflection import inflection, is_form_of, stems
from tqcheck.names.forms.nouns import is_noun
from tqcheck.names.lexicon import is_person_name, zipf

# endings from which on a language has cases
_CASES = 16
# letters of a stem that two forms share, and of one that may be a part of a longer word
_STEM, LONG_STEM = 2, 5


def lost_its_ending(a: str, b: str, language: str) -> bool:
    """Whether ``b`` is ``a`` without the s of the genitive (Schüler Johann Sebastian Bachs), or the noun that it is a
    form of (Ersatzzügen); what lists of persons have with its ending has it as a part of the name (Williams)."""
    if is_person_name(a) or not is_form_of(a, b, language):
        return False
    genitive = a in (b + "s", b + "es") and zipf(a, language) <= zipf(b, language)
    return genitive or is_noun(b, language)


def is_of_genitive(a: str, b: str, language_a: str, language_b: str) -> bool:
    """Whether ``a`` ends in the s of a genitive, the one ending that names have in a language without cases, and ``b``
    is a form of what stands before it (Halvorsunds, Halvorsunda); lists of persons have no such name (Williams)."""
    if not a.endswith("s") or "s" not in inflection(language_a).endings or declines(language_a):
        return False
    return len(a) > LONG_STEM and not is_person_name(a) and is_form_of(b, a[:-1], language_b)


def share_a_stem(a: str, b: str, language_a: str, language_b: str) -> bool:
    """Whether each of two words, in languages that both have cases, may be a form of one stem."""
    if not (declines(language_a) and declines(language_b)):
        return False
    least = max(_STEM, (min(len(a), len(b)) + 1) // 2)
    mine = {stem for stem in stems(a, language_a) if len(stem) >= least}
    return any(len(stem) >= least and stem in mine for stem in stems(b, language_b))


def declines(language: str) -> bool:
    """Whether the language has cases, so that a name of a text may stand there in an oblique one only."""
    return len(inflection(language).endings) >= _CASES
