"""The file of the quality model: checked, small, and named when it is not what it should be."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tqcheck.errors import ModelError
from tqcheck.quality import Quality
from tqcheck.quality.checkpoint import FILE, LARGEST_BYTES, Shape, describe, pack, read, save, unpack


def test_the_file_is_small_and_says_how_it_was_made() -> None:
    checkpoint = read()
    assert FILE.suffix == ".safetensors"
    assert FILE.stat().st_size < LARGEST_BYTES
    assert checkpoint.training["seed"] is not None
    assert all(len(digest) == 64 for digest in checkpoint.training["data"].values())
    assert len(checkpoint.training["curve"]) > 2
    given, meant = checkpoint.tensors["calibration"]
    assert (np.diff(given) > 0).all()
    assert (np.diff(meant) >= 0).all()


def test_rounding_to_eight_bits_is_small() -> None:
    values = np.random.default_rng(0).normal(size=(40, 30)).astype(np.float32)
    packed, scales = pack(values)
    restored = unpack({"a.q": packed, "a.scale": scales}, "a")
    assert np.abs(restored - values).max() <= scales.max() * 0.51


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"absent\.safetensors: the quality model is missing"):
        Quality(path=tmp_path / "absent.safetensors")


@pytest.mark.parametrize("damage", ["empty", "short", "flipped", "pickle", "other"])
def test_a_damaged_file_is_named(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "model.safetensors"
    content = bytearray(FILE.read_bytes())
    if damage == "empty":
        content = bytearray()
    elif damage == "short":
        content = content[:-1000]
    elif damage == "flipped":
        content[-2000] ^= 0xFF
    elif damage == "pickle":
        content = bytearray(b"\x80\x04cos\nsystem\n" + bytes(100))
    path.write_bytes(bytes(content))
    if damage == "other":
        from safetensors.numpy import save_file

        save_file({"a": np.zeros(3, dtype=np.float32)}, path, {"format": "pt"})
    with pytest.raises(ModelError, match=r"model\.safetensors"):
        Quality(path=path, cache=False).score(["One."], ["Two."], [None])
    if damage != "flipped":
        with pytest.raises(ModelError, match=r"model\.safetensors"):
            describe(path)


def test_the_description_is_that_of_the_whole_file() -> None:
    described, checkpoint = describe(), read()
    assert (described.shape, described.version) == (checkpoint.shape, checkpoint.version)
    assert described.training == checkpoint.training


def test_a_changed_file_is_another_version(tmp_path: Path) -> None:
    shape = Shape(6, 2, "base")
    tensors = {"a": np.ones(4, dtype=np.float16)}
    first = save(tmp_path / "a.safetensors", shape, tensors, {"seed": 0})
    second = save(tmp_path / "b.safetensors", shape, {"a": tensors["a"] * 2}, {"seed": 0})
    assert first != second
    assert read(tmp_path / "a.safetensors").version == first


def test_importing_and_loading_need_no_torch() -> None:
    code = "import sys; from tqcheck.quality import load_quality; load_quality('cpu'); sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
