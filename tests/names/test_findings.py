"""Findings on short stories: one name one finding, right names never accused."""

from pathlib import Path

import pytest

from tests.names.pairs import findings, pair_of
from tqcheck.aligned import AlignedPair, Document
from tqcheck.articles import read
from tqcheck.checks import run_checks
from tqcheck.checks.names import name_inconsistent, name_misspelled
from tqcheck.model import Pair, Tally
from tqcheck.names import NameList, TrustedName, name_tally
from tqcheck.sentences import split

SEED = Path(__file__).parents[3] / "shared" / "seeds" / "002_b3dce5b5bb70e21c.txt"


@pytest.mark.parametrize(
    ("old", "new", "languages", "right", "wrong"),
    [
        (
            ["Politileder Sveinung Kvålheim kom torsdag.", "Ifølge Kvålheim tok det en time."],
            ["Police leader Sveinung Kvålheim came on Thursday.", "According to Kvilhem it took an hour."],
            ("nb", "en"),
            "Kvålheim",
            "Kvilhem",
        ),
        (
            ["Forskeren Mari Gjelstad ledet prøven.", "Funnet overrasket Gjelstad."],
            ["Die Forscherin Mari Gjelstad leitete den Versuch.", "Der Fund überraschte Gjolsted."],
            ("nb", "de"),
            "Gjelstad",
            "Gjolsted",
        ),
    ],
)
def test_a_surname_that_the_news_often_has_is_no_ordinary_word(
    old: list[str], new: list[str], languages: tuple[str, str], right: str, wrong: str
) -> None:
    """Lists of frequencies have surnames of the news too; no language has a word of its own for one."""
    (finding,) = findings(old, new, languages)
    assert finding.check == "name-misspelled"
    assert wrong in finding.message
    assert finding.suggestion is not None and right in finding.suggestion


def test_one_name_in_five_places_is_one_finding() -> None:
    reference = [
        "On Friday Anniken Huitfeldt met Antony Blinken.",
        "Then Huitfeldt left.",
        "Huitfeldt said no more.",
        "Later Huitfeldt smiled.",
    ]
    candidate = [
        "On Friday Aniken Heitfeldt met Antony Blinken.",
        "Then Heitfeldt left.",
        "Hoytfeldt said no more.",
        "Later Huitfeldt smiled.",
    ]
    (finding,) = findings(reference, candidate, ("en", "en"))
    assert finding.check == "name-misspelled"
    assert finding.suggestion == "Anniken Huitfeldt"
    assert finding.candidate is not None and finding.candidate.text == "Aniken Heitfeldt"
    assert finding.reference is not None and finding.reference.text == "Anniken Huitfeldt"
    for said in ("Aniken Heitfeldt” (1×, sentence 0", "Heitfeldt” (1×, sentence 1", "Hoytfeldt” (1×, sentence 2"):
        assert said in finding.message
    assert [place.text for place in finding.elsewhere] == ["Heitfeldt", "Hoytfeldt"]


@pytest.mark.parametrize(
    ("reference", "candidate", "languages", "wrong"),
    [
        ("La ministre Sylvie Goularde est là.", "The minister Sylvie Gularde is here.", ("fr", "en"), "Gularde"),
        ("The spokesman Graham Pickering left.", "Talsmannen Graham Pikering gick.", ("en", "sv"), "Pikering"),
        ("The spokesman Graham Pickering left.", "Rzecznik Graham Pcikering odszedł.", ("en", "pl"), "Pcikering"),
        ("Генсек НАТО Столтенберг прибыл.", "NATO chief Stolntenberg arrived.", ("ru", "en"), "Stolntenberg"),
        ("قال رئيس الوزراء بوريس جونسون.", "Prime Minister Boris Jonhson said so.", ("ar", "en"), "Jonhson"),
        ("首相鲍里斯·约翰逊说。", "Prime Minister Boris Jonhson said so.", ("zh", "en"), "Jonhson"),
    ],
)  # fmt: skip
def test_garbled_names_of_many_languages(
    reference: str, candidate: str, languages: tuple[str, str], wrong: str
) -> None:
    found = findings([reference], [candidate], languages)
    assert [wrong in (finding.candidate.text if finding.candidate else "") for finding in found] == [True]


@pytest.mark.parametrize(
    ("reference", "candidate", "languages"),
    [
        ("Olaf Scholz met Martin Schulz.", "Olaf Scholz traf Martin Schulz.", ("en", "de")),
        ("Kavanaugh's wife praised Lakers.", "Kavanaughin vaimo ylisti Lakersia.", ("en", "fi")),
        ("Vladimir Putin spoke with Sergey Lavrov.", "Vladimir Poutine a parlé avec Sergueï Lavrov.", ("en", "fr")),
        ("President Biden flew to Warsaw.", "Президент Байден прилетел в Варшаву.", ("en", "ru")),
        ("President Biden met Blinken.", "拜登总统会见了布林肯。", ("en", "zh")),
        ("President Biden met Blinken.", "バイデン大統領はブリンケンと会談した。", ("en", "ja")),
        ("President Biden met Blinken.", "राष्ट्रपति बाइडेन ने ब्लिंकन से मुलाकात की।", ("en", "hi")),
        ("The city of Cologne celebrates.", "Die Stadt Köln feiert.", ("en", "de")),
        ("The Senate met the Methodist council.", "Senátny výbor prijal Metodistickú radu.", ("en", "sk")),
        ("The Moravian-Silesian team won.", "Echipa Moravia-Silezia a câștigat.", ("en", "ro")),
        ("Jordan Spieth said so.", "Džordans Spīts (Jordan Spieth) teica to.", ("en", "lv")),
        ("Geologist Marit Haugland spoke.", "Geolog Marit Haugland talte.", ("en", "da")),
        ("The brands Dr. Wexel and Essie sell.", "Dr.Wexel ve Essie markaları satılıyor.", ("en", "tr")),
        ("La homosexualidad existe.", "L’homosexualité existe.", ("es", "fr")),
        ("He runs the Center for Defense now.", "He runs the Centre for Defence now.", ("en", "en-GB")),
    ],
)  # fmt: skip
def test_right_names_are_not_accused(reference: str, candidate: str, languages: tuple[str, str]) -> None:
    assert findings([reference], [candidate], languages) == ()


@pytest.mark.parametrize(
    ("reference", "candidate", "languages"),
    [
        (
            "Es fehle an Ersatzzügen für Pendler aus Elze, sagte Malte Diehl.",
            "Für Pendler aus Elze fehlten Ersatzzüge, sagte Malte Diehl.",
            "de",
        ),
        (
            "Rund 450 Feuerwehrleute und Helfer des Technischen Hilfswerks füllten Sandsäcke.",
            "Etwa 450 Helfer von Feuerwehr und Technischem Hilfswerk füllten Sandsäcke.",
            "de",
        ),
        (
            "Krebs war ein Schüler Johann Sebastian Bachs und starb 1780 in Altenburg.",
            "Krebs, Schüler von Johann Sebastian Bach, starb 1780 in Altenburg.",
            "de",
        ),
        (
            "Das sagte Konstanze Musketa der Leipziger Universität am Mittwoch.",
            "Das sagte Konstanze Musketa von der Universität Leipzig am Mittwoch.",
            "de",
        ),
        (
            "Drei Gutachter bestätigten die Zuschreibung, die Fahrzeit bleibt gleich.",
            "Das bestätigten auch drei Gutachter, die Fahrtzeit bleibt gleich.",
            "de",
        ),
        (
            "Danach sollen die Wasserstände langsam sinken, der Scheitel ist erreicht.",
            "Danach sollen die Pegel langsam sinken, der Höchststand ist erreicht.",
            "de",
        ),
        ("Kristerssons regering höll möte i går.", "Regeringen under Kristersson höll möte i går.", "sv"),
        ("Huitfeldts tale ble godt mottatt i Oslo.", "Talen til Huitfeldt ble godt mottatt i Oslo.", "nb"),
        (
            "Музей відкрили на вулиці Ольги Кобилянської в суботу.",
            "Музей відкрили на вулиці Кобилянської в суботу.",
            "uk",
        ),
        ("Розопроизводителите край Казанлък са доволни.", "Розопроизводителите в Казанлъшко са доволни.", "bg"),
        ("Schoofs kabinet viel op dinsdag.", "Het kabinet van Schoof viel op dinsdag.", "nl"),
    ],
)
def test_nouns_with_capitals_and_lost_genitives_are_no_names(reference: str, candidate: str, languages: str) -> None:
    assert not findings([reference], [candidate], (languages, languages))


@pytest.mark.parametrize(
    ("reference", "candidate", "wrong"),
    [
        ("Das sagte Claudio Griese von der CDU.", "Das sagte Claudio Grisse von der CDU.", "Grisse"),
        ("Dort sprach Jürgen Dupper am Samstag.", "Dort sprach Jürgen Duppar am Samstag.", "Duppar"),
        ("Die Stadt dankte Venus Williams am Samstag.", "Die Stadt dankte Venus Willams am Samstag.", "Willams"),
        ("Markus Söder kam nach Deggendorf.", "Markus Söder kam nach Degendorf.", "Degendorf"),
    ],
)
def test_garbled_names_among_nouns_with_capitals(reference: str, candidate: str, wrong: str) -> None:
    (found,) = findings([reference], [candidate], ("de", "de"))
    assert found.candidate is not None
    assert wrong in found.candidate.text


@pytest.mark.parametrize(
    ("reference", "candidate", "languages"),
    [
        ("Rederiet vil betale for oppryddingen nå.", "Selskapet vil betale for oppryddingen nå.", "nb"),
        ("Recordáis su respuesta de aquella noche larga.", "Recuerdan su respuesta de aquella noche larga.", "es"),
        ("Five of the victims were tourists from Argentina.", "Five of the victims were Argentine tourists.", "en"),
        ("The Welsh cider maker sold its orchard.", "The cider maker in Wales sold its orchard.", "en"),
    ],
)  # fmt: skip
def test_what_is_no_name_is_not_lost_or_added(reference: str, candidate: str, languages: str) -> None:
    assert findings([reference], [candidate], (languages, languages)) == ()


@pytest.mark.parametrize(
    ("reference", "candidate", "name"),
    [
        ("Moore told the reporter that the men had died.", "Told the reporter that the men had died.", "Moore"),
        ("The Senate on Wednesday called on the government.", "The on Wednesday called on the government.", "Senate"),
        ("The wood came from the land of Canaan by sea.", "The wood came from the land of by sea.", "Canaan"),
    ],
)
def test_a_name_that_a_copy_loses(reference: str, candidate: str, name: str) -> None:
    (finding,) = findings([reference], [candidate], ("en", "en"))
    assert finding.check == "name-missing"
    assert f"“{name}”" in finding.message


@pytest.mark.parametrize(
    ("reference", "candidate", "languages", "name"),
    [
        ("Operasjonsleder Sveinung Kvålheim sier det.", "Operation leader Sveinung Kvalhiem says so.", ("nb", "en"),
         "Sveinung Kvålheim"),
        ("Theresa May's Chequers plan failed.", "Theresa May's Chequurs plan failed.", ("en", "en"), "Chequers"),
        ("The actor Johnny English came late.", "L’acteur Johnny Englsh est arrivé tard.", ("en", "fr"),
         "Johnny English"),
    ],
)  # fmt: skip
def test_the_finding_shows_the_name_itself(
    reference: str, candidate: str, languages: tuple[str, str], name: str
) -> None:
    (finding,) = findings([reference], [candidate], languages)
    assert finding.message.startswith(f"“{name}” is spelled otherwise")


@pytest.mark.parametrize(
    ("reference", "candidate", "languages", "name"),
    [
        ("Operacją kierował Krzysztof Jędrzejczyk-Wątroba z kopalni.",
         "The operation was led by Krzysztof Wojciechowski of the mine.", ("pl", "en"), "Jędrzejczyk-Wątroba"),
        ("Пароход нашла группа Тимофея Вележева у острова.", "Höyrylaivan löysi ryhmä saaren luota.", ("ru", "fi"),
         "Тимофея Вележева"),
        ("The report was written by Sandra Mitchell and two colleagues.", "Доклад написала группа коллег.",
         ("en", "ru"), "Sandra Mitchell"),
        ("Professor Jay Berzofsky of the institute spoke about a new vaccine for cancer yesterday.",
         "تحدث أستاذ من المعهد أمس عن لقاح جديد للسرطان.", ("en", "ar"), "Jay Berzofsky"),
    ],
)  # fmt: skip
def test_a_full_name_that_a_translation_loses(
    reference: str, candidate: str, languages: tuple[str, str], name: str
) -> None:
    (finding,) = findings([reference], [candidate], languages)
    assert finding.check == "name-missing"
    assert f"“{name}”" in finding.message


def test_a_full_name_that_a_translation_adds() -> None:
    candidate = "The report was presented on Friday by the minister Graham Pickering, who refused to answer questions."
    without = "Доклад представил в пятницу министр, который отказался отвечать на вопросы."
    (finding,) = findings([without], [candidate], ("ru", "en"))
    assert (finding.check, finding.confidence) == ("name-added", "medium")
    assert finding.candidate is not None and finding.candidate.text == "Graham Pickering"
    named = without.replace("министр,", "министр Грэм Пикеринг,")
    assert findings([named], [candidate], ("ru", "en")) == ()


@pytest.mark.parametrize(
    ("reference", "candidate", "languages"),
    [
        ("Пароход нашла группа Тимофея Вележева у острова.", "Höyrylaivan löysi Timofei Velezhevin ryhmä.",
         ("ru", "fi")),
        ("Sandra Mitchell wrote it. Then Sandra Mitchell left.", "Sandra Mitchell l’a écrit. Puis elle est partie.",
         ("en", "fr")),
        ("The Security Council met on Friday.", "安理会周五开会。", ("en", "zh")),
        ("The actor spoke to the tech billionaire Jake Lacy on Monday.",
         "Aktieris pirmdien runāja ar tehnoloģiju miljardieri Džeku Leisiju.", ("en", "lv")),
        ("A yellow card for Rory Hughes allowed it.", "Жёлтая карточка Рори Хьюза позволила это.", ("en", "ru")),
        ("King Charles and Queen Camilla came.", "El rey Carlos y la reina Camila vinieron.", ("en", "es")),
        ("The heavily guarded Demilitarised Zone is closed.", "A szigorúan őrzött Demilitarizált övezet zárva van.",
         ("en", "hu")),
        ("Gendon, the coach of the Indonesian team, left.", "تحدث جندون مدرب الفريق الإندونيسي وغادر.", ("en", "ar")),
    ],
)  # fmt: skip
def test_a_translation_loses_no_name(reference: str, candidate: str, languages: tuple[str, str]) -> None:
    assert findings([reference], [candidate], languages) == ()


def test_the_same_wrong_spelling_of_two_mentions_is_one_finding() -> None:
    reference = ["Sainsbury's sold Lloyds Pharmacy.", "Later Lloyds bought it back."]
    candidate = ["Sainsbury's verkaufte die Kette Lloiyds Pharmacy.", "Später kaufte Lloiyds sie zurück."]
    (finding,) = findings(reference, candidate, ("en", "de"))
    assert "sentences 0, 1" in finding.message or "sentence 1" in finding.message


def test_a_name_list_accuses_without_a_reference() -> None:
    names = NameList((TrustedName("Annalena Baerbock"), TrustedName("Kyiv", variants=("Kiev",))))
    (finding,) = findings(None, ["The minister Annalena Barbock flew to Kiev."], ("en", "en"), names)
    assert (finding.check, finding.suggestion) == ("name-misspelled", "Annalena Baerbock")


@pytest.mark.parametrize(
    ("name", "text", "language"),
    [
        ("Ford", "Bölgede Nord adlı şirket kuruldu.", "tr"),
        ("Çin", "Haberi CNN'in muhabiri yazdı.", "tr"),
        ("Северной Кореи", "Переговоры с Северной Кореей продолжились.", "ru"),
        ("North Korea", "Then Dorrans left the pitch.", "en"),
    ],
)
def test_other_names_than_the_listed_ones(name: str, text: str, language: str) -> None:
    assert findings(None, [text], (language, language), NameList((TrustedName(name),))) == ()


def test_names_of_another_language_are_not_asked_for() -> None:
    names = NameList((TrustedName("Annalena Baerbock", language="de"),))
    assert findings(None, ["The minister Annalena Barbock left."], ("en", "en"), names) == ()


@pytest.mark.parametrize(
    ("name", "text", "language", "wrong"),
    [
        ("Kyiv;Kiev", "They flew to Kieev on Friday.", "en", "Kieev"),
        ("ボリス・ジョンソン", "ボリス・ジョンゾンは言った。", "ja", "ジョンゾン"),
        ("بنيامين نتنياهو", "وقال بنيمين نتنياهو ذلك.", "ar", "بنيمين"),
        ("עידית סילמן", "השרה עידית סילמאן אמרה זאת.", "he", "סילמאן"),
        ("नरेन्द्र मोदी;नरेंद्र मोदी", "नरेंदर मोदी ने कहा।", "hi", "नरेंदर"),
        ("블링컨", "블링켄은 서울에서 말했다.", "ko", "블링켄은"),
    ],
)
def test_a_name_list_in_any_script(name: str, text: str, language: str, wrong: str) -> None:
    first, *variants = name.split(";")
    names = NameList((TrustedName(first, variants=tuple(variants)),))
    (finding,) = findings(None, [text], (language, language), names)
    assert finding.candidate is not None
    assert (finding.check, finding.candidate.text) == ("name-misspelled", wrong)


@pytest.mark.parametrize(
    ("name", "text", "language"),
    [
        ("עידית סילמן", "הוא מסר לסילמן ובסילמן את הדבר.", "he"),
        ("بنيامين نتنياهو", "قال ونتنياهو لنتنياهو ذلك.", "ar"),
        ("블링컨", "블링컨이 블링컨을 만났다.", "ko"),
        ("ボリス・ジョンソン", "ジョンソンは言った。", "ja"),
        ("Annalena Baerbock", "Annalena Baerbockin mukaan.", "fi"),
    ],
)
def test_forms_of_listed_names_are_right(name: str, text: str, language: str) -> None:
    assert findings(None, [text], (language, language), NameList((TrustedName(name),))) == ()


@pytest.mark.parametrize(
    ("right", "wrong", "sentence", "language"),
    [
        ("欧阳芷薇", "欧阳芷微", "“我父亲参加了勘测。”总工程师{}说。", "zh"),
        ("李小明", "李晓明", "外长王毅和{}昨天在北京会见了记者。", "zh"),
        ("סילמן", "סילמאן", "השרה עידית {} אמרה אתמול כי הממשלה תיפול", "he"),
        ("بنيامين", "بنيمين", "وقال {} نتنياهو إن الحكومة ستسقط غدا", "ar"),
        ("नरेंद्र", "नरेंदर", "प्रधानमंत्री {} मोदी ने कहा कि सरकार", "hi"),
        ("블링컨", "블링켄", "토니 {} 장관은 어제 서울에서 말했다", "ko"),
        ("ブリンケン", "ブリンゲン", "バイデン大統領は{}と会談した。", "ja"),
        ("ওয়ারসামে", "ওয়ারমাসে", "অর্থমন্ত্রী আহমেদ বশির {} এই সিদ্ধান্তকে ভুল আখ্যা দেন।", "bn"),
        ("গেলাশভিলি", "গেলাভশিলি", "গভর্নর তামার {} এ কথা বলেন।", "bn"),
        ("கெலாஷ்விலி", "கெலாவிஷ்லி", "ஆளுநர் தமர் {} இதைக் கூறினார்.", "ta"),
    ],
)
def test_near_copies_without_capitals(right: str, wrong: str, sentence: str, language: str) -> None:
    (finding,) = findings([sentence.format(right)], [sentence.format(wrong)], (language, language))
    assert finding.candidate is not None and finding.reference is not None
    assert (finding.check, finding.candidate.text, finding.suggestion) == ("name-misspelled", wrong, right)
    assert finding.reference.text == right


@pytest.mark.parametrize(
    ("old", "new", "language"),
    [
        ("他高兴地说这座城市的高速公路很好。", "他高兴的说这座城市的高速道路很好。", "zh"),
        ("다음 주에는 비가 내릴 것으로 예상된다", "다음 주에도 비가 내릴 것으로 예상된다", "ko"),
        ("הממשלה תדון מחר בהצעת החוק החדשה", "הממשלה דנה אתמול בהצעת החוק החדשה", "he"),
        ("গ্রামবাসীরা সেতুটি মেরামত করেছেন।", "গ্রামবাসীরা সেতুটা মেরামত করেছেন।", "bn"),
        ("শ্রমিকেরা কারখানাটিতে ঢুকেছিলেন।", "শ্রমিকেরা কারখানাটায় ঢুকেছিলেন।", "bn"),
        ("அவர் பதவியிலிருந்து வெளியேற்றப்பட்டனர்.", "அவர் பதவியிலிருந்து வெளியேற்றப்பட்டார்.", "ta"),
        ("விவசாயிகளுக்கான உதவி கிடைத்தது.", "விவசாயிகளுக்கு உதவி கிடைத்தது.", "ta"),
        ("सरकार ने कल नया कानून पेश किया था", "सरकारों ने कल नये कानून पेश किये थे", "hi"),
    ],
)
def test_other_words_of_near_copies_are_no_names(old: str, new: str, language: str) -> None:
    assert findings([old], [new], (language, language)) == ()


@pytest.mark.parametrize(
    ("lines", "language"),
    [
        (["Президент Володимир Зеленський прибув.", "Потім Зелинський поїхав."], "uk"),
        (["Мэр Собянин приехал.", "Потом Сабянин уехал."], "ru"),
        (["Ο Κυριάκος Μητσοτάκης ήρθε.", "Ο Μιτσοτάκης έφυγε."], "el"),
        (["President Macron spoke.", "Then Makcron left."], "en"),
    ],
)
def test_a_well_known_name_and_a_slip_of_it(lines: list[str], language: str) -> None:
    (finding,) = findings(None, lines, (language, language))
    assert finding.check == "name-inconsistent"


def test_tally_counts_kept_names() -> None:
    pair = pair_of(
        ["Yesterday Anniken Huitfeldt left.", "Then Graham Pickering came."],
        ["Yesterday Aniken Heitfeldt left.", "Then Graham Pickering came."],
        ("en", "en"),
    )
    assert name_tally(pair) == Tally(1.0, 2)
    assert name_tally(pair_of(None, ["Nothing."], ("en", "en"))) == Tally(0.0, 0)


@pytest.mark.parametrize(
    ("reference", "right", "wrong", "language"),
    [
        ("وقال مختار بوحجيلة إن ستولتنبرغ وصل.", "Mukhtar Bouhajila said Stoltenberg arrived.", "Stoltebnerg", "ar"),
        ("ストルテンベルグはクリントンと京都で話した。", "Yesterday Clinton met Stoltenberg.", "Stoltebnerg", "ja"),
        ("स्टोल्टेनबर्ग ने क्लिंटन से बात की।", "Yesterday Clinton met Stoltenberg.", "Stoltebnerg", "hi"),
    ],
)
def test_tally_knows_names_of_scripts_without_capitals_by_the_candidate(
    reference: str, right: str, wrong: str, language: str
) -> None:
    kept = name_tally(pair_of([reference], [right], (language, "en")))
    assert kept.total >= 2 and kept.kept == kept.total
    garbled = name_tally(pair_of([reference], [right.replace("Stoltenberg", wrong)], (language, "en")))
    assert garbled == Tally(kept.kept - 1, kept.total)


def _seed(names: NameList | None) -> list[tuple[str, str]]:
    if not SEED.exists():
        pytest.skip(f"{SEED} is not there")
    article = read(str(SEED))
    new = Document(article, split(article))
    encoder = pair_of(None, ["x"], ("en", "en")).encoder
    pair = AlignedPair(Pair("seed", None, article), None, new, (), None, encoder, trusted_names=names)
    return [(finding.check, finding.message) for finding in run_checks([name_misspelled, name_inconsistent], pair)]


def test_seed_inspected_alone() -> None:
    ((check, message),) = _seed(None)
    assert check == "name-inconsistent"
    assert all(name in message for name in ("“Huitfeldt”", "Heitfeldt", "Hoytfeldt", "Aniken", "Anneken"))


def test_seed_inspected_with_a_name_list() -> None:
    names = ("Anniken Huitfeldt", "Antony Blinken", "Annalena Baerbock")
    found = _seed(NameList(tuple(TrustedName(name) for name in names)))
    assert [check for check, _ in found] == ["name-misspelled"] * 3
    assert all(name in message for name, (_, message) in zip(names, found, strict=True))


@pytest.mark.parametrize(
    ("old", "new", "languages"),
    [
        # an apostrophe inside a name is a part of it, and the ending stands behind the whole
        (
            "“I do not care,” mission director Siobhán O'Callaghan said.",
            "„Je mi to jedno,“ řekla ředitelka mise Siobhán O'Callaghanová.",
            ("en", "cs"),
        ),
        (
            "Niamh O'Connor praised Gabriele D'Annunzio on Friday.",
            "Niamh O'Connorová v piatok pochválila Gabriela D'Annunzia.",
            ("en", "sk"),
        ),
        ("Niamh O'Connor said no more.", "Niamh O'Connorin mukaan muuta ei ole.", ("en", "fi")),
        # the s of a genitive is the one ending that names have in Germanic languages
        (
            "Domstolen dömde Halvorsunds tidigare borgmästare.",
            "Sud je osudio bivšu gradonačelnicu Halvorsunda.",
            ("sv", "hr"),
        ),
        (
            "Retten dømte Nybrohavns tidligere borgmester.",
            "Oikeus tuomitsi Nybrohavnin entisen pormestarin.",
            ("da", "fi"),
        ),
        # what a comma divides are two names: the neighbour in a list says nothing of who is meant
        (
            "The minister flew from Dakar to Bamako, Timbuktu and Kampala on Friday.",
            "El ministro voló el viernes de Dakar a Bamako, Tombuctú y Kampala.",
            ("en", "es"),
        ),
        # French ou is u in Spanish and Portuguese
        ("La nave fue lanzada desde Kurú el 4 de septiembre.", "The craft was launched from Kourou.", ("es", "en")),
        ("The craft was launched from Kourou.", "La nave fue lanzada desde Kurú.", ("en", "es")),
        ("Abdoulaye Toumani spoke in Paris.", "Abdulaye Tumani falou em Paris.", ("en", "pt")),
        # no letter of another alphabet tells a double consonant of a name that no list has
        (
            "«Без Каталін нас би тут не було», – сказав Гійом Лефевр-Дютіяль.",
            "„Katalin nélkül ma nem lennénk itt” – mondta Guillaume Lefebvre-Dutilleul.",
            ("uk", "hu"),
        ),
        (
            "Το είπε ο Γκιγιόμ Λεφέβρ-Ντιτιγέλ στο Παρίσι.",
            "Dies sagte Guillaume Lefebvre-Dutilleul in Paris.",
            ("el", "de"),
        ),
        ("Starosta Žatčic odmítl návrh hejtmana.", "The mayor of Žatčice turned the proposal down.", ("cs", "en")),
        ("Wójt Wierzchosławic odrzucił skargę.", "Der Vorsteher von Wierzchosławice wies die Klage ab.", ("pl", "de")),
        ("Le maire de Horoměřice a démissionné.", "Starosta Horoměřic rezignoval.", ("fr", "cs")),
    ],
)
def test_what_a_language_does_to_a_name_is_no_slip(old: str, new: str, languages: tuple[str, str]) -> None:
    assert [one.message for one in findings([old], [new], languages) if one.severity != "note"] == []


@pytest.mark.parametrize(
    ("old", "new", "languages"),
    [
        ("Niamh O'Connor said no more.", "Niamh O'Conorová víc neřekla.", ("en", "cs")),
        ("Gabriele D'Annunzio said no more.", "Gabriele D'Annuziolle riitti.", ("en", "fi")),
        (
            "Retten dømte Nybrohavns tidligere borgmester.",
            "Oikeus tuomitsi Nybrahavnin entisen pormestarin.",
            ("da", "fi"),
        ),
    ],
)
def test_an_ending_hides_no_slip(old: str, new: str, languages: tuple[str, str]) -> None:
    assert [one.check for one in findings([old], [new], languages)] == ["name-misspelled"]


@pytest.mark.parametrize(
    ("old", "new", "languages", "gone"),
    [
        (
            "A camera was built in Ljubljana by a team led by Matjaž Kovačič.",
            "Egy kamerát Ljubljanában Marko Horvat csoportja épített.",
            ("en", "hu"),
            ["Matjaž Kovačič"],
        ),
        (
            "Die Anklage vertrat Katarzyna Lubnauer, eine Juristin aus Danzig.",
            "L'accusation était représentée par Giulia Bianchi, une juriste de Gdansk.",
            ("de", "fr"),
            ["Katarzyna Lubnauer"],
        ),
        (
            "Die Anklage vertrat Katarzyna Lubnauer, eine Juristin aus Danzig.",
            "L'accusation était représentée par Katarzyna Lubnauer, une juriste de Gdansk.",
            ("de", "fr"),
            [],
        ),
        (
            "Podle starosty Žatčic Bohuslava Přikryla hlasovali zastupitelé třikrát.",
            "According to Karel Novotný, the mayor of Žatčice, the council voted three times.",
            ("cs", "en"),
            ["Bohuslava Přikryla"],
        ),
        (
            "Galeriile sunt mai sigure, spune inginerul-șef Dacian Moțoc.",
            "Les galeries sont plus sûres, assure l'ingénieur en chef, Radu Ionescu.",
            ("ro", "fr"),
            ["Dacian Moțoc"],
        ),
        (
            "Директор музея Тимофей Вележев открыл выставку в Риге.",
            "Der Direktor des Museums, Oskar Lindqvist, eröffnete die Ausstellung in Riga.",
            ("ru", "de"),
            ["Тимофей Вележев"],
        ),
        (
            "Директор музея Тимофей Вележев открыл выставку в Риге.",
            "Der Direktor des Museums, Timofej Welischew, eröffnete die Ausstellung in Riga.",
            ("ru", "de"),
            [],
        ),
        (
            "Batı Yakası Karayolu bisiklet yolunda kamyonet yayalara çarptı.",
            "Auf dem Radweg des West Side Highway überfuhr Oskar Lindqvist Fußgänger.",
            ("tr", "de"),
            [],
        ),
        (
            "Il giudice ha ascoltato Giudice Kavanaugh per un'ora.",
            "The court listened to Brett Kavanaugh for an hour.",
            ("it", "en"),
            [],
        ),
    ],
)
def test_another_person_in_the_place_of_a_name(old: str, new: str, languages: tuple[str, str], gone: list[str]) -> None:
    said = [one.message for one in findings([old], [new], languages) if one.check == "name-missing"]
    assert len(said) == len(gone)
    assert all(name in message for name, message in zip(gone, said, strict=True))
