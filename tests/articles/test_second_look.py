"""The second look at a page with the encoder at hand."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pytest

from tqcheck.articles import from_text
from tqcheck.articles.second_look import is_page, looked_at, seen
from tqcheck.embedding import Encoder
from tqcheck.pipeline import check, default_encoder, inspect, story

MENU = ("Home", "Harbour", "Weather at sea", "Log in", "Subscribe to our newsletter")
HEAD = "Ferry runs aground off Sorna"
STORY = (
    "The ferry Aurelia ran aground off the island of Sorna on Monday morning with 212 people on board.",
    "All passengers were taken off by boat within three hours, said the shipping company Nordlinje.",
    "The cause is not known. Divers will look at the hull of the ferry on Tuesday, a police spokesman said.",
    "Two people were treated for minor injuries at the island's clinic, the coast guard reported.",
    "The Aurelia was built in 1994 and was last inspected in March, according to the ship register.",
)
STRANGE = (
    "Your gift pays for the reporters who write here. Please give what you can today.",
    "Sign up and have our five best stories in your mailbox every Friday morning.",
)
FOOT = ("Share on Facebook", "Read more", "Terms of use", "© 2024 Sorna Herald. All rights reserved.")
CLEAN = "\n\n".join((HEAD, *STORY))


def paged(*inside: str) -> str:
    return "\n\n".join((*MENU, HEAD, *STORY[:3], *inside, *STORY[3:], *FOOT))


class Silent:
    """An encoder that must not be asked."""

    def __call__(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        raise AssertionError(texts)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return default_encoder()


@pytest.mark.parametrize("text", [CLEAN, HEAD, f"{CLEAN}\n\nRead more", "\n\n".join(STORY)])
def test_a_text_without_furniture_is_not_looked_at(text: str) -> None:
    article = from_text(text)
    assert looked_at(article, Silent()) is article


def test_a_page_s_story_stays_whole(encoder: Encoder) -> None:
    article = from_text(paged())
    assert is_page(seen(article))
    assert all(one in story(looked_at(article, encoder.encode)) for one in (HEAD, *STORY))


def test_what_is_taken_out_is_whole_paragraphs_in_order(encoder: Encoder) -> None:
    article = from_text(paged(*STRANGE))
    again = looked_at(article, encoder.encode)
    told = story(again)
    assert all(one in told for one in (HEAD, *STORY))
    assert not any(one in told for one in STRANGE)
    spans = [(span.start, span.end) for span in again.boilerplate]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert again.text == article.text


def test_inspecting_and_checking_look_twice(encoder: Encoder) -> None:
    assert STRANGE[0] not in story(inspect(paged(STRANGE[0]), encoder=encoder).checked.pair.candidate)
    report = check(CLEAN, paged(STRANGE[0]), encoder=encoder)
    assert STRANGE[0] not in story(report.checked.pair.candidate)
    assert all(one in story(report.checked.pair.candidate) for one in STORY)
