"""Sentences to vectors: the bundled encoder, any other sentence-transformers model, and the cache on disk."""

from tqcheck.embedding.cache import Vectors
from tqcheck.embedding.description import describe
from tqcheck.embedding.early import early_width
from tqcheck.embedding.encoder import Encoder, load_encoder, packed_tokens, token_vectors, wide_vectors
from tqcheck.embedding.engine import TokenVectors

__all__ = [
    "Encoder",
    "TokenVectors",
    "Vectors",
    "describe",
    "early_width",
    "load_encoder",
    "packed_tokens",
    "token_vectors",
    "wide_vectors",
]
