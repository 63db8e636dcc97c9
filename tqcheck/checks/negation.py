"""Where a sentence says no: the negations of a text by its language's data (``data/negation.toml``)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

import regex

from tqcheck.aligned import base_language
from tqcheck.derived import data_file
from tqcheck.frequency import list_of, zipf
from tqcheck.model import Span

_DATA = Path(__file__).parents[1] / "data" / "negation.toml"
# what French, Catalan and Italian write onto the word behind it: n’exclut, l'absence
_ELISION = re.compile("^[^\\W\\d_]{1,2}['’](?=\\w{3})")
_SPACELESS = ("zh", "yue", "ja", "ko", "th")
_WORD = re.compile(r"[^\W\d_][\w\u0300-\u036f\u0900-\u0963\u0966-\u0dff\u200c\u200d]*(?:['’׳״\"-][^\W\d_]\w*)*['’]?")
# Letters with the signs of the Indic scripts, which are no letters of their own.
_ANY_ENDING = r"[\w'’\u0900-\u0963\u0966-\u0dff\u200c\u200d-]*"
_CLAUSE_END = re.compile(r"[.,;:!?。、，；：！？؟،—–]")
_BEFORE_ANSWER = re.compile(r"(?:\A|[.!?。！？…:：\"“„«»「『‘'—–-]|\A\W*\w{1,5})\s*\Z")
_BEHIND_ANSWER = re.compile(r"\s?[,!…、，،！]")
# A prefix that says no, with any letters behind it, in the lists of words that do so by their meaning.
_PREFIXED = re.compile(r"((?:[^\W\d_]|[\u0900-\u0dff])+)(?:\(\?![^)]*\))?\[[^\]]+\]\{\d,\}")
# How far from a negation the verb is looked for that it changes, in code points.
_AROUND = 12
# Between two words that negate once in one clause stand at most so many others.
_CHAIN_WORDS = 6
# The rest of a prefixed verb counts as a word of its language above this frequency (Zipf scale of wordfreq: once in
# three million words).
_KNOWN = 2.5
# A verb's stem is so long before its form is led back to its infinitive: shorter ones are anything.
_STEM = 4
# Nor is a word negated by its prefix whose rest is so much rarer than itself: important, imposer.
_RARER = 0.3
# Whose list of words tells of a language that has none.
_LISTED_AS = {"nn": "nb"}


_REMEMBERED = 256


@dataclass(frozen=True)
class Negation:
    """How one language says no."""

    language: str
    words: re.Pattern[str] | None
    inside: regex.Pattern[str] | None
    companions: re.Pattern[str] | None
    prefixes: tuple[str, ...]
    infinitives: tuple[tuple[str, str], ...]
    affirmed: Mapping[str, str]
    inner: tuple[tuple[str, str], ...]
    rewritten: tuple[tuple[re.Pattern[str], str], ...]
    excepted: re.Pattern[str] | None
    harmless: re.Pattern[str] | None
    apart: re.Pattern[str] | None
    weak: re.Pattern[str] | None
    weak_phrases: re.Pattern[str] | None
    affixed: tuple[tuple[str, re.Pattern[str]], ...]
    chain: bool
    correlative: frozenset[str]

    def find(self, text: str, phrases: bool = False) -> tuple[Span, ...]:
        """The words that negate something in ``text``, in order; set phrases and tag questions are left out, unless
        ``phrases``."""
        plain = text.lower() if len(text.lower()) == len(text) else text
        plain = plain if phrases else self._without_phrases(plain)
        found: set[tuple[int, int]] = set()
        verbs: set[tuple[int, int]] = set()  # with a prefix: they answer nothing
        if self.inside is not None:
            found = {match.span() for match in self.inside.finditer(plain) if match.group().strip()}
            if self.language not in _SPACELESS:
                found = {span for span in found if not self._is_excepted(plain[span[0] : span[1]])}
        if self.words is not None or self.prefixes:
            for match in _WORD.finditer(plain):
                word = match.group()
                if self._is_excepted(word):
                    continue
                if self.words is not None and self.words.fullmatch(word):
                    if not _is_side(text, *match.span()):
                        found.add(match.span())
                elif self._has_prefix(word) and not _is_name(text, match.start()):
                    verbs.add(match.span())
        answers = {(start, end) for start, end in found if _is_answer(text, start, end)}
        return tuple(Span(start, end) for start, end in sorted((found - answers) | verbs))

    def groups(self, text: str, phrases: bool = False) -> tuple[tuple[Span, ...], ...]:
        """The negations of ``text``, those together that negate once: *nobody saw nothing* of the languages with
        double negation, and *neither ... nor* of all."""
        found = self._known.get((text, phrases))
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._known[text, phrases] = self._grouped(text, phrases)
        return found

    @cached_property
    def _known(self) -> dict[tuple[str, bool], tuple[tuple[Span, ...], ...]]:
        """What ``groups`` has said lately: the score asks again what the check has asked."""
        return {}

    def _grouped(self, text: str, phrases: bool) -> tuple[tuple[Span, ...], ...]:
        groups: list[list[Span]] = []
        for span in self.find(text, phrases):
            between = text[groups[-1][-1].end : span.start] if groups else ""
            joined = self.chain and not _CLAUSE_END.search(between) and len(between.split()) <= _CHAIN_WORDS
            if groups and (joined or text[span.start : span.end].casefold() in self.correlative):
                groups[-1].append(span)
            else:
                groups.append([span])
        return tuple(tuple(group) for group in groups)

    def without(self, text: str, negations: Sequence[Span] | None = None) -> str:
        """``text`` with its negations (or those given, in order) taken out: whole words, or the negating part of
        a word."""
        for span in reversed(self.find(text) if negations is None else negations):
            whole, other = self._rewritten(text, span) or (span, self._affirmed(text[span.start : span.end]))
            text = f"{text[: whole.start]}{other}{text[whole.end :]}"
        if self.companions is not None:
            text = self.companions.sub("", text)
        return re.sub(r"\s+", " ", text).strip()

    def _rewritten(self, text: str, span: Span) -> tuple[Span, str] | None:
        """A negation with the verb that it changes, and the verb without it."""
        start, end = max(0, span.start - _AROUND), span.end + _AROUND
        for pattern, replacement in self.rewritten:
            for match in pattern.finditer(text, start, end):
                if match.start() < span.end and span.start < match.end():
                    return Span(*match.span()), match.expand(replacement)
        return None

    def _affirmed(self, word: str) -> str:
        lowered = word.lower()
        if self.language == "en":
            match = re.match(r"(\w+?)n['’]t$", lowered)
            if match:
                return {"ca": "can", "wo": "will", "sha": "shall"}.get(match.group(1), match.group(1))
            if lowered == "cannot":
                return "can"
        if lowered in self.affirmed:
            return self.affirmed[lowered]
        for pattern, replacement in self.inner:
            changed = re.sub(pattern, replacement, lowered, count=1)
            if changed != lowered:
                return changed
        if self.words is None or not self.words.fullmatch(lowered):
            for prefix in self.prefixes:
                if lowered.startswith(prefix) and len(lowered) - len(prefix) >= 2:
                    return word[len(prefix) :]
        return ""

    def is_hinted(self, text: str) -> bool:
        """Whether a text without negations may still say no: by its words' meaning, or by one of the set phrases."""
        return bool(self.hints(text))

    def hints(self, text: str) -> tuple[Span, ...]:
        """The set phrases and the words of a text that may say no by their meaning, in order."""
        lowered = text.lower() if len(text.lower()) == len(text) else text
        if self.apart is not None:
            lowered = self.apart.sub(lambda match: " " * len(match.group()), lowered)
        found = set()
        for phrases in (self.harmless, self.weak_phrases):
            if phrases is not None:
                found |= {match.span() for match in phrases.finditer(lowered)}
        if self.weak is not None and self.language in _SPACELESS:
            found |= {match.span() for match in self.weak.finditer(lowered)}
        elif self.weak is not None:
            for match in _WORD.finditer(lowered):
                word = _ELISION.sub("", match.group())
                if self.weak.fullmatch(word) or self._is_affixed(match.group()):
                    found.add(match.span())
        return tuple(Span(start, end) for start, end in sorted(found) if end > start)

    def _is_affixed(self, word: str) -> bool:
        """Whether a word is another one with a prefix that says no: impossible, ugyldig, but not industry, under."""
        return any(
            pattern.fullmatch(word) and _is_known(word[len(prefix) :], word, self.language)
            for prefix, pattern in self.affixed
        )

    def _without_phrases(self, text: str) -> str:
        if self.harmless is None:
            return text
        return self.harmless.sub(lambda match: " " * len(match.group()), text)

    def _is_excepted(self, word: str) -> bool:
        return self.excepted is not None and self.excepted.fullmatch(word) is not None

    def _has_prefix(self, word: str) -> bool:
        for prefix in self.prefixes:
            rest = word.removeprefix(prefix)
            if rest == word or len(rest) < 2:
                continue
            if zipf(rest, self.language) >= _KNOWN or self._is_form(rest):
                return True
        return False

    def _is_form(self, word: str) -> bool:
        """Whether a word is a rare form of a verb whose infinitive is known."""
        return any(
            word.endswith(ending)
            and len(word) - len(ending) >= _STEM
            and zipf(word.removesuffix(ending) + infinitive, self.language) >= _KNOWN
            for ending, infinitive in self.infinitives
        )


@cache
def negation_of(language: str) -> Negation | None:
    """The negation of a language by its BCP 47 code; None where nothing is known of it."""
    facts = _facts().get("sr-Latn" if language == "sr-Latn" else base_language(language))
    if facts is None:
        return None
    if "like" in facts:
        facts = _facts()[facts["like"]]
    code = base_language(language)
    inside = facts.get("pattern") or (f"[{facts['characters']}]" if "characters" in facts else None)
    if code == "tr" and inside:
        inside = rf"(?<!\w){inside}"
    phrases = _phrases(facts.get("phrases", ()), code)
    if "tags" in facts:
        phrases.append(facts["tags"])
    apart = _phrases(facts.get("apart", "").split(), code)
    phrases += apart
    hints = facts.get("weak", "").split()
    several = _phrases([hint.replace("_", " ") for hint in hints if "_" in hint], code)
    hints = [hint for hint in hints if "_" not in hint]
    return Negation(
        language=code,
        words=_words(facts.get("words", "")),
        inside=regex.compile(inside) if inside else None,
        companions=re.compile(facts["companions"]) if "companions" in facts else None,
        prefixes=tuple(facts.get("prefixes", ())),
        infinitives=tuple(_endings(facts.get("infinitives", "").split())),
        affirmed=_pairs(facts.get("affirmed", "").split()),
        inner=tuple(_pairs(facts.get("inner", ())).items()),
        rewritten=tuple((re.compile(left), right) for left, right in _pairs(facts.get("rewritten", ())).items()),
        excepted=_words(facts.get("except", "")),
        harmless=re.compile("|".join(phrases)) if phrases else None,
        apart=re.compile("|".join(apart)) if apart else None,
        weak=_words(" ".join(word for word in hints if not _PREFIXED.fullmatch(word)), inside=code in _SPACELESS),
        weak_phrases=re.compile("|".join(several)) if several else None,
        affixed=tuple((found.group(1), re.compile(word)) for word in hints if (found := _PREFIXED.fullmatch(word))),
        chain=facts.get("chain", False),
        correlative=frozenset(facts.get("correlative", "").split()),
    )


def _is_answer(text: str, start: int, end: int) -> bool:
    """Whether a negation is a sentence of its own and negates none: "No, I am angry"."""
    return _BEHIND_ANSWER.match(text, end) is not None and _BEFORE_ANSWER.search(text[:start]) is not None


def _is_name(text: str, start: int) -> bool:
    """Whether a word has a capital inside a sentence: Nevada, Neptun."""
    before = text[:start].rstrip()[-1:]
    return text[start].isupper() and bool(before) and (before.isalnum() or before in ",;")


def _is_side(text: str, start: int, end: int) -> bool:
    """Whether a negation is what a side in a vote is called: "the No campaign", "le camp du Non", "das Nein der
    Schweizer"."""
    word = text[start:end]
    if not (word[:1].isupper() and word[1:].islower() and _is_name(text, start)):
        return False
    before, behind = text[:start].split()[-1:], text[end:].split()[:1]
    return all(beside[0].islower() for beside in (*before, *behind) if beside[0].isalpha())


def _pairs(pairs: Iterable[str]) -> dict[str, str]:
    return {left: right for left, _, right in (pair.rpartition("=") for pair in pairs)}


def _endings(pairs: Iterable[str]) -> Iterator[tuple[str, str]]:
    for pair in pairs:
        ending, _, infinitive = pair.partition("=")
        yield ending, infinitive


@cache
def _facts() -> Mapping[str, Mapping[str, Any]]:
    return data_file(_DATA)


def _words(words: str, inside: bool = False) -> re.Pattern[str] | None:
    if not words:
        return None
    if inside:
        return re.compile(_either(words.split()))
    # the ending once for all words that have it: its set of letters takes longer to compile than ten words
    ended = [word[:-1] for word in words.split() if word.find("*") == len(word) - 1]
    forms = [word.replace("*", _ANY_ENDING) for word in words.split() if word.find("*") != len(word) - 1]
    return re.compile(_either([*forms, f"(?:{_either(ended)}){_ANY_ENDING}"] if ended else forms))


def _either(forms: Iterable[str]) -> str:
    return "|".join(f"(?:{form})" for form in forms)


def _phrases(phrases: Iterable[str], language: str) -> list[str]:
    """Patterns of phrases, longest first; those with the same bounds share them, which compiles much faster."""
    longest_first = sorted(phrases, key=len, reverse=True)
    if language in _SPACELESS:
        return [re.escape(phrase) for phrase in longest_first]
    return [
        f"{start}(?:{'|'.join(map(_phrase, shared))}){end}" for (start, end), shared in groupby(longest_first, _bounds)
    ]


def _bounds(phrase: str) -> tuple[str, str]:
    return r"(?<!\w)" if phrase[0].isalnum() else "", r"(?!\w)" if phrase[-1].isalnum() else ""


def _phrase(phrase: str) -> str:
    words = [
        r"\S+(?:\s+\S+){0,3}" if word == "*" else re.escape(word).replace(r"\*", r"\w*") for word in phrase.split()
    ]
    return re.sub(r"\\?['’]", "['’]", r"\s+".join(words))


def _is_known(rest: str, word: str, language: str) -> bool:
    """Whether a language has the rest of a word, about as often as the word; so it is where no list tells."""
    language = _LISTED_AS.get(language, language)
    least = max(_KNOWN, zipf(word, language) - _RARER)
    return list_of(language) is None or zipf(rest, language) >= least
