"""Datelines, credits, signatures and bylines, as agencies and papers of many languages set them."""

import pytest

from tqcheck.articles import from_text, settle_furniture
from tqcheck.articles.agencies import credit_line, dateline, signed_at_end
from tqcheck.articles.datelines import is_end_mark, signature
from tqcheck.articles.structure import byline
from tqcheck.sentences import split

DATELINES = [
    ("BRUSSELS (AP) – NATO set terms on Friday.", "BRUSSELS", "AP"),
    ("WASHINGTON, May 6 (Reuters) - The council voted.", "WASHINGTON", "Reuters"),
    ("PARIS, 6 mai 2024 (AFP) - Le conseil a voté.", "PARIS", "AFP"),
    ("Berlin (dpa) - Der Rat stimmte ab.", "Berlin", "dpa"),
    ("ΑΘΗΝΑ, 22 Αυγούστου (ΑΠΕ) - Το συμβούλιο ψήφισε.", "ΑΘΗΝΑ", "ANA-MPA"),
    ("ATENE, 22 agosto (ANA) - Il consiglio ha votato.", "ATENE", "ANA-MPA"),
    ("ТОМСК, 14 марта. Совет проголосовал в пятницу.", "ТОМСК", None),
    ("ТОМСК, 14 марта 2025 г. Совет проголосовал в пятницу.", "ТОМСК", None),
    ("КИЇВ, 3 березня. Рада проголосувала у п'ятницю.", "КИЇВ", None),
    ("GDAŃSK, 3 marca. Rada głosowała w piątek.", "GDAŃSK", None),
    ("नई दिल्ली, 4 नवंबर। परिषद ने शुक्रवार को प्रस्ताव के पक्ष में मतदान किया।", "नई दिल्ली", None),
    ("ঢাকা, ৪ নভেম্বর ২০২৫। পরিষদ শুক্রবার প্রস্তাবের পক্ষে ভোট দিয়েছে।", "ঢাকা", None),
    ("اسلام آباد، 4 نومبر۔ کونسل نے جمعے کو قرارداد کے حق میں ووٹ دیا۔", "اسلام آباد", None),
    ("ירושלים, 4 בנובמבר. המועצה הצביעה ביום שישי בעד ההצעה.", "ירושלים", None),
    ("Berlin/Wien (dpa/APA) – Der Rat stimmte ab.", "Berlin/Wien", "dpa"),
    ("(ANSA) - ROMA, 06 MAG - Il consiglio ha votato.", "ROMA", "ANSA"),
    ("Madrid, 6 may (EFE).- El consejo votó el lunes.", "Madrid", "EFE"),
    ("MADRID, 5 (EUROPA PRESS) El consejo votó el lunes.", "MADRID", "Europa Press"),
    ("SANTIAGO DE COMPOSTELA, 28 (EUROPA PRESS) La Xunta votó el lunes.", "SANTIAGO DE COMPOSTELA", "Europa Press"),
    ("BARCELONA, 5 Ene. (EUROPA PRESS) El consejo votó el lunes.", "BARCELONA", "Europa Press"),
    ("Madrid, 5 (EFE) «No», dijo el consejo.", "Madrid", "EFE"),
    ("ROMA, 5 (ANSA) Il consiglio ha votato lunedì.", "ROMA", "ANSA"),
    ("Milano, 5 gen. (Adnkronos) Il consiglio ha votato lunedì.", "Milano", "Adnkronos"),
    ("Lisboa, 05 (Lusa) A assembleia votou na segunda-feira.", "Lisboa", "Lusa"),
    ("OSLO (NTB): Bystyret stemte mandag.", "OSLO", "NTB"),
    ("МОСКВА, 6 мая. /ТАСС/. Совет проголосовал.", "МОСКВА", "TASS"),
    ("МОСКВА, 6 мая — РИА Новости. Совет проголосовал.", "МОСКВА", "RIA Novosti"),
    ("新华社北京5月6日电 市议会星期一投票。", "北京", "Xinhua"),
    ("【ベルリン共同】市議会は月曜日に投票した。", "ベルリン", "Kyodo"),
    ("(서울=연합뉴스) 홍길동 기자 = 시의회가 월요일 투표했다.", "서울", "Yonhap"),
    ("برلين (د ب أ) – صوت المجلس يوم الاثنين.", "برلين", "dpa"),
    ("नई दिल्ली, 6 मई (भाषा) परिषद ने सोमवार को मतदान किया।", "नई दिल्ली", "PTI"),
    ("TROMSØ – The council voted on Monday.", "TROMSØ", None),
    ("DHAKA, May 6: The council voted on Monday.", "DHAKA", None),
    ("COX’S BAZAR, 6 May 2024: The council voted on Monday.", "COX’S BAZAR", None),
    ("（釜山＝聯合ニュース）市議会は月曜日に投票した。", "釜山", "Yonhap"),
    ("თბილისი, 6 მაისი (ნაპირის სააგენტო) - საბჭომ ორშაბათს კენჭი უყარა.", "თბილისი", "ნაპირის სააგენტო"),
    ("VIENNA (Any Press Agency) — The council voted.", "VIENNA", "Any Press Agency"),
    ("（滇原通讯社昆明10月9日电）市议会星期一投票。", "昆明", "滇原通讯社"),
    ("नई दिल्ली: परिषद ने सोमवार को नए पुल के निर्माण के पक्ष में मतदान किया।", "नई दिल्ली", None),
    ("देहरादून, 6 मई: परिषद ने सोमवार को नए पुल के निर्माण के पक्ष में मतदान किया।", "देहरादून", None),
    ("मुंबई – परिषद ने सोमवार को नए पुल के निर्माण के पक्ष में मतदान किया।", "मुंबई", None),
    ("القاهرة - صوت المجلس يوم الاثنين على بناء جسر جديد فوق النهر.", "القاهرة", None),
    ("ঢাকা, ৬ মে: পরিষদ সোমবার নতুন সেতু নির্মাণের পক্ষে ভোট দিয়েছে।", "ঢাকা", None),
    ("กรุงเทพฯ – สภาลงมติเมื่อวันจันทร์ให้สร้างสะพานใหม่ข้ามแม่น้ำ", "กรุงเทพฯ", None),
    ("ירושלים – המועצה הצביעה ביום שני בעד בניית גשר חדש מעל הנהר.", "ירושלים", None),
    ("چنئی، 6 مئی: کونسل نے پیر کو نئے پل کی تعمیر کے حق میں ووٹ دیا۔", "چنئی", None),
    ("INARI (Pohjan Sanomatoimisto) – Neuvosto äänesti.", "INARI", "Pohjan Sanomatoimisto"),
]

NO_DATELINES = [
    "Saturday, May 6: The council meets in Osthavn.",
    "Olaf Scholz (SPD) – der Kanzler – stimmte zu.",
    "The minister (who was ill) did not come.",
    "Anna Meier (45) – eine Lehrerin – kam nicht.",
    "NATO – the alliance of 32 countries – met on Monday in Brussels, officials said.",
    "पुल – जो सौ साल पुराना था – सोमवार को गिर गया, अधिकारियों ने बताया।",
    "وقال الرئيس: سنبني الجسر الجديد في شهر مايو بعد موافقة المجلس.",
    "परिषद ने सोमवार को कहा: पुल का निर्माण मई में शुरू होगा और लागत बढ़ेगी।",
    "המועצה הצביעה ביום שני בעד הגשר – ורבים שמחו על כך בעיר.",
    "Anna Meier, 45 (AP) Captain of the team.",
    "Paula, 31 (AP) said that she would not come.",
    "He told AP on Monday that the council would vote.",
    "北京时间星期一，市议会投票。",
    "राम ने कहा, 4 लोग आए। उसके बाद परिषद ने प्रस्ताव के पक्ष में मतदान किया।",
    "أغلق الجسر، 4 مرات في السنة. وصوت المجلس يوم الجمعة لصالح القرار.",
]


@pytest.mark.parametrize(("paragraph", "place", "credit"), DATELINES, ids=[line[0][:18] for line in DATELINES])
def test_datelines(paragraph: str, place: str, credit: str | None) -> None:
    found = dateline(paragraph)
    assert found is not None
    assert (found.place, found.credit) == (place, credit)
    assert paragraph[found.end :].lstrip("«")[:1].isalnum()


@pytest.mark.parametrize("paragraph", [one for one in NO_DATELINES if not one.startswith("NATO")])
def test_what_is_no_dateline(paragraph: str) -> None:
    assert dateline(paragraph) is None


@pytest.mark.parametrize(
    ("block", "credit"),
    [
        ("(Agence Littorale/ykg)", "Agence Littorale"),
        ("(© Nordvarsel)", "Nordvarsel"),
        ("（共立通信）", "共立通信"),
        ("(وكالة الضفاف)", "وكالة الضفاف"),
        ("（完）", None),
        ("(He did not say when.)", None),
        ("(see page 12)", None),
    ],
)
def test_signatures(block: str, credit: str | None) -> None:
    assert signature(block) == credit


def test_credit_lines_and_ends() -> None:
    assert credit_line("Source: Reuters") == "Reuters"
    assert credit_line("dpa/AFP") == "dpa"
    assert credit_line("Источник: Интерфакс") == "Interfax"
    assert credit_line("The council voted") is None
    assert [is_end_mark(one) for one in ("（完）", "ENDS", "-30-", "끝", "The end of it")] == [True] * 4 + [False]


@pytest.mark.parametrize(
    ("paragraph", "credit", "apart"),
    [
        ("Work begins in May. (dpa)", "dpa", True),
        ("Die Arbeiten beginnen im Mai (dpa/abc).", "dpa", False),
        ("Työt alkavat toukokuussa. (STT)", "STT", True),
        ("Prace zaczną się w maju. (PAP)", "PAP", True),
        ("Arbetet börjar i maj. /TT/", "TT", True),
        ("工程将于五月开始。(据新华社)", "Xinhua", True),
        ("工事は5月に始まる。（共同）", "Kyodo", True),
        ("काम मई में शुरू होगा। (भाषा)", "PTI", True),
        ("Die Arbeiten beginnen im Mai. (Mit Material von AFP)", "AFP", True),
        ("Nobody answered. (Reuters could not reach the council on Friday.)", None, False),
        ("The council voted for it (see page 12).", None, False),
    ],
)
def test_who_signs_behind_the_last_sentence(paragraph: str, credit: str | None, apart: bool) -> None:
    found = signed_at_end(paragraph)
    assert (found.credit if found else None) == credit
    assert found is None or found.apart == apart


def test_a_signature_behind_the_last_sentence_is_no_sentence() -> None:
    article = from_text(
        "Silta suljetaan\n\nVanha silta suljetaan liikenteeltä maanantaina aamulla. "
        "Työt kestävät ainakin kolme viikkoa. (STT)",
        "fi",
    )
    assert [one.text for one in split(article)][-1] == "Työt kestävät ainakin kolme viikkoa."
    assert article.credit == "STT"
    assert [article.text[one.start : one.end] for one in article.boilerplate] == ["(STT)"]


def test_any_name_signs_behind_the_last_sentence_of_a_story() -> None:
    body = "El municipio investiga el robo de colmenas. Hubo seis robos este año (Norte)."
    article = from_text(f"Roban colmenas\n\n{body}\n\nLos socios quieren poner localizadores. (Valleprensa)", "es")
    assert [article.text[one.start : one.end] for one in article.boilerplate] == ["(Valleprensa)"]
    assert article.credit == "Valleprensa"


def test_a_dateline_ends_where_its_bracket_closes() -> None:
    found = dateline("Passau (dpa/lby) - Nach dem Dauerregen steigt die Donau in Passau weiter an.")
    assert found is not None
    assert (found.place, found.credit, found.end) == ("Passau", "dpa", 19)


def test_an_agency_may_set_no_dash_behind_a_place_in_capitals() -> None:
    found = dateline("VISBY (TT) Tre vargar som simmat ut till Fårö ska sövas och flyttas.")
    assert found is not None
    assert (found.place, found.credit, found.end) == ("VISBY", "TT", 11)


def test_a_place_before_a_colon_belongs_to_the_headline() -> None:
    story = "Die Stadt hat am Samstag den Notstand ausgerufen."
    reference = from_text(f"Notstand an der Donau\n\nPassau (dpa) - {story}\n\nDer Pegel sinkt.", "de")
    candidate = from_text(f"Passau: Notstand ausgerufen\n\n{story}\n\nDer Pegel sinkt.", "de")
    _, settled = settle_furniture(reference, candidate)
    assert split(settled)[0].text == "Passau: Notstand ausgerufen"


@pytest.mark.parametrize(
    ("line", "language", "name"),
    [
        ("By Ann Lee, Associated Press", "en", "Ann Lee, Associated Press"),
        ("Von Jürgen Meyer", "de", "Jürgen Meyer"),
        ("Par Élodie Martin", "fr", "Élodie Martin"),
        ("Av Kari Nordmann", "nb", "Kari Nordmann"),
        ("Автор: Иван Петров", "ru", "Иван Петров"),
        ("作者：王小明", "zh", "王小明"),
        ("By the time they came it was over.", "en", None),
        ("By noon", "en", None),
    ],
)
def test_bylines(line: str, language: str, name: str | None) -> None:
    assert byline(line, language) == name


def test_a_bare_place_is_a_dateline_where_the_other_side_has_one() -> None:
    story = "Der Rat von Osthavn stimmte am Montag für eine neue Brücke über den Sund."
    reference = from_text(f"Neue Brücke\n\nOsthavn (mdw) – {story}\n\nEs war knapp.", "de")
    candidate = from_text(f"Neue Brücke\n\nOsthavn – {story}\n\nEs war knapp.", "de")
    assert candidate.dateline is None
    _, settled = settle_furniture(reference, candidate)
    assert settled.dateline == "Osthavn"
    (span,) = settled.boilerplate
    assert settled.text[span.start : span.end] == "Osthavn – "
