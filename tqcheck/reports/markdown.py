"""The Markdown report: for a comment on a pull request, in GitHub's dialect."""

import re

from tqcheck.model import Checked, Finding
from tqcheck.reports.lost import lost
from tqcheck.reports.pairs import pairs
from tqcheck.reports.wording import (
    RELATIONS,
    SCORES,
    counted,
    fidelity_range,
    figure,
    score_of,
    severity_counts,
    severity_words,
    visible,
)
from tqcheck.tables import Tables

LIMIT = 60_000
"""Characters; GitHub takes comments of up to 65,536."""
ROWS = 50
LOST_LINES = 5

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&$])")
_CALLS = re.compile(r"(?<=[@#])(?=\w)|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=GH)(?=-\d)", re.IGNORECASE)
_TICKS = re.compile(r"`+")
_METRICS = ("fidelity", "coverage", "support", "name_fidelity", "fact_fidelity")


def markdown(tables: Tables) -> str:
    """A table of the pairs, worst first, then each pair's findings, folded.

    Nothing quoted from an article acts: no markup, no mention of a person, no link to an issue. What does not fit
    into a comment is left out and counted.
    """
    checked = sorted(pairs(tables), key=_badness)
    counts = dict.fromkeys(("error", "warning", "note"), 0)
    for one in checked:
        for severity, count in severity_counts(one.findings).items():
            counts[severity] += count
    parts = [f"### tqcheck: {severity_words(counts)} in {counted(len(checked), 'pair')}\n"]
    if checked:
        parts.append(_table(checked[:ROWS]))
    if len(checked) > ROWS:
        parts.append(f"{counted(len(checked) - ROWS, 'pair')} more are in the full report.\n")
    if tables.skipped.height:
        lines = [f"- {code(path)}: {escaped(reason)}" for path, reason in tables.skipped.head(ROWS).iter_rows()]
        more = tables.skipped.height - ROWS
        lines += [f"- and {more:,} more"] if more > 0 else []
        parts.append(f"**Not checked: {tables.skipped.height:,}**\n\n" + "\n".join(lines) + "\n")
    used = sum(len(part) + 1 for part in parts)
    left_out = 0
    for one in checked:
        if not one.findings and not any(cost.points >= 1 for cost in one.costs):
            continue
        body = _details(one)
        if left_out or used + len(body) > LIMIT:
            left_out += len(one.findings)
            continue
        parts.append(body)
        used += len(body) + 1
    if left_out:
        parts.append(f"{counted(left_out, 'finding')} more did not fit into this comment.\n")
    return "\n".join(parts)


def escaped(text: str) -> str:
    """Text that renders as itself: markup escaped, mentions, references and links broken by an empty comment."""
    return _CALLS.sub("<!-- -->", _MARKUP.sub(r"\\\1", visible(text)))


def code(text: str, *, in_table: bool = False) -> str:
    """Text as a code span, in which nothing acts."""
    shown = visible(text).replace("|", "\\|") if in_table else visible(text)
    fence = "`" * (1 + max((len(run) for run in _TICKS.findall(shown)), default=0))
    blank = " " if shown.startswith("`") or shown.endswith("`") or not shown.strip() else ""
    return f"{fence}{blank}{shown}{blank}{fence}"


def _badness(one: Checked) -> tuple[int, float, int]:
    counts = severity_counts(one.findings)
    fidelity = score_of(one.scores, "fidelity")
    return (-counts["error"], 101.0 if fidelity is None else fidelity, -counts["warning"])


def _table(checked: list[Checked]) -> str:
    head = ["pair", "relation", "languages", *(SCORES[metric] for metric in _METRICS), "errors", "warnings", "notes"]
    lines = ["| " + " | ".join(head) + " |", "| --- | --- | --- |" + " ---: |" * (len(head) - 3)]
    for one in checked:
        articles = [article for article in (one.pair.reference, one.pair.candidate) if article is not None]
        values = [score_of(one.scores, metric) for metric in _METRICS]
        cells = [
            code(one.pair.id, in_table=True),
            RELATIONS[one.relation.label] if one.relation else "",
            " → ".join(escaped(article.language or "?") for article in articles),
            *("" if value is None else figure(metric, value) for metric, value in zip(_METRICS, values, strict=True)),
            *(str(count) if count else "" for count in severity_counts(one.findings).values()),
        ]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _details(one: Checked) -> str:
    summary = f"{_html(one.pair.id)}: {severity_words(severity_counts(one.findings))}"
    body = "\n".join([*_lost(one), *(_finding(finding) for finding in one.findings)])
    return f"<details><summary>{summary}</summary>\n\n{body}\n\n</details>\n"


def _lost(one: Checked) -> list[str]:
    """Fidelity with its range, and which links pull it down."""
    value = score_of(one.scores, "fidelity")
    lines = lost(one, LOST_LINES)
    if value is None or not lines:
        return []
    between = fidelity_range(one.scores)
    said = f"fidelity {figure('fidelity', value)}{f' ({between})' if between else ''}; points lost:"
    return [said, "", *(f"- −{line.points:.1f} {line.where}: {line.reasons}" for line in lines), ""]


def _html(text: str) -> str:
    entities = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
    return _CALLS.sub("<!-- -->", re.sub(r'[&<>"]', lambda found: entities[found.group()], visible(text)))


def _finding(finding: Finding) -> str:
    sure = "" if finding.confidence == "high" else f" ({finding.confidence} confidence)"
    lines = [f"- **{finding.severity}** `{finding.check}`{sure}: {escaped(finding.message)}"]
    for side, place in (("reference", finding.reference), ("candidate", finding.candidate)):
        if place is not None:
            where = side if place.sentence is None else f"{side}, sentence {place.sentence}"
            lines.append(f"  - {where}: {code(place.text)}")
    if finding.suggestion is not None:
        lines.append(f"  - suggestion: {code(finding.suggestion)}")
    return "\n".join(lines)
