"""A progress bar on standard error, shown only on a terminal and only for work that takes longer than a second."""

import sys
from collections.abc import Iterable, Iterator
from threading import Timer
from typing import TypeVar

T = TypeVar("T")
DELAY = 1.0


def progress(items: Iterable[T], total: int, label: str, *, quiet: bool) -> Iterator[T]:
    """The items, with a bar that appears after a second and is gone when the last one is done."""
    if quiet or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task(label, total=total)
    timer = Timer(DELAY, bar.start)
    timer.daemon = True
    timer.start()
    try:
        for item in items:
            yield item
            bar.advance(task)
    finally:
        timer.cancel()
        bar.stop()
