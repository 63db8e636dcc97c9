"""Text that a candidate has from its source as it stands: what was left untranslated, by its letters."""

import re
from itertools import islice

_WORD = re.compile(r"\w+")
# Words in a row that are the source's, so many of them with letters and no capital: names, titles and results of
# matches stay as they are.
_RUN, _NO_NAMES = 4, 3
_OTHER_WORDS = 2  # as if so many more were not the source's: of three words nothing can be told
_RELATED = 0.15  # so many of the other words stand in the source too: two languages that have words in common


def copied(candidate: str, source: str) -> float:
    """The part of the candidate's letters, 0 to 1, in runs of four words or more that the source has in this order.

    Between languages that have many words in common, as Norwegian and Danish, such runs are no sign of anything: what
    the words outside the runs have in common with the source is taken for that. Of scripts without spaces only whole
    clauses are compared.
    """
    ours, theirs = _WORD.findall(candidate), _WORD.findall(source)
    runs = set(_runs(theirs))
    inside = [False] * len(ours)
    for place, run in enumerate(_runs(ours)):
        if run in runs and sum(word[0].isalpha() and not word[0].isupper() for word in run) >= _NO_NAMES:
            inside[place : place + _RUN] = [True] * _RUN
    if not any(inside):
        return 0.0
    known = set(theirs)
    outside = [word for word, within in zip(ours, inside, strict=True) if not within and word[0].islower()]
    related = sum(word in known for word in outside) / (len(outside) + _OTHER_WORDS) / _RELATED
    letters = sum(len(word) for word, within in zip(ours, inside, strict=True) if within)
    return max(0.0, 1 - related) * letters / sum(map(len, ours))


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    return list(zip(*(islice(words, start, None) for start in range(_RUN)), strict=False))
