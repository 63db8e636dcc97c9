"""How little the names of a link look like anything on its other side."""

from collections.abc import Mapping

from tqcheck.aligned import AlignedPair
from tqcheck.quality.spellings import strangeness


def strange_names(aligned: AlignedPair) -> Mapping[int, float]:
    """For links between two languages, by number, how strange the names of both sides are to the other side, above 0
    and below 2.4. Within one language the checks of names see all there is."""
    if aligned.reference is None or aligned.same_language or not aligned.is_version:
        return {}
    found = {}
    for number, link in enumerate(aligned.links):
        if link.reference and link.candidate:
            ours = " ".join(aligned.reference.sentences[index].text for index in link.reference)
            theirs = " ".join(aligned.candidate.sentences[index].text for index in link.candidate)
            if strange := strangeness(ours, theirs) + strangeness(theirs, ours):
                found[number] = strange
    return found
