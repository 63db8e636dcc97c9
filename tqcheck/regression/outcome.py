"""The outcome of ``tqcheck compare``: the comparison, the verdicts, what was accepted; what its reports see."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from tqcheck.regression.accepted import Accepted, Stale, read_accepted, stale_entries
from tqcheck.regression.comparison import Comparison, compare
from tqcheck.regression.gates import Verdict, default_rules, judge, read_gates, sliced_columns
from tqcheck.settings import Settings
from tqcheck.tables import Tables


@dataclass(frozen=True)
class Outcome:
    """Everything that a report of a comparison may show. ``names`` are what the two runs are called."""

    names: tuple[str, str]
    comparison: Comparison
    verdicts: tuple[Verdict, ...]
    accepted: tuple[Accepted, ...]
    stale: tuple[Stale, ...]

    @property
    def regressed(self) -> bool:
        """Whether any rule failed."""
        return not all(verdict.passed for verdict in self.verdicts)

    @property
    def findings(self) -> pl.DataFrame:
        """The comparison's findings with a column ``accepted``: the reason, or null."""
        reasons = pl.DataFrame(
            [(entry.pair, entry.fingerprint, entry.reason) for entry in self.accepted],
            schema={"pair": pl.String, "fingerprint": pl.String, "accepted": pl.String},
            orient="row",
        ).unique(["pair", "fingerprint"], keep="last")
        return self.comparison.findings.join(reasons, on=["pair", "fingerprint"], how="left", maintain_order="left")


def judge_runs(
    baseline: Tables,
    run: Tables,
    settings: Settings,
    *,
    names: tuple[str, str] = ("baseline", "run"),
    slices: Sequence[str] = (),
    accepted: Path | None = None,
) -> Outcome:
    """Compare two runs and hold the run to the gates of the settings, or to the default rules where there are none.

    Raises ``SettingsError`` for gates, slices or a file of accepted findings that cannot be.
    """
    gates = read_gates(settings.gates) if settings.gates else default_rules(settings.fail_on)
    columns = tuple(dict.fromkeys((*settings.slices, *slices, *sliced_columns(gates))))
    comparison = compare(baseline, run, columns)
    entries = read_accepted(accepted or settings.accepted)
    verdicts = judge(comparison, gates, frozenset(entry.key for entry in entries))
    return Outcome(names, comparison, tuple(verdicts), entries, stale_entries(entries, run))
