"""Differences, directions and text that shows what it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.model import Article, Finding, Pair, Place
from tqcheck.reports.wording import (
    differences,
    direction,
    is_right_to_left,
    plain,
    quotations,
    right_to_left_runs,
    runs_right_to_left,
    visible,
)


def _shown(segments: list[tuple[str, bool]]) -> str:
    return "".join(f"[{text}]" if differs else text for text, differs in segments)


@pytest.mark.parametrize(
    ("one", "other", "marked"),
    [
        ("Anniken Huitfeldt", "Aniken Heitfeldt", ("An[n]iken H[u]itfeldt", "Aniken H[e]itfeldt")),
        ("1,000", "1.000", ("1[,]000", "1[.]000")),
        ("東京都", "東京市", ("東京[都]", "東京[市]")),
        ("क्षत्रिय", "क्षत्रि", ("क्षत्रि[य]", "क्षत्रि")),
        ("Киев", "Київ", ("Ки[е]в", "Ки[ї]в")),
        ("Oslo", "ماكرون", ("Oslo", "ماكرون")),
        ("same", "same", ("same", "same")),
    ],
)
def test_what_differs_is_marked(one: str, other: str, marked: tuple[str, str]) -> None:
    left, right = differences(one, other)
    assert (_shown(left), _shown(right)) == marked


@pytest.mark.parametrize(
    ("check", "languages", "quoted", "marked"),
    [
        ("name-misspelled", ("nb", "en"), ("Kvålheim", "Kvelheim"), ("Kv[å]lheim", "Kv[e]lheim")),
        ("date-changed", ("nb", "en"), ("14. mars", "14 May"), ("14. mars", "14 May")),
        ("date-changed", ("en-GB", "en"), ("14 March", "14 May"), ("14 Ma[rch]", "14 Ma[y]")),
    ],
)
def test_letters_are_compared_within_one_language_and_in_names(
    check: str, languages: tuple[str, str], quoted: tuple[str, str], marked: tuple[str, str]
) -> None:
    reference, candidate = (Article(text, language=code) for text, code in zip(quoted, languages, strict=True))
    places = (Place(0, 0, len(text), text) for text in quoted)
    finding = Finding(check, "error", "high", "m", None, *places, "f")
    left, right = quotations(finding, Pair("p", reference, candidate), plain)
    assert (_shown(left), _shown(right)) == marked


def test_long_texts_are_compared_by_words() -> None:
    one = "word " * 40 + "Huitfeldt"
    left, right = differences(one, one.replace("Huitfeldt", "Heitfeldt"))
    assert (left[-1], right[-1]) == (("Huitfeldt", True), ("Heitfeldt", True))


@given(st.text(max_size=300), st.text(max_size=300))
def test_segments_make_up_the_texts(one: str, other: str) -> None:
    left, right = differences(one, other)
    assert "".join(text for text, _ in left) == one
    assert "".join(text for text, _ in right) == other


@given(st.text())
def test_visible_text_is_one_line_without_controls(text: str) -> None:
    shown = visible(text)
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u2066\u2069" for c in shown)


@given(st.text())
def test_plain_text_is_what_xml_and_html_can_hold(text: str) -> None:
    assert not any(ord(c) < 32 or c in "\ufffe\uffff" or 0xD800 <= ord(c) < 0xE000 for c in plain(text))


@pytest.mark.parametrize("code", ["ar", "he", "fa", "ur", "ckb", "ps", "yi", "dv", "az-Arab", "pa-Arab-PK", "ks", "ug"])
def test_languages_from_right_to_left(code: str) -> None:
    assert runs_right_to_left(code)


@pytest.mark.parametrize("code", ["en", "nb", "ja", "zh-Hant", "hi", "az", "und", "x-nonsense", "", "ur-Latn"])
def test_languages_from_left_to_right(code: str) -> None:
    assert not runs_right_to_left(code)


@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        ("“إيمانويل ماكرون” (1×, sentence 4), “مكرون” (2×)", ["إيمانويل ماكرون", "مكرون"]),
        ("“25 مليون يورو” became 26", ["25 مليون يورو"]),
        ("ماكرون-لوبان is “Macron”", ["ماكرون-لوبان"]),
        ("“Anniken”", []),
    ],
)
def test_right_to_left_quotations_are_isolated(text: str, isolated: list[str]) -> None:
    segments = right_to_left_runs(text)
    assert "".join(part for part, _ in segments) == text
    assert [part for part, alone in segments if alone] == isolated


def test_scripts_from_right_to_left() -> None:
    assert is_right_to_left("abc עברית") and not is_right_to_left("abc 日本")


def test_a_sentence_left_in_another_language_runs_as_that_one_does() -> None:
    assert direction("Le phare, lui, est fermé.", "rtl") == "ltr"
    assert direction("أغلقت شركة Kvist المنارة.", "rtl") == "rtl"
    assert direction("أغلقت شركة Kvist المنارة.", "ltr") == "rtl"
    assert direction("The paper Al-Nahar (النهار) said so.", "ltr") == "ltr"
    assert direction("2012", "rtl") == "rtl"
    assert direction("أغلقت", "auto") == "auto"
