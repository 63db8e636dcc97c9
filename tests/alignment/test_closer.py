"""The second look: what is embedded, what is left out, and what its features say."""

import numpy as np
import pytest

from tqcheck.alignment import closer
from tqcheck.alignment.calibration import Scale
from tqcheck.alignment.evidence import STEPS, Evidence
from tqcheck.alignment.groups import Groups
from tqcheck.alignment.lattice import Lattice, best_way, plausible
from tqcheck.alignment.path import full_corridor
from tqcheck.alignment.weights import NAMES, weights

SCALE = Scale(0.0, 0.5)


def sides(texts: list[str], others: list[str], seed: int = 0) -> tuple[Groups, Groups]:
    rng = np.random.default_rng(seed)
    left, right = (rng.standard_normal((len(side), 16)).astype(np.float32) for side in (texts, others))
    return Groups(texts, left), Groups(others, right)


def open_lattice(left: Groups, right: Groups) -> Lattice:
    corridor = full_corridor(len(left), len(right))
    evidence = Evidence(left, right, corridor, 1.0, SCALE, weights("first"))
    return plausible(corridor, STEPS, evidence.scores, evidence.added(), 1e6, 100_000)


def column(lattice: Lattice, left: Groups, right: Groups, name: str) -> dict[tuple[int, ...], float]:
    values = closer.features(lattice, left, right, 1.0, SCALE, SCALE)[:, closer.FEATURES.index(name)]
    steps = zip(lattice.row, lattice.column, lattice.taken, lattice.given, strict=True)
    return {tuple(map(int, step)): float(value) for step, value in zip(steps, values, strict=True)}


def test_the_file_has_a_weight_for_every_feature() -> None:
    for which, names in NAMES.items():
        assert weights(which).shape == (len(names),)


def test_what_is_embedded_keeps_to_the_budget_and_leaves_the_best_path() -> None:
    texts = [f"Sentence number {number} of a text." for number in range(14)]
    left, right = sides(texts, texts[3:])
    lattice = open_lattice(left, right)
    here, there = closer.wanted_runs(lattice, left, right)
    assert here and there
    size = sum(len(left.text(*run).replace(" ", "")) for run in here)
    size += sum(len(right.text(*run).replace(" ", "")) for run in there)
    assert size <= closer.BUDGET * float(left.lengths.sum() + right.lengths.sum())
    rest = lattice.only(~closer.unseen(lattice, here, there))
    assert len(rest) < len(lattice)
    assert best_way(rest, -rest.slack) == best_way(lattice, -lattice.slack)


def test_an_early_layer_has_its_own_say() -> None:
    rng = np.random.default_rng(2)
    last, early = rng.standard_normal((4, 16)).astype(np.float32), rng.standard_normal((4, 6)).astype(np.float32)
    texts = ["One.", "Two.", "Three.", "Four."]
    left = Groups(texts, np.hstack([last, early]), beside=6)
    right = Groups(texts, np.hstack([last, early[::-1]]), beside=6)
    assert left.early is not None and left.early.singles.shape == (4, 6) and left.singles.shape == (4, 16)
    lattice = open_lattice(left, right)
    usual = column(lattice, left, right, "cosine")
    other = column(lattice, left, right, "cosine_early")
    assert usual[1, 1, 1, 1] > other[1, 1, 1, 1]
    assert other[1, 2, 1, 1] > usual[1, 2, 1, 1]
    without = sides(texts, texts)
    assert column(open_lattice(*without), *without, "gain") == column(open_lattice(*without), *without, "gain_early")


def test_an_early_layer_goes_with_its_runs() -> None:
    rng = np.random.default_rng(3)
    vectors = rng.standard_normal((5, 22)).astype(np.float32)
    whole = Groups(list("abcde"), vectors, beside=6)
    joined = rng.standard_normal((1, 22)).astype(np.float32)
    whole.embed([(1, 2)], joined)
    part = whole.part(1, 4)
    assert part.early is not None and whole.early is not None and len(part.early) == 3
    expected = joined[0, 16:] - whole.early.mean
    assert np.allclose(part.early.runs[1, 0], expected / np.linalg.norm(expected), atol=1e-6)


def test_words_in_common_are_numbers_names_and_stems() -> None:
    reference = ["Im Jahr 1956 stieg Müller auf.", "Das Wetter war schlecht.", "Am Abend kam er zurück."]
    candidate = ["En ١٩٥٦ Muller est monté.", "Le temps fut mauvais.", "Il revint le soir."]
    left, right = sides(reference, candidate)
    words = column(open_lattice(left, right), left, right, "words")
    assert words[0, 0, 1, 1] > 1  # the year in two kinds of digits, the name without its dots
    assert words[1, 1, 1, 1] == 0
    amiss = column(open_lattice(left, right), left, right, "words_amiss")
    assert amiss[0, 0, 1, 1] == pytest.approx(0)
    assert amiss[0, 1, 1, 1] == closer.MOST_AMISS[0] < words[0, 0, 1, 1]


@pytest.mark.parametrize(
    ("first", "second", "signs"),
    [
        ("The minister, who resigned,", "left the building.", 2.0),
        ("The minister resigned.", "He left the building.", 0.0),
        ("部長は辞任し", "建物を去った。", 1.0),
        ("मंत्री ने इस्तीफा दिया।", "वे चले गए।", 0.0),
        ("He said: “No.”", "Nobody asked.", 0.0),
    ],
)
def test_a_boundary_inside_a_sentence_is_seen(first: str, second: str, signs: float) -> None:
    left, right = sides([first, second], ["Both as one.", "Another."])
    assert column(open_lattice(left, right), left, right, "open")[0, 0, 2, 1] == signs


def test_a_headline_is_told_by_its_place_and_by_what_it_repeats() -> None:
    texts = ["Mill closes.", "The mill closes in May, its owner said.", "Sixty people lose their work."]
    left, right = sides(texts, texts)
    left.runs[0, 1] = left.runs[0, 0]
    found = column(open_lattice(left, right), left, right, "headline")
    assert found[0, 0, 2, 1] > 1 and found[0, 0, 1, 1] == 0 and found[1, 1, 2, 1] == 0
    inside = left.part(0, 3)
    inside.begins = False
    assert column(open_lattice(inside, right), inside, right, "headline")[0, 0, 2, 1] == 0
    assert left.part(0, 2).begins and not left.part(1, 3).begins


def test_the_lead_is_over_the_best_rival_of_either_run() -> None:
    vectors = np.eye(4, 16, dtype=np.float32)
    texts = ["One here.", "Two here.", "Three here.", "Four here."]
    left, right = Groups(texts, vectors), Groups(texts, vectors)
    steps = [(0, 0, 1, 1), (0, 0, 2, 1), (0, 0, 1, 2), (1, 1, 1, 1), (2, 2, 1, 1)]
    row, start, taken, given = (np.array(part, np.int64) for part in zip(*steps, strict=True))
    lattice = Lattice(4, 4, row, start, taken, given, np.zeros(len(steps), np.float32))
    lead = column(lattice, left, right, "lead")
    cosine = column(lattice, left, right, "cosine")
    # no early layer here: both cosines are the same
    assert lead[0, 0, 1, 1] == pytest.approx(
        cosine[0, 0, 1, 1] - (cosine[0, 0, 1, 2] + cosine[0, 0, 2, 1]) / 2, abs=1e-5
    )
    assert lead[0, 0, 2, 1] == pytest.approx((cosine[0, 0, 2, 1] - cosine[0, 0, 1, 1]) / 2, abs=1e-5)
    assert lead[0, 0, 2, 1] < 0 < lead[0, 0, 1, 1]
    assert lead[2, 2, 1, 1] == 0
