"""Files of many records to rows: JSON lines, CSV, TSV, Parquet."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from tqcheck.articles.encodings import declared_charset, decode
from tqcheck.articles.files import MAX_BYTES, Raw
from tqcheck.errors import UnreadableArticleError

MAX_ROWS = 1_000_000
"""The most records of one file."""

TABULAR = frozenset({".jsonl", ".ndjson", ".csv", ".tsv", ".tab", ".parquet", ".pq"})
_PARQUET = b"PAR1"


def is_tabular(raw: Raw) -> bool:
    """Whether a file holds records, by its name or its first bytes."""
    return raw.suffix in TABULAR or raw.data[:4] == _PARQUET


def rows(raw: Raw) -> Iterator[tuple[int, dict[str, Any]]]:
    """The records of a file with their numbers, from 1; keys are in lower case, empty cells are left out.

    Raises ``UnreadableArticleError`` for a file that is not what its name says or holds too many records.
    """
    for number, row in enumerate(_rows(raw), 1):
        if number > MAX_ROWS:
            raise UnreadableArticleError(raw.path, f"holds more than {MAX_ROWS:,} records")
        kept = {str(key).strip().lower(): value for key, value in row.items() if key is not None}
        yield number, {key: value for key, value in kept.items() if value is not None and value != ""}


def _rows(raw: Raw) -> Iterator[dict[str, Any]]:
    if raw.data[:4] == _PARQUET or raw.suffix in (".parquet", ".pq"):
        return _parquet(raw)
    text, _ = decode(raw.data, raw.path, declared_charset(raw.data))
    if raw.suffix in (".jsonl", ".ndjson"):
        return _json_lines(text, raw.path)
    return _separated(text, raw.path, "\t" if raw.suffix in (".tsv", ".tab") else None)


def _json_lines(text: str, path: str) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            raise UnreadableArticleError(path, f"line {number} is no valid JSON") from None
        if not isinstance(record, dict):
            raise UnreadableArticleError(path, f"line {number} is no JSON object")
        yield record


def _separated(text: str, path: str, separator: str | None) -> Iterator[dict[str, Any]]:
    first = text.lstrip("\ufeff").split("\n", maxsplit=1)[0]
    chosen = separator or max(",;\t|", key=first.count)
    csv.field_size_limit(MAX_BYTES)
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=chosen, restkey=None)
    try:
        yield from reader
    except csv.Error as error:
        raise UnreadableArticleError(path, f"line {reader.line_num} is no valid CSV: {error}") from None


def _parquet(raw: Raw) -> Iterator[dict[str, Any]]:
    import polars

    try:
        announced = polars.scan_parquet(io.BytesIO(raw.data)).select(polars.len()).collect().item()
        if announced > MAX_ROWS:
            raise UnreadableArticleError(raw.path, f"holds more than {MAX_ROWS:,} records")
        frame = polars.read_parquet(io.BytesIO(raw.data))
    except (polars.exceptions.PolarsError, OSError, ValueError):
        raise UnreadableArticleError(raw.path, "no valid Parquet table") from None
    except BaseException as error:  # a panic of the Rust side is no Exception
        if isinstance(error, (KeyboardInterrupt, SystemExit, UnreadableArticleError, MemoryError)):
            raise
        raise UnreadableArticleError(raw.path, "no valid Parquet table") from None
    if frame.estimated_size() > 4 * MAX_BYTES:
        raise UnreadableArticleError(raw.path, f"unpacks to more than {4 * MAX_BYTES // 1024**2} MB")
    return frame.iter_rows(named=True)
