"""What is seen of each block of a page: rows of one length, finite, whatever the blocks are."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.articles.evidence import evidence, further
from tqcheck.articles.meaning import meaning, vectors
from tqcheck.articles.paragraphs import Block, paragraphs
from tqcheck.embedding.pieces import piece_vectors

DIRECTIONS = np.zeros((piece_vectors().size, 3), dtype=np.float32)
LINES = st.text(min_size=1, max_size=80).filter(lambda text: any(map(str.isalnum, text)))


def seen(blocks: list[Block]) -> list[list[float]]:
    none: list[str | None] = [None] * len(blocks)
    meant = meaning(vectors([block.text for block in blocks], "The bridge of Osthavn"), DIRECTIONS, np.zeros(3))
    rows = evidence(blocks, none, none, "en", "The bridge of Osthavn", meant)
    return further(rows, [0.5] * len(rows), blocks, meant)


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(LINES, min_size=2, max_size=12))
def test_rows_are_of_one_length_and_finite(texts: list[str]) -> None:
    rows = seen([Block(text) for text in texts])
    assert len(rows) == len(texts)
    assert {len(row) for row in rows} == {len(rows[0])}
    assert all(math.isfinite(number) for row in rows for number in row)


@pytest.mark.parametrize(("text", "gaps"), [("a\nb", [0, 0]), ("a\n\nb\n\n\nc\nd", [0, 1, 2, 0]), ("\n\na", [2])])
def test_blank_lines_above_a_paragraph(text: str, gaps: list[int]) -> None:
    assert [block.gap for block in paragraphs(text)] == gaps


def test_lines_of_a_site_are_seen_by_what_they_share() -> None:
    lead = "The council of Osthavn voted on Monday to build a bridge over the sound, after a debate of six hours."
    more = "Work on the bridge in Osthavn will begin in May and cost 40 million kroner, the council said."
    box = "Ragnhild Moldskred has been with the Sundposten since 2009. She keeps bees and two old boats."
    byline = "Ragnhild Moldskred, Harbours"
    blocks = [Block(text) for text in (byline, lead, more, box)]
    alone = [Block(text) for text in (byline, lead, more, "The mayor keeps bees, she said, and has two old boats.")]
    assert seen(blocks)[0] != seen(alone)[0]
    assert seen(blocks)[1] != seen(blocks)[3]
