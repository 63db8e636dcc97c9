"""Names that a Chinese candidate writes by their sound, otherwise than lists of names have them.

Chinese has no spaces and no capitals, and each character of a transcription is a word of its own, so that only a name
whose transcription is known, from lists or from two other sentences of the candidate, can be told from the words
around it: a run of characters that differs from it in one, by sound and not by shape alone.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from tqcheck.aligned import AlignedPair
from tqcheck.model import Confidence
from tqcheck.names.attested import attested
from tqcheck.names.mentions import Word, may_be_name
from tqcheck.names.places import names_elsewhere
from tqcheck.names.plausible import listing
from tqcheck.names.sides import Sides
from tqcheck.names.slip import Slip
from tqcheck.names.sound import fit, syllables
from tqcheck.names.spelling import fold, script

_SHORTEST, _LONG = 3, 4
# sentences that a name must stand in, its letters, and the mean cost of a run that sounds like it
_OFTEN, _NAME, _ALIKE = 2, 5, 0.7
# nats by which a run sounds less like the name than its transcription does
_WORSE, _MUCH_WORSE = 2.5, 4.0
# cost of the dearest segment of a run that is no accepted transcription
_WRONG = 5.0


def slips_in_characters(aligned: AlignedPair, both: Sides) -> Iterator[Slip]:
    """Garbled transcriptions in the sentences of a Chinese candidate, of names in a Latin reference."""
    linked = [
        (
            [
                word
                for index in link.reference
                for word in both.reference.by_sentence.get(index, ())
                if _is_heard(word, both)
            ],
            [
                (word, syllables(word.text))
                for index in link.candidate
                for word in both.candidate.by_sentence.get(index, ())
                if word.script == "Hani"
            ],
        )
        for link in aligned.links
        if link.reference and link.candidate
    ]
    known = _transcriptions(linked, both.reference.language)
    taken: set[tuple[int, int]] = set()
    for names, clauses in linked:
        for name in {name.plain: name for name in names}.values():
            rights = known.get(name.plain, ())
            held = any(_holds(clause, syllables(one)) for one in rights for _, clause in clauses)
            found = [
                (word, *run)
                for word, clause in clauses
                for one in rights
                if not held or len(one) >= _LONG
                for run in _near(name, word, clause, one)
            ]
            if not found:
                continue
            word, start, end, right, worse = max(found, key=lambda item: item[-1])
            if (word.sentence, word.start + start) not in taken:
                taken.add((word.sentence, word.start + start))
                confidence: Confidence = "medium" if worse >= _MUCH_WORSE else "low"
                yield Slip(_part(word, start, end), right, name, confidence, "the reference")


def _is_heard(word: Word, both: Sides) -> bool:
    return word.script == "Latn" and len(word.plain) >= _SHORTEST and may_be_name(word, both.reference)


_Linked = tuple[list[Word], list[tuple[Word, list[str]]]]


def _transcriptions(linked: Sequence[_Linked], language: str) -> dict[str, tuple[str, ...]]:
    """How names are transcribed: as lists have it, else as the candidate has it in two sentences and more."""
    sentences: dict[str, list[list[tuple[Word, list[str]]]]] = {}
    for names, clauses in linked:
        for plain in {name.plain for name in names}:
            sentences.setdefault(plain, []).append(clauses)
    known = {}
    for name, rows in sentences.items():
        every = (*attested(name, "Hani", "zh"), *names_elsewhere(name, language, "zh"))
        listed = tuple(one for one in dict.fromkeys(every) if len(one) >= _SHORTEST)
        if listed or len(rows) < _OFTEN or len(name) < _NAME:
            known[name] = listed
            continue
        counts = Counter(
            run
            for clauses in rows
            for run in {
                run for word, _ in clauses if len(word.text) >= _SHORTEST for run in (_sounding(name, word.text),)
            }
            if run
        )
        known[name] = tuple(run for run, count in counts.items() if count >= _OFTEN)
    return known


def _sounding(name: str, text: str) -> str | None:
    """The run of characters that sounds like a name, where one does."""
    one = fit(name, text, inside=True, language="zh")
    if one is None or one.mean > _ALIKE or one.end - one.start < _SHORTEST:
        return None
    return text[one.start : one.end]


def _holds(clause: Sequence[str], name: Sequence[str]) -> bool:
    size = len(name)
    return any(clause[at : at + size] == name for at in range(len(clause) - size + 1))


def _near(name: Word, word: Word, clause: Sequence[str], right: str) -> Iterator[tuple[int, int, str, float]]:
    """Runs of a clause that one slip may have made of a transcription: start, end, what is right, and by how much they
    sound less like the name."""
    wanted, written = syllables(right), word.text
    if len(clause) != len(written):
        return
    own = fit(name.plain, right, language="zh")
    if own is None or own.mean > _ALIKE:
        return
    size = len(wanted)
    for length in (size,) if size < _LONG else (size, size - 1, size + 1):
        for start in range(len(clause) - length + 1):
            run = clause[start : start + length]
            if run[0] != wanted[0] and run[-1] != wanted[-1]:
                continue
            if OSA.distance(run, wanted) != 1:
                continue
            text = written[start : start + length]
            if length != size and (_edge(clause, wanted, start, length) or text in right or right in text):
                continue
            if text in listing("zh") or script(text) != "Hani":
                continue
            other = fit(name.plain, text, language="zh")
            if other is None or other.worst < _WRONG:
                continue
            worse = other.total - own.total
            if worse >= _WORSE and not (run[-1] != wanted[-1] and _sounds_without_last(name, text)):
                yield start, start + length, right, worse


def _edge(clause: Sequence[str], wanted: Sequence[str], start: int, length: int) -> bool:
    """Whether a lost or added character is the first or the last, which a neighbouring word may be as well."""
    run = clause[start : start + length]
    return run[0] != wanted[0] or run[-1] != wanted[-1]


def _sounds_without_last(name: Word, text: str) -> bool:
    """Whether the last character is rather the first of the next word."""
    one = fit(name.plain, text[:-1], language="zh")
    return one is not None and one.mean < _ALIKE


def _part(word: Word, start: int, end: int) -> Word:
    text = word.text[start:end]
    return word._replace(text=text, start=word.start + start, end=word.start + end, folded=fold(text), plain=fold(text))
