"""What two spellings are to each other."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.names import compare_names

VARIANTS = [
    ("Стефка Ръжанкова", "Стефка Ржанкова", "bg", "mk"),
    ("Йоана Щерева", "Јоана Штерева", "bg", "mk"),
    ("Ђорђе Николић", "Ѓорѓе Николиќ", "sr", "mk"),
    ("Олександр Бондаренко", "Александр Бондаренко", "uk", "ru"),
    ("Светлана Лысенко", "Світлана Лисенко", "ru", "uk"),
    ("Львів", "Львов", "uk", "ru"),
    ("Алена Гарэлава", "Елена Горелова", "be", "ru"),
    ("Дмитрий Муравьёв", "Дмитрий Муравьов", "ru", "bg"),
    ("Кайрат Нуртас", "Қайрат Нұртас", "ru", "kk"),
    ("Kavanaugh", "Kavanaughin", "en", "fi"),
    ("Washington", "Washingtonnal", "en", "hu"),
    ("Wayde", "Wayde’a", "en", "pl"),
    ("Ankara", "Ankara'da", "en", "tr"),
    ("Salvador", "Salvadorui", "en", "lt"),
    ("Vladimir Putin", "Wladimir Putin", "en", "de"),
    ("Putin", "Poutine", "en", "fr"),
    ("Macron", "Makrons", "fr", "lv"),
    ("Biden", "Bajden", "en", "sr"),
    ("Moscow", "Moskau", "en", "de"),
    ("Kimi Räikkönen", "Kimi Räikköseltä", "en", "fi"),
    ("Lahti", "Lahden", "en", "fi"),
    ("Nathan Olufsen", "Nathanille", "en", "fi"),
    ("Верхній Ясенець", "Верхнього Ясенця", "uk", "uk"),
    ("Середній Березів", "Середнього Березова", "uk", "uk"),
    ("Дальний Елец", "Дальнего Ельца", "ru", "ru"),
    ("Dolny Płaczkowiec", "Dolnego Płaczkowca", "pl", "pl"),
    ("Gornji Vakufec", "Gornjeg Vakufca", "hr", "hr"),
    ("Gorenji Mokronog", "Gorenjega Mokronoga", "sl", "sl"),
    ("Rihanna", "Rihönnu", "en", "is"),
    ("Guðmundur", "Guðmund", "en", "is"),
    ("Hallgrím", "Hallgrímur", "is", "de"),
    ("Kristín Jónsdóttir", "Kristínar Jónsdóttur", "en", "is"),
    ("Bangor", "Mangor", "en", "cy"),
    ("Galway", "nGalway", "en", "ga"),
    ("Nairobi", "Nairobini", "en", "sw"),
    ("Michigan", "Michiganskej", "en", "sk"),
    ("Liverpool", "Liverpoollu", "en", "tr"),
    ("Videotonu", "Videotonem", "sk", "pl"),
    ("Celesiole", "Celesiolle", "et", "fi"),
    ("Titicacalta", "Titicacasjön", "fi", "sv"),
    ("Mikronesian", "Mikronesien", "fi", "sv"),
    ("Kyiv", "Kiev", "en", "en"),
    ("Germany", "Allemagne", "en", "fr"),
    ("Baerbock", "Bärbock", "de", "en"),
    ("José Muñoz", "Jose Munoz", "es", "en"),
    ("Kim Jong-un", "Jong-un Kim", "en", "en"),
    ("Emmanuel Macron", "Macron", "fr", "en"),
    ("Stoltenberg", "Столтенберга", "nb", "ru"),
    ("Blinken", "ブリンケン", "en", "ja"),
    ("Barack Obama", "巴拉克·奥巴马", "en", "zh"),
    ("Netanyahu", "נתניהו", "en", "he"),
    ("Ronaldo", "رونالدو", "en", "ar"),
    ("Merkel", "Μέρκελ", "de", "el"),
    ("Wilson", "윌슨", "en", "ko"),
]
MISSPELLED = [
    ("Ръжанкова", "Рожункова", "bg", "mk"),
    ("Бондаренко", "Бандуренко", "uk", "ru"),
    ("Марченко", "Морчинко", "ru", "uk"),
    ("Anniken Huitfeldt", "Aniken Heitfeldt", "nb", "en"),
    ("Huitfeldt", "Hoytfeldt", "nb", "en"),
    ("Annalena Baerbock", "Annalena Barbock", "de", "en"),
    ("Antony Blinken", "Anthony Blinken", "en", "en"),
    ("Macron", "Makron", "fr", "en"),
    ("Venables", "Wenables", "en", "de"),
    ("Olaf Scholz", "Olaf Schulz", "de", "de"),
    ("Livingston", "Livinston", "en", "nb"),
    ("Mikael Kubu", "Mikael Kubo", "fi", "en"),
    ("Lithgow", "Litgow", "en", "pt"),
    ("James Hobart", "Jame Hobart", "en", "nb"),
]
DIFFERENT = [
    ("Scholz", "Schulz", "de", "de"),
    ("Paul Ryan", "Mike Pence", "en", "en"),
    ("Merkel", "Оланд", "de", "ru"),
    ("", "Merkel", "en", "en"),
]


@pytest.mark.parametrize("case", VARIANTS, ids=str)
def test_accepted_forms_are_variants(case: tuple[str, str, str, str]) -> None:
    assert compare_names(*case).relation == "variant"


@pytest.mark.parametrize("case", MISSPELLED, ids=str)
def test_garbled_forms_are_misspelled(case: tuple[str, str, str, str]) -> None:
    assert compare_names(*case).relation == "misspelled"


@pytest.mark.parametrize("case", DIFFERENT, ids=str)
def test_other_names_are_different(case: tuple[str, str, str, str]) -> None:
    assert compare_names(*case).relation == "different"


def test_variant_rules_are_those_of_the_language() -> None:
    assert compare_names("Macron", "Makrons", "fr", "lv").relation == "variant"
    assert compare_names("Macron", "Makrons", "fr", "en").relation != "variant"


def test_the_reason_names_both_words() -> None:
    assert "Heitfeldt for Huitfeldt" in compare_names("Anniken Huitfeldt", "Aniken Heitfeldt", "nb", "en").reason


NAMES = st.text(alphabet="abcdefghilmnoprstuvzäéøßабвгдиклмнорстאבגदकम北京アブ'- ", max_size=14)
LANGUAGES = st.sampled_from(["en", "de", "fi", "lv", "ru", "he", "hi", "zh", "ja", "und", "xx"])


@settings(deadline=None)
@given(NAMES, LANGUAGES, LANGUAGES)
def test_a_name_is_never_a_garbling_of_itself(name: str, language: str, other: str) -> None:
    assert compare_names(name, name, language, other).relation in ("same", "variant", "different")
    if any(character.isalpha() for character in name):
        assert compare_names(name, name, language, other).relation == "same"


@settings(deadline=None)
@given(NAMES, NAMES, LANGUAGES, LANGUAGES)
def test_comparing_never_fails(a: str, b: str, language: str, other: str) -> None:
    assert compare_names(a, b, language, other).relation in ("same", "variant", "misspelled", "different")
    assert compare_names(a, b).reason
