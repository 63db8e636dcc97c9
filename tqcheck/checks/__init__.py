"""All checks of tqcheck, in one tuple that you can read."""

from tqcheck.checks.engine import Check, Example, Hit, check, run_checks

CHECKS: tuple[Check, ...] = ()

__all__ = ["CHECKS", "Check", "Example", "Hit", "check", "run_checks"]
