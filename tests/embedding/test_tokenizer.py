"""The tokenizer that grows gives the ids of the whole vocabulary, whatever came before."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tqcheck.embedding.tokenizer import GrowingTokenizer, PieceFilter
from tqcheck.embedding.weights import Vocabulary, weight_file


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return weight_file().vocabulary


@pytest.fixture(scope="session")
def whole(vocabulary: Vocabulary) -> GrowingTokenizer:
    tokenizer = GrowingTokenizer(vocabulary)
    tokenizer.finish()
    return tokenizer


def ids(tokenizer: GrowingTokenizer, texts: list[str]) -> list[list[int]]:
    return [encoding.ids for encoding in tokenizer.encode(texts)]


def test_part_and_whole_give_the_same_ids(vocabulary: Vocabulary, whole: GrowingTokenizer, texts: list[str]) -> None:
    part = GrowingTokenizer(vocabulary)
    part.prepare(texts)
    assert not part.complete
    assert ids(part, texts) == ids(whole, texts)


def test_it_grows_with_each_call_and_is_whole_in_the_end(
    vocabulary: Vocabulary, whole: GrowingTokenizer, texts: list[str]
) -> None:
    growing = GrowingTokenizer(vocabulary)
    for text in texts:
        assert ids(growing, [text]) == ids(whole, [text])
    assert growing.complete


def test_one_that_stays_small_gives_the_same_ids_and_lets_go_of_what_came_before(
    vocabulary: Vocabulary, whole: GrowingTokenizer, texts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    small = GrowingTokenizer(vocabulary)
    small.stays_small = True
    small.prepare(texts)
    built = small.backend
    assert [ids(small, [text]) for text in texts] == [ids(whole, [text]) for text in texts]
    # nothing came that it could not have held from the beginning
    assert small.backend is built
    monkeypatch.setattr("tqcheck.embedding.tokenizer._MOST_HELD", 1)
    for text in (*texts, "☃ 𓀀 snow", *texts):
        assert ids(small, [text]) == ids(whole, [text])
    assert not small.complete


def test_texts_cut_by_themselves_have_the_ids_of_the_whole_vocabulary(
    vocabulary: Vocabulary, whole: GrowingTokenizer, texts: list[str]
) -> None:
    growing = GrowingTokenizer(vocabulary)
    strange = [*texts, "", " ", "  two  spaces ", "☃ 𓀀 snow", "𓀀𓀁𓀂", "a<pad> b</s>", "<s", "word " * 300, "字" * 200]
    expected = [encoding.ids for encoding in whole.encode(strange, special=False)]
    assert growing.cut(strange) == expected
    # and again from what it remembers, in other company
    assert growing.cut(strange[::-1]) == expected[::-1]
    assert not growing.complete


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.text(st.characters(codec="utf-8"), max_size=40) | st.text("ab ▁áрф字。́<s>1", max_size=40), max_size=4)
)
def test_any_texts_are_cut_as_by_the_whole_vocabulary(whole: GrowingTokenizer, texts: list[str]) -> None:
    assert whole.cut(texts) == [encoding.ids for encoding in whole.encode(texts, special=False)]


def test_special_tokens_are_those_of_the_model(whole: GrowingTokenizer) -> None:
    (found,) = ids(whole, ["Oslo"])
    assert (found[0], found[-1]) == (0, 2)
    assert [encoding.ids for encoding in whole.encode(["Oslo"], special=False)] == [found[1:-1]]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_a_piece_of_the_segmentation_is_always_possible(
    vocabulary: Vocabulary, whole: GrowingTokenizer, text: str
) -> None:
    pieces = PieceFilter(vocabulary)
    pieces.add("▁" + whole.normalised(text).replace(" ", "▁"))
    possible = pieces.possible()
    (encoding,) = whole.encode([text], special=False)
    assert all(possible[index] for index in encoding.ids if index > 3)
