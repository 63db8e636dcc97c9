"""What the frozen lower layers say of each training text, worked out once and kept in a file."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from tqcheck.quality.lower import LowerLayers
from tqcheck.quality.network import Padded


class StateStore:
    """States by text in a folder: ``states.bin`` (bfloat16, tokens one behind the other) and ``index.npz``."""

    def __init__(self, folder: Path, lower: LowerLayers) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._lower = lower
        self._width = lower.width
        self._data = folder / "states.bin"
        self._index_file = folder / "index.npz"
        self._places: dict[bytes, tuple[int, int]] = {}
        if self._index_file.exists():
            with np.load(self._index_file) as index:
                keys = index["keys"]
                places = zip(index["starts"].tolist(), index["lengths"].tolist(), strict=True)
                self._places = {key.tobytes(): place for key, place in zip(keys, places, strict=True)}
        self._held: Tensor | None = None
        self._marks: dict[str, tuple[Tensor, Tensor]] = {}

    def fill(self, texts: Iterable[str], batch: int = 64) -> int:
        """Work out what is missing, the shortest texts first; the number of tokens that were."""
        every = set(texts)
        unread = sorted(every - self._marks.keys())
        for at in range(0, len(unread), 1024):
            chunk = unread[at : at + 1024]
            for text, (emphasis, names) in zip(chunk, self._lower.marks(chunk), strict=True):
                self._marks[text] = torch.tensor(emphasis), torch.tensor(names)
        missing = sorted((text for text in every if _key(text) not in self._places), key=len)
        end = max((start + length for start, length in self._places.values()), default=0)
        first = end
        with self._data.open("ab") as file:
            file.truncate(end * self._width * 2)
            for at in range(0, len(missing), batch):
                chunk = missing[at : at + batch]
                for text, read in zip(chunk, self._lower.states(chunk), strict=True):
                    states = read.states
                    file.write(states.cpu().to(torch.bfloat16).contiguous().view(torch.int16).numpy().tobytes())
                    self._places[_key(text)] = (end, len(states))
                    end += len(states)
                if at % (batch * 50) == 0:
                    print(f"states: {at} of {len(missing)} texts", flush=True)
        if missing:
            self._save()
            self._held = None
        return end - first

    def _save(self) -> None:
        keys = np.frombuffer(b"".join(self._places), np.uint8).reshape(-1, 16)
        starts, lengths = np.array(list(self._places.values()), dtype=np.int64).T
        np.savez(self._index_file, keys=keys, starts=starts, lengths=lengths)

    def held(self) -> Tensor:
        """All states, bfloat16, shape (tokens, width), read once: to be called before threads ask for them."""
        if self._held is None:
            # read, not mapped: some systems take mapped pages back, and each would be fetched again and again
            self._held = torch.from_numpy(np.fromfile(self._data, dtype=np.int16)).view(torch.bfloat16)
        return self._held.view(-1, self._width)

    def length(self, text: str) -> int:
        """Tokens of a text that is in the store."""
        return self._places[_key(text)][1]

    def padded(self, texts: Sequence[str], device: str) -> Padded:
        """The states of texts that ``fill`` was given, float32."""
        held = self.held()
        places = [self._places[_key(text)] for text in texts]
        longest = max(length for _, length in places)
        states = torch.zeros(len(texts), longest, self._width, dtype=torch.bfloat16)
        mask = torch.zeros(len(texts), longest, dtype=torch.bool)
        emphasis = torch.zeros(len(texts), longest)
        names = torch.zeros(len(texts), longest, dtype=torch.long)
        for row, (text, (start, length)) in enumerate(zip(texts, places, strict=True)):
            states[row, :length] = held[start : start + length]
            mask[row, :length] = True
            emphasis[row, :length], names[row, :length] = self._marks[text]
        return Padded(states.to(device).float(), mask.to(device), emphasis.to(device), names.to(device))


def _key(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
