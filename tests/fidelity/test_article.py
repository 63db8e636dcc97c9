"""The formula: what it promises holds for any article, whatever its sentences lost."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.fidelity import Fidelity, Loss, Unit, fidelity
from tqcheck.model import Relation

SHARES = st.floats(0, 0.99)
LOSSES = st.builds(
    Loss,
    st.sampled_from(["wording", "name-misspelled", "untranslated"]),
    SHARES,
    st.floats(0, 1),
    st.sampled_from([0.0, 0.02, 0.06]),
)
DROPPED = [Loss("dropped", 1.0, 1.0)]


@st.composite
def articles(draw: st.DrawFn) -> list[Unit]:
    sizes = draw(st.lists(st.integers(1, 300), min_size=1, max_size=12))
    units = [Unit(n, size / sum(sizes), losses=draw(st.lists(LOSSES, max_size=3))) for n, size in enumerate(sizes)]
    for number in range(draw(st.integers(0, 2))):
        units.append(Unit(len(sizes) + number, draw(st.floats(0.01, 2)), added=True, losses=[Loss("added", 0, 0.6)]))
    return units


def value(units: list[Unit], label: str = "translation") -> float:
    return found(units, label).value


def found(units: list[Unit], label: str = "translation") -> Fidelity:
    return fidelity(units, Relation(label, 0.9))  # type: ignore[arg-type]


@given(articles(), LOSSES, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_one_more_error_never_makes_it_higher(units: list[Unit], loss: Loss, rng: object) -> None:
    before = value(units)
    place = rng.randrange(len(units))  # type: ignore[attr-defined]
    units[place] = replace(units[place], losses=[*units[place].losses, loss])
    assert value(units) <= before + 1e-9


@given(articles(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_no_sentence_is_better_dropped_than_wrong(units: list[Unit], rng: object) -> None:
    before = value(units)
    place = rng.choice([n for n, unit in enumerate(units) if not unit.added])  # type: ignore[attr-defined]
    units[place] = replace(units[place], losses=list(DROPPED))
    assert value(units) <= before + 1e-9


@given(articles(), st.floats(0.001, 3))
@settings(max_examples=100, deadline=None)
def test_what_is_added_never_makes_it_higher(units: list[Unit], size: float) -> None:
    more = [*units, Unit(99, size, added=True, losses=[Loss("added", 0.0, 0.6)])]
    assert value(more) <= value(units) + 1e-9


@given(articles())
@settings(max_examples=100, deadline=None)
def test_the_value_lies_in_its_range_and_the_points_are_what_is_missing(units: list[Unit]) -> None:
    one = found(units)
    assert 0 <= one.low <= one.value <= one.high <= 100
    assert sum(points for lost in one.lost.values() for _, points in lost) == pytest.approx(100 - one.value, abs=1e-6)
    assert found(units) == one
    for lost in one.lost.values():
        assert [points for _, points in lost] == sorted((points for _, points in lost), reverse=True)


@given(articles())
@settings(max_examples=50, deadline=None)
def test_another_story_is_never_worth_more_than_a_version(units: list[Unit]) -> None:
    assert value(units, "unrelated") <= value(units, "related") <= value(units)


@given(articles())
@settings(max_examples=50, deadline=None)
def test_it_is_said_to_a_hundredth(units: list[Unit]) -> None:
    one = found(units)
    assert [round(figure, 2) for figure in (one.value, one.low, one.high)] == [one.value, one.low, one.high]


def test_the_least_loss_is_no_hundred() -> None:
    units = [Unit(n, 1 / 3, losses=[Loss("wording", 1e-4)]) for n in range(3)]
    assert value(units) == 99.99


def test_nothing_lost_is_exactly_a_hundred_and_sure() -> None:
    one = found([Unit(n, 1 / 3) for n in range(3)])
    assert (one.value, one.low, one.high, one.lost) == (100, 100, 100, {})


def test_everything_lost_is_nothing() -> None:
    units = [Unit(n, 0.5, losses=list(DROPPED)) for n in range(2)]
    assert found(units, "unrelated").value == 0
    assert sum(points for lost in found(units).lost.values() for _, points in lost) == pytest.approx(100)


@pytest.mark.parametrize("sentences", [5, 40, 400])
def test_one_wrong_name_is_below_95_however_long_the_article_is(sentences: int) -> None:
    units = [Unit(n, 1 / sentences) for n in range(sentences)]
    units[3].losses.append(Loss("name-misspelled", 0.55, 0.8, 0.02))
    assert value(units) < 95


def test_what_is_as_likely_is_in_the_range() -> None:
    likely = tuple(n / 100 for n in range(20))

    def article(sentences: int, likely: tuple[float, ...] = likely) -> Fidelity:
        return found([Unit(n, 1 / sentences, losses=[Loss("wording", 0.03, likely=likely)]) for n in range(sentences)])

    few, many = article(4), article(100)
    assert few.low < many.low < many.value == many.high == 97 < few.high
    assert many.high - many.low > 5  # part of the error is common to all sentences
    assert article(4, ()).low == 97


def test_the_range_of_a_longer_article_is_narrower() -> None:
    def article(sentences: int) -> Fidelity:
        return found([Unit(n, 1 / sentences, losses=[Loss("wording", 0.3 * (n % 3))]) for n in range(sentences)])

    short, long = article(9), article(90)
    assert long.high - long.low < (short.high - short.low) / 2
    assert short.low < short.value < short.high


@given(articles(), st.integers(0, 11), st.floats(0, 0.99), st.floats(0, 0.99))
@settings(max_examples=100, deadline=None)
def test_a_larger_loss_never_makes_it_higher(units: list[Unit], place: int, one: float, other: float) -> None:
    place %= len(units)
    few, many = (
        [
            *units[:place],
            replace(units[place], losses=[*units[place].losses, Loss("wording", share)]),
            *units[place + 1 :],
        ]
        for share in sorted((one, other))
    )
    assert value(many) <= value(few) + 1e-9
