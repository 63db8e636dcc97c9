"""The columns of every table: what ``docs/tables.md`` is made from, and what polars is told when frames are built."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tqcheck.model import CONFIDENCES, SEVERITIES

if TYPE_CHECKING:
    import polars as pl

LINK_METRICS = ("bleu", "chrf++", "ter")
Kind = str | tuple[str, ...]
"""What a column holds: the values of an enumeration, or text, whole number, number, whole numbers, losses (a list of
reason and points), stretches (a list of start, end and kind) or places (a list of sentence, start, end and text)."""


@dataclass(frozen=True)
class Column:
    """One column of a table. ``later`` ones are null in runs of a tqcheck that did not have them yet."""

    name: str
    kind: Kind
    meaning: str
    later: bool = False

    @cached_property
    def dtype(self) -> "pl.DataType":
        """The column's polars type."""
        import polars as pl

        if isinstance(self.kind, tuple):
            return pl.Enum(list(self.kind))
        kinds: dict[str, pl.DataType] = {
            "text": pl.String(),
            "whole number": pl.Int64(),
            "number": pl.Float64(),
            "whole numbers": pl.List(pl.Int64),
            "losses": pl.List(pl.Struct({"reason": pl.String, "points": pl.Float64})),
            "stretches": pl.List(pl.Struct({"start": pl.Int64, "end": pl.Int64, "kind": pl.String})),
            "places": pl.List(pl.Struct({"sentence": pl.Int64, "start": pl.Int64, "end": pl.Int64, "text": pl.String})),
        }
        return kinds[self.kind]


_SIDE = ("reference", "candidate", "source")
_PAIR = Column("pair", "text", "id of the pair")


def _place_columns(side: str) -> tuple[Column, ...]:
    return (
        Column(f"{side}_sentence", "whole number", f"index of the {side}'s sentence; null outside every sentence"),
        Column(
            f"{side}_start", "whole number", f"first code point of the place in the {side}'s text; null without a place"
        ),
        Column(f"{side}_end", "whole number", "code point after the place's last one"),
        Column(f"{side}_text", "text", "the quoted text"),
    )


TABLES: dict[str, tuple[Column, ...]] = {
    "pairs": (
        _PAIR,
        Column(
            "relation",
            ("copy", "edited", "translation", "related", "unrelated"),
            "how the articles belong together; null without a reference",
        ),
        Column("relation_confidence", "number", "0 to 1"),
        Column("reference_path", "text", "as the user gave it; null for a text and without a reference"),
        Column("candidate_path", "text", "as the user gave it; null for a text"),
        Column("reference_language", "text", "BCP 47"),
        Column("candidate_language", "text", "BCP 47"),
    ),
    "sentences": (
        _PAIR,
        Column("side", _SIDE, "whose sentence it is"),
        Column("index", "whole number", "position in its article, from 0"),
        Column("start", "whole number", "first code point in the article's text"),
        Column("end", "whole number", "code point after its last one"),
        Column("text", "text", "the sentence"),
    ),
    "links": (
        _PAIR,
        Column("reference", "whole numbers", "indices of the reference's sentences; empty for an added link"),
        Column("candidate", "whole numbers", "indices of the candidate's sentences; empty for a dropped link"),
        Column("kind", ("match", "dropped", "added", "moved"), "kind of the link"),
        Column("similarity", "number", "0 to 1, calibrated per pair; null for dropped and added links"),
        *(
            Column(metric, "number", f"sacrebleu's {metric} of this link; null between two languages and for gaps")
            for metric in LINK_METRICS
        ),
        Column(
            "quality",
            "number",
            "what the quality model says of the link, 0 to 1, 1 for nothing wrong; null without it, for gaps and for "
            "links of equal letters",
            later=True,
        ),
        Column("points", "number", "points of fidelity that the link costs, 0 to 100", later=True),
        Column(
            "lost",
            "losses",
            "what it costs them for, the dearest first: dropped, added, moved, wording, a check's name, or what no "
            "finding says, such as `too short` and `unconfirmed number` (see scores.md)",
            later=True,
        ),
    ),
    "findings": (
        _PAIR,
        Column("check", "text", "name of the check"),
        Column("severity", SEVERITIES, "gravest first when sorted"),
        Column("confidence", CONFIDENCES, "surest first when sorted"),
        Column("message", "text", "what is wrong, in a sentence"),
        Column("suggestion", "text", "what to write instead; null where there is none"),
        Column("fingerprint", "text", "unique within a pair; survives edits elsewhere in the articles"),
        *_place_columns("reference"),
        *_place_columns("candidate"),
        Column(
            "elsewhere",
            "places",
            "further places in the candidate that the finding is about: sentence, start, end and text of each",
            later=True,
        ),
    ),
    "scores": (
        _PAIR,
        Column("metric", "text", "name of the score"),
        Column("value", "number", "fidelity 0 to 100, its parts 0 to 1; sacrebleu's on their own scales"),
        Column("signature", "text", "sacrebleu's signature; null for tqcheck's own scores"),
        Column("low", "number", "lower bound of the value where its uncertainty is known"),
        Column("high", "number", "upper bound"),
    ),
    "skipped": (
        Column("path", "text", "the input that could not be checked"),
        Column("reason", "text", "why"),
    ),
    "articles": (
        _PAIR,
        Column("side", _SIDE, "which article of the pair"),
        Column("id", "text", "the article's own id; null where it has none"),
        Column("path", "text", "as the user gave it; null for a text"),
        Column("language", "text", "BCP 47"),
        Column("headline", "text", "null where there is none"),
        Column("dateline", "text", "null where there is none"),
        Column("byline", "text", "null where there is none"),
        Column("credit", "text", "null where there is none"),
        Column("date", "text", "day of publication, ISO 8601"),
        Column("encoding", "text", "what the file's bytes were decoded as"),
        Column("text", "text", "the whole text that all offsets count in"),
        Column(
            "boilerplate",
            "stretches",
            "stretches of the text that are not the story",
        ),
    ),
}


class _Schemas(Mapping[str, "pl.Schema"]):
    """The polars schema of each table, made when asked for: importing polars takes a third of a short command."""

    def __getitem__(self, name: str) -> "pl.Schema":
        import polars as pl

        return pl.Schema([(column.name, column.dtype) for column in TABLES[name]])

    def __iter__(self) -> Iterator[str]:
        return iter(TABLES)

    def __len__(self) -> int:
        return len(TABLES)


SCHEMAS: Mapping[str, "pl.Schema"] = _Schemas()

SUMMARIES: dict[str, str] = {
    "pairs": "One row a pair, in the order they were given. The columns of the input table come after these; "
    "one of the same name is called `input_NAME`.",
    "sentences": "One row a sentence of either article (and of the source, where there is one).",
    "links": "The alignment: every sentence of either article stands in exactly one link of its pair.",
    "findings": "One row a finding, in reading order within its pair.",
    "scores": "One row a score of a pair.",
    "skipped": "What could not be checked, with the reason.",
    "articles": "The articles as they were read: with them every report can be drawn again without the files.",
}
