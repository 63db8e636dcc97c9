"""How many of the reference's facts the candidate keeps: what the score ``fact_fidelity`` is made of."""

from tqcheck.aligned import AlignedPair
from tqcheck.facts.comparing import compare_facts, document_facts
from tqcheck.facts.fact import Fact
from tqcheck.model import Tally


def fact_tally(aligned: AlignedPair) -> Tally:
    """Numbers in digits, dates, weekdays and times of the reference that the candidate keeps, of all that it has.

    A right conversion is kept, and so is what the candidate only says in other words; facts of sentences that the
    candidate dropped are lost. Numbers in words are left out: translations drop and add them freely. Of a
    verbatim copy nothing is counted: all is kept.
    """
    if aligned.reference is None or aligned.verbatim:
        return Tally(0, 0)
    comparison = aligned.once(compare_facts)
    total = sum(map(_counts, document_facts(aligned.reference, range(len(aligned.reference.sentences)))))
    kept = sum(_counts(pair.reference) for pair in comparison.kept)
    kept += sum(_counts(fact) for fact in comparison.supported)
    kept += sum(_counts(one.reference) for one in comparison.changed if one.change == "converted")
    kept -= sum(_counts(one.reference) for one in comparison.changed if one.change == "unit")
    return Tally(kept, total)


def _counts(fact: Fact) -> bool:
    return not fact.loose and (fact.digits or fact.kind != "number")
