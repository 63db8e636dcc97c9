"""Names whose letters are right and whose marks, capitals, spaces, particles or initials are not.

Marks, capitals and spaces are compared in one language only: between two, each has its own way with them. Particles of
European names (von der, van, de) and initials are kept by every language of the Latin alphabet that keeps the spelling
of names, so that others in their place make another name of it.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from tqcheck.aligned import AlignedPair, Document
from tqcheck.derived import data_file
from tqcheck.model import Confidence, Span
from tqcheck.names.compare import accepted
from tqcheck.names.forms.inflection import respells
from tqcheck.names.forms.nouns import CAPITAL_NOUNS
from tqcheck.names.forms.places import is_place
from tqcheck.names.forms.transliteration import ALPHABETS, is_surely_from
from tqcheck.names.lexicon import is_person_name
from tqcheck.names.mentions.among_nouns import is_given_among_nouns, may_be_named
from tqcheck.names.mentions.groups import Garbling
from tqcheck.names.mentions.mentions import Mention, mentions, usual
from tqcheck.names.mentions.sides import Sides, sides
from tqcheck.names.mentions.words import Word, Words
from tqcheck.names.spelling import letters

_PARTICLES = frozenset(
    (
        "van", "von", "vom", "der", "den", "dem", "de", "del", "della", "di", "da", "dos", "das", "do", "du", "la",
        "le", "zu", "zur", "zum", "ten", "ter", "af", "av", "y", "e", "i",
    )
)  # fmt: skip
_EITHER_MARK = str.maketrans("êô", "éó")
# between the two surnames of one person, and between two persons of whom each has their own particle
_AND = frozenset({"y", "e", "i"})
# Zipf frequencies from which on writers use a word, listed as a surname or not, without a capital as well
_IN_USE, _NO_WORD = 4.2, 2.5
# and that no given name has
_GIVEN = 5.2
# letters of a part of a name that was written together or torn apart
_PART = 3


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A mention of the reference and the place of the candidate that writes it otherwise; ``right`` is how that place
    should read."""

    mention: Mention
    words: tuple[Word, ...]
    right: str
    confidence: Confidence


def written_otherwise(aligned: AlignedPair) -> tuple[Otherwise, ...]:
    """All such places of linked sentences, in order of the candidate."""
    if aligned.reference is None or not aligned.is_version or aligned.verbatim:
        return ()
    both = aligned.once(sides)
    old, new = both.reference.language, both.candidate.language
    if not aligned.same_language and (respells(old) or respells(new)):
        return ()
    found: dict[tuple[int, int], Otherwise] = {}
    every = _may_be_otherwise(aligned.reference, both.reference)
    for mention, has_more in every:
        # without initials and particles there is nothing that two languages would both keep
        link = aligned.link_of_reference.get(mention.sentence) if has_more or aligned.same_language else None
        if link is None or not link.candidate or aligned.is_verbatim(link):
            continue
        rows = [both.candidate.by_sentence.get(index, ()) for index in link.candidate]
        for one in _of_mention(mention, rows, aligned, both):
            found.setdefault((one.words[0].start, one.words[-1].end), one)
    return tuple(sorted(found.values(), key=lambda one: one.words[0].start))


@lru_cache(maxsize=32)  # one reference may have many candidates
def _may_be_otherwise(document: Document, words: Words) -> tuple[tuple[Mention, bool], ...]:
    """The mentions of the reference in Latin letters, each with whether it has initials or particles inside."""
    every = (*mentions(document, words), *_with_particles(document, words), *_with_initials(document, words))
    return tuple(
        (mention, any(map(_initials, mention.words[:-1])) or _has_particles(mention))
        for mention in every
        if all(word.script == "Latn" for word in mention.words)
    )


def _has_particles(mention: Mention) -> bool:
    """Whether there are particles, and nothing else, between the first and the last word."""
    return len(mention.words) > 2 and all(word.text in _PARTICLES for word in mention.words[1:-1])


def _of_mention(
    mention: Mention, rows: Sequence[Sequence[Word]], aligned: AlignedPair, both: Sides
) -> Iterator[Otherwise]:
    for row in rows:
        if any(map(_initials, mention.words[:-1])):
            yield from _other_initials(mention, row, both)
            continue
        if aligned.same_language:
            yield from _same_letters(mention, row, aligned, both)
        if _has_particles(mention):
            yield from _other_particles(mention, row, aligned.candidate, both)


def _with_initials(document: Document, words: Words) -> Iterator[Mention]:
    """Surnames with the initials before them, and with the given name before these."""
    for row in words.by_sentence.values():
        for at, word in enumerate(row):
            first = at
            while first and _initials(row[first - 1]) and _follows(document, row[first - 1], row[first]):
                first -= 1
            if first == at or not word.capital or word.text.isupper() or not word.plain.isalpha():
                continue
            if row[first].initial and at - first == 1 and not document.text[row[first].end :].startswith("."):
                continue  # a short word that begins the sentence: I Rangers, O Rangers
            if first and is_person_name(row[first - 1].plain) and _follows(document, row[first - 1], row[first]):
                first -= 1
            yield Mention(tuple(row[first : at + 1]), document.text[row[first].start : word.end], certain=True)


def _follows(document: Document, left: Word, right: Word) -> bool:
    return document.text[left.end : right.start] in (" ", ". ", ".", "\u00a0", ".\u00a0")


def _same_letters(mention: Mention, row: Sequence[Word], aligned: AlignedPair, both: Sides) -> Iterator[Otherwise]:
    """Places with the letters of a mention, one of whose words lost its marks or capitals, or two of whose words were
    written as one or one as two."""
    assert aligned.reference is not None
    key = letters(mention.text)
    spaced = _spaced(aligned.reference, mention.words)
    for at in range(len(row)):
        run = _run(row, at, key)
        if not run:
            continue
        here = _spaced(aligned.candidate, run)
        if len(run) == len(mention.words):
            confidence = _lost_marks(mention.words, run, both) or _lost_capitals(mention.words, run, both)
        else:
            torn = here.replace("-", " ") != spaced.replace("-", " ") and _is_torn(mention.words, run, both)
            confidence = "medium" if torn else None
        if confidence:
            yield Otherwise(mention, run, mention.text, confidence)


def _run(row: Sequence[Word], at: int, key: str) -> tuple[Word, ...]:
    """The words from one on that have together the letters of a name, none where they have not."""
    made = ""
    for end in range(at, len(row)):
        made += letters(row[end].plain)
        if made == key:
            return tuple(row[at : end + 1])
        if not key.startswith(made):
            break
    return ()


def _spaced(document: Document, words: Sequence[Word]) -> str:
    return document.text[words[0].start : words[-1].end]


def _lost_marks(old: Sequence[Word], new: Sequence[Word], both: Sides) -> Confidence | None:
    """Whether a word lacks a mark that the reference has, or has it on another letter. A text that writes none of the
    reference's letters with marks leaves them out altogether, which is a manner rather than a slip."""
    changed = [
        (mine, own)
        for mine, own in zip(old, new, strict=True)
        if mine.text.casefold() != own.text.casefold()
        and len(mine.text) == len(own.text)
        and _marks(mine) - _marks(own)
    ]
    if not changed:
        return None
    if all(_marks(mine) - _marks(own) == _marks(mine, 1) for mine, own in changed):
        return None  # an accent on a capital alone
    moved = any(_marks(own) for _, own in changed)
    marked = {letter for word in both.reference.all() for letter in word.text.casefold() if not letter.isascii()}
    keeps = any(not marked.isdisjoint(word.text.casefold()) for word in both.candidate.all() if word.script == "Latn")
    return "medium" if moved or keeps else "low"


def _marks(word: Word, most: int | None = None) -> Counter[tuple[int, str]]:
    """The letters with marks of a word, or of its first letters, by their place; those that Portuguese writes in either
    way, by country, as one (António, Antônio)."""
    written = unicodedata.normalize("NFC", word.text).casefold()[:most].translate(_EITHER_MARK)
    return Counter((at, letter) for at, letter in enumerate(written) if not letter.isascii() and letter.isalpha())


def _lost_capitals(old: Sequence[Word], new: Sequence[Word], both: Sides) -> Confidence | None:
    """Whether a person's full name is written without any capital: a given name, and no words in use as such."""
    names = [word for word in old if word.capital]
    language = both.reference.language
    lost = (
        len(names) > 1
        and is_person_name(names[0].plain)
        and all(usual(word, language) < (_IN_USE if is_person_name(word.plain) else _NO_WORD) for word in names[1:])
    )
    return "medium" if lost and all(word.text.islower() for word in new) else None


def _is_torn(old: Sequence[Word], new: Sequence[Word], both: Sides) -> bool:
    """Whether words of a person's name are written as one, or one of them as two."""
    return (
        any(is_person_name(word.plain) for word in (*old, *new))
        and all(len(word.plain) >= _PART or word.plain in _PARTICLES for word in (*old, *new))
        and all(may_be_named(word, both.reference) for word in old)
        and not all(usual(word, both.reference.language) >= _IN_USE for word in max(old, new, key=len))
    )


def _other_particles(mention: Mention, row: Sequence[Word], document: Document, both: Sides) -> Iterator[Otherwise]:
    """Places with the given name and the surname of a mention and other particles between them, or none."""
    old, new = both.reference.language, both.candidate.language
    given, *particles, surname = mention.words
    if not _is_of_person(given, surname, both):
        return
    written = [one.text.casefold() for one in particles]
    for at, word in enumerate(row):
        first = at
        while first and row[first - 1].text.casefold() in _PARTICLES:
            first -= 1
        if not first or not _is(surname, word, both) or not _is(given, row[first - 1], both):
            continue
        own = [one.text.casefold() for one in row[first:at]]
        if own == written or not _AND.isdisjoint((*own, *written)) or not _adjoin(document, row[first - 1 : at + 1]):
            continue
        # each text may have its own word for what stands between two names (Lamont von der BBC, Lamont de la BBC), or
        # none where that is no surname (Lamont von der Lindqvist Bank, Lamont Lindqvist Bankista)
        usual_there = prepositions(new).issuperset(own) and (own or _goes_on(word, document))
        if old == new or not (prepositions(old).issuperset(written) and usual_there):
            right = " ".join((row[first - 1].text, *(one.text for one in particles), word.text))
            yield Otherwise(mention, tuple(row[first - 1 : at + 1]), right, "medium")


def _goes_on(word: Word, document: Document) -> bool:
    """Whether a word with a capital stands directly behind a word."""
    behind = document.text[word.end : word.end + 2]
    return behind[:1] in (" ", "-") and behind[1:].isupper()


def _is_of_person(given: Word, surname: Word, both: Sides) -> bool:
    """Whether particles may stand between two words as inside a person's name: not between two nouns (Bekämpfung der
    Kriminalität) or with a place (Ilha de Chuuk, América do Norte)."""
    language = both.reference.language
    return (
        is_person_name(given.plain)
        and usual(given, language) < _GIVEN
        and not is_place(surname.plain, language)
        and (
            language not in CAPITAL_NOUNS
            or (is_given_among_nouns(given, both.reference) and is_person_name(surname.plain))
        )
    )


def _with_particles(document: Document, words: Words) -> Iterator[Mention]:
    """Persons' given names and surnames with the particles between them, wherever they stand in the sentence."""
    for row in words.by_sentence.values():
        for at, given in enumerate(row):
            end = at + 1
            while end < len(row) and row[end].text.islower() and row[end].text.casefold() in _PARTICLES:
                end += 1
            if (
                at + 1 < end < len(row)
                and given.capital
                and is_person_name(given.plain)
                and row[end].capital
                and not row[end].text.isupper()
                and _adjoin(document, row[at : end + 1])
            ):
                yield Mention(tuple(row[at : end + 1]), document.text[given.start : row[end].end], certain=True)


def _adjoin(document: Document, words: Sequence[Word]) -> bool:
    """Whether nothing but spaces and hyphens stands between words."""
    return all(document.text[one.end : other.start] in (" ", "-", "\u00a0") for one, other in pairwise(words))


@cache
def prepositions(language: str) -> frozenset[str]:
    """The language's own words, folded, that stand between two names without being a part of either."""
    return frozenset(data_file(Path(__file__).parents[1] / "data" / "prepositions.toml").get(language, ()))


def _other_initials(mention: Mention, row: Sequence[Word], both: Sides) -> Iterator[Otherwise]:
    """Places with the surname of a mention behind as many initials, of which one is another."""
    *before, surname = mention.words
    if _is_from_elsewhere(surname, both):
        return
    given = before[0] if not _initials(before[0]) else None
    wanted = "".join(map(_initials, before))
    for at, word in enumerate(row):
        first = at
        while first and _initials(row[first - 1]):
            first -= 1
        own = "".join(map(_initials, row[first:at]))
        if len(own) != len(wanted) or own == wanted or not _is(surname, word, both):
            continue
        if given and not (first and _is(given, row[first - 1], both)):
            continue
        start = first - 1 if given else first
        right = " ".join((*(f"{one.text}." if _initials(one) else one.text for one in before), word.text))
        yield Otherwise(mention, tuple(row[start : at + 1]), right, "medium")


def _initials(word: Word) -> str:
    """The letters of a word that is nothing but initials, folded; empty for any other."""
    parts = word.text.split(".")
    return word.folded.replace(".", "") if word.text.isupper() and all(len(part) < 2 for part in parts) else ""


def _is_from_elsewhere(surname: Word, both: Sides) -> bool:
    """Whether each language may write the initials otherwise, since the name is from another alphabet."""
    return both.reference.language != both.candidate.language and any(
        is_surely_from(alphabet, surname.plain, both.reference.language) for alphabet in ALPHABETS
    )


def _is(name: Word, word: Word, both: Sides) -> bool:
    """Whether a word of the candidate is a name of the reference, and no place, whose names are translated."""
    old, new = both.reference.language, both.candidate.language
    return (
        word.capital
        and (old == new or not is_place(name.plain, old))
        and (name.plain == word.plain or accepted(name.folded, word.folded, old, new) is not None)
    )


def by_mention(aligned: AlignedPair, found: Sequence[Otherwise]) -> list[Garbling]:
    """One ``Garbling`` for each name that is written otherwise, with all its places."""
    groups: dict[str, list[Otherwise]] = {}
    for one in found:
        groups.setdefault(letters(one.mention.text), []).append(one)
    return [_garbling(aligned, members) for members in groups.values()]


def _garbling(aligned: AlignedPair, members: Sequence[Otherwise]) -> Garbling:
    first = members[0]
    spelled: dict[str, list[int]] = {}
    for one in members:
        spelled.setdefault(_spaced(aligned.candidate, one.words), []).append(one.words[0].sentence)
    places = [Span(one.words[0].start, one.words[-1].end) for one in members]
    return Garbling(
        right=first.right,
        name=first.mention.text,
        candidate=places[0],
        reference=Span(first.mention.start, first.mention.end),
        spellings=tuple((text, tuple(sentences)) for text, sentences in spelled.items()),
        confidence="medium" if any(one.confidence == "medium" for one in members) else "low",
        evidence="the reference",
        elsewhere=tuple(places[1:]),
    )
