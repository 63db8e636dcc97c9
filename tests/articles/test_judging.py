"""Furniture that no rule of wording knows, told by the page around it; clean texts stay whole."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.articles import from_text
from tqcheck.articles.address import address
from tqcheck.articles.html import page
from tqcheck.articles.judging import Trees
from tqcheck.articles.text import from_blocks, markdown
from tqcheck.model import Article

EN = (
    "Council of Osthavn votes for a new bridge over the sound",
    "The council of Osthavn voted on Monday to build a bridge over the sound, after a debate of six hours.",
    "Work on the bridge will begin in May and cost 40 million kroner, mayor Ida Lund said after the vote.",
    "Fishermen in Osthavn fear that the bridge will keep their boats from the harbour, and want a wider span.",
    "The opposition in the council called the cost of the bridge too high and asked for a ferry in its place.",
    "Lund said that a ferry over the sound would cost as much in ten years as the bridge does in fifty.",
)
DE = (
    "Rat von Osthavn stimmt für eine neue Brücke über den Sund",
    "Der Rat von Osthavn hat am Montag nach sechs Stunden Debatte für eine Brücke über den Sund gestimmt.",
    "Die Arbeiten an der Brücke beginnen im Mai und kosten 40 Millionen Kronen, sagte Bürgermeisterin Ida Lund.",
    "Fischer aus Osthavn fürchten, dass die Brücke ihren Booten den Weg versperrt, und fordern mehr Durchfahrt.",
    "Die Opposition im Rat nannte die Kosten der Brücke zu hoch und verlangte statt der Brücke eine Fähre.",
    "Eine Fähre über den Sund koste in zehn Jahren so viel wie die Brücke in fünfzig, sagte Lund.",
)
HI = (
    "ओस्थावन की परिषद ने जलडमरूमध्य पर नए पुल के पक्ष में मतदान किया",
    "ओस्थावन की परिषद ने सोमवार को छह घंटे की बहस के बाद जलडमरूमध्य पर पुल बनाने के पक्ष में मतदान किया।",
    "पुल का निर्माण मई में शुरू होगा और उस पर चार करोड़ क्रोनर खर्च होंगे, महापौर इदा लुंड ने मतदान के बाद कहा।",
    "ओस्थावन के मछुआरों को डर है कि पुल उनकी नावों का रास्ता रोक देगा, इसलिए वे चौड़ा पुल चाहते हैं।",
    "परिषद में विपक्ष ने पुल का खर्च बहुत अधिक बताया और पुल की जगह नाव सेवा की माँग की।",
    "लुंड ने कहा कि नाव सेवा पर दस साल में उतना खर्च होगा जितना पुल पर पचास साल में होता है।",
)


def read_text(text: str) -> Article:
    blocks, known = markdown(text)
    return from_blocks(blocks, known, language="en", path=None)


def story(article: Article) -> str:
    text = article.text
    for span in reversed(article.boilerplate):
        text = text[: span.start] + text[span.end :]
    return text


def grown(draw: st.DrawFn, nodes: list[tuple[int, float, int, int]], depth: int) -> int:
    at = len(nodes)
    nodes.append((-1, draw(st.sampled_from((-0.3, 0.0, 0.1, 0.7))), 0, 0))
    if depth and draw(st.booleans()):
        feature, threshold = draw(st.integers(0, 2)), draw(st.sampled_from((-1.0, 0.0, 0.5)))
        left = grown(draw, nodes, depth - 1)
        nodes[at] = (feature, threshold, left, grown(draw, nodes, depth - 1))
    return at


@st.composite
def trees(draw: st.DrawFn) -> list[tuple[int, float, int, int]]:
    nodes: list[tuple[int, float, int, int]] = []
    grown(draw, nodes, 5)
    return nodes


def walked(nodes: list[tuple[int, float, int, int]], row: list[float]) -> float:
    at = 0
    while nodes[at][0] >= 0:
        feature, threshold, left, right = nodes[at]
        at = right if row[feature] > threshold else left
    return nodes[at][1]


@given(
    made=st.lists(trees(), min_size=1, max_size=6),
    rows=st.lists(st.lists(st.sampled_from((-1.0, 0.0, 0.25, 0.5, 2.0)), min_size=3, max_size=3), min_size=1),
)
def test_all_questions_at_once_lead_to_the_same_leaves(
    made: list[list[tuple[int, float, int, int]]], rows: list[list[float]]
) -> None:
    asked = []
    for row in rows:
        total = 0.5
        for nodes in made:
            total += walked(nodes, row)
        asked.append(1 / (1 + math.exp(-total)))
    assert Trees(0.5, made).chances(rows) == asked


@pytest.mark.parametrize("paragraphs", [EN, DE, HI], ids=["en", "de", "hi"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_clean_texts_stay_whole(paragraphs: tuple[str, ...], gap: str) -> None:
    assert from_text(gap.join(paragraphs)).boilerplate == ()


def test_feet_of_printed_pages_between_paragraphs_cut_nothing_off() -> None:
    def foot(page: int) -> list[str]:
        return ["Sundet Weekly", f"https://www.example.org/sundet?sheet={page}", f"Sheet {page} of 4"]

    pieces = [*EN[:3], *foot(1), *EN[3:4], *foot(2), *EN[4:5], *foot(3), *EN[5:], *foot(4)]
    told = story(from_text("\n".join(pieces), "en"))
    assert all(one in told for one in EN)
    assert "example.org" not in told
    assert "Sheet 2" not in told


def test_an_offer_between_paragraphs() -> None:
    box = ["Rubber boots for every weather", "£49.90 £29.90", "To our shop"]
    feet = ["About us", "Contact", "Privacy policy", "Sitemap", "© Sundet 2024. All rights reserved."]
    poll = ["Should your town build one too?", "Yes 58%", "No 42%", "You can vote until Sunday."]
    told = story(from_text("\n".join([*EN[:3], *box, *EN[3:5], *poll, *EN[5:], *feet]), "en"))
    assert all(one in told for one in EN)
    assert "£49.90" not in told


def test_a_quotation_over_several_lines_stays_whole() -> None:
    quoted = [
        "Lund wrote on Monday: “Thank you, Osthavn.",
        "It was a long night.",
        "I know that many of you are afraid for the harbour.",
        "Thank you for your letters!”",
    ]
    feet = ["About us", "Contact", "Privacy policy", "Sitemap", "© Sundet 2024. All rights reserved."]
    told = story(from_text("\n".join(["Sundet Weekly", *EN[:3], *quoted, *EN[3:], *feet]), "en"))
    assert all(one in told for one in (*EN, *quoted))
    assert "Sitemap" not in told


@pytest.mark.parametrize(("left_open", "closing"), [('"', '"'), ("“", "”"), ("„", "“"), ("« ", " »")])
def test_a_paragraph_that_closes_a_quotation_and_goes_on_stays(left_open: str, closing: str) -> None:
    quoted = (
        f"Lund told the council: {left_open}My father rowed people over this sound for thirty years, in all weathers.",
        f"We carry on.{closing} Help is there day and night: call 116 123 or write to help@example.org, all free.",
    )
    rest = ("Members pay 4 pounds a month.", "Become a member", "Share", "Read more: A whale in the sound", "Log in")
    told = story(from_text("\n".join([*EN, quoted[0], rest[0], quoted[1], *rest[1:]]), "en"))
    assert all(one in told for one in (*EN, *quoted))
    assert not any(one in told for one in rest[1:])


def test_a_long_quotation_goes_on_over_feet_of_pages() -> None:
    quoted = [
        "Lund wrote on Monday: “Thank you, Osthavn.",
        "It was a long night.",
        "I could not sleep.",
        "Nobody knew how the vote would end.",
        "I know that many of you are afraid for the harbour.",
        "We will talk about that.",
        "Thank you for your letters!”",
    ]

    def foot(page: int) -> list[str]:
        return [f"https://www.example.org/sundet?sheet={page}", f"Sheet {page} of 3"]

    pieces = [*EN[:3], *quoted[:3], *foot(1), *quoted[3:], *EN[3:5], *foot(2), *EN[5:], *foot(3)]
    told = story(from_text("\n".join(pieces), "en"))
    assert all(one in told for one in (*EN, *quoted))
    assert "example.org" not in told


def test_figures_alone_are_no_story_and_a_headline_is() -> None:
    top = ["Sundet Weekly", "Home", "Harbour", "12 : 40", "3,204"]
    feet = ["About us", "Contact", "Privacy policy", "Sitemap", "© Sundet 2024. All rights reserved."]
    told = story(from_text("\n".join([*top, *EN[:3], "58% 42%", *EN[3:], "0", *feet]), "en"))
    assert all(one in told for one in EN)
    assert not any(line in told.split("\n") for line in ("58% 42%", "0", "3,204", "12 : 40"))


def test_cells_of_a_table_are_kept() -> None:
    rows = "\n".join(f"| {year} | {votes} |" for year, votes in ((2021, 412), (2022, 398), (2023, 441), (2024, 470)))
    table = f"| Year | Votes |\n| --- | --- |\n{rows}"
    article = read_text("\n\n".join([f"# {EN[0]}", *EN[1:4], table, *EN[4:]]))
    told = story(article)
    assert all(one in told for one in (*EN, "2023", "441"))


def test_a_table_in_a_page_is_kept_and_its_menu_is_not() -> None:
    rows = "".join(
        f"<tr><td>{year}</td><td>{votes}</td></tr>" for year, votes in ((2021, 412), (2022, 398), (2023, 441))
    )
    menu = "<ul><li><a href='/'>Home</a></li><li><a href='/h'>Harbour</a></li></ul>"
    text = (
        "".join(f"<p>{one}</p>" for one in EN[1:4])
        + f"<table>{rows}</table>"
        + "".join(f"<p>{one}</p>" for one in EN[4:])
    )
    content = (
        f"<html lang='en'><body>{menu}<article><h1>{EN[0]}</h1>{text}</article><footer>© Sundet</footer></body></html>"
    )
    blocks, known = page(content, "page.html")
    told = story(from_blocks(blocks, known, language="en", path=None))
    assert all(one in told for one in (*EN, "2022", "441"))
    assert "Harbour" not in told.split("\n")


def test_words_that_speak_to_a_reader() -> None:
    said = address("Subscribe to our newsletter and you get every story.", "en")
    assert (said.you, said.us, said.words) == (1, 1, 9)
    assert said.site >= 2
    assert address("“You are our hope,” she said.", "en")[:2] == (0, 0)
    assert address("请点击这里订阅我们的简报", "zh").site >= 1
    assert address("हमारे पत्रकारों को लिखें", "hi").site == 1
