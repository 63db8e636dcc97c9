"""A comparison as JSON."""

import json
from typing import Any

from tqcheck.regression.outcome import Outcome
from tqcheck.regression.reports.wording import by_check

SCHEMA = 1


def json_report(outcome: Outcome) -> str:
    """The outcome as one JSON object; its keys are declared here, not taken from internal types."""
    comparison = outcome.comparison
    columns = (
        "status",
        "accepted",
        "pair",
        "check",
        "severity",
        "confidence",
        "message",
        "suggestion",
        "fingerprint",
        "reference_text",
        "candidate_text",
    )
    document: dict[str, Any] = {
        "schema": SCHEMA,
        "tqcheck": comparison.run.run.get("tqcheck"),
        "baseline": outcome.names[0],
        "run": outcome.names[1],
        "regressed": outcome.regressed,
        "verdicts": [
            {"slice": v.slice, "rule": v.rule, "passed": v.passed, "figures": v.figures} for v in outcome.verdicts
        ],
        "changes": [
            {
                "slice": c.slice,
                "metric": c.metric,
                "unit": c.unit,
                "items": c.difference.items,
                "baseline": c.difference.baseline,
                "run": c.difference.run,
                "change": c.difference.change,
                "low": c.difference.low,
                "high": c.difference.high,
                "bootstrap_p": c.difference.bootstrap_p,
                "randomisation_p": c.difference.randomisation_p,
                "p": c.p,
                "significant": c.significant,
                "words": c.words,
            }
            for c in comparison.changes
        ],
        "findings": outcome.findings.select(columns).to_dicts(),
        "checks": [
            {"check": check, "baseline": old, "run": new, "new": added} for check, old, new, added in by_check(outcome)
        ],
        "missing": list(comparison.missing),
        "extra": list(comparison.extra),
        "stale": [
            {"pair": s.entry.pair, "check": s.entry.check, "fingerprint": s.entry.fingerprint, "why": s.why}
            for s in outcome.stale
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
