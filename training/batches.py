"""Groups of about one length put together, so that little is computed for padding."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from training.examples import Group, Task
from training.states import StateStore

Mode = Literal["both", "reference", "source"]
MODES: tuple[Mode, ...] = ("both", "reference", "source")


@dataclass(frozen=True, slots=True)
class Batch:
    """The rows of some groups; ``index`` is each candidate's group. What the mode leaves out is None."""

    candidates: list[str]
    references: list[str] | None
    sources: list[str] | None
    index: list[int]
    severities: list[float]
    order: list[float]
    together: bool
    task: Task

    @staticmethod
    def of(groups: Sequence[Group], mode: Mode) -> "Batch":
        """A batch of groups that all have what the mode asks for."""
        return Batch(
            [candidate for group in groups for candidate in group.candidates],
            None if mode == "source" else [group.reference or "" for group in groups],
            None if mode == "reference" else [group.source or "" for group in groups],
            [number for number, group in enumerate(groups) for _ in group.candidates],
            [value for group in groups for value in group.severities],
            [value for group in groups for value in group.order],
            groups[0].task == "critical",
            groups[0].task,
        )


def in_batches(
    groups: Sequence[Group], store: StateStore, budget: int, draw: random.Random | None = None
) -> list[list[int]]:
    """Numbers of groups, each once, in batches of at most about ``budget`` candidate tokens, padding included.

    With ``draw`` the batches come in random order, and groups of about one length meet others each time.
    """
    longest = [max(store.length(text) for text in group.texts()) for group in groups]
    jitter = [draw.uniform(0.85, 1.15) if draw else 1.0 for _ in groups]
    order = sorted(range(len(groups)), key=lambda number: longest[number] * jitter[number])
    batches: list[list[int]] = []
    current: list[int] = []
    rows = widest = 0
    for number in order:
        rows += len(groups[number].candidates)
        widest = max(widest, longest[number])
        if current and rows * widest > budget:
            batches.append(current)
            current, rows, widest = [], len(groups[number].candidates), longest[number]
        current.append(number)
    if current:
        batches.append(current)
    if draw:
        draw.shuffle(batches)
    return batches
