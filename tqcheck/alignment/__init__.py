"""Sentences to links: which sentences of two texts say the same, what is dropped, added or moved."""

from tqcheck.alignment.aligner import align
from tqcheck.alignment.notation import as_json, as_notation, as_tsv, side_by_side
from tqcheck.alignment.relation import relation
from tqcheck.alignment.settling import align_settled

__all__ = ["align", "align_settled", "as_json", "as_notation", "as_tsv", "relation", "side_by_side"]
