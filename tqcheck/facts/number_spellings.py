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


# Latvian counts hundreds by a noun or by an ending: divi simti and divsimt (Nau 1998, "Latvian", 2.3).
_LATVIAN_DIGITS = {"div": "divi", "trīs": "trīs", "četr": "četri", "piec": "pieci", "seš": "seši", "septiņ": "septiņi"}
_LATVIAN_DIGITS |= {"astoņ": "astoņi", "deviņ": "deviņi"}
_LATVIAN_CASES = ("simti", "simtu", "simtiem", "simtus", "simtos")
# before tens: jednadvacet, dvaadvacet
_CZECH_ONES = {"jedna": ("jedn", "jeden"), "jeden": ("jedn", "jeden"), "jedno": ("jedn", "jeden"), "dvě": ("dva",)}
_SLOVENE_GENDERS = {"dva": ("dve",), "tri": ("trije",), "štiri": ("štirje",)}
# before what is counted definitely, and before thousands: שלושת אלפים
_HEBREW_CONSTRUCT = {
    3: "שלושת", 4: "ארבעת", 5: "חמשת", 6: "ששת", 7: "שבעת", 8: "שמונת", 9: "תשעת", 10: "עשרת",
}  # fmt: skip
_TAMIL_SIGNS = {"ஒ": "ொ", "இ": "ி", "ஐ": "ை", "ஆ": "ா", "ஏ": "ே", "எ": "ெ"}
_TAMIL_OWN = {
    1: ("ஒரு",), 300: ("முன்னூறு", "முன்னூற்று"), 400: ("நானூறு", "நானூற்று"), 500: ("ஐந்நூறு", "ஐந்நூற்று"),
    800: ("எண்ணூறு", "எண்ணூற்று"), 900: ("தொள்ளாயிரத்து",), 1000: ("ஆயிரம்", "ஆயிரத்து", "ஆயிரத்தி"),
    3000: ("மூவாயிரம்", "மூவாயிரத்து"), 4000: ("நாலாயிரம்", "நாலாயிரத்து"), 5000: ("ஐயாயிரம்", "ஐயாயிரத்து"),
}  # fmt: skip
# What texts have for a part of what the rules spell, by language, in plain shape. Not every word of a rule is the
# standard one: Romanian șaizeci, Icelandic sjö, Slavic letters that look alike.
_WRITTEN = {
    "fr": (("cents", "cent"), ("quatre-vingts", "quatre-vingt")),  # before mille
    "ca": (("-cent ", "-cents "), ("-cents", "-centes")),
    "de": (("ß", "ss"),),
    "hu": (("kettő", "két"),),
    # as papers without the moon-dot have it
    "hi": (("ँ", "ं"),),
    "ru": (("ё", "е"),),
    "be": (("i", "і"), ("пяцьдзесят", "пяцьдзясят")),
    "ro": (("șasezeci", "șaizeci"), ("șasesprezece", "șaisprezece"), ("patrusprezece", "paisprezece")),
    "is": (("sjó", "sjö"),),
    "nb": (("sju", "syv"), ("éen", "een"), ("én", "en")),
    "nn": (("én", "ein"), ("ett", "eitt")),
    "nl": (("een", "één"),),
    "ka": (("თრვამეტ", "თვრამეტ"),),
    "he": (("שניים ", "שנים "), ("שתים ", "שתיים ")),
}
# One hundred and one thousand with the one left off: hundert, hundra, hundrað.
_WITHOUT_ONE = {
    "de": (("einhundert", "hundert"), ("eintausend", "tausend")),
    "sv": (("etthundra", "hundra"), ("ettusen", "tusen")),
    "is": (("eitthundrað", "hundrað"),),
    "hy": (("մեկհարյուր", "հարյուր"),),
}


def variants(language: str, number: int, text: str) -> Iterator[str]:
    """A number as the rules spell it, and as texts do, in plain shape (``tqcheck.facts.text``)."""
    word = plain_word(text)
    yield word
    written = {word}
    for own, other in _WRITTEN.get(language, ()):
        # one alone is an article without its accent
        written |= {form.replace(own, other) for form in written} if number > 1 else set()
    for own, other in _WITHOUT_ONE.get(language, ()):
        written |= {other + form.removeprefix(own) for form in written if form.startswith(own)}
    if language == "da" and word.startswith("hundrede"):
        written |= {f"et{word}", f"et {word}"}
    yield from sorted(written - {word})
    if language == "ar":
        yield from _arabic(word)
    # "five of them": ötezren, százan (Rounds 2009, "Hungarian: An Essential Grammar", 13.6)
    if language == "hu":
        yield _together(word)
    if language == "ta":
        yield from _tamil(word, number)
    if language == "lv":
        yield from _latvian(word)
    if language == "sl":
        yield from _slovene(word, number)
    if language == "cs":
        yield from _czech(word, number)
    if language == "is":
        # tvö hundruð beside tvöhundrað
        yield from (form.replace("hundrað", " hundruð") for form in written if number >= 200 and number < 1000)
    if language == "he" and number in _HEBREW_CONSTRUCT:
        yield _HEBREW_CONSTRUCT[number]


def _tamil(word: str, number: int) -> Iterator[str]:
    """Parts of a number run together, and the form before what is added (Lehmann 1989, "A Grammar of Modern Tamil",
    1.2.5): இருபத்தைந்து, நூற்று ஐம்பது, இரண்டாயிரம், ஆயிரத்து."""
    if number in _TAMIL_OWN:
        yield from _TAMIL_OWN[number]
    first, _, rest = word.partition(" ")
    if number >= 1000:
        count = next(_tamil_sum(first, rest.removesuffix("ஆயிரம்").strip()), first) if " " in rest else first
        beginning = count[:-1] if count.endswith("ு") else count
        yield from (f"{beginning}ாயிர{ending}" for ending in ("ம்", "த்து", "த்தி")) if beginning != count else ()
    elif rest and 20 < number < 100:
        yield from _tamil_sum(first, rest)
    elif number % 100 == 0 and word.endswith("ு"):
        yield from _adding(word)


def _tamil_sum(tens: str, ones: str) -> Iterator[str]:
    sign = _TAMIL_SIGNS.get(ones[:1])
    for adding in _adding(tens):
        if sign:
            yield adding[:-1] + sign + ones[1:]
        yield f"{adding} {ones}"
        yield adding + ones


def _adding(word: str) -> tuple[str, ...]:
    """The form of a number before what is added to it: இருபது, இருபத்து."""
    doubled = f"{word[:-1]}்{word[-2]}"
    return f"{doubled}ு", f"{doubled}ி"


def _latvian(word: str) -> Iterator[str]:
    hundred, _, rest = word.partition(" ")
    if hundred == "simt":
        yield from (f"{form} {rest}".rstrip() for form in ("simts", "simtu"))
    elif hundred.endswith("simt") and hundred.removesuffix("simt") in _LATVIAN_DIGITS:
        digit = _LATVIAN_DIGITS[hundred.removesuffix("simt")]
        yield from (f"{digit} {form} {rest}".rstrip() for form in _LATVIAN_CASES)


def _slovene(word: str, number: int) -> Iterator[str]:
    """Ones before tens in one word (petindvajset), and the genders of two to four (Herrity 2016, "Slovene: A
    Comprehensive Grammar", 7.1)."""
    *before, last = word.split()
    if before and number % 100 > 20 and number % 10:
        *hundreds, tens = before
        yield from (" ".join([*hundreds, f"{last}in{tens}{case}"]) for case in ("", "ih", "im", "imi"))
    for other in _SLOVENE_GENDERS.get(last, ()):
        yield " ".join([*before, other])


def _czech(word: str, number: int) -> Iterator[str]:
    """Ones before tens in one word, with the ending of the cases: třiadvacet, po třiadvaceti (Naughton 2005, "Czech: An
    Essential Grammar", 7.1)."""
    *before, last = word.split()
    if before and number % 100 > 20 and number % 10:
        *hundreds, tens = before
        for ones in _CZECH_ONES.get(last, (last,)):
            yield from (" ".join([*hundreds, f"{ones}a{tens}{case}"]) for case in ("", "i"))


def _arabic(word: str) -> Iterator[str]:
    """Cases, genders and glued hundreds of an Arabic number in plain shape, of which the rules have one each (Ryding
    2005, "A Reference Grammar of Modern Standard Arabic", 15.1); "and" may stand apart."""
    forms = [word, *_arabic_forms(word)]
    yield from forms
    yield from (form.replace(" و", " و ") for form in forms if " و" in form)


def _arabic_forms(word: str) -> Iterator[str]:
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
