"""The CSV report: one row a finding, for spreadsheets."""

import csv
import io
import re
from typing import Any

from tqcheck.model import Place
from tqcheck.reports.lost import points_of
from tqcheck.reports.pairs import pairs
from tqcheck.tables import Tables

COLUMNS = (
    "pair",
    "check",
    "severity",
    "confidence",
    "message",
    "suggestion",
    "reference_sentence",
    "reference_start",
    "reference_end",
    "reference_text",
    "candidate_sentence",
    "candidate_start",
    "candidate_end",
    "candidate_text",
    "fingerprint",
    "reference_path",
    "candidate_path",
    "points",
)

_FORMULA = re.compile(r"[=@\t]|[+-](?=.*[=(|!])", re.DOTALL)


def csv_report(tables: Tables) -> str:
    """Findings as CSV with a header; an input that was not checked is a row of severity ``skipped`` at the end.

    A spreadsheet would run a cell that begins like a formula; such a cell gets an apostrophe before it. Numbers with
    a sign are left alone. ``points`` is what the finding costs the article's fidelity.
    """
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in pairs(tables):
        reference = one.pair.reference
        for finding in one.findings:
            writer.writerow(
                _safe(value)
                for value in (
                    one.pair.id,
                    finding.check,
                    finding.severity,
                    finding.confidence,
                    finding.message,
                    finding.suggestion,
                    *_place(finding.reference),
                    *_place(finding.candidate),
                    finding.fingerprint,
                    reference.path if reference else None,
                    one.pair.candidate.path,
                    _rounded(points_of(one, finding)),
                )
            )
    for path, reason in tables.rows("skipped"):
        row = dict.fromkeys(COLUMNS, "") | {"severity": "skipped", "message": reason, "candidate_path": path}
        writer.writerow(_safe(row[column]) for column in COLUMNS)
    return output.getvalue()


def _place(place: Place | None) -> tuple[Any, ...]:
    return (place.sentence, place.start, place.end, place.text) if place else (None, None, None, None)


def _rounded(points: float | None) -> float | None:
    return None if points is None else round(points, 2)


def _safe(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    # The writer quotes line ends of its own kind only.
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if _FORMULA.match(text) else text
