"""What was found of each pair as rows of plain values, as frames would give them back."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tqcheck.model import Article, Boilerplate, Checked, Cost, Place, Sentence, Skipped
from tqcheck.surrogates import mended
from tqcheck.tables.columns import LINK_METRICS, TABLES

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Rows:
    """Rows by table, with the declared columns; and the input table's further columns of each pair.

    Values are as they were found; ``plain`` makes of them what a frame gives back.
    """

    tables: Mapping[str, Sequence[Row]]
    further: tuple[tuple[str, tuple[str | None, ...]], ...]

    @classmethod
    def of(cls, checked: Iterable[Checked], skipped: Iterable[Skipped]) -> "Rows":
        """Of pairs with one and the same id the second becomes ``ID (2)``, and so on.

        Lone surrogates, which neither UTF-8 nor Parquet can hold, become U+FFFD.
        """
        rows: dict[str, list[Row]] = {name: [] for name in TABLES}
        further: list[Mapping[str, str]] = []
        ids: dict[str, int] = {}
        for one in checked:
            _add_pair(rows, one, _unique(one.pair.id, ids))
            further.append(one.pair.columns)
        rows["skipped"] = [(one.path, one.reason) for one in skipped]
        return cls(rows, tuple(_further(further)))

    def plain(self, name: str) -> list[Row]:
        """The rows of a table with values of Python's own types and without lone surrogates."""
        plain = [_PLAIN[column.kind] if isinstance(column.kind, str) else _as_it_is for column in TABLES[name]]
        return [
            tuple(None if value is None else make(value) for make, value in zip(plain, row, strict=True))
            for row in self.tables[name]
        ]


def _further(pairs: Sequence[Mapping[str, str]]) -> Iterable[tuple[str, tuple[str | None, ...]]]:
    """The columns of the input table; one with the name of a column that is there already is called ``input_NAME``."""
    taken = {column.name for column in TABLES["pairs"]}
    for name in dict.fromkeys(name for columns in pairs for name in columns):
        target = name
        while target in taken:
            target = f"input_{target}"
        taken.add(target)
        yield (
            target,
            tuple(None if columns.get(name) is None else mended(str(columns[name])) for columns in pairs),
        )


def _unique(name: str, seen: dict[str, int]) -> str:
    """The name, or the first ``NAME (2)``, ``NAME (3)`` ... that was not there yet."""
    name = mended(name)
    unique = name
    while unique in seen:
        seen[name] += 1
        unique = f"{name} ({seen[name]})"
    seen[unique] = 1
    return unique


def _add_pair(rows: dict[str, list[tuple[Any, ...]]], one: Checked, name: str) -> None:
    pair, relation = one.pair, one.relation
    reference, candidate = pair.reference, pair.candidate
    rows["pairs"].append(
        (
            name,
            relation.label if relation else None,
            relation.confidence if relation else None,
            reference.path if reference else None,
            candidate.path,
            reference.language if reference else None,
            candidate.language,
        )
    )
    sides: tuple[tuple[str, Article | None, Sequence[Sentence]], ...] = (
        ("reference", reference, one.reference_sentences),
        ("candidate", candidate, one.candidate_sentences),
        ("source", pair.source, one.source_sentences),
    )
    for side, article, sentences in sides:
        if article is None:
            continue
        rows["articles"].append((name, side, *_article_row(article)))
        rows["sentences"].extend((name, side, s.index, s.start, s.end, s.text) for s in sentences)
    link_scores = one.link_scores or ({},) * len(one.links)
    costs = [_cost_row(cost) for cost in one.costs] or [(None, None, None)] * len(one.links)
    rows["links"].extend(
        (
            name,
            list(link.reference),
            list(link.candidate),
            link.kind,
            link.similarity,
            *map(scores.get, LINK_METRICS),
            *cost,
        )
        for link, scores, cost in zip(one.links, link_scores, costs, strict=True)
    )
    rows["findings"].extend(
        (
            name,
            f.check,
            f.severity,
            f.confidence,
            f.message,
            f.suggestion,
            f.fingerprint,
            *_place_row(f.reference),
            *_place_row(f.candidate),
            [
                {"sentence": place.sentence, "start": place.start, "end": place.end, "text": mended(place.text)}
                for place in f.elsewhere
            ],
        )
        for f in one.findings
    )
    rows["scores"].extend((name, s.metric, s.value, s.signature, s.low, s.high) for s in one.scores)


def _cost_row(cost: Cost) -> tuple[Any, ...]:
    return cost.quality, cost.points, [{"reason": reason, "points": points} for reason, points in cost.lost]


def _article_row(article: Article) -> tuple[Any, ...]:
    return (
        article.id,
        article.path,
        article.language,
        article.headline,
        article.dateline,
        article.byline,
        article.credit,
        article.date,
        article.encoding,
        article.text,
        [_boilerplate_row(one) for one in article.boilerplate],
    )


def _boilerplate_row(one: Boilerplate) -> dict[str, Any]:
    return {"start": one.start, "end": one.end, "kind": one.kind}


def _place_row(place: Place | None) -> tuple[Any, ...]:
    return (place.sentence, place.start, place.end, place.text) if place else (None, None, None, None)


def _as_it_is(value: Any) -> Any:
    return value


_PLAIN: Mapping[str, Callable[[Any], Any]] = {
    "text": mended,
    "whole number": int,
    "number": float,
    "whole numbers": lambda values: [int(value) for value in values],
    "losses": lambda losses: [{"reason": one["reason"], "points": float(one["points"])} for one in losses],
    "stretches": _as_it_is,
    "places": _as_it_is,
}
