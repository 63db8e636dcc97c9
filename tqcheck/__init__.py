"""tqcheck: a multilingual translation-quality checker for syndicated news.

``check`` one candidate against its reference, ``inspect`` an article alone, ``check_many`` pairs into polars tables,
``align`` sentences, ``compare_names``. Nothing of it prints or writes.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from tqcheck.model import Article, Finding, Link, Pair, Relation, Score
    from tqcheck.names import NameComparison, compare_names
    from tqcheck.pipeline import Report, align, check, check_many, inspect
    from tqcheck.settings import Settings

# Loaded when first asked for: ``import tqcheck`` costs nothing, and neither does the help of the command line.
_HOMES = {
    "Article": "model",
    "Finding": "model",
    "Link": "model",
    "NameComparison": "names",
    "Pair": "model",
    "Relation": "model",
    "Report": "pipeline",
    "Score": "model",
    "Settings": "settings",
    "align": "pipeline",
    "check": "pipeline",
    "check_many": "pipeline",
    "compare_names": "names",
    "inspect": "pipeline",
}

__all__ = [
    "Article",
    "Finding",
    "Link",
    "NameComparison",
    "Pair",
    "Relation",
    "Report",
    "Score",
    "Settings",
    "__version__",
    "align",
    "check",
    "check_many",
    "compare_names",
    "inspect",
]


def __dir__() -> list[str]:
    return __all__


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"tqcheck.{_HOMES[name]}"), name)
