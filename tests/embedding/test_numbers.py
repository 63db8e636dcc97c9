"""The number format is chosen by the processor, and changes nothing that a person reads."""

import subprocess
import sys
from pathlib import Path

import pytest

from tqcheck import pipeline
from tqcheck.embedding import load_encoder, numbers
from tqcheck.errors import ModelError
from tqcheck.model import Checked

STORIES = Path(__file__).parents[2] / "corpora"
# one story a script family, with candidates that have errors and candidates that have none
SAMPLE = ("ferry-aground", "temple-bell")


def what_is_said(checked: Checked) -> tuple[object, ...]:
    return (
        checked.relation.label if checked.relation else None,
        [(link.reference, link.candidate, link.kind) for link in checked.links],
        [(one.check, one.severity, one.confidence, one.message, one.fingerprint) for one in checked.findings],
    )


@pytest.mark.parametrize("story", SAMPLE)
def test_number_formats_find_the_same(story: str) -> None:
    (reference,) = (path for path in (STORIES / story).glob("reference.*") if path.suffix != ".toml")
    candidates = sorted(path for path in (STORIES / story).glob("candidate.*") if path.suffix in (".txt", ".html"))[:4]
    exact = load_encoder(cache=False, number_format="float32")
    short = load_encoder(cache=False, number_format="bfloat16")
    assert candidates
    for candidate in candidates:
        reports = [pipeline.check(reference, candidate, encoder=encoder) for encoder in (exact, short)]
        assert what_is_said(reports[0].checked) == what_is_said(reports[1].checked), candidate.name
        fidelities = [report.fidelity for report in reports]
        assert fidelities[0] == pytest.approx(fidelities[1], abs=1.0)


@pytest.mark.parametrize(
    ("flags", "expected"),
    [({"avx2"}, "float32"), ({"avx512f", "avx512_bf16"}, "bfloat16"), ({"amx_bf16"}, "bfloat16"), (set(), "float32")],
)
def test_the_format_follows_the_processor(monkeypatch: pytest.MonkeyPatch, flags: set[str], expected: str) -> None:
    monkeypatch.setattr(numbers, "_cpu_flags", lambda: frozenset(flags))
    assert numbers.foresee("cpu").number_format == expected
    assert numbers.foresee("cpu", "float32").number_format == "float32"


def test_cuda_computes_in_half_precision(monkeypatch: pytest.MonkeyPatch) -> None:
    assert numbers.foresee("cuda") == numbers.Computation("cuda", "float16")
    monkeypatch.setattr(numbers, "_cuda_likely", lambda: True)
    assert numbers.foresee("auto").device == "cuda"
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    assert numbers.settle("auto").device == "cpu"


def test_a_format_that_there_is_not() -> None:
    with pytest.raises(ModelError, match="number format 'int4'"):
        load_encoder(number_format="int4")


def test_cores_are_those_that_may_be_used() -> None:
    assert numbers.usable_cores() >= 1


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="how much memory a process holds is read in /proc")
def test_memory_does_not_grow_with_the_lengths_of_batches() -> None:
    """Torch as it is keeps 0.6 MB of each shape that it multiplies bfloat16 in, up to a thousand of them."""
    done = subprocess.run([sys.executable, "-c", _MANY_SHAPES], capture_output=True, text=True, check=True, timeout=120)
    early, late = map(int, done.stdout.split())
    assert late - early < 50, f"{early} MB after 50 shapes, {late} MB after 300"


_MANY_SHAPES = """
from pathlib import Path
from tqcheck.embedding.numbers import limit_torch

limit_torch()
import torch

def held():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("RssAnon")) // 1024

weight = torch.zeros(1536, 384, dtype=torch.bfloat16)
for tokens in range(1, 301):
    with torch.inference_mode():
        torch.nn.functional.linear(torch.zeros(tokens, 384, dtype=torch.bfloat16), weight)
    if tokens in (50, 300):
        print(held())
"""
