"""Names as languages of the Latin alphabet write them by their sound, read by data/by_sound.toml."""

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from tqcheck.derived import data_file
from tqcheck.names.forms.inflection import inflection, stems
from tqcheck.names.sounds import sound

_HEARD_WORST = 4.1
_HEARD_MEAN = 0.55
_STEM = 2
_UNLIKE_WORST = 5.0
_VOWELS = "aeiou"


def once(word: str) -> str:
    """A word with doubled letters written once."""
    return "".join(letter for index, letter in enumerate(word) if index == 0 or letter != word[index - 1])


@lru_cache(maxsize=32768)
def heard_as(word: str, language: str) -> str:
    """A word of a language that writes by sound, in Cyrillic letters of that sound."""
    text = word.casefold()
    table = _by_sound()
    for written, heard in (*table.get(language, {}).get("letters", ()), *table["shared"]["letters"]):
        text = text.replace(written, heard)
    return text


@lru_cache(maxsize=4096)
def is_unlike_by_sound(name: str, form: str, language: str) -> bool:
    """Whether folded ``form``, as its language reads it and without any of its endings, has a sound that no letter of
    the folded Latin ``name`` is known to have, or the other way round."""
    forms = tuple(dict.fromkeys(heard_as(stem, language) for stem in stems(form, language) if len(stem) > _STEM))
    return not any(
        one is not None and one.worst < _UNLIKE_WORST
        for spelled in dict.fromkeys((name, once(name)))
        for said in forms
        for one in (sound.fit(spelled, said),)
    )


@lru_cache(maxsize=16384)
def is_unadapted(written: str, language: str) -> bool:
    """Whether a word of a language that writes names by sound shows by a letter, or by how it ends, that it is written
    as at home."""
    finals = _by_sound().get(language, {}).get("finals", "")
    return _has_foreign_letter(written, language) or (finals != "" and written[-1:].casefold() not in finals)


@lru_cache(maxsize=16384)
def without_spare_letters(written: str, language: str) -> tuple[tuple[str, str], ...]:
    """What a folded word is without a letter that adapted names of the language do not have, beside the letters by
    which an original may have called for it: those of one that stands twice, or of an h beside a consonant or at the
    end. Nothing where it is not known what the language has."""
    keeps = _by_sound().get(language, {}).get("doubles")
    if keeps is None:
        return ()
    found = []
    last = len(written) - 1
    for at in range(1, len(written)):
        letter, rest = written[at], written[:at] + written[at + 1 :]
        # an ending of one consonant may follow the same consonant
        if letter == written[at - 1] and letter not in keeps and (letter in _VOWELS or at < last):
            found.append((rest, letter * 2))
        elif letter == "h" and written[at - 1] != "c" and not (at == last and _ends_in_h(written, language)):
            before_vowel = at < last and written[at + 1] in _VOWELS
            if not before_vowel or written[at - 1] not in _VOWELS:
                found.append((rest, "hjxg" if before_vowel else "hjx"))
    return tuple(found)


def _ends_in_h(written: str, language: str) -> bool:
    """Whether the h at the end of a word is that of an ending (Rozenbergovih)."""
    return any(ending.endswith("h") and written.endswith(ending) for ending in inflection(language).endings)


def _has_foreign_letter(written: str, language: str) -> bool:
    return not set(_by_sound().get(language, {}).get("foreign", "")).isdisjoint(written.casefold())


@cache
def _by_sound() -> dict[str, Any]:
    return data_file(Path(__file__).parents[1] / "data" / "by_sound.toml")


def is_heard(name: str, form: str, language: str) -> bool:
    """Whether folded ``form``, as its language reads it, sounds like the folded Latin ``name``."""
    if _has_foreign_letter(form, language):
        return False
    forms = [heard_as(stem, language) for stem in stems(form, language) if len(stem) > 1]
    return any(
        one is not None and one.worst < _HEARD_WORST and one.mean < _HEARD_MEAN
        for spelled in dict.fromkeys((name, once(name), once(name.replace("th", "t"))))
        for said in dict.fromkeys((tuple(forms), tuple(form.replace("е", "э") for form in forms)))
        for one in sound.fits(spelled, said, mean=_HEARD_MEAN)
    )
