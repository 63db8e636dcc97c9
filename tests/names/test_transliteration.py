"""Names from Cyrillic and Arabic letters as languages of the Latin alphabet write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.names.pairs import findings
from tqcheck.names.forms.transliteration import is_surely_from, may_be_from, same_elsewhere, transliterated

ENGLISH = [
    "Dmitry Peskov and Maria Zakharova spoke about Mikhail Khodorkovsky on Tuesday.",
    "The general Sergei Shoigu met Yevgeny Prigozhin and Ramzan Kadyrov.",
    "Yulia Tymoshenko and Oleksandr Turchynov wrote to Andriy Shevchenko.",
    "Friends of Bashar al-Assad and Mohammed bin Salman travelled with Walid al-Moualem.",
]
TRANSLATIONS = {
    "de": [
        "Dmitri Peskow und Maria Sacharowa sprachen am Dienstag über Michail Chodorkowski.",
        "Der General Sergej Schoigu traf Jewgeni Prigoschin und Ramsan Kadyrow.",
        "Julia Tymoschenko und Oleksandr Turtschynow schrieben an Andrij Schewtschenko.",
        "Freunde von Baschar al-Assad und Mohammed bin Salman reisten mit Walid al-Muallim.",
    ],
    "fr": [
        "Dmitri Peskov et Maria Zakharova ont parlé mardi de Mikhaïl Khodorkovski.",
        "Le général Sergueï Choïgou a rencontré Evgueni Prigojine et Ramzan Kadyrov.",
        "Ioulia Timochenko et Oleksandr Tourtchynov ont écrit à Andriy Chevtchenko.",
        "Des amis de Bachar al-Assad et Mohammed ben Salmane ont voyagé avec Walid al-Mouallem.",
    ],
    "nl": [
        "Dmitri Peskov en Maria Zacharova spraken dinsdag over Michail Chodorkovski.",
        "De generaal Sergej Sjojgoe ontmoette Jevgeni Prigozjin en Ramzan Kadyrov.",
        "Joelia Timosjenko en Oleksandr Toertsjynov schreven aan Andrij Sjevtsjenko.",
        "Vrienden van Bashar al-Assad en Mohammed bin Salman reisden met Walid al-Moallem.",
    ],
    "pl": [
        "Dmitrij Pieskow i Marija Zacharowa mówili we wtorek, pytano o to, co robi Michaił Chodorkowski.",
        "Generał Siergiej Szojgu tam był, a z nim Jewgienij Prigożyn i Ramzan Kadyrow.",
        "Julia Tymoszenko i Ołeksandr Turczynow napisali, odpowiedział im Andrij Szewczenko.",
        "Byli tam Baszar al-Asad i Muhammad ibn Salman, a z nimi Walid al-Mu'allim.",
    ],
    "cs": [
        "Dmitrij Peskov a Marija Zacharovová v úterý hovořili, poslouchal je Michail Chodorkovskij.",
        "Byl tam generál Sergej Šojgu, s ním Jevgenij Prigožin a Ramzan Kadyrov.",
        "Julija Tymošenková a Oleksandr Turčynov napsali, odpověděl jim Andrij Ševčenko.",
        "Byli tam Bašár Asad a Muhammad bin Salmán, s nimi Valíd Mualim.",
    ],
    "hu": [
        "Dmitrij Peszkov és Marija Zaharova kedden beszélt, hallgatta őket Mihail Hodorkovszkij.",
        "Ott volt a tábornok, Szergej Sojgu, vele Jevgenyij Prigozsin és Ramzan Kadirov.",
        "Julija Timosenko és Olekszandr Turcsinov írt, és Andrij Sevcsenko válaszolt.",
        "Ott volt Bassár el-Aszad és Mohamed bin Szalmán, velük Valíd al-Muallim.",
    ],
    "tr": [
        "Dmitriy Peskov ve Mariya Zaharova salı günü konuştu, Mihail Hodorkovski dinledi.",
        "General Sergey Şoygu oradaydı, Yevgeniy Prigojin ve Ramzan Kadirov da.",
        "Yuliya Timoşenko ve Oleksandr Turçınov yazdı, Andriy Şevçenko cevap verdi.",
        "Beşar Esad ve Muhammed bin Selman gitti, Velid Muallim de.",
    ],
    "ca": [
        "Dmitri Peskov i Maria Zakhàrova van parlar dimarts de Mikhaïl Khodorkovski.",
        "El general Serguei Xoigú es va reunir amb Ievgueni Prigojin i Ramzan Kadírov.",
        "Iúlia Timoixenko i Oleksandr Turtxínov van escriure a Andri Xevtxenko.",
        "Amics de Baixar al-Assad i Mohamed bin Salman van viatjar amb Walid al-Muallim.",
    ],
    "fi": [
        "Dmitri Peskov ja Marija Zaharova puhuivat tiistaina, aiheena oli Mihail Hodorkovski.",
        "Kenraali Sergei Šoigu oli paikalla, samoin Jevgeni Prigožin ja Ramzan Kadyrov.",
        "Julija Tymošenko ja Oleksandr Turtšynov kirjoittivat, ja Andri Ševtšenko vastasi.",
        "Paikalla olivat Bašar al-Assad ja Mohammed bin Salman, samoin Walid al-Muallem.",
    ],
}


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_each_language_writes_other_alphabets_its_own_way(language: str) -> None:
    assert findings(ENGLISH, TRANSLATIONS[language], ("en", language)) == ()
    assert findings(TRANSLATIONS[language], ENGLISH, (language, "en")) == ()


@pytest.mark.parametrize(("one", "other"), [("de", "fr"), ("pl", "cs"), ("hu", "nl"), ("tr", "fi")])
def test_no_language_needs_english_between(one: str, other: str) -> None:
    assert findings(TRANSLATIONS[one], TRANSLATIONS[other], (one, other)) == ()


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("de", "Peskow", "Peksow"),
        ("fr", "Kadyrov", "Kadyrof"),
        ("pl", "Kadyrow", "Kadryow"),
        ("cs", "Kadyrov", "Kedyrov"),
        ("nl", "Peskov", "Paskov"),
        ("tr", "Peskov", "Pesko"),
    ],
)
def test_a_slip_is_none_of_them(language: str, right: str, wrong: str) -> None:
    lines = [line.replace(right, wrong) for line in TRANSLATIONS[language]]
    (finding,) = findings(ENGLISH, lines, ("en", language))
    assert wrong in finding.message


@pytest.mark.parametrize(
    ("a", "b", "language", "other"),
    [
        ("shchedrin", "schtschedrin", "en", "de"),
        ("gorbachev", "gorbatschow", "en", "de"),
        ("khrushchev", "hruscsov", "en", "hu"),
        ("serhiy", "sergej", "en", "cs"),
        ("zjukov", "zukow", "sv", "pl"),
    ],
)
def test_one_cyrillic_word(a: str, b: str, language: str, other: str) -> None:
    assert same_elsewhere("cyrillic", a, b, language, other)
    assert same_elsewhere("cyrillic", b, a, other, language)


@pytest.mark.parametrize(
    ("a", "b", "language", "other"),
    [("peskov", "poskov", "en", "sv"), ("mikhail", "mkhail", "en", "id"), ("vladimir", "vladimmir", "en", "es")],
)
def test_two_cyrillic_words(a: str, b: str, language: str, other: str) -> None:
    assert not transliterated("cyrillic", a, b, language, other)


def test_where_names_come_from() -> None:
    assert is_surely_from("cyrillic", "lawrow", "de")
    assert is_surely_from("cyrillic", "sergei", "en")
    assert not is_surely_from("cyrillic", "putin", "en")
    assert may_be_from("cyrillic", "putin", "en")
    assert is_surely_from("arabic", "mohamed", "es")
    assert not may_be_from("arabic", "huitfeldt", "nb")


@given(st.text("abcdefghijklmnoprstuvyz", min_size=3, max_size=12), st.sampled_from(["en", "de", "pl", "hu"]))
def test_the_order_of_two_spellings_does_not_matter(word: str, language: str) -> None:
    assert same_elsewhere("cyrillic", word, word[::-1], "en", language) == same_elsewhere(
        "cyrillic", word[::-1], word, language, "en"
    )
