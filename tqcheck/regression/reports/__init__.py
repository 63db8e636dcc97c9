"""Reports of a comparison, each drawn from its outcome and nothing else."""

from collections.abc import Callable

from tqcheck.regression.outcome import Outcome
from tqcheck.regression.reports.html import html
from tqcheck.regression.reports.json_report import json_report
from tqcheck.regression.reports.junit import junit
from tqcheck.regression.reports.markdown import markdown
from tqcheck.regression.reports.terminal import terminal

FORMATS: dict[str, Callable[[Outcome], str]] = {
    "terminal": terminal,
    "html": html,
    "markdown": markdown,
    "json": json_report,
    "junit": junit,
}

__all__ = ["FORMATS", "terminal"]
