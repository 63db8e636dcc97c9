"""What one call found, as polars frames: the only thing that reports see, and what a run folder holds.

Every table's columns are declared in ``SCHEMAS``; ``docs/tables.md`` is made from them.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

import polars as pl

from tqcheck.errors import RunError
from tqcheck.model import CONFIDENCES, SEVERITIES, Article, Boilerplate, Checked, Cost, Place, Sentence, Skipped

RUN_SCHEMA = 1
RUN_FILE = "run.json"
METADATA_KEY = "tqcheck"
LINK_METRICS = ("bleu", "chrf++", "ter")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its polars type and what it says. ``later`` ones are null in runs of a tqcheck that did
    not have them yet."""

    name: str
    dtype: pl.DataType
    meaning: str
    later: bool = False


def _column(name: str, dtype: type[pl.DataType] | pl.DataType, meaning: str, later: bool = False) -> Column:
    return Column(name, dtype if isinstance(dtype, pl.DataType) else dtype(), meaning, later)


_SIDE = pl.Enum(["reference", "candidate", "source"])
_PAIR = _column("pair", pl.String, "id of the pair")


def _place_columns(side: str) -> tuple[Column, ...]:
    return (
        _column(f"{side}_sentence", pl.Int64, f"index of the {side}'s sentence; null outside every sentence"),
        _column(f"{side}_start", pl.Int64, f"first code point of the place in the {side}'s text; null without a place"),
        _column(f"{side}_end", pl.Int64, "code point after the place's last one"),
        _column(f"{side}_text", pl.String, "the quoted text"),
    )


TABLES: dict[str, tuple[Column, ...]] = {
    "pairs": (
        _PAIR,
        _column(
            "relation",
            pl.Enum(["copy", "edited", "translation", "related", "unrelated"]),
            "how the articles belong together; null without a reference",
        ),
        _column("relation_confidence", pl.Float64, "0 to 1"),
        _column("reference_path", pl.String, "as the user gave it; null for a text and without a reference"),
        _column("candidate_path", pl.String, "as the user gave it; null for a text"),
        _column("reference_language", pl.String, "BCP 47"),
        _column("candidate_language", pl.String, "BCP 47"),
    ),
    "sentences": (
        _PAIR,
        _column("side", _SIDE, "whose sentence it is"),
        _column("index", pl.Int64, "position in its article, from 0"),
        _column("start", pl.Int64, "first code point in the article's text"),
        _column("end", pl.Int64, "code point after its last one"),
        _column("text", pl.String, "the sentence"),
    ),
    "links": (
        _PAIR,
        _column("reference", pl.List(pl.Int64), "indices of the reference's sentences; empty for an added link"),
        _column("candidate", pl.List(pl.Int64), "indices of the candidate's sentences; empty for a dropped link"),
        _column("kind", pl.Enum(["match", "dropped", "added", "moved"]), "kind of the link"),
        _column("similarity", pl.Float64, "0 to 1, calibrated per pair; null for dropped and added links"),
        *(
            _column(metric, pl.Float64, f"sacrebleu's {metric} of this link; null between two languages and for gaps")
            for metric in LINK_METRICS
        ),
        _column(
            "quality",
            pl.Float64,
            "what the quality model says of the link, 0 to 1, 1 for nothing wrong; null without it, for gaps and for "
            "links of equal letters",
            later=True,
        ),
        _column("points", pl.Float64, "points of fidelity that the link costs, 0 to 100", later=True),
        _column(
            "lost",
            pl.List(pl.Struct({"reason": pl.String, "points": pl.Float64})),
            "what it costs them for, the dearest first: dropped, added, moved, wording, or a check's name",
            later=True,
        ),
    ),
    "findings": (
        _PAIR,
        _column("check", pl.String, "name of the check"),
        _column("severity", pl.Enum(list(SEVERITIES)), "gravest first when sorted"),
        _column("confidence", pl.Enum(list(CONFIDENCES)), "surest first when sorted"),
        _column("message", pl.String, "what is wrong, in a sentence"),
        _column("suggestion", pl.String, "what to write instead; null where there is none"),
        _column("fingerprint", pl.String, "unique within a pair; survives edits elsewhere in the articles"),
        *_place_columns("reference"),
        *_place_columns("candidate"),
    ),
    "scores": (
        _PAIR,
        _column("metric", pl.String, "name of the score"),
        _column("value", pl.Float64, "fidelity 0 to 100, its parts 0 to 1; sacrebleu's on their own scales"),
        _column("signature", pl.String, "sacrebleu's signature; null for tqcheck's own scores"),
        _column("low", pl.Float64, "lower bound of the value where its uncertainty is known"),
        _column("high", pl.Float64, "upper bound"),
    ),
    "skipped": (
        _column("path", pl.String, "the input that could not be checked"),
        _column("reason", pl.String, "why"),
    ),
    "articles": (
        _PAIR,
        _column("side", _SIDE, "which article of the pair"),
        _column("id", pl.String, "the article's own id; null where it has none"),
        _column("path", pl.String, "as the user gave it; null for a text"),
        _column("language", pl.String, "BCP 47"),
        _column("headline", pl.String, "null where there is none"),
        _column("dateline", pl.String, "null where there is none"),
        _column("byline", pl.String, "null where there is none"),
        _column("credit", pl.String, "null where there is none"),
        _column("date", pl.String, "day of publication, ISO 8601"),
        _column("encoding", pl.String, "what the file's bytes were decoded as"),
        _column("text", pl.String, "the whole text that all offsets count in"),
        _column(
            "boilerplate",
            pl.List(pl.Struct({"start": pl.Int64, "end": pl.Int64, "kind": pl.String})),
            "stretches of the text that are not the story",
        ),
    ),
}

SCHEMAS: dict[str, pl.Schema] = {
    name: pl.Schema([(column.name, column.dtype) for column in columns]) for name, columns in TABLES.items()
}

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


@dataclass(frozen=True)
class Tables:
    """All that one call found. Frames as declared in ``TABLES``; ``run`` is JSON-able.

    ``run`` holds at least ``schema``, ``tqcheck`` (the version), ``model`` (``name`` and ``revision``) and
    ``checks`` (a list of ``name``, ``severity``, ``summary`` of the checks that tqcheck had); whatever else the
    caller gave (settings, versions, dates) is kept as it is.
    """

    pairs: pl.DataFrame
    sentences: pl.DataFrame
    links: pl.DataFrame
    findings: pl.DataFrame
    scores: pl.DataFrame
    skipped: pl.DataFrame
    articles: pl.DataFrame
    run: dict[str, Any]

    @cached_property
    def frames(self) -> dict[str, pl.DataFrame]:
        """The frames by name."""
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name != "run"}


def build(
    checked: Iterable[Checked], skipped: Iterable[Skipped] = (), run_info: Mapping[str, Any] | None = None
) -> Tables:
    """The tables of a run. ``run_info`` is what ``run.json`` shall hold; what it lacks of the required keys is added.

    Of pairs with one and the same id the second becomes ``ID (2)``, and so on: every table finds its pair by id.
    Lone surrogates, which neither UTF-8 nor Parquet can hold, become U+FFFD.
    """
    rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in TABLES}
    extra: list[Mapping[str, str]] = []
    ids: dict[str, int] = {}
    for one in checked:
        _add_pair(rows, one, _unique(one.pair.id, ids))
        extra.append(one.pair.columns)
    rows["skipped"] = [(one.path, one.reason) for one in skipped]
    frames = {name: _frame(rows[name], SCHEMAS[name]) for name in TABLES}
    frames["pairs"] = _with_input_columns(frames["pairs"], extra)
    return Tables(**frames, run=_run_of(run_info or {}))


def empty() -> Tables:
    """Tables without a row."""
    return build([])


def _run_of(info: Mapping[str, Any]) -> dict[str, Any]:
    from tqcheck import __version__
    from tqcheck.checks import CHECKS

    run: dict[str, Any] = {
        "schema": RUN_SCHEMA,
        "tqcheck": __version__,
        "model": None,
        "checks": [{"name": one.name, "severity": one.severity, "summary": one.summary} for one in CHECKS],
        **info,
    }
    # What is not JSON would change on its way through run.json, and reports drawn again would differ.
    return dict(json.loads(json.dumps(run, ensure_ascii=False)))


def _unique(name: str, seen: dict[str, int]) -> str:
    """The name, or the first ``NAME (2)``, ``NAME (3)`` ... that was not there yet."""
    name = _mended(name)
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


def _frame(rows: list[tuple[Any, ...]], schema: pl.Schema) -> pl.DataFrame:
    if not rows:
        return schema.to_frame()
    columns = [list(column) for column in zip(*rows, strict=True)]
    return pl.DataFrame(
        [_series(name, values, dtype) for (name, dtype), values in zip(schema.items(), columns, strict=True)]
    )


def _series(name: str, values: list[Any], dtype: pl.DataType) -> pl.Series:
    try:
        return pl.Series(name, values, dtype, strict=True)
    except UnicodeEncodeError:
        mended = [_mended(value) if isinstance(value, str) else value for value in values]
        return pl.Series(name, mended, dtype, strict=True)


def _mended(text: str) -> str:
    return "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)


def _with_input_columns(pairs: pl.DataFrame, extra: list[Mapping[str, str]]) -> pl.DataFrame:
    names = dict.fromkeys(name for columns in extra for name in columns)
    taken = set(pairs.columns)
    added: list[pl.Series] = []
    for name in names:
        target = name
        while target in taken:
            target = f"input_{target}"
        taken.add(target)
        values = [None if columns.get(name) is None else str(columns[name]) for columns in extra]
        added.append(_series(target, values, pl.String()))
    return pairs.with_columns(added) if added else pairs


def write(tables: Tables, folder: str | Path) -> None:
    """Write a run folder: one Parquet file a table and ``run.json``, which is written last.

    Each file appears whole or not at all, so a folder without ``run.json`` is a run that did not end. Settings and
    versions ride in each Parquet file's metadata too, under the key ``tqcheck``.

    Raises ``RunError`` where the folder cannot be written.
    """
    target = Path(folder)
    run = json.dumps(tables.run, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    try:
        target.mkdir(parents=True, exist_ok=True)
        (target / RUN_FILE).unlink(missing_ok=True)
        for name, frame in tables.frames.items():
            part = target / f"{name}.parquet.part"
            frame.write_parquet(part, compression="zstd", metadata={METADATA_KEY: run})
            part.replace(target / f"{name}.parquet")
        part = target / f"{RUN_FILE}.part"
        part.write_text(run, encoding="utf-8")
        part.replace(target / RUN_FILE)
    except OSError as error:
        raise RunError(f"{folder}: cannot write the run: {error.strerror or error}") from error


def read(folder: str | Path) -> Tables:
    """The tables of a run folder. A column that a newer tqcheck added to a table comes along as it is.

    Raises ``RunError`` where there is no run, it did not end, or a file of it is damaged.
    """
    source = Path(folder)
    if not source.is_dir():
        raise RunError(f"{folder}: no such run folder")
    if not (source / RUN_FILE).is_file():
        raise RunError(f"{folder}: no {RUN_FILE} in it, so it is no run or one that did not end")
    try:
        run = json.loads((source / RUN_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise RunError(f"{folder}: {RUN_FILE} cannot be read: {error}") from error
    if not isinstance(run, dict) or run.get("schema") != RUN_SCHEMA:
        raise RunError(f"{folder}: {RUN_FILE} is not of schema {RUN_SCHEMA}, the only one that this tqcheck reads")
    return Tables(**{name: _read_table(source, name) for name in TABLES}, run=run)


def _read_table(source: Path, name: str) -> pl.DataFrame:
    file = source / f"{name}.parquet"
    try:
        frame = pl.read_parquet(file, glob=False)
    except (OSError, pl.exceptions.PolarsError) as error:
        reason = "missing" if not file.exists() else str(error).splitlines()[0]
        raise RunError(f"{source}: {file.name} cannot be read: {reason}") from error
    declared = SCHEMAS[name]
    later = {column.name: column.dtype for column in TABLES[name] if column.later}
    frame = frame.with_columns(
        pl.lit(None, dtype).alias(column) for column, dtype in later.items() if column not in frame.columns
    )
    lacking = [column for column in declared if column not in frame.columns]
    if lacking:
        raise RunError(f"{source}: {file.name} lacks the columns {', '.join(lacking)}")
    try:
        return frame.with_columns([pl.col(column).cast(dtype) for column, dtype in declared.items()])
    except pl.exceptions.PolarsError as error:
        raise RunError(f"{source}: {file.name} holds what its columns cannot: {str(error).splitlines()[0]}") from error
