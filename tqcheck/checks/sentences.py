"""Checks of whole sentences against the reference: dropped, condensed, added, moved."""

import re
from collections.abc import Iterator, Sequence

from tqcheck.aligned import AlignedPair, Document
from tqcheck.alignment.condensed import Omission, omissions
from tqcheck.checks.engine import Example, Hit, check
from tqcheck.checks.told import told_inside
from tqcheck.model import Confidence, Link, Side, Span

_SURE = 0.6
_SHORT = 20
# words that say something, by their first letters, and how many of them a sentence may have to go into the next one
_CONTENT = re.compile(r"\w{4,}")
_STEM = 5
_FEW_WORDS = 4
_NEAR = 2

_ENGLISH = (
    "The ferry ran aground near Skagen on Sunday morning. All 212 passengers were taken ashore in lifeboats. Nobody "
    "was hurt, the coast guard said. Divers will examine the hull today. The company has cancelled all crossings "
    "until Wednesday."
)
_DANISH_WITHOUT_DIVERS = (
    "Færgen gik på grund ved Skagen søndag morgen. Alle 212 passagerer blev bragt i land i redningsbåde. Ingen kom til "
    "skade, oplyser kystvagten. Rederiet har aflyst alle overfarter indtil onsdag."
)
_DANISH = (
    "Færgen gik på grund ved Skagen søndag morgen. Alle 212 passagerer blev bragt i land i redningsbåde. Ingen kom til "
    "skade, oplyser kystvagten. Dykkere undersøger skroget i dag. Rederiet har aflyst alle overfarter indtil onsdag."
)
_SPANISH_JOINED = (
    "El transbordador encalló cerca de Skagen el domingo por la mañana. Los 212 pasajeros fueron llevados a tierra en "
    "botes salvavidas y nadie resultó herido, según la guardia costera. Los buzos examinarán hoy el casco. La compañía "
    "ha cancelado todas las travesías hasta el miércoles."
)
_GERMAN_WITH_MORE = (
    "Die Fähre lief am Sonntagmorgen bei Skagen auf Grund. Alle 212 Passagiere wurden in Rettungsbooten an Land "
    "gebracht. Der Kapitän war nach Angaben der Polizei betrunken. Niemand wurde verletzt, teilte die Küstenwache mit. "
    "Taucher untersuchen heute den Rumpf. Die Reederei hat alle Überfahrten bis Mittwoch abgesagt."
)
_RUSSIAN_WITHOUT_LAST = (
    "Паром сел на мель близ Скагена в воскресенье утром. Все 212 пассажиров были доставлены на берег в спасательных "
    "шлюпках. Никто не пострадал, сообщила береговая охрана. Водолазы сегодня осмотрят корпус."
)
_JAPANESE = (
    "フェリーは日曜日の朝、スカーゲン近くで座礁した。乗客212人は全員、救命ボートで陸に運ばれた。"
    "沿岸警備隊によると、けが人はいなかった。潜水士が今日、船体を調べる。運航会社は水曜日まですべての便を欠航とした。"
)
_ENGLISH_MOVED = (
    "Divers will examine the hull today. The company has cancelled all crossings until Wednesday. The ferry ran "
    "aground near Skagen on Sunday morning. All 212 passengers were taken ashore in lifeboats. Nobody was hurt, the "
    "coast guard said."
)
_DANISH_MOVED = (
    "Dykkere undersøger skroget i dag. Færgen gik på grund ved Skagen søndag morgen. Alle 212 passagerer blev bragt i "
    "land i redningsbåde. Ingen kom til skade, oplyser kystvagten. Rederiet har aflyst alle overfarter indtil onsdag."
)


@check(
    "sentence-dropped",
    severity="error",
    needs="version",
    summary="the reference says it, the candidate nowhere",
    examples=[
        Example(_ENGLISH, _DANISH_WITHOUT_DIVERS, ("en", "da"), ("Divers will examine the hull today.",)),
        Example(
            _ENGLISH,
            _RUSSIAN_WITHOUT_LAST,
            ("en", "ru"),
            ("The company has cancelled all crossings until Wednesday.",),
        ),
        Example(
            _ENGLISH,
            _ENGLISH.replace("Divers will examine the hull today. ", ""),
            ("en", "en"),
            ("Divers will examine the hull today.",),
        ),
        Example(_ENGLISH, _DANISH, ("en", "da")),
        Example(_ENGLISH, _SPANISH_JOINED, ("en", "es")),
        Example(_ENGLISH, _JAPANESE, ("en", "ja")),
        Example(_ENGLISH, _ENGLISH_MOVED, ("en", "en")),
    ],
)
def sentence_dropped(aligned: AlignedPair) -> Iterator[Hit]:
    """A sentence of the reference has no counterpart anywhere in the candidate.

    How it decides: by the alignment of the whole articles. A sentence that was joined with its neighbour, divided, or
    that stands elsewhere is not dropped, nor is a short one whose figures or very words stand inside another; see
    `sentence-condensed` for parts of sentences and `passage-moved` for other places.

    Confidence: `high` where the sentences around the gap are aligned well; `medium` where something else stands in
    its place, which may be a free rendering; `low` for a sentence of a few letters.

    Limits: a headline that was rewritten is the business of `headline-mismatch`, not of this check.
    """
    assert aligned.reference is not None
    for link in aligned.links:
        if link.kind != "dropped" or _rewritten_headline(aligned, link):
            continue
        if not _said_beside(aligned, link) and not told_inside(aligned, link):
            yield Hit(
                "the candidate does not say this",
                reference=_span(aligned.reference, link.reference),
                confidence=_confidence(aligned, link, "reference"),
            )


@check(
    "sentence-added",
    severity="warning",
    needs="version",
    summary="the candidate says it, the reference nowhere",
    examples=[
        Example(
            _ENGLISH,
            _GERMAN_WITH_MORE,
            ("en", "de"),
            ("Der Kapitän war nach Angaben der Polizei betrunken.",),
        ),
        Example(_DANISH_WITHOUT_DIVERS, _ENGLISH, ("da", "en"), ("Divers will examine the hull today.",)),
        Example(_DANISH, _JAPANESE, ("da", "ja")),
        Example(_SPANISH_JOINED, _ENGLISH, ("es", "en")),
        Example(_RUSSIAN_WITHOUT_LAST, _RUSSIAN_WITHOUT_LAST, ("ru", "ru")),
    ],
)
def sentence_added(aligned: AlignedPair) -> Iterator[Hit]:
    """A sentence of the candidate has no counterpart anywhere in the reference.

    How it decides: like `sentence-dropped`, with the sides exchanged. What belongs to the page and not to the story
    (comments, share buttons) is no sentence of the article and not reported here; the same sentence said twice is
    `sentence-repeated`.

    Confidence: as for `sentence-dropped`.

    Limits: where an editor put a sentence of background in place of one of the reference's, both are reported.
    """
    added = any(link.kind == "added" for link in aligned.links)
    repeated = _said_before(aligned) if added else frozenset()
    for link in aligned.links:
        if link.kind != "added" or _rewritten_headline(aligned, link):
            continue
        if link.candidate[0] not in repeated and not told_inside(aligned, link):
            yield Hit(
                "the reference does not say this",
                candidate=_span(aligned.candidate, link.candidate),
                confidence=_confidence(aligned, link, "candidate"),
            )


@check(
    "passage-moved",
    severity="note",
    needs="version",
    summary="same content, other place",
    examples=[
        Example(
            _ENGLISH,
            _ENGLISH_MOVED,
            ("en", "en"),
            ("Divers will examine the hull today. The company has cancelled all crossings until Wednesday.",),
        ),
        Example(_ENGLISH, _DANISH_MOVED, ("en", "da"), ("Dykkere undersøger skroget i dag.",)),
        Example(_ENGLISH, _DANISH, ("en", "da")),
        Example(_ENGLISH, _SPANISH_JOINED, ("en", "es")),
        Example(_DANISH, _JAPANESE, ("da", "ja")),
        Example(_ENGLISH, _GERMAN_WITH_MORE, ("en", "de")),
    ],
)
def passage_moved(aligned: AlignedPair) -> Iterator[Hit]:
    """One or more sentences stand elsewhere than in the reference; nothing of them is lost.

    How it decides: sentences that the alignment in reading order leaves out on both sides, and that are each other's
    nearest, are one passage in two places. Neighbouring sentences that moved together are one finding. Of two
    passages that changed places the shorter one counts as moved.

    Limits: a single sentence must be a close match to count as moved; otherwise it is a drop and an addition.
    """
    assert aligned.reference is not None
    for block in _blocks(aligned.links):
        reference = tuple(sorted(index for link in block for index in link.reference))
        candidate = tuple(sorted(index for link in block for index in link.candidate))
        surest = min(link.similarity or 0 for link in block)
        yield Hit(
            f"said at another place: {_place(reference)} of the reference",
            reference=_span(aligned.reference, reference),
            candidate=_span(aligned.candidate, candidate),
            confidence="high" if surest >= 0.75 or len(block) > 1 else "medium",
        )


@check(
    "sentence-condensed",
    severity="warning",
    needs="version",
    summary="part of the sentence's content is gone",
    examples=[
        Example(
            "The bridge, which was built in 1934 by prisoners of the nearby camp, will be closed for two years.",
            "The bridge will be closed for two years.",
            ("en", "en"),
            ("The bridge will be closed for two years.",),
        ),
        Example(
            "Die Brücke, die 1934 von Häftlingen des nahen Lagers gebaut wurde, bleibt zwei Jahre lang gesperrt.",
            "Die Brücke bleibt zwei Jahre lang gesperrt.",
            ("de", "de"),
            ("Die Brücke bleibt zwei Jahre lang gesperrt.",),
        ),
        Example(
            _ENGLISH,
            _ENGLISH.replace("All 212 passengers were taken ashore in lifeboats.", "All 212 passengers left the ship."),
            ("en", "en"),
        ),
        Example(
            "Ainda esta manhã um agente da polícia terá dito a uma testemunha que a zona toda era tratada como crime.",
            "Um policial contou que a área toda virou cena de crime.",
            ("pt", "pt"),
        ),
        Example(_ENGLISH, _DANISH, ("en", "da")),
        Example(_ENGLISH, _JAPANESE, ("en", "ja")),
        Example(_ENGLISH, _SPANISH_JOINED, ("en", "es")),
        Example(_DANISH, _RUSSIAN_WITHOUT_LAST, ("da", "ru")),
    ],
)
def sentence_condensed(aligned: AlignedPair) -> Iterator[Hit]:
    """A clause, a list item or an attribution of the sentence is gone from its counterpart.

    How it decides: three things must agree. The candidate's sentence is shorter than the pair's own ratio of lengths
    lets one expect. A run of neighbouring words of the reference has no counterpart among the words there: in
    the same language by the words themselves, across languages by the vectors of their tokens. And without that run the
    reference's sentence is more like the candidate's than with it.

    Confidence: `high` in the same language, else `medium`.

    Limits: built for precision. Short losses (a word or two) and content that was replaced by other content are not
    reported here, nor is anything in a sentence of the same language that was worded anew.
    """
    for omission in aligned.once(omissions):
        yield Hit(
            f"part of the content is gone: “{_quoted(aligned, omission)}”",
            reference=omission.reference,
            candidate=omission.candidate,
            confidence=omission.confidence,
        )


def _quoted(aligned: AlignedPair, omission: Omission) -> str:
    assert aligned.reference is not None
    return " ".join(aligned.reference.text[omission.reference.start : omission.reference.end].split())


def _span(document: Document, indices: Sequence[int]) -> Span:
    return Span(document.sentences[indices[0]].start, document.sentences[indices[-1]].end)


def _rewritten_headline(aligned: AlignedPair, link: Link) -> bool:
    """Whether the link is a headline without a partner and the other side's headline has none either, or only shares
    one with its own story's first sentences."""
    if aligned.reference is None or 0 not in (*link.reference, *link.candidate):
        return False
    if not (aligned.reference.has_headline and aligned.candidate.has_headline):
        return False
    if link.kind == "dropped":
        other = aligned.link_of_candidate[0]
        return other.kind == "added" or len(other.candidate) > 1
    other = aligned.link_of_reference[0]
    return other.kind == "dropped" or len(other.reference) > 1


def _said_beside(aligned: AlignedPair, link: Link) -> bool:
    """Whether an edited text says all words of a short sentence in the sentences on either side of the gap, as where
    "The ring was her daughter's." goes into the next sentence."""
    assert aligned.reference is not None
    if not aligned.same_language:
        return False
    (index,) = link.reference
    around = [near for near in range(index - _NEAR, index + _NEAR + 1) if near != index]
    said = {word[:_STEM] for word in _CONTENT.findall(aligned.reference.sentences[index].text.casefold())}
    beside = {
        place
        for near in around
        if (other := aligned.link_of_reference.get(near)) is not None and other.kind == "match"
        for place in other.candidate
    }
    texts = " ".join(aligned.candidate.sentences[place].text.casefold() for place in beside)
    own = " ".join(
        aligned.reference.sentences[near].text.casefold()
        for near in around
        if 0 <= near < len(aligned.reference.sentences)
    )
    # what the neighbours of the reference say themselves shows nothing
    new = said - {word[:_STEM] for word in _CONTENT.findall(own)}
    return bool(new) and len(said) <= _FEW_WORDS and said <= {word[:_STEM] for word in _CONTENT.findall(texts)}


def _said_before(aligned: AlignedPair) -> frozenset[int]:
    """Candidate sentences that repeat, letter by letter, one that is aligned."""
    aligned_texts = {
        " ".join(aligned.candidate.sentences[index].text.split())
        for link in aligned.links
        if link.reference
        for index in link.candidate
    }
    return frozenset(s.index for s in aligned.candidate.sentences if " ".join(s.text.split()) in aligned_texts)


def _confidence(aligned: AlignedPair, link: Link, side: Side) -> Confidence:
    """By what stands around the gap."""
    document = aligned.document(side)
    assert document is not None
    (index,) = link.reference if side == "reference" else link.candidate
    if len(document.sentences[index].text) < _SHORT:
        return "low"
    position = aligned.links.index(link)
    kind = link.kind
    before = next((one for one in reversed(aligned.links[:position]) if one.kind != kind), None)
    after = next((one for one in aligned.links[position + 1 :] if one.kind != kind), None)
    sure = all(one is None or (one.similarity or 0) >= _SURE for one in (before, after))
    return "high" if sure else "medium"


def _blocks(links: Sequence[Link]) -> list[list[Link]]:
    """Moved links, together where they follow each other on both sides."""
    blocks: list[list[Link]] = []
    for link in sorted((one for one in links if one.kind == "moved"), key=lambda one: one.reference):
        last = blocks[-1][-1] if blocks else None
        if last and last.reference[-1] + 1 == link.reference[0] and last.candidate[-1] + 1 == link.candidate[0]:
            blocks[-1].append(link)
        else:
            blocks.append([link])
    return blocks


def _place(indices: Sequence[int]) -> str:
    first, last = indices[0], indices[-1]
    return f"sentence {first}" if first == last else f"sentences {first} to {last}"
