"""Makes ``tqcheck/articles/data/furniture_trees.json``: the trees that tell the story on a page from its furniture.

`python benchmarks/fit_furniture.py`. The pages are put together at random, in hundreds of layouts, of the even NTREX
stories and the wording of the first five sets of pages, with ``data/training.toml`` and ``data/training_more.toml``.
What the trees see has no words in it (``tqcheck/articles/evidence.py``); how furniture of each kind speaks comes in by
the directions that this finds among the vectors of word pieces (``tqcheck/articles/meaning.py``). On most pages some or
all of what the reader knows by wording is withheld, and the directions of a page are those that the other half of the
wording gives: the reader knows much of this wording and will know less of that of pages by other hands.
`--without fourth_set` leaves a set's wording out and prints how trees made so do on that set, on its even stories: what
to expect of pages never seen. `--leave-out eighth_set` does so with the wording of the later sets beside that of the
first ones, and measures on the odd stories: whether more wording, or what else is changed, carries over to that set.
`--layouts` beside it has the even stories in the other sets' own layouts among the pages too.
"""

import json
import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks import ntrex
from benchmarks.extraction import measure, share, tqcheck
from benchmarks.made_pages import GROUPS, LATER, SETS, Maker, Told, languages, letters
from tqcheck.articles import evidence, furniture, judging
from tqcheck.articles.address import Address
from tqcheck.articles.html import page as read_page
from tqcheck.articles.meaning import Meaning, meaning, vectors
from tqcheck.articles.paragraphs import Block, paragraphs
from tqcheck.articles.text import unglue
from tqcheck.embedding.pieces import piece_vectors

SEED = 1
PAGES = 80
OF_A_SET = 400  # pages in its own layouts at most
TREE_COUNT = 260
LEAVES = 16
UNKNOWN = 0.15  # of the pages have meanings as if in languages that the model does not know
TONE_COST = 0.02
RATE = 0.1
FEATURES = 0.3  # of them, those that a split may choose among: trees made of fewer agree better on other pages
STORY_COUNTS = 3.0
WITHHELD = (0.0, 0.0, 0.3, 0.6, 1.0)  # shares of what the reader knows by wording, a page each
TREES = Path(__file__).parent.parent / "tqcheck" / "articles" / "data" / "furniture_trees.json"

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


def set_pages(without: frozenset[str]) -> Iterator[tuple[Made, int]]:
    """The even stories in the layouts of the sets that have them, each with its set's group of wording. A large set
    counts no more than the others."""
    for group, names in enumerate(GROUPS):
        for name in names:
            frame = getattr(import_module(f"benchmarks.{name}"), "SET", None) if name.endswith("_set") else None
            if frame is None or name in without:
                continue
            pages = frame.pages(0)
            for page in random.Random(f"{name} {SEED}").sample(pages, min(len(pages), OF_A_SET)):
                story = {letters(one) for one in page.story}
                told = Told(letters("".join(page.story)), frozenset(map(letters, page.furniture)) - story)
                yield made(page.content, page.is_html, page.language, told), group


def seen(without: frozenset[str], count: int = PAGES, *, layouts: bool = False) -> list[Seen]:
    """The pages that trees are made from: blocks, what is seen of each, whether it is the story's, group of wording,
    and what the blocks mean. The tone of a page is that of the other groups' wording, as that of pages by other hands.
    With ``layouts`` those of ``set_pages`` are among them.
    """
    found = []
    all_tones = [
        tones(without, tuple(one for one in range(len(GROUPS)) if one != group)) for group in range(len(GROUPS))
    ]
    for code in languages(without):
        chance = random.Random(f"{code} {SEED}")
        for content, is_html, told, group in Maker(code, without, SEED).pages(count):
            with withheld(chance):
                page = made(content, is_html, code, told)
                texts = [block.text for block in page.blocks]
                texts = ciphered(texts, chance) if chance.random() < UNKNOWN else texts
                meant = meaning(vectors(texts, page.title), *all_tones[group])
                rows = evidence.evidence(page.blocks, page.said, page.ruled, code, page.title, meant)
            found.append((page.blocks, rows, page.truth, group, meant))
    chance = random.Random(SEED)
    own = set_pages(without) if layouts else iter(())
    while True:
        with withheld(chance):  # the next page is read here
            page, group = next(own, (None, 0))
            if page is None:
                return found
            if page.blocks:
                meant = meaning(vectors([block.text for block in page.blocks], page.title), *all_tones[group])
                rows = evidence.evidence(page.blocks, page.said, page.ruled, page.code, page.title, meant)
                found.append((page.blocks, rows, page.truth, group, meant))


def tones_data(without: frozenset[str]) -> dict[str, Any]:
    """The directions of all groups, as they are written."""
    directions, starts = tones(without, tuple(range(len(GROUPS))))
    return {
        "starts": [round(float(one), 4) for one in starts],
        "directions": [[round(float(one), 3) for one in row] for row in directions.T],
    }


def fit(rows: Rows, truth: list[bool]) -> Any:
    import numpy as np
    from sklearn.ensemble import HistGradientBoostingClassifier

    found = HistGradientBoostingClassifier(
        max_iter=TREE_COUNT,
        max_leaf_nodes=LEAVES,
        learning_rate=RATE,
        max_features=FEATURES,
        min_samples_leaf=40,
        l2_regularization=2.0,
        random_state=SEED,
    )
    # a sentence of the story that is lost is worse than a line of the site that stays
    return found.fit(np.array(rows), np.array(truth), sample_weight=np.where(truth, STORY_COUNTS, 1.0))


def learn(pages: list[Seen]) -> dict[str, Any]:
    """The trees of both rounds."""
    import numpy as np

    def flat(chosen: list[int]) -> tuple[Rows, list[bool]]:
        return [row for at in chosen for row in pages[at][1]], [one for at in chosen for one in pages[at][2]]

    # the second round must learn how far the first one is right on wording that it does not know
    halves = [[at for at, page in enumerate(pages) if page[3] == group] for group in range(len(GROUPS))]
    rows, truth = [], []
    for half, other in (halves, halves[::-1]):
        model = fit(*flat(other))
        for at in half:
            blocks, evident, said_so, _, meant = pages[at]
            guessed = model.predict_proba(np.array(evident))[:, 1].tolist()
            rows += evidence.further(evident, guessed, blocks, meant)
            truth += said_so
    print(f"{len(pages)} pages, {len(rows):,} blocks, {sum(truth):,} of them the story's")
    first, second = exported(fit(*flat(halves[0] + halves[1]))), exported(fit(rows, truth))
    return {"made": f"benchmarks/fit_furniture.py, seed {SEED}", "rounds": [first, second]}


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


def chosen_sets(arguments: list[str]) -> tuple[frozenset[str], frozenset[str], int]:
    """The sets to try the trees on, those whose wording they are made without, and which half of the stories is tried:
    0 the even ones, 1 the odd ones. Raises ``ValueError`` for a set that there is not."""
    for option, later, part in (("--without", LATER, 0), ("--leave-out", frozenset[str](), 1)):
        if option in arguments:
            name = arguments[arguments.index(option) + 1]
            if name not in SETS:
                raise ValueError(f"{name} is none of {', '.join(SETS)}")
            return frozenset((name,)), later | {name}, part
    return frozenset(), LATER, 0


def main() -> None:
    import numpy as np

    if reason := ntrex.missing():
        print(reason)
        return
    tried, without, part = chosen_sets(sys.argv)
    found = learn(seen(without, layouts=bool(tried) and "--layouts" in sys.argv)) | {"tones": tones_data(without)}
    if not tried:
        TREES.write_text(json.dumps(found, separators=(",", ":")) + "\n", encoding="utf-8")
    first, second = (judging.Trees(one["start"], one["trees"]) for one in found["rounds"])
    judging._rounds = lambda: (first, second)
    directions = tuple(np.array(found["tones"][one], dtype=np.float32) for one in ("directions", "starts"))
    judging._directions = lambda: (directions[0].T, directions[1])
    for name in sorted(tried):
        for on, is_html in (("HTML", True), ("flattened", False)):
            chosen = [page for page in import_module(f"benchmarks.{name}").SET.pages(part) if page.is_html == is_html]
            counts = measure(tqcheck, chosen, show=False)
            print(f"{name} {on}: {share(counts, 'story', 'all'):.4f} / {share(counts, 'furniture', 'all'):.4f}")


if __name__ == "__main__":
    main()
