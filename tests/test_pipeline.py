"""The public functions of Python: what they take, what they give, and that they write and print nothing."""

from pathlib import Path

import pytest

import tqcheck
from tests.aligning import shared_encoder
from tqcheck import pipeline
from tqcheck.errors import SettingsError, UnreadableArticleError
from tqcheck.facts.text import plain
from tqcheck.remembered import Remembered
from tqcheck.settings import Settings

STORY = (
    "Ferry freed at dawn\n\n"
    "The ferry Ternholm was pulled free at dawn with 214 people on board, the coast guard said.\n\n"
    "Nobody was hurt, said Ragnhild Kvelstad, who leads the rescue centre in Bodø.\n\n"
    "The ship was built in 2009 and will be inspected before it sails again."
)
CHANGED = STORY.replace("214", "241")


def test_texts_paths_and_articles_give_the_same_findings(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(STORY, encoding="utf-8")
    new.write_text(CHANGED, encoding="utf-8")
    reports = [
        tqcheck.check(STORY, CHANGED),
        tqcheck.check(old, new),
        tqcheck.check(tqcheck.Article(STORY), tqcheck.Article(CHANGED)),
    ]
    assert len({tuple(one.fingerprint for one in report.findings) for report in reports}) == 1
    assert reports[0].findings[0].check == "number-changed"


def test_checking_texts_writes_and_prints_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TQCHECK_CACHE_DIR", str(tmp_path / "cache"))
    tqcheck.check(STORY, CHANGED)
    tqcheck.align(STORY.split("\n\n"), CHANGED.split("\n\n"))
    tqcheck.compare_names("Anniken Huitfeldt", "Aniken Heitfeldt", "nb", "en")
    assert list(tmp_path.iterdir()) == []
    assert capfd.readouterr() == ("", "")


def test_many_calls_do_not_remember_ever_more(monkeypatch: pytest.MonkeyPatch) -> None:
    watch = Remembered(most=2000)
    monkeypatch.setattr(pipeline, "_remembered", lambda: watch)
    asked = [f"Скільки текстів, {number}" for number in range(4000)]
    for text in asked:
        plain(text)
    assert plain.cache_info().currsize >= len(asked)
    tqcheck.check(STORY, CHANGED)
    assert plain.cache_info().currsize == 0


def test_places_slice_back_and_links_cover_every_sentence() -> None:
    report = tqcheck.check(STORY, CHANGED)
    pair = report.checked.pair
    assert pair.reference is not None
    for finding in report.findings:
        for place, article in ((finding.reference, pair.reference), (finding.candidate, pair.candidate)):
            assert place is None or article.text[place.start : place.end] == place.text
    assert sorted(index for link in report.links for index in link.reference) == [0, 1, 2, 3]
    assert sorted(index for link in report.links for index in link.candidate) == [0, 1, 2, 3]


def test_align_takes_sentences() -> None:
    links = tqcheck.align(["One cat.", "Two dogs."], ["One cat.", "Two dogs."])
    assert [(link.reference, link.candidate) for link in links] == [((0,), (0,)), ((1,), (1,))]


def test_names_are_compared() -> None:
    assert tqcheck.compare_names("Anniken Huitfeldt", "Aniken Heitfeldt", "nb", "en").relation == "misspelled"
    assert tqcheck.compare_names("Olaf Scholz", "Olaf Scholz", "de", "en").relation == "same"


def test_many_pairs_give_polars_tables_and_skip_what_cannot_be_read(tmp_path: Path) -> None:
    tables = tqcheck.check_many(
        [(STORY, CHANGED), (STORY, tmp_path / "none.txt"), (STORY, STORY)], encoder=shared_encoder()
    )
    assert tables.pairs["pair"].to_list() == ["1", "3"]
    assert tables.skipped.rows() == [(str(tmp_path / "none.txt"), "no such file")]
    assert tables.findings["check"].to_list() == ["number-changed"]


def test_chosen_checks_run_alone() -> None:
    assert tqcheck.check(STORY, CHANGED, settings=Settings(skip_checks=("number-changed",))).findings == ()
    assert tqcheck.check(STORY, CHANGED, settings=Settings(checks=("date-changed",))).findings == ()
    with pytest.raises(SettingsError, match="no check is called"):
        tqcheck.check(STORY, CHANGED, settings=Settings(checks=("numbers",)))


def test_an_article_without_a_story_is_refused() -> None:
    with pytest.raises(UnreadableArticleError):
        tqcheck.check(STORY, "  \n ")


def test_unknown_public_names_are_attribute_errors() -> None:
    with pytest.raises(AttributeError, match="frobnicate"):
        _ = tqcheck.frobnicate


def test_half_a_character_is_read_as_one_that_is_unknown(tmp_path: Path) -> None:
    reference = "The plan was approved on Monday. It costs 3 million euros."
    candidate = tmp_path / "copy.json"
    candidate.write_text(
        '{"text": "The plan \\ud800 was approved on Monday. It costs 4 million euros.", "headline": "\\udfff"}'
    )
    for given in (candidate, tqcheck.Article("The plan \ud800 was approved on Monday. It costs 4 million euros.")):
        report = tqcheck.check(reference, given)
        assert "number-changed" in {finding.check for finding in report.findings}
        assert "\ufffd" in report.checked.pair.candidate.text
