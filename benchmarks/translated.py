"""Faults found in free translations and in copies worded anew, those that ``pickups.py`` tries undamaged.

Run ``python benchmarks/translated.py [--show]``; needs no data but the repository. ``pickups/translated.toml`` plants
two or three faults in each of most translations of ``pickups/translated``, ``translated-second.toml`` two in each of
``pickups/translated-second``, ``translated-third.toml`` three in each of ``pickups/translated-third``, such as machines
make, ``fourth.toml`` some in three copies of ``pickups/fourth``: a name as machines garble it, another figure or day, a
negation gone, a sentence left out, words left in the reference's language, a teaser inside the story. A fault counts
as found where one of its checks points at its words on either side. ``--show`` prints what was missed and what else was
said.
"""

import argparse
import sys
import tomllib
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent))

from results import write_section

import tqcheck
from tqcheck.embedding import Encoder, load_encoder
from tqcheck.model import Finding, Place

HERE = Path(__file__).parent / "pickups"
SETS = ("translated", "translated-second", "translated-third", "fourth")
HEAD = """## Faults in free translations and in copies worded anew

`python benchmarks/translated.py`: faults planted into the translations of `benchmarks/pickups/translated` and
into copies of `benchmarks/pickups/fourth` in the reference's language, texts and faults committed before the tool was
first run on them.
{blind}

| set | faults planted | found | said besides, without cause | texts |
| --- | ---: | ---: | ---: | ---: |
"""
BLIND = """The blind run found 11 of 16 in translations, and said seven things besides without a cause; of the
fourth set it found 5 of 8, and said three things besides (and two notes on sentences that had changed places). Of the
second set of translations it found 11 of 16, and said one thing besides; of the third 15 of 30, and three things
besides."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--show", action="store_true", help="print what was missed and what else was said")
    given = parser.parse_args()
    causes = tomllib.loads((HERE / "causes.toml").read_text(encoding="utf-8"))
    encoder = load_encoder()
    rows = [measured(name, causes[name], encoder, given.show) for name in SETS]
    text = HEAD.format(blind=BLIND) + "\n".join(rows)
    print(text)
    write_section("translated", text)


def measured(name: str, causes: dict[str, list[str]], encoder: Encoder, show: bool) -> str:
    planted = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
    counts: Counter[str] = Counter()
    for story, faults in planted.items():
        missed, besides = damaged(HERE / name / story, faults, causes.get(story, []), encoder)
        counts.update(planted=len(faults), found=len(faults) - len(missed), besides=len(besides))
        if show:
            for fault in missed:
                print(f"{story}: missed {fault['was']!r} -> {fault['now']!r}")
            for finding in besides:
                print(f"{story}: {finding.severity} {finding.confidence} {finding.check}: {finding.message}")
    return f"| {name} | {counts['planted']} | {counts['found']} | {counts['besides']} | {len(planted)} |"


def damaged(
    story: Path, faults: list[dict[str, str]], causes: list[str], encoder: Encoder
) -> tuple[list[dict[str, str]], list[Finding]]:
    """The faults that were missed, and the findings that are of no fault and have no cause."""
    (reference,), (candidate,) = list(story.glob("reference.*")), list(story.glob("candidate.*"))
    text = candidate.read_text(encoding="utf-8")
    for fault in faults:
        assert text.count(fault["was"]) == 1, f"{story.name}: {fault['was']!r} should stand there once"
        text = text.replace(fault["was"], fault["now"])
    original = reference.read_text(encoding="utf-8")
    report = tqcheck.check(original, text, encoder=encoder)
    of = {
        id(finding): [fault for fault in faults if finding.check in fault["checks"] and points(finding, fault)]
        for finding in report.findings
    }
    found = [fault for explained in of.values() for fault in explained]
    besides = [finding for finding in report.findings if not of[id(finding)] and finding.check not in causes]
    return [fault for fault in faults if fault not in found], besides


def points(finding: Finding, fault: dict[str, str]) -> bool:
    return meets(finding.candidate, fault["now"]) or meets(finding.reference, fault["reference"])


def meets(place: Place | None, words: str) -> bool:
    """Whether a finding's words hold those of the fault, or stand among them."""
    return place is not None and bool(place.text) and bool(words) and (place.text in words or words in place.text)


if __name__ == "__main__":
    main()
