"""Languages and scripts: detection, and the facts about languages that the rest of the tool asks for.

Detection is py3langid's (a multinomial naive Bayes model over byte n-grams, 140 languages; Lui & Baldwin 2012) over
the languages that have newspapers, and, among near neighbours, the function words that only one of them writes
(``data/neighbours.toml``). ``benchmarks/languages.py`` measures it beside lingua-language-detector.
"""

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from tqcheck import identifier
from tqcheck.derived import data_file, installed, plain_data

UNKNOWN = "und"
_DATA = Path(__file__).parent / "data"

_CODES = {"no": "nb"}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

# One marker word weighs this many nats beside the identifier's log probability (tuned on every other story of ntrex).
_MARKER_NATS = 1.0
_FLOOR = 1e-9
_RARE = 1e-6


@dataclass(frozen=True, slots=True)
class Detected:
    """A detected language: BCP 47 code and confidence from 0 to 1; ``und`` and 0 where nothing can be told."""

    code: str
    confidence: float


def detect(text: str) -> Detected:
    """The language of a text of a sentence or more. Serbian in Latin letters is ``sr-Latn``."""
    ranked = rank(text)
    return ranked[0] if ranked else Detected(UNKNOWN, 0.0)


@lru_cache(maxsize=4096)
def rank(text: str) -> tuple[Detected, ...]:
    """The languages that a text may be in, most likely first; confidences sum to 1.

    Languages below one in a million are left out. Empty where the text has no letters.
    """
    if not any(character.isalpha() for character in text):
        return ()
    found: dict[str, float] = {}
    for label, probability in _identifier().rank(text):
        code = _CODES.get(label, label)
        if code == "sr" and script(text) == "Latn":
            code = "sr-Latn"
        found[code] = found.get(code, 0.0) + float(probability)
    weighed = _weigh_neighbours(found, text)
    return tuple(
        Detected(code, confidence)
        for code, confidence in sorted(weighed.items(), key=lambda item: -item[1])
        if confidence >= _RARE
    )


def likelihood(text: str, language: str) -> float:
    """How likely a text is in a language or in a variety of it, from 0 to 1."""
    base = _base(language)
    return sum(one.confidence for one in rank(text) if _base(one.code) == base)


def neighbours(language: str) -> frozenset[str]:
    """The languages so near to this one that a single sentence often cannot tell them apart; itself among them."""
    base = _base(language)
    return frozenset({base}).union(*(group for group in _facts()[1] if base in group))


def _base(code: str) -> str:
    base = code.replace("_", "-").split("-", maxsplit=1)[0].lower()
    return _CODES.get(base, base)


@cache
def _facts() -> tuple[frozenset[str], tuple[frozenset[str], ...], tuple["_Group", ...]]:
    """The languages to choose from, those that one sentence often cannot tell apart, and their marker words."""
    facts = data_file(_DATA / "neighbours.toml")
    groups = []
    for group in facts["group"]:
        words = {code: frozenset(text.casefold().split()) for code, text in group["words"].items()}
        everyone = frozenset.intersection(*words.values())
        groups.append(_Group({code: own - everyone for code, own in words.items()}, group.get("trust", 1.0)))
    near = tuple(frozenset(line.split()) for line in facts["near"])
    return frozenset(facts["languages"].split()), near, tuple(groups)


@dataclass(frozen=True)
class _Group:
    """Near neighbours with the words that only some of them write. ``trust`` is the power that the identifier's own
    probabilities are taken to: below 1 where it can hardly tell these languages apart."""

    markers: Mapping[str, frozenset[str]]
    trust: float


def _weigh_neighbours(found: dict[str, float], text: str) -> dict[str, float]:
    """The probabilities with those of near neighbours dealt out again by their marker words."""
    best = max(found, key=lambda code: found[code])
    words: list[str] | None = None
    for group in _facts()[2]:
        if best not in group.markers:
            continue
        words = words or [word.casefold() for word in _WORD.findall(text)]
        hits = {code: sum(word in own for word in words) for code, own in group.markers.items()}
        most = max(hits.values())
        weights = {
            code: max(found.get(code, 0.0), _FLOOR) ** group.trust * math.exp(_MARKER_NATS * (count - most))
            for code, count in hits.items()
        }
        share = sum(found.get(code, 0.0) for code in group.markers) / sum(weights.values())
        found = {**found, **{code: share * weight for code, weight in weights.items()}}
    return found


@cache
def scripts_of_language(language: str) -> frozenset[str]:
    """The scripts that a language is usually written in, as ``script`` names them (CLDR's likely subtags)."""
    base = _base(language)
    found = {"sr": {"Cyrl", "Latn"}, "ja": {"Jpan", "Hani"}, "ko": {"Hang", "Hani"}, "zh": {"Hani"}}.get(base)
    if found is None:
        likely = plain_data(f"likely-{base}", installed("babel"), lambda: _likely_subtags(base))
        found = {part for part in likely.split("_") if len(part) == 4} or {"Latn"}
    return frozenset(found)


def _likely_subtags(base: str) -> str:
    from babel.core import get_global

    return str(get_global("likely_subtags").get(base, ""))


@cache
def language_name(code: str) -> str:
    """The English name of a language by CLDR, the code itself where CLDR has none."""
    base = _base(code)
    return plain_data(f"language-name-{base}", installed("babel"), lambda: _language_name(base)) or code


def _language_name(base: str) -> str | None:
    from tqcheck.locales import locale_of

    locale = locale_of(base)
    return None if locale is None else locale.get_language_name("en")


@cache
def function_words(language: str) -> frozenset[str]:
    """Words in small letters that a language never writes with a capital inside a sentence; empty where unknown.

    Source: ``data/functionwords.toml``.
    """
    return _function_words().get(_base(language), frozenset())


@cache
def _function_words() -> Mapping[str, frozenset[str]]:
    facts = data_file(_DATA / "functionwords.toml")
    return {code: frozenset(words.split()) for code, words in facts.items()}


@cache
def _identifier() -> identifier.Identifier:
    return identifier.identifier(_facts()[0])


def keep_unpacked() -> None:
    """Keep the identifier's model unpacked in the cache folder, so that later runs need not unpack it."""
    identifier.keep_unpacked(_facts()[0])


def script(text: str) -> str:
    """The script of most letters of a text as an ISO 15924 code (``Latn``, ``Cyrl``, ``Hani``); ``Zyyy`` without.

    Japanese counts as ``Jpan`` where any kana stand beside its ideographs, Korean in hangul as ``Hang``.
    """
    counts = scripts(text)
    if not counts:
        return "Zyyy"
    return max(counts, key=lambda name: counts[name])


@lru_cache(maxsize=4096)
def scripts(text: str) -> Mapping[str, int]:
    """How many letters of each script a text has, by ISO 15924 code; not to be changed."""
    if text.isascii():
        letters = sum(map(str.isalpha, text))
        return {"Latn": letters} if letters else {}
    counts: dict[str, int] = {}
    for character, count in Counter(text).items():
        name = _script_of(character)
        if name is not None:
            counts[name] = counts.get(name, 0) + count
    if "Kana" in counts:
        counts["Jpan"] = counts.pop("Kana") + counts.pop("Hani", 0)
    return counts


# First code point of each run of blocks, by the Unicode Character Database's Scripts.txt (17.0), common parts merged.
_STARTS: tuple[tuple[int, str], ...] = (
    (0x0000, "Latn"), (0x0370, "Grek"), (0x0400, "Cyrl"), (0x0530, "Armn"), (0x0590, "Hebr"), (0x0600, "Arab"),
    (0x0700, "Syrc"), (0x0750, "Arab"), (0x0780, "Thaa"), (0x07C0, "Nkoo"), (0x0800, "Samr"), (0x0860, "Syrc"),
    (0x0870, "Arab"), (0x0900, "Deva"), (0x0980, "Beng"), (0x0A00, "Guru"), (0x0A80, "Gujr"), (0x0B00, "Orya"),
    (0x0B80, "Taml"), (0x0C00, "Telu"), (0x0C80, "Knda"), (0x0D00, "Mlym"), (0x0D80, "Sinh"), (0x0E00, "Thai"),
    (0x0E80, "Laoo"), (0x0F00, "Tibt"), (0x1000, "Mymr"), (0x10A0, "Geor"), (0x1100, "Hang"), (0x1200, "Ethi"),
    (0x13A0, "Cher"), (0x1400, "Cans"), (0x1680, "Zyyy"), (0x1780, "Khmr"), (0x1800, "Mong"), (0x18B0, "Zyyy"),
    (0x1C80, "Cyrl"), (0x1C90, "Geor"), (0x1CC0, "Zyyy"), (0x1D00, "Latn"), (0x1D2B, "Cyrl"), (0x1D2C, "Latn"),
    (0x1F00, "Grek"), (0x2000, "Zyyy"), (0x2071, "Latn"), (0x2100, "Zyyy"), (0x2C60, "Latn"), (0x2C80, "Copt"),
    (0x2D00, "Geor"), (0x2D30, "Tfng"), (0x2D80, "Ethi"), (0x2DE0, "Cyrl"), (0x2E00, "Zyyy"), (0x2E80, "Hani"),
    (0x3041, "Kana"), (0x3100, "Bopo"), (0x3130, "Hang"), (0x3190, "Hani"), (0x31F0, "Kana"), (0x3200, "Hani"),
    (0xA000, "Yiii"), (0xA4D0, "Zyyy"), (0xA640, "Cyrl"), (0xA6A0, "Zyyy"), (0xA720, "Latn"), (0xA800, "Zyyy"),
    (0xA8E0, "Deva"), (0xA900, "Zyyy"), (0xA960, "Hang"), (0xA980, "Java"), (0xAA60, "Mymr"), (0xAA80, "Zyyy"),
    (0xAB00, "Ethi"), (0xAB30, "Latn"), (0xAB70, "Cher"), (0xABC0, "Zyyy"), (0xAC00, "Hang"), (0xD7FC, "Zyyy"),
    (0xF900, "Hani"), (0xFB00, "Latn"), (0xFB13, "Armn"), (0xFB1D, "Hebr"), (0xFB50, "Arab"), (0xFE00, "Zyyy"),
    (0xFE70, "Arab"), (0xFF00, "Latn"), (0xFF66, "Kana"), (0xFFA0, "Hang"), (0xFFE0, "Zyyy"), (0x20000, "Hani"),
    (0x33480, "Zyyy"),
)  # fmt: skip
_FIRST = tuple(start for start, _ in _STARTS)


@lru_cache(maxsize=65_536)
def _script_of(character: str) -> str | None:
    """The script of a letter; None of anything else."""
    return _STARTS[bisect_right(_FIRST, ord(character)) - 1][1] if character.isalpha() else None
