"""Reports to standard output, to files and to folders."""

import os
import shutil
import sys
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from tqcheck import reports
from tqcheck.errors import RunError, SettingsError, cause

if TYPE_CHECKING:
    from rich.console import RenderableType

    from tqcheck.tables import Tables


def check_output(formats: Sequence[str], output: Path | None) -> None:
    """Refuse before any work what could not be written after it. Raises ``SettingsError``, ``RunError``."""
    if output is None:
        if "parquet" in formats:
            raise SettingsError("--format parquet writes a run folder: name it with -o PATH")
        if len(set(formats)) > 1:
            raise SettingsError("several formats need a folder: name it with -o PATH")
        return
    above = next((place for place in output.parents if place.exists()), None)
    if above is not None and not above.is_dir():
        raise RunError(f"{output}: cannot be written, since {above} is a file and no folder")
    folder = len(set(formats)) > 1 or "parquet" in formats
    if folder and output.exists() and not output.is_dir():
        raise RunError(f"{output}: a folder is needed for several formats or parquet, and this is a file")
    if not folder and output.is_dir():
        raise RunError(f"{output}: is a folder; one format is written to a file")


def write_reports(made: "Tables", formats: Sequence[str], output: Path | None) -> None:
    """Draw and write every format. With a folder, a terminal report still goes to standard output."""
    from tqcheck import tables

    formats = list(dict.fromkeys(formats)) or ["terminal"]
    if output is None:
        _print_report(made, formats[0])
        return
    try:
        if formats == ["parquet"] or len(formats) > 1:
            output.mkdir(parents=True, exist_ok=True)
            for name in formats:
                if name == "parquet":
                    tables.write(made, output)
                elif name == "terminal":
                    _print_report(made, name)
                else:
                    _write(output / reports.FILE_NAMES[name], reports.draw(name, made))
        else:
            output.parent.mkdir(parents=True, exist_ok=True)
            _write(output, reports.draw(formats[0], made))
    except OSError as error:
        raise RunError(f"{error.filename or output}: cannot be written ({error.strerror})") from error


def _print_report(made: "Tables", name: str) -> None:
    print_text(reports.draw(name, made, width=terminal_width(), colour=wants_colour()))


def terminal_width() -> int:
    """Columns of the terminal; 100, or what COLUMNS says, for a file or a pipe."""
    if sys.stdout.isatty():
        return max(60, shutil.get_terminal_size().columns)
    told = os.environ.get("COLUMNS", "")
    return max(60, int(told)) if told.isascii() and told.isdigit() else 100


def wants_colour() -> bool:
    """Whether standard output is a terminal and nobody has asked for no colour (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def print_drawn(drawn: "RenderableType") -> None:
    """What rich draws to standard output, as UTF-8 and as wide as the terminal."""
    from rich.console import Console

    console = Console(file=StringIO(), width=terminal_width(), force_terminal=wants_colour(), highlight=False)
    with console.capture() as taken:
        console.print(drawn)
    print_text("\n".join(line.rstrip() for line in taken.get().splitlines()))


def print_text(text: str) -> None:
    """Text to standard output as UTF-8."""
    # Reports are UTF-8 wherever they go, whatever the locale of the terminal.
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8"))
        if not text.endswith("\n"):
            sys.stdout.buffer.write(b"\n")
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        leave_standard_output()
        raise RunError(f"standard output: cannot be written ({cause(error)})") from error


def leave_standard_output() -> None:
    """Let what standard output still holds go nowhere, so that Python does not complain again when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_text(text: str, output: Path | None) -> None:
    """Text to a file, or to standard output where there is none. Raises ``RunError``."""
    if output is None:
        print_text(text)
        return
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        _write(output, text)
    except OSError as error:
        raise RunError(f"{output}: cannot be written ({error.strerror})") from error


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
