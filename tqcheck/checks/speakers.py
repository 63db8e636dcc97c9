"""Who says a quotation: the names beside it on either side, held against each other across languages."""

from collections.abc import Iterable, Sequence

from tqcheck.aligned import AlignedPair
from tqcheck.model import Link, Span
from tqcheck.names import compare_names
from tqcheck.names.mentions import Word, Words, may_be_name
from tqcheck.names.sides import sides

_ALIKE = frozenset({"same", "variant", "misspelled"})


def other_speaker(
    aligned: AlignedPair, link: Link, ours: Sequence[Span], theirs: Sequence[Span], quoted: Span
) -> tuple[str, Word] | None:
    """The reference's name beside a quotation and the candidate's, where they are two people of the reference.

    ``ours`` and ``theirs`` are the quotations of either side, ``quoted`` the one in the candidate. Asked for is more
    than two names that differ: no name beside the candidate's quotation is one of the linked sentences of the
    reference, one is a name that the reference has elsewhere, and the name of the reference stands elsewhere in the
    candidate. Scripts without capitals show no names, and None is the answer.
    """
    both = aligned.once(sides)
    lines = aligned.candidate.sentences
    touched = [i for i in link.candidate if lines[i].start < quoted.end and quoted.start < lines[i].end]
    new = _names(both.candidate, touched, theirs)
    old = _names(both.reference, link.reference, ours)
    if not new or not old:
        return None
    languages = both.reference.language, both.candidate.language
    linked = [word for i in link.reference for word in both.reference.by_sentence.get(i, ())]
    if any(_alike(word, other, languages) for other in new for word in linked):
        return None
    elsewhere = [word for word in _capital(both.reference) if word.sentence not in link.reference]
    given = next((name for name in new if any(_alike(word, name, languages) for word in elsewhere)), None)
    known = [word for word in _capital(both.candidate) if word.sentence not in link.candidate]
    own = next((name for name in old if any(_alike(name, word, languages) for word in known)), None)
    return (own.text, given) if given is not None and own is not None else None


def _names(words: Words, sentences: Iterable[int], quotations: Sequence[Span]) -> list[Word]:
    """Names of some sentences that stand outside all quotations."""
    return [
        word
        for index in sentences
        for word in words.by_sentence.get(index, ())
        if may_be_name(word, words) and not any(one.start <= word.start < one.end for one in quotations)
    ]


def _capital(words: Words) -> list[Word]:
    return [word for word in words.all() if may_be_name(word, words)]


def _alike(a: Word, b: Word, languages: tuple[str, str]) -> bool:
    return a.plain == b.plain or compare_names(a.text, b.text, *languages).relation in _ALIKE
