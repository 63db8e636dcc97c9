"""Makes ``tqcheck/articles/data/furniture_trees.json``: the trees that tell the story on a page from its furniture.

`python benchmarks/fit_furniture.py`. The pages are put together at random, in hundreds of layouts, of the even NTREX
stories and the wording that served to develop: all of ``pages``, and of ``held_out`` and ``third_set`` the languages
that were looked at. What the trees see has no words in it (``tqcheck/articles/evidence.py``). `--without third_set`
leaves a set's wording out and prints how trees made so do on all of that set: what to expect of pages never seen.
"""

import html
import json
import random
import re
import sys
import textwrap
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks import held_out, ntrex, third_set
from benchmarks import pages as first_set
from benchmarks.extraction import measure, share, tqcheck
from benchmarks.filling import local_date
from tqcheck.articles import judging
from tqcheck.articles.evidence import evidence, further
from tqcheck.articles.furniture import by_rules
from tqcheck.articles.html import page as read_page
from tqcheck.articles.paragraphs import Block, paragraphs
from tqcheck.articles.text import unglue

PAGES = 110  # of each language
STORY_COUNTS = 3.0
DATA = Path(__file__).parent / "data"
TREES = Path(__file__).parent.parent / "tqcheck" / "articles" / "data" / "furniture_trees.json"
SETS = {
    "pages": (frozenset(first_set.LANGUAGES), "pages.toml"),
    "held_out": (held_out.DEVELOPED_LANGUAGES, "held_out.toml"),
    "third_set": (third_set.DEVELOPED_LANGUAGES, "third_set.toml"),
}
Boxes = list[list[str]]


def boxes(code: str, without: frozenset[str]) -> Boxes:
    """The furniture of a language, as groups of lines that stand together, with their gaps to fill."""
    found: Boxes = []
    for name, (languages, file) in SETS.items():
        if code not in languages or name in without:
            continue
        say = tomllib.loads((DATA / file).read_text(encoding="utf-8"))[code]
        for role, value in say.items():
            if role in ("author",):
                continue
            listed = [value] if isinstance(value, str) else value
            if role in ("comments", "replies"):
                pairs = [one if isinstance(one, list) else [one] for one in listed]
                found.append([line for pair in pairs for line in pair])
                found += pairs
                continue
            lines = [
                line.replace("{site}", str(say.get("site", ""))).replace("{author}", str(say.get("author", "")))
                for line in listed
            ]
            found += [lines, *[[line] for line in lines]]
    return found


def stories(code: str) -> list[tuple[str, ...]]:
    files = {language: name for name, language in reversed(ntrex.CODES.items())}
    return [tuple(line for line in one if line) for one in ntrex.stories(files[code])]


class Maker:
    """Pages of one language."""

    def __init__(self, code: str, without: frozenset[str], seed: int) -> None:
        self.code = code
        self.boxes = boxes(code, without)
        self.stories = stories(code)
        self.random = random.Random(f"{code} {seed}")
        self.space = "" if code in ("zh", "ja") else " "

    def pages(self, count: int) -> Iterator[tuple[str, bool, str, list[str]]]:
        """A page's content, whether it is HTML, the story's letters and its title."""
        even = [one for one in self.stories[::2] if len(one) >= 5]
        for number in range(count):
            yield self._page(even[number % len(even)], number)

    def _page(self, lines: tuple[str, ...], number: int) -> tuple[str, bool, str, list[str]]:
        chance = self.random.random
        body = self._paragraphs(lines[1:])
        if chance() < 0.1:  # a clean text
            gap = self.random.choice(("\n\n", "\n\n", "\n"))
            return gap.join([lines[0], *body]), False, letters("".join(lines) + "".join(body)), []
        parts: list[tuple[str, str]] = []
        few = chance() < 0.1
        for _ in range(0 if few or chance() < 0.15 else self.random.randint(1, 6)):
            parts += self._box(number)
        parts.append(("head", lines[0]))
        for _ in range(0 if few or chance() < 0.2 else self.random.randint(1, 4)):
            parts += self._box(number, short=True)
        often = 0.0 if few or chance() < 0.3 else self.random.choice((0.08, 0.2, 0.35))
        same = self._box(number) if chance() < 0.2 else None
        for paragraph in body:
            parts.append(("story", paragraph))
            if paragraph is not body[-1] and chance() < often:
                for _ in range(1 + (chance() < 0.25)):
                    parts += same or self._box(number)
        for _ in range(1 if few else 0 if chance() < 0.1 else self.random.randint(1, 9)):
            parts += self._box(number)
        told = "".join(lines) + "".join(text for role, text in parts if role == "story")
        if chance() < 0.4:
            return self._html(parts, lines[0]), True, letters(told), [lines[0]]
        gap = self.random.choice(("\n", "\n\n", "", "\n"))
        if chance() < 0.12:
            parts = self._wrapped(parts)
        text = "".join(one + (gap or self.random.choice(("\n", "\n\n"))) for _, one in parts)
        return text, False, letters(told), []

    def _paragraphs(self, lines: tuple[str, ...]) -> list[str]:
        chance, told = self.random.random, []
        size = self.random.choice((1, 1, 2, 3, 4))
        heads = chance() < 0.3
        cut = chance() < 0.15
        asked = chance() < 0.1
        for at in range(0, len(lines), size):
            piece = self.space.join(lines[at : at + size])
            words = piece.split() if self.space else [piece[one : one + 3] for one in range(0, min(len(piece), 30), 3)]
            if heads and at and chance() < 0.3:
                told.append(self.space.join(words[: self.random.randint(2, 5)]).strip(",.:;"))
            if asked and chance() < 0.4:
                told.append(self.space.join(words[: self.random.randint(3, 8)]).strip(",.:;") + "?")
            if cut and chance() < 0.2:
                told += [one.strip() for one in re.split(r"[,;،，、]", piece) if len(one.strip()) > 2]
            else:
                told.append(piece)
        return told

    def _wrapped(self, parts: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """The story's paragraphs in lines of one width, indented in one way or another."""
        width, start, rest = self.random.randint(45, 100), *self.random.choice((("", ""), ("   ", ""), ("  ", "  ")))
        return [
            (
                role,
                "\n".join(textwrap.wrap(text, width, initial_indent=start, subsequent_indent=rest))
                if role != "box"
                else text,
            )
            for role, text in parts
        ]

    def _box(self, number: int, short: bool = False) -> list[tuple[str, str]]:
        chance, pick = self.random.random, self.random.choice
        if chance() < 0.22 and not short:
            found = self.random.sample(range(len(self.stories)), self.random.randint(1, 5))
            mark = pick(("", "", "{n}. ", "- ", "{t} ", "▶ ", "» "))
            teasers = [
                mark.format(n=at, t=f"{8 + at}:{number % 50 + 10}") + self.stories[one][0]
                for at, one in enumerate(found, 1)
            ]
            if chance() < 0.3:
                label = pick(pick(self.boxes))
                between = pick((": ", " | ", " » ", ". "))
                teasers = [f"{label.split(':')[0].split('{')[0].strip()[:30]}{between}{teasers[0]}"]
            return [("box", one) for one in teasers]
        box = pick(self.boxes)
        if short:
            box = min(box, pick(self.boxes), key=lambda lines: sum(map(len, lines)))
        if len(box) > 2 and chance() < 0.4:
            start = self.random.randrange(len(box) - 1)
            box = box[start : start + self.random.randint(1, len(box))]
        lines = [self._filled(line, number) for line in box]
        if len(lines) > 1 and chance() < 0.15 and all(len(line) < 60 for line in lines):
            lines = [pick((" | ", " · ", "  ", " / ", "\t")).join(lines)]
        return [("box", line) for line in lines]

    def _filled(self, line: str, number: int) -> str:
        filled = line.replace("{date}", local_date(self.code, number))
        filled = filled.replace("{teaser}", self.random.choice(self.stories)[0]).replace("{n}", str(number % 9 + 2))
        return filled.replace("{time}", f"{6 + number % 15:02d}:{number % 50 + 10}")

    def _html(self, parts: list[tuple[str, str]], head: str) -> str:
        pick, chance = self.random.choice, self.random.random
        story = pick(
            ("<p>{}</p>", "<p class='x1'>{}</p>", "<div class='para'><p>{}</p></div>", "<section><p>{}</p></section>",
             "<span class='t'>{}</span><br><br>", "<div class='kq7'>{}</div>", "<td><p>{}</p></td>",
             "<tr><td style='p'>{}</td></tr>", "<section data-component='text'><p>{}</p></section>")
        )  # fmt: skip
        others = [
            "<div><p>{}</p></div>", "<div class='box'><p>{}</p></div>", "<ul><li><a href='/x'>{}</a></li></ul>",
            "<div class='zz9'><span>{}</span></div>", "<p class='note'>{}</p>", "<li>{}</li>", "<div>{}</div>",
            "<section data-component='more'><a href='/y'>{}</a></section>", "<p><font size='1'>{}</font></p>",
            "<div class='group'><p class='small'>{}</p></div>", "<span role='button'>{}</span><br><br>",
        ]  # fmt: skip
        chosen = self.random.sample(others, self.random.randint(1, 4)) + ([story] if chance() < 0.3 else [])
        told, last = [], pick(chosen)
        for role, text in parts:
            if role == "head":
                told.append(pick(("<h1>{}</h1>", "<h1>{}</h1>", "<h2>{}</h2>")).format(html.escape(text)))
            elif role == "story":
                heading = len(text) < 40 and chance() < 0.6
                told.append(("<h3>{}</h3>" if heading else story).format(html.escape(text)))
            else:
                last = pick(chosen) if chance() < 0.4 else last
                told.append(last.format(html.escape(text)))
        inside = "".join(told)
        if chance() < 0.5:
            inside = f"<div class='content'>{inside}</div>"
        return (
            f"<html lang='{self.code}'><head><title>{html.escape(head)} - X</title></head><body>{inside}</body></html>"
        )


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


Read = tuple[list[Block], list[str | None], list[str | None], str, str | None]


def read(content: str, is_html: bool, code: str) -> Read:
    """The blocks of a page with their kinds by wording and by all rules."""
    blocks, known = read_page(content, "page") if is_html else (paragraphs(content), None)
    blocks = [piece for block in blocks for piece in unglue(block)]
    title = known.headline if known else None
    said, ruled = by_rules(blocks, code, title)
    return blocks, said, ruled, code, title


def learn(without: frozenset[str]) -> dict[str, Any]:
    """The trees of both rounds."""
    import numpy as np
    from sklearn.ensemble import HistGradientBoostingClassifier

    pages: list[tuple[list[Block], list[list[float]], list[bool]]] = []
    codes = sorted(frozenset().union(*(SETS[name][0] for name in SETS if name not in without)))
    for code in codes:
        for content, is_html, told, _ in Maker(code, without, 1).pages(PAGES):
            blocks, said, ruled, _, title = read(content, is_html, code)
            truth = [letters(block.text) in told and bool(letters(block.text)) for block in blocks]
            pages.append((blocks, evidence(blocks, said, ruled, code, title), truth))

    def fit(rows: list[list[float]], truth: list[bool]) -> Any:
        found = HistGradientBoostingClassifier(
            max_iter=80,
            max_leaf_nodes=12,
            learning_rate=0.12,
            min_samples_leaf=40,
            l2_regularization=2.0,
            random_state=1,
        )
        # a sentence of the story that is lost is worse than a line of the site that stays
        return found.fit(np.array(rows), np.array(truth), sample_weight=np.where(truth, STORY_COUNTS, 1.0))

    def flat(chosen: list[int]) -> tuple[list[list[float]], list[bool]]:
        return [row for at in chosen for row in pages[at][1]], [one for at in chosen for one in pages[at][2]]

    random.Random(1).shuffle(pages)
    halves = [list(range(0, len(pages), 2)), list(range(1, len(pages), 2))]
    rows, truth = [], []
    for half, other in (halves, halves[::-1]):
        model = fit(*flat(other))
        for at in half:
            blocks, evident, said_so = pages[at]
            guessed = model.predict_proba(np.array(evident))[:, 1].tolist()
            rows += further(evident, guessed, blocks)
            truth += said_so
    print(f"{len(pages)} pages, {len(rows):,} blocks, {sum(truth):,} of them the story's")
    return {"rounds": [exported(fit(*flat(halves[0] + halves[1]))), exported(fit(rows, truth))]}


def exported(model: Any) -> dict[str, Any]:
    trees = []
    for (tree,) in model._predictors:
        nodes = tree.nodes
        trees.append(
            [
                [-1, round(float(node["value"]), 4), 0, 0]
                if node["is_leaf"]
                else [
                    int(node["feature_idx"]),
                    round(float(node["num_threshold"]), 4),
                    int(node["left"]),
                    int(node["right"]),
                ]
                for node in nodes
            ]
        )
    return {"start": round(float(model._baseline_prediction.ravel()[0]), 4), "trees": trees}


def main() -> None:
    if reason := ntrex.missing():
        print(reason)
        return
    without = frozenset([sys.argv[sys.argv.index("--without") + 1]] if "--without" in sys.argv else [])
    found = learn(without)
    if not without:
        TREES.write_text(json.dumps(found, separators=(",", ":")) + "\n", encoding="utf-8")
    first, second = (judging.Trees(one["start"], one["trees"]) for one in found["rounds"])
    judging._rounds = lambda: (first, second)
    for name, made in (("held_out", held_out), ("third_set", third_set)):
        for on, is_html in (("HTML", True), ("flattened", False)):
            chosen = [
                page
                for page in made.pages(0)
                if page.is_html == is_html and (name in without or page.language not in made.DEVELOPED_LANGUAGES)
            ]
            counts = measure(tqcheck, chosen, show=False)
            print(f"{name} {on}: {share(counts, 'story', 'all'):.4f} / {share(counts, 'furniture', 'all'):.4f}")


if __name__ == "__main__":
    main()
