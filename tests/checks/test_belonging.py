"""The signs by which a headline belongs to a story."""

from dataclasses import replace

import pytest

from tqcheck.checks.belonging import Signs, words_shared

OWN = Signs(near=0.8, heads=0.8, within=0.6, words=0.5, level=0.6, length=50)
SHORT = Signs(near=0.2, heads=0.1, within=0.5, words=0.7, level=0.45, length=20)
OTHER = Signs(near=0.12, heads=0.0, within=0.22, words=0.0, level=0.6, length=50)


def test_no_sign_is_enough_alone() -> None:
    assert OWN.belonging > 0.9
    assert OTHER.belonging < 0.1
    assert SHORT.belonging > 0.18, "little known across the languages, but its own story says so"


@pytest.mark.parametrize("sign", ["near", "heads", "within", "words"])
def test_more_of_any_sign_is_more(sign: str) -> None:
    assert replace(OTHER, **{sign: 0.9}).belonging > OTHER.belonging


def test_strange_only_where_the_languages_compare_well_and_the_headline_is_long() -> None:
    assert replace(OTHER, words=1.0).is_strange
    assert not replace(OTHER, level=0.45).is_strange
    assert not replace(OTHER, length=12).is_strange
    assert not OWN.is_strange


@pytest.mark.parametrize(
    ("headline", "sentence", "share"),
    [
        ("Bridges opened", "The bridge will open in May.", 1.0),
        ("Мост открыли", "Мосты закрыты.", 0.5),
        ("新しい橋", "新しい橋が開通した。", 1.0),
        ("ফেরিডুবি", "একটি ফেরি ডুবে গেছে।", 1.0),
        ("No", "A bridge.", 0.5),
    ],
)
def test_words_by_their_beginnings(headline: str, sentence: str, share: float) -> None:
    assert words_shared(headline, sentence) == pytest.approx(share, abs=0.01)
