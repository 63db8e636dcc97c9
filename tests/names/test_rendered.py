"""Full names in two scripts: those that no romanisation explains are found, right ones never accused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.names.pairs import findings
from tqcheck.names.scripts.pivot import fit_by_latin
from tqcheck.names.sounds.literal import literal, vowels_between
from tqcheck.names.sounds.readings import read_aloud
from tqcheck.names.sounds.sound import spellings


@pytest.mark.parametrize(
    ("reference", "candidate", "languages", "wrong"),
    [
        ("歴史家ハルヴォル・スコルプネスさんが発見。", "It was Haruvoru Sukorupunesu.", ("ja", "en"), "Sukorupunesu"),
        ("歴史家ハルヴォル・スコルプネスさんが発見。", "It was found by Hulver Skurpanos.", ("ja", "en"), "Skurpanos"),
        ("歴史家ハルヴォル・スコルプネスさんが発見。", "힐바루 사코르판스 씨가 찾았다.", ("ja", "ko"), "사코르판스"),
        ("专家于尔根·埃申莫泽表示，共22条。", "Yuergen Aishenmoze spoke of 22.", ("zh", "en"), "Aishenmoze"),
        ("专家于尔根·埃申莫泽表示，共22条。", "ヤルガン・オシュンムーザさん談、22本。", ("zh", "ja"), "オシュンムーザ"),
        ("Powiedział to Wacław Szczygielski.", "Про це сказав Воцлув Щагалськай.", ("pl", "uk"), "Щагалськай"),
        ("وأكد الخبير جيانفرانكو سكوتشيماررو ذلك.", "המומחה גנופורנקי סקיצ׳ומרי אמר זאת.", ("ar", "he"), "סקיצ׳ומרי"),
    ],
)  # fmt: skip
def test_what_no_romanisation_explains_is_found(
    reference: str, candidate: str, languages: tuple[str, str], wrong: str
) -> None:
    found = findings([reference], [candidate], languages)
    assert found
    assert any(wrong in finding.message for finding in found)
    assert {finding.confidence for finding in found} == {"low"}


@pytest.mark.parametrize(
    ("reference", "candidate", "languages"),
    [
        ("歴史家ハルヴォル・スコルプネスさんが発見。", "It was found by Halvor Skorpnes.", ("ja", "en")),
        ("歴史家ハルヴォル・スコルプネスさんが発見。", "할보르 스코르프네스 씨가 찾았다.", ("ja", "ko")),
        ("歌手のナオミ・タカダさんが話した。", "The singer Naomi Takada spoke.", ("ja", "en")),
        ("专家于尔根·埃申莫泽表示，共22条。", "Jürgen Eschenmoser spoke of 22.", ("zh", "en")),
        ("专家于尔根·埃申莫泽表示，共22条。", "ユルゲン・エッシェンモーザーさんによると22本。", ("zh", "ja")),
        ("Powiedział to Wacław Szczygielski.", "Про це сказав Вацлав Щигельський.", ("pl", "uk")),
        ("Powiedziała to Bożena Świerczewska w radiu.", "Об этом сказала Божена Сверчевская по радио.", ("pl", "ru")),
        ("وأكد الخبير جيانفرانكو سكوتشيماررو ذلك.", "המומחה ג׳אנפרנקו סקוצ׳ימארו אמר זאת.", ("ar", "he")),
        ("ग्राम प्रधान धनेश्वरी बिष्ट नेगी ने कहा।", "Об этом сказала Дханешвари Бишт Неги.", ("hi", "ru")),
        ("Xherdan Shaqiri scored twice.", "シェルダン・シャキリが2得点した。", ("en", "ja")),
    ],
)  # fmt: skip
def test_right_names_are_left_alone(reference: str, candidate: str, languages: tuple[str, str]) -> None:
    assert [finding.message for finding in findings([reference], [candidate], languages)] == []


def test_a_surname_alone_is_judged_with_the_full_name() -> None:
    found = findings(
        ["歴史家ハルヴォル・スコルプネスさんが発見。", "スコルプネスさんは喜んだ。"],
        ["It was found by Hulver Skurpanos.", "The professor, Skirpones, was glad."],
        ("ja", "en"),
    )
    assert any("Skirpones" in finding.message for finding in found)


def test_transcriptions_are_read_sign_by_sign() -> None:
    assert literal("シグリッド") == "shiguriddo"
    assert literal("フィスケル") == "fisukeru"
    assert literal("シャーロット") == "sharotto"
    assert literal("于尔根") == "yuergen"
    assert vowels_between("スコルプネス") == 4
    assert vowels_between("タカダ") == 0


def test_polish_is_read_as_poles_do() -> None:
    assert read_aloud("Szczęśniak") == ("shchensniak",)
    assert read_aloud("Robinson") == ()


def test_two_scripts_are_compared_by_latin_spellings() -> None:
    right = fit_by_latin("シグリッド", "Jpan", "ja", "시그리드", "ko")
    wrong = fit_by_latin("シグリッド", "Jpan", "ja", "사가리도", "ko")
    assert right is not None
    assert wrong is not None
    assert right.mean < 0.5 < wrong.mean
    assert fit_by_latin("Sigrid", "Latn", "nb", "시그리드", "ko") is None


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="アイウカキクサシストナニハヒフマラリルンー", min_size=1, max_size=8))
def test_spellings_are_distinct_and_in_order(word: str) -> None:
    found = spellings(word, "ja", 12)
    assert len({latin for latin, _ in found}) == len(found) <= 12
    assert [cost for _, cost in found] == sorted(cost for _, cost in found)
