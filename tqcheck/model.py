"""The types that flow through tqcheck, from files to reports. Values only: no logic lives here.

Offsets are Unicode code points into ``Article.text`` everywhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning", "note"]
Confidence = Literal["high", "medium", "low"]
Side = Literal["reference", "candidate"]
LinkKind = Literal["match", "dropped", "added", "moved"]
RelationLabel = Literal["copy", "edited", "translation", "related", "unrelated"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
CONFIDENCES: tuple[Confidence, ...] = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of code points, ``text[start:end]``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A stretch of ``Article.text`` that is not the story; ``kind`` is for instance ``comments``."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as read.

    ``text`` is NFC with ``\\n`` line ends, paragraphs apart by a blank line; a headline, where there is one,
    is its first paragraph. ``language`` is a BCP 47 code. ``date`` is the day of publication as ISO 8601.
    ``encoding`` names what a byte file was decoded as. Descriptive fields are None where there is none.
    """

    text: str
    id: str | None = None
    path: str | None = None
    language: str | None = None
    headline: str | None = None
    dateline: str | None = None
    byline: str | None = None
    credit: str | None = None
    date: str | None = None
    encoding: str | None = None
    boilerplate: tuple[Boilerplate, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """``article.text[start:end] == text``; sentences of one article stand in order and never overlap."""

    index: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """What one check is about. ``reference`` is None only for ``inspect``.

    ``columns`` carries the other columns of the input table into the pairs table.
    """

    id: str
    reference: Article | None
    candidate: Article
    source: Article | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """One step of an alignment: sentence indices of either side; one side may be empty.

    ``similarity`` is from 0 to 1, calibrated per pair; None for dropped and added links.
    """

    reference: tuple[int, ...]
    candidate: tuple[int, ...]
    kind: LinkKind
    similarity: float | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """How two articles belong together; ``confidence`` is from 0 to 1."""

    label: RelationLabel
    confidence: float


@dataclass(frozen=True, slots=True)
class Place:
    """A quoted stretch of an article; ``sentence`` is None outside every sentence."""

    sentence: int | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a person should look at.

    ``elsewhere`` holds the further places of the candidate that it is about: one name garbled in five places is one
    finding, whose ``candidate`` is the first of them.
    """

    check: str
    severity: Severity
    confidence: Confidence
    message: str
    suggestion: str | None
    reference: Place | None
    candidate: Place | None
    fingerprint: str
    elsewhere: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """One figure of one pair. ``signature`` is sacrebleu's; None for tqcheck's own scores.

    ``low`` and ``high`` bound the value where its uncertainty is known.
    """

    metric: str
    value: float
    signature: str | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Cost:
    """What one link costs the article.

    ``lost`` holds reasons and the points of fidelity that each takes away, the dearest first; a reason is ``dropped``,
    ``added``, ``moved``, ``wording``, the name of a check, or what no finding says (``too short``).
    ``quality`` is what the quality model says of the link, 0 to 1; None where it was not asked.
    """

    lost: tuple[tuple[str, float], ...] = ()
    quality: float | None = None

    @property
    def points(self) -> float:
        """All points that the link costs, 0 to 100."""
        return sum(points for _, points in self.lost)


@dataclass(frozen=True, slots=True)
class Checked:
    """All that is known of one pair after the pipeline: what the tables are made from.

    ``link_scores`` holds for each link its sentence-level scores by metric: bleu, chrf++, ter. ``costs`` holds for
    each link what it costs the article; empty without a reference.
    """

    pair: Pair
    relation: Relation | None
    reference_sentences: tuple[Sentence, ...]
    candidate_sentences: tuple[Sentence, ...]
    links: tuple[Link, ...]
    scores: tuple[Score, ...]
    findings: tuple[Finding, ...]
    source_sentences: tuple[Sentence, ...] = ()
    link_scores: tuple[Mapping[str, float], ...] = ()
    costs: tuple[Cost, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that could not be checked, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the reference's names or facts the candidate kept, of how many; ``total`` may be 0."""

    kept: float
    total: int
