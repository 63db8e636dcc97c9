"""Alignments as text."""

import json

from tqcheck.alignment import as_json, as_notation, as_tsv, side_by_side
from tqcheck.model import Link

LINKS = (
    Link((0,), (0, 1), "match", 0.934),
    Link((1,), (), "dropped"),
    Link((), (2,), "added"),
    Link((2,), (3,), "moved", 1.0),
)
REFERENCE = ["One and two.", "Gone\there.", "Moved."]
CANDIDATE = ["一。", "Two.", "New.", "Moved."]


def test_notation_is_that_of_the_aligners() -> None:
    assert as_notation(LINKS) == "[0]:[0, 1]\n[1]:[]\n[]:[2]\n[2]:[3]\n"


def test_tsv_has_one_line_a_link_and_six_cells_a_line() -> None:
    lines = as_tsv(LINKS, REFERENCE, CANDIDATE).splitlines()
    assert [len(line.split("\t")) for line in lines] == [6] * 5
    assert lines[1] == "0\t0,1\tmatch\t0.934\tOne and two.\t一。 Two."
    assert lines[2] == "1\t\tdropped\t\tGone here.\t"


def test_json_reads_back() -> None:
    data = json.loads(as_json(LINKS, REFERENCE, CANDIDATE))
    assert data["alignment"][0] == {"reference": [0], "candidate": [0, 1], "kind": "match", "similarity": 0.934}
    assert data["alignment"][1]["similarity"] is None
    assert data["candidate"] == CANDIDATE


def test_side_by_side_keeps_to_its_width() -> None:
    wide = ["汉字" * 40, "word " * 30]
    links = (Link((0,), (1,), "match", 0.5), Link((1,), (0,), "moved", 0.5))
    for line in side_by_side(links, wide, wide, 60).splitlines():
        assert sum(2 if "一" <= c <= "鿿" else 1 for c in line) <= 60


def test_side_by_side_shows_what_each_link_is() -> None:
    assert side_by_side(LINKS, REFERENCE, CANDIDATE, 49) == (
        "[0] One and two.       93    [0] 一。 [1] Two.\n"
        "[1] Gone here.          -    ·\n"
        "·                       +    [2] New.\n"
        "[2] Moved.            ~100   [3] Moved.\n"
    )
