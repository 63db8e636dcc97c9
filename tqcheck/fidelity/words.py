"""Words of the candidate that are none, as far as lists of words tell."""

import re
from collections.abc import Iterator, Mapping
from math import prod

from tqcheck.aligned import AlignedPair, base_language
from tqcheck.names.lexicon import has_list, is_well_listed, zipf

_WORD = re.compile(r"[^\W\d_]+")
_JOINT = re.compile(r"[\w@#/&.'’ʼ-]")
_LETTERS = 4
_MOST = 3  # of one sentence: more are rather a sign that the list does not know such words
# What a word costs of its sentence. In human translations of news one sentence in five has a word that a large list
# does not know; a small one misses a word of every sentence, and where there are no capitals names are among them.
_SURE, _UNSURE = 0.02, 0.004
# With a capital it is rather a name; and yet a list has most words that begin with one.
_CAPITAL = 0.002
# Written without spaces, or with the letters of one word in several signs of Unicode; and languages that read the
# list of a neighbour.
_NOT_READ = frozenset({"zh", "ja", "ko", "th", "hi", "nn", "hr", "bs", "me", "gl", "yue"})


def unknown_words(aligned: AlignedPair) -> Mapping[int, float]:
    """For sentences of the candidate the part, 0 to 1, that they lose by words that the list of words does not have.

    Words with a capital are rather names, and cost next to nothing; those that the reference has too are right; what
    hyphens, full stops or apostrophes join is left alone.
    """
    language = base_language(aligned.candidate.language)
    if aligned.reference is None or language in _NOT_READ or not has_list(language):
        return {}
    sure = is_well_listed(language)
    trusted = {word.casefold() for word in _WORD.findall(aligned.reference.text)}
    found: dict[int, float] = {}
    for link in aligned.links:
        for index in link.candidate if not aligned.is_verbatim(link) else ():
            words = list(_unknown(aligned.candidate.sentences[index].text, trusted, language))
            small = [word for word in words if word[0] == word[0].lower()]
            costs = [_SURE if sure and word[0].islower() else _UNSURE for word in small[:_MOST]]
            costs += [_CAPITAL] * min(_MOST, len(words) - len(small))
            if costs:
                found[index] = 1 - prod(1 - cost for cost in costs)
    return found


def _unknown(text: str, trusted: set[str], language: str) -> Iterator[str]:
    for match in _WORD.finditer(text):
        word = match.group()
        if len(word) < _LETTERS or word.isupper() or word.casefold() in trusted:
            continue
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 2]
        if _JOINT.match(before) or (_JOINT.match(after) and (after[0] != "." or after[1:].isalnum())):
            continue
        if not zipf(word, language):
            yield word
