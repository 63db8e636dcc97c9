"""The trained network as the file that the package ships."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from tqcheck.quality.checkpoint import Shape, Tensors, pack, save
from tqcheck.quality.lower import upper_layers
from tqcheck.quality.network import QualityNetwork


def packed(network: QualityNetwork, lower: int) -> Tensors:
    """The tensors of a checkpoint: matrices of the layers as differences from the frozen encoder's, 8 bits a weight."""
    frozen = {f"layers.{name}": value for name, value in upper_layers(lower).named_parameters()}
    tensors: Tensors = {}
    for name, value in network.named_parameters():
        values = value.detach().float().cpu().numpy()
        if name in frozen and values.ndim == 2:
            tensors[f"{name}.q"], tensors[f"{name}.scale"] = pack(values - frozen[name].detach().numpy())
        else:
            tensors[name] = values.astype(np.float16)
    return tensors


def write(
    path: Path, network: QualityNetwork, shape: Shape, knots: npt.NDArray[np.float32], training: Mapping[str, Any]
) -> str:
    """Write the checkpoint; its version. ``knots``, shape (2, n): severities given, and what they mean."""
    return save(path, shape, packed(network, shape.lower) | {"calibration": knots}, training)
