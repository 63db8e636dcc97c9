"""What furniture says, by language: the phrases of ``data/furniture.toml`` and ``site_wording.toml`` as patterns.

Four modes, each over a block in lower case without bullets and doubled spaces:

- ``whole``: the block says this and no more, but for digits and punctuation; ``*`` stands for a few words, and for a
  count where the phrase begins with it;
- ``start``: a short block begins so;
- ``label``: a short block begins so, and a colon, a dash, a capital letter or the end follows (``Read more: ...``, not
  ``Read more than ...``);
- ``within``: the block says so somewhere outside quotation marks: an address to the reader that no story makes.

``opener`` phrases close the story where they stand after it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

from tqcheck.derived import data_file
from tqcheck.unspaced import SIGN

MODES = ("whole", "start", "label", "within", "opener")
SHORT = 200
LONG = 900

_EDGES = re.compile(r"^[\s\W_]+|[\s\W_]+$")
_BULLET = re.compile(r"^[\s\-–—•*·▪●◦»›>|#+]+")
_COUNT = r"\d[\d.,\s]{0,8}[km]?\s?"  # a phrase that begins with the mark begins with a count
_HANGUL = re.compile("[\uac00-\ud7a3]")  # endings and particles follow a Korean word without a space
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]|「[^」]*」|『[^』]*』|”[^”]*”|»[^«]*«")
QUOTES = '“"«„「『”»'
"""What one of these quotations begins with."""
_QUOTE = re.compile(f"[{QUOTES}]")


@dataclass(frozen=True)
class Phrase:
    """One phrase. ``literal`` stands in every text that the pattern finds; ``begins_word``: where a word begins. The
    few phrases whose literal is there are compiled, the many others never, which is most of the time of a short
    command."""

    literal: str
    written: str
    begins_word: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.written)

    @property
    def key(self) -> str | None:
        """The first letters of the word that the literal begins; None where it may begin inside of one, or where a
        longer word may begin like the whole of it."""
        first = _word_key(self.literal) if self.begins_word else ""
        return first if len(first) == _KEY or (first and first != self.literal) else None


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one language and kind, by mode, the longest first."""

    kind: str
    whole: tuple[Phrase, ...]
    start: tuple[Phrase, ...]
    label: tuple[Phrase, ...]
    within: tuple[Phrase, ...]
    opener: tuple[Phrase, ...]


def unquoted(text: str) -> str:
    """The text without what stands in quotation marks."""
    return text if _QUOTE.search(text) is None else QUOTED.sub(" ", text)


@cache
def load_data(name: str) -> dict[str, Any]:
    """A data file of this room, parsed."""
    return data_file(Path(__file__).parent / "data" / name)


Modes = dict[str, list[str]]


@cache
def wordings() -> dict[str, dict[str, Modes]]:
    """The phrases by language, kind and mode: those collected from sites, and those of software that sites run on."""
    found: dict[str, dict[str, Modes]] = {}
    for name in ("furniture.toml", "site_wording.toml"):
        for code, kinds in load_data(name).items():
            for kind, modes in kinds.items():
                told = found.setdefault(code, {}).setdefault(kind, {})
                for mode, listed in modes.items():
                    told[mode] = [*told.get(mode, []), *listed]
    return found


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Lower case, straight apostrophes, single spaces."""
    return " ".join(text.replace("’", "'").replace("İ", "i").lower().split())


@cache
def _codes(language: str | None) -> tuple[str, ...]:
    data = wordings()
    near = load_data("near.toml").get("near", {})
    base = (language or "").split("-")[0].lower()
    base = "nb" if base == "no" else base
    if base not in data:
        return tuple(data)
    return tuple(code for code in dict.fromkeys([base, *near.get(base, []), "en", "any"]) if code in data)


@cache
def phrases(language: str | None) -> tuple[Phrases, ...]:
    """The phrases that furniture on a page of this language may use: its own, its near kin's, and English."""
    data = wordings()
    return tuple(
        Phrases(kind, *(_listed(mode, modes.get(mode, [])) for mode in MODES))
        for code in _codes(language)
        for kind, modes in data[code].items()
    )


_KEY = 3  # letters
_MANY = 64
_WORD_KEY = re.compile(rf"\b\w{{1,{_KEY}}}")


class _Literals:
    """Which phrases a text may have, told by one look at how its words begin instead of a search for each.

    ``owners`` are, for each literal, the places in ``phrases`` of what needs it.
    """

    def __init__(self, all_of_them: Sequence[Phrases]) -> None:
        owners: dict[str, list[int]] = {}
        anywhere: set[str] = set()
        for place, one in enumerate(all_of_them):
            for phrase in (*one.whole, *one.start, *one.label, *one.within):
                owners.setdefault(phrase.literal, []).append(place)
                if phrase.key is None:
                    anywhere.add(phrase.literal)
        self._owners = owners
        # where words have no spaces between them, most literals are such
        by_part = [literal for literal in anywhere if len(literal) >= _KEY] if len(anywhere) > _MANY else []
        self._each = sorted(anywhere.difference(by_part))
        self._by_word = _by_key((_word_key(literal), literal) for literal in owners if literal not in anywhere)
        self._by_part = _by_key((literal[:_KEY], literal) for literal in by_part)

    def places(self, *texts: str) -> list[int]:
        """Where in ``phrases`` stands what one of these texts has the literal of, in order."""
        found: set[int] = set()
        for text in texts:
            likely = [self._by_word[key] for key in self._by_word.keys() & _WORD_KEY.findall(text)]
            if self._by_part:
                parts = {text[at : at + _KEY] for at in range(len(text) - _KEY + 1)}
                likely += [self._by_part[key] for key in self._by_part.keys() & parts]
            for listed in (*likely, self._each):
                for one in listed:
                    if one in text:
                        found.update(self._owners[one])
        return sorted(found)


def _word_key(literal: str) -> str:
    found = _WORD_KEY.match(literal)
    return found.group() if found else ""


def _by_key(keyed: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, literal in keyed:
        found.setdefault(key, []).append(literal)
    return found


@cache
def _literals(language: str | None) -> _Literals:
    return _Literals(phrases(language))


@lru_cache(maxsize=4096)
def _places(language: str | None, folded: str) -> list[int]:
    return _literals(language).places(folded)


def has_wording(text: str, language: str | None) -> bool:
    """Whether any phrase of furniture may stand in a text; where none may and nothing is quoted, no part of the text
    ``says`` anything."""
    return bool(_places(language, fold(text)))


@lru_cache(maxsize=4096)
def says(text: str, language: str | None) -> str | None:
    """The kind of furniture whose wording this block has, or None."""
    if len(text) > LONG:
        return None
    folded = fold(_BULLET.sub("", text))
    plain = fold(unquoted(text))
    places = _places(language, folded) if plain == folded else _literals(language).places(folded, plain)
    if not places:
        return None
    bare = _EDGES.sub("", folded)
    cased = " ".join(_BULLET.sub("", text.replace("’", "'")).split())
    listed = phrases(language)
    for one in (listed[place] for place in places):
        if len(bare) < SHORT and any(
            phrase.pattern.fullmatch(bare) or phrase.pattern.fullmatch(folded)
            for phrase in one.whole
            if phrase.literal in folded
        ):
            return one.kind
        if len(folded) <= SHORT:
            if any(phrase.pattern.match(folded) for phrase in one.start if phrase.literal in folded):
                return one.kind
            labels = (phrase.pattern.match(folded) for phrase in one.label if phrase.literal in folded)
            label = next(filter(None, labels), None)
            if label and _is_label(cased, folded, label.end()):
                return one.kind
        if any(phrase.pattern.search(plain) for phrase in one.within if phrase.literal in plain):
            return one.kind
    return None


def ends_in_photographer(text: str, language: str | None) -> bool:
    """Whether a block ends as captions do, by saying who made the picture: ``... last week. Photo: Press office``."""
    if len(text) > 2 * SHORT:
        return False
    bare = text.rstrip(" .)）]】")
    folded = fold(bare)
    # from the last 40 characters on, and what may stand of the mark before them
    end = folded[max(0, len(folded) - 40 - _LONGEST_MARK) :]
    for mark, written in _photographer_marks(language):
        if written not in end:
            continue
        at = folded.rfind(written)
        if at >= 10 and not folded[at - 1].isalnum() and len(folded) - at - len(mark) <= 40:
            return not re.search(r"[.!?。！？।]\s+\S+\s+\S+", folded[at + len(mark) :])
    return False


_LONGEST_MARK = 60


@cache
def _photographer_marks(language: str | None) -> tuple[tuple[str, str], ...]:
    """What stands before who made a picture, as it is listed and folded."""
    listed = (wordings()[code].get("caption", {}).get("start", []) for code in _codes(language))
    return tuple((mark, fold(mark)) for marks in listed for mark in marks if mark[-1] in ":：=.")


def network(text: str) -> int | None:
    """Where the name of a social network ends within the first words of a text; None where none stands there."""
    names = sorted(wordings()["any"]["share"]["whole"], key=len, reverse=True)
    found = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE).search(text, 0, 50)
    return found.end() if found else None


def opens_tail(text: str, language: str | None) -> bool:
    """Whether the block begins what stands under a story: a comment section, a list of other stories."""
    folded = fold(_BULLET.sub("", text))
    if len(folded) > SHORT:
        return False
    bare = _EDGES.sub("", folded)
    return any(
        phrase.pattern.fullmatch(bare) for one in phrases(language) for phrase in one.opener if phrase.literal in bare
    )


def _is_label(cased: str, folded: str, end: int) -> bool:
    rest = cased[end:] if len(cased) == len(folded) else folded[end:]
    rest = rest.lstrip()
    return not rest or not rest[0].isalpha() or rest[0].isupper()


def _listed(mode: str, listed: list[str]) -> tuple[Phrase, ...]:
    behind = r"[\s\W\d]*" if mode in ("whole", "opener") else ""
    return tuple(_phrase(fold(phrase), behind) for phrase in sorted(listed, key=len, reverse=True))


def _phrase(phrase: str, behind: str) -> Phrase:
    """The phrase with a pattern that does not begin or end inside a word of a script with spaces."""
    counted, parts = phrase.startswith("*"), phrase.lstrip("*").split("*")
    body = (_COUNT if counted else "") + r".{0,40}".join(re.escape(part) for part in parts)
    head = r"(?<!\w)(?<!\w-)" if counted or _bounded(phrase[0]) else ""
    tail = r"(?!\w|-\w)" if _bounded(phrase[-1]) and not _HANGUL.match(phrase[-1]) else ""
    literal = max(parts, key=len)
    begins_word = bool(head) and not counted and literal == parts[0]
    return Phrase(literal, head + body + tail + behind, begins_word)


def _bounded(character: str) -> bool:
    return character.isalnum() and not SIGN.match(character)
