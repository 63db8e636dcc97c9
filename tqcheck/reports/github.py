"""GitHub annotations: one workflow command a finding, for the log of a GitHub Actions step."""

from tqcheck.model import SEVERITIES, Article, Checked, Finding
from tqcheck.reports.lost import points_of
from tqcheck.reports.pairs import pairs
from tqcheck.reports.places import Lines, shown_at
from tqcheck.reports.wording import plain
from tqcheck.tables import Tables

COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
LINE_BY_LINE = (".txt", ".md")


def github(tables: Tables) -> str:
    """Annotations, gravest first, since GitHub shows only the first ten of each kind of a step.

    Lines are given for text and Markdown files, whose text is the file's own; other files are annotated as a whole.
    """
    commands: list[tuple[int, str]] = []
    for one in pairs(tables):
        lines = Lines(one.pair.candidate.text)
        for finding in one.findings:
            commands.append((SEVERITIES.index(finding.severity), _command(one, finding, lines)))
    commands.sort(key=lambda item: item[0])
    skipped = [
        f"::warning title=not checked::{_data(f'{plain(path)}: {plain(reason)}')}"
        for path, reason in tables.rows("skipped")
    ]
    return "".join(f"{command}\n" for command in [*(text for _, text in commands), *skipped])


def _command(one: Checked, finding: Finding, lines: Lines) -> str:
    properties = {**_where(one.pair.candidate, lines, *shown_at(one, finding)), "title": finding.check}
    said = [plain(finding.message)]
    for side, place in (("reference", finding.reference), ("candidate", finding.candidate)):
        if place is not None:
            said.append(f"{side}: {plain(place.text)}")
    if finding.suggestion is not None:
        said.append(f"suggestion: {plain(finding.suggestion)}")
    if points := points_of(one, finding):
        said.append(f"costs {points:.1f} points of fidelity")
    said.append(f"pair: {plain(one.pair.id)}")
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{COMMANDS[finding.severity]} {written}::{_data(chr(10).join(said))}"


def _where(article: Article, lines: Lines, start: int, end: int) -> dict[str, str]:
    if article.path is None or article.path == "-":
        return {}
    if not article.path.lower().endswith(LINE_BY_LINE):
        return {"file": plain(article.path)}
    at = lines.region(start, end)
    found = {"file": plain(article.path), "line": str(at.start_line), "endLine": str(at.end_line)}
    if at.start_line == at.end_line and end > start:
        found |= {"col": str(at.start_column), "endColumn": str(at.end_column)}
    return found


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
