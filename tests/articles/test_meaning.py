"""What blocks are about and how they speak, told without a network."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.articles.judging import _directions
from tqcheck.articles.meaning import Meaning, first_rows, further_rows, meaning, vectors

STORY = (
    "The council of Osthavn voted on Monday to build a bridge over the sound, after a debate of six hours.",
    "Work on the bridge will begin in May and cost 40 million kroner, the mayor told the council.",
    "Ferries cross the sound every half hour, and their captains fear for their jobs once the bridge is open.",
)
OTHER = "A striker from Lisbon has signed for a football club in the second league, who lost five matches in a row."


def said(texts: list[str], title: str | None = None) -> Meaning:
    return meaning(vectors(texts, title), *_directions())


def test_a_story_is_nearer_to_itself_than_another_one() -> None:
    rows = first_rows(said([*STORY, OTHER]), [True] * 4, [True] * 4)
    assert min(row[1] for row in rows[:3]) > rows[3][1]
    further = further_rows(said([*STORY, OTHER]), [0.9, 0.9, 0.9, 0.5])
    assert min(row[0] for row in further[:3]) > further[3][0]


def test_sites_speak_otherwise_than_stories_in_languages_that_no_list_of_words_has() -> None:
    # Catalan, Slovenian, Thai: none of them is among the pages that the directions were found on
    asked = (
        "Subscriu-te al nostre butlletí i dona suport al diari.",
        "Naročite se na naše novice in podprite časopis.",
        "สมัครรับจดหมายข่าวและสนับสนุนหนังสือพิมพ์ของเรา",
    )
    told = (
        "El govern va aprovar dilluns la construcció d'un pont nou.",
        "Vlada je v ponedeljek potrdila gradnjo mostu.",
        "รัฐบาลอนุมัติการก่อสร้างสะพานแห่งใหม่เมื่อวันจันทร์",
    )
    tone = said([*asked, *told]).tone
    assert tone[:3].min() > tone[3:].max()


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(st.text(max_size=60), min_size=1, max_size=8), title=st.none() | st.text(max_size=20))
def test_any_texts_have_finite_rows(texts: list[str], title: str | None) -> None:
    meant = said(texts, title)
    for core in (True, False):
        rows = [
            first + more
            for first, more in zip(
                first_rows(meant, [core] * len(texts), [core] * len(texts)),
                further_rows(meant, [float(core)] * len(texts)),
                strict=True,
            )
        ]
        assert len(rows) == len(texts)
        assert np.isfinite(np.array(rows)).all()
