"""Transcriptions read sign by sign: the rough romanisation that is none of the name that they write."""

from functools import lru_cache

import regex

from tqcheck.names.sounds.sound import romanised
from tqcheck.names.spelling import script

_SMALL = {"ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o", "ャ": "ya", "ュ": "yu", "ョ": "yo"}
_SHUSHING = ("sh", "ch", "j")
# signs that are read with a vowel and may stand for a consonant alone, before a sign that begins with a consonant
_BETWEEN = regex.compile("[クグスズツトドヌフブプムルシチジ](?=$|[カ-ヂツ-ポマ-モラ-ロヴッ])")


@lru_cache(maxsize=4096)
def literal(text: str) -> str:
    """Katakana in Hepburn romanisation without its long vowels, Chinese characters in pinyin without tones; folded."""
    if script(text) != "Jpan":
        return romanised(text)
    found = ""
    doubled = False
    for sign in text:
        if sign == "ッ":
            doubled = True
            continue
        if sign in "ー・":
            continue
        if sign in _SMALL:
            vowel = _SMALL[sign]
            stem = found[:-1] if found[-1:] in tuple("aeiou") else found
            found = stem + (vowel[-1] if stem.endswith(_SHUSHING) else vowel)
            continue
        read = "v" + "u" if sign == "ヴ" else romanised(sign)
        found += (read[:1] if doubled else "") + read
        doubled = False
    return found


def vowels_between(text: str) -> int:
    """In how many places katakana has a vowel that a foreign name may not have there."""
    return len(_BETWEEN.findall(text))
