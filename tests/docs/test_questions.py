"""The questions that docs/tables.md shows are answered, on a run folder read again."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from tests.making import arabic, japanese, norwegian
from tqcheck import tables

DOCS = Path(__file__).parents[2] / "docs"


def _module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def questions() -> ModuleType:
    return _module("questions")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tables.Tables:
    folder = tmp_path_factory.mktemp("runs")
    tables.write(tables.build([norwegian(), arabic(), japanese()]), folder)
    return tables.read(folder)


def test_the_outlet_that_drops_most(questions: ModuleType, run: tables.Tables) -> None:
    post = {row["outlet"]: row for row in questions.outlet_that_drops_most(run).iter_rows(named=True)}["Nordic Post"]
    assert (post["sentences"], post["dropped"], round(post["share"], 3)) == (7, 1, 0.143)


def test_the_names_that_go_wrong(questions: ModuleType, run: tables.Tables) -> None:
    assert questions.names_that_go_wrong(run).rows() == [
        ("Anniken Huitfeldt", 1, ["Aniken Heitfeldt"]),
        ("Emmanuel Macron", 1, ["Emanuel Macaron"]),
    ]


def test_the_trend_over_runs(questions: ModuleType, tmp_path: Path) -> None:
    for day, checked in (("2026-11-20", [arabic()]), ("2026-11-21", [arabic(), norwegian()])):
        tables.write(tables.build(checked), tmp_path / day)
    trend = questions.trend_over_runs(tmp_path)
    assert trend["day"].to_list() == ["2026-11-20", "2026-11-21"]
    assert trend["median"].round(1).to_list() == [78.0, 69.6]


def test_findings_by_language(questions: ModuleType, run: tables.Tables) -> None:
    assert set(questions.findings_by_language(run)["languages"]) == {"nb-en", "ar-en", "ja-ja"}


def test_the_weakest_links_have_their_texts(questions: ModuleType, run: tables.Tables) -> None:
    weakest = questions.links_to_look_at(run)
    assert weakest.height == 10
    assert weakest["reference_text"].null_count() == weakest["candidate_text"].null_count() == 0


def test_the_page_is_what_the_code_makes() -> None:
    assert (DOCS / "tables.md").read_text(encoding="utf-8") == _module("generate").tables_page()
