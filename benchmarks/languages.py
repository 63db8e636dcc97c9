"""Language detection on ntrex, per story and per sentence: tqcheck beside py3langid alone and lingua.

    TQCHECK_DATA=... python benchmarks/languages.py

Marker words and their weight were tuned on every other story; the figures are of the others.
"""

import os
import resource
import subprocess
import sys
import time
from ast import literal_eval
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from ntrex import CODES, missing, stories
from results import write_section

HARD = {"nob": "da nn sv", "nno": "nb da", "dan": "nb", "swe": "nb", "ind": "ms", "srp-Latn": "hr bs", "ces": "sk"}
Detector = Callable[[str], str]


def _tqcheck() -> Detector:
    from tqcheck.languages import detect

    return lambda text: detect(text).code.split("-")[0]


def _py3langid() -> Detector:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return lambda text: {"no": "nb"}.get(code := identifier.classify(text)[0], code)


def _lingua(low: bool) -> Detector:
    from lingua import LanguageDetectorBuilder

    builder = LanguageDetectorBuilder.from_all_languages()
    detector = (builder.with_low_accuracy_mode() if low else builder).build()

    def detect(text: str) -> str:
        found = detector.detect_language_of(text)
        return found.iso_code_639_1.name.lower() if found else "und"

    return detect


DETECTORS: dict[str, Callable[[], Detector]] = {
    "tqcheck": _tqcheck,
    "py3langid": _py3langid,
    "lingua, low accuracy": lambda: _lingua(True),
    "lingua": lambda: _lingua(False),
}


def measure(name: str) -> None:
    """Print one line a language and the cost, for the process that this detector has to itself."""
    began = time.perf_counter()
    detect = DETECTORS[name]()
    detect("En norsk setning om regjeringen som skal legge fram budsjettet på mandag.")
    start = time.perf_counter() - began
    right, wrong = Counter[str](), {}
    sentences = 0
    began = time.perf_counter()
    for part, code in CODES.items():
        told: Counter[str] = Counter()
        for number, story in enumerate(stories(part)):
            if number % 2 == 0:
                continue
            articles = detect("\n".join(story)) == code
            right["articles", part] += articles  # type: ignore[index]
            right["of articles", part] += 1  # type: ignore[index]
            told.update(detect(line) for line in story)
            sentences += len(story)
        right["sentences", part] = told[code]  # type: ignore[index]
        right["of sentences", part] = told.total()  # type: ignore[index]
        wrong[part] = [(other, n) for other, n in told.most_common(4) if other != code]
    speed = sentences / (time.perf_counter() - began)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(repr({"right": dict(right), "wrong": wrong, "start": start, "memory": memory, "speed": speed}))


def main() -> None:
    if reason := missing():
        print(reason)
        return
    results = {}
    for name in DETECTORS:
        try:
            done = subprocess.run(
                [sys.executable, __file__, "--one", name], capture_output=True, text=True, check=True, env=os.environ
            )
        except subprocess.CalledProcessError as error:
            print(f"{name}: not measured ({error.stderr.strip().splitlines()[-1]})")
            continue
        results[name] = literal_eval(done.stdout)
    lines = [
        "## Language detection (ntrex, 40 files, the odd stories)",
        "",
        "`python benchmarks/languages.py`. Share of right answers; start is import, loading and one sentence.",
        "",
        "| detector | stories | sentences | " + " | ".join(f"{part} sentences" for part in HARD) + " | start, s | MB |"
        " sentences/s |",
        "|" + " --- |" * (6 + len(HARD)),
    ]
    for name, one in results.items():
        right = one["right"]

        def share(what: str, parts: list[str], right: dict[tuple[str, str], int] = right) -> str:
            total = sum(right[f"of {what}", part] for part in parts)
            return f"{sum(right[what, part] for part in parts) / total:.3f}"

        hard = " | ".join(share("sentences", [part]) for part in HARD)
        lines.append(
            f"| {name} | {share('articles', list(CODES))} | {share('sentences', list(CODES))} | {hard} |"
            f" {one['start']:.2f} | {one['memory']} | {one['speed']:.0f} |"
        )
    lines += ["", "Where tqcheck's sentences went wrong: "]
    for part, others in results["tqcheck"]["wrong"].items():
        if others:
            lines[-1] += f"{part} " + " ".join(f"{other} {n}" for other, n in others) + "; "
    page = "\n".join(lines).rstrip("; ")
    print(page)
    write_section("languages", page)


if __name__ == "__main__":
    if "--one" in sys.argv:
        measure(sys.argv[sys.argv.index("--one") + 1])
    else:
        main()
