"""How much furniture is left of a page once the other article of its pair is there.

`python benchmarks/paired_pages.py`. Pages of the fourth set in other languages than English against the English story
as a clean text: what the reader keeps alone, and what is left when the alignment has settled which blocks have a
counterpart (``align_settled``). Every ninth page.
"""

import sys
from collections import Counter
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks import fourth_set, ntrex
from benchmarks.extraction import Counts, measure, read, share, told
from benchmarks.pages import Page
from benchmarks.results import write_section
from tqcheck.aligned import Document
from tqcheck.alignment import align_settled
from tqcheck.articles import from_text, settle_furniture
from tqcheck.embedding import load_encoder
from tqcheck.sentences import split

EVERY = 9


def given(text: str, _: Page) -> str:
    return text


def main() -> None:
    if reason := ntrex.missing():
        print(reason)
        return
    english = ntrex.stories("eng")
    files = {language: name for name, language in reversed(ntrex.CODES.items())}
    encoder = load_encoder()
    pages = [page for page in fourth_set.SET.pages(1) if page.language != "en"][::EVERY]
    alone: Counts = Counter()
    paired: Counts = Counter()
    for page in pages:
        number = next(
            at
            for at, story in enumerate(ntrex.stories(files[page.language]))
            if tuple(line for line in story if line) == page.story
        )
        candidate = read(page)
        if candidate is None:
            continue
        reference = from_text("\n\n".join(line for line in english[number] if line), "en")
        alone += measure(partial(given, told(candidate)), [page], show=False)
        one, two = settle_furniture(reference, candidate)
        _, settled, _ = align_settled(Document(one, split(one)), Document(two, split(two)), encoder)
        paired += measure(partial(given, told(settled.article)), [page], show="--show" in sys.argv)
    lines = [
        "## Furniture left with the other article of the pair",
        "",
        f"`python benchmarks/paired_pages.py`. {len(pages)} pages of the fourth set in other languages than English, "
        "each against the English story as a clean text.",
        "",
        "| | story kept | furniture kept |",
        "| --- | --- | --- |",
        *(
            f"| {name} | {share(counts, 'story', 'all'):.4f} | {share(counts, 'furniture', 'all'):.4f} |"
            for name, counts in (("the page alone", alone), ("with the other article", paired))
        ),
    ]
    print("\n".join(lines))
    write_section("extraction-paired", "\n".join(lines))


if __name__ == "__main__":
    main()
