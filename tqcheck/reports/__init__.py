"""Reports, each drawn from a run's tables and from nothing else, so that an old run can be drawn again.

The run folder itself (format ``parquet``) is written by ``tqcheck.tables.write``.
"""

from collections.abc import Callable

from tqcheck.reports.csv_report import csv_report
from tqcheck.reports.github import github
from tqcheck.reports.html import html
from tqcheck.reports.json_report import json_report
from tqcheck.reports.junit import junit
from tqcheck.reports.markdown import markdown
from tqcheck.reports.sarif import sarif
from tqcheck.reports.terminal import terminal
from tqcheck.tables import Tables

FORMATS: dict[str, Callable[..., str]] = {
    "terminal": terminal,
    "json": json_report,
    "html": html,
    "markdown": markdown,
    "csv": csv_report,
    "junit": junit,
    "sarif": sarif,
    "github": github,
}

FILE_NAMES: dict[str, str] = {
    "terminal": "report.txt",
    "json": "report.json",
    "html": "report.html",
    "markdown": "report.md",
    "csv": "report.csv",
    "junit": "report.xml",
    "sarif": "report.sarif",
    "github": "report.github.txt",
}
"""What each format's file is called in a folder of several."""


def draw(name: str, tables: Tables, *, width: int = 100, colour: bool = False) -> str:
    """One report as text; ``name`` is a key of ``FORMATS``. ``width`` and ``colour`` are the terminal's."""
    if name == "terminal":
        return terminal(tables, width=width, colour=colour)
    return FORMATS[name](tables)


__all__ = ["FILE_NAMES", "FORMATS", "draw"]
