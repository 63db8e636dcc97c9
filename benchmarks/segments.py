"""Does the quality model agree with people about segments, and does the range of fidelity hold what they say? Part of
``python benchmarks/fidelity.py``.

Everything is measured on what training kept apart (training/examples.py, training/corpora.py): the last 15 per cent of
the segments of mqm-wmt20, in their order, with systems that training saw and systems that it did not; sources of
critical-errors and stories and languages of NTREX that training did not see.
"""

import os
import sys
import time
from collections.abc import Callable, Sequence
from itertools import combinations, product
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl
from scipy.stats import kendalltau, pearsonr

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent))
from results import write_section

from tqcheck.embedding import load_encoder
from tqcheck.quality import load_quality
from tqcheck.quality.similarity import token_f1
from training.corpora import UNSEEN, Stories
from training.examples import critical_table, mqm_table, severity
from training.planting import WAYS, Line

Values = npt.NDArray[np.float64]
Metric = Callable[[pl.DataFrame], Values]
# Every n-th segment, for a quick look.
THIN = int(os.environ.get("TQCHECK_BENCH_THIN", "1"))
PLANTS = 60
PIVOT = "eng"
# What the model usually says of human translations here by the source alone, on the development part.
LEVELS = {"en-de": 0.77, "zh-en": 0.61}
RANGE_LENGTH, RANGE_SEGMENTS, RANGE_SYSTEMS = 12, 120, 2
CHOICE_THIN = 5
_LANGUAGES = ("deu", "fra", "arb", "jpn", "zho-CN", "rus", "tur", "hin")


def metrics() -> dict[str, Metric]:
    """Each metric's scores of the rows of a table with candidate, reference and source; larger is better."""
    from sacrebleu import BLEU, CHRF, TER

    encoder = load_encoder()
    quality = load_quality(encoder=encoder)
    bleu, chrf, ter = BLEU(effective_order=True), CHRF(word_order=2), TER()

    def strings(metric: BLEU | CHRF | TER, sign: float = 1.0) -> Metric:
        def scores(rows: pl.DataFrame) -> Values:
            pairs = zip(rows["candidate"], rows["reference"], strict=True)
            return np.array([sign * metric.sentence_score(candidate, [other]).score for candidate, other in pairs])

        return scores

    def cosine(rows: pl.DataFrame) -> Values:
        ours, theirs = encoder.encode(list(rows["candidate"])), encoder.encode(list(rows["reference"]))
        return np.sum(ours * theirs, axis=1).astype(np.float64)

    def f1(side: str) -> Metric:
        return lambda rows: token_f1(encoder, list(rows["candidate"]), list(rows[side])).astype(np.float64)

    def ours(*sides: str) -> Metric:
        def scores(rows: pl.DataFrame) -> Values:
            nothing = [None] * len(rows)
            given = [list(rows[side]) if side in sides else nothing for side in ("reference", "source")]
            return quality.score(list(rows["candidate"]), *given).astype(np.float64)

        return scores

    return {
        "BLEU": strings(bleu),
        "chrF++": strings(chrf),
        "TER": strings(ter, -1.0),
        "frozen encoder, cosine": cosine,
        "frozen encoder, BERTScore F1": f1("reference"),
        "frozen encoder, BERTScore F1, source only": f1("source"),
        "tqcheck quality, reference only": ours("reference"),
        "tqcheck quality, source only": ours("source"),
        "tqcheck quality, reference and source": ours("reference", "source"),
    }


def main() -> None:
    """Measure, print, and write the section of RESULTS.md."""
    data = Path(os.environ.get("TQCHECK_DATA", ""))
    missing = [
        name for name in ("mqm-wmt20.parquet", "critical-errors-wmt21-train.parquet") if not (data / name).is_file()
    ]
    if missing:
        print(f"segments: no {', '.join(missing)} in TQCHECK_DATA ({data})")
        return
    by_name = metrics()
    lines = ["## Quality of segments", "", "`python benchmarks/fidelity.py segments`", ""]
    lines += judged(data, by_name)
    lines += ways(data, by_name)
    lines += critical(data, by_name)
    lines += planted(data, by_name)
    lines += covered(data)
    write_section("fidelity-segments", "\n".join(lines))


def judged(data: Path, by_name: dict[str, Metric]) -> list[str]:
    """Agreement with the judgements of mqm-wmt20."""
    table = mqm_table(data).filter((pl.col("part") == "test") & (pl.col("segment") % THIN == 0))
    pairs = sorted(table["lp"].unique())
    head = [
        "metric",
        *(f"{pair} {what}" for pair in pairs for what in ("Pearson", "Kendall", "new systems", "systems")),
    ]
    rows, seconds = [], {}
    for name, metric in by_name.items():
        row = [name]
        started = time.perf_counter()
        for pair in pairs:
            part = table.filter(pl.col("lp") == pair)
            scores = metric(part)
            new = part["unseen"].to_numpy()
            judgements = part["mqm"].to_numpy()
            row += [
                f"{pearsonr(scores, judgements)[0]:.3f}",
                f"{kendalltau(scores, judgements)[0]:.3f}",
                f"{kendalltau(scores[new], judgements[new])[0]:.3f}",
                f"{pairwise(part, scores):.3f}",
            ]
        seconds[name] = time.perf_counter() - started
        rows.append(row)
        print(*row, f"{seconds[name]:.0f} s", sep="  ", flush=True)
    counts = ", ".join(f"{pair} {len(table.filter(pl.col('lp') == pair))}" for pair in pairs)
    return [
        f"WMT20 news, people's MQM judgements, the segments that training and its choices kept apart ({counts}): "
        "Pearson and Kendall (tau-b) over segments; Kendall over the systems that training never saw; share of the "
        "pairs of systems that mean score and mean judgement put in the same order.",
        "",
        *_table(head, rows),
        "",
    ]


def ways(data: Path, by_name: dict[str, Metric]) -> list[str]:
    """What each way of using the model says on the development part, by which the way is chosen."""
    table = mqm_table(data).filter((pl.col("part") == "dev") & (pl.col("segment") % (CHOICE_THIN * THIN) == 0))
    pairs = sorted(table["lp"].unique())
    said = {name: metric(table) for name, metric in by_name.items() if name.startswith("tqcheck quality")}
    rows = []
    for name, scores in said.items():
        row = [name]
        for pair in pairs:
            chosen = (table["lp"] == pair).to_numpy()
            judgements = table["mqm"].to_numpy()[chosen]
            apart = 1 - np.array([severity(penalty) for penalty in judgements]) - scores[chosen]
            row += [f"{kendalltau(scores[chosen], judgements)[0]:.3f}", f"{np.std(apart):.3f}"]
        rows.append(row)
        print(*row, sep="  ", flush=True)
    return [
        f"The development part, every {CHOICE_THIN}th segment, by which the way of using the model was chosen: "
        "Kendall, and the standard deviation of people's figure less the model's.",
        "",
        *_table(["metric", *(f"{pair} {what}" for pair in pairs for what in ("Kendall", "apart"))], rows),
        "",
    ]


def pairwise(part: pl.DataFrame, scores: Values) -> float:
    """Share of the pairs of systems whose mean scores differ with the same sign as their mean judgements."""
    means = part.with_columns(pl.Series("score", scores)).group_by("system").agg(pl.mean("score"), pl.mean("mqm"))
    found = list(zip(means["score"], means["mqm"], strict=True))
    return float(np.mean([(a[0] - b[0]) * (a[1] - b[1]) > 0 for a, b in combinations(found, 2)]))


def critical(data: Path, by_name: dict[str, Metric]) -> list[str]:
    """Critical errors found by the source alone."""
    chosen, reported = (critical_table(data, part)[::THIN] for part in ("dev", "test"))
    head = ["metric, source only", "en-de AUC", "en-de MCC", "en-zh AUC", "en-zh MCC"]
    rows = []
    for name in ("frozen encoder, BERTScore F1, source only", "tqcheck quality, source only"):
        row = [name]
        for pair in ("en-de", "en-zh"):
            tuning, part = (table.filter(pl.col("lp") == pair) for table in (chosen, reported))
            limit = _best_limit(-by_name[name](tuning), tuning["critical"].to_numpy())
            values, bad = -by_name[name](part), part["critical"].to_numpy()
            row += [f"{auc(values, bad):.3f}", f"{mcc(values > limit, bad):.3f}"]
        print(*row, sep="  ", flush=True)
        rows.append(row)
    return [
        f"Critical errors (MLQE-PE, Wikipedia comments; {len(reported)} segments whose sources training did not see; "
        "the limit for MCC chosen on others):",
        "",
        *_table(head, rows),
        "",
    ]


def auc(values: Values, bad: npt.NDArray[np.bool_]) -> float:
    """How often a bad one has the larger value than a good one."""
    larger, equal = (op(values[bad][:, None], values[~bad][None]) for op in (np.greater, np.equal))
    return float((larger + 0.5 * equal).mean())


def mcc(said: npt.NDArray[np.bool_], bad: npt.NDArray[np.bool_]) -> float:
    """Matthews' correlation of two yes and no."""
    return float(np.corrcoef(said, bad)[0, 1]) if said.any() and not said.all() else 0.0


def _best_limit(values: Values, bad: npt.NDArray[np.bool_]) -> float:
    limits = np.quantile(values, np.linspace(0.3, 0.98, 60))
    return float(max(limits, key=lambda limit: mcc(values > limit, bad)))


def planted(data: Path, by_name: dict[str, Metric]) -> list[str]:
    """Damage ranked below the undamaged translation, by the English source alone, in languages seen and never seen."""
    if not (data / "ntrex").is_dir():
        return []
    import random

    stories = Stories.read(data)
    numbers = stories.of("test")
    names = ("frozen encoder, BERTScore F1, source only", "tqcheck quality, source only")
    right: dict[tuple[str, bool, str], list[bool]] = {}
    undamaged: dict[str, list[float]] = {}
    for language in (*_LANGUAGES, *UNSEEN):
        draw = random.Random(language)
        rows = []
        for number in draw.sample(numbers, min(len(numbers), max(2, PLANTS // THIN))):
            text, source = stories.lines[language][number], stories.lines[PIVOT][number]
            line = Line(
                text, source, [stories.lines[language][other] for other in draw.sample(numbers, 4) if other != number]
            )
            for kind, way in WAYS.items():
                made = way(line, draw)
                if made and made[0].strip() and made[0] != text:
                    rows.append((kind, text, made[0], source))
        kinds = [kind for kind, *_ in rows]
        for name in names:
            clean, damaged = (
                by_name[name](
                    pl.DataFrame({"candidate": [row[at] for row in rows], "source": [row[3] for row in rows]})
                )
                for at in (1, 2)
            )
            if name == names[1]:
                undamaged[language] = sorted(set(clean.tolist()))
            for kind, better in zip(kinds, (clean > damaged).tolist(), strict=True):
                right.setdefault((kind, language in UNSEEN, name), []).append(better)
    head = ["damage", "frozen, languages seen", "ours, languages seen", "frozen, never seen", "ours, never seen"]
    table = []
    for kind in (*WAYS, "all"):
        row = [kind.replace("_", " ")]
        for new in (False, True):
            for name in names:
                found = [right.get((way, new, name), []) for way in (WAYS if kind == "all" else (kind,))]
                answers = [answer for part in found for answer in part]
                row.append(f"{np.mean(answers):.3f}" if answers else "")
        table.append(row)
        print(*row, sep="  ", flush=True)
    return [
        "Damage planted into human translations of news that training did not see, ranked below the undamaged "
        f"translation by the English source alone; languages never seen in training: {', '.join(UNSEEN)}.",
        "",
        *_table(head, table),
        "",
        "What the undamaged translations score: " + "; ".join(map(_spread, undamaged, undamaged.values())) + ".",
        "",
    ]


def covered(data: Path) -> list[str]:
    """How often the range of fidelity holds what people's judgements make of the same sentences.

    Articles are runs of neighbouring segments of one system. What people said is put through the formula in place of
    the model, each less what they usually say of human translations of these segments.
    """
    from tqcheck import scoring
    from tqcheck.fidelity import Fidelity, Loss, Unit, content, fidelity
    from tqcheck.model import Relation

    quality = load_quality(encoder=load_encoder(), alone=False)
    whole = mqm_table(data).sort("lp", "system", "segment")
    chosen = {pair: sorted(whole.filter(pl.col("lp") == pair)["system"].unique())[::RANGE_SYSTEMS] for pair in LEVELS}

    def figure(texts: Sequence[str], differences: Values, *, by_people: bool = False) -> Fidelity:
        sizes = [max(1, content(text)) for text in texts]
        units = [
            Unit(
                number,
                size / sum(sizes),
                losses=[
                    Loss(
                        "wording", scoring.lost_by_quality(one, within=by_people), likely=scoring.likely_by_quality(one)
                    )
                ],
            )
            for number, (size, one) in enumerate(zip(sizes, differences.tolist(), strict=True))
        ]
        return fidelity(units, Relation("translation", 1.0))

    rows = []
    for (pair, level), where in product(LEVELS.items(), ("dev", "test")):
        table = whole.filter(pl.col("part") == where)
        human = table.filter((pl.col("lp") == pair) & pl.col("system").str.starts_with("Human"))
        usual = 1 - float(np.median([severity(penalty) for penalty in human["mqm"]]))
        held, widths, ours, theirs = [], [], [], []
        for system in chosen[pair]:
            part = table.filter((pl.col("lp") == pair) & (pl.col("system") == system))[: RANGE_SEGMENTS // THIN]
            texts = list(part["candidate"])
            said = quality.score(texts, [None] * len(texts), list(part["source"])).astype(np.float64) - level
            people = 1 - np.array([severity(penalty) for penalty in part["mqm"]]) - usual
            for start in range(0, len(texts) - RANGE_LENGTH + 1, RANGE_LENGTH):
                run = slice(start, start + RANGE_LENGTH)
                found, judged = figure(texts[run], said[run]), figure(texts[run], people[run], by_people=True).value
                held.append(found.low <= judged <= found.high)
                widths.append(found.high - found.low)
                ours.append(found.value)
                theirs.append(judged)
        rows.append(
            [
                pair if where == "test" else f"{pair}, development part",
                str(len(held)),
                f"{np.mean(held):.3f}",
                f"{np.mean(widths):.1f}",
                f"{np.mean(ours):.1f}",
                f"{np.mean(theirs):.1f}",
            ]
        )
        print(*rows[-1], sep="  ", flush=True)
    head = ["pair", "articles", "held", "width of the range", "fidelity", "by people's judgements"]
    return [
        f"The range of fidelity: articles of {RANGE_LENGTH} neighbouring segments of one system, by the source alone; "
        "how often the range, which should hold 95 of 100, holds what the same formula makes of people's judgements.",
        "",
        *_table(head, rows),
        "",
    ]


def _spread(language: str, scores: Sequence[float]) -> str:
    low, middle = np.quantile(scores, [0.1, 0.5])
    return f"{language} {middle:.2f} (a tenth under {low:.2f})"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in (head, ["---", *["---:"] * (len(head) - 1)], *rows)]


if __name__ == "__main__":
    main()
