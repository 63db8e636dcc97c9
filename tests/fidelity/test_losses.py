"""What sentences lose, and for which reason."""

from dataclasses import replace
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


ENGLISH = (
    "The ferry was pulled free at dawn with everybody on board.\n\nDivers found a long crack in its hull.\n\n"
    "The owner spoke of an accident that nobody could have foreseen."
)
GERMAN = (
    "Die Fähre wurde im Morgengrauen mit allen an Bord freigezogen.\n\n"
    "Taucher fanden einen langen Riss in ihrem Rumpf.\n\n"
    "Der Eigentümer sprach von einem Unfall, den niemand hätte voraussehen können."
)
CRACK = "Taucher fanden einen langen Riss in ihrem Rumpf."


def of_german(candidate: str, *findings: Finding) -> list[Unit]:
    return units(aligned_pair(ENGLISH, candidate, "en", "de"), findings, lambda _: 0.1)


def reasons(unit: Unit) -> list[str]:
    return [loss.reason for loss in unit.losses]


def test_a_sentence_said_twice_translates_one_sentence() -> None:
    aligned = aligned_pair(ENGLISH, GERMAN, "en", "de")
    first, second, third = aligned.links
    sentences = aligned.candidate.sentences
    wrong = replace(
        aligned,
        candidate=replace(aligned.candidate, sentences=(*sentences[:2], replace(sentences[1], index=2))),
        links=(first, second, replace(third, similarity=0.45)),
    )
    found = units(wrong, (), lambda _: 0.1)
    assert [reasons(unit) == ["dropped"] for unit in found] == [False, False, True]
    # a refrain of the reference is said twice by right
    assert wrong.reference is not None
    sentences = wrong.reference.sentences
    twice = replace(wrong.reference, sentences=(*sentences[:2], replace(sentences[1], index=2)))
    refrain = units(replace(wrong, reference=twice), (), lambda _: 0.1)
    assert not any("dropped" in reasons(unit) for unit in refrain)


@pytest.mark.parametrize("more", ["", " in ihrem Rumpf in ihrem Rumpf", " Das sagte gestern ein Sprecher."])
def test_what_was_added_to_a_sentence_makes_no_error_in_it_smaller(more: str) -> None:
    text = GERMAN.replace(CRACK, CRACK + more)
    losses = of_german(text, finding("untranslated", CRACK, text=text))[1].losses
    assert [loss.share > 0.8 for loss in losses if loss.reason == "untranslated"] == [True]


@pytest.mark.parametrize(("confidence", "charged"), [("medium", []), ("high", ["polarity-flipped"])])
def test_a_negation_that_came_in_between_two_languages_may_be_free(confidence: Confidence, charged: list[str]) -> None:
    more = GERMAN.replace("einen langen Riss", "nicht nur einen Riss")
    said = finding("polarity-flipped", "nicht", confidence, more)
    found = units(aligned_pair(ENGLISH, more, "en", "de"), [said], lambda _: 0.1, reworded={1})
    assert [reason for unit in found for reason in reasons(unit) if reason == "polarity-flipped"] == charged


def test_within_one_language_a_negation_that_came_in_is_none_of_a_translator() -> None:
    more = STORY.replace("Divers found", "Divers never found")
    said = finding("polarity-flipped", "never", "medium", more)
    found = units(aligned_pair(STORY, more), [said], lambda _: 0.1, reworded={3})
    assert "polarity-flipped" in reasons(found[3])


def test_a_negation_that_is_gone_costs_the_same_with_a_slip_beside_it() -> None:
    fewer = GERMAN.replace("niemand", "jemand")
    shares = []
    for confidence in ("medium", "high"):
        found = of_german(fewer, finding("polarity-flipped", "jemand", confidence, fewer))
        shares.append([(x.share, x.alarm) for u in found for x in u.losses if x.reason == "polarity-flipped"])
    assert shares[0] == shares[1] != []


def test_sentences_that_belong_together_only_as_a_lot_lose_a_little() -> None:
    aligned = aligned_pair(ENGLISH, GERMAN, "en", "de")
    joined = replace(aligned, links=(aligned.links[0], replace(aligned.links[1], reference=(1, 2), candidate=(1, 2))))
    assert ["recast" in reasons(unit) for unit in units(joined, (), lambda _: 0.1)] == [False, True, True]
    assert not any("recast" in reasons(unit) for unit in units(aligned, (), lambda _: 0.1))


def test_a_word_that_no_list_has_costs_a_little() -> None:
    slip = GERMAN.replace("langen Riss", "lankgen Riss")
    before, after = of_german(GERMAN)[1].losses, of_german(slip)[1].losses
    (slip_alone,) = (loss for loss in after if loss.reason not in {loss.reason for loss in before})
    assert slip_alone.reason == "unknown word"
    assert slip_alone.alarm == 0
    assert 0 < slip_alone.share < 0.05
