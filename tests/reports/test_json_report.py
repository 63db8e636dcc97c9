"""The JSON report keeps its schema and the promises of its offsets."""

import json
from typing import Any

import jsonschema
import pytest

from tests.making import SKIPPED, several
from tqcheck import tables
from tqcheck.reports.json_report import json_report, schema


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    run = {"model": {"name": "bundled", "revision": "r1", "device": "cpu"}}
    return dict(json.loads(json_report(tables.build(several(), SKIPPED, run))))


def test_it_keeps_its_schema(report: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(report, schema(), cls=jsonschema.Draft202012Validator)


def test_an_empty_run_keeps_its_schema() -> None:
    jsonschema.validate(json.loads(json_report(tables.empty())), schema(), cls=jsonschema.Draft202012Validator)


def test_the_model_is_named_and_nothing_more(report: dict[str, Any]) -> None:
    assert report["model"] == {"name": "bundled", "revision": "r1"}


def test_places_and_sentences_slice_back(report: dict[str, Any]) -> None:
    for pair in report["pairs"]:
        for side in ("reference", "candidate"):
            article = pair[side]
            if article is None:
                continue
            quoted = [finding[side] for finding in pair["findings"] if finding[side]] + article["sentences"]
            if side == "candidate":
                quoted += [place for finding in pair["findings"] for place in finding.get("elsewhere", [])]
            assert all(article["text"][one["start"] : one["end"]] == one["text"] for one in quoted)


def test_further_places_are_named_only_where_there_are_any(report: dict[str, Any]) -> None:
    further = [finding.get("elsewhere") for finding in report["pairs"][0]["findings"]]
    assert [[place["text"] for place in places] for places in further if places is not None] == [["Heitfeldt"]]


def test_without_a_reference_its_parts_are_null_or_empty(report: dict[str, Any]) -> None:
    alone = report["pairs"][-1]
    assert alone["reference"] is None and alone["relation"] is None and alone["source"] is None
    assert alone["alignment"] == [] and alone["scores"] == []


def test_an_unknown_key_breaks_the_schema(report: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**report, "extra": 1}, schema(), cls=jsonschema.Draft202012Validator)
