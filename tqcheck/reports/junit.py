"""The JUnit report: a pair is a test case, which fails where it has findings at or above ``fail_on``."""

from xml.etree import ElementTree

from tqcheck.model import SEVERITIES, Checked, Finding
from tqcheck.reports.lost import lost
from tqcheck.reports.pairs import pairs
from tqcheck.reports.wording import fidelity_range, figure, plain, severity_counts, severity_words
from tqcheck.tables import Tables

LOST_LINES = 5


def junit(tables: Tables) -> str:
    """JUnit XML of one suite. What fails is decided by the run's setting ``fail_on``; an input that was not checked
    is a skipped case."""
    failing = _failing(tables)
    suites = ElementTree.Element("testsuites", name="tqcheck")
    suite = ElementTree.SubElement(suites, "testsuite", name="tqcheck")
    total = failures = 0
    for one in pairs(tables):
        total += 1
        failures += _case(suite, one, failing)
    for path, reason in tables.rows("skipped"):
        total += 1
        case = ElementTree.SubElement(suite, "testcase", classname="tqcheck", name=plain(path))
        ElementTree.SubElement(case, "skipped", message=plain(reason))
    counts = {
        "tests": str(total),
        "failures": str(failures),
        "errors": "0",
        "skipped": str(tables.height("skipped")),
    }
    for element in (suites, suite):
        for name, count in counts.items():
            element.set(name, count)
    ElementTree.indent(suites)
    text: str = ElementTree.tostring(suites, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _failing(tables: Tables) -> frozenset[str]:
    settings = tables.run.get("settings") or {}
    level = settings.get("fail_on", "error")
    return frozenset(SEVERITIES[: SEVERITIES.index(level) + 1]) if level in SEVERITIES else frozenset()


def _case(suite: ElementTree.Element, one: Checked, failing: frozenset[str]) -> bool:
    case = ElementTree.SubElement(suite, "testcase", classname="tqcheck", name=plain(one.pair.id))
    if one.scores:
        properties = ElementTree.SubElement(case, "properties")
        for score in one.scores:
            value = figure(score.metric, score.value)
            ElementTree.SubElement(properties, "property", name=score.metric, value=value)
        for name, value in (("fidelity_range", fidelity_range(one.scores)), ("points_lost", _lost(one))):
            if value:
                ElementTree.SubElement(properties, "property", name=name, value=value)
    bad = [finding for finding in one.findings if finding.severity in failing]
    rest = [finding for finding in one.findings if finding.severity not in failing]
    if bad:
        message = severity_words(severity_counts(bad))
        failure = ElementTree.SubElement(case, "failure", type=bad[0].check, message=message)
        failure.text = "\n".join(map(_line, bad))
    if rest:
        ElementTree.SubElement(case, "system-out").text = "\n".join(map(_line, rest))
    return bool(bad)


def _lost(one: Checked) -> str:
    """Which links pull fidelity down, on one line."""
    return "; ".join(f"{line.points:.1f} {line.where}: {line.reasons}" for line in lost(one, LOST_LINES))


def _line(finding: Finding) -> str:
    lines = [f"{finding.severity} {finding.check} ({finding.confidence} confidence): {plain(finding.message)}"]
    for side, place in (("reference", finding.reference), ("candidate", finding.candidate)):
        if place is not None:
            where = side if place.sentence is None else f"{side}, sentence {place.sentence}"
            lines.append(f"  {where}: {plain(place.text)}")
    if finding.suggestion is not None:
        lines.append(f"  suggestion: {plain(finding.suggestion)}")
    return "\n".join(lines)
