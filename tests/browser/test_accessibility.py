"""axe-core finds nothing serious, in any of the page's states."""

from typing import Any

import pytest

from tests.browser.conftest import Open
from tests.making import arabic, norwegian
from tqcheck.reports.html import anchor_of

STATES: dict[str, dict[str, Any]] = {
    "overview": {"name": "several"},
    "overview, dark": {"name": "several", "color_scheme": "dark"},
    "pair": {"name": "one"},
    "pair, dark": {"name": "one", "color_scheme": "dark"},
    "pair, phone": {"name": "one", "width": 390},
    "right to left": {"name": "several", "anchor": f"#{anchor_of(arabic().pair.id)}"},
    "pair of a large run": {"name": "large", "anchor": f"#{anchor_of(norwegian().pair.id)}"},
    "empty": {"name": "empty"},
}


@pytest.mark.parametrize("state", STATES)
def test_no_serious_finding(open_page: Open, state: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed: make test-browser")
    page = open_page(**STATES[state])
    page.wait_for_timeout(200)
    if STATES[state]["name"] == "one":
        page.keyboard.press("j")
    results = axe.Axe().run(page).response["violations"]
    grave = [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in results
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]
    assert not grave, "\n".join(grave)
