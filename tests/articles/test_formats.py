"""Feeds and tables to articles, translation memories and XLIFF to pairs; what would harm the machine is refused."""

import gzip
import json
from pathlib import Path

import polars
import pytest
import zstandard

from tqcheck.articles import read, read_many, read_pairs
from tqcheck.articles.assembly import MAX_SENTENCES
from tqcheck.articles.rows import MAX_ROWS
from tqcheck.errors import UnreadableArticleError

ROWS = [
    {"headline": "A new bridge", "text": "The council voted on Monday.\n\nIt was close.", "language": "en"},
    {"headline": "Eine Brücke", "text": "Der Rat stimmte am Montag ab.\n\nEs war knapp.", "language": "de"},
]

NEWSML = """<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:newsml:example:1" xml:lang="nb">
  <itemMeta><versionCreated>2024-05-06T10:00:00Z</versionCreated></itemMeta>
  <contentMeta><headline>Ny bru i Osthavn</headline><by>Kari Nordmann</by><creditline>NTB</creditline></contentMeta>
  <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>
    <p>Bystyret i Osthavn sa mandag ja til en <em>ny</em> bru over sundet.</p>
    <p>Arbeidet begynner i mai, opplyser ordføreren etter møtet i bystyret.</p></body></html></inlineXML></contentSet>
</newsItem>
<newsItem guid="urn:newsml:example:2"><contentSet><remoteContent href="a.jpg"/></contentSet></newsItem>
</itemSet></newsMessage>"""

NITF = """<nitf><head><title>A new bridge</title></head><body><body.head><hedline><hl1>A new bridge</hl1></hedline>
<byline>Ann Lee</byline><distributor>AP</distributor></body.head><body.content>
<p>The council of Osthavn voted on Monday for a new bridge over the sound.</p>
<p>Work will begin in May, the mayor said after the vote.</p></body.content></body></nitf>"""

NINJS = {
    "uri": "urn:ninjs:1", "standard": {"name": "ninjs", "version": "2.1"}, "language": "en", "by": "Ann Lee",
    "versioncreated": "2024-05-06T10:00:00Z", "headlines": [{"role": "main", "value": "A new bridge"}],
    "bodies": [{"role": "main", "contenttype": "text/html", "value": "<p>The council voted.</p><p>It was close.</p>"}],
}  # fmt: skip

TMX = """<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="en" datatype="plaintext"/><body>
<tu><tuv xml:lang="en"><seg>The council <bpt i="1">&lt;b&gt;</bpt>voted<ept i="1">&lt;/b&gt;</ept>.</seg></tuv>
<tuv xml:lang="de"><seg>Der Rat stimmte <hi>ab</hi>.</seg></tuv></tu>
<tu><tuv xml:lang="de"><seg>Es war knapp.</seg></tuv><tuv xml:lang="en"><seg>It was close.</seg></tuv></tu>
</body></tmx>"""

XLIFF1 = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a.txt" source-language="en" target-language="fr"><body>
<trans-unit id="1"><source>The council <g id="1">voted</g>.</source><target>Le conseil a voté<x id="2"/>.</target>
<alt-trans><source>No</source><target>Non</target></alt-trans></trans-unit>
<trans-unit id="2"><source>It was close.</source></trans-unit></body></file></xliff>"""

XLIFF2 = """<xliff version="2.0" srcLang="en" trgLang="uk" xmlns="urn:oasis:names:tc:xliff:document:2.0">
<file id="f"><unit id="u"><segment><source>The council <pc id="1">voted</pc>.</source>
<target>Рада проголосувала.</target></segment>
<segment><source>It was close.</source><target>Так.</target></segment></unit></file></xliff>"""


def write(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def table(folder: Path, name: str) -> Path:
    path = folder / name
    frame = polars.DataFrame(ROWS)
    if name.endswith(".parquet"):
        frame.write_parquet(path)
    elif name.endswith((".csv", ".tsv")):
        frame.write_csv(path, separator="\t" if name.endswith(".tsv") else ",")
    else:
        path.write_text("\n\n".join(json.dumps(row) for row in ROWS), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["feed.jsonl", "feed.csv", "feed.tsv", "feed.parquet"])
def test_records_read_alike_from_every_table(tmp_path: Path, name: str) -> None:
    articles = read_many(table(tmp_path, name)).articles
    assert [(one.headline, one.language) for one in articles] == [("A new bridge", "en"), ("Eine Brücke", "de")]
    assert articles[1].text == "Eine Brücke\n\nDer Rat stimmte am Montag ab.\n\nEs war knapp."
    with pytest.raises(UnreadableArticleError, match="2 articles"):
        read(tmp_path / name)


def test_a_table_of_semicolons_in_windows_letters(tmp_path: Path) -> None:
    data = 'title;text\n"Eine Brücke";"Der Rat stimmte am Montag für die Brücke; es war sehr knapp für Müller."\n'
    (article,) = read_many(write(tmp_path, "feed.csv", data.encode("cp1252"))).articles
    assert article.headline == "Eine Brücke"
    assert article.text.endswith("für die Brücke; es war sehr knapp für Müller.")


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress], ids=["gzip", "zstd"])
def test_packed_tables(tmp_path: Path, pack: object) -> None:
    path = write(tmp_path, "feed.jsonl.gz", pack(table(tmp_path, "feed.jsonl").read_bytes()))  # type: ignore[operator]
    assert len(read_many(path).articles) == 2


def test_newsml(tmp_path: Path) -> None:
    article = read(write(tmp_path, "item.xml", NEWSML))
    assert (article.headline, article.byline, article.credit) == ("Ny bru i Osthavn", "Kari Nordmann", "NTB")
    assert (article.date, article.language, article.id) == ("2024-05-06", "nb", "urn:newsml:example:1")
    assert article.text.split("\n\n")[1] == "Bystyret i Osthavn sa mandag ja til en ny bru over sundet."


def test_nitf(tmp_path: Path) -> None:
    article = read(write(tmp_path, "item.nitf", NITF))
    assert (article.headline, article.byline, article.credit) == ("A new bridge", "Ann Lee", "AP")
    assert len(article.text.split("\n\n")) == 3


def test_ninjs(tmp_path: Path) -> None:
    article = read(write(tmp_path, "item.json", json.dumps(NINJS)))
    assert (article.headline, article.byline, article.date) == ("A new bridge", "Ann Lee", "2024-05-06")
    assert article.text == "A new bridge\n\nThe council voted.\n\nIt was close."


@pytest.mark.parametrize(
    ("name", "data", "texts", "languages"),
    [
        ("a.tmx", TMX, ("The council voted.\n\nIt was close.", "Der Rat stimmte ab.\n\nEs war knapp."), ("en", "de")),
        ("a.xlf", XLIFF1, ("The council voted.\n\nIt was close.", "Le conseil a voté."), ("en", "fr")),
        ("b.xlf", XLIFF2, ("The council voted.\n\nIt was close.", "Рада проголосувала.\n\nТак."), ("en", "uk")),
    ],
)  # fmt: skip
def test_pairs_of_translators(
    tmp_path: Path, name: str, data: str, texts: tuple[str, str], languages: tuple[str, str]
) -> None:
    (pair,) = read_pairs(write(tmp_path, name, data))
    assert pair.reference is not None
    assert (pair.reference.text, pair.candidate.text) == texts
    assert (pair.reference.language, pair.candidate.language) == languages
    assert pair.id == name
    with pytest.raises(UnreadableArticleError, match="pairs"):
        read(tmp_path / name)


ENTITY = '<!DOCTYPE a [<!ENTITY x "{}">]><tmx><body><tu>&x;</tu></body></tmx>'


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("laughs.tmx", ENTITY.format("&y;" * 10), "refused"),
        ("outside.xml", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf>&x;</nitf>', "refused"),
        ("deep.xml", "<a>" * 5000 + "</a>" * 5000, "nested"),
        ("cut.xml", "<nitf><body>", "well-formed"),
        ("other.xml", "<rss><channel/></rss>", "unknown kind"),
        ("empty.xml", "<newsItem/>", "no text item"),
        ("bad.jsonl", '[2\n{"text": ', "line 1.*1 more"),
        ("list.jsonl", "[1]", "JSON object"),
        ("none.csv", "text,title\n", "no record"),
        ("nothing.csv", "url,title\nx,y\n", "record 1"),
        ("not.parquet", b"PAR1" + bytes(200) + b"PAR1", "Parquet"),
        ("cut.parquet", b"PAR1", "Parquet"),
        ("deep.html", "<div>" * 3000 + "text", "nested"),
        ("long.txt", "Yes it is so. " * (MAX_SENTENCES + 1), "sentences"),
    ],
)
def test_what_is_refused(tmp_path: Path, name: str, data: str | bytes, reason: str) -> None:
    with pytest.raises(UnreadableArticleError, match=reason) as caught:
        read_many(write(tmp_path, name, data))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", "text", "well-formed"),
        ("a.xml", "<nitf/>", "no pairs"),
        ("a.tmx", "<tmx><body><tu><tuv><seg>a</seg></tuv></tu></body></tmx>", "no translated"),
        ("a.xlf", "<xliff><file><unit><segment><source>a</source></segment></unit></file></xliff>", "no translated"),
    ],
)
def test_files_without_pairs(tmp_path: Path, name: str, data: str, reason: str) -> None:
    with pytest.raises(UnreadableArticleError, match=reason):
        read_pairs(write(tmp_path, name, data))


@pytest.mark.parametrize(
    ("name", "data", "bad"),
    [
        ("feed.jsonl", "\n".join(['{"text": "It stands here."}'] * 999 + ["{cut"]), {1000: "no valid JSON"}),
        ("feed.jsonl", '[1]\n\n{"text": "It stands."}\n{"title": "x"}', {1: "no JSON object", 3: "missing"}),
        ("feed.csv", "text,title\nIt stands.,One\n,Two\nIt fell.,Three\n", {2: "missing"}),
        ("feed.json", '[{"text": "It stands."}, {"text": " "}, 7]', {2: "no text", 3: "no article"}),
    ],
)
def test_a_bad_record_is_skipped_and_the_others_are_read(
    tmp_path: Path, name: str, data: str, bad: dict[int, str]
) -> None:
    path = write(tmp_path, name, data)
    articles, skipped = read_many(path)
    assert articles and all(article.encoding == "utf-8" for article in articles)
    assert [one.path.rsplit(" ", 1)[1] for one in skipped] == [str(number) for number in bad]
    for one, reason in zip(skipped, bad.values(), strict=True):
        assert one.path.startswith(f"{path}, ") and reason in one.reason
    with pytest.raises(UnreadableArticleError, match="where one is expected"):
        read(path)


def test_a_table_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tqcheck.articles.rows.MAX_ROWS", 1)
    for name in ("feed.jsonl", "feed.csv", "feed.parquet"):
        with pytest.raises(UnreadableArticleError, match="more than"):
            read_many(table(tmp_path, name))
    assert MAX_ROWS > 1000
