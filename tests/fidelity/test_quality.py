"""The quality model in the pipeline: what it is asked, what follows from its answer, and how it is turned off."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest

from tests.aligning import shared_encoder
from tqcheck import tables
from tqcheck.errors import SettingsError
from tqcheck.model import Checked, Pair
from tqcheck.pipeline import Checker, judge_of, run_info, to_article
from tqcheck.scoring import lost_by_quality
from tqcheck.settings import Settings

ENGLISH = "Ferry freed\n\nThe ferry was pulled free at dawn.\n\nNobody was hurt, the coast guard said."
GERMAN = "Fähre befreit\n\nDie Fähre wurde im Morgengrauen freigezogen.\n\nNiemand wurde verletzt, so die Küstenwache."
REWORDED = "Ferry freed\n\nAt dawn the ferry was pulled free.\n\nNobody was hurt, the coast guard said."


class Fixed:
    """Says one and the same of every segment, and remembers what it was asked."""

    def __init__(self, value: float) -> None:
        self.value = value
        self.asked: list[tuple[str, str | None, str | None]] = []

    def score(
        self, candidates: Sequence[str], references: Sequence[str | None], sources: Sequence[str | None]
    ) -> npt.NDArray[np.float32]:
        self.asked += list(zip(candidates, references, sources, strict=True))
        return np.full(len(candidates), self.value, dtype=np.float32)


def checked(reference: str, candidate: str, judge: Fixed | None) -> Checked:
    pair = Pair("one", to_article(reference), to_article(candidate))
    return Checker(Settings(), shared_encoder(), judge).check_pair(pair)


def fidelity(one: Checked) -> float:
    return next(score.value for score in one.scores if score.metric == "fidelity")


def test_across_languages_the_reference_is_the_source_and_within_one_it_is_the_reference() -> None:
    judge = Fixed(0.9)
    checked(ENGLISH, GERMAN, judge)
    assert {(reference is None, source is None) for _, reference, source in judge.asked} == {(True, False)}
    judge = Fixed(0.9)
    checked(ENGLISH, REWORDED, judge)
    assert judge.asked == [("At dawn the ferry was pulled free.", "The ferry was pulled free at dawn.", None)]


def test_the_better_it_judges_the_higher_is_fidelity() -> None:
    values = [fidelity(checked(ENGLISH, GERMAN, Fixed(value))) for value in (0.0, 0.3, 0.6, 0.9, 1.0)]
    assert values == sorted(values)
    assert values[0] < 60
    assert values[-1] > 90


def test_a_short_sentence_that_it_misjudges_costs_less_than_its_content() -> None:
    english, german = f"{ENGLISH}\n\nIt was so.", f"{GERMAN}\n\nSo war es."

    class Misjudging(Fixed):
        def score(
            self, candidates: Sequence[str], references: Sequence[str | None], sources: Sequence[str | None]
        ) -> npt.NDArray[np.float32]:
            return np.array([0.0 if text == "So war es." else self.value for text in candidates], dtype=np.float32)

    good, misjudged = (checked(english, german, one(0.9)) for one in (Fixed, Misjudging))
    dropped = checked(english, GERMAN, Fixed(0.9))
    assert fidelity(dropped) + 3 < fidelity(misjudged) < fidelity(good)


def test_what_it_likes_better_for_a_negation_less_is_no_better() -> None:
    class Denying(Fixed):
        def score(
            self, candidates: Sequence[str], references: Sequence[str | None], sources: Sequence[str | None]
        ) -> npt.NDArray[np.float32]:
            super().score(candidates, references, sources)
            return np.array([0.3 if "nicht" in text else self.value for text in candidates], dtype=np.float32)

    english = f"{ENGLISH}\n\nThere was consternation among some members of the crew about the delay."
    german = f"{GERMAN}\n\nEinige aus der Mannschaft waren über die Verspätung nicht sehr glücklich."
    faithful, lost = (checked(english, text, Denying(0.55)) for text in (german, german.replace(" nicht", "")))
    assert fidelity(lost) <= fidelity(faithful)
    content = Fixed(0.9)
    checked(english, german, content)
    assert all(text in german for text, _, _ in content.asked)  # where it is good enough nothing is asked twice


def test_the_better_it_judges_a_link_the_less_it_loses() -> None:
    differences = np.linspace(-1, 1, 81).tolist()
    for within in (False, True):
        losses = [lost_by_quality(one, within=within) for one in differences]
        assert losses == sorted(losses, reverse=True)
    assert {lost_by_quality(one) for one in differences if one >= -0.1} == {0.03}


def test_what_it_says_stands_in_the_table_of_links() -> None:
    links = tables.build([checked(ENGLISH, REWORDED, Fixed(0.75))]).links
    assert [value for value in links["quality"] if value is not None] == [0.75]
    assert links["quality"].null_count() >= 1  # equal letters are not judged
    assert links["points"].sum() == pytest.approx(100 - fidelity(checked(ENGLISH, REWORDED, Fixed(0.75))))
    assert tables.build([checked(ENGLISH, REWORDED, None)]).links["quality"].is_null().all()


def test_off_is_off_and_a_run_says_so() -> None:
    settings = Settings(quality="off")
    assert judge_of(settings, shared_encoder(), cache=False) is None
    said = run_info(Checker(settings, shared_encoder()))["settings"]
    assert isinstance(said, dict)
    assert said["quality"] == "off"
    with pytest.raises(SettingsError, match="--quality"):
        Settings().with_options(quality="perhaps")
