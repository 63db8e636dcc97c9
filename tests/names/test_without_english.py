"""Names between two languages neither of which is English: each language has its own words around and inside names."""

import pytest

from tests.names.pairs import findings


@pytest.mark.parametrize(
    ("reference", "candidate", "languages"),
    [
        # prepositions between two names are no particles of one
        ("Das sagte Hannes Brandt von BBC Scotland.", "A dit Hannes Brandt de la BBC Scotland.", ("de", "fr")),
        ("Die Mannschaft sang Proud von Heather Small.", "L'équipe a chanté Proud de Heather Small.", ("de", "fr")),
        ("Lagi sjöng Proud av Heather Small i går.", "Holdet sang Proud af Heather Small i går.", ("sv", "da")),
        ("Segnò Daniel Sturridge del Liverpool.", "Marcou Daniel Sturridge do Liverpool.", ("it", "pt")),
        ("Lo dijo Manuel Ortiz de Reuters.", "Disse-o Manuel Ortiz, da Reuters.", ("es", "pt")),
        ("Con gái của Bond là Karen Jankel.", "La figlia di Bond, Karen Jankel.", ("vi", "it")),
        ("I Rangers hanno vinto ieri a Glasgow.", "O Rangers ganhou ontem em Glasgow.", ("it", "pt")),
        # nouns are no persons, whatever list has them
        (
            "Die Firma gründete im Frühjahr ein Joint Venture mit einem Händler.",
            "Au printemps, l'entreprise a fondé une coentreprise avec un détaillant.",
            ("de", "fr"),
        ),
        (
            "Geplant sind Kürzungen und gezielte Visa-Einschränkungen für Beamte.",
            "Planowane są cięcia oraz ograniczenia wizowe dla urzędników.",
            ("de", "pl"),
        ),
        (
            "Die Sanktionen bleiben bis zur Denuklearisierung Nordkoreas in Kraft.",
            "Sanksjonene blir stående til landet er kvitt kjernevåpnene.",
            ("de", "nb"),
        ),
        (
            "Medlemmer af Den Walisiske Nationalforsamling var forfærdede.",
            "Uggur er í sumum þingmönnum yfir þessu.",
            ("da", "is"),
        ),
        (
            "Ezt a Nemzetgyűlési Bizottság közölte pénteken a képviselőkkel.",
            "Comisia a anunțat acest lucru vineri deputaților.",
            ("hu", "ro"),
        ),
        (
            "Nacionālais Meteoroloģiskais dienests izsludināja brīdinājumu.",
            "Der Wetterdienst gab eine Warnung heraus.",
            ("lv", "de"),
        ),
        (
            "Saya sudah berbicara dengan Hakim Kavanaugh sebelum sidang.",
            "Ik heb voor de zitting gesproken met rechter Kavanaugh.",
            ("id", "nl"),
        ),
        # words of the reference's language that the name does not have elsewhere
        (
            "Guy Cecil, directeur des Priorités des États-Unis, l'a remarqué.",
            "Guy Cecil, der Direktor von Priorities USA, bemerkte es.",
            ("fr", "de"),
        ),
        ("Il sistema ha battuto i campioni di Otello.", "O sistema derrotou os campeões de Othello.", ("it", "pt")),
        ("O senador falou ao «60 Minutos».", "El senador habló en «60 Minutes».", ("pt", "es")),
        # one compound in two languages, each with its own ending
        ("Det var efter Koreakrigets slut.", "Det var efter at Koreakrigen var slut.", ("sv", "da")),
        ("Marinebasar ved kysten er stengde.", "Marinebaser ved kysten er stengt.", ("nn", "nb")),
        # places
        ("Er wurde in Usbekistan geboren.", "Han ble født i Uzbekistan.", ("de", "nb")),
        ("O jogo é em Nápoles, na Itália.", "Mäng toimub Napolis Itaalias.", ("pt", "et")),
        ("É um dos líderes da América Latina.", "Ta on üks Ladina-Ameerika juhte.", ("pt", "et")),
        ("Keski-Amerikan valtiot vastustivat sitä.", "Kesk-Ameerika riigid olid selle vastu.", ("fi", "et")),
        # names that the reference's own language writes by sound
        (
            "Otrais bija Makss Verstapens, trešais Kimi Raikonens no Somijas.",
            "Antras buvo Maxas Verstappenas, trečias Kimi Raikkonenas iš Suomijos.",
            ("lv", "lt"),
        ),
        (
            "To sacīja pārvaldnieks Deivids Tompsons no Skotijas.",
            "Tai sakė prižiūrėtojas Davidas Thompsonas iš Škotijos.",
            ("lv", "lt"),
        ),
    ],
)  # fmt: skip
def test_what_each_language_has_of_its_own_is_no_finding(
    reference: str, candidate: str, languages: tuple[str, str]
) -> None:
    assert [finding.message for finding in findings([reference], [candidate], languages)] == []


@pytest.mark.parametrize(
    ("reference", "candidate", "languages", "right"),
    [
        ("Das sagte Sandra Pickering in Oslo.", "A dit Sandra Pickerring à Oslo.", ("de", "fr"), "Pickering"),
        ("Se pelasi Kirsty Youngin kanssa.", "Den spelade med Kristy Young.", ("fi", "sv"), "Kirsty"),
        ("Ursula von der Leyen kam nach Brüssel.", "Ursula van der Leyen est arrivée.", ("de", "fr"), "von der"),
        ("Powiedział to Scott Pittman.", "Řekl to Scott Pitman.", ("pl", "cs"), "Pittman"),
        ("Bu Air Niugini'nin uçağı.", "Je to letadlo Air Niuguni.", ("tr", "cs"), "Niugini"),
        ("Craig Halketts skud gik forbi målet.", "Skot Graig Halkett fór framhjá markinu.", ("da", "is"), "Craig"),
    ],
)  # fmt: skip
def test_what_no_language_does_is_one(reference: str, candidate: str, languages: tuple[str, str], right: str) -> None:
    assert any(right in (one.suggestion or one.message) for one in findings([reference], [candidate], languages))
