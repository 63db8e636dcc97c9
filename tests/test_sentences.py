"""Sentences: exact spans on any text, and the marks and abbreviations of news in many languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.model import Article, Boilerplate
from tqcheck.sentences import LONGEST, split

LANGUAGES = [
    "en",
    "nb",
    "de",
    "fr",
    "ru",
    "ja",
    "zh",
    "ko",
    "ar",
    "hi",
    "th",
    "lo",
    "km",
    "tr",
    "el",
    "my",
    "und",
    None,
    "xx",
]
PIECES = st.sampled_from(
    [
        *"abAB1 .!?…\n\"'“”«»„「」()[]—–•*,;:\t\r\u00a0\u2028\u200b。！？।॥؟。",
        "\ud800",
        "😀",
        "e\u0301",
        "U.S. ",
        "J. ",
        "1. ",
        "เขาไม่ได้กล่าวอะไรเลย ",
        "ເຂົ້າໄປແລ້ວ ",
        "ភ្លៀង។ ",
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=80))


@given(text=TEXTS, language=st.sampled_from(LANGUAGES), headline=st.booleans(), data=st.data())
@settings(max_examples=300, deadline=None)
def test_spans_slice_back_in_order_and_keep_every_letter_of_the_story(
    text: str, language: str | None, headline: bool, data: st.DataObject
) -> None:
    edges = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=4)))
    boilerplate = tuple(
        Boilerplate(start, end, "comments") for start, end in zip(edges[::2], edges[1::2], strict=False) if start < end
    )
    article = Article(text=text, language=language, headline="x" if headline else None, boilerplate=boilerplate)
    found = split(article)
    position = 0
    covered = set()
    for number, sentence in enumerate(found):
        assert sentence.index == number
        assert sentence.start >= position
        assert sentence.start < sentence.end
        assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip()
        position = sentence.end
        covered.update(range(sentence.start, sentence.end))
    outside = {index for one in boilerplate for index in range(one.start, one.end)}
    assert not covered & outside
    assert all(text[index].isspace() for index in set(range(len(text))) - covered - outside)


CASES = [
    ("en", "BRUSSELS (AP) – NATO chief J. Stoltenberg said so.| He left the U.S. on Monday.| The U.S. Senate met."),
    ("en", "WASHINGTON, Sept. 12 (Reuters) - The bank cut rates.| Mr. Smith and Dr. Jones of Apple Inc. agreed."),
    ("en", "“We will act.”| He left.| \"Really?\" she asked.| 'It is over.'| (This is so.)| Next came No. 5."),
    ("en", "“Go!” he cried.| He said: “I will go. I must.”| Then he left."),
    ("en", "1. First item.| 2. Second item."),
    ("en", "It ended.|The next began.| See www.Example.Com/Now for Node.Js news."),
    ("nb", "– Vi er bekymret, sier hun til VG.| Den 5. mai kl. 12.30 fikk han ca. 5 mill. kroner.| Han ble nr. 2."),
    (
        "th",
        "ไฟไหม้โรงงานน้ำตาลในจังหวัดขอนแก่นเมื่อคืนวันอังคาร| เจ้าหน้าที่ดับเพลิงกว่า 120 นายใช้เวลาหกชั่วโมงจึงควบคุมเพลิงได้|"
        " ไม่มีผู้ได้รับบาดเจ็บ",
    ),
    (
        "th",
        "นายสมชาย วงศ์ประเสริฐ ผู้จัดการโรงงาน กล่าวว่า ไฟเริ่มจากห้องเครื่องชั้นสอง และลามไปยังโกดังอย่างรวดเร็ว|"
        " เขาบอกว่าความเสียหายอาจสูงถึง 45 ล้านบาท",
    ),
    ("th", "\"เราเอาอะไรออกมาไม่ได้เลย\" มาเรีย ซานโตส ครูวัย 41 ปี กล่าวเมื่อวันที่ 18 มีนาคม| เธอรอดมาได้พร้อมลูกชาย"),
    ("lo", "ລັດຖະບານໄດ້ປະກາດງົບປະມານໃໝ່ໃນວັນຈັນ| ຝ່າຍຄ້ານບໍ່ເຫັນດີ ແລະ ບອກວ່າຈະບໍ່ສະໜັບສະໜູນ"),
    ("km", "រដ្ឋាភិបាលបានប្រកាសថវិកាថ្មីនៅថ្ងៃច័ន្ទ។| គណបក្សប្រឆាំងមិនយល់ព្រមទេ។| គាត់និយាយថា ភ្លៀងធ្លាក់ខ្លាំង។"),
    ("nb", "1) Et nytt møte.| 2) Et annet møte."),
    ("de", "„Wir gehen.“| Das war im 2. Weltkrieg, z. B. am 3. Oktober.| Dr. Müller kam auf Platz 2.| Danach ging er."),
    ("fr", "« Nous partons. »| M. Dupont a vu Mme Le Pen.| C’est fini !| – Bonjour, dit-elle."),
    ("fr", "Le groupe A.B.C. a gagné.| La S.N.C.F., elle, se tait."),
    ("pt", "Segundo a Marinha dos E.U.A., os marinheiros ajudaram.| O P.S.D. ganhou."),
    ("it", "Secondo la Marina degli U.S.A., i marinai hanno aiutato.| Poi tacquero."),
    ("es", "¿Qué pasa?| El Sr. López habló de EE.UU. y de la UE.| ¡Vaya!"),
    ("ru", "«Мы готовы».| Г-н А. С. Попов пришел в 5 ч. утра.| — Мы готовы, — сказал он."),
    ("uk", "«У нас усе добре», — сказав він.| Це 5 млн грн на рік.| Він пішов."),
    ("pl", "Prof. Kowalski z ul. Długiej przyszedł 5 maja.| „Dlaczego?” — zapytała."),
    ("tr", "2. Dünya Savaşı bitti.| Prof. Dr. Ali Kaya geldi."),
    ("fi", "Hän tuli klo 12.30.| Se oli 5. toukokuuta."),
    ("ja", "「行きます。」と彼は言った。|東京は雨だ。|「そうですか？」と聞いた。"),
    ("ko", "“그렇습니다.”라고 그가 말했다.| 회의는 끝났다."),
    ("zh", "他说：“我们走。”|天气好！|真的吗？|增长3.5%。"),
    ("ar", "قال الرئيس: \"نحن هنا.\"| ثم غادر.| هل هذا صحيح؟| نعم؛ ربما."),
    ("fa", "او گفت: «ما اینجا هستیم.»| آیا درست است؟"),
    ("hi", "यह सच है।| क्या यह सच है?| हाँ!| डॉ. सिंह आए।"),
    ("my", "သူသွားသည်။| သူမလာသည်။"),
    ("th", "สวัสดีครับ วันนี้อากาศดี เขาไปตลาด"),
    ("el", "Πού πας;| Δεν ξέρω."),
    ("hy", "Նա գնաց։| Նա եկավ։"),
    ("am", "ሄደ።| መጣ።"),
    ("ka", "ხიდი დაიკეტა.| მუშაობა 2024 წ. მარტში დაიწყო.| ასე თქვა გ. ლომიძემ ქ. გორში."),
    ("th", "รถไฟออกเวลา 08.00 น. จากเชียงราย"),
    ("en", "B\u00a0.| Then it\u2028. went on."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "marked"), CASES)
def test_news_is_cut_where_its_sentences_end(language: str, marked: str) -> None:
    expected = [piece.strip() for piece in marked.split("|")]
    assert [one.text for one in split(Article(text=marked.replace("|", ""), language=language))] == expected


def test_the_headline_is_sentence_0_and_whole() -> None:
    text = "Storm hits. Many flee. What now?\n\nThe storm came at night. It left."
    found = split(Article(text=text, language="en", headline="Storm hits. Many flee. What now?"))
    assert [one.text for one in found] == ["Storm hits. Many flee. What now?", "The storm came at night.", "It left."]


def test_items_on_lines_of_their_own_are_apart() -> None:
    found = split(Article(text="They want:\n• more pay\n• less work\n\n- a third\n- a fourth", language="en"))
    assert [one.text for one in found] == ["They want:", "• more pay", "• less work", "- a third", "- a fourth"]


def test_boilerplate_inside_a_paragraph_is_left_out() -> None:
    text = "Please give. The story begins here. It ends. Share this"
    furniture = (Boilerplate(0, 12, "appeal"), Boilerplate(45, len(text), "sharing"))
    found = split(Article(text=text, language="en", boilerplate=furniture))
    assert [one.text for one in found] == ["The story begins here.", "It ends."]


@pytest.mark.parametrize(("language", "word", "limit"), [("en", "word, ", LONGEST), ("th", "คำ ", LONGEST // 3)])
def test_endless_sentences_are_cut(language: str, word: str, limit: int) -> None:
    found = split(Article(text=word * 2000, language=language))
    assert max(len(one.text) for one in found) <= limit


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("nb", ["De gikk ut.", "Kaptein Berg ble igjen."]),
        ("da", ["Han vidste ikke, hvem hun var.", "Derefter gik han hjem."]),
        ("sv", ["Han kunde det.", "“Jag såg det.”", "Hon log."]),
        ("sv", ["”Jag gick hem”, sade hon.", "”Sedan kom du.”", "Han log."]),
        ("sv", ["Det regnade.", "»Jag gick hem», sade han.", "Sedan kom du."]),
        ("fi", ["Hautoja on lisää.", "”Kukaan ei merkinnyt niitä”, hän sanoi.", "”Hyvä.”", "Se on näin."]),
        ("de", ["Er schwieg.", "»Ja«, sagte sie.", "»Nein. Nie.«", "Dann ging sie."]),
        ("de", ["Sie kennt mich.", "Das mag Prof. Mag. Huber."]),
        ("es", ["Dijo que no.", "Véase el no. 5 del lunes."]),
        ("it", ["Lo ha deciso la NATO.", "«Così va.»", "Il ministro tace."]),
        ("en", ["He asked me.", "It starts at 9 a.m. ET on Monday.", "He left at 10 a.m.", "The rest stayed."]),
        (
            "en",
            ["The shop shuts at 9 p.m. Friday.", "It opens at 8 a.m. Monday.", "Police came at 9 p.m. Oct. 3 again."],
        ),
        ("en", ["He came at 9 p.m.", "Friday was cold.", "The bar shut at 1 a.m.", "Sundays are quiet."]),
        ("en", ["They came after 6 p.m.", "“The rules apply,” he said.", "It runs to 3 p.m. Central European Time."]),
        ("en", ["They left at 5 p.m.", "Police came later.", "It began at 7 p.m. Pacific Time on May 3."]),
    ],
)
def test_common_words_end_sentences_and_abbreviations_do_not(language: str, sentences: list[str]) -> None:
    article = Article(text=" ".join(sentences), language=language)
    assert [sentence.text for sentence in split(article)] == sentences


def test_a_line_ends_a_sentence_where_no_mark_does() -> None:
    lines = ["สภาเมืองอนุมัติเส้นทางรถรางสายใหม่เมื่อวันอังคาร", "บริษัทจะส่งมอบรถ 24 คัน", "ผู้อยู่อาศัยสามในสี่สนับสนุนแผนนี้"]
    article = Article("\n".join(lines), language="th")
    assert [sentence.text for sentence in split(article)] == lines


def test_a_text_wrapped_at_a_width_is_not_cut_there() -> None:
    wrapped = "บริษัทเดนมาร์กจะส่งมอบรถให้แก่\nเมืองในฤดูใบไม้ร่วงของปีหน้านี้\nทั้งหมด"
    assert len(split(Article(wrapped, language="th"))) == 1
