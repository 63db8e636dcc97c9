"""Facts of linked sentences against each other."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.facts.lines import pair_of_lines
from tqcheck.facts import Comparison, compare_facts, fact_tally

LINES = ["On 3 May 2019 some 1,200 people paid $5 each.", "Two of 14 left at 3 p.m. on Friday."]


def test_a_verbatim_copy_has_nothing_to_compare() -> None:
    aligned = pair_of_lines(LINES, LINES, "en", "en")
    assert compare_facts(aligned) == Comparison()
    assert fact_tally(aligned).total == 0


def test_a_text_against_itself_keeps_everything() -> None:
    aligned = pair_of_lines(LINES, [f"{line} So be it." for line in LINES], "en", "en")
    comparison = compare_facts(aligned)
    assert not comparison.changed
    assert not comparison.lost
    assert not comparison.added
    tally = fact_tally(aligned)
    assert tally.kept == tally.total > 0


@given(st.lists(st.text(alphabet="0123456789 .,:%$-abcMay年月", max_size=30), min_size=1, max_size=4))
@settings(max_examples=100, deadline=None)
def test_any_text_against_itself_changes_nothing(lines: list[str]) -> None:
    lines = [line or "x" for line in lines]
    comparison = compare_facts(pair_of_lines(lines, [f"{line} So be it." for line in lines], "en", "en"))
    assert not comparison.changed
    assert not comparison.lost
    assert not comparison.added


def test_a_number_left_over_in_the_next_sentence_excuses() -> None:
    old = ["He paid 40 dollars.", "She left."]
    new = ["Er zahlte.", "Es waren 40 Dollar, dann ging sie."]
    comparison = compare_facts(pair_of_lines(old, new, "en", "de"))
    assert not comparison.lost
    assert not comparison.added


def test_a_number_that_the_next_sentence_needs_itself_excuses_nothing() -> None:
    old = ["He is 20.", "The 30 others left."]
    new = ["Er ist 30.", "Die 30 anderen gingen."]
    changed = compare_facts(pair_of_lines(old, new, "en", "de")).changed
    assert [(one.reference.keys[0], one.candidate.keys[0]) for one in changed] == [(20, 30)]


def test_conversions_beside_the_original_explain_themselves() -> None:
    comparison = compare_facts(pair_of_lines(["40 miles away"], ["40 jūdzes (65 km) tālāk"], "en", "lv"))
    assert not comparison.added


HEAD = ["Snow on the fifth station", "Snow fell at station 5.", "It lay 11 centimetres deep, and 24 people came down."]


def test_a_headline_may_take_any_figure_of_the_story() -> None:
    new = ["11 Zentimeter Schnee, 24 kamen herunter", "Schnee fiel bei Station 5.", HEAD[2]]
    pair = pair_of_lines(["Snow at station 5", *HEAD[1:]], new, "en", "de", headlines=True)
    comparison = compare_facts(pair)
    assert not comparison.changed
    assert not comparison.added


def test_a_headline_with_another_figure_than_the_story_is_wrong() -> None:
    new = ["37 Menschen kamen herunter", "Schnee fiel bei Station 5.", "Er lag 11 Zentimeter hoch, 24 kamen herunter."]
    pair = pair_of_lines(["24 people came down", *HEAD[1:]], new, "en", "de", headlines=True)
    assert [(one.reference.keys[0], one.candidate.keys[0]) for one in compare_facts(pair).changed] == [(24, 37)]


def test_a_figure_said_elsewhere_is_not_new() -> None:
    old = ["It began at noon.", "It rained for long.", "The council met.", "Some 340 people came."]
    new = ["Es begann mittags, 340 Menschen kamen.", "Es regnete lange.", "Der Rat tagte.", "Viele kamen."]
    assert not compare_facts(pair_of_lines(old, new, "en", "de")).added


def test_the_tally_counts_what_is_gone() -> None:
    tally = fact_tally(pair_of_lines(["In 2019 he paid 45 euros."], ["2019 zahlte er 54 Euro."], "en", "de"))
    assert (tally.kept, tally.total) == (1, 2)


def test_without_a_reference_there_is_nothing_to_count() -> None:
    tally = fact_tally(pair_of_lines(None, ["In 2019."], "en", "en"))
    assert tally.total == 0


def test_a_weekday_is_resolved_where_the_day_of_publication_is_known() -> None:
    for day, changed in (("5 October", False), ("6 October", True)):
        aligned = pair_of_lines(["It opens on Friday."], [f"It opens on {day}."], "en", "en", date="2018-10-04")
        comparison = compare_facts(aligned)
        assert not comparison.added
        assert bool(comparison.changed) == changed


def test_the_year_of_a_resolved_weekday_is_nothing_new() -> None:
    lines = (["The court met on Friday."], ["Das Gericht tagte am 5. Oktober 2018."], "en", "de")
    comparison = compare_facts(pair_of_lines(*lines, date="2018-10-04"))
    assert not comparison.added
    assert not comparison.changed
    assert compare_facts(pair_of_lines(*lines)).added


def test_a_verb_that_is_spelled_like_a_month_is_none() -> None:
    lines = ["Children aged 6 to 12 may enter."]
    assert not compare_facts(pair_of_lines(lines, ["Pueden entrar niños de 6 a 12 años."], "en", "es")).changed
    assert compare_facts(pair_of_lines(lines, ["Pueden entrar niños de 6 a 13 años."], "en", "es")).changed


def test_the_other_half_of_the_day() -> None:
    changed = compare_facts(pair_of_lines(["at 3 p.m."], ["um 03:00 Uhr"], "en", "de")).changed
    assert [one.change for one in changed] == ["half"]
    assert not compare_facts(pair_of_lines(["at 3 p.m."], ["um 3:00"], "en", "de")).changed
    assert not compare_facts(pair_of_lines(["at 10:15 BST"], ["um 9:15 GMT"], "en", "de")).changed


@pytest.mark.parametrize(
    ("language", "text", "english", "changed"),
    [
        ("de", "um halb acht Uhr", "at 7:30", False),
        ("nb", "klokken halv åtte", "at 7:30", False),
        ("ru", "в половине шестого вечера", "at 5:30 p.m.", False),
        ("ru", "в половине шестого вечера", "at 6:40 p.m.", True),
        ("ru", "без четверти шесть", "at 5:45", False),
        ("uk", "о пів на шосту вечора", "at 5:30 p.m.", False),
        ("be", "у палове шостай", "at 5:30", False),
        ("pl", "o wpół do szóstej po południu", "at 5:30 p.m.", False),
        ("cs", "v půl šesté", "at 5:30", False),
        ("id", "pukul setengah enam sore", "at 5:30 p.m.", False),
        ("hu", "Kétezer ember tüntetett.", "Some 2,000 people marched.", False),
        ("de", "Sechstausend Menschen kamen.", "Some 5,000 people came.", True),
        ("fa", "حدود ۳ میلیون و ۲۰۰ هزار نفر", "about 3.2 million people", False),
        ("cs", "dva a půl milionu lidí", "2.5 million people", False),
        ("cs", "tři čtvrtě milionu korun", "750,000 crowns", False),
        ("ta", "சுமார் 10 லட்சம் பேர்", "about 1 million people", False),
        ("ta", "சுமார் 12 லட்சம் பேர்", "about 12 million people", True),
        ("th", "เกิดเมื่อปี 2533", "born in 1990", False),
        ("de", "in den 1980er Jahren", "in the 1980s", False),
        ("th", "เกิดเมื่อปี 2533", "born in 1980", True),
        ("fa", "۱۵ مهر ۱۴۰۲", "7 October 2023", False),
        ("sw", "watu milioni 1.2", "1.2 million people", False),
        ("sw", "watu milioni 1.5", "1.2 million people", True),
        ("de", "Drei Viertel stimmten zu", "75 percent agreed", False),
        ("de", "Drei Viertel stimmten zu", "65 percent agreed", True),
        ("fr", "33 % des membres", "a third of the members", False),
        ("it", "Tre quarti dei membri", "75 percent of the members", False),
        ("zh", "利率上升了2个百分点", "rates rose by 2 percentage points", False),
        ("zh", "利率上升了2个百分点", "rates rose by 2 percent", True),
        ("ru", "Ставки выросли на 2 процентных пункта", "rates rose by 2 percent", True),
        ("fr", "Il mesure 1,88 m.", "He is 1.88 metres tall.", False),
        ("de", "um 15 Uhr MEZ", "at 9 a.m. ET", False),
        ("de", "um 17 Uhr MEZ", "at 9 a.m. ET", True),
        ("hu", "15 óra 40 perckor", "at 3:40 p.m.", False),
        ("vi", "lúc 15 giờ 40", "at 3:40 p.m.", False),
        ("lv", "2021. gada 5. maijā", "on 5 March 2021", True),
        ("et", "5. mail 2021", "on 5 March 2021", True),
        ("sl", "5. maja 2021", "on 5 March 2021", True),
        ("ko", "통신법 230조", "section 230 of the act", False),
        ("ko", "230조 원", "230 trillion won", False),
        ("de", "5 Millionen Menschen", "5m people", False),
        ("de", "5 Meter", "5m", False),
        ("fa", "۱۵ مهر ۱۴۰۲", "7 October 2013", True),
        ("ja", "1時間半の格闘", "a struggle of an hour and a half", False),
        ("ja", "1時間半の格闘", "a struggle of 1.5 hours", False),
        ("ja", "1時間半の格闘", "a struggle of 4 hours", True),
        ("zh", "2小时半之后", "after 2.5 hours", False),
        ("zh", "由六个半小时缩短", "cut from 6.5 hours", False),
        ("zh", "由六个半小时缩短", "cut from 7.5 hours", True),
        ("ko", "3년 반 만에", "after 3.5 years", False),
        ("de", "anderthalb Stunden später", "1.5 hours later", False),
        ("pl", "półtorej godziny później", "1.5 hours later", False),
        ("he", "כעבור שעה וחצי", "1.5 hours later", False),
        ("ar", "بعد ساعة ونصف", "1.5 hours later", False),
        ("ru", "работа займёт полтора года", "the work will take 18 months", False),
        ("ru", "работа займёт полтора года", "the work will take 16 months", True),
        ("de", "nach anderthalb Jahren", "after 18 months", False),
        ("ko", "3년 반 만에", "after 24 months", True),
        ("hu", "Mintegy ötezren sétáltak át rajta.", "Some 5,000 walked across it.", False),
        ("hu", "Harmincan megsérültek.", "30 people were hurt.", False),
        ("hu", "Harmincan megsérültek.", "50 people were hurt.", True),
        ("es", "Perdió $480,000.", "He lost 480 thousand pesos.", False),
        ("es", "Perdió 480.000 euros.", "He lost 480,000 euros.", False),
        ("es", "Perdió $480,000.", "He lost 840 thousand pesos.", True),
        ("hi", "पांच महीने तक", "for 5 months", False),
        ("ru", "половину собрали жители", "50 percent came from residents", False),
        ("ko", "판매 대금의 절반을", "50 percent of the proceeds", False),
        ("de", "die Hälfte der Gäste", "50 percent of the guests", False),
        ("fr", "la moitié des membres", "60 percent of the members", True),
        ("el", "καβούκι μήκους 87 εκ.", "a shell of 87 centimetres", False),
        ("el", "καβούκι μήκους 87 εκ.", "a shell of 78 centimetres", True),
        ("el", "κόστισε 5 εκ. ευρώ", "it cost 5 million euros", False),
        ("el", "κόστισε 5 εκ. ευρώ", "it cost 6 million euros", True),
        ("sv", "Det kostar 1,3 mkr.", "It costs 1.3 million kronor.", False),
        ("sv", "Det kostar 1,3 mkr.", "It costs 1.3 billion kronor.", True),
        ("fr", "2,7 M€ de travaux", "works of 2.7 million euros", False),
        ("fr", "2,7 M€ de travaux", "works of 2.7 million dollars", True),
        ("tr", "48.000 TL ceza", "a fine of 48,000 liras", False),
        ("uk", "1,2 млн грн", "1.2 million euros", True),
        ("he", 'קנס של 1,500 ש"ח', "a fine of 1,500 shekels", False),
        ("es", "Perdieron $300 millones.", "They lost 300 million pesos.", False),
        ("es", "Perdieron $300 millones.", "They lost $300 million.", False),
        ("es", "Perdieron $300 millones.", "They lost 300 million euros.", True),
        ("es", "Perdieron 300 millones de pesos.", "They lost $300 million.", True),
        ("ar", "جاء ألف وثمانمئة شخص.", "1,800 people came.", False),
        ("ar", "جاء ألف وثمانمئة شخص.", "1,700 people came.", True),
        ("ar", "جاء ثلاثة آلاف وخمسمئة شخص.", "3,500 people came.", False),
        ("ar", "أصيب ثلاثمائة وخمسون جنديا.", "350 soldiers were hurt.", False),
        ("ar", "أصيب ثلاثمائة وخمسون جنديا.", "550 soldiers were hurt.", True),
        ("ar", "نزح مئتا ألف شخص.", "200,000 people fled.", False),
        ("ar", "بعد خمس وعشرين سنة.", "After 25 years.", False),
        ("ar", "بعد خمس وعشرين سنة.", "After 28 years.", True),
        ("ar", "بعد اثنتين وثلاثين ساعة.", "After 32 hours.", False),
        ("ar", "ثماني عشرة دولة.", "18 states.", False),
        ("ko", "삼만 오천 명이 모였다.", "35,000 people gathered.", False),
        ("ko", "삼만 오천 명이 모였다.", "38,000 people gathered.", True),
        ("he", "באו אלפיים שלוש מאות איש.", "2,300 people came.", False),
        ("fi", "Paikalla oli kaksituhatta kolmesataa ihmistä.", "2,300 people were there.", False),
        ("fi", "Paikalla oli kaksituhatta kolmesataa ihmistä.", "2,400 people were there.", True),
        ("hu", "Kétezer-háromszáz ember jött el.", "2,300 people came.", False),
        ("nl", "Er kwamen tweeduizend driehonderd mensen.", "2,300 people came.", False),
        ("de", "Es kamen zweitausenddreihundert Menschen.", "2,300 people came.", False),
        ("de", "Es kamen zweitausenddreihundert Menschen.", "2,500 people came.", True),
        ("it", "Vennero milleottocento persone.", "1,800 people came.", False),
        ("hi", "साढ़े तीन हज़ार लोग आए।", "3,500 people came.", False),
        ("hi", "साढ़े तीन हज़ार लोग आए।", "4,500 people came.", True),
        ("hi", "साढ़े तीन बजे दुर्घटना हुई।", "The accident happened at 3:30 p.m.", False),
        ("hi", "डेढ़ लाख लोग आए।", "150,000 people came.", False),
        ("hi", "डेढ़ लाख लोग आए।", "250,000 people came.", True),
        ("bn", "আড়াই লাখ মানুষ এসেছিল।", "250,000 people came.", False),
        ("gu", "સાડા 3 લાખ લોકો આવ્યા.", "350,000 people came.", False),
        ("ja", "彼女は4時間12分8秒3で走った。", "She ran it in 4:12:08.3.", False),
        ("ja", "彼女は4時間12分8秒3で走った。", "She ran it in 4:12:08.5.", True),
        ("ko", "그는 47초52를 기록했다.", "He ran 47.52 seconds.", False),
        ("zh", "他跑出了10秒83。", "He ran 10.38 seconds.", True),
        ("tr", "Koşuculardan on ikisi hastaneye kaldırıldı.", "Twelve of the runners were taken to hospital.", False),
        ("tr", "Koşuculardan on ikisi hastaneye kaldırıldı.", "Thirteen of the runners were taken to hospital.", True),
        ("az", "Qaçışçılardan on beşini həkim gördü.", "A doctor saw 15 of the runners.", False),
        ("lt", "Ji laimėjo pirmą kartą per šešerius metus.", "She won for the first time in 6 years.", False),
        ("ru", "Она опередила её на полсекунды.", "She was 0.5 seconds ahead of her.", False),
        ("ar", "نفد الماء في نقطتي مراقبة.", "Water ran out at 2 checkpoints.", False),
        ("hu", "A szél elérte a 90 kilométeres óránkénti sebességet.", "The wind reached 90 km/h.", False),
        ("hu", "A szél elérte a 92 kilométeres óránkénti sebességet.", "The wind reached 90 km/h.", True),
        ("bg", "Държат ги при минус 70 градуса по Целзий.", "They are kept at minus 20 degrees Celsius.", True),
        ("el", "Ήταν 20 βαθμούς Κελσίου.", "It was 68 degrees Fahrenheit.", False),
    ],
)
def test_values_that_languages_write_in_their_own_way(language: str, text: str, english: str, changed: bool) -> None:
    comparison = compare_facts(pair_of_lines([text], [english], language, "en"))
    wrong = [one for one in comparison.changed if one.change != "converted"]
    assert bool(wrong or comparison.added) == changed


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("de", "500 Dinar", "500 Euro"),
        ("fr", "500 dinars", "500 euros"),
        ("ru", "500 динаров", "500 долларов"),
        ("pl", "500 dinarów", "500 franków"),
        ("ar", "500 دينار", "500 درهم"),
        ("zh", "500第纳尔", "500欧元"),
        ("es", "500 dinares", "500 pesos"),
        ("nb", "500 dinarer", "500 kroner"),
    ],
)
def test_currencies_by_their_bare_names(language: str, right: str, wrong: str) -> None:
    for text, changed in ((right, False), (wrong, True)):
        comparison = compare_facts(pair_of_lines(["It cost 500 dinars."], [text], "en", language))
        assert bool(comparison.changed) == changed


@pytest.mark.parametrize(("written", "changed"), [("1889", True), ("2089", True), ("89", False), ("'89", False)])
def test_a_year_of_another_century_is_changed(written: str, changed: bool) -> None:
    """Two digits may say the year, four say another one."""
    for old, new in (("1989", written), (written, "1989")):
        comparison = compare_facts(pair_of_lines([f"It was built in {old}."], [f"Es stammt aus {new}."], "en", "de"))
        assert bool(comparison.changed or comparison.added or comparison.lost) == changed, (old, new)


def test_a_decade_counted_within_its_century() -> None:
    for text, wrong in (("á 9. áratugnum", False), ("á 8. áratugnum", True)):
        comparison = compare_facts(pair_of_lines(["in the 1980s"], [text], "en", "is"))
        assert bool(comparison.added or comparison.changed) == wrong


def test_a_sentence_left_in_the_reference_s_language_changes_no_number() -> None:
    reference = ["A casa custou 2,7 milhões de euros.", "Ele chegou às 8 h."]
    aligned = pair_of_lines(reference, [reference[0], "Va arribar a les 8 h."], "pt", "ca")
    comparison = compare_facts(aligned)
    assert not comparison.changed
    assert len(comparison.kept) == 2


def test_a_bare_number_is_of_the_magnitude_said_before_it() -> None:
    italian = [
        "I lavori sono costati 12,6 milioni di euro.",
        "Il Comune ne ha pagati 3,1, il resto è arrivato da Roma.",
    ]
    croatian = ["Radovi su stajali 12,6 milijuna eura.", "Grad je platio 3,1 milijun, ostatak je stigao iz Rima."]
    for texts, languages in (((italian, croatian), ("it", "hr")), ((croatian, italian), ("hr", "it"))):
        comparison = compare_facts(pair_of_lines(texts[0], texts[1], *languages))
        assert not comparison.changed
        assert not comparison.lost
    alone = compare_facts(pair_of_lines(croatian[1:], italian[1:], "hr", "it"))
    assert alone.changed or alone.lost
