"""What is seen of a page's blocks with an encoder at hand; the encoder here knows words and no more."""

import math
import zlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.articles import from_text
from tqcheck.articles.second_evidence import Seen, Tone, evidence
from tqcheck.articles.second_look import is_page, seen

SIZE = 16
TONE = Tone(np.ones(SIZE, dtype=np.float32), 0.5, np.zeros(SIZE, dtype=np.float32))
HEAD = "Ferry runs aground off Sorna"
STORY = (
    "The ferry Aurelia ran aground off the island of Sorna on Monday morning with 212 people on board.",
    "All passengers were taken off by boat within three hours, said the shipping company Nordlinje.",
    "The cause is not known. Divers will look at the hull of the ferry on Tuesday, a police spokesman said.",
    "Two people were treated for minor injuries at the island's clinic, the coast guard reported.",
)
TABLE = ("Aurelia", "1994", "212", "Borealis", "2001", "340", "Corona", "2013", "415")
MENU = ("Home", "Harbour", "Log in", "Subscribe to our newsletter")
FOOT = ("Share on Facebook", "Read more", "© 2024 Sorna Herald. All rights reserved.")


def encode(texts: Sequence[str]) -> npt.NDArray[np.float32]:
    told = np.zeros((len(texts), SIZE), dtype=np.float32)
    for row, text in zip(told, texts, strict=True):
        for word in text.lower().split():
            row[zlib.crc32(word.encode()) % SIZE] += 1
    return told / (np.linalg.norm(told, axis=1, keepdims=True) + 1e-6)


def page(*pieces: str) -> Seen:
    return seen(from_text("\n\n".join((*MENU, HEAD, *pieces, *FOOT)), "en"))


def test_every_block_but_the_headline_is_asked() -> None:
    one = page(*STORY)
    rows, asked = evidence(one, "en", encode, TONE)
    assert [one.texts[at] for at in asked] == list(STORY)
    assert len({len(row) for row in rows}) == 1


def test_cells_of_tables_are_not_asked() -> None:
    one = page(*STORY[:2], *TABLE, *STORY[2:])
    _, asked = evidence(one, "en", encode, TONE)
    assert [one.texts[at] for at in asked] == list(STORY)


def test_a_paragraph_longer_than_furniture_is_not_asked() -> None:
    long = " ".join(STORY * 4)
    one = page(*STORY, long)
    _, asked = evidence(one, "en", encode, TONE)
    assert long in one.texts
    assert [one.texts[at] for at in asked] == list(STORY)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from((*STORY, *TABLE, *MENU, "Ja", "12:40", "A gift!")), max_size=12))
def test_numbers_are_finite_and_as_many_for_every_block(pieces: list[str]) -> None:
    one = page(*STORY, *pieces)
    if is_page(one):
        rows, asked = evidence(one, "en", encode, TONE)
        assert len(rows) == len(asked)
        assert all(math.isfinite(number) for row in rows for number in row)
        assert len({len(row) for row in rows}) <= 1
