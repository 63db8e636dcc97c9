"""What became of each name of the reference, and which names of the candidate the reference does not have."""

from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from tqcheck.aligned import AlignedPair
from tqcheck.names import across
from tqcheck.names.compare import accepted, compare_words, two_letters
from tqcheck.names.lexicon import zipf
from tqcheck.names.mentions import Mention, Word, may_be_name, mentions
from tqcheck.names.places import is_place
from tqcheck.names.sides import Sides, sides
from tqcheck.names.slips import slips

Outcome = Literal["kept", "misspelled", "missing", "unknown"]

_NEAR_COPY = 60.0
_RARE = 3.2
_RARE_SAME_LANGUAGE = 4.3
_SAME_STEM = 0.5


@dataclass(frozen=True, slots=True)
class Fate:
    """One mention of a name in the reference and what the candidate made of it; ``certain`` where the two linked
    sentences are nearly the same words, so that a lost name cannot be a matter of style."""

    mention: Mention
    outcome: Outcome
    certain: bool = False


@dataclass(frozen=True, slots=True)
class Added:
    """A mention in the candidate that nothing in the reference explains."""

    mention: Mention
    certain: bool


def fates(aligned: AlignedPair) -> tuple[Fate, ...]:
    """The fate of every certain mention of the reference, in order."""
    if aligned.reference is None:
        return ()
    both = aligned.once(sides)
    garbled = {(slip.reference.start, slip.reference.end) for slip in aligned.once(slips) if slip.reference}
    found = []
    for mention in mentions(aligned.reference, both.reference):
        link = aligned.link_of_reference.get(mention.sentence)
        names = [word for word in mention.words if may_be_name(word, both.reference)]
        if not mention.certain or not names:
            continue
        if any((word.start, word.end) in garbled for word in mention.words):
            found.append(Fate(mention, "misspelled"))
            continue
        if link is None or not link.candidate:
            found.append(Fate(mention, "missing"))
            continue
        nearby = [word for index in link.candidate for word in both.candidate.by_sentence.get(index, ())]
        if any(_is_kept(word, nearby, both) for word in names):
            found.append(Fate(mention, "kept"))
            continue
        alike = aligned.same_language and _overlap(aligned, link.reference, link.candidate) >= _NEAR_COPY
        everywhere = both.candidate.all()
        lost = not any(_is_kept(word, everywhere, both) for word in names)
        if lost and _is_untranslatable(mention, names, both, aligned, alike):
            found.append(Fate(mention, "missing", alike))
        else:
            found.append(Fate(mention, "unknown"))
    return tuple(found)


def added(aligned: AlignedPair) -> tuple[Added, ...]:
    """Mentions of the candidate that no name of the reference explains, in order."""
    if aligned.reference is None:
        return ()
    both = aligned.once(sides)
    garbled = {(slip.candidate.start, slip.candidate.end) for slip in aligned.once(slips)}
    everywhere = both.reference.all()
    found = []
    for mention in mentions(aligned.candidate, both.candidate):
        names = [word for word in mention.words if may_be_name(word, both.candidate)]
        link = aligned.link_of_candidate.get(mention.sentence)
        if not mention.certain or not names or link is None or not link.reference:
            continue
        if any((word.start, word.end) in garbled for word in mention.words):
            continue
        alike = aligned.same_language and _overlap(aligned, link.reference, link.candidate) >= _NEAR_COPY
        if any(_is_known(word, everywhere, both) for word in names):
            continue
        if alike or _is_foreign_to(mention, names, both, aligned, everywhere):
            found.append(Added(mention, alike))
    return tuple(found)


def _overlap(aligned: AlignedPair, reference: tuple[int, ...], candidate: tuple[int, ...]) -> float:
    assert aligned.reference is not None
    old = " ".join(aligned.reference.sentences[index].text for index in reference)
    new = " ".join(aligned.candidate.sentences[index].text for index in candidate)
    return float(fuzz.token_sort_ratio(old, new))


def _is_kept(name: Word, words: list[Word], both: Sides) -> bool:
    """Whether any of the candidate's words is the name in an accepted form."""
    old, new = both.reference.language, both.candidate.language
    return any(
        name.plain in (word.plain, two_letters(word.text))
        or (word.script == name.script and accepted(name.folded, word.folded, old, new) is not None)
        or (word.script != name.script and across.sounds_alike(name, word, old, new))
        for word in words
    )


def _is_known(name: Word, words: list[Word], both: Sides) -> bool:
    """Whether any of the reference's words explains a name of the candidate."""
    old, new = both.reference.language, both.candidate.language
    return any(
        name.plain in (word.plain, two_letters(word.text))
        or word.plain == two_letters(name.text)
        or (word.script == name.script and accepted(word.folded, name.folded, old, new) is not None)
        or (word.script != name.script and across.sounds_alike(word, name, old, new))
        for word in words
    )


def _is_untranslatable(mention: Mention, names: list[Word], both: Sides, aligned: AlignedPair, alike: bool) -> bool:
    """Whether a name would stand in any translation, so that its loss can be told."""
    language = both.reference.language
    if alike:
        return any(not word.initial or word.plain in both.reference.capital for word in names)
    if aligned.same_language:
        return all(zipf(word.plain, language) < _RARE_SAME_LANGUAGE for word in names) and not _translatable(
            names, both
        )
    return False


def _translatable(names: list[Word], both: Sides) -> bool:
    return any(is_place(word.plain, both.reference.language) for word in names)


def _is_foreign_to(
    mention: Mention, names: list[Word], both: Sides, aligned: AlignedPair, everywhere: list[Word]
) -> bool:
    """Whether a name of the candidate is one that no wording of the reference could have given."""
    return False


__all__ = ["Added", "Fate", "added", "compare_words", "fates"]
