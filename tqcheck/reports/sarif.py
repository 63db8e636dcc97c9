"""The SARIF report: version 2.1.0 of OASIS' Static Analysis Results Interchange Format, with Errata 01."""

import json
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from tqcheck.model import Article, Checked, Finding, Place
from tqcheck.reports.lost import points_of
from tqcheck.reports.pairs import pairs
from tqcheck.reports.places import Lines, shown_at
from tqcheck.reports.wording import plain
from tqcheck.tables import Tables

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "tqcheckFinding/v1"


def sarif(tables: Tables) -> str:
    """One SARIF run. Offsets and columns count code points of the article's text, which each artifact holds.

    Rules are the run's checks. The place in the candidate is the location of a result, the place in the reference a
    related one. Inputs that were not checked are notifications of the invocation.
    """
    log = _Log(tables)
    for one in pairs(tables):
        log.add(one)
    return json.dumps(log.document(), ensure_ascii=False, indent=1) + "\n"


class _Log:
    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._rules: list[dict[str, Any]] = []
        self._rule_index: dict[str, int] = {}
        self._artifacts: list[dict[str, Any]] = []
        self._artifact_index: dict[tuple[str | None, str], int] = {}
        self._lines: dict[int, Lines] = {}
        self._results: list[dict[str, Any]] = []
        for check in tables.run.get("checks") or []:
            self._rule(check["name"], check.get("severity"), check.get("summary"))

    def add(self, one: Checked) -> None:
        """Results of one pair."""
        self._lines.clear()
        for finding in one.findings:
            self._results.append(self._result(one, finding))

    def document(self) -> dict[str, Any]:
        """The whole log."""
        run = self._tables.run
        notifications = [
            {"level": "warning", "message": {"text": f"{plain(path)}: {plain(reason)}"}}
            for path, reason in self._tables.rows("skipped")
        ]
        driver = {"name": "tqcheck", "version": str(run.get("tqcheck")), "rules": self._rules}
        return {
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {"driver": driver},
                    "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": notifications}],
                    "columnKind": "unicodeCodePoints",
                    "artifacts": self._artifacts,
                    "results": self._results,
                }
            ],
        }

    def _rule(self, name: str, severity: str | None, summary: str | None) -> int:
        if name not in self._rule_index:
            self._rule_index[name] = len(self._rules)
            rule: dict[str, Any] = {"id": name, "shortDescription": {"text": summary or name}}
            if severity:
                rule["defaultConfiguration"] = {"level": severity}
            self._rules.append(rule)
        return self._rule_index[name]

    def _result(self, one: Checked, finding: Finding) -> dict[str, Any]:
        message = plain(finding.message)
        if finding.suggestion is not None:
            message += f" (suggestion: {plain(finding.suggestion)})"
        location = self._location(one.pair.candidate, *shown_at(one, finding))
        location["logicalLocations"] = [{"fullyQualifiedName": plain(one.pair.id), "kind": "pair"}]
        result: dict[str, Any] = {
            "ruleId": finding.check,
            "ruleIndex": self._rule(finding.check, None, None),
            "level": finding.severity,
            "message": {"text": message},
            "locations": [location],
            "partialFingerprints": {FINGERPRINT: finding.fingerprint},
            "properties": {"pair": plain(one.pair.id), "confidence": finding.confidence},
        }
        if (points := points_of(one, finding)) is not None:
            result["properties"]["points"] = round(points, 2)
        reference = one.pair.reference
        related = [("also here", one.pair.candidate, place) for place in finding.elsewhere]
        if reference is not None and finding.reference is not None:
            related.insert(0, ("the reference", reference, finding.reference))
        if related:
            result["relatedLocations"] = [self._related(number, *where) for number, where in enumerate(related)]
        return result

    def _related(self, number: int, message: str, article: Article, place: Place) -> dict[str, Any]:
        return {"id": number, "message": {"text": message}, **self._location(article, place.start, place.end)}

    def _location(self, article: Article, start: int, end: int) -> dict[str, Any]:
        artifact = self._artifact(article)
        if artifact not in self._lines:
            self._lines[artifact] = Lines(article.text)
        at = self._lines[artifact].region(start, end)
        region: dict[str, Any] = {
            "startLine": at.start_line,
            "startColumn": at.start_column,
            "endLine": at.end_line,
            "endColumn": at.end_column,
            "charOffset": at.start,
            "charLength": at.end - at.start,
        }
        if end > start:
            region["snippet"] = {"text": article.text[start:end]}
        where: dict[str, Any] = {"index": artifact}
        if article.path is not None:
            where["uri"] = uri(article.path)
        return {"physicalLocation": {"artifactLocation": where, "region": region}}

    def _artifact(self, article: Article) -> int:
        key = (article.path, article.text)
        if key not in self._artifact_index:
            self._artifact_index[key] = len(self._artifacts)
            artifact: dict[str, Any] = {"contents": {"text": article.text}}
            if article.path is not None:
                artifact["location"] = {"uri": uri(article.path), "index": len(self._artifacts)}
            self._artifacts.append(artifact)
        return self._artifact_index[key]


def uri(path: str) -> str:
    """A path as a URI reference: relative stays relative."""
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix())
