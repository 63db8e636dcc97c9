"""Which classes transformers has, remembered: at each start it reads its 2,000 files for their names, twice over."""

import importlib.util
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

from tqcheck.derived import installed, plain_data

_WHERE = "transformers.utils.import_utils"
_FUNCTION = "define_import_structure"
_FOLDER = "models"

# by the libraries that they need: the names of each module
Structure = dict[frozenset[str], dict[str, set[str]]]


@contextmanager
def remembered_structure() -> Iterator[None]:
    """While it lasts, transformers is imported with a function in it that remembers what its folder of models has."""
    finder = _Finder()
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        if finder in sys.meta_path:
            sys.meta_path.remove(finder)


class _Finder:
    """Finds one module as the other finders do, and puts the remembering function into it once it has been run."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name != _WHERE:
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        if spec is None or spec.loader is None:
            return spec
        run = spec.loader.exec_module

        def run_and_replace(module: ModuleType) -> None:
            run(module)
            if original := getattr(module, _FUNCTION, None):
                setattr(module, _FUNCTION, _remembering(original))

        spec.loader.exec_module = run_and_replace  # type: ignore[method-assign]
        return spec


def _remembering(original: Callable[..., Structure]) -> Callable[..., Structure]:
    def structure(module_path: str | Path, prefix: str | None = None) -> Structure:
        folder = Path(module_path)
        folder = folder if folder.is_dir() else folder.parent
        if folder.name != _FOLDER:
            return original(module_path, prefix)
        # another model in the folder changes its time, where somebody works on the library itself
        version = f"{installed('transformers')}-{folder.stat().st_mtime_ns:x}"
        found = plain_data("transformers-models", version, lambda: _plain(original(str(folder))))
        before = f"{prefix}." if prefix else ""
        return {
            frozenset(needed): {f"{before}{module}": set(names) for module, names in modules.items()}
            for needed, modules in found
        }

    return structure


def _plain(structure: Structure) -> list[Any]:
    return [
        [sorted(needed), {module: sorted(names) for module, names in modules.items()}]
        for needed, modules in structure.items()
    ]
