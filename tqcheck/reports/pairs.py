"""The pairs of a run, one by one, as values again: what every report that shows pairs walks over."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from tqcheck.model import (
    Article,
    Boilerplate,
    Checked,
    Cost,
    Finding,
    Link,
    Pair,
    Place,
    Relation,
    Score,
    Sentence,
)
from tqcheck.tables import LINK_METRICS, TABLES, Tables

if TYPE_CHECKING:
    import polars as pl

Row = tuple[Any, ...]


def pairs(tables: Tables) -> Iterator[Checked]:
    """The pairs in the order of the pairs table; holds one pair's values at a time.

    Rows of the other tables are found by pair id, wherever they stand; a row of an unknown pair is left out.
    """
    streams = {
        name: _Stream(_placed(tables, name)) for name in ("articles", "sentences", "links", "findings", "scores")
    }
    known = {column.name for column in TABLES["pairs"]}
    for position, row in enumerate(_named(tables)):
        rows = {name: stream.rows_of(position) for name, stream in streams.items()}
        articles = {side: _article(values) for side, *values in rows["articles"]}
        sentences: dict[str, list[Sentence]] = {"reference": [], "candidate": [], "source": []}
        for side, *values in rows["sentences"]:
            sentences[side].append(Sentence(*values))
        yield Checked(
            pair=Pair(
                id=row["pair"],
                reference=articles.get("reference"),
                candidate=articles["candidate"],
                source=articles.get("source"),
                columns={name: value for name, value in row.items() if name not in known and value is not None},
            ),
            relation=Relation(row["relation"], row["relation_confidence"]) if row["relation"] else None,
            reference_sentences=tuple(sentences["reference"]),
            candidate_sentences=tuple(sentences["candidate"]),
            source_sentences=tuple(sentences["source"]),
            links=tuple(Link(tuple(row[0]), tuple(row[1]), row[2], row[3]) for row in rows["links"]),
            link_scores=tuple(_link_scores(row[4 : 4 + len(LINK_METRICS)]) for row in rows["links"]),
            costs=_costs([row[4 + len(LINK_METRICS) :] for row in rows["links"]]),
            scores=tuple(Score(*values) for values in rows["scores"]),
            findings=tuple(_finding(values) for values in rows["findings"]),
        )


def _named(tables: Tables) -> Iterator[dict[str, Any]]:
    """The rows of the pairs table by column."""
    if tables.by_pair is None:
        yield from tables.pairs.iter_rows(named=True)
        return
    names = [column.name for column in TABLES["pairs"]]
    for position, row in enumerate(tables.rows("pairs")):
        yield dict(zip(names, row, strict=True)) | {name: found[position] for name, found in tables.by_pair.further}


def _placed(tables: Tables, name: str) -> Iterable[Row]:
    """The rows of a table with the position of their pair in place of its id, in the order of the positions."""
    if tables.by_pair is not None:
        positions = {row[0]: position for position, row in enumerate(tables.rows("pairs"))}
        return ((positions[row[0]], *row[1:]) for row in tables.rows(name))
    order = tables.pairs.select("pair").with_row_index("_pair")
    frame: pl.DataFrame = getattr(tables, name)
    columns = [column.name for column in TABLES[name]][1:]
    ordered = (
        frame.select("pair", *columns)
        .join(order, on="pair", how="inner", maintain_order="left")
        .sort("_pair", maintain_order=True)
        .select("_pair", *columns)
    )
    return ordered.iter_rows(buffer_size=4096)


class _Stream:
    """Rows of one table, pair after pair, read along in the order of the pairs table."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._groups = groupby(rows, key=itemgetter(0))
        self._next = next(self._groups, None)

    def rows_of(self, position: int) -> list[Row]:
        if self._next is None or self._next[0] != position:
            return []
        rows = [row[1:] for row in self._next[1]]
        self._next = next(self._groups, None)
        return rows


def _link_scores(row: Row) -> dict[str, float]:
    return {metric: value for metric, value in zip(LINK_METRICS, row, strict=True) if value is not None}


def _costs(rows: list[Row]) -> tuple[Cost, ...]:
    """What each link costs; empty where the run does not say it."""
    if any(points is None for _, points, _ in rows):
        return ()
    return tuple(
        Cost(tuple((one["reason"], one["points"]) for one in lost or ()), quality) for quality, _, lost in rows
    )


def _article(row: list[Any]) -> Article:
    id_, path, language, headline, dateline, byline, credit, date, encoding, text, boilerplate = row
    return Article(
        text=text,
        id=id_,
        path=path,
        language=language,
        headline=headline,
        dateline=dateline,
        byline=byline,
        credit=credit,
        date=date,
        encoding=encoding,
        boilerplate=tuple(Boilerplate(one["start"], one["end"], one["kind"]) for one in boilerplate or ()),
    )


def _finding(row: Row) -> Finding:
    check, severity, confidence, message, suggestion, fingerprint, *places, elsewhere = row
    return Finding(
        check=check,
        severity=severity,
        confidence=confidence,
        message=message,
        suggestion=suggestion,
        reference=_place(places[:4]),
        candidate=_place(places[4:]),
        fingerprint=fingerprint,
        elsewhere=tuple(Place(**place) for place in elsewhere or ()),
    )


def _place(row: list[Any]) -> Place | None:
    sentence, start, end, text = row
    return None if start is None else Place(sentence, start, end, text)
