"""What stands in links, and names of elements that hold the whole story."""

from pathlib import Path

import pytest

from tests.articles.test_pages import HEAD, OTHERS, PARAGRAPHS, saved, story, tagged

MENU = ("Harbour", "Ferries and Ports", "Weather at sea", "Classified", "Our crew", "Timetables")
TEASERS = (
    "Bread dearer again in Lund, survey shows",
    "Choir of Sorna sings for the queen on Sunday",
    "Old lighthouse finds a buyer after nine years",
)


def links(lines: tuple[str, ...]) -> str:
    return "<ul>" + "".join(f"<li><a href='/{at}'>{line}</a></li>" for at, line in enumerate(lines)) + "</ul>"


@pytest.mark.parametrize(
    "around",
    [
        "<form action='/search'>{}</form>",
        "<div class='page advertisement-free no-sidebar ad'>{}</div>",
        "<div id='sidebar'>{}</div>",
        "<div class='comments'>{}</div>",
        "<aside>{}</aside>",
    ],
)
def test_an_element_that_holds_the_story_is_no_furniture_whatever_its_name(tmp_path: Path, around: str) -> None:
    body = around.format(f"<h1>{HEAD}</h1>{tagged(PARAGRAPHS)}") + links(MENU)
    told = story(saved(tmp_path, body))
    assert all(one in told for one in (HEAD, *PARAGRAPHS))


def test_a_thread_of_comments_that_is_longer_than_the_story_stays_one(tmp_path: Path) -> None:
    said = tuple(f"I was on board myself in {year} and nobody told us anything at all for hours." for year in range(20))
    told = story(saved(tmp_path, f"<h1>{HEAD}</h1>{tagged(PARAGRAPHS)}<div class='comments'>{tagged(said)}</div>"))
    assert PARAGRAPHS[-1] in told
    assert said[3] not in told


def test_lists_of_links_are_none_of_the_story(tmp_path: Path) -> None:
    heads = "".join(f"<h3><a href='/{at}'>{line}</a></h3>" for at, line in enumerate(TEASERS))
    blurb = f"<h3><a href='/b'>{TEASERS[0]}</a></h3><p><a href='/b'>{OTHERS[0]}</a></p>"
    body = f"{links(MENU)}<h1><a href='/'>{HEAD}</a></h1>{tagged(PARAGRAPHS)}{heads}{blurb}{links(TEASERS)}"
    told = story(saved(tmp_path, body))
    assert all(one in told for one in (HEAD, *PARAGRAPHS))
    assert not any(one in told for one in (*MENU, *TEASERS, OTHERS[0]))


def test_links_within_paragraphs_and_to_parts_of_the_page_are_the_story_s(tmp_path: Path) -> None:
    paragraphs = (PARAGRAPHS[0].replace("Aurelia", "<a href='/a'>Aurelia</a>"), *PARAGRAPHS[1:])
    heads = [f"<h2><a href='#part{at}'>What the {one} say</a></h2>" for at, one in enumerate(("owners", "divers"))]
    body = (
        f"<h1>{HEAD}</h1>{tagged(paragraphs[:1])}{heads[0]}{tagged(paragraphs[1:2])}{heads[1]}{tagged(paragraphs[2:])}"
    )
    told = story(saved(tmp_path, body))
    assert all(one in told for one in (*PARAGRAPHS, "What the owners say", "What the divers say"))


def test_where_nearly_all_paragraphs_are_links_links_say_nothing(tmp_path: Path) -> None:
    body = f"<h1>{HEAD}</h1>" + "".join(f"<p><a href='/all'>{one}</a></p>" for one in PARAGRAPHS)
    told = story(saved(tmp_path, body))
    assert all(one in told for one in PARAGRAPHS)
