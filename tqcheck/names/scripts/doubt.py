"""Suspected slips between scripts that are likelier what the translator chose to write."""

from collections.abc import Sequence

from tqcheck.names.forms.inflection import stems
from tqcheck.names.mentions.plausible import spelled
from tqcheck.names.mentions.sides import Sides
from tqcheck.names.mentions.slip import Slip
from tqcheck.names.spelling import cased, fold

# h of other languages may be either letter (Український правопис 2019, § 122; Правілы беларускай арфаграфіі 2008)
_ASPIRATES = frozenset({"uk", "be"})
_STEM = 4


def is_chosen(slip: Slip, others: Sequence[Slip], both: Sides) -> bool:
    """Whether a suspected slip is none after all.

    Its language writes the sound in two ways; or nothing but a sound table speaks against it, and the article writes it
    so in several places and never otherwise, or only its distance from the sound tells in a script where nothing shows
    which words are names and the word beside it is no slip.
    """
    written, language = spelled(slip.candidate), both.candidate.language
    if slip.right is not None and language in _ASPIRATES:
        right = slip.right.casefold()
        if written != right and written.replace("г", "х") == right.replace("г", "х"):
            return True
    if slip.confidence != "low" or slip.reference is None or slip.candidate.script in (slip.reference.script, "Hani"):
        return False
    if slip.right is None and not slip.odds and not cased(slip.candidate.script) and slip.candidate.script != "Jpan":
        return not any(_adjoin(slip, other) for other in others)
    if slip.right is not None and fold(slip.right) in both.candidate.forms:
        return False
    mine = {stem for stem in stems(written, language) if len(stem) >= _STEM}
    return sum(not mine.isdisjoint(stems(spelled(word), language)) for word in both.candidate.all()) > 1


def _adjoin(slip: Slip, other: Slip) -> bool:
    one, two = slip.candidate, other.candidate
    return one.sentence == two.sentence and abs(one.position - two.position) == 1
