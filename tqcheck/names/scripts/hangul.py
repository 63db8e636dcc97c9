"""What in Hangul may be a name: nothing shows it there, and particles are written with their word."""

from functools import lru_cache

from tqcheck.names.forms.inflection import inflection, stems
from tqcheck.names.lexicon import zipf
from tqcheck.names.scripts.hearing import Hearing

# almost any two syllables are a word
_SHORTEST = 3
# Zipf frequency of the language's own words
_COMMON = 3.0


@lru_cache(maxsize=16384)
def is_word_in_hangul(written: str, language: str) -> bool:
    """Whether a word is short without its particle, or the language's own: lists have words without particles alone."""
    endings = inflection(language).endings
    return (
        len(written) < _SHORTEST
        or any(written[at:] in endings for at in range(1, _SHORTEST))
        or any(zipf(form, language) >= _COMMON for form in stems(written, language))
    )


def is_joined_in_hangul(written: str, hearing: Hearing) -> bool:
    """Whether a word begins with a known spelling of a name of the reference and goes on with a noun (런던행, bound for
    London); one that says the last syllable twice is a slip."""
    return any(
        written.startswith(known) and written[len(known) :] and not written.startswith(known[-1], len(known))
        for name in hearing.near(written)
        for known in hearing.known(name, "Hang")
    )
