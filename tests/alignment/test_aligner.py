"""What every alignment promises, whatever the texts."""

import hashlib
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.alignment import align
from tqcheck.embedding import Encoder, TokenVectors, Vectors
from tqcheck.model import Link


class HashedWords:
    """Vectors of words by their hash, summed: alike where texts share words. No model is needed."""

    name = revision = "hashed"

    def __init__(self) -> None:
        self.calls = 0

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.calls += 1
        rows = np.array([sum((self._word(word) for word in text.split()), np.full(32, 0.1)) for text in texts])
        scaled: Vectors = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
        return scaled

    def tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        return [TokenVectors(np.zeros((0, 2), np.int32), np.zeros((0, 32), np.float32)) for _ in texts]

    @staticmethod
    def _word(word: str) -> np.ndarray:
        seed = int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=4).digest())
        return np.random.default_rng(seed).standard_normal(32)


STORY = [
    "The minister resigned on Monday after a vote in parliament.",
    "Her party lost eleven seats in the southern districts last week.",
    "Opposition leaders asked for an early election before the summer.",
    "Markets fell by two per cent when the news came out.",
    "A spokesman said the president would address the nation tonight.",
    "Thousands of farmers drove their tractors into the capital.",
    "Schools stayed closed because of snow in the northern valleys.",
    "The central bank left its interest rate where it was.",
]
sentences = st.lists(st.sampled_from(STORY) | st.text(max_size=30), max_size=9)


def never() -> Encoder:
    class Never(HashedWords):
        def encode(self, texts: Sequence[str]) -> Vectors:
            raise AssertionError("the model was asked for")

    return Never()


@given(sentences, sentences)
@settings(deadline=None, max_examples=150)
def test_every_sentence_stands_in_exactly_one_link(reference: list[str], candidate: list[str]) -> None:
    links = align(reference, candidate, HashedWords())
    assert sorted(i for link in links for i in link.reference) == list(range(len(reference)))
    assert sorted(j for link in links for j in link.candidate) == list(range(len(candidate)))
    for link in links:
        assert link.reference or link.candidate
        both = bool(link.reference) and bool(link.candidate)
        assert both == (link.kind in ("match", "moved")) == (link.similarity is not None)
        assert link.similarity is None or 0 <= link.similarity <= 1


@given(sentences)
@settings(deadline=None)
def test_identical_texts_give_the_identity_without_a_model(texts: list[str]) -> None:
    links = align(texts, texts, never())
    assert links == tuple(Link((i,), (i,), "match", 1.0) for i in range(len(texts)))


@given(sentences, sentences)
@settings(deadline=None, max_examples=100)
def test_swapping_sides_mirrors_the_links(reference: list[str], candidate: list[str]) -> None:
    there = align(reference, candidate, HashedWords())
    back = align(candidate, reference, HashedWords())
    assert {(link.reference, link.candidate) for link in there} == {(link.candidate, link.reference) for link in back}


def test_punctuation_quotes_and_boundaries_need_no_model() -> None:
    edited = [STORY[0].replace("Monday", "Monday,"), f"{STORY[1]} {STORY[2]}", *STORY[3:]]
    links = align(STORY, edited, never())
    assert [(link.reference, link.candidate) for link in links[:2]] == [((0,), (0,)), ((1, 2), (1,))]
    assert all(link.kind == "match" for link in links)


@pytest.mark.parametrize("gap", [slice(0, 1), slice(2, 4), slice(5, 8)])
def test_a_gap_in_a_copy_is_dropped_without_a_model(gap: slice) -> None:
    candidate = STORY.copy()
    del candidate[gap]
    dropped = [link.reference[0] for link in align(STORY, candidate, never()) if link.kind == "dropped"]
    assert dropped == list(range(8))[gap]


def test_a_block_that_moved_is_no_drop() -> None:
    candidate = [*STORY[:2], *STORY[5:], *STORY[2:5]]
    links = align(STORY, candidate, never())
    assert {link.kind for link in links} == {"match", "moved"}
    assert sum(link.kind == "moved" for link in links) == 3
    assert all(STORY[link.reference[0]] == candidate[link.candidate[0]] for link in links)


def test_a_sentence_said_twice_is_matched_once() -> None:
    links = align(STORY, [*STORY[:4], STORY[1], *STORY[4:]], never())
    assert [link.candidate for link in links if link.kind == "added"] == [(4,)]
