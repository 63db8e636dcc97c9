"""Runs made by hand for the tests of comparing them."""

import numpy as np

from tests.making import PairMaker, article
from tqcheck import tables
from tqcheck.tables import Tables


def run(
    count: int = 40,
    *,
    fidelity: float = 85.0,
    garbled: tuple[int, ...] = (),
    seed: int = 1,
    moved_text: bool = False,
    created: str = "2026-11-01T10:00:00+00:00",
) -> Tables:
    """A run of ``count`` pairs with fidelities about a mean; the ``garbled`` ones have a misspelled name each."""
    rng = np.random.default_rng(seed)
    values = np.clip(rng.normal(fidelity, 3, count), 0, 100)
    made = []
    for number in range(count):
        name = "Heitfeldt" if number in garbled else "Huitfeldt"
        opening = ("An added opening line.",) if moved_text else ()
        maker = PairMaker(
            f"story-{number:02}",
            article("Minister travels", "Huitfeldt travels to Brussels.", language="nb"),
            article(
                "Minister travels", *opening, f"{name} travels to Brussels.", language="en" if number % 2 else "de"
            ),
            columns={"outlet": "north" if number < count / 2 else "south"},
        )
        maker.link(((0,), (0,)), ((1,), (1 + len(opening),)), similarity=float(values[number] / 100))
        maker.score(fidelity=float(values[number]), similarity=float(values[number] / 100))
        if number in garbled:
            maker.find(
                "name-misspelled", "Huitfeldt is spelled Heitfeldt", reference="Huitfeldt", candidate="Heitfeldt"
            )
        made.append(maker.done())
    return tables.build(made, [], {"created": created})
