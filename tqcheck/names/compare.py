"""Two spellings of a name compared, without any context: same, variant, misspelled or different."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz import process
from rapidfuzz.distance import OSA

from tqcheck.names.forms.bysound import is_heard
from tqcheck.names.forms.endings import LONG_STEM, declines, is_of_genitive, lost_its_ending, share_a_stem
from tqcheck.names.forms.inflection import inflection, is_form_of, respells, stems
from tqcheck.names.forms.places import same_place
from tqcheck.names.forms.respelling import respelled
from tqcheck.names.forms.transliteration import ALPHABETS, may_be_same
from tqcheck.names.lexicon import base, is_person_name, known, zipf
from tqcheck.names.sounds import sound
from tqcheck.names.sounds.table import SCRIPTS
from tqcheck.names.spelling import WORD, fold, letters, script

Relation = Literal["same", "variant", "misspelled", "different"]

_RANK = {"same": 0, "variant": 1, "misspelled": 2, "different": 3}
_OWN_RIGHT = 2.6
# words less alike than this share no stem
# letters of a name before an apostrophe and its ending
_NAME_BEFORE = 4
_UNALIKE = 0.2
# edits that a garbled name of many letters may have
_FARTHEST = 4
# Zipf frequency from which on an English word without its s is the singular of a name in the plural
_SINGULAR = 2.0
BY_SOUND = "written by its sound"
_COMMON_SINGULAR = 4.0
# articles and prepositions that French, Italian and Catalan write together with a name
ELISIONS = frozenset(
    (
        "d", "l", "j", "m", "t", "qu", "jusqu", "lorsqu", "puisqu", "dell", "all", "dall", "nell", "sull", "un",
        "quell", "s", "c", "n",
    )
)  # fmt: skip
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "æ": "ae", "ø": "oe", "œ": "oe", "ő": "oe", "ű": "ue"}
)
_SOUNDS = (
    ("sch", "s"), ("tch", "c"), ("tsch", "c"), ("sh", "s"), ("ch", "k"), ("ck", "k"), ("ph", "f"), ("th", "t"),
    ("qu", "k"), ("gh", "g"), ("dh", "d"), ("kh", "k"), ("cz", "c"), ("sz", "s"), ("x", "ks"), ("c", "k"),
    ("q", "k"), ("z", "s"), ("w", "v"), ("j", "y"), ("h", ""), ("y", ""), ("i", ""), ("e", ""), ("a", ""), ("o", ""),
    ("u", ""),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NameComparison:
    """What two spellings are to each other, and why.

    ``same``: the same spelling but for case. ``variant``: another accepted form (accents, inflection, exonym,
    transliteration, part of the full name). ``misspelled``: one is a garbled form of the other. ``different``:
    names of two people or things, or nothing that could be told.
    """

    relation: Relation
    reason: str


def compare_names(a: str, b: str, language_a: str | None = None, language_b: str | None = None) -> NameComparison:
    """Compare the name ``a`` as a text in ``language_a`` spells it with ``b`` from a text in ``language_b``.

    Languages are BCP 47 codes; unknown ones allow no respelling, no inflection and no exonym. Words may stand in
    either order (Kim Jong-un, Jong-un Kim), and a surname alone is a part of the full name.
    """
    return _compare(a, b, base(language_a), base(language_b))


@lru_cache(maxsize=32768)
def _compare(a: str, b: str, language_a: str, language_b: str) -> NameComparison:
    words_a, words_b = _words(a), _words(b)
    if not words_a or not words_b:
        return NameComparison("different", "there is no word to compare")
    if a == b or (a.casefold() == b.casefold() and fold(a) == fold(b) == a.casefold()):
        return _SAME
    if len(words_a) == len(words_b) == 1:
        return compare_words(words_a[0], words_b[0], language_a, language_b)
    script_a, script_b = script(a), script(b)
    # letters of these scripts are in no other script's, whatever is folded
    apart = script_a != script_b and ((script_b in SCRIPTS and a.isascii()) or (script_a in SCRIPTS and b.isascii()))
    if not apart and letters(a) == letters(b):
        return NameComparison("variant", "accents, hyphens or spaces only")
    if script_a != script_b and "Hani" in (script_a, script_b):
        return _across(a, b, language_a, language_b)
    return _compare_many(words_a, words_b, language_a, language_b)


def _words(name: str) -> tuple[str, ...]:
    """The words of a name; letters alone are one."""
    return (name,) if name.isalpha() else tuple(WORD.findall(name))


def _compare_many(
    words_a: tuple[str, ...], words_b: tuple[str, ...], language_a: str, language_b: str
) -> NameComparison:
    """Word by word in the best order; the longer name may have more words."""
    left = list(words_b)
    pairs: list[tuple[str, str, NameComparison]] = []
    spare: list[str] = []
    for word in words_a:
        best: tuple[int, str, NameComparison] | None = None
        # none but the same letters can be better than another accepted form
        least = 0 if word.casefold() in [other.casefold() for other in left] else 1
        for other in left:
            found = compare_words(word, other, language_a, language_b, False)
            if best is None or _RANK[found.relation] < best[0]:
                best = _RANK[found.relation], other, found
                if best[0] <= least:
                    break
        if best is None or best[2].relation == "different":
            spare.append(word)
            if len(spare) > len(words_a) - len(words_b) and left:
                # more words of the first are left over than it may have more
                break
            continue
        pairs.append((word, *best[1:]))
        left.remove(best[1])
    if not pairs or (spare and left):
        return NameComparison("different", f"nothing answers {spare[0]}")
    wrong = [(word, other) for word, other, found in pairs if found.relation == "misspelled"]
    if wrong:
        if len(wrong) == len(pairs) and all(
            known(word, language_a) >= _OWN_RIGHT and known(other, language_b) >= _OWN_RIGHT for word, other in wrong
        ):
            return NameComparison("different", "names in their own right, near each other")
        said = ", ".join(f"{other} for {word}" for word, other in wrong)
        return NameComparison("misspelled", f"{said}: no accepted respelling")
    if spare or left:
        return NameComparison("variant", "a part of the full name")
    if all(found.relation == "same" for _, _, found in pairs):
        in_order = [other for _, other, _ in pairs] == list(words_b)
        return NameComparison("same", "the same words") if in_order else NameComparison("variant", "another order")
    return next(found for _, _, found in pairs if found.relation == "variant")


@lru_cache(maxsize=131072)
def compare_words(a: str, b: str, language_a: str, language_b: str, alone: bool = True) -> NameComparison:
    """Compare two words of names; ``alone`` means that no other word says whether one person is meant."""
    if a.casefold() == b.casefold():
        return _SAME
    if script(a) != script(b):
        return _across(a, b, language_a, language_b)
    folded_a, folded_b = fold(a), fold(b)
    if two_letters(a) == bare(folded_b) or bare(folded_a) == two_letters(b):
        return NameComparison("variant", "a letter with an accent written as two")
    reason = accepted(folded_a, folded_b, language_a, language_b)
    if reason is not None:
        return NameComparison("variant", reason)
    both_known = language_a == language_b and is_person_name(folded_a) and is_person_name(folded_b)
    if both_known and any(may_be_same(one, folded_a, folded_b, language_a, language_b) for one in ALPHABETS):
        return NameComparison("variant", "another romanisation of the same name")
    if len(folded_a.rstrip(".")) == 1 or len(folded_b.rstrip(".")) == 1:
        if folded_a[0] == folded_b[0] and (len(folded_a.rstrip(".")) == 1 or len(folded_b.rstrip(".")) == 1):
            return NameComparison("variant", "an initial")
        return NameComparison("different", "another initial")
    if not garbled(folded_a, folded_b):
        return NameComparison("different", "too far apart")
    if alone and known(folded_a, language_a) >= _OWN_RIGHT and known(folded_b, language_b) >= _OWN_RIGHT:
        return NameComparison("different", "both are names or words in their own right")
    return NameComparison("misspelled", f"{b} for {a}: no accepted respelling")


@lru_cache(maxsize=65536)
def accepted(a: str, b: str, language_a: str, language_b: str) -> str | None:
    """Why folded ``b`` in one language is an accepted form of folded ``a`` in the other, or None. One script."""
    if a == b:
        return "accents only"
    plain_a, plain_b = bare(a), bare(b)
    if plain_a == plain_b:
        return "accents, hyphens, apostrophes or possessive only"
    if same_place(plain_a, plain_b, language_a, language_b):
        return "a place under its name in the other language"
    if nearness(plain_a, plain_b) < _UNALIKE and not (respells(language_a) or respells(language_b)):
        return None
    # either side may be inflected, each by the rules of its own language
    for name in own_forms(a, language_a):
        if name in (b, plain_b):
            return "singular, plural or possessive"
        if (
            "'" not in name
            and (name == plain_a or "'" in a)
            and (is_form_of(b, name, language_b) or is_form_of(plain_b, name, language_b))
        ):
            return "inflected"
    # an apostrophe inside a name is a part of it: O'Callaghan, O'Callaghanová, O'Callaghanin
    if "'" in a and is_form_of(plain_b, plain_a, language_b):
        return "inflected"
    both_decline = language_a == language_b != "en" or declines(language_a)
    if both_decline and (is_form_of(a, b, language_a) or is_form_of(a, plain_b, language_a)):
        return "inflected in the first text"
    if language_a != language_b and is_of_genitive(plain_a, plain_b, language_a, language_b):
        return "inflected in both"
    if language_a == language_b and lost_its_ending(plain_a, plain_b, language_a):
        return "inflected in the first text"
    for form in own_forms(b, language_b):
        if form != b and (form == a or ("'" in b and is_form_of(a, form, language_a))):
            return "inflected"
    if share_a_stem(plain_a, plain_b, language_a, language_b):
        return "inflected in both"
    if declines(language_a) and any(
        len(stem) >= LONG_STEM and is_form_of(plain_b, stem, language_b) for stem in stems(plain_a, language_a)[1:]
    ):
        return "inflected, or part of a longer word"
    if language_a != language_b or language_a == "und":
        # the reference's own ending is no part of the name: Bytomiem, Pszczółkowskiej
        if language_a != "en" and is_form_of(plain_a, plain_b, language_a):
            return "without the ending of the other language"
        forms = (plain_b, *stems(plain_b, language_b)) if inflection(language_b).endings else (plain_b,)
        for form in forms:
            if (
                len(form) > 2
                and form != plain_a
                and (respelled(form, plain_a, language_b) or respelled(plain_a, form, language_a))
            ):
                return "respelled as its language does"
        for name in stems(plain_a, language_a):
            if (
                name != plain_a
                and len(name) > 2
                and any(
                    len(form) > 2
                    and form != name
                    and (respelled(form, name, language_b) or respelled(name, form, language_a))
                    for form in forms
                )
            ):
                return "respelled and inflected as its language does"
        if any(may_be_same(alphabet, plain_a, plain_b, language_a, language_b) for alphabet in ALPHABETS):
            return "from another alphabet, as each language writes it"
        if respells(language_b) and is_heard(plain_a, plain_b, language_b):
            return BY_SOUND
        if respells(language_a) and is_heard(plain_b, plain_a, language_a):
            return BY_SOUND
        heads = _before_ending(a), _before_ending(b)
        if heads != (a, b):
            return accepted(*heads, language_a, language_b)
    return None


def _before_ending(folded: str) -> str:
    """A folded name without the ending that an apostrophe sets apart (Ljubljana'daki)."""
    name, mark, _ = folded.partition("'")
    return name if mark and len(name) >= _NAME_BEFORE else folded


def bare(folded: str) -> str:
    """A folded word without possessive, hyphens and apostrophes."""
    if folded.isalpha():
        return folded
    word = folded
    for mark in ("'s", "s'", "'"):
        if word.endswith(mark) and len(word) > len(mark) + 1:
            word = word[: -len(mark)] + ("s" if mark == "s'" else "")
            break
    if "'" in word:
        head, _, tail = word.partition("'")
        word = tail if head in ELISIONS and len(tail) > 1 else head + tail
    return word.replace("-", "").replace(".", "")


def own_forms(folded: str, language: str) -> tuple[str, ...]:
    """A folded word and what it may be a possessive or an inflected form of."""
    forms = [folded]
    if folded.endswith(("'s", "s'")):
        forms.append(folded[:-2] + ("s" if folded.endswith("s'") else ""))
        if folded.endswith("'s"):
            forms.append(folded[:-2] + "s")  # houses and firms keep it: Sainsbury's, St. Martin's
    elif "'" in folded:
        forms.append(folded.split("'", maxsplit=1)[0])
    elif (
        language == "en"
        and folded.endswith("s")
        and not folded.endswith("ss")
        and len(folded) > 4
        and zipf(folded[:-1], "en") >= _SINGULAR
        and not (is_person_name(folded) and zipf(folded[:-1], "en") < _COMMON_SINGULAR)
    ):
        forms.append(folded[:-1])
    return tuple(form for form in forms if len(form) > 1)


@lru_cache(maxsize=65536)
def two_letters(word: str) -> str:
    """A word folded with its umlauts and Nordic letters as two letters each."""
    return bare(fold(word.casefold().translate(_UMLAUTS)))


def garbled(a: str, b: str) -> bool:
    """Whether one folded word is near enough to the other to be its garbled form; says nothing about what is right."""
    longest = max(len(a), len(b))
    if longest < 4:
        return False
    distance = OSA.distance(a, b, score_cutoff=_FARTHEST)
    if distance <= 1:
        return True
    if distance == 2:
        return longest >= 6 or (longest == 5 and (a[0] == b[0] or skeleton(a) == skeleton(b)))
    if distance == 3:
        return (longest >= 9 and a[0] == b[0]) or (longest >= 6 and skeleton(a) == skeleton(b) and len(skeleton(a)) > 2)
    return distance == _FARTHEST and longest >= 9 and skeleton(a) == skeleton(b)


def alike(word: str, others: Collection[str]) -> list[str]:
    """Those of some folded words, in their order, that may be near enough for ``garbled``."""
    near = process.extract(word, list(others), scorer=OSA.distance, score_cutoff=_FARTHEST, limit=None)
    return [other for other, _, _ in sorted(near, key=lambda one: one[2])]


def nearness(a: str, b: str) -> float:
    """Similarity of two folded words from 0 to 1, by edits and transpositions."""
    return float(OSA.normalized_similarity(a, b))


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of a folded word as they sound, doubled ones once."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return "".join(letter for index, letter in enumerate(word) if index == 0 or letter != word[index - 1])


_EXPLAINED_WORST = 3.6
_EXPLAINED_MEAN = 0.62
_NEAR_MEAN = 1.0
# said so often that one of each is enough
_SAME = NameComparison("same", "the same spelling")
_NO_WAY = NameComparison("different", "no way to compare these two scripts")
_NOT_TOLD = NameComparison("different", "cannot be told: no way to compare these two scripts by sound")
_UNLIKE = NameComparison("different", "the sounds are too far apart")
_TRANSLITERATED = NameComparison("variant", "an accepted transliteration")


def _across(a: str, b: str, language_a: str, language_b: str) -> NameComparison:
    """Two scripts: by sound."""
    if script(a) == "Latn":
        latin, foreign, foreign_language = fold(a), b, language_b
    elif script(b) == "Latn":
        latin, foreign, foreign_language = fold(b), a, language_a
    else:
        return _NO_WAY
    if foreign_language == "ja" and script(foreign) == "Hani":
        return _NOT_TOLD
    forms = _forms(foreign, foreign_language)
    # the first form is the word as it stands
    if not forms or forms[0].forms[0] != 0 or not sound.plain(latin):
        return _UNLIKE if sound.is_known(latin, foreign, foreign_language) else _NOT_TOLD
    one = sound.nearest(latin, forms, _NEAR_MEAN)
    if one is None:
        return _UNLIKE
    if one.worst < _EXPLAINED_WORST and one.mean < _EXPLAINED_MEAN:
        return _TRANSLITERATED
    if one.mean < _NEAR_MEAN and one.size >= 8:
        return NameComparison("misspelled", f"{b} for {a}: no accepted transliteration")
    return _UNLIKE


@lru_cache(maxsize=65536)
def best_fit(latin: str, foreign: str, language: str) -> sound.Fit | None:
    """The best fit of a folded Latin word and any form that the foreign one may be inflected from."""
    return sound.nearest(latin, _forms(foreign, language))


@lru_cache(maxsize=65536)
def fit_within(latin: str, foreign: str, language: str, mean: float) -> sound.Fit | None:
    """``best_fit`` where its mean cost is at most ``mean``, else None: of words unlike each other that is known after a
    few letters."""
    return sound.nearest(latin, _forms(foreign, language), mean)


def fits_well(latin: str, foreign: str, language: str, mean: float, worst: float) -> bool:
    """Whether the best fit has a mean and a worst cost below these."""
    one = fit_within(latin, foreign, language, mean)
    return one is not None and one.mean < mean and one.worst < worst


@lru_cache(maxsize=8192)
def _forms(foreign: str, language: str) -> list[sound.Whole]:
    """A foreign word and what it may be inflected from, as its table sees them."""
    folded = fold(foreign)
    forms = stems(folded, language)
    if folded != foreign.lower():
        # but for capitals, which are heard as other letters are
        forms = (foreign, *[form for form in forms if form != foreign])
    return sound.wholes(tuple([form for form in forms if len(form) > 1]), language)
