"""The import of sentence-transformers, without what it imports for measures that nobody here asks for."""

import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

_LIBRARY = "sentence_transformers"
_MEASURES = "sklearn.metrics"


def import_library() -> None:
    """Import sentence-transformers.

    For one distance of sparse vectors it imports scikit-learn's measures, and with them scipy's statistics and pandas,
    a seventh of its time. They are imported when one of them is first called. Where the library cannot be imported so,
    it is imported as it is.
    """
    if _LIBRARY in sys.modules or _MEASURES in sys.modules:
        return
    before = set(sys.modules)
    try:
        with _deferred():
            importlib.import_module(_LIBRARY)
    except Exception:
        for name in set(sys.modules) - before:
            if name.split(".")[0] == _LIBRARY:
                del sys.modules[name]
        importlib.import_module(_LIBRARY)


@contextmanager
def _deferred() -> Iterator[None]:
    """While it lasts, whatever is imported from the measures is a function that imports them when it is called."""
    stand_in = ModuleType(_MEASURES)
    stand_in.__dict__["__getattr__"] = _measure
    sys.modules[_MEASURES] = stand_in
    try:
        yield
    finally:
        if sys.modules.get(_MEASURES) is stand_in:
            del sys.modules[_MEASURES]


def _measure(name: str) -> Callable[..., Any]:
    if name.startswith("__"):
        raise AttributeError(name)

    def measure(*given: Any, **named: Any) -> Any:
        return getattr(importlib.import_module(_MEASURES), name)(*given, **named)

    return measure
