"""Whether a quotation still says the same, and whether the same person says it."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from tqcheck.aligned import Document, base_language
from tqcheck.checks.engine import Hit
from tqcheck.checks.quoted import Quoted, size
from tqcheck.checks.quoting import WORD, Quotation, quotation_facts
from tqcheck.checks.speakers import is_role, other_speaker, swapped
from tqcheck.late import late_re
from tqcheck.model import Sentence, Span
from tqcheck.unspaced import SIGN, UNSPACED

# In scripts without spaces every sign is a word.
_PIECE = late_re(rf"[{UNSPACED}]|(?:[^\W{UNSPACED}]|[\u0300-\u036f\u0900-\u0963\u0966-\u0dff])+(?:['’-]\w+)*")


class Kept:
    """What ``compared`` says of a quotation that still says the same and is nobody else's."""


def across(one: Quoted) -> Iterator[Hit]:
    """Another speaker in a translation: where both sides have one quotation in the linked sentences."""
    here, there = one.here, one.there
    if len(here) != 1 or len(there) != 1:
        return
    ours, theirs = ([each.span for each in quotations] for quotations in (one.ours, one.theirs))
    names = other_speaker(one.aligned, one.link, ours, theirs, here[0].span)
    if names is not None:
        yield Hit(
            f"a quotation of {names[0]} is given to {names[1].text}",
            reference=one.quotation.span,
            candidate=Span(min(here[0].span.start, names[1].start), max(here[0].span.end, names[1].end)),
            confidence="medium",
        )


def compared(one: Quoted, least: int) -> Hit | Kept | None:
    """The words of a quotation and its speaker, in one language: what was changed; None where that cannot be told.

    A quotation of the candidate of fewer words than ``least`` tells nothing.
    """
    from rapidfuzz import fuzz

    near = one.here
    if not near:
        return None
    texts = [one.candidate.text[each.inner.start : each.inner.end] for each in near]
    likeness = [fuzz.ratio(one.said.casefold(), text.casefold()) for text in texts]
    best = max(range(len(near)), key=lambda i: likeness[i])
    if likeness[best] < 55 or size(texts[best]) < least:
        return None
    changed = _changed_words(one.said, texts[best])
    if changed:
        return Hit(
            "the words of a quotation were changed: " + ", ".join(changed[:3]),
            reference=one.quotation.span,
            candidate=near[best].span,
            suggestion=one.said,
            confidence="high" if likeness[best] >= 75 else "medium",
        )
    names = _speakers(one, near[best])
    if names is None:
        return Kept()
    return Hit(
        f"a quotation of {names[0]} is given to {names[1]}",
        reference=one.quotation.span,
        candidate=near[best].span,
        confidence="medium",
    )


def _speakers(one: Quoted, given: Quotation) -> tuple[str, str] | None:
    """Who says a quotation in the reference and who in the candidate, where they are two."""
    from rapidfuzz import fuzz

    before, after = _around(one.reference, one.quotation), _around(one.candidate, given)
    names = swapped(before, after, one.reference.text, one.candidate.text, one.candidate.language)
    if names is not None:
        return names
    speaker, other = _speaker(one.reference, one.quotation.span), _speaker(one.candidate, given.span)
    if not speaker or not other or any(fuzz.ratio(a, b) >= 75 for a in speaker for b in other):
        return None
    if not any(re.search(rf"\b{re.escape(name)}\b", one.reference.text) for name in other):
        return None
    return " ".join(speaker), " ".join(other)


def _changed_words(before: str, after: str) -> list[str]:
    """What was put in the place of what, "never" → "gladly"; words left out and spelling do not count."""
    from rapidfuzz import fuzz

    old, new = ([word.casefold() for word in _PIECE.findall(text)] for text in (before, after))
    changed = []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind in {"equal", "delete"}:
            continue
        gap = "" if SIGN.search("".join((*old[i:j], *new[k:m]))) else " "
        was, now = gap.join(old[i:j]), gap.join(new[k:m])
        if kind == "replace" and (fuzz.ratio(was, now) >= 70 or was.replace(" ", "") == now.replace(" ", "")):
            continue
        if len(now) <= (1 if not gap else 2) or now.isdigit():
            continue
        changed.append(f"“{was}” → “{now}”" if was else f"“{now}” put in")
    return changed


def _outside(document: Document, sentence: Sentence, span: Span) -> str:
    return document.text[sentence.start : span.start] + " \n " + document.text[span.end : sentence.end]


def _around(document: Document, quotation: Quotation) -> str:
    """What stands around a quotation in its sentence."""
    span = quotation.span
    sentence = next((one for one in document.sentences if one.start < span.end and span.start < one.end), None)
    return "" if sentence is None else _outside(document, sentence, span)


def _speaker(document: Document, span: Span) -> tuple[str, ...]:
    """Names beside a verb of saying in the sentence around a quotation, where the language's verbs are known."""
    verbs = quotation_facts()[1].get(base_language(document.language), ())
    sentence = next((one for one in document.sentences if one.start < span.end and span.start < one.end), None)
    if sentence is None or not verbs:
        return ()
    outside = _outside(document, sentence, span)
    tokens = [(match.group(), match.start()) for match in WORD.finditer(outside)]
    for index, (word, _) in enumerate(tokens):
        if word.casefold() not in verbs:
            continue
        around = [name for name, _ in tokens[max(0, index - 3) : index] + tokens[index + 1 : index + 4]]
        names = tuple(
            name
            for name in around
            if name[0].isupper() and len(name) > 2 and not is_role(name, base_language(document.language))
        )
        if names:
            return names
    return ()
