"""Measures ``number-changed`` and ``date-changed`` on planted errors, on untouched translations and on DEMETR.

Run ``python benchmarks/facts.py [--show] [language ...]``; data from the folder in ``TQCHECK_DATA``. Of four stories
of NTREX two were looked at while the checks were made and one later (``--part seen``, ``--part later``); the figures
are of the fourth, ``rest``.
The peer, translate-toolkit's ``pofilter``, runs as a process of its own; ``TQCHECK_POFILTER`` names it where it is not
on the path.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from ntrex import CODES, missing, stories
from planted_facts import Plant, plants
from results import write_section

from tqcheck.aligned import AlignedPair, Document
from tqcheck.checks import run_checks
from tqcheck.checks.dates import date_changed
from tqcheck.checks.numbers import number_changed
from tqcheck.embedding import load_encoder
from tqcheck.model import Article, Finding, Link, Pair, Relation, Sentence

CHECKS = (number_changed, date_changed)
PARTS = ("seen", "later", "seen", "rest")
NAMES = {"number": "number-changed", "date": "date-changed"}
# A planted error of each subject in each story, so many times over with other draws.
ROUNDS = 3
LISTED = (
    "arb", "hin", "zho-CN", "jpn", "kor", "fas", "heb", "rus", "ukr", "tur", "fin", "lav", "pol", "hun", "ces", "deu",
    "fra", "spa", "ita", "nob", "swe", "vie", "ind", "ell",
)  # fmt: skip


def document(lines: Sequence[str], code: str) -> Document:
    """Lines as the sentences of an article."""
    sentences = []
    place = 0
    for index, line in enumerate(lines):
        sentences.append(Sentence(index, place, place + len(line), line))
        place += len(line) + 2
    return Document(Article(text="\n\n".join(lines), language=code), tuple(sentences))


def findings(old: Sequence[str], old_code: str, new: Sequence[str], new_code: str) -> tuple[Finding, ...]:
    """What the two checks find in lines of which each translates the one in its place; notes left out."""
    a, b = document(old, old_code), document(new, new_code)
    links = tuple(Link((i,), (i,), "match", 0.9) for i in range(len(old)))
    relation = Relation("translation", 1.0)
    pair = AlignedPair(Pair("benchmark", a.article, b.article), a, b, links, relation, load_encoder())
    return tuple(finding for finding in run_checks(CHECKS, pair) if finding.severity != "note")


@dataclass
class Counts:
    """Planted errors and what was said about them."""

    planted: int = 0
    found: int = 0
    other_check: int = 0
    false: int = 0
    lines: Counter[str] = field(default_factory=Counter)

    def precision(self) -> float:
        return self.found / (self.found + self.false) if self.found + self.false else float("nan")

    def recall(self) -> float:
        return self.found / self.planted if self.planted else float("nan")

    def add(self, other: "Counts") -> None:
        self.planted += other.planted
        self.found += other.found
        self.other_check += other.other_check
        self.false += other.false
        self.lines += other.lines


@dataclass
class Tables:
    """Everything that is counted on the way."""

    by_language: dict[tuple[str, str], Counts] = field(default_factory=dict)
    by_kind: dict[str, Counts] = field(default_factory=dict)
    levels: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)
    level_languages: dict[tuple[str, str, str], Counter[str]] = field(default_factory=dict)
    untouched: Counter[str] = field(default_factory=Counter)
    articles: Counter[str] = field(default_factory=Counter)
    peer: list[tuple[str, str, str, bool]] = field(default_factory=list)


def planted(part: str, chosen: Sequence[int], tables: Tables, show: bool) -> None:
    """Plant into the chosen stories of one file and count what is found."""
    code = CODES[part]
    for number in chosen:
        old, new = stories("eng")[number], stories(part)[number]
        known = {
            (f.check, f.candidate.sentence, f.candidate.text) for f in findings(old, "en", new, code) if f.candidate
        }
        for subject in ("number", "date"):
            for turn in range(ROUNDS):
                draw = random.Random(f"{part} {number} {subject} {turn}")
                options = [
                    (index, plant)
                    for index, (line, english) in enumerate(zip(new, old, strict=True))
                    for plant in plants(line, english, code, draw)
                    if plant.subject == subject
                ]
                if not options:
                    continue
                # Kinds first, so that a story full of ages still shows its one magnitude.
                kind = draw.choice(sorted({plant.kind for _, plant in options}))
                index, plant = draw.choice([option for option in options if option[1].kind == kind])
                damaged = (*new[:index], plant.line, *new[index + 1 :])
                found = findings(old, "en", damaged, code)
                _count(tables, part, subject, index, plant, found, known, old, damaged, show)
                if turn == 0:
                    tables.peer.extend(
                        (part, a, b, k == index) for k, (a, b) in enumerate(zip(old, damaged, strict=True))
                    )


def _count(
    tables: Tables,
    part: str,
    subject: str,
    index: int,
    plant: Plant,
    found: Iterable[Finding],
    known: set[tuple[str, int | None, str]],
    old: Sequence[str],
    damaged: Sequence[str],
    show: bool,
) -> None:
    counts = tables.by_language.setdefault((part, subject), Counts())
    kinds = tables.by_kind.setdefault(plant.kind, Counts())
    offset = sum(len(line) + 2 for line in damaged[:index])
    hits = set()
    false = 0
    for finding in found:
        place = finding.candidate
        assert place is not None
        right = place.start < offset + plant.end and offset + plant.start < place.end
        hits |= {finding.check} if right else set()
        if finding.check != NAMES[subject] and not right:
            continue
        false += not right
        for levels in (
            tables.levels.setdefault((finding.check, finding.confidence), Counter()),
            tables.level_languages.setdefault((finding.check, part, finding.confidence), Counter()),
        ):
            levels["right" if right else "wrong"] += 1
        if show and not right and (finding.check, place.sentence, place.text) not in known:
            at = place.sentence or 0
            print(f"  FALSE {part} {plant.kind}: {finding.message}\n    {old[at]}\n    {damaged[at]}")
    for table in (counts, kinds):
        table.planted += 1
        table.found += NAMES[subject] in hits
        table.other_check += NAMES[subject] not in hits and bool(hits)
        table.false += false
    if show and NAMES[subject] not in hits:
        where = f"{plant.line[: plant.start]}[[{plant.line[plant.start : plant.end]}]]{plant.line[plant.end :]}"
        print(f"  MISSED {part} {plant.kind} {sorted(hits)}\n    {old[index]}\n    {where}")


def untouched(part: str, chosen: Sequence[int], tables: Tables, show: bool) -> None:
    """Findings of severity error in human translations as they are."""
    for number in chosen:
        old, new = stories("eng")[number], stories(part)[number]
        tables.articles[part] += 1
        for finding in findings(old, "en", new, CODES[part]):
            tables.untouched[part] += finding.severity == "error"
            if show and finding.candidate:
                at = finding.candidate.sentence or 0
                print(f"  UNTOUCHED {part} {finding.check} {finding.confidence}: {finding.message}")
                print(f"    {old[at]}\n    {new[at]}")


def peer(rows: Sequence[tuple[str, str, str, bool]]) -> tuple[float, float] | None:
    """Precision and recall by line of pofilter's ``numbers`` test, run beside; None where it is not installed."""
    program = os.environ.get("TQCHECK_POFILTER") or shutil.which("pofilter")
    if not program:
        return None
    right = flagged = 0
    with tempfile.TemporaryDirectory() as folder:
        for part in sorted({row[0] for row in rows}):
            source, target = Path(folder) / f"{part}.po", Path(folder) / f"{part}.out.po"
            mine = [row for row in rows if row[0] == part]
            units = ['msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n']
            for number, (_, old, new, _) in enumerate(mine):
                units.append(f'msgctxt "{number}"\nmsgid "{_escaped(old)}"\nmsgstr "{_escaped(new)}"\n')
            source.write_text("\n".join(units), encoding="utf-8")
            command = [
                program,
                "--progress=none",
                "-t",
                "numbers",
                f"--language={CODES[part]}",
                str(source),
                str(target),
            ]
            subprocess.run(command, check=True, capture_output=True)
            if not target.exists():
                continue
            for line in target.read_text(encoding="utf-8").splitlines():
                if line.startswith("msgctxt "):
                    flagged += 1
                    right += mine[int(line.split('"')[1])][3]
    return (right / flagged if flagged else 0.0), right / max(1, sum(row[3] for row in rows))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def own_lines(rows: Sequence[tuple[str, str, str, bool]]) -> tuple[float, float]:
    """Precision and recall by line of the two checks on the peer's rows."""
    right = flagged = 0
    for part, old, new, damaged in rows:
        if findings([old], "en", [new], CODES[part]):
            flagged += 1
            right += damaged
    return right / max(1, flagged), right / max(1, sum(row[3] for row in rows))


def demetr() -> list[str]:
    """Rows of a table: replaced numbers in DEMETR's machine translations into English."""
    path = Path(os.environ.get("TQCHECK_DATA", "")) / "demetr-dev.parquet"
    if not path.exists():
        return [f"DEMETR not measured: {path} is missing."]
    import polars

    codes = {
        "polish": "pl", "italian": "it", "german": "de", "hindi": "hi", "french": "fr", "chinese_simple": "zh",
        "spanish": "es", "japanese": "ja", "russian": "ru", "czech": "cs",
    }  # fmt: skip
    items = polars.read_parquet(path).filter(polars.col("pert_name") == "critical_id10_numbers_replaced")
    rows = ["| against | items | found | precision | recall |", "| --- | --- | --- | --- | --- |"]
    for label in ("the human reference (English)", "the original"):
        found = false = total = 0
        for item in items.filter(polars.col("pert_check")).to_dicts():
            old, code = (item["eng_sent"], "en") if "human" in label else (item["src_sent"], codes[item["lang_tag"]])
            before = {f.candidate.text for f in findings([old], code, [item["mt_sent"]], "en") if f.candidate}
            after = {f.candidate.text for f in findings([old], code, [item["pert_sent"]], "en") if f.candidate}
            total += 1
            found += bool(after - before)
            false += len(before)
        rows.append(
            f"| {label} | {total} | {found} | {found / max(1, found + false):.3f} | {found / max(1, total):.3f} |"
        )
    return rows


def critical() -> list[str]:
    """Rows of a table: people's votes on critical errors (MLQE-PE), which are of all kinds, few of them in numbers."""
    path = Path(os.environ.get("TQCHECK_DATA", "")) / "critical-errors-wmt21-train.parquet"
    if not path.exists():
        return [f"Critical errors not measured: {path} is missing."]
    import polars

    rows = ["| pair | sentences | flagged | precision | recall | MCC |", "| --- | --- | --- | --- | --- | --- |"]
    items = polars.read_parquet(path)
    for pair in sorted(items["lp"].unique()):
        source, target = pair.split("-")
        table: Counter[tuple[bool, bool]] = Counter()
        for item in items.filter(polars.col("lp") == pair).to_dicts():
            flagged = bool(findings([item["source"]], source, [item["candidate"]], target))
            table[flagged, item["critical"]] += 1
        both, only, missed, neither = (table[k] for k in ((True, True), (True, False), (False, True), (False, False)))
        product = (both + only) * (both + missed) * (neither + only) * (neither + missed)
        figures = (
            both / max(1, both + only),
            both / max(1, both + missed),
            (both * neither - only * missed) / product**0.5,
        )
        rows.append(f"| {pair} | {table.total()} | {both + only} | " + " | ".join(f"{f:.3f}" for f in figures) + " |")
    return rows


def report(tables: Tables, which: str, many: int) -> str:
    """The section of RESULTS.md."""
    parts = list(dict.fromkeys(part for part, _ in tables.by_language))
    lines = [
        f"## Numbers and dates (ntrex, {which} of the stories: {many}, {len(parts)} files)",
        "",
        "`python benchmarks/facts.py`. One error planted at a time into a human translation of a whole story; a "
        "finding (error or warning) is right where it quotes the planted place and comes from the check whose subject "
        "it is. Errors of the human translators count as false alarms. These stories were looked at after their first "
        "run, which had numbers P .968 R .981 and dates P .970 R .941; what was mended since is general.",
        "",
        "| file | numbers P | R | dates P | R | errors in untouched articles |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    groups = [("all files", parts), (f"{len(LISTED)} listed", [p for p in parts if p in LISTED])]
    for name, members in [*groups, *((part, [part]) for part in parts)]:
        sums = {subject: Counts() for subject in NAMES}
        for part in members:
            for subject in NAMES:
                sums[subject].add(tables.by_language.get((part, subject), Counts()))
        alarms, articles = sum(tables.untouched[p] for p in members), sum(tables.articles[p] for p in members)
        figures = [f"{figure:.3f}" for s in NAMES for figure in (sums[s].precision(), sums[s].recall())]
        lines.append(f"| {name} | {' | '.join(figures)} | {alarms} in {articles} |")
    lines += ["", "| planted | items | recall | found by the other check |", "| --- | --- | --- | --- |"]
    for kind, counts in sorted(tables.by_kind.items()):
        lines.append(f"| {kind} | {counts.planted} | {counts.recall():.3f} | {counts.other_check} |")
    lines += ["", "| check | confidence | findings | precision |", "| --- | --- | --- | --- |"]
    for (check, level), counter in sorted(tables.levels.items()):
        lines.append(f"| {check} | {level} | {counter.total()} | {counter['right'] / max(1, counter.total()):.3f} |")
    for check, level in sorted(tables.levels):
        lines += ["", f"Precision of `{check}`, {level}, by file: {_levels(tables, check, level)}."]
    beside = peer(tables.peer)
    own = own_lines(tables.peer)
    lines += ["", "| line by line | precision | recall |", "| --- | --- | --- |"]
    lines.append(f"| tqcheck, number-changed and date-changed | {own[0]:.3f} | {own[1]:.3f} |")
    if beside:
        lines.append(f"| translate-toolkit, pofilter -t numbers | {beside[0]:.3f} | {beside[1]:.3f} |")
    else:
        lines.append("| translate-toolkit, pofilter -t numbers | not installed | |")
    tail = ["", "DEMETR, numbers replaced:", "", *demetr()]
    tail += ["", "Critical errors of every kind, by people's votes:", "", *critical()]
    return "\n".join([*lines, *tail])


def _levels(tables: Tables, check: str, level: str) -> str:
    shown = []
    for (one, part, name), counter in sorted(tables.level_languages.items()):
        if (one, name) == (check, level):
            shown.append(f"{part} {counter['right'] / counter.total():.2f} ({counter.total()})")
    return ", ".join(shown)


def main() -> None:
    """Measure and write the section."""
    parser = argparse.ArgumentParser()
    parser.add_argument("parts", nargs="*")
    parser.add_argument("--part", choices=("seen", "later", "rest"), default="rest", help="which stories")
    parser.add_argument("--show", action="store_true", help="print every miss and false alarm; write nothing")
    options = parser.parse_args()
    if reason := missing():
        print(reason)
        return
    chosen = [n for n in range(len(stories("eng"))) if PARTS[n % 4] == options.part]
    tables = Tables()
    for part in options.parts or [p for p in CODES if not p.startswith("eng")]:
        untouched(part, chosen, tables, options.show)
        planted(part, chosen, tables, options.show)
    text = report(tables, options.part, len(chosen))
    print(text)
    if not (options.part != "rest" or options.show or options.parts):
        write_section("facts", text)


if __name__ == "__main__":
    main()
