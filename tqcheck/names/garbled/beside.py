"""What stands beside a garbled word and beside the name that it may stand for."""

from rapidfuzz.distance import OSA

from tqcheck.names.lexicon import is_person_name
from tqcheck.names.mentions.words import Word

# letters that one given name has otherwise than another that is taken for it
_NEAR_GIVEN = 2
# letters of an initial or a title before a point (J. Smith, Dr. Smith)
_ABBREVIATED = 4


def stands_beside(name: Word, reference: list[Word], word: Word, candidate: list[Word]) -> bool:
    """Whether the word has, on the same side, the neighbour that the name has in the reference."""
    around = {(w.position - name.position, w.plain) for w in reference if w.capital and _are_together(w, name)}
    return any(
        w.capital and (w.position - word.position, w.plain) in around and _are_together(w, word) for w in candidate
    )


def _are_together(one: Word, other: Word) -> bool:
    """Whether two words follow each other with no more between them than a space, or the point of an abbreviation: what
    a comma divides are two names (Bamako, Timbuktu)."""
    first, second = sorted((one, other), key=lambda word: word.position)
    return (
        first.sentence == second.sentence
        and second.position - first.position == 1
        and (second.start - first.end <= 1 or len(first.plain) <= _ABBREVIATED)
    )


def follows_given(name: Word, reference: list[Word], word: Word, candidate: list[Word]) -> bool:
    """Whether both words stand behind one and the same given name or initial."""
    first, second = _neighbour(name, reference, -1), _neighbour(word, candidate, -1)
    return (
        first is not None
        and second is not None
        and first.plain == second.plain
        and first.text[:1].isupper()
        and (len(first.plain) == 1 or is_person_name(first.plain))
    )


def is_given_name_of(name: Word, word: Word, reference: list[Word], candidate: list[Word]) -> bool:
    """Whether both words are given names of persons and stand before one and the same surname (Antonio for Antony)."""
    first, second = _neighbour(name, reference, 1), _neighbour(word, candidate, 1)
    return (
        first is not None
        and second is not None
        and first.capital
        and first.plain == second.plain
        and is_person_name(name.plain)
        and is_person_name(word.plain)
        and OSA.distance(name.plain, word.plain) <= _NEAR_GIVEN
    )


def _neighbour(word: Word, row: list[Word], step: int) -> Word | None:
    """The word before or behind one in its sentence."""
    wanted = word.sentence, word.position + step
    return next((other for other in row if (other.sentence, other.position) == wanted), None)
