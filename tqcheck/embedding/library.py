"""The import of sentence-transformers, without what nobody here asks for and without what can be remembered."""

import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from tqcheck.embedding.structure import remembered_structure

_LIBRARY = "sentence_transformers"
# scikit-learn's measures, for one distance of sparse vectors, bring scipy's statistics and pandas; scipy's optimisation
# is there for one loss of object detection
_DEFERRED = ("sklearn.metrics", "scipy.optimize")


def import_library() -> None:
    """Import sentence-transformers.

    Two libraries that it imports for a function each take a fifth of its time; they are imported when that is first
    called. Which classes transformers has is remembered from one process to the next. Where the library cannot be
    imported so, it is imported as it is.
    """
    if _LIBRARY in sys.modules:
        return
    before = set(sys.modules)
    try:
        with _deferred(), remembered_structure():
            importlib.import_module(_LIBRARY)
    except Exception:
        for name in set(sys.modules) - before:
            if name.split(".")[0] in (_LIBRARY, "transformers"):
                del sys.modules[name]
        importlib.import_module(_LIBRARY)


@contextmanager
def _deferred() -> Iterator[None]:
    """While it lasts, what is imported from those libraries are functions that import them when they are called."""
    stand_ins = {name: _stand_in(name) for name in _DEFERRED if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, stand_in in stand_ins.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]


def _stand_in(module: str) -> ModuleType:
    made = ModuleType(module)

    def function(name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)

        def called(*given: Any, **named: Any) -> Any:
            return getattr(importlib.import_module(module), name)(*given, **named)

        return called

    made.__dict__["__getattr__"] = function
    return made
