"""Content that went missing inside a link: which words of the reference have no counterpart.

Three signs must agree, because each alone is fooled by syntax: the candidate is shorter than the pair's own ratio of
lengths predicts; a run of neighbouring reference words is not covered by the candidate's words; and without that run
the reference resembles the candidate more than with it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np
import numpy.typing as npt
import regex

from tqcheck.aligned import AlignedPair
from tqcheck.alignment.calibration import median, quantile
from tqcheck.alignment.groups import measure
from tqcheck.embedding import TokenVectors
from tqcheck.model import Confidence, Link, Span

SHORTER = 0.85
"""Same language: a counterpart of at least this part of the length is not condensed."""
COPIED = 0.7
"""Same language: a counterpart of which less than this part is the reference's words in their order is another
wording, and what it lacks may be said in other words."""
FARTHER = 0.6
"""Same language: a run of which more than this part is said within two sentences has only been moved."""
REWORDED = 2.5
"""Same language: words of the counterpart that are not the reference's may stand for so many times as many."""
LETTERS = 24
"""Least size of a loss, in letters of an alphabet; a character of Chinese, Japanese or Thai counts as ``_DENSE``."""
_DENSE = 3.0
SHORTFALL = 0.22
"""Across languages: least distance below the pair's usual logarithm of lengths, and
in standard deviations of the pair:"""
DEVIATIONS = 1.3
_FEWEST_LINKS = 4
_SAMPLE = 8
_LOW, _USUAL = 0.2, 0.35  # quantiles of coverage among well-aligned words: of a loss at most, and what ends one
_GAIN = 0.02
_LEAST_PART, _MOST_PARTS = 0.4, 2.5  # of a loss, what the counterpart is too short by
_WORD = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]|[\p{L}\p{M}\p{N}]+")
_FIGURE = regex.compile(r"\d{2,}")
_DENSE_SCRIPTS = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")


@dataclass(frozen=True, slots=True)
class Omission:
    """Lost content: its span in the reference, the counterpart's span in the candidate."""

    reference: Span
    candidate: Span
    confidence: Confidence


def omissions(aligned: AlignedPair) -> tuple[Omission, ...]:
    """All losses inside matched links, in the order of the reference."""
    links = [link for link in aligned.links if link.kind in ("match", "moved") and (link.similarity or 0) < 1]
    if aligned.reference is None or not links:
        return ()
    if aligned.same_language:
        found = [_lost_words(aligned, link) for link in links]
    else:
        found = _lost_across_languages(aligned, links)
    return tuple(omission for omission in found if omission is not None)


def _lost_words(aligned: AlignedPair, link: Link) -> Omission | None:
    """The longest run of reference words that a copy in the same language left out."""
    reference, candidate = _sides(aligned, link)
    old, new = list(_WORD.finditer(reference[1])), list(_WORD.finditer(candidate[1]))
    if measure(candidate[1]) > SHORTER * measure(reference[1]):
        return None
    said = [word.group().casefold() for word in old]
    kept = [word.group().casefold() for word in new]
    elsewhere = set(kept) | _words_around(aligned, link, 1)
    farther = elsewhere | _words_around(aligned, link, 2)
    matcher = SequenceMatcher(None, said, kept, autojunk=False)
    copied = sum(_weight(kept[block.b : block.b + block.size]) for block in matcher.get_matching_blocks())
    reworded = _weight(kept) - copied
    if copied < COPIED * _weight(kept):
        return None
    best: tuple[float, int, int] | None = None
    for _, i, k, j, m in matcher.get_opcodes():
        lost = _weight(said[i:k])
        # "said that it was 26 metres long" as "according to him 26 metres": new words stand anywhere in the sentence
        if lost < LETTERS or 3 * _weight(kept[j:m]) > lost or REWORDED * reworded > lost:
            continue
        content = [word for word in said[i:k] if len(word) > 3 or _DENSE_SCRIPTS.search(word)]
        if sum(word in elsewhere for word in content) > len(content) / 3:
            continue
        if sum(word in farther for word in content) > FARTHER * len(content):
            continue
        best = max(best or (0.0, 0, 0), (lost, i, k))
    if best is None:
        return None
    start = reference[0] + old[best[1]].start()
    return Omission(Span(start, reference[0] + old[best[2] - 1].end()), _whole(candidate), "high")


def _words_around(aligned: AlignedPair, link: Link, reach: int) -> set[str]:
    """Words of so many of the candidate's sentences beside the link: content may have slipped over a boundary."""
    sentences = aligned.candidate.sentences
    first, last = link.candidate[0], link.candidate[-1]
    beside = (*range(first - reach, first), *range(last + 1, last + 1 + reach))
    texts = [sentences[index].text for index in beside if 0 <= index < len(sentences)]
    return {word.group().casefold() for text in texts for word in _WORD.finditer(text)}


def _lost_across_languages(aligned: AlignedPair, links: Sequence[Link]) -> list[Omission | None]:
    ratios = np.array([_log_ratio(aligned, link) for link in links])
    if len(links) < _FEWEST_LINKS:
        return []
    usual = median(ratios)
    spread = 1.4826 * median(np.abs(ratios - usual))
    limit = usual - max(SHORTFALL, DEVIATIONS * spread)
    short = [link for link, ratio in zip(links, ratios, strict=True) if ratio < limit]
    if not any(_lacks_enough(aligned, link, usual) for link in short):
        return []  # whatever the tokens say
    by_fit = sorted((abs(ratio - usual), number) for number, ratio in enumerate(ratios) if links[number] not in short)
    good = [links[number] for _, number in by_fit[:_SAMPLE]]
    coverage = _Coverage(aligned, [*good, *short])
    covered = np.concatenate([coverage.of(link) for link in good]) if good else np.zeros(0)
    if len(covered) < 10:
        return []
    low, usually = quantile(covered, _LOW), quantile(covered, _USUAL)
    return [
        _lost_run(aligned, link, coverage, low, usually, usual)
        for link in short
        if _lacks_enough(aligned, link, usual)  # nothing is said of any other, whatever covers its words
    ]


def _missing(reference: str, candidate: str, usual: float) -> float:
    """How much shorter a candidate is than the pair's usual ratio of lengths predicts, in letters of the reference."""
    return measure(reference) - measure(candidate) / float(np.exp(usual))


def _lacks_enough(aligned: AlignedPair, link: Link, usual: float) -> bool:
    """Whether the shortest loss that counts would explain what a link lacks."""
    reference, candidate = _sides(aligned, link)
    shortest = LETTERS / (_DENSE if _DENSE_SCRIPTS.search(reference[1]) else 1)
    return _LEAST_PART * shortest < _missing(reference[1], candidate[1], usual) and weight(reference[1]) >= LETTERS


def _lost_run(
    aligned: AlignedPair, link: Link, coverage: "_Coverage", low: float, usually: float, usual: float
) -> Omission | None:
    """The run of least covered words of one link, where all three signs agree."""
    reference, candidate = _sides(aligned, link)
    words = list(_WORD.finditer(reference[1]))
    covered = coverage.of(link)
    weights = np.array([_weight([word.group()]) for word in words])
    if not words or len(words) != len(covered):
        return None
    start, stop = _heaviest_run((usually - covered) * weights)
    lost = float(weights[start:stop].sum())
    if _figures(candidate[1]) & {figure for word in words[start:stop] for figure in _figures(word.group())}:
        return None  # what was said with a figure that is kept was worded more briefly
    if lost < LETTERS or float(np.average(covered[start:stop], weights=weights[start:stop])) > low:
        return None
    run = slice(words[start].start(), words[stop - 1].end())
    missing = _missing(reference[1], candidate[1], usual)
    size = measure(reference[1][run])
    if not _LEAST_PART * size < missing < _MOST_PARTS * size:
        return None
    rest = f"{reference[1][: run.start].rstrip(' ,;:–—-')} {reference[1][run.stop :].lstrip()}".strip()
    vectors = aligned.encoder.encode([reference[1], rest, candidate[1]])
    if measure(rest) < 8 or float((vectors[1] - vectors[0]) @ vectors[2]) < _GAIN:
        return None
    return Omission(Span(reference[0] + run.start, reference[0] + run.stop), _whole(candidate), "medium")


def _figures(text: str) -> set[str]:
    """Numerals of two digits and more."""
    return set(_FIGURE.findall(text))


class _Coverage:
    """How well each reference word of some links is covered by the tokens of their counterparts."""

    def __init__(self, aligned: AlignedPair, links: Sequence[Link]) -> None:
        assert aligned.reference is not None
        self._links = {id(link): number for number, link in enumerate(links)}
        self._texts = [_sides(aligned, link)[0][1] for link in links]
        others = []
        for link in links:
            sentences = aligned.candidate.sentences
            first, last = max(link.candidate[0] - 1, 0), min(link.candidate[-1] + 1, len(sentences) - 1)
            others.append(aligned.candidate.text[sentences[first].start : sentences[last].end])
        tokens = aligned.encoder.tokens([*self._texts, *others])
        self._left, self._right = _centred(tokens[: len(links)]), _centred(tokens[len(links) :])

    def of(self, link: Link) -> npt.NDArray[np.float64]:
        """Of each word: the mean over its tokens of the best cosine to a token of the other side, shape (words,)."""
        number = self._links[id(link)]
        left, right = self._left[number], self._right[number]
        words = list(_WORD.finditer(self._texts[number]))
        if not len(left.vectors) or not len(right.vectors):
            return np.zeros(len(words))
        best = (left.vectors @ right.vectors.T).max(1)
        # shape (words, tokens)
        starts, ends = np.array([word.span() for word in words]).reshape(-1, 2, 1).swapaxes(0, 1)
        inside = (left.spans[:, 0] < ends) & (left.spans[:, 1] > starts)
        return np.array([float(best[of_word].mean()) if of_word.any() else 1.0 for of_word in inside])


def _centred(tokens: Sequence[TokenVectors]) -> list[TokenVectors]:
    """Token vectors less the mean of their side, of unit length."""
    every = np.concatenate([one.vectors for one in tokens])
    if len(every):
        every = every - every.mean(0)
        every = (every / np.linalg.norm(every, axis=1, keepdims=True).clip(1e-9)).astype(np.float32)
    parts = np.split(every, np.cumsum([len(one.vectors) for one in tokens])[:-1])
    return [TokenVectors(one.spans, part) for one, part in zip(tokens, parts, strict=True)]


def _heaviest_run(values: npt.NDArray[np.float64]) -> tuple[int, int]:
    """Start and end of the run with the highest sum (Kadane)."""
    best, best_run = -np.inf, (0, 0)
    total, start = 0.0, 0
    for index, value in enumerate(values):
        if total <= 0:
            total, start = 0.0, index
        total += float(value)
        if total > best:
            best, best_run = total, (start, index + 1)
    return best_run


def _sides(aligned: AlignedPair, link: Link) -> tuple[tuple[int, str], tuple[int, str]]:
    """Offset and text of either side of a link, from its first to its last sentence."""
    assert aligned.reference is not None
    found = []
    for document, indices in ((aligned.reference, link.reference), (aligned.candidate, link.candidate)):
        start, end = document.sentences[indices[0]].start, document.sentences[indices[-1]].end
        found.append((start, document.text[start:end]))
    return found[0], found[1]


def _whole(side: tuple[int, str]) -> Span:
    return Span(side[0], side[0] + len(side[1]))


def _log_ratio(aligned: AlignedPair, link: Link) -> float:
    reference, candidate = _sides(aligned, link)
    return float(np.log((measure(candidate[1]) + 5) / (measure(reference[1]) + 5)))


def weight(text: str) -> float:
    """Size of a text in letters of an alphabet, a character of a dense script as ``_DENSE`` of them."""
    return _weight([word.group() for word in _WORD.finditer(text)])


def _weight(words: Sequence[str]) -> float:
    return sum(len(word) * (_DENSE if _DENSE_SCRIPTS.search(word) else 1.0) for word in words)
