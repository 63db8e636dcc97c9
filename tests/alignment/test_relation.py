"""How two articles belong together."""

from tests.aligning import aligned_pair
from tqcheck.aligned import Document
from tqcheck.alignment import relation
from tqcheck.model import Article, Link, Sentence

REPORT = (
    "The council of Alta approved a swimming pool on Tuesday. Building it will cost 214 million kroner. Work is to "
    "start in March. The mayor called it a gift to families."
)
OTHER_REPORT = (
    "Families in Alta will get a pool, the mayor announced with delight. The price tag of 214 million kroner drew "
    "protests from teachers. Diggers arrive next spring, officials hope. A vote earlier this week settled the matter."
)


def label(reference: str, candidate: str, languages: tuple[str, str]) -> str:
    related = aligned_pair(reference, candidate, *languages).relation
    assert related is not None
    assert 0.5 <= related.confidence <= 1
    return related.label


def test_the_same_text_is_a_copy_and_its_abridgement_a_version() -> None:
    assert label(REPORT, REPORT, ("en", "en")) == "copy"
    assert label(REPORT, REPORT.split(". Work", maxsplit=1)[0] + ".", ("en", "en")) in ("copy", "edited")
    assert label(REPORT, REPORT.replace("a gift to families", "a present to all families"), ("en", "en")) == "edited"


def test_another_report_on_the_same_event_in_the_same_language_is_no_version() -> None:
    assert label(REPORT, OTHER_REPORT, ("en", "en")) in ("related", "unrelated")


def test_nothing_in_common_is_unrelated() -> None:
    sentences = (Sentence(0, 0, 4, "Rain"),)
    one = Document(Article("Rain", language="en"), sentences)
    empty = Document(Article("", language="en"), ())
    encoder = aligned_pair("A", "A").encoder
    assert relation(one, empty, (Link((0,), (), "dropped"),), encoder).label == "unrelated"
    assert relation(one, one, (Link((0,), (0,), "match", 1.0),), encoder).label == "copy"
