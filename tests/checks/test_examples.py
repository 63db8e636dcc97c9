"""Every check keeps its own examples: the bad ones are found as quoted, the good ones stay silent."""

from dataclasses import replace

import pytest

from tests.aligning import aligned_pair
from tqcheck.checks import CHECKS, Check, Example, run_checks

CASES = [
    pytest.param(check, example, id=f"{check.name}-{number}")
    for check in CHECKS
    for number, example in enumerate(check.examples)
]


@pytest.mark.parametrize(("check", "example"), CASES)
def test_example(check: Check, example: Example) -> None:
    aligned = aligned_pair(example.reference, example.candidate, *example.languages)
    findings = run_checks([replace(check, needs="candidate")], aligned)
    quoted = tuple(
        finding.candidate.text if finding.candidate else finding.reference.text if finding.reference else None
        for finding in findings
    )
    assert quoted == example.found, [finding.message for finding in findings]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_every_check_has_good_and_bad_examples_and_a_manual(check: Check) -> None:
    assert any(example.found for example in check.examples)
    assert any(not example.found for example in check.examples)
    assert len(check.manual) > 200
