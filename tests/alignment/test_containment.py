"""Whether a link of several sentences holds each of them."""

import numpy as np
import pytest

from tqcheck.alignment import containment
from tqcheck.alignment.calibration import Scale
from tqcheck.alignment.groups import Groups
from tqcheck.alignment.lattice import Lattice

SCALE = Scale(0.0, 0.5)


def one_step(taken: int, given: int, rows: int, columns: int) -> Lattice:
    zero = np.zeros(1, np.int64)
    return Lattice(rows, columns, zero, zero, zero + taken, zero + given, np.zeros(1, np.float32))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Nein, er ging nicht.", ["Nein,", "er ging nicht."]),
        ("So, er ging nicht.", ["So, er ging nicht."]),
        ("He was 33, and he lived there; nobody knew.", ["He was 33,", "and he lived there;", "nobody knew."]),
        ("Der Kurs fiel auf 1,5 Prozent.", ["Der Kurs fiel auf 1,5 Prozent."]),
        ("彼は三十三歳だった、そして東京に住んでいた。", ["彼は三十三歳だった、", "そして東京に住んでいた。"]),
        ("كان عمره ثلاثين عاما، وعاش في القاهرة.", ["كان عمره ثلاثين عاما،", "وعاش في القاهرة."]),
        ("", []),
    ],
)
def test_clauses_end_at_punctuation(text: str, pieces: list[str]) -> None:
    assert list(containment.clauses(text)) == list(pieces)


def test_cutting_keeps_to_its_budget_and_looks_at_disputed_links_of_several_only() -> None:
    texts = [f"This is sentence {number}, which has a clause, and another clause." for number in range(10)]
    vectors = np.random.default_rng(0).standard_normal((10, 8)).astype(np.float32)
    left, right = Groups(texts, vectors), Groups(texts, vectors)
    assert containment.cut_sentences(one_step(2, 1, 10, 10), left, right) == []  # nothing disputes it
    zeros = np.zeros(18, np.int64)
    row = np.repeat(np.arange(9), 2)
    lattice = Lattice(10, 10, row, row, zeros + np.tile([1, 2], 9), zeros + 1, np.zeros(18, np.float32))
    cuts = containment.cut_sentences(lattice, left, right)
    assert cuts and {id(side) for side, _, _ in cuts} == {id(right)}
    letters = sum(len("".join(piece.split())) for _, _, pieces in cuts for piece in pieces)
    assert letters <= containment.CLAUSE_BUDGET * float(left.lengths.sum() + right.lengths.sum())


def test_a_sentence_without_a_clause_of_its_own_is_seen() -> None:
    short, long, other = np.eye(3, dtype=np.float32)
    rows = one_step(2, 1, 2, 1)

    def signs(*parts: np.ndarray) -> list[float]:
        left, right = Groups(["a", "b"], np.stack([short, long])), Groups(["c, d"], long[None])
        left.mean = right.mean = np.zeros(3, np.float32)
        left.runs[0] = np.stack([short, long])
        right.embed_parts(0, np.stack(parts))
        return [float(sign) for sign in containment.contained(rows, np.array([0]), left, right, SCALE)[:, 0]]

    assert signs(short, long) == pytest.approx([2, 2, 0])
    assert signs(long, other) == pytest.approx([0, 0, 0])
    assert signs(long) == pytest.approx([0, -2, 1])


def test_a_clause_that_belongs_to_the_next_link_leaks() -> None:
    here, there, beyond = np.eye(3, dtype=np.float32)

    def leak(*parts: np.ndarray) -> float:
        left, right = Groups(["a, b"], here[None]), Groups(["c", "d"], np.stack([there, beyond]))
        left.mean = right.mean = np.zeros(3, np.float32)
        left.runs[0], right.runs[0] = here[None], np.stack([there, beyond])
        if parts:
            left.embed_parts(0, np.stack(parts))
        at = np.array
        found = containment.leaks(left, right, at([0]), at([0]), at([1]), at([1]))
        mirrored = containment.leaks(right, left, at([0]), at([0]), at([1]), at([1]))
        assert found.tolist() == mirrored.tolist()
        return float(found[0])

    assert leak(there, beyond) == pytest.approx(1)  # its last clause is what stands behind the link
    assert leak(beyond, there) == 0  # in the middle of what is linked, or before it, nothing was left
    assert leak(there, here) == 0
    assert leak() == 0  # it was not cut


def test_numbers_amiss_know_digits_and_separators() -> None:
    here = ["Es waren 12.000 Leute.", "Er war 33.", "Drei blieben."]
    there = ["There were 12,000 people.", "They stayed for 3 days."]
    numbers = containment.Numbers(here, there)
    at = np.array
    assert numbers.amiss(at([0]), at([0]), at([1]), at([1])).tolist() == [0]
    assert numbers.amiss(at([0]), at([0]), at([2]), at([1])).tolist() == [1]
    assert numbers.amiss(at([2]), at([1]), at([1]), at([1])).tolist() == [0]
