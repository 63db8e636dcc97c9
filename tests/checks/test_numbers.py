"""What the check of numbers suggests: the candidate's words with the reference's number, as its language writes it."""

import pytest

from tests.facts.lines import pair_of_lines
from tqcheck.checks import run_checks
from tqcheck.checks.numbers import number_changed


@pytest.mark.parametrize(
    ("reference", "candidate", "languages", "suggestion"),
    [
        ("Biljetten kostar 14,50 kronor.", "The ticket costs 41.50 kronor.", ("sv", "en"), "14.50 kronor"),
        ("Die Firma hat 4166 Angestellte.", "The firm has 4,616 employees.", ("de", "en"), "4,166"),
        ("Die Firma hat 4166 Angestellte.", "Företaget har 4616 anställda.", ("de", "sv"), "4166"),
        ("Some 82,000 books burnt.", "करीब २८,००० किताबें जल गईं।", ("en", "hi"), "८२,०००"),
        ("공사에는 23억 원이 들었다.", "工事には32億ウォンかかった。", ("ko", "ja"), None),
        ("Le pont coûte 690 000 euros.", "يكلف الجسر 960 ألف يورو.", ("fr", "ar"), None),
        ("It cost 1.2 million euros.", "Es kostete 2,1 Millionen Euro.", ("en", "de"), None),
    ],
)
def test_the_suggestion(reference: str, candidate: str, languages: tuple[str, str], suggestion: str | None) -> None:
    found = run_checks((number_changed,), pair_of_lines([reference], [candidate], *languages))
    assert [finding.suggestion for finding in found] == [suggestion]
