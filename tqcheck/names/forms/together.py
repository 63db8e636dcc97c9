"""Two spellings read along together, step by step."""

from collections.abc import Callable, Iterable


def read_together(a: str, b: str, steps: Callable[[int, int], Iterable[tuple[int, int]]]) -> bool:
    """Whether steps lead from the beginnings of two spellings to both ends.

    ``steps`` says for a place in either how many letters may be read of each from there.
    """
    waiting = [(0, 0)]
    seen = {(0, 0)}
    while waiting:
        i, j = waiting.pop()
        if i == len(a) and j == len(b):
            return True
        for one, other in steps(i, j):
            step = i + one, j + other
            if step not in seen:
                seen.add(step)
                waiting.append(step)
    return False
