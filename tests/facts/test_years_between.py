"""A year that is told by another one and the years between."""

import pytest

import tqcheck


def said(reference: str, candidate: str, language: str) -> list[str]:
    """The checks of facts that say more than a note."""
    report = tqcheck.check(tqcheck.Article(reference, language=language), tqcheck.Article(candidate, language=language))
    checks = ("date-changed", "number-changed")
    return [one.check for one in report.findings if one.check in checks and one.severity != "note"]


@pytest.mark.parametrize(
    ("language", "reference", "candidate"),
    [
        (
            "de",
            "Die Zeche wurde 1987 geschlossen. Vier Jahre später stürzte der Turm ein.",
            "Die Zeche wurde geschlossen, und 1991, vier Jahre danach, stürzte der Turm ein.",
        ),
        (
            "cs",
            "Důl byl uzavřen v roce 1994 a o dva roky později jej zaplavila spodní voda.",
            "Šachta je pod vodou od roku 1996, dva roky po uzavření dolu ji zalila spodní voda.",
        ),
        (
            "en",
            "The mill closed in 1994 and was pulled down six years later.",
            "The mill was pulled down in 2000, six years after it had closed.",
        ),
    ],
)
def test_the_same_years_told_from_the_other_end(language: str, reference: str, candidate: str) -> None:
    assert said(reference, candidate, language) == []


def test_another_number_of_years_is_found() -> None:
    reference = "The mill closed in 1994 and was pulled down six years later."
    assert said(reference, "The mill closed in 1997 and was pulled down six years later.", "en") == ["date-changed"]
