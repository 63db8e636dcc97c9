"""Files to articles: the story out of the page, with its furniture marked and nothing lost."""

from tqcheck.articles.pairs import read_pairs
from tqcheck.articles.reading import read, read_many
from tqcheck.articles.settle import settle_furniture
from tqcheck.articles.text import from_text

__all__ = ["from_text", "read", "read_many", "read_pairs", "settle_furniture"]
