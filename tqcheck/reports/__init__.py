"""Reports, each drawn from a run's tables and from nothing else, so that an old run can be drawn again.

The run folder itself (format ``parquet``) is written by ``tqcheck.tables.write``.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tqcheck.tables import Tables

FORMATS: dict[str, str] = {
    "terminal": "terminal",
    "json": "json_report",
    "html": "html",
    "markdown": "markdown",
    "csv": "csv_report",
    "junit": "junit",
    "sarif": "sarif",
    "github": "github",
}
"""The module of each format, which has a function of its own name; imported when something is drawn by it."""

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


def draw(name: str, tables: "Tables", *, width: int = 100, colour: bool = False) -> str:
    """One report as text; ``name`` is a key of ``FORMATS``. ``width`` and ``colour`` are the terminal's."""
    function = getattr(import_module(f"tqcheck.reports.{FORMATS[name]}"), FORMATS[name])
    return str(function(tables, width=width, colour=colour) if name == "terminal" else function(tables))


__all__ = ["FILE_NAMES", "FORMATS", "draw"]
