"""Names rendered so far from their sound that no single slip explains them.

Such a word is found by contrast: nothing lists it, nothing in the reference is written like that, one rare name of the
linked sentence is by far the nearest to it, nothing else in the candidate's sentence is nearer to that name, and still
part of it is written as no romanisation writes.
"""

from collections.abc import Sequence

from tqcheck.names.forms.demonyms import is_demonym
from tqcheck.names.forms.inflection import stems
from tqcheck.names.forms.places import is_place
from tqcheck.names.lexicon import is_person_name, zipf
from tqcheck.names.mentions.plausible import listing, spelled
from tqcheck.names.mentions.sides import Sides
from tqcheck.names.mentions.words import Word
from tqcheck.names.scripts.explained import is_adjective, is_spoken
from tqcheck.names.scripts.hearing import ALIKE_MEAN, Hearing
from tqcheck.names.sounds.table import SPARSE
from tqcheck.names.spelling import UNSPACED, cased

_SHORTEST = 5
_SIZE = 9
_RARE = 2.0
_WORST = 5.0
# means of costs in nats: right renderings of rare names stay below the first, chance resemblance is above the second
_WRONG, _CHANCE = 1.0, 1.3
_APART = 0.4


def unheard(word: Word, words: Sequence[Word], hearing: Hearing, everywhere: Hearing, both: Sides) -> Word | None:
    """The name of the linked sentences that a word of the candidate renders against its sound, or None.

    ``words`` are the candidate's words that may be names in these sentences; ``everywhere`` hears the whole reference.
    """
    written = spelled(word)
    if word.script in UNSPACED:
        return None  # a clause, of which a name may be a part
    if len(written) < _SHORTEST or (cased(word.script) and word.initial) or _is_known(written, both.candidate.language):
        return None
    fits = sorted(
        ((one.mean, one.worst, one.size, index) for index, (one, _) in enumerate(hearing.fits(written))),
    )
    if not fits or not _WRONG < fits[0][0] < _CHANCE or fits[0][1] < _WORST or fits[0][2] < _SIZE:
        return None
    name = hearing.fits(written)[fits[0][3]][1]
    if name.script in UNSPACED | SPARSE:
        return None
    if _is_made_of_words(name.text) or _is_ordinary(spelled(name), both.reference.language):
        return None
    if is_spoken(word, name, both) or is_adjective(written, name, hearing):
        return None
    mean = fits[0][0]
    if len(fits) > 1 and fits[1][0] < mean + _APART:
        return None
    if any(one.mean < ALIKE_MEAN for one, _ in everywhere.fits(written)):
        return None
    for other in words:
        if spelled(other) != written:
            one = hearing.fit(spelled(other), name)
            if one is not None and one.mean < mean + _APART:
                return None
    return name


def _is_known(written: str, language: str) -> bool:
    forms = stems(written, language)
    words = listing(language)
    return any(form in words or is_person_name(form) or is_place(form, language) for form in forms) or is_demonym(
        written, language
    )


def _is_made_of_words(name: str) -> bool:
    """Whether a name has a capital inside, so that it is read as several words (MoveOn) or by its letters."""
    return not name.isupper() and any(letter.isupper() for letter in name[1:])


def _is_ordinary(name: str, language: str) -> bool:
    return len(name) < _SHORTEST or any(zipf(form, language) >= _RARE for form in stems(name, language))
