"""Pictures of the reports, for README and docs, drawn on the project's own stories by ``make pictures``."""

import os
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI
from rich.text import Text

import tqcheck
from tests.browser.conftest import Open
from tqcheck import tables
from tqcheck.embedding import load_encoder
from tqcheck.pipeline import to_article
from tqcheck.reports import draw

ROOT = Path(__file__).parents[2]
STORY, CANDIDATE = "ferry-aground", "en.garbled"
KEPT = ROOT / "docs" / "pictures"

pytestmark = pytest.mark.skipif(
    "TQCHECK_UPDATE_PICTURES" not in os.environ, reason="pictures are drawn by make pictures, which takes minutes"
)


def _run(pattern: str) -> tables.Tables:
    pairs = []
    for reference in sorted((ROOT / "corpora").glob(f"{STORY if pattern == CANDIDATE else '*'}/reference.*.txt")):
        for candidate in sorted(reference.parent.glob(f"candidate.{pattern}.txt")):
            name = f"{reference.parent.name}/{candidate.name.split('.', 1)[1].removesuffix('.txt')}"
            pairs.append(tqcheck.Pair(name, _named(reference), _named(candidate)))
    return tqcheck.check_many(pairs, encoder=load_encoder())


def _named(path: Path) -> Any:
    from dataclasses import replace

    return replace(to_article(path), path=path.relative_to(ROOT).as_posix())


@pytest.fixture(scope="module")
def drawn(pages: Path) -> Iterator[tables.Tables]:
    one = _run(CANDIDATE)
    (pages / "picture-one.html").write_text(draw("html", one), encoding="utf-8")
    (pages / "picture-many.html").write_text(draw("html", _run("en.*")), encoding="utf-8")
    console = Console(file=StringIO(), record=True, width=100, force_terminal=True)
    console.print(Text.from_ansi(draw("terminal", one, width=100, colour=True)))
    KEPT.mkdir(exist_ok=True)
    svg = console.export_svg(title=f"tqcheck score {STORY}", theme=DIMMED_MONOKAI, clear=False)
    # rich asks a server for its font; the reader's own fixed-width one will do
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    (KEPT / "terminal.svg").write_text(svg, encoding="utf-8")
    page = console.export_html(theme=DIMMED_MONOKAI, inline_styles=True)
    page = page.replace('<pre style="', '<pre style="display: inline-block; padding: 12px; font-size: 13px; ')
    (pages / "picture-terminal.html").write_text(page, encoding="utf-8")
    yield one


@pytest.mark.parametrize(
    ("name", "source", "options", "keys"),
    [
        ("pair", "picture-one", {"width": 1400}, "jj"),
        ("pair-dark", "picture-one", {"width": 1400, "color_scheme": "dark"}, "jj"),
        ("phone", "picture-one", {"width": 390}, "j"),
        ("overview", "picture-many", {"width": 1400}, ""),
        ("terminal", "picture-terminal", {"width": 900}, ""),
    ],
)
def test_picture(
    drawn: tables.Tables, open_page: Open, name: str, source: str, options: dict[str, Any], keys: str
) -> None:
    page = open_page(source, **options)
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    KEPT.mkdir(exist_ok=True)
    picture = KEPT / f"{name}.png"
    (page.locator("pre") if name == "terminal" else page).screenshot(path=picture)
    assert picture.stat().st_size > 10_000
