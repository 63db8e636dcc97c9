"""The quality network at work: batches of segments through lower layers, network and calibration."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from tqcheck.embedding.bundled import PREFIX
from tqcheck.embedding.engine import Engine
from tqcheck.embedding.numbers import Computation, dtype
from tqcheck.embedding.weights import weight_file
from tqcheck.embedding.windows import cut
from tqcheck.quality.alone import judged_alone
from tqcheck.quality.checkpoint import Checkpoint, unpack
from tqcheck.quality.facts import wrong_facts
from tqcheck.quality.lower import LowerLayers, Read, padded, upper_state
from tqcheck.quality.network import Padded, QualityNetwork
from tqcheck.quality.packed import Layer, Layout

Segment = tuple[str, str | None, str | None]
# Tokens read at once of a candidate, a reference or a source; longer ones are read in parts.
LONGEST = 384
_SEGMENTS = 512  # whose states are held at once
_ROWS = {"cpu": 16, "cuda": 256}


class Computer:
    """The loaded model. ``encoder`` is the bundled one that alignment has loaded, or None: what its lower layers have
    said of a text lately is not computed again. ``alone`` says whether nothing but the model looks at a segment."""

    def __init__(
        self,
        checkpoint: Checkpoint,
        computation: Computation,
        encoder: Engine | None = None,
        *,
        alone: bool = True,
    ) -> None:
        self._alone = alone
        self._computation = computation
        known = encoder is not None and encoder.remembers(checkpoint.shape.lower, computation)
        self._encoder = encoder if known else None
        tokenizer = None if encoder is None else encoder.growing
        self._lower = LowerLayers(checkpoint.shape.lower, computation, tokenizer=tokenizer)
        self._network = ReadyNetwork(checkpoint, computation, self._lower.width)
        self._calibration = checkpoint.tensors["calibration"].astype(np.float64)

    def scores(self, segments: Sequence[Segment]) -> npt.NDArray[np.float32]:
        """Scores from 0 to 1, shape (n,). A segment too long to be read at once scores the mean of its parts."""
        windows = self._windows(segments)
        parts = [part for number, segment in enumerate(segments) for part in _parts(number, segment, windows)]
        severities = self._severities([segment for _, _, segment in parts])
        values = 1 - np.interp(severities, *self._calibration).clip(0, 1)
        numbers = np.array([number for number, _, _ in parts])
        weights = np.array([weight for _, weight, _ in parts], dtype=np.float64)
        sums = np.bincount(numbers, values * weights, len(segments))
        found: npt.NDArray[np.float32] = (sums / np.bincount(numbers, weights, len(segments))).astype(np.float32)
        return found

    def _windows(self, segments: Sequence[Segment]) -> dict[str, int]:
        """Into how many parts each text must be cut to be read."""
        texts = list(dict.fromkeys(text for segment in segments for text in segment if text is not None))
        self._lower.tokenizer.prepare([*texts, *(PREFIX + text[:8] for text in texts)])
        counts = Counter(window.text for window in cut(texts, self._lower.offsets, LONGEST))
        return {text: counts[number] for number, text in enumerate(texts)}

    @torch.inference_mode()
    def _severities(self, segments: Sequence[Segment]) -> npt.NDArray[np.float64]:
        found = np.zeros(len(segments))
        facts, alone = self._network.facts.tolist(), self._network.alone.tolist()
        order = sorted(range(len(segments)), key=lambda number: (_given(segments[number]), _length(segments[number])))
        for start in range(0, len(order), _SEGMENTS):
            chunk = order[start : start + _SEGMENTS]
            states = self._states({text for number in chunk for text in segments[number] if text is not None})
            for numbers in self._batches(chunk, segments):
                sides = [_side([segments[number][kind] for number in numbers], states) for kind in range(3)]
                assert sides[0] is not None
                found[numbers] = self._network(sides[0], sides[1], sides[2]).double().cpu().numpy()
            for number in chunk:
                text, reference, source = segments[number]
                if reference is None and source is not None:
                    found[number] += wrong_facts(text, source, facts)
                    if self._alone:
                        tokens = sum(counts > 0 for counts in states[source].emphasis)
                        found[number] = judged_alone(float(found[number]), text, source, tokens, alone)
        return found

    def _batches(self, numbers: Sequence[int], segments: Sequence[Segment]) -> Iterator[list[int]]:
        rows = _ROWS[self._computation.device]
        batch: list[int] = []
        for number in numbers:
            if batch and (len(batch) == rows or _given(segments[number]) != _given(segments[batch[0]])):
                yield batch
                batch = []
            batch.append(number)
        yield batch

    def _states(self, texts: set[str]) -> dict[str, Read]:
        found: dict[str, Read] = {}
        if self._encoder is not None:
            found = self._lower.read(list(texts), [self._encoder.lower_states(text) for text in texts])
        order = sorted(texts.difference(found), key=lambda text: (len(text), text))
        rows = 2 * _ROWS[self._computation.device]
        for start in range(0, len(order), rows):
            batch = order[start : start + rows]
            found.update(zip(batch, self._lower.states(batch), strict=True))
        return found


class ReadyNetwork(QualityNetwork):
    """The network of a checkpoint, made ready for computing: the frozen upper layers with what training added."""

    def __init__(self, checkpoint: Checkpoint, computation: Computation, width: int) -> None:
        super().__init__(torch.nn.ModuleList(), width, checkpoint.shape.joint, dropout=0.0)
        weights = weight_file()
        self.apart = weights.layers - checkpoint.shape.lower - checkpoint.shape.joint
        with torch.no_grad():
            for name, value in self.named_parameters():
                value.copy_(torch.from_numpy(unpack(checkpoint.tensors, name)))
        states: dict[int, dict[str, Tensor]] = {}
        for name, frozen in upper_state(checkpoint.shape.lower).items():
            trained = torch.from_numpy(unpack(checkpoint.tensors, name))
            _, number, rest = name.split(".", 2)
            states.setdefault(int(number), {})[rest] = (
                frozen + trained if f"{name}.q" in checkpoint.tensors else trained
            )
        self.to(computation.device).eval()
        number_format = dtype(computation.number_format)
        # a processor normalises with weights of more digits than the states have, a GPU does not
        norms = torch.float32 if computation.device == "cpu" else number_format
        self._ready = [
            Layer(
                states[number],
                weights.heads,
                weights.epsilon,
                device=computation.device,
                number_format=number_format,
                norms=norms,
            )
            for number in sorted(states)
        ]

    def through(self, side: Padded, first: int, last: int) -> Padded:
        layout = Layout.within(side.mask)
        states = layout.gather(side.states)
        for layer in self._ready[first:last]:
            states = layer(states, layout)
        return side.read(layout.spread(states))


def _parts(number: int, segment: Segment, windows: Mapping[str, int]) -> Iterator[tuple[int, float, Segment]]:
    """The segment, or its texts cut at the same shares of their lengths: number, weight, part."""
    count = max(windows[text] for text in segment if text is not None)
    if count == 1:
        yield number, 1.0, segment
        return
    for part in range(count):
        candidate, *others = (None if text is None else _share(text, part, count) for text in segment)
        yield number, float(max(1, len(candidate or ""))), (candidate or "", others[0], others[1])


def _side(texts: Sequence[str | None], states: dict[str, Read]) -> Padded | None:
    given = [states[text] for text in texts if text is not None]
    return padded(given) if given else None


def _given(segment: Segment) -> tuple[bool, bool]:
    return segment[1] is not None, segment[2] is not None


def _length(segment: Segment) -> int:
    return sum(len(text or "") for text in segment)


def _share(text: str, part: int, count: int) -> str:
    """One of ``count`` parts of a text, cut between words where there are any near."""
    return text[_cut(text, part, count) : _cut(text, part + 1, count)].strip()


def _cut(text: str, part: int, count: int) -> int:
    at = len(text) * part // count
    if at in (0, len(text)):
        return at
    space = text.find(" ", at, at + len(text) // (2 * count))
    return at if space < 0 else space
