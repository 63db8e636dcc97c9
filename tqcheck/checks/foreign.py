"""Text of the candidate that is not in its language."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from tqcheck.aligned import AlignedPair, base_language
from tqcheck.checks.wording import (
    QUOTED,
    TOKEN,
    is_copied,
    is_headline,
    is_of,
    is_own,
    is_touched,
    small_words,
    tells,
    without_quotations,
    words_that_tell,
)
from tqcheck.languages import likelihood, neighbours, rank, script, scripts, scripts_of_language
from tqcheck.late import late
from tqcheck.model import Confidence, Sentence, Span

# a copied sentence of fewer words may be a name
_FEW_WORDS = 4
# words of a run that was left as it is, inside a sentence, at least
_LONGER = 5
_DENSE = frozenset({"Hani", "Jpan", "Thai", "Laoo", "Khmr", "Mymr", "Hang"})
_LEAST_DENSE = 4  # characters: fewer may be what a text speaks of, a sign or a short name
_OTHER_LETTERS = late(r"[\u0370-\u1cff\u2c80-\ud7ff]")
_BRACKETED = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")


@dataclass(frozen=True, slots=True)
class Foreign:
    """A sentence or a stretch that is not in the candidate's language; ``language`` is what it is in."""

    span: Span
    language: str
    confidence: Confidence
    copied: bool


def foreign(aligned: AlignedPair) -> tuple[Foreign, ...]:
    """Everything in the candidate that is not in its language, in order."""
    target = base_language(aligned.candidate.language)
    if target == "und":
        return ()
    known = {sentence.text for sentence in aligned.reference.sentences} if aligned.reference is not None else set()
    found: list[Foreign] = []
    for sentence in aligned.candidate.sentences:
        if aligned.same_language and sentence.text in known:
            continue
        stretches = []
        if not aligned.same_language:
            stretches = _stretches(aligned, sentence, target) or _left_in_script(aligned, sentence)
        inside = sum(stretch.span.end - stretch.span.start for stretch in stretches)
        if stretches and inside * 5 < len(sentence.text) * 4:
            found += stretches
        elif one := _whole(aligned, sentence, target):
            found.append(one)
    return tuple(found)


def _whole(aligned: AlignedPair, sentence: Sentence, target: str) -> Foreign | None:
    """The whole sentence, where it is foreign."""
    source = base_language(aligned.reference.language) if aligned.reference is not None else None
    copied = source not in {None, target} and is_copied(aligned, sentence)
    text = sentence.text if copied else without_quotations(sentence.text)
    span = Span(sentence.start, sentence.end)
    written = script(text)
    if written not in _scripts_of(aligned) and written != "Zyyy":
        return _by_script(aligned, sentence, text, copied)
    if written in _DENSE:
        # Japanese writes no sentence of this length without any kana
        if target == "ja" and written == "Hani" and source != "ja" and scripts(text)["Hani"] >= 12:
            return Foreign(span, "zh", "high" if copied else "medium", copied)
        return None
    if copied and source is not None:
        return _by_copy(aligned, sentence, text, source, target)
    return _by_identifier(aligned, text, span, source, target)


def _by_script(aligned: AlignedPair, sentence: Sentence, text: str, copied: bool) -> Foreign | None:
    """A sentence in a script that the candidate's language is not written in."""
    source = base_language(aligned.reference.language) if aligned.reference is not None else None
    counts = scripts(text)
    written = script(text)
    share = counts[written] / sum(counts.values())
    if written in _DENSE:
        if counts[written] < (5 if copied else 8):
            return None
    # a name in its own script may outweigh the few ideographs around it
    elif share < (0.4 if copied else 0.75) or words_that_tell(text, source if copied else None) < (2 if copied else 4):
        return None
    if aligned.same_language and _linked_has_script(aligned, sentence, written):
        return None
    sure = share > 0.9 or written in _DENSE
    return Foreign(Span(sentence.start, sentence.end), _best(text, source), "high" if sure else "medium", copied)


def _by_copy(aligned: AlignedPair, sentence: Sentence, text: str, source: str, target: str) -> Foreign | None:
    """A sentence that is the reference's own, where its words are likelier in the reference's language."""
    span = Span(sentence.start, sentence.end)
    small, every = len(small_words(text)), len(TOKEN.findall(text))
    near = neighbours(target)
    if is_touched(aligned, text, source, target):
        return None
    if source in near:
        sure = likelihood(text, source) >= 0.8 and small >= 5
        return Foreign(span, source, "medium", True) if sure or is_own(aligned, text, source, target) else None
    theirs = sum(likelihood(text, code) for code in neighbours(source) - near)
    own = sum(likelihood(text, code) for code in near)
    if every >= 5 and small >= 3 and theirs >= 3 * own:
        return Foreign(span, source, "high", True)
    # a short one: its names and figures outweigh the words that tell
    if every >= _FEW_WORDS and tells(aligned, text, source, target):
        return Foreign(span, source, "medium", True)
    # a short one without names
    if every >= 3 and small >= max(2, every - 1) and theirs >= 0.9 and own <= 0.02:
        return Foreign(span, source, "medium", True)
    # a headline that writes every word with a capital
    if every >= 8 and theirs >= 0.8 and own <= 0.05:
        return Foreign(span, source, "high", True)
    if every >= 5 and is_headline(aligned, text, source, target):
        return Foreign(span, source, "medium", True)
    return None


def _by_identifier(aligned: AlignedPair, text: str, span: Span, source: str | None, target: str) -> Foreign | None:
    """A sentence that the identifier takes for another language, with its names and without them."""
    small = small_words(text)
    if len(small) < 3 or len(small) * 5 < len(TOKEN.findall(text)) * 2:
        return None
    ranked = rank(text)
    if not ranked:
        return None
    code, confidence = base_language(ranked[0].code), ranked[0].confidence
    near = neighbours(target)
    if code in near:
        third = code not in {source, target} and confidence >= 0.9 and likelihood(text, target) <= 0.05
        sure = third and len(small) >= 5 and is_of(aligned, text, code, target)
        return Foreign(span, ranked[0].code, "medium", False) if sure else None
    own = sum(likelihood(text, other) for other in near)
    words = " ".join(small)
    if sum(likelihood(words, other) for other in near) > 0.2:
        return None
    if code == source:
        if len(small) < 4 or confidence < 0.9 or own > 0.02:
            return None
    elif (
        len(small) < 4
        or confidence < (0.95 if len(small) >= 6 else 0.99)
        or own > (0.005 if len(small) >= 6 else 0.001)
    ):
        # a short one, by its words
        sure = confidence >= 0.9 and own <= 0.02 and is_of(aligned, text, code, target)
        return Foreign(span, ranked[0].code, "medium", False) if sure else None
    return Foreign(span, ranked[0].code, "high" if len(small) >= 7 and confidence > 0.99 else "medium", False)


def _stretches(aligned: AlignedPair, sentence: Sentence, target: str) -> list[Foreign]:
    """Runs of words that stand in the linked reference sentences too, and are of their language."""
    link = aligned.link_of_candidate.get(sentence.index)
    if link is None or not link.reference or aligned.reference is None:
        return []
    source = base_language(aligned.reference.language)
    if source in neighbours(target):
        return []
    own = [match.span() for match in TOKEN.finditer(sentence.text)]
    words = [sentence.text[start:end].casefold() for start, end in own]
    theirs = [
        match.group().casefold()
        for i in link.reference
        for match in TOKEN.finditer(aligned.reference.sentences[i].text)
    ]
    # most sentences have too few words in common for any run of them
    if sum(map(set(theirs).__contains__, words)) < _LONGER:
        return []
    found = []
    for block in SequenceMatcher(None, words, theirs, autojunk=False).get_matching_blocks():
        if block.size < _LONGER:
            continue
        start, end = own[block.a][0], own[block.a + block.size - 1][1]
        quoted = sentence.text[start:end]
        small = small_words(quoted)
        if len(small) < 4 or any(
            match.start() <= start and end <= match.end() and len(small) <= 8
            for match in QUOTED.finditer(sentence.text)
        ):
            continue
        # Indonesian, Malay: so few words are of either
        theirs_by_words = sum(likelihood(quoted, code) for code in neighbours(source) - neighbours(target))
        if theirs_by_words < 0.5 or likelihood(quoted, target) > 0.1:
            continue
        found.append(
            Foreign(Span(sentence.start + start, sentence.start + end), aligned.reference.language, "high", True)
        )
    return found


def _left_in_script(aligned: AlignedPair, sentence: Sentence) -> list[Foreign]:
    """Two or more words together in a script that the candidate's language is not written in, and that the reference
    has so too.

    A gloss stands in brackets or in quotation marks; a name of one word may keep its letters, and many languages keep
    Latin ones, Chinese, Japanese and Korean each other's.
    """
    assert aligned.reference is not None
    allowed = _scripts_of(aligned)
    if not (_OTHER_LETTERS.search(sentence.text) if "Latn" in allowed else allowed.isdisjoint(_DENSE)):
        return []
    source = base_language(aligned.reference.language)
    glossed = [match.span() for match in (*QUOTED.finditer(sentence.text), *_BRACKETED.finditer(sentence.text))]
    found = []
    for run in _runs_of_other_script(sentence.text, allowed):
        text = sentence.text[run.start : run.end]
        if any(start <= run.start and run.end <= end for start, end in glossed):
            continue
        many = len(TOKEN.findall(text)) >= 2 or (script(text) in _DENSE and len(text) >= _LEAST_DENSE)
        if many and any(text in one.text for one in aligned.reference.sentences):
            found.append(
                Foreign(Span(sentence.start + run.start, sentence.start + run.end), _best(text, source), "medium", True)
            )
    return found


def _runs_of_other_script(text: str, allowed: frozenset[str]) -> list[Span]:
    """Words of one other script than Latin with nothing but spaces and hyphens between them, as spans of the text."""
    runs: list[Span] = []
    written = ""
    for match in TOKEN.finditer(text):
        before, written = written, script(match.group())
        if written in allowed or written in {"Latn", "Zyyy"}:
            continue
        if runs and before == written and not text[runs[-1].end : match.start()].strip(" -"):
            runs[-1] = Span(runs[-1].start, match.end())
        else:
            runs.append(Span(match.start(), match.end()))
    return runs


def _scripts_of(aligned: AlignedPair) -> frozenset[str]:
    """The scripts of the candidate's language by CLDR, and one that most of its letters are of."""
    return aligned.once(_usual_scripts)


def _usual_scripts(aligned: AlignedPair) -> frozenset[str]:
    counts = scripts("".join(sentence.text for sentence in aligned.candidate.sentences))
    total = sum(counts.values())
    most = {name for name, count in counts.items() if count * 5 >= total * 3}
    return scripts_of_language(base_language(aligned.candidate.language)) | most


def _linked_has_script(aligned: AlignedPair, sentence: Sentence, name: str) -> bool:
    link = aligned.link_of_candidate.get(sentence.index)
    if link is None or aligned.reference is None:
        return False
    return any(script(aligned.reference.sentences[i].text) == name for i in link.reference)


def _best(text: str, source: str | None) -> str:
    """The likeliest language of a text in a foreign script; the reference's where it may well be that."""
    ranked = rank(text)
    if source is not None and any(base_language(one.code) == source and one.confidence > 0.05 for one in ranked):
        return source
    return ranked[0].code if ranked else "und"
