"""Sentences without a partner that stand inside a sentence of the other article."""

import pytest

from tests.aligning import shared_encoder
from tqcheck.aligned import AlignedPair, Document
from tqcheck.checks.told import told_inside
from tqcheck.model import Article, Link, Pair, Sentence

GERMAN = [
    "Das Gericht sprach den Wirt frei.",
    "Der Staatsanwalt hatte drei Jahre Haft verlangt.",
    "Der Prozess dauerte 42 Tage.",
]
SPANISH = [
    "Tras un juicio de 42 días, el tribunal absolvió al posadero.",
    "El fiscal había pedido tres años de cárcel.",
]


def _document(texts: list[str], language: str) -> Document:
    text, sentences = "", []
    for index, one in enumerate(texts):
        sentences.append(Sentence(index, len(text), len(text) + len(one), one))
        text += one + " "
    return Document(Article(text=text, language=language), tuple(sentences))


def _told(reference: list[str], candidate: list[str], languages: tuple[str, str], alone: int, *, added: bool) -> bool:
    """What is said of the sentence that stands alone, where all the others are linked one by one."""
    old, new = _document(reference, languages[0]), _document(candidate, languages[1])
    longer, shorter = (new, old) if added else (old, new)
    rest = [one.index for one in longer.sentences if one.index != alone]
    pairs = zip(rest, range(len(shorter.sentences)), strict=True)
    links = [
        Link((there,) if added else (here,), (here,) if added else (there,), "match", 0.9) for here, there in pairs
    ]
    lonely = Link((), (alone,), "added", None) if added else Link((alone,), (), "dropped", None)
    aligned = AlignedPair(Pair("test", old.article, new.article), old, new, (*links, lonely), None, shared_encoder())
    return told_inside(aligned, lonely)


def test_a_sentence_whose_figure_stands_in_another_is_told_across_languages_and_both_ways() -> None:
    assert _told(GERMAN, SPANISH, ("de", "es"), 2, added=False)
    assert _told(SPANISH, GERMAN, ("es", "de"), 2, added=True)


def test_in_words_too() -> None:
    turkish = ["Mahkeme hancıyı beş saat süren duruşmada akladı.", "Savcı üç yıl hapis istemişti."]
    english = ["The court acquitted the innkeeper.", "The prosecutor had asked for three years.", "It sat for 5 hours."]
    assert _told(english, turkish, ("en", "tr"), 2, added=False)


@pytest.mark.parametrize(
    "lead",
    ["El tribunal absolvió al posadero.", "Tras un juicio de 24 días, el tribunal absolvió al posadero."],
)
def test_a_figure_that_is_gone_is_not_told(lead: str) -> None:
    assert not _told(GERMAN, [lead, SPANISH[1]], ("de", "es"), 2, added=False)


def test_a_figure_that_another_sentence_brought_there_says_nothing() -> None:
    german = ["Nach 42 Tagen Beratung sprach das Gericht den Wirt frei.", *GERMAN[1:]]
    assert not _told(german, SPANISH, ("de", "es"), 2, added=False)


def test_a_quotation_that_has_become_a_sentence() -> None:
    czech = ["Starosta večer řekl novinářům: „Takovou povodeň jsme tu ještě neměli“.", "Voda opadla v úterý."]
    apart = ["Starosta to večer řekl novinářům.", "Voda opadla v úterý.", "„Takovou povodeň jsme tu ještě neměli.“"]
    assert _told(czech, apart, ("cs", "cs"), 2, added=True)
    assert not _told(["Starosta mluvil s novináři.", czech[1]], apart, ("cs", "cs"), 2, added=True)
