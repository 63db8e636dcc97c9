"""One name of the reference in several spellings of another script."""

import pytest

from tests.names.pairs import pair_of
from tqcheck.checks import run_checks
from tqcheck.checks.names import name_inconsistent, name_misspelled
from tqcheck.names.scripts.renderings import rendered_otherwise

_REFERENCE = [
    "The minister Anniken Huitfeldt met her colleague Annalena Baerbock in Oslo on Tuesday.",
    "Huitfeldt said the talks had been useful.",
    "Baerbock thanked Huitfeldt for the gas.",
]
_CANDIDATES = {
    "ar": [
        "التقت الوزيرة أنيكن {} زميلتها أنالينا بيربوك في أوسلو يوم الثلاثاء.",
        "وقالت {} إن المحادثات كانت مفيدة.",
        "وشكرت بيربوك {} على الغاز.",
    ],
    "hi": [
        "मंत्री अनिकेन {} ने मंगलवार को ओस्लो में अपनी सहयोगी अनालेना बेयरबॉक से मुलाक़ात की।",
        "{} ने कहा कि बातचीत उपयोगी रही।",
        "बेयरबॉक ने गैस के लिए {} का धन्यवाद किया।",
    ],
    "ko": [
        "안니켄 {} 장관은 화요일 오슬로에서 아날레나 베어보크 장관과 만났다.",
        "{} 장관은 회담이 유익했다고 말했다.",
        "베어보크 장관은 가스에 대해 {} 장관에게 감사했다.",
    ],
    "ru": [
        "Министр Анникен {} во вторник встретилась в Осло с коллегой Анналеной Бербок.",
        "По словам {}, переговоры были полезными.",
        "Бербок поблагодарила {} за газ.",
    ],
}


def _rendered(language: str, *spellings: str) -> list[list[str]]:
    lines = [line.format(word) for line, word in zip(_CANDIDATES[language], spellings, strict=True)]
    pair = pair_of(_REFERENCE, lines, ("en", language))
    return [[one.word.text for one in every] for every in rendered_otherwise(pair)]


@pytest.mark.parametrize(
    ("language", "spellings"),
    [
        ("ar", ("هويتفيلت", "هايتفلد", "هويتفيلت")),
        ("hi", ("हुइटफ़ेल्ट", "हेटफ़ाल्ड", "हुइटफ़ेल्ट")),
        ("ko", ("휘트펠트", "헤이트팰드", "호이트펠드")),
        ("ru", ("Хуитфельдт", "Хейтфельдт", "Хуитфельдт")),
    ],
)
def test_spellings_of_one_name_are_found(language: str, spellings: tuple[str, ...]) -> None:
    assert _rendered(language, *spellings) == [list(spellings)]


@pytest.mark.parametrize(
    ("language", "spellings"),
    [
        ("ar", ("هويتفيلت", "هويتفيلت", "هويتفيلت")),
        ("hi", ("हुइटफ़ेल्ट", "हुइटफेल्ट", "हुइटफ़ेल्ट")),  # the point below may be left out
        ("ko", ("휘트펠트", "휘트펠트", "휘트펠트")),
        ("ru", ("Хуитфельдт", "Хуитфельдта", "Хуитфельдту")),
    ],
)
def test_forms_of_one_spelling_are_none(language: str, spellings: tuple[str, ...]) -> None:
    assert _rendered(language, *spellings) == []


def test_two_people_with_names_alike_are_two() -> None:
    reference = [
        "Olaf Scholz praised Martin Schulz in Berlin.",
        "Scholz thanked his friend.",
        "Schulz laughed.",
        "Scholz and Schulz left.",
    ]
    for language, lines in {
        "ko": [
            "올라프 숄츠는 베를린에서 마르틴 슐츠를 칭찬했다.",
            "숄츠는 친구에게 감사했다.",
            "슐츠는 웃었다.",
            "숄츠와 슐츠는 떠났다.",
        ],
        "ar": ["أشاد أولاف شولتس بمارتن شولتز في برلين.", "وشكر شولتس صديقه.", "وضحك شولتز.", "وغادر شولتس وشولتز."],
    }.items():
        assert rendered_otherwise(pair_of(reference, lines, ("en", language))) == ()


def test_the_finding_has_every_spelling_with_its_places() -> None:
    lines = [
        line.format(word) for line, word in zip(_CANDIDATES["ko"], ("휘트펠트", "헤이트팰드", "휘트펠트"), strict=True)
    ]
    pair = pair_of(_REFERENCE, lines, ("en", "ko"))
    [found] = run_checks([name_inconsistent], pair)
    assert "“휘트펠트” (2×, sentences 0, 2)" in found.message
    assert "“헤이트팰드” (1×, sentence 1)" in found.message
    assert found.reference is not None
    assert found.reference.text == "Huitfeldt"


def test_no_spelling_is_suggested_that_is_called_wrong_itself() -> None:
    lines = [
        line.format(word)
        for line, word in zip(_CANDIDATES["ru"], ("Хуитфельдт", "Хейтфельдт", "Хойтфельдт"), strict=True)
    ]
    for found in run_checks([name_misspelled], pair_of(_REFERENCE, lines, ("en", "ru"))):
        wrong = found.message.partition(":")[2]
        assert found.suggestion is None or f"“{found.suggestion}”" not in wrong


def test_where_the_article_cannot_decide_no_spelling_is_called_right() -> None:
    spellings = ("هويتفيلت", "هيتفالد", "هايتفلد")
    lines = [line.format(word) for line, word in zip(_CANDIDATES["ar"], spellings, strict=True)]
    [found] = run_checks([name_inconsistent, name_misspelled], pair_of(_REFERENCE, lines, ("en", "ar")))
    assert found.check == "name-inconsistent"
    assert all(f"“{spelling}”" in found.message for spelling in spellings)
