"""Two runs side by side: what became better or worse, by how much, and whether chance explains it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import polars as pl

from tqcheck.errors import RunError, SettingsError
from tqcheck.regression.statistics import LEVEL, Difference, holm, paired_difference
from tqcheck.tables import LINK_METRICS, Tables

LOWER_IS_BETTER = frozenset({"ter"})
METRICS = (
    "fidelity",
    "coverage",
    "support",
    "similarity",
    "name_fidelity",
    "fact_fidelity",
    "bleu",
    "chrf++",
    "ter",
)
# The system-level gain that 80 % of people agree with: Kocmi et al. 2024, "Navigating the Metrics Maze", table 2
# (chrF's figure serves for chrF++, which moves in step with it).
NOTICED = {"bleu": 2.34, "chrf++": 1.63}
ALL = "all"


@dataclass(frozen=True, slots=True)
class MetricChange:
    """One metric in one slice of the pairs; ``unit`` is what was resampled: ``pairs`` or ``sentences``.

    ``p`` is adjusted for the number of changes in the slice.
    """

    slice: str
    metric: str
    unit: str
    difference: Difference
    p: float

    @property
    def significant(self) -> bool:
        """Whether chance is rejected at the level of .05 for the slice as a whole."""
        return self.p < LEVEL

    @property
    def gain(self) -> float:
        """The change, signed so that more is better."""
        return -self.difference.change if self.metric in LOWER_IS_BETTER else self.difference.change

    @property
    def worse(self) -> bool:
        """Whether the run is significantly worse than the baseline."""
        return self.significant and self.gain < 0

    @property
    def words(self) -> str:
        """The effect in plain words."""
        found = self.difference
        if not found.change:
            return "no change"
        if not self.significant:
            return "within chance"
        direction = "better" if self.gain > 0 else "worse"
        noticed = NOTICED.get(self.metric)
        if noticed is None or self.unit != "pairs":
            return direction
        if abs(found.change) >= noticed:
            return f"{direction}: a difference that 80 % of people would notice"
        return f"{direction}: real, yet less than 80 % of people would notice"


@dataclass(frozen=True)
class Comparison:
    """A run beside its baseline.

    ``findings`` has the columns of a findings table and ``status``: ``new``, ``gone`` or ``kept``. ``missing`` pairs
    are only in the baseline, ``extra`` ones only in the run.
    """

    baseline: Tables
    run: Tables
    changes: tuple[MetricChange, ...]
    findings: pl.DataFrame
    missing: tuple[str, ...]
    extra: tuple[str, ...]

    def new_findings(self, severities: Iterable[str]) -> pl.DataFrame:
        """The findings that the baseline did not have, of these severities."""
        return self.findings.filter(pl.col("status") == "new", pl.col("severity").is_in(list(severities)))


def compare(baseline: Tables, run: Tables, slices: Sequence[str] = ()) -> Comparison:
    """Match the pairs of two runs by id and compare scores and findings.

    ``slices`` are columns of the pairs table; each of their values is compared on its own too. Raises
    ``SettingsError`` for a column that there is not, ``RunError`` where no pair is in both runs.
    """
    old_ids, new_ids = baseline.pairs["pair"].to_list(), run.pairs["pair"].to_list()
    shared = [pair for pair in new_ids if pair in set(old_ids)]
    if not shared:
        raise RunError("the two runs have no pair in common: pairs are matched by their ids")
    changes: list[MetricChange] = []
    for label, members in _slices(run.pairs.filter(pl.col("pair").is_in(shared)), slices):
        found = [*_over_pairs(baseline.scores, run.scores, members), *_over_sentences(baseline, run, members)]
        adjusted = holm([difference.p for _, _, difference in found])
        changes += [MetricChange(label, *one, p) for one, p in zip(found, adjusted, strict=True)]
    return Comparison(
        baseline=baseline,
        run=run,
        changes=tuple(changes),
        findings=_findings(baseline.findings, run.findings, shared),
        missing=tuple(pair for pair in old_ids if pair not in set(new_ids)),
        extra=tuple(pair for pair in new_ids if pair not in set(old_ids)),
    )


def _slices(pairs: pl.DataFrame, columns: Sequence[str]) -> Iterable[tuple[str, list[str]]]:
    yield ALL, pairs["pair"].to_list()
    for column in columns:
        if column not in pairs.columns:
            known = ", ".join(name for name in pairs.columns if name != "pair")
            raise SettingsError(f"slices: the pairs table has no column {column!r}; it has {known}")
        for value in sorted(pairs[column].drop_nulls().cast(pl.String).unique().to_list()):
            members = pairs.filter(pl.col(column).cast(pl.String) == value)["pair"].to_list()
            yield f"{column}={value}", members


def _over_pairs(old: pl.DataFrame, new: pl.DataFrame, pairs: list[str]) -> list[tuple[str, str, Difference]]:
    both = (
        old.filter(pl.col("pair").is_in(pairs))
        .join(new, on=["pair", "metric"], suffix="_new")
        .filter(pl.col("value").is_not_nan(), pl.col("value_new").is_not_nan())
    )
    return [
        (metric, "pairs", paired_difference(part["value"], part["value_new"]))
        for metric in METRICS
        if len(part := both.filter(pl.col("metric") == metric).sort("pair"))
    ]


def _over_sentences(old: Tables, new: Tables, pairs: list[str]) -> list[tuple[str, str, Difference]]:
    """Sentences of the reference, matched by pair, text and occurrence; what was dropped counts as 0 (TER: 100)."""
    before, after = _per_sentence(old, pairs), _per_sentence(new, pairs)
    both = before.join(after, on=["pair", "text", "occurrence"], suffix="_new")
    found = []
    for metric in ("similarity", *LINK_METRICS):
        part = both.select(metric, f"{metric}_new").drop_nulls()
        if len(part):
            found.append((metric, "sentences", paired_difference(part[metric], part[f"{metric}_new"])))
    return found


def _per_sentence(tables: Tables, pairs: list[str]) -> pl.DataFrame:
    same_language = tables.links.filter(pl.col("bleu").is_not_null()).select("pair").unique()
    scored = (
        tables.links.filter(pl.col("pair").is_in(pairs))
        .explode("reference")
        .drop_nulls("reference")
        .join(same_language.with_columns(compared=True), on="pair", how="left")
        .with_columns(
            pl.col("similarity").fill_null(0.0),
            *(
                pl.when(pl.col("compared")).then(pl.col(metric).fill_null(100.0 if metric in LOWER_IS_BETTER else 0.0))
                for metric in LINK_METRICS
            ),
        )
    )
    texts = tables.sentences.filter(pl.col("side") == "reference").select("pair", "index", "text")
    return (
        scored.join(texts, left_on=["pair", "reference"], right_on=["pair", "index"])
        .sort("pair", "reference")
        .with_columns(occurrence=pl.int_range(pl.len()).over("pair", "text"))
        .select("pair", "text", "occurrence", "similarity", *LINK_METRICS)
    )


def _findings(old: pl.DataFrame, new: pl.DataFrame, pairs: list[str]) -> pl.DataFrame:
    """New and kept findings in the run's order, then those that are gone; only of pairs that both runs have."""
    key = ["pair", "fingerprint"]
    old, new = (frame.filter(pl.col("pair").is_in(pairs)) for frame in (old, new))
    known = old.select(key).with_columns(status=pl.lit("kept"))
    current = new.join(known, on=key, how="left", maintain_order="left").with_columns(pl.col("status").fill_null("new"))
    gone = old.join(new.select(key), on=key, how="anti", maintain_order="left").with_columns(status=pl.lit("gone"))
    return pl.concat([current, gone], how="diagonal")
