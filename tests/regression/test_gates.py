"""Gates: each rule passes and fails for its own reason, with the figures that say so."""

from typing import Any

import pytest

from tests.regression.runs import run
from tqcheck.errors import SettingsError
from tqcheck.regression.gates import read_gates
from tqcheck.regression.outcome import Outcome, judge_runs
from tqcheck.settings import Settings


def outcome(gates: dict[str, Any] | None, new: dict[str, Any], old: dict[str, Any] | None = None) -> Outcome:
    return judge_runs(run(**(old or {})), run(**new), Settings(gates=gates or {}))


def failed(found: Outcome) -> list[str]:
    return [f"{verdict.slice}: {verdict.rule}" for verdict in found.verdicts if not verdict.passed]


def test_without_gates_a_run_against_itself_passes() -> None:
    assert not outcome(None, {"garbled": (1, 2)}, {"garbled": (1, 2)}).regressed


def test_without_gates_a_new_error_and_a_significant_fall_are_regressions() -> None:
    assert failed(outcome(None, {"garbled": (1,)})) == ["all: no new finding at or above error"]
    rules = failed(outcome(None, {"fidelity": 70.0, "seed": 2}))
    assert "all: fidelity falls by no more than 0 beyond chance (pairs)" in rules


def test_a_score_where_less_is_better_is_said_to_rise() -> None:
    rules = [verdict.rule for verdict in outcome(None, {}).verdicts]
    assert {rule.split()[1] for rule in rules if rule.startswith("ter ")} <= {"rises"}
    assert {rule.split()[1] for rule in rules if rule.startswith("fidelity ")} == {"falls"}


def test_fail_on_never_lets_new_findings_pass() -> None:
    found = judge_runs(run(), run(garbled=(1,)), Settings(fail_on="never"))
    assert not found.regressed


@pytest.mark.parametrize(
    ("gates", "new", "rule"),
    [
        ({"floors": {"fidelity": 80}}, {"fidelity": 75.0}, "all: fidelity at least 80"),
        (
            {"drops": {"fidelity": 2.0}},
            {"fidelity": 80.0},
            "all: fidelity falls by no more than 2 beyond chance (pairs)",
        ),
        ({"new-findings": "warning"}, {"garbled": (1,)}, "all: no new finding at or above warning"),
        ({"budgets": {"name-misspelled": 2}}, {"garbled": (1, 2, 3)}, "all: at most 2 name-misspelled"),
        ({"missing-pairs": False}, {"count": 39}, "all: no pair of the baseline is missing"),
        (
            {"slices": {"outlet=south": {"budgets": {"name-misspelled": 0}}}},
            {"garbled": (30,)},
            "outlet=south: at most 0 name-misspelled",
        ),
    ],
)
def test_each_rule_fails_for_its_reason_and_passes_without_it(
    gates: dict[str, Any], new: dict[str, Any], rule: str
) -> None:
    assert failed(outcome(gates, new)) == [rule]
    assert failed(outcome(gates, {})) == []


def test_a_fall_within_the_allowance_passes() -> None:
    assert not outcome({"drops": {"fidelity": 20.0}}, {"fidelity": 80.0}).regressed


def test_a_slice_takes_over_what_it_does_not_say_itself() -> None:
    gates = read_gates(
        {"floors": {"fidelity": 80}, "new-findings": "error", "slices": {"outlet=south": {"floors": {"fidelity": 70}}}}
    )
    assert gates["outlet=south"].floors == {"fidelity": 70}
    assert gates["outlet=south"].new_findings == "error"


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"flors": {}}, "unknown key 'flors'; did you mean 'floors'"),
        ({"floors": {"fidelty": 1}}, "no score is called 'fidelty'; did you mean 'fidelity'"),
        ({"floors": {"fidelity": "high"}}, "must be a number"),
        ({"budgets": {"untranslated": -1}}, "whole number"),
        ({"budgets": {"untranslatd": 3}}, "no check is called 'untranslatd'; did you mean 'untranslated'"),
        ({"new-findings": "fatal"}, "'fatal' is none of error, warning, note, never"),
        ({"slices": {"north": {}}}, "COLUMN=VALUE"),
        ({"floors": 3}, "must be a table"),
    ],
)
def test_a_gate_that_cannot_be_is_named(table: dict[str, Any], said: str) -> None:
    with pytest.raises(SettingsError) as error:
        read_gates(table)
    assert said in str(error.value)
