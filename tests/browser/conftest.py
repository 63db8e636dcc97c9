"""A headless Chromium and the pages that it opens from disk."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.making import SKIPPED, norwegian, several
from tests.reports.conftest import RUN
from tests.reports.test_machine_formats import HOSTILE, hostile
from tqcheck import tables
from tqcheck.reports.html import html

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

Open = Callable[..., Any]


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the pages that the tests look at."""
    folder = tmp_path_factory.mktemp("pages")
    runs = {
        "one": tables.build([norwegian()], [], RUN),
        "several": tables.build(several(), SKIPPED, RUN),
        "large": tables.build([one for _ in range(50) for one in several()], SKIPPED, RUN),
        "hostile": tables.build([hostile(text) for text in HOSTILE], SKIPPED, RUN),
        "hostile-large": tables.build([hostile(text) for text in HOSTILE * 4], SKIPPED, RUN),
        "empty": tables.empty(),
    }
    for name, run in runs.items():
        (folder / f"{name}.html").write_text(html(run), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium, driven by playwright."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make test-browser")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("there is no chromium on this machine: make test-browser installs it")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Any, pages: Path) -> Iterator[Open]:
    """Opens a page; at the end of the test it must have said nothing on the console and asked for nothing."""
    contexts: list[Any] = []
    complaints: list[str] = []
    expected: list[str] = []

    def opened(
        name: str, *, anchor: str = "", width: int = 1300, height: int = 900, expect: str = "", **options: Any
    ) -> Any:
        expected.append(expect)
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: complaints.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda one: one.url.startswith(("file:", "blob:")) or complaints.append(one.url))
        page.goto(f"{(pages / name).as_uri()}.html{anchor}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [one for one in complaints if not any(part and part in one for part in expected)] == []
