"""What became of each name of the reference, and which names of the candidate the reference does not have."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Literal

from rapidfuzz import fuzz

from tqcheck.aligned import AlignedPair, Document
from tqcheck.model import Link
from tqcheck.names.compare import accepted, two_letters
from tqcheck.names.forms.countries import is_same_country
from tqcheck.names.forms.demonyms import is_of_place, is_slavic_adjective
from tqcheck.names.forms.inflection import respells
from tqcheck.names.forms.places import is_place, territory_words
from tqcheck.names.forms.respelling import regional
from tqcheck.names.garbled.lost import (
    exchanged,
    instead_of,
    is_full_name,
    is_given_name,
    is_of_person,
    is_replaced,
    is_told_once,
    leaves_no_trace,
    shows_surname,
)
from tqcheck.names.garbled.otherwise import written_otherwise
from tqcheck.names.garbled.slips import slips
from tqcheck.names.mentions.among_nouns import may_be_named
from tqcheck.names.mentions.in_copies import is_name_in_copy, is_named, is_ordinary, names_in_copy
from tqcheck.names.mentions.mentions import (
    Mention,
    may_be_name,
    mentions,
    usual,
)
from tqcheck.names.mentions.origin import is_romanised_otherwise, is_transliterated, origins
from tqcheck.names.mentions.shortened import (
    is_abbreviated,
    is_given_for_initial,
    is_initials,
    is_joined_otherwise,
    is_shorter_name,
    stands_apart,
)
from tqcheck.names.mentions.sides import Sides, sides
from tqcheck.names.mentions.standing import standings
from tqcheck.names.mentions.words import Word, Words, words_around
from tqcheck.names.scripts import across
from tqcheck.names.spelling import cased

Outcome = Literal["kept", "misspelled", "missing", "unknown"]

# token-sort ratio of two linked sentences from which on they are nearly the same words
_NEAR_COPY = 72.0
# the same of their words without capitals from which on hardly one differs
_VERBATIM = 90.0
# Zipf frequencies of names that any wording has, and of ordinary words of titles that a wording may replace
_RARE, _RARE_IN_REWORDING, _REPLACED = 3.5, 4.3, 2.0
# the same of a word that many places have in their names
_PART_OF_PLACES = 4.6
_SAME_SCRIPT = 0.9
_LAND = 4
# how many names that no string shows are looked for by their vectors, in one article
_LOOKED_AT = 12


@dataclass(frozen=True, slots=True)
class Fate:
    """One mention of a name in the reference and what the candidate made of it; ``certain`` where the two linked
    sentences are nearly the same words, so that a lost name cannot be a matter of style. ``doubtful`` is a misspelling
    of low confidence: a hint for a person, nothing to count."""

    mention: Mention
    outcome: Outcome
    certain: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Added:
    """A mention in the candidate that nothing in the reference explains."""

    mention: Mention
    certain: bool


def fates(aligned: AlignedPair) -> tuple[Fate, ...]:
    """The fate of every mention of the reference that is surely a name, in order. Of a mention that lost some of its
    words in a near copy, the lost words. Of a verbatim copy none is listed: all names are kept."""
    if aligned.reference is None or aligned.verbatim:
        return ()
    both = aligned.once(sides)
    garbled = {
        (slip.reference.start, slip.reference.end): slip.confidence for slip in aligned.once(slips) if slip.reference
    }
    garbled.update(
        {
            (word.start, word.end): one.confidence
            for one in aligned.once(written_otherwise)
            for word in one.mention.words
            if (word.start, word.end) not in garbled
        }
    )
    everywhere = cache(partial(_once_each, both.candidate, aligned.candidate))
    found: list[Fate] = []
    untraced: list[tuple[int, Link, bool]] = []
    for mention in _all_mentions(aligned.reference, both.reference, None if aligned.same_language else garbled):
        link = aligned.link_of_reference.get(mention.sentence)
        likeness = _likeness(aligned, link.reference, link.candidate) if link is not None else 0.0
        names = [word for word in mention.words if may_be_name(word, both.reference)]
        slipped = (
            [garbled[word.start, word.end] for word in mention.words if (word.start, word.end) in garbled]
            if garbled
            else []
        )
        if slipped:
            found.append(Fate(mention, "misspelled", doubtful=all(one == "low" for one in slipped)))
        elif link is None or not link.candidate:
            if mention.certain and names:
                found.append(Fate(mention, "missing"))
        elif likeness >= _NEAR_COPY:
            verbatim = _is_verbatim_besides(both, link.reference, link.candidate)
            named = names_in_copy(mention, both.reference, verbatim=verbatim)
            mine, theirs = _rows(both.reference, link.reference), _rows(both.candidate, link.candidate)
            lost = [
                word
                for word in named
                if not _is_kept(word, everywhere(), both)
                and not _is_shortened(word, mine, theirs, aligned.candidate)
                and not _only_explains(word, both.reference, mine, theirs)
            ]
            shorter = is_shorter_name(lost, _staying(mine, theirs), mine, both.reference) if lost else False
            if lost and not (shorter or _is_surname_kept(mention, lost, everywhere(), both)):
                found.append(Fate(_part(aligned.reference, mention, lost), "missing", certain=True))
            elif named:
                found.append(Fate(mention, "kept"))
        elif mention.certain and names:
            nearby = _rows(both.candidate, link.candidate)
            if any(_is_kept(word, nearby, both) for word in names):
                lost = instead_of(mention, names, nearby, everywhere(), both) or _exchanged(
                    names, nearby, everywhere, aligned, both
                )
                found.append(
                    Fate(_part(aligned.reference, mention, lost), "missing") if lost else Fate(mention, "kept")
                )
            elif _is_lost_in_rewording(names, everywhere, both, aligned):
                found.append(Fate(mention, "missing"))
            elif lost := _exchanged(names, nearby, everywhere, aligned, both):
                found.append(Fate(_part(aligned.reference, mention, lost), "missing"))
            else:
                found.append(Fate(mention, "unknown"))
                if not aligned.same_language and len(untraced) < _LOOKED_AT:
                    surely = _is_lost_in_translation(mention, names, nearby, everywhere, both)
                    if surely or (
                        is_of_person(names, mention, both)
                        and is_told_once(mention, both)
                        and not shows_surname(mention, nearby)
                        and not (respells(both.reference.language) and not leaves_no_trace(names, nearby, both))
                        and not any(_is_kept(word, everywhere(), both) for word in _asked_for(names, both))
                    ):
                        untraced.append((len(found) - 1, link, surely))
    standing = standings(aligned, [(found[index].mention, link) for index, link, _ in untraced])
    for (index, link, surely), one in zip(untraced, standing, strict=True):
        mention = found[index].mention
        if one.absent or (surely and one.doubtful) or (one.loose and _is_replaced(mention, link, both)):
            found[index] = Fate(mention, "missing")
    return tuple(found)


def added(aligned: AlignedPair) -> tuple[Added, ...]:
    """Mentions of the candidate that no name of the reference explains, in order: in near copies any name, between
    languages full names of persons."""
    if aligned.reference is None or aligned.verbatim:
        return ()
    both = aligned.once(sides)
    back = Sides(both.candidate, both.reference)
    garbled = {(slip.candidate.start, slip.candidate.end) for slip in aligned.once(slips)}
    garbled |= {(word.start, word.end) for one in aligned.once(written_otherwise) for word in one.words}
    everywhere = cache(partial(_once_each, both.reference, aligned.reference))
    found: list[Added] = []
    untraced: list[tuple[Mention, Link]] = []
    for mention in _all_mentions(aligned.candidate, both.candidate, None if aligned.same_language else ()):
        link = aligned.link_of_candidate.get(mention.sentence)
        if link is None or not link.reference or any((word.start, word.end) in garbled for word in mention.words):
            continue
        likeness = _likeness(aligned, link.reference, link.candidate)
        if likeness >= _NEAR_COPY:
            verbatim = _is_verbatim_besides(both, link.reference, link.candidate)
            named = names_in_copy(mention, both.candidate, verbatim=verbatim)
            mine, theirs = _rows(both.candidate, link.candidate), _rows(both.reference, link.reference)
            new = [
                word
                for word in named
                if not _is_known(word, everywhere(), both)
                and not _is_shortened(word, mine, theirs, aligned.reference)
                and not is_given_for_initial(word, theirs)
                and not _only_explains(word, both.candidate, mine, theirs)
            ]
            if new:
                found.append(Added(_part(aligned.candidate, mention, new), certain=True))
        elif not aligned.same_language and len(untraced) < _LOOKED_AT and _is_new_person(mention, everywhere, back):
            untraced.append((mention, link))
    for (mention, _), standing in zip(untraced, standings(aligned, untraced, "candidate"), strict=True):
        if standing.absent:
            found.append(Added(mention, certain=False))
    return tuple(sorted(found, key=lambda one: one.mention.start))


def _is_surname_kept(mention: Mention, lost: list[Word], everywhere: list[Word], both: Sides) -> bool:
    """Whether only a given name in letters that lists of names do not have is gone: Ольги Кобилянської."""
    return (
        len(mention.words) > 1
        and lost == [mention.words[0]]
        and is_given_name(lost[0], both.reference.language)
        and all(_is_kept(word, [one for one in everywhere if one.capital], both) for word in mention.words[1:])
    )


def _once_each(words: Words, document: Document) -> list[Word]:
    """The words of a document and around it without those that are written like an earlier one."""
    every = [*words.all(), *words_around(document)]
    return list({word.text: word for word in reversed(every)}.values())[::-1]


def _is_new_person(mention: Mention, everywhere: Callable[[], list[Word]], back: Sides) -> bool:
    """Whether a mention of the candidate is the full name of a person no word of which the reference shows; ``back``
    has the candidate first."""
    if not mention.certain or len(mention.words) < 2 or respells(back.reference.language):
        return False
    names = [word for word in mention.words if may_be_name(word, back.reference)]
    return (
        len(names) == len(mention.words)
        and is_full_name(names, mention, back.reference)
        and is_told_once(mention, back)
        and leaves_no_trace(names, everywhere(), back)
    )


def _all_mentions(
    document: Document, words: Words, among: Collection[tuple[int, int]] | None = None
) -> Sequence[Mention]:
    """The mentions of a document, and what else may be a name in a near copy; ``among``: only if it stands in one of
    these places, and begins a sentence."""
    found = mentions(document, words)
    if among is not None and not among:
        return found
    taken = {word.start for mention in found for word in mention.words}
    alone = [
        word
        for word in words.all()
        if word.capital
        and word.start not in taken
        and (among is None or (word.initial and (word.start, word.end) in among))
        and is_name_in_copy(word, words, verbatim=among is None)
    ]
    runs: list[list[Word]] = []
    for word in alone:
        if runs and not word.initial and runs[-1][-1].sentence == word.sentence and runs[-1][-1].end + 1 == word.start:
            runs[-1].append(word)
        else:
            runs.append([word])
    further = [Mention(tuple(run), _written(document, run), certain=False) for run in runs]
    return sorted([*found, *further], key=lambda mention: mention.start)


def _likeness(aligned: AlignedPair, reference: tuple[int, ...], candidate: tuple[int, ...]) -> float:
    """Token-sort ratio of linked sentences of one language, 0 to 100; 0 between two languages."""
    if not aligned.same_language or aligned.reference is None or not candidate:
        return 0.0
    old = " ".join(aligned.reference.sentences[index].text for index in reference)
    new = " ".join(aligned.candidate.sentences[index].text for index in candidate)
    return float(fuzz.token_sort_ratio(old, new))


def _is_verbatim_besides(both: Sides, reference: tuple[int, ...], candidate: tuple[int, ...]) -> bool:
    """Whether hardly a word differs but for those with capitals."""
    old, new = (
        " ".join(word.plain for word in _rows(words, sentences) if not word.capital)
        for words, sentences in ((both.reference, reference), (both.candidate, candidate))
    )
    return float(fuzz.token_sort_ratio(old, new)) >= _VERBATIM


def _staying(row: list[Word], other: list[Word]) -> list[Word]:
    """The words with capitals that the other side has as often."""
    mine, theirs = (Counter(word.plain for word in side if word.capital) for side in (row, other))
    return [word for word in row if word.capital and mine[word.plain] <= theirs[word.plain]]


def _rows(words: Words, sentences: tuple[int, ...]) -> list[Word]:
    return [word for index in sentences for word in words.by_sentence.get(index, ())]


def _is_shortened(word: Word, row: list[Word], other: list[Word], document: Document) -> bool:
    """Whether the other side has a word, or the name that it is a part of, as an acronym, spelled out, its initials
    with other spaces and points, or written together with its neighbour."""
    return (
        is_abbreviated(word, row, other)
        or (is_initials(word) and stands_apart(word, document.text))
        or is_joined_otherwise(word, row, other)
    )


def _only_explains(word: Word, words: Words, row: list[Word], other: list[Word]) -> bool:
    """Whether a word that is too common to be a name by itself stands at one that the other side has: *Pulau*
    Halmahera. What stands at a word of countries' names tells which country it is (South Korea)."""
    countries = territory_words(words.language)
    if is_name_in_copy(word, words) and (word.plain not in countries or usual(word, words.language) < _PART_OF_PLACES):
        return False
    there = {one.plain for one in other if one.capital} - set(countries)
    return any(
        beside.plain in there and 1 in (beside.start - word.end, word.start - beside.end)
        for beside in row
        if beside.capital
    )


def _part(document: Document, mention: Mention, words: list[Word]) -> Mention:
    """The part of a mention from the first to the last of some of its words."""
    if len(words) == len(mention.words):
        return mention
    first, last = mention.words.index(words[0]), mention.words.index(words[-1])
    inside = mention.words[first : last + 1]
    return Mention(inside, _written(document, inside), mention.certain)


def _written(document: Document, words: Sequence[Word]) -> str:
    """Some words of a document with what stands between them, without the possessive at the end."""
    return document.text[words[0].start : words[-1].end].removesuffix("'s").removesuffix("’s")


def _is_kept(name: Word, words: list[Word], both: Sides) -> bool:
    """Whether any of the candidate's words is the name in an accepted form."""
    return _is_among(name, words, both, explained=False)


def _is_known(name: Word, words: list[Word], both: Sides) -> bool:
    """Whether any of the reference's words explains a name of the candidate."""
    return _is_among(name, words, both, explained=True)


def _is_among(name: Word, words: list[Word], both: Sides, *, explained: bool) -> bool:
    """Whether any of the words is the name; ``explained``: the name is the candidate's and the words the
    reference's."""
    old, new = both.reference.language, both.candidate.language
    plain, own_script, in_two = name.plain, name.script, two_letters(name.text)
    for word in words:
        if word.plain == plain:
            return True
    if is_place(plain, old) and any(
        is_of_place(word.plain, plain) or (len(word.plain) >= _LAND and is_of_place(plain, word.plain))
        for word in words
    ):
        return True
    if old == new and any(is_same_country(plain, word.plain, old) for word in words):
        return True
    from_elsewhere = origins(both.reference) if old != new else {}
    for word in words:
        right, form = (word, name) if explained else (name, word)
        if old == new and (
            is_slavic_adjective(right.plain, form.plain) or is_slavic_adjective(form.plain, right.plain)
        ):
            return True
        if word.plain == in_two or two_letters(word.text) == plain:
            return True
        if word.script != own_script:
            if across.sounds_alike(right, form, old, new):
                return True
        elif accepted(right.folded, form.folded, old, new) is not None or (
            regional(right.plain, form.plain, old) or is_romanised_otherwise(right, form, both)
            if old == new
            else right.plain in from_elsewhere and is_transliterated(right, form, both)
        ):
            return True
    return False


def _exchanged(
    names: list[Word], nearby: list[Word], everywhere: Callable[[], list[Word]], aligned: AlignedPair, both: Sides
) -> list[Word]:
    """The words of a name between two languages that another person's name replaces."""
    return [] if aligned.same_language or len(names) < 2 else exchanged(names, nearby, everywhere(), both)


def _is_replaced(mention: Mention, link: Link, both: Sides) -> bool:
    """Whether the full name of another person stands where a mention is gone."""
    names = [word for word in mention.words if may_be_name(word, both.reference)]
    return is_replaced(names, _rows(both.candidate, link.candidate), both)


def _asked_for(names: list[Word], both: Sides) -> list[Word]:
    """The words of a full name that must be nowhere: the given name, or all of them where nothing has capitals."""
    return names[:1] if any(word.capital for word in both.candidate.all()) else names


def _is_lost_in_translation(
    mention: Mention, names: list[Word], nearby: list[Word], everywhere: Callable[[], list[Word]], both: Sides
) -> bool:
    """Whether a full name of a person has left no trace in the linked sentences, and its given name none anywhere, in a
    candidate whose script shows names by capitals. The surname alone may stand in other sentences."""
    if respells(both.candidate.language) or not is_full_name(names, mention, both.reference):
        return False
    every = both.candidate.all()
    if sum(cased(word.script) for word in every) < _SAME_SCRIPT * len(every):
        return False
    return leaves_no_trace(names, nearby, both) and leaves_no_trace(names[:1], everywhere(), both)


def _is_lost_in_rewording(
    names: list[Word], everywhere: Callable[[], list[Word]], both: Sides, aligned: AlignedPair
) -> bool:
    """Whether a name that any wording in the same language would have is nowhere in the candidate."""
    language = both.reference.language
    return (
        aligned.same_language
        and all(usual(word, language) < _RARE_IN_REWORDING for word in names)
        and all(may_be_named(word, both.reference) for word in names)
        and not any(is_place(word.plain, language) for word in names)
        and not all(is_ordinary(word, language, _REPLACED) for word in names)
        and any(is_named(word, both.reference) or usual(word, language) < _RARE for word in names)
        and not any(_is_kept(word, everywhere(), both) for word in names)
    )
