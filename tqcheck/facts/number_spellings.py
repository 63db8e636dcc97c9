"""Number words as texts write them where CLDR's rules write them otherwise."""

from collections.abc import Iterator

from tqcheck.facts.text import plain_word

_HUNGARIAN_TOGETHER = {"ezer": "ezren", "három": "hárman", "kettő": "ketten", "két": "ketten", "négy": "négyen"}
# in plain shape (``tqcheck.facts.text``): مائة and مئة, مائتان, ألفين
_ARABIC_HUNDRED, _SHORT_HUNDRED = "مایه", "میه"
_ARABIC_DUALS = {
    "مایتان": ("مایتین", "مایتا", "مایتی", "میتان", "میتین", "میتا", "میتی"),
    "الفین": ("الفان", "الفا", "الفی"),
}
_ARABIC_ONES = {
    "احدی": ("احد", "احدی"),
    "اثنا": ("اثنا", "اثنی", "اثنتا", "اثنتی"),
    "واحد": ("واحد", "واحده", "احدی"),
    "اثنان": ("اثنان", "اثنین", "اثنتان", "اثنتین"),
    "ثمانیه": ("ثمانیه", "ثمان", "ثمانی"),
}


def variants(language: str, text: str) -> Iterator[str]:
    word = plain_word(text)
    yield word
    if language == "ar":
        yield from _arabic(word)
    # "five of them": ötezren, százan (Rounds 2009, "Hungarian: An Essential Grammar", 13.6)
    if language == "hu":
        yield _together(word)
    if language == "de" and "ß" in word:
        yield word.replace("ß", "ss")
    # पाँच and पांच, as papers without the moon-dot have it
    if language == "hi" and "ँ" in word:
        yield word.replace("ँ", "ं")
    if language == "ru" and "ё" in word:
        yield word.replace("ё", "е")


def _arabic(word: str) -> Iterator[str]:
    """Cases, genders and glued hundreds of an Arabic number in plain shape, of which the rules have one each (Ryding
    2005, "A Reference Grammar of Modern Standard Arabic", 15.1)."""
    # the oblique of the tens (عشرين) is what stands in most sentences
    if word.endswith("ون"):
        ones, _, ten = word.rpartition(" و")
        for other in _ARABIC_ONES.get(ones, (ones, ones.removesuffix("ه"))) if ones else ("",):
            yield from ((f"{other} و" if other else "") + ten[:-2] + ending for ending in ("ون", "ین"))
    if word in _ARABIC_DUALS:
        yield from _ARABIC_DUALS[word]
    if word == _ARABIC_HUNDRED:
        yield _SHORT_HUNDRED
    elif word.endswith(f" {_ARABIC_HUNDRED}") and word.count(" ") == 1:
        digit = word.split(maxsplit=1)[0].removesuffix("ه")
        for stem in {digit, digit.removesuffix("ی")}:
            yield from (stem + gap + hundred for gap in ("", " ") for hundred in (_ARABIC_HUNDRED, _SHORT_HUNDRED))
    if word.endswith(" عشر") and word.count(" ") == 1:
        digit = word.split(maxsplit=1)[0]
        for other in _ARABIC_ONES.get(digit, (digit.removesuffix("ه"),)):
            yield f"{other} عشر"
            yield f"{other} عشره"


def _together(word: str) -> str:
    """A Hungarian number of people that act together, in plain shape."""
    for own, changed in _HUNGARIAN_TOGETHER.items():
        if word.endswith(own):
            return word.removesuffix(own) + changed
    back = next((letter in "aáoóuú" for letter in reversed(word) if letter in "aáoóuúeéöőüű"), False)
    return word + ("an" if back else "en")
