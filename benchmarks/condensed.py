"""The check of condensed sentences measured: clauses, list items, attributions and asides cut out of translations.

    TQCHECK_DATA=... python benchmarks/condensed.py

NTREX stories of odd number. In one candidate sentence of eight, one part is cut out at its own punctuation, by rules
that hold for any language with commas, quotation marks or brackets. A finding is right where it names a sentence
that was cut; all others, and all in untouched stories, are false.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import alignment as measured
import ntrex
import regex
from results import write_section

from tqcheck.aligned import AlignedPair
from tqcheck.alignment import align, condensed
from tqcheck.alignment.groups import measure
from tqcheck.embedding import load_encoder
from tqcheck.model import Pair

ACROSS = (
    ("eng", "deu"), ("eng", "fra"), ("eng", "rus"), ("eng", "zho-CN"), ("eng", "arb"), ("eng", "tur"), ("eng", "hin"),
    ("nob", "eng"), ("jpn", "eng"), ("fin", "eng"), ("ell", "eng"), ("kor", "eng"), ("ces", "deu"), ("fra", "spa"),
)  # fmt: skip
WITHIN = (("eng", "eng-US"), ("eng", "eng-GB"), ("spa", "spa-ref2"), ("deu", "deu"), ("jpn", "jpn"), ("tur", "tur"))
KINDS = ("clause", "list item", "attribution", "aside")
_COMMA = regex.compile(r"[,，、،;；]\s*")
_ASIDE = regex.compile(r"\s*[(（][^()（）]+[)）]|\s[–—]\s[^–—]+\s[–—](?=\s)")
_SAID = regex.compile(r"(?<=[\p{L}?!.,，][\"”“»«」』])[\s,，]*[^\"”“»«「」『』]+?(?=[.。।]?$)")
_LIST = regex.compile(r"(?<=[,、，،])[^,、，،.。]{3,}(?=[,、，،])")
_LEAST, _MOST = 24, 0.6
"""Letters that a cut takes at least (of which a dense script needs a third), and the part of the sentence at most."""


def main() -> None:
    """Measure and write the section."""
    missing = ntrex.missing()
    if missing:
        print(missing)
        return
    rows = []
    for title, pairs in (("across languages", ACROSS), ("in one language", WITHIN)):
        tally, found, planted, sentences, false = _tally(ntrex.folder().parent, pairs)
        right = sum(tally.values())
        kinds = ", ".join(f"{kind} {tally[kind]} of {planted[kind]}" for kind in KINDS)
        rows.append(
            f"| {title} | {right / max(found, 1):.3f} | {right / max(sum(planted.values()), 1):.3f} | {kinds} | "
            f"{false} in {sentences} |"
        )
    text = (
        "## Alignment: condensed sentences\n\n`python benchmarks/condensed.py`: NTREX, stories of odd number; in one "
        "sentence of eight a clause, a list item, an attribution or an aside of at least 24 letters is cut out of the "
        f"translation. Across languages: {', '.join('-'.join(pair) for pair in ACROSS)}; in one language: "
        f"{', '.join('-'.join(pair) for pair in WITHIN)} (edited English, two Spanish translations, copies). "
        "Published detectors of omissions in translations: precision 19 to 40 %.\n\n"
        "| pairs | precision | recall | found | false in untouched sentences |\n| --- | --- | --- | --- | --- |\n"
        + "\n".join(rows)
    )
    print(text)
    write_section("alignment-condensed", text)


def _tally(data: Path, pairs: Sequence[tuple[str, str]]) -> tuple[Counter[str], int, Counter[str], int, int]:
    """Found by kind; all found in damaged stories; planted by kind; untouched sentences, findings in them."""
    right: Counter[str] = Counter()
    planted: Counter[str] = Counter()
    found = sentences = false = 0
    for number, (one, other) in enumerate(pairs):
        rng = random.Random(number)
        for index in range(1, 62, 4):
            story = measured.ntrex_story(data, one, other, index)
            if story is None or len(story.reference) < 6:
                continue
            false += len(_found(story.reference, story.candidate, one, other))
            sentences += len(story.candidate)
            candidate, kinds = damage(story.candidate, rng)
            hits = _found(story.reference, candidate, one, other)
            found += len(hits)
            planted.update(kinds.values())
            right.update(kinds[place] for place in hits if place in kinds)
    return right, found, planted, sentences, false


def damage(lines: Sequence[str], rng: random.Random) -> tuple[list[str], dict[int, str]]:
    """Lines of which one in eight has lost a part, and the kind of loss by line."""
    changed, kinds = list(lines), {}
    for index in rng.sample(range(len(lines)), max(1, len(lines) // 8)):
        options = _cuts(lines[index])
        if options:
            # every kind alike, so that the frequent one does not stand for all
            kind = rng.choice(sorted(options))
            start, end = rng.choice(options[kind])
            changed[index] = f"{lines[index][:start].rstrip()}{lines[index][end:]}".strip()
            kinds[index] = kind
    return changed, kinds


def _cuts(line: str) -> dict[str, list[tuple[int, int]]]:
    """Spans that can be cut out of a sentence, by kind."""
    end = len(line.rstrip('.。!?।！？ "”»」'))
    marks = [match.span() for match in _COMMA.finditer(line) if match.start() < end]
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    found["list item"] = [(match.start() - 1, match.end()) for match in _LIST.finditer(line)] if len(marks) >= 3 else []
    found["attribution"] = [match.span() for match in _SAID.finditer(line)]
    found["aside"] = [match.span() for match in _ASIDE.finditer(line)]
    for number, (start, _) in enumerate(marks):
        found["clause"] += [(start, marks[number + 1][0])] if number + 1 < len(marks) else []
        found["clause"].append((start, end))
    if marks:
        found["clause"].append((0, marks[0][1]))
    fitting = {kind: [span for span in spans if _fits(line, *span)] for kind, spans in found.items()}
    return {kind: spans for kind, spans in fitting.items() if spans}


def _fits(line: str, start: int, end: int) -> bool:
    size = condensed.weight(line[start:end])
    return size >= _LEAST and measure(line[start:end]) <= _MOST * measure(line)


def _found(reference: Sequence[str], candidate: Sequence[str], one: str, other: str) -> set[int]:
    """Candidate lines that are called condensed."""
    left, right = measured.document(reference, one), measured.document(candidate, other)
    encoder = load_encoder()
    links = align(reference, candidate, encoder)
    aligned = AlignedPair(Pair("measured", left.article, right.article), left, right, links, None, encoder)
    places = {sentence.start: sentence.index for sentence in right.sentences}
    return {places[omission.candidate.start] for omission in condensed.omissions(aligned)}


if __name__ == "__main__":
    main()
