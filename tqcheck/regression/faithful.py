"""Whether a checked pair is faithful enough to pass a test: what the pytest plugin asks."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tqcheck import reports, tables
from tqcheck.errors import SettingsError
from tqcheck.model import SEVERITIES, Checked, Finding

TOLERANCE = 1.0  # points of fidelity that a stored baseline may fall by


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a pair was like when it was last looked at: its fidelity and the findings it had, by fingerprint."""

    fidelity: float | None = None
    findings: Mapping[str, str] = field(default_factory=dict)


def shortcomings(
    checked: Checked,
    *,
    fidelity: float | None = None,
    allow: Collection[str] = (),
    fail_on: str = "error",
    baseline: Baseline | None = None,
) -> list[str]:
    """Why the pair does not pass, a line each; empty where it does.

    ``fidelity`` is the least figure from 0 to 100. ``allow`` names checks or fingerprints that may be found. With a
    ``baseline``, findings that it has pass too, and fidelity may not fall below its own by more than ``TOLERANCE``.
    """
    reasons = []
    value = next((score.value for score in checked.scores if score.metric == "fidelity"), None)
    if fidelity is not None and value is not None and value < fidelity:
        reasons.append(f"fidelity is {value:.1f}, below {fidelity:g}")
    known = baseline or Baseline()
    if known.fidelity is not None and value is not None and value < known.fidelity - TOLERANCE:
        reasons.append(f"fidelity is {value:.1f}, and was {known.fidelity:.1f}")
    for finding in failing(checked, allow=allow, fail_on=fail_on):
        if finding.fingerprint not in known.findings:
            reasons.append(f"{finding.severity} {finding.check}: {finding.message}")
    return reasons


def failing(checked: Checked, *, allow: Collection[str] = (), fail_on: str = "error") -> list[Finding]:
    """The findings at or above a severity that are not allowed by check or fingerprint."""
    if fail_on == "never":
        return []
    severities = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return [
        finding
        for finding in checked.findings
        if finding.severity in severities and finding.check not in allow and finding.fingerprint not in allow
    ]


def failure_text(checked: Checked, reasons: list[str], *, width: int = 100) -> str:
    """The reasons, and under them the findings as the terminal shows them."""
    said = "\n".join(f"- {reason}" for reason in reasons)
    shown = reports.draw("terminal", tables.build([checked]), width=width)
    return f"{checked.pair.id} is not faithful:\n{said}\n\n{shown}"


def baseline_of(checked: Checked, fail_on: str = "error") -> Baseline:
    """The baseline that this result would be."""
    value = next((score.value for score in checked.scores if score.metric == "fidelity"), None)
    return Baseline(
        value, {one.fingerprint: f"{one.check}: {one.message}" for one in failing(checked, fail_on=fail_on)}
    )


def read_baseline(path: Path) -> Baseline | None:
    """The stored baseline; None where there is none. Raises ``SettingsError`` for a damaged one."""
    try:
        stored: Any = json.loads(path.read_text(encoding="utf-8"))
        return Baseline(stored["fidelity"], dict(stored["findings"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SettingsError(f"{path}: not a baseline of tqcheck; renew it with --tqcheck-update") from error


def write_baseline(path: Path, baseline: Baseline) -> None:
    """Store a baseline as JSON that reads well in a diff."""
    value = None if baseline.fidelity is None else round(baseline.fidelity, 2)
    text = json.dumps({"fidelity": value, "findings": dict(baseline.findings)}, ensure_ascii=False, indent=2)
    path.write_text(text + "\n", encoding="utf-8")
