"""Which findings on untouched translations are slips of the translators, each proven from the data.

The list is data/translators_slips.toml, judged by hand; what the data do not bear out is no longer counted.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import ntrex

from tqcheck.model import Finding
from tqcheck.names.forms.attested import attested
from tqcheck.names.spelling import fold, script

_TRANSLATIONS, _FOR_EACH_WRONG = 5, 10
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class TranslatorsSlip:
    """One entry: where, what was written and what is right, and what shows it."""

    file: str
    story: int
    written: str
    right: str
    evidence: str
    name: str = ""

    def is_meant(self, finding: Finding) -> bool:
        """Whether a finding is about this slip."""
        if self.evidence == "lost":
            return finding.check == "name-missing" and self.right in finding.message
        if self.evidence == "both":
            return finding.check == "name-inconsistent" and self.right[:4] in finding.message
        return finding.check == "name-misspelled" and self.written in finding.message.partition("reference")[2]

    def is_proven(self) -> bool:
        """Whether the data bear it out."""
        text = _text(self.file, self.story)
        if self.evidence == "lost":
            return not any(word in text for word in self.right.split())
        if not _times(self.written, text):
            return False
        if self.evidence in ("article", "both"):
            return _times(self.right, text, inflected=True) >= (
                1 if self.evidence == "both" else _times(self.written, text)
            )
        if self.evidence == "lists":
            code = script(self.written)
            known = {fold(one) for one in attested(fold(self.name), code, ntrex.CODES[self.file])}
            return fold(self.right) in known and fold(self.written) not in known
        others = [_text(file, self.story) for file in ntrex.CODES if file != self.file and not file.startswith("eng")]
        wrong = sum(bool(_times(self.written, other)) for other in others)
        right = sum(bool(_times(self.right, other, inflected=True)) for other in others)
        return right >= max(_TRANSLATIONS, _FOR_EACH_WRONG * wrong)


def _text(file: str, story: int) -> str:
    return " ".join(ntrex.stories(file)[story])


def _times(word: str, text: str, *, inflected: bool = False) -> int:
    """How often a text has a word, with ``inflected`` also with letters behind it; in kana anywhere."""
    if script(word) == "Jpan":
        return text.count(word)
    end = "" if inflected else r"(?!\w)"
    return len(re.findall(rf"(?<!\w){re.escape(word)}{end}", text))


@cache
def proven() -> tuple[TranslatorsSlip, ...]:
    """The entries that the data bear out."""
    listed = tomllib.loads((Path(__file__).parent / "data" / "translators_slips.toml").read_text(encoding="utf-8"))
    return tuple(one for row in listed["slip"] for one in (TranslatorsSlip(**row),) if one.is_proven())


def slip_of(file: str, story: int, finding: Finding) -> TranslatorsSlip | None:
    """The proven slip of a translator that a finding on the untouched translation of a story is about."""
    return next((one for one in proven() if one.file == file and one.story == story and one.is_meant(finding)), None)
