"""Garbled names of Chinese people in Latin letters."""

import pytest

from tests.names.pairs import accused, findings
from tqcheck.names.forms.surnames import surname_spellings
from tqcheck.names.sounds.mandarin import readings, romanisations, romanised

LINES = {
    "en": "Chief engineer {} said on Thursday that the most difficult section was still ahead.",
    "de": "Chefingenieur {} sagte am Donnerstag, der schwierigste Abschnitt liege noch vor ihnen.",
    "es": "El ingeniero jefe {} dijo el jueves que aún quedaba el tramo más difícil.",
    "sv": "Chefsingenjören {} sade i torsdags att den svåraste sträckan återstod.",
    "id": "Kepala insinyur {} mengatakan pada hari Kamis bahwa bagian tersulit masih di depan.",
}
CHINESE = "总工程师{}周四表示，最困难的路段还在后面。"


def said(name: str, written: str, language: str) -> list[tuple[str, str | None]]:
    """What is called wrong where a text writes a Chinese name so, and what is suggested."""
    return accused(CHINESE.format(name), LINES[language].format(written), ("zh", language))


@pytest.mark.parametrize(
    ("name", "written", "wrong", "right", "language"),
    [
        ("张志军", "Zhang Zhijin", "Zhijin", "Zhijun", "en"),
        ("张志军", "Zheng Zhijun", "Zheng", "Zhang", "de"),
        ("张志军", "Zhang Junzhi", "Junzhi", "Zhijun", "es"),
        ("陈建国", "Jianguo Cheng", "Cheng", "Chen", "en"),
        ("馬曉麗", "Ma Shaoli", "Shaoli", "Xiaoli", "sv"),
        ("诸葛明轩", "Zhuge Minxuan", "Minxuan", "Mingxuan", "id"),
        ("诸葛明轩", "Zhu Geming Xuan", "Zhu Geming Xuan", "Zhuge Mingxuan", "en"),
        ("欧阳芷薇", "Ou Yingzhi Way", "Ou Yingzhi Way", "Ouyang Zhiwei", "en"),
        ("歐陽芷薇", "Ouyang Zhivei", "Zhivei", "Zhiwei", "de"),
        ("刘长乐", "Liu Chagnle", "Chagnle", "Changle", "en"),
        ("吕玉霞", "Lu Yuxai", "Yuxai", "Yuxia", "es"),
    ],
)
def test_slips_in_surnames_and_given_names(name: str, written: str, wrong: str, right: str, language: str) -> None:
    assert said(name, written, language) == [(wrong, right)]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("张志军", "Zhang Zhijun"),
        ("张志军", "Zhijun Zhang"),
        ("张志军", "Zhang Zhi Jun"),
        ("张志军", "Chang Chih-chun"),
        ("欧阳芷薇", "Ou Yang Zhiwei"),
        ("欧阳芷薇", "Ouyang Zhi Wei"),
        # a character of two readings
        ("曾长乐", "Zeng Changyue"),
        ("单雄信", "Shan Xiongxin"),
        ("吕玉霞", "Lyu Yuxia"),
        # Taiwan, Hong Kong, Singapore, Korea, Vietnam, Japan
        ("馬英九", "Ma Ying-jeou"),
        ("王金平", "Wang Jin-pyng"),
        ("江宜樺", "Jiang Yi-huah"),
        ("蔡英文", "Tsai Ing-wen"),
        ("梁振英", "Leung Chun-ying"),
        ("李家超", "John Lee Ka-chiu"),
        ("李显龙", "Lee Hsien Loong"),
        ("金正恩", "Kim Jong Un"),
        ("文在寅", "Moon Jae In"),
        ("阮富仲", "Nguyen Phu Trong"),
        ("安倍晋三", "Shinzo Abe"),
        ("李小龙", "Bruce Lee"),
        ("周杰伦", "Jay Chou"),
    ],
)
@pytest.mark.parametrize("language", ["en", "de"])
def test_names_as_their_bearers_write_them_are_none(name: str, written: str, language: str) -> None:
    assert said(name, written, language) == []


def test_places_and_firms_are_not_names_cut_in_wrong_places() -> None:
    lines = [
        (
            "内蒙古和宁夏回族自治区去年种了更多的树。",
            "Inner Mongolia and the Ningxia Hui region planted more trees last year.",
        ),
        ("江西金力永磁公司去年的利润增加了一倍。", "The profit of Jiangxi Jinli Yongci doubled last year."),
        ("蒙牛中国公司周二公布了新的产品。", "On Tuesday Mengniu China showed its new products."),
    ]
    for chinese, english in lines:
        assert not [one for one in findings([chinese], [english], ("zh", "en")) if one.severity == "error"]


def test_what_pinyin_writes_for_other_characters_of_the_text_is_right() -> None:
    chinese = "甘肃中盛农牧公司的经理李建华说，羊肉的价格涨了。"
    english = "Li Jianhua, the manager of the Gansu company Zhongsheng, said that mutton had become dearer."
    assert not [one for one in findings([chinese], [english], ("zh", "en")) if one.check == "name-misspelled"]


def test_a_surname_of_two_characters_is_known_alone() -> None:
    assert said("欧阳", "Eoyang", "en") == [("Eoyang", "Ouyang")]
    assert said("诸葛", "Zhuje", "de") == [("Zhuje", "Zhuge")]
    assert said("歐陽", "Au-Yeung", "en") == []
    (found,) = findings(["欧阳表示，还没有完。"], ["Eoyang said it was not over."], ("zh", "en"))
    assert found.reference is not None and found.reference.text == "欧阳"


def test_a_foreign_name_read_by_its_syllables_is_not_what_pinyin_writes() -> None:
    found = findings(["专家于尔根·埃申莫泽表示，共22条。"], ["Yuergen Aishenmoze spoke of 22."], ("zh", "en"))
    assert {one.candidate.text for one in found if one.candidate} >= {"Yuergen", "Aishenmoze"}


def test_readings_and_romanisations() -> None:
    assert {"zhang", "chang"} <= set(readings("长"))
    assert {"xuan", "hsuan", "syuan"} <= set(romanisations("xuan"))
    assert {"zhijun", "chihchun", "jhihjyun"} <= romanised("志军")
    assert {"chen", "chan", "tan"} <= surname_spellings("陳")
    assert {"ouyang", "auyeung"} <= surname_spellings("歐陽")
