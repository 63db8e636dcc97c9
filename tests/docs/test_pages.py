"""The documentation says what the code does: made pages are as the code makes them, and links lead somewhere."""

import importlib.util
import re
import tomllib
from dataclasses import fields
from pathlib import Path
from types import ModuleType

import pytest

from tqcheck.pipeline import Checker
from tqcheck.settings import Settings, load_settings

ROOT = Path(__file__).parents[2]
PAGES = sorted(path for folder in ("", "docs", "corpora", "reports") for path in (ROOT / folder).glob("*.md"))
_LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_made_pages_are_as_the_code_makes_them() -> None:
    for name, text in generator().pages().items():
        committed = (ROOT / "docs" / name).read_text(encoding="utf-8")
        assert committed == text, f"docs/{name} is out of date: run `make docs`"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    for target in _LINK.findall(page.read_text(encoding="utf-8")):
        if not re.match(r"[a-z]+:", target):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_settings_of_the_guide_are_all_that_there_are_and_can_be_used(tmp_path: Path) -> None:
    guide = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
    written = re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)[0]
    file = tmp_path / "tqcheck.toml"
    file.write_text(written, encoding="utf-8")
    given = set(tomllib.loads(written)) - {"check"}
    known = {field.name.replace("_", "-") for field in fields(Settings)} - {"severities", "options"}
    assert given == known
    assert Checker(load_settings(file)).chosen
