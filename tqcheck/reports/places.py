"""Where in a candidate's text a finding is shown by tools that show one line of one file."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from tqcheck.model import Checked, Finding, Place


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a text: lines and columns from 1, the end column after the last character; offsets from 0."""

    start_line: int
    start_column: int
    end_line: int
    end_column: int
    start: int
    end: int


class Lines:
    """Line and column of the code points of one text."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))][:-1]

    def region(self, start: int, end: int) -> Region:
        """The region of ``text[start:end]``."""
        first, last = (bisect_right(self._starts, offset) - 1 for offset in (start, end))
        columns = (start - self._starts[first] + 1, end - self._starts[last] + 1)
        return Region(first + 1, columns[0], last + 1, columns[1], start, end)


def shown_at(one: Checked, finding: Finding) -> tuple[int, int]:
    """Where the candidate's reader should look, as code points: the finding's place in it; for what is only in the
    reference the sentence after which it is missing; else the beginning."""
    if finding.candidate is not None:
        return finding.candidate.start, finding.candidate.end
    before = _sentence_before(one, finding.reference)
    return (before.start, before.end) if before is not None else (0, 0)


def _sentence_before(one: Checked, place: Place | None) -> Any:
    if place is None or place.sentence is None:
        return None
    candidates = {index: link.candidate for link in one.links for index in link.reference if link.candidate}
    sentences = {sentence.index: sentence for sentence in one.candidate_sentences}
    for index in range(place.sentence, -1, -1):
        if index in candidates:
            return sentences.get(max(candidates[index]))
    return None
