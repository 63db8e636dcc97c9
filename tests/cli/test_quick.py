"""What a short command leaves alone: torch and all that costs seconds, where nothing must be embedded."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.test_commands import STORY

NORWEGIAN = (
    "Ferge fri ved daggry\n\n"
    "Fergen Ternholm ble trukket fri ved daggry med 214 mennesker om bord, opplyser kystvakten.\n\n"
    "Ingen ble skadet, sier Ragnhild Kvelstad, som leder redningssentralen i Bodø.\n\n"
    "Skipet ble bygd i 2009 og skal undersøkes før det seiler igjen.\n"
)
LISTED = """
import json, sys
from tqcheck.cli import run
code = run(sys.argv[1:])
print()
print(json.dumps([code, sorted(sys.modules)]))
"""
Modules = Callable[..., set[str]]


@pytest.fixture
def modules(tmp_path: Path) -> Modules:
    """Runs a command in a process of its own; gives the modules that it has imported."""

    def loaded(*arguments: str) -> set[str]:
        environment = {**os.environ, "TQCHECK_CACHE_DIR": str(tmp_path / "cache")}
        command = [sys.executable, "-c", LISTED, *arguments]
        ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, check=True)
        code, names = json.loads(ran.stdout.splitlines()[-1])
        assert code in (0, 1)
        return set(names)

    return loaded


def written(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_verbatim_copy_is_compared_with_nothing(tmp_path: Path, modules: Modules) -> None:
    one, other = (written(tmp_path / f"{name}.txt", STORY) for name in "ab")
    assert not modules("score", one, other) & {"torch", "transformers", "sentence_transformers"}
    # the second command finds what the first one worked out
    again = modules("score", one, other)
    assert not again & {"torch", "sacrebleu", "unicode_rbnf", "tqcheck.facts.calendar", "jinja2"}


def test_sentences_whose_vectors_are_known_need_no_torch(tmp_path: Path, modules: Modules) -> None:
    one, other = written(tmp_path / "a.txt", STORY), written(tmp_path / "b.txt", NORWEGIAN)
    assert "torch" in modules("score", one, other)
    assert "torch" not in modules("score", one, other)


SLOW = {"polars", "torch", "sacrebleu", "jinja2", "lxml", "babel", "unicode_rbnf"}


@pytest.mark.parametrize("arguments", ["--help", "--version", "score --help", "checks", "explain credit-missing"])
def test_what_checks_nothing_loads_little(modules: Modules, arguments: str) -> None:
    assert not modules(*arguments.split()) & SLOW
