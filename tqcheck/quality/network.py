"""The network of the quality model: the encoder's upper layers, changed, and a head over what they say.

Candidate, reference and source go through the lower layers of the frozen encoder each by itself. The upper layers,
which training changed, read them first apart and then, in the last few, together, so that a word of the candidate
can look for its counterpart. The head reads pooled states, their differences and products (as RUSE and COMET do:
Shimanaka et al. 2018; Rei et al. 2020, arXiv 2009.09025) and the similarity of each token to its nearest on the
other side (Zhang et al. 2020, "BERTScore", arXiv 1904.09675). The same similarity of the states that the lower
layers leave has a fixed say besides: nothing was trained there, so a wrong digit or a strange name, which is little to
the trained layers, is seen in any language that the encoder reads.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

KINDS = 3  # candidate, reference, source
HIDDEN = 256
_POOLED = 5
_SIMILARITIES = 4
_FAR = -1.0
_COPIED, _RUN = 0.85, 8  # text left in the source's language: so many tokens in a row, each as near as this
_COPY = 0.4  # what a copied token is taken for, about the least that tokens of unrelated texts have
_LEVEL = 0.62  # usual nearness of a translation to its source
# A name or numeral whose farthest token lies nearer than this to the other side stands there too.
_NAME_FOUND, _NUMERAL_FOUND = 0.75, 0.85
FACTS = 3
ALONE = 4
_USUAL = 0.8  # about the similarity of a token to its nearest in a good translation


@dataclass(frozen=True, slots=True)
class Padded:
    """Token states of some texts: shape (n, longest, width); ``mask``, bool, (n, longest), is True where tokens are.

    ``emphasis``, (n, longest), is how much each token counts for nearness, 0 for what is no part of the text;
    ``named``, int64, (n, longest), the number of the name that it is a part of, that of its numeral below nought, 0
    for other words.
    """

    states: Tensor
    mask: Tensor
    emphasis: Tensor
    named: Tensor

    def rows(self, index: Tensor) -> "Padded":
        """The texts of these numbers, in this order."""
        return Padded(self.states[index], self.mask[index], self.emphasis[index], self.named[index])

    def read(self, states: Tensor) -> "Padded":
        """The same texts with other states."""
        return Padded(states, self.mask, self.emphasis, self.named)


class QualityNetwork(nn.Module):
    """Expected severity of what is wrong with candidates: about 0 (nothing) to about 1 (nothing is right).

    ``layers`` are the encoder's upper layers, of which the last ``joint`` read all texts together.
    """

    def __init__(self, layers: nn.ModuleList, width: int, joint: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.layers = layers
        self.joint = joint
        self.apart = len(layers) - joint
        self.kinds = nn.Embedding(KINDS, width)
        nn.init.normal_(self.kinds.weight, std=0.02)
        inputs = width * (_POOLED + (KINDS if joint else 0)) + 2 * _SIMILARITIES + 2
        # What nearness to a reference and to a source weighs: set, not learnt; nothing until training says so.
        self.nearness = nn.Parameter(torch.zeros(KINDS - 1), requires_grad=False)
        # What facts weigh beside a source, set as well: names astray, numerals astray (numerals.py), numerals far from
        # the source.
        self.facts = nn.Parameter(torch.zeros(FACTS), requires_grad=False)
        # What else weighs beside a source where nothing but the model looks at a segment (alone.py): the source's
        # length, its strange names and the candidate's (spellings.py), text that is the source's (copied.py).
        self.alone = nn.Parameter(torch.zeros(ALONE), requires_grad=False)
        self.head = nn.Sequential(nn.Dropout(dropout), nn.Linear(inputs, HIDDEN), nn.Tanh(), nn.Linear(HIDDEN, 1))

    def forward(
        self, candidates: Padded, references: Padded | None, sources: Padded | None, index: Tensor | None = None
    ) -> Tensor:
        """Severities, shape (n,), float32, for n candidates; at least one of references and sources is given.

        ``index``, shape (n,), says which reference and source belong to each candidate; None where there is one each.
        """
        sides: list[Padded | None] = []
        for side in (candidates, references, sources):
            read = None if side is None else self.through(side, 0, self.apart)
            sides.append(read if read is None or index is None or side is candidates else read.rows(index))
        candidate, *others = sides
        assert candidate is not None
        pooled = _mean(candidate)
        parts = [pooled]
        similarities = []
        for other in others:
            if other is None:
                parts += [torch.zeros_like(pooled)] * 2
                similarities.append(pooled.new_zeros(len(pooled), _SIMILARITIES))
            else:
                against = _mean(other)
                parts += [(pooled - against).abs(), pooled * against]
                similarities.append(_similarities(candidate, other))
        if self.joint:
            parts += self._together(sides)
        given = pooled.new_tensor([[float(other is not None) for other in others]]).expand(len(pooled), -1)
        with torch.autocast(pooled.device.type, enabled=False):
            severities: Tensor = self.head(torch.cat([*parts, *similarities, given], dim=1)).squeeze(1)
            return severities + self._strangeness(candidates, references, sources, index)

    def _strangeness(
        self, candidates: Padded, references: Padded | None, sources: Padded | None, index: Tensor | None
    ) -> Tensor:
        """How much less near than usual the candidates are, weighed; shape (n,). A source only counts where there is no
        reference: beside one it says nothing of numbers and names that the reference does not say."""
        other, copied = (sources, True) if references is None else (references, False)
        assert other is not None
        beside = other if index is None else other.rows(index)
        near, astray, far = nearness(candidates, beside, copied=copied)
        strangeness = self.nearness[int(copied)] * (_LEVEL - near)
        return strangeness + self.facts[0] * astray + self.facts[2] * far if copied else strangeness

    def _together(self, sides: list[Padded | None]) -> list[Tensor]:
        given = [(kind, side) for kind, side in enumerate(sides) if side is not None]
        states = torch.cat([side.states + self.kinds.weight[kind].to(side.states.dtype) for kind, side in given], dim=1)
        marks = (
            torch.cat(parts, dim=1) for parts in zip(*((s.mask, s.emphasis, s.named) for _, s in given), strict=True)
        )
        read = self.through(Padded(states, *marks), self.apart, self.apart + self.joint)
        pooled = {}
        at = 0
        for kind, side in given:
            end = at + side.mask.shape[1]
            pooled[kind] = _mean(side.read(read.states[:, at:end]))
            at = end
        return [pooled[kind] if kind in pooled else torch.zeros_like(pooled[0]) for kind in range(KINDS)]

    def through(self, side: Padded, first: int, last: int) -> Padded:
        """The states after the layers from ``first`` to before ``last``."""
        states = side.states
        seen = side.mask[:, None, None, :]
        for layer in self.layers[first:last]:
            read = layer(states, seen)
            states = read[0] if isinstance(read, tuple) else read
        return side.read(states)


@torch.no_grad()
def nearness(candidate: Padded, other: Padded, *, copied: bool) -> tuple[Tensor, Tensor, Tensor]:
    """Mean cosine of the tokens of the texts to their nearest on the other side, the mean of both directions; (n,).

    Tokens count by their emphasis. ``copied``: the other text is in another language, so that a long run of equal
    tokens is text that was not translated, and no sign of nearness.

    And how much of the names is astray, (n,): the sum over the names of one side of what they lack of being found
    again on the other, of that side where it is less. A name that was put in the place of another is strange on one
    side, and the other one missed on the other; one that is left out, or said in other words, is so on one side alone.

    And how far the candidate's numerals lie, (n,): what they lack of being found again, 1 at most.
    """
    sides = [nn.functional.normalize(side.states.float(), dim=-1) for side in (candidate, other)]
    with torch.autocast(candidate.states.device.type, enabled=False):
        cosines = sides[0] @ sides[1].transpose(1, 2)
    there = (candidate.emphasis > 0)[:, :, None] & (other.emphasis > 0)[:, None, :]
    cosines = cosines.masked_fill(~there, 0.0)
    runs = _runs(cosines > _COPIED) if copied else None
    means, lacks = [], []
    far = cosines.new_zeros(len(cosines))
    for axis, side in ((2, candidate), (1, other)):
        nearest = cosines.amax(axis)
        if runs is not None:
            nearest = nearest.masked_fill(runs.any(axis), _COPY)
        lacks.append(_lack(nearest, side.named.clamp(min=0), _NAME_FOUND))
        if side is candidate:
            far = _lack(nearest, (-side.named).clamp(min=0), _NUMERAL_FOUND).clamp(max=1)
        means.append((nearest * side.emphasis).sum(1) / side.emphasis.sum(1).clamp(min=1))
    return (means[0] + means[1]) / 2, torch.minimum(*lacks), far


def _lack(nearest: Tensor, numbers: Tensor, found: float) -> Tensor:
    """What the names, or numerals, of each text lack of being ``found``, by the farthest token of each; shape (n,)."""
    farthest = nearest.new_ones(len(numbers), int(numbers.max()) + 1)
    farthest = farthest.scatter_reduce(1, numbers, nearest, "amin")
    return (found - farthest[:, 1:]).clamp(min=0).sum(1)


def _runs(equal: Tensor) -> Tensor:
    """Of a matrix of pairs of tokens, bool, (n, ours, theirs), those that lie in a diagonal run of ``_RUN``."""
    begins = equal.clone()
    for step in range(1, _RUN):
        begins[:, :-step, :-step] &= equal[:, step:, step:]
        begins[:, -step:] = False
        begins[:, :, -step:] = False
    found = begins.clone()
    for step in range(1, _RUN):
        found[:, step:, step:] |= begins[:, :-step, :-step]
    return found


def _mean(side: Padded) -> Tensor:
    mask = side.mask[..., None]
    return (side.states.float() * mask).sum(1) / mask.sum(1).clamp(min=1)


def _similarities(candidate: Padded, other: Padded) -> Tensor:
    """How near the tokens lie to their nearest on the other side: mean and least, from either side; shape (n, 4)."""
    ours, theirs = (nn.functional.normalize(side.states.float(), dim=-1) for side in (candidate, other))
    with torch.autocast(ours.device.type, enabled=False):
        # in bfloat16 two cosines near 1 that differ by a wrong word would be one number
        cosines = ours @ theirs.transpose(1, 2)
    cosines = cosines.masked_fill(~(candidate.mask[:, :, None] & other.mask[:, None, :]), _FAR)
    found = []
    for nearest, mask in ((cosines.amax(2), candidate.mask), (cosines.amax(1), other.mask)):
        found += [(nearest * mask).sum(1) / mask.sum(1).clamp(min=1), nearest.masked_fill(~mask, 1.0).amin(1)]
    return (torch.stack(found, dim=1) - _USUAL) * _POOLED
