"""The command line. Besides the pytest plugin, this package is the only part that prints or exits."""

import gc
import os
import sys
from collections.abc import Sequence

from tqcheck.errors import TqcheckError

OK, FOUND, FAILED = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> None:
    """Entry point of the ``tqcheck`` command; exits with 0, 1 or 2 as the contract says."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code; an error of the user's making is one line on standard error."""
    # Short-lived, and a million small objects at the start: the collector would walk over all of them several times.
    gc.set_threshold(1_000_000)
    # numpy only multiplies small matrices here; more threads than one wait longer for each other than they compute.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from cyclopts import CycloptsError

    from tqcheck.cli.app import app

    try:
        code = app(arguments, exit_on_error=False, print_error=False, result_action="return_value")
        sys.stdout.flush()
    except (TqcheckError, CycloptsError) as error:
        print(f"tqcheck: {' '.join(_said(error).split())}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("tqcheck: stopped", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # the reader (head, less) has gone
        from tqcheck.cli.output import leave_standard_output

        leave_standard_output()
        return OK
    return code if isinstance(code, int) else OK


def _said(error: Exception) -> str:
    """The message of an error, in place of those of cyclopts that speak of its insides."""
    from cyclopts.exceptions import UnusedCliTokensError, ValidationError

    if isinstance(error, ValidationError) and error.exception_message:
        return error.exception_message
    if isinstance(error, UnusedCliTokensError) and error.unused_tokens:
        return f"there is nothing more to be named here: {' '.join(error.unused_tokens)}"
    return str(error)
