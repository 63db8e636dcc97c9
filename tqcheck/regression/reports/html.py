"""A comparison as one self-contained HTML page."""

from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from tqcheck.regression.outcome import Outcome
from tqcheck.regression.reports.wording import by_check, change_cells, counts_line, quoted, verdict_line
from tqcheck.reports.wording import visible


def page_environment() -> Environment:
    """Jinja2 for pages made of articles' words: everything is escaped, and controls are made visible."""
    return Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: visible(value) if isinstance(value, str) else value,
    )


def html(outcome: Outcome) -> str:
    """The outcome as a page without any outside reference and without scripts; everything in it is escaped."""
    environment = page_environment()
    source = files("tqcheck.regression.reports").joinpath("comparison.html").read_text(encoding="utf-8")
    slices = [
        (name, [(c, change_cells(c)) for c in outcome.comparison.changes if c.slice == name])
        for name in dict.fromkeys(change.slice for change in outcome.comparison.changes)
    ]
    rows = [{**row, "quoted": quoted(row)} for row in outcome.findings.iter_rows(named=True)]
    return environment.from_string(source).render(
        outcome=outcome,
        headline=verdict_line(outcome),
        counts=counts_line(outcome),
        slices=slices,
        checks=by_check(outcome),
        findings=[(status, [row for row in rows if row["status"] == status]) for status in ("new", "gone", "kept")],
    )
