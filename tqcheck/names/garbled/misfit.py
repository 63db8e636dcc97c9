"""Garbled words of languages that write names by sound, told by their letters: one slip away from a spelling that the
language is likelier to write and that stands for a name of the reference by its sound or by its own letters.
"""

import math
from collections.abc import Sequence

from tqcheck.names.compare import BY_SOUND, accepted
from tqcheck.names.forms.bysound import heard_as, without_spare_letters
from tqcheck.names.forms.inflection import stems
from tqcheck.names.forms.places import names_elsewhere
from tqcheck.names.mentions.plausible import unseen
from tqcheck.names.mentions.sides import Sides
from tqcheck.names.mentions.words import Word
from tqcheck.names.scripts.explained import is_of_two
from tqcheck.names.sounds.channel import sources
from tqcheck.names.sounds.sound import fit

_STEM = 3
_SLIP = math.log(0.05)
# log odds by the letters alone below which the written word is right, however it sounds
_LETTERS = -4.0
# nats that a name unlike anything heard may be farther from its spelling than a right one
_MOST = 12.0


def likelier(word: Word, names: Sequence[Word], both: Sides, least: float) -> tuple[float, Word] | None:
    """The log odds that a word is a slip of what stands for one of some names, and that name; None below ``least``.

    Names that the language has a word of its own for, and two names in one word, are not judged.
    """
    language, other = both.candidate.language, both.reference.language
    names = [name for name in names if not names_elsewhere(name.plain, other, language)]
    written = word.plain
    if any(is_of_two(heard_as(stem, language), name, both) for stem in stems(written, language) for name in names):
        return None
    own = min((cost for name in names for cost in (_cost(written, name, language),)), default=_MOST)
    likely = unseen(written, language)
    best: tuple[float, Word] | None = None
    for spelling, slip in sources(written).items():
        prior = unseen(spelling, language) + slip + _SLIP - likely
        if prior < _LETTERS or prior + own < max(least, best[0] if best else least):
            continue
        for name in names:
            cost = _right(spelling, name, language, other)
            if cost is not None and prior + own - cost > (best[0] if best else least):
                best = prior + own - cost, name
    return best


def spare(word: Word, names: Sequence[Word], both: Sides) -> tuple[str, Word] | None:
    """A word without the letter that names written by sound do not have, and the name that it stands for without it and
    that has no such letter either; None where it has none."""
    language, other = both.candidate.language, both.reference.language
    for spelling, reasons in without_spare_letters(word.plain, language):
        for name in names:
            if (
                not (reasons in name.plain if reasons[0] == reasons[-1] else set(reasons).intersection(name.plain))
                and accepted(name.folded, word.folded, other, language) in (None, BY_SOUND)
                and (
                    accepted(name.folded, spelling, other, language) is not None
                    or any(
                        not set(stems(called, language)).isdisjoint(stems(spelling, language))
                        for called in names_elsewhere(name.plain, other, language)
                    )
                )
            ):
                return spelling, name
    return None


def _right(spelling: str, name: Word, language: str, other: str) -> float | None:
    """What a spelling costs as the name, None where it does not stand for it."""
    reason = accepted(name.folded, spelling, other, language)
    if reason is None:
        return None
    return _cost(spelling, name, language) if reason == BY_SOUND else 0.0


def _cost(written: str, name: Word, language: str) -> float:
    """How many nats a spelling is from the sound of a name."""
    fits = [
        one.total
        for stem in stems(written, language)
        if len(stem) >= _STEM
        for one in (fit(name.plain, heard_as(stem, language)),)
        if one is not None
    ]
    return min([*fits, _MOST])
