"""Garbled names where both texts share an alphabet, or where a list or the article itself tells."""
