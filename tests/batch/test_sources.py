"""Pairs from folders and tables."""

import json
from pathlib import Path

import polars as pl
import pytest

from tests.batch.stories import write_folder, write_table
from tqcheck.batch.sources import chunks, count, pairs
from tqcheck.errors import RunError, UnreadableArticleError


def test_a_folder_of_stories(tmp_path: Path) -> None:
    write_folder(tmp_path / "in", 3)
    (tmp_path / "in" / "alone").mkdir()
    (tmp_path / "in" / "alone" / "candidate.nb.txt").write_text("Noe.")
    (tmp_path / "in" / "deep" / "er").mkdir(parents=True)
    for name in ("reference.nb.md", "candidate.pt-BR.mt.html", "source.de.json", "notes.txt"):
        (tmp_path / "in" / "deep" / "er" / name).write_text("x")
    found = {spec.id: spec for spec in pairs(tmp_path / "in")}
    assert list(found) == [
        "alone",
        "deep/er/pt-BR.mt",
        *(f"story-00{n}/en{end}" for n in range(3) for end in (".copy", "")),
    ]
    assert found["alone"].fault == "a story without a reference"
    deep = found["deep/er/pt-BR.mt"]
    assert (deep.reference.language, deep.candidate.language) == ("nb", "pt-BR")
    assert deep.source is not None
    assert deep.source.language == "de"
    assert found["story-000/en"].read().candidate.language == "en"


def test_a_folder_that_is_one_story(tmp_path: Path) -> None:
    write_folder(tmp_path, 1)
    assert [spec.id for spec in pairs(tmp_path / "story-000")] == ["story-000/en.copy", "story-000/en"]


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".jsonl", ".parquet"])
def test_every_kind_of_table_gives_the_same_pairs(tmp_path: Path, suffix: str) -> None:
    frame = pl.read_csv(write_table(tmp_path / "all.csv", 5, broken=[2]))
    target = tmp_path / f"pairs{suffix}"
    match suffix:
        case ".csv":
            frame.write_csv(target)
        case ".tsv":
            frame.write_csv(target, separator="\t")
        case ".jsonl":
            frame.write_ndjson(target)
        case ".parquet":
            frame.write_parquet(target)
    found = list(pairs(target))
    assert [spec.id for spec in found] == [f"story-{number}" for number in range(5)]
    assert found[1].columns == {"desk": "desk 1"}
    assert found[2].fault == "no candidate in it"
    pair = found[0].read()
    assert pair.reference is not None
    assert pair.reference.text.startswith("The bridge of district 0 opens again")
    assert pair.candidate.language == "en"
    assert count(target) == 5


def test_paths_are_relative_to_the_table(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("A bridge was built. It is long.")
    row = {"reference_path": "texts/a.txt", "candidate_path": "texts/none.txt"}
    (tmp_path / "pairs.jsonl").write_text(json.dumps(row) + "\n\n")
    (spec,) = pairs(tmp_path / "pairs.jsonl")
    assert spec.id == "1"
    with pytest.raises(UnreadableArticleError, match=r"none\.txt"):
        spec.read()


def test_ids_are_made_unique_and_digests_follow_the_content(tmp_path: Path) -> None:
    rows = [{"id": "a", "reference": "Ein Satz.", "candidate": f"En setning {n}."} for n in range(3)]
    path = tmp_path / "pairs.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    first, second = chunks(path, 2)
    assert [spec.id for spec in (*first.specs, *second.specs)] == ["a", "a (2)", "a (3)"]
    path.write_text("".join(json.dumps({**row, "candidate": "En annen."}) + "\n" for row in rows))
    assert next(chunks(path, 2)).digest != first.digest


def test_a_line_that_is_no_row_is_a_fault_and_the_others_are_pairs(tmp_path: Path) -> None:
    good = json.dumps({"reference": "Ein Satz.", "candidate": "En setning."})
    (tmp_path / "pairs.jsonl").write_text(f"{{cut\n{good}\n[1]\n\n{good}\n")
    found = list(pairs(tmp_path / "pairs.jsonl"))
    assert [spec.fault for spec in found] == ["line 1 is no valid JSON", None, "line 3 is no object", None]
    with pytest.raises(UnreadableArticleError, match="line 3"):
        found[2].read()


def test_a_file_named_where_its_text_belongs(tmp_path: Path) -> None:
    (tmp_path / "a.en.txt").write_text("The bridge is open.")
    (tmp_path / "pairs.csv").write_text("reference,candidate\na.en.txt,A bridge.\nnone.txt,A bridge.\n")
    first, second = pairs(tmp_path / "pairs.csv")
    assert first.fault is not None
    assert "reference_path" in first.fault
    assert second.fault is None


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("none.csv", None, "no such file"),
        ("pairs.xlsx", b"x", "expected a folder of stories"),
        ("pairs.csv", b"a,b\n1,2\n", "no column reference"),
        ("pairs.csv", b"", "no pairs in it"),
        ("pairs.csv", b'reference,candidate\n"open,quote\n', "cannot be read"),
        ("pairs.csv", b"reference,candidate\n\xff\xfe,b\n", "cannot be read"),
        ("pairs.jsonl", b"[1]\n", "no object"),
        ("pairs.jsonl", b"{broken\n", "cannot be read"),
        ("pairs.parquet", b"no parquet", "cannot be read"),
    ],
)
def test_what_is_no_table(tmp_path: Path, name: str, content: bytes | None, reason: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(RunError, match=reason) as caught:
        list(chunks(tmp_path / name, 2))
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_folder_without_stories(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="no story in it"):
        list(chunks(tmp_path, 2))


def test_a_translation_memory(tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    path.write_text(
        '<tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>It was close.</seg></tuv>'
        '<tuv xml:lang="de"><seg>Es war knapp.</seg></tuv></tu></body></tmx>'
    )
    (spec,) = pairs(path)
    assert spec.read().candidate.text == "Es war knapp."
    assert (spec.reference.language, spec.candidate.language, count(path)) == ("en", "de", None)
    path.write_text("<tmx/>")
    with pytest.raises(RunError, match="no translated segment"):
        list(pairs(path))


def test_a_language_that_is_none_is_a_fault_of_its_row(tmp_path: Path) -> None:
    table = tmp_path / "pairs.csv"
    table.write_text(
        "reference,candidate,reference_language,candidate_language\n"
        "Det regner i Bodø.,It is raining in Bodø.,nb_NO,en\n"
        "Det regner i Bodø.,It is raining in Bodø.,nb,English\n",
        encoding="utf-8",
    )
    good, bad = pairs(table)
    assert good.fault is None
    assert good.reference.language == "nb-NO"
    assert bad.fault == (
        "the column candidate_language: 'English' is no language code (BCP 47, such as nb or pt-BR); did you mean en?"
    )


def test_a_spreadsheet_may_write_semicolons(tmp_path: Path) -> None:
    table = tmp_path / "pairs.csv"
    table.write_bytes("\ufeffid;reference;candidate\r\na;Det regner, sier hun.;It rains, she says.\r\n".encode("utf-8"))
    (only,) = pairs(table)
    assert (only.id, only.reference.text, only.candidate.text) == ("a", "Det regner, sier hun.", "It rains, she says.")
