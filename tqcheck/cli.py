"""The command line: the only module besides the pytest plugin that prints or exits."""


def main() -> None:
    """Entry point of the ``tqcheck`` command."""
    raise SystemExit("tqcheck: not built yet")
