"""A trend as a table and a chart: in the terminal with sparklines, in HTML with lines, as CSV and JSON."""

from collections.abc import Callable
from importlib.resources import files
from io import StringIO
from itertools import pairwise

import polars as pl
from rich.console import Console
from rich.table import Table
from rich.text import Text

from tqcheck.regression.reports.html import page_environment
from tqcheck.regression.reports.wording import decimals
from tqcheck.regression.trend import sparkline
from tqcheck.reports.wording import visible

_WIDTH, _HEIGHT, _MARGIN = 320, 64, 6


def terminal(frame: pl.DataFrame) -> str:
    """One line a series: first and last value, and the way between them."""
    console = Console(
        file=StringIO(), width=100, color_system=None, emoji=False, highlight=False, markup=False, _environ={}
    )
    for name, part in _by(frame, "slice"):
        table = Table(box=None, pad_edge=False, header_style="dim", title=None, title_justify="left")
        for header in (visible(name), "over time", "first", "last", "change"):
            table.add_column(header, justify="right" if header in ("first", "last", "change") else "left")
        for series, points in _by(part, "series"):
            values = points["value"].to_list()
            places = decimals(series) if points["kind"][0] == "score" else 1
            label = series if points["kind"][0] == "score" else f"{series} /100"
            figures = (f"{values[0]:.{places}f}", f"{values[-1]:.{places}f}", f"{values[-1] - values[0]:+.{places}f}")
            table.add_row(label, sparkline(values), *figures)
        console.print(table)
        console.print()
    dates = sorted(frame["date"].to_list())
    console.print(Text(f"{frame['run'].n_unique()} runs, {dates[0]} to {dates[-1]}; findings are per 100 pairs"))
    output = console.file
    assert isinstance(output, StringIO)
    return "\n".join(line.rstrip() for line in output.getvalue().splitlines()) + "\n"


def html(frame: pl.DataFrame) -> str:
    """A self-contained page with a chart and the figures of each series; everything in it is escaped."""
    environment = page_environment()
    source = files("tqcheck.regression.reports").joinpath("trend.html").read_text(encoding="utf-8")
    slices = [
        (
            name,
            [
                {
                    "name": series,
                    "kind": points["kind"][0],
                    "points": list(zip(points["date"], points["value"], strict=True)),
                    "line": _line(points["value"].to_list()),
                    "places": decimals(series) if points["kind"][0] == "score" else 1,
                }
                for series, points in _by(part, "series")
            ],
        )
        for name, part in _by(frame, "slice")
    ]
    return environment.from_string(source).render(slices=slices, width=_WIDTH, height=_HEIGHT)


def csv(frame: pl.DataFrame) -> str:
    """The frame as CSV."""
    return frame.write_csv()


def json(frame: pl.DataFrame) -> str:
    """The frame as a JSON array of objects."""
    return frame.write_json() + "\n"


FORMATS: dict[str, Callable[[pl.DataFrame], str]] = {"terminal": terminal, "html": html, "csv": csv, "json": json}


def _by(frame: pl.DataFrame, column: str) -> list[tuple[str, pl.DataFrame]]:
    return [(str(key[0]), part) for key, part in frame.group_by(column, maintain_order=True)]


def _line(values: list[float]) -> list[tuple[float, float, float, float]]:
    """Segments of a line chart in the box of ``_WIDTH`` by ``_HEIGHT``; one value is a dot."""
    low, high = min(values), max(values)
    scale = (_HEIGHT - 2 * _MARGIN) / (high - low) if high > low else 0
    step = (_WIDTH - 2 * _MARGIN) / max(1, len(values) - 1)

    def point(place: int, value: float) -> tuple[float, float]:
        y = _HEIGHT - _MARGIN - (value - low) * scale if scale else _HEIGHT / 2
        return round(_MARGIN + place * step, 1), round(y, 1)

    points = [point(place, value) for place, value in enumerate(values)]
    if len(points) == 1:
        points *= 2
    return [(*start, *end) for start, end in pairwise(points)]
