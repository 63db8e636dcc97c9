"""Inflected forms of names: which endings a language puts on a foreign name, read from data/inflection.toml."""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from tqcheck.derived import data_file
from tqcheck.languages import scripts_of_language
from tqcheck.names.lexicon import base, has_list, zipf
from tqcheck.names.spelling import fold, in_cyrillic

_SHORTEST_STEM = 2
_COMPOUND_TAIL = 4
_SHORT_TAIL = 3
_WORD = 3.5
_FLEETING = "eеоє"
# of languages whose endings are not known: letters of an ending, and of the shortest name or stem
_ANY_ENDING = 4
_ANY_STEM = 4
_VOWELS = "aeiouаеиоуыэ"
_ALPHABETS = frozenset({"Latn", "Cyrl"})
_ALIASES = {
    "no": "nb",
    "me": "sr",
    "hr": "hr",
    "sh": "sr",
    "gl": "pt",
    "lb": "de",
    "af": "nl",
    "fy": "nl",
    "gd": "ga",
    "kmr": "ku",
}


@dataclass(frozen=True, slots=True)
class Inflection:
    """What a language does to the end of a name. All letters are folded; ``signs`` are those drops that are a sign of a
    vowel or of none."""

    endings: frozenset[str]
    drops: tuple[str, ...]
    signs: tuple[str, ...]
    bare: tuple[str, ...]
    plurals: tuple[str, ...]
    changes: tuple[tuple[str, str], ...]
    fleeting: str
    umlaut: bool
    initials: tuple[tuple[str, str], ...]
    same_letter: frozenset[str]
    apostrophe: bool
    hyphen: bool
    compounds: bool
    doubles: bool
    long_vowels: bool
    double_i: bool
    prefixes: tuple[str, ...]
    respells: bool
    unlisted: bool


@cache
def _table() -> dict[str, Any]:
    return data_file(Path(__file__).parents[1] / "data" / "inflection.toml")


@cache
def inflection(language: str) -> Inflection:
    """The rules of one language; one without an entry, written in an alphabet, may have any short ending."""
    code = base(language)
    known = _ALIASES.get(code, code)
    entry = _table().get(known, {})
    if entry.get("cyrillic"):
        entry = {key: _in_both(value) for key, value in entry.items()}
    endings = {fold(suffix) for suffix in entry.get("suffixes", ())}
    links = [fold(link) for link in entry.get("links", ())]
    endings |= {link + ending for link in links for ending in endings if ending[:1] != link[-1:]}
    derived = [fold(ending) for ending in entry.get("adjective_endings", ())]
    endings |= {fold(stem) + ending for stem in entry.get("adjectives", ()) for ending in derived}
    fleeting = entry.get("fleeting", False)
    drops = ("", *(fold(drop) for drop in entry.get("drops", ())))
    return Inflection(
        endings=frozenset(endings),
        drops=drops,
        signs=tuple(drop for drop in drops if _is_sign(drop)),
        bare=tuple(fold(ending) for ending in entry.get("bare", ())),
        plurals=tuple(fold(ending) for ending in entry.get("plurals", ())),
        changes=tuple((fold(old), fold(new)) for old, new in entry.get("changes", ())),
        fleeting=fleeting if isinstance(fleeting, str) else _FLEETING if fleeting else "",
        umlaut=entry.get("umlaut", False),
        initials=tuple((fold(old), fold(new)) for old, new in entry.get("initials", ())),
        same_letter=frozenset(fold(ending) for ending in entry.get("same_letter", ())),
        apostrophe=entry.get("apostrophe", False),
        hyphen=entry.get("hyphen", False),
        compounds=entry.get("compounds", False),
        doubles=entry.get("doubles", False),
        long_vowels=entry.get("long_vowels", False),
        double_i=entry.get("double_i", False),
        prefixes=tuple(entry.get("prefixes", ())),
        respells=entry.get("respells", False),
        unlisted=known not in _table() and known != "und" and not scripts_of_language(code).isdisjoint(_ALPHABETS),
    )


def _in_both(value: Any) -> Any:
    """An entry of a language that is written in Cyrillic letters, too."""
    if isinstance(value, str):
        return value + in_cyrillic(value)
    if not isinstance(value, list):
        return value
    return [*value, *([in_cyrillic(x) for x in one] if isinstance(one, list) else in_cyrillic(one) for one in value)]


def respells(language: str) -> bool:
    """Whether the language writes foreign names by their sound."""
    return inflection(language).respells


@lru_cache(maxsize=65536)
def is_form_of(form: str, name: str, language: str) -> bool:
    """Whether folded ``form`` is folded ``name`` as the language inflects it."""
    if form == name:
        return True
    rules = inflection(language)
    for radical, mutated in rules.initials:
        if name.startswith(radical) and form.startswith(mutated):
            whole = radical + form[len(mutated) :]
            if whole == name or _joined(whole, name, rules, language):
                return True
    for prefix in rules.prefixes:
        if form.startswith(prefix) and _joined(form[len(prefix) :], name, rules, language, whole=True):
            return True
    for mark, allowed in (("'", rules.apostrophe), ("-", rules.hyphen)):
        if allowed and mark in form:
            head, _, tail = form.rpartition(mark)
            if head == name or (len(tail) <= 5 and head != form and _joined(head, name, rules, language)):
                return True
    return _joined(form, name, rules, language)


def _joined(form: str, name: str, rules: Inflection, language: str, *, whole: bool = False) -> bool:
    """Whether a form is a name with an ending; with ``whole``, or the name itself."""
    if len(name) < _SHORTEST_STEM:
        return False
    if whole and form == name:
        return True
    if rules.compounds and len(name) >= 5 and form.startswith(name) and _is_tail(form[len(name) :], language):
        return True
    if rules.unlisted and _has_any_ending(form, name):
        return True
    for final, other in rules.changes:
        if name.endswith(final) and len(name) - len(final) >= _SHORTEST_STEM:
            changed = name[: len(name) - len(final)] + other
            if form.startswith(changed) and form[len(changed) :] in rules.endings:
                return True
    if rules.umlaut and _umlauted(form, name, rules):
        return True
    if any(len(form) > _SHORTEST_STEM and form + ending == name for ending in rules.bare):
        return True
    if form == name[:-1] and name.endswith(rules.plurals):
        return True
    for drop in rules.drops:
        stem = name[: len(name) - len(drop)] if name.endswith(drop) else None
        if stem is None or len(stem) < _SHORTEST_STEM or (drop and len(stem) < 3):
            continue
        if form.startswith(stem) and form[len(stem) :] in rules.endings and not _only_doubles(stem, form, rules):
            return True
        # a doubled final consonant before an ending: Hungarian Washingtonnal, Romanian and Dutch doublings
        if rules.doubles and stem and form.startswith(stem + stem[-1]) and form[len(stem) + 1 :] in rules.endings:
            return True
    if rules.fleeting and len(name) > 3 and name[-2] in rules.fleeting and form[: len(name) - 2] == name[:-2]:
        rest = form[len(name) - 2 :]
        if rest[:1] == name[-1] and rest[1:] in rules.endings:
            return True
    return False


def _has_any_ending(form: str, name: str) -> bool:
    """Whether a form is a name, or a name without its last vowel, and a short ending that is no letter doubled."""
    return any(
        len(stem) >= _ANY_STEM
        and form.startswith(stem)
        and 0 < len(form) - len(stem) <= _ANY_ENDING
        and form[len(stem)] != stem[-1]
        for stem in (name, *((name[:-1],) if name[-1] in _VOWELS and len(form) > len(name) else ()))
    )


def _is_tail(tail: str, language: str) -> bool:
    """Whether what follows a name in one word may be a noun of its own; short ones must be known (Titicacasee) where
    there is a list that knows."""
    return len(tail) >= _COMPOUND_TAIL or (
        len(tail) == _SHORT_TAIL and (zipf(tail, language) >= _WORD or not has_list(language))
    )


def _umlauted(form: str, name: str, rules: Inflection) -> bool:
    """Whether the last a of the stem became an o before an ending in u, as in Icelandic Rihanna, Rihönnu."""
    stem = name[:-1] if name.endswith("a") else name
    at = stem.rfind("a")
    if at < 0:
        return False
    changed = stem[:at] + "o" + stem[at + 1 :]
    return form.startswith(changed) and form[len(changed) :] in rules.endings and form[len(changed) :][:1] == "u"


def _only_doubles(stem: str, form: str, rules: Inflection) -> bool:
    """Whether the ending begins by doubling the last letter, which a slip of the pen does too."""
    if form[len(stem) : len(stem) + 1] != stem[-1:] or form[len(stem) :] in rules.same_letter:
        return False
    if rules.respells or (rules.long_vowels and stem[-1] in "aeiouy"):
        return False
    return not (rules.double_i and stem[-1] == "i")


@cache
def _sizes_by_last(language: str) -> dict[str, tuple[int, ...]]:
    """How many letters the endings of a language have, by their last letter; under the empty text, all that any has."""
    found: dict[str, set[int]] = {"": set()}
    for ending in inflection(language).endings - {""}:
        found.setdefault(ending[-1:], set()).add(len(ending))
        found[""] |= set(range(1, len(ending) + 1))
    return {last: tuple(sorted(sizes)) for last, sizes in found.items()}


def _is_sign(text: str) -> bool:
    """Whether a text is a vowel sign, or the one for no vowel."""
    return text != "" and all(unicodedata.category(sign).startswith("M") for sign in text)


@lru_cache(maxsize=65536)
def stems(form: str, language: str) -> tuple[str, ...]:
    """The folded strings that a folded form may be an inflected form of, longest first; itself first of all.

    A dropped final letter cannot be restored from the form, so a stem may lack it; the sign for no vowel can, which the
    vowel sign of an ending takes the place of.
    """
    rules = inflection(language)
    found = [form]
    for mark, allowed in (("'", rules.apostrophe), ("-", rules.hyphen)):
        if allowed and mark in form:
            found.append(form.split(mark, maxsplit=1)[0])
    plain = fold(form) == form
    sizes = _sizes_by_last(language).get(form[-1:] if plain else "", ())
    for size in sizes:
        if size > len(form) - 2:
            break
        ending = form[-size:] if plain else fold(form[-size:])
        if ending in rules.endings and not _only_doubles(form[:-size], form, rules):
            found.append(form[:-size])
            if rules.signs and _is_sign(ending[0]):
                found += [form[:-size] + sign for sign in rules.signs]
    if rules.unlisted:
        found += [form[:-size] for size in range(1, _ANY_ENDING + 1) if len(form) - size >= _ANY_STEM]
    for final, other in rules.changes:
        found += [stem[: len(stem) - len(other)] + final for stem in found if other and stem.endswith(other)]
    for radical, mutated in rules.initials:
        if form.startswith(mutated) and len(form) > len(mutated) + 2:
            found.append(radical + form[len(mutated) :])
    for prefix in rules.prefixes:
        if form.startswith(prefix) and len(form) > len(prefix) + 1:
            found.append(form[len(prefix) :])
    return tuple(dict.fromkeys(found))
