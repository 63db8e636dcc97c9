"""Dates and times of a text: days, months, years, weekdays, clock times."""

from fractions import Fraction

from tqcheck.facts.fact import Evidence, Fact
from tqcheck.facts.forms import WORD
from tqcheck.facts.halves import half_of_day
from tqcheck.facts.lexicon import Lexicon
from tqcheck.facts.other_calendars import other_calendars
from tqcheck.facts.page import Page, add
from tqcheck.facts.spoken_hours import spoken_hours
from tqcheck.facts.text import Plain
from tqcheck.facts.unspaced_days import unspaced_weekdays
from tqcheck.late import late

_CJK_DATE = late(r"(?:(\d{1,4})\s?[年년])?\s?(\d{1,2})\s?[月월]\s?(?:(\d{1,2})\s?[日号號일])?(?![个個間])")
_CJK_YEAR = late(r"(?<!\d)(\d{4})\s?[年년]")
_CJK_DAY = late(r"(?<![\d月월.])(\d{1,2})\s?[日号號일](?![間本])")
_IDEO_DATE = late(
    r"(?<![\p{Nd}一二三四五六七八九十第几每个個])([一二三四五六七八九十]{1,3})月"
    r"(?:([一二三四五六七八九十]{1,3})[日号號])?"
)
_ISO = late(r"(?<!\d)(\d{4})([-/.])\s?(\d{1,2})\2\s?(\d{1,2})(?!\d)")
_NUMERIC = late(r"(?<![\d.,/])(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?![\d/]|[.,]\d)")
_DIGIT = late(r"\d")
_YEAR = late(
    r"(?<![\d.,'٫/:+])(?:(?<!\D-)|(?<=\b(?:mid|early|late|pre|post)-))"
    r"(1[2-9]\d\d|20\d\d)(?!:?\d|[%°]|[.,'٫ ]\d{3}(?!\d)|[.,٫]\d)"
)
_YEARS = late(r"(?<![\d.,'٫/:+-])((1[5-9]|20)(\d\d))[-–/](\d\d)(?![\d.,%]|-\d)")
_CLOCK = late(
    r"(?<![\d:.,])([01]?\d|2[0-4])(?:([:.٫h])|\s?(h|ч|時|时|點|点|시)\s?)([0-5]\d)(?:\s?[分분])?(?![\d:]|[.,]\d|\s?%)"
)
_HOUR_SIGN = late(r"(?<![\d:.,])([01]?\d|2[0-4])\s?(時|时|點|点|시)(?![間间간代])(半|반)?")
_HOUR = late(r"(?<![\d:.,$€£])(1[0-2]|0?[1-9])(?:[:.]([0-5]\d))?\s?([ap])(?:\s?m\b|\.\s?m\b\.?)")
_BARE_HOUR = late(r"(?<![\d:.,$€£/-])\d{1,2}(?![\d:/%-]|[.,]\d)")
_DAY_BEFORE = late(
    r"(?<![\d:.,/])(0?[1-9]|[12]\d|3[01])"
    r"(?:\.|º|ª|°|er|re|st|nd|rd|th|-?(?:го|е|ого|ما|م|ης|η|ή|os?|a|শে|ই|লা|রা|ঠা))?[ ,-]{0,2}"
    r"(?:(?:of|de|di|d'|den|την|του|del|do|da|ta'|ng|o|d')\s?)?$"
)
# Mrs May, Mr March: only after these are they months.
_BEFORE_MONTH = late(r"\b(?:in|of|since|by|until|till|from|to|last|next|this|early|late|mid|and|or|before|after) ?-?$")
_DAY_AFTER = late(r"^[ .,]{0,2}(?:the )?(0?[1-9]|[12]\d|3[01])(?!\d|[.,:]\d|\s?%|/\d)(?:st|nd|rd|th)?")
_DAY_FINNISH = late(r"^ ([12]?\d|3[01])\. päiv")
_VIETNAMESE = late(r"(?:ngày )?(?<![\d/])([12]?\d|3[01])(?:/| tháng )(1[0-2]|0?[1-9])(?![\d/])")
_VIETNAMESE_DAY = late(r"(?:ngày|hôm|sáng|chiều|tối|đêm|trưa) $")
_MONTH_NUMBER = late(r"(?:tháng|ខែ) (1[0-2]|[1-9])(?!\d)")
_MONGOLIAN = late(r"(?<![\d.,])(1[0-2]|0?[1-9])[ -]?(?:р|дугаар|дүгээр) сарын (3[01]|[12]\d|0?[1-9])(?![\d.,]\d|\d)")
_SHORT_DAY = late(r"(?<![\d./,:-])([12]?\d|3[01])[./](1[0-2]|0?[1-9])\.?(?![\d/]|[.,:]\d|\s?%)")
_CLOCK_WORD = late(r"\s?(?:uhr|uur\b|h\b|ч\b|час|sat[ai]\b|-?kor\b|val\b|बजे|wib|น\.|น )")
_ZONE = late(r"[ (]{0,2}([A-Z]{2,4})\b")
_YEAR_BEHIND = late(r",? \d{4}\b")
_UHR = late(r"(?<![\d:.,])([01]?\d|2[0-4]) uhr\b")
_WEEK_ZH = late(r"(?:星期|周|週|礼拜|禮拜)([一二三四五六日天末])")
_WEEK_JA = late(r"([月火水木金土日])曜")
_WEEK_KO = late(r"([월화수목금토일])요일")

# The value beside the weekday of a word that stands for a week as well.
_WEEK = 7
# How far before a weekday the night that leads to it is said, in code points.
_NIGHT = 40

# Minutes east of Greenwich; abbreviations that several zones share have several.
ZONES: dict[str, tuple[int, ...]] = {
    "GMT": (0,), "UTC": (0,), "WET": (0,), "BST": (60,), "WEST": (60,), "CET": (60,), "CEST": (120,), "MEZ": (60,),
    "MESZ": (120,), "EET": (120,), "EEST": (180,), "MSK": (180,), "EST": (-300,), "EDT": (-240,), "ET": (-300, -240),
    "CST": (-360, 480), "CDT": (-300,), "CT": (-360, -300), "MST": (-420,), "MDT": (-360,), "PST": (-480,),
    "PDT": (-420,), "PT": (-480, -420), "IST": (330, 60, 120), "JST": (540,), "KST": (540,), "HKT": (480,),
    "SGT": (480,), "AEST": (600,), "AEDT": (660,), "NZST": (720,), "NZDT": (780,),
}  # fmt: skip
# "2018 года", "2018 r.", "2018 saat 15": what stands behind a year may look like a unit of time.
_CALENDAR_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
_YEAR_SIGNED = frozenset({"zh", "ja", "ko", "yue"})


def read_calendar(plain: Plain, lexicon: Lexicon, evidence: Evidence) -> tuple[list[Fact], list[bool]]:
    """Dates and times in a text, and which characters of its plain shape they took; fills in the evidence.

    Spans of the facts are of the original text.
    """
    page = Page(plain, [False] * len(plain.text), [])
    # most sentences have no digits, which these patterns begin with one and all
    digits = _DIGIT.search(plain.text) is not None
    _east_asian(page, lexicon, evidence)
    if digits:
        _numeric_dates(page, lexicon, evidence)
    _named_months(page, lexicon, evidence)
    if digits:
        _clock(page, lexicon, evidence)
    _weekdays(page, lexicon, evidence)
    other_calendars(page, lexicon, evidence)
    spoken_hours(plain.text, lexicon.language, evidence)
    if digits:
        _years(page, lexicon)
    return page.facts, page.taken


def _east_asian(page: Page, lexicon: Lexicon, evidence: Evidence) -> None:
    text = page.plain.text
    if lexicon.language not in _YEAR_SIGNED:
        return
    for match in _CJK_DATE.finditer(text):
        year, month, day = match.group(1), int(match.group(2)), match.group(3)
        if not 1 <= month <= 12:
            continue
        evidence.months.add(month)
        if year is not None and len(year) == 4:
            add(page, Fact(match.start(1), match.end(1), "year", (Fraction(int(year)),)))
        if day is not None and 1 <= int(day) <= 31:
            evidence.days.add((month, int(day)))
            add(page, Fact(match.start(2), match.end(3) + 1, "day", ((month, int(day)),)))
        else:
            add(page, Fact(match.start(2), match.end(2) + 1, "month", (month,)))
    for match in _CJK_YEAR.finditer(text):
        year = int(match.group(1))
        if page.free(*match.span(1)) and 1000 <= year <= 2100 and not _is_round(year):
            add(page, Fact(match.start(1), match.end(1), "year", (Fraction(year),)))
    for match in _CJK_DAY.finditer(text):
        if page.free(*match.span()) and 1 <= int(match.group(1)) <= 31:
            add(page, Fact(match.start(), match.end(), "day", ((0, int(match.group(1))),)))
    for match in _IDEO_DATE.finditer(text):
        month = _small(match.group(1))
        if not 1 <= month <= 12:
            continue
        evidence.months.add(month)
        day = _small(match.group(2)) if match.group(2) else 0
        if 1 <= day <= 31:
            evidence.days.add((month, day))
            add(page, Fact(match.start(), match.end(), "day", ((month, day),), digits=False))
        elif lexicon.language != "ja":
            add(page, Fact(match.start(), match.end(), "month", (month,), digits=False))


def _small(ideographs: str) -> int:
    """The value of up to three ideographs below a hundred."""
    digit = {c: i for i, c in enumerate("零一二三四五六七八九")}
    if "十" not in ideographs:
        return digit.get(ideographs, 0)
    tens, _, ones = ideographs.partition("十")
    return digit.get(tens, 1) * 10 + digit.get(ones, 0)


def _numeric_dates(page: Page, lexicon: Lexicon, evidence: Evidence) -> None:
    text = page.plain.text
    for match in _ISO.finditer(text):
        year, month, day = int(match.group(1)), int(match.group(3)), int(match.group(4))
        if 1 <= month <= 12 and 1 <= day <= 31:
            add(page, Fact(match.start(1), match.end(1), "year", (Fraction(year),)))
            add(page, Fact(match.start(3), match.end(4), "day", ((month, day),)))
    for match in _NUMERIC.finditer(text):
        first, second = int(match.group(1)), int(match.group(3))
        readings = [(m, d) for m, d in ((second, first), (first, second)) if 1 <= m <= 12 and 1 <= d <= 31]
        if not readings or not page.free(*match.span()):
            continue
        if lexicon.month_first and lexicon.language == "en":
            readings.reverse()
        add(page, Fact(match.start(1), match.end(3), "day", tuple(dict.fromkeys(readings))))
        if len(match.group(4)) == 4:
            add(page, Fact(match.start(4), match.end(4), "year", (Fraction(int(match.group(4))),)))
        else:
            page.take(*match.span(4))
            evidence.numbers.update(Fraction(c + int(match.group(4))) for c in (1900, 2000))
    if lexicon.language == "vi":
        for match in _VIETNAMESE.finditer(text):
            evidence.days.add((int(match.group(2)), int(match.group(1))))
            told = "/" not in match.group() or _VIETNAMESE_DAY.search(text, endpos=match.start(1))
            if told and page.free(*match.span(1)):
                add(page, Fact(match.start(1), match.end(2), "day", ((int(match.group(2)), int(match.group(1))),)))
        for match in _MONTH_NUMBER.finditer(text):
            if page.free(*match.span(1)):
                add(page, Fact(match.start(), match.end(1), "month", (int(match.group(1)),)))
    if lexicon.language == "mn":
        for match in _MONGOLIAN.finditer(text):
            if page.free(*match.span()):
                _day(page, evidence, match.start(), match.end(), int(match.group(1)), int(match.group(2)))
    # 12.5. may be a day or a decimal: never a fact of its own, always evidence.
    for match in _SHORT_DAY.finditer(text):
        if lexicon.language == "en" and "." in match.group():
            continue
        evidence.days.add((int(match.group(2)), int(match.group(1))))
        evidence.months.add(int(match.group(2)))
        if int(match.group(1)) <= 12 and int(match.group(2)) <= 31:
            evidence.days.add((int(match.group(1)), int(match.group(2))))
    for fact in page.facts:
        if fact.kind == "day":
            evidence.days.update(key for key in fact.keys if isinstance(key, tuple))
            evidence.months.update(key[0] for key in fact.keys if isinstance(key, tuple) and key[0])


def _named_months(page: Page, lexicon: Lexicon, evidence: Evidence) -> None:
    text = page.plain.text
    place = 0
    while place < len(text):
        word = WORD.search(text, place)
        if word is None:
            break
        start = word.start()
        found = lexicon.months.at(text, start)
        if found is None and len(word.group()) > 3 and lexicon.language in ("ar", "fa", "he"):
            found = lexicon.months.at(text, start + 1)
        if found is None or not page.free(start, found[1]):
            place = word.end()
            continue
        if lexicon.language == "en" and _is_modal(text, start, found[1], page):
            place = word.end()
            continue
        month, end = found
        place = max(end, word.start() + 1)
        evidence.months.add(month)
        before = _DAY_BEFORE.search(text[max(0, start - 14) : start]) if lexicon.day_first else None
        after = _DAY_AFTER.match(text[end : end + 12]) if lexicon.month_first else None
        if after and lexicon.day_first and lexicon.language != "en" and text[start:end] not in lexicon.month_names:
            # in a case of its own, a month before a number of people is no day: mayda 12 nəfər, but mayın 18-dən
            after = after if text[end + after.end() :][:1] == "-" else None
        offset = max(0, start - 14)
        original = page.plain.original[slice(*page.plain.back(start, end))]
        sure = (lexicon.language != "en" or original[:1].isupper()) and not (
            lexicon.small_months and _is_name(page, start)
        )
        if text[start:end] in lexicon.month_names:
            sure = sure and text[start:end] not in lexicon.loose
            if lexicon.language == "en" and text[start:end] in ("may", "march", "august"):
                sure = sure and _BEFORE_MONTH.search(text, endpos=start) is not None
        else:
            sure = sure and end - start >= 5
        if before and page.free(offset + before.start(1), offset + before.end(1)):
            _day(page, evidence, offset + before.start(1), end, month, int(before.group(1)))
        elif (finnish := _DAY_FINNISH.match(text[end : end + 14])) and lexicon.language == "fi":
            _day(page, evidence, start, end + finnish.end(1), month, int(finnish.group(1)))
        elif after and page.free(end + after.start(1), end + after.end(1)):
            _day(page, evidence, start, end + after.end(1), month, int(after.group(1)))
        elif sure:
            add(page, Fact(start, end, "month", (month,), digits=False))


def _is_modal(text: str, start: int, end: int, page: Page) -> bool:
    """Whether "may" or "march" is a verb: in small letters, and no year behind it."""
    original = page.plain.original[page.plain.offsets[start]]
    return text[start:end] in ("may", "march") and original.islower() and not _YEAR_BEHIND.match(text, end)


def _is_name(page: Page, start: int) -> bool:
    """Whether a month or weekday has a capital where its language writes none: Мартин, Plácido Domingo."""
    original = page.plain.original
    place = page.plain.offsets[start]
    before = original[:place].rstrip()[-1:]
    first = not before or not (before.isalnum() or before in ",;)")
    return original[place].isupper() and not first


def _day(page: Page, evidence: Evidence, start: int, end: int, month: int, day: int) -> None:
    if day < 1:
        return
    evidence.days.add((month, day))
    add(page, Fact(start, end, "day", ((month, day),)))


def _clock(page: Page, lexicon: Lexicon, evidence: Evidence) -> None:
    text = page.plain.text
    for match in _HOUR.finditer(text):
        hour, minute = int(match.group(1)) % 12, int(match.group(2) or 0)
        if page.free(*match.span()) and (lexicon.language != "de" or "." in match.group()[-4:]):
            time = (hour + (12 if match.group(3) == "p" else 0)) * 60 + minute
            _time(page, evidence, match.start(), match.end(), (time,))
    for match in _CLOCK.finditer(text):
        if not page.free(*match.span()):
            continue
        hour, minute = int(match.group(1)), int(match.group(4))
        mark = match.group(2) or match.group(3)
        evidence.times.update({hour * 60 + minute})
        half = half_of_day(text, match.start(), match.end(), lexicon)
        cue = text[: match.start()].rstrip(" .").rpartition(" ")[2].rpartition("(")[2]
        told = half is not None or cue in lexicon.clock_before or _CLOCK_WORD.match(text, match.end())
        if mark in ".٫" and not told:
            continue
        times = _times(hour, minute, half, match.group(1).startswith("0"))
        if lexicon.from_dawn:
            times += tuple((time + 360) % 1440 for time in times)
        _time(page, evidence, match.start(), match.end(), times)
    for match in _HOUR_SIGN.finditer(text):
        if page.free(*match.span()):
            minute = 30 if match.group(3) else 0
            half = half_of_day(text, match.start(), match.end(), lexicon)
            _time(page, evidence, match.start(), match.end(), _times(int(match.group(1)), minute, half))

    for match in _UHR.finditer(text):
        if page.free(*match.span()):
            half = half_of_day(text, match.start(), match.end(), lexicon)
            _time(page, evidence, match.start(), match.end(), _times(int(match.group(1)), 0, half))
    for match in _BARE_HOUR.finditer(text):
        half = half_of_day(text, match.start(), match.end(), lexicon) if page.free(*match.span()) else None
        if half is not None and int(match.group()) <= 24:
            _time(page, evidence, match.start(), match.end(), _times(int(match.group()), 0, half))


def _times(hour: int, minute: int, half: int | None, padded: bool = False) -> tuple[int, ...]:
    """Minutes after midnight: one where the half of the day is known, else both."""
    if hour >= 13 or hour == 0:
        return (hour % 24 * 60 + minute,)
    if half is not None:
        return ((hour % 12 + 12 * half) * 60 + minute,)
    if padded:
        return (hour * 60 + minute,)  # 03:00 is a time of the 24-hour clock
    return (hour * 60 + minute, (hour + 12) % 24 * 60 + minute)


def _time(page: Page, evidence: Evidence, start: int, end: int, times: tuple[int, ...]) -> None:
    evidence.times.update(times)
    original = page.plain.original
    behind = original[page.plain.back(start, end)[1] :][:10]
    zone = _ZONE.match(behind)
    name = zone.group(1) if zone and zone.group(1) in ZONES else None
    add(page, Fact(start, end, "time", times, zone=name))


def _weekdays(page: Page, lexicon: Lexicon, evidence: Evidence) -> None:
    text = page.plain.text
    if lexicon.language in _YEAR_SIGNED:
        for match in _WEEK_ZH.finditer(text):
            number = "一二三四五六日天末".index(match.group(1))
            evidence.weekdays.update({5, 6} if number == 8 else {min(number, 6)})
            if number != 8 and lexicon.language in ("zh", "yue"):
                add(page, Fact(match.start(), match.end(), "weekday", (min(number, 6),), digits=False))
        for pattern, names in ((_WEEK_JA, "月火水木金土日"), (_WEEK_KO, "월화수목금토일")):
            for match in pattern.finditer(text):
                evidence.weekdays.add(names.index(match.group(1)))
                add(page, Fact(match.start(), match.end(), "weekday", (names.index(match.group(1)),), digits=False))
        return
    for start, end, day in unspaced_weekdays(text, lexicon):
        evidence.weekdays.add(day)
        add(page, Fact(start, end, "weekday", (day,), digits=False))
    spaced = text.replace("-", " ")
    place = 0
    while place < len(text):
        word = WORD.search(text, place)
        if word is None:
            break
        place = word.end()
        found = lexicon.weekdays.at(spaced, word.start(), lexicon.spaceless)
        if found is None and lexicon.language in ("ar", "he", "fa"):
            found = lexicon.weekdays.at(text, word.start() + 1)
        if found is None:
            continue
        days = _days_of_night(text, word.start(), found, lexicon)
        if lexicon.week_too in days:
            days = (*days, _WEEK)
        evidence.weekdays.update(days)
        place = max(place, found[1])
        if page.free(word.start(), found[1]) and not (lexicon.small_weekdays and _is_name(page, word.start())):
            add(page, Fact(word.start(), found[1], "weekday", days, digits=False))


def _days_of_night(text: str, start: int, found: tuple[int, int], lexicon: Lexicon) -> tuple[int, ...]:
    """The weekday that was found, and the one before it where a night leads to it: "Nacht auf Sonntag"."""
    day, end = found
    before = lexicon.night_to is not None and lexicon.night_to.search(text, max(0, start - _NIGHT), start)
    behind = lexicon.night_behind is not None and lexicon.night_behind.match(text, end)
    return (day, (day - 1) % 7) if before or behind else (day,)


def _years(page: Page, lexicon: Lexicon) -> None:
    text = page.plain.text
    for match in _YEARS.finditer(text):
        if page.free(*match.span()) and int(match.group(3)) < int(match.group(4)):
            value = int(match.group(2) + match.group(4))
            add(page, Fact(match.start(1), match.end(1), "year", (Fraction(int(match.group(1))),)))
            add(page, Fact(match.start(4), match.end(4), "year", (Fraction(value),)))
    for match in _YEAR.finditer(text):
        value = int(match.group(1))
        if not page.free(*match.span(1)) or lexicon.language in _YEAR_SIGNED or value > 2099:
            continue
        if _is_round(value):
            continue
        behind = text[match.end() :].lstrip(" -")
        unit = lexicon.units.at(behind, 0)
        if (unit and unit[0] not in _CALENDAR_UNITS) or lexicon.magnitudes.at(behind, 0):
            continue
        ahead = text[: match.start()].rstrip()
        if ahead[-1:] in "$€£¥₽₹" and ahead:
            continue
        add(page, Fact(match.start(1), match.end(1), "year", (Fraction(value),)))


def _is_round(year: int) -> bool:
    """Whether what looks like a year is more often so many of something: 1,500 people, 1000年."""
    return year % 100 == 0 and year not in (1900, 2000)
