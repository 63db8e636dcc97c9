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
    Example("Hallitus ei nosta veroja.", "Regeringen höjer inte skatterna.", ("fi", "sv")),
)

# How much nearer the sentences must come when the negation is taken out, on the cosine scale of the bundled encoder
# (tuned on every other story of ntrex, benchmarks/language.py).
_NEARER = 0.006
_MUCH_NEARER = 0.02
_HINTED = 0.012


# Words; in scripts without spaces every sign is one.
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+(?:['’]\w+)*"
)


@dataclass(frozen=True, slots=True)
class _Mismatch:
    """A link of which one side says no. ``negated`` is that side's text, ``bare`` the same without the negation."""

    link: Link
    came: bool
    where: Span
    negated: str
    bare: str
    other: str
    hinted: bool


@check(
    "polarity-flipped",
    severity="warning",
    needs="version",
    summary="A negation came or went.",
    examples=EXAMPLES,
)
def polarity_flipped(aligned: AlignedPair, *, nearer: float = _NEARER) -> Iterator[Hit]:
    """One of two linked sentences says no, the other does not.

    How it decides, in two steps. First the words: negations of each side by its language's data (particles, negative
    pronouns and determiners, negated auxiliaries, verbs with a negative prefix or ending), without set phrases that
    negate nothing: *not only*, *no doubt*, tag questions, *no later than*. Several negations in one sentence stand for
    one, so that *nobody saw nothing* of the languages with double negation is no finding. Links with a negation on
    one side only go on; where the other side has words that say no by their meaning (*refuse*, *without*, *un-*),
    the second step asks for more.

    Then the meaning: the negation is taken out of its sentence, and both versions are compared with the other side by
    the encoder. A translator who turned *not open* into *closed* left the meaning, and taking the negation out
    brings the sentences no nearer; where the negation is an error it does. ``nearer`` is the least gain in cosine
    similarity. In one language the words themselves are compared, and no model is needed.

    Questions are left alone, and so are sentences that are mostly another text. A language without data for its
    negation is not checked.

    Limits: a flip in a sentence that has another negation left, and one that is made by an antonym (*rose* for
    *fell*), are not seen.
    """
    if aligned.reference is None:
        return
    ours, theirs = negation_of(aligned.reference.language), negation_of(aligned.candidate.language)
    if ours is None or theirs is None:
        return
    found = [one for link in aligned.links if (one := _mismatch(aligned, link, ours, theirs)) is not None]
    gains = _gains(aligned, found)
    for one, gain in zip(found, gains, strict=True):
        least = max(nearer, _HINTED) if one.hinted else nearer
        if gain < least:
            continue
        confidence: Confidence = "high" if gain >= (3 * _HINTED if one.hinted else _MUCH_NEARER) else "medium"
        yield _hit(aligned, one, confidence)


def _mismatch(aligned: AlignedPair, link: Link, ours: Negation, theirs: Negation) -> _Mismatch | None:
    if not link.reference or not link.candidate or aligned.reference is None:
        return None
    before, start = _linked_text(aligned.reference.text, [aligned.reference.sentences[i] for i in link.reference])
    after, begin = _linked_text(aligned.candidate.text, [aligned.candidate.sentences[i] for i in link.candidate])
    if before == after or before.rstrip("\"'”»“’)").endswith(("?", "？", "؟")):
        return None
    old, new = ours.find(before), theirs.find(after)
    if bool(old) == bool(new):
        return None
    came = bool(new)
    side, spans, text, other = (theirs, new, after, before) if came else (ours, old, before, after)
    hinted = (ours if came else theirs).is_hinted(other)
    offset = begin if came else start
    where = Span(offset + spans[0].start, offset + spans[0].end)
    return _Mismatch(link, came, where, text, side.without(text), other, hinted)


def _linked_text(text: str, sentences: Sequence[Sentence]) -> tuple[str, int]:
    return text[sentences[0].start : sentences[-1].end], sentences[0].start


def _gains(aligned: AlignedPair, found: Sequence[_Mismatch]) -> list[float]:
    """How much nearer each pair of texts comes without the negation."""
    if not found:
        return []
    if aligned.same_language:
        return [1.0 if _is_only_change(one) else 0.0 for one in found]
    vectors = aligned.encoder.encode([text for one in found for text in (one.negated, one.bare, one.other)])
    triples = vectors.reshape(len(found), 3, -1)
    return [float(bare @ other - negated @ other) for negated, bare, other in triples]


def _is_only_change(one: _Mismatch) -> bool:
    """Whether two texts of one language differ, where the negation is, by little else than the negation."""
    words, bare, other = (
        _WORD.findall(text) for text in (one.negated.casefold(), one.bare.casefold(), one.other.casefold())
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


def _hit(aligned: AlignedPair, one: _Mismatch, confidence: Confidence) -> Hit:
    candidate = [aligned.candidate.sentences[i] for i in one.link.candidate]
    whole = Span(candidate[0].start, candidate[-1].end)
    if one.came:
        word = aligned.candidate.text[one.where.start : one.where.end]
        reference = [aligned.reference.sentences[i] for i in one.link.reference] if aligned.reference else []
        return Hit(
            f"a negation came in: “{word}”",
            reference=Span(reference[0].start, reference[-1].end) if reference else None,
            candidate=one.where,
            confidence=confidence,
        )
    word = aligned.reference.text[one.where.start : one.where.end] if aligned.reference else ""
    return Hit(f"the negation “{word}” is gone", reference=one.where, candidate=whole, confidence=confidence)
