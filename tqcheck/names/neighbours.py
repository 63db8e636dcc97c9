"""Known words one slip away from a spelling."""

from functools import lru_cache

from tqcheck.names.lexicon import zipf
from tqcheck.names.spelling import script

_ALPHABETS = {
    "Latn": "abcdefghijklmnopqrstuvwxyz",
    "Cyrl": "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ",
    "Grek": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊ",
    "Arab": "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآءئؤگپچژکی",
    "Hebr": "אבגדהוזחטיכלמנסעפצקרשתםןךףץ",
    "Deva": "अआइईउऊएऐओऔकखगघचछजझटठडढतथदधनपफबभमयरलवशषसहािीुूेैोौं्ँॉ़ण",
}
_VOWELS = "aeiou"
_DIGRAPHS = (
    ("ph", "f"), ("f", "ph"), ("ks", "x"), ("x", "ks"), ("ck", "k"), ("k", "ck"), ("q", "k"), ("tz", "ts"),
    ("sch", "sh"), ("sh", "sch"), ("kh", "ch"), ("ch", "kh"), ("ch", "tsch"), ("v", "ff"), ("ay", "ei"), ("ee", "i"),
)  # fmt: skip


@lru_cache(maxsize=8192)
def neighbours(word: str, language: str) -> tuple[tuple[str, float], ...]:
    """Words of the language's frequency list one edit, swap or digraph away, with their Zipf frequency."""
    alphabet = _ALPHABETS.get(script(word))
    if alphabet is None:
        return ()
    return tuple(
        (spelling, frequency)
        for spelling in _one_slip_away(word, alphabet)
        for frequency in (zipf(spelling, language),)
        if frequency
    )


def _one_slip_away(word: str, alphabet: str) -> set[str]:
    found = {word[:i] + word[i + 1 :] for i in range(len(word))}
    found |= {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)}
    found |= {word[:i] + letter + word[i + 1 :] for i in range(len(word)) for letter in alphabet}
    found |= {word[:i] + letter + word[i:] for i in range(len(word) + 1) for letter in alphabet}
    for written, other in _DIGRAPHS:
        at = word.find(written)
        while at >= 0:
            found.add(word[:at] + other + word[at + len(written) :])
            at = word.find(written, at + 1)
    found.discard(word)
    return found


def undone(word: str, script_code: str = "Latn") -> set[str]:
    """Spellings that one slip may have made into ``word``, frequent slips only: a letter too many or lost, two swapped,
    a wrong vowel; in other scripts any wrong letter."""
    letters = _VOWELS if script_code == "Latn" else _ALPHABETS.get(script_code, "")
    found = {word[:i] + word[i + 1 :] for i in range(len(word))}
    found |= {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)}
    found |= {word[:i] + letter + word[i + 1 :] for i in range(len(word)) for letter in letters}
    found |= {word[:i] + letter + word[i:] for i in range(len(word) + 1) for letter in letters}
    found.discard(word)
    return found
