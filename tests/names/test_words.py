"""Words as they are compared: names behind prefixes, and in languages whose endings are not known."""

import pytest

from tests.names.pairs import findings
from tqcheck.names.forms.inflection import inflection, is_form_of
from tqcheck.names.mentions.words import joined_behind

ENGLISH = [
    "President Emmanuel Macron met Prime Minister Jacinda Ardern in Wellington on Tuesday.",
    "Tesla founder Elon Musk wrote on Twitter that Goldman Sachs would finance the deal in California.",
    "Lewis Hamilton won ahead of Sebastian Vettel and Valtteri Bottas in Sochi.",
]
TRANSLATIONS = {
    "zu": [
        "UMongameli u-Emmanuel Macron uhlangane noNdunankulu uJacinda Ardern eWellington ngoLwesibili.",
        "Umsunguli weTesla u-Elon Musk ubhale kuTwitter ukuthi iGoldman Sachs izoxhasa isivumelwano eCalifornia.",
        "ULewis Hamilton uwine phambi kukaSebastian Vettel noValtteri Bottas eSochi.",
    ],
    "sn": [
        "Mutungamiri Emmanuel Macron akasangana naMutungamiri weHurumende Jacinda Ardern muWellington neChipiri.",
        "Muvambi weTesla Elon Musk akanyora paTwitter kuti Goldman Sachs ichapa mari kuCalifornia.",
        "Lewis Hamilton akakunda pamberi paSebastian Vettel naValtteri Bottas muSochi.",
    ],
    "om": [
        "Pirezidaantiin Emmanuel Macron Ministira Muummee Jacinda Ardern waliin Wellington keessatti wal argan.",
        "Hundeessaan Tesla Elon Musk Twitter irratti Goldman Sachs waliigaltee ni maallaqeessa jedhee barreesse.",
        "Lewis Hamilton Sebastian Vettelifi Valtteri Bottas dura Sochitti mo'ate.",
    ],
    "ku": [
        "Serok Emmanuel Macron roja sêşemê li Wellingtonê bi Serokwezîr Jacinda Ardern re civiya.",
        "Damezrînerê Teslayê Elon Muskî li Twitterê nivîsî ku Goldman Sachs dê peymana Kalîforniyayê fînanse bike.",
        "Lewis Hamiltonî li pêşiya Sebastian Vettelî û Valtteri Bottasî li Soçiyê bi ser ket.",
    ],
    "mt": [
        "Il-President Emmanuel Macron iltaqa' mal-Prim Ministru Jacinda Ardern f'Wellington nhar it-Tlieta.",
        "Il-fundatur ta' Tesla Elon Musk kiteb fuq Twitter li Goldman Sachs se tiffinanzja l-ftehim f'California.",
        "Lewis Hamilton rebaħ quddiem Sebastian Vettel u Valtteri Bottas f'Sochi.",
    ],
    "mn": [
        "Ерөнхийлөгч Эммануэль Макрон мягмар гарагт Веллингтонд Ерөнхий сайд Жасинда Ардернтэй уулзав.",
        "Тесла-гийн үүсгэн байгуулагч Илон Маск Твиттерт Голдман Сакс Калифорнид хийх хэлцлийг санхүүжүүлнэ гэжээ.",
        "Льюис Хамилтон Сочид Себастьян Феттель, Валттери Боттас нарыг ардаа орхиж түрүүлэв.",
    ],
    "mr": [
        "अध्यक्ष इमॅन्युएल मॅक्रॉन यांनी मंगळवारी वेलिंग्टनमध्ये पंतप्रधान जसिंडा आर्डर्न यांची भेट घेतली.",
        "गोल्डमन सॅक्स कॅलिफोर्नियातील कराराला वित्तपुरवठा करेल, अशी साक्ष टेस्लाचे संस्थापक एलॉन मस्क यांनी दिली.",
        "लुईस हॅमिल्टनने सोचीमध्ये सेबॅस्टियन वेटेल आणि वाल्टेरी बोटास यांच्या पुढे विजय मिळवला.",
    ],
}


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_languages_without_rules_are_not_accused(language: str) -> None:
    assert findings(ENGLISH, TRANSLATIONS[language], ("en", language)) == ()


def test_garbled_behind_a_prefix() -> None:
    (finding,) = findings(
        ["Lewis Hamilton won ahead of Valtteri Bottas."],
        ["ULewis Hamilton uwine phambi koValtteri Botass."],
        ("en", "zu"),
    )
    assert "Botass" in finding.message


def test_a_name_behind_a_capital_and_small_letters_may_be_two() -> None:
    assert joined_behind("NoEmmanuel") == "emmanuel"
    assert joined_behind("LeBron") == "bron"
    assert joined_behind("Macron") is None


@pytest.mark.parametrize(("form", "name"), [("teslanu", "tesla"), ("bottasi", "bottas"), ("vettelka", "vettel")])
def test_an_unlisted_language_may_have_any_ending(form: str, name: str) -> None:
    assert inflection("ckt").unlisted
    assert is_form_of(form, name, "ckt")


def test_a_doubled_letter_is_no_ending() -> None:
    assert not is_form_of("bottass", "bottas", "ckt")
    assert not inflection("und").unlisted
    assert not inflection("ja").unlisted
