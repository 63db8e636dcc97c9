"""Which words of one side stand for a mention of the other, where strings do not tell: by token vectors.

Between two languages a name may be translated, abbreviated or written by its sound. The vectors of its tokens are near
those of whatever stands for it; where nothing does, the candidate's token nearest to the name is nearer to another word
of the reference than to the name. Both numbers were looked at on names taken out of translations into German, Polish,
Finnish, Turkish, Russian, Arabic and Japanese, beside names left in them that no string shows.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tqcheck.aligned import AlignedPair, Document
from tqcheck.embedding import TokenVectors
from tqcheck.model import Link, Side
from tqcheck.names.mentions.mentions import Mention

_COVERED, _MARGIN = 0.6, -0.12
_NOTHING = 0.05


@dataclass(frozen=True, slots=True)
class Standing:
    """What the linked sentences of the other side have for a mention.

    ``covered``: the mean over its tokens of the cosine to the nearest token there, -1 to 1. ``margin``: by how much
    those nearest tokens are nearer to the mention than to the rest of its sentence, negative where they stand for other
    words.
    """

    covered: float
    margin: float

    @property
    def absent(self) -> bool:
        """Whether the mention has surely nothing that stands for it."""
        return self.covered < _COVERED and self.margin < _MARGIN

    @property
    def loose(self) -> bool:
        """Whether what is nearest to the mention is no more than something of its kind: another person's name."""
        return self.covered < _COVERED

    @property
    def doubtful(self) -> bool:
        """Whether nothing there is much nearer to the mention than to other words."""
        return self.margin < _NOTHING


def standings(
    aligned: AlignedPair, mentions: Sequence[tuple[Mention, Link]], side: Side = "reference"
) -> list[Standing]:
    """The standing of each mention of one side in the sentences that its link has on the other, in one batch of the
    encoder."""
    assert aligned.reference is not None
    if not mentions:
        return []
    old = [_text(aligned.reference, link.reference) for _, link in mentions]
    new = [_text(aligned.candidate, link.candidate) for _, link in mentions]
    own, other = (old, new) if side == "reference" else (new, old)
    tokens = aligned.encoder.tokens([text for _, text in (*own, *other)])
    found = []
    for (mention, _), (start, _), mine, theirs in zip(
        mentions, own, tokens[: len(own)], tokens[len(own) :], strict=True
    ):
        inside = (mine.spans[:, 0] < mention.end - start) & (mine.spans[:, 1] > mention.start - start)
        found.append(_standing(_centred(mine), _centred(theirs), inside))
    return found


def _text(document: Document, indices: tuple[int, ...]) -> tuple[int, str]:
    first, last = document.sentences[indices[0]], document.sentences[indices[-1]]
    return first.start, document.text[first.start : last.end]


def _centred(tokens: TokenVectors) -> npt.NDArray[np.float32]:
    """Token vectors less their mean, of unit length, shape (n, width)."""
    if not len(tokens.vectors):
        return tokens.vectors
    vectors = tokens.vectors - tokens.vectors.mean(0)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True).clip(1e-9), dtype=np.float32)


def _standing(
    mine: npt.NDArray[np.float32], theirs: npt.NDArray[np.float32], inside: npt.NDArray[np.bool_]
) -> Standing:
    if not inside.any() or not len(theirs):
        return Standing(1.0, 1.0)
    cosines = mine @ theirs.T
    named, others = cosines[inside], cosines[~inside]
    nearest = named.argmax(1)
    best = named.max(1)
    rest = others[:, nearest].max(0) if len(others) else np.zeros(len(nearest))
    return Standing(float(best.mean()), float((best - rest).mean()))
