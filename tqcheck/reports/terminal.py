"""The terminal report: one panel a pair, or one table for many pairs."""

from collections.abc import Iterator
from io import StringIO
from itertools import groupby, islice
from operator import itemgetter
from typing import Literal

from rich import box
from rich.cells import cell_len, split_graphemes
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from tqcheck.model import Article, Checked, Finding, Place, Sentence
from tqcheck.reports.left_out import left_out
from tqcheck.reports.lost import lost
from tqcheck.reports.pairs import pairs
from tqcheck.reports.wording import (
    RELATIONS,
    SCORES,
    Segment,
    counted,
    differences,
    fidelity_range,
    figure,
    is_right_to_left,
    quotations,
    right_to_left_runs,
    runs_right_to_left,
    score_of,
    severity_counts,
    severity_words,
    visible,
)
from tqcheck.tables import Tables

NARROWEST = 60
LOST_LINES = 4
SEVERITY_STYLES = {"error": "bold red", "warning": "yellow", "note": "cyan"}
SIGNS = {"error": "✖", "warning": "▲", "note": "●"}
DIFFERENT = "bold black on yellow"
DIM = "dim"

# Isolates and their end: inside them a right-to-left stretch cannot turn the columns beside it round.
_ISOLATE, _RIGHT_TO_LEFT_ISOLATE, _END_ISOLATE = "\u2068", "\u2067", "\u2069"


def terminal(tables: Tables, *, width: int = 100, colour: bool = False, panels: int = 5, rows: int = 60) -> str:
    """The report as lines of at most ``width`` cells (60 at least), with ANSI colours only where ``colour``.

    Up to ``panels`` pairs each get a panel with all their findings. More pairs become one table, worst first, of at
    most ``rows`` rows, with how many are left out. Without colour, differing characters stand in square brackets.
    """
    width = max(width, NARROWEST)
    console = Console(
        file=StringIO(),
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        legacy_windows=False,
        emoji=False,
        highlight=False,
        markup=False,
        _environ={},
    )
    many = tables.height("pairs") > panels
    if many:
        console.print(_overview(tables, width, rows))
    else:
        for one in pairs(tables):
            console.print(_panel(one, width, colour))
    for path, reason in tables.rows("skipped"):
        console.print(Text.assemble(("skipped ", "bold magenta"), (visible(path), "bold"), ": ", visible(reason)))
    console.print(_totals(tables))
    if many:
        console.print(Text("every pair with its findings: --format html", DIM))
    output = console.file
    assert isinstance(output, StringIO)
    return "\n".join(line.rstrip() for line in output.getvalue().splitlines()) + "\n"


def _panel(one: Checked, width: int, colour: bool) -> RenderableType:
    inner = width - 4
    parts: list[RenderableType] = [_paths(one), *_figures(one, inner)]
    parts += _lost(one, inner)
    parts += [Text(_cut(line, inner), DIM) for line in left_out(one)]
    parts.append(_severities(severity_counts(one.findings)))
    for finding in one.findings:
        parts += [Rule(style=DIM), _finding(one, finding, inner, colour)]
    reference = one.pair.reference
    languages = " → ".join(a.language or "und" for a in (reference, one.pair.candidate) if a is not None)
    return Panel(
        Group(*parts),
        title=_shown(visible(one.pair.id), "bold"),
        title_align="left",
        subtitle=Text(languages, DIM),
        subtitle_align="right",
        box=box.ROUNDED,
        width=width,
        border_style=_worst(one.findings) if colour else "none",
    )


def _worst(findings: tuple[Finding, ...]) -> str:
    counts = severity_counts(findings)
    return next((SEVERITY_STYLES[severity] for severity, count in counts.items() if count), "green")


def _paths(one: Checked) -> RenderableType:
    names = [a.path for a in (one.pair.reference, one.pair.candidate) if a is not None and a.path]
    return Text(" → ").join(_shown(visible(name), DIM) for name in names) if names else Text("two texts", DIM)


def _figures(one: Checked, width: int) -> list[RenderableType]:
    lines: list[RenderableType] = []
    relation = one.relation
    said = f"{RELATIONS[relation.label]} ({relation.confidence:.0%} sure)" if relation else "checked by itself"
    fidelity, spread = score_of(one.scores, "fidelity"), fidelity_range(one.scores)
    behind = f"{spread}, {said}" if spread else said
    # the bar gives way, so that figure, range and relation stand in one line; where that is not enough, in two
    room = width - 17 - cell_len(behind)
    if fidelity is not None:
        style = "green" if fidelity >= 90 else "yellow" if fidelity >= 70 else "red"
        bar_width = min(24, width - 40, room if room >= 8 else width)
        filled = round(max(0.0, min(100.0, fidelity)) / 100 * bar_width)
        lines.append(
            Text.assemble(
                ("fidelity ", "bold"),
                (f"{fidelity:5.1f} ", f"bold {style}"),
                ("━" * filled, style),
                ("╌" * (bar_width - filled), DIM),
                f"  {behind if room >= 8 else spread or ''}",
            )
        )
    if fidelity is None or room < 8:
        lines.append(Text(said))
    parts = [(SCORES.get(s.metric, s.metric), figure(s.metric, s.value)) for s in one.scores if s.metric != "fidelity"]
    if parts:
        lines.append(_flowing([f"{name} {value}" for name, value in parts], width))
    return lines


def _lost(one: Checked, width: int) -> list[RenderableType]:
    """Where the points went: the dearest links, a line each."""
    lines = lost(one, LOST_LINES)
    if not lines:
        return []
    wheres = max(len(line.where) for line in lines)
    text = Text()
    for number, line in enumerate(lines):
        text.append("\n" if number else "").append("      " if number else "lost  ", "bold")
        told = _cut(f"{f'−{line.points:.1f}':>5}  {line.where:<{wheres}}  {line.reasons}", width - 6)
        text.append(told, DIM if line.link is None else "")
    return [text]


def _flowing(items: list[str], width: int) -> Text:
    """Items with three blanks between them, a line broken only between two items."""
    lines: list[str] = []
    for item in items:
        if lines and cell_len(lines[-1]) + 3 + cell_len(item) <= width:
            lines[-1] += "   " + item
        else:
            lines.append(item)
    return Text("\n".join(lines))


def _severities(counts: dict[str, int]) -> Text:
    text = Text()
    for severity, count in counts.items():
        if count:
            text.append("   " if text else "")
            text.append(f"{SIGNS[severity]} {counted(count, severity)}", SEVERITY_STYLES[severity])
    return text or Text("✔ no findings", "green")


def _finding(one: Checked, finding: Finding, width: int, colour: bool) -> RenderableType:
    head = Text.assemble(
        (f"{SIGNS[finding.severity]} {finding.severity}", SEVERITY_STYLES[finding.severity]),
        "  ",
        (finding.check, "bold"),
        ("" if finding.confidence == "high" else f"  {finding.confidence} confidence", DIM),
    )
    parts: list[RenderableType] = [head]
    lines = _lines([(visible(finding.message), False)], width - 2, False)[0]
    message = "\n".join(
        "".join(f"{_ISOLATE}{text}{_END_ISOLATE}" if isolated else text for text, isolated in right_to_left_runs(line))
        for line in lines
    )
    parts.append(Padding(Text(message), (0, 0, 0, 2)))
    parts.extend(_places(one, finding, width - 2, colour))
    if finding.suggestion is not None:
        parts.append(_suggestion(finding, width - 2, colour))
    return Group(*parts)


def _places(one: Checked, finding: Finding, width: int, colour: bool) -> Iterator[RenderableType]:
    left, right = finding.reference, finding.candidate
    if left is None and right is None:
        return
    marks_left, marks_right = quotations(finding, one.pair, visible)
    column = (width - 3) // 2
    reference = _quoted(left, one.pair.reference, one.reference_sentences, marks_left, column, colour, "reference")
    candidate = _quoted(right, one.pair.candidate, one.candidate_sentences, marks_right, column, colour, "candidate")
    grid = Table(box=box.MINIMAL, show_header=False, show_edge=False, padding=0, pad_edge=False, border_style=DIM)
    if one.pair.reference is None:
        grid.add_column(width=width)
        grid.add_row(candidate)
    else:
        grid = Table.grid(padding=0)
        for size in (column, 3, column):
            grid.add_column(width=size)
        height = max(len(reference.plain.splitlines()), len(candidate.plain.splitlines()))
        grid.add_row(reference, Text("\n".join([" │"] * height), DIM), candidate)
    yield Padding(grid, (0, 0, 0, 2))


def _quoted(
    place: Place | None,
    article: Article | None,
    sentences: tuple[Sentence, ...],
    marks: list[Segment],
    width: int,
    colour: bool,
    side: str,
) -> Text:
    if place is None or article is None:
        return Text(f"{side}: nothing", DIM)
    where = f"{side}, sentence {place.sentence}" if place.sentence is not None else f"{side}, outside the story"
    text = Text().append(where, DIM)
    opening = _RIGHT_TO_LEFT_ISOLATE if runs_right_to_left(article.language or "und") else _ISOLATE
    for line in _styled_lines(marks, width, colour, "bold", opening):
        text.append("\n").append_text(line)
    inside = next((s for s in sentences if s.index == place.sentence), None)
    if inside is not None and len(inside.text) > len(place.text):
        around = _excerpt(inside, place, width)
        text.append("\n").append_text(_shown(around, DIM, opening))
    return text


def _suggestion(finding: Finding, width: int, colour: bool) -> RenderableType:
    suggestion = visible(finding.suggestion or "")
    marks = [(suggestion, False)]
    if finding.candidate is not None and colour:
        _, marks = differences(visible(finding.candidate.text), suggestion)
    text = Text().append("suggestion: ", "green")
    lines = list(_styled_lines(marks, width - 12, colour, "green", _ISOLATE))
    for number, line in enumerate(lines):
        text.append("\n" + " " * 12 if number else "").append_text(line)
    return Padding(text, (0, 0, 0, 2))


def _excerpt(sentence: Sentence, place: Place, width: int) -> str:
    """One line of the sentence with the place in its middle, cut at user-perceived characters."""
    start, end = place.start - sentence.start, place.end - sentence.start
    before, quoted = _visible_part(sentence.text[:start]), _visible_part(sentence.text[start:end])
    after = _visible_part(sentence.text[end:])
    room = width - cell_len(quoted)
    if room < 8:
        return _cut(visible(sentence.text), width)
    if cell_len(before) + cell_len(after) > room:
        share = max(room // 2, room - cell_len(after))
        before = _cut(before, share, from_end=True)
        after = _cut(after, room - cell_len(before))
    return before + quoted + after


def _visible_part(text: str) -> str:
    """As ``visible``, with blanks kept at either end."""
    shown = visible(text)
    return (" " if text[:1].isspace() else "") + shown + (" " if shown and text[-1:].isspace() else "")


def _cut(text: str, width: int, *, from_end: bool = False) -> str:
    if cell_len(text) <= width:
        return text
    spans, _ = split_graphemes(text)
    kept: list[str] = []
    used = 1
    for start, end, size in reversed(spans) if from_end else spans:
        if used + size > width:
            break
        kept.append(text[start:end])
        used += size
    return "…" + "".join(reversed(kept)) if from_end else "".join(kept) + "…"


def _styled_lines(marks: list[Segment], width: int, colour: bool, style: str, opening: str) -> Iterator[Text]:
    for line, flags in zip(*_lines(marks, width, not colour), strict=True):
        text = Text()
        isolated = is_right_to_left(line)
        text.append(opening if isolated else "")
        # A run at a time: an escape sequence between two letters would part what a script joins.
        for differs, run in groupby(zip(line, flags, strict=True), key=itemgetter(1)):
            text.append("".join(letter for letter, _ in run), DIFFERENT if differs and colour else style)
        yield text.append(_END_ISOLATE if isolated else "")


def _lines(marks: list[Segment], width: int, bracketed: bool) -> tuple[list[str], list[list[bool]]]:
    """Segments broken into lines of at most ``width`` cells, with a flag of difference for each character.

    Lines break at blanks, and between characters where a stretch without a blank is wider than the line, as in
    Chinese and Japanese.
    """
    text, flags = "", list[bool]()
    for piece, differs in marks:
        shown = f"[{piece}]" if bracketed and differs else piece
        text += shown
        flags += [differs] * len(shown)
    spans, _ = split_graphemes(text)
    lines: list[tuple[int, int]] = []
    start = used = 0
    blank = -1
    for begin, _, size in spans:
        if text[begin].isspace():
            blank = begin
        if used + size > width and begin > start:
            stop = blank if blank > start else begin
            lines.append((start, stop))
            start = stop + 1 if stop == blank else stop
            used = cell_len(text[start:begin])
            blank = -1
        used += size
    lines.append((start, len(text)))
    return [text[a:b] for a, b in lines], [flags[a:b] for a, b in lines]


def _shown(text: str, style: str, opening: str = _ISOLATE) -> Text:
    return Text(f"{opening}{text}{_END_ISOLATE}" if is_right_to_left(text) else text, style)


def _overview(tables: Tables, width: int, rows: int) -> RenderableType:
    shown: list[tuple[float, int, Checked]] = []
    for position, one in enumerate(pairs(tables)):
        fidelity = score_of(one.scores, "fidelity")
        shown.append((fidelity if fidelity is not None else 101.0, position, one))
    shown.sort(key=lambda item: (item[0], -severity_counts(item[2].findings)["error"], item[1]))
    metrics = ["fidelity"]
    if width >= 130:
        metrics += ["coverage", "support", "name_fidelity", "fact_fidelity"]
    heads = ["relation", "languages"] if width >= 95 else ["languages"] if width >= 80 else []
    heads += [*(SCORES[metric] for metric in metrics), "errors", "warnings", "notes"]
    cells = [_overview_row(one, width, metrics) for _, _, one in islice(shown, rows)]
    widths = [max(map(cell_len, column)) for column in zip(heads, *cells, strict=True)]
    room = max(12, width - sum(widths) - 3 * len(widths) - 2)
    table = Table(box=box.SIMPLE_HEAD, width=width, padding=(0, 1), pad_edge=False, header_style="bold")
    table.add_column("pair", ratio=1, no_wrap=True)
    for head in heads:
        style = SEVERITY_STYLES.get(head[:-1], "")
        justify: Literal["left", "right"] = "left" if head in ("relation", "languages") else "right"
        table.add_column(head, justify=justify, no_wrap=True, style=style)
    for (_, _, one), row in zip(shown, cells, strict=False):
        table.add_row(_shown(_shortened(visible(one.pair.id), room), ""), *map(Text, row))
    left_out = len(shown) - rows
    if left_out <= 0:
        return table
    return Group(table, Text(f"and {counted(left_out, 'pair')} more, none of a lower fidelity", DIM))


def _shortened(text: str, width: int) -> str:
    """The text cut in its middle, since what tells pairs apart stands at either end."""
    if cell_len(text) <= width:
        return text
    end = _cut(text, width // 2, from_end=True)
    return _cut(text, width - cell_len(end) + 1)[:-1] + end


def _overview_row(one: Checked, width: int, metrics: list[str]) -> list[str]:
    cells: list[str] = []
    if width >= 80:
        reference = one.pair.reference
        if width >= 95:
            cells.append(RELATIONS[one.relation.label] if one.relation else "")
        languages = (a.language or "und" for a in (reference, one.pair.candidate) if a is not None)
        cells.append(" → ".join(languages))
    for metric in metrics:
        value = score_of(one.scores, metric)
        cells.append("" if value is None else figure(metric, value))
    cells.extend(str(count) if count else "" for count in severity_counts(one.findings).values())
    return cells


def _totals(tables: Tables) -> Text:
    counts = dict.fromkeys(SEVERITY_STYLES, 0)
    counts |= tables.severities()
    text = Text(f"{counted(tables.height('pairs'), 'pair')}: {severity_words(counts)}", "bold")
    median = tables.median("fidelity")
    if tables.height("pairs") > 1 and median is not None:
        text.append(f"; median fidelity {median:.1f}")
    if tables.height("skipped"):
        text.append(f"; {tables.height('skipped'):,} skipped")
    return text
