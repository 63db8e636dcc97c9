"""The JSON report, schema 1. Its shape is declared here and in ``schema/report-1.schema.json``."""

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from tqcheck.model import Article, Checked, Finding, Place, Sentence
from tqcheck.reports.pairs import pairs
from tqcheck.tables import Tables

REPORT_SCHEMA = 1


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that every report of this version keeps."""
    text = files("tqcheck.reports").joinpath("schema/report-1.schema.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


def json_report(tables: Tables) -> str:
    """The report as JSON text: one line for each sentence, link, score and finding, so that reports can be diffed."""
    return "".join(_pieces(tables))


def _pieces(tables: Tables) -> Iterator[str]:
    yield f'{{\n"schema": {REPORT_SCHEMA},\n'
    yield f'"tqcheck": {_dump(tables.run.get("tqcheck"))},\n'
    yield f'"model": {_dump(_model(tables.run.get("model")))},\n'
    yield '"pairs": ['
    for number, one in enumerate(pairs(tables)):
        yield ",\n" if number else "\n"
        yield _pair(one)
    yield "\n],\n"
    skipped = [{"path": path, "reason": reason} for path, reason in tables.rows("skipped")]
    yield f'"skipped": {_list(skipped)}\n}}\n'


def _model(model: Any) -> dict[str, Any] | None:
    return {key: model.get(key) for key in ("name", "revision")} if isinstance(model, dict) else None


def _pair(one: Checked) -> str:
    pair = one.pair
    relation = {"label": one.relation.label, "confidence": one.relation.confidence} if one.relation else None
    scores = [
        {"metric": s.metric, "value": s.value, "signature": s.signature}
        | ({"low": s.low, "high": s.high} if s.low is not None else {})
        for s in one.scores
    ]
    costs: list[dict[str, Any]] = [{"quality": c.quality, "points": c.points, "lost": dict(c.lost)} for c in one.costs]
    links = [
        {
            "reference": list(link.reference),
            "candidate": list(link.candidate),
            "kind": link.kind,
            "similarity": link.similarity,
            **cost,
        }
        for link, cost in zip(one.links, costs or [{}] * len(one.links), strict=True)
    ]
    parts = [
        f'"pair": {_dump(pair.id)}',
        f'"relation": {_dump(relation)}',
        f'"reference": {_article(pair.reference, one.reference_sentences)}',
        f'"candidate": {_article(pair.candidate, one.candidate_sentences)}',
        f'"source": {_article(pair.source, one.source_sentences)}',
        f'"scores": {_list(scores)}',
        f'"alignment": {_list(links)}',
        f'"findings": {_list([_finding(finding) for finding in one.findings])}',
    ]
    return "{" + ",\n ".join(parts) + "}"


def _article(article: Article | None, sentences: tuple[Sentence, ...]) -> str:
    if article is None:
        return "null"
    cut = [{"index": s.index, "start": s.start, "end": s.end, "text": s.text} for s in sentences]
    furniture = [{"start": b.start, "end": b.end, "kind": b.kind} for b in article.boilerplate]
    fields = ("path", "language", "headline", "dateline", "byline", "credit")
    parts = [f"{_dump(name)}: {_dump(getattr(article, name))}" for name in fields]
    parts += [f'"sentences": {_list(cut)}', f'"text": {_dump(article.text)}', f'"boilerplate": {_list(furniture)}']
    return "{" + ",\n  ".join(parts) + "}"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "check": finding.check,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "reference": _place(finding.reference),
        "candidate": _place(finding.candidate),
        "fingerprint": finding.fingerprint,
    } | ({"elsewhere": [_place(place) for place in finding.elsewhere]} if finding.elsewhere else {})


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {"sentence": place.sentence, "start": place.start, "end": place.end, "text": place.text}


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _list(items: list[dict[str, Any]]) -> str:
    return "[\n   " + ",\n   ".join(map(_dump, items)) + "]" if items else "[]"
