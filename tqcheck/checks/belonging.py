"""Whether a headline belongs to a story, told by the story in its own language and by the other article of the pair."""

import unicodedata
from dataclasses import dataclass

import numpy as np

from tqcheck.aligned import AlignedPair
from tqcheck.alignment.calibration import Scale
from tqcheck.alignment.groups import Groups, unit, usual_mean
from tqcheck.articles.structure import weight
from tqcheck.late import late_re
from tqcheck.unspaced import SIGN, UNSPACED

_INDIC = "\u0900-\u0963\u0966-\u0dff"  # with their vowel signs, which are no word characters to ``re``
_RUN = late_re(rf"[{UNSPACED}]+|(?:[{_INDIC}]|[^\W_{UNSPACED}])+")
_WORD = 4
_STEM = 5

# Logistic regression on headlines kept and swapped in the even stories of NTREX in English, German, Hebrew and
# Icelandic, whole and cut to four words, and in the stories of corpora/; see benchmarks/headlines.py.
_WEIGHTS = np.array([4.5, 10.6, 8.6, 7.7])
_OFFSET = -9.4

# In forty directions between English and other languages one translated headline in 2,000 was so far off; that one
# was of a pair whose sentences are hardly recognised as translations.
_NEAR = 0.3
_HEADS = 0.15
_LEVEL = 0.55
_LONG = 25


@dataclass(frozen=True, slots=True)
class Signs:
    """How a candidate's headline stands to the pair's story.

    ``heads`` and ``near``: how near it is to the reference's headline and to the nearest sentence of the reference, on
    the pair's own scale (0 strangers, 0.9 a usual translation). ``within``: to the nearest sentence of its own story,
    as cosine of vectors less the encoder's usual mean. ``words``: the share of its longer words that one sentence of
    its own story uses too. ``level``: the cosine of sentences of the pair that translate each other. ``length``: of the
    headline, in characters of a spaced script.
    """

    near: float
    heads: float
    within: float
    words: float
    level: float
    length: float

    @property
    def belonging(self) -> float:
        """How surely the headline tells this story, from 0 to 1."""
        signs = np.array([self.near, self.heads, self.within, self.words])
        return float(1 / (1 + np.exp(-(_WEIGHTS @ signs + _OFFSET))))

    @property
    def is_strange(self) -> bool:
        """Whether the reference says nothing of the kind, in two languages that the encoder compares well.

        A false headline made of the story's own words belongs to it by all other signs.
        """
        told = self.level >= _LEVEL and self.length >= _LONG
        return told and self.near < _NEAR and self.heads < _HEADS


def signs(aligned: AlignedPair) -> Signs:
    """The signs of a pair; both articles need a headline and another sentence."""
    assert aligned.reference is not None
    reference, candidate = aligned.reference, aligned.candidate
    usual = usual_mean(aligned.encoder)
    texts = [[sentence.text for sentence in document.sentences] for document in (reference, candidate)]
    vectors = [aligned.encoder.encode(side) for side in texts]
    groups = [Groups(side, found, usual) for side, found in zip(texts, vectors, strict=True)]
    scale = Scale.of(groups[0].singles, groups[1].singles)
    across = [scale.similarity(float(cosine)) for cosine in groups[0].singles @ groups[1].singles[0]]
    own = unit(vectors[1] - (np.concatenate(vectors).mean(0) if usual is None else usual))
    headline, *story = texts[1]
    return Signs(
        near=max(across),
        heads=across[0],
        within=float((own[1:] @ own[0]).max()),
        words=max(words_shared(headline, sentence) for sentence in story),
        level=scale.level,
        length=weight(headline),
    )


def words_shared(headline: str, sentence: str) -> float:
    """The share of a headline's longer words whose beginnings a sentence uses too, from 0 to 1; 0.5 without such words.

    Beginnings, since most languages inflect; in scripts without spaces two characters stand for a word.
    """
    heads = _stems(headline)
    said = {stem[:_WORD] for stem in _stems(sentence)}
    return sum(stem[:_WORD] in said for stem in heads) / len(heads) if heads else 0.5


def _stems(text: str) -> list[str]:
    bare = "".join(
        character
        for character in unicodedata.normalize("NFC", text.lower())
        if not "\u064b" <= character <= "\u0652" and not "\u0591" <= character <= "\u05c7"  # vowel points
    )
    found: list[str] = []
    for word in _RUN.findall(bare):
        if SIGN.match(word):
            found += [word[at : at + 2] for at in range(len(word) - 1)] or [word]
        elif word.isdigit() or len(word) >= _WORD:
            found.append(word if word.isdigit() else word[:_STEM])
    return found
