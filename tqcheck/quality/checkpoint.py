"""The trained file: what training changed of the upper layers, 8 bits a weight, and the head.

A safetensors file. A matrix that training changed is kept as its difference from the frozen encoder's, int8 with one
float32 scale a row (``NAME.q`` and ``NAME.scale``): a difference is small, and so is what rounding does to it. Every
other tensor is kept whole, as float16. The metadata holds the version, the shape of the network, a digest of all
tensors, and how the file was trained.
"""

import hashlib
import json
import struct
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from tqcheck.errors import ModelError

FILE = Path(__file__).parent / "quality.safetensors"
FORMAT = "tqcheck-quality-6"  # another one too where other scores are computed from the same tensors
LARGEST_BYTES = 25_000_000
Tensors = dict[str, npt.NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Shape:
    """The network of a checkpoint: unchanged lower layers, upper layers that read together, and the base model."""

    lower: int
    joint: int
    base: str


@dataclass(frozen=True, slots=True)
class Description:
    """What a file says of itself. ``version`` names what is computed: a digest of its tensors, shape and format."""

    shape: Shape
    training: Mapping[str, Any]
    version: str


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A checked file: what it says of itself, and the tensors that this is true of."""

    shape: Shape
    tensors: Tensors
    training: Mapping[str, Any]
    version: str


def pack(values: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """A matrix as int8, the same shape, and a scale a row, shape (rows, 1)."""
    scales = (np.abs(values).max(axis=1, keepdims=True) / 127).astype(np.float32)
    packed = np.round(values / np.maximum(scales, 1e-12)).astype(np.int8)
    return packed, scales


def unpack(tensors: Mapping[str, npt.NDArray[Any]], name: str) -> npt.NDArray[np.float32]:
    """The tensor of that name, float32: the difference from the frozen encoder's where it is kept as one."""
    if f"{name}.q" in tensors:
        unpacked: npt.NDArray[np.float32] = tensors[f"{name}.q"].astype(np.float32) * tensors[f"{name}.scale"]
        return unpacked
    return tensors[name].astype(np.float32)


def save(path: Path, shape: Shape, tensors: Tensors, training: Mapping[str, Any]) -> str:
    """Write a checkpoint and return its version."""
    from safetensors.numpy import save_file

    version = _version(shape, tensors)
    metadata = {
        "format": FORMAT,
        "version": version,
        "shape": json.dumps(asdict(shape)),
        "training": json.dumps(training),
    }
    save_file(tensors, path, metadata)
    return version


def describe(path: Path = FILE) -> Description:
    """What the file says of itself; its tensors are not read. Raises ``ModelError`` as ``read`` does.

    That the tensors are those of the version is found out by ``read`` alone.
    """
    if not path.is_file():
        raise ModelError(f"{path}: the quality model is missing (install tqcheck again)")
    size = path.stat().st_size
    if size > LARGEST_BYTES:
        raise ModelError(f"{path}: larger than any quality model ({LARGEST_BYTES // 1_000_000} MB)")
    try:
        with path.open("rb") as file:
            (length,) = struct.unpack("<Q", file.read(8))
            header = json.loads(file.read(min(length, size)))
        metadata = header.pop("__metadata__", {})
        whole = 8 + length + max((tensor["data_offsets"][1] for tensor in header.values()), default=0)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, struct.error) as error:
        raise ModelError(f"{path}: the quality model is damaged ({error})") from error
    if size != whole:
        raise ModelError(f"{path}: the quality model is damaged ({size} bytes, expected {whole})")
    if metadata.get("format") != FORMAT:
        raise ModelError(f"{path}: not a quality model of this version of tqcheck ({FORMAT})")
    try:
        shape = Shape(**json.loads(metadata["shape"]))
        return Description(shape, json.loads(metadata["training"]), str(metadata["version"]))
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(f"{path}: the quality model's description is damaged ({error})") from error


def read(path: Path = FILE) -> Checkpoint:
    """The checkpoint, checked. Raises ``ModelError`` where the file is missing, damaged or of another kind."""
    from safetensors import SafetensorError, safe_open

    described = describe(path)
    try:
        with safe_open(path, framework="numpy") as file:
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118, no mapping
    except (SafetensorError, OSError, ValueError) as error:
        raise ModelError(f"{path}: the quality model is damaged ({error})") from error
    version = _version(described.shape, tensors)
    if version != described.version:
        raise ModelError(f"{path}: the quality model is damaged (digest {version}, expected {described.version})")
    return Checkpoint(described.shape, tensors, described.training, version)


def _version(shape: Shape, tensors: Tensors) -> str:
    digest = hashlib.blake2b(f"{FORMAT} {json.dumps(asdict(shape), sort_keys=True)}".encode(), digest_size=8)
    for name in sorted(tensors):
        tensor = tensors[name]
        digest.update(f"{name}\x1f{tensor.dtype}\x1f{tensor.shape}\x1f".encode())
        digest.update(np.ascontiguousarray(tensor).tobytes())
    return digest.hexdigest()
