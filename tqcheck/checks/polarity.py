"""The check of negations that came or went."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from tqcheck.aligned import AlignedPair
from tqcheck.checks.engine import Example, Hit, check
from tqcheck.checks.negation import Negation, negation_of
from tqcheck.model import Confidence, Link, Sentence, Span

EXAMPLES = (
    Example(
        "The minister will not resign after the report.",
        "Der Minister wird nach dem Bericht zurücktreten.",
        ("en", "de"),
        ("Der Minister wird nach dem Bericht zurücktreten.",),
    ),
    Example(
        "The minister will not resign after the report.",
        "Der Minister wird nach dem Bericht nicht zurücktreten.",
        ("en", "de"),
    ),
    Example(
        "The museum is open on Mondays.",
        "Museet er ikke åpent på mandager.",
        ("en", "nb"),
        ("ikke",),
    ),
    Example("The law hurts not only farmers but also fishermen.", "Loven rammer både bønder og fiskere.", ("en", "nb")),
    Example("Le pont n’est pas fermé.", "Most jest zamknięty.", ("fr", "pl"), ("Most jest zamknięty.",)),
    Example("Nobody saw anything.", "Никто ничего не видел.", ("en", "ru")),
    Example("Никто не пострадал в аварии.", "Люди пострадали в аварии.", ("ru", "ru"), ("Люди пострадали в аварии.",)),
    Example("It is cold, isn't it?", "Es ist kalt, nicht wahr?", ("en", "de")),
    Example("The company refused to comment.", "La empresa no quiso hacer comentarios.", ("en", "es")),
    Example("The police have arrested the man.", "警方没有逮捕这名男子。", ("en", "zh"), ("没",)),
    Example("警方没有逮捕这名男子。", "Police did not arrest the man.", ("zh", "en")),
    Example(
        "首相は辞任しないと述べた。",
        "The prime minister said he would resign.",
        ("ja", "en"),
        ("The prime minister said he would resign.",),
    ),
    Example(
        "Ich habe nicht geglaubt, dass niemand kommt.",
        "I did believe that nobody would come.",
        ("de", "en"),
        ("I did believe that nobody would come.",),
    ),
    Example("Hallitus ei nosta veroja.", "Regeringen höjer inte skatterna.", ("fi", "sv")),
)

# How much nearer the sentences must come when the negation is taken out, on the cosine scale of the bundled encoder,
# and how much more where the other side may say no in other words (tuned on three of four stories of ntrex, measured
# on the fourth: benchmarks/language.py).
_NEARER = 0.005
_MUCH_NEARER = 0.016
_HINTED = 0.005


# Words; in scripts without spaces every sign is one.
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+(?:['’]\w+)*"
)


@dataclass(frozen=True, slots=True)
class _Mismatch:
    """A link of which one side says no once more than the other. ``negated`` is that side's text, ``bare`` the same
    without each of the negations in turn, which stand at ``where``."""

    link: Link
    came: bool
    where: tuple[Span, ...]
    negated: str
    bare: tuple[str, ...]
    other: str
    hinted: bool


@check(
    "polarity-flipped",
    severity="warning",
    needs="version",
    summary="A negation came or went, in 63 languages.",
    examples=EXAMPLES,
)
def polarity_flipped(aligned: AlignedPair, *, nearer: float = _NEARER) -> Iterator[Hit]:
    """One of two linked sentences says no, the other does not.

    How it decides, in two steps. First the words: negations of each side by its language's data (particles, negative
    pronouns and determiners, negated auxiliaries, verbs with a negative prefix or ending), without set phrases that
    negate nothing: *not only*, *no doubt*, tag questions, *no later than*. Several words that negate one clause
    together count once, so that *nobody saw nothing* of the languages with double negation is no finding, nor is
    *neither ... nor*. Links with a negation on one side only go on, and those where both sides have some but one has
    one more. Where the other side has words that say no by their meaning (*refuse*, *without*, *un-*), the second step
    asks for more.

    Then the meaning: the negation is taken out of its sentence, and both versions are compared with the other side by
    the encoder; of several negations the one whose loss explains most. A translator who turned *not open* into
    *closed* left the meaning, and taking the negation out brings the sentences no nearer; where the negation is an
    error it does. ``nearer`` is the least gain in cosine similarity. In one language the words themselves are
    compared, and no model is needed.

    Questions are left alone, and so are sentences that are mostly another text. A language without data for its
    negation is not checked; the languages with data are af, ar, az, be, bg, bn, bs, ca, cs, cy, da, de, el, en, es,
    et, eu, fa, fi, fo, fr, ga, gl, gu, he, hi, hr, hu, id, is, it, ja, ka, ko, lb, lt, lv, mk, mr, ms, mt, nb, nl,
    nn, pa, pl, pt, ro, ru, sk, sl, sq, sr, sr-Latn, sv, th, tl, tr, uk, ur, vi, yue, zh.

    Limits: a flip that is made by an antonym (*rose* for *fell*) is not seen, nor are many in long sentences, where one
    word moves the sentence's vector little.
    """
    if aligned.reference is None:
        return
    ours, theirs = negation_of(aligned.reference.language), negation_of(aligned.candidate.language)
    if ours is None or theirs is None:
        return
    found = [one for link in aligned.links if (one := _mismatch(aligned, link, ours, theirs)) is not None]
    gains = _gains(aligned, found)
    for one, gain in zip(found, gains, strict=True):
        most, which = gain
        if most < nearer + (_HINTED if one.hinted else 0.0):
            continue
        sure = most >= _MUCH_NEARER and not one.hinted
        yield _hit(aligned, one, one.where[which], "high" if sure else "medium")


def _mismatch(aligned: AlignedPair, link: Link, ours: Negation, theirs: Negation) -> _Mismatch | None:
    if not link.reference or not link.candidate or aligned.reference is None:
        return None
    before, start = _linked_text(aligned.reference.text, [aligned.reference.sentences[i] for i in link.reference])
    after, begin = _linked_text(aligned.candidate.text, [aligned.candidate.sentences[i] for i in link.candidate])
    if before == after or before.rstrip("\"'”»“’)").endswith(("?", "？", "؟")):
        return None
    old, new = ours.groups(before), theirs.groups(after)
    fewer = min(len(old), len(new))
    if len(old) == len(new) or (fewer and abs(len(old) - len(new)) > 1):
        return None
    came = len(new) > len(old)
    side, groups, text, other = (theirs, new, after, before) if came else (ours, old, before, after)
    hinted = (ours if came else theirs).is_hinted(other)
    offset = begin if came else start
    if not fewer:
        groups = (tuple(span for group in groups for span in group),)
    return _Mismatch(
        link,
        came,
        tuple(Span(offset + group[0].start, offset + group[0].end) for group in groups),
        text,
        tuple(side.without(text, group) for group in groups),
        other,
        hinted,
    )


def _linked_text(text: str, sentences: Sequence[Sentence]) -> tuple[str, int]:
    return text[sentences[0].start : sentences[-1].end], sentences[0].start


def _gains(aligned: AlignedPair, found: Sequence[_Mismatch]) -> list[tuple[float, int]]:
    """How much nearer each pair of texts comes without a negation, and without which."""
    if not found:
        return []
    if aligned.same_language:
        changed = [[_is_only_change(one, bare) for bare in one.bare] for one in found]
        return [(1.0, each.index(True)) if any(each) else (0.0, 0) for each in changed]
    vectors = iter(aligned.encoder.encode([text for one in found for text in (one.other, one.negated, *one.bare)]))
    gains = []
    for one in found:
        other, negated = next(vectors), next(vectors)
        each = [float((next(vectors) - negated) @ other) for _ in one.bare]
        gains.append((max(each), each.index(max(each))))
    return gains


def _is_only_change(one: _Mismatch, without: str) -> bool:
    """Whether two texts of one language differ, where the negation is, by little else than the negation."""
    words, bare, other = (
        _WORD.findall(text) for text in (one.negated.casefold(), without.casefold(), one.other.casefold())
    )
    matcher = SequenceMatcher(None, words, other, autojunk=False)
    if one.hinted and SequenceMatcher(None, words, other, autojunk=False).ratio() < 0.9:
        return False
    if SequenceMatcher(None, bare, other, autojunk=False).ratio() < matcher.ratio() or matcher.ratio() < 0.4:
        return False
    gone = Counter(words) - Counter(bare)
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind != "equal" and any(word in gone for word in words[start:end]):
            return end - start <= (3 if last > first else 2) and last - first <= 3
    return False


def _hit(aligned: AlignedPair, one: _Mismatch, where: Span, confidence: Confidence) -> Hit:
    candidate = [aligned.candidate.sentences[i] for i in one.link.candidate]
    whole = Span(candidate[0].start, candidate[-1].end)
    if one.came:
        word = aligned.candidate.text[where.start : where.end]
        reference = [aligned.reference.sentences[i] for i in one.link.reference] if aligned.reference else []
        return Hit(
            f"a negation came in: “{word}”",
            reference=Span(reference[0].start, reference[-1].end) if reference else None,
            candidate=where,
            confidence=confidence,
        )
    word = aligned.reference.text[where.start : where.end] if aligned.reference else ""
    return Hit(f"the negation “{word}” is gone", reference=where, candidate=whole, confidence=confidence)
