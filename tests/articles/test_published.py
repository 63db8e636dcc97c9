"""The day of publication out of the lines around a story."""

import datetime

import pytest

from tqcheck.articles import from_text
from tqcheck.articles.published import day_in, is_bare_day, is_stamp

STORY = (
    "The council of Osthavn voted on Monday to build a new bridge over the sound, the mayor said.\n\n"
    "Work will begin in May and cost 40 million euros, according to the plan that the council has seen."
)


@pytest.mark.parametrize(
    ("line", "language", "day"),
    [
        ("Published 12 March 2024, 09:31", "en", "2024-03-12"),
        ("March 12, 2024 | 9:31 am", "en", "2024-03-12"),
        ("12.03.2024, 09:31 Uhr", "de", "2024-03-12"),
        ("12. März 2024", "de", "2024-03-12"),
        ("Publié le 1er mars 2024", "fr", "2024-03-01"),
        ("Publicado el 3 de abril de 2024", "es", "2024-04-03"),
        ("03/04/2024", "pt", "2024-04-03"),
        ("Опубликовано 12 марта 2024 г.", "ru", "2024-03-12"),
        ("Kedd, 2024. március 12.", "hu", "2024-03-12"),
        ("2024年3月12日 9時31分", "ja", "2024-03-12"),
        ("입력 2024.03.12. 09:31", "ko", "2024-03-12"),
        ("12 मार्च 2024", "hi", "2024-03-12"),
        ("١٢ مارس ٢٠٢٤", "ar", "2024-03-12"),
        ("12 آذار 2024", "ar", "2024-03-12"),
        ("12 มีนาคม 2567", "th", "2024-03-12"),
        ("12 martie 2024", "ro", "2024-03-12"),
        ("3/4/2024", "en", None),
        ("The vote of 31 February 2024", "en", None),
        ("It is 2024 and 12 people came in March", "en", None),
    ],
)
def test_days(line: str, language: str, day: str | None) -> None:
    found = day_in(line, language)
    assert (found[0].isoformat() if found else None) == day


def test_a_date_inside_a_sentence_is_no_stamp() -> None:
    sentence = "On 12 March 2024 the council voted to build a bridge and to close the old ferry for good."
    assert day_in(sentence, "en") == (datetime.date(2024, 3, 12), 3, 16)
    assert not is_stamp(sentence, "en") and not is_bare_day(sentence, "en")
    assert not is_stamp("Track Palin joined the army on 11 September 2007.", "en")
    assert not is_stamp("1953年6月19日，两人都被处死。", "zh")
    assert is_stamp("Published on 12 March 2024.", "en")
    assert is_stamp("Published on 12 March 2024 at 09:31 by Ann Lee", "en")
    assert is_bare_day("Tuesday, 12 March 2024, 09:31", "en")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"A new bridge\n\nPublished 12 March 2024\n\n{STORY}", "2024-03-12"),
        (f"A new bridge\n\nUpdated 14 March 2024\n\nPublished 12 March 2024\n\n{STORY}", "2024-03-12"),
        (f"A new bridge\n\nLast modified 14 March 2024\n\n{STORY}", "2024-03-14"),
        (f"A new bridge\n\nOSTHAVN, March 12, 2024 (AP) – {STORY}", "2024-03-12"),
        (f"A new bridge\n\n{STORY}", None),
    ],
)
def test_the_day_of_an_article(text: str, date: str | None) -> None:
    article = from_text(text)
    assert article.date == date
    assert [span.kind for span in article.boilerplate if span.kind not in ("time", "dateline")] == []
