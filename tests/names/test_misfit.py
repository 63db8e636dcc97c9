"""Languages that write names by sound: words that their letters give away."""

import pytest

from tests.names.pairs import findings
from tqcheck.names.forms.bysound import is_unadapted

CASES = [
    ("lv", "Rob Dewar went to Galloway on Friday.", "Robs Djuars piektdien devās uz {}.", "Galoveju", "Gaolveju"),
    ("lv", "The firm Newman opened a shop.", "Uzņēmums “{}” atvēra veikalu.", "Newman", "Newmahn"),
    ("lv", "A storm came to Indonesia.", "Uz {} nāca vētra.", "Indonēziju", "Indonhēziju"),
    ("lt", "Scott Pittman scored twice.", "Scottas {} pelnė du įvarčius.", "Pittmanas", "Pittmnaas"),
    ("lt", "The club Hibernian won.", "Klubas „{}“ laimėjo.", "Hibernian", "Hibernnian"),
    ("sr-Latn", "The actor Declan Donnelly spoke.", "Glumac Deklan {} je govorio.", "Doneli", "Dhoneli"),
]


@pytest.mark.parametrize(("language", "english", "line", "right", "wrong"), CASES)
def test_a_slip_shows_by_letters_that_do_not_belong_together(
    language: str, english: str, line: str, right: str, wrong: str
) -> None:
    assert findings([english], [line.format(right)], ("en", language)) == ()
    (finding,) = findings([english], [line.format(wrong)], ("en", language))
    assert wrong in finding.message


@pytest.mark.parametrize(
    ("language", "english", "line"),
    [
        ("lv", "Eden Hazard passed to Paddington.", "Edens Azards atspēlēja Padingtonam."),
        (
            "lv",
            "Germany's Angela Merkel met Dieter Kempf and Martin Schulz.",
            "Vācijas Angela Merkele tikās ar Dīteru Kempfu un Martinu Šulcu.",
        ),
        ("lt", "The gardens are in Wester Ross.", "Sodai yra Vester Rose."),
        (
            "lt",
            "They met in Xining (Qinghai) and Pyongyang.",
            "Jie susitiko Sininge (Činghajaus sritis) ir Pchenjane.",
        ),
        ("sr-Latn", "Steven Gerrard met Allan Lamont.", "Stiven Džerard se sastao sa Alanom Lamontom."),
    ],
)
def test_right_respellings_are_not_accused(language: str, english: str, line: str) -> None:
    assert findings([english], [line], ("en", language)) == ()


def test_what_is_written_as_at_home() -> None:
    assert is_unadapted("Newman", "lv")
    assert is_unadapted("Washyngtona", "lv")
    assert not is_unadapted("Padingtonam", "lv")
    assert not is_unadapted("Džerard", "sr")
    assert is_unadapted("Xining", "sr")


@pytest.mark.parametrize(
    ("reference", "candidate", "language", "wrong"),
    [
        ("Police in Texas met Mr Simpson.", "Policija u Teksasu srela je Simpsonaa.", "sr", "Simpsonaa"),
        ("Snow fell in Manitoba on Monday.", "Sneg je pao u Manihtobi i na jugu.", "sr", "Manihtobi"),
        ("She spoke in Washington.", "Viņa runāja Vašiingtonā.", "lv", "Vašiingtonā"),
        ("Morales won in Bolivia.", "Morales laimėjo Bolivhijoje.", "lt", "Bolivhijoje"),
    ],
)
def test_letters_that_adapted_names_do_not_have(reference: str, candidate: str, language: str, wrong: str) -> None:
    found = findings([reference], [candidate], ("en", language))
    assert [wrong in finding.message for finding in found] == [True]


@pytest.mark.parametrize(
    ("reference", "candidate", "language"),
    [
        ("Valtteri Bottas won the race.", "Valteri Botass uzvarēja sacīkstē.", "lv"),
        ("Anna Lindh spoke in Riga.", "Anna Linda runāja Rīgā.", "lv"),
        ("Haifa and Bahrain agreed.", "Haifa i Bahrein su se složili.", "sr"),
        ("Angela Merkel met Mr Simpson.", "Angela Merkel srela je Simpsona.", "sr"),
    ],
)
def test_letters_that_adapted_names_have(reference: str, candidate: str, language: str) -> None:
    assert findings([reference], [candidate], ("en", language)) == ()


@pytest.mark.parametrize(
    ("reference", "candidate", "languages", "wrong"),
    [
        ("Pārstāve Dzintra Vējiņa to norādīja.", "The spokeswoman Dzintara Vejina said so.", ("lv", "en"), "Dzintara"),
        ("Pārstāve Ilze Vējiņa to norādīja.", "The spokeswoman Ilze Vejinta said so.", ("lv", "en"), "Vejinta"),
        ("Tai sakė Mindaugas Grigaravičius.", "Mindaugas Grigravicius hat es gesagt.", ("lt", "de"), "Grigravicius"),
        ("Pārstāve Ilze Vējiņa to norādīja.", "The spokeswoman Ilze Vejina said so.", ("lv", "en"), None),
        ("Uzņēmējs Ūke Lindkvists to pirka.", "The businessman Ake Lindqvist bought it.", ("lv", "en"), None),
        ("Čempions Jirki Hemeleinens to pirka.", "The champion Jyrki Hamalainen bought it.", ("lv", "en"), None),
        ("Portparol Ketrin Vitlam je to rekla.", "The spokeswoman Kathryn Whitlam said so.", ("sr", "en"), None),
    ],
)
def test_what_no_original_of_a_name_by_its_sound_would_have(
    reference: str, candidate: str, languages: tuple[str, str], wrong: str | None
) -> None:
    found = findings([reference], [candidate], languages)
    assert bool(found) == (wrong is not None)
    assert wrong is None or any(one.candidate and wrong in one.candidate.text for one in found)
