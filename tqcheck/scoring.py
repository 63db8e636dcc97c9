"""The figures of one aligned pair: sacrebleu's in one language, tqcheck's own in any two.

Why each figure is what it is stands in docs/scores.md.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

import numpy as np
import numpy.typing as npt

from tqcheck import overlap
from tqcheck.aligned import AlignedPair, Document, base_language
from tqcheck.derived import digest, installed, plain_data
from tqcheck.fidelity import content, fidelity, standing, units, unquoted
from tqcheck.model import Cost, Finding, Link, Score, Tally
from tqcheck.names import name_tally
from tqcheck.overlap import corpus_scores, sentence_scores

# Part of a sentence that is lost with its wording, by the similarity of its link: human translations lie about .9 and
# seldom below .6, strangers about 0.
_SIMILARITY = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.9, 1.0)
_LOST = (0.98, 0.92, 0.85, 0.6, 0.27, 0.12, 0.07, 0.02, 0.0)
# The same by what the quality model says, less what it usually says of human translations of that kind: the people it
# learnt from judged systems of unlike quality, so that translations into English are liked less than those out of it.
# Medians over even stories of NTREX, 24 languages: into English .38 to .66, out of it .59 to .79.
_LEVEL_INTO_ENGLISH, _LEVEL, _LEVEL_WITHIN = 0.48, 0.67, 0.75
# What is found as good as human translations usually are, or nearly, is as good: how much better is the model's noise.
_QUALITY = (-0.75, -0.55, -0.4, -0.3, -0.2, -0.1)
_LOST_BY_QUALITY = (0.6, 0.38, 0.18, 0.09, 0.04, 0.03)
# By how much people's judgements of a segment differ from what the model said, each less what it usually is for human
# translations: twenty equal parts of 1,539 judgements of the development part of mqm-wmt20, by the source alone.
_ERRORS = (
    -0.416, -0.323, -0.269, -0.229, -0.202, -0.171, -0.145, -0.121, -0.103, -0.082,
    -0.057, -0.035, -0.014, 0.01, 0.043, 0.073, 0.105, 0.138, 0.181, 0.29,
)  # fmt: skip
# Within one language, where the model is surer of itself.
_QUALITY_WITHIN = (-0.75, -0.55, -0.4, -0.3, -0.2, -0.1, 0.0, 0.45)
_LOST_WITHIN = (0.6, 0.4, 0.22, 0.12, 0.07, 0.045, 0.03, 0.0)
# What a link loses at least that is hardly one.
_STRANGE = ((0.0, 0.1, 0.35), (0.98, 0.9, 0.0))
# How much of that, by what the quality model says: a similarity is measured by the other sentences of its article, and
# moves with them, so that alone, against the model, it proves nothing.
_DOUBTED = ((-0.35, -0.1), (1.0, 0.0))
# What wording usually loses. What a short sentence seems to lose beyond that counts by its length: a similarity and an
# opinion of five words are mostly noise, and may not cost what a dropped sentence does.
_USUAL_LOSS = 0.03
# What it loses within one language by not having a letter of the reference: next to nothing, so that words in
# another order are seen where meaning is not moved by it.
_UNLIKE = 0.05

# What sacrebleu gives for two texts that are one is a matter of its rounding alone, and for whole articles of their
# length, where no sentence has four tokens; one of so many words has.
_SURELY_LONG = 8
_ONE_TEXT = "one text that stands on both of its sides"


class Judge(Protocol):
    """What a quality model can do; ``tqcheck.quality.Quality`` is one."""

    def score(
        self, candidates: Sequence[str], references: Sequence[str | None], sources: Sequence[str | None]
    ) -> npt.NDArray[np.float32]:
        """One score a segment, 0 to 1 (nothing wrong), shape (n,)."""
        ...


def own_scores(
    aligned: AlignedPair,
    findings: Sequence[Finding],
    judge: Judge | None = None,
    denied: Mapping[int, float] = MappingProxyType({}),
    affirmed: Callable[[int], Sequence[str]] = lambda _: (),
    reworded: Collection[int] = (),
) -> tuple[tuple[Score, ...], tuple[Cost, ...]]:
    """``fidelity`` (0 to 100, with its range) and its parts (0 to 1), and what each link costs; nothing without a
    reference. ``findings`` are those of all checks at their own severities. Without a ``judge`` the links'
    similarities say what their wording loses. ``denied`` says for the numbers of some links how many negations of
    their reference the candidate lacks; ``affirmed`` gives for the number of a link its candidate's side without
    negations, by each way of taking them out; ``reworded`` has the numbers of the links whose candidate says
    no where their reference may do so in other words."""
    if aligned.reference is None:
        return (), ()
    linked = [link for link in aligned.links if link.reference and link.candidate]
    parts = {
        "coverage": _share(aligned.reference, {i for link in linked for i in link.reference}),
        "support": _share(aligned.candidate, {j for link in linked for j in link.candidate}),
        "similarity": _similarity(aligned.reference, linked),
        "name_fidelity": _kept(aligned.once(name_tally)),
        "fact_fidelity": _kept(_facts(aligned)),
    }

    level = _LEVEL_WITHIN if aligned.same_language else _level_into(aligned.candidate.language)
    # from where on better is no better: nothing needs to be asked twice there
    enough = level + (_QUALITY_WITHIN if aligned.same_language else _QUALITY)[-1]
    qualities = _qualities(aligned, judge, affirmed, enough) if judge is not None else {}

    def other_letters(number: int) -> float:
        return _UNLIKE * (1 - _likeness(aligned, aligned.links[number])) if aligned.same_language else 0.0

    def wording(number: int) -> float:
        similarity, quality = aligned.links[number].similarity or 0.0, qualities.get(number)
        if quality is None:
            lost = float(np.interp(similarity, _SIMILARITY, _LOST))
        else:
            strange = np.interp(similarity, *_STRANGE) * np.interp(quality - level, *_DOUBTED)
            lost = float(max(lost_by_quality(quality - level, within=aligned.same_language), strange))
        beyond = max(0.0, lost - _USUAL_LOSS) * aligned.once(standing)[number]
        return min(lost, _USUAL_LOSS) + beyond + other_letters(number)

    def likely(number: int) -> tuple[float, ...]:
        if number not in qualities or aligned.same_language:
            return ()
        strange = max(0.0, wording(number) - lost_by_quality(qualities[number] - level))
        return tuple(min(1.0, part + strange) for part in likely_by_quality(qualities[number] - level))

    found = fidelity(units(aligned, findings, wording, denied, likely, reworded), aligned.relation)
    scores = (
        Score("fidelity", found.value, low=found.low, high=found.high),
        *(Score(name, value) for name, value in parts.items()),
    )
    return scores, tuple(
        Cost(found.lost.get(number, ()), qualities.get(number)) for number in range(len(aligned.links))
    )


def lost_by_quality(difference: float, *, within: bool = False) -> float:
    """The part of a sentence that its wording loses, 0 to 1, by how much better the quality model finds it than it
    usually finds human translations of the kind; ``within`` one language or between two."""
    return float(np.interp(difference, *((_QUALITY_WITHIN, _LOST_WITHIN) if within else (_QUALITY, _LOST_BY_QUALITY))))


def likely_by_quality(difference: float) -> tuple[float, ...]:
    """What people may find it to lose between two languages: parts that are all as probable, rising. People say where
    something is better than usual; the model cannot."""
    return tuple(lost_by_quality(difference + error, within=True) for error in reversed(_ERRORS))


def _level_into(language: str) -> float:
    """What the quality model usually says of human translations into a language."""
    return _LEVEL_INTO_ENGLISH if base_language(language) == "en" else _LEVEL


def _likeness(aligned: AlignedPair, link: Link) -> float:
    """The part of the letters of a link's two sides that stands in both in the same order, 0 to 1."""
    assert aligned.reference is not None
    from rapidfuzz.distance import Indel

    one, other = _joined(aligned.reference, link.reference), _joined(aligned.candidate, link.candidate)
    return float(Indel.normalized_similarity(one, other))


def _qualities(
    aligned: AlignedPair, judge: Judge, affirmed: Callable[[int], Sequence[str]], enough: float
) -> dict[int, float]:
    """What the judge says of each link of two sides, by number; links of equal letters are not asked about, nor those
    of articles that are no versions of each other.

    What the judge finds less than ``enough`` is as good as what it finds best of the same without its negations: they
    are counted elsewhere, and a judge that likes a sentence better for having lost one would pay for the error.
    """
    assert aligned.reference is not None
    asked = [
        number
        for number, link in enumerate(aligned.links)
        if link.reference and link.candidate and aligned.is_version and not aligned.is_verbatim(link)
    ]
    found = _said(
        aligned, judge, [(number, _judged(aligned.candidate, aligned.links[number].candidate)) for number in asked]
    )
    again = [
        (number, _on_one_line(unquoted(text)))
        for number in asked
        if found[number] < enough
        for text in affirmed(number)
    ]
    for number, value in _said(aligned, judge, again).items():
        found[number] = max(found[number], value)
    return found


def _said(aligned: AlignedPair, judge: Judge, texts: Sequence[tuple[int, str]]) -> dict[int, float]:
    """The best that a judge says of texts for the candidate's side of links, by the numbers of these."""
    assert aligned.reference is not None
    if not texts:
        return {}
    candidates = [text for _, text in texts]
    trusted: list[str | None] = [_judged(aligned.reference, aligned.links[number].reference) for number, _ in texts]
    nothing: list[str | None] = [None] * len(texts)
    given = (trusted, nothing) if aligned.same_language else (nothing, trusted)
    found: dict[int, float] = {}
    for (number, _), value in zip(texts, judge.score(candidates, *given).tolist(), strict=True):
        found[number] = max(found.get(number, 0.0), value)
    return found


def _judged(document: Document, indices: Sequence[int]) -> str:
    """A side of a link as the judge reads it: quotation marks are counted elsewhere, and say nothing to it."""
    return _on_one_line(unquoted(_joined(document, indices)))


def reference_scores(aligned: AlignedPair) -> tuple[Score, ...]:
    """BLEU, chrF++ and TER over the links, with sacrebleu's signatures; none where the languages differ.

    A segment is a link: a dropped sentence is a segment with an empty hypothesis, an added one is joined to the
    segment before it, so that both cost what they would cost in a line by line evaluation.
    """
    if aligned.reference is None or not aligned.same_language:
        return ()
    references, hypotheses = _segments(aligned)
    if not any(hypotheses):
        return ()
    language = base_language(aligned.candidate.language)
    alike = hypotheses == references and all(overlap.is_cut_alike(text, language) for text in hypotheses)
    if alike and any(_is_plain(text, language, _SURELY_LONG) for text in hypotheses):
        return _of_one_text(language)
    return _corpus_scores(hypotheses, references, language)


def _corpus_scores(hypotheses: Sequence[str], references: Sequence[str], language: str) -> tuple[Score, ...]:
    return tuple(Score(*one) for one in corpus_scores(hypotheses, references, language))


def link_scores(aligned: AlignedPair) -> tuple[Mapping[str, float], ...]:
    """For each link its sentence-level ``bleu``, ``chrf++`` and ``ter``; empty where there is nothing to compare."""
    if aligned.reference is None or not aligned.same_language:
        return tuple({} for _ in aligned.links)
    language = base_language(aligned.candidate.language)
    return tuple(
        _sentence_scores(
            _joined(aligned.candidate, link.candidate), _joined(aligned.reference, link.reference), language
        )
        if link.reference and link.candidate
        else {}
        for link in aligned.links
    )


def _sentence_scores(hypothesis: str, reference: str, language: str) -> Mapping[str, float]:
    if hypothesis == reference and _is_plain(hypothesis, language):
        return {score.metric: score.value for score in _of_one_text(language)}
    return sentence_scores(hypothesis, reference, language)


@cache
def _of_one_text(language: str) -> tuple[Score, ...]:
    """What each metric gives for a long text beside itself; kept, for it is all that a copy needs of sacrebleu."""

    def ask() -> list[tuple[str, float, str]]:
        return list(corpus_scores([_ONE_TEXT], [_ONE_TEXT], language))

    of = f"{installed('sacrebleu')}-{digest(Path(overlap.__file__))}"
    return tuple(Score(*row) for row in plain_data(f"one-text-{language}", of, ask))


def _is_plain(text: str, language: str, words: int = 1) -> bool:
    """Whether a text, of so many words at least, scores beside itself what any other does.

    Not where sacrebleu cuts the reference twice and may find a text different from itself; nor where its mark for text
    that is left out may stand.
    """
    if "<" in text:
        return False
    return overlap.tokens_at_least(text, language) >= words and overlap.is_cut_alike(text, language)


def _segments(aligned: AlignedPair) -> tuple[list[str], list[str]]:
    assert aligned.reference is not None
    references: list[str] = []
    hypotheses: list[str] = []
    added_first = ""
    for link in aligned.links:
        hypothesis = _joined(aligned.candidate, link.candidate)
        if link.reference:
            references.append(_joined(aligned.reference, link.reference))
            hypotheses.append(f"{added_first} {hypothesis}".strip())
            added_first = ""
        elif hypotheses:
            hypotheses[-1] = f"{hypotheses[-1]} {hypothesis}".strip()
        else:
            added_first = f"{added_first} {hypothesis}".strip()
    return references, hypotheses


def _joined(document: Document, indices: Sequence[int]) -> str:
    return " ".join(_on_one_line(document.sentences[index].text) for index in indices)


@lru_cache(maxsize=1024)  # the sentences of two articles
def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _share(document: Document, indices: set[int]) -> float:
    total = sum(content(sentence.text) for sentence in document.sentences)
    kept = sum(content(sentence.text) for sentence in document.sentences if sentence.index in indices)
    return kept / total if total else 1.0


def _similarity(reference: Document, linked: Sequence[Link]) -> float:
    weights = [sum(content(reference.sentences[i].text) for i in link.reference) for link in linked]
    values = [link.similarity if link.similarity is not None else 0.0 for link in linked]
    total = sum(weights)
    return sum(w * v for w, v in zip(weights, values, strict=True)) / total if total else 0.0


def _facts(aligned: AlignedPair) -> Tally:
    if aligned.verbatim:
        return Tally(0, 0)
    from tqcheck.facts import fact_tally  # most patterns of tqcheck: a copy does without

    return aligned.once(fact_tally)


def _kept(tally: Tally) -> float:
    """The share kept; 1 where there was nothing to keep."""
    return min(1.0, max(0.0, tally.kept / tally.total)) if tally.total else 1.0
