"""Files of every sort become articles, or one line that says why not."""

import gzip
import json
import textwrap
from pathlib import Path

import pytest
import zstandard

from tqcheck.articles import from_text, read, read_many
from tqcheck.articles.paragraphs import paragraphs
from tqcheck.errors import UnreadableArticleError

STORY = (
    "Council votes for a new bridge\n\n"
    "OSTHAVN (AP) – The council of Osthavn voted on Monday to build a new bridge over the sound.\n\n"
    "Work will begin in May and cost 40 million kroner, the mayor said after the vote."
)


def write(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("white.txt", b" \n\t \r\n", "empty"),
        ("marks.txt", b"* * *\n---", "empty"),
        ("page.html", b"<html><body><script>alert(1)</script></body></html>", "empty"),
        ("binary.txt", bytes(range(256)) * 8, "binary"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n....", "PNG"),
        ("letter.txt", b"%PDF-1.7\n...", "PDF"),
        ("wide.txt", b"\xff\xfe\x00\xd8", "undecodable"),
        ("list.json", b"[]", "empty"),
        ("broken.json", b'{"text": ', "JSON"),
        ("number.json", b"17", "JSON object"),
        ("other.json", b'{"title": "A"}', "text"),
        ("text.json", b'{"text": 17}', "string"),
        ("empty.json", b'{"text": "  "}', "empty"),
        ("deep.json", b"[" * 100_000, "JSON"),
        ("two.json", b'[{"text": "A b c."}, {"text": "D e f."}]', "2 articles"),
        ("cut.txt.gz", gzip.compress(STORY.encode())[:-9], "gzip"),
        ("bomb.txt.gz", gzip.compress(b"a" * 5_000_000), "refused"),
        ("bomb.txt.zst", zstandard.compress(b"a" * 5_000_000), "refused"),
        ("form.txt", b"Leave a Reply\n\nYour email address will not be published.", "no story"),
    ],
)
def test_what_cannot_be_read_says_where_and_why(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = write(tmp_path, name, data)
    with pytest.raises(UnreadableArticleError) as caught:
        read(path)
    assert caught.value.path == str(path)
    assert reason in caught.value.reason
    assert "\n" not in str(caught.value)


def test_missing_files_and_folders(tmp_path: Path) -> None:
    with pytest.raises(UnreadableArticleError, match="no such file"):
        read(tmp_path / "missing.txt")
    with pytest.raises(UnreadableArticleError, match="folder"):
        read(tmp_path)
    with pytest.raises(UnreadableArticleError, match="cannot be read"):
        read(tmp_path / ("x" * 5000))
    with pytest.raises(UnreadableArticleError, match="cannot be read"):
        read("a\0b")


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress], ids=["gzip", "zstd"])
def test_packed_files_read_as_their_content(tmp_path: Path, pack: object) -> None:
    path = write(tmp_path, "story.txt.packed", pack(STORY.encode()))  # type: ignore[operator]
    assert read(path).text == STORY


def test_a_plain_story(tmp_path: Path) -> None:
    article = read(write(tmp_path, "story.txt", STORY))
    assert article.text == STORY
    assert article.headline == "Council votes for a new bridge"
    assert (article.dateline, article.credit) == ("OSTHAVN", "AP")
    assert (article.language, article.encoding) == ("en", "utf-8")


def test_the_users_language_wins(tmp_path: Path) -> None:
    assert read(write(tmp_path, "story.txt", STORY), language="en-GB").language == "en-GB"


def test_one_paragraph_has_no_headline() -> None:
    article = from_text("The council voted on Monday")
    assert (article.headline, article.text) == (None, "The council voted on Monday")


def test_json_with_its_headline_apart(tmp_path: Path) -> None:
    record = {"headline": "A bridge", "text": "The council voted.\n\nIt was close.", "language": "en", "byline": "Ann"}
    article = read(write(tmp_path, "a.json", json.dumps(record)))
    assert article.text == "A bridge\n\nThe council voted.\n\nIt was close."
    assert (article.headline, article.byline, article.language) == ("A bridge", "Ann", "en")


def test_an_article_of_a_report_stands_as_it_is(tmp_path: Path) -> None:
    text = "A bridge\n\nThe council voted.\n\nAsk for our newsletter."
    record = {
        "path": "x", "language": "en", "headline": "A bridge", "dateline": None, "byline": None, "credit": "AP",
        "sentences": [], "text": text, "boilerplate": [{"start": 30, "end": 53, "kind": "newsletter"}],
    }  # fmt: skip
    article = read(write(tmp_path, "a.json", json.dumps(record)))
    assert article.text == text
    assert [(b.start, b.end, b.kind) for b in article.boilerplate] == [(30, 53, "newsletter")]
    record["boilerplate"] = [{"start": 30, "end": 99, "kind": "newsletter"}]
    with pytest.raises(UnreadableArticleError, match="span"):
        read(write(tmp_path, "b.json", json.dumps(record)))


def test_many_records(tmp_path: Path) -> None:
    path = write(tmp_path, "two.json", json.dumps([{"text": "One is here."}, {"text": "Two is here."}]))
    assert [article.text for article in read_many(path).articles] == ["One is here.", "Two is here."]


def test_a_page(tmp_path: Path) -> None:
    article = read(
        write(
            tmp_path,
            "page.html",
            "<html lang=en><head><title>Council votes for a new bridge – Osthavn Post</title>"
            '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Council votes for a new bridge",'
            '"author": {"name": "Ann Lee"}, "datePublished": "2024-05-06T10:00:00Z", "publisher": {"name": "Post"}}'
            "</script></head><body><nav><a href=a>Home</a> <a href=b>Sport</a></nav><article>"
            "<h1>Council votes for a new bridge</h1><figure><img><figcaption>The old bridge</figcaption></figure>"
            "<p>OSTHAVN (AP) &ndash; The council of Osthavn voted on Monday to build a new bridge over the sound.</p>"
            "<p>Work will begin in May and cost 40 million kroner, the mayor said after the vote.</p></article>"
            "<div class=comments><h3>Comments</h3><p>What a waste of money, who wants to go there at all?</p></div>"
            "<footer>All rights reserved</footer></body></html>",
        )
    )
    assert (article.headline, article.byline, article.credit) == ("Council votes for a new bridge", "Ann Lee", "AP")
    assert (article.date, article.dateline, article.language) == ("2024-05-06", "OSTHAVN", "en")
    left_out = {span.kind: article.text[span.start : span.end] for span in article.boilerplate}
    assert "The old bridge" in left_out["caption"]
    assert "What a waste" in left_out["comments"]
    assert not any("mayor" in text for text in left_out.values())


def test_markdown(tmp_path: Path) -> None:
    article = read(
        write(
            tmp_path,
            "story.md",
            "---\nauthor: Ann\n---\n# A new *bridge*\n\nThe council [voted](http://x.y) on\nMonday.\n\n- one\n- two\n",
        )
    )
    assert article.text == "A new bridge\n\nThe council voted on Monday.\n\none\n\ntwo"
    assert (article.headline, article.byline) == ("A new bridge", "Ann")


def test_wrapped_lines_beside_a_page_s_lists_are_joined() -> None:
    paragraph = (
        "The council of Osthavn voted on Monday to build a bridge over the sound, after a debate of six hours in which "
        "Fishermen and Nordlinje, the ferry company, had asked for a ferry in its place and for a wider span of it."
    )
    wrapped = [line for _ in range(4) for line in ("", *textwrap.wrap(paragraph, 72, initial_indent="   "))]
    listed = [f"  {number}. https://www.example.org/harbour/{'x' * 60}/{number}" for number in range(2)]
    menu = ["Home", "Harbour news", "Weather at sea", "Log in"]
    found = [block.text for block in paragraphs("\n".join([*menu, *wrapped, "", *listed]))]
    assert found.count(paragraph) == 4
    assert found[:4] == menu
