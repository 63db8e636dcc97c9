"""Hostile text acts nowhere, whatever the format."""

import csv
import io
import json
import re
from xml.etree import ElementTree

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.making import PairMaker, article, norwegian, several
from tqcheck import tables
from tqcheck.model import Checked, Skipped
from tqcheck.reports import draw
from tqcheck.reports.markdown import LIMIT
from tqcheck.reports.wording import plain

HOSTILE = (
    "</script><script>alert(1)</script>",
    "=HYPERLINK(1)",
    "-2+3+cmd|' /C calc'!A0",
    "::error file=x::boo\n::stop-commands::x",
    "]]> & <![CDATA[ \x00\x0b\x1b[31m",
    "@everyone #1 https://evil.example www.evil.example `code` | a",
    "![x](https://evil.example/x.png) <img src=x onerror=alert(1)>",
)


MARKUP = "<>&\"'`|=@:%,\\\n\r\t\x00\x1b\u202e"


def hostile(text: str) -> Checked:
    maker = PairMaker(text, None, article(text, path=text, language=text, credit=text))
    return maker.find("garbled-text", text, candidate=text, suggestion=text).done()


@pytest.fixture(scope="module")
def run() -> tables.Tables:
    return tables.build([hostile(text) for text in HOSTILE], [Skipped(text, text) for text in HOSTILE])


def test_csv_holds_every_finding_and_no_formula(run: tables.Tables) -> None:
    rows = list(csv.DictReader(io.StringIO(draw("csv", run))))
    assert len(rows) == 2 * len(HOSTILE)
    assert rows[0]["candidate_text"] == HOSTILE[0]
    assert not any(value[:1] in "=@\t\r" for row in rows for value in row.values() if value)
    assert rows[2]["message"].startswith("'-2+3")


def test_csv_leaves_signed_numbers_alone() -> None:
    made = PairMaker("p", None, article("-5 degrees")).find("number-changed", "+4 became -5", candidate="-5 degrees")
    row = next(csv.DictReader(io.StringIO(draw("csv", tables.build([made.done()])))))
    assert (row["message"], row["candidate_text"]) == ("+4 became -5", "-5 degrees")


def test_junit_is_xml(run: tables.Tables) -> None:
    suite = ElementTree.fromstring(draw("junit", run))
    assert suite.get("failures") == suite.get("skipped") == str(len(HOSTILE))


@pytest.mark.parametrize(("fail_on", "failures"), [("never", 0), ("error", 5), ("warning", 5), ("note", 5)])
def test_junit_fails_as_the_run_does(fail_on: str, failures: int) -> None:
    made = tables.build(several(), [], {"settings": {"fail_on": fail_on}})
    assert ElementTree.fromstring(draw("junit", made)).get("failures") == str(failures)


def test_github_gets_one_command_a_line(run: tables.Tables) -> None:
    lines = draw("github", run).splitlines()
    assert len(lines) == 2 * len(HOSTILE)
    assert all(line.startswith(("::error file=", "::warning title=not checked::")) for line in lines)


def test_markdown_quotes_and_calls_nobody(run: tables.Tables) -> None:
    text = draw("markdown", run)
    outside = re.sub(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", "", text)
    for bad in ("@everyone", "#1 ", "https://evil", "www.evil", r"(?<!\\)<img", r"(?<!\\)<script"):
        assert not re.search(bad, outside)
    # Inside an HTML block no Markdown is read.
    assert "![x]" not in re.sub("<details><summary>[^<>]*(<!-- -->[^<>]*)*</summary>", "", outside)


@settings(max_examples=80, deadline=None)
@given(st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from(MARKUP)), min_size=1))
def test_any_text_is_held_by_any_format(text: str) -> None:
    made = tables.build([hostile(text)], [Skipped(text, text)])
    held = made.findings["message"].item()
    assert json.loads(draw("json", made))["pairs"][0]["findings"][0]["message"] == held
    assert json.loads(draw("sarif", made))["runs"][0]["results"]
    assert len(list(csv.DictReader(io.StringIO(draw("csv", made), newline="")))) == 2
    assert len(ElementTree.fromstring(draw("junit", made)).findall("testsuite/testcase")) == 2
    assert draw("github", made).count("\n") == 2
    page = lxml.html.document_fromstring(draw("html", made))
    assert " ".join(page.xpath("string(//*[@class='finding error']/p[@class='message'])").split()) == plain(held)
    assert not page.xpath("//img | //iframe | //*[@onerror or @onload or @style] | //script[@src]")
    assert len(page.xpath("//script")) == 3


def test_markdown_fits_into_a_comment_and_counts_what_does_not() -> None:
    text = draw("markdown", tables.build([norwegian() for _ in range(200)]))
    assert len(text) < LIMIT + 1000
    assert "findings more did not fit" in text and "150 pairs more" in text
