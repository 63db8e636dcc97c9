"""What stands beside a garbled word and beside the name that it may stand for."""

from rapidfuzz.distance import OSA

from tqcheck.names.lexicon import is_person_name
from tqcheck.names.mentions.words import Word

# letters that one given name has otherwise than another that is taken for it
_NEAR_GIVEN = 2


def stands_beside(name: Word, reference: list[Word], word: Word, candidate: list[Word]) -> bool:
    """Whether the word has, on the same side, the neighbour that the name has in the reference."""
    around = {
        (w.position - name.position, w.plain)
        for w in reference
        if w.sentence == name.sentence and abs(w.position - name.position) == 1 and w.capital
    }
    return any(
        w.sentence == word.sentence and w.capital and (w.position - word.position, w.plain) in around for w in candidate
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
