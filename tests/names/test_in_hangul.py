"""Garbled names of Korean people in Latin letters."""

import pytest

from tests.names.pairs import accused, findings
from tqcheck.names.sounds.korean import may_be_written, nearest

LINES = {
    "en": "Chief engineer {} said on Thursday that the most difficult section was still ahead.",
    "fr": "L'ingénieur en chef {} a déclaré jeudi que le tronçon le plus difficile restait à faire.",
    "nl": "Hoofdingenieur {} zei donderdag dat het moeilijkste stuk nog moet komen.",
    "tr": "Başmühendis {} perşembe günü en zor bölümün henüz önlerinde olduğunu söyledi.",
}
KOREAN = "{} 수석 엔지니어는 가장 어려운 구간이 아직 남아 있다고 목요일에 말했다."


def said(name: str, written: str, language: str) -> list[tuple[str, str | None]]:
    """What is called wrong where a text writes a Korean name so, and what is suggested."""
    return accused(KOREAN.format(name), LINES[language].format(written), ("ko", language))


@pytest.mark.parametrize(
    ("name", "written", "wrong", "right", "language"),
    [
        ("김민수", "Kim Mni-su", "Mni-su", "Min-su", "en"),
        ("김민수", "Kim Min-sa", "Min-sa", "Min-su", "fr"),
        ("김민수", "Lim Min-su", "Lim", "Kim", "tr"),
        ("김민수", "Kim Su-min", "Su-min", "Min-su", "nl"),
        ("박지현", "Park Ji-hyum", "Ji-hyum", "Ji-hyun", "en"),
        ("박지현", "Pork Ji-hyun", "Pork", "Park", "nl"),
        ("최영호", "Choi Young-oh", "Young-oh", "Young-ho", "en"),
        ("최영호", "Chio Young Ho", "Chio", "Choi", "fr"),
        ("정태현", "Chung Tae-hyum", "Tae-hyum", "Tae-hyun", "tr"),
        ("남궁민수", "Namgung Minsoop", "Minsoop", "Minsoo", "en"),
    ],
)
def test_slips_in_surnames_and_given_names(name: str, written: str, wrong: str, right: str, language: str) -> None:
    assert said(name, written, language) == [(wrong, right)]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("김민수", "Kim Min-su"),
        ("김민수", "Min-soo Kim"),
        ("김민수", "Gim Minsu"),
        ("박지현", "Park Jihyeon"),
        ("노무현", "Roh Moo-hyun"),
        ("윤석열", "Yoon Suk Yeol"),
        ("이명박", "Lee Myung-bak"),
        ("박정희", "Park Chung-hee"),
        ("강경화", "Kang Kyung-wha"),
        ("손흥민", "Son Heung-min"),
        ("봉준호", "Bong Joon-ho"),
        ("윤여정", "Youn Yuh-jung"),
        ("김연아", "Yuna Kim"),
        ("반기문", "Ban Ki-moon"),
        ("김정은", "Kim Jong Un"),
        ("현송월", "Hyon Song-wol"),
        ("최룡해", "Choe Ryong-hae"),
        ("이재용", "Jay Y. Lee"),
        ("이준호", "Lee Jun-ho"),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_names_as_their_bearers_write_them_are_none(name: str, written: str, language: str) -> None:
    assert said(name, written, language) == []


def test_a_name_that_another_sentence_has_is_right() -> None:
    korean = ["김민수 씨와 김민서 씨가 목요일에 왔다.", "김민서 씨는 늦었다."]
    english = ["Kim Min-su and Kim Min-seo came on Thursday.", "Kim Min-seo was late."]
    assert not [one for one in findings(korean, english, ("ko", "en")) if one.severity == "error"]


def test_words_that_begin_like_a_surname_are_nobody() -> None:
    korean = ["이번 정부는 전국의 한국인에게 사과했다."]
    english = ["The Lee Bun government apologised to Jun Gook and Han Guk-in across the country."]
    assert not [one for one in findings(korean, english, ("ko", "en")) if one.severity == "error"]


def test_spellings_of_syllables() -> None:
    assert may_be_written("지현", "jihyun")
    assert not may_be_written("지현", "jihyum")
    assert nearest("민수", "minsa", 1) == (1, ("min", "su"))
    assert nearest("민수", "heroes", 2) is None
