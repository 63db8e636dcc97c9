"""Makes the trees that tell the story on a page from its furniture, in ``tqcheck/articles/data``.

`python benchmarks/fit_furniture.py` makes ``furniture_trees.json``, which reads texts. The pages are put together at
random, in hundreds of layouts, of the even NTREX stories and the wording of the first five sets of pages, with
``data/training.toml`` and ``data/training_more.toml``. What the trees see has no words in it
(``tqcheck/articles/evidence.py``); how furniture of each kind speaks comes in by the directions that this finds among
the vectors of word pieces (``tqcheck/articles/meaning.py``). On most pages some or all of what the reader knows by
wording is withheld, and the directions of a page are those that the other half of the wording gives: the reader knows
much of this wording and will know less of that of pages by other hands.

`--pages` makes ``page_trees.json``, which reads pages with markup, of all sets but the eighth and their own layouts
too. The stories of pages with markup then have lists, tables, quotations and short lines among their paragraphs
(``story_parts.py``), which pages by other hands have and NTREX does not: without them what such trees learn of layouts
costs story there. Each of these pages is also read as the text that is left of it without its markup. Trees made so
leave less furniture in texts as well, but lose more of the story of some saved ones. The directions stay the same.

The sets that the trees know nothing of are tried on their odd stories, and so is another one with `--leave-out
fourth_set`, which is then left out too: what to expect of pages never seen.
"""

import json
import random
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks import ntrex
from benchmarks.extraction import measure, share, tqcheck
from benchmarks.made_pages import BLIND, GROUPS, LATER, SETS, Maker, Told, languages, letters
from benchmarks.real_pages import flattened
from benchmarks.story_parts import with_parts
from tqcheck.articles import evidence, furniture, judging
from tqcheck.articles.address import Address
from tqcheck.articles.html import page as read_page
from tqcheck.articles.meaning import Meaning, meaning, vectors
from tqcheck.articles.paragraphs import Block, paragraphs
from tqcheck.articles.text import unglue
from tqcheck.embedding.pieces import piece_vectors

SEED = 1
OF_A_SET = 400  # pages in its own layouts at most
LEAVES = 16
UNKNOWN = 0.15  # of the pages have meanings as if in languages that the model does not know
TONE_COST = 0.02
FEATURES = 0.3  # of them, those that a split may choose among: trees made of fewer agree better on other pages
STORY_COUNTS = 3.0
WITHHELD = (0.0, 0.0, 0.3, 0.6, 1.0)  # shares of what the reader knows by wording, a page each
DATA = Path(__file__).parent.parent / "tqcheck" / "articles" / "data"


class Recipe(NamedTuple):
    """How the trees of one kind are made: the file, the sets that they know nothing of, pages a language put together
    at random, trees a round and their learning rate, and whether sets' own layouts and parts of stories come in."""

    file: str
    without: frozenset[str]
    pages: int
    trees: int
    rate: float
    layouts: bool


TEXTS = Recipe("furniture_trees.json", LATER, 80, 260, 0.1, layouts=False)
MARKED_UP = Recipe("page_trees.json", BLIND, 36, 100, 0.25, layouts=True)

Kinds = list[str | None]


class Made(NamedTuple):
    """A page as the reader sees it: its blocks, their kinds by wording and by all rules, and which are the story's."""

    blocks: list[Block]
    said: Kinds
    ruled: Kinds
    code: str
    title: str | None
    truth: list[bool]


@contextmanager
def withheld(chance: random.Random) -> Iterator[None]:
    """What the reader knows by wording, in part or in whole taken from it for one page."""
    share = chance.choice(WITHHELD)
    salt = chance.random()
    says, opens, spoken = furniture.says, furniture.opens_tail, evidence.address

    def kept(text: str, share: float) -> bool:
        return random.Random(f"{salt} {text}").random() >= share

    furniture.says = lambda text, code: says(text, code) if kept(text, share) else None
    furniture.opens_tail = lambda text, code: opens(text, code) and kept(text, share)
    few = share / 3  # pronouns and names of parts are known better than standing phrases

    def address(text: str, code: str | None) -> Address:
        found = spoken(text, code)
        counts = (
            one if kept(f"{name} {text}", few) else 0 for name, one in zip(("y", "u", "s", "c"), found[:4], strict=True)
        )
        return Address(*counts, found.words)

    evidence.address = address
    try:
        yield
    finally:
        furniture.says, furniture.opens_tail, evidence.address = says, opens, spoken


def made(content: str, is_html: bool, code: str, told: Told) -> Made:
    """A page's blocks with their kinds by wording and by all rules."""
    blocks, known = read_page(content, "page") if is_html else (paragraphs(content), None)
    blocks = [piece for block in blocks for piece in unglue(block)]
    title = known.headline if known else None
    said, ruled = furniture.by_rules(blocks, code, title)
    written = [letters(block.text) for block in blocks]
    truth = [bool(one) and one in told.story and one not in told.others for one in written]
    return Made(blocks, said, ruled, code, title, truth)


Rows = list[list[float]]
Seen = tuple[list[Block], Rows, list[bool], int, Meaning]
Directions = tuple[Any, Any]


def ciphered(texts: list[str], chance: random.Random) -> list[str]:
    """Texts with each letter for another one: the same words stay the same, and mean nothing."""
    alphabet = sorted({letter for text in texts for letter in text.lower() if letter.isalpha()})
    table = str.maketrans(dict(zip(alphabet, chance.sample(alphabet, len(alphabet)), strict=True)))
    return [text.lower().translate(table) for text in texts]


def tones(without: frozenset[str], groups: tuple[int, ...]) -> Directions:
    """The directions in which furniture of each kind in some groups of wording lies from stories, and what is added."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    chance = random.Random(SEED)
    lines: list[str] = []
    kinds: list[str] = []
    for code in languages(without):
        maker = Maker(code, without, SEED)
        own = [pair for group in groups for pair in maker.lines(group)]
        told = [line for story in maker.told for line in story]
        told = chance.sample(told, min(len(told), max(60, len(own))))
        lines += [line for line, _ in own] + told
        kinds += [kind for _, kind in own] + [""] * len(told)
    given = piece_vectors().vectors(lines)
    scale = float(given.std())
    model = LogisticRegression(C=TONE_COST, max_iter=1000, class_weight="balanced").fit(given / scale, np.array(kinds))
    assert model.classes_[0] == ""
    directions = (model.coef_[1:] - model.coef_[0]) / scale
    return directions.T.astype(np.float32), (model.intercept_[1:] - model.intercept_[0]).astype(np.float32)


class Content(NamedTuple):
    """A page before it is read, and the group of sets that its wording is of."""

    text: str
    is_html: bool
    code: str
    told: Told
    group: int


def made_contents(code: str, without: frozenset[str], count: int) -> Iterator[Content]:
    """Pages of one language put together at random."""
    for text, is_html, told, group in Maker(code, without, SEED).pages(count):
        yield Content(text, is_html, code, told, group)


def own_layouts(without: frozenset[str]) -> list[str]:
    """The sets that have layouts of their own."""
    return [
        name
        for group in GROUPS
        for name in group
        if name.endswith("_set") and name not in without and hasattr(import_module(f"benchmarks.{name}"), "SET")
    ]


def set_contents(name: str) -> Iterator[Content]:
    """The even stories in a set's own layouts. A large set counts no more than the others."""
    group = next(at for at, names in enumerate(GROUPS) if name in names)
    pages = import_module(f"benchmarks.{name}").SET.pages(0)
    for page in random.Random(f"{name} {SEED}").sample(pages, min(len(pages), OF_A_SET)):
        story = {letters(one) for one in page.story}
        told = Told(letters("".join(page.story)), frozenset(map(letters, page.furniture)) - story)
        yield Content(page.content, page.is_html, page.language, told, group)


def read_twice(contents: Iterable[Content], chance: random.Random) -> Iterator[Content]:
    """Pages with markup get parts in their stories, and are read with it and without; texts as they are."""
    for content in contents:
        if not content.is_html:
            yield content
            continue
        text, told = with_parts(content.text, content.told, content.code, chance)
        yield content._replace(text=text, told=told)
        text, told = with_parts(content.text, content.told, content.code, chance)
        yield content._replace(text=flattened(text), is_html=False, told=told)


def seen_of(contents: Iterable[Content], name: str, given: list[Directions], *, parts: bool) -> list[Seen]:
    """What is seen of some pages: blocks, evidence of each, whether it is the story's, group of wording, and what the
    blocks mean. ``name`` is what chance goes by, ``given`` are the directions for a page by its group; with ``parts``
    pages with markup are as in ``read_twice``."""
    found = []
    chance = random.Random(f"{name} {SEED}")
    for text, is_html, code, told, group in read_twice(contents, chance) if parts else contents:
        with withheld(chance):
            page = made(text, is_html, code, told)
            if not page.blocks:
                continue
            texts = [block.text for block in page.blocks]
            texts = ciphered(texts, chance) if chance.random() < UNKNOWN else texts
            meant = meaning(vectors(texts, page.title), *given[group])
            rows = evidence.evidence(page.blocks, page.said, page.ruled, code, page.title, meant)
        found.append((page.blocks, rows, page.truth, group, meant))
    return found


def seen(recipe: Recipe, without: frozenset[str]) -> list[Seen]:
    """The pages that trees are made from. The tone of a page is that of the other groups' wording, as that of pages by
    other hands."""
    every = range(len(GROUPS))
    given = [tones(without, tuple(one for one in every if one != group)) for group in every]
    found = []
    for code in languages(without):
        found += seen_of(made_contents(code, without, recipe.pages), code, given, parts=recipe.layouts)
    for name in own_layouts(without) if recipe.layouts else ():
        found += seen_of(set_contents(name), name, given, parts=True)
    return found


def tones_data(without: frozenset[str]) -> dict[str, Any]:
    """The directions of all groups, as they are written."""
    directions, starts = tones(without, tuple(range(len(GROUPS))))
    return {
        "starts": [round(float(one), 4) for one in starts],
        "directions": [[round(float(one), 3) for one in row] for row in directions.T],
    }


def fit(recipe: Recipe, rows: Rows, truth: list[bool]) -> Any:
    import numpy as np
    from sklearn.ensemble import HistGradientBoostingClassifier

    found = HistGradientBoostingClassifier(
        max_iter=recipe.trees,
        max_leaf_nodes=LEAVES,
        learning_rate=recipe.rate,
        max_features=FEATURES,
        min_samples_leaf=40,
        l2_regularization=2.0,
        random_state=SEED,
    )
    # a sentence of the story that is lost is worse than a line of the site that stays
    return found.fit(np.array(rows), np.array(truth), sample_weight=np.where(truth, STORY_COUNTS, 1.0))


def learn(recipe: Recipe, pages: list[Seen]) -> dict[str, Any]:
    """The trees of both rounds."""
    import numpy as np

    def flat(chosen: list[int]) -> tuple[Rows, list[bool]]:
        return [row for at in chosen for row in pages[at][1]], [one for at in chosen for one in pages[at][2]]

    # the second round must learn how far the first one is right on wording that it does not know
    halves = [[at for at, page in enumerate(pages) if page[3] == group] for group in range(len(GROUPS))]
    rows, truth = [], []
    for half, other in (halves, halves[::-1]):
        model = fit(recipe, *flat(other))
        for at in half:
            blocks, evident, said_so, _, meant = pages[at]
            guessed = model.predict_proba(np.array(evident))[:, 1].tolist()
            rows += evidence.further(evident, guessed, blocks, meant)
            truth += said_so
    print(f"{len(pages)} pages, {len(rows):,} blocks, {sum(truth):,} of them the story's")
    first, second = (exported(one) for one in (fit(recipe, *flat(halves[0] + halves[1])), fit(recipe, rows, truth)))
    option = " --pages" if recipe.layouts else ""
    return {"made": f"benchmarks/fit_furniture.py{option}, seed {SEED}", "rounds": [first, second]}


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


def left_out(arguments: list[str], recipe: Recipe) -> frozenset[str]:
    """The sets that the trees are made without and tried on. Raises ``ValueError`` for a set that there is not."""
    if "--leave-out" not in arguments:
        return recipe.without
    name = arguments[arguments.index("--leave-out") + 1]
    if name not in SETS:
        raise ValueError(f"{name} is none of {', '.join(SETS)}")
    return recipe.without | {name}


def main() -> None:
    if reason := ntrex.missing():
        print(reason)
        return
    recipe = MARKED_UP if "--pages" in sys.argv else TEXTS
    without = left_out(sys.argv, recipe)
    found = learn(recipe, seen(recipe, without))
    if without == recipe.without:
        written = found if recipe is MARKED_UP else found | {"tones": tones_data(without)}
        (DATA / recipe.file).write_text(json.dumps(written, separators=(",", ":")) + "\n", encoding="utf-8")
    first, second = (judging.Trees(one["start"], one["trees"]) for one in found["rounds"])
    judging._rounds = lambda _: (first, second)
    is_html = recipe is MARKED_UP
    for name in sorted(without):
        chosen = [page for page in import_module(f"benchmarks.{name}").SET.pages(1) if page.is_html == is_html]
        counts = measure(tqcheck, chosen, show=False)
        print(f"{name}: {share(counts, 'story', 'all'):.4f} / {share(counts, 'furniture', 'all'):.4f}")


if __name__ == "__main__":
    main()
