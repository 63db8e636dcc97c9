"""A model that cannot be had is told at once, in one line; one that can is known by its revision."""

from pathlib import Path

import pytest

from tqcheck.embedding import load_encoder
from tqcheck.embedding.sources import find, fingerprint
from tqcheck.errors import ModelError


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HUGGINGFACE_HUB_CACHE", "HF_HOME", "TRANSFORMERS_OFFLINE", "HF_HUB_OFFLINE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    # nobody listens there: the connection is refused at once
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    return tmp_path / "hub"


@pytest.mark.usefixtures("hub")
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("no-such/model", "127.0.0.1 cannot be reached"),
        ("no-such-model", "cannot be reached"),
        ("/no/such/folder", "no such folder"),
        ("a/b/c", "no such folder"),
        ("two words", "no such folder"),
        ("", "no such folder"),
    ],
)
def test_a_name_that_cannot_be_had(name: str, reason: str) -> None:
    with pytest.raises(ModelError, match=reason) as caught:
        load_encoder(name)
    assert "\n" not in str(caught.value)


@pytest.mark.usefixtures("hub")
def test_offline_nothing_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ModelError, match=r"\(offline\)"):
        find("no-such/model")


def test_a_folder_without_a_model_and_a_file(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="holds no sentence-transformers model"):
        find(str(tmp_path))
    (tmp_path / "file").write_text("x")
    with pytest.raises(ModelError, match="expected the folder of a model"):
        find(str(tmp_path / "file"))


def test_a_damaged_model_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_text("{broken")
    with pytest.raises(ModelError, match="cannot be loaded") as caught:
        load_encoder(str(tmp_path), cache=False).encode(["text"])
    assert "\n" not in str(caught.value)


def test_a_model_of_the_hub_is_known_by_its_commit(hub: Path) -> None:
    folder = hub / "models--org--name"
    (folder / "refs").mkdir(parents=True)
    (folder / "refs" / "main").write_text("0123456789abcdef0123456789abcdef01234567")
    snapshot = folder / "snapshots" / "0123456789abcdef0123456789abcdef01234567"
    snapshot.mkdir(parents=True)
    (snapshot / "modules.json").write_text("[]")
    found = find("org/name")
    assert (found.folder, found.revision) == (snapshot, "0123456789abcdef")


def test_a_fingerprint_follows_the_content(tmp_path: Path) -> None:
    large = bytearray(bytes(range(256)) * 40_000)
    (tmp_path / "model.safetensors").write_bytes(large)
    before = fingerprint(tmp_path)
    assert before == fingerprint(tmp_path)
    large[-1] ^= 1
    (tmp_path / "model.safetensors").write_bytes(large)
    assert fingerprint(tmp_path) != before


def test_a_device_that_there_is_not() -> None:
    with pytest.raises(ModelError, match="device 'tpu'"):
        load_encoder(device="tpu")
    torch = pytest.importorskip("torch")
    if not torch.cuda.is_available():
        with pytest.raises(ModelError, match="finds no CUDA device"):
            load_encoder(device="cuda", cache=False).encode(["text"])
