"""Does comparing two runs tell the truth? ``python benchmarks/regression.py``

On WMT20's news with people's MQM judgements (mqm-wmt20.parquet in the folder named by TQCHECK_DATA): segments in their
order, ten to an article. Pairwise accuracy as in Kocmi et al. 2021: over pairs of systems that people's judgements tell
apart (paired bootstrap, p < .05), how often a metric's difference has the same sign.
"""

import os
import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import numpy as np
import polars as pl

sys.path.insert(0, str(Path(__file__).parent))
from results import write_section

from tqcheck.embedding import load_encoder
from tqcheck.model import Pair
from tqcheck.pipeline import check_many, to_article
from tqcheck.regression.comparison import compare
from tqcheck.regression.gates import default_rules, judge, read_gates
from tqcheck.regression.statistics import paired_difference
from tqcheck.settings import Settings
from tqcheck.tables import SCHEMAS, Tables

SEGMENTS = 10
ARTICLES = int(os.environ.get("TQCHECK_BENCH_ARTICLES", "40"))
TRIALS = 100
METRICS = ("fidelity", "similarity", "bleu", "chrf++")
PAIRS = {"en-de": ("en", "de"), "zh-en": ("zh", "en")}


def main() -> None:
    """Measure, print, and write the section of RESULTS.md."""
    path = Path(os.environ.get("TQCHECK_DATA", "")) / "mqm-wmt20.parquet"
    if not path.is_file():
        print(f"regression: no {path}; set TQCHECK_DATA to the folder that has it")
        return
    data = pl.read_parquet(path).filter(~pl.col("system").str.starts_with("Human-A"))
    lines = [
        "## Comparing runs",
        "",
        f"`python benchmarks/regression.py`: {ARTICLES} articles of {SEGMENTS} segments of WMT20 news a system.",
        "",
        "| pairwise accuracy | " + " | ".join(METRICS) + " | pairs of systems that people tell apart |",
        "| --- |" + " ---: |" * (len(METRICS) + 1),
    ]
    runs: dict[str, dict[str, Tables]] = {}
    for languages in PAIRS:
        part = data.filter(pl.col("lp") == languages)
        runs[languages] = {
            system: checked(part.filter(pl.col("system") == system), languages)
            for system in sorted(part["system"].unique())
        }
        row = accuracy(runs[languages], part)
        print(languages, row)
        lines.append(
            f"| {languages} | " + " | ".join(f"{row[metric]:.3f}" for metric in METRICS) + f" | {int(row['pairs'])} |"
        )
    lines += ["", *gates(runs, data)]
    write_section("regression", "\n".join(lines))
    print("\n".join(lines))


def checked(part: pl.DataFrame, languages: str, damage: bool = False) -> Tables:
    """One system's articles against the human reference."""
    return check_many(
        (
            Pair(f"{number:03}", to_article("\n\n".join(references)), to_article("\n\n".join(candidates)))
            for number, references, candidates in articles(part, damage)
        ),
        settings=Settings(reference_language=PAIRS[languages][1], candidate_language=PAIRS[languages][1]),
        encoder=load_encoder(),
    )


def articles(part: pl.DataFrame, damage: bool = False) -> list[tuple[int, list[str], list[str]]]:
    """Ten segments each; with ``damage`` the sixth is gone."""
    rows = part.sort("segment").select("segment", "reference", "candidate").rows()
    found = []
    for number in range(min(ARTICLES, len(rows) // SEGMENTS)):
        piece = rows[number * SEGMENTS : (number + 1) * SEGMENTS]
        candidates = [row[2] or "." for row in piece]
        if damage:
            del candidates[5]
        found.append((number, [row[1] for row in piece], candidates))
    return found


def accuracy(runs: dict[str, Tables], part: pl.DataFrame) -> dict[str, float]:
    """Share of system pairs whose sign a metric gets right, by metric."""
    human = {
        system: part.filter(pl.col("system") == system)
        .sort("segment")
        .head(ARTICLES * SEGMENTS)["mqm"]
        .to_numpy()
        .reshape(-1, SEGMENTS)
        .mean(axis=1)
        for system in runs
    }
    means = {
        system: {metric: made.scores.filter(pl.col("metric") == metric)["value"].mean() for metric in METRICS}
        for system, made in runs.items()
    }
    right: dict[str, int] = defaultdict(int)
    total = 0
    for one, other in combinations(sorted(runs), 2):
        judged = paired_difference(human[one], human[other])
        if not judged.significant:
            continue
        total += 1
        for metric in METRICS:
            right[metric] += (means[other][metric] - means[one][metric]) * judged.change > 0
    return {metric: right[metric] / total if total else float("nan") for metric in METRICS} | {"pairs": total}


def gates(runs: dict[str, dict[str, Tables]], data: pl.DataFrame) -> list[str]:
    """How often a planted regression is caught, and how often an equal-quality resample raises an alarm."""
    rng = np.random.default_rng(12345)
    lines = [
        "| of 100 comparisons | caught: 5 % of articles lost a sentence | alarm: two systems' articles mixed anew |",
        "| --- | ---: | ---: |",
    ]
    for languages, made in runs.items():
        part = data.filter(pl.col("lp") == languages)
        first, second = closest(part, sorted(made))
        damaged = checked(part.filter(pl.col("system") == first), languages, damage=True)
        pairs = made[first].pairs["pair"].to_list()
        caught = alarms = 0
        score_gates = read_gates({"drops": dict.fromkeys(("fidelity", "similarity", "bleu", "chrf++"), 0.0)})
        for _ in range(TRIALS):
            hurt = set(rng.choice(pairs, max(1, round(len(pairs) / 20)), replace=False))
            run = mixed(made[first], damaged, hurt)
            caught += not all(v.passed for v in judge(compare(made[first], run), default_rules("error")))
            sides = rng.integers(2, size=len(pairs))
            ours = {pair for pair, side in zip(pairs, sides, strict=True) if side}
            theirs = {pair for pair in pairs if pair not in ours}
            comparison = compare(mixed(made[first], made[second], ours), mixed(made[first], made[second], theirs))
            alarms += not all(v.passed for v in judge(comparison, score_gates))
        lines.append(f"| {languages} | {caught} | {alarms} |")
    return [
        *lines,
        "",
        "Caught by the default rules (a new error, or a fall beyond chance). Two different translations always differ",
        "in findings, so for the resample only the scores are judged: no fall beyond chance.",
    ]


def closest(part: pl.DataFrame, systems: list[str]) -> tuple[str, str]:
    """The two systems that people judge most alike."""
    means = dict(part.group_by("system").agg(pl.col("mqm").mean()).iter_rows())
    return min(combinations(systems, 2), key=lambda pair: abs(means[pair[0]] - means[pair[1]]))


def mixed(one: Tables, other: Tables, from_other: set[str]) -> Tables:
    """A run with some pairs of another."""
    frames = {
        name: frame
        if name == "skipped"
        else pl.concat(
            [
                frame.filter(~pl.col("pair").is_in(list(from_other))),
                other.frames[name].filter(pl.col("pair").is_in(list(from_other))),
            ]
        ).select(SCHEMAS[name].names())
        for name, frame in one.frames.items()
    }
    return Tables(**frames, run=one.run)


if __name__ == "__main__":
    main()
