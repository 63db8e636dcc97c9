"""What a slip may have made a spelling of, and how likely that slip is.

The slips are those of hands and machines: a letter doubled, lost, added or put for another, two letters swapped, a
sound written by other letters. The log probabilities are those of the slip among all that the right word could have
met; that there is a slip at all is the caller's prior.
"""

import math
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

from tqcheck.names.sounds.syllables import letters_changed, whole_syllable
from tqcheck.names.spelling import script

ALPHABETS = {
    "Latn": "abcdefghijklmnopqrstuvwxyz",
    "Cyrl": "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ",
    "Grek": "αβγδεζηθικλμνξοπρσςτυφχψω",
    "Arab": "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآءئؤگپچژکی",
    "Hebr": "אבגדהוזחטיכלמנסעפצקרשתםןךףץ",
    "Deva": "अआइईउऊऋऍएऐऑओऔकखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहािीुूृॅेैॉोौंः्ँ़",
    "Jpan": "アイウエオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノ"
    "ハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロワンヴァィゥェォー",
}
_VOWELS = {
    "Latn": "aeiouy",
    "Cyrl": "аеиоуыэюяіїє",
    "Grek": "αεηιουω",
    "Arab": "اويى",
    "Hebr": "אוי",
    "Deva": "अआइईउऊऍएऐऑओऔािीुूॅेैॉोौ",
    "Jpan": "ァィゥェォアイウエオー",
}
_DIGRAPHS = (
    ("ph", "f"), ("f", "ph"), ("ks", "x"), ("x", "ks"), ("ck", "k"), ("k", "ck"), ("q", "k"), ("tz", "ts"),
    ("sch", "sh"), ("sh", "sch"), ("kh", "ch"), ("ch", "kh"), ("ch", "tsch"), ("v", "ff"), ("ay", "ei"), ("ee", "i"),
    ("i", "ee"), ("oo", "u"), ("u", "oo"), ("th", "t"), ("j", "dzh"), ("dzh", "j"), ("ts", "c"), ("ei", "ay"),
    ("ai", "ay"), ("ay", "ai"), ("y", "i"), ("i", "y"), ("w", "v"), ("v", "w"), ("c", "k"), ("k", "c"),
)  # fmt: skip
# a point below makes another letter of a Devanagari one, though it is a sign of its own when letters are taken apart
_POINT, _POINTED = "़", tuple(f"{letter}़" for letter in "कखगजडढफय")
# vowels and consonants of Hangul, with those of two letters, that may stand for one of a syllable
_JAMO_VOWELS, _JAMO_CONSONANTS = 20, 45
# letters that one slip changes at most: a sound written by three others
_FARTHEST = 3
# shares of the kinds of slips
_DOUBLED, _LOST, _SWAPPED, _VOWEL, _DIGRAPH, _ANY, _ADDED = 0.18, 0.2, 0.15, 0.2, 0.12, 0.1, 0.05


@lru_cache(maxsize=64)
def sources(word: str) -> dict[str, float]:
    """Spellings that one slip may have made into a folded word, with the log probability of that slip.

    Empty for scripts without an alphabet here.
    """
    code = script(word)
    if code == "Hang" and len(word) > 1:
        return _in_syllables(word)
    alphabet = ALPHABETS.get(code)
    if alphabet is None or len(word) < 2:
        return {}
    vowels = _VOWELS[code]
    size = len(word)
    found: dict[str, float] = {}
    doubled, added = math.log(_DOUBLED / (size - 1)), math.log(_ADDED / (size - 1) / len(alphabet))
    swapped, lost = math.log(_SWAPPED / (size - 1)), math.log(_LOST / (size + 1))
    vowel, other_letter = math.log(_VOWEL / size / len(vowels)), math.log(_ANY / size / len(alphabet))
    for at in range(size):
        head, letter, tail = word[:at], word[at], word[at + 1 :]
        twice = (at and word[at - 1] == letter) or tail[:1] == letter
        _add(found, (head + tail,), doubled if twice else added)
        if tail:
            _add(found, (head + tail[0] + letter + tail[1:],), swapped)
        if letter in vowels:
            for other in alphabet:
                _add(found, (head + other + tail,), vowel if other in vowels else other_letter)
        else:
            _add(found, [head + other + tail for other in alphabet], other_letter)
    for at in range(size + 1):
        head, tail = word[:at], word[at:]
        _add(found, [head + other + tail for other in alphabet], lost)
    if code == "Deva":
        _add_pointed(found, word, added, other_letter, lost)
    if code == "Latn":
        written_otherwise = math.log(_DIGRAPH / len(_DIGRAPHS) * 4)
        for written, other in _DIGRAPHS:
            at = word.find(written)
            while at >= 0:
                _add(found, (word[:at] + other + word[at + len(written) :],), written_otherwise)
                at = word.find(written, at + 1)
    found.pop(word, None)
    return found


def _in_syllables(word: str) -> dict[str, float]:
    """The same of a word in Hangul, but for a syllable that was left out or became another one altogether."""
    size = len(word)
    found: dict[str, float] = {}
    for at in range(size):
        head, syllable, tail = word[:at], word[at], word[at + 1 :]
        twice = (at and word[at - 1] == syllable) or tail[:1] == syllable
        _add(found, (head + tail,), math.log((_DOUBLED if twice else _ADDED / _JAMO_CONSONANTS) / (size - 1)))
        if tail:
            _add(found, (head + tail[0] + syllable + tail[1:],), math.log(_SWAPPED / (size - 1)))
        vowels, consonants = letters_changed(syllable)
        _add(found, [head + other + tail for other in vowels], math.log(_VOWEL / size / _JAMO_VOWELS))
        _add(found, [head + other + tail for other in consonants], math.log(_ANY / size / _JAMO_CONSONANTS))
    found.pop(word, None)
    return found


def _add_pointed(found: dict[str, float], word: str, added: float, other_letter: float, lost: float) -> None:
    """The slips in which a letter with a point below is one letter."""
    plain = ALPHABETS["Deva"].replace(_POINT, "")
    for at, letter in enumerate(word):
        head, tail = word[:at], word[at + 1 :]
        _add(found, [head + other + letter + tail for other in _POINTED], lost)
        if tail[:1] == _POINT:
            _add(found, [head + other + tail[1:] for other in (*plain, *_POINTED)], other_letter)
            _add(found, (head + tail[1:],), added)
        elif letter != _POINT:
            _add(found, [head + other + tail for other in _POINTED], other_letter)


def _add(found: dict[str, float], spellings: Iterable[str], likelihood: float) -> None:
    for spelling in spellings:
        if likelihood > found.get(spelling, -math.inf):
            found[spelling] = likelihood


@lru_cache(maxsize=16384)
def slip_between(spelling: str, written: str) -> float | None:
    """The log probability of the slip that made ``written`` of a spelling; None where one slip is not enough."""
    if OSA.distance(spelling, written, score_cutoff=_FARTHEST) > _FARTHEST:
        return None
    slip = sources(written).get(spelling)
    if slip is None and script(written) == "Hang":
        return whole_syllable(spelling, written, lost=_LOST, other=_ANY)
    return slip
