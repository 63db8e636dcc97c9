"""Questions to the tables of a run, answered in a few lines of polars: ``docs/tables.md`` shows them."""

from pathlib import Path

import polars as pl

from tqcheck.tables import Tables


def outlet_that_drops_most(run: Tables) -> pl.DataFrame:
    """Which outlet drops most of what the wire says? (`outlet` is a column of the input table.)"""
    return (
        run.links.filter(pl.col("reference").list.len() > 0)
        .join(run.pairs.select("pair", "outlet"), on="pair")
        .group_by("outlet")
        .agg(
            sentences=pl.col("reference").list.len().sum(),
            dropped=pl.col("reference").list.len().filter(pl.col("kind") == "dropped").sum(),
        )
        .with_columns(share=pl.col("dropped") / pl.col("sentences"))
        .sort("share", descending=True)
    )


def names_that_go_wrong(run: Tables) -> pl.DataFrame:
    """Which names go wrong, and how are they spelled?"""
    return (
        run.findings.filter(pl.col("check") == "name-misspelled")
        .group_by(name=pl.coalesce("suggestion", "reference_text"))
        .agg(pairs=pl.col("pair").n_unique(), spellings=pl.col("candidate_text").unique().sort())
        .sort("pairs", "name", descending=[True, False])
    )


def trend_over_runs(folder: Path) -> pl.DataFrame:
    """Is it getting worse? One run folder a day under `folder`."""
    return (
        pl.scan_parquet(folder / "*" / "scores.parquet", include_file_paths="file")
        .filter(pl.col("metric") == "fidelity")
        .group_by(day=pl.col("file").str.extract(r"([^/\\]+)[/\\]scores\.parquet$"))
        .agg(pairs=pl.len(), median=pl.col("value").median(), worst_tenth=pl.col("value").quantile(0.1))
        .sort("day")
        .collect()
    )


def findings_by_language(run: Tables) -> pl.DataFrame:
    """Which checks speak up for which pair of languages? Findings for each hundred pairs."""
    languages = pl.format("{}-{}", "reference_language", "candidate_language").alias("languages")
    pairs = run.pairs.filter(pl.col("reference_language").is_not_null()).select("pair", languages)
    return (
        run.findings.join(pairs, on="pair")
        .group_by("languages", "check")
        .len("findings")
        .join(pairs.group_by("languages").len("pairs"), on="languages")
        .with_columns(per_hundred=100 * pl.col("findings") / pl.col("pairs"))
        .sort("per_hundred", "languages", "check", descending=[True, False, False])
    )


def links_to_look_at(run: Tables) -> pl.DataFrame:
    """Which aligned sentences are least alike? The ten weakest links, with their texts."""
    weakest = run.links.filter(pl.col("similarity").is_not_null()).sort("similarity").head(10).with_row_index("link")

    def texts(side: str) -> pl.DataFrame:
        sentences = run.sentences.filter(pl.col("side") == side).select("pair", "index", "text")
        return (
            weakest.select("link", "pair", index=side)
            .explode("index")
            .join(sentences, on=["pair", "index"], maintain_order="left")
            .group_by("link", maintain_order=True)
            .agg(pl.col("text").str.join(" ").alias(f"{side}_text"))
        )

    return (
        weakest.select("link", "pair", "similarity")
        .join(texts("reference"), on="link")
        .join(texts("candidate"), on="link")
        .drop("link")
        .sort("similarity")
    )


QUESTIONS = (
    outlet_that_drops_most,
    names_that_go_wrong,
    trend_over_runs,
    findings_by_language,
    links_to_look_at,
)
