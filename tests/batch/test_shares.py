"""A chunk is worked on in shares of about as much text, and what a share needed is let go of with it."""

import gc
import weakref
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.batch.stories import HashedEncoder, write_table
from tests.batch.test_runs import assert_same, expected
from tqcheck.batch import sources, worker
from tqcheck.batch.loom import Loom
from tqcheck.batch.shares import shares
from tqcheck.batch.sources import Given, PairSpec
from tqcheck.batch.worker import ChunkRun, Embedded, SaidAt, Work
from tqcheck.model import Checked, Skipped
from tqcheck.pipeline import Checker


def spec(length: int) -> PairSpec:
    return PairSpec("1", "here", Given(text="a" * (length // 2)), Given(text="b" * (length - length // 2)))


@given(st.lists(st.integers(0, 50)), st.integers(1, 100))
def test_shares_hold_every_pair_once_and_no_more_text_than_they_may(lengths: list[int], most: int) -> None:
    found = shares([spec(length) for length in lengths], most)
    assert [number for share in found for number in share] == list(range(len(lengths)))
    assert all(len(share) == 1 or sum(lengths[number] for number in share) <= most for share in found)
    assert all(found)


def test_shares_are_even() -> None:
    assert list(map(len, shares([spec(10)] * 64, 300))) == [22, 22, 20]


def test_files_count_as_what_they_hold(tmp_path: Path) -> None:
    for name in ("story.txt", "page.html"):
        (tmp_path / name).write_text("a" * 800, encoding="utf-8")
    plain, page, none = (
        PairSpec("1", "here", Given(path=str(tmp_path / name)), Given())
        for name in ("story.txt", "page.html", "none.txt")
    )
    assert list(map(len, shares([plain] * 4, 1600))) == [2, 2]
    assert list(map(len, shares([page] * 32, 1600))) == [16, 16]
    assert list(map(len, shares([none] * 32, 1600))) == [32]


def test_a_chunk_in_shares_finds_the_same_and_keeps_no_vectors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    source = write_table(tmp_path / "pairs.csv", 9, broken=[4])
    monkeypatch.setattr(worker, "shares", lambda specs: [range(first, first + 3) for first in range(0, len(specs), 3)])
    (chunk,) = sources.chunks(source, 64)
    encoder, looms, said = HashedEncoder(), [], []

    def checker_with(loom: Loom[Checked | Skipped]) -> Checker:
        assert [one for one in looms if one() is not None] == []
        looms.append(weakref.ref(loom))
        return Checker(encoder=loom)

    # in a worker the collector sleeps
    gc.disable()
    request.addfinalizer(gc.enable)
    run = ChunkRun(Work(chunk, tmp_path / "part"), checker_with, ("hashed", "1"), said.append)
    wanted = run.begin()
    while wanted:
        asked: list[Any] = [list(wanted.texts), list(wanted.tokens)]
        vectors, tokens = encoder.encode(asked[0]), encoder.tokens(asked[1])
        given_back = Embedded(0, dict(zip(asked[0], vectors, strict=True)), dict(zip(asked[1], tokens, strict=True)))
        wanted = run.go_on(given_back)
    assert len(looms) == 3
    assert {one.pair for one in said if isinstance(one, SaidAt)} == set(range(9))
    assert_same(run.tables(), expected(source))
