"""Names between two languages of Cyrillic letters.

Each language transcribes foreign names in its own way: Гамильтон in Russian, Гемілтон in Ukrainian, Хамилтън in
Bulgarian. Vowels, doubled consonants and a few consonants tell nothing there; only names that are at home in Cyrillic
letters (Жуковский, Жуковський) are written letter by letter by the rules of data/respelling.toml.
"""

from functools import cache, lru_cache
from pathlib import Path

from tqcheck.derived import data_file
from tqcheck.model import Confidence
from tqcheck.names.compare import accepted
from tqcheck.names.forms.bysound import once
from tqcheck.names.forms.inflection import stems
from tqcheck.names.lexicon import has_list, zipf
from tqcheck.names.mentions.words import Word
from tqcheck.names.sounds.channel import sources

# Zipf frequencies: of a word that the language has, and of a name that it is known to write so
_KNOWN, _LISTED = 1.0, 2.0
_SHORTEST = 4
# what stands for what in transcriptions of one foreign sound; ``в`` also for a ``у`` before a vowel
_ALIKE = (
    ("чж", "ж"), ("дж", "ж"), ("џ", "ж"), ("ђ", "ж"), ("ѓ", "ж"), ("щ", "шч"), ("ц", "тс"), ("дз", "с"), ("ѕ", "с"),
    ("з", "с"), ("х", "г"), ("ґ", "г"), ("ф", "в"), ("ћ", "ч"), ("ќ", "ч"), ("љ", "л"), ("њ", "н"),
)  # fmt: skip
_VOWELS = "аеёєэиіїыоуўюяъьйј"


def judged(name: Word, word: Word, attested: float, language: str, other: str) -> tuple[Confidence | None, str | None]:
    """How sure it is that a word is a garbled form of a name that it is near to, and the right spelling, None where it
    cannot be told. ``attested`` is the word's frequency in the candidate's language ``other``."""
    if attested >= _KNOWN:
        return None, None
    right = one_slip_away(name, word, language, other)
    written = _written_like(word, right) if right else None
    if right and is_at_home(name.plain, language):
        only_doubled = once(right) == once(word.plain)
        return (None if only_doubled else "medium" if has_list(other) else "low"), written
    mine, own = (
        {_skeleton(form) for form in (one.plain, *stems(one.folded, code)) if len(form) >= _SHORTEST}
        for one, code in ((name, language), (word, other))
    )
    if mine & own:
        return None, None
    listed = right is not None and max(zipf(form, other) for form in (right, *stems(right, other))) >= _LISTED
    return ("medium" if listed else "low"), written


@lru_cache(maxsize=2048)
def _near_form(name: str, word: str, language: str, other: str) -> str | None:
    near = sources(word)
    fitting = [form for form in near if accepted(name, form, language, other) is not None]
    return max(fitting, key=near.__getitem__, default=None)


def one_slip_away(name: Word, word: Word, language: str, other: str) -> str | None:
    """The likeliest accepted form of a name, folded, that one slip made a word of; None where there is none."""
    return _near_form(name.folded, word.plain, language, other)


def is_at_home(name: str, language: str) -> bool:
    """Whether a folded word ends as names do that are at home in Cyrillic letters, inflected or not."""
    return any(len(form) > _SHORTEST and form.endswith(_endings()) for form in (name, *stems(name, language)))


@cache
def _endings() -> tuple[str, ...]:
    origin = data_file(Path(__file__).parents[1] / "data" / "cyrillic.toml")["origin"]
    return tuple(ending for ending in (*origin["endings"], *origin["native"]) if len(ending) > 1)


@lru_cache(maxsize=8192)
def _skeleton(word: str) -> str:
    """The consonants of a folded word, each once, those that stand for one foreign sound as one."""
    heard = "".join(
        "в" if letter in "уў" and word[at + 1 : at + 2] and word[at + 1] in _VOWELS else letter
        for at, letter in enumerate(word)
    )
    for written, sound in _ALIKE:
        heard = heard.replace(written, sound)
    return once("".join(letter for letter in heard if letter not in _VOWELS))


def _written_like(word: Word, spelling: str) -> str:
    """A folded spelling with the capitals and accents that the word has in the letters that both share."""
    own, size = word.plain, min(len(word.plain), len(spelling))
    head = next((at for at in range(size) if own[at] != spelling[at]), size)
    tail = next((at for at in range(size - head) if own[-1 - at] != spelling[-1 - at]), size - head)
    if len(own) != len(word.text):
        return spelling[:1].upper() + spelling[1:]
    middle = spelling[head : len(spelling) - tail]
    made = word.text[:head] + middle + word.text[len(own) - tail :]
    return made.upper() if word.text.isupper() else made[:1].upper() + made[1:]
