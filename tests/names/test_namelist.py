"""Name lists read, written and learnt."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.aligned import Document
from tqcheck.errors import SettingsError
from tqcheck.model import Article, Sentence
from tqcheck.names import NameList, TrustedName

TEXT = st.text(alphabet=st.characters(exclude_categories=("C", "Z"), exclude_characters=";"), min_size=1, max_size=12)
ENTRIES = st.builds(
    TrustedName,
    name=TEXT,
    language=st.none() | st.sampled_from(["en", "nb", "zh-Hant"]),
    kind=st.none() | st.just("person"),
    variants=st.lists(TEXT, max_size=2).map(tuple),
    count=st.integers(0, 99),
    sources=st.lists(TEXT, max_size=2).map(tuple),
)


@pytest.mark.parametrize("suffix", [".csv", ".toml"])
@settings(deadline=None)
@given(entries=st.lists(ENTRIES, min_size=1, max_size=4))
def test_a_list_reads_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, entries: list[TrustedName]
) -> None:
    path = tmp_path_factory.mktemp("names") / f"list{suffix}"
    NameList(tuple(entries)).write(path)
    assert NameList.read(path).names == tuple(entries)


@pytest.mark.parametrize(
    "text",
    ["name\nAnniken Huitfeldt\n", "\ufeffname,variants\nAnniken Huitfeldt,\n", "kind;name\nperson;Anniken Huitfeldt\n"],
)
def test_csv_as_people_write_it(tmp_path: Path, text: str) -> None:
    (tmp_path / "names.csv").write_text(text, encoding="utf-8")
    assert [entry.name for entry in NameList.read(tmp_path / "names.csv")] == ["Anniken Huitfeldt"]


def test_variants_are_separated_by_semicolons(tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_text("name,language,variants\nKyiv,en,Kiev;Kyyiv\n", encoding="utf-8")
    assert NameList.read(tmp_path / "names.csv").names == (TrustedName("Kyiv", "en", variants=("Kiev", "Kyyiv")),)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "person\nX\n"),
        ("a.csv", ""),
        ("a.csv", "name,kind\n,person\n"),
        ("a.toml", "names = 1"),
        ("a.toml", "[["),
    ],
)
def test_what_is_no_list_is_named(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=name):
        NameList.read(tmp_path / name)


def test_a_language_may_be_written_in_three_letters(tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_text("name,language\nKjell Øyehaug,nob\nЖанна,ukr\n", encoding="utf-8")
    assert [entry.language for entry in NameList.read(tmp_path / "names.csv")] == ["nb", "uk"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,language\nKyiv,English\n", "entry 1 (Kyiv): 'English' is no language code"),
        ('name,language\nKyiv,en\n"Lviv,en\nOdesa,en\n', "entry 2 goes over several lines"),
    ],
)
def test_an_entry_that_would_never_be_found_is_named(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "names.csv").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as error:
        NameList.read(tmp_path / "names.csv")
    assert said in str(error.value)


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(SettingsError, match=r"nowhere\.csv"):
        NameList.read("nowhere.csv")


def _document(text: str, path: str) -> Document:
    return Document(Article(text, path=path, language="en"), (Sentence(0, 0, len(text), text),))


def test_learning_needs_two_articles_and_keeps_count_and_sources() -> None:
    learnt = NameList.learn(
        [
            _document("Yesterday Anniken Huitfeldt met Sylvie Goularde, and Anniken Huitfeldt smiled.", "a.txt"),
            _document("Then Anniken Huitfeldt left.", "b.txt"),
            _document("Then Anniken Huitfeldt left.", "copy-of-b.txt"),
        ]
    )
    assert learnt.names == (TrustedName("Anniken Huitfeldt", "en", count=3, sources=("a.txt", "b.txt")),)


def test_endings_behind_an_apostrophe_are_not_learnt() -> None:
    texts = ("Dün Brett Kavanaugh'un sözleri duyuldu.", "Yargıç Brett Kavanaugh'u savundular.")
    documents = [Document(Article(text, path=str(i), language="tr"), (Sentence(0, 0, len(text), text),))
                 for i, text in enumerate(texts)]  # fmt: skip
    assert [entry.name for entry in NameList.learn(documents)] == ["Brett Kavanaugh"]


def test_merging_adds_counts() -> None:
    one = NameList((TrustedName("A", count=1, sources=("x",)),))
    both = one.merged(NameList((TrustedName("A", count=2, sources=("y",)), TrustedName("B"))))
    assert both.names == (TrustedName("A", count=3, sources=("x", "y")), TrustedName("B"))
