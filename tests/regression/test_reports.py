"""Reports of a comparison: the verdict, the figures and the new findings in each format; hostile text stays text."""

import json
from xml.etree.ElementTree import fromstring

import pytest

from tests.making import PairMaker, article
from tests.regression.runs import run
from tqcheck import tables
from tqcheck.regression.outcome import Outcome, judge_runs
from tqcheck.regression.reports import FORMATS, terminal
from tqcheck.settings import Settings


@pytest.fixture(scope="module")
def regressed() -> Outcome:
    return judge_runs(run(), run(fidelity=75.0, seed=2, garbled=(7,)), Settings(), names=("old", "new"))


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_tells_the_verdict(name: str, regressed: Outcome) -> None:
    text = FORMATS[name](regressed)
    assert "regression" in text.casefold() or "regressed" in text
    assert "fidelity" in text
    if name != "junit":
        assert "name-misspelled" in text
        assert "Heitfeldt" in text


def test_json_holds_the_figures(regressed: Outcome) -> None:
    document = json.loads(FORMATS["json"](regressed))
    assert document["regressed"] is True
    change = document["changes"][0]
    assert (change["metric"], change["unit"], change["items"]) == ("fidelity", "pairs", 40)
    assert change["low"] < change["change"] < change["high"] < 0
    assert document["findings"][0]["status"] == "new"


def test_junit_has_a_case_a_rule(regressed: Outcome) -> None:
    suites = fromstring(FORMATS["junit"](regressed))
    assert len(suites.findall(".//testcase")) == len(regressed.verdicts)
    assert len(suites.findall(".//failure")) == sum(not verdict.passed for verdict in regressed.verdicts)


def test_findings_are_counted_by_check() -> None:
    outcome = judge_runs(run(garbled=(1, 2)), run(garbled=(2, 3, 4)), Settings())
    (counted,) = json.loads(FORMATS["json"](outcome))["checks"]
    assert counted == {"check": "name-misspelled", "baseline": 2, "run": 3, "new": 2}
    assert "| `name-misspelled` | 2 | 3 | 2 |" in FORMATS["markdown"](outcome)
    assert any(line.split() == ["name-misspelled", "2", "3", "2"] for line in FORMATS["terminal"](outcome).splitlines())


@pytest.mark.parametrize("width", [60, 100, 160])
def test_the_terminal_report_keeps_its_width(width: int, regressed: Outcome) -> None:
    lines = terminal(regressed, width=width).splitlines()
    assert max(map(len, lines)) <= width
    assert "\x1b" not in "".join(lines)


def test_hostile_text_stays_text() -> None:
    evil = "<script>alert(1)</script> | `x` [a](http://b) \x1b[31m"
    maker = PairMaker(evil, article("A", "B"), article("A", evil)).link(((0,), (0,)), ((1,), (1,))).score(fidelity=50.0)
    calm = PairMaker(evil, article("A", "B"), article("A", "B")).link(((0,), (0,)), ((1,), (1,))).score(fidelity=50.0)
    maker.find("garbled-text", evil, candidate=evil)
    outcome = judge_runs(tables.build([calm.done()]), tables.build([maker.done()]), Settings())
    for name, draw in FORMATS.items():
        text = draw(outcome)
        assert "\x1b" not in text
        if name in ("html", "markdown", "junit"):
            assert "<script>" not in text
