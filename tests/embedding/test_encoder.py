"""Encoders: order, cache, number formats, other models, silence."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tqcheck.embedding import engine
from tqcheck.embedding.cache import VectorCache
from tqcheck.embedding.encoder import CachedEncoder, SentenceEncoder, token_vectors
from tqcheck.embedding.engine import Engine


def test_vectors_come_in_the_order_of_the_texts(encoder: SentenceEncoder, texts: list[str]) -> None:
    together = encoder.encode(texts)
    for text, vector in zip(texts, together, strict=True):
        assert encoder.encode([text])[0] @ vector > 0.9995


def test_no_texts_give_no_vectors(encoder: SentenceEncoder) -> None:
    assert encoder.encode([]).shape == (0, 384)
    assert encoder.tokens([]) == []


def test_number_formats_agree(texts: list[str]) -> None:
    exact = SentenceEncoder(number_format="float32").encode(texts)
    short = SentenceEncoder(number_format="bfloat16").encode(texts)
    assert np.min(np.sum(exact * short, axis=1)) > 0.9995


def test_the_cache_gives_back_what_was_computed(tmp_path: Path, encoder: SentenceEncoder, texts: list[str]) -> None:
    first = CachedEncoder(encoder, VectorCache(tmp_path)).encode(texts)
    second = CachedEncoder(encoder, VectorCache(tmp_path)).encode(texts[::-1])
    assert np.array_equal(first, second[::-1])
    assert np.array_equal(first, encoder.encode(texts))


def test_token_vectors_are_cached_too(tmp_path: Path, encoder: SentenceEncoder, texts: list[str]) -> None:
    first = CachedEncoder(encoder, VectorCache(tmp_path)).tokens(texts)
    second = CachedEncoder(encoder, VectorCache(tmp_path)).tokens([*texts, texts[0]])
    third = [token_vectors(packed) for packed in CachedEncoder(encoder, None).packed_tokens(texts)]
    for one, other in zip([*first, first[0]], second, strict=True):
        assert np.array_equal(one.spans, other.spans)
        assert np.array_equal(one.vectors, other.vectors)
    for one, other in zip(first, third, strict=True):
        assert np.array_equal(one.vectors, other.vectors)
    exact = encoder.tokens(texts[:1])[0]
    assert np.min(np.sum(exact.vectors * first[0].vectors, axis=1)) > 0.9999
    cache = VectorCache(tmp_path)
    owner = f"{encoder.owner}\x1ftokens"
    cache.put_bytes(owner, {"short": b"12", "wrong": b"\x01\x00\x00\x00" * 3})
    assert len(CachedEncoder(encoder, cache).tokens(["short", "wrong"])[1].spans) == 1


def test_what_was_asked_for_before_is_not_computed_again(
    encoder: SentenceEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    computed: list[str] = []
    monkeypatch.setattr("tqcheck.embedding.encoder.REMEMBERED", 3)
    remembering = CachedEncoder(encoder, None)
    original = encoder.wide

    def wide(given: list[str]) -> object:
        computed.extend(given)
        return original(given)

    monkeypatch.setattr(encoder, "wide", wide)
    first = remembering.encode(["a", "b", "a"])
    second = remembering.encode(["b", "c", "d"])
    assert np.array_equal(first[1], second[0])
    assert computed == ["a", "b", "c", "d"]
    remembering.encode(["a"])
    assert computed[4:] == ["a"]


def test_number_formats_do_not_share_vectors() -> None:
    assert SentenceEncoder(number_format="float32").owner != SentenceEncoder(number_format="bfloat16").owner


def test_token_vectors_have_places(encoder: SentenceEncoder) -> None:
    text = "Anniken Huitfeldt møtte pressen."
    (found,) = encoder.tokens([text])
    words = [text[start:end] for start, end in found.spans]
    assert "".join(words) == text.replace(" ", "")
    assert found.vectors.shape == (len(words), 384)


def test_tokens_of_texts_whose_vectors_were_computed_are_not_computed_again(
    texts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = SentenceEncoder(), SentenceEncoder()
    first.encode(texts)
    kept, computed = first.tokens(texts), second.tokens(texts)
    for one, other in zip(kept, computed, strict=True):
        assert np.array_equal(one.spans, other.spans)
        assert np.allclose(one.vectors, other.vectors, atol=1e-3)
    monkeypatch.setattr(Engine, "_token_batch", None)
    again = first.tokens(texts)
    assert all(np.array_equal(one.vectors, other.vectors) for one, other in zip(again, kept, strict=True))


def test_so_many_states_are_kept_as_there_is_room_for(texts: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_KEPT", 30_000)
    monkeypatch.setattr(engine, "usable_cores", lambda: 1)
    encoder = SentenceEncoder()
    encoder.remember_layer(2)
    encoder.encode(texts)
    states = encoder.engine._states
    assert 0 < len(states) < len(texts)
    assert sum(one.size for one in states.values()) <= 30_000
    assert len(encoder.tokens(texts)) == len(texts)


def test_cached_sentences_need_no_torch_and_loading_prints_nothing(tmp_path: Path) -> None:
    """Two processes: one that embeds and must not write a word, one that finds all in the cache."""
    script = (
        "import sys\n"
        "from tqcheck.embedding import load_encoder\n"
        "encoder = load_encoder()\n"
        "encoder.encode(['Oslo er en by.', 'Oslo is a city.'])\n"
        "encoder.tokens(['Oslo er en by.'])\n"
        "print('torch' in sys.modules)\n"
    )
    environment = {"TQCHECK_CACHE_DIR": str(tmp_path), "PYTHONPATH": ".", "PATH": ""}
    for expected in ("True", "False"):
        done = subprocess.run(
            [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True, timeout=120
        )
        assert (done.stdout.strip(), done.stderr) == (expected, "")


def test_any_other_model_by_path(tmp_path: Path) -> None:
    folder = _tiny_model(tmp_path / "tiny")
    encoder = SentenceEncoder(str(folder))
    texts = ["one two three", "four " * 60]
    vectors = encoder.encode(texts)
    assert vectors.shape == (2, 32)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert encoder.engine.limit is not None
    assert len(encoder.revision) == 16
    long = encoder.tokens(texts)[1]
    assert long.spans[-1].tolist() == [295, 299]


def _tiny_model(folder: Path) -> Path:
    """A model of random weights, saved as sentence-transformers saves one, that reads 16 tokens at once."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "one", "two", "three", "four"]
    tokenizer = Tokenizer(models.WordLevel({word: number for number, word in enumerate(words)}, "[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=8,
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=16,
    )
    inner = folder / "inner"
    BertModel(config).save_pretrained(inner)
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token="[PAD]",
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        model_max_length=16,
    ).save_pretrained(inner)
    SentenceTransformer(modules=[Transformer(str(inner)), Pooling(32, "mean")], device="cpu").save(str(folder / "all"))
    return folder / "all"
