"""Makes ``tqcheck/articles/data/second_look.json``: what is made of a page's paragraphs with the encoder at hand.

`python benchmarks/fit_second_look.py`. The pages are those of ``made_pages``, as ``fit_furniture`` has them, and of
further stories, since NTREX has few; all are read once without the encoder. What is learnt is which of the blocks that
reading kept are the story's. The direction in which furniture speaks is that of the other half of the wording for each
page, as with the trees of the first look.
`--without fifth_set` leaves a set's wording out and prints what the second look does on that set, on its even stories.
"""

import json
import random
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks import ntrex
from benchmarks.extraction import measure, share, tqcheck, tqcheck_twice
from benchmarks.fit_furniture import exported, withheld
from benchmarks.made_pages import GROUPS, LATER, Maker, languages, letters
from tqcheck.articles import from_text, second_look
from tqcheck.articles.assembly import Known
from tqcheck.articles.html import page as read_page
from tqcheck.articles.judging import Trees
from tqcheck.articles.second_evidence import Encode, Tone, evidence
from tqcheck.articles.text import from_blocks
from tqcheck.embedding import load_encoder
from tqcheck.errors import UnreadableArticleError

SEED = 2
PAGES = 14
TREES = Path(second_look.__file__).parent / "data" / "second_look.json"
STORY_COUNTS = 3.0
TONE_COST = 0.05


def tone(without: frozenset[str], groups: tuple[int, ...], encode: Encode) -> Tone:
    """The direction in which furniture of some groups of wording lies from stories, and the mean of both."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    chance = random.Random(SEED)
    lines: list[str] = []
    truth: list[bool] = []
    for code in languages(without):
        maker = Maker(code, without, SEED, further=True)
        own = [line for group in groups for line, _ in maker.lines(group)]
        own = chance.sample(own, min(len(own), 120))
        told = [line for story in maker.told for line in story]
        told = chance.sample(told, min(len(told), max(40, len(own))))
        lines += own + told
        truth += [True] * len(own) + [False] * len(told)
    model = LogisticRegression(C=TONE_COST, max_iter=1000, class_weight="balanced")
    vectors = np.asarray(encode(lines), dtype=np.float32)
    model.fit(vectors * 10, np.array(truth))
    return Tone((model.coef_[0] * 10).astype(np.float32), float(model.intercept_[0]), vectors.mean(axis=0))


def rows(without: frozenset[str], encode: Encode) -> tuple[list[list[float]], list[bool], list[int]]:
    """What is seen of each block kept, whether it is the story's, and its page's group of wording."""
    found: list[list[float]] = []
    truth: list[bool] = []
    groups: list[int] = []
    tones = [tone(without, tuple(o for o in range(len(GROUPS)) if o != g), encode) for g in range(len(GROUPS))]
    for code in languages(without):
        chance = random.Random(f"{code} {SEED}")
        for content, is_html, told, group in Maker(code, without, SEED, further=True).pages(PAGES):
            with withheld(chance):
                try:
                    if is_html:
                        blocks, known = read_page(content, "page")
                        named = Known(headline=known.headline)
                        article = from_blocks(blocks, named, language=code, path=None)
                    else:
                        from_text.cache_clear()
                        article = from_text(content, code)
                except UnreadableArticleError:
                    continue
                page = second_look.seen(article)
                if not second_look.is_page(page):
                    continue
                evident, asked = evidence(page, code, encode, tones[group])
            written = [letters(page.texts[at]) for at in asked]
            found += evident
            truth += [bool(one) and one in told.story and one not in told.others for one in written]
            groups += [group] * len(asked)
    return found, truth, groups


def fit(seen: list[list[float]], truth: list[bool]) -> Any:
    import numpy as np
    from sklearn.ensemble import HistGradientBoostingClassifier

    model = HistGradientBoostingClassifier(
        max_iter=80, max_leaf_nodes=8, learning_rate=0.1, max_features=0.5, min_samples_leaf=20, l2_regularization=2.0,
        random_state=SEED,
    )  # fmt: skip
    weights = np.where(truth, STORY_COUNTS, 1.0)
    return model.fit(np.array(seen), np.array(truth), sample_weight=weights)


def main() -> None:
    import numpy as np

    if reason := ntrex.missing():
        print(reason)
        return
    tried = frozenset([sys.argv[sys.argv.index("--without") + 1]] if "--without" in sys.argv else [])
    without = LATER | tried
    encode = load_encoder().encode
    seen, truth, groups = rows(without, encode)
    print(f"{len(seen):,} blocks kept, {sum(truth):,} of them the story's")
    for group in range(len(GROUPS)):  # what half of the wording tells of the other half
        model = fit(
            [row for row, one in zip(seen, groups, strict=True) if one != group],
            [one for one, of in zip(truth, groups, strict=True) if of != group],
        )
        here = np.array([of == group for of in groups])
        told = model.predict_proba(np.array(seen)[here])[:, 1]
        said = np.array(truth)[here]
        for least in (0.05, 0.1, 0.15, 0.2, 0.3, 0.4):
            lost, left = (told[said] < least).mean(), (told[~said] >= least).mean()
            print(f"group {group}, from {least}: {lost:.4f} of the story lost, {left:.4f} of the furniture left")
    trees = exported(fit(seen, truth))
    spoken = tone(without, tuple(range(len(GROUPS))), encode)
    found = {
        "made": f"benchmarks/fit_second_look.py, seed {SEED}",
        "direction": [round(float(one), 3) for one in spoken.direction],
        "start": round(spoken.start, 4),
        "centre": [round(float(one), 4) for one in spoken.centre],
        "trees": trees,
    }
    if not tried:
        TREES.write_text(json.dumps(found, separators=(",", ":")) + "\n", encoding="utf-8")
    second_look._tone = lambda: spoken
    second_look._trees = lambda: Trees(trees["start"], trees["trees"])
    for name in sorted(tried):
        for on, is_html in (("HTML", True), ("flattened", False)):
            chosen = [page for page in import_module(f"benchmarks.{name}").SET.pages(0) if page.is_html == is_html][::3]
            for extract in (tqcheck, tqcheck_twice):
                counts = measure(extract, chosen, show=False)
                print(f"{name} {on}: {share(counts, 'story', 'all'):.4f} / {share(counts, 'furniture', 'all'):.4f}")


if __name__ == "__main__":
    main()
