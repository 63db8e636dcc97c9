"""What is said of one person's translation beside another person's, in one language and of the same stories.

Run ``python benchmarks/translators.py [--show] [--dev] [--only NAME ...]``; TQCHECK_DATA names the folder with
mqm-wmt20.parquet and ntrex/. Nobody copied from anybody: wording, titles and institutions are each translator's own,
while names, figures and facts are the story's. Both sides have slips of their own, so that what is said is not all
false; from Chinese, where both were made by many hands, little of it is. The even stories served to mend the checks
(``--dev``), the odd ones are reported.
"""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent))

import ntrex
from results import write_section
from wmt_stories import starts

import tqcheck
from tqcheck.embedding import load_encoder
from tqcheck.settings import Settings

# of NTREX: language, one translator's file, the other's
TRANSLATIONS = {
    "Spanish, two translators": ("es", "spa", "spa-ref2"),
    "Portuguese, of Portugal and of Brazil": ("pt", "por", "por-BR"),
}
# of WMT 2020: languages, the other translator
JUDGED = {
    "German, A and B": ("en-de", "Human-B"),
    "German, A and a paraphrase": ("en-de", "Human-P"),
    "English, from Chinese, A and B": ("zh-en", "Human-B"),
}
# segments of one text from Chinese, of which the data do not say where a story ends
BLOCK = 14
CHECKS = ("name-misspelled", "name-missing", "name-added", "number-changed", "date-changed", "polarity-flipped")
HEAD = """## Two people's translations of one story

`python benchmarks/translators.py`: the odd stories of WMT 2020's news and of NTREX, one person's translation beside
another's. Errors and warnings an article, and how many of them each check says. Both translators make slips, from
Chinese many, so that not all of them are false; the even stories served to mend the checks.

| translations | articles | errors | warnings | fidelity: median | lowest | {} |
| --- | ---: | ---: | ---: | ---: | ---: | {} |
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--show", action="store_true", help="print what was said")
    parser.add_argument("--dev", action="store_true", help="the even stories, without writing results")
    parser.add_argument("--only", nargs="*", default=None, help="beginnings of the translations to measure")
    given = parser.parse_args()
    if lacking := ntrex.missing():
        print(lacking)
        return
    encoder = load_encoder()
    rows = []
    for name in (*JUDGED, *TRANSLATIONS):
        if given.only is None or name.startswith(tuple(given.only)):
            pairs = list(_judged(*JUDGED[name]) if name in JUDGED else _translated(*TRANSLATIONS[name]))
            rows.append(measured(name, pairs[0 if given.dev else 1 :: 2], encoder, given.show))
            print(rows[-1], flush=True)
    text = HEAD.format(" | ".join(f"`{check}`" for check in CHECKS), " | ".join("---:" for _ in CHECKS))
    if not given.dev and given.only is None:
        write_section("translators", text + "\n".join(rows))


Pair = tuple[str, str, str]


def _translated(language: str, one: str, other: str) -> Iterator[Pair]:
    for reference, candidate in zip(ntrex.stories(one), ntrex.stories(other), strict=True):
        yield language, "\n\n".join(reference), "\n\n".join(candidate)


def _judged(languages: str, other: str) -> Iterator[Pair]:
    import polars as pl

    path = Path(os.environ["TQCHECK_DATA"]) / "mqm-wmt20.parquet"
    rows = pl.read_parquet(path).filter((pl.col("lp") == languages) & pl.col("system").str.starts_with(other))
    rows = rows.sort("segment")
    begins = starts() if languages == "en-de" else tuple(range(0, rows.height, BLOCK))
    for start, end in zip(begins, (*begins[1:], rows.height), strict=True):
        story = rows[start:end]
        yield languages.split("-")[1], "\n\n".join(story["reference"]), "\n\n".join(story["candidate"])


def measured(name: str, pairs: list[Pair], encoder: "tqcheck.embedding.Encoder", show: bool) -> str:
    severities: Counter[str] = Counter()
    checks: Counter[str] = Counter()
    fidelity = []
    for language, reference, candidate in pairs:
        settings = Settings(reference_language=language, candidate_language=language)
        report = tqcheck.check(reference, candidate, settings=settings, encoder=encoder)
        fidelity.append(report.fidelity)
        for finding in report.findings:
            if finding.severity == "note":
                continue
            severities[finding.severity] += 1
            checks[finding.check] += 1
            if show:
                print(f"{name}: {finding.severity} {finding.confidence} {finding.check}: {finding.message}")
                for side, text, place in (
                    ("reference", reference, finding.reference),
                    ("candidate", candidate, finding.candidate),
                ):
                    if place:
                        around = (
                            f"{text[max(0, place.start - 80) : place.start]}[[{place.text}]]{text[place.end :][:60]}"
                        )
                        print(f"    {side}: {' '.join(around.split())}")
    cells = [name, len(pairs), *(f"{severities[one] / len(pairs):.2f}" for one in ("error", "warning"))]
    cells += [f"{median(fidelity):.1f}", f"{min(fidelity):.1f}", *(checks[check] for check in CHECKS)]
    return "| " + " | ".join(map(str, cells)) + " |"


if __name__ == "__main__":
    main()
