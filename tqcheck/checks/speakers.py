"""Who says a quotation: the names beside it on either side, held against each other."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from tqcheck.aligned import AlignedPair
from tqcheck.late import late_re
from tqcheck.model import Link, Span
from tqcheck.names import compare_names
from tqcheck.names.forms.nouns import is_listed_noun
from tqcheck.names.lexicon import is_person_name, zipf
from tqcheck.names.mentions.mentions import may_be_name
from tqcheck.names.mentions.sides import sides
from tqcheck.names.mentions.words import Word, Words
from tqcheck.names.spelling import fold

_ALIKE = frozenset({"same", "variant", "misspelled"})
_SURELY_ALIKE = frozenset({"same", "variant"})
# A name of a script without capitals is a rare word of some length.
_RARE = 3.8
_SHORTEST = 4
_TOKEN = late_re(
    r"[\u30a0-\u30ff]+|[\u3400-\u9fff]+|[\u3040-\u309f]+|[^\W\u3040-\u30ff\u3400-\u9fff][\w\u0300-\u036f\u0900-\u0963\u0966-\u0dff]*"
)


def other_speaker(
    aligned: AlignedPair, link: Link, ours: Sequence[Span], theirs: Sequence[Span], quoted: Span
) -> tuple[str, Word] | None:
    """The reference's name beside a quotation and the candidate's, where they are two people of the reference.

    ``ours`` and ``theirs`` are the quotations of either side, ``quoted`` the one in the candidate. Asked for is more
    than two names that differ: no name beside the candidate's quotation is one of the linked sentences of the
    reference, one is a name that the reference has elsewhere, and the name of the reference stands elsewhere in the
    candidate. In scripts without capitals any word of four letters may be the name that sounds like the other side's;
    where neither side has capitals, None is the answer.
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
        if _looks_like_name(word, words) and not any(one.start <= word.start < one.end for one in quotations)
    ]


def _capital(words: Words) -> list[Word]:
    return [word for word in words.all() if _looks_like_name(word, words)]


def _looks_like_name(word: Word, words: Words) -> bool:
    if not _has_case(word):
        return len(word.plain) >= _SHORTEST
    return may_be_name(word, words) and not is_role(word.text, words.language)


def is_role(word: str, language: str) -> bool:
    """Whether a word is no name, though it has a capital, among nouns with capitals: so die Wirtin."""
    folded = fold(word)
    return is_listed_noun(folded, language) and not is_person_name(folded)


def _has_case(word: Word) -> bool:
    return word.text.lower() != word.text.upper()


def _alike(a: Word, b: Word, languages: tuple[str, str]) -> bool:
    if not (_has_case(a) or _has_case(b)):
        return a.plain == b.plain
    alike = _ALIKE if _has_case(a) and _has_case(b) else _SURELY_ALIKE
    return a.plain == b.plain or compare_names(a.text, b.text, *languages).relation in alike


def swapped(before: str, after: str, reference: str, candidate: str, language: str) -> tuple[str, str] | None:
    """Two names of one language of which the second stands in the place of the first, in scripts without capitals.

    ``before`` and ``after`` are what stands around a quotation on either side; ``reference`` and ``candidate`` the
    articles. The new word must be one that ``before`` has not and the reference has elsewhere, the old one must stand
    elsewhere in the candidate, and both must be rare.
    """
    old, new = ([match.group() for match in _TOKEN.finditer(text)] for text in (before, after))
    if not any(_may_be_rare_name(word, language) for word in new):
        return None
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "replace":
            continue
        given = [w for w in new[k:m] if _may_be_rare_name(w, language) and w not in before and w in reference]
        own = [w for w in old[i:j] if _may_be_rare_name(w, language) and w not in after and w in candidate]
        if given and own:
            return own[0], given[0]
    return None


def _may_be_rare_name(word: str, language: str) -> bool:
    caseless = word.lower() == word.upper() and word[0].isalpha()
    return caseless and len(word) >= _SHORTEST and zipf(word, language) < _RARE
