"""Numbers of Chinese, Japanese and Korean: digits with 万, 億, 천 behind them, and numbers in ideographs."""

from dataclasses import dataclass
from fractions import Fraction

import regex

from tqcheck.facts.numerals import read_numeral
from tqcheck.late import late

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2, "○": 0}
_SMALL = {"十": 10, "百": 100, "千": 1000, "천": 1000, "백": 100, "십": 10}
_LARGE = {
    "万": 10**4, "萬": 10**4, "만": 10**4, "亿": 10**8, "億": 10**8, "억": 10**8, "兆": 10**12, "조": 10**12,
}  # fmt: skip
_HANGUL = {c: i for i, c in enumerate("영일이삼사오육칠팔구")} | {"공": 0, "륙": 6}
_NUMERAL = r"\d+(?:[.,]\d+)*"
# Korean style guides write the thousands of a number by their sign and the rest in digits: 1천200명, 1천500만 달러
_THOUSANDS = r"(?:(?<![\d.,])\d[千천]\s?(?:\d[百백]\s?)?(?=\d))"
# Groups stand in falling order, sometimes apart by spaces: 1억 2천만, 3만 5천, 1 億 4 千万; 万亿 is one unit.
_COUNT = rf"{_THOUSANDS}?(?:{_NUMERAL}|[一二三四五六七八九])\s?[多余餘几幾数數여]?\s?[十百千천백십]?\s?"
_MIXED = late(
    rf"(?=\d)(?:{_COUNT}(?:[万萬][亿億]|[兆조])\s?)?(?:{_COUNT}[亿億억]\s?)?(?:{_COUNT}[万萬만]\s?)?"
    # Korean writes the last group apart as well: 1만 4800개; what is a year behind it is none
    rf"(?:{_THOUSANDS}(?:\d{{1,3}}(?!\d|[.,]\d)(?:\s?[百十백십])?)|{_NUMERAL}\s?[十百千천백십]"
    rf"|(?:(?<![\s\d])|(?<=만 )(?!\d+\s?년))(?:\d{{1,4}}|[1-9],\d{{3}})(?!\d|[.,]\d))?"
)
_IDEOGRAPHS = late(r"[零〇一二三四五六七八九两兩十百千万萬亿億兆]+(?:点[零〇一二三四五六七八九]+)?")
_HANGUL_RUN = late(r"[영일이삼사오육칠팔구십백천만억조]{1,12}")
# 이만 오천: groups stand apart behind a larger size
_HANGUL_NUMBER = late(
    r"(?<!\p{Hangul})[일이삼사오육칠팔구십백천만억조]+(?:(?<=[만억조]) ?[일이삼사오육칠팔구십백천만억조]+)*"
)
# Behind a number these count; 五年级, 七十年代, 三分之一 and 第三次 do not.
_COUNTERS = {
    "zh": late(
        r"(?:多|余|餘)?(?:名|人|位|个|個|只|隻|条|條|件|家|次|天|岁|歲|年(?![代级級度])|月|周(?!年)|小时|小時|分钟|分鐘|公里|米|元|美元|欧元|歐元|英镑|日元|吨|噸|公斤|辆|輛|架|艘|座|所|栋|棟|张|張|本|篇|起|场|場|轮|輪|倍|票|户|戶|头|頭|匹|棵|箱|届|屆|枚|支|部|层|層|套|间|間|种|種|项|項|批|组|組|对|對|双|雙|公顷|公頃|亩|畝|平方)"
    ),
    "ja": late(
        r"(?:数|余)?(?:人|名|件|台|匹|頭|本(?![当人])|枚|回|年(?![代級度生])|日間|時間|分間|秒|[かカヶヵケ]月|歳|個|倍|軒|円|ドル|ユーロ|キロ|メートル|トン|カ国|か国|ヵ国|点|票|冊|隻|機|羽|社|校|便|世帯|ヘクタール)"
    ),
    "ko": late(
        r"\s?(?:여\s?)?(?:명|원|달러|유로|엔|위안|파운드|개|년|대|톤|킬로|미터|마리|건|가구|가지|배|퍼센트|%|주|표|권|곳|세대|그루|병|장|채|척|점|회|번|살|시간|인분|제곱|평|석|통|필|쌍|쪽|차례)"
    ),
}
_COUNTERS["yue"] = _COUNTERS["zh"]
_ABOUT = late(r"([一二三四五六七八九])([一二三四五六七八九])([十百千万萬])")
# a tenth: 三成 is 30 percent
_TENTHS = late(r"([一二三四五六七八九]|[1-9])成(?:([一二三四五六七八九])|(半))?")
_ARTICLE = late(r"(\d{1,4})조")
_HUNDREDTHS = late(rf"百分之({_NUMERAL}|{_IDEOGRAPHS.pattern})")


@dataclass(frozen=True, slots=True)
class Ideographic:
    """A number in the plain text; ``sure`` is whether nothing but a number is written like this. ``article`` is the
    number of a law's article that it may be too: 230조 is 230 trillion or article 230."""

    start: int
    end: int
    value: Fraction
    sure: bool
    percent: bool = False
    article: Fraction | None = None


def ideographic_numbers(text: str, language: str) -> list[Ideographic]:
    """The numbers with ideographs or hangul in them, in order and apart from each other."""
    if language not in ("zh", "ja", "ko", "yue"):
        return []
    found: list[Ideographic] = []
    for match in _HUNDREDTHS.finditer(text):
        value = ideographic_value(match.group(1))
        if value is not None:
            found.append(Ideographic(match.start(), match.end(), value, True, True))
    for match in _MIXED.finditer(text):
        if not match.group().strip() or regex.fullmatch(_NUMERAL, match.group().strip()):
            continue
        value = ideographic_value(match.group())
        if value is not None and not _inside(match.start(), found):
            end = match.start() + len(match.group().rstrip())
            article = _ARTICLE.fullmatch(match.group().rstrip())
            number = Fraction(int(article.group(1))) if article else None
            found.append(Ideographic(match.start(), end, value, True, article=number))
    for match in _IDEOGRAPHS.finditer(text):
        value = ideographic_value(match.group())
        if _ABOUT.search(match.group()):
            continue  # 二三十人 are twenty or thirty
        if value is not None and not _inside(match.start(), found):
            run = match.group()
            sure = len(run) >= 2 and any(c in _DIGITS for c in run) and any(c in _SMALL or c in _LARGE for c in run)
            # 一百, 一千, 一万 also mean "very many", 万一 "if ever", 十一 a holiday.
            # what goes on behind it is a number: 一万二千
            exact = sum(c in _DIGITS for c in run) > 1 and run[1] in {**_SMALL, **_LARGE}
            sure = sure and (exact or not run.startswith("一")) and value > 12
            found.append(Ideographic(match.start(), match.end(), value, sure))
    for match in _HANGUL_NUMBER.finditer(text) if language == "ko" else ():
        value = ideographic_value("".join(str(_HANGUL[c]) if c in _HANGUL else c for c in match.group() if c != " "))
        if value is not None and not _inside(match.start(), found):
            found.append(Ideographic(match.start(), match.end(), value, False))
    return sorted(found, key=lambda number: number.start)


def is_counted(text: str, number: Ideographic, language: str) -> bool:
    """Whether what may be a number counts something: 三人, 百万美元, 백만 달러. One, and a hundred or a thousand
    alone, say too little (万人 is everybody)."""
    if number.value <= 1 or (number.end - number.start == 1 and text[number.start] in "百千万萬亿億兆백천만억조"):
        return False
    ordinal = text[number.start - 1 : number.start] in tuple("第每几幾数數제") and number.start > 0
    return not ordinal and _COUNTERS[language].match(text, number.end) is not None


def hinted_ideographs(text: str, language: str) -> set[Fraction]:
    """Values that runs of ideographs or of Sino-Korean syllables may stand for, alone or in part."""
    values: set[Fraction] = set()
    if language in ("zh", "ja", "yue"):
        for match in _IDEOGRAPHS.finditer(text):
            run = match.group()
            for about in _ABOUT.finditer(run):
                few, more, size = about.groups()
                values.update(Fraction(_DIGITS[digit]) * {**_SMALL, **_LARGE}[size] for digit in (few, more))
            for start in range(len(run)):
                for end in range(start + 1, len(run) + 1):
                    value = ideographic_value(run[start:end])
                    if value is not None:
                        values.add(value)
        for match in _TENTHS.finditer(text):
            tenths, hundredths = (int(_DIGITS.get(part, part)) if part else 0 for part in match.group(1, 2))
            values.add(Fraction(tenths * 10 + (5 if match.group(3) else hundredths)))
        if "半" in text:
            values.add(Fraction(1, 2))
        if "双" in text or "雙" in text or "対" in text:
            values.add(Fraction(2))
    if language == "ko":
        for match in _HANGUL_RUN.finditer(text):
            run = match.group()
            for end in range(1, len(run) + 1):
                value = ideographic_value("".join(str(_HANGUL[c]) if c in _HANGUL else c for c in run[:end]))
                if value is not None:
                    values.add(value)
    return values


def _inside(place: int, found: list[Ideographic]) -> bool:
    return any(number.start <= place < number.end for number in found)


def ideographic_value(run: str) -> Fraction | None:
    """The value of a run of digits and ideographs; None where it is no number."""
    whole, _, decimals = run.partition("点")
    total = section = Fraction(0)
    current: Fraction | None = None
    for token in regex.findall(rf"{_NUMERAL}|\S", whole):
        if token[0].isdigit():
            current = read_numeral(token, ".", ",").values[0]
        elif token in _DIGITS:
            current = Fraction(_DIGITS[token]) if current is None else current * 10 + _DIGITS[token]
        elif token in _SMALL:
            section += (Fraction(1) if current is None else current) * _SMALL[token]
            current = None
        elif token in _LARGE:
            section += current or 0
            current = None
            if section == 0:
                total = (total or Fraction(1)) * _LARGE[token]
            elif total and total < _LARGE[token]:
                total, section = (total + section) * _LARGE[token], Fraction(0)
            else:
                total, section = total + section * _LARGE[token], Fraction(0)
        elif token not in "多余餘几幾数數여":
            return None
    value = total + section + (current or 0)
    if decimals:
        value += Fraction(int("".join(str(_DIGITS[c]) for c in decimals)), 10 ** len(decimals))
    return value
