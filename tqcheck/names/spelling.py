"""Spellings brought to a common form: case, accents, apostrophes, scripts and words."""

import unicodedata
from collections import Counter
from functools import lru_cache

import regex

WORD = regex.compile(
    r"[\p{L}\p{M}\p{Nd}]+"
    r"(?:(?:[’'ʼ`´׳״\u200c·・&-]|\.(?!\p{Lu}\p{Ll}\p{Ll}))(?=[\p{L}\p{Nd}])[\p{L}\p{M}\p{Nd}]+)*"
)
APOSTROPHES = "’'ʼ`´′‘"

# Letters that Unicode does not decompose, by the spelling that news style sheets fall back to.
_LETTERS = str.maketrans(
    {
        "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ı": "i", "þ": "th", "ð": "d", "ħ": "h",
        "ŋ": "ng", "ə": "a", "ŧ": "t", "ƒ": "f",
    }
)  # fmt: skip
_APOSTROPHES = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
# scripts that the Unicode Standard lays out alike
INDIA = ("Deva", "Beng", "Guru", "Gujr", "Taml", "Telu", "Knda", "Mlym")
# and those that set no words apart, of which a word is a clause
UNSPACED = frozenset({"Hani", "Thai"})
_KEEP_MARKS = frozenset({*INDIA, "Thai", "Jpan"})
# the point below a consonant, typed behind the vowel sign that it must stand before
_NUKTA = regex.compile("([ािीुूृॅेैॉोौँं]+)़+")
# letters that are folded already: no capitals, no accents, nothing that Unicode takes apart
_FOLDED = regex.compile(
    "[0-9a-z'а-ийк-яђєіїјљњћџґאבגדהוזחטיכלמנסעפצקרשתםןךףץα-ρσ-ω가-힣ァ-ヴー一-鿿"
    "ءابتثجحخدذرزسشصضطظعغفقكلمنهويىةپچژگکیअ-नप-रलळवशषसहा-ौंःँ्]*"
)
_CYRILLIC_KEEPS = {"\u0306", "\u0308"}  # short i and yo are letters of their own


# Gaj's alphabet and Vuk's: Правопис српскога језика (2010)
_DIGRAPHS = (("dž", "џ"), ("lj", "љ"), ("nj", "њ"))
_VUK = str.maketrans("abcčćdđefghijklmnoprsštuvzž", "абцчћдђефгхијклмнопрсштувзж")


def in_cyrillic(word: str) -> str:
    """A word of Gaj's Latin alphabet in the Cyrillic letters of Serbian; other letters stay."""
    for written, letter in _DIGRAPHS:
        word = word.replace(written, letter)
    return word.translate(_VUK)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without accents; letters beyond ASCII in their plain spelling; one kind of apostrophe.

    Cyrillic keeps its short i, the scripts of India their vowels, kana their voicing (ソ, ゾ); every other script keeps
    its letters and loses its points and accents.
    """
    if text.isascii():
        return text.lower()
    plain = text.lower()
    if _FOLDED.fullmatch(plain):
        return plain
    lowered = unicodedata.normalize("NFKC", text).casefold()
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFD", lowered.translate(_APOSTROPHES).translate(_LETTERS))
    kept: list[str] = []
    for character in decomposed:
        if (
            unicodedata.category(character) != "Mn"
            or (kept and character in _CYRILLIC_KEEPS and script_of(kept[-1]) == "Cyrl")
            or script_of(character) in _KEEP_MARKS
        ):
            kept.append(character)
    folded = unicodedata.normalize("NFC", "".join(kept)).replace("ё", "е")
    return _NUKTA.sub(r"़\1", folded) if "़" in folded else folded


@lru_cache(maxsize=16384)
def letters(text: str) -> str:
    """The folded text without anything but letters and digits."""
    folded = fold(text)
    if folded.isalnum():
        return folded
    return "".join([character for character in folded if character.isalnum() or script_of(character) in _KEEP_MARKS])


@lru_cache(maxsize=4096)
def script_of(character: str) -> str:
    """ISO 15924 code of one character's script, as far as names are concerned; ``Zyyy`` for all others.

    ``Jpan`` stands for the kana; Chinese characters are ``Hani`` in every language.
    """
    code = ord(character)
    if code < 0x250 or 0x1E00 <= code < 0x1F00:
        return "Latn" if character.isalpha() else "Zyyy"
    for low, high, script in _RANGES:
        if low <= code <= high:
            return script
    return "Zyyy"


_RANGES = (
    (0x0250, 0x02AF, "Latn"),
    (0x0370, 0x03FF, "Grek"),
    (0x1F00, 0x1FFF, "Grek"),
    (0x0400, 0x052F, "Cyrl"),
    (0x0531, 0x058F, "Armn"),
    (0x0590, 0x05FF, "Hebr"),
    (0x0600, 0x06FF, "Arab"),
    (0x0750, 0x077F, "Arab"),
    (0xFB50, 0xFDFF, "Arab"),
    (0xFE70, 0xFEFF, "Arab"),
    (0x0900, 0x097F, "Deva"),
    (0x0980, 0x09FF, "Beng"),
    (0x0A00, 0x0A7F, "Guru"),
    (0x0A80, 0x0AFF, "Gujr"),
    (0x0B80, 0x0BFF, "Taml"),
    (0x0C00, 0x0C7F, "Telu"),
    (0x0C80, 0x0CFF, "Knda"),
    (0x0D00, 0x0D7F, "Mlym"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x10A0, 0x10FF, "Geor"),
    (0x1100, 0x11FF, "Hang"),
    (0xAC00, 0xD7AF, "Hang"),
    (0x3040, 0x30FF, "Jpan"),
    (0x31F0, 0x31FF, "Jpan"),
    (0xFF66, 0xFF9F, "Jpan"),
    (0x3400, 0x9FFF, "Hani"),
    (0xF900, 0xFAFF, "Hani"),
    (0x20000, 0x323AF, "Hani"),
)


class _Scripts(dict[str, str]):
    """``script_of`` each character that was asked for."""

    def __missing__(self, character: str) -> str:
        self[character] = script_of(character)
        return self[character]


_SCRIPTS = _Scripts()


@lru_cache(maxsize=65536)
def script(word: str) -> str:
    """The script that most letters of a word are written in; ``Zyyy`` where there is none."""
    if word.isascii() and word.isalpha():
        return "Latn"
    every = set(map(_SCRIPTS.__getitem__, word))
    if len(every) > 1:
        every.discard("Zyyy")
    if len(every) == 1:
        return every.pop()
    counts: dict[str, int] = {}
    for character, times in Counter(word).items():
        one = script_of(character)
        if one != "Zyyy":
            counts[one] = counts.get(one, 0) + times
    return max(counts, key=lambda one: counts[one]) if counts else "Zyyy"


def cased(name_of_script: str) -> bool:
    """Whether the script has capitals, so that a name shows by its first letter."""
    return name_of_script in ("Latn", "Cyrl", "Grek", "Armn")


def cased_like(written: str, spelling: str) -> str:
    """A spelling with the capitals of another: all of them, or the first."""
    return spelling.upper() if written.isupper() and cased(script(written)) else spelling[:1].upper() + spelling[1:]
