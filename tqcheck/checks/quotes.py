"""The check of direct quotations."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tqcheck.aligned import AlignedPair, Document, base_language
from tqcheck.checks.engine import Example, Hit, check
from tqcheck.checks.quoting import DASH, MARK, WORD, Quotation, all_quotations, quotation_facts
from tqcheck.checks.speakers import other_speaker, swapped
from tqcheck.languages import scripts
from tqcheck.model import Confidence, Link, Sentence, Span

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
    Example(
        "– Vi er svært bekymret for vinteren som kommer, sa ordføreren til avisen.",
        "We are very worried about the coming winter, the mayor told the newspaper.",
        ("nb", "en"),
        ("We are very worried about the coming winter, the mayor told the newspaper.",),
    ),
    Example(
        "– Bardzo martwimy się nadchodzącą zimą – powiedział burmistrz gazecie.",
        "—Estamos muy preocupados por el invierno que viene —dijo el alcalde al periódico.",
        ("pl", "es"),
    ),
    Example(
        "– Bardzo martwimy się nadchodzącą zimą – powiedział burmistrz gazecie.",
        "Estamos muy preocupados por el invierno que viene, dijo el alcalde al periódico.",
        ("pl", "es"),
        ("Estamos muy preocupados por el invierno que viene, dijo el alcalde al periódico.",),
    ),
    Example(
        "– Vi vil aldri undertegne denne avtalen i sin nåværende form, sa ministeren.",
        "– Vi vil gjerne undertegne denne avtalen i sin nåværende form, sa ministeren.",
        ("nb", "nb"),
        ("– Vi vil gjerne undertegne denne avtalen i sin nåværende form,",),
    ),
    Example(
        "部长说：“我们绝不会以目前的形式签署这项协议。”",
        "部长说：“我们很乐意以目前的形式签署这项协议。”",
        ("zh", "zh"),
        ("“我们很乐意以目前的形式签署这项协议。”",),
    ),
    Example(
        "“He told us ‘the bridge is not safe’ and then left the room,” she said.",
        "「彼は『橋は安全ではない』と言って部屋を出た」と彼女は語った。",
        ("en", "ja"),
    ),
    Example(
        "“We are very worried about the coming winter,” the mayor told the newspaper on Monday.",
        "Мы очень обеспокоены наступающей зимой, — сказал мэр газете в понедельник.",
        ("en", "ru"),
        ("Мы очень обеспокоены наступающей зимой, — сказал мэр газете в понедельник.",),
    ),
    Example(
        "“You have seen it over the last four days,” he said, and called them “angry, mean and not to be trusted”.",
        "Sie haben das in den letzten vier Tagen gesehen, sagte er und nannte sie „wütend, gemein und nicht"
        " vertrauenswürdig“.",
        ("en", "de"),
        (
            "Sie haben das in den letzten vier Tagen gesehen, sagte er und nannte sie „wütend, gemein und nicht"
            " vertrauenswürdig“.",
        ),
    ),
    Example(
        "“You have seen it,” he said, “over the last four long days in this town.”",
        "« Vous l’avez vu au cours des quatre longues journées passées dans cette ville », a-t-il dit.",
        ("en", "fr"),
    ),
    Example("– Brød\n\n– Melk fra gården\n\n– Ost", "Bread\n\nMilk from the farm\n\nCheese", ("nb", "en")),
    Example("The so-called “green shift” is late.", "Det såkalte grønne skiftet er forsinket.", ("en", "nb")),
)


# In scripts without spaces every sign is a word.
_SIGNS = "\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f"
_PIECE = re.compile(rf"[{_SIGNS}]|(?:[^\W{_SIGNS}]|[\u0300-\u036f\u0900-\u0963\u0966-\u0dff])+(?:['’-]\w+)*")
_SIGN = re.compile(f"[{_SIGNS}]")
_INNER_DASH = re.compile(r"[,.!?…»”\"]\s*[–—―-]\s")
# Where the candidate's marks hold so little of what the reference's hold, as shares of their sentences, a quotation may
# have lost them; where they hold hardly anything, the only quotation has.
_QUOTED_STILL, _QUOTED_HARDLY = 0.5, 0.3
_DENSE = frozenset({"Hani", "Jpan", "Thai"})


@check(
    "quote-changed",
    severity="warning",
    needs="version",
    summary="a direct quotation lost its marks, its words or its speaker",
    examples=EXAMPLES,
)
def quote_changed(aligned: AlignedPair, *, words: int = 5) -> Iterator[Hit]:
    """A direct quotation of the reference is no quotation any more, or says something else.

    A quotation stands in marks of any convention (“ ”, „ “, « », » «, 「 」, and the straight ones), or is a paragraph
    of direct speech behind a dash (– Vi er bekymret, sier hun) that goes on to say who speaks.

    Marks: a quotation of at least ``words`` words (twice as many ideographs) has, in the linked sentences of the
    candidate, neither marks nor a dash, and stands in no quotation that began before. Shorter ones may be titles or
    distancing marks and are left alone. Where the linked sentences keep the marks of another quotation only, or of a
    name, and they hold much less than those of the reference, it is a note.

    Words, in one language only: the words between the marks are others than in the reference. Cutting a quotation short
    is no change, nor are spelling (colour, color), capitals, punctuation and dots of omission.

    Speaker: the sentence around a quotation names somebody else, who is another person of the reference. Across
    languages and scripts the names are compared as the checks of names compare them, and the reference's speaker must
    stand elsewhere in the candidate too.

    Which marks and dashes count is data by language (``data/quotations.toml``, from CLDR and the style guides).

    Limits: a quotation that was rightly turned into reported speech is reported too, as a warning for an editor to
    decide. Changed words across languages are for the other checks.
    """
    if aligned.reference is None or aligned.reference.text == aligned.candidate.text:
        return
    ours, theirs = (all_quotations(document) for document in (aligned.reference, aligned.candidate))
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
        elif _is_left_out(aligned, quotation, link, part, ours, theirs):
            if (hit := _lost_marks(aligned, quotation, link, part)) is not None:
                yield replace(hit, confidence="low", severity="note")
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


def _size(text: str) -> int:
    counts = scripts(text)
    dense = sum(counts.get(name, 0) for name in _DENSE)
    return dense // 2 if dense * 2 > sum(counts.values()) else len(WORD.findall(text))


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
    if MARK.search(inner):
        return True
    start = document.text.rfind("\n\n", 0, part.start) + 1
    paragraph = document.text[start : part.end]
    if DASH.match(inner) or DASH.match(paragraph.lstrip("\n")):
        return True
    # ", — сказал он" alone opens nothing: it goes on with what marks or a dash began
    dashes = base_language(document.language) in quotation_facts()[0]
    return dashes and _INNER_DASH.search(inner) is not None and MARK.search(paragraph) is not None


def _is_left_out(
    aligned: AlignedPair,
    quotation: Quotation,
    link: Link,
    part: Span,
    ours: Sequence[Quotation],
    theirs: Sequence[Quotation],
) -> bool:
    """Whether the marks in the candidate are those of other quotations, or of a name, and hold too little to be this
    one's too."""
    if aligned.reference is None or aligned.same_language:
        return False
    own = _extent(aligned.reference, link.reference)
    there, here = ([one for one in quotes if _touch(one.span, span)] for quotes, span in ((ours, own), (theirs, part)))
    whole = all(part.start <= one.span.start and one.span.end <= part.end for one in here)
    bare = aligned.candidate.text[part.start : part.end]
    for one in here:
        bare = bare.replace(aligned.candidate.text[one.span.start : one.span.end], " ")
    # a mark that is left over, or a quotation that goes on, may be this one's
    if not here or not whole or MARK.search(bare):
        return False
    said, quoted = (
        sum(_size(text[max(one.inner.start, span.start) : min(one.inner.end, span.end)]) for one in quotes)
        / max(1, _size(text[span.start : span.end]))
        for quotes, span, text in ((there, own, aligned.reference.text), (here, part, aligned.candidate.text))
    )
    if quoted > _QUOTED_STILL * said:
        return False
    inner = [aligned.reference.text[one.inner.start : one.inner.end] for one in there]
    others = [aligned.candidate.text[one.inner.start : one.inner.end] for one in here]
    vectors = aligned.encoder.encode([*inner, *others])
    taken = {there[int(near.argmax())].span for near in vectors[len(inner) :] @ vectors[: len(inner)].T}
    # a name in marks is near to the only quotation too, but says far less
    return quotation.span not in taken or (len(there) == 1 and quoted < _QUOTED_HARDLY * said)


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _lost_marks(aligned: AlignedPair, quotation: Quotation, link: Link, part: Span) -> Hit | None:
    from rapidfuzz import fuzz

    # the neighbours may hold the quotation where the sentences are cut otherwise
    index = link.candidate[0]
    around = [*range(max(0, index - 1), index), *range(link.candidate[-1] + 1, link.candidate[-1] + 2)]
    for neighbour in around:
        if neighbour < len(aligned.candidate.sentences):
            other = aligned.candidate.sentences[neighbour]
            mate = aligned.link_of_candidate.get(neighbour)
            if (mate is None or not mate.reference) and MARK.search(other.text):
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
    before, after = _around(aligned.reference, quotation), _around(aligned.candidate, near[best])
    names = swapped(before, after, aligned.reference.text, aligned.candidate.text, aligned.candidate.language)
    if names is not None:
        return Hit(
            f"a quotation of {names[0]} is given to {names[1]}",
            reference=quotation.span,
            candidate=near[best].span,
            confidence="medium",
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

    old, new = ([word.casefold() for word in _PIECE.findall(text)] for text in (before, after))
    changed = []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind in {"equal", "delete"}:
            continue
        gap = "" if _SIGN.search("".join((*old[i:j], *new[k:m]))) else " "
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
        names = tuple(name for name in around if name[0].isupper() and len(name) > 2)
        if names:
            return names
    return ()
