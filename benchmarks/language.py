"""Errors of language planted into ntrex, false alarms on its untouched translations, DEMETR's negations, MLQE-PE.

    TQCHECK_DATA=... python benchmarks/language.py [--tune] [--only PART,...]

Thresholds were tuned on three of four stories (``--tune`` measures some of those); the figures are of the fourth. Lines
of ntrex are taken as aligned sentences, so that what is measured is the checks, not the aligner.
"""

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from ntrex import CODES, folder, missing, stories
from results import write_section

from tqcheck.aligned import AlignedPair, Document
from tqcheck.checks import CHECKS, run_checks
from tqcheck.checks.negation import negation_of
from tqcheck.embedding import load_encoder
from tqcheck.model import Article, Finding, Link, Pair, Relation, Sentence

OWN = (
    "quote-changed",
    "polarity-flipped",
    "untranslated",
    "wrong-language",
    "sentence-repeated",
    "garbled-text",
)
FACTS = ("number-changed", "date-changed")
CHECKED = [check for check in CHECKS if check.name in OWN]
NEAR = [("nob", "dan"), ("dan", "nob"), ("swe", "nob"), ("nno", "nob"), ("ces", "slk"), ("por", "spa"), ("rus", "ukr")]
ENCODER = load_encoder()


@dataclass(frozen=True)
class Planted:
    """One story with one error: the line that has it, and the checks that may find it."""

    kind: str
    expected: tuple[str, ...]
    part: str
    line: int
    aligned: AlignedPair


def aligned(
    reference: Sequence[str], candidate: Sequence[str], languages: tuple[str, str], links: Sequence[Link] | None = None
) -> AlignedPair:
    """Two lists of lines as an aligned pair, line by line unless ``links`` say otherwise."""
    old, new = _document(reference, languages[0]), _document(candidate, languages[1])
    links = links or [Link((i,), (i,), "match", 0.9) for i in range(len(reference))]
    label = "edited" if languages[0] == languages[1] else "translation"
    pair = Pair("ntrex", old.article, new.article)
    return AlignedPair(pair, old, new, tuple(links), Relation(label, 1.0), ENCODER)


def _document(lines: Sequence[str], language: str) -> Document:
    text, sentences = "", []
    for index, line in enumerate(lines):
        sentences.append(Sentence(index, len(text), len(text) + len(line), line))
        text += line + "\n\n"
    return Document(Article(text=text, language=language), tuple(sentences))


def code(part: str) -> str:
    """The language of a file of ntrex."""
    return "sr-Latn" if part == "srp-Latn" else CODES[part]


# The commonest finite auxiliaries and their negated forms, for putting a negation in where none was.
NEGATED = {
    "eng": {"is": "is not", "are": "are not", "was": "was not", "were": "were not", "will": "will not",
            "has": "has not", "have": "have not", "can": "cannot", "could": "could not", "would": "would not"},
    "deu": {"ist": "ist nicht", "sind": "sind nicht", "war": "war nicht", "wird": "wird nicht", "kann": "kann nicht"},
    "nob": {"er": "er ikke", "var": "var ikke", "har": "har ikke", "vil": "vil ikke", "kan": "kan ikke"},
    "swe": {"är": "är inte", "var": "var inte", "har": "har inte", "kommer": "kommer inte", "kan": "kan inte"},
    "dan": {"er": "er ikke", "var": "var ikke", "har": "har ikke", "vil": "vil ikke", "kan": "kan ikke"},
    "nld": {"is": "is niet", "was": "was niet", "heeft": "heeft niet", "zal": "zal niet", "kan": "kan niet"},
    "fra": {"est": "n’est pas", "sont": "ne sont pas", "était": "n’était pas", "peut": "ne peut pas"},
    "spa": {"es": "no es", "está": "no está", "son": "no son", "ha": "no ha", "fue": "no fue", "puede": "no puede"},
    "ita": {"è": "non è", "sono": "non sono", "ha": "non ha", "era": "non era", "può": "non può"},
    "por": {"é": "não é", "está": "não está", "são": "não são", "foi": "não foi", "pode": "não pode"},
    "pol": {"jest": "nie jest", "są": "nie są", "był": "nie był", "może": "nie może", "ma": "nie ma"},
    "ces": {"je": "není", "jsou": "nejsou", "byl": "nebyl", "má": "nemá", "bude": "nebude", "může": "nemůže"},
    "rus": {"был": "не был", "будет": "не будет", "может": "не может", "были": "не были", "сказал": "не сказал"},
    "ukr": {"був": "не був", "буде": "не буде", "може": "не може", "були": "не були", "сказав": "не сказав"},
    "fin": {"on": "ei ole", "oli": "ei ollut", "ovat": "eivät ole", "olivat": "eivät olleet"},
    "tur": {"var": "yok", "oldu": "olmadı", "söyledi": "söylemedi", "olacak": "olmayacak"},
    "ell": {"είναι": "δεν είναι", "ήταν": "δεν ήταν", "έχει": "δεν έχει", "μπορεί": "δεν μπορεί"},
    "ind": {"akan": "tidak akan", "telah": "belum", "dapat": "tidak dapat", "adalah": "bukanlah"},
    "vie": {"là": "không phải là", "sẽ": "sẽ không", "có": "không có", "đã": "đã không"},
    "heb": {"היה": "לא היה", "יכול": "לא יכול", "הוא": "הוא לא"},
    "arb": {"كان": "لم يكن", "يمكن": "لا يمكن", "كانت": "لم تكن"},
    "hin": {"है।": "नहीं है।", "था।": "नहीं था।", "हैं।": "नहीं हैं।"},
}  # fmt: skip
NEGATED_INSIDE = {
    "zho-CN": [("将", "将不"), ("会", "不会"), ("是", "不是"), ("可以", "不可以")],
    "jpn": [
        ("した。", "しなかった。"),
        ("である。", "ではない。"),
        ("ている。", "ていない。"),
        ("です。", "ではありません。"),
    ],
    "kor": [
        ("했습니다.", "하지 않았습니다."),
        ("있습니다.", "없습니다."),
        ("했다.", "하지 않았다."),
        ("입니다.", "이 아닙니다."),
    ],
}


def put_negation(part: str, line: str) -> str | None:
    """A line with a negation put in; None where there is no place for one."""
    for old, new in NEGATED_INSIDE.get(part, ()):
        if old in line:
            return line.replace(old, new, 1)
    words = line.split(" ")
    for index, word in enumerate(words):
        if index and word in NEGATED.get(part, {}):
            return " ".join([*words[:index], NEGATED[part][word], *words[index + 1 :]])
    return None


def planted(rest: int, chosen: Sequence[str], seed: int = 11) -> Iterator[Planted]:
    """Every other story of the part once with each kind of error that fits it, in every language."""
    parts = [part for part in chosen if not part.startswith("eng") and part != "spa-ref2"]
    for part in parts:
        for number, (english, lines) in enumerate(zip(stories("eng"), stories(part), strict=True)):
            if number % 8 != rest:
                continue
            draw = random.Random(f"{seed}{part}{number}")
            yield from _negations(part, english, lines, draw)
            yield from _foreign(part, number, english, lines, draw)
            yield from _broken(part, english, lines, draw)


def _negations(part: str, english: Sequence[str], lines: Sequence[str], draw: random.Random) -> Iterator[Planted]:
    for source, target, old, new in (("eng", part, english, lines), (part, "eng", lines, english)):
        ours, theirs = negation_of(code(source)), negation_of(code(target))
        assert ours and theirs
        languages = (code(source), code(target))
        both = [i for i, (a, b) in enumerate(zip(old, new, strict=True)) if ours.find(a) and len(theirs.find(b)) == 1]
        none = [i for i, (a, b) in enumerate(zip(old, new, strict=True)) if not ours.find(a) and not theirs.find(b)]
        if both:
            line = draw.choice(both)
            changed = [*new[:line], theirs.without(new[line]), *new[line + 1 :]]
            yield Planted("negation gone", ("polarity-flipped",), target, line, aligned(old, changed, languages))
        draw.shuffle(none)
        for line in none:
            text = put_negation(target, new[line])
            if text is not None:
                changed = [*new[:line], text, *new[line + 1 :]]
                yield Planted("negation in", ("polarity-flipped",), target, line, aligned(old, changed, languages))
                break


def _foreign(
    part: str, number: int, english: Sequence[str], lines: Sequence[str], draw: random.Random
) -> Iterator[Planted]:
    long = [i for i, line in enumerate(english) if len(line.split()) >= 6]
    line = draw.choice(long)
    left = [*lines[:line], english[line], *lines[line + 1 :]]
    yield Planted("untranslated", ("untranslated",), part, line, aligned(english, left, ("en", code(part))))
    line = draw.choice(long)
    left = [*english[:line], lines[line], *english[line + 1 :]]
    yield Planted("untranslated", ("untranslated",), "eng", line, aligned(lines, left, (code(part), "en")))
    for source, target in NEAR:
        if target == part:
            line, old = draw.choice(long), stories(source)[number]
            left = [*lines[:line], old[line], *lines[line + 1 :]]
            pair = aligned(old, left, (code(source), code(part)))
            yield Planted("untranslated, near language", ("untranslated",), part, line, pair)
    line = draw.choice(long)
    third = draw.choice([other for other in ("deu", "fra", "rus", "pol", "tur", "fin", "spa", "arb") if other != part])
    left = [*lines[:line], stories(third)[number][line], *lines[line + 1 :]]
    yield Planted("third language", ("wrong-language",), part, line, aligned(english, left, ("en", code(part))))


def _broken(part: str, english: Sequence[str], lines: Sequence[str], draw: random.Random) -> Iterator[Planted]:
    languages = ("en", code(part))
    long = [i for i, line in enumerate(english[:-1]) if len(line.split()) >= 8]
    line = draw.choice(long)
    place = draw.randrange(line + 1, len(lines)) + 1
    twice = [*lines[:place], lines[line], *lines[place:]]
    links = [Link((i,), (i if i < place else i + 1,), "match", 0.9) for i in range(len(english))]
    links.insert(place, Link((), (place,), "added"))
    pair = aligned(english, twice, languages, links)
    yield Planted("sentence twice", ("sentence-repeated",), part, place, pair)
    words = lines[line].split(" ")
    if len(words) >= 10:
        loop = " ".join([*words[:7], *words[3:7], *words[3:7], *words[7:]])
        changed = [*lines[:line], loop, *lines[line + 1 :]]
        yield Planted("loop", ("sentence-repeated",), part, line, aligned(english, changed, languages))
    marked = [i for i, text in enumerate(lines) if re.search(r"[^\x00-\x7f\s]", text)]
    if marked:
        line = draw.choice(marked)
        broken = lines[line].encode().decode(draw.choice(("cp1252", "latin-1")), "replace")
        if "\ufffd" not in broken:
            changed = [*lines[:line], broken, *lines[line + 1 :]]
            yield Planted("mojibake", ("garbled-text",), part, line, aligned(english, changed, languages))
    line = draw.choice(long)
    at = lines[line].find(" ", len(lines[line]) // 2)
    if at > 0:
        mark = draw.choice(("&nbsp;", "<br>", "&#39;", "\ufffd"))
        changed = [*lines[:line], lines[line][:at] + mark + lines[line][at:], *lines[line + 1 :]]
        yield Planted("markup", ("garbled-text",), part, line, aligned(english, changed, languages))
    quoted = [(i, match) for i, text in enumerate(lines) if (match := _long_quotation(text))]
    if quoted:
        line, match = draw.choice(quoted)
        bare = lines[line][: match.start()] + match.group()[1:-1].strip() + lines[line][match.end() :]
        changed = [*lines[:line], bare, *lines[line + 1 :]]
        yield Planted("quotation marks gone", ("quote-changed",), part, line, aligned(english, changed, languages))


QUOTATION = re.compile(
    r"“[^”“\n]+”|„[^“”„\n]+[“”]|(?<!\w)«[^»«\n]+»|(?<!\w)»[^«»\n]+«|(?<!\w)\"[^\"\n]+\"|「[^」\n]+」"
)


def _long_quotation(text: str) -> re.Match[str] | None:
    """The first quotation of some length; short ones are passed, so that nothing between two of them is taken."""
    for match in QUOTATION.finditer(text):
        if len(match.group()) >= (17 if match.group()[0] == "「" else 32):
            return match
    return None


def measure_planted(rest: int, chosen: Sequence[str]) -> str:
    """Recall and precision of each kind of error, precision of each confidence level, and recall by language."""
    recall: dict[str, Counter[str]] = {}
    levels: Counter[tuple[str, str, bool]] = Counter()
    by_part: Counter[tuple[str, str, str, bool]] = Counter()
    precise: dict[str, Counter[str]] = {}
    for one in planted(rest, chosen):
        findings = run_checks([check for check in CHECKED if check.name in one.expected], one.aligned)
        right = [finding for finding in findings if _on_line(one, finding)]
        count = recall.setdefault(one.kind, Counter())
        count["planted"] += 1
        count["found"] += bool(right)
        precise.setdefault(one.kind, Counter()).update(
            {
                "right": len(right),
                "wrong": len(findings) - len(right),
                f"{one.part} planted": 1,
                f"{one.part} found": bool(right),
            }
        )
        for finding in findings:
            levels[one.expected[0], finding.confidence, finding in right] += 1
            by_part[one.expected[0], finding.confidence, _language(one), finding in right] += 1
    lines = ["| planted | n | recall | precision | weakest languages |", "| --- | --- | --- | --- | --- |"]
    for kind, count in recall.items():
        tally = precise[kind]
        parts = sorted({name.split()[0] for name in tally if name.endswith("planted")})
        weak = sorted(parts, key=lambda part: tally[f"{part} found"] / tally[f"{part} planted"])[:4]
        weakest = ", ".join(f"{part} {tally[f'{part} found'] / tally[f'{part} planted']:.2f}" for part in weak)
        precision = tally["right"] / max(1, tally["right"] + tally["wrong"])
        lines.append(
            f"| {kind} | {count['planted']} | {count['found'] / count['planted']:.3f} | {precision:.3f} | {weakest} |"
        )
    lines += ["", "| check | confidence | findings | precision |", "| --- | --- | --- | --- |"]
    for name in OWN:
        for level in ("high", "medium", "low"):
            right, wrong = levels[name, level, True], levels[name, level, False]
            if right + wrong:
                lines.append(f"| `{name}` | {level} | {right + wrong} | {right / (right + wrong):.3f} |")
    lines += ["", "Precision by language (the one that is not English), check and confidence; number of findings:", ""]
    for name, level in dict.fromkeys((name, level) for name, level, _ in levels):
        shown = []
        for part in sorted({part for one, rank, part, _ in by_part if (one, rank) == (name, level)}):
            right, wrong = by_part[name, level, part, True], by_part[name, level, part, False]
            shown.append(f"{part} {right / (right + wrong):.2f} ({right + wrong})")
        lines.append(f"- `{name}`, {level}: {', '.join(shown)}")
    return "\n".join(lines)


def _language(one: Planted) -> str:
    """The language of a pair that is not English."""
    reference, candidate = one.aligned.reference, one.aligned.candidate
    return candidate.language if reference is None or candidate.language != "en" else reference.language


def _on_line(one: Planted, finding: Finding) -> bool:
    place = finding.candidate
    if place is None:
        return False
    sentence = one.aligned.candidate.sentences[one.line]
    return place.start < sentence.end and sentence.start < place.end


def measure_false_alarms(rest: int, chosen: Sequence[str], show: Callable[[str], None] | None = None) -> str:
    """Findings on untouched translations, English to every language and back, by check and severity."""
    names = [*OWN, *FACTS]
    checks = [check for check in CHECKS if check.name in names]
    counts: dict[str, Counter[str]] = {}
    articles: Counter[str] = Counter()
    with_facts: Counter[str] = Counter()
    for part in chosen:
        if part == "eng":
            continue
        for number, (english, lines) in enumerate(zip(stories("eng"), stories(part), strict=True)):
            if number % 4 != rest:
                continue
            for pair in (aligned(english, lines, ("en", code(part))), aligned(lines, english, (code(part), "en"))):
                articles[part] += 1
                # the facts are measured at length by benchmarks/facts.py; here on half of the stories, for the sum
                facts = number % 8 == rest
                with_facts[part] += facts
                for finding in run_checks(checks if facts else CHECKED, pair):
                    counts.setdefault(finding.check, Counter()).update([part, finding.severity, finding.confidence])
                    if show is not None:
                        place = finding.candidate or finding.reference
                        show(
                            f"{part} {finding.check} {finding.confidence}: {finding.message} | "
                            f"{place and place.text[:160]}"
                        )
    total = articles.total()
    lines = [
        f"{total} untouched articles (English to each of {len(CODES) - 1} files and back); findings in 10 articles:",
        "",
        "| check | all | errors | high | medium | low | most in |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    errors = 0.0
    for name in names:
        count = counts.get(name, Counter())
        seen = with_facts if name in FACTS else articles
        found = count["high"] + count["medium"] + count["low"]
        errors += 10 * count["error"] / max(1, seen.total())
        worst = ", ".join(f"{part} {10 * count[part] / max(1, seen[part]):.1f}" for part in _worst(count, seen))
        levels = (found, *(count[level] for level in ("error", "high", "medium", "low")))
        figures = " | ".join(f"{10 * n / max(1, seen.total()):.2f}" for n in levels)
        lines.append(f"| `{name}` | {figures} | {worst} |")
    lines += ["", f"Error-severity findings of all these checks together in 10 articles: {errors:.2f}."]
    return "\n".join(lines)


def _worst(count: Counter[str], articles: Counter[str]) -> list[str]:
    return [
        part for part in sorted(articles, key=lambda part: -count[part] / max(1, articles[part]))[:3] if count[part]
    ]


def measure_demetr() -> str:
    """DEMETR's negation items: the damaged translation against the reference, and the sound one for false alarms."""
    import polars as pl

    path = folder().parent / "demetr-dev.parquet"
    if not path.exists():
        return f"not measured: {path} is missing"
    rows = pl.read_parquet(path).filter(pl.col("pert_name") == "critical_id8_negation")
    check = [one for one in CHECKED if one.name == "polarity-flipped"]
    found: Counter[str] = Counter()
    for row in rows.iter_rows(named=True):
        for kind, text in (("damaged", row["pert_sent"]), ("sound", row["mt_sent"])):
            pair = aligned([row["eng_sent"]], [text], ("en", "en"))
            hits = run_checks(check, pair)
            found[kind] += bool(hits)
            for hit in hits:
                found[f"{kind} {hit.confidence}"] += 1
    n = len(rows)
    levels = ", ".join(
        f"{level} {found[f'damaged {level}'] / max(1, found[f'damaged {level}'] + found[f'sound {level}']):.3f}"
        for level in ("high", "medium")
    )
    return (
        f"`polarity-flipped` on DEMETR's {n} negation items (English beside its reference): recall"
        f" {found['damaged'] / n:.3f}, precision {found['damaged'] / max(1, found['damaged'] + found['sound']):.3f}"
        f" with every sound translation beside its damaged one; by confidence: {levels}. {_additions(path)}"
    )


def _additions(path: Path) -> str:
    """DEMETR's addition items, a word or two put into a sentence, which no check is made for: what is said of them."""
    import polars as pl

    rows = pl.read_parquet(path).filter(pl.col("pert_name") == "critical_id6_addition")
    checks = [check for check in CHECKS if check.name in (*OWN, *FACTS)]
    damaged, sound = (
        sum(bool(run_checks(checks, aligned([english], [text], ("en", "en")))) for english, text in texts)
        for texts in (zip(rows["eng_sent"], rows[name], strict=True) for name in ("pert_sent", "mt_sent"))
    )
    return (
        f"Of its {len(rows)} addition items (a word or two put in, which none of these checks looks for) {damaged} get"
        f" a finding, and {sound} of the same translations without the addition."
    )


def measure_critical() -> str:
    """People's votes on critical errors (MLQE-PE): precision, recall and MCC of the checks on facts and language."""
    import polars as pl

    path = folder().parent / "critical-errors-wmt21-train.parquet"
    if not path.exists():
        return f"not measured: {path} is missing"
    checks = [check for check in CHECKS if check.name in (*OWN, *FACTS)]
    lines = [
        "| MLQE-PE, as it is | n | critical | flagged | precision | recall | MCC |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    by_check: dict[str, Counter[bool]] = {}
    for direction in ("en-de", "en-zh"):
        rows = pl.read_parquet(path).filter(pl.col("lp") == direction)
        told: Counter[tuple[bool, bool]] = Counter()
        target = direction.split("-")[1]
        for row in rows.iter_rows(named=True):
            if not row["source"].strip() or not row["candidate"].strip():
                continue
            pair = aligned([row["source"]], [row["candidate"]], ("en", target))
            findings = [finding for finding in run_checks(checks, pair) if finding.confidence != "low"]
            told[bool(findings), bool(row["critical"])] += 1
            for name in {finding.check for finding in findings}:
                by_check.setdefault(name, Counter())[bool(row["critical"])] += 1
        tp, fp, fn, tn = told[True, True], told[True, False], told[False, True], told[False, False]
        below = ((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)) ** 0.5
        lines.append(
            f"| {direction} | {told.total()} | {tp + fn} | {tp + fp} | {tp / max(1, tp + fp):.3f} |"
            f" {tp / max(1, tp + fn):.3f} | {(tp * tn - fp * fn) / below if below else 0:.3f} |"
        )
    lines += ["", "Share of each check's flags that people called critical:"]
    lines.append(
        ", ".join(f"`{name}` {count[True]} of {count.total()}" for name, count in sorted(by_check.items())) + "."
    )
    return "\n".join(lines)


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--tune", action="store_true", help="measure the stories that thresholds were tuned on")
    options.add_argument("--only", default="planted,alarms,demetr,critical")
    options.add_argument("--parts", default=",".join(CODES), help="files of ntrex")
    options.add_argument("--show", action="store_true", help="print every false alarm")
    chosen = options.parse_args()
    if reason := missing():
        print(reason)
        return
    rest = 0 if chosen.tune else 3
    parts = {
        "planted": lambda: measure_planted(rest, chosen.parts.split(",")),
        "alarms": lambda: measure_false_alarms(rest, chosen.parts.split(","), print if chosen.show else None),
        "demetr": measure_demetr,
        "critical": measure_critical,
    }
    sections = []
    for name in chosen.only.split(","):
        sections.append(parts[name]())
        print(sections[-1], flush=True)
    if not chosen.tune and set(chosen.only.split(",")) == set(parts) and len(chosen.parts.split(",")) == len(CODES):
        head = (
            "## Language checks\n\n`python benchmarks/language.py`; ntrex, one story in four (tuned on the"
            " others), one error a language and kind planted into every other of them; precision counts all its"
            " findings.\n\n"
        )
        write_section("language", head + "\n\n".join(sections))


if __name__ == "__main__":
    main()
