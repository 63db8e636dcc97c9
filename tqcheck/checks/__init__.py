"""All checks of tqcheck, in one tuple that you can read."""

from tqcheck.checks.boilerplate import boilerplate_leaked
from tqcheck.checks.credit import credit_missing
from tqcheck.checks.dates import date_changed
from tqcheck.checks.engine import Check, Example, Hit, check, run_checks
from tqcheck.checks.garbled import garbled_text
from tqcheck.checks.headline import headline_mismatch
from tqcheck.checks.language import untranslated, wrong_language
from tqcheck.checks.names import name_added, name_inconsistent, name_missing, name_misspelled
from tqcheck.checks.numbers import number_changed
from tqcheck.checks.polarity import polarity_flipped
from tqcheck.checks.quotes import quote_changed
from tqcheck.checks.relation import not_a_version
from tqcheck.checks.repetition import sentence_repeated
from tqcheck.checks.sentences import passage_moved, sentence_added, sentence_condensed, sentence_dropped

CHECKS: tuple[Check, ...] = (
    not_a_version,
    sentence_dropped,
    sentence_condensed,
    sentence_added,
    sentence_repeated,
    passage_moved,
    name_misspelled,
    name_inconsistent,
    name_missing,
    name_added,
    number_changed,
    date_changed,
    quote_changed,
    polarity_flipped,
    untranslated,
    wrong_language,
    garbled_text,
    boilerplate_leaked,
    credit_missing,
    headline_mismatch,
)

__all__ = ["CHECKS", "Check", "Example", "Hit", "check", "run_checks"]
