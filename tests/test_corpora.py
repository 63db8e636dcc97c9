"""The stories of corpora/: well made in themselves, and the tool held to what was planted in them."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tqcheck.articles import read
from tqcheck.sentences import split

CORPORA = Path(__file__).parent.parent / "corpora"
STORIES = sorted(path for path in CORPORA.iterdir() if any(path.glob("reference.*")))
KEYS = {"check", "or", "reference", "candidate", "suggestion"}
WANTED = ["nb", "en", "de", "fr", "es", "pl", "ru", "uk", "ar", "zh", "ja", "hi", "tr", "fi", "lv"]


@dataclass(frozen=True, eq=False)
class Case:
    """One candidate with its reference and what was planted in it."""

    reference: Path
    candidate: Path
    planted: tuple[dict[str, Any], ...]

    def __str__(self) -> str:
        return f"{self.candidate.parent.name}-{'.'.join(self.candidate.name.split('.')[1:-1])}"


def language(path: Path) -> str:
    return path.name.split(".")[1]


def expectation(candidate: Path) -> Path:
    return candidate.with_name(candidate.stem + ".expected.toml")


def references(story: Path) -> list[Path]:
    return sorted(story.glob("reference.*"))


def candidates(story: Path) -> list[Path]:
    return sorted(path for path in story.glob("candidate.*") if path.suffix != ".toml")


def cases() -> list[Case]:
    return [
        Case(
            references(story)[0],
            candidate,
            tuple(tomllib.loads(expectation(candidate).read_text(encoding="utf-8"))["planted"]),
        )
        for story in STORIES
        for candidate in candidates(story)
    ]


CASES = cases()
every_case = pytest.mark.parametrize("case", CASES, ids=str)


def test_there_are_enough_stories_and_languages() -> None:
    assert len(STORIES) >= 12
    found = {language(path) for story in STORIES for path in [*references(story), *candidates(story)]}
    assert found >= set(WANTED)
    assert len({language(references(story)[0]) for story in STORIES}) >= 12


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_a_story_has_one_reference_and_every_kind_of_candidate(story: Path) -> None:
    assert len(references(story)) == 1
    kinds = {path.name.split(".")[2] for path in candidates(story)}
    assert kinds >= {"faithful", "garbled", "trimmed", "edited"}
    assert {path.name for path in story.glob("*.expected.toml")} == {
        expectation(path).name for path in candidates(story)
    }


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
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
    assert bool(case.planted) != ("faithful" in case.candidate.name) or "edited" in case.candidate.name


def test_the_readme_lists_every_story() -> None:
    listed = (CORPORA / "README.md").read_text(encoding="utf-8")
    assert [story.name for story in STORIES if f"`{story.name}`" not in listed] == []
