"""The errors that tqcheck raises on purpose. Each message is one line: what, where, why."""


class TqcheckError(Exception):
    """Base of every error that a user can cause and mend; the command line prints it and exits with 2."""


class UnreadableArticleError(TqcheckError):
    """An article that could not be read, or that has no story in it.

    ``path`` names the input as the user gave it (``"-"`` for standard input), ``reason`` says why.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class SettingsError(TqcheckError):
    """A setting or an option that is unknown or has a value it cannot have."""


class ModelError(TqcheckError):
    """An encoder that could not be loaded."""


class RunError(TqcheckError):
    """A run folder that is missing, damaged, or cannot be written."""


def cause(error: Exception) -> str:
    """Why a file could not be read or written, in one line for somebody who does not program."""
    if isinstance(error, UnicodeDecodeError):
        return "not UTF-8"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return (str(error).splitlines() or [type(error).__name__])[0]
