"""The HTML report in a real browser."""

import csv
import io
import re
from typing import Any

import pytest

from tests.browser.conftest import Open
from tests.making import arabic, norwegian
from tests.reports.test_machine_formats import HOSTILE
from tqcheck.reports.html import anchor_of

NORWEGIAN, ARABIC = norwegian(), arabic()


def _chosen(page: Any) -> str | None:
    found = page.locator(".finding.on")
    return found.get_attribute("data-check") if found.count() else None


def _shown(page: Any) -> list[str]:
    return [one.get_attribute("data-check") for one in page.locator(".pair:not([hidden]) .finding:not([hidden])").all()]


def _until(page: Any, selector: str, text: str) -> None:
    """Waits for a text; playwright's own waiting for a function needs ``eval``, which the page's policy forbids."""
    page.locator(selector).filter(has_text=re.compile(f"^{re.escape(text)}$")).wait_for(state="attached")


def test_one_pair_is_opened_at_once(open_page: Open) -> None:
    page = open_page("one")
    assert page.locator("#overview").is_hidden()
    assert page.locator(".pair h2").inner_text() == "nato-outlet-3"
    assert len(_shown(page)) == 6


def test_several_pairs_begin_with_the_overview(open_page: Open) -> None:
    page = open_page("several")
    assert page.locator("#overview").is_visible()
    assert page.locator(".pair:not([hidden])").count() == 0
    page.click("text=beirut")
    _until(page, ".pair:not([hidden]) h2", "beirut")
    page.go_back()
    page.wait_for_selector("#overview:not([hidden])")


def test_j_and_k_go_through_the_findings_in_reading_order(open_page: Open) -> None:
    page = open_page("one")
    seen = []
    for key in "jjjkj":
        page.keyboard.press(key)
        seen.append(_chosen(page))
    names = [finding.check for finding in NORWEGIAN.findings]
    assert seen == [names[0], names[1], names[2], names[1], names[2]]
    assert page.locator(".m.on").count() == 2
    assert page.url.endswith(NORWEGIAN.findings[2].fingerprint)


def test_keys_between_pairs_and_back(open_page: Open) -> None:
    page = open_page("several", anchor=f"#{anchor_of('nato-outlet-3')}")
    page.keyboard.press("n")
    _until(page, ".pair:not([hidden]) h2", "yosan")
    page.keyboard.press("p")
    _until(page, ".pair:not([hidden]) h2", "nato-outlet-3")
    page.keyboard.press("o")
    page.wait_for_selector("#overview:not([hidden])")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") == "search"
    page.keyboard.type("jo")
    assert page.locator(".overview tbody tr").count() == 0


def test_keys_can_be_turned_off(open_page: Open) -> None:
    page = open_page("one")
    page.keyboard.press("?")
    page.uncheck(".use-keys")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert _chosen(page) is None


def test_a_permanent_link_opens_its_finding(open_page: Open) -> None:
    finding = ARABIC.findings[1]
    page = open_page("several", anchor=f"#{anchor_of('beirut')}-{finding.fingerprint}")
    page.wait_for_selector(".finding.on")
    assert page.locator(".pair:not([hidden]) h2").inner_text() == "beirut"
    assert _chosen(page) == "number-changed"
    page.locator(".finding.on .where").first.click()
    assert _chosen(page) == "number-changed"


def test_a_mark_in_the_text_chooses_its_finding(open_page: Open) -> None:
    page = open_page("one")
    page.click(".m:has-text('13 countries')")
    assert _chosen(page) == "number-changed"


def test_every_place_of_a_finding_is_marked_and_chooses_it_where_the_reader_stands(open_page: Open) -> None:
    page = open_page("one")
    marked = page.locator('.cell[data-side="candidate"] .m.error').all_inner_texts()
    assert marked[:2] == ["Heitfeldt", "Aniken Heitfeldt"]
    before = page.evaluate("scrollY")
    page.locator('.cell[data-side="candidate"] .m.error').first.click()
    assert _chosen(page) == "name-misspelled"
    assert page.locator(".m.on").all_inner_texts() == ["Heitfeldt", "Anniken Huitfeldt", "Aniken Heitfeldt"]
    assert page.evaluate("scrollY") == before


def test_filters_hide_findings_marks_and_pairs(open_page: Open) -> None:
    page = open_page("several")
    assert page.locator(".filtered").inner_text() == "12 of 12 findings"
    page.uncheck("input[value=error]")
    assert page.locator(".filtered").inner_text() == "3 of 12 findings"
    assert page.locator(".overview tbody tr").count() == 1
    page.click("text=nato-outlet-3")
    _until(page, ".pair:not([hidden]) h2", "nato-outlet-3")
    assert _shown(page) == ["passage-moved", "sentence-added", "credit-missing"]
    assert page.locator(".pair:not([hidden]) .m.error:not(.off)").count() == 0
    page.uncheck("input[value=low]")
    page.click(".checks summary")
    page.uncheck("input[value=credit-missing]")
    assert _shown(page) == ["passage-moved"]
    page.click(".checks .none")
    assert _shown(page) == [] and page.locator(".export").is_disabled()
    page.click(".checks .all")
    assert _shown(page) == ["passage-moved", "credit-missing"]


def test_the_table_begins_with_the_worst_and_sorts_by_its_columns(open_page: Open) -> None:
    page = open_page("several")
    assert page.locator("th[data-sort=m0]").get_attribute("aria-sort") == "ascending"
    names = page.locator(".overview tbody th").all_inner_texts()
    assert names == ["rain", "nato-outlet-3", "yosan", "beirut", "copy/alone.en.txt"]
    page.click("th[data-sort=s0] button")
    assert page.locator("th[data-sort=s0]").get_attribute("aria-sort") == "descending"
    assert page.locator(".overview tbody th").first.inner_text() == "nato-outlet-3"
    page.click("th[data-sort=id] button")
    assert page.locator(".overview tbody th").first.inner_text() == "beirut"


def test_the_filtered_list_is_exported_as_csv(open_page: Open) -> None:
    page = open_page("several")
    page.uncheck("input[value=error]")
    with page.expect_download() as download:
        page.click(".export")
    text = download.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["check"] for row in rows] == ["passage-moved", "sentence-added", "credit-missing"]
    assert rows[1]["candidate_text"] == "Read our other stories about the alliance."


def test_a_finding_is_copied_as_text(open_page: Open) -> None:
    page = open_page("one", permissions=["clipboard-read", "clipboard-write"])
    page.click(".finding >> nth=1 >> .copy")
    _until(page, "#said", "copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.splitlines()[:3] == [
        "error number-changed (high confidence)",
        "31 became 13",
        "reference, sentence 1: 31 land",
    ]


def test_ribbons_join_the_columns_and_gaps_show_what_is_missing(open_page: Open) -> None:
    page = open_page("one")
    page.wait_for_selector(".ribbons path")
    kinds = [path.get_attribute("class") for path in page.locator(".ribbons path").all()]
    assert sorted(kind.split()[0] for kind in kinds) == ["added", "dropped"] + ["match"] * 5 + ["moved"]
    assert page.locator(".gap.dropped").inner_text() == "dropped: nothing in the candidate"
    assert page.locator(".furniture").count() == 2
    assert page.locator("details.furniture[data-side=reference] p").is_hidden()
    assert page.locator("details.furniture[data-side=candidate] p").is_visible()
    page.keyboard.press("j")
    assert page.locator(".ribbons .lit").count() == 2


def test_language_and_direction_stand_on_the_texts(open_page: Open) -> None:
    page = open_page("several", anchor=f"#{anchor_of('beirut')}")
    for side, language, direction in (("reference", "ar", "rtl"), ("candidate", "en", "ltr")):
        cell = page.locator(f".pair:not([hidden]) .cell[data-side={side}] .s").first
        assert (cell.get_attribute("lang"), cell.get_attribute("dir")) == (language, direction)
        assert cell.evaluate("one => getComputedStyle(one).direction") == direction


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_system_and_the_button(open_page: Open, scheme: str) -> None:
    page = open_page("one", color_scheme=scheme)
    background = "getComputedStyle(document.body).backgroundColor"
    paper, night = "rgb(253, 252, 249)", "rgb(21, 23, 26)"
    assert page.evaluate(background) == (night if scheme == "dark" else paper)
    page.click(".theme")
    assert page.evaluate(background) == paper
    page.click(".theme")
    assert page.evaluate(background) == night


@pytest.mark.parametrize("width", [320, 390, 800, 1100, 1600])
@pytest.mark.parametrize("name", ["one", "several"])
def test_nothing_runs_out_of_the_window(open_page: Open, name: str, width: int) -> None:
    page = open_page(name, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_print_leaves_the_tools_out_and_keeps_the_texts(open_page: Open) -> None:
    page = open_page("one")
    page.emulate_media(media="print")
    assert page.locator(".top").is_hidden() and page.locator(".filters").is_hidden()
    assert page.locator(".cell").first.is_visible() and page.locator(".finding").first.is_visible()


def test_without_javascript_everything_can_be_read(open_page: Open) -> None:
    page = open_page("several", java_script_enabled=False)
    assert page.locator("#overview").is_visible() and page.locator(".pair").count() == 5
    assert page.locator(".finding").count() == 12 and page.locator(".tools").is_hidden()


def test_a_large_run_keeps_its_pairs_folded_away(open_page: Open) -> None:
    page = open_page("large")
    assert page.locator(".pair").count() == 0
    assert page.locator(".overview tbody tr").count() == 100
    page.click(".more")
    page.click(".more")
    assert page.locator(".range").inner_text() == "201 to 250 of 250"
    page.fill("input[type=search]", "beirut (7")
    assert page.locator(".overview tbody th").all_inner_texts() == ["beirut (7)"]
    page.click(".overview tbody a")
    page.wait_for_selector(".pair")
    page.wait_for_selector(".ribbons path")
    assert page.locator(".pair h2").inner_text() == "beirut (7)" and len(_shown(page)) == 2
    page.keyboard.press("o")
    page.wait_for_selector("#overview:not([hidden])")
    with page.expect_download() as download:
        page.click(".export")
    assert len(download.value.path().read_text(encoding="utf-8-sig").splitlines()) == 3


def test_a_permanent_link_into_a_large_run(open_page: Open) -> None:
    page = open_page("large", anchor=f"#{anchor_of('beirut (7)')}-{ARABIC.findings[1].fingerprint}")
    page.wait_for_selector(".finding.on")
    assert _chosen(page) == "number-changed"


@pytest.mark.parametrize("name", ["hostile", "hostile-large"])
def test_hostile_articles_run_nothing_and_add_nothing(open_page: Open, name: str) -> None:
    page = open_page(name)
    for text in HOSTILE:
        page.goto(f"{page.url.split('#')[0]}#{anchor_of(text)}")
        page.wait_for_selector(f"#{anchor_of(text)}:not([hidden]) .finding")
        page.keyboard.press("j")
    assert page.locator("#pairs :is(img, script, iframe, object, form, style, svg:not(.meter, .ribbons))").count() == 0
    assert page.evaluate("[...document.querySelectorAll('*')].filter(e => [...e.attributes]"
                         ".some(a => a.name.startsWith('on') || a.name === 'style')).length") == 0  # fmt: skip


def test_the_policy_lets_no_foreign_script_run(open_page: Open) -> None:
    page = open_page("one", expect="Content Security Policy")
    blocked = page.evaluate("""() => new Promise((done) => {
      document.addEventListener("securitypolicyviolation", (event) => done(event.effectiveDirective));
      const made = document.createElement("script");
      made.textContent = "window.ran = true";
      document.body.append(made);
    })""")
    assert blocked.startswith("script-src") and page.evaluate("window.ran") is None
