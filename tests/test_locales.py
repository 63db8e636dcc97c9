"""What a language's words are does not hang on the languages that were read before."""

from itertools import permutations

import pytest

from tqcheck.facts.cldr import material
from tqcheck.locales import locale_of

ALONE = {"fr": "mars", "nb": "mars", "de": "März", "ja": "3月", "tr": "Mart", "ar": "مارس"}


@pytest.mark.parametrize("first", ALONE)
def test_months_that_stand_alone_are_the_languages_own(first: str) -> None:
    for code in (first, *ALONE):
        locale = locale_of(code)
        assert locale is not None
        for context in ("format", "stand-alone"):
            assert locale.months[context]["wide"][3] == ALONE[code]


@pytest.mark.parametrize("codes", list(permutations(("he", "tr", "ru"))))
def test_the_words_of_numbers_and_dates_are_the_same_in_any_order(codes: tuple[str, ...]) -> None:
    read = {code: {word for word, _ in material(code, code)["months"]} for code in codes}
    assert {"mart", "ekim"} <= read["tr"]
    assert "март" in read["ru"]
    assert not any("א" <= sign <= "ת" for code in ("tr", "ru") for word in read[code] for sign in word)


def test_codes_and_names() -> None:
    assert str(locale_of("pt-BR")) == str(locale_of("pt_BR")) == "pt_BR"
    assert locale_of("zz") is None
    assert locale_of("no such language") is None
