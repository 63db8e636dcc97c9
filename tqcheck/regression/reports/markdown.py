"""A comparison as Markdown, for a pull-request comment."""

from tqcheck.regression.outcome import Outcome
from tqcheck.regression.reports.wording import by_check, change_cells, counts_line, quoted, verdict_line
from tqcheck.reports.wording import visible

_SHOWN = 50
_SPECIAL = str.maketrans({character: f"\\{character}" for character in "\\`*_{}[]<>()#+-.!|~@"} | {"\n": " "})


def markdown(outcome: Outcome) -> str:
    """The outcome as GitHub-flavoured Markdown; nothing that an article says is taken for markup."""
    sign = "❌" if outcome.regressed else "✅"
    lines = [
        f"## {sign} {verdict_line(outcome).capitalize()}",
        "",
        f"{_plain(outcome.names[1])} against {_plain(outcome.names[0])}. {counts_line(outcome).capitalize()}.",
        "",
    ]
    for name in dict.fromkeys(change.slice for change in outcome.comparison.changes):
        lines += [] if name == "all" else [f"### {_plain(name)}", ""]
        lines += [
            "| score | over | baseline | run | change | 95 % | p | |",
            "| --- | --- | ---: | ---: | ---: | --- | ---: | --- |",
        ]
        for change in outcome.comparison.changes:
            if change.slice == name:
                over = f"{change.difference.items} {change.unit}"
                lines.append(f"| {' | '.join((change.metric, over, *change_cells(change)))} |")
        lines.append("")
    if rows := by_check(outcome):
        lines += ["| check | baseline | run | new |", "| --- | ---: | ---: | ---: |"]
        lines += [f"| `{check}` | {old} | {new} | {added} |" for check, old, new, added in rows]
        lines.append("")
    lines += ["### Rules", ""]
    for verdict in outcome.verdicts:
        where = "" if verdict.slice == "all" else f"{_plain(verdict.slice)}: "
        lines.append(f"- {'✅' if verdict.passed else '❌'} {where}{_plain(verdict.rule)}: {_plain(verdict.figures)}")
    new = outcome.findings.filter(outcome.findings["status"] == "new")
    if len(new):
        lines += ["", "### New findings", "", "| pair | severity | check | what | |", "| --- | --- | --- | --- | --- |"]
        for row in new.head(_SHOWN).iter_rows(named=True):
            accepted = f"accepted: {_plain(row['accepted'])}" if row["accepted"] else ""
            cells = (_plain(row["pair"]), row["severity"], f"`{row['check']}`", _plain(quoted(row)), accepted)
            lines.append(f"| {' | '.join(cells)} |")
        if len(new) > _SHOWN:
            lines.append(f"\n… and {len(new) - _SHOWN} more.")
    for kind, pairs in (("Missing", outcome.comparison.missing), ("Extra", outcome.comparison.extra)):
        if pairs:
            lines += ["", f"{kind} pairs: {', '.join(map(_plain, pairs[:_SHOWN]))}"]
    lines += ["", *(f"- stale: {_plain(s.entry.pair)} {s.entry.check}, {s.why}" for s in outcome.stale)]
    return "\n".join(lines).rstrip() + "\n"


def _plain(text: str) -> str:
    return visible(text).translate(_SPECIAL)
