"""Weekdays of languages that set no word apart: Thai, Lao, Khmer, Burmese.

A weekday's name stands inside a run of letters, and many of the names are words for a planet, a week or a person
besides; the word for a day beside it tells. Which word, and on which side: ``day_words`` in data/lexicon.toml.
"""

from collections.abc import Iterator
from functools import cache

from tqcheck.facts.lexicon import Lexicon
from tqcheck.facts.text import plain_word
from tqcheck.facts.wordlists import DATA


def unspaced_weekdays(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int, int]]:
    """Where the weekdays of a text in plain shape begin and end, and which they are, Monday being 0."""
    word = _day_word(lexicon.language)
    if word is None or word not in text:
        return
    place = 0
    while place < len(text):
        found = lexicon.weekdays.at(text, place, spaceless=True)
        if found is None:
            place += 1
            continue
        day, end = found
        # every name begins with the word for a day, or it stands on one side: ថ្ងៃពុធ, စနေနေ့
        if text.startswith(word, place) or text[:place].rstrip().endswith(word) or text.startswith(word, end):
            yield place, end, day
        place = end


@cache
def _day_word(language: str) -> str | None:
    word = DATA["day_words"].get(language)
    return None if word is None else plain_word(word)


__all__ = ["unspaced_weekdays"]
