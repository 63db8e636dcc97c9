"""``tqcheck checks``, ``tqcheck explain`` and ``tqcheck doctor``."""

import platform
from inspect import cleandoc, signature
from typing import Annotated

from cyclopts import Parameter
from rich.console import Console
from rich.table import Table

from tqcheck import __version__
from tqcheck.checks import CHECKS, Check
from tqcheck.cli.options import Device
from tqcheck.errors import SettingsError
from tqcheck.settings import hint


def checks() -> None:
    """List the checks."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("check", "severity", "needs", "what it says"):
        table.add_column(column, no_wrap=column != "what it says")
    for one in CHECKS:
        table.add_row(one.name, one.severity, one.needs, one.summary)
    Console(soft_wrap=False).print(table)


def explain(name: str, /) -> None:
    """Show the manual page of a check.

    Parameters
    ----------
    name
        The check, as `tqcheck checks` lists it.
    """
    known = {one.name: one for one in CHECKS}
    if name not in known:
        raise SettingsError(f"no check is called {name!r}{hint(name, tuple(known))}")
    Console(highlight=False).print(manual_page(known[name]), markup=False)


def manual_page(one: Check) -> str:
    """A check's manual page as plain text: what it says, options, examples."""
    lines = [one.name, "=" * len(one.name), "", f"{one.summary}. Severity: {one.severity}.", "", cleandoc(one.manual)]
    options = [p for p in signature(one.function).parameters.values() if p.kind is p.KEYWORD_ONLY]
    if options:
        lines += ["", f"Options in the settings, under [check.{one.name}]:", ""]
        lines += [f"    {p.name.replace('_', '-')} = {p.default!r}" for p in options]
    lines += ["", "Examples", "--------"]
    for example in one.examples:
        said = ", ".join(quoted or "the article" for quoted in example.found)
        lines.append("")
        if example.reference is not None:
            lines.append(f"    {example.languages[0]}  {example.reference}")
        lines.append(f"    {example.languages[1]}  {example.candidate}")
        lines.append(f"        -> {said}" if example.found else "        -> nothing to say")
    return "\n".join(lines)


def doctor(
    *, model: str = "bundled", device: Device = "auto", no_cache: Annotated[bool, Parameter(negative=())] = False
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
    for name, value in facts.items():
        Console(highlight=False).print(f"{name:{width}}{value}", markup=False, soft_wrap=True)
