"""Names in articles: the words of both sides, which of them may be names, and where those come from."""
