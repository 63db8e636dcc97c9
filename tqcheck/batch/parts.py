"""The run folder of a batch while it grows: the job it belongs to, and its finished parts.

``RUN/batch/job.json`` says what is being done; ``RUN/batch/parts/NNNNNNN`` is a run folder of one chunk of pairs, which
appears whole or not at all. When all are there they become the tables of ``RUN``. ``RUN/batch/derived-PROCESS`` is what
workers keep for each other while they run without a cache.
"""

import contextlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

import polars as pl

from tqcheck import tables
from tqcheck.errors import RunError
from tqcheck.tables import Tables

FOLDER = "batch"
JOB = "job.json"
PARTS = "parts"
DERIVED = "derived"
_LOCK = "lock"


@dataclass(slots=True)
class Tallies:
    """What parts hold, in numbers."""

    pairs: int = 0
    skipped: int = 0
    findings: dict[str, int] = field(default_factory=dict)

    def add(self, other: "Tallies") -> None:
        self.pairs += other.pairs
        self.skipped += other.skipped
        for severity, count in other.findings.items():
            self.findings[severity] = self.findings.get(severity, 0) + count

    def as_dict(self) -> dict[str, Any]:
        return {"pairs": self.pairs, "skipped": self.skipped, "findings": self.findings}


def tallies_of(made: Tables) -> Tallies:
    """The numbers of tables: pairs, skipped rows, findings by severity."""
    counted = made.findings.group_by("severity").len().rows()
    return Tallies(len(made.pairs), len(made.skipped), {str(severity): count for severity, count in counted})


class RunFolder:
    """The folder of a batch run, held by one process at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.parts = folder / FOLDER / PARTS
        # one a process: several actors of a cluster may share a run folder
        self.derived = folder / FOLDER / f"{DERIVED}-{os.getpid()}"
        self._lock: int | None = None

    def open(self, job: Mapping[str, Any], *, resume: bool) -> None:
        """Make the folder ready for a job. Raises ``RunError`` where it holds another, or cannot be written."""
        try:
            if self.folder.exists() and not self.folder.is_dir():
                raise RunError(f"{self.folder}: a folder is needed for a run, and this is a file")
            self.parts.mkdir(parents=True, exist_ok=True)
            self._take_lock()
            known = self._job()
            if known is None:
                shutil.rmtree(self.parts)
                self.parts.mkdir()
                (self.folder / tables.RUN_FILE).unlink(missing_ok=True)
                self._write_job(job)
            elif not resume:
                raise RunError(f"{self.folder}: holds a run that did not end; go on with --resume, or remove it")
            else:
                compare_jobs(self.folder, known, job)
            for left in (*self.parts.glob("*.part*"), *(self.folder / FOLDER).glob(f"{DERIVED}-*")):
                shutil.rmtree(left, ignore_errors=True)
        except OSError as error:
            raise RunError(f"{self.folder}: cannot write the run: {error.strerror or error}") from error

    def close(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def path(self, index: int) -> Path:
        """The folder of a part."""
        return self.parts / f"{index:07d}"

    def finished(self, index: int, digest: str) -> Tallies | None:
        """The numbers of a part that is there, whole, and of these very pairs; a part that is not is removed."""
        path = self.path(index)
        if not path.is_dir():
            return None
        try:
            said = json.loads((path / tables.RUN_FILE).read_text(encoding="utf-8"))["part"]
            if said["digest"] == digest:
                for name in tables.TABLES:
                    # the footer stands at the end: a file cut short has none
                    pl.read_parquet_schema(path / f"{name}.parquet")
                return Tallies(**said["tallies"])
        except (OSError, ValueError, KeyError, TypeError, pl.exceptions.PolarsError):
            pass
        shutil.rmtree(path, ignore_errors=True)
        return None

    def written(self, index: int) -> None:
        """Called when a part is there, before it counts as finished."""

    def merge(self, run: Mapping[str, Any]) -> None:
        """The tables of all parts, in their order, as the run's own; ``run.json`` comes last."""
        found = sorted(path for path in self.parts.iterdir() if path.is_dir() and path.suffix == "")
        text = json.dumps(tables.build([], [], run).run, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
        try:
            (self.folder / tables.RUN_FILE).unlink(missing_ok=True)
            for name in tables.TABLES:
                target = self.folder / f"{name}.parquet"
                part = target.with_name(f"{name}.parquet.part")
                files = [path / f"{name}.parquet" for path in found]
                # only the pairs table has columns of the input, and only where something of a part was checked
                frame = _all(files, tables.SCHEMAS[name], same=name != "pairs")
                frame.sink_parquet(part, compression="zstd", metadata={tables.METADATA_KEY: text}, engine="streaming")
                part.replace(target)
            part = self.folder / f"{tables.RUN_FILE}.part"
            part.write_text(text, encoding="utf-8")
            part.replace(self.folder / tables.RUN_FILE)
        except OSError as error:
            raise RunError(f"{self.folder}: cannot write the run: {error.strerror or error}") from error

    def remove_parts(self) -> None:
        """Remove what only a run that goes on needs."""
        # the job first: without it the folder is that of a run that has ended
        (self.folder / FOLDER / JOB).unlink(missing_ok=True)
        shutil.rmtree(self.folder / FOLDER, ignore_errors=True)
        self.close()

    def _job(self) -> dict[str, Any] | None:
        try:
            known = json.loads((self.folder / FOLDER / JOB).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except ValueError as error:
            raise RunError(f"{self.folder / FOLDER / JOB}: damaged ({error})") from error
        return known if isinstance(known, dict) else None

    def _write_job(self, job: Mapping[str, Any]) -> None:
        path = self.folder / FOLDER / JOB
        part = path.with_suffix(".part")
        part.write_text(json.dumps(job, ensure_ascii=False, indent=2), encoding="utf-8")
        part.replace(path)

    def _take_lock(self) -> None:
        try:
            import fcntl
        except ImportError:
            return
        self._lock = os.open(self.folder / FOLDER / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            # let go by the system when this process ends, however it ends
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.close()
            raise RunError(f"{self.folder}: another batch is writing this run") from None


def write_part(made: Tables, digest: str, target: Path) -> Tallies:
    """Write a part, which appears whole or not at all. Raises ``RunError`` where it cannot be written."""
    tallies = Tallies(made.height("pairs"), made.height("skipped"), made.severities())
    made.run["part"] = {"digest": digest, "tallies": tallies.as_dict()}
    unfinished = target.with_name(f"{target.name}.part{os.getpid()}")
    shutil.rmtree(unfinished, ignore_errors=True)
    tables.write(made, unfinished)
    try:
        unfinished.rename(target)
    except OSError as error:
        shutil.rmtree(unfinished, ignore_errors=True)
        if not target.is_dir():
            raise RunError(f"{target}: cannot be written: {error.strerror or error}") from error
    return tallies


def compare_jobs(folder: Path | str, known: Mapping[str, Any], job: Mapping[str, Any]) -> None:
    """Raises ``RunError`` where a run was begun as another job than the one that shall go on with it."""
    different = [name for name in job if known.get(name) != json.loads(json.dumps(job[name]))]
    if different:
        raise RunError(f"{folder}: cannot be resumed: begun with another {', '.join(different)}")


def _all(files: list[Path], schema: pl.Schema, *, same: bool) -> pl.LazyFrame:
    """The rows of many files, one behind the other; a column that some lack is null there."""
    if not files:
        return schema.to_frame().lazy()
    if same:
        return pl.scan_parquet(files, glob=False)
    runs = groupby(files, key=lambda file: tuple(pl.read_parquet_schema(file)))
    return pl.concat([pl.scan_parquet(list(run), glob=False) for _, run in runs], how="diagonal")


@contextlib.contextmanager
def opened(folder: Path, job: Mapping[str, Any], *, resume: bool) -> Iterator[RunFolder]:
    """The run folder, held until the block ends."""
    held = RunFolder(folder)
    try:
        held.open(job, resume=resume)
        yield held
    finally:
        held.close()
