"""sacrebleu's BLEU, chrF++ and TER, counted once a segment, for a sentence's score and its article's need the same.

Scores are sacrebleu's own to the last digit. What a text beside itself counts is known by its length: all n-grams of
either side are found, and TER has nothing to move. (TER of Chinese and Japanese cuts its reference twice, so that even
a text beside itself may be another one there: ``is_cut_alike`` says where it surely is not.)
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import count
from typing import Any

from tqcheck.late import late

# sacrebleu tokenizers for languages written without spaces. "char" needs no dictionary, and its scores compare
# within one language, which is all that they are used for.
TOKENIZERS = {"zh": "zh", "yue": "zh", "ja": "char", "th": "char", "lo": "char", "km": "char", "my": "char"}

Counts = Mapping[str, Sequence[float]]


def corpus_scores(
    hypotheses: Sequence[str], references: Sequence[str], language: str
) -> tuple[tuple[str, float, str], ...]:
    """Name, score and signature of each metric over all segments, as ``corpus_score`` gives them."""
    counted = [_counts(*segment, language) for segment in zip(hypotheses, references, strict=True)]
    return tuple(
        (name, _score(metric, [one[name] for one in counted]), str(metric.get_signature()))
        for name, metric in metrics(language).items()
    )


def sentence_scores(hypothesis: str, reference: str, language: str) -> dict[str, float]:
    """The score of one segment by metric, as ``sentence_score`` gives it; BLEU with effective order."""
    counted = _counts(hypothesis, reference, language)
    return {name: _score(metric, [counted[name]]) for name, metric in metrics(language, effective_order=True).items()}


@cache
def metrics(language: str, *, effective_order: bool = False) -> dict[str, Any]:
    """sacrebleu's metrics for a language, by name."""
    from sacrebleu import BLEU, CHRF, TER

    tokenizer = TOKENIZERS.get(language, "13a")
    asian = language in TOKENIZERS
    found = {
        "bleu": BLEU(tokenize=tokenizer, effective_order=effective_order),
        "chrf++": CHRF(word_order=2),
        "ter": TER(normalized=asian, asian_support=asian),
    }
    for metric in found.values():
        metric.num_refs = 1  # what the signature says
    return found


def _score(metric: Any, counts: Sequence[Sequence[float]]) -> float:
    return float(metric._aggregate_and_compute(counts).score)


@lru_cache(maxsize=1024)  # the segments of an article
def _counts(hypothesis: str, reference: str, language: str) -> Counts:
    if next(_counted) % _FORGET == 0:
        _forget()
    bleu, chrf, ter = metrics(language).values()
    equal = hypothesis == reference
    return {
        "bleu": _bleu_of_one(bleu, hypothesis) if equal else _extracted(bleu, hypothesis, reference),
        "chrf++": _chrf_of_one(chrf, hypothesis) if equal else _extracted(chrf, hypothesis, reference),
        "ter": _ter(ter, hypothesis, reference),
    }


_FORGET = 2000
_counted = count(1)


def _forget() -> None:
    """Empty sacrebleu's own memories: 65,536 cut texts for each way of cutting, which a long batch would fill."""
    from sacrebleu.tokenizers.tokenizer_base import BaseTokenizer

    for kind in BaseTokenizer.__subclasses__():
        if (clear := getattr(kind.__call__, "cache_clear", None)) is not None:
            clear()


def _extracted(metric: Any, hypothesis: str, reference: str) -> Sequence[float]:
    found: list[list[float]] = metric._extract_corpus_statistics([hypothesis], [[reference]])
    return found[0]


def _bleu_of_one(metric: Any, text: str) -> Sequence[float]:
    tokens = len(metric._preprocess_segment(text).split())
    orders = [max(0, tokens - order) for order in range(metric.max_ngram_order)]
    return [tokens, tokens, *orders, *orders]


def _chrf_of_one(metric: Any, text: str) -> Sequence[float]:
    letters, words = len("".join(text.split())), len(metric._remove_punctuation(text))
    orders = [max(0, letters - order) for order in range(metric.char_order)]
    orders += [max(0, words - order) for order in range(metric.word_order)]
    return [count for order in orders for count in (order, order, order)]


def tokens_at_least(text: str, language: str) -> int:
    """So many tokens of BLEU or more a text has; counted without cutting it."""
    tokenizer = TOKENIZERS.get(language)
    if tokenizer is None:
        return len(text.split())
    return len(_IDEOGRAPH.findall(text)) if tokenizer == "zh" else sum(map(len, text.split()))


def is_cut_alike(text: str, language: str) -> bool:
    """Whether TER surely cuts a text into the same words when it cuts it again.

    Each of its rules sets one character apart, which the next time stands apart; but for its entities, for ``'s``, and
    for a stop or a comma beside another, of which it sees only one at a time.
    """
    return language not in TOKENIZERS or _CUT_TWICE.search(text) is None


_IDEOGRAPH = late("[\u4e00-\u9fa5]")
_CUT_TWICE = re.compile(r"['&\n]|[.,][.,]")


def _ter(metric: Any, hypothesis: str, reference: str) -> Sequence[float]:
    words = metric._preprocess_segment(hypothesis).split()
    if hypothesis == reference and _CUT_TWICE.search(hypothesis) is None:
        return [0, len(words)]
    (others,) = metric._extract_reference_info([metric._preprocess_segment(reference)])["ref_words"]
    if words == others:
        return [0, len(others)]
    return _extracted(metric, hypothesis, reference)
