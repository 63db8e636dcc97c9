"""Pairs for the tests of batches, and an encoder that needs no model."""

import csv
import sys
import time
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from tqcheck import batch
from tqcheck.embedding import TokenVectors, Vectors
from tqcheck.settings import Settings

TOPICS = ("bridge", "harbour", "school", "library", "railway", "glacier", "festival", "orchard", "museum", "airport")


class HashedEncoder:
    """Vectors by the letters of a text. ``delay`` seconds a call stand for the work of a real encoder."""

    name = "hashed"
    revision = "1"

    def __init__(self, delay: float = 0.0) -> None:
        self.delay = delay
        self.calls: list[list[str]] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.calls.append(list(texts))
        time.sleep(self.delay)
        vectors = np.full((len(texts), 64), 1e-3, dtype=np.float32)
        for number, text in enumerate(texts):
            for at in range(len(text) - 2):
                vectors[number, zlib.crc32(text[at : at + 3].lower().encode()) % 64] += 1
        unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit

    def tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        return [
            TokenVectors(np.array([[0, len(text)]], dtype=np.int32), vector[None])
            for text, vector in zip(texts, self.encode(texts), strict=True)
        ]


def story(number: int) -> list[str]:
    """The sentences of a story, headline first."""
    topic = TOPICS[number % len(TOPICS)]
    return [
        f"The {topic} of district {number} opens again",
        f"The {topic} of district {number} was closed for {number + 3} weeks after the storm.",
        f"Workers repaired the roof of the {topic} and painted its doors green.",
        f"The mayor of district {number} thanked all {number + 20} volunteers on Friday.",
        f"A second {topic} will be built next year, the council decided.",
    ]


def candidate(number: int) -> list[str]:
    """The same story as another hand would tell it; every third lacks a sentence."""
    topic = TOPICS[number % len(TOPICS)]
    told = [
        f"District {number} gets its {topic} back",
        f"After the storm, the {topic} of district {number} was shut for {number + 3} weeks.",
        f"Its roof was repaired by workers, who painted the doors of the {topic} green.",
        f"All {number + 20} volunteers were thanked by the mayor of district {number} on Friday.",
        f"Next year, the council decided, a second {topic} will be built.",
    ]
    return told[:3] + told[4:] if number % 3 == 0 else told


def text_of(sentences: Sequence[str]) -> str:
    return "\n\n".join(sentences)


def write_table(path: Path, count: int, *, broken: Sequence[int] = ()) -> Path:
    """A CSV of ``count`` pairs in English, with a column of its own; the broken ones lack their candidate."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "reference", "candidate", "reference_language", "candidate_language", "desk"])
        for number in range(count):
            text = "" if number in broken else text_of(candidate(number))
            writer.writerow([f"story-{number}", text_of(story(number)), text, "en", "en", f"desk {number % 4}"])
    return path


def write_folder(path: Path, count: int) -> Path:
    """A folder of ``count`` stories with two candidates each."""
    for number in range(count):
        folder = path / f"story-{number:03d}"
        folder.mkdir(parents=True)
        (folder / "reference.en.txt").write_text(text_of(story(number)), encoding="utf-8")
        (folder / "candidate.en.txt").write_text(text_of(candidate(number)), encoding="utf-8")
        (folder / "candidate.en.copy.txt").write_text(text_of(story(number)), encoding="utf-8")
    return path


if __name__ == "__main__":
    # a batch in a process of its own, to be killed: SOURCE OUT resume|new
    batch.run(
        Path(sys.argv[1]),
        Path(sys.argv[2]),
        resume=sys.argv[3] == "resume",
        workers=2,
        chunk=2,
        encoder=HashedEncoder(0.02),
        settings=Settings(quality="off"),
    )
