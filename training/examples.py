"""The training data as groups: one reference and source, some candidates, and what is known of each candidate.

Severity is the square root of the share of the largest penalty: sqrt(min(penalty, 25) / 25), from 0 (nothing wrong)
to 1 (MQM's "no translation"; Freitag et al. 2021, arXiv 2104.14478). The root takes the few very bad segments the
power over a squared error that they would have.
"""

import hashlib
import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import polars as pl

Task = Literal["mqm", "demetr", "critical", "planted"]
Part = Literal["train", "dev", "test"]
LARGEST = 25.0
# Penalties of MQM for one error of each of DEMETR's severities.
_PENALTIES = {"minor": 1.0, "major": 5.0, "critical": 5.0}
_DEV, _TEST = 0.75, 0.85
_EVERY_FIFTH = 5


@dataclass(frozen=True, slots=True)
class Group:
    """Candidates of one reference and source; ``severities`` are NaN where only the order within the group is known.

    ``order`` is larger for the worse candidate; candidates within ``margin`` of each other are not ranked.
    """

    task: Task
    label: str
    candidates: tuple[str, ...]
    reference: str | None
    source: str | None
    severities: tuple[float, ...]
    order: tuple[float, ...]

    def texts(self) -> Iterator[str]:
        """All texts of the group."""
        yield from self.candidates
        yield from (text for text in (self.reference, self.source) if text is not None)


def severity(penalty: float) -> float:
    """The severity of an MQM penalty of either sign."""
    return math.sqrt(min(abs(penalty), LARGEST) / LARGEST)


def part_of(position: int, count: int) -> Part:
    """The part of the data that a segment lies in: three runs of neighbours, so that a story is in one part.

    The data gives the order of the segments but not the stories; only the story at a border can be in two parts.
    """
    share = position / count
    return "test" if share >= _TEST else "dev" if share >= _DEV else "train"


def mqm_table(data: Path) -> pl.DataFrame:
    """The judgements of WMT20 but for the reference itself, with ``part`` and ``unseen`` (a system held out)."""
    table = pl.read_parquet(data / "mqm-wmt20.parquet").filter(~pl.col("system").str.starts_with("Human-A"))
    counts = dict(table.group_by("lp").agg(pl.col("segment").max() + 1).iter_rows())
    held = {
        (pair, system)
        for pair in counts
        for system in sorted(table.filter(pl.col("lp") == pair)["system"].unique())[::_EVERY_FIFTH]
    }
    rows = list(zip(table["lp"], table["segment"], table["system"], strict=True))
    return table.with_columns(
        pl.Series("part", [part_of(segment, counts[pair]) for pair, segment, _ in rows]),
        pl.Series("unseen", [(pair, system) in held for pair, _, system in rows]),
    )


def mqm_groups(table: pl.DataFrame) -> list[Group]:
    """One group a segment, of the systems in the table."""
    groups = []
    for (pair, _), rows in table.group_by("lp", "segment", maintain_order=True):
        penalties = [severity(penalty) for penalty in rows["mqm"]]
        groups.append(
            Group(
                "mqm", str(pair), tuple(rows["candidate"]), rows["reference"][0], rows["source"][0],
                tuple(penalties), tuple(penalties),
            )
        )  # fmt: skip
    return groups


def demetr_groups(data: Path, part: Part) -> list[Group]:
    """Each translation with some of its damaged versions; split by translation."""
    table = pl.read_parquet(data / "demetr-dev.parquet").filter(pl.col("pert_check"))
    groups = []
    for (number, language), rows in table.group_by("id", "lang_tag", maintain_order=True):
        if _part_by_name(f"{language} {number}") != part:
            continue
        damaged = rows.filter(pl.col("severity") != "base")
        damaged = damaged.filter(pl.col("pert_sent") != pl.col("mt_sent"))
        found = list(zip(damaged["pert_sent"], damaged["severity"], strict=True))
        empty = rows.filter(pl.col("pert_name").is_in(["base_id33_shuffle_trans"]))["pert_sent"].to_list()
        candidates = (rows["mt_sent"][0], *(text for text, _ in found), *empty)
        order = (0.0, *(severity(_PENALTIES[kind]) for _, kind in found), *(1.0 for _ in empty))
        known = (math.nan, *(math.nan for _ in found), *(1.0 for _ in empty))
        groups.append(
            Group("demetr", str(language), candidates, rows["eng_sent"][0], rows["src_sent"][0], known, order)
        )
    return groups


def critical_table(data: Path, part: Part) -> pl.DataFrame:
    """The segments of one part, with ``share``: the share of the votes for a critical error. Split by source."""
    table = pl.read_parquet(data / "critical-errors-wmt21-train.parquet")
    table = table.filter(pl.Series([_part_by_name(source) == part for source in table["source"]]))
    shares = [_mean([float(vote) for vote in votes.strip("[] ").split(",")]) for votes in table["votes"]]
    return table.with_columns(pl.Series("share", shares))


def _part_by_name(name: str) -> Part:
    return part_of(int(hashlib.blake2b(name.encode(), digest_size=2).hexdigest(), 16), 1 << 16)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def sampled(group: Group, count: int, draw: random.Random) -> Group:
    """The group with its first candidate and at most ``count`` of the others."""
    if len(group.candidates) <= count + 1:
        return group
    kept = [0, *sorted(draw.sample(range(1, len(group.candidates)), count))]

    def pick(values: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(values[index] for index in kept)

    return Group(
        group.task, group.label, pick(group.candidates), group.reference, group.source,
        pick(group.severities), pick(group.order),
    )  # fmt: skip
