"""The stories of corpora/ as cases, and when a finding meets what was planted in one."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import regex

from tqcheck.model import Checked, Finding, Place

# letters with the signs of vowels that Indic scripts set on them
_LONG_WORD = regex.compile(r"[\w\p{M}]{4,}")
CORPORA = Path(__file__).parent.parent / "corpora"
STORIES = sorted(path for path in CORPORA.iterdir() if any(path.glob("reference.*")))


@dataclass(frozen=True, eq=False)
class Case:
    """One candidate with its reference and what was planted in it, as ``candidate.LANG.NAME.expected.toml`` says."""

    reference: Path
    candidate: Path
    planted: tuple[dict[str, Any], ...]

    def __str__(self) -> str:
        return f"{self.candidate.parent.name}-{'.'.join(self.candidate.name.split('.')[1:-1])}"

    @property
    def kind(self) -> str:
        return self.candidate.name.split(".")[2]

    @property
    def source(self) -> Path | None:
        return next(self.reference.parent.glob("source.*"), None)


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


def checks_of(planted: dict[str, Any]) -> set[str]:
    """The checks that may find it."""
    return {planted["check"], *planted.get("or", [])}


def meets(checked: Checked, finding: Finding, planted: dict[str, Any], *, stretch: bool = False) -> bool:
    """Whether the finding is at a quoted place on either side, or quotes it in its message; with ``stretch`` the whole
    sentence counts as the place. The check is not looked at."""
    if "reference" not in planted and "candidate" not in planted:
        return True
    # all spellings of a name are in one finding: that it is at the right one says nothing of each wrong one
    if finding.check in ("name-misspelled", "name-inconsistent") and "candidate" in planted and not stretch:
        quote = planted["candidate"]
        return any(word in finding.message for word in [quote, *_LONG_WORD.findall(quote)])
    for side in ("reference", "candidate"):
        quote = planted.get(side)
        article = getattr(checked.pair, side)
        if quote is None or article is None:
            continue
        place: Place | None = getattr(finding, side)
        for match in re.finditer(re.escape(quote), article.text):
            start, end = _widened(checked, side, *match.span()) if stretch else match.span()
            if place is not None and place.start < end and start < place.end:
                return True
        if quote in finding.message:
            return True
    return False


def _widened(checked: Checked, side: str, start: int, end: int) -> tuple[int, int]:
    sentences = checked.reference_sentences if side == "reference" else checked.candidate_sentences
    touched = [one for one in sentences if one.start < end and start < one.end]
    return min([start, *(one.start for one in touched)]), max([end, *(one.end for one in touched)])
