"""How long reports take to draw, how much memory that needs, and how large they are.

Pairs are made up: 30 sentences a side of words drawn from a fixed seed, ten findings a pair. Each figure is that of a
process of its own, so that its peak memory is its own.

    python benchmarks/reports.py
"""

import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tqcheck import tables
from tqcheck.model import Article, Checked, Finding, Link, Pair, Place, Relation, Score, Sentence
from tqcheck.reports import FORMATS, draw

SENTENCES, WORDS, FINDINGS = 30, 18, 10
SIZES = (1000, 5000)


def main() -> None:
    """Measure every format on 1,000 pairs and the page on 5,000."""
    from results import write_section

    lines_of_page = ["| the page in Chromium | pairs | seconds |", "| --- | ---: | ---: |"]
    lines = [
        "| format | pairs | seconds | processor | peak MB | size MB |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            run = Path(folder) / str(size)
            _child("make", str(size), str(run))
            names = sorted(FORMATS) if size == SIZES[0] else ["html", "json", "terminal"]
            for name in names:
                lines.append("| " + " | ".join([name, f"{size:,}", *_child(name, str(run)).split()]) + " |")
            parquet = sum(file.stat().st_size for file in run.glob("*.parquet")) / 1e6
            lines.append(f"| parquet | {size:,} | | | | {parquet:.1f} |")
            lines_of_page += _page(run)
    text = "\n".join([*lines, "", *lines_of_page])
    print(text)
    write_section(
        "reports",
        "## Drawing reports\n\n"
        f"`python benchmarks/reports.py`: made-up pairs of {SENTENCES} sentences a side and {FINDINGS} findings; "
        "seconds on the clock and of the processor for reading the run folder and drawing one report, and the peak "
        "memory of that process. Below, how long a reader waits in a headless Chromium.\n\n" + text,
    )


def _child(*arguments: str) -> str:
    command = [sys.executable, __file__, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _page(run: Path) -> list[str]:
    """What a reader waits for, in a headless Chromium."""
    chromium = shutil.which("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        chromium = None
    if chromium is None:
        return ["| (chromium or playwright is missing: make test-browser) | | |"]
    made = tables.read(run)
    (run / "report.html").write_text(draw("html", made), encoding="utf-8")
    waits: list[tuple[str, float]] = []

    def wait(name: str, action: Callable[[], object]) -> None:
        start = time.perf_counter()
        action()
        waits.append((name, time.perf_counter() - start))

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1300, "height": 900})
        shown = page.locator(".ribbons path").first
        wait("open the page", lambda: page.goto((run / "report.html").as_uri()))
        wait("open a pair", lambda: (page.click(".overview tbody a"), shown.wait_for(state="attached")))
        following = page.locator(".position").filter(has_text="2 of")
        wait("the next pair", lambda: (page.keyboard.press("n"), following.wait_for()))
        wait("the next finding", lambda: page.keyboard.press("j"))
        wait("all pairs", lambda: (page.keyboard.press("o"), page.locator("#overview").wait_for()))
        wait("sort by fidelity", lambda: page.click("th[data-sort=m0] button"))
        wait("filter by severity", lambda: page.uncheck("input[value=error]"))
        with page.expect_download() as download:
            wait("export the filtered list", lambda: (page.click(".export"), download.value))
        browser.close()
    return [f"| {name} | {made.pairs.height:,} | {seconds:.2f} |" for name, seconds in waits]


def _draw(name: str, run: str) -> None:
    start = time.perf_counter()
    text = draw(name, tables.read(run))
    seconds, processor = time.perf_counter() - start, time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(f"{seconds:.1f} {processor:.1f} {peak:.0f} {len(text.encode()) / 1e6:.1f}")


def _make(size: int, run: str) -> None:
    chance = random.Random(1)
    letters = "etaoinshrdlucmfwypvbgk"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 10))) for _ in range(20_000)]
    tables.write(tables.build(_pair(number, words, chance) for number in range(size)), run)


def _pair(number: int, words: list[str], chance: random.Random) -> Checked:
    reference, left = _article(words, chance, "nb")
    candidate, right = _article(words, chance, "en")
    links = tuple(Link((n,), (n,), "match", chance.random()) for n in range(SENTENCES))
    findings = []
    for n in sorted(chance.sample(range(SENTENCES), FINDINGS)):
        places = [Place(n, s.start, s.start + 12, s.text[:12]) for s in (left[n], right[n])]
        severity = chance.choice(["error", "warning", "note"])
        findings.append(
            Finding(
                check=chance.choice(["name-misspelled", "number-changed", "sentence-dropped"]),
                severity=severity,  # type: ignore[arg-type]
                confidence="high",
                message=f"“{places[0].text}” became “{places[1].text}”",
                suggestion=places[0].text,
                reference=places[0],
                candidate=places[1],
                fingerprint=f"{chance.getrandbits(64):016x}",
            )
        )
    scores = tuple(
        Score(metric, chance.random() * (100 if metric == "fidelity" else 1))
        for metric in ("fidelity", "coverage", "support", "similarity", "name_fidelity", "fact_fidelity")
    )
    pair = Pair(f"story-{number:05}", reference, candidate, columns={"outlet": f"outlet {number % 20}"})
    return Checked(pair, Relation("translation", 0.97), left, right, links, scores, tuple(findings))


def _article(words: list[str], chance: random.Random, language: str) -> tuple[Article, tuple[Sentence, ...]]:
    sentences, start = [], 0
    for n in range(SENTENCES):
        text = " ".join(chance.choices(words, k=WORDS)).capitalize() + "."
        sentences.append(Sentence(n, start, start + len(text), text))
        start += len(text) + 2
    whole = "\n\n".join(sentence.text for sentence in sentences)
    return Article(whole, language=language, headline=sentences[0].text, path="wire/story.txt"), tuple(sentences)


if __name__ == "__main__":
    if sys.argv[1:2] == ["make"]:
        _make(int(sys.argv[2]), sys.argv[3])
    elif len(sys.argv) == 3:
        _draw(sys.argv[1], sys.argv[2])
    else:
        main()
