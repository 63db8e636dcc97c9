"""Write the pages of this folder that are made from the code: ``python docs/generate.py``.

A test holds the committed pages to what this writes.
"""

import inspect
import sys
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
sys.path.insert(0, str(FOLDER))

from questions import QUESTIONS  # noqa: E402

MADE = "<!-- Made by docs/generate.py from the code: change it there. -->\n\n"


def pages() -> dict[str, str]:
    """The made pages by file name."""
    return {"checks.md": checks_page(), "commands.md": commands_page(), "tables.md": tables_page()}


def checks_page() -> str:
    """Every check's manual page."""
    from tqcheck.checks import CHECKS
    from tqcheck.cli.about import manual_page

    lines = [
        MADE + "# Checks",
        "",
        "`tqcheck checks` lists them, `tqcheck explain NAME` shows one of these pages. Severities can be set in the",
        "settings under `[check.NAME]`, and so can the options that a page names.",
        "",
        "| check | severity | what it says |",
        "| --- | --- | --- |",
        *(f"| [`{one.name}`](#{one.name}) | {one.severity} | {one.summary} |" for one in CHECKS),
    ]
    for one in CHECKS:
        page = manual_page(one).split("\n", 3)[3]
        lines += ["", f"## {one.name}", "", "```text", page, "```"]
    return "\n".join(lines) + "\n"


def commands_page() -> str:
    """Every command with its options."""
    from tqcheck.cli.app import app

    # cyclopts names a command's subcommands after the program that runs, which here is not tqcheck
    running, sys.argv = sys.argv, ["tqcheck"]
    try:
        text = app.generate_docs(output_format="markdown", recursive=True, usage_name="tqcheck")
    finally:
        sys.argv = running
    return MADE + text.rstrip() + "\n"


def tables_page() -> str:
    """Every table with its columns, and questions answered on them."""
    from tqcheck.tables import METADATA_KEY, SUMMARIES, TABLES

    lines = [
        MADE + "# Tables",
        "",
        "`tqcheck batch PAIRS -o RUN` and `--format parquet` write a run folder: one Parquet file a table, and",
        "`run.json` with settings, versions and model, which also ride in each file's metadata under the key",
        f"`{METADATA_KEY}`. From Python, `tqcheck.check_many(pairs)` returns the same tables as polars frames, and",
        "`tqcheck.tables.read(RUN)` reads them from a run folder. `tqcheck report RUN` draws every report from them,",
        "byte for byte as the first time. An empty table has its columns.",
        "",
        "All offsets are code points into the article's text: `text[start:end]` is the quoted text.",
    ]
    for name, columns in TABLES.items():
        lines += ["", f"## {name}", "", SUMMARIES[name], "", "| column | type | what it says |", "| --- | --- | --- |"]
        lines += [f"| {one.name} | {_type(one.dtype)} | {one.meaning} |" for one in columns]
    lines += [
        "",
        "## Five questions",
        "",
        "`run` is `tqcheck.tables.read(RUN)` or the answer of `tqcheck.check_many`, `pl` is polars.",
    ]
    for question in QUESTIONS:
        asked = (question.__doc__ or "").strip()
        source = inspect.getsource(question).replace(f'    """{asked}"""\n', "")
        lines += ["", f"**{asked}**", "", "```python", source.rstrip(), "```"]
    return "\n".join(lines) + "\n"


def _type(dtype: Any) -> str:
    """A polars type as people write it; the values of an enumeration."""
    name = str(dtype)
    if name.startswith("Enum"):
        return " ".join(f"`{value}`" for value in dtype.categories)
    return f"`{name}`"


if __name__ == "__main__":
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
