"""What is worked out once: the same with the file as without, written only when told to, never trusted."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck import derived
from tqcheck.derived import (
    TextTable,
    WordTable,
    data_file,
    keep,
    pack_texts,
    pack_words,
    plain_data,
    word_numbers,
    word_texts,
)

WORDS = {"Oslo": 3, "oslo": 4, "漢字": 65_535, "": 0, "a b": 7}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(derived.FOLDER_VARIABLE, str(tmp_path))
    monkeypatch.setattr(derived, "_this", derived._Process())
    return tmp_path / derived.FOLDER


def test_nothing_is_written_before_it_shall_be_kept(folder: Path) -> None:
    assert plain_data("one", "1", lambda: [1, "zwei"]) == [1, "zwei"]
    assert not folder.exists()
    keep()
    assert len(list(folder.iterdir())) == 1
    assert plain_data("one", "1", lambda: pytest.fail("worked out twice")) == [1, "zwei"]
    assert plain_data("one", "2", lambda: "new version") == "new version"
    assert len(list(folder.iterdir())) == 1


def test_a_word_table_is_what_the_words_were(folder: Path) -> None:
    keep(always=True)
    for _ in range(2):
        table = word_numbers("words", "1", lambda: WORDS)
        assert isinstance(table, WordTable)
        assert len(table) == len(WORDS)
        assert {word: table.get(word) for word in WORDS} == WORDS
        assert table.get("Bergen") is None
        assert "oslo" in table
        assert "Bergen" not in table


@given(st.dictionaries(st.text(), st.integers(0, 65_535)), st.text())
def test_any_words_are_found_again(words: dict[str, int], other: str) -> None:
    table = WordTable(memoryview(pack_words(words)))
    assert [table.get(word) for word in words] == list(words.values())
    assert table.get(other) == words.get(other)


def test_a_table_of_texts_is_what_the_texts_were(folder: Path) -> None:
    texts = {"aachen": "аахен ахен", "漢字": "", "": "x"}
    keep(always=True)
    for _ in range(2):
        table = word_texts("texts", "1", lambda: texts)
        assert isinstance(table, TextTable)
        assert {word: table.get(word) for word in texts} == texts
        assert table.get("Bergen") is None


@given(st.dictionaries(st.text(), st.text()), st.text())
def test_any_texts_are_found_again(texts: dict[str, str], other: str) -> None:
    table = TextTable(memoryview(pack_texts(texts)))
    assert [table.get(word) for word in texts] == list(texts.values())
    assert table.get(other) == texts.get(other)


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 8 + b"[1]"])
def test_a_damaged_file_is_worked_out_again(folder: Path, damage: bytes) -> None:
    keep(always=True)
    plain_data("one", "1", lambda: [1])
    next(folder.iterdir()).write_bytes(damage)
    assert plain_data("one", "1", lambda: [2]) == [2]
    assert plain_data("one", "1", lambda: [3]) == [2]


def test_a_folder_that_cannot_be_written_to_changes_nothing(folder: Path) -> None:
    folder.write_text("no folder", encoding="utf-8")
    keep(always=True)
    assert plain_data("one", "1", lambda: [1]) == [1]
    assert word_numbers("words", "1", lambda: WORDS).get("Oslo") == 3


def test_data_files_are_as_toml_has_them(tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    path.write_text('words = ["å", "ß"]\n[marks]\nshare = 0.5\n', encoding="utf-8")
    for _ in range(2):
        assert data_file(path) == tomllib.loads(path.read_text(encoding="utf-8"))
        keep()
    path.write_text("words = []", encoding="utf-8")
    assert data_file(path) == {"words": []}


def test_what_a_batch_keeps_for_itself_is_not_in_the_cache(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "run"
    keep(always=True, folder=own)
    assert plain_data("one", "1", lambda: [1]) == [1]
    assert isinstance(word_numbers("words", "1", lambda: WORDS), WordTable)
    assert not folder.exists()
    assert plain_data("one", "1", lambda: pytest.fail("worked out twice")) == [1]
    assert len(list((own / derived.FOLDER).iterdir())) == 2
