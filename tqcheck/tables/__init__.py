"""What one call found, as polars frames: the only thing that reports see, and what a run folder holds.

Frames are built when they are asked for: a report of one pair is drawn from their rows without importing polars.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from tqcheck.errors import RunError
from tqcheck.model import Checked, Skipped
from tqcheck.surrogates import mended
from tqcheck.tables.columns import LINK_METRICS, SCHEMAS, SUMMARIES, TABLES, Column
from tqcheck.tables.rows import Row, Rows

if TYPE_CHECKING:
    import polars as pl

__all__ = [
    "LINK_METRICS",
    "METADATA_KEY",
    "RUN_FILE",
    "RUN_SCHEMA",
    "SCHEMAS",
    "SUMMARIES",
    "TABLES",
    "Column",
    "Tables",
    "build",
    "empty",
    "read",
    "write",
]

RUN_SCHEMA = 1
RUN_FILE = "run.json"
METADATA_KEY = "tqcheck"


class Tables:
    """All that one call found. Frames as declared in ``TABLES``; ``run`` is JSON-able.

    ``run`` holds at least ``schema``, ``tqcheck`` (the version), ``model`` (``name`` and ``revision``) and
    ``checks`` (a list of ``name``, ``severity``, ``summary`` of the checks that tqcheck had); whatever else the
    caller gave (settings, versions, dates) is kept as it is.
    """

    def __init__(self, *, run: dict[str, Any], **frames: "pl.DataFrame") -> None:
        if lacking := [name for name in TABLES if name not in frames]:
            raise TypeError(f"a run lacks the frames {', '.join(lacking)}")
        self.run = run
        self._rows: Rows | None = None
        self._frames = frames

    @classmethod
    def of_rows(cls, rows: Rows, run: dict[str, Any]) -> "Tables":
        """Tables whose frames are built from rows when they are asked for."""
        tables = cls.__new__(cls)
        tables.run, tables._rows, tables._frames = run, rows, {}
        return tables

    @property
    def pairs(self) -> "pl.DataFrame":
        return self._frame("pairs")

    @property
    def sentences(self) -> "pl.DataFrame":
        return self._frame("sentences")

    @property
    def links(self) -> "pl.DataFrame":
        return self._frame("links")

    @property
    def findings(self) -> "pl.DataFrame":
        return self._frame("findings")

    @property
    def scores(self) -> "pl.DataFrame":
        return self._frame("scores")

    @property
    def skipped(self) -> "pl.DataFrame":
        return self._frame("skipped")

    @property
    def articles(self) -> "pl.DataFrame":
        return self._frame("articles")

    @property
    def frames(self) -> "dict[str, pl.DataFrame]":
        """The frames by name."""
        return {name: self._frame(name) for name in TABLES}

    @property
    def by_pair(self) -> Rows | None:
        """The rows, those of each pair together in the order of the pairs; None where only frames are known."""
        return self._rows

    def height(self, name: str) -> int:
        """How many rows a table has."""
        return len(self._rows.tables[name]) if self._rows is not None else self._frames[name].height

    def rows(self, name: str) -> Iterator[Row]:
        """The rows of a table in their order."""
        return iter(self._rows.plain(name)) if self._rows is not None else self._frames[name].iter_rows()

    def severities(self) -> dict[str, int]:
        """How many findings there are of each severity."""
        if self._rows is None:
            return {str(one): int(count) for one, count in self.findings.group_by("severity").len().iter_rows()}
        return dict(Counter(row[_SEVERITY] for row in self._rows.tables["findings"]))

    def median(self, metric: str) -> float | None:
        """The median of a score over all pairs that have it."""
        if self._rows is not None:
            values = [float(value) for _, name, value, *_ in self._rows.tables["scores"] if name == metric]
            return median(values) if values else None
        import polars as pl

        found: float | None = self.scores.filter(pl.col("metric") == metric).select(pl.median("value")).item()
        return found

    def _frame(self, name: str) -> "pl.DataFrame":
        if name not in self._frames:
            assert self._rows is not None
            self._frames[name] = _frame(name, self._rows)
        return self._frames[name]


_SEVERITY = next(number for number, column in enumerate(TABLES["findings"]) if column.name == "severity")


def build(
    checked: Iterable[Checked], skipped: Iterable[Skipped] = (), run_info: Mapping[str, Any] | None = None
) -> Tables:
    """The tables of a run. ``run_info`` is what ``run.json`` shall hold; what it lacks of the required keys is added.

    Of pairs with one and the same id the second becomes ``ID (2)``, and so on: every table finds its pair by id.
    Lone surrogates, which neither UTF-8 nor Parquet can hold, become U+FFFD.
    """
    return Tables.of_rows(Rows.of(checked, skipped), _run_of(run_info or {}))


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


def _frame(name: str, rows: Rows) -> "pl.DataFrame":
    import polars as pl

    schema = SCHEMAS[name]
    found = rows.tables[name]
    columns = zip(*found, strict=True) if found else ((),) * len(schema)
    series = [_series(column, values, dtype) for (column, dtype), values in zip(schema.items(), columns, strict=True)]
    if name == "pairs":
        series += [pl.Series(column, values, pl.String(), strict=True) for column, values in rows.further]
    return pl.DataFrame(series)


def _series(name: str, values: "tuple[Any, ...]", dtype: "pl.DataType") -> "pl.Series":
    import polars as pl

    try:
        if isinstance(dtype, pl.List):
            return _lists(name, values, dtype)
        return pl.Series(name, values, dtype, strict=True)
    except UnicodeEncodeError:
        return pl.Series(name, [mended(one) if isinstance(one, str) else one for one in values], dtype, strict=True)


def _lists(name: str, values: "tuple[Any, ...]", dtype: "pl.List") -> "pl.Series":
    """A column of lists of numbers or records: polars would make a series or a frame of each one."""
    import polars as pl

    rows = [number for number, value in enumerate(values) for _ in value or ()]
    found = [record for value in values for record in value or ()]
    if isinstance(dtype.inner, pl.Struct):
        kinds = {field.name: field.dtype for field in dtype.inner.fields}
        columns = [pl.Series(field, [one[field] for one in found], kind, strict=True) for field, kind in kinds.items()]
        items = pl.DataFrame(columns).to_struct("item")
    else:
        items = pl.Series("item", found, dtype.inner, strict=True)
    whole = pl.DataFrame([pl.Series("row of it", rows, pl.UInt32()), items])
    lists = whole.group_by("row of it", maintain_order=True).agg("item").to_series(1)
    filled = (number for number, value in enumerate(values) if value)
    places = dict(zip(filled, range(1, len(lists) + 1), strict=True))
    at = [None if value is None else places.get(number, 0) for number, value in enumerate(values)]
    return pl.Series(name, [[]], dtype).append(lists.cast(dtype)).gather(pl.Series(at, dtype=pl.UInt32()))


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


def _read_table(source: Path, name: str) -> "pl.DataFrame":
    import polars as pl

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
