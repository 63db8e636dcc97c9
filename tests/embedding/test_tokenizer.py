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


def test_part_and_whole_give_the_same_ids(vocabulary: Vocabulary, whole: GrowingTokenizer, texts: list[str]) -> None:
    part = GrowingTokenizer(vocabulary)
    part.prepare(texts)
    assert not part.complete
    assert part(texts)["input_ids"] == whole(texts)["input_ids"]


def test_it_grows_with_each_call_and_is_whole_in_the_end(
    vocabulary: Vocabulary, whole: GrowingTokenizer, texts: list[str]
) -> None:
    growing = GrowingTokenizer(vocabulary)
    for text in texts:
        assert growing(text)["input_ids"] == whole(text)["input_ids"]
    assert growing.complete


def test_special_tokens_are_those_of_the_model(whole: GrowingTokenizer) -> None:
    assert [whole.bos_token_id, whole.pad_token_id, whole.eos_token_id, whole.unk_token_id] == [0, 1, 2, 3]
    ids = whole("Oslo")["input_ids"]
    assert ids[0] == 0
    assert ids[-1] == 2


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_a_piece_of_the_segmentation_is_always_possible(
    vocabulary: Vocabulary, whole: GrowingTokenizer, text: str
) -> None:
    backend = whole.backend_tokenizer
    pieces = PieceFilter(vocabulary)
    pieces.add("▁" + backend.normalizer.normalize_str(text).replace(" ", "▁"))
    possible = pieces.possible()
    ids = backend.encode(text, add_special_tokens=False).ids
    assert all(possible[index] for index in ids if index > 3)
