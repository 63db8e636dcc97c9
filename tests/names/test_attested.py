"""Spellings that lists have for names in other scripts."""

import pytest

from tqcheck.names.forms.attested import attested, names_written
from tqcheck.names.spelling import fold


@pytest.mark.parametrize(
    ("name", "script", "language", "written"),
    [
        ("clinton", "Cyrl", "ru", "клинтон"),
        ("clinton", "Cyrl", "uk", "клінтон"),
        ("johnson", "Cyrl", "sr", "џонсон"),
        ("macron", "Jpan", "ja", "マクロン"),
        ("macron", "Hani", "zh", "马克龙"),
        ("macron", "Arab", "ar", "ماكرون"),
        ("clinton", "Grek", "el", "κλιντον"),
    ],
)
def test_names_are_found_either_way(name: str, script: str, language: str, written: str) -> None:
    assert written in attested(name, script, language)
    assert name in names_written(written, script)


def test_a_language_takes_only_what_its_alphabet_writes() -> None:
    assert "клінтон" not in attested("clinton", "Cyrl", "ru")
    assert "клинтон" in attested("clinton", "Cyrl", "ru")


def test_what_no_list_has_has_no_spelling() -> None:
    assert attested("zzyzxq", "Cyrl", "ru") == () == attested("clinton", "Thai", "th")
    assert names_written("ъъъъ", "Cyrl") == ()


def test_kana_keep_their_voiced_consonants() -> None:
    assert fold("アリゾナ") == "アリゾナ" != fold("アリソナ")
