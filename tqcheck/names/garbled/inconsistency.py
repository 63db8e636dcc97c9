"""One name in several spellings within one article."""

import itertools
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from tqcheck.aligned import AlignedPair
from tqcheck.model import Confidence, Span
from tqcheck.names.compare import accepted, garbled
from tqcheck.names.forms.inflection import inflection, respells, stems
from tqcheck.names.forms.nouns import CAPITAL_NOUNS
from tqcheck.names.forms.places import is_place
from tqcheck.names.forms.respelling import regional
from tqcheck.names.garbled.slips import slips
from tqcheck.names.garbled.twice import is_doubtful, rendered_twice
from tqcheck.names.lexicon import has_list, has_own_list, is_person_name, zipf
from tqcheck.names.mentions.mentions import Mention, may_be_name, mentions
from tqcheck.names.mentions.sides import Sides, sides
from tqcheck.names.mentions.slip import Slip
from tqcheck.names.mentions.words import Word, Words
from tqcheck.names.scripts import across
from tqcheck.names.scripts.renderings import are_two, rendered_otherwise
from tqcheck.names.spelling import cased

_ATTESTED = 2.0
_KNOWN = 3.0
_UNHEARD = 1.0
_ORDINARY = 4.0
_EVERYDAY = 4.8
_LENGTH = 5
_INFLECTING = 16
_ENDING = 4
_SAME_END = 2


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """One name and all its spellings, each with the sentences that it stands in; the first place is quoted, the
    others are ``elsewhere``. ``name``: the one word of the reference that all of them stand for, where that tells.
    ``instead``: those of them that would be put right by another one of them, which may as well be wrong."""

    candidate: Span
    spellings: tuple[tuple[str, tuple[int, ...]], ...]
    confidence: Confidence
    elsewhere: tuple[Span, ...] = ()
    name: Span | None = None
    instead: frozenset[str] = frozenset()


def inconsistencies(aligned: AlignedPair) -> tuple[Inconsistency, ...]:
    """The names of the candidate that it spells in more than one way, by first place."""
    if aligned.verbatim:
        return ()
    both = aligned.once(sides)
    words = both.candidate
    if respells(words.language):
        return ()  # these languages set the original spelling beside their own
    known = both.reference.forms
    garbled_already = {slip.candidate.plain for slip in aligned.once(slips)} if aligned.is_version else set()
    found_mentions = mentions(aligned.candidate, words)
    beside = {word.plain for mention in found_mentions if len(mention.words) > 1 for word in mention.words}
    spelled: dict[str, Word] = {}
    for word in words.all():
        new = word.capital and len(word.plain) >= _LENGTH and word.plain not in known and word.plain not in spelled
        if new and cased(word.script) and may_be_name(word, words):
            spelled[word.plain] = word
    forms = [form for form in spelled if form not in garbled_already]
    pairs = [
        (a, b)
        for index, a in enumerate(forms)
        for b in forms[index + 1 :]
        if (a in words.capital or b in words.capital or _are_full(a, b, beside))
        and _one_name(spelled[a], spelled[b], words, beside)
    ]
    if aligned.reference is not None and aligned.is_version and pairs:
        pairs = [
            pair
            for pair in pairs
            if not _two_in_reference(pair, known, both.reference.language, words.language)
            and _one_in_reference(spelled[pair[0]], spelled[pair[1]], both)
        ]
    by_letters = _clusters(pairs, found_mentions, words.language)
    told = {form for pair in pairs for form in pair}
    by_reference = _by_reference(aligned, both, told) if aligned.reference is not None else ()
    in_script = _in_another_script(aligned, told) if aligned.reference is not None else ()
    return tuple(sorted((*by_letters, *by_reference, *in_script), key=lambda one: one.candidate.start))


def _in_another_script(aligned: AlignedPair, told: Collection[str]) -> Iterator[Inconsistency]:
    """Spellings in another script than the reference's that stand for one name of it, but for those ``told`` of already
    and those that are surely garbled. Two that both sound like the name are a matter of style; sure is only where one
    of them does."""
    garbled_ones = aligned.once(slips)
    for every in rendered_otherwise(aligned):
        times = Counter(one.word.text for one in every)
        unsure = {
            slip.candidate.text
            for slip in garbled_ones
            if _is_undecided(slip, times, aligned.once(sides).candidate.language)
        }
        accused = {slip.candidate.text for slip in garbled_ones} - unsure
        found = [one for one in every if one.word.text not in accused and one.word.plain not in told]
        if not any(
            are_two(one, other, aligned.once(sides)) and not (one.explained and other.explained)
            for one, other in itertools.combinations(found, 2)
        ):
            continue
        spelled: dict[str, list[int]] = {}
        for one in found:
            spelled.setdefault(one.word.text, []).append(one.word.sentence)
        yield Inconsistency(
            Span(found[0].word.start, found[0].word.end),
            tuple((text, tuple(sentences)) for text, sentences in spelled.items()),
            "medium" if any(one.explained for one in found) else "low",
            tuple(Span(one.word.start, one.word.end) for one in found[1:]),
            Span(found[0].name.start, found[0].name.end),
            frozenset(unsure),
        )


def _is_undecided(slip: Slip, times: Counter[str], language: str) -> bool:
    """Whether what would put a slip right is one of several spellings of the name, and not the one that stands most
    often, with whatever endings."""
    written = {text: count for text, count in times.items() if text != slip.candidate.text}
    if slip.right not in written or slip.candidate.text not in times:
        return False
    own = {text: frozenset(stems(text.casefold(), language)) for text in written}
    often = {text: sum(count for other, count in written.items() if own[text] & own[other]) for text in written}
    others = [often[text] for text in written if not own[text] & own[slip.right]]
    return often[slip.right] <= max(others, default=0)


def _by_reference(aligned: AlignedPair, both: Sides, told: Collection[str]) -> Iterator[Inconsistency]:
    """Spellings that stand for one word of the reference, but for those ``told`` of already. Beside one that is garbled
    the other is reported only where its sound is doubtful as well: else it is the right one."""
    accused = {slip.candidate.plain for slip in aligned.once(slips)}
    for twice in aligned.once(rendered_twice):
        forms = [word.plain for word in twice.words]
        free = [word for word in twice.words if word.plain not in accused]
        if not free or not set(forms).isdisjoint(told):
            continue
        if len(free) == 1 and not is_doubtful(free[0], twice.name, both):
            continue
        told = {*told, *forms}
        places = [word for word in both.candidate.all() if word.plain in forms and word.capital]
        spelled: dict[str, list[int]] = {}
        for word in places:
            spelled.setdefault(_text(word), []).append(word.sentence)
        first = next(word for word in places if word.plain == free[0].plain)
        yield Inconsistency(
            _place(first),
            tuple((text, tuple(sentences)) for text, sentences in spelled.items()),
            "medium",
            tuple(_place(word) for word in places if word is not first and word.plain not in accused),
            Span(twice.name.start, twice.name.end),
        )


def _text(word: Word) -> str:
    return word.text.removesuffix("'s").removesuffix("’s")


def _place(word: Word) -> Span:
    return Span(word.start, word.start + len(_text(word)))


def _one_name(one: Word, other: Word, words: Words, beside: set[str]) -> bool:
    """Whether two rare words of an article are spellings of one name."""
    a, b = one.plain, other.plain
    if abs(len(a) - len(b)) > 3 or not garbled(a, b):
        return False
    language = words.language
    first, second = sorted((_frequency(one, language), _frequency(other, language)))
    if first >= _ATTESTED or (is_person_name(a) and is_person_name(b)):
        return False
    if second >= _KNOWN and not _is_slip_of_known(one, other, words):
        return False
    if accepted(a, b, language, language) is not None or accepted(b, a, language, language) is not None:
        return False
    if (
        len(inflection(language).endings) > _INFLECTING
        and _prefix(a, b) >= min(len(a), len(b)) - _ENDING
        and (OSA.distance(a, b) > 1 or _prefix(a[::-1], b[::-1]) < _SAME_END)
    ):
        return False
    if is_place(a, language) or is_place(b, language):
        return False
    listed = has_own_list(language)
    if language in CAPITAL_NOUNS and not (listed and a in beside and b in beside):
        return OSA.distance(a, b) == 1 and (is_person_name(a) or is_person_name(b))
    if not listed and (a[0] != b[0] or not all(form in words.capital or form in beside for form in (a, b))):
        return False  # nothing but its letters and its capital tells what is a name
    return OSA.distance(a, b) <= 2 or a[0] == b[0]


def _are_full(a: str, b: str, beside: set[str]) -> bool:
    """Whether both words are parts of names of several words, and one is known as a person's."""
    return a in beside and b in beside and (is_person_name(a) or is_person_name(b))


def _is_slip_of_known(one: Word, other: Word, words: Words) -> bool:
    """Whether one of two words is a well-known name and the other, which no list has, one slip from it."""
    known, new = (one, other) if _frequency(one, words.language) > _frequency(other, words.language) else (other, one)
    return (
        has_list(words.language)
        and OSA.distance(known.plain, new.plain) == 1
        and _frequency(new, words.language) < _UNHEARD
        and not is_person_name(new.plain)
        and words.forms.get(new.plain, 0) <= words.forms.get(known.plain, 0)
        and (known.plain in words.capital or is_person_name(known.plain))
        and not {known.plain, new.plain} & words.lower
        and (
            _frequency(known, words.language) < _EVERYDAY
            or is_person_name(known.plain)
            or words.forms.get(known.plain, 0) > 1
        )
        and not regional(known.plain, new.plain, words.language)
    )


def _extent(mention: Mention, forms: Collection[str], language: str) -> tuple[int, int]:
    """Where a mention begins and ends without the common words before its name (Ministers Aniken Heitfeldt)."""
    words = list(mention.words)
    while len(words) > 1 and words[0].plain not in forms and zipf(words[0].plain, language) > _ORDINARY:
        words.pop(0)
    return words[0].start, min(words[-1].end, mention.start + len(mention.text))


def _frequency(word: Word, language: str) -> float:
    lowered = word.text.casefold().replace("’", "'")
    forms = {word.plain, lowered, *stems(word.plain, language), *stems(lowered, language)}
    return max(zipf(form, language) for form in forms if len(form) > 3)


def _prefix(a: str, b: str) -> int:
    size = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        size += 1
    return size


def _two_in_reference(pair: tuple[str, str], forms: dict[str, int], language: str, other: str) -> bool:
    """Whether each spelling answers a name of its own in the reference."""
    answers = [
        {form for form in forms if len(form) > 3 and accepted(form, one, language, other) is not None} for one in pair
    ]
    return bool(answers[0] and answers[1])


def _one_in_reference(one: Word, other: Word, both: Sides) -> bool:
    """Whether some name of the reference may be what both spellings stand for."""
    old, new = both.reference.language, both.candidate.language
    return any(
        _may_stand_for(name, one, old, new) and _may_stand_for(name, other, old, new)
        for name in both.reference.all()
        if len(name.plain) >= _LENGTH - 1 and (name.capital or not cased(name.script))
    )


def _may_stand_for(name: Word, word: Word, language: str, other: str) -> bool:
    if name.script == word.script:
        return garbled(name.plain, word.plain) or accepted(name.folded, word.folded, language, other) is not None
    return across.sounds_alike(name, word, language, other)


def _clusters(pairs: list[tuple[str, str]], found: Sequence[Mention], language: str) -> tuple[Inconsistency, ...]:
    """Spellings that belong together, full names and surnames alone in one."""
    if not pairs:
        return ()
    parent: dict[str, str] = {}

    def root(form: str) -> str:
        while parent.setdefault(form, form) != form:
            form = parent[form]
        return form

    for a, b in pairs:
        parent[root(a)] = root(b)
    for mention in found:
        inside = [word.plain for word in mention.words if word.plain in parent]
        for a, b in itertools.pairwise(inside):
            parent[root(a)] = root(b)
    clusters: dict[str, list[Mention]] = {}
    for mention in found:
        for word in mention.words:
            if word.plain in parent:
                clusters.setdefault(root(word.plain), []).append(mention)
                break
    result = []
    for members in clusters.values():
        spelled: dict[str, list[int]] = {}
        places = [Span(*_extent(mention, parent.keys(), language)) for mention in members]
        for mention, place in zip(members, places, strict=True):
            start, end = place.start, place.end
            spelled.setdefault(mention.text[start - mention.start : end - mention.start], []).append(mention.sentence)
        result.append(
            Inconsistency(
                places[0],
                tuple((text, tuple(sentences)) for text, sentences in spelled.items()),
                "high" if len(members) > 2 else "medium",
                tuple(places[1:]),
            )
        )
    return tuple(sorted(result, key=lambda one: one.candidate.start))
