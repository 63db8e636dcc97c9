"""Garbled names between two texts of one language whose script has no capitals.

Nothing shows there what is a name, so that only near copies are judged: sentences that are nearly the same words, in
which a rare word, or a character of a Chinese name, became another one that is no word.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import regex
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from tqcheck.aligned import AlignedPair
from tqcheck.model import Link
from tqcheck.names.compare import accepted, garbled
from tqcheck.names.forms.inflection import stems
from tqcheck.names.forms.surnames import surnames
from tqcheck.names.lexicon import has_list, zipf
from tqcheck.names.mentions.sides import Sides
from tqcheck.names.mentions.slip import Slip
from tqcheck.names.mentions.words import Word
from tqcheck.names.sounds.sound import romanised
from tqcheck.names.spelling import cased, fold, script

# share of words, in order, that two sentences of one wording have in common
_NEAR_COPY = 60.0
_SHORTEST = 4
_SHORTEST_HANGUL = 3
# Zipf frequencies: of a name that a list may hold all the same, and of what is a word
_RARE = 5.5
_WORD = 1.0
_STEM = 2.5
_COMMON = 3.5
# a given name has one or two characters; foreign names between points have more
_GIVEN = 2
_FOREIGN = 4
_POINTS = "·・‧•"
# scripts of whose languages more is known than a list of words, and languages that set no words apart
_KNOWN = frozenset({"Arab", "Hebr", "Deva", "Geor", "Jpan", "Hang", "Hani"})
# letters and signs of an ending
_ENDING = 2
_UNSPACED = frozenset({"th", "lo", "km", "my"})
_HAN = regex.compile(r"\p{Han}")
_VIRAMA = regex.compile("[्্੍્்్್്]")


def slips_uncased(aligned: AlignedPair, both: Sides) -> Iterator[Slip]:
    """Garbled names in linked sentences of one language and of a script without capitals."""
    if not aligned.same_language or aligned.reference is None:
        return
    for link in aligned.links:
        if link.reference and link.candidate and not aligned.is_verbatim(link):
            old = [word for index in link.reference for word in both.reference.by_sentence.get(index, ())]
            new = [word for index in link.candidate for word in both.candidate.by_sentence.get(index, ())]
            if not any(_is_uncased(word, both.candidate.language) for word in old):
                continue
            if fuzz.ratio([word.text for word in old], [word.text for word in new]) >= _NEAR_COPY:
                yield from _words(old, new, both)
            if both.candidate.language == "zh":
                yield from _characters(aligned, link)


def _words(old: Sequence[Word], new: Sequence[Word], both: Sides) -> Iterator[Slip]:
    language = both.candidate.language
    missing = [word for word in old if _is_comparable(word, language) and word.folded not in both.candidate.forms]
    for word in new:
        if not _is_comparable(word, language) or word.folded in both.reference.forms or _is_word(word, language):
            continue
        for name in missing:
            if (
                name.script == word.script
                and _differ_by_a_slip(name.folded, word.folded)
                and _usual(name, language) < _RARE
                and accepted(name.folded, word.folded, language, language) is None
                and not set(stems(name.folded, language)) & set(stems(word.folded, language))
                and _same_place(name, old, word, new)
                and (name.script in _KNOWN or _is_all_that_differs(name, old, word, new, language))
            ):
                yield Slip(word, name.text, name, "high" if has_list(language) else "medium", "the reference")
                break


def _is_uncased(word: Word, language: str) -> bool:
    """Whether a word is of a script without capitals, one of those less known (Bengali, Tamil) only where a list of
    words tells what is none and words stand apart."""
    if cased(word.script) or word.script in _KNOWN:
        return not cased(word.script)
    return word.text[:1].isalpha() and has_list(language) and language not in _UNSPACED


def _is_comparable(word: Word, language: str) -> bool:
    shortest = _SHORTEST_HANGUL if word.script == "Hang" else _SHORTEST
    return _is_uncased(word, language) and word.script != "Hani" and len(word.folded) >= shortest


def _is_all_that_differs(name: Word, old: Sequence[Word], word: Word, new: Sequence[Word], language: str) -> bool:
    """Whether two sentences are the same words but for these two, and these no forms of one word: in a language whose
    endings nothing tells, rare forms differ by as little as names do. They have the same letters, or the same end and
    are no verb, which both languages with a list put last."""
    if [other.folded for other in old if other is not name] != [other.folded for other in new if other is not word]:
        return False
    a, b = name.folded, word.folded
    no_form = sorted(a) == sorted(b) or (a[-_ENDING:] == b[-_ENDING:] and word is not new[-1])
    return no_form and _usual(name, language) < _WORD


def _differ_by_a_slip(a: str, b: str) -> bool:
    if script(a) == "Hang":
        a, b = unicodedata.normalize("NFD", a), unicodedata.normalize("NFD", b)
    # the sign that takes a consonant's own vowel away moves along with the consonant
    pairs = {(a, b), (_VIRAMA.sub("", a), _VIRAMA.sub("", b))}
    return any(OSA.distance(one, other, score_cutoff=2) <= 2 and garbled(one, other) for one, other in pairs)


def _usual(word: Word, language: str) -> float:
    return max(zipf(form, language) for form in (word.text, word.folded))


def _is_word(word: Word, language: str) -> bool:
    return any(zipf(form, language) >= _WORD for form in (word.text, word.folded)) or any(
        len(stem) >= _SHORTEST and zipf(stem, language) >= _STEM for stem in stems(word.folded, language)[1:]
    )


def _same_place(name: Word, old: Sequence[Word], word: Word, new: Sequence[Word]) -> bool:
    """Whether a neighbour of the name, on the same side, is the word's neighbour."""
    before = {(other.position - name.position, other.folded) for other in old if other.sentence == name.sentence}
    after = {(other.position - word.position, other.folded) for other in new if other.sentence == word.sentence}
    return any(abs(apart) == 1 for apart, _ in before & after)


def _characters(aligned: AlignedPair, link: Link) -> Iterator[Slip]:
    """Chinese names one character of which became another."""
    assert aligned.reference is not None
    first, last = aligned.reference.sentences[link.reference[0]], aligned.reference.sentences[link.reference[-1]]
    old_at, old = first.start, aligned.reference.text[first.start : last.end]
    begin, end = aligned.candidate.sentences[link.candidate[0]], aligned.candidate.sentences[link.candidate[-1]]
    new_at, new = begin.start, aligned.candidate.text[begin.start : end.end]
    if old == new or fuzz.ratio(old, new) < _NEAR_COPY:
        return
    for kind, i, until, j, to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "replace" or until - i != 1 or to - j != 1:
            continue
        extent = _name_around(old, i, aligned.reference.text)
        if extent is None:
            continue
        start, stop = extent
        name, written = old[start:stop], new[j - (i - start) : j + (stop - i)]
        if len(written) != len(name) or name in new or written in aligned.reference.text:
            continue
        if written[: i - start] + written[i - start + 1 :] != name[: i - start] + name[i - start + 1 :]:
            continue
        if romanised(new[j]) != romanised(old[i]) and any(
            zipf(written[at : at + 2], "zh") >= _COMMON for at in (i - start - 1, i - start) if 0 < at < len(name) - 1
        ):
            continue
        yield Slip(
            _word(written, new_at + j - (i - start), begin.index),
            name,
            _word(name, old_at + start, first.index),
            "high" if aligned.reference.text.count(name) > 1 else "medium",
            "the reference",
        )


def _name_around(text: str, at: int, everywhere: str) -> tuple[int, int] | None:
    """First and last (not included) character of the name that the character at ``at`` belongs to, where a surname or
    a point between the parts of a foreign name tells."""
    if not _HAN.match(text[at]):
        return None
    for size in (2, 1):
        for given in range(_GIVEN):
            start = at - given - size
            if start < 0 or text[start : start + size] not in surnames():
                continue
            longer = text[start : at + 2]
            inside = given == 0 and len(longer) == size + _GIVEN and _HAN.match(longer[-1]) is not None
            if inside and not _is_phrase(longer, size) and (everywhere.count(longer) > 1 or zipf(longer[size:], "zh")):
                return start, at + 2
            if not _is_phrase(text[start : at + 1], size) and (given or everywhere.count(text[start : at + 1]) > 1):
                return start, at + 1
    return _foreign_around(text, at)


def _is_phrase(name: str, surname: int) -> bool:
    """Whether words are common that begin with the surname or stand for the given name (高速, 王国)."""
    return zipf(name[surname:], "zh") * (len(name) - surname > 1) >= _COMMON or (
        surname == 1 and zipf(name[:_GIVEN], "zh") >= _COMMON
    )


def _foreign_around(text: str, at: int) -> tuple[int, int] | None:
    """The part of a foreign name next to a point, as far as the character."""
    for start in range(at, max(-1, at - _FOREIGN), -1):
        if start and text[start - 1] in _POINTS:
            return start, at + 1
        if not _HAN.match(text[start]):
            break
    for stop in range(at + 1, min(len(text), at + 1 + _FOREIGN)):
        if text[stop] in _POINTS:
            return at, stop
        if not _HAN.match(text[stop]):
            break
    return None


def _word(text: str, start: int, sentence: int) -> Word:
    return Word(text, start, start + len(text), sentence, 0, fold(text), fold(text), "Hani", False, True)


__all__ = ["slips_uncased"]
