"""Sentences that say too little for their length."""

from dataclasses import replace

import pytest

from tests.aligning import aligned_pair
from tqcheck.aligned import AlignedPair
from tqcheck.fidelity.lengths import shortfalls, standing

ENGLISH = (
    "The ferry was pulled free at dawn with everybody on board.",
    "Divers found a long crack in its hull and sent pictures of it to the owner.",
    "The owner spoke of an accident that nobody could have foreseen at this time of the year.",
    "The mayor thanked the fishermen who had brought blankets and coffee to the pier.",
    "The line will be served by a smaller ship until the end of the month.",
)
GERMAN = (
    "Die Fähre wurde im Morgengrauen mit allen an Bord freigezogen.",
    "Taucher fanden einen langen Riss in ihrem Rumpf und schickten dem Eigentümer Bilder davon.",
    "Der Eigentümer sprach von einem Unfall, den um diese Jahreszeit niemand hätte voraussehen können.",
    "Der Bürgermeister dankte den Fischern, die Decken und Kaffee auf die Mole gebracht hatten.",
    "Die Strecke wird bis zum Ende des Monats von einem kleineren Schiff bedient.",
)


def pair(candidate: tuple[str, ...]) -> AlignedPair:
    return aligned_pair("\n\n".join(ENGLISH), "\n\n".join(candidate), "en", "de")


def test_a_translation_lacks_nothing() -> None:
    assert shortfalls(pair(GERMAN)) == {}


def test_the_more_is_cut_the_more_is_missing() -> None:
    lost = []
    for share in (0.9, 0.7, 0.5, 0.4, 0.3):
        line = GERMAN[2]
        aligned = pair((*GERMAN[:2], line[: int(len(line) * share)], *GERMAN[3:]))
        number = next(n for n, link in enumerate(aligned.links) if 2 in link.reference)
        lost.append(shortfalls(aligned).get(number, 0.0))
    assert lost == sorted(lost)
    assert lost[0] == 0
    assert lost[-1] > 0.4


def test_two_sentences_beside_the_translation_of_one_have_lost_one() -> None:
    aligned = pair(GERMAN)
    joined = replace(aligned.links[2], reference=(2, 3))
    links = (*aligned.links[:2], joined, replace(aligned.links[3], reference=(), kind="added"), aligned.links[4])
    assert shortfalls(replace(aligned, links=links))[2] == pytest.approx(0.4, abs=0.12)


def test_too_few_links_between_two_languages_tell_nothing() -> None:
    aligned = aligned_pair("\n\n".join(ENGLISH[:3]), "\n\n".join((*GERMAN[:2], GERMAN[2][:20])), "en", "de")
    assert shortfalls(aligned) == {}


def test_within_one_language_length_is_length() -> None:
    story = "\n\n".join(ENGLISH[:3])
    cut = "\n\n".join((*ENGLISH[:2], "The owner spoke of an accident."))
    assert list(shortfalls(aligned_pair(story, cut))) == [2]
    assert shortfalls(aligned_pair(story, story)) == {}


def test_a_short_sentence_stands_for_less_and_the_candidate_does_not_change_it() -> None:
    texts = (*ENGLISH[:3], "The mayor agreed.", *ENGLISH[3:])
    counts = []
    for short in ("Der Bürgermeister stimmte zu.", "Der Bürgermeister stimmte dem mit großem Nachdruck zu."):
        beside = (*GERMAN[:3], short, *GERMAN[3:])
        aligned = aligned_pair("\n\n".join(texts), "\n\n".join(beside), "en", "de")
        by_reference = {link.reference: count for link, count in zip(aligned.links, standing(aligned), strict=True)}
        assert [by_reference[(n,)] for n in range(6) if n != 3] == [1.0] * 5
        counts.append(by_reference[(3,)])
    assert counts[0] == counts[1] < 0.5
