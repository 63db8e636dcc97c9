"""Names of a reference without capitals, known by the candidate's names that render them."""

from collections.abc import Iterator

from tqcheck.aligned import AlignedPair
from tqcheck.model import Span
from tqcheck.names.mentions.mentions import may_be_name
from tqcheck.names.mentions.plausible import spelled
from tqcheck.names.mentions.sides import Sides, main_script
from tqcheck.names.scripts.explained import EXPLAINED_MEAN, EXPLAINED_WORST
from tqcheck.names.scripts.hearing import Hearing, pieces
from tqcheck.names.sounds.table import SCRIPTS
from tqcheck.names.spelling import UNSPACED, cased

# letters of a name that is heard inside a clause of Chinese characters, where chance has many places
_LEAST, _LEAST_IN_CLAUSE = 4, 6


def names_heard(aligned: AlignedPair, both: Sides) -> Iterator[Span]:
    """The places of the reference's words that names of the candidate's linked sentences render, in a reference whose
    script has no capitals beside a candidate in Latin letters; each once."""
    code = main_script(both.reference)
    if aligned.same_language or code not in SCRIPTS or cased(code) or main_script(both.candidate) != "Latn":
        return
    taken: set[tuple[int, int]] = set()
    for link in aligned.links:
        old = [word for index in link.reference for word in both.reference.by_sentence.get(index, ())]
        hearing = Hearing(pieces(old, both.reference.language), both)
        for index in link.candidate:
            for word in both.candidate.by_sentence.get(index, ()):
                if len(word.plain) < _LEAST or not may_be_name(word, both.candidate):
                    continue
                well = [
                    (one, name)
                    for one, name in hearing.fits(spelled(word))
                    if one.mean < EXPLAINED_MEAN
                    and one.worst < EXPLAINED_WORST
                    and (
                        name.script not in UNSPACED
                        or len(word.plain) >= _LEAST_IN_CLAUSE
                        or both.reference.language == "ja"
                    )
                ]
                if not well:
                    continue
                one, name = min(well, key=lambda item: item[0].mean)
                inside = (one.start, one.end) if name.script in UNSPACED else (0, len(name.text))
                place = name.start + inside[0], name.start + inside[1]
                if place not in taken:
                    taken.add(place)
                    yield Span(*place)


__all__ = ["names_heard"]
