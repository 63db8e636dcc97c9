"""The tool held to the stories of corpora/: what was planted is found where it stands, and little else is said."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import tqcheck
from tests.stories import CASES, Case, checks_of, language, meets
from tqcheck.checks import CHECKS
from tqcheck.embedding import load_encoder
from tqcheck.model import Finding

GAPS = tomllib.loads((Path(__file__).parent / "corpora_gaps.toml").read_text(encoding="utf-8")).get("gap", [])
THERE = {check.name for check in CHECKS}


def gap(case: Case, promise: str, text: str | None = None) -> Any:
    """A mark for what is known to fail; strict, so that the list shrinks as the tool grows."""
    for known in GAPS:
        if (known["case"], known["promise"], known.get("text")) == (str(case), promise, text):
            return pytest.mark.xfail(reason=known["reason"], strict=True)
    return ()


def quoted(planted: dict[str, Any]) -> str | None:
    text: str | None = planted.get("candidate", planted.get("reference"))
    return text


PLANTED = [
    pytest.param(case, one, id=f"{case}-{number}-{one['check']}", marks=gap(case, one["check"], quoted(one)))
    for case in CASES
    for number, one in enumerate(case.planted)
]


def marked(promise: str) -> list[Any]:
    return [pytest.param(case, id=str(case), marks=gap(case, promise)) for case in CASES]


# the candidates of a story share most of their sentences, and it remembers the last ones
ENCODER = load_encoder(cache=False)


@cache
def report(case: Case) -> tqcheck.Report:
    return tqcheck.check(case.reference, case.candidate, source=case.source, encoder=ENCODER)


def told(findings: Iterable[Finding]) -> str:
    return "\n".join(
        f"{one.severity} {one.check} [{one.confidence}]: {one.message}"
        f" | reference: {one.reference.text if one.reference else None}"
        f" | candidate: {one.candidate.text if one.candidate else None}"
        for one in findings
    )


@pytest.mark.parametrize(("case", "planted"), PLANTED)
def test_planted_error_is_found_where_it_stands(case: Case, planted: dict[str, Any]) -> None:
    if not checks_of(planted) & THERE:
        pytest.skip(f"there is no check {planted['check']} yet")
    findings = [one for one in report(case).findings if one.check in checks_of(planted)]
    found = any(meets(report(case).checked, one, planted) for one in findings)
    assert found, told(findings) or told(report(case).findings)


@pytest.mark.parametrize("case", marked("silence"))
def test_nothing_else_is_said(case: Case) -> None:
    """Faithful and edited copies: no error and no warning but those planted. Damaged ones: no error outside the
    sentences that were damaged, as one damage may well be seen from several sides."""
    damaged = case.kind not in ("faithful", "edited")
    severities = ("error",) if damaged else ("error", "warning")
    extra = [
        one
        for one in report(case).findings
        if one.severity in severities
        and not any(
            meets(report(case).checked, one, planted, stretch=damaged) and (damaged or one.check in checks_of(planted))
            for planted in case.planted
        )
    ]
    assert not extra, told(extra)


@pytest.mark.parametrize("case", [case for case in CASES if case.kind in ("faithful", "edited")], ids=str)
def test_right_names_are_not_even_noted(case: Case) -> None:
    notes = [
        one
        for one in report(case).findings
        if one.check == "name-misspelled"
        and not any(
            one.check in checks_of(planted) and meets(report(case).checked, one, planted) for planted in case.planted
        )
    ]
    assert not notes, told(notes)


@pytest.mark.parametrize("case", [case for case in CASES if case.kind in ("faithful", "garbled")], ids=str)
def test_names_that_are_accused_are_not_counted_as_kept(case: Case) -> None:
    accused = any(one.check == "name-misspelled" and one.severity == "error" for one in report(case).findings)
    (kept,) = (one.value for one in report(case).checked.scores if one.metric == "name_fidelity")
    if accused:
        assert kept is not None and kept < 1
    elif case.kind == "faithful":
        assert kept in (1, None)


@pytest.mark.parametrize("case", marked("relation"))
def test_relation_is_told(case: Case) -> None:
    same = language(case.reference) == language(case.candidate)
    expected = {"related": {"related"}, "trimmed": {"copy", "edited"}, "edited": {"edited"}}.get(
        case.kind, {"copy", "edited", "translation"} if same else {"translation"}
    )
    relation = report(case).relation
    assert relation is not None
    assert relation.label in expected


@pytest.mark.parametrize("case", marked("inspect"))
def test_alone_an_article_is_accused_only_of_what_was_planted(case: Case) -> None:
    """``inspect`` has no reference, so it may miss what was planted; but what it calls an error must be one."""
    alone = tqcheck.inspect(case.candidate, encoder=ENCODER)
    extra = [
        one
        for one in alone.findings
        if one.severity == "error" and not any(meets(alone.checked, one, planted) for planted in case.planted)
    ]
    assert not extra, told(extra)


@pytest.mark.skipif("not-a-version" not in THERE, reason="there is no check not-a-version yet")
def test_stories_of_different_things_are_no_versions_of_each_other() -> None:
    english = [case for case in CASES if case.kind == "faithful" and language(case.candidate) == "en"]
    for one, other in zip(english, [*english[1:], english[0]], strict=True):
        found = tqcheck.check(one.reference, other.candidate, encoder=ENCODER).findings
        assert [finding.check for finding in found if finding.severity == "error"] == ["not-a-version"], told(found)
