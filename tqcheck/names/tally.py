"""How many of the reference's names the candidate kept."""

from tqcheck.aligned import AlignedPair
from tqcheck.model import Tally
from tqcheck.names.evidence import Fate, fates


def name_tally(aligned: AlignedPair) -> Tally:
    """Names of the reference whose fate in the candidate could be told, and how many of them were kept.

    A name is counted once for each sentence that has it. A garbled name is not kept, nor is one whose sentence was
    dropped or that its sentence lost; what cannot be told is left out of the total: a name that was translated, a
    script without a method, a spelling that is only suspected to be wrong (a finding of low confidence).
    """
    told = [fate for fate in aligned.once(fates) if fate.outcome != "unknown" and not fate.doubtful]
    return Tally(float(sum(fate.outcome == "kept" for fate in told)), len(told))


__all__ = ["Fate", "name_tally"]
