"""Pairs come back out of the tables as they went in."""

from dataclasses import replace
from pathlib import Path

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.making import norwegian, several
from tqcheck import tables
from tqcheck.model import Checked
from tqcheck.reports.pairs import pairs


def _with_link_scores(one: Checked) -> Checked:
    return replace(one, link_scores=tuple({"bleu": float(n)} if n % 2 else {} for n in range(len(one.links))))


def test_what_went_in_comes_out(tmp_path: Path) -> None:
    checked = [_with_link_scores(one) for one in several()]
    tables.write(tables.build(checked), tmp_path)
    assert list(pairs(tables.read(tmp_path))) == checked


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(range(5)), min_size=1, max_size=12))
def test_whatever_the_order_of_the_pairs(order: list[int]) -> None:
    checked = [several()[number] for number in order]
    found = list(pairs(tables.build(checked)))
    assert [one.findings for one in found] == [one.findings for one in checked]
    assert [one.links for one in found] == [one.links for one in checked]


def test_rows_of_one_pair_need_not_stand_together() -> None:
    made = tables.build(several())
    turned = {
        "findings": made.findings.reverse().sort("check", maintain_order=True),
        "pairs": made.pairs.reverse(),
        "sentences": pl.concat([made.sentences.gather_every(2), made.sentences.gather_every(2, 1)]),
    }
    mixed = tables.Tables(run=made.run, **made.frames | turned)
    found = {one.pair.id: one for one in pairs(mixed)}
    assert list(found) == [one.pair.id for one in reversed(several())]
    for one in several():
        assert set(found[one.pair.id].findings) == set(one.findings)
        assert set(found[one.pair.id].candidate_sentences) == set(one.candidate_sentences)


def test_frames_say_what_the_rows_said() -> None:
    made = tables.build(several())
    assert made.by_pair is not None
    framed = tables.Tables(run=made.run, **made.frames)
    assert framed.by_pair is None
    assert list(pairs(framed)) == list(pairs(made))
    for name in tables.TABLES:
        assert framed.height(name) == made.height(name)
    assert framed.severities() == made.severities()
    assert framed.median("fidelity") == made.median("fidelity")


def test_rows_of_a_pair_that_is_not_there_are_left_out() -> None:
    made = tables.build([norwegian()])
    assert list(pairs(tables.Tables(run=made.run, **made.frames | {"pairs": made.pairs.clear()}))) == []
