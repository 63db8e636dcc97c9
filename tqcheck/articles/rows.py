"""Files of many records to rows: JSON lines, CSV, TSV, Parquet."""

import csv
import io
import json
import sys
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


Row = dict[str, Any] | UnreadableArticleError


def rows(raw: Raw) -> tuple[Iterator[tuple[int, Row]], str | None]:
    """The records of a file with their numbers, from 1, and the encoding that was assumed (None for Parquet).
    Keys are in lower case, empty cells are left out.

    In place of a line that is no record stands the error that says why, and the next ones follow. Raises
    ``UnreadableArticleError`` for a file that is not what its name says or holds too many records.
    """
    found, encoding = _rows(raw)
    return _numbered(found, raw), encoding


def _numbered(found: Iterator[Row], raw: Raw) -> Iterator[tuple[int, Row]]:
    for number, row in enumerate(found, 1):
        if number > MAX_ROWS:
            raise UnreadableArticleError(raw.path, f"holds more than {MAX_ROWS:,} records")
        if isinstance(row, UnreadableArticleError):
            yield number, row
            continue
        kept = {str(key).strip().lower(): value for key, value in row.items() if key is not None}
        yield number, {key: value for key, value in kept.items() if value is not None and value != ""}


def _rows(raw: Raw) -> tuple[Iterator[Row], str | None]:
    if raw.data[:4] == _PARQUET or raw.suffix in (".parquet", ".pq"):
        return _parquet(raw), None
    text, encoding = decode(raw.data, raw.path, declared_charset(raw.data))
    if raw.suffix in (".jsonl", ".ndjson"):
        return _json_lines(text, raw.path), encoding
    return _separated(text, raw.path, "\t" if raw.suffix in (".tsv", ".tab") else None), encoding


def _json_lines(text: str, path: str) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            yield UnreadableArticleError(path, f"line {number} is no valid JSON")
            continue
        yield record if isinstance(record, dict) else UnreadableArticleError(path, f"line {number} is no JSON object")


def _separated(text: str, path: str, separator: str | None) -> Iterator[Row]:
    first = text.lstrip("\ufeff").split("\n", maxsplit=1)[0]
    chosen = separator or max(",;\t|", key=first.count)
    csv.field_size_limit(MAX_BYTES)
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=chosen, restkey=None)
    while True:
        before = reader.line_num
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield UnreadableArticleError(path, f"line {reader.line_num} is no valid CSV: {error}")
            if reader.line_num == before:
                return


_TRIED = "import io, polars, sys; polars.read_parquet(io.BytesIO(sys.stdin.buffer.read()))"
_TRIED_FOR = 120  # seconds


def _survives(data: bytes) -> bool:
    """Whether a process of its own outlives the reading of a table: a damaged one can end the one that reads it."""
    import subprocess  # 4 ms, for tables alone

    tried = [sys.executable, "-c", _TRIED]
    try:
        done = subprocess.run(tried, input=data, capture_output=True, timeout=_TRIED_FOR, check=False)
        return done.returncode in (0, 1)  # 1: an error, which will be met and told again
    except subprocess.TimeoutExpired:
        return False


def _parquet(raw: Raw) -> Iterator[Row]:
    import polars

    try:
        announced = polars.scan_parquet(io.BytesIO(raw.data)).select(polars.len()).collect().item()
        if announced > MAX_ROWS:
            raise UnreadableArticleError(raw.path, f"holds more than {MAX_ROWS:,} records")
        if not _survives(raw.data):
            raise UnreadableArticleError(raw.path, "no valid Parquet table")
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
