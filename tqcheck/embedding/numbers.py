"""Device and number format: what the processor or the GPU computes fast, found out without importing torch."""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from tqcheck.errors import ModelError

DEVICES = ("auto", "cpu", "cuda")
NumberFormat = Literal["float32", "bfloat16", "float16"]
# Flags of /proc/cpuinfo whose processors multiply bfloat16 natively; elsewhere torch emulates it, slower than float32.
_BFLOAT16_FLAGS = {"avx512_bf16", "amx_bf16"}
# Different products in the layers of one batch, of the encoder or the quality model, and some more.
_SHAPES = 16


@dataclass(frozen=True, slots=True)
class Computation:
    """Where an encoder computes, and in which numbers."""

    device: Literal["cpu", "cuda"]
    number_format: NumberFormat


def foresee(device: str, number_format: str | None = None) -> Computation:
    """The computation that ``settle`` will very likely choose, without importing torch.

    Raises ``ModelError`` for a device that there is not.
    """
    if device not in DEVICES:
        raise ModelError(f"device {device!r}: expected one of {', '.join(DEVICES)}")
    chosen: Literal["cpu", "cuda"] = "cpu"
    if device == "cuda" or (device == "auto" and _cuda_likely()):
        chosen = "cuda"
    return Computation(chosen, _checked(number_format) or _fast_format(chosen))


def settle(device: str, number_format: str | None = None) -> Computation:
    """The computation for a device of ``DEVICES``. Raises ``ModelError`` where there is no CUDA device."""
    import torch

    expected = foresee(device, number_format)
    if expected.device == "cpu" or torch.cuda.is_available():
        return expected
    if device == "cuda":
        raise ModelError(f"device 'cuda': torch {torch.__version__} finds no CUDA device here")
    return Computation("cpu", _checked(number_format) or _fast_format("cpu"))


def _checked(number_format: str | None) -> NumberFormat | None:
    match number_format:
        case None | "auto":
            return None
        case "float32" | "bfloat16" | "float16":
            return number_format
    raise ModelError(f"number format {number_format!r}: expected auto, float32, bfloat16 or float16")


def _fast_format(device: str) -> NumberFormat:
    if device == "cuda":
        return "float16"
    return "bfloat16" if _cpu_flags() & _BFLOAT16_FLAGS else "float32"


@cache
def _cpu_flags() -> frozenset[str]:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return frozenset()
    for line in lines:
        name, _, value = line.partition(":")
        if name.strip() == "flags":
            return frozenset(value.split())
    return frozenset()


@cache
def _cuda_likely() -> bool:
    if not Path("/dev/nvidiactl").exists() or os.environ.get("CUDA_VISIBLE_DEVICES") == "":
        return False
    from importlib import metadata  # 20 ms, for nothing on most machines

    try:
        return "+cpu" not in metadata.version("torch")
    except metadata.PackageNotFoundError:
        return False


def usable_cores() -> int:
    """Processor cores that this process may use, by its affinity and by the quota of its control group."""
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:
        cores = os.cpu_count() or 1
    try:
        quota, period = Path("/sys/fs/cgroup/cpu.max").read_text(encoding="ascii").split()
        if quota != "max":
            cores = min(cores, max(1, int(quota) // int(period)))
    except (OSError, ValueError):
        pass
    return cores


def limit_torch() -> None:
    """Threads of torch that get along with other processes, one a usable core and none that waits by spinning, and a
    memory of its own that does not grow with what it is given.

    To be called before anything imports torch. Threads that spin at every barrier, which is the default of its OpenMP,
    make torch several times slower wherever another process wants the cores too (7 sentences a second against 33
    here), and gain a few per cent elsewhere. Of each shape that it multiplies oneDNN keeps the code, and torch what it
    asked oneDNN for, a thousand of either: with batches of all lengths that is a gigabyte, for shapes that only the
    layers of one batch have in common.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    for cache_of in ("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "LRU_CACHE_CAPACITY"):
        os.environ.setdefault(cache_of, str(_SHAPES))
    import torch

    if "OMP_NUM_THREADS" not in os.environ and torch.get_num_threads() > usable_cores():
        torch.set_num_threads(usable_cores())


def dtype(number_format: NumberFormat) -> Any:
    """The ``torch.dtype`` of a number format."""
    import torch

    return getattr(torch, number_format)
