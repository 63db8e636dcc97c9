"""What of a page is not the story, counted for the terminal."""

from tqcheck.model import Article, Boilerplate, Checked, Pair
from tqcheck.reports.left_out import left_out

TEXT = "A bridge\n\nIt stands.\n\n1. Nice!\n\n2. Old.\n\n© Any Paper"


def checked(*spans: tuple[str, str]) -> Checked:
    found = tuple(Boilerplate(TEXT.index(part), TEXT.index(part) + len(part), kind) for part, kind in spans)
    pair = Pair("a", Article("A bridge. It stands."), Article(TEXT, boilerplate=found))
    return Checked(pair, None, (), (), (), (), ())


def test_paragraphs_are_counted_by_kind_and_a_clean_text_has_no_line() -> None:
    spans = (("1. Nice!\n\n2. Old.", "comments"), ("© Any Paper", "copyright"), ("A bridge", "headline"))
    assert left_out(checked(*spans)) == ["left out of candidate: comments 2, copyright 1"]
    assert left_out(checked(("A bridge", "headline"))) == []
