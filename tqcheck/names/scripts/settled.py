"""Names that an article in a script without capitals writes otherwise at one place than at all others.

What an article writes for a name of the reference in other sentences is known better than any table tells: where one
sentence lacks it, though its partner has the name, and has a word one slip from it that is nothing else, that word is
the slip. Two accepted romanisations of a name are none, unless the article has settled on one of them.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from rapidfuzz.distance import OSA

from tqcheck.aligned import AlignedPair
from tqcheck.model import Link
from tqcheck.names.forms.inflection import stems
from tqcheck.names.lexicon import zipf
from tqcheck.names.mentions.plausible import spelled
from tqcheck.names.mentions.sides import Sides, main_script
from tqcheck.names.mentions.slip import Slip
from tqcheck.names.mentions.words import Word
from tqcheck.names.scripts.explained import EXPLAINED_MEAN, EXPLAINED_WORST, is_other, is_plural
from tqcheck.names.scripts.hangul import is_word_in_hangul
from tqcheck.names.scripts.hearing import ALIKE_MEAN, ALIKE_WORST, Hearing, may_be_heard, pieces
from tqcheck.names.sounds.channel import slip_between
from tqcheck.names.sounds.sound import Fit
from tqcheck.names.sounds.table import SCRIPTS
from tqcheck.names.spelling import UNSPACED, cased

_SHORTEST, _STEM = 4, 3
# code points that one slip changes at most, and the Zipf frequency of what is a word
_SLIP, _COMMON = 3, 3.0
# sentences with one spelling from which on an article has settled on it
_SETTLED = 3

_Row = tuple[list[Word], list[Word]]
"""Names of the reference and words of the candidate that are linked."""


def slips_of_settled(aligned: AlignedPair, both: Sides) -> Iterator[Slip]:
    """Words of the candidate one slip from what it writes elsewhere for the same Latin name."""
    script = main_script(both.candidate)
    if main_script(both.reference) != "Latn" or script not in SCRIPTS or script in UNSPACED or cased(script):
        return
    named: dict[str, list[_Row]] = {}
    for link in aligned.links:
        if link.reference and link.candidate:
            row = _linked(link, both)
            for plain in dict.fromkeys(name.plain for name in row[0]):
                named.setdefault(plain, []).append(row)
    for plain, rows in named.items():
        if len(rows) > 1:
            yield from _slips(plain, rows, both)


def _linked(link: Link, both: Sides) -> _Row:
    names = chain.from_iterable(both.reference.by_sentence.get(index, ()) for index in link.reference)
    words = chain.from_iterable(both.candidate.by_sentence.get(index, ()) for index in link.candidate)
    return (
        [
            name
            for name in names
            if name.script == "Latn" and len(name.plain) >= _SHORTEST and may_be_heard(name, both.reference)
        ],
        [word for word in pieces(words, both.candidate.language) if len(spelled(word)) >= _SHORTEST],
    )


@lru_cache(maxsize=16384)
def _stem(spelling: str, language: str) -> str:
    """The least that a spelling may be an inflected form of."""
    return min((stem for stem in stems(spelling, language) if len(stem) >= _STEM), key=len, default=spelling)


def _slips(plain: str, rows: Sequence[_Row], both: Sides) -> Iterator[Slip]:
    """Slips of what one name is written as in the sentences that have it."""
    language = both.candidate.language
    places: dict[str, dict[int, Word]] = {}
    for at, (_, words) in enumerate(rows):
        for word in words:
            places.setdefault(_stem(spelled(word), language), {}).setdefault(at, word)
    for stem, there in places.items():
        rare = [(at, word) for at, word in there.items() if zipf(spelled(word), language) < _COMMON]
        if not rare:
            continue
        near = [
            elsewhere
            for other, elsewhere in places.items()
            if len(elsewhere) >= len(there)
            and abs(len(other) - len(stem)) <= _SLIP
            and other != stem
            and OSA.distance(other, stem, score_cutoff=_SLIP) <= _SLIP
        ]
        for at, word in rare:
            name = next(name for name in rows[at][0] if name.plain == plain)
            for elsewhere in near:
                if at in elsewhere:
                    continue
                right = next(iter(elsewhere.values()))
                if _is_slip(word, right, name, len(elsewhere), both):
                    yield Slip(word, right.text, name, "low", "the reference")
                    break


def _is_slip(word: Word, right: Word, name: Word, times: int, both: Sides) -> bool:
    """Whether a word is a slip of one that stands for a name in so many other sentences; what is left of it behind a
    prefix may be another romanisation that lacks the first letter."""
    written, wanted = spelled(word), spelled(right)
    if word.script == "Hang" and is_word_in_hangul(written, both.candidate.language):
        return False
    if not is_other(wanted, written, both.candidate.language) or slip_between(wanted, written) is None:
        return False
    if is_plural(written, wanted, name, both) or any(
        wanted.endswith(rest) for rest in stems(written, both.candidate.language)[1:]
    ):
        return False
    hearing = Hearing([name], both)
    theirs = hearing.fit(wanted, name)
    if theirs is None or theirs.mean >= ALIKE_MEAN or theirs.worst >= ALIKE_WORST:
        return False
    return times >= _SETTLED or not _is_explained(hearing.fit(written, name))


def _is_explained(one: Fit | None) -> bool:
    return one is not None and one.mean < EXPLAINED_MEAN and one.worst < EXPLAINED_WORST
