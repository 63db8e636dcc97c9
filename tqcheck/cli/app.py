"""The commands of ``tqcheck``, by name. Each is imported when it is called, so that the others stay quick."""

from cyclopts import App

from tqcheck import __version__

app = App(
    name="tqcheck",
    help="Check translated and syndicated news against its reference text.",
    version=__version__,
    help_format="plaintext",
)
app.command("tqcheck.cli.score:score", help="Check one or more candidates against a reference.")
app.command("tqcheck.cli.score:inspect", help="Check without a reference: the article against itself and a name list.")
app.command("tqcheck.cli.align:align", help="Show the alignment alone.")
app.command("tqcheck.cli.batch:batch", help="Check many pairs.")
app.command("tqcheck.cli.runs:report", help="Draw a finished run again, in any format.")
app.command("tqcheck.cli.regression:compare", help="Compare a run with a baseline: the regression gate.")
app.command("tqcheck.cli.regression:accept", help="Accept a finding, with a reason.")
app.command("tqcheck.cli.regression:trend", help="Show each score and check over dated runs.")
app.command("tqcheck.cli.names:names", help="Build and show a name list from trusted articles.")
app.command("tqcheck.cli.about:checks", help="List the checks.")
app.command("tqcheck.cli.about:explain", help="Show the manual page of a check.")
app.command("tqcheck.cli.about:doctor", help="Show what is installed: model, device, number format, cache.")
