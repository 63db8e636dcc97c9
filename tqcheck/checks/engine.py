"""What a check is, and how its hits become findings.

A check is a generator over one aligned pair. It yields what and where; the engine adds who and how bad.
"""

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from inspect import signature
from typing import Any, Literal

from tqcheck.aligned import AlignedPair, Document
from tqcheck.errors import SettingsError
from tqcheck.model import Confidence, Finding, Place, Severity, Span

Needs = Literal["candidate", "reference", "version"]


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check saw, and where.

    Spans are code points into the article's text. ``severity`` is set only where this hit is milder or graver
    than its check (a right conversion of units is a note); the settings of a user still win over it.
    ``identity`` stands for the quoted text in the fingerprint where the places do not tell one hit from another.
    ``elsewhere`` are the further places of the candidate where it saw the same.
    """

    message: str
    reference: Span | None = None
    candidate: Span | None = None
    suggestion: str | None = None
    confidence: Confidence = "high"
    severity: Severity | None = None
    identity: str | None = None
    elsewhere: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a check: both its test and its documentation.

    ``found`` holds the quoted text of each expected finding, in order (of the candidate where it has a place
    there, else of the reference; None for a finding without a place). Empty means: this must stay silent.
    """

    reference: str | None
    candidate: str
    languages: tuple[str, str]
    found: tuple[str | None, ...] = ()


CheckFunction = Callable[..., Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Check:
    """A named check. ``needs`` says what it can work on: the ``candidate`` alone (also for ``inspect``), any
    ``reference``, or a reference of which the candidate is a ``version``."""

    name: str
    severity: Severity
    needs: Needs
    summary: str
    function: CheckFunction
    examples: tuple[Example, ...]

    @property
    def manual(self) -> str:
        return self.function.__doc__ or ""

    @property
    def options(self) -> dict[str, Any]:
        """What the settings may say under ``[check.NAME]`` besides its severity, with the defaults."""
        parameters = signature(self.function).parameters.values()
        return {one.name: one.default for one in parameters if one.kind is one.KEYWORD_ONLY}

    def accept(self, given: Mapping[str, Any]) -> None:
        """Raises ``SettingsError`` where an option is unknown, or its value of another kind than the default's."""
        known = self.options
        for name, value in given.items():
            key = f"[check.{self.name}] {name.replace('_', '-')}"
            if name not in known:
                has = ", ".join(["severity", *(option.replace("_", "-") for option in known)])
                raise SettingsError(f"{key}: no such option; there is {has}")
            if isinstance(known[name], bool):
                fits, expected = isinstance(value, bool), "true or false"
            else:
                whole = isinstance(known[name], int)
                fits = isinstance(value, int if whole else int | float) and not isinstance(value, bool)
                expected = f"a {'whole ' if whole else ''}number"
            if not fits:
                raise SettingsError(f"{key} must be {expected}, not {value!r}")


def check(
    name: str, *, severity: Severity, needs: Needs, summary: str, examples: Sequence[Example]
) -> Callable[[CheckFunction], Check]:
    """Make a ``Check`` of a generator function. Its docstring is the manual page, its keyword-only parameters are
    its options in the settings."""

    def make(function: CheckFunction) -> Check:
        return Check(name, severity, needs, summary, function, tuple(examples))

    return make


def applies(check: Check, aligned: AlignedPair) -> bool:
    """Whether the check has what it needs on this pair."""
    if check.needs == "candidate":
        return True
    return aligned.reference is not None and (check.needs == "reference" or aligned.is_version)


def run_checks(
    checks: Iterable[Check],
    aligned: AlignedPair,
    *,
    severities: Mapping[str, Severity] | None = None,
    options: Mapping[str, Mapping[str, Any]] | None = None,
) -> tuple[Finding, ...]:
    """Findings of all checks on one pair, sorted by place, with severities and fingerprints.

    An exception in a check is a bug: it is raised again with the names of the check and the pair in a note.
    """
    found: list[tuple[Check, Hit]] = []
    for one in checks:
        if not applies(one, aligned):
            continue
        try:
            hits = list(one.function(aligned, **(options or {}).get(one.name, {})))
        except Exception as error:
            error.add_note(f"in check {one.name} on pair {aligned.pair.id}")
            raise
        found.extend((one, hit) for hit in hits)
    found.sort(key=lambda item: _reading_order(aligned, *item))
    occurrences: Counter[str] = Counter()
    findings = []
    for one, hit in found:
        severity = (severities or {}).get(one.name) or hit.severity or one.severity
        reference = _place(aligned.reference, hit.reference)
        candidate = _place(aligned.candidate, hit.candidate)
        quoted = "\x1f".join(
            (one.name, hit.identity or "", reference.text if reference else "", candidate.text if candidate else "")
        )
        occurrences[quoted] += 1
        fingerprint = hashlib.sha256(f"{quoted}\x1f{occurrences[quoted]}".encode("utf-8", "surrogatepass")).hexdigest()[
            :16
        ]
        findings.append(
            Finding(
                check=one.name,
                severity=severity,
                confidence=hit.confidence,
                message=hit.message,
                suggestion=hit.suggestion,
                reference=reference,
                candidate=candidate,
                fingerprint=fingerprint,
                elsewhere=tuple(_placed(aligned.candidate, span) for span in hit.elsewhere),
            )
        )
    return tuple(findings)


def _reading_order(aligned: AlignedPair, check: Check, hit: Hit) -> tuple[int, int, int, str]:
    """By place in the candidate; what is only in the reference stands after what the candidate has before it."""
    if hit.candidate is not None:
        return (hit.candidate.start, 0, hit.candidate.end, check.name)
    if hit.reference is None or aligned.reference is None:
        return (-1, 0, 0, check.name)
    at = -1
    for index in range(_sentence_at(aligned.reference, hit.reference.start), -1, -1):
        link = aligned.link_of_reference.get(index)
        if link is not None and link.candidate:
            at = aligned.candidate.sentences[link.candidate[-1]].end
            break
    return (at, 1 + hit.reference.start, hit.reference.end, check.name)


def _sentence_at(document: Document, offset: int) -> int:
    """Index of the last sentence that starts at or before an offset; -1 before the first."""
    return bisect_right(document.sentences, offset, key=lambda sentence: sentence.start) - 1


def _place(document: Document | None, span: Span | None) -> Place | None:
    return None if document is None or span is None else _placed(document, span)


def _placed(document: Document, span: Span) -> Place:
    index = _sentence_at(document, span.start)
    inside = index >= 0 and span.start < document.sentences[index].end
    return Place(
        sentence=document.sentences[index].index if inside else None,
        start=span.start,
        end=span.end,
        text=document.text[span.start : span.end],
    )
