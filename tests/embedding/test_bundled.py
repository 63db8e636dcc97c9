"""The bundled model: a stock sentence-transformers model that says what it should about sentences."""

from pathlib import Path

import numpy as np
import pytest

from tqcheck.embedding.encoder import SentenceEncoder
from tqcheck.embedding.weights import WeightFile
from tqcheck.errors import ModelError

LONG = "Statsministeren møtte delegasjonen i Oslo tirsdag formiddag og sa at saken var løst. " * 20


def test_it_is_a_sentence_transformer_around_a_stock_bert(encoder: SentenceEncoder) -> None:
    from sentence_transformers import SentenceTransformer
    from transformers import BertModel

    model = encoder.engine.model
    assert isinstance(model, SentenceTransformer)
    assert [module.__class__.__base__.__name__ for module in model][:1] == ["Transformer"]
    assert type(model[0].model) is BertModel
    assert model.get_embedding_dimension() == 384
    assert model.max_seq_length == 512
    config = model[0].model.config
    assert (config.num_hidden_layers, config.hidden_size, config.vocab_size) == (12, 384, 250_037)


def test_a_text_has_the_same_vector_in_any_company(encoder: SentenceEncoder, texts: list[str]) -> None:
    given = [*texts, *(f"{text} {text}" for text in texts), LONG]
    together = encoder.encode(given)
    assert np.array_equal(together, encoder.encode(given))
    alone = np.concatenate([encoder.encode([text]) for text in given])
    assert np.min(np.sum(together * alone, axis=1)) > 0.9995


def test_vectors_have_unit_length_and_translations_lie_close(encoder: SentenceEncoder, texts: list[str]) -> None:
    vectors = encoder.encode(texts)
    assert vectors.shape == (len(texts), 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)
    norwegian, english, french = vectors[:3]
    assert norwegian @ english > 0.93
    assert norwegian @ english > norwegian @ french


def test_rows_unpacked_one_by_one_are_those_of_the_whole_matrix() -> None:
    import torch

    from tqcheck.embedding.quantised import QuantisedEmbedding, unpack
    from tqcheck.embedding.weights import weight_file

    blocks = weight_file().blocks("emb.word", 384)[:1000]
    ids = torch.tensor([[0, 999, 5], [7, 7, 31]])
    embedding = QuantisedEmbedding(blocks)
    assert torch.equal(embedding(ids), unpack(torch.from_numpy(blocks))[ids])
    assert embedding.to(torch.bfloat16)(ids).dtype == torch.bfloat16


@pytest.mark.parametrize("content", [b"", b"E5S1", b"something else entirely", b"E5S1" + bytes(200)])
def test_a_damaged_weight_file_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "weights.bin"
    path.write_bytes(content)
    with pytest.raises(ModelError, match=r"weights\.bin"):
        WeightFile(path)
