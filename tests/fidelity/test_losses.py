"""What sentences lose, and for which reason."""

from pathlib import Path

import pytest

from tests.aligning import aligned_pair
from tqcheck.fidelity.losses import _COSTS, Unit, content, units
from tqcheck.model import Confidence, Finding, Place

DOCS = Path(__file__).parents[2] / "docs" / "scores.md"
STORY = (
    "Ferry freed at dawn\n\nThe ferry Ternholm was pulled free at dawn with 214 people on board, the coast guard said."
    "\n\nNobody was hurt, said Ragnhild Kvelstad, who leads the rescue centre.\n\nDivers found a crack in the hull."
)


def units_of(candidate: str, *findings: Finding) -> list[Unit]:
    return units(aligned_pair(STORY, candidate), findings, lambda _: 0.1)


def finding(check: str, quoted: str, confidence: Confidence = "high", text: str = STORY) -> Finding:
    start = text.index(quoted)
    place = Place(None, start, start + len(quoted), quoted)
    return Finding(check, "error", confidence, "wrong", None, None, place, "f")


def test_a_copy_loses_nothing() -> None:
    found = units_of(STORY)
    assert [unit.losses for unit in found] == [[], [], [], []]
    assert sum(unit.weight for unit in found) == pytest.approx(1)


def test_a_dropped_sentence_loses_all_of_its_content() -> None:
    dropped = [unit for unit in units_of(STORY.rsplit("\n\n", 1)[0]) if unit.losses]
    assert [(loss.reason, loss.share) for unit in dropped for loss in unit.losses] == [("dropped", 1.0)]
    assert dropped[0].weight == pytest.approx(content("Divers found a crack in the hull.") / content(STORY))


def test_an_added_sentence_is_a_unit_of_its_own() -> None:
    more = "Cheese prices rose by a third in the valley, where twelve goats live on the northern slope."
    added = [unit for unit in units_of(f"{STORY}\n\n{more}") if unit.added]
    assert len(added) == 1
    assert added[0].weight == pytest.approx(content(more) / content(STORY))


def test_a_finding_is_charged_where_it_stands_and_a_hint_is_not() -> None:
    sure = units_of(STORY, finding("number-changed", "214"))
    assert [[loss.reason for loss in unit.losses] for unit in sure] == [[], ["number-changed"], [], []]
    unsure = units_of(STORY, finding("number-changed", "214", "medium"))
    assert 0 < unsure[1].losses[0].share < sure[1].losses[0].share
    assert unsure[1].losses[0].doubt > sure[1].losses[0].doubt
    assert not any(unit.losses for unit in units_of(STORY, finding("number-changed", "214", "low")))


def test_what_says_nothing_of_the_content_costs_nothing() -> None:
    assert not any(unit.losses for unit in units_of(STORY, finding("credit-missing", "Nobody")))


def test_an_untranslated_part_costs_its_part() -> None:
    whole = units_of(STORY, finding("untranslated", "Divers found a crack in the hull."))[3].losses[0].share
    part = units_of(STORY, finding("untranslated", "in the hull"))[3].losses[0].share
    assert part < whole / 2


def test_the_page_of_scores_has_the_costs() -> None:
    page = DOCS.read_text(encoding="utf-8")
    for check, (share, alarm) in _COSTS.items():
        assert f"| `{check}` | {share:g} | {alarm:g} |" in page
