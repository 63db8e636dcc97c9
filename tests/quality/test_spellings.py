"""Names by their letters, in any two scripts."""

from itertools import pairwise

import pytest

from tqcheck.quality.spellings import strangeness

ENGLISH = "On Monday the driver Lewis Hamilton thanked Valtteri Bottas for his help."


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("У понеділок пілот Льюїс Гамільтон подякував Валттері Боттасу за допомогу.", "Боттасу", "Бтотдсу"),
        ("Τη Δευτέρα ο οδηγός Λιούις Χάμιλτον ευχαρίστησε τον Βάλτερι Μπότας.", "Χάμιλτον", "Πέιλιν"),
        ("Lundi, le pilote Lewis Hamilton a remercié Valtteri Bottas de son aide.", "Hamilton", "Hamiblon"),
        ("Á mánudag þakkaði ökumaðurinn Lewis Hamilton Valtteri Bottas fyrir.", "Bottas", "Vettel"),
    ],
)
def test_a_wrong_name_is_strange(text: str, right: str, wrong: str) -> None:
    assert strangeness(text.replace(right, wrong), ENGLISH) > strangeness(text, ENGLISH)


def test_names_of_the_source_are_looked_for_where_there_are_no_capitals() -> None:
    right, wrong = (
        "월요일에 운전자 루이스 해밀턴이 도움에 감사했다.",
        "월요일에 운전자 루이스 사이포프가 도움에 감사했다.",
    )
    assert strangeness(right, ENGLISH) == strangeness(wrong, ENGLISH) == 0
    assert strangeness(ENGLISH, wrong) > strangeness(ENGLISH, right)


def test_equal_names_are_not_strange_and_an_ending_is_little() -> None:
    assert strangeness("We saw Ternholm again.", "Ternholm blev set igen.") == 0
    assert 0 < strangeness("We saw Ternholm again.", "Ternholmille näytettiin.") < 0.1


@pytest.mark.parametrize(
    "text", ["", "Monday", "the ferry was late", "The Ferry Left Bergen Harbour At Noon", "渡轮离开了"]
)
def test_where_no_names_can_be_told_there_are_none(text: str) -> None:
    assert strangeness(text, "Ein Satz ohne alles.") == 0


def test_each_further_name_adds_less() -> None:
    names = ["Qarvold", "Bextrim", "Julspan", "Wokkerdeel"]
    found = [strangeness(f"Yesterday we met with {' and with '.join(names[:n])} there.", "No such.") for n in range(5)]
    steps = [after - before for before, after in pairwise(found)]
    assert found[0] == 0
    assert steps == sorted(steps, reverse=True)
    assert steps[-1] > 0
    assert found[-1] < 1.2
