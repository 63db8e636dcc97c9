"""The check of dates and times."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tqcheck.aligned import AlignedPair
from tqcheck.checks.engine import Example, Hit, check
from tqcheck.checks.numbers import is_number
from tqcheck.model import Confidence, Span

if TYPE_CHECKING:
    from tqcheck.facts import Changed

EXAMPLES = (
    Example(
        "The war ended on 11 November 1918.", "Der Krieg endete am 12. November 1918.", ("en", "de"), ("12. November",)
    ),
    Example("The war ended on November 11, 1918.", "Der Krieg endete am 11.11.1918.", ("en", "de")),
    Example("She was born in 1972.", "Elle est née en 1927.", ("en", "fr"), ("1927",)),
    Example("The talks begin on Friday.", "Переговоры начнутся в четверг.", ("en", "ru"), ("четверг",)),
    Example("The talks begin on Friday.", "会谈将于周五开始。", ("en", "zh")),
    Example("The train left at 3:40 p.m.", "Pociąg odjechał o 15:40.", ("en", "pl")),
    Example("The train left at 3:40 p.m.", "Pociąg odjechał o 16:40.", ("en", "pl"), ("16:40",)),
    Example("Das Gesetz gilt seit Juni.", "La ley está en vigor desde julio.", ("de", "es"), ("julio",)),
    Example("The vote is on 30 September.", "投票は9月20日に行われる。", ("en", "ja"), ("9月20日",)),
    Example("The vote is on 30 September.", "투표는 9월 30일에 실시된다.", ("en", "ko")),
    Example("The gates opened at 3 p.m.", "The gates opened at 3 a.m.", ("en", "en"), ("3 a.m.",)),
    Example("The meeting begins at 10:15 BST.", "Das Treffen beginnt um 9:15 GMT.", ("en", "de")),
    Example("Die Sitzung beginnt um halb acht.", "The meeting begins at 7:30.", ("de", "en")),
    Example("She was born in 1990.", "เธอเกิดเมื่อปี 2533", ("en", "th")),
    Example("She was born in 1990.", "เธอเกิดเมื่อปี 2523", ("en", "th"), ("2523",)),
    Example("He joined the party in the 1980s.", "Он вступил в партию в 80-х годах.", ("en", "ru")),
    Example("It begins on 5 March.", "Tas sākas 5. maijā.", ("en", "lv"), ("5. maijā",)),
    Example("It begins on 5 March.", "See algab 5. märtsil.", ("en", "et")),
    Example("It left at 3:40 p.m.", "15 óra 40 perckor indult.", ("en", "hu")),
    Example("It begins at 9:00 ET.", "Es beginnt um 15 Uhr MEZ.", ("en", "de")),
    Example("It begins at 9:00 ET.", "Es beginnt um 17 Uhr MEZ.", ("en", "de"), ("17 Uhr",)),
    Example("The meeting begins at 10:15 BST.", "اجتماع در ساعت ۱۰:۱۵ آغاز می‌شود.", ("en", "fa")),
    Example("The meeting begins at 10:15 BST.", "اجتماع در ساعت ۱۰:۴۵ آغاز می‌شود.", ("en", "fa"), ("۱۰:۴۵",)),
)


@check(
    "date-changed",
    severity="error",
    needs="version",
    summary="another day, month, year, weekday or time than in the reference",
    examples=EXAMPLES,
)
def date_changed(aligned: AlignedPair, *, additions: bool = True) -> Iterator[Hit]:
    """A day, month, year, weekday or clock time of the reference is another one in the candidate.

    Dates are read in every usual form: "30 September 2018", "September 30", "30.9.2018", "2018-09-30", "2018年9月30日",
    with the names of months and weekdays of CLDR and their cases. Times are read on the 12-hour and the 24-hour clock
    ("3:40 p.m.", "15:40", "15.40 Uhr", "下午3点40分"); a time that says its zone may be given in another zone. Years
    count as dates wherever they stand, decades too (the 1980s, 80-х).

    An error needs both halves: a date of the reference that nothing in the linked sentences of the candidate could be
    read as, nor any date left over beside them, and a date of the candidate that nothing in the reference explains. A
    day, year or time in digits that nothing explains and that stands in the place of none is a warning. A date that
    is only missing is no finding. A weekday against a date ("on Friday", "on 5 October") is compared where the
    article's own date is known, and else left alone; the two are read as days within a week of it.

    The suggestion is the candidate's words with the reference's day, month, weekday or time in them, where CLDR has the
    name in the form that stands there; of several cases of a weekday it has one, and there nothing is suggested.

    Option: ``additions = false`` drops the warnings on dates that stand in the place of none.

    Confidence: high for days, years, weekdays and times; medium for bare months and for dates that
    one side writes as a number only.

    Limits: of other calendars the years are understood (Buddhist, Persian solar, Japanese eras) and the days of the
    Persian one, to within a day; "yesterday" and "last week" are not resolved; a day before a month is told
    from a month before a day by the language alone.
    """
    if aligned.verbatim:
        return
    from tqcheck.facts import compare_facts

    comparison = aligned.once(compare_facts)
    for fact in comparison.added if additions else ():
        if fact.kind in ("year", "day", "time") and fact.digits:
            text = aligned.candidate.text[fact.start : fact.end]
            message = f"“{text}” is not in the reference"
            yield Hit(message, candidate=Span(fact.start, fact.end), confidence="medium", severity="warning")
    for one in comparison.changed:
        if is_number(one):
            continue
        assert aligned.reference is not None
        old = aligned.reference.text[one.reference.start : one.reference.end]
        new = aligned.candidate.text[one.candidate.start : one.candidate.end]
        yield Hit(
            f"“{old}” of the reference is “{new}” in the candidate"
            + (", the other half of the day" if one.change == "half" else ""),
            reference=Span(one.reference.start, one.reference.end),
            candidate=Span(one.candidate.start, one.candidate.end),
            suggestion=_suggestion(aligned, one, old, new),
            confidence=_confidence(one),
        )


def _confidence(one: "Changed") -> Confidence:
    kinds = {one.reference.kind, one.candidate.kind}
    if one.change == "half":
        return "medium"
    if len(kinds) > 1 or kinds == {"month"} or not (one.lost and one.added):
        return "medium"
    return "high"


def _suggestion(aligned: AlignedPair, one: "Changed", old: str, new: str) -> str | None:
    if aligned.same_language or one.reference.kind == "year":
        return old
    from tqcheck.facts import corrected_date

    return corrected_date(one, new, aligned.candidate.language)
