"""The check of direct quotations."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tqcheck.aligned import AlignedPair, Document, base_language
from tqcheck.checks.engine import Example, Hit, check
from tqcheck.checks.speakers import other_speaker
from tqcheck.derived import data_file
from tqcheck.languages import scripts
from tqcheck.model import Confidence, Link, Span

EXAMPLES = (
    Example(
        "“We are very worried about the coming winter,” she told the paper.",
        "Wir sind sehr besorgt über den kommenden Winter, sagte sie der Zeitung.",
        ("en", "de"),
        ("Wir sind sehr besorgt über den kommenden Winter, sagte sie der Zeitung.",),
    ),
    Example(
        "“We are very worried about the coming winter,” she told the paper.",
        "„Wir sind sehr besorgt über den kommenden Winter“, sagte sie der Zeitung.",
        ("en", "de"),
    ),
    Example(
        "“We are very worried about the coming winter,” she told the paper.",
        "– Vi er svært bekymret for vinteren som kommer, sier hun til avisen.",
        ("en", "nb"),
    ),
    Example(
        "– Vi er svært bekymret for vinteren som kommer, sier hun til VG.",
        "« Nous sommes très inquiets pour l’hiver qui vient », dit-elle à VG.",
        ("nb", "fr"),
    ),
    Example(
        "“We will never sign this agreement in its present form,” the minister said.",
        "“We will gladly sign this agreement in its present form,” the minister said.",
        ("en", "en"),
        ("“We will gladly sign this agreement in its present form,”",),
    ),
    Example(
        "“We will never sign this agreement in its present form,” the minister said.",
        "“We will never sign this agreement,” the minister said.",
        ("en", "en"),
    ),
    Example(
        "「この協定には決して署名しないつもりだ」と大臣は述べた。",
        "部长说：“我们绝不会签署这项协议的。”",
        ("ja", "zh"),
    ),
    Example(
        "«Мы очень обеспокоены наступающей зимой», — сказала она газете.",
        "«Ми дуже стурбовані зимою, що наближається», — сказала вона газеті.",
        ("ru", "uk"),
    ),
    Example(
        "«Мы очень обеспокоены наступающей зимой», — сказала она газете.",
        "Мы очень обеспокоены наступающей зимой, сказала она газете.",
        ("ru", "ru"),
        ("Мы очень обеспокоены наступающей зимой, сказала она газете.",),
    ),
    Example("The so-called “green shift” is late.", "Det såkalte grønne skiftet er forsinket.", ("en", "nb")),
)

_DATA = Path(__file__).parents[1] / "data" / "quotations.toml"
_WORD = re.compile(r"[\w\u0300-\u036f\u0900-\u0dff]+(?:['’-]\w+)*")
_DASH = re.compile(r"(?:\A|\n)\s*[-–—―]\s*(?=\S)")
_INNER_DASH = re.compile(r"[,.!?…»”\"]\s*[–—―-]\s")
_MARK = re.compile(r"[\"“”„«»‹›「」『』＂״《》〈〉]|(?<!\w)[‘‚'’]|['’](?!\w)")
_DENSE = frozenset({"Hani", "Jpan", "Thai"})
_LONGEST = 700


@dataclass(frozen=True, slots=True)
class Quotation:
    """A direct quotation: ``span`` with its marks, ``inner`` the words said."""

    span: Span
    inner: Span


@check(
    "quote-changed",
    severity="warning",
    needs="version",
    summary="A direct quotation lost its marks, its words or its speaker.",
    examples=EXAMPLES,
)
def quote_changed(aligned: AlignedPair, *, words: int = 5) -> Iterator[Hit]:
    """A direct quotation of the reference is no quotation any more, or says something else.

    Marks: a quotation of at least ``words`` words (twice as many ideographs) has, in the linked sentences of the
    candidate, neither quotation marks of any convention (“ ”, „ “, « », » «, 「 」, and the straight ones) nor the dash
    of direct speech, and stands in no quotation that began before. Shorter ones may be titles or distancing marks and
    are left alone.

    Words, in one language only: the words between the marks are others than in the reference. Cutting a quotation short
    is no change, nor are spelling (colour, color), capitals, punctuation and dots of omission.

    Speaker: the sentence around a quotation names somebody else, who is another person of the reference. Across
    languages the names are compared as the checks of names compare them, and the reference's speaker must stand
    elsewhere in the candidate too.

    Which marks and dashes count is data by language (``data/quotations.toml``, from CLDR and the style guides).

    Limits: a quotation that was rightly turned into reported speech is reported too, as a warning for an editor to
    decide. Changed words across languages are for the other checks.
    """
    if aligned.reference is None or aligned.reference.text == aligned.candidate.text:
        return
    ours = quotations(aligned.reference)
    theirs = quotations(aligned.candidate)
    changes: list[Hit] = []
    kept = 0
    for quotation in ours:
        if _size(aligned.reference.text[quotation.inner.start : quotation.inner.end]) < words:
            continue
        link = _link_at(aligned, quotation.inner)
        if link is None or not link.candidate:
            continue
        part = _candidate_span(aligned, link)
        if not _is_marked(aligned.candidate, part, theirs):
            if (hit := _lost_marks(aligned, quotation, link, part)) is not None:
                yield hit
        elif not aligned.same_language:
            yield from _across(aligned, quotation, link, part, ours, theirs)
        else:
            compared = _compare(aligned, quotation, part, theirs, words)
            kept += compared == "kept"
            if isinstance(compared, Hit):
                changes.append(compared)
    # where most quotations differ, so does all the rest: two translations of one original
    reworded = sum(hit.suggestion is not None for hit in changes)
    if reworded <= kept or (reworded == 1 and _is_copy(aligned)):
        yield from changes


def _across(
    aligned: AlignedPair,
    quotation: Quotation,
    link: Link,
    part: Span,
    ours: Sequence[Quotation],
    theirs: Sequence[Quotation],
) -> Iterator[Hit]:
    """Another speaker in a translation: where both sides have one quotation in the linked sentences."""
    own = _extent(aligned.reference, link.reference) if aligned.reference else quotation.span
    here = [one for one in theirs if one.span.start < part.end and part.start < one.span.end]
    there = [one for one in ours if one.span.start < own.end and own.start < one.span.end]
    if len(here) != 1 or len(there) != 1:
        return
    names = other_speaker(aligned, link, [one.span for one in ours], [one.span for one in theirs], here[0].span)
    if names is not None:
        yield Hit(
            f"a quotation of {names[0]} is given to {names[1].text}",
            reference=quotation.span,
            candidate=Span(min(here[0].span.start, names[1].start), max(here[0].span.end, names[1].end)),
            confidence="medium",
        )


def _extent(document: Document, indices: Sequence[int]) -> Span:
    return Span(document.sentences[indices[0]].start, document.sentences[indices[-1]].end)


def _is_copy(aligned: AlignedPair) -> bool:
    """Whether the candidate mostly keeps the reference's own words."""
    from rapidfuzz import fuzz

    if aligned.reference is None:
        return False
    old = aligned.reference.sentences
    alike = [
        fuzz.ratio(aligned.candidate.sentences[link.candidate[0]].text, old[link.reference[0]].text)
        for link in aligned.links
        if link.reference and link.candidate
    ]
    return bool(alike) and sorted(alike)[len(alike) // 2] >= 85


def quotations(document: Document) -> tuple[Quotation, ...]:
    """The quotations in marks of a text, in order; inner ones belong to the outer one."""
    text = document.text
    found: list[Quotation] = []
    position = 0
    openers = _pairs()
    while match := _MARK.search(text, position):
        start, mark = match.start(), match.group()
        position = match.end()
        closers = openers.get(mark)
        if closers is None:
            continue
        paragraph_end = text.find("\n\n", start)
        stop = min(paragraph_end if paragraph_end >= 0 else len(text), start + _LONGEST)
        if mark in "\"“”»«'’‘" and start > 0 and text[start - 1].isalnum():
            continue
        ends = [at for closer in closers if (at := _close(text, closer, match.end(), stop)) >= 0]
        if not ends:
            continue
        end = min(ends)
        found.append(Quotation(Span(start, end + 1), Span(match.end(), end)))
        position = end + 1
    return tuple(found)


def _close(text: str, closer: str, start: int, stop: int) -> int:
    """Where a quotation closes: an apostrophe inside a word closes nothing."""
    at = text.find(closer, start, stop)
    while at >= 0 and closer in "'’" and at + 1 < len(text) and text[at + 1].isalnum():
        at = text.find(closer, at + 1, stop)
    return at


@cache
def _pairs() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for pair in data_file(_DATA)["*"]["marks"]:
        found.setdefault(pair[0], []).append(pair[1])
    return {opener: tuple(closers) for opener, closers in found.items()}


@cache
def _facts() -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
    facts = data_file(_DATA)
    return frozenset(facts["dash"]["languages"].split()), {code: tuple(v.split()) for code, v in facts["says"].items()}


def _size(text: str) -> int:
    counts = scripts(text)
    dense = sum(counts.get(name, 0) for name in _DENSE)
    return dense // 2 if dense * 2 > sum(counts.values()) else len(_WORD.findall(text))


def _link_at(aligned: AlignedPair, span: Span) -> Link | None:
    """The link of the reference sentence that most of a span stands in."""
    if aligned.reference is None:
        return None
    best, most = None, 0
    for sentence in aligned.reference.sentences:
        common = min(span.end, sentence.end) - max(span.start, sentence.start)
        if common > most:
            best, most = sentence, common
    return aligned.link_of_reference.get(best.index) if best is not None else None


def _candidate_span(aligned: AlignedPair, link: Link) -> Span:
    return _extent(aligned.candidate, link.candidate)


def _is_marked(document: Document, part: Span, marked: Sequence[Quotation]) -> bool:
    """Whether any direct speech touches a part of a text: marks, whole or single, or a dash."""
    if any(one.span.start < part.end and part.start < one.span.end for one in marked):
        return True
    inner = document.text[part.start : part.end]
    if _MARK.search(inner):
        return True
    start = document.text.rfind("\n\n", 0, part.start) + 1
    paragraph = document.text[start : part.end]
    dashes = base_language(document.language) in _facts()[0]
    return bool(_DASH.match(inner) or _DASH.match(paragraph.lstrip("\n")) or (dashes and _INNER_DASH.search(inner)))


def _lost_marks(aligned: AlignedPair, quotation: Quotation, link: Link, part: Span) -> Hit | None:
    from rapidfuzz import fuzz

    # the neighbours may hold the quotation where the sentences are cut otherwise
    index = link.candidate[0]
    around = [*range(max(0, index - 1), index), *range(link.candidate[-1] + 1, link.candidate[-1] + 2)]
    for neighbour in around:
        if neighbour < len(aligned.candidate.sentences):
            other = aligned.candidate.sentences[neighbour]
            mate = aligned.link_of_candidate.get(neighbour)
            if (mate is None or not mate.reference) and _MARK.search(other.text):
                return None
    confidence: Confidence = "medium"
    said = aligned.reference.text[quotation.inner.start : quotation.inner.end] if aligned.reference else ""
    if aligned.same_language:
        likeness = fuzz.partial_ratio(said.casefold(), aligned.candidate.text[part.start : part.end].casefold())
        confidence = "high" if likeness >= 90 else "medium"
        if likeness < 60:
            return None
    return Hit("a direct quotation lost its marks", reference=quotation.span, candidate=part, confidence=confidence)


def _compare(
    aligned: AlignedPair, quotation: Quotation, part: Span, theirs: Sequence[Quotation], least: int
) -> Hit | str | None:
    """The words of a quotation and its speaker, in one language: what was changed, or ``"kept"``; None for unknown."""
    from rapidfuzz import fuzz

    if aligned.reference is None:
        return None
    said = aligned.reference.text[quotation.inner.start : quotation.inner.end]
    near = [one for one in theirs if one.span.start < part.end and part.start < one.span.end]
    if not near:
        return None
    texts = [aligned.candidate.text[one.inner.start : one.inner.end] for one in near]
    likeness = [fuzz.ratio(said.casefold(), text.casefold()) for text in texts]
    best = max(range(len(near)), key=lambda i: likeness[i])
    if likeness[best] < 55 or _size(texts[best]) < least:
        return None
    changed = _changed_words(said, texts[best])
    if changed:
        return Hit(
            "the words of a quotation were changed: " + ", ".join(changed[:3]),
            reference=quotation.span,
            candidate=near[best].span,
            suggestion=said,
            confidence="high" if likeness[best] >= 75 else "medium",
        )
    speaker = _speaker(aligned.reference, quotation.span)
    other = _speaker(aligned.candidate, near[best].span)
    if not speaker or not other or any(fuzz.ratio(a, b) >= 75 for a in speaker for b in other):
        return "kept"
    if not any(re.search(rf"\b{re.escape(name)}\b", aligned.reference.text) for name in other):
        return "kept"
    return Hit(
        f"a quotation of {' '.join(speaker)} is given to {' '.join(other)}",
        reference=quotation.span,
        candidate=near[best].span,
        confidence="medium",
    )


def _changed_words(before: str, after: str) -> list[str]:
    """What was put in the place of what, "never" → "gladly"; words left out and spelling do not count."""
    from difflib import SequenceMatcher

    from rapidfuzz import fuzz

    old, new = ([word.casefold() for word in _WORD.findall(text)] for text in (before, after))
    changed = []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind in {"equal", "delete"}:
            continue
        was, now = " ".join(old[i:j]), " ".join(new[k:m])
        if kind == "replace" and (fuzz.ratio(was, now) >= 70 or was.replace(" ", "") == now.replace(" ", "")):
            continue
        if len(now) <= 2 or now.isdigit():
            continue
        changed.append(f"“{was}” → “{now}”" if was else f"“{now}” put in")
    return changed


def _speaker(document: Document, span: Span) -> tuple[str, ...]:
    """Names beside a verb of saying in the sentence around a quotation, where the language's verbs are known."""
    verbs = _facts()[1].get(base_language(document.language), ())
    sentence = next((one for one in document.sentences if one.start < span.end and span.start < one.end), None)
    if sentence is None or not verbs:
        return ()
    outside = document.text[sentence.start : span.start] + " \n " + document.text[span.end : sentence.end]
    tokens = [(match.group(), match.start()) for match in _WORD.finditer(outside)]
    for index, (word, _) in enumerate(tokens):
        if word.casefold() not in verbs:
            continue
        around = [name for name, _ in tokens[max(0, index - 3) : index] + tokens[index + 1 : index + 4]]
        names = tuple(name for name in around if name[0].isupper() and len(name) > 2)
        if names:
            return names
    return ()
