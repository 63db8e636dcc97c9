"""Garbled names whose reference writes names by their sound, and other languages than English across scripts."""

import pytest

from tests.names.pairs import findings
from tqcheck.names.mentions.plausible import keeps_spellings, plausibilities, plausibilities_of_names


@pytest.mark.parametrize(
    ("reference", "candidate", "languages", "wrong"),
    [
        ("Pēc tam Džeks Robinsons atkāpās.", "Then Jack Robinnson resigned.", ("lv", "en"), "Robinnson"),
        ("Vakar Hilarija Klintone ieradās.", "Gestern traf Hillary Clniton ein.", ("lv", "de"), "Clniton"),
        ("Vėliau Entonis Blinkenas išvyko.", "Later Antony Blimken departed.", ("lt", "en"), "Blimken"),
        ("Potom je Dženifer Lorens otputovala.", "Then Jennifer Lawremce left.", ("sr", "en"), "Lawremce"),
        ("Sonra Corc Conson istefa verdi.", "Then George Jonhson resigned.", ("az", "en"), "Jonhson"),
    ],
)
def test_garbled_originals_are_found(reference: str, candidate: str, languages: tuple[str, str], wrong: str) -> None:
    assert any(wrong in finding.message for finding in findings([reference], [candidate], languages))


@pytest.mark.parametrize(
    ("reference", "candidate", "languages", "wrong"),
    [
        (
            "Kasnije je Živojin Šćepanović zakasnio.",
            "Later Zhovojan Shchopanovich was late.",
            ("sr", "en"),
            "Shchopanovich",
        ),
        ("Vėliau Žydrūnas Kvietkauskis vėlavo.", "Später kam Zhodronas Kvotkauskis.", ("lt", "de"), "Kvotkauskis"),
    ],
)
def test_a_full_name_far_from_its_reading(
    reference: str, candidate: str, languages: tuple[str, str], wrong: str
) -> None:
    assert any(wrong in finding.message for finding in findings([reference], [candidate], languages))


@pytest.mark.parametrize(
    ("reference", "candidate", "languages"),
    [
        ("Vēlāk Mārtiņš Dzelzkalējs nokavēja.", "Later Martins Dzelzkalejs was late.", ("lv", "en")),
        ("Vėliau Žydrūnas Kvietkauskis vėlavo.", "Später kam Žydrūnas Kvietkauskis.", ("lt", "de")),
        ("Pēc tam Džeks Robinsons atkāpās.", "Then Jack Robinson resigned.", ("lv", "en")),
        ("Vakar Hilarija Klintone ieradās.", "Gestern traf Hillary Clinton ein.", ("lv", "de")),
        ("Vėliau Entonis Blinkenas išvyko.", "Later Antony Blinken departed.", ("lt", "en")),
        ("Potom je Dženifer Lorens otputovala.", "Then Jennifer Lawrence left.", ("sr", "en")),
        ("Sonra Corc Conson istefa verdi.", "Then George Johnson resigned.", ("az", "en")),
        # names at home in the reference's language keep their letters, with marks or without
        ("Vakar Krišjānis Kariņš tikās ar Ilzi Šķērsteni.", "Krisjanis Karins met Ilze Skerstene.", ("lv", "en")),
        # rare names that no list has, with letters that no sound asks for
        ("Potom je Hernan Feruči otputovao.", "Hernan Ferruchi est parti ensuite.", ("sr", "fr")),
    ],
)
def test_right_originals_are_not_accused(reference: str, candidate: str, languages: tuple[str, str]) -> None:
    assert findings([reference], [candidate], languages) == ()


@pytest.mark.parametrize(
    ("reference", "candidate", "languages"),
    [
        # nouns with a capital, and words whose letters comparing folds
        (
            "Сходство есть, но конечно не полное.",
            "Eine Ähnlichkeit gibt es, aber keine Veröffentlichung.",
            ("ru", "de"),
        ),
        ("Беженцы и обороты выросли в Пекине.", "Flüchtlinge und Umsätze wuchsen in Peking.", ("ru", "de")),
        # foreign names as English has them, rarer in the language than its own
        ("Сенатор Даян Файнстайн уехала.", "La sénatrice Dianne Feinstein est partie.", ("bg", "fr")),
        ("Ο δημοσιογράφος Ερνάν Φερούτσι έφυγε.", "Il giornalista Hernan Ferruchi è partito.", ("el", "it")),
        # an elision is no part of the word
        ("Я пытался, сказал он. Ёсаки пришёл.", "J’essayais, a-t-il dit. Yosaki est venu.", ("ru", "fr")),
    ],
)
def test_what_a_language_other_than_english_writes(reference: str, candidate: str, languages: tuple[str, str]) -> None:
    assert findings([reference], [candidate], languages) == ()


@pytest.mark.parametrize(
    ("reference", "candidate", "languages", "wrong"),
    [
        ("Госсекретарь Энтони Блинкен уехал.", "Außenminister Antony Blinkken reiste ab.", ("ru", "de"), "Blinkken"),
        ("الممثلة جينيفر لورنس سافرت.", "La actriz Jennifer Lawremce se fue.", ("ar", "es"), "Lawremce"),
    ],
)
def test_garbled_names_in_other_languages_are_found(
    reference: str, candidate: str, languages: tuple[str, str], wrong: str
) -> None:
    assert any(wrong in finding.message for finding in findings([reference], [candidate], languages))


def test_languages_that_keep_spellings_have_english_names() -> None:
    assert keeps_spellings("fr") and not any(map(keeps_spellings, ("en", "lv", "ru", "ja")))
    words = ("dianne", "worrall")
    assert all(
        here < there
        for here, there in zip(plausibilities(words, "pl"), plausibilities_of_names(words, "pl"), strict=True)
    )
    assert plausibilities(words, "ru") == plausibilities_of_names(words, "ru")
