"""What stands for one name of the reference in the sentences of a candidate in another script.

A person has one name in a translation, whatever table of sounds one follows. A word that sounds like a name of its
linked sentences, like none of the others there, and is none of the language's own words renders that name. Where two
sentences have two renderings of which no ending, no prefix and no doubled letter makes one, at least one is wrong,
however well either sounds.
"""

import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import OSA

from tqcheck.aligned import AlignedPair
from tqcheck.names.forms.bysound import once
from tqcheck.names.forms.demonyms import is_demonym
from tqcheck.names.forms.inflection import stems
from tqcheck.names.forms.places import is_place
from tqcheck.names.lexicon import zipf
from tqcheck.names.mentions.mentions import may_be_name
from tqcheck.names.mentions.plausible import spelled
from tqcheck.names.mentions.sides import Sides, main_script, sides
from tqcheck.names.mentions.words import Word
from tqcheck.names.scripts.explained import EXPLAINED_MEAN, EXPLAINED_WORST
from tqcheck.names.scripts.hearing import Hearing, pieces
from tqcheck.names.scripts.rendered import is_known
from tqcheck.names.sounds.orthography import loosely_same
from tqcheck.names.sounds.sound import Fit
from tqcheck.names.sounds.table import SCRIPTS
from tqcheck.names.spelling import UNSPACED

# letters of a name that is told from others by its sound, of a word that renders it, and of that without an ending
_LONG, _SHORTEST, _STEM = 5, 4, 3
# mean cost in nats of a word that sounds like a name, of one that the name's own spelling is told by, and by how much
# another name of the sentence, and another word for this one, must be farther
_HEARD, _WELL, _APART = 1.4, 0.7, 0.3
_UNHEARD = Fit(math.inf, math.inf, 1, 0, 0, ())
# Zipf frequency of a word of the candidate's language
_WORD = 3.0
# how much alike two spellings of one name are, at least
_ALIKE = 0.35
# letters at the end in which two forms of a name may differ
_ENDING = 3


@dataclass(frozen=True, slots=True)
class Rendering:
    """A ``word`` of the candidate that renders a ``name`` of the reference; its ``form`` is compared with others.
    ``mean`` is what it costs to hear the name in it, in nats a sound; ``explained``: a table has it so."""

    name: Word
    word: Word
    form: str
    mean: float
    explained: bool


def rendered_otherwise(aligned: AlignedPair) -> tuple[tuple[Rendering, ...], ...]:
    """The renderings of each Latin name of the reference that are not all forms of one spelling, in order."""
    if aligned.reference is None or aligned.same_language or not aligned.is_version:
        return ()
    both = aligned.once(sides)
    if not _is_judged(both):
        return ()
    by_name: dict[str, list[Rendering]] = {}
    for link in aligned.links:
        old = [word for index in link.reference for word in both.reference.by_sentence.get(index, ())]
        new = [word for index in link.candidate for word in both.candidate.by_sentence.get(index, ())]
        for one in _renderings(old, new, both) if old and new else ():
            by_name.setdefault(one.name.plain, []).append(one)
    return tuple(
        tuple(sorted(found, key=lambda one: one.word.start))
        for found in by_name.values()
        if any(are_two(one, other, both) for one, other in combinations(found, 2))
    )


def _is_judged(both: Sides) -> bool:
    """Chinese characters sound like a name in too many ways."""
    script = main_script(both.candidate)
    return main_script(both.reference) == "Latn" and script in SCRIPTS and script not in UNSPACED


def _renderings(old: Sequence[Word], new: Sequence[Word], both: Sides) -> Iterator[Rendering]:
    """What renders the names of linked sentences, for each name the one word that does."""
    language = both.candidate.language
    names = [word for word in old if word.script == "Latn" and may_be_name(word, both.reference)]
    words = [word for word in pieces(new, language) if len(spelled(word)) >= _SHORTEST]
    if not names or not words:
        return
    hearing = Hearing(names, both, words)
    for name in {name.plain: name for name in names}.values():
        if len(name.plain) < _LONG or is_place(name.plain, hearing.old) or is_demonym(name.plain, hearing.old):
            continue
        heard = [(word, *_best(word, name, hearing, _HEARD)) for word in words]
        heard = sorted((one for one in heard if one[2].mean < _HEARD), key=lambda one: one[2].mean)
        if not heard:
            continue
        word, form, best = heard[0]
        alone = all(one.mean >= best.mean + _APART or spelled(other) == spelled(word) for other, _, one in heard[1:])
        if alone and not _is_none_of_it(word, name, best, hearing):
            explained = best.mean < EXPLAINED_MEAN and best.worst < EXPLAINED_WORST
            yield Rendering(name, word, form, best.mean, explained)


def _best(word: Word, name: Word, hearing: Hearing, mean: float) -> tuple[str, Fit]:
    """The form of a word that sounds most like a name, and how; unheard where its mean cost is above ``mean``, as that
    of most words is, which is known after a few letters."""
    forms = [form for form in stems(spelled(word), hearing.language) if len(form) >= _STEM]
    fits = [
        (form, one)
        for form in forms
        # a known spelling is heard without cost, whatever its letters are
        for one in (hearing.fit(form, name, None if hearing.is_known(form, name) else mean),)
        if one is not None
    ]
    return min(fits, key=lambda item: item[1].mean, default=(spelled(word), _UNHEARD))


def _is_none_of_it(word: Word, name: Word, best: Fit, hearing: Hearing) -> bool:
    """Whether something else explains a word: the language's own words, or another name of the sentence."""
    written, language = spelled(word), hearing.language
    if hearing.is_known(written, name):
        return False
    nearly = best.mean + _APART
    # most were asked for within it already
    within = max(_HEARD, nearly)
    return (
        zipf(written, language) >= _WORD
        or is_known(written, language)
        or any(
            _best(word, other, hearing, within)[1].mean < nearly for other in hearing.words if other.plain != name.plain
        )
    )


def are_two(one: Rendering, other: Rendering, both: Sides) -> bool:
    """Whether two renderings are in two sentences, and no ending, prefix or doubled letter makes one of them."""
    language = both.candidate.language
    a, b = spelled(one.word), spelled(other.word)
    if one.word.sentence == other.word.sentence or a == b or a in b or b in a or one.form in b or other.form in a:
        return False
    if set(stems(a, language)) & set(stems(b, language)):
        return False
    if loosely_same(once(a), once(b)):
        return False
    size = min(len(a), len(b)) - _ENDING
    if size > 0 and a[:size] == b[:size] and len(a) > _ENDING + 1:
        return False
    # in letters, of which a syllable of Hangul has two or three
    letters = unicodedata.normalize("NFD", a), unicodedata.normalize("NFD", b)
    return OSA.normalized_similarity(*letters) >= _ALIKE and min(one.mean, other.mean) < _WELL


__all__ = ["Rendering", "are_two", "rendered_otherwise"]
