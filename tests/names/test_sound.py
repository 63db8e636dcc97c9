"""Names by sound: forms looked at together fit as they do one by one, a limit hides only what lies above it."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tqcheck.checks import CHECKS
from tqcheck.names.compare import best_fit, fit_within
from tqcheck.names.sounds.channel import slip_between
from tqcheck.names.sounds.sound import fit, fits, is_known
from tqcheck.names.sounds.table import SCRIPTS
from tqcheck.names.spelling import INDIA

_LATIN = st.text("abcdeghiklmnoprstuvwyz", min_size=1, max_size=10)
_FOREIGN = st.sampled_from(["абвгдеилнорстш", "αβδεικλμνοπρστς", "ابتدرسفكلمنوي", "कगजनपमरलसािुो्", "アイカキスンルー"])


@given(latin=_LATIN, foreign=_FOREIGN.flatmap(lambda letters: st.text(letters, min_size=2, max_size=9)))
@example(latin="a", foreign="्क")
@settings(max_examples=60, deadline=None)
def test_forms_together_fit_as_they_do_alone(latin: str, foreign: str) -> None:
    forms = (foreign, foreign[:-1], foreign[1:])
    alone = [fit(latin, form) for form in forms]
    assert list(fits(latin, forms)) == alone
    for limit in (0.6, 1.0, 2.0):
        assert list(fits(latin, forms, mean=limit)) == [
            one if one is not None and one.total <= limit * one.size else None for one in alone
        ]


@given(latin=_LATIN, foreign=st.text("абвгдеилнорстшую", min_size=2, max_size=9))
@settings(max_examples=60, deadline=None)
def test_a_limit_hides_nothing_below_it(latin: str, foreign: str) -> None:
    best = best_fit(latin, foreign, "ru")
    assert fit_within(latin, foreign, "ru", 1.2) == (best if best is not None and best.mean <= 1.2 else None)


@pytest.mark.parametrize(("latin", "foreign"), [("lavrov", "lavrov"), ("123", "Лавров"), ("lavrov", "...")])
def test_what_has_no_letters_or_no_table_fits_nothing(latin: str, foreign: str) -> None:
    assert not is_known(latin, foreign)
    assert fit(latin, foreign) is None
    assert list(fits(latin, (foreign,))) == [None]


def test_the_part_of_a_text_that_fits_is_told() -> None:
    text = "麦克伦特里说"
    one = fit("mclenty", text, inside=True, language="zh")
    assert one is not None
    assert (one.start, text[one.start : one.end]) == (0, text[: one.end])


@pytest.mark.parametrize(
    ("latin", "right", "wrong"),
    [("walid", "वालिद", "विलिद"), ("punta", "पुंटा", "पुंट"), ("korea", "कोरिया", "कोढ़िया"), ("tulsa", "टुलसा", "टुउलसा")],
)
def test_devanagari_vowels_tell_names(latin: str, right: str, wrong: str) -> None:
    near, far = fit(latin, right), fit(latin, wrong)
    assert near is not None and far is not None
    assert near.total + 2 < far.total


def test_a_virama_between_syllables_says_nothing() -> None:
    joined, apart = fit("simpson", "सिम्पसन"), fit("simpson", "सिम्प्सन")
    assert joined is not None and apart is not None
    assert max(joined.mean, apart.mean) < 0.5


def test_a_letter_with_a_point_is_one_slip() -> None:
    assert slip_between("कोरिया", "कोढ़िया") is not None
    assert slip_between("रोथेनबर्ग", "रक़थेनबर्ग") is not None


def test_the_list_of_checks_names_the_scripts_that_have_tables() -> None:
    said = " ".join(one.summary for one in CHECKS if one.name == "name-misspelled")
    named = {
        "Cyrl": "Cyrillic", "Grek": "Greek", "Arab": "Arabic", "Hebr": "Hebrew", "Armn": "Armenian", "Geor": "Georgian",
        "Thai": "Thai", "Jpan": "kana", "Hang": "Hangul", "Hani": "Chinese",
    }  # fmt: skip
    assert set(SCRIPTS) == {*named, *INDIA}
    assert all(name in said for name in named.values())
    assert len(INDIA) == 8
    assert "eight of India" in said
