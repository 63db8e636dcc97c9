"""All checks of tqcheck, in one tuple that you can read."""

from tqcheck.checks.boilerplate import boilerplate_leaked
from tqcheck.checks.credit import credit_missing
from tqcheck.checks.dates import date_changed
from tqcheck.checks.engine import Check, Example, Hit, check, run_checks
from tqcheck.checks.headline import headline_mismatch
from tqcheck.checks.names import name_added, name_inconsistent, name_missing, name_misspelled
from tqcheck.checks.numbers import number_changed

CHECKS: tuple[Check, ...] = (
    name_misspelled,
    name_inconsistent,
    name_missing,
    name_added,
    number_changed,
    date_changed,
    boilerplate_leaked,
    credit_missing,
    headline_mismatch,
)

__all__ = ["CHECKS", "Check", "Example", "Hit", "check", "run_checks"]
