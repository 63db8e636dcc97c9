"""What the check of dates suggests: the candidate's words with the reference's date, as its language writes it."""

import pytest

from tests.facts.lines import pair_of_lines
from tqcheck.checks import run_checks
from tqcheck.checks.dates import date_changed


@pytest.mark.parametrize(
    ("reference", "candidate", "languages", "suggestion"),
    [
        ("Skipet gikk på grunn 14. mars.", "The ship ran aground on 14 May.", ("nb", "en"), "14 March"),
        ("Skipet gikk på grunn 14. mars.", "The ship ran aground on May 14.", ("nb", "en"), "March 14"),
        ("The war ended on 11 November.", "Der Krieg endete am 12. November.", ("en", "de"), "11. November"),
        ("The vote is on 30 September.", "投票は9月20日に行われる。", ("en", "ja"), "9月30日"),
        ("The vote is on 3 March.", "سيجري التصويت في 3 مايو.", ("en", "ar"), "3 مارس"),
        ("The vote is on 5 March.", "Äänestys on 5. toukokuuta.", ("en", "fi"), "5. maaliskuuta"),
        ("The meeting begins at 10:15.", "اجتماع در ساعت ۱۰:۴۵ آغاز می‌شود.", ("en", "fa"), "۱۰:۱۵"),
        ("The train left at 3:40 p.m.", "Pociąg odjechał o 16:40.", ("en", "pl"), "15:40"),
        ("The talks begin on Friday.", "Die Gespräche beginnen am Donnerstag.", ("en", "de"), "Freitag"),
        # No list says in which case a weekday or a month stands there.
        ("The talks begin on Friday.", "Переговоры начнутся в четверг.", ("en", "ru"), None),
        ("It begins on 5 March.", "Tas sākas 5. maijā.", ("en", "lv"), None),
        # A day alone has no month to take the place of the reference's.
        ("The vote was set for June 12.", "투표는 15일로 정해졌다.", ("en", "ko"), None),
        ("The vote was set for June 12.", "投票は15日に行われる。", ("en", "ja"), None),
    ],
)
def test_the_suggestion(reference: str, candidate: str, languages: tuple[str, str], suggestion: str | None) -> None:
    found = run_checks((date_changed,), pair_of_lines([reference], [candidate], *languages))
    assert [finding.suggestion for finding in found] == [suggestion]
