"""What a script cannot write, and what it writes either way.

A slip of the keyboard often leaves signs where no syllable has them, a romanisation never does. The rules are those of
the scripts, not of one language: Devanagari, Arabic and Hebrew after the Unicode Standard 16 (chapters 9 and 12), Greek
accents after Τριανταφυλλίδης, Νεοελληνική Γραμματική, katakana after the notice of the Japanese cabinet on writing
foreign words (外来語の表記, 1991).
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

import regex

from tqcheck.names.spelling import script

# consonants with and without a point below, which a decomposed word has behind them
_SIGN, _CONSONANT = "ािीुूृॄॅेैॉोौ", "क-ह"
_DEVANAGARI = regex.compile(
    f"^[{_SIGN}ंँः़्]"  # a sign of a vowel, a nasal, a virama that nothing bears
    f"|[{_SIGN}ंँः्][{_SIGN}़्]"
    f"|[ंँः][ंँः]|़़"
    f"|[अ-औ][{_SIGN}़्]"
    "|्$"
    f"|्[^{_CONSONANT}\u200c\u200d]"
)
_ARABIC = regex.compile(r"[ةى](?=\p{L})|(?<=\p{L}{4})إ|[ًٌٍ](?=\p{M}*[^\p{M}ا])|[ًٌٍ](?=\p{M}*ا.)")
_HEBREW = regex.compile(r"[םןךףץ](?=[א-ת])|(?<=[א-ת]{3})[מנ]$")
_KATAKANA = regex.compile(
    "^[ァィゥェォャュョー]"
    "|[ァィゥェォャュョッンー][ァィゥェォャュョ]"
    "|ーー|ンー|ッ[ーッンアイウエオナニヌネノマミムメモラリルレロヤユヨワ]"
    "|ッ$"
    "|[^キシチニヒミリギジヂビピヴテデフグクィ][ャュョ]"
    "|[^フヴウクグスツテデトドシチジズイミリニヒビピキユホ][ァィゥェォ]"
)
_TONOS, _DIAERESIS = "\u0301", "\u0308"
_GREEK_VOWELS = "αεηιουω"
_BEARERS = {_TONOS: _GREEK_VOWELS, _DIAERESIS: "ιυ"}
_PAIRS = ("αι", "ει", "οι", "υι", "ου", "αυ", "ευ", "ηυ")


@lru_cache(maxsize=16384)
def is_broken(word: str) -> bool:
    """Whether a word has signs where its script has none."""
    code = script(word)
    if code == "Deva":
        return _DEVANAGARI.search(unicodedata.normalize("NFD", word)) is not None
    if code == "Arab":
        return _ARABIC.search(word) is not None
    if code == "Hebr":
        return _HEBREW.search(word) is not None
    if code == "Jpan":
        return _KATAKANA.search(word) is not None
    return code == "Grek" and _is_broken_greek(word)


def _is_broken_greek(word: str) -> bool:
    """Whether the accents of a Greek word are none or too many, or stand on what bears none."""
    if word.isupper() or not unicodedata.normalize("NFC", word).replace(_DIAERESIS, "").isalpha():
        return False
    letters = unicodedata.normalize("NFD", word.lower())
    if any(
        mark in _BEARERS and before not in _BEARERS and before not in _BEARERS[mark]
        for before, mark in pairwise(f" {letters}")
    ):
        return True
    accents = letters.count(_TONOS)
    if accents > 2:
        return True
    if accents == 2:
        first, last = letters.index(_TONOS), letters.rindex(_TONOS)
        return _syllables(letters[first + 1 : last + 1]) < 2 or _syllables(letters[last + 1 :]) > 0
    return accents == 0 and _syllables(letters) > 1


def _syllables(letters: str) -> int:
    plain = letters.replace(_TONOS, "")
    count, at = 0, 0
    while at < len(plain):
        if plain[at] in _GREEK_VOWELS:
            count += 1
            pair = plain[at : at + 2]
            at += 2 if pair in _PAIRS and plain[at + 2 : at + 3] != _DIAERESIS else 1
            # an i before another vowel is often no syllable of its own
            if pair[0] == "ι" and pair[1:] and pair[1:] in _GREEK_VOWELS:
                count -= 1
        else:
            at += 1
    return count


_LOOSE = str.maketrans(
    {
        "़": "",
        "ँ": "ं",
        "ी": "ि",
        "ू": "ु",
        "ई": "इ",
        "ऊ": "उ",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ى": "ي",
        "ة": "ه",
        "ی": "ي",
        "ک": "ك",
        "ґ": "г",
        "ё": "е",
    }
)
# a virama between a syllable that goes before and one that follows (टुल्सा, टुलसा)
_INNER_VIRAMA = regex.compile("(?<=[ऀ-ॿ][क-ह]़?)्(?=[क-ह]़?(?:[^़्]|्[क-ह]))")
# Cabinet notice No. 2 of 1991 on loanwords (外来語の表記): ヴ beside バ行, エイ and オウ beside a line
_KANA = (
    ("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"), ("ヴォ", "ボ"), ("ヴュ", "ビュ"), ("ヴ", "ブ"),
    *((f"{row}イ", f"{row}ー") for row in "エケセテネヘメレゲゼデベペェ"),
    *((f"{row}ウ", f"{row}ー") for row in "オコソトノホモヨロゴゾドボポョォ"),
)  # fmt: skip
# An e at the end of a foreign name may have a silent h behind its i: Chloé is كلويه or كلوي, Renée رينيه or ريني.
_FRENCH_END, _FRENCH_NAME = ("يه", "یه"), 4


@lru_cache(maxsize=16384)
def loose(word: str) -> str:
    """A foreign word without the distinctions that careful texts of its language make either way; one whose signs
    stand as no syllable has them is left as it is."""
    if is_broken(word):
        return word
    code = script(word)
    if code == "Hebr":
        # letters that stand for vowels are set or left out
        return word[:1] + word[1:].replace("א", "").replace("יי", "י").replace("וו", "ו")
    if code == "Arab" and len(word) > _FRENCH_NAME and word.endswith(_FRENCH_END):
        word = word[:-1]
    return _INNER_VIRAMA.sub("", _evened(word, code))


@lru_cache(maxsize=32768)
def loosely_same(a: str, b: str) -> bool:
    """Whether two words of one script differ in such distinctions alone. A sign that may be set or left out is there in
    one of them and not in the other: one that stands at another place was moved by a slip."""
    if a == b:
        return True
    if loose(a) != loose(b):
        return False
    code = script(a)
    shorter, longer = sorted((_evened(a, code), _evened(b, code)), key=len)
    rest = iter(longer)
    return all(letter in rest for letter in shorter)


def _evened(word: str, code: str) -> str:
    """A word with one letter for those that stand for another."""
    if code == "Jpan":
        for written, other in _KANA:
            word = word.replace(written, other)
        return word
    return word if code == "Hebr" else word.translate(_LOOSE)


_RUSSIAN = str.maketrans({"є": "е", "э": "е", "ё": "е", "ї": "и", "і": "и", "ы": "и", "ґ": "г", "ь": "", "ъ": ""})


def as_in_russian(word: str) -> str:
    """A Cyrillic word without what other languages write otherwise than Russian in the same name."""
    return word.translate(_RUSSIAN)


# Cyrillic consonants and the Latin ones that they answer where these are double
_LATIN_DOUBLES = ("ll", "tt", "ss", "nn", "rr", "mm", "pp", "ff", "ck", "dd", "bb", "gg", "zz")
DOUBLES = tuple(zip("лтснрмпфкдбгз", _LATIN_DOUBLES, strict=True))


def once(word: str, letters: Iterable[str]) -> str:
    """A word with each of some letters once where it is double."""
    for letter in letters:
        word = word.replace(letter * 2, letter)
    return word
