"""What of a page is not the story, counted."""

from collections import Counter

from tqcheck.model import Article, Checked

OF_THE_STORY = frozenset(
    {"headline", "standfirst", "dateline", "outlet", "byline", "credit", "time", "end", "separator"}
)
"""What is set apart from the sentences, and is the article's own all the same."""


def left_out(one: Checked) -> list[str]:
    """A line for either side of which paragraphs of a page were left out, by kind; none for a clean text."""
    sides = (("reference", one.pair.reference), ("candidate", one.pair.candidate))
    return [f"left out of {side}: {said}" for side, article in sides if article and (said := _counted(article))]


def _counted(article: Article) -> str:
    kinds: Counter[str] = Counter()
    for span in article.boilerplate:
        if span.kind not in OF_THE_STORY:
            kinds[span.kind] += sum(bool(line.strip()) for line in article.text[span.start : span.end].split("\n"))
    return ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items()))
