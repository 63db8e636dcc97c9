"""No text is cut short: windows hold all of it."""

import numpy as np
import pytest

from tqcheck.embedding.encoder import SentenceEncoder
from tqcheck.embedding.windows import cut

LONG = {
    "nb": "Statsministeren møtte delegasjonen i Oslo tirsdag formiddag og sa at saken var løst. " * 60,
    "ja": "首相は火曜日に東京で代表団と会談し、問題は解決したと述べた。" * 60,
    "no spaces": "abcdefghij" * 700,
    "wide characters": "ﷺ" * 300,
}


@pytest.mark.parametrize("name", LONG)
def test_windows_hold_the_whole_text_in_order(encoder: SentenceEncoder, name: str) -> None:
    text = LONG[name]
    limit = encoder.engine.limit
    assert limit is not None
    windows = cut(["short", text, ""], encoder.engine.offsets, limit)
    assert (windows[0].start, windows[0].end) == (0, 5)
    assert (windows[-1].text, windows[-1].start, windows[-1].end) == (2, 0, 0)
    of_text = [window for window in windows if window.text == 1]
    assert len(of_text) > 1
    assert "".join(text[window.start : window.end] for window in of_text) == text
    for window in of_text:
        assert len(encoder.engine.offsets([text[window.start : window.end]])[0]) <= limit


def test_the_end_of_a_long_text_counts(encoder: SentenceEncoder) -> None:
    start = "The council met on Monday and spoke about the new bridge over the river. " * 50
    one, other = encoder.encode([start + "Nothing was decided. " * 60, start + "मंगलवार को भारी बारिश हुई। " * 60])
    assert one @ other < 0.99


def test_token_vectors_reach_the_end_of_a_long_text(encoder: SentenceEncoder) -> None:
    text = LONG["nb"]
    short, long, empty = encoder.tokens(["En by.", text, ""])
    assert short.spans[-1].tolist() == [5, 6]
    assert len(empty.spans) == 0
    assert long.spans[0][0] == 0
    assert long.spans[-1][1] == len(text.rstrip())
    assert np.all(np.diff(long.spans[:, 0]) >= 0)
    assert np.allclose(np.linalg.norm(long.vectors, axis=1), 1, atol=1e-4)
    assert long.vectors.shape == (len(long.spans), 384)
