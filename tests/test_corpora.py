"""The stories of corpora/ are well made in themselves; tests/test_corpora_findings.py holds the tool to them."""

from pathlib import Path

import pytest

from tests.stories import CASES, CORPORA, STORIES, Case, candidates, expectation, language, references
from tqcheck.articles import read
from tqcheck.sentences import split

KEYS = {"check", "or", "reference", "candidate", "suggestion"}
WANTED = {"nb", "en", "de", "fr", "es", "pl", "ru", "uk", "ar", "zh", "ja", "hi", "tr", "fi", "lv"}

every_case = pytest.mark.parametrize("case", CASES, ids=str)
every_story = pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)


def test_there_are_enough_stories_and_languages() -> None:
    assert len(STORIES) >= 12
    assert {language(path) for story in STORIES for path in [*references(story), *candidates(story)]} >= WANTED
    assert len({language(references(story)[0]) for story in STORIES}) >= 12


@every_story
def test_a_story_has_one_reference_and_every_kind_of_candidate(story: Path) -> None:
    assert len(references(story)) == 1
    kinds = {path.name.split(".")[2] for path in candidates(story)}
    assert kinds >= {"faithful", "garbled", "trimmed", "edited"}
    assert {path.name for path in story.glob("*.expected.toml")} == {
        expectation(path).name for path in candidates(story)
    }


@every_story
def test_a_story_has_10_to_25_sentences_under_a_headline(story: Path) -> None:
    article = read(references(story)[0])
    assert article.headline
    assert 10 <= len(split(article)) <= 25


@every_case
def test_what_was_planted_stands_in_the_files(case: Case) -> None:
    texts = {
        "reference": case.reference.read_text(encoding="utf-8"),
        "candidate": case.candidate.read_text(encoding="utf-8"),
    }
    for planted in case.planted:
        assert set(planted) <= KEYS
        assert "reference" in planted or "candidate" in planted or planted["check"] == "not-a-version"
        for side, text in texts.items():
            assert planted.get(side, "") in text
    assert bool(case.planted) != (case.kind == "faithful") or case.kind == "edited"


def test_the_readme_lists_every_story() -> None:
    listed = (CORPORA / "README.md").read_text(encoding="utf-8")
    assert [story.name for story in STORIES if f"`{story.name}`" not in listed] == []
