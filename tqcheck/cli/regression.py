"""``tqcheck compare``, ``tqcheck accept`` and ``tqcheck trend``."""

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from tqcheck import tables
from tqcheck.cli.options import FLAG, FailOn
from tqcheck.cli.output import print_text, terminal_width, wants_colour, write_text
from tqcheck.errors import SettingsError
from tqcheck.settings import find_settings, load_settings

CompareFormat = Literal["terminal", "html", "markdown", "json", "junit"]
TrendFormat = Literal["terminal", "html", "csv", "json"]


def compare(
    baseline: Path,
    run: Path,
    /,
    *,
    format: CompareFormat = "terminal",  # noqa: A002
    output: Annotated[Path | None, Parameter(alias="-o", metavar="PATH")] = None,
    slices: Annotated[list[str] | None, Parameter(negative=(), metavar="COLUMNS")] = None,
    accepted: Path | None = None,
    fail_on: FailOn | None = None,
    dry_run: Annotated[bool, FLAG] = False,
    config: Path | None = None,
) -> int:
    """Compare a run with a baseline: scores with their significance, findings new and gone, the gates' verdicts.

    Parameters
    ----------
    baseline
        The run folder to compare with.
    run
        The run folder under judgement.
    format
        Format of the report.
    output
        A file for the report; standard output where not given.
    slices
        Columns of the pairs table to compare by, with commas between.
    accepted
        File of accepted findings; else what the settings say, else tqcheck-accepted.toml where it is there.
    fail_on
        Without gates in the settings: a new finding at or above this severity is a regression.
    dry_run
        Explain each rule's verdict, and exit with 0 whatever it is.
    config
        Settings file.
    """
    from tqcheck.regression.accepted import FILE
    from tqcheck.regression.outcome import judge_runs
    from tqcheck.regression.reports import FORMATS, terminal

    path = config or find_settings(Path.cwd())
    settings = load_settings(path).with_options(fail_on=fail_on)
    here = Path(FILE)
    outcome = judge_runs(
        tables.read(baseline),
        tables.read(run),
        settings,
        names=(str(baseline), str(run)),
        slices=tuple(name.strip() for part in slices or () for name in part.split(",") if name.strip()),
        accepted=accepted or settings.accepted or (here if here.is_file() else None),
    )
    if format == "terminal" and output is None:
        print_text(terminal(outcome, width=terminal_width(), colour=wants_colour()))
    else:
        write_text(FORMATS[format](outcome), output)
    return int(outcome.regressed and not dry_run)


def accept(
    run: Path,
    /,
    *,
    finding: Annotated[str, Parameter(metavar="FINGERPRINT")],
    reason: str,
    file: Path | None = None,
    config: Path | None = None,
) -> None:
    """Accept a finding: it stays counted and shown, and no longer fails a comparison.

    Parameters
    ----------
    run
        The run folder that has the finding.
    finding
        Its fingerprint, or the beginning of it.
    reason
        Why it is accepted; reviewers will read it.
    file
        The TOML file that it is added to; else what the settings say, else tqcheck-accepted.toml.
    config
        Settings file.
    """
    from tqcheck.regression.accepted import FILE
    from tqcheck.regression.accepted import accept as add

    settings = load_settings(config or find_settings(Path.cwd()))
    target = file or settings.accepted or Path(FILE)
    added = add(tables.read(run), finding, reason, target)
    for entry in added:
        print_text(f"accepted {entry.check} {entry.fingerprint} of {entry.pair} in {target}")
    if not added:
        print_text(f"{finding} is accepted already in {target}")


def trend(
    run: Path,
    /,
    *runs: Path,
    slices: Annotated[list[str] | None, Parameter(negative=(), metavar="COLUMNS")] = None,
    format: TrendFormat = "terminal",  # noqa: A002
    output: Annotated[Path | None, Parameter(alias="-o", metavar="PATH")] = None,
) -> None:
    """Show each score and check over dated runs.

    Parameters
    ----------
    run
        A run folder, dated by its name (2026-11-21) or by when it was made.
    runs
        More run folders.
    slices
        Columns of the pairs table to split by, with commas between.
    format
        Format of the table.
    output
        A file; standard output where not given.
    """
    from tqcheck.regression.reports.trend import FORMATS
    from tqcheck.regression.trend import dated
    from tqcheck.regression.trend import trend as over_time

    if len({path.resolve() for path in (run, *runs)}) < 1 + len(runs):
        raise SettingsError("a run is given twice")
    frame = over_time(
        [dated(path, tables.read(path)) for path in (run, *runs)],
        tuple(name.strip() for part in slices or () for name in part.split(",") if name.strip()),
    )
    write_text(FORMATS[format](frame), output)
