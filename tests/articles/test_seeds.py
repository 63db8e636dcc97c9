"""Five real pages, flattened as readers save them; they are not part of the project."""

from pathlib import Path

import pytest

from tqcheck.articles import read
from tqcheck.model import Article
from tqcheck.sentences import split

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the saved pages are not here: {SEEDS}")


def seed(number: str) -> tuple[Article, list[str]]:
    article = read(next(SEEDS.glob(f"{number}_*.txt")))
    return article, [sentence.text for sentence in split(article)]


def left_out(article: Article) -> dict[str, str]:
    return {span.kind: article.text[span.start : span.end] for span in article.boilerplate}


def test_an_agency_story_with_comments_under_it() -> None:
    article, sentences = seed("000")
    assert (article.dateline, article.credit, len(sentences)) == ("BRUSSELS", "AP", 1 + 14)
    assert sentences[1].startswith("NATO Secretary-General Jens Stoltenberg on Friday set")
    assert "Liked by 4 people" in left_out(article)["comments"]


def test_a_copy_after_a_donation_appeal() -> None:
    article, sentences = seed("001")
    assert (article.dateline, article.credit, len(sentences)) == (None, None, 1 + 14)
    assert sentences[1].startswith("NATO Secretary-General Jens Stoltenberg on Friday set")
    assert left_out(article)["donation"].endswith("Your support makes all the difference.")


def test_a_translation_with_links_and_an_author_box() -> None:
    article, sentences = seed("002")
    assert article.headline == "This is how NATO will respond to Russia – irrelevant to the settlement on Ukraine"
    links = [article.text[one.start : one.end] for one in article.boilerplate if one.kind == "related"]
    assert [link.split()[:2] for link in links] == [["See", "also"]] * 2
    assert "Certified pop culture lover" in left_out(article)["author"]
    assert sentences[-1] == "– We want Russia to say yes to that, Heitfeldt says."


def test_a_story_between_captions_and_login_text() -> None:
    article, sentences = seed("003")
    assert article.headline == "NATO Has Delivered Written Responses to Russian Security Proposal, Stoltenberg Says"
    assert article.credit is None, "a photograph's agency is not the story's"
    assert sentences[1].startswith("According to US Secretary of State")
    assert not any("Flags of Alliance" in sentence or "log in" in sentence for sentence in sentences)
    assert sentences[-1].startswith("Washington's 2018 reorientation")


def test_a_translated_story_with_a_comment_form() -> None:
    article, sentences = seed("004")
    assert article.headline == "NATO is in security dialogue with Russia, despite the main differences"
    assert [span.kind for span in article.boilerplate] == ["comments"]
    assert not any("comment" in sentence.lower() for sentence in sentences)
