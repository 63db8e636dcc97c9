"""How many of the reference's names the candidate kept."""

from tqcheck.aligned import AlignedPair
from tqcheck.model import Tally
from tqcheck.names.evidence import Fate, fates
from tqcheck.names.garbled.slips import slips
from tqcheck.names.mentions.sides import sides
from tqcheck.names.scripts.heard import names_heard


def name_tally(aligned: AlignedPair) -> Tally:
    """Names of the reference whose fate in the candidate could be told, and how many of them were kept.

    A name is counted once for each sentence that has it. A garbled name is not kept, nor is one whose sentence was
    dropped or that its sentence lost; what cannot be told is left out of the total: a name that was translated, a
    script without a method, a spelling that is only suspected to be wrong (a finding of low confidence). Of a reference
    in a script without capitals those words count as names that a name of the candidate renders, garbled or not.
    """
    every = aligned.once(fates)
    told = [fate for fate in every if fate.outcome != "unknown" and not fate.doubtful]
    kept, total = sum(fate.outcome == "kept" for fate in told), len(told)
    if aligned.reference is None or aligned.verbatim:
        return Tally(float(kept), total)
    # what the checks accuse counts, whether capitals show it to be a name or not
    counted = {word.start for fate in every for word in fate.mention.words}
    accused = {slip.reference.start: slip for slip in aligned.once(slips) if slip.reference is not None}
    wrong = {at for at, slip in accused.items() if slip.confidence != "low"} - counted
    right = {span.start for span in names_heard(aligned, aligned.once(sides))} - counted - accused.keys()
    return Tally(float(kept + len(right)), total + len(wrong) + len(right))


__all__ = ["Fate", "name_tally"]
