"""Gates: the rules of the settings that a run must pass, and the verdict on each with its figures.

::

    [gates]
    floors = { fidelity = 80 }                 # the run's mean must not be below
    drops = { fidelity = 1.0, "chrf++" = 1.5 } # largest fall from the baseline that is more than chance
    new-findings = "error"                     # no new finding at or above this severity
    budgets = { name-misspelled = 3 }          # findings of a check in the whole run, accepted ones aside
    missing-pairs = false                      # whether pairs of the baseline may be missing

    [gates.slices."candidate_language=lv"]     # any of the same rules, in place of those above
    floors = { fidelity = 75 }
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from tqcheck.errors import SettingsError
from tqcheck.model import SEVERITIES
from tqcheck.regression.comparison import ALL, LOWER_IS_BETTER, METRICS, Comparison
from tqcheck.reports.wording import counted
from tqcheck.settings import hint

_KEYS = ("floors", "drops", "new-findings", "budgets", "missing-pairs")


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one slice; an empty mapping or None rules nothing."""

    floors: Mapping[str, float] = field(default_factory=dict)
    drops: Mapping[str, float] = field(default_factory=dict)
    new_findings: str | None = None
    budgets: Mapping[str, int] = field(default_factory=dict)
    missing_pairs: bool = True


@dataclass(frozen=True, slots=True)
class Verdict:
    """One rule held against the run: what it asks, whether the run passes, and the figures that say so."""

    slice: str
    rule: str
    passed: bool
    figures: str


def read_gates(table: Mapping[str, Any]) -> dict[str, Rules]:
    """Rules by slice, ``all`` first. A slice takes over each kind of rule that it does not name itself.

    Raises ``SettingsError`` for an unknown key, metric or value.
    """
    common = {key: value for key, value in table.items() if key != "slices"}
    gates = {ALL: _rules(common, "gates")} if common else {}
    slices = table.get("slices", {})
    if not isinstance(slices, Mapping):
        raise SettingsError('[gates.slices."COLUMN=VALUE"] must be tables')
    for name, own in slices.items():
        column, equals, _ = name.partition("=")
        if not (column and equals and isinstance(own, Mapping)):
            raise SettingsError(f"[gates.slices.{name!r}] must be a table named COLUMN=VALUE")
        gates[name] = _rules({**common, **own}, f"gates.slices.{name!r}")
    return gates


def sliced_columns(gates: Mapping[str, Rules]) -> tuple[str, ...]:
    """The columns of the pairs table that the gates ask for."""
    return tuple(dict.fromkeys(name.partition("=")[0] for name in gates if name != ALL))


def default_rules(fail_on: str) -> dict[str, Rules]:
    """What counts as a regression where the settings have no gates: any new finding at or above ``fail_on``, and any
    fall of a score that is more than chance."""
    return {
        ALL: Rules(
            drops=dict.fromkeys(METRICS, 0.0), new_findings=None if fail_on == "never" else fail_on, missing_pairs=True
        )
    }


def judge(comparison: Comparison, gates: Mapping[str, Rules], accepted: frozenset[str] = frozenset()) -> list[Verdict]:
    """The verdict of every rule. ``accepted`` holds ``pair + US + fingerprint`` of findings that count for nothing."""
    verdicts = []
    for name, rules in gates.items():
        members = _members(comparison, name)
        verdicts += _floors(comparison, name, rules, members)
        verdicts += _drops(comparison, name, rules)
        verdicts += _finding_rules(comparison, name, rules, members, accepted)
        if not rules.missing_pairs and name == ALL:
            missing = comparison.missing
            figures = f"{len(missing)} missing" + (f": {', '.join(missing[:5])}" if missing else "")
            verdicts.append(Verdict(name, "no pair of the baseline is missing", not missing, figures))
    return verdicts


def accepted_key(pair: str, fingerprint: str) -> str:
    """How an accepted finding is known."""
    return f"{pair}\x1f{fingerprint}"


def _rules(table: Mapping[str, Any], where: str) -> Rules:
    for key in table:
        if key not in _KEYS:
            raise SettingsError(f"[{where}] unknown key {key!r}{hint(key, _KEYS)}")
    for key in ("floors", "drops"):
        for metric, value in _mapping(table, key, where).items():
            if metric not in METRICS:
                raise SettingsError(f"[{where}] {key}: no score is called {metric!r}{hint(metric, METRICS)}")
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise SettingsError(f"[{where}] {key}: {metric} must be a number, not {value!r}")
    from tqcheck.checks import CHECKS  # they load what comparing two runs does not need

    known = tuple(check.name for check in CHECKS)
    for name, value in _mapping(table, "budgets", where).items():
        if name not in known:
            raise SettingsError(f"[{where}] budgets: no check is called {name!r}{hint(name, known)}")
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise SettingsError(f"[{where}] budgets: {name} must be a whole number from 0, not {value!r}")
    severity = table.get("new-findings")
    if severity is not None and severity not in (*SEVERITIES, "never"):
        raise SettingsError(f"[{where}] new-findings: {severity!r} is none of {', '.join(SEVERITIES)}, never")
    return Rules(
        floors=_mapping(table, "floors", where),
        drops=_mapping(table, "drops", where),
        new_findings=None if severity == "never" else severity,
        budgets=_mapping(table, "budgets", where),
        missing_pairs=bool(table.get("missing-pairs", True)),
    )


def _mapping(table: Mapping[str, Any], key: str, where: str) -> Mapping[str, Any]:
    value = table.get(key, {})
    if not isinstance(value, Mapping):
        raise SettingsError(f"[{where}] {key} must be a table, not {value!r}")
    return value


def _members(comparison: Comparison, name: str) -> list[str]:
    pairs = comparison.run.pairs
    if name != ALL:
        column, _, value = name.partition("=")
        pairs = pairs.filter(pl.col(column).cast(pl.String) == value)
    return pairs["pair"].to_list()


def _floors(comparison: Comparison, name: str, rules: Rules, members: list[str]) -> list[Verdict]:
    scores = comparison.run.scores.filter(pl.col("pair").is_in(members))
    verdicts = []
    for metric, floor in rules.floors.items():
        values = scores.filter(pl.col("metric") == metric)["value"].drop_nulls().drop_nans().to_list()
        mean = sum(values) / len(values) if values else None
        ceiling = metric in LOWER_IS_BETTER
        passed = mean is None or (mean <= floor if ceiling else mean >= floor)
        rule = f"{metric} at {'most' if ceiling else 'least'} {floor:g}"
        verdicts.append(
            Verdict(
                name,
                rule,
                passed,
                "no pair has it" if mean is None else f"{mean:.2f} over {counted(len(values), 'pair')}",
            )
        )
    return verdicts


def _drops(comparison: Comparison, name: str, rules: Rules) -> list[Verdict]:
    verdicts = []
    for change in comparison.changes:
        if change.slice != name or change.metric not in rules.drops:
            continue
        allowed = rules.drops[change.metric]
        found = change.difference
        figures = (
            f"{found.change:+.3g} over {counted(found.items, change.unit.removesuffix('s'))}, "
            f"95 % between {found.low:+.3g} and {found.high:+.3g}, "
            f"p {change.p:.3f}"
        )
        fallen = change.worse and -change.gain > allowed
        turn = "rises" if change.metric in LOWER_IS_BETTER else "falls"
        rule = f"{change.metric} {turn} by no more than {allowed:g} beyond chance ({change.unit})"
        verdicts.append(Verdict(name, rule, not fallen, figures))
    return verdicts


def _finding_rules(
    comparison: Comparison, name: str, rules: Rules, members: list[str], accepted: frozenset[str]
) -> list[Verdict]:
    key = pl.concat_str("pair", "fingerprint", separator="\x1f")
    current = comparison.findings.filter(
        pl.col("pair").is_in(members), pl.col("status") != "gone", ~key.is_in(list(accepted))
    )
    verdicts = []
    if rules.new_findings is not None:
        severities = SEVERITIES[: SEVERITIES.index(rules.new_findings) + 1]
        new = current.filter(pl.col("status") == "new", pl.col("severity").is_in(list(severities)))
        rule = f"no new finding at or above {rules.new_findings}"
        counts = ", ".join(f"{count} {check}" for check, count in new["check"].value_counts(sort=True).iter_rows())
        verdicts.append(Verdict(name, rule, new.is_empty(), f"{len(new)} new" + (f": {counts}" if counts else "")))
    everything = comparison.run.findings.filter(pl.col("pair").is_in(members), ~key.is_in(list(accepted)))
    for check, budget in rules.budgets.items():
        count = len(everything.filter(pl.col("check") == check))
        verdicts.append(Verdict(name, f"at most {budget} {check}", count <= budget, f"{count} in the run"))
    return verdicts
