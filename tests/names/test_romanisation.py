"""Latin spellings that romanisations of one script may both give."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.names.pairs import findings
from tqcheck.names.forms.romanisation import both_romanise
from tqcheck.names.sounds.readings import read_aloud


@pytest.mark.parametrize(
    ("a", "b", "script"),
    [
        ("zeitoun", "zaytoun", "Arab"),
        ("mohammed", "muhamad", "Arab"),
        ("chiranjiv", "chiranjeev", "Deva"),
        ("ashok", "ashoka", "Deva"),
        ("yitzhak", "yitshak", "Hebr"),
        ("giorgos", "yiorgos", "Grek"),
        ("ohno", "ono", "Jpan"),
        ("yeong", "young", "Hang"),
        ("shoigu", "shoygu", "Cyrl"),
    ],
)
def test_two_ways_to_write_one_name(a: str, b: str, script: str) -> None:
    assert both_romanise(a, b, script) and both_romanise(b, a, script)


@pytest.mark.parametrize(
    ("a", "b", "script"),
    [("zeitoun", "zeitonu", "Arab"), ("nagi", "nogi", "Deva"), ("murakami", "murakmai", "Jpan"), ("a", "b", "Thai")],
)
def test_garbled_names_are_none(a: str, b: str, script: str) -> None:
    assert not both_romanise(a, b, script)


@given(st.text("abcdehiknoruz", max_size=8), st.sampled_from(["Deva", "Hebr", "Grek", "Jpan", "Hang", "Hani"]))
def test_a_spelling_is_a_way_to_write_itself(word: str, script: str) -> None:
    assert both_romanise(word, word, script)


@pytest.mark.parametrize(
    ("reference", "candidate", "languages"),
    [
        ("وقال محمود الزيتون إن المحطة جاهزة.", "Mahmoud Zaytoun said the plant is ready.", ("ar", "en")),
        ("चिरंजीव भट्ट ने कहा कि पुल तैयार है।", "Chiranjeev Bhatt said the bridge is ready.", ("hi", "en")),
        (
            "野党指導者のグエン・バン・トゥアン氏が辞任を要求した。",
            "Opposition leader Nguyen Van Thuan demanded it.",
            ("ja", "en"),
        ),
        (
            "야당 지도자 응우옌 반 투언은 사퇴를 요구했다.",
            "Pemimpin oposisi Nguyen Van Thuan menuntutnya.",
            ("ko", "id"),
        ),
        ("경제학자 쩐 반 타인은 결과에 놀랐다.", "The economist Tran Van Thanh was surprised.", ("ko", "en")),
        ("Spokeswoman Chloé Delacroix said so.", "قالت المتحدثة كلويه دولاكروا ذلك.", ("en", "ar")),
        ("Director Renée Lacombe opened the hall.", "رینیه لاکومب، مدیر، سالن را گشود.", ("en", "fa")),
        ("The World Bank promised 250 million dollars.", "Benki ya Dunia iliahidi dola milioni 250.", ("en", "sw")),
        ("The National Bank of Harland raised it.", "Benki ya Taifa ya Harland ilipandisha riba.", ("en", "sw")),
        ("A poll gave the party of Lee Sang-hoon 38 percent.", "民調顯示，李相勳的政黨獲得38%的支持。", ("en", "zh")),
        ("Minister Park Jin-young met reporters in Seoul.", "部长朴振英在首尔会见了记者。", ("en", "zh")),
        ("ونفى القبطان يوسف عبد الرحمن ذلك.", "Kapitan Yusuf Abdirahmon buni rad etdi.", ("ar", "uz")),
        ("生存者のタンディウェ・モコエナさんは語った。", "Omon qolgan Tandive Mokoyena shunday dedi.", ("ja", "uz")),
        ("Об этом сказала Тандиве Мокоена.", "Bu haqda Tandive Mokoyena aytdi.", ("ru", "uz")),
        ("قال يوسف عبد الرحمن ذلك.", "Bunu Yusif Əbdürrəhman deyib.", ("ar", "az")),
        ("Лабораторией руководила Пяйви Кюлянпяя.", "Laboratorio toimi Päivi Kylänpään johdolla.", ("ru", "fi")),
        ("Лабораторией руководила Пяйви Кюлянпяя.", "Laboratoriju vadīja Peivi Kilenpē.", ("ru", "lv")),
        ("Читацький квиток коштує сто гривень.", "Ein Leserausweis kostet hundert Hrywnja.", ("uk", "de")),
    ],
)
def test_accepted_spellings_are_not_accused(reference: str, candidate: str, languages: tuple[str, str]) -> None:
    assert findings([reference], [candidate], languages) == ()


def test_front_vowels_are_read_for_the_script_that_tells_them_apart() -> None:
    assert "kyulyanpyaya" in read_aloud("Kylänpää", "Cyrl")
    assert read_aloud("Kylänpää", "Arab") == read_aloud("Kylänpää") == ()
