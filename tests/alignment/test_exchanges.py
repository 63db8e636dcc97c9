"""What is dropped and added in one place, compared once more."""

from collections.abc import Sequence

import pytest

from tests.aligning import shared_encoder
from tqcheck.alignment.exchanges import settle_exchanges
from tqcheck.alignment.groups import both_sides, scales
from tqcheck.alignment.path import Floats
from tqcheck.embedding import wide_vectors
from tqcheck.model import Link

HEADLINE = ("Das Hallenbad von Linden schließt", "La piscine de Linden ferme ses portes")
FIRST = "Der Gemeinderat hat am Dienstag gegen die Stimmen der Opposition beschlossen, das Bad am Fluss zu schließen."
SECOND = "Die Sanierung hätte mindestens neun Millionen Euro gekostet."
THIRD = "Der Schwimmverein sammelt nun Unterschriften für ein neues Becken."
LAST = ("Gebaut wurde das Bad im Jahr 1962.", "La piscine a été construite en 1962.")
AS_SECOND = "Une rénovation aurait coûté au moins neuf millions d'euros."
AS_THIRD = "Le club de natation recueille maintenant des signatures pour un nouveau bassin."


def settled(reference: Sequence[str], candidate: Sequence[str]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Links of a story of which only the first and the last sentence were linked."""
    encoder = shared_encoder()
    here, there = [HEADLINE[0], *reference, LAST[0]], [HEADLINE[1], *candidate, LAST[1]]
    links = [
        Link((0,), (0,), "match", 0.9),
        *(Link((i,), (), "dropped") for i in range(1, len(here) - 1)),
        *(Link((), (j,), "added") for j in range(1, len(there) - 1)),
        Link((len(here) - 1,), (len(there) - 1,), "match", 0.9),
    ]
    left, right = both_sides(here, there, encoder)
    scale, _ = scales(left, right)
    found = settle_exchanges(links, lambda: (left, right, scale), lambda texts: wide_vectors(encoder, texts))
    assert sorted(i for link in found for i in link.reference) == list(range(len(here)))
    assert sorted(j for link in found for j in link.candidate) == list(range(len(there)))
    return sorted((link.reference, link.candidate) for link in found if link.kind == "match")[1:-1]


def test_half_of_a_joined_sentence_is_linked_with_what_is_left_of_it() -> None:
    assert settled([f"{FIRST} {SECOND}", THIRD], [AS_SECOND]) == [((1,), (1,))]
    assert settled([FIRST, f"{SECOND} {THIRD}"], [AS_THIRD]) == [((2,), (1,))]


def test_two_halves_are_linked_with_the_sentence_that_holds_both() -> None:
    assert settled([f"{SECOND} {THIRD}", FIRST], [AS_SECOND, AS_THIRD]) == [((1,), (1, 2))]


def test_halves_in_other_languages_are_found_on_either_side() -> None:
    encoder = shared_encoder()
    here = [
        "El municipio cierra la vieja piscina junto al río.",
        "La reforma habría costado al menos nueve millones de euros.",
        "El club de natación recoge ahora firmas para una piscina nueva.",
        "La piscina se construyó en 1962.",
    ]
    there = [
        "Gmina zamyka starą pływalnię nad rzeką.",
        "Radni głosowali we wtorek późnym wieczorem. Remont kosztowałby co najmniej dziewięć milionów euro.",
        "Klub pływacki zbiera teraz podpisy pod wnioskiem o nowy basen.",
        "Pływalnię zbudowano w 1962 roku.",
    ]
    links = [Link((i,), (i,), "match", 0.9) for i in (0, 2, 3)]
    links += [Link((1,), (), "dropped"), Link((), (1,), "added")]
    left, right = both_sides(here, there, encoder)
    scale, _ = scales(left, right)
    found = settle_exchanges(links, lambda: (left, right, scale), lambda texts: wide_vectors(encoder, texts))
    assert {(link.reference, link.candidate) for link in found} == {((i,), (i,)) for i in range(4)}


def test_something_else_in_the_same_place_stays_unlinked() -> None:
    other = "Météo : des orages sont attendus ce week-end dans tout le sud du pays, avec de fortes pluies."
    assert settled([FIRST, SECOND], [other]) == []
    assert settled([f"{FIRST} {SECOND}"], [AS_THIRD]) == []


@pytest.mark.parametrize("kinds", [("dropped",), ("added",), ()])
def test_nothing_is_asked_where_only_one_side_has_something_left(kinds: tuple[str, ...]) -> None:
    def never(*_: Sequence[str]) -> Floats:
        raise AssertionError("vectors were asked for")

    links = [Link((0,), (0,), "match", 0.9), Link((1,), (1,), "match", 0.9)]
    links += [Link((2,), (), "dropped")] if "dropped" in kinds else []
    links += [Link((), (2,), "added")] if "added" in kinds else []
    assert settle_exchanges(links, never, never) == links  # type: ignore[arg-type]
