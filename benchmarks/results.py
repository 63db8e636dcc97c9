"""The one page that all benchmarks write: a section each, so that a run of one leaves the others as they were."""

import re
from pathlib import Path

PAGE = Path(__file__).parent / "RESULTS.md"
HEAD = "# What was measured\n\nWritten by the scripts of this folder; each section names the command that prints it.\n"


def write_section(name: str, markdown: str) -> None:
    """Replace the section ``name`` of RESULTS.md, or add it at the end."""
    page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else HEAD
    block = f"<!-- {name} -->\n{markdown.strip()}\n<!-- /{name} -->"
    pattern = re.compile(rf"<!-- {re.escape(name)} -->.*?<!-- /{re.escape(name)} -->", re.DOTALL)
    page = pattern.sub(lambda _: block, page) if pattern.search(page) else f"{page.rstrip()}\n\n{block}\n"
    PAGE.write_text(page, encoding="utf-8")
