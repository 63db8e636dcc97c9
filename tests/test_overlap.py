"""Overlap with a reference: what is counted once a segment is what sacrebleu says itself, to the last digit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sacrebleu import BLEU, CHRF, TER
from sacrebleu.tokenizers.tokenizer_ter import TercomTokenizer

from tqcheck import overlap

LANGUAGES = ("en", "de", "zh", "ja", "th", "ar")
TEXT = (
    "Ferry freed at dawn 3,5 U.S. – … \" (a) Bodø, 12:30 — Ærø's &amp; <skipped> ? ЖД الطقس #1 . "
    "海上 警備隊 によると、 フェリー「 テルンホルム」 2009年 1.5% さん ． （注） 船体に３メートル ไทย"
)
PIECES = TEXT.split()
TEXTS = st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join) | st.lists(st.sampled_from(PIECES), max_size=9).map(
    "".join
)


def own(language: str, *, effective_order: bool) -> dict[str, BLEU | CHRF | TER]:
    asian = language in overlap.TOKENIZERS
    return {
        "bleu": BLEU(tokenize=overlap.TOKENIZERS.get(language, "13a"), effective_order=effective_order),
        "chrf++": CHRF(word_order=2),
        "ter": TER(normalized=asian, asian_support=asian),
    }


OWN = {
    (language, effective): own(language, effective_order=effective)
    for language in LANGUAGES
    for effective in (False, True)
}


@pytest.mark.parametrize("language", LANGUAGES)
@given(hypothesis=TEXTS, reference=TEXTS, equal=st.booleans())
def test_a_sentence_scores_what_sacrebleu_gives(language: str, hypothesis: str, reference: str, equal: bool) -> None:
    reference = hypothesis if equal else reference
    metrics = OWN[language, True]
    asked = {name: metric.sentence_score(hypothesis, [reference]).score for name, metric in metrics.items()}
    assert overlap.sentence_scores(hypothesis, reference, language) == asked


@pytest.mark.parametrize("language", LANGUAGES)
@given(segments=st.lists(st.tuples(TEXTS, TEXTS, st.booleans()), min_size=1, max_size=5))
def test_an_article_scores_what_sacrebleu_gives(language: str, segments: list[tuple[str, str, bool]]) -> None:
    hypotheses = [hypothesis for hypothesis, _, _ in segments]
    references = [hypothesis if equal else reference for hypothesis, reference, equal in segments]
    asked = []
    for name, metric in OWN[language, False].items():
        score = metric.corpus_score(hypotheses, [references]).score
        asked.append((name, score, str(metric.get_signature())))
    assert list(overlap.corpus_scores(hypotheses, references, language)) == asked


@pytest.mark.parametrize("language", ("zh", "ja", "th"))
@given(text=TEXTS | st.text("a5 .,'-&;字。\u3042", max_size=12))
def test_what_is_cut_alike_is_so_for_sacrebleu(language: str, text: str) -> None:
    cut = OWN[language, False]["ter"]._preprocess_segment
    if overlap.is_cut_alike(text, language):
        assert cut(cut(text)).split() == cut(text).split()
    tokens = OWN[language, False]["bleu"]._preprocess_segment(text).split()
    assert overlap.tokens_at_least(text, language) <= len(tokens)


def test_what_sacrebleu_remembers_is_forgotten_again() -> None:
    texts = [f"sentence number {number}" for number in range(2 * overlap._FORGET)]
    for text in texts:
        overlap.sentence_scores(text, text, "en")
    assert TercomTokenizer.__call__.cache_info().currsize <= overlap._FORGET  # type: ignore[attr-defined]
