"""How the reports of a comparison put figures into words."""

from collections import Counter

from tqcheck.regression.comparison import MetricChange
from tqcheck.regression.outcome import Outcome


def verdict_line(outcome: Outcome) -> str:
    """The one line that an engineer reads first."""
    failed = sum(not verdict.passed for verdict in outcome.verdicts)
    if not outcome.verdicts:
        return "no rule to judge by"
    if failed:
        return f"regression: {failed} of {len(outcome.verdicts)} rules failed"
    return f"no regression: {len(outcome.verdicts)} rules hold"


def decimals(metric: str) -> int:
    """Places after the point that say something: scores from 0 to 1 have three, those to 100 one."""
    return 1 if metric in ("fidelity", "bleu", "chrf++", "ter") else 3


def change_cells(change: MetricChange) -> tuple[str, str, str, str, str, str]:
    """Baseline, run, change, its 95 % interval, p, words."""
    found, places = change.difference, decimals(change.metric)
    return (
        f"{found.baseline:.{places}f}",
        f"{found.run:.{places}f}",
        f"{found.change:+.{places}f}",
        f"{found.low:+.{places}f} … {found.high:+.{places}f}",
        f"{change.p:.3f}",
        change.words,
    )


def finding_counts(outcome: Outcome) -> dict[str, int]:
    """Findings by status: new, gone, kept, and accepted among new and kept ones."""
    findings = outcome.findings
    counts = dict.fromkeys(("new", "gone", "kept"), 0)
    counts.update(dict(findings["status"].value_counts().iter_rows()))
    current = findings.filter(findings["status"] != "gone")
    counts["accepted"] = len(current) - current["accepted"].null_count()
    return counts


def by_check(outcome: Outcome) -> list[tuple[str, int, int, int]]:
    """Each check with its findings in the baseline, in the run, and how many of the run's are new; most new first."""
    counts: dict[str, Counter[str]] = {}
    for check, status in outcome.comparison.findings.select("check", "status").iter_rows():
        counts.setdefault(check, Counter())[status] += 1
    rows = [(check, n["kept"] + n["gone"], n["kept"] + n["new"], n["new"]) for check, n in counts.items()]
    return sorted(rows, key=lambda row: (-row[3], row[0]))


def counts_line(outcome: Outcome) -> str:
    """Findings and pairs in a line."""
    counts = finding_counts(outcome)
    words = f"findings: {counts['new']} new, {counts['gone']} gone, {counts['kept']} kept"
    if counts["accepted"]:
        words += f", {counts['accepted']} of them accepted"
    if outcome.comparison.missing:
        words += f"; missing pairs: {len(outcome.comparison.missing)}"
    if outcome.comparison.extra:
        words += f"; extra pairs: {len(outcome.comparison.extra)}"
    return words


def quoted(row: dict[str, object]) -> str:
    """What a finding is about, in a few words."""
    text = str(row.get("candidate_text") or row.get("reference_text") or "")
    text = " ".join(text.split())
    return text if len(text) <= 80 else text[:79] + "…"
