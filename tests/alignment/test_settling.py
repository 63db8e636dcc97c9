"""Furniture settled by the alignment, across languages."""

import pytest

from tests.aligning import shared_encoder
from tqcheck.aligned import Document
from tqcheck.alignment import align_settled
from tqcheck.articles import from_text
from tqcheck.model import Article, Boilerplate
from tqcheck.sentences import split

GERMAN = (
    "Neue Brücke für Osthavn",
    "Der Rat von Osthavn stimmte am Montag für den Bau einer neuen Brücke über den Sund.",
    "Die Arbeiten beginnen im Mai und kosten vierzig Millionen Euro, sagte die Bürgermeisterin.",
    "Die alte Fähre fährt noch bis zum Herbst, danach wird sie verkauft.",
)
ENGLISH = (
    "A new bridge for Osthavn",
    "The council of Osthavn voted on Monday to build a new bridge over the sound.",
    "Work will begin in May and cost forty million euros, the mayor said.",
    "The old ferry will run until autumn and will be sold afterwards.",
)
COOKIES = "We use cookies to offer you a better experience on our site."
SHARE = "Share this article"
ODD = "Your morning espresso with the editor"
LONG_ODD = "Every weekday our newsroom team picks five stories for busy people and sends them before seven."


def document(*paragraphs: str, language: str = "en") -> Document:
    article = from_text("\n\n".join(paragraphs), language)
    return Document(article, split(article))


def marked(kinds: dict[str, str], *paragraphs: str, language: str = "en") -> Document:
    """An article in which just these paragraphs are furniture."""
    text = "\n\n".join(paragraphs)
    spans = tuple(Boilerplate(text.index(part), text.index(part) + len(part), kind) for part, kind in kinds.items())
    article = Article(text, language=language, headline=paragraphs[0], boilerplate=spans)
    return Document(article, split(article))


def story(document: Document) -> list[str]:
    return [sentence.text for sentence in document.sentences]


def test_clean_articles_stay_as_they_are() -> None:
    old, new = document(*GERMAN, language="de"), document(*ENGLISH, "Another bridge was torn down last year.")
    settled = align_settled(old, new, shared_encoder())
    assert settled[0] is old
    assert settled[1] is new
    assert any(not link.reference for link in settled[2])


@pytest.mark.parametrize("odd", [ODD, LONG_ODD])
def test_what_has_no_counterpart_among_furniture_is_furniture(odd: str) -> None:
    old = document(*GERMAN, language="de")
    new = marked({COOKIES: "cookies", SHARE: "share"}, *ENGLISH, COOKIES, odd, SHARE)
    assert odd in story(new)
    _, settled, links = align_settled(old, new, shared_encoder())
    assert story(settled) == list(ENGLISH)
    assert all(link.reference and link.candidate for link in links)
    assert settled.text == new.text


def test_an_added_sentence_is_left_where_furniture_does_not_surround_it() -> None:
    old = document(*GERMAN, language="de")
    added = "A second bridge in the north of the town was torn down last year after a storm."
    new = marked({SHARE: "share"}, *ENGLISH, added, SHARE)
    assert added in story(align_settled(old, new, shared_encoder())[1])
    new = marked({SHARE: "share"}, *ENGLISH[:3], added, ENGLISH[3], SHARE)
    assert added in story(align_settled(old, new, shared_encoder())[1])


def test_a_block_with_a_counterpart_is_no_furniture() -> None:
    old = document(*GERMAN, language="de")
    new = marked({ENGLISH[3]: "donation", SHARE: "share"}, *ENGLISH, SHARE)
    _, settled, links = align_settled(old, new, shared_encoder())
    assert story(settled) == list(ENGLISH)
    assert [span.kind for span in settled.article.boilerplate] == ["share"]
    assert all(link.reference and link.candidate for link in links)


def test_a_block_with_a_counterpart_within_a_longer_span() -> None:
    old = document(*GERMAN, language="de")
    text = "\n\n".join((*ENGLISH, SHARE))
    span = Boilerplate(text.index(ENGLISH[3]), len(text), "share")
    article = Article(text, language="en", headline=ENGLISH[0], boilerplate=(span,))
    settled = align_settled(old, Document(article, split(article)), shared_encoder())[1]
    assert story(settled) == list(ENGLISH)
    assert [text[one.start : one.end] for one in settled.article.boilerplate] == [SHARE]


def test_another_story_tells_nothing_of_furniture() -> None:
    old = document(*GERMAN, language="de")
    new = marked(
        {COOKIES: "cookies", SHARE: "share"},
        "Comet seen over the desert",
        "Astronomers at a small observatory in the desert saw a comet that nobody had seen before.",
        "It will pass the Earth in nine years, at twice the distance of the Moon.",
        COOKIES,
        LONG_ODD,
        SHARE,
    )
    assert align_settled(old, new, shared_encoder())[1] is new


def test_between_what_has_counterparts_only_what_speaks_as_sites_do_is_furniture() -> None:
    old = document(*GERMAN, language="de")
    appeal = "Support our newsroom: subscribe to our newsletter and read every story for one pound."
    added = "A second bridge in the north of the town was torn down last year after a storm."
    for odd, is_left in ((appeal, False), (added, True)):
        new = marked({SHARE: "share"}, *ENGLISH[:2], odd, *ENGLISH[2:], SHARE)
        assert (odd in story(align_settled(old, new, shared_encoder())[1])) == is_left


def test_a_name_of_a_site_above_the_headline_is_none() -> None:
    old = document(*GERMAN, language="de")
    new = marked({SHARE: "share"}, "The Sund Gazette", *ENGLISH, SHARE)
    assert story(align_settled(old, new, shared_encoder())[1]) == list(ENGLISH)
