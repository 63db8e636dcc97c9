"""Rows of two columns: nothing is lost, nothing out of order."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.making import PairMaker, article, inspected, norwegian, unrelated
from tqcheck.model import Article, Boilerplate, Checked, Finding, Link, Pair, Place, Relation, Sentence
from tqcheck.reports.columns import pieces, rows


def _indices(one: Checked, side: str) -> list[int]:
    blocks = [getattr(row, side) for row in rows(one)]
    return [sentence.index for block in blocks if block is not None for sentence in block.sentences]


def test_a_moved_passage_stands_in_two_rows_and_a_dropped_one_beside_a_gap() -> None:
    kinds = [(row.kind, row.reference is not None, row.candidate is not None) for row in rows(norwegian())]
    assert kinds.count(("moved", True, False)) == kinds.count(("moved", False, True)) == 1
    assert ("dropped", True, False) in kinds and ("added", False, True) in kinds
    assert kinds[-1] == ("boilerplate", True, True)


def test_another_story_runs_beside_without_gaps() -> None:
    assert [row.kind for row in rows(unrelated())] == ["loose", "loose"]


def test_a_candidate_alone_is_one_column() -> None:
    assert all(row.reference is None for row in rows(inspected()))
    assert _indices(inspected(), "candidate") == [0, 1]


@st.composite
def _aligned(draw: st.DrawFn) -> Checked:
    """Any alignment that keeps the promise: every sentence in exactly one link, in runs of up to three."""

    def runs(size: int) -> list[tuple[int, ...]]:
        found, at = [], 0
        while at < size:
            length = min(draw(st.integers(1, 3)), size - at)
            found.append(tuple(range(at, at + length)))
            at += length
        return found

    left, right = runs(draw(st.integers(1, 8))), runs(draw(st.integers(1, 8)))
    free = draw(st.permutations(right))
    links: list[Link] = []
    for one in left:
        if free and draw(st.booleans()):
            links.append(Link(one, free.pop(), draw(st.sampled_from(["match", "moved"])), 0.5))
        else:
            links.append(Link(one, (), "dropped"))
    links += [Link((), one, "added") for one in free]
    maker = PairMaker(
        "p",
        article(*[f"Left {n}." for n in range(left[-1][-1] + 1)]),
        article(*[f"Right {n}." for n in range(right[-1][-1] + 1)]),
        relation=Relation(draw(st.sampled_from(["translation", "related"])), 1.0),
    )
    maker.links = draw(st.permutations(links))
    return maker.done()


@settings(deadline=None)
@given(_aligned())
def test_every_sentence_stands_once_and_in_order(one: Checked) -> None:
    assert _indices(one, "reference") == [sentence.index for sentence in one.reference_sentences]
    assert _indices(one, "candidate") == [sentence.index for sentence in one.candidate_sentences]


def test_a_line_that_is_neither_sentence_nor_boilerplate_is_shown_folded() -> None:
    text = "Rain in Bergen.\n\nBy Kari Nordmann, NTB\n\nIt rained. ”\n\nShare this"
    first, second = Sentence(0, 0, 15, text[:15]), Sentence(1, 40, 50, text[40:50])
    candidate = Article(text, boilerplate=(Boilerplate(54, 64, "share"),))
    one = Checked(Pair("p", None, candidate), None, (), (first, second), (), (), ())
    blocks = [row.candidate for row in rows(one) if row.candidate is not None]
    shown = [text[b.boilerplate.start : b.boilerplate.end] if b.boilerplate else b.sentences[0].text for b in blocks]
    assert shown == ["Rain in Bergen.", "By Kari Nordmann, NTB", "It rained.", "Share this"]


def test_further_places_are_marked_in_the_candidate_alone() -> None:
    further = (Place(0, 5, 7, ""),)
    findings = [Finding("c", "error", "high", "m", None, Place(0, 0, 2, ""), Place(0, 1, 3, ""), "f", further)]
    marked = {
        side: [piece.text for piece in pieces("abcdefgh", 0, findings, side) if piece.findings]
        for side in ("reference", "candidate")
    }
    assert marked == {"reference": ["ab"], "candidate": ["bc", "fg"]}


def test_overlapping_places_are_cut_and_clipped() -> None:
    places = [Place(0, 2, 6, ""), Place(0, 4, 12, "")]
    findings = [Finding("c", "error", "high", "m", None, None, place, str(n)) for n, place in enumerate(places)]
    found = [(piece.text, piece.findings) for piece in pieces("abcdefgh", 1, findings, "candidate")]
    assert found == [("a", ()), ("bc", (0,)), ("de", (0, 1)), ("fgh", (1,))]
