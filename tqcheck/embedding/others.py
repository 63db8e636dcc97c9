"""Any other sentence-transformers model, by name or path."""

import contextlib
import logging
import os
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tqcheck.embedding.library import import_library
from tqcheck.embedding.sources import Source, downloaded
from tqcheck.errors import ModelError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


def load(source: Source) -> tuple["SentenceTransformer", Source]:
    """The model, and its source as known now. Raises ``ModelError`` with one line where it cannot be loaded.

    Only a model that is neither a folder nor in the Hugging Face cache is downloaded; all else stays off the network.
    """
    # seconds that a hub which does not answer is waited for; read when the library is first imported
    os.environ.setdefault("HF_HUB_ETAG_TIMEOUT", "5")
    os.environ.setdefault("HF_HUB_DOWNLOAD_TIMEOUT", "10")
    import_library()
    from sentence_transformers import SentenceTransformer

    place = source.name if source.folder is None else str(source.folder)
    try:
        with _silence():
            model = SentenceTransformer(place, local_files_only=source.folder is not None, device="cpu")
    # the library raises whatever the files provoke: OSError, ValueError, KeyError, RuntimeError, ...
    except Exception as error:
        raise ModelError(f"model {source.name!r} cannot be loaded: {_reason(error)}") from error
    return model, source if source.revision else (downloaded(source.name) or source)


def _reason(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return (lines[0] if lines else type(error).__name__)[:300]


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """No progress bars, log lines or warnings of the libraries on standard error."""
    from transformers.utils import logging as theirs

    ours = logging.getLogger("sentence_transformers")
    verbosity, level, bars = theirs.get_verbosity(), ours.level, theirs.is_progress_bar_enabled()
    theirs.set_verbosity_error()
    theirs.disable_progress_bar()
    ours.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        theirs.set_verbosity(verbosity)
        ours.setLevel(level)
        if bars:
            theirs.enable_progress_bar()
