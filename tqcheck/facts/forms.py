"""A word list that finds its words in running text, exactly or by their stems."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from tqcheck.late import late

T = TypeVar("T")

WORD = late(r"[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)*")
_MARK = late(r"\p{M}")


class Forms(Generic[T]):
    """Words and phrases with their meanings.

    ``pairs`` are (form in plain shape, meaning). Where several words of one meaning share a beginning of at least
    ``stem`` letters, that beginning with up to ``rest`` more letters is read too; ``stems`` gives such beginnings
    directly. The first meaning of a form wins.
    """

    def __init__(
        self, pairs: Iterable[tuple[str, T]], *, stem: int = 99, rest: int = 5, stems: Iterable[tuple[str, T]] = ()
    ) -> None:
        self._exact: dict[str, T] = {}
        self._rest = rest
        self._stems: dict[str, T] = {}
        by_meaning: dict[T, list[str]] = {}
        for form, meaning in pairs:
            if not form:
                continue
            self._exact.setdefault(form, meaning)
            by_meaning.setdefault(meaning, []).append(form)
        for meaning, forms in by_meaning.items():
            for shared in _beginnings([form for form in forms if " " not in form], stem):
                self._stems.setdefault(shared, meaning)
        for beginning, meaning in stems:
            self._stems.setdefault(beginning, meaning)
        self.longest = max((form.count(" ") + form.count("-") + 1 for form in self._exact), default=1)
        self._ending = sorted({len(form) for form in self._exact}, reverse=True)
        # by the first two letters of a form, and by the first three of a stem: most words are none at a glance
        lengths: dict[str, set[int]] = {}
        for form in self._exact:
            lengths.setdefault(form[:2], set()).add(len(form))
        # a form of one letter stands behind all that begin with it and another one
        for head, those in lengths.items():
            those.update(lengths.get(head[:1], ()))
        self._lengths = {head: sorted(those, reverse=True) for head, those in lengths.items()}
        self._stem_heads = {stem[:3] for stem in self._stems}

    def word(self, word: str) -> T | None:
        """The meaning of one word: as it stands, else by its longest stem."""
        if word in self._exact:
            return self._exact[word]
        return self.stemmed(word)

    def exact(self, word: str) -> T | None:
        """The meaning of one word as it stands."""
        return self._exact.get(word)

    def stemmed(self, word: str) -> T | None:
        """The meaning of one word by its longest stem."""
        if word[:3] not in self._stem_heads:
            return None
        for length in range(len(word), max(2, len(word) - self._rest - 1), -1):
            if word[:length] in self._stems:
                return self._stems[word[:length]]
        return None

    def beside(self, word: str, *, begins: int, inside: int) -> set[T]:
        """The meanings of forms of at least ``begins`` letters that a word begins with, or of at least ``inside``
        letters that it has anywhere."""
        return {
            meaning
            for form, meaning in self._exact.items()
            if (len(form) >= begins and word.startswith(form)) or (len(form) >= inside and form in word)
        }

    def at(self, text: str, start: int, spaceless: bool = False) -> tuple[T, int] | None:
        """The meaning that begins at ``start``, and where it ends: the longest phrase, then a stemmed word.

        With ``spaceless`` a form may end inside a run of letters.
        """
        lengths = self._lengths.get(text[start : start + 2]) or self._lengths.get(text[start : start + 1])
        for length in lengths or ():
            end = start + length
            form = text[start:end]
            if len(form) < length or form not in self._exact:
                continue
            # behind a longer form that ends in a vowel sign there may be an ending (টাকার); a syllable alone is an
            # abbreviation, and where letters follow the beginning of another word: Tamil பி, பிப்ரவரி
            closed = form[-1].isalpha() or (length == 2 and _is_mark(form[-1]))
            inside = end < len(text) and closed and (text[end].isalpha() or _is_mark(text[end]))
            if not inside or (spaceless and form[-1] > "\u0e00"):
                return self._exact[form], end
        if text[start : start + 3] not in self._stem_heads:
            return None
        found = WORD.match(text, start)
        if found:
            meaning = self.stemmed(found.group().split("'")[0])
            if meaning is not None:
                return meaning, found.end()
        return None

    def before(self, text: str, end: int) -> tuple[T, int] | None:
        """The meaning whose exact form ends at ``end``, and where it starts."""
        for length in self._ending:
            start = end - length
            if start < 0 or text[start:end] not in self._exact:
                continue
            if start > 0 and text[start].isalpha() and text[start - 1].isalpha():
                continue
            return self._exact[text[start:end]], start
        return None


def _is_mark(character: str) -> bool:
    return _MARK.match(character) is not None


def _beginnings(forms: list[str], least: int) -> set[str]:
    """The beginnings that groups of forms share: each form with those that start with the same ``least`` letters."""
    groups: dict[str, list[str]] = {}
    for form in forms:
        if len(form) > least and form.isalpha():
            groups.setdefault(form[:least], []).append(form)
    return {_shared(group) for group in groups.values()}


def _shared(forms: list[str]) -> str:
    first, last = min(forms), max(forms)
    length = next((k for k, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    return first[:length]
