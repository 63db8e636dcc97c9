"""What people write in many languages is read by value."""

import csv
import datetime
import tomllib
from fractions import Fraction
from pathlib import Path

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st

import tqcheck
from tqcheck.facts import Fact, read
from tqcheck.facts.cldr import locales

LANGUAGES = (
    "ar", "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "he", "hi", "hu", "id", "is", "it", "ja", "ko",
    "lt", "lv", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sr", "sv", "tr", "uk", "vi", "zh",
)  # fmt: skip
with Path(__file__).with_name("spelled.tsv").open(encoding="utf-8", newline="") as file:
    SPELLED = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def facts(text: str, language: str, kind: str) -> list[Fact]:
    return [fact for fact in read(text, language).facts if fact.kind == kind]


@given(st.sampled_from(LANGUAGES), st.integers(10_000, 9_999_999_999), st.integers(0, 99))
@settings(max_examples=150, deadline=None)
def test_a_number_written_by_cldr_is_read_back(language: str, whole: int, hundredths: int) -> None:
    value = Fraction(whole * 100 + hundredths, 100)
    written = format_decimal(whole + hundredths / 100, locale=locales(language)[0], format="#,##0.##")
    found = facts(f"({written})", language, "number")
    assert [fact.keys[0] for fact in found] == [Fraction(format(float(value), ".2f"))], written


@given(st.sampled_from(LANGUAGES), st.dates(datetime.date(1950, 1, 1), datetime.date(2049, 12, 31)))
@settings(max_examples=150, deadline=None)
def test_a_date_written_by_cldr_is_read_back(language: str, day: datetime.date) -> None:
    written = format_date(day, "long", locale=locales(language)[0])
    assert [fact.keys[0] for fact in facts(written, language, "day")] == [(day.month, day.day)], written
    assert Fraction(day.year) in read(written, language).evidence.numbers, written


@given(st.text(max_size=80), st.sampled_from((*LANGUAGES, "und", "xx", "zh-Hant-TW")))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_and_facts_lie_in_it_in_order(text: str, language: str) -> None:
    found = read(text, language).facts
    assert all(0 <= fact.start < fact.end <= len(text) and fact.keys for fact in found)
    assert [fact.start for fact in found] == sorted(fact.start for fact in found)


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("en", "£2.8bn", 2_800_000_000, "pound-sterling"),
        ("en", "15 lakh rupees", 1_500_000, "rupee"),
        ("de", "20,4 Mio. Euro", 20_400_000, "euro"),
        ("fr", "9 milliards d'euros", 9_000_000_000, "euro"),
        ("es", "9000 millones de dólares", 9_000_000_000, "dollar"),
        ("pt", "125 milhões de libras", 125_000_000, "pound"),
        ("nb", "2,8 mrd. kroner", 2_800_000_000, "krone"),
        ("fi", "125 miljoonalla eurolla", 125_000_000, "euro"),
        ("ru", "20,4 млн долларов", 20_400_000, "dollar"),
        ("pl", "350 tys. dolarów", 350_000, "dollar"),
        ("hu", "20 százalék", 20, "percent"),
        ("tr", "yüzde 20", 20, "percent"),
        ("ar", "١٫٢ مليون دولار", 1_200_000, "dollar"),
        ("fa", "۳۵۰٬۰۰۰ دلار", 350_000, "dollar"),
        ("hi", "12 लाख रुपये", 1_200_000, "rupee"),
        ("zh", "1亿2000万美元", 120_000_000, "dollar"),
        ("zh", "百分之二十", 20, "percent"),
        ("ja", "1 億 4 千万ドル", 140_000_000, "dollar"),
        ("ko", "1억 2천만 달러", 120_000_000, "dollar"),
        ("ko", "1만 4800 달러", 14_800, "dollar"),
        ("ko", "3만 1,500 유로", 31_500, "euro"),
        ("ko", "1천500만 달러", 15_000_000, "dollar"),
        ("ko", "3천5백만 유로", 35_000_000, "euro"),
        ("ko", "2만1천300유로", 21_300, "euro"),
        ("zh", "8千848米", 8848, "meter"),
        ("ta", "5 மி டாலர்", 5_000_000, "dollar"),
        ("bn", "১.৫ বিলিয়ন ডলার", 1_500_000_000, "dollar"),
        ("mr", "३.२ मिलियन डॉलर", 3_200_000, "dollar"),
        ("pa", "2 ਮਿਲੀਅਨ ਡਾਲਰ", 2_000_000, "dollar"),
        ("vi", "1,2 triệu đô la", 1_200_000, "dollar"),
        ("cs", "130 mil", 130, "mile"),
        ("sk", "150 milimetrov", 150, "millimeter"),
        ("en", "6-foot-6", Fraction(13, 2), "foot"),
        ("de", "1,98 Meter", Fraction(198, 100), "meter"),
        ("en", "14½ points", Fraction(29, 2), None),
        ("en", "two hundred and fifty", 250, None),
        ("de", "zweihundertfünfzig", 250, None),
        ("fr", "quatre-vingt-dix-sept", 97, None),
    ],
)
def test_quantities(language: str, text: str, value: Fraction | int, unit: str | None) -> None:
    found = facts(text, language, "number")
    assert [(fact.keys[0], fact.unit) for fact in found] == [(Fraction(value), unit)]
    assert (found[0].start, found[0].end) == (text.index(text[found[0].start]), found[0].end)


@pytest.mark.parametrize(
    ("language", "text", "minutes"),
    [
        ("en", "at 3 p.m.", 900),
        ("en", "at 12:30 am", 30),
        ("de", "um 15.40 Uhr", 940),
        ("lv", "plkst. 15.00", 900),
        ("fr", "à 16h40", 1000),
        ("zh", "下午3点40分", 940),
        ("ja", "午後3時", 900),
        ("ko", "오후 3시", 900),
        ("hi", "शाम 3 बजे", 900),
        ("fa", "ساعت ۱۵:۰۰", 900),
    ],
)
def test_times(language: str, text: str, minutes: int) -> None:
    assert [fact.keys for fact in facts(text, language, "time")] == [(minutes,)]


@pytest.mark.parametrize(
    "text", ["the F-16", "Covid-19", "a G7 summit", "the HER2 protein", "a 5G network", "0800 555 111"]
)
def test_numbers_in_names_and_codes_are_no_facts(text: str) -> None:
    assert read(text, "en").facts == ()


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [("en", "on Friday", 4), ("ru", "в пятницу", 4), ("fi", "perjantaina", 4), ("zh", "周五", 4), ("ja", "金曜日", 4),
     ("pt", "na sexta-feira", 4), ("fa", "سه‌شنبه", 1), ("ar", "يوم الجمعة", 4), ("vi", "thứ Sáu", 4),
     ("th", "กล่าวเมื่อวันจันทร์ว่า", 0), ("th", "ในวันพฤหัสบดี เวลา", 3), ("km", "បើកឡើងវិញនៅថ្ងៃព្រហស្បតិ៍", 3),
     ("lo", "ໃນວັນພະຫັດ", 3), ("my", "ပြီးခဲ့သည့်တနင်္လာနေ့က", 0), ("ta", "வியாழக்கிழமையன்று", 3),
     ("ta", "செவ்வாய்க்கிழமை", 1), ("so", "maalinta Khamiista", 3)],
)  # fmt: skip
def test_weekdays(language: str, text: str, day: int) -> None:
    assert [fact.keys for fact in facts(text, language, "weekday")] == [(day,)]


def test_a_range_of_years_and_a_decade() -> None:
    assert [fact.keys[0] for fact in facts("the 1950-53 war", "en", "year")] == [1950, 1953]
    assert [fact.keys[0] for fact in facts("in the 1980s", "en", "year")] == [1980]


def test_names_are_no_months() -> None:
    assert facts("Mrs May said", "en", "month") == []
    assert facts("Питер Мартин сказал", "ru", "month") == []
    assert [fact.keys for fact in facts("in May", "en", "month")] == [(5,)]


def test_every_language_of_the_newspapers_can_be_read() -> None:
    facts_file = Path(tqcheck.__file__).parent / "data" / "neighbours.toml"
    for language in tomllib.loads(facts_file.read_text(encoding="utf-8"))["languages"].split():
        assert read("3 1,200 $5", language).facts


def test_serbian_has_number_words_in_both_scripts() -> None:
    for text in ("trinaest osoba", "тринаест особа"):
        assert [fact.keys[0] for fact in read(text, "sr").facts] == [13]
    assert 15 in read("odali poštu petnaestominutnom tišinom", "sr").evidence.numbers


@pytest.mark.parametrize("language", sorted({row["language"] for row in SPELLED}))
def test_numbers_in_words_are_read_by_value(language: str) -> None:
    unlike = {}
    for row in SPELLED:
        if row["language"] == language:
            found = [fact for fact in facts(row["sentence"], language, "number") if not fact.loose]
            if [fact.keys[0] for fact in found][-1:] != [Fraction(row["value"])]:
                unlike[row["sentence"]] = [(fact.keys, fact.unit) for fact in found]
    assert unlike == {}


@pytest.mark.parametrize(
    ("language", "text", "year", "day"),
    [
        ("ta", "2027 பிப்ரவரி 12ஆம் தேதிக்கு முன்", 2027, (2, 12)),
        ("ta", "2026 டிசம்பர் 5ஆம் தேதி", 2026, (12, 5)),
        ("ml", "2027 മേയ് 12 ന്", 2027, (5, 12)),
    ],
)
def test_a_month_behind_its_year_is_no_magnitude(language: str, text: str, year: int, day: tuple[int, int]) -> None:
    assert [fact.keys for fact in facts(text, language, "year")] == [(year,)]
    assert [fact.keys for fact in facts(text, language, "day")] == [(day,)]
    assert facts(text, language, "number") == []
