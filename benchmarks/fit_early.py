"""Fit the map of tqcheck/embedding/early.npz, and say what it is worth in languages that it was not fitted on.

    TQCHECK_DATA=... python benchmarks/fit_early.py

Data: NTREX, stories of even number, in the languages of ``FITTED``; stories of odd number are for
``benchmarks/alignment.py``. Of each line the mean state after layer ``LAYER`` is taken, less what its story has in
common in its language. Directions in which translations of one line differ are made small (within-class covariance
normalisation), and of what is left the ``KEPT`` directions in which lines differ most are kept. Nothing is drawn at
random.

Before that, the same is fitted on one half of these stories and tried on the other half in the languages of ``HELD``:
how often a line, or two or three in a row, are nearest to their own translation among all of the story, with the last
layer alone and with both. The weights of both parts are those that make the translations likeliest there; from them
``EARLY_SHARE`` in tqcheck/alignment/groups.py was read.
"""

import hashlib
import os
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import alignment as measured
import numpy as np
from results import write_section
from scipy.optimize import minimize

from tqcheck.alignment.groups import unit
from tqcheck.embedding.early import FILE, LAYER, means
from tqcheck.embedding.numbers import dtype, settle
from tqcheck.embedding.stock import build

FITTED = (
    "eng", "deu", "fra", "spa", "rus", "zho-CN", "jpn", "arb", "nob", "fin", "tur", "ces", "kor", "hin", "ell", "heb",
    "vie", "ind", "ita", "pol", "ukr", "hun", "ron", "bul", "fas", "lit",
)  # fmt: skip
HELD = ("est", "swe", "isl", "nld", "srp-Latn")
KEPT = 96
SHRUNK = 0.3  # of the usual variance, added to each: with so few lines small ones are not to be trusted
SCALE = 10.0  # about a length of 1
TEXT = (
    "## Alignment: what an early layer adds\n\n`python benchmarks/fit_early.py`: how often a line of NTREX, or two or "
    "three in a row, are nearest to their own translation among all lines of their story, by the last layer's vector "
    "and by both, each weighted (in brackets) so that the translations are likeliest. The map was fitted on one half "
    "of the stories of even number, the other half is shown.\n\n"
    "| languages | | last layer | with an early one |\n| --- | --- | --- | --- |\n"
)
_BATCH = 48
_PRIOR = 10.0  # lines, as in tqcheck/alignment/groups.py
Values = np.ndarray


def main() -> None:
    """Try, fit and write."""
    data = Path(os.environ.get("TQCHECK_DATA", "/nonexistent"))
    names = measured.read_lines(data / "ntrex" / "documents.txt") if (data / "ntrex").is_dir() else []
    if not names:
        print(f"nothing fitted: {data} does not hold ntrex (set TQCHECK_DATA)")
        return
    order = {name: number for number, name in enumerate(dict.fromkeys(names))}
    chosen = [index for index, name in enumerate(names) if order[name] % 2 == 0]
    story = np.array([order[names[index]] for index in chosen])
    codes = [code for code in (*FITTED, *HELD) if (data / "ntrex" / f"{code}.txt").exists()]
    texts = {code: [measured.read_lines(data / "ntrex" / f"{code}.txt")[index] for index in chosen] for code in codes}
    digest = hashlib.blake2b("\n".join(line for code in codes for line in texts[code]).encode(), digest_size=8)
    print(f"{len(codes)} languages, {len(chosen)} lines each, digest {digest.hexdigest()}", flush=True)
    states = _states(texts)
    half = np.isin(story, np.unique(story)[::2])
    early = {code: of[:, 0] for code, of in states.items()}
    fitted = [code for code in codes if code in FITTED]
    trial = _fit({code: early[code][half] for code in fitted}, story[half])
    sizes = {code: np.array([measured.measure(line) for line in texts[code]])[~half] for code in codes}
    there = story[~half]
    said = []
    for name, some in (("not fitted on", [code for code in codes if code in HELD]), ("fitted on", fitted[:6])):
        last = {code: _centred(states[code][~half, 1], there) for code in some}
        first = {code: _centred((early[code][~half] - trial[0]) @ trial[1], there) for code in some}
        alone, both = _tried([last], sizes, there), _tried([last, first], sizes, there)
        said.append(f"| {name} | {', '.join(some)} | {alone} | {both} |")
        print(said[-1], flush=True)
    mean, matrix = _fit({code: early[code] for code in fitted}, story)
    np.savez(FILE, mean=mean.astype(np.float32), matrix=matrix.astype(np.float16))
    print(f"{FILE}: {FILE.stat().st_size / 1000:.0f} kB")
    write_section("alignment-early", TEXT + "\n".join(said))


def _states(texts: dict[str, list[str]]) -> dict[str, Values]:
    """Of each line mean states after layer ``LAYER`` and after the last one, shape (lines, 2, width)."""
    import torch

    model = build()
    transformer = model[0].to(dtype(settle("auto").number_format))
    seen: list[torch.Tensor] = []

    def note(_module: object, _given: object, found: torch.Tensor | tuple[torch.Tensor, ...]) -> None:
        seen.append(found[0] if isinstance(found, tuple) else found)

    transformer.model.encoder.layer[LAYER - 1].register_forward_hook(note)
    prefix = model.prompts[model.default_prompt_name]
    found = {}
    for code, lines in texts.items():
        rows = np.zeros((len(lines), 2, model.get_embedding_dimension()), np.float32)
        order = sorted(range(len(lines)), key=lambda number: -len(lines[number]))
        for start in range(0, len(order), _BATCH):
            some = order[start : start + _BATCH]
            batch = model.tokenizer(
                [prefix + lines[number] for number in some], padding=True, truncation=True, return_tensors="pt"
            )
            with torch.inference_mode():
                last = transformer.model(**batch).last_hidden_state
            for part, states in enumerate((seen.pop(), last)):
                rows[some, part] = means(states, batch["attention_mask"]).numpy()
        rows[:, 1] = unit(rows[:, 1])
        found[code] = rows
        print(code, end=" ", flush=True)
    print()
    return found


def _fit(states: dict[str, Values], story: Values) -> tuple[Values, Values]:
    """Mean and matrix, see ``EarlyMap``, from lines in the same order in all languages."""
    mean = np.mean([of.mean(0) for of in states.values()], 0)
    lines = np.stack([unit(_centred(of - mean, story)) for of in states.values()])
    common = lines.mean(0)
    differing = (lines - common).reshape(-1, lines.shape[2])
    within = differing.T @ differing / len(differing) * len(lines) / (len(lines) - 1)
    values, vectors = np.linalg.eigh(within)
    white = (vectors * (values + SHRUNK * values.mean()) ** -0.5) @ vectors.T
    between = (common @ white).T @ (common @ white)
    matrix = white @ np.linalg.eigh(between)[1][:, ::-1][:, :KEPT]
    return mean, matrix / SCALE


def _centred(vectors: Values, story: Values) -> Values:
    """Vectors less the mean of their story, which few lines shrink towards the mean of all."""
    centred = vectors - vectors.mean(0)
    for number in np.unique(story):
        own = story == number
        centred[own] -= centred[own].sum(0) / (own.sum() + _PRIOR)
    return centred


def _tried(parts: Sequence[dict[str, Values]], sizes: dict[str, Values], story: Values) -> str:
    """How often runs of lines are nearest to their translation, and the weights of the parts."""
    tables = []
    for number in np.unique(story):
        own = story == number
        runs = [{code: _runs(of[code][own], sizes[code][own]) for code in of} for of in parts]
        tables += [[of[one] @ of[other].T for of in runs] for one, other in combinations(parts[0], 2)]

    def loss(weights: Values) -> tuple[float, Values]:
        total, gradient = 0.0, np.zeros(len(weights))
        for table in tables:
            for sides in (table, [of.T for of in table]):
                scores = sum(weight * of for weight, of in zip(weights, sides, strict=True))
                chances = np.exp(scores - scores.max(1, keepdims=True))
                chances /= chances.sum(1, keepdims=True)
                total -= float(np.log(np.diag(chances) + 1e-30).sum())
                gradient += [(chances * of).sum() - np.trace(of) for of in sides]
        return total / 1000, gradient / 1000

    weights = minimize(loss, np.full(len(parts), 60 / len(parts)), jac=True, method="L-BFGS-B").x
    right = count = 0
    for table in tables:
        scores = sum(weight * of for weight, of in zip(weights, table, strict=True))
        right += int((scores.argmax(1) == np.arange(len(scores))).sum())
        count += len(scores)
    return f"{right / count:.3f} ({', '.join(f'{weight:.0f}' for weight in weights)})"


def _runs(vectors: Values, sizes: Values) -> Values:
    """Lines, and two and three in a row, as unit vectors of the sums weighted by length."""
    weighted = vectors * sizes[:, None]
    found = [weighted]
    for size in (2, 3):
        if len(vectors) > size:
            found.append(sum(weighted[start : len(vectors) - size + 1 + start] for start in range(size)))
    return unit(np.concatenate(found))


if __name__ == "__main__":
    main()
