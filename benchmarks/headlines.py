"""Headlines that belong to their story and are reported all the same, and headlines of other stories that are found.

`python benchmarks/headlines.py` measures the odd stories of NTREX in all languages, each with English as reference and
as candidate in turn; the even ones in four languages and corpora/ served to weigh the signs.
"""

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks import ntrex
from benchmarks.results import write_section
from tqcheck import alignment
from tqcheck.aligned import AlignedPair, Document
from tqcheck.articles import read
from tqcheck.checks import Check, run_checks
from tqcheck.checks.headline import headline_mismatch
from tqcheck.embedding import Encoder, load_encoder
from tqcheck.model import Article, Pair
from tqcheck.pipeline import story
from tqcheck.sentences import split

LENGTH = 8
"""Sentences of each story that are read, its headline among them."""
KNOWN = ("eng", "deu", "heb", "isl")

Lines = tuple[str, list[str]]
"""A language and a story: its headline and its sentences."""


def document(lines: Lines) -> Document:
    code, texts = lines
    article = Article("\n\n".join(texts), language=code, headline=texts[0])
    return Document(article, split(article))


def fires(check: Check, reference: Lines, candidate: Lines, encoder: Encoder) -> bool:
    one, other = document(reference), document(candidate)
    texts = [[sentence.text for sentence in side.sentences] for side in (one, other)]
    links = alignment.align(*texts, encoder)
    relation = alignment.relation(one, other, links, encoder)
    pair = Pair("pair", one.article, other.article)
    return bool(run_checks([check], AlignedPair(pair, one, other, links, relation, encoder)))


def of_ntrex(name: str) -> dict[int, Lines]:
    found = {}
    for number, lines in enumerate(ntrex.stories(name)):
        texts = [line for line in lines if line][:LENGTH]
        if number % 2 and len(texts) >= 4:
            found[number] = (ntrex.CODES[name], texts)
    return found


def of_corpora() -> dict[str, list[Lines]]:
    found: dict[str, list[Lines]] = {}
    folder = Path(__file__).parent.parent / "corpora"
    for path in sorted(folder.glob("*/*.txt")):
        if "reference" in path.name or "faithful" in path.name or "edited" in path.name:
            article = read(path)
            if article.headline:
                texts = [part for part in story(article).split("\n\n") if part.strip()]
                found.setdefault(path.parent.name, []).append((article.language or "und", texts))
    return found


Counts = Counter[tuple[str, str]]


def measure(
    check: Check, kept: list[tuple[Lines, Lines]], swapped: list[tuple[Lines, Lines]], encoder: Encoder
) -> Counts:
    counts: Counts = Counter()
    for what, pairs in (("kept", kept), ("swapped", swapped)):
        for reference, candidate in pairs:
            counts[what, "fired"] += fires(check, reference, candidate, encoder)
            counts[what, "of"] += 1
    return counts


def with_headline(lines: Lines, of: Lines) -> Lines:
    return lines[0], [of[1][0], *lines[1][1:]]


def ntrex_pairs(name: str) -> tuple[list[tuple[Lines, Lines]], list[tuple[Lines, Lines]]]:
    english, other = of_ntrex("eng"), of_ntrex(name)
    numbers = sorted(english)
    kept, swapped = [], []
    for at, number in enumerate(numbers):
        ours, theirs = (english, other) if at % 2 else (other, english)
        kept.append((ours[number], theirs[number]))
        far = theirs[numbers[(at + 7) % len(numbers)]]
        swapped.append((ours[number], with_headline(theirs[number], far)))
    return kept, swapped


def corpora_pairs() -> tuple[list[tuple[Lines, Lines]], list[tuple[Lines, Lines]]]:
    stories = of_corpora()
    kept, swapped = [], []
    for name, texts in stories.items():
        others = [lines for other, found in stories.items() if other != name for lines in found]
        for one in texts:
            for two in texts:
                if one is two:
                    continue
                kept.append((one, two))
                same = [lines for lines in others if lines[0] == two[0]]
                if same:
                    swapped.append((one, with_headline(two, same[len(kept) % len(same)])))
    return kept, swapped


def main() -> None:
    if reason := ntrex.missing():
        print(reason)
        return
    encoder = load_encoder()
    total: dict[str, Counts] = {}
    for name in ntrex.CODES:
        if not name.startswith("eng"):
            total[name] = measure(headline_mismatch, *ntrex_pairs(name), encoder)
            print(name, dict(total[name]), flush=True)
    groups = {
        "other languages": [counts for name, counts in total.items() if name not in KNOWN],
        "languages used to weigh the signs": [counts for name, counts in total.items() if name in KNOWN],
        "stories of corpora/ (used as well)": [measure(headline_mismatch, *corpora_pairs(), encoder)],
    }
    lines = [
        "## Headlines (ntrex, odd stories, every language with English; corpora/)",
        "",
        f"`python benchmarks/headlines.py`. Stories of {LENGTH} sentences. Faithful headlines that are reported are "
        "false alarms; a headline of another story of the same language in its place is to be found. The signs were "
        "weighed on the even stories in English, German, Hebrew and Icelandic and on corpora/.",
        "",
        "| on | false alarms | other stories' headlines found |",
        "| --- | --- | --- |",
    ]
    for group, several in groups.items():
        both = sum(several, Counts())
        lines.append(
            f"| {group} | {both['kept', 'fired']} in {both['kept', 'of']:,} | "
            f"{both['swapped', 'fired'] / max(1, both['swapped', 'of']):.3f} of {both['swapped', 'of']:,} |"
        )
    weakest = sorted(total, key=lambda name: total[name]["swapped", "fired"] - 5 * total[name]["kept", "fired"])[:5]
    lines += [
        "",
        "Weakest: "
        + ", ".join(
            f"{name} {total[name]['kept', 'fired']} false, {total[name]['swapped', 'fired']} of "
            f"{total[name]['swapped', 'of']} found"
            for name in weakest
        )
        + ".",
    ]
    print("\n".join(lines))
    write_section("headlines", "\n".join(lines))


if __name__ == "__main__":
    main()
