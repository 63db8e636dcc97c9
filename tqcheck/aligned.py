"""One aligned pair: what every check looks at."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from tqcheck.model import Article, Link, Pair, Relation, Sentence, Side

if TYPE_CHECKING:
    from tqcheck.embedding import Encoder

T = TypeVar("T")


@dataclass(frozen=True)
class Document:
    """An article with its sentences. ``language`` is a BCP 47 code, ``"und"`` where unknown."""

    article: Article
    sentences: tuple[Sentence, ...]

    @property
    def language(self) -> str:
        return self.article.language or "und"

    @property
    def text(self) -> str:
        return self.article.text

    @cached_property
    def has_headline(self) -> bool:
        """Whether sentence 0 is the headline."""
        return self.article.headline is not None and bool(self.sentences)


@dataclass(frozen=True)
class AlignedPair:
    """A candidate beside its reference, sentence by sentence.

    ``reference``, ``relation`` are None and ``links`` is empty where there is no reference (``inspect``).
    ``trusted_names`` is the name list of the settings. ``encoder`` loads its model only when it is called.
    """

    pair: Pair
    reference: Document | None
    candidate: Document
    links: tuple[Link, ...]
    relation: Relation | None
    encoder: "Encoder"
    source: Document | None = None
    trusted_names: Any = None
    _memory: dict[Callable[..., Any], Any] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def same_language(self) -> bool:
        """Whether both sides are in one language; regional variants of it count as one (en-GB, en-US)."""
        if self.reference is None:
            return True
        return base_language(self.reference.language) == base_language(self.candidate.language)

    @property
    def is_version(self) -> bool:
        """Whether the candidate is a version of the reference, so that sentence by sentence makes sense."""
        return self.relation is not None and self.relation.label in ("copy", "edited", "translation")

    def document(self, side: Side) -> Document | None:
        return self.reference if side == "reference" else self.candidate

    @cached_property
    def link_of_reference(self) -> dict[int, Link]:
        """Link of each reference sentence by its index."""
        return {index: link for link in self.links for index in link.reference}

    @cached_property
    def link_of_candidate(self) -> dict[int, Link]:
        """Link of each candidate sentence by its index."""
        return {index: link for link in self.links for index in link.candidate}

    def is_verbatim(self, link: Link) -> bool:
        """Whether both sides of a link are the same sentences, letter by letter: nothing in them can be wrong."""
        if self.reference is None or len(link.reference) != len(link.candidate):
            return False
        pairs = zip(link.reference, link.candidate, strict=True)
        return all(self.reference.sentences[i].text == self.candidate.sentences[j].text for i, j in pairs)

    @cached_property
    def verbatim(self) -> bool:
        """Whether every sentence of either side stands in a link of equal sentences of one language: a copy, in which
        no name and no number can be another."""
        return self.same_language and bool(self.links) and all(map(self.is_verbatim, self.links))

    @cached_property
    def word_for_word(self) -> bool:
        """Whether it is ``verbatim`` and each sentence has a link of its own: nothing that compares the two sides by
        their links can find a difference."""
        return all(len(link.reference) == 1 for link in self.links) and self.verbatim

    def once(self, compute: Callable[["AlignedPair"], T]) -> T:
        """The value of ``compute(self)``, worked out once and shared by all checks and scores of this pair."""
        if compute not in self._memory:
            self._memory[compute] = compute(self)
        return cast(T, self._memory[compute])


@lru_cache(maxsize=256)
def base_language(code: str) -> str:
    """The language of a BCP 47 code without script and region; Norwegian's macro code ``no`` reads as ``nb``."""
    base = code.replace("_", "-").split("-")[0].lower()
    return "nb" if base == "no" else base
