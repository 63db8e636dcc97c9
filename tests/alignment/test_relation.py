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


def test_all_of_a_report_in_other_words_is_a_version() -> None:
    report = (
        "Una frana ha interrotto nella notte la strada provinciale 177 e ha isolato due frazioni di Longobucco, dove "
        "vivono 230 persone. Secondo i vigili del fuoco sono caduti 6.000 metri cubi di terra e roccia. La pioggia ha "
        "raggiunto i 142 millimetri in dodici ore. La Regione ha stanziato 800.000 euro per i primi lavori. Nel 2009 "
        "una frana nello stesso punto era costata la vita a due operai."
    )
    reworded = (
        "Due frazioni di Longobucco, con 230 abitanti, sono isolate da stanotte per una frana che ha bloccato la "
        "provinciale 177. In 12 ore sono scesi 142 mm di pioggia. I vigili del fuoco parlano di seimila metri cubi di "
        "terra e roccia. Per gli interventi urgenti la Regione mette 800mila euro. Nello stesso punto, nel 2009, due "
        "operai morirono sotto una frana."
    )
    assert label(report, reworded, ("it", "it")) == "edited"


def test_nothing_in_common_is_unrelated() -> None:
    sentences = (Sentence(0, 0, 4, "Rain"),)
    one = Document(Article("Rain", language="en"), sentences)
    empty = Document(Article("", language="en"), ())
    encoder = aligned_pair("A", "A").encoder
    assert relation(one, empty, (Link((0,), (), "dropped"),), encoder).label == "unrelated"
    assert relation(one, one, (Link((0,), (0,), "match", 1.0),), encoder).label == "copy"
