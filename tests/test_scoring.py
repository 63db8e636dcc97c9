"""Scores: their ranges, what identical text gives, what damage costs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tqcheck
from tests.aligning import shared_encoder
from tqcheck import overlap, scoring
from tqcheck.pipeline import Report

STORIES = {
    "en": (
        "Ferry freed at dawn",
        "The ferry Ternholm was pulled free at dawn with 214 people on board, the coast guard said.",
        "Nobody was hurt, said Ragnhild Kvelstad, who leads the rescue centre in Bodø.",
        "The ship was built in 2009 and will be inspected before it sails again.",
        "Divers found a crack of three metres in the hull.",
    ),
    "ja": (
        "夜明けにフェリー離礁",
        "海上警備隊によると、乗客214人を乗せたフェリー「テルンホルム」は夜明けに引き出された。",
        "ボーデの救助センターを率いるラグンヒル・クベルスタさんは、けが人はいないと述べた。",
        "船は2009年に建造され、再び出航する前に検査を受ける。",
        "潜水士は船体に3メートルの亀裂を見つけた。",
    ),
    "ar": (
        "تحرير العبارة عند الفجر",
        "قال خفر السواحل إن العبارة تيرنهولم سُحبت عند الفجر وعلى متنها 214 شخصاً.",
        "وقالت راغنهيلد كفيلستاد، مديرة مركز الإنقاذ في بودو، إن أحداً لم يُصب.",
        "وبُنيت السفينة عام 2009 وستخضع للفحص قبل أن تبحر من جديد.",
        "وعثر الغواصون على شق بطول ثلاثة أمتار في الهيكل.",
    ),
}
OTHER = (
    "Cheese wins prize\n\nA soft cheese from the valley won the gold medal.\n\nIts maker has twelve goats and no plans."
)


def joined(sentences: tuple[str, ...]) -> str:
    return "\n\n".join(sentences)


def checked(reference: str, candidate: str) -> Report:
    return tqcheck.check(reference, candidate, encoder=shared_encoder())


@pytest.mark.parametrize("language", STORIES)
def test_identical_text_is_a_hundred(language: str) -> None:
    text = joined(STORIES[language])
    report = checked(text, text)
    assert report.fidelity == 100
    assert report.findings == ()
    assert report.relation is not None
    assert report.relation.label == "copy"
    assert [report.score(name) for name in ("coverage", "support", "similarity", "bleu", "chrf++")] == [
        1,
        1,
        1,
        pytest.approx(100),
        pytest.approx(100),
    ]
    assert report.score("ter") == 0


@pytest.mark.parametrize("language", STORIES)
def test_a_dropped_sentence_costs_coverage_and_fidelity(language: str) -> None:
    sentences = STORIES[language]
    report = checked(joined(sentences), joined(sentences[:-1]))
    coverage = report.score("coverage")
    assert coverage is not None
    assert 0.6 < coverage < 0.95
    assert report.fidelity is not None
    assert report.fidelity <= 94
    assert "sentence-dropped" in {finding.check for finding in report.findings}


@pytest.mark.parametrize("language", STORIES)
def test_a_changed_figure_costs_fact_fidelity(language: str) -> None:
    text = joined(STORIES[language])
    report = checked(text, text.replace("2009", "2019").replace("214", "241"))
    fidelity = report.score("fact_fidelity")
    assert fidelity is not None
    assert fidelity < 1
    assert report.fidelity is not None
    assert report.fidelity < 95


def test_another_story_is_under_ten() -> None:
    report = checked(joined(STORIES["en"]), OTHER)
    assert report.fidelity is not None
    assert report.fidelity < 10
    assert [finding.check for finding in report.findings if finding.severity == "error"] == ["not-a-version"]


def test_between_two_languages_there_are_no_word_scores() -> None:
    report = checked(joined(STORIES["en"]), joined(STORIES["ja"]))
    assert report.relation is not None
    assert report.relation.label == "translation"
    assert {score.metric for score in report.scores} == {
        "fidelity",
        "coverage",
        "support",
        "similarity",
        "name_fidelity",
        "fact_fidelity",
    }
    for score in report.scores:
        assert 0 <= score.value <= (100 if score.metric == "fidelity" else 1)


def test_sacrebleus_scores_carry_their_signatures() -> None:
    scores = {one.metric: one for one in checked(joined(STORIES["ja"]), joined(STORIES["ja"][:-1])).scores}
    assert "tok:char" in (scores["bleu"].signature or "")
    assert "nw:2" in (scores["chrf++"].signature or "")
    assert "version:" in (scores["ter"].signature or "")
    assert scores["fidelity"].signature is None


def test_without_a_reference_there_are_no_scores() -> None:
    report = tqcheck.inspect(OTHER, encoder=shared_encoder())
    assert (report.scores, report.links, report.relation, report.fidelity) == ((), (), None, None)


WORDS = "Ferry freed at dawn 3,5 U.S. – … \" (a) Bodø, 12:30 — Ærø's &amp; <skipped> ? ЖД الطقس #1"


@given(st.lists(st.sampled_from(WORDS.split()), max_size=9))
def test_what_is_not_computed_for_equal_texts_is_what_sacrebleu_gives(words: list[str]) -> None:
    text = " ".join(words)
    metrics = overlap.metrics("en", effective_order=True)
    asked = {name: metric.sentence_score(text, [text]).score for name, metric in metrics.items()}
    assert scoring._sentence_scores(text, text, "en") == asked
