"""tqcheck: a multilingual translation-quality checker for syndicated news."""

__version__ = "0.1.0"
