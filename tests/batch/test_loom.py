"""Works in turns: never two at once, and what they want is wanted together."""

import threading

import numpy as np
import pytest

from tests.batch.stories import HashedEncoder
from tqcheck.batch.loom import Loom, Wanted
from tqcheck.embedding import TokenVectors


def drive(loom: "Loom[object]", wanted: Wanted) -> list[Wanted]:
    encoder, rounds = HashedEncoder(), []
    while wanted:
        rounds.append(wanted)
        vectors = dict(zip(wanted.texts, encoder.encode(list(wanted.texts)), strict=True))
        wanted = loom.go_on(vectors, dict(zip(wanted.tokens, encoder.tokens(list(wanted.tokens)), strict=True)))
    return rounds


def test_requests_of_all_come_together_and_once() -> None:
    loom: Loom[object] = Loom("hashed", "1")

    def work(number: int) -> object:
        first = loom.encode([f"text {number}", "shared"])
        again = loom.encode(["shared"])
        second = loom.encode([f"more {number}"]) if number % 2 else None
        loom.tokens(["shared"])
        assert np.array_equal(first[1], again[0])
        return number, first.shape, second is not None

    rounds = drive(loom, loom.begin([lambda n=n: work(n) for n in range(4)]))  # type: ignore[misc]
    assert list(rounds[0].texts) == ["text 0", "shared", "text 1", "text 2", "text 3"]
    assert list(rounds[1].texts) == ["more 1", "more 3"]
    assert loom.results() == [(n, (2, 64), bool(n % 2)) for n in range(4)]


def test_tokens_may_come_packed() -> None:
    loom: Loom[object] = Loom("hashed", "1")
    spans, vectors = np.array([[0, 4], [5, 9]], np.int32), np.eye(2, 3, dtype=np.float16)
    packed = np.array(vectors.shape, np.uint32).tobytes() + spans.tobytes() + vectors.tobytes()
    plain = TokenVectors(spans[:1], vectors[:1].astype(np.float32))
    assert list(loom.begin([lambda: loom.tokens(["Рим и ад", "Rome"])]).tokens) == ["Рим и ад", "Rome"]
    assert not loom.go_on({}, {"Рим и ад": packed, "Rome": plain})
    first, second = loom.results()[0]  # type: ignore[misc]
    assert np.array_equal(first.spans, spans)
    assert np.array_equal(first.vectors, vectors.astype(np.float32))
    assert second is plain


def test_segments_to_be_judged_come_together_and_once() -> None:
    loom: Loom[object] = Loom("hashed", "1")
    works = [lambda n=n: loom.score(["a", f"b{n}"], ["c", None], [None, "d"]).tolist() for n in range(3)]
    wanted = loom.begin(works)  # type: ignore[arg-type]
    assert list(wanted.segments) == [("a", "c", None), *((f"b{n}", None, "d") for n in range(3))]
    assert not loom.go_on({}, {}, dict.fromkeys(wanted.segments, 0.5))
    assert loom.results() == [[0.5, 0.5]] * 3


def test_never_two_at_once() -> None:
    loom: Loom[object] = Loom("hashed", "1")
    running = threading.Semaphore(1)

    def work() -> object:
        for text in ("a", "b", "c"):
            assert running.acquire(blocking=False)
            running.release()
            loom.encode([text])
        return None

    drive(loom, loom.begin([work] * 20))
    assert loom.results() == [None] * 20


def test_works_that_want_nothing_need_one_thread_for_all() -> None:
    loom: Loom[object] = Loom("hashed", "1")
    wanted = loom.begin([threading.get_ident] * 5 + [lambda: loom.encode(["a"]).shape] + [threading.get_ident] * 5)
    drive(loom, wanted)
    *first, shape = (results := loom.results())[:6]
    assert shape == (1, 64)
    assert len(set(first)) == 1
    assert len(set(results[6:])) == 1


def test_errors_come_out_and_an_empty_request_has_a_width() -> None:
    loom: Loom[object] = Loom("hashed", "1")
    drive(loom, loom.begin([lambda: loom.encode([]).shape]))
    assert loom.results() == [(0, 64)]

    def fails() -> object:
        loom.encode(["a"])
        raise ValueError("broken")

    drive(loom, loom.begin([fails]))
    with pytest.raises(ValueError, match="broken"):
        loom.results()


def test_giving_up_ends_the_threads() -> None:
    loom: Loom[object] = Loom("hashed", "1")
    before = threading.active_count()
    loom.begin([lambda: loom.encode(["a"])] * 5)
    assert threading.active_count() == before + 5
    loom.give_up()
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and thread.daemon:
            thread.join(timeout=5)
    assert threading.active_count() == before
