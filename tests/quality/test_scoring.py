"""Scores of segments: the same whatever the order and the company, and lower for what is damaged."""

from pathlib import Path

import numpy as np
import pytest

from tqcheck.embedding import load_encoder
from tqcheck.quality import Quality, load_quality
from tqcheck.quality.lower import LowerLayers

ENGLISH = "The ferry Ternholm was pulled free at dawn with 214 people on board, the coast guard said on Monday."
OTHER = "A soft cheese from the valley won the gold medal, and its maker owns twelve goats."
# One sentence in many languages and scripts; English is the source.
TRANSLATIONS = {
    "nb": "Fergen Ternholm ble trukket fri ved daggry med 214 mennesker om bord, opplyste kystvakten mandag.",
    "de": "Die Fähre Ternholm wurde am Morgen mit 214 Menschen an Bord freigezogen, so die Küstenwache am Montag.",
    "es": "El ferri Ternholm fue liberado al amanecer con 214 personas a bordo, informó el lunes la guardia costera.",
    "ru": "Паром «Тернхольм» с 214 людьми на борту на рассвете сняли с мели, сообщила охрана в понедельник.",
    "ar": "سُحبت العبارة تيرنهولم عند الفجر وعلى متنها 214 شخصاً، بحسب ما أعلن خفر السواحل يوم الاثنين.",
    "zh": "海岸警卫队星期一表示，载有214人的特恩霍尔姆号渡轮在黎明时分被拖离搁浅处。",
    "ja": "沿岸警備隊は月曜日、214人を乗せたフェリー「テルンホルム」が夜明けに引き出されたと発表した。",
    "hi": "तटरक्षक बल ने सोमवार को कहा कि 214 लोगों को ले जा रही नौका टर्नहोम को भोर में खींचकर मुक्त कर लिया गया।",
    "el": "Το πλοίο Τέρνχολμ αποκολλήθηκε την αυγή με 214 επιβαίνοντες, ανακοίνωσε τη Δευτέρα το λιμενικό σώμα.",
}


def halved(text: str) -> str:
    """The first half: of its words, or of its characters where it has no words apart."""
    words = text.split()
    return " ".join(words[: len(words) // 2]) if len(words) > 3 else text[: len(text) // 2]


def looped(text: str) -> str:
    return f"{halved(text)} " + f"{halved(halved(text))} " * 6


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_equal_text_is_near_one_and_above_damaged_text(quality: Quality, language: str) -> None:
    text = TRANSLATIONS[language]
    candidates = [text, f"  {text}\n", halved(text), looped(text), ENGLISH]
    scores = quality.score(candidates, [text] * 5, [None] * 5)
    assert scores[0] == scores[1] == 1
    assert (scores[2:] < 0.85).all()


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_translation_is_above_its_damaged_versions(quality: Quality, language: str) -> None:
    text = TRANSLATIONS[language]
    candidates = [text, halved(text), looped(text), OTHER, ENGLISH]
    scores = quality.score(candidates, [None] * 5, [ENGLISH] * 5)
    assert (scores[1:] < scores[0]).all(), scores
    both = quality.score(candidates, [text] * 5, [ENGLISH] * 5)
    assert (both[1:] < both[0]).all(), both


def test_unrelated_text_is_near_nought(quality: Quality) -> None:
    scores = quality.score([OTHER, OTHER], [ENGLISH, None], [None, TRANSLATIONS["nb"]])
    assert (scores < 0.25).all(), scores


def test_order_and_company_change_nothing(quality: Quality) -> None:
    candidates = [*TRANSLATIONS.values(), OTHER, ENGLISH, "", "Ja.", halved(ENGLISH) * 5]
    references = [ENGLISH if number % 3 else None for number in range(len(candidates))]
    sources = [TRANSLATIONS["de"] if number % 2 or number % 3 == 0 else None for number in range(len(candidates))]
    together = quality.score(candidates, references, sources)
    alone = Quality("cpu", cache=False)
    turned = alone.score(candidates[::-1], references[::-1], sources[::-1])[::-1]
    assert np.allclose(together, turned, atol=0.02)
    one_by_one = [
        float(Quality.score(alone, [c], [r], [s])[0]) for c, r, s in zip(candidates, references, sources, strict=True)
    ]
    assert np.allclose(together, one_by_one, atol=0.02)


def test_the_same_question_has_the_same_answer(quality: Quality) -> None:
    candidates, sources = list(TRANSLATIONS.values()), [ENGLISH] * len(TRANSLATIONS)
    first = Quality("cpu", cache=False).score(candidates, [None] * len(sources), sources)
    second = Quality("cpu", cache=False).score(candidates, [None] * len(sources), sources)
    assert np.array_equal(first, second)
    assert first.dtype == np.float32
    assert ((first >= 0) & (first <= 1)).all()


def test_no_segments_and_no_text(quality: Quality) -> None:
    assert quality.score([], [], []).shape == (0,)
    empty = quality.score(["", " \n", "…", "", ENGLISH], [ENGLISH, ENGLISH, ENGLISH, "", ""], [None] * 5)
    assert empty[:4].tolist() == [0, 0, 0, 1]
    assert 0 <= empty[4] < 0.5


def test_what_cannot_be_scored_is_said(quality: Quality) -> None:
    with pytest.raises(ValueError, match="neither reference nor source"):
        quality.score([ENGLISH], [None], [None])
    with pytest.raises(ValueError, match="as many references"):
        quality.score([ENGLISH], [ENGLISH, ENGLISH], [None])


def test_texts_too_long_to_be_read_at_once_are_read_to_the_end(quality: Quality) -> None:
    long = " ".join(f"{ENGLISH} {OTHER}" for _ in range(25))
    damaged = long[: len(long) // 2] + " " + " ".join(["unrelated words about something else entirely"] * 60)
    scores = quality.score([long + " indeed", damaged], [long, long], [None, None])
    assert scores[0] > scores[1] + 0.1


def test_scores_are_cached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TQCHECK_CACHE_DIR", str(tmp_path))
    first = Quality("cpu").score([ENGLISH, OTHER], [OTHER, OTHER], [None, None])
    monkeypatch.setattr("tqcheck.quality.scoring.Quality._computed", lambda *_: pytest.fail("computed again"))
    assert np.array_equal(Quality("cpu").score([ENGLISH, OTHER], [OTHER, OTHER], [None, None]), first)


def test_alignment_is_untouched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = list(TRANSLATIONS.values())
    encoder = load_encoder(device="cpu", cache=False)
    before = encoder.encoder.encode(texts)
    tokens = encoder.encoder.tokens(texts[:2])
    shared = load_quality("cpu", cache=False, encoder=encoder)
    scores = shared.score(texts, [None] * len(texts), [ENGLISH] * len(texts))
    assert np.array_equal(encoder.encoder.encode(texts), before)
    for one, other in zip(tokens, encoder.encoder.tokens(texts[:2]), strict=True):
        assert np.array_equal(one.vectors, other.vectors)
    alone = load_quality("cpu", cache=False).score(texts, [None] * len(texts), [ENGLISH] * len(texts))
    assert np.array_equal(scores, alone)


def test_what_the_encoder_has_read_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = list(TRANSLATIONS.values())
    encoder = load_encoder(device="cpu", cache=False)
    shared = load_quality("cpu", cache=False, encoder=encoder)
    encoder.encode([*texts[:-1], ENGLISH])
    read: list[str] = []
    states = LowerLayers.states
    monkeypatch.setattr(LowerLayers, "states", lambda self, given: read.extend(given) or states(self, given))
    sources = [ENGLISH] * len(texts)
    scores = shared.score(texts, [None] * len(texts), sources)
    assert read == texts[-1:]
    # the same arithmetic in other company: as near as the number format is exact
    assert np.allclose(scores, Quality("cpu", cache=False).score(texts, [None] * len(texts), sources), atol=0.02)


def test_what_was_computed_in_other_numbers_is_not_gone_on_with() -> None:
    encoder = load_encoder(device="cpu", cache=False, number_format="float32")
    shared = load_quality("cpu", cache=False, encoder=encoder)
    usual = Quality("cpu", cache=False)
    encoder.encode([ENGLISH, OTHER])
    if usual._computation.number_format != "float32":
        assert encoder.encoder.engine.lower_states(ENGLISH) is None
    scores = [one.score([ENGLISH], [None], [OTHER]) for one in (shared, usual)]
    assert np.allclose(*scores, atol=0.02)
