"""The bundled weights as a stock sentence-transformers model."""

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tqcheck.embedding.bundled import MAX_TOKENS, PREFIX, layer_state
from tqcheck.embedding.library import import_library
from tqcheck.embedding.tokenizer import GrowingTokenizer, shared_tokenizer
from tqcheck.embedding.weights import WeightFile, weight_file

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


def build() -> "SentenceTransformer":
    """The bundled model as ``SentenceTransformer(modules=[Transformer, Pooling, Normalize])``, float32 on the CPU.

    Raises ``ModelError`` where the weights are not installed or damaged.
    """
    import_library()
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling

    weights = weight_file()
    model = SentenceTransformer(
        modules=[_transformer(weights), Pooling(weights.hidden, "mean"), Normalize()],
        prompts={"query": PREFIX},
        device="cpu",
    )
    # set here, not above: the constructor logs a line about it
    model.default_prompt_name = "query"
    return model


def _transformer(weights: WeightFile) -> Any:
    from sentence_transformers.sentence_transformer.modules import Transformer

    class BundledTransformer(Transformer):  # type: ignore[misc]
        """The stock module, given its model as an object instead of as files."""

        def _load_config(self, *_: Any, **__: Any) -> tuple[Any, bool]:
            return configuration(weights), False

        def _load_model(self, *_: Any, **__: Any) -> Any:
            return _bert(weights)

    with tempfile.TemporaryDirectory() as folder:
        _write_placeholder(Path(folder))
        module = BundledTransformer(folder)
    module.processor = _tokenizer()
    return module


def _tokenizer() -> Any:
    from transformers import PreTrainedTokenizerFast

    class BundledTokenizer(PreTrainedTokenizerFast):  # type: ignore[misc]
        """The stock fast tokenizer, whose vocabulary grows with its texts."""

        growing: GrowingTokenizer

        def _encode_plus(self, text: Any, text_pair: Any = None, **options: Any) -> Any:
            self.growing.prepare(_strings(text) + _strings(text_pair))
            self._tokenizer = self.growing.backend
            return super()._encode_plus(text, text_pair, **options)

    growing = shared_tokenizer()
    tokenizer = BundledTokenizer(
        # the constructor copies what it is given, by way of JSON: something small, replaced at its first text
        tokenizer_object=growing.smallest(),
        bos_token="<s>",
        eos_token="</s>",
        unk_token="<unk>",
        pad_token="<pad>",
        cls_token="<s>",
        sep_token="</s>",
        model_max_length=MAX_TOKENS,
    )
    tokenizer.growing = growing
    return tokenizer


def _strings(text: Any) -> list[str]:
    if text is None:
        return []
    if isinstance(text, str):
        return [text]
    return [part for item in text for part in ([item] if isinstance(item, str) else _strings(item))]


def _write_placeholder(folder: Path) -> None:
    """The smallest tokenizer that the stock module loads; the real one, an object, takes its place."""
    from tokenizers import Tokenizer, models

    settings = {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": MAX_TOKENS}
    (folder / "config.json").write_text(json.dumps({"model_type": "bert"}), encoding="utf-8")
    Tokenizer(models.WordLevel({"<unk>": 0}, "<unk>")).save(str(folder / "tokenizer.json"))
    (folder / "tokenizer_config.json").write_text(json.dumps(settings), encoding="utf-8")


def configuration(weights: WeightFile) -> Any:
    """The stock ``BertConfig`` of the weights."""
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
        pad_token_id=weights.vocabulary.pad,
    )


def _bert(weights: WeightFile) -> Any:
    """The stock BertModel; its word embeddings stay 4-bit in the mapped file, which saves 384 MB."""
    import torch
    from transformers import BertModel

    from tqcheck.embedding.quantised import QuantisedEmbedding

    width = weights.hidden
    state = {
        "embeddings.position_embeddings.weight": torch.from_numpy(weights.floats("emb.pos", width)),
        "embeddings.token_type_embeddings.weight": torch.from_numpy(weights.floats("emb.type", width)),
        "embeddings.LayerNorm.weight": torch.from_numpy(weights.floats("emb.ln.w")),
        "embeddings.LayerNorm.bias": torch.from_numpy(weights.floats("emb.ln.b")),
    }
    for layer in range(weights.layers):
        state |= {f"encoder.layer.{layer}.{name}": values for name, values in layer_state(weights, layer).items()}
    with torch.device("meta"):
        model = BertModel(configuration(weights), add_pooling_layer=False)
    model.embeddings.word_embeddings = QuantisedEmbedding(weights.blocks("emb.word", width))
    # Buffers made on the meta device hold no data; the stock model makes them from their indices.
    shape = model.embeddings.position_ids.shape
    model.embeddings.register_buffer("position_ids", torch.arange(shape[-1]).expand(shape), persistent=False)
    model.embeddings.register_buffer("token_type_ids", torch.zeros(shape, dtype=torch.long), persistent=False)
    model.load_state_dict(state, strict=True, assign=True)
    return model.eval()
