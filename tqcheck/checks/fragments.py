"""Two sentences run into one with words lost between them: "she has You can read the documents"."""

import re
from collections.abc import Iterator

import numpy as np

from tqcheck.aligned import AlignedPair, base_language
from tqcheck.checks.engine import Hit
from tqcheck.embedding.engine import TokenVectors
from tqcheck.frequency import zipf
from tqcheck.languages import function_words
from tqcheck.model import Sentence, Span

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# On the Zipf scale: about the two hundred commonest words of a language, hardly one of which begins a name.
_USUAL = 5.6
_NOUNS_WITH_CAPITALS = frozenset({"de", "lb"})


def fragments(aligned: AlignedPair, sentence: Sentence) -> Iterator[Hit]:
    """Where a sentence of the candidate begins inside another.

    A word that this language never writes with a capital inside a sentence, between two words in small letters, says so
    by itself. Other very common words do where the other side says so: where the sentence is linked to several and the
    token of this word is nearest to the first word of one of them that is not the first.
    """
    language = base_language(aligned.candidate.language)
    known = function_words(language)
    for before, word, after in _capitals(aligned.candidate.text, sentence):
        if aligned.reference is not None and f" {word.group()} " in aligned.reference.text:
            continue
        if (known and word.group().lower() in known) or _begins_another(aligned, sentence, word, language):
            quoted = aligned.candidate.text[before.start() : after.end()]
            place = Span(before.start(), after.end())
            yield Hit(f"two sentences run together: {quoted}", candidate=place, confidence="medium")


def _capitals(text: str, sentence: Sentence) -> Iterator[tuple[re.Match[str], re.Match[str], re.Match[str]]]:
    """Words with a capital between two in small letters, with nothing but a space beside them."""
    words = list(_WORD.finditer(text, sentence.start, sentence.end))
    for before, word, after in zip(words, words[1:], words[2:], strict=False):
        capital = word.group()
        if not (capital[0].isupper() and (capital[1:].islower() or len(capital) == 1)):
            continue
        if not before.group().islower() or not after.group().islower():
            continue
        if text[before.end() : word.start()] == " " == text[word.end() : after.start()]:
            yield before, word, after


def _begins_another(aligned: AlignedPair, sentence: Sentence, word: re.Match[str], language: str) -> bool:
    """Whether the other side begins a sentence with this word, inside what the sentence is linked to."""
    link = aligned.link_of_candidate.get(sentence.index)
    if aligned.reference is None or link is None or len(link.reference) < 2 or len(link.candidate) != 1:
        return False
    if language in _NOUNS_WITH_CAPITALS or not _is_usual(word.group().lower(), language):
        return False
    first, *others = (aligned.reference.sentences[index] for index in link.reference)
    text = aligned.reference.text[first.start : others[-1].end]
    begun = [_first_word(one, first.start) for one in others]
    ours, theirs = aligned.encoder.tokens([sentence.text, text])
    start, end = word.start() - sentence.start, word.end() - sentence.start
    own, inside = _within(ours, Span(start, end)), [_within(theirs, span) for span in begun if span is not None]
    if not own.any() or not len(theirs.vectors):
        return False
    nearness = ours.vectors @ theirs.vectors.T
    nearest = int(nearness[own].max(0).argmax())
    return any(part[nearest] and own[int(nearness[:, part].max(1).argmax())] for part in inside)


def _first_word(sentence: Sentence, offset: int) -> Span | None:
    found = _WORD.search(sentence.text)
    return Span(*(sentence.start - offset + edge for edge in found.span())) if found else None


def _within(tokens: TokenVectors, span: Span) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    inside: np.ndarray[tuple[int], np.dtype[np.bool_]] = (tokens.spans[:, 0] < span.end) & (
        tokens.spans[:, 1] > span.start
    )
    return inside


def _is_usual(word: str, language: str) -> bool:
    return zipf(word, language) >= _USUAL
