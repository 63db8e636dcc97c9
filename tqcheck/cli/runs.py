"""The commands on run folders: ``tqcheck report``."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from tqcheck import tables
from tqcheck.cli.options import OutputOptions
from tqcheck.cli.output import check_output, write_reports


def report(
    run: Path,
    /,
    *,
    output: Annotated[OutputOptions, Parameter(name="*")] = OutputOptions(),  # noqa: B008
) -> None:
    """Draw a finished run again, in any format.

    Parameters
    ----------
    run
        A run folder.
    """
    check_output(output.format or ["terminal"], output.output)
    write_reports(tables.read(run), output.format, output.output)
