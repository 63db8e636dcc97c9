"""Names whose letters are right: marks, capitals, spaces, particles and initials."""

import pytest

from tests.names.pairs import findings

REFERENCE = "On Monday José Ángel Gurría and Ursula von der Leyen thanked George W. Bush and Jean-Pierre Raffarin."


def _said(candidate: str, languages: tuple[str, str]) -> list[tuple[str, str | None]]:
    return [
        (finding.severity, finding.suggestion)
        for finding in findings([REFERENCE, "He spoke in Peking."], [candidate, "He spoke in Peking."], languages)
    ]


@pytest.mark.parametrize(
    ("candidate", "language", "right"),
    [
        (REFERENCE.replace("von der", "van der"), "en", "Ursula von der Leyen"),
        (REFERENCE.replace("von der ", ""), "en", "Ursula von der Leyen"),
        (REFERENCE.replace("Ursula von der Leyen", "Ursula Vonderleyen"), "en", "Ursula von der Leyen"),
        (REFERENCE.replace("W.", "H."), "en", "George W. Bush"),
        (REFERENCE.replace("Gurría", "Gurriá"), "en", "José Ángel Gurría"),
        (REFERENCE.replace("Gurría", "Gurria"), "en", "José Ángel Gurría"),
        (REFERENCE.replace("Jean-Pierre", "Jeanpierre"), "en", "Jean-Pierre Raffarin"),
        (REFERENCE.replace("Raffarin", "Raff arin"), "en", "Jean-Pierre Raffarin"),
        (REFERENCE.replace("Jean-Pierre Raffarin", "jean-pierre raffarin"), "en", "Jean-Pierre Raffarin"),
        ("Am Montag dankten José Ángel Gurría und Ursula van der Leyen George W. Bush.", "de", "Ursula von der Leyen"),
        ("Lundi, José Ángel Gurría et Ursula von der Leyen ont remercié George H. Bush.", "fr", "George W. Bush"),
        (
            "El lunes José Ángel Gurría y Ursula Leyen dieron las gracias a George W. Bush.",
            "es",
            "Ursula von der Leyen",
        ),
        ("Maanantaina Gurría ja Ursula van der Leyenin puhemies kiittivät Bushia.", "fi", "Ursula von der Leyenin"),
        ("W poniedziałek Gurría i Ursula von der Leyen podziękowali George'owi W. Bushowi.", "pl", None),
        (
            "Pazartesi günü Gurría ve Ursula van der Leyen, George W. Bush'a teşekkür etti.",
            "tr",
            "Ursula von der Leyen",
        ),
        ("Mandag takket Gurría og Ursula von der Leyen George H. Bush.", "nb", "George W. Bush"),
        ("Hôm thứ Hai, Gurría và Ursula von der Leyen cảm ơn George H. Bush.", "vi", "George W. Bush"),
        ("Maandag bedankten Gurría en Ursula van der Leyen George W. Bush.", "nl", "Ursula von der Leyen"),
    ],
)
def test_what_makes_another_name_is_told(candidate: str, language: str, right: str | None) -> None:
    found = _said(candidate, ("en", language))
    assert [one for one in found if one[0] == "error"] == ([("error", right)] if right else [])


@pytest.mark.parametrize(
    ("candidate", "language"),
    [
        (REFERENCE, "en"),
        (REFERENCE.replace("Jean-Pierre", "Jean Pierre"), "en"),
        (REFERENCE.replace("George W. Bush", "George Bush"), "en"),
        (REFERENCE.replace("Raffarin", "RAFFARIN"), "en"),
        (REFERENCE.replace("von der", "Von der"), "en"),
        ("Am Montag dankten Jose Angel Gurria und Ursula von der Leyen George W. Bush.", "de"),
        ("Pirmdien Gurria un Urzula fon der Leiena pateicās Džordžam V. Bušam.", "lv"),
        ("U ponedeljak su Gurija i Ursula fon der Lajen zahvalili Džordžu V. Bušu.", "sr"),
        ("月曜日、グリア氏とウルズラ・フォン・デア・ライエン氏はジョージ・W・ブッシュ氏に感謝した。", "ja"),
    ],
)
def test_what_each_language_has_its_own_way_with_is_none(candidate: str, language: str) -> None:
    assert not [one for one in _said(candidate, ("en", language)) if one[0] == "error"]


def test_marks_that_a_text_never_writes_are_a_note() -> None:
    plain = REFERENCE.replace("José Ángel Gurría", "Jose Angel Gurria")
    assert _said(plain, ("en", "en")) == [("note", "José Ángel Gurría")]


def test_arabic_particles_count_for_nothing() -> None:
    line = "On Monday Abdel Fattah el-Sisi met Mohammed bin Salman."
    assert not findings([line], [line.replace("el-", "al-").replace("bin ", "")], ("en", "en"))


@pytest.mark.parametrize("language", ["de", "it", "sv", "cs"])
def test_another_given_name_before_the_same_surname_is_missed(language: str) -> None:
    reference = "On Monday the spokesman Antony Blinken travelled to Oslo and Riga."
    candidates = {
        "de": "Am Montag reiste der Sprecher Andrew Blinken nach Oslo und Riga.",
        "it": "Lunedì il portavoce Andrew Blinken si è recato a Oslo e Riga.",
        "sv": "I måndags reste talesmannen Andrew Blinken till Oslo och Riga.",
        "cs": "V pondělí mluvčí Andrew Blinken odcestoval do Osla a Rigy.",
    }
    found = findings([reference], [candidates[language]], ("en", language))
    assert [(one.check, "Antony" in one.message) for one in found] == [("name-missing", True)]


@pytest.mark.parametrize(
    ("reference", "candidate", "languages"),
    [
        (
            "„Das reicht nicht“, sagte Analyst Rajiv Deshmukh-Olsen von der Lindqvist Bank.",
            "”Se ei riitä”, sanoi analyytikko Rajiv Deshmukh-Olsen Lindqvist Bankista.",
            ("de", "fi"),
        ),
        (
            "“Dat is niet genoeg”, zei analist Rajiv Deshmukh-Olsen van de Lindqvist Bank.",
            "„Sellest ei piisa,“ ütles analüütik Rajiv Deshmukh-Olsen Lindqvist Bankist.",
            ("nl", "et"),
        ),
    ],
)
def test_a_preposition_before_an_organisation_is_no_particle(
    reference: str, candidate: str, languages: tuple[str, str]
) -> None:
    assert not [one for one in findings([reference], [candidate], languages) if one.severity == "error"]
