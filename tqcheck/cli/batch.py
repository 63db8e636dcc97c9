"""``tqcheck batch``."""

import sys
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from tqcheck import batch as batches
from tqcheck import tables
from tqcheck.cli.options import FLAG, Format, SettingsOptions
from tqcheck.cli.output import write_reports
from tqcheck.cli.score import exit_code
from tqcheck.errors import SettingsError
from tqcheck.model import SEVERITIES
from tqcheck.reports.wording import counted

_SHOWN = 500  # pairs up to which the terminal report is drawn unasked: nobody reads a longer one there


def batch(
    pairs: str,
    /,
    *,
    output: Annotated[str, Parameter(alias="-o", metavar="RUN")],
    format: Annotated[list[Format] | None, Parameter(negative=(), metavar="F")] = None,  # noqa: A002
    source: Path | None = None,
    resume: Annotated[bool, FLAG] = False,
    strict: Annotated[bool, FLAG] = False,
    workers: int | None = None,
    time_limit: float = batches.TIME_LIMIT,
    engine: Literal["local", "ray"] = "local",
    options: Annotated[SettingsOptions, Parameter(name="*")] = SettingsOptions(),  # noqa: B008
) -> int:
    """Check many pairs.

    Parameters
    ----------
    pairs
        A folder of stories, a table (.csv .tsv .jsonl .parquet), or a translators' file (.tmx .xlf .xliff).
    output
        The run folder.
    format
        Reports of the run: one text format goes to standard output, several into the run folder.
    source
        The original of all pairs that name none of their own, beside references in the candidates' language.
    resume
        Go on with a run that did not end.
    strict
        Exit with 2 where a pair was skipped.
    workers
        Processes that check; one a core where not given.
    time_limit
        Seconds of computation after which a pair is skipped.
    engine
        "ray" runs on a Ray cluster (pip install tqcheck[ray]).
    """
    if workers is not None and workers < 1:
        raise SettingsError("--workers: expected 1 or more")
    if not time_limit > 0:
        raise SettingsError("--time-limit: expected seconds, more than 0")
    settings = options.settings()
    watched = None if options.quiet or not sys.stderr.isatty() else Watcher()
    try:
        result = batches.run(
            pairs,
            output,
            settings,
            resume=resume,
            progress=watched,
            engine=engine,
            workers=workers,
            time_limit=time_limit,
            original=source,
        )
    finally:
        if watched is not None:
            watched.close()
    for note in result.notes:
        print(f"tqcheck: {note}", file=sys.stderr)
    if result.interrupted:
        print(
            f"tqcheck: stopped after {result.pairs + result.skipped} pairs, which are in {output}; go on with --resume",
            file=sys.stderr,
        )
        return 130
    if not options.quiet:
        print(summary(result), file=sys.stderr)
    formats = format or (["terminal"] if result.pairs <= _SHOWN else [])
    texts = [name for name in formats if name != "parquet"]
    if texts and "://" not in output:
        # one goes to standard output; several go into the run folder, beside the tables
        write_reports(tables.read(output), texts, None if len(texts) == 1 else Path(output))
    if result.pairs == 0 or (strict and result.skipped):
        return 2
    return exit_code((severity for severity, count in result.findings.items() if count), settings.fail_on)


def summary(result: batches.BatchResult) -> str:
    """What a batch did, in a line."""
    found = ", ".join(counted(result.findings.get(severity, 0), severity) for severity in SEVERITIES)
    checked = counted(result.pairs, "pair")
    return f"{checked} checked, {result.skipped:,} skipped: {found}; the run is in {result.folder}"


class Watcher:
    """A progress bar on standard error with the rate and the time left."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn

        self._bar = Progress(
            BarColumn(), TextColumn("{task.description}"), console=Console(stderr=True), transient=True
        )
        self._task = self._bar.add_task("reading", total=None)
        self._bar.start()

    def __call__(self, progress: batches.Progress) -> None:
        of = f" of {progress.total}" if progress.total is not None else ""
        left = f", {spoken(progress.seconds_left)} left" if progress.seconds_left is not None else ""
        skipped = f", {progress.skipped} skipped" if progress.skipped else ""
        text = f"{progress.done}{of} pairs{skipped}, {progress.rate:.1f} a second{left}"
        self._bar.update(self._task, completed=progress.done, total=progress.total, description=text)

    def close(self) -> None:
        self._bar.stop()


def spoken(seconds: float) -> str:
    """A time in its two largest units: 3 h 20 min, 4 min 5 s, 12 s."""
    whole = round(seconds)
    if whole >= 3600:
        return f"{whole // 3600} h {whole % 3600 // 60} min"
    return f"{whole // 60} min {whole % 60} s" if whole >= 60 else f"{whole} s"
