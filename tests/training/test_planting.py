"""Planted damage: every way changes the line, says how severe it is, and is the same for the same seed."""

import random

import pytest

from training.planting import WAYS, Line, planted

LINES = {
    "en": "The ferry Ternholm was pulled free at dawn with 214 people on board, the guard of Bodoe said on Monday.",
    "ru": "Паром «Тернхольм» с 214 людьми на борту был снят с мели, сообщила в понедельник охрана Будё.",
    "ja": "沿岸警備隊は月曜日、214人を乗せたフェリー「テルンホルム」が、夜明けに引き出されたと発表した。",
    "ar": "سُحبت العبارة تيرنهولم عند الفجر، وعلى متنها ٢١٤ شخصاً، بحسب ما أعلن خفر السواحل يوم الاثنين.",
}
OTHERS = ["Divers from Harstad found a crack of 3 metres.", "Nobody was hurt, said Ragnhild Kvelstad on Tuesday."]


@pytest.mark.parametrize("language", LINES)
@pytest.mark.parametrize("name", WAYS)
def test_every_way_changes_the_line_and_weighs_it(name: str, language: str) -> None:
    line = Line(LINES[language], LINES["ja" if language != "ja" else "en"], OTHERS)
    found = [(seed, made) for seed in range(20) if (made := WAYS[name](line, random.Random(seed)))]
    # names are found by their capitals
    assert found or (language in {"ja", "ar"} and name in {"change_name", "garble_name"})
    for seed, (text, severity) in found:
        assert text != line.text
        assert 0 < severity <= 1
        assert WAYS[name](line, random.Random(seed)) == (text, severity)


def test_a_group_begins_with_the_line_itself() -> None:
    line = Line(LINES["en"], LINES["ru"], OTHERS)
    group = planted("en", line, None, LINES["ru"], 5, random.Random(1))
    assert group.candidates[0] == LINES["en"]
    assert group.severities[0] == 0
    assert len(group.candidates) == len(set(group.candidates)) == 6
