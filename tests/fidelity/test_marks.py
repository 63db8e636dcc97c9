"""Quotation marks and ends of sentences that went missing."""

import pytest

from tests.aligning import aligned_pair
from tqcheck.aligned import AlignedPair
from tqcheck.fidelity.marks import lost_marks, unfinished, unquoted

REFERENCE = (
    "The ferry was freed at dawn.\n\n“Nobody was hurt,” the mayor said on Monday.\n\nDivers found a crack in it."
)
GERMAN = "Die Fähre wurde im Morgengrauen befreit.\n\n„Niemand wurde verletzt“, sagte der Bürgermeister am Montag.\n\n"
GERMAN += "Taucher fanden einen Riss darin."


def pair(candidate: str, language: str = "de") -> AlignedPair:
    return aligned_pair(REFERENCE, candidate, "en", language)


def test_marks_of_another_convention_are_marks() -> None:
    assert lost_marks(pair(GERMAN)) == {}
    assert lost_marks(pair(GERMAN.replace("„", "«").replace("“", "»"))) == {}


def test_lost_marks_are_counted() -> None:
    assert lost_marks(pair(GERMAN.replace("„", "").replace("“", ""))) == {1: 1.0}
    assert lost_marks(pair(GERMAN.replace("“", ""))) == {1: 0.5}


def test_a_dash_speaks_too() -> None:
    norwegian = (
        "Fergen ble berget ved daggry.\n\n– Ingen ble skadet, sa ordføreren mandag.\n\nDykkere fant en sprekk i den."
    )
    assert lost_marks(pair(norwegian, "nb")) == {}


def test_what_breaks_off_is_unfinished() -> None:
    assert unfinished(pair(GERMAN)) == frozenset()
    assert unfinished(pair(GERMAN.replace("befreit.", "be"))) == {0}
    assert unfinished(pair(GERMAN.removesuffix(" darin."))) == {2}


def test_where_sentences_have_no_mark_none_breaks_off() -> None:
    thai = "เรือเฟอร์รี่หลุดออกมาได้ในตอนรุ่งสาง\n\n“ไม่มีใครได้รับบาดเจ็บ” นายกเทศมนตรีกล่าวเมื่อวันจันทร์\n\nนักดำน้ำพบรอยร้าวที่ตัวเรือ"
    assert unfinished(pair(thai, "th")) == frozenset()


def test_a_greek_question_ends_with_a_semicolon() -> None:
    old, new = "The ferry was freed.\n\nWas anybody hurt?", "Το πλοίο ελευθερώθηκε.\n\nΤραυματίστηκε κανείς;"
    assert unfinished(aligned_pair(old, new, "en", "el")) == frozenset()


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("“Yes,” she said.", "Yes, she said."),
        ("It's the 'big' one's", "It's the big one's"),
        ("他说：“好。”", "他说：好。"),
    ],
)
def test_marks_are_taken_out_and_apostrophes_stay(text: str, bare: str) -> None:
    assert unquoted(text) == bare
