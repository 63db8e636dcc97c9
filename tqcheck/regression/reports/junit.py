"""A comparison as JUnit XML: every rule is a case."""

from xml.etree.ElementTree import Element, SubElement, tostring

from tqcheck.regression.outcome import Outcome
from tqcheck.reports.wording import visible


def junit(outcome: Outcome) -> str:
    """The outcome for a CI server; a failed rule is a failure with its figures."""
    failed = sum(not verdict.passed for verdict in outcome.verdicts)
    suites = Element("testsuites", name="tqcheck compare", tests=str(len(outcome.verdicts)), failures=str(failed))
    suite = SubElement(
        suites, "testsuite", name="gates", tests=str(len(outcome.verdicts)), failures=str(failed), errors="0"
    )
    for verdict in outcome.verdicts:
        case = SubElement(suite, "testcase", classname=visible(verdict.slice), name=visible(verdict.rule))
        if not verdict.passed:
            SubElement(case, "failure", message=visible(verdict.figures), type="regression").text = visible(
                verdict.figures
            )
    return "<?xml version='1.0' encoding='utf-8'?>\n" + tostring(suites, encoding="unicode") + "\n"
