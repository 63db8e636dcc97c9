"""What a page's metadata say, several articles on one page, and limits of a single paragraph."""

import json
from pathlib import Path
from typing import Any

import pytest

from tqcheck.articles import from_text, read
from tqcheck.articles.assembly import MAX_PARAGRAPH
from tqcheck.articles.html import page
from tqcheck.articles.text import from_blocks
from tqcheck.errors import UnreadableArticleError
from tqcheck.model import Article

PARAGRAPHS = (
    "The ferry Aurelia ran aground off the island of Sorna on Monday morning with 212 people on board.",
    "All passengers were taken off by boat within three hours, said the shipping company Nordlinje.",
    "The cause is not known. Divers will look at the hull on Tuesday, a police spokesman said.",
)
OTHERS = (
    "Bakers in Lund have raised the price of bread for the third time this year, a survey shows.",
    "A loaf now costs 42 kronor on average. Flour and electricity have become dearer, the union said.",
)
HEAD, OTHER = "Ferry runs aground off Sorna", "Bread dearer again in Lund"


def tagged(paragraphs: tuple[str, ...]) -> str:
    return "".join(f"<p>{one}</p>" for one in paragraphs)


def saved(folder: Path, body: str, linked: Any = None, title: str = HEAD) -> Article:
    script = f"<script type='application/ld+json'>{json.dumps(linked)}</script>" if linked else ""
    path = folder / "page.html"
    path.write_text(f"<html lang='en'><head><title>{title}</title>{script}</head><body>{body}</body></html>", "utf-8")
    return read(path)


def story(article: Article) -> str:
    text = article.text
    for span in reversed(article.boilerplate):
        text = text[: span.start] + text[span.end :]
    return text


def test_of_several_linked_articles_the_one_that_the_page_shows_describes_it(tmp_path: Path) -> None:
    linked = [
        {"@type": "NewsArticle", "headline": OTHER, "author": "A Baker"},
        {
            "@graph": [
                {"@type": "WebSite", "name": "X"},
                {"@type": ["NewsArticle"], "headline": HEAD, "author": "Ib Falk"},
            ]
        },
    ]
    assert saved(tmp_path, f"<h1>{HEAD}</h1>{tagged(PARAGRAPHS)}", linked).byline == "Ib Falk"


@pytest.mark.parametrize("root", ["<div id='root'></div>", "<nav><a>Home</a></nav><div>Loading...</div>"])
def test_a_story_that_only_a_script_would_show_is_read_from_the_metadata(tmp_path: Path, root: str) -> None:
    linked = {"@type": "NewsArticle", "headline": HEAD, "articleBody": "</p><p>".join(PARAGRAPHS)}
    article = saved(tmp_path, root, linked, "x")
    assert article.headline == HEAD
    assert all(one in story(article) for one in PARAGRAPHS)


def test_entries_of_a_live_blog_in_the_metadata(tmp_path: Path) -> None:
    entries = [{"headline": OTHER, "articleBody": OTHERS[0]}, {"headline": None, "articleBody": OTHERS[1]}, "x"]
    linked = {"@type": "LiveBlogPosting", "headline": HEAD, "articleBody": PARAGRAPHS[0], "liveBlogUpdate": entries}
    article = saved(tmp_path, "<div></div>", linked)
    assert all(one in story(article) for one in (HEAD, PARAGRAPHS[0], OTHER, *OTHERS))


def test_a_second_article_on_a_page_is_another_one(tmp_path: Path) -> None:
    first = f"<article><h1>{HEAD}</h1>{tagged(PARAGRAPHS)}</article>"
    second = f"<article><h1>{OTHER}</h1>{tagged(OTHERS)}</article>"
    for body, title in ((first + second, HEAD), (second + first, HEAD), (first + second, "News")):
        article = saved(tmp_path, body, title=title)
        assert all(one in story(article) for one in (HEAD, *PARAGRAPHS))
        assert not any(one in story(article) for one in (OTHER, *OTHERS))


def test_heads_of_a_live_blog_between_buttons_stay(tmp_path: Path) -> None:
    entries = "".join(
        f"<div><time>1{at}:42</time><h2>{head}</h2><p>{text}</p><button>Share</button></div>"
        for at, (head, text) in enumerate(
            zip(("Trains stop", "Bridge closed", "Schools shut"), PARAGRAPHS, strict=True)
        )
    )
    article = saved(tmp_path, f"<h1>{HEAD}</h1><p>{OTHERS[0]}</p>{entries}")
    assert all(one in story(article) for one in ("Trains stop", "Bridge closed", "Schools shut", *PARAGRAPHS))


def test_a_price_in_a_table_is_no_time(tmp_path: Path) -> None:
    table = "<table><tr><th>Year</th><th>Price</th></tr><tr><td>2023</td><td>£8.00</td></tr></table>"
    assert "£8.00" in story(saved(tmp_path, f"<h1>{HEAD}</h1>{tagged(PARAGRAPHS)}{table}<p>{OTHERS[0]}</p>"))


def test_json_with_a_graph_and_the_sources_of_ninjs(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    item = {"@type": "NewsArticle", "headline": HEAD, "articleBody": "\n\n".join(PARAGRAPHS)}
    path.write_text(json.dumps({"@graph": [{"@type": "WebPage", "name": "p"}, item]}), "utf-8")
    assert read(path).headline == HEAD
    ninjs = {"headlines": [{"value": HEAD}], "infosources": [{"name": "AP"}]}
    path.write_text(json.dumps(ninjs | {"bodies": [{"value": "\n\n".join(PARAGRAPHS)}]}), "utf-8")
    assert read(path).credit == "AP"


@pytest.mark.parametrize("piece", ["x", "? ", '" ', "| ", "(", "。", "é"])
def test_a_paragraph_without_end_is_refused(piece: str) -> None:
    with pytest.raises(UnreadableArticleError):
        from_text(piece * (5 * MAX_PARAGRAPH))
    long = from_text("\n\n".join([HEAD, *PARAGRAPHS, piece * (MAX_PARAGRAPH // 20), *OTHERS]), "en")
    assert PARAGRAPHS[0] in story(long)


@pytest.mark.parametrize("title", [f"Sund Gazette: {HEAD}", f"{HEAD} | Sund Gazette", f"The Gazette - {HEAD}"])
def test_of_a_title_with_the_name_of_a_site_the_line_of_the_page_is_the_headline(title: str) -> None:
    cells = "".join(f"<tr><td>{text}</td></tr>" for text in ("Sund Gazette", HEAD, *PARAGRAPHS))
    blocks, known = page(f"<html><head><title>{title}</title></head><body><table>{cells}</table></body></html>", "x")
    assert from_blocks(blocks, known, language="en", path=None).headline == HEAD
