"""Which words of a copy in the same language are names whose loss or gain counts."""

from tqcheck.names.forms.countries import is_country
from tqcheck.names.forms.demonyms import is_demonym
from tqcheck.names.forms.places import is_place
from tqcheck.names.lexicon import is_person_name, is_well_listed
from tqcheck.names.mentions.among_nouns import in_full, may_be_named
from tqcheck.names.mentions.mentions import Mention, calendar_words, currency_codes, not_names, usual
from tqcheck.names.mentions.words import Word, Words

# Zipf frequencies: of a word that institutions and titles are called by (Commission, Splendor), of any word, of a
# person's and of a place's name at the start of a sentence, and below which a word there is none
_CALLED, _COMMON_NAME, _ORDINARY, _AT_START, _PLACE_AT_START, _NO_WORD = 3.0, 4.8, 5.0, 4.6, 5.2, 1.5
# the same where no other word differs: of any word, and below which there is no word at the start of a sentence
_ORDINARY_VERBATIM, _NO_WORD_VERBATIM = 5.2, 2.0
# letters of a name, and of one within a sentence where no other word differs (the Fed)
_SHORTEST, _SHORTEST_VERBATIM = 4, 3
# from a title to the name behind it, a point between them or none
_GAP = 2


def names_in_copy(mention: Mention, words: Words, *, verbatim: bool) -> list[Word]:
    """The words of a mention whose loss or gain counts in a near copy. Ordinary words count only in one that is
    ``verbatim`` besides: each writer calls an institution in another way (Market Supervision, Market Regulation).
    Initials in parentheses only shorten what stands before them."""
    return [
        word
        for word in mention.words
        if is_name_in_copy(word, words, verbatim=verbatim)
        and not (word.aside and word.text.isupper())
        and (verbatim or not _is_called(word, words))
    ]


def _is_called(word: Word, words: Words) -> bool:
    """Whether things and people may be called by a word, which stands in no person's full name."""
    return word.plain not in in_full(words) and is_ordinary(word, words.language, _CALLED)


def is_name_in_copy(word: Word, words: Words, *, verbatim: bool = False) -> bool:
    """Whether a word of a near copy is a name whose loss or gain counts: not a title, a demonym or an ordinary word.
    ``verbatim``: no other word differs, so that a short or rather common word within the sentence is one as well."""
    if not word.capital or len(word.plain) < 2 or not word.plain.isalpha():
        return False
    if word.plain in not_names() or word.folded in calendar_words(words.language) or word.plain in words.lower:
        return False
    if word.text.isupper() and word.text in currency_codes():
        return False
    if is_demonym(word.plain, words.language) or (
        len(word.plain) < _SHORTEST and not word.text.isupper() and not (verbatim and _is_short_name(word, words))
    ):
        return False
    frequency = usual(word, words.language)
    place = is_place(word.plain, words.language) or is_country(word.plain)
    if not may_be_named(word, words):
        return False
    if word.initial and word.plain not in words.capital:
        # rare words begin sentences too, so that only what is known as a name is one, or what is no word at all
        return (
            (is_person_name(word.plain) and frequency < _AT_START)
            or (place and frequency < _PLACE_AT_START)
            or (is_well_listed(words.language) and frequency < (_NO_WORD_VERBATIM if verbatim else _NO_WORD))
            or (word.text.isupper() and not _shouted(word, words))
        )
    ordinary = _ORDINARY_VERBATIM if verbatim else _ORDINARY
    return frequency < ordinary or place or is_person_name(word.plain) or word.text.isupper()


def _is_short_name(word: Word, words: Words) -> bool:
    """Whether a short word may be a name, not a title before one: the Fed, but not Sen. or Sir."""
    row = words.by_sentence[word.sentence]
    after = row[word.position + 1] if word.position + 1 < len(row) else None
    before_name = after is not None and after.capital and after.start - word.end <= _GAP
    return not word.initial and not before_name and len(word.plain) >= _SHORTEST_VERBATIM


def is_ordinary(word: Word, language: str, frequency: float) -> bool:
    """Whether a word is in use as such: not as the name of a place, or of a person unless common words have it too
    (Corte, Civil). Initials are, that are as common as words (HIV, ONG)."""
    known = usual(word, language)
    return known >= (_COMMON_NAME if is_person_name(word.plain) else frequency) and not is_place(word.plain, language)


def is_named(word: Word, words: Words) -> bool:
    """Whether a word among nouns with capitals is listed as a person's or a place's name, or follows a given name."""
    before = next((one for one in words.by_sentence[word.sentence] if one.position == word.position - 1), None)
    return (
        is_person_name(word.plain)
        or is_place(word.plain, words.language)
        or (
            before is not None
            and before.capital
            and is_person_name(before.plain)
            and usual(before, words.language) < _ORDINARY
        )
    )


def _shouted(word: Word, words: Words) -> bool:
    """Whether the word's sentence is in capitals, as headlines may be."""
    row = words.by_sentence[word.sentence]
    return 2 * sum(other.text.isupper() for other in row) > len(row)
