"""Names of people that a script without capitals writes by syllables, beside words with capitals in Latin letters."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tqcheck.aligned import AlignedPair, Document
from tqcheck.model import Confidence
from tqcheck.names.lexicon import zipf
from tqcheck.names.mentions.sides import Sides
from tqcheck.names.mentions.slip import Slip
from tqcheck.names.mentions.words import Word
from tqcheck.names.spelling import fold

GIVEN = 2
"""Signs of a given name, or one less."""
_WORDS = 4
# Zipf frequency of words in use, which a name that has a slip hardly is
_IN_USE = 4.0


@dataclass(frozen=True, slots=True)
class Person:
    """A surname of the reference and the signs behind it, which may be a given name; ``word`` is both."""

    word: Word
    surname: str
    given: str


@dataclass(frozen=True, slots=True)
class Garbled:
    """What is wrong in words of the candidate: how many letters, in which words, and how they are written."""

    letters: int
    words: tuple[Word, ...]
    right: str
    person: Person
    confidence: Confidence


Read = Callable[[Word], Iterator[Person]]
Compare = Callable[[Sequence[Word], Person], Iterable[Garbled]]


def slips_of_people(
    aligned: AlignedPair,
    both: Sides,
    read: Read,
    is_right: Callable[[Sequence[Word]], bool],
    compare: Compare,
    alone: Callable[[Word, Sequence[Person]], Garbled | None],
    *,
    hyphens: bool,
) -> Iterator[Slip]:
    """Garbled names in linked sentences.

    ``read`` gives what may be a person in a word of the reference, ``is_right`` tells whether words are any name of it,
    ``compare`` what is wrong in words that may be a person, ``alone`` what is in a word outside of these; ``hyphens``:
    whether names with a hyphen are judged.
    """
    for link in aligned.links:
        if not link.reference or not link.candidate:
            continue
        people = [
            person
            for index in link.reference
            for word in both.reference.by_sentence.get(index, ())
            for person in read(word)
        ]
        for index in link.candidate if people else ():
            row = both.candidate.by_sentence.get(index, ())
            found = [
                one
                for run in _runs(aligned.candidate, row, hyphens=hyphens)
                for one in _garbled(list(_parts(aligned.candidate, run)), people, is_right, compare)
            ]
            taken = {word.start for one in found for word in one.words}
            single = (alone(word, people) for word in row if word.start not in taken)
            for one in (*found, *(one for one in single if one is not None)):
                yield Slip(
                    _as_one(aligned.candidate, one.words), one.right, one.person.word, one.confidence, "the reference"
                )


def people_at(word: Word, at: int, size: int) -> Iterator[Person]:
    """What may be a person whose surname has ``size`` signs from a place of a word on, longer given names last."""
    for end in range(at + size + 1, min(at + size + GIVEN, len(word.text)) + 1):
        name = word.text[at:end]
        place = word._replace(text=name, start=word.start + at, end=word.start + end, folded=name, plain=name)
        yield Person(place, name[:size], name[size:])


def _runs(document: Document, row: Sequence[Word], *, hyphens: bool) -> Iterator[tuple[Word, ...]]:
    """Words with capitals that nothing but a space parts, as many as stand together; what follows a hyphen needs no
    capital."""
    run: list[Word] = []
    between = (" ", "\u00a0", "-") if hyphens else (" ", "\u00a0")
    for word in row:
        behind = hyphens and document.text[word.start - 1 : word.start] == "-"
        if run and document.text[run[-1].end : word.start] not in between:
            yield from _worth(run)
            run = []
        if (
            word.script == "Latn"
            and (word.capital or (behind and run))
            and word.plain.isalpha()
            and (hyphens or not has_hyphen(document, word))
        ):
            run.append(word)
        else:
            yield from _worth(run)
            run = []
    yield from _worth(run)


def _worth(run: list[Word]) -> Iterator[tuple[Word, ...]]:
    if len(run) > 1:
        yield tuple(run)


def has_hyphen(document: Document, word: Word) -> bool:
    """Whether a hyphen joins a word to one beside it."""
    return "-" in (document.text[word.start - 1 : word.start], document.text[word.end : word.end + 1])


def _parts(document: Document, run: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The parts of a run that may be a whole name: none that a hyphen joins to the next word."""
    for at in range(len(run)):
        for part in (run[at : at + size] for size in range(2, min(_WORDS, len(run) - at) + 1)):
            if "-" not in (
                document.text[part[0].start - 1 : part[0].start],
                document.text[part[-1].end : part[-1].end + 1],
            ):
                yield part


def _garbled(
    parts: Sequence[Sequence[Word]],
    people: Sequence[Person],
    is_right: Callable[[Sequence[Word]], bool],
    compare: Compare,
) -> Iterator[Garbled]:
    """What is wrong in the parts of a run, none of it twice."""
    right = {word.start for part in parts if is_right(part) for word in part}
    found = [
        (one.letters - len(joined(part)), one, part)
        for part in parts
        if right.isdisjoint(word.start for word in part)
        for person in people
        for one in compare(part, person)
    ]
    taken: set[int] = set()
    # what explains most letters of the run with the fewest slips
    for _, one, part in sorted(found, key=lambda each: (each[0], -len(each[1].person.word.text))):
        if taken.isdisjoint(word.start for word in part):
            taken.update(word.start for word in part)
            yield one


def halves(part: Sequence[Word]) -> Iterator[tuple[Sequence[Word], Sequence[Word]]]:
    """Words as a surname and a given name, either first."""
    for at in range(1, len(part)):
        yield part[:at], part[at:]
        yield part[at:], part[:at]


def are_words(words: Sequence[Word], language: str, in_use: float = _IN_USE) -> bool:
    """Whether all of some words are in use as such."""
    return all(zipf(word.plain, language) >= in_use for word in words)


def joined(words: Sequence[Word]) -> str:
    """Words in one."""
    return "".join(word.plain for word in words)


def _as_one(document: Document, words: Sequence[Word]) -> Word:
    """Some words side by side as one."""
    first, last = words[0], words[-1]
    text = document.text[first.start : last.end]
    return first._replace(text=text, end=last.end, folded=fold(text), plain=fold(text))
