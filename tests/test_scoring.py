"""Scores: their ranges, what identical text gives, what damage costs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tqcheck
from tests.aligning import shared_encoder
from tqcheck import overlap, scoring
from tqcheck.aligned import AlignedPair, Document
from tqcheck.model import Article, Link, Pair, Relation, Score
from tqcheck.pipeline import Report
from tqcheck.sentences import split

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


WORDS = (
    "Ferry freed at dawn 3,5 U.S. – … \" (a) Bodø, 12:30 — Ærø's &amp; <skipped> ? ЖД الطقس #1 "
    "海上 警備隊 によると、 2009年 （注） 船体に３メートル 渡轮在黎明时分脱困。 ไทย"
)


@pytest.mark.parametrize("language", ["en", "zh", "ja", "th"])
@given(words=st.lists(st.sampled_from(WORDS.split()), max_size=9), space=st.sampled_from(["", " "]))
def test_what_is_not_computed_for_equal_texts_is_what_sacrebleu_gives(
    language: str, words: list[str], space: str
) -> None:
    text = space.join(words)
    metrics = overlap.metrics(language, effective_order=True)
    asked = {name: metric.sentence_score(text, [text]).score for name, metric in metrics.items()}
    assert scoring._sentence_scores(text, text, language) == asked


@pytest.mark.parametrize("language", ["en", "zh", "ja"])
@given(texts=st.lists(st.lists(st.sampled_from(WORDS.split()), max_size=12).map("".join), min_size=1, max_size=3))
def test_a_copy_scores_what_sacrebleu_gives(language: str, texts: list[str]) -> None:
    long = "A ferry ran aground on Monday, said 海上保安厅星期一在奥斯陆表示渡轮搁浅。"
    text = "\n\n".join([long, *(one for one in texts if one.strip("<> "))])
    aligned = aligned_copy(text, language)
    segments, _ = scoring._segments(aligned)
    asked = overlap.corpus_scores(segments, segments, language)
    assert scoring.reference_scores(aligned) == tuple(Score(*one) for one in asked)


def aligned_copy(text: str, language: str) -> AlignedPair:
    article = Article(text, language=language)
    document = Document(article, split(article))
    links = tuple(Link((one.index,), (one.index,), "match", 1.0) for one in document.sentences)
    pair = Pair("copy", article, article)
    return AlignedPair(pair, document, document, links, Relation("copy", 1.0), shared_encoder())
