"""What the tool finds in the stories of corpora/: each planted error found or not, and what is said without cause.

Run ``python benchmarks/stories.py [--show] [--gaps FILE]``; needs no data but the repository. The stories were open to
everyone who worked on the checks, so these figures say that the parts fit together, not how the tool does on texts that
nobody has seen. ``--show`` prints every miss and every false alarm, ``--gaps`` rewrites the list of known gaps that
tests/test_corpora_findings.py reads.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent))

from results import write_section

import tqcheck
from tests.stories import CASES, Case, checks_of, meets
from tqcheck.checks import CHECKS
from tqcheck.embedding import load_encoder
from tqcheck.model import CONFIDENCES, Checked, Finding

CLEAN = ("faithful", "edited")
HEAD = "# Where the tool does not yet meet corpora/: each entry is a strict xfail of tests/test_corpora_findings.py.\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--show", action="store_true", help="print every miss and every false alarm")
    parser.add_argument("--gaps", type=Path, help="rewrite this list of known gaps")
    given = parser.parse_args()
    encoder = load_encoder()
    there = {check.name for check in CHECKS}
    planted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    said: Counter[tuple[str, str]] = Counter()
    clean: Counter[str] = Counter()
    notes: Counter[str] = Counter()
    gaps: list[dict[str, str]] = []
    for case in CASES:
        checked = tqcheck.check(case.reference, case.candidate, source=case.source, encoder=encoder).checked
        for one in case.planted:
            if not checks_of(one) & there:
                continue
            planted[one["check"]] += 1
            if any(finding.check in checks_of(one) and meets(checked, finding, one) for finding in checked.findings):
                found[one["check"]] += 1
            else:
                text = one.get("candidate", one.get("reference"))
                known = {"case": str(case), "promise": one["check"], **({"text": text} if text else {})}
                gaps.append({**known, "reason": f"{one['check']} does not see it"})
                show(given.show, "missed", case, f"{one['check']}: {text}")
        loud: list[str] = []
        for finding in checked.findings:
            caused = has_cause(case, checked, finding)
            if finding.severity == "note":
                if case.kind in CLEAN and not caused:
                    notes[finding.check] += 1
                    show(given.show, "note", case, f"{finding.confidence} {finding.check} {finding.message}")
                continue
            said[finding.check, finding.confidence] += 1
            right[finding.check, finding.confidence] += caused
            if not caused:
                if case.kind in CLEAN or finding.severity == "error":
                    loud.append(f"{finding.check}: {quote(finding)}")
                show(given.show, "false", case, f"{finding.severity} {finding.check} {finding.message}")
            if case.kind in CLEAN and not caused:
                clean[finding.severity] += 1
        if case.kind in CLEAN:
            clean["articles"] += 1
            clean["sentences"] += len(checked.candidate_sentences)
        if loud:
            gaps.append({"case": str(case), "promise": "silence", "reason": f"without a cause: {'; '.join(loud)}"})
        alone = tqcheck.inspect(case.candidate, encoder=encoder).checked
        errors = [one for one in alone.findings if one.severity == "error"]
        loud = [
            f"{error.check}: {quote(error)}"
            for error in errors
            if not any(meets(alone, error, one) for one in case.planted)
        ]
        if loud:
            gaps.append({"case": str(case), "promise": "inspect", "reason": f"without a cause: {'; '.join(loud)}"})
    if given.gaps:
        rewrite(given.gaps, gaps)
    write_section("stories", tables(planted, found, right, said, clean, notes))
    print(tables(planted, found, right, said, clean, notes))


def has_cause(case: Case, checked: Checked, finding: Finding) -> bool:
    """Whether something planted explains the finding: at its place, or, in a damaged copy, in its sentence."""
    damaged = case.kind not in CLEAN
    return any(
        meets(checked, finding, one, stretch=damaged) and (damaged or finding.check in checks_of(one))
        for one in case.planted
    )


def show(wanted: bool, word: str, case: Case, text: str) -> None:
    if wanted:
        print(f"{word:7} {case}  {text}")


def quote(finding: Finding) -> str:
    place = finding.candidate or finding.reference
    return place.text if place else finding.message


def rewrite(path: Path, gaps: list[dict[str, str]]) -> None:
    """The known gaps as TOML."""
    blocks = []
    for one in gaps:
        lines = (f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in one.items())
        blocks.append("[[gap]]\n" + "".join(lines))
    path.write_text(HEAD + "".join(f"\n{block}" for block in blocks), encoding="utf-8")


def tables(
    planted: Counter[str],
    found: Counter[str],
    right: Counter[tuple[str, str]],
    said: Counter[tuple[str, str]],
    clean: Counter[str],
    notes: Counter[str],
) -> str:
    names = [check.name for check in CHECKS]
    rows = [
        "| check | planted | found | errors and warnings said | of these with a cause "
        "| notes on clean copies without a cause |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name in names:
        all_said = sum(said[name, level] for level in CONFIDENCES)
        all_right = sum(right[name, level] for level in CONFIDENCES)
        rows.append(f"| `{name}` | {planted[name]} | {found[name]} | {all_said} | {all_right} | {notes[name]} |")
    rows.append(f"| all | {planted.total()} | {found.total()} | {said.total()} | {right.total()} | {notes.total()} |")
    levels = "; ".join(
        f"{level} {sum(right[name, level] for name in names)} of {sum(said[name, level] for name in names)}"
        for level in CONFIDENCES
    )
    return f"""## The stories of corpora/

`python benchmarks/stories.py`: {len(CASES)} candidates of stories that everyone who worked on the checks could see.
What was planted counts as found where it stands; a finding has a cause where something was planted at its place (in a
damaged copy: in its sentence).

{chr(10).join(rows)}

With a cause, by confidence: {levels}. Faithful translations and edited copies, {clean["articles"]} articles of
{clean["sentences"]} sentences: {clean["error"]} errors, {clean["warning"]} warnings and {notes.total()} notes
without a cause.
"""


if __name__ == "__main__":
    main()
