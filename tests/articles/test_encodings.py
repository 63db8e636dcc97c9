"""Legacy encodings are told without any mark, by the words that they give."""

from pathlib import Path

import pytest

from tqcheck.articles import read

TEXTS = {
    "cp1252": "El alcalde dijo el miércoles que la construcción del puente comenzará en mayo; será más caro.",
    "cp1250": "Burmistrz powiedział w środę, że budowa nowego mostu rozpocznie się w maju i będzie droższa.",
    "cp1251": "Мэр сообщил в среду, что строительство нового моста начнётся в мае и обойдётся дороже, чем ожидалось.",
    "koi8_r": "Мэр сообщил в среду, что строительство нового моста начнется в мае и обойдется дороже, чем ожидалось.",
    "cp1253": "Ο δήμαρχος είπε την Τετάρτη ότι η κατασκευή της νέας γέφυρας θα αρχίσει τον Μάιο.",
    "cp1254": "Belediye başkanı çarşamba günü yeni köprünün inşaatının mayıs ayında başlayacağını söyledi.",
    "cp1256": "قال رئيس البلدية يوم الأربعاء إن بناء الجسر الجديد سيبدأ في شهر مايو وسيكلف أكثر من المتوقع.",
    "cp1257": "Mērs trešdien sacīja, ka jaunā tilta būvniecība sāksies maijā un izmaksās vairāk, nekā bija paredzēts.",
    "gb18030": "市长星期三表示，新桥的建设将于五月开始，费用将超过预期。市议会星期一以微弱多数通过了这项计划。",
    "cp932": "市長は水曜日、新しい橋の建設が5月に始まり、費用は予想を上回ると述べた。市議会は月曜日に計画を承認した。",
    "cp949": "시장은 수요일에 새 다리 건설이 5월에 시작되며 비용은 예상보다 많이 들 것이라고 말했다.",
}


@pytest.mark.parametrize("encoding", TEXTS)
def test_a_legacy_encoding_is_told_and_reported(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(TEXTS[encoding].encode(encoding))
    article = read(path)
    assert article.text == TEXTS[encoding]
    assert article.encoding is not None and not article.encoding.startswith("utf")


def test_a_page_that_says_its_encoding_is_believed(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    text = TEXTS["cp1250"]
    page = f'<html><head><meta charset="windows-1250"></head><body><article><p>{text}</p></article></body></html>'
    path.write_bytes(page.encode("cp1250"))
    article = read(path)
    assert (article.text, article.encoding) == (text, "cp1250")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-16-le"])
def test_unicode_with_and_without_a_mark(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "story.txt"
    text = "The council of Osthavn voted on Monday for a new bridge – “at last”."
    path.write_bytes(text.encode(encoding))
    assert read(path).text == text


@pytest.mark.parametrize("encoding", ["cp1252", "koi8_r", "cp874"])
def test_bytes_that_look_like_any_language(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes("市长星期三表示，新桥的建设将于五月开始。".encode("big5", "ignore") + bytes(range(160, 256)) * 3)
    assert read(path).encoding
    path.write_bytes(bytes(range(192, 256)) + "the council voted on Monday ".encode(encoding) * 4)
    assert read(path).encoding
