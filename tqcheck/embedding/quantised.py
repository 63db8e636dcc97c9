"""4-bit weights in torch: a matrix unpacked at once, and an embedding that unpacks the rows asked for."""

import numpy as np
import numpy.typing as npt
import torch


def unpack(blocks: torch.Tensor) -> torch.Tensor:
    """Q4_0 blocks, uint8 of shape (..., n, 18), as float32 of shape (..., n * 32): (nibble - 8) * scale.

    The layout is ggml's: a block is one fp16 scale and 16 bytes; the low nibbles are the first 16 weights.
    """
    scales = blocks[..., :2].contiguous().view(torch.float16).float()
    nibbles = blocks[..., 2:]
    values = torch.cat([nibbles & 15, nibbles >> 4], dim=-1).float().sub_(8).mul_(scales)
    return values.flatten(-2)


class QuantisedEmbedding(torch.nn.Module):
    """In place of ``torch.nn.Embedding``: 4-bit rows that stay where they are (in a memory-mapped file, say).

    The vectors have the number format of the module, which follows ``module.to(dtype)`` as weights do.
    """

    blocks: torch.Tensor
    like: torch.Tensor

    def __init__(self, blocks: npt.NDArray[np.uint8]) -> None:
        super().__init__()
        self.num_embeddings, count, _ = blocks.shape
        self.embedding_dim = count * 32
        self.register_buffer("blocks", torch.from_numpy(blocks), persistent=False)
        self.register_buffer("like", torch.empty(0), persistent=False)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Vectors of token ids: shape (*ids.shape, embedding_dim)."""
        rows = torch.nn.functional.embedding(ids.flatten(), self.blocks.flatten(1))
        unpacked = unpack(rows.view(-1, *self.blocks.shape[1:])).to(self.like.dtype)
        return unpacked.view(*ids.shape, self.embedding_dim)
