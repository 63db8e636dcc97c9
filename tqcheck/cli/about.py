"""``tqcheck checks``, ``tqcheck explain`` and ``tqcheck doctor``."""

import json
import platform
from dataclasses import asdict, dataclass
from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tqcheck import __version__, derived
from tqcheck.cli.options import FLAG, Device
from tqcheck.cli.output import print_drawn, print_text, terminal_width
from tqcheck.errors import SettingsError
from tqcheck.settings import hint

if TYPE_CHECKING:
    from tqcheck.checks import Check


@dataclass(frozen=True)
class _Described:
    """What the two commands say of a check."""

    name: str
    severity: str
    needs: str
    summary: str
    manual: str


def _described() -> list[_Described]:
    """All checks; kept, for importing them takes longer than all else that these commands do."""

    def describe() -> list[dict[str, str]]:
        from tqcheck.checks import CHECKS

        return [asdict(_Described(one.name, one.severity, one.needs, one.summary, manual_page(one))) for one in CHECKS]

    folder = Path(__file__).parents[1] / "checks"
    version = derived.digest(Path(__file__), *sorted(folder.glob("*.py")))
    found = [_Described(**one) for one in derived.plain_data("checks", version, describe)]
    derived.keep()
    return found


def checks() -> None:
    """List the checks."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("check", "severity", "needs", "what it says"):
        table.add_column(column, no_wrap=column != "what it says")
    for one in _described():
        table.add_row(one.name, one.severity, one.needs, one.summary)
    print_drawn(table)


def explain(name: str, /) -> None:
    """Show the manual page of a check.

    Parameters
    ----------
    name
        The check, as `tqcheck checks` lists it.
    """
    known = {one.name: one for one in _described()}
    if name not in known:
        raise SettingsError(f"no check is called {name!r}{hint(name, tuple(known))}")
    print_text(_wrapped(known[name].manual, terminal_width()))


def manual_page(one: "Check") -> str:
    """A check's manual page as plain text: what it says, options, examples."""
    said = one.summary[:1].upper() + one.summary[1:]
    lines = [one.name, "=" * len(one.name), "", f"{said}. Severity: {one.severity}.", "", cleandoc(one.manual)]
    if one.options:
        lines += ["", f"Options in the settings, under [check.{one.name}]:", ""]
        # as TOML writes them: they are there to be copied
        lines += [f"    {name.replace('_', '-')} = {json.dumps(value)}" for name, value in one.options.items()]
    lines += ["", "Examples", "--------"]
    for example in one.examples:
        found = ", ".join(quoted or "the article" for quoted in example.found)
        lines.append("")
        if example.reference is not None:
            lines.append(f"    {example.languages[0]}  {example.reference}")
        lines.append(f"    {example.languages[1]}  {example.candidate}")
        lines.append(f"        -> {found}" if example.found else "        -> nothing to say")
    return "\n".join(lines)


def _wrapped(text: str, width: int) -> str:
    """A manual page in lines of that width: paragraphs filled again, indented lines broken with their indent."""
    console = Console(width=width)
    filled = []
    for block in text.split("\n\n"):
        lines = block.split("\n")
        if not any(line.startswith((" ", "=", "-")) for line in lines):
            lines = [" ".join(lines)]
        for line in lines:
            indent = line[: len(line) - len(line.lstrip())]
            pieces = Text(line.lstrip()).wrap(console, width - len(indent) - 4 * bool(indent))
            filled += [indent + "    " * bool(indent and number) + piece.plain for number, piece in enumerate(pieces)]
        filled.append("")
    return "\n".join(line.rstrip() for line in filled[:-1])


def doctor(
    *,
    model: str = "bundled",
    device: Device = "auto",
    no_cache: Annotated[bool, FLAG] = False,
) -> None:
    """Show what is installed: model, device, number format, cache.

    Parameters
    ----------
    model
        Any sentence-transformers model by name or path.
    device
        Where the model runs.
    no_cache
        As if the embedding cache were not used.
    """
    from tqcheck.embedding import describe, load_encoder

    facts = {
        "tqcheck": __version__,
        "python": platform.python_version(),
        **describe(load_encoder(model, device, cache=not no_cache)),
    }
    width = max(map(len, facts)) + 2
    # unbroken lines: paths are there to be copied
    print_text("\n".join(f"{name:{width}}{value}" for name, value in facts.items()))
