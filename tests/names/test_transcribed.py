"""Names that transcribing languages write by their sound."""

import pytest

from tests.names.pairs import findings
from tqcheck.names.garbled.transcribed import canonical, read_back


@pytest.mark.parametrize(
    ("reference", "candidate", "languages", "wrong"),
    [
        ("The spokesman Jack Robinson resigned.", "Runasvīrs Džeks Robensons atkāpās.", ("en", "lv"), "Robensons"),
        ("Then Lindsay Simpson resigned.", "Potom je Lindsi Sompson podneo ostavku.", ("en", "sr"), "Sompson"),
        ("Историк Тимофей Вележев уехал.", "Vēsturnieks Timofejs Voložuvs aizbrauca.", ("ru", "lv"), "Voložuvs"),
    ],
)
def test_garbled_sounds_are_found(reference: str, candidate: str, languages: tuple[str, str], wrong: str) -> None:
    assert any(wrong in finding.message for finding in findings([reference], [candidate], languages))


@pytest.mark.parametrize(
    ("reference", "candidate", "languages"),
    [
        ("The spokesman Jack Robinson resigned.", "Runasvīrs Džeks Robinsons atkāpās.", ("en", "lv")),
        ("The spokesman Jack Robinson resigned.", "Atstovas Džekas Robinsonas atsistatydino.", ("en", "lt")),
        ("Then Lindsay Simpson resigned.", "Potom je Lindzi Simpson podneo ostavku.", ("en", "sr")),
        ("Then George Johnson resigned.", "Sonra Corc Conson istefa verdi.", ("en", "az")),
        ("Историк Тимофей Вележев уехал.", "Vēsturnieks Timofejs Veļeževs aizbrauca.", ("ru", "lv")),
        ("Историк Вележев и Щёголев уехали.", "Istoričar Veležev i Ščogoljev su otišli.", ("ru", "sr")),
    ],
)
def test_right_sounds_are_not_accused(reference: str, candidate: str, languages: tuple[str, str]) -> None:
    assert findings([reference], [candidate], languages) == ()


def test_readings_meet() -> None:
    assert canonical("Тимофей") == canonical("тимофе") and canonical("Сергеев") == canonical("сергейев")
    assert canonical("джонсон") in read_back("džonsonam", "lv") & read_back("džonsonui", "lt")
