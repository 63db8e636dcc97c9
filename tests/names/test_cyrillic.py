"""Names between two languages of Cyrillic letters: each transcribes foreign names in its own way."""

import pytest

from tests.names.pairs import findings


@pytest.mark.parametrize(
    ("reference", "candidate", "languages"),
    [
        ("Льюис Гамильтон обошёл Макса Ферстаппена.", "Льюїс Гемілтон обійшов Макса Верстаппена.", ("ru", "uk")),
        ("Тренер Кенни Миллер и Джо Аллева молчат.", "Треньорът Кени Милър и Джо Алева мълчат.", ("ru", "bg")),
        ("Треньорът Люк Уолтън говори в Батън Руж.", "Тренер Люк Волтон виступив у Батон-Ружі.", ("bg", "uk")),
        ("Судья Бретт Кавано выступил в Вашингтоне.", "Съдия Брет Каванау говори във Вашингтон.", ("ru", "bg")),
        ("Актер Аласдер Ламонт приехал из Флагстаффа.", "Акторот Аласдер Ламонт дојде од Флагстаф.", ("ru", "mk")),
        ("Министр Жуковский и Гончаренко встретились.", "Министар Жуковски и Гончаренко су се састали.", ("ru", "sr")),
        ("Министр Жуковский и Гончаренко встретились.", "Міністр Жукоўскі і Ганчарэнка сустрэліся.", ("ru", "be")),
        ("Председник Вучић посетио је Ниш.", "Претседателот Вучиќ го посети Ниш.", ("sr", "mk")),
    ],
)  # fmt: skip
def test_other_transcriptions_are_none_to_accuse(reference: str, candidate: str, languages: tuple[str, str]) -> None:
    assert [one for one in findings([reference], [candidate], languages) if one.severity == "error"] == []


@pytest.mark.parametrize(
    ("reference", "candidate", "languages", "right"),
    [
        ("Вчера министр Жуковский уехал.", "Учора міністр Жаковський поїхав.", ("ru", "uk"), "Жуковський"),
        ("Вчера министр Жуковский уехал.", "Вчера министър Жаковски замина.", ("ru", "bg"), "Жуковски"),
        ("Вчера министр Жуковский уехал.", "Јуче је министар Жаковски отишао.", ("ru", "sr"), "Жуковски"),
        ("Вчера депутат Гончаренко уехал.", "Учора депутат Ганчаренко поїхав.", ("ru", "uk"), "Гончаренко"),
        ("Вчера министър Горанов замина.", "Вчера министр Гаранов уехал.", ("bg", "ru"), "Горанов"),
        ("Вчера министър Горанов замина.", "Вчера министерот Горанев замина.", ("bg", "mk"), "Горанов"),
        ("Јуче је Брнабић отпутовала.", "Вчера Брнобиќ отпатува.", ("sr", "mk"), "Брнабиќ"),
        ("Вчера сенатор выступил в Вашингтоне.", "Учора сенатор виступив у Вашинктоні.", ("ru", "uk"), "Вашингтоні"),
    ],
)
def test_slips_are_told_with_the_spelling_of_the_candidates_language(
    reference: str, candidate: str, languages: tuple[str, str], right: str
) -> None:
    found = findings([reference], [candidate], languages)
    assert [(one.severity, one.suggestion) for one in found] == [("error", right)]
