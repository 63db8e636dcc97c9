"""A comparison in the terminal."""

from io import StringIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tqcheck.regression.comparison import MetricChange
from tqcheck.regression.outcome import Outcome
from tqcheck.regression.reports.wording import by_check, change_cells, counts_line, quoted, verdict_line
from tqcheck.reports.wording import visible

NARROWEST = 60
_SHOWN = 40


def terminal(outcome: Outcome, *, width: int = 100, colour: bool = False) -> str:
    """The outcome as lines of at most ``width`` cells (60 at least), with ANSI colours only where ``colour``."""
    console = Console(
        file=StringIO(),
        width=max(width, NARROWEST),
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        legacy_windows=False,
        emoji=False,
        highlight=False,
        markup=False,
        _environ={},
    )
    console.print(Text(f"{outcome.names[1]} against {outcome.names[0]}", "bold"))
    for name in dict.fromkeys(change.slice for change in outcome.comparison.changes):
        console.print(_changes(name, [one for one in outcome.comparison.changes if one.slice == name]))
    console.print(Text(counts_line(outcome)))
    if rows := by_check(outcome):
        table = Table(box=None, pad_edge=False, header_style="dim")
        for header in ("check", "baseline", "run", "new"):
            table.add_column(header, justify="left" if header == "check" else "right")
        for check, old, new, added in rows:
            table.add_row(check, str(old), str(new), str(added), style="red" if new > old else "")
        console.print(table)
    _findings(console, outcome)
    for kind, pairs in (("missing", outcome.comparison.missing), ("extra", outcome.comparison.extra)):
        for pair in pairs[:_SHOWN]:
            console.print(Text(f"{kind} pair: {visible(pair)}", "dim"))
    for stale in outcome.stale:
        line = f"stale: {stale.entry.check} {visible(stale.entry.quoted)} in {visible(stale.entry.pair)}: {stale.why}"
        console.print(Text(line, "yellow"))
    for verdict in outcome.verdicts:
        sign, style = ("✔", "green") if verdict.passed else ("✖", "bold red")
        where = "" if verdict.slice == "all" else f"[{verdict.slice}] "
        console.print(Text.assemble((f"{sign} ", style), f"{where}{verdict.rule}: ", (verdict.figures, "dim")))
    console.print(Text(verdict_line(outcome), "bold red" if outcome.regressed else "bold green"))
    output = console.file
    assert isinstance(output, StringIO)
    return "\n".join(line.rstrip() for line in output.getvalue().splitlines()) + "\n"


def _changes(name: str, changes: list[MetricChange]) -> Table:
    table = Table(title=None if name == "all" else name, title_justify="left", box=None, pad_edge=False)
    for header in ("score", "over", "baseline", "run", "change", "95 %", "p", ""):
        table.add_column(header, justify="left" if header in ("score", "over", "") else "right", header_style="dim")
    for change in changes:
        style = "red" if change.worse else "green" if change.significant else ""
        over = f"{change.difference.items} {change.unit}"
        table.add_row(change.metric, over, *change_cells(change), style=style)
    return table


def _findings(console: Console, outcome: Outcome) -> None:
    new = outcome.findings.filter(outcome.findings["status"] == "new")
    for row in new.head(_SHOWN).iter_rows(named=True):
        line = Text.assemble(
            ("new ", "bold"),
            (f"{row['severity']} ", "red" if row["severity"] == "error" else "yellow"),
            f"{row['check']} ",
            (visible(quoted(row)), "bold"),
            (f"  {visible(row['pair'])} {row['fingerprint']}", "dim"),
        )
        if row["accepted"]:
            line.append(f"  accepted: {visible(row['accepted'])}", "cyan")
        console.print(line)
    if len(new) > _SHOWN:
        console.print(Text(f"and {len(new) - _SHOWN} more", "dim"))
