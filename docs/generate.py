"""Write the pages of this folder that are made from the code: ``python docs/generate.py``.

A test holds the committed pages to what this writes.
"""

from pathlib import Path

FOLDER = Path(__file__).parent
MADE = "<!-- Made by docs/generate.py from the code: change it there. -->\n\n"


def pages() -> dict[str, str]:
    """The made pages by file name."""
    return {"checks.md": checks_page(), "commands.md": commands_page()}


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

    return MADE + app.generate_docs(output_format="markdown", recursive=True).rstrip() + "\n"


if __name__ == "__main__":
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
