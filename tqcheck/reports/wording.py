"""How reports put things into words: counts, figures, what differs, and text that shows what it is."""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache

import regex
from rapidfuzz.distance import Levenshtein

from tqcheck.derived import installed, plain_data
from tqcheck.model import SEVERITIES, Finding, Pair, Score

# Controls would drive a terminal, overrides and isolates of the bidirectional algorithm would turn what follows round.
_UNSEEN = regex.compile(r"[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\u2028\u2029]")
_CONTROLS = regex.compile(r"[\p{Cs}\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_RIGHT_TO_LEFT = regex.compile(r"[\p{Bidi_Class=R}\p{Bidi_Class=AL}]")
# A quotation with right-to-left letters in it, or else such letters with what joins words of one name.
_STRONG = r"\p{Bidi_Class=R}\p{Bidi_Class=AL}"
_RUN = regex.compile(
    rf"(?<=“)[^“”]*[{_STRONG}][^“”]*(?=”)|[{_STRONG}](?:[{_STRONG}\p{{Bidi_Class=NSM}}]|[\s\-'’.־]+(?=[{_STRONG}]))*"
)
_GRAPHEMES = regex.compile(r"\X")
_WORDS = regex.compile(r"\s+|\w+|[^\w\s]")

LONGEST_BY_CHARACTER = 120
LEAST_ALIKE = 0.5

RELATIONS = {
    "copy": "copy",
    "edited": "edited copy",
    "translation": "translation",
    "related": "related story",
    "unrelated": "unrelated",
}

SCORES = {
    "fidelity": "fidelity",
    "coverage": "coverage",
    "support": "support",
    "similarity": "similarity",
    "name_fidelity": "names",
    "fact_fidelity": "facts",
}

REASONS = {"not-a-version": "another story"}
"""Reasons that are no words of their own; the others read as they are: dropped, added, moved, wording, or a check."""

Segment = tuple[str, bool]


def counted(number: int, noun: str) -> str:
    """``1 error``, ``2 errors``, ``5,000 errors``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def severity_counts(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings of each severity, gravest first, zeros included."""
    count = Counter(finding.severity for finding in findings)
    return {severity: count[severity] for severity in SEVERITIES}


def severity_words(counts: dict[str, int]) -> str:
    """``2 errors, 1 note``; ``no findings``."""
    return ", ".join(counted(count, severity) for severity, count in counts.items() if count) or "no findings"


def figure(metric: str, value: float) -> str:
    """A score as people read it: figures from 0 to 1 with two decimals, larger ones with one."""
    return f"{value:.2f}" if metric in SCORES and metric != "fidelity" else f"{value:.1f}"


def score_of(scores: Iterable[Score], metric: str) -> float | None:
    """The value of one metric; None where the pair has none."""
    return next((score.value for score in scores if score.metric == metric), None)


def fidelity_range(scores: Iterable[Score]) -> str:
    """``81.0 to 86.9``: the range of the headline figure; empty where it is not known or no range at all."""
    one = next((score for score in scores if score.metric == "fidelity"), None)
    if one is None or one.low is None or one.high is None or figure("", one.low) == figure("", one.high):
        return ""
    return f"{figure('', one.low)} to {figure('', one.high)}"


def visible(text: str, replacement: str = "\ufffd") -> str:
    """The text on one line, with its white space as single blanks and every control that could act replaced."""
    return str(_UNSEEN.sub(replacement, " ".join(text.split())))


def plain(text: str, *, keep_lines: bool = False) -> str:
    """The text with control characters (of markup, not of line ends) replaced; its direction marks stay.

    For formats in which every quotation is isolated by itself.
    """
    shown = str(_CONTROLS.sub("\ufffd", text))
    return shown if keep_lines else " ".join(shown.split())


def is_right_to_left(text: str) -> bool:
    """Whether the text has a character of a script that runs from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def direction(text: str, usual: str) -> str:
    """``ltr`` or ``rtl`` for a text of an article whose language has ``usual``: a sentence that was left in another
    language runs as that one does."""
    letters = [character for character in text if character.isalpha()]
    against = sum((_RIGHT_TO_LEFT.match(character) is not None) != (usual == "rtl") for character in letters)
    if usual not in ("ltr", "rtl") or 2 * against <= len(letters):
        return usual
    return "ltr" if usual == "rtl" else "rtl"


def right_to_left_runs(text: str) -> list[Segment]:
    """The text cut into segments, each with whether it is a quotation or a run that must be isolated.

    Without it the digits and brackets after a right-to-left quotation are shown before it.
    """
    segments: list[Segment] = []
    at = 0
    for found in _RUN.finditer(text):
        segments += [(text[at : found.start()], False), (found.group(), True)]
        at = found.end()
    segments.append((text[at:], False))
    return [segment for segment in segments if segment[0]]


@cache
def runs_right_to_left(language: str) -> bool:
    """Whether the language is written from right to left, by Unicode CLDR's likely subtags and character order."""
    code = language.replace("_", "-")
    script = next((part.title() for part in code.split("-")[1:] if len(part) == 4 and part.isalpha()), None)
    if script is not None:
        return script in {"Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Rohg", "Adlm", "Aran"}
    return bool(plain_data(f"right-to-left-{code}", f"{installed('babel')}-1", lambda: _runs_right_to_left(code)))


def _runs_right_to_left(code: str) -> bool:
    from tqcheck.locales import locale_of

    locale = locale_of(code)
    if locale is not None:
        return locale.character_order == "right-to-left"
    return code.split("-", maxsplit=1)[0].lower() in {
        "ckb",
        "dv",
        "fa",
        "ks",
        "ps",
        "sd",
        "ug",
        "ur",
        "yi",
        "ar",
        "he",
    }


def quotations(finding: Finding, pair: Pair, shown: Callable[[str], str]) -> tuple[list[Segment], list[Segment]]:
    """What a finding quotes of the reference and of the candidate, as ``shown`` writes it, with what differs marked.

    Letters are compared within one language, and those of names between any two: “14. mars” and “14 May” differ in
    more letters than are wrong.
    """
    left, right = (shown(place.text) if place is not None else "" for place in (finding.reference, finding.candidate))
    languages = [article.language for article in (pair.reference, pair.candidate) if article is not None]
    one_language = len({(language or "und").split("-")[0] for language in languages}) == 1
    if left and right and (one_language or finding.check.startswith("name-")):
        return differences(left, right)
    return [(left, False)] if left else [], [(right, False)] if right else []


def differences(one: str, other: str) -> tuple[list[Segment], list[Segment]]:
    """Both texts cut into segments, each with whether it differs from the other text.

    Short texts are compared by user-perceived characters, longer ones by words. Texts that have little in common
    (as in two languages or scripts) come back whole: marking all of them would mark nothing.
    """
    if one == other:
        return [(one, False)], [(other, False)]
    short = max(len(one), len(other)) <= LONGEST_BY_CHARACTER
    units = _GRAPHEMES if short else _WORDS
    left, right = units.findall(one), units.findall(other)
    if Levenshtein.normalized_similarity(left, right) < LEAST_ALIKE:
        return [(one, False)], [(other, False)]
    marked_left: list[Segment] = []
    marked_right: list[Segment] = []
    for step in Levenshtein.opcodes(left, right):
        differs = step.tag != "equal"
        for marked, source, start, end in (
            (marked_left, left, step.src_start, step.src_end),
            (marked_right, right, step.dest_start, step.dest_end),
        ):
            if start < end:
                _append(marked, "".join(source[start:end]), differs)
    return marked_left, marked_right


def _append(segments: list[Segment], text: str, differs: bool) -> None:
    if segments and segments[-1][1] == differs:
        segments[-1] = (segments[-1][0] + text, differs)
    else:
        segments.append((text, differs))
