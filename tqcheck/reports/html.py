"""The HTML report: one file that works from disk, without any outside reference.

Everything that comes from an article is escaped by the templates; the page's Content-Security-Policy allows its own
script and style by their hashes and nothing else. Pairs stand in the page as they are up to ``INLINE`` of them; of
larger runs each pair is kept compressed and drawn when it is opened.
"""

import base64
import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2

from tqcheck.model import CONFIDENCES, SEVERITIES, Article, Boilerplate, Checked, Cost, Finding, Pair, Place, Side
from tqcheck.reports.columns import Block, Piece, pieces, rows
from tqcheck.reports.lost import LEAST, lost
from tqcheck.reports.pairs import pairs
from tqcheck.reports.wording import (
    RELATIONS,
    SCORES,
    counted,
    direction,
    fidelity_range,
    figure,
    plain,
    quotations,
    right_to_left_runs,
    runs_right_to_left,
    score_of,
    severity_counts,
)
from tqcheck.tables import Tables

INLINE = 20
LOST_LINES = 5
ROWS_WITHOUT_SCRIPT = 200
SCRIPTS = ("csv.js", "ribbons.js", "report.js")
UNFOLDED = 40
"""Boilerplate of up to so many characters, such as a dateline, and what a finding points at, stands unfolded."""
METRICS = ("fidelity", "coverage", "support", "name_fidelity", "fact_fidelity")


def html(tables: Tables) -> str:
    """The page. Sizes: about 60 kB of its own, and for each pair about four times the compressed size of its text."""
    inline = tables.pairs.height <= INLINE
    bodies: list[str] = []
    index: list[list[Any]] = []
    findings: list[list[Any]] = []
    checks = _checks(tables)
    numbers = {name: number for number, name in enumerate(checks)}
    template = _environment().get_template("pair.html")
    for one in pairs(tables):
        anchor = anchor_of(one.pair.id)
        body = template.render(_pair(one, anchor))
        bodies.append(body if inline else _packed(body))
        index.append(_index_row(one, anchor, numbers))
        findings.extend(_finding_row(len(index) - 1, finding, numbers) for finding in one.findings)
    style, script = _part("report.css"), "".join(map(_part, SCRIPTS))
    data = {"checks": list(checks), "severities": SEVERITIES, "confidences": CONFIDENCES, "pairs": index}
    return (
        _environment()
        .get_template("report.html")
        .render(
            style=style,
            script=script,
            policy=(
                f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; "
                "base-uri 'none'; form-action 'none'"
            ),
            inline=inline,
            bodies=list(zip((row[0] for row in index), bodies, strict=True)),
            index=index[:ROWS_WITHOUT_SCRIPT],
            data=_script_json(data),
            findings=_packed(json.dumps(findings, ensure_ascii=False, separators=(",", ":"))),
            total=len(index),
            skipped=[(plain(path), plain(reason)) for path, reason in tables.skipped.iter_rows()],
            severities=dict(zip(SEVERITIES, _totals(tables, "severity", SEVERITIES), strict=True)),
            confidences=dict(zip(CONFIDENCES, _totals(tables, "confidence", CONFIDENCES), strict=True)),
            checks=checks,
            metrics=METRICS,
            histogram=_histogram([row[4][0] for row in index if row[4][0] is not None], 20, 100),
            parts=[
                (SCORES[metric], _histogram([row[4][n] for row in index if row[4][n] is not None], 10, 1))
                for n, metric in enumerate(METRICS)
                if n
            ],
            bars=_bars(tables, checks),
            version=tables.run.get("tqcheck") or "",
            made_with=_made_with(tables.run.get("model")),
            title=_title(index),
        )
    )


def anchor_of(pair_id: str) -> str:
    """The name of a pair's place in the page: it depends on the pair's id alone, so links outlive the run."""
    return "pair-" + hashlib.sha256(pair_id.encode()).hexdigest()[:12]


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_part),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {
        "RELATIONS": RELATIONS,
        "SCORES": SCORES,
        "figure": figure,
        "counted": counted,
        "direction": direction,
    }
    return environment


@cache
def _part(name: str) -> str:
    return files("tqcheck.reports").joinpath("page", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _packed(text: str) -> str:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return base64.b64encode(packer.compress(text.encode()) + packer.flush()).decode()


def _script_json(data: Any) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _made_with(model: Any) -> list[str]:
    """Name and revision of the model, as far as the run says them."""
    named = (model.get("name"), model.get("revision")) if isinstance(model, dict) else ()
    return [plain(str(one)) for one in named if one]


def _title(index: Sequence[Sequence[Any]]) -> str:
    return str(index[0][1]) if len(index) == 1 else counted(len(index), "pair")


def _totals(tables: Tables, column: str, values: Sequence[str]) -> Iterator[int]:
    counts = dict(tables.findings.group_by(column).len().iter_rows())
    return (int(counts.get(value, 0)) for value in values)


def _checks(tables: Tables) -> dict[str, dict[str, Any]]:
    """Of every check that found something, in the order of the run's list: its summary and how often."""
    counts = dict(tables.findings.group_by("check").len().iter_rows())
    known = {one["name"]: one.get("summary") or "" for one in tables.run.get("checks") or []}
    order = [*(name for name in known if name in counts), *sorted(set(counts) - set(known))]
    return {name: {"summary": known.get(name, ""), "count": counts[name]} for name in order}


def _index_row(one: Checked, anchor: str, checks: dict[str, int]) -> list[Any]:
    """What the overview needs of a pair: anchor, id, relation, languages, figures, counts by severity, findings by
    check, severity and confidence."""
    reference, candidate = one.pair.reference, one.pair.candidate
    languages = " → ".join(article.language or "?" for article in (reference, candidate) if article is not None)
    counts = Counter(
        (checks[f.check], SEVERITIES.index(f.severity), CONFIDENCES.index(f.confidence)) for f in one.findings
    )
    return [
        anchor,
        plain(one.pair.id),
        RELATIONS[one.relation.label] if one.relation else "",
        languages,
        [_rounded(score_of(one.scores, metric)) for metric in METRICS],
        list(severity_counts(one.findings).values()),
        [[*key, count] for key, count in sorted(counts.items())],
    ]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _finding_row(pair: int, finding: Finding, checks: dict[str, int]) -> list[Any]:
    places: list[Any] = []
    for place in (finding.reference, finding.candidate):
        places += [place.sentence, plain(place.text)] if place else [None, None]
    return [
        pair,
        checks[finding.check],
        SEVERITIES.index(finding.severity),
        CONFIDENCES.index(finding.confidence),
        plain(finding.message),
        None if finding.suggestion is None else plain(finding.suggestion),
        *places,
        finding.fingerprint,
    ]


class _Cells:
    """The cells of one pair. A finding's first mark on either side gets the anchor that links point at."""

    def __init__(self, one: Checked) -> None:
        self._one = one
        self._anchored: set[tuple[Side, int]] = set()

    def cell(self, block: Block | None, side: Side) -> dict[str, Any] | None:
        """What stands in one cell; None for a gap."""
        article = self._one.pair.reference if side == "reference" else self._one.pair.candidate
        if block is None or article is None:
            return None
        if block.boilerplate is not None:
            return self._furniture(block.boilerplate, article, side)
        sentences = []
        for sentence in block.sentences:
            headline = " headline" if sentence.index == 0 and article.headline is not None else ""
            paragraph = " paragraph" if _begins_paragraph(article.text, sentence.start) else ""
            marks = self._marks(pieces(sentence.text, sentence.start, self._one.findings, side), side)
            sentences.append((sentence.index, f"s{headline}{paragraph}", marks))
        return {"sentences": sentences, "link": block.link}

    def _furniture(self, stretch: Boilerplate, article: Article, side: Side) -> dict[str, Any]:
        text = article.text[stretch.start : stretch.end]
        shown = pieces(text, stretch.start, self._one.findings, side)
        unfolded = len(text) <= UNFOLDED or any(piece.findings for piece in shown)
        marks = self._marks(shown, side)
        return {"kind": plain(stretch.kind), "length": len(text), "open": unfolded, "pieces": marks}

    # Tuples, which the template takes apart much faster than it looks names up: texts are most of the work.
    def _marks(self, shown: Sequence[Piece], side: Side) -> list[tuple[Any, ...]]:
        findings = self._one.findings
        found: list[tuple[Any, ...]] = []
        for piece in shown:
            text = plain(piece.text, keep_lines=True)
            if not piece.findings:
                found.append((text, None, (), "", "", ""))
                continue
            new = [findings[n].fingerprint for n in piece.findings if (side, n) not in self._anchored]
            self._anchored.update((side, n) for n in piece.findings)
            worst = findings[min(piece.findings, key=lambda n: SEVERITIES.index(findings[n].severity))]
            every = " ".join(findings[n].fingerprint for n in piece.findings)
            found.append((text, worst.fingerprint, new, every, worst.severity, worst.check))
        return found


def _rows(one: Checked) -> Iterator[dict[str, Any]]:
    """The rows of the two columns, as the template draws them."""
    cells = _Cells(one)
    named: set[int] = set()
    for row in rows(one):
        link = next((b.link for b in (row.reference, row.candidate) if b is not None and b.link is not None), None)
        cost = one.costs[link] if link is not None and one.costs else Cost()
        # of a moved passage the first of its two rows is the link's place and shows its points
        first = link is not None and link not in named
        yield {
            "kind": row.kind,
            "link": link if first else None,
            "points": cost.points if first else 0.0,
            "similarity": None if link is None else one.links[link].similarity,
            "told": "" if link is None else _told(one, link, cost),
            "reference": cells.cell(row.reference, "reference"),
            "candidate": cells.cell(row.candidate, "candidate"),
        }
        if link is not None:
            named.add(link)


def _pair(one: Checked, anchor: str) -> dict[str, Any]:
    lines = lost(one, LOST_LINES)
    return {
        "anchor": anchor,
        "pair": plain(one.pair.id),
        "relation": one.relation,
        "fidelity": score_of(one.scores, "fidelity"),
        "range": fidelity_range(one.scores),
        "lost": lines,
        "dearest": max([line.points for line in lines], default=0.0),
        "scores": [score for score in one.scores if score.metric != "fidelity"],
        "counts": {severity: count for severity, count in severity_counts(one.findings).items() if count},
        "columns": {plain(name): plain(value) for name, value in one.pair.columns.items()},
        "reference": _article(one.pair.reference),
        "candidate": _article(one.pair.candidate),
        "source": _article(one.pair.source),
        "source_paragraphs": _paragraphs(one.pair.source),
        "rows": list(_rows(one)),
        "findings": [_finding(finding, one.pair) for finding in one.findings],
    }


def _told(one: Checked, link: int, cost: Cost) -> str:
    """What the space between two linked cells says when it is pointed at."""
    similarity = one.links[link].similarity
    told = [] if similarity is None else [f"similarity {similarity:.2f}"]
    if cost.quality is not None:
        told.append(f"quality {cost.quality:.2f}")
    scores = one.link_scores[link] if link < len(one.link_scores) else {}
    told += [f"{metric} {value:.1f}" for metric, value in scores.items()]
    told += [f"{reason} −{points:.1f}" for reason, points in cost.lost if points >= LEAST]
    return ", ".join(told)


def _paragraphs(article: Article | None) -> list[str]:
    return [plain(part) for part in article.text.split("\n\n") if part.strip()] if article is not None else []


def _begins_paragraph(text: str, start: int) -> bool:
    while start > 0 and text[start - 1] in " \t\u00a0":
        start -= 1
    return start > 0 and text[start - 1] == "\n"


def _article(article: Article | None) -> dict[str, Any] | None:
    if article is None:
        return None
    described = {
        name: plain(value)
        for name in ("path", "dateline", "byline", "credit", "date")
        if (value := getattr(article, name)) is not None
    }
    return {**_direction(article), "described": described}


def _direction(article: Article | None) -> dict[str, str]:
    language = article.language if article is not None else None
    if not language or language == "und":
        return {"lang": "", "dir": "auto"}
    return {"lang": language, "dir": "rtl" if runs_right_to_left(language) else "ltr"}


def _finding(finding: Finding, pair: Pair) -> dict[str, Any]:
    return {
        "check": finding.check,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": right_to_left_runs(plain(finding.message)),
        "suggestion": None if finding.suggestion is None else plain(finding.suggestion),
        "fingerprint": finding.fingerprint,
        "quotes": [
            {"side": side, "sentence": place.sentence, "marks": marked, **_direction(article)}
            for side, place, marked, article in _sides(finding, pair)
        ],
    }


def _sides(finding: Finding, pair: Pair) -> Iterator[tuple[str, Place, Any, Article | None]]:
    left, right = quotations(finding, pair, plain)
    if finding.reference is not None:
        yield "reference", finding.reference, left, pair.reference
    if finding.candidate is not None:
        yield "candidate", finding.candidate, right, pair.candidate


def _histogram(values: Sequence[float], number: int, top: float) -> list[dict[str, Any]]:
    """Bins of equal width from 0 to ``top``, with heights from 0 to 1; the last one holds ``top`` itself."""
    bins = [0] * number
    for value in values:
        bins[min(number - 1, max(0, int(value / top * number)))] += 1
    most = max([*bins, 1])
    edges = [round(top * n / number, 2) for n in range(number + 1)]
    return [
        {"from": f"{edges[n]:g}", "to": f"{edges[n + 1]:g}", "start": edges[n], "count": count, "height": count / most}
        for n, count in enumerate(bins)
    ]


def _bars(tables: Tables, checks: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """For each check its findings by severity, as shares of the most frequent check's."""
    counts: dict[tuple[str, str], int] = {}
    for check, severity, count in tables.findings.group_by("check", "severity").len().iter_rows():
        counts[check, severity] = int(count)
    top = max([one["count"] for one in checks.values()] or [1])
    bars = []
    for name, one in sorted(checks.items(), key=lambda item: -item[1]["count"]):
        shares, start = [], 0.0
        for severity in SEVERITIES:
            share = counts.get((name, severity), 0) / top
            if share:
                shares.append({"severity": severity, "start": start, "share": share})
            start += share
        bars.append({"check": name, "count": one["count"], "shares": shares, "summary": one["summary"]})
    return bars
