"""The signs by which a negation is an error of one side."""

from dataclasses import replace

import numpy as np
import pytest

from tqcheck.checks.clauses import clause_of, clauses, rendering
from tqcheck.checks.flips import Signs, weigh
from tqcheck.checks.nearby import difference, direction, rendered, surroundings
from tqcheck.checks.negation import negation_of
from tqcheck.checks.phases import contrary
from tqcheck.embedding.engine import TokenVectors
from tqcheck.model import Span

USUAL = Signs((Span(0, 3),), 0.01, 0.01, 0.01, None, -0.05, False, False, False, False, True, False)


@pytest.mark.parametrize("alone", [True, False])
def test_nearer_without_the_negation_is_likelier_an_error_and_a_word_near_it_less(alone: bool) -> None:
    sign = replace(USUAL, alone=alone)
    assert weigh(replace(sign, clause_gain=0.02)).odds > weigh(sign).odds
    assert weigh(replace(sign, partner=0.05)).odds < weigh(sign).odds
    assert weigh(replace(sign, hinted=True)).odds < weigh(sign).odds
    assert weigh(replace(sign, hinted=True, contrary=True)).odds > weigh(sign).odds


def test_what_is_said_of_contraries_is_not_held_back_by_the_word_that_makes_them_so() -> None:
    assert weigh(replace(USUAL, hinted=True)).hinted
    assert not weigh(replace(USUAL, hinted=True, contrary=True)).hinted


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("He did not come in, because it was late.", ["He did not come in", "because it was late."]),
        ("The U.S. did not answer, it said on Monday.", ["The U.S. did not answer", "it said on Monday."]),
        ("雨が降ったので、彼は来なかった。", ["雨が降ったので", "彼は来なかった。"]),
        ("Yes, no, well.", ["Yes, no, well."]),
    ],
)
def test_clauses_stand_between_marks_and_are_no_single_words(text: str, parts: list[str]) -> None:
    assert [text[one.start : one.end] for one in clauses(text)] == parts


def test_a_clause_is_told_by_where_it_begins() -> None:
    text = "He did not come in, because it was late."
    assert clause_of(text, Span(20, 27)) == Span(20, len(text))


def tokens(text: str, kinds: dict[str, int]) -> TokenVectors:
    """One token a word; words of one kind are alike."""
    spans, vectors, start = [], [], 0
    for word in text.split():
        start = text.index(word, start)
        spans.append((start, start + len(word)))
        vectors.append(np.eye(8)[kinds[word.strip(",.").lower()]])
        start += len(word)
    return TokenVectors(np.array(spans, dtype=np.int32), np.array(vectors, dtype=np.float32))


KINDS = {"he": 0, "did": 7, "not": 1, "come": 2, "in": 3, "it": 4, "was": 5, "late": 6}


def test_a_clause_is_rendered_where_its_words_are() -> None:
    own = "It was late, he did come in."
    other = "He did come in, it was late."
    sides = tokens(own, KINDS), tokens(other, KINDS)
    first = clauses(own)[0]
    place = rendering(first, *sides, other)
    assert place is not None
    assert other[place.start : place.end] == "it was late."
    assert rendering(first, *sides, other, taken=[Span(16, 18)]) is None, "that clause renders another one"
    assert rendering(first, *sides, other, taken=[Span(0, 2)]) == place


@pytest.mark.parametrize(
    ("negated", "other", "languages", "are"),
    [
        ("has not yet opened", "ya ha abierto", ("en", "es"), True),
        ("has not opened", "ya ha abierto", ("en", "es"), False),
        ("ist nicht mehr offen", "still open", ("de", "en"), True),
        ("ist noch nicht offen", "still closed", ("de", "en"), False),
        ("ещё не открыт", "już otwarty", ("ru", "pl"), True),
        ("まだ開いていない", "is already open", ("ja", "en"), True),
        ("belum dibuka", "was already open", ("id", "en"), True),
        ("ei ole enää auki", "er fortsatt åpen", ("fi", "nb"), True),
        ("未批准", "approved already", ("zh", "en"), True),
        ("has not yet opened", "offen", ("en", "xx"), False),
    ],
)
def test_not_yet_and_already_are_contraries_and_no_longer_and_still(
    negated: str, other: str, languages: tuple[str, str], are: bool
) -> None:
    assert (contrary(negated, languages[0], other, languages[1]) is not None) is are


@pytest.mark.parametrize(
    ("language", "text", "without"),
    [
        ("ja", "修理は終わっていない。", "修理は終わっている。"),
        ("ja", "証拠はない。", "証拠はある。"),
        ("ja", "彼は行かなかった。", "彼は行った。"),
        ("ja", "警察は車を見つけませんでした。", "警察は車を見つけました。"),
        ("ko", "정부는 세금을 인상하지 않았다.", "정부는 세금을 인상했다."),
        ("zh", "噪声没有超过标准。", "噪声超过标准。"),
        ("fi", "Hän ei ole täällä.", "Hän on täällä."),
        ("tr", "Taneler ekilmedi.", "Taneler ekildi."),
    ],
)
def test_a_negation_is_taken_out_with_what_it_did_to_its_verb(language: str, text: str, without: str) -> None:
    negation = negation_of(language)
    assert negation is not None
    assert negation.without(text) == without


@pytest.mark.parametrize(
    ("language", "text", "hinted"),
    [
        ("es", "el servicio invernal", False),
        ("es", "es imposible", True),
        ("nb", "under broen", False),
        ("nb", "et ugyldig pass", True),
        ("sv", "ett ogiltigt pass", True),
        ("en", "an unfair rule", True),
        ("uk", "мені байдуже", True),
        ("de", "es ist ihr gleichgültig", True),
        ("pl", "jest mi to obojętne", True),
    ],
)
def test_what_says_no_by_its_meaning_is_known(language: str, text: str, hinted: bool) -> None:
    negation = negation_of(language)
    assert negation is not None
    assert negation.is_hinted(text) is hinted


def test_what_is_unlike_its_rendering_is_likelier_an_error_and_its_near_words_count() -> None:
    along = direction() / np.linalg.norm(direction())
    alike, unlike = (replace(USUAL, difference=(share * along).astype(np.float32)) for share in (-0.1, 0.1))
    assert weigh(unlike).odds > weigh(alike).odds
    for sign in (USUAL, alike):
        assert weigh(replace(sign, near_gain=0.02)).odds > weigh(sign).odds
        assert weigh(replace(sign, hinted=True)).odds < weigh(sign).odds
    hinted = replace(alike, hinted=True)
    assert weigh(hinted).odds < weigh(replace(hinted, answered=True)).odds < weigh(alike).odds


@pytest.mark.parametrize(
    ("text", "word", "part"),
    [
        (
            "One two three four five six not eight nine ten eleven twelve.",
            "not",
            "three four five six not eight nine ten eleven",
        ),
        ("Nobody came.", "Nobody", "Nobody came"),
        ("警察は湖で車を見つけなかった。", "なかっ", "は湖で車を見つけなかった"),
    ],
)
def test_a_negation_has_a_few_words_about_it(text: str, word: str, part: str) -> None:
    found = surroundings(text, [Span(text.index(word), text.index(word) + len(word))])
    assert text[found.start : found.end] == part


FEW = {"one": 1, "two": 2, "three": 3, "four": 4, "not": 5, "so": 6, "other": 7}


def test_words_about_a_negation_are_found_where_they_are_rendered() -> None:
    text = "One two not three four."
    other = "Other other other other other other other other one two three four."
    own, theirs = tokens(text, FEW), tokens(other, FEW)
    group = [Span(8, 11)]
    place = rendered(surroundings(text, group), group, own, theirs, other)
    assert other[place.start : place.end].endswith("one two three four")
    found = difference(group, own, theirs)
    assert found is not None
    # the negation itself has no counterpart, and the words about it are taken from it
    assert found[5] == 1
    assert found[[1, 2, 3, 4]].sum() == pytest.approx(-1, abs=0.05)
    assert difference([Span(40, 41)], own, theirs) is None


def test_an_auxiliary_that_only_a_negation_calls_for_speaks_for_an_error() -> None:
    assert weigh(replace(USUAL, left_over=True)).odds > weigh(USUAL).odds
