"""Where the pairs of a batch come from: a folder of stories, a table, a translators' file; read piece by piece."""

import csv
import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any

from tqcheck import articles
from tqcheck.codes import language_tag, no_code
from tqcheck.errors import RunError, UnreadableArticleError, cause
from tqcheck.model import Article, Pair

SIDES = ("reference", "candidate", "source")
SUFFIXES = (".txt", ".html", ".htm", ".md", ".json")
TABLES = (".csv", ".tsv", ".jsonl", ".parquet")
# longer cells are texts in any case
_LONGEST_NAME = 300
MEMORIES = (".tmx", ".xlf", ".xliff")
_FILE = re.compile(r"(reference|candidate|source)\.([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)(?:\.(.+))?")
_OWN_COLUMNS = {
    *("id", "reference_language", "candidate_language", "source_language"),
    *SIDES,
    *(f"{side}_path" for side in SIDES),
}


@dataclass(frozen=True, slots=True)
class Given:
    """An article before it is read: a path, or its text, or an article that was read before for all pairs.
    ``language`` is a BCP 47 code, None where not told."""

    path: str | None = None
    text: str | None = None
    language: str | None = None
    article: Article | None = None

    def read(self) -> Article:
        """The article. Raises ``UnreadableArticleError``."""
        if self.article is not None:
            return self.article
        if self.path is not None:
            return articles.read(self.path, self.language)
        return articles.from_text(self.text or "", self.language)


@dataclass(frozen=True, slots=True)
class PairSpec:
    """A pair before its articles are read.

    ``where`` names it for a row of ``skipped``; ``fault`` says why it cannot be checked, None where nothing is wrong
    so far. ``columns`` are the other columns of the input table.
    """

    id: str
    where: str
    reference: Given = field(default_factory=Given)
    candidate: Given = field(default_factory=Given)
    source: Given | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    fault: str | None = None

    def read(self) -> Pair:
        """The pair with its articles. Raises ``UnreadableArticleError``."""
        if self.fault is not None:
            raise UnreadableArticleError(self.where, self.fault)
        try:
            return Pair(
                self.id,
                self.reference.read(),
                self.candidate.read(),
                self.source.read() if self.source else None,
                dict(self.columns),
            )
        except UnreadableArticleError as error:
            # an article of a table's cell has no path of its own
            raise UnreadableArticleError(_named(error.path, self), error.reason) from error


def _named(path: str, spec: PairSpec) -> str:
    known = {given.path for given in (spec.reference, spec.candidate, spec.source) if given is not None}
    return path if path in known else spec.where


@dataclass(frozen=True, slots=True)
class Chunk:
    """Pairs that are checked together and end in one part; ``digest`` tells whether they are still the same ones."""

    index: int
    specs: tuple[PairSpec, ...]

    @property
    def digest(self) -> str:
        return hashlib.blake2b(repr(self.specs).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def chunks(source: Path, size: int, original: Article | None = None) -> Iterator[Chunk]:
    """The pairs of a source in chunks of ``size``, in a fixed order, with ids made unique.

    ``original`` stands as the source article of the pairs that name none.

    Raises ``RunError`` where the source is neither a folder of stories nor a table.
    """
    specs = beside(original, _unique(pairs(source)))
    for index in range(sys.maxsize):
        part = tuple(islice(specs, size))
        if not part:
            if index == 0:
                raise RunError(f"{source}: no pairs in it")
            return
        yield Chunk(index, part)


def beside(original: Article | None, specs: Iterable[PairSpec]) -> Iterator[PairSpec]:
    """The pairs with ``original`` as the source article of those that name none."""
    given = None if original is None else Given(article=original)
    for spec in specs:
        yield spec if given is None or spec.source is not None else replace(spec, source=given)


def pairs(source: Path) -> Iterator[PairSpec]:
    """The pairs of a folder, a table or a TMX or XLIFF file. Raises ``RunError``."""
    if source.is_dir():
        return _of_folder(source)
    if not source.exists():
        raise RunError(f"{source}: no such file or folder")
    if source.suffix.lower() in MEMORIES:
        return _of_memory(source)
    if source.suffix.lower() not in TABLES:
        raise RunError(f"{source}: expected a folder of stories, or a table ({', '.join((*TABLES, *MEMORIES))})")
    return _of_table(source)


def count(source: Path) -> int | None:
    """How many pairs a source has; None where that would take long to find out."""
    if source.is_dir() or source.suffix.lower() in MEMORIES:
        return None
    import polars as pl

    try:
        match source.suffix.lower():
            case ".parquet":
                rows = pl.scan_parquet(source, glob=False).select(pl.len()).collect().item()
            case ".jsonl":
                with source.open("rb") as file:
                    rows = sum(1 for line in file if line.strip())
            case _:
                separator = "\t" if source.suffix.lower() == ".tsv" else ","
                rows = pl.scan_csv(source, separator=separator, glob=False).select(pl.len()).collect().item()
    except (pl.exceptions.PolarsError, OSError):
        return None
    return int(rows)


def _unique(specs: Iterator[PairSpec]) -> Iterator[PairSpec]:
    seen: set[int] = set()
    for spec in specs:
        name, number = spec.id, 1
        while (mark := hash_of(name)) in seen:
            number += 1
            name = f"{spec.id} ({number})"
        seen.add(mark)
        yield spec if name == spec.id else _renamed(spec, name)


def hash_of(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _renamed(spec: PairSpec, name: str) -> PairSpec:
    return PairSpec(name, spec.where, spec.reference, spec.candidate, spec.source, spec.columns, spec.fault)


def _of_folder(folder: Path) -> Iterator[PairSpec]:
    found = False
    for story in _stories(folder):
        found = True
        yield from _of_story(folder, story)
    if not found:
        raise RunError(f"{folder}: no story in it (a story is a folder with reference.LANG.txt and candidate.LANG.txt)")


def _stories(folder: Path) -> Iterator[Path]:
    """Folders with a file named as a story's are, depth first, in the order of their names."""
    entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    if any(_side_of(entry) for entry in entries):
        yield folder
    for entry in entries:
        if entry.is_dir() and not entry.name.startswith("."):
            yield from _stories(entry)


def _side_of(path: Path) -> re.Match[str] | None:
    return _FILE.fullmatch(path.stem) if path.suffix.lower() in SUFFIXES else None


def _of_story(folder: Path, story: Path) -> Iterator[PairSpec]:
    by_side: dict[str, list[tuple[str, Given]]] = {side: [] for side in SIDES}
    for path in sorted(story.iterdir()):
        match = _side_of(path)
        if match:
            side, language, name = match.groups()
            label = f"{language}.{name}" if name else language
            by_side[side].append((label, Given(path=str(path), language=language_tag(language))))
    relative = story.relative_to(folder).as_posix()
    name = story.resolve().name if relative == "." else relative
    fault = None
    if not by_side["candidate"]:
        fault = "a story without a candidate"
    elif len(by_side["reference"]) != 1:
        fault = "a story without a reference" if not by_side["reference"] else "a story with several references"
    elif len(by_side["source"]) > 1:
        fault = "a story with several sources"
    if fault:
        yield PairSpec(name, str(story), fault=fault)
        return
    source = by_side["source"][0][1] if by_side["source"] else None
    for label, candidate in by_side["candidate"]:
        where = candidate.path or name
        yield PairSpec(f"{name}/{label}", where, by_side["reference"][0][1], candidate, source)


def of_parquet_slice(file: str, start: int, length: int, before: int = 0) -> Iterator[PairSpec]:
    """The pairs of some rows of a Parquet file, anywhere that polars reads from.

    ``before`` rows stand in earlier files of the same input: rows are numbered over all. Raises ``RunError``.
    """
    import polars as pl

    try:
        frame = pl.scan_parquet(file, glob=False).slice(start, length).collect()
    except (pl.exceptions.PolarsError, OSError) as error:
        raise RunError(f"{file}: cannot be read: {cause(error)}") from error
    for number, row in enumerate(frame.iter_rows(named=True), before + start + 1):
        _check_columns(file, row)
        yield _of_row(file, number, row)


def parquet_files(source: str) -> list[tuple[str, int]]:
    """The Parquet files of a path of any file system that fsspec knows, with their rows. Raises ``RunError``."""
    import fsspec
    import polars as pl

    try:
        files, root = fsspec.core.url_to_fs(source)
        found = sorted(files.glob(f"{root.rstrip('/')}/*.parquet")) if files.isdir(root) else [root]
        named = [files.unstrip_protocol(name) if "://" in source else name for name in found]
        return [(name, int(pl.scan_parquet(name, glob=False).select(pl.len()).collect().item())) for name in named]
    except (pl.exceptions.PolarsError, OSError, ValueError, ImportError) as error:
        raise RunError(f"{source}: cannot be read: {cause(error)}") from error


def _of_memory(file: Path) -> Iterator[PairSpec]:
    """The pairs of a translators' file, TMX or XLIFF. Raises ``RunError``."""
    try:
        found = articles.read_pairs(file)
    except UnreadableArticleError as error:
        raise RunError(str(error)) from error
    for pair in found:
        reference = Given(text=pair.reference.text, language=pair.reference.language) if pair.reference else Given()
        candidate = Given(text=pair.candidate.text, language=pair.candidate.language)
        yield PairSpec(pair.id, f"{file} {pair.id}", reference, candidate)


def _of_table(table: Path) -> Iterator[PairSpec]:
    for number, row in enumerate(_rows(table), 1):
        if isinstance(row, str):
            yield PairSpec(str(number), f"{table} row {number}", fault=row)
        else:
            yield _of_row(str(table), number, row)


def _of_row(table: str, number: int, row: Mapping[str, Any]) -> PairSpec:
    cells = {name: value for name, value in row.items() if value is not None and str(value).strip()}
    where = f"{table} row {number}"
    given = {side: _cell(table, cells, side) for side in SIDES}
    missing = [side for side in SIDES[:2] if given[side] is None]
    columns = {name: str(value) for name, value in row.items() if name not in _OWN_COLUMNS and value is not None}
    fault = f"no {' and no '.join(missing)} in it" if missing else _file_named_as_text(table, given)
    return PairSpec(
        str(cells.get("id", number)),
        where,
        given["reference"] or Given(),
        given["candidate"] or Given(),
        given["source"],
        columns,
        fault or _no_language(cells),
    )


def _file_named_as_text(table: str, given: Mapping[str, Given | None]) -> str | None:
    """What is wrong where a cell for a text holds the name of an article's file: two names would compare well."""
    for side, article in given.items():
        text = (article.text or "").strip() if article else ""
        if len(text) < _LONGEST_NAME and text.endswith(SUFFIXES) and Path(_beside(table, text)).is_file():
            return f"the column {side} names the file {text} instead of holding its text: call it {side}_path"
    return None


def _no_language(cells: Mapping[str, Any]) -> str | None:
    for side in SIDES:
        said = cells.get(f"{side}_language")
        if said is not None and language_tag(str(said)) is None:
            return f"the column {side}_language: {no_code(str(said))}"
    return None


def _cell(table: str, cells: Mapping[str, Any], side: str) -> Given | None:
    language = cells.get(f"{side}_language")
    code = language_tag(str(language)) if language else None
    if f"{side}_path" in cells:
        return Given(path=_beside(table, str(cells[f"{side}_path"])), language=code)
    if side in cells:
        return Given(text=str(cells[side]), language=code)
    return None


def _beside(table: str, path: str) -> str:
    if "://" in table and "://" not in path:
        return f"{table.rsplit('/', 1)[0]}/{path}"
    return str(Path(table).parent / path)


def _rows(table: Path) -> Iterator[dict[str, Any] | str]:
    """The rows of a table as they come; in place of a line that is none, what is wrong with it.

    Raises ``RunError`` where it has not the columns, or is damaged.
    """
    readers: dict[str, Callable[[Path], Iterator[dict[str, Any] | str]]] = {
        ".csv": _csv_rows,
        ".tsv": _csv_rows,
        ".jsonl": _json_rows,
        ".parquet": _parquet_rows,
    }
    try:
        for number, row in enumerate(readers[table.suffix.lower()](table)):
            if number == 0 and isinstance(row, dict) and table.suffix.lower() != ".jsonl":
                _check_columns(table, row)
            yield row
    except (OSError, UnicodeDecodeError, csv.Error, ValueError) as error:
        raise RunError(f"{table}: cannot be read: {cause(error)}") from error


def _check_columns(table: Path | str, row: Mapping[str, Any]) -> None:
    for side in SIDES[:2]:
        if side not in row and f"{side}_path" not in row:
            raise RunError(f"{table}: no column {side} or {side}_path")


def _csv_rows(table: Path) -> Iterator[dict[str, Any] | str]:
    csv.field_size_limit(1 << 30)
    with table.open(encoding="utf-8-sig", newline="") as file:
        # spreadsheets of much of Europe write semicolons
        header = file.readline()
        file.seek(0)
        delimiter = "\t" if table.suffix.lower() == ".tsv" else max(",;", key=header.count)
        for row in csv.DictReader(file, delimiter=delimiter, strict=True):
            # cells beyond the header are no columns
            yield {name: value for name, value in row.items() if isinstance(name, str)}


def _json_rows(table: Path) -> Iterator[dict[str, Any] | str]:
    """A line that is no object is told as such, in its place; a file of nothing else is no table."""
    waiting: list[str] | None = []
    with table.open(encoding="utf-8-sig") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            row: dict[str, Any] | str
            try:
                found = json.loads(line)
                row = found if isinstance(found, dict) else f"line {number} is no object"
            except (ValueError, RecursionError):
                row = f"line {number} is no valid JSON"
            if waiting is None:
                yield row
            elif isinstance(row, str):
                waiting.append(row)
            else:
                yield from waiting
                yield row
                waiting = None
    if waiting:
        raise ValueError(waiting[0])


def _parquet_rows(table: Path) -> Iterator[dict[str, Any] | str]:
    import polars as pl

    try:
        for frame in pl.scan_parquet(table, glob=False).collect_batches(chunk_size=1000, maintain_order=True):
            yield from frame.iter_rows(named=True)
    except pl.exceptions.PolarsError as error:
        raise ValueError(str(error)) from error
