"""Many pairs checked in turns, so that what they want embedded is embedded together.

Pairs run one after the other in a thread until one asks the encoder for vectors that are not there yet; that one waits
in the thread, and the next ones run in another. Never do two run at a time. When all wait or are done, one request
holds the texts of all.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

from tqcheck.embedding import TokenVectors, Vectors, early_width, token_vectors

Result = TypeVar("Result")
Segment = tuple[str, str | None, str | None]


@dataclass(slots=True)
class Wanted:
    """What the pairs wait for: texts whose vectors, texts whose token vectors, and segments (candidate, reference,
    source) whose quality is wanted. Each once."""

    texts: dict[str, None] = field(default_factory=dict)
    tokens: dict[str, None] = field(default_factory=dict)
    segments: dict[Segment, None] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.texts or self.tokens or self.segments)


class Vanished(BaseException):
    """Ends a waiting thread whose loom is given up."""


@dataclass(eq=False)
class _Task(Generic[Result]):
    """A work and how far it is; ``go`` lets it run on where it waits."""

    number: int
    work: Callable[[], Result]
    go: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    finished: bool = False
    result: Result | None = None
    error: BaseException | None = None


class _Runner(threading.Thread, Generic[Result]):
    """Runs one task after the other until one has had to wait; that one is its last. Most of a batch of copies never
    wait, and a thread each would take longer to begin than some of them to check."""

    def __init__(self, loom: "Loom[Result]") -> None:
        super().__init__(daemon=True)
        self.loom = loom
        self.task: _Task[Result] | None = None
        self.has_waited = False

    def run(self) -> None:
        while not self.has_waited and (task := self.loom.next_task()) is not None:
            self.task = task
            try:
                self.loom.started(task.number)
                task.result = task.work()
            except Vanished:
                pass
            except BaseException as error:
                task.error = error
            finally:
                task.finished = True
        self.loom.turn.release()

    def wait(self) -> None:
        """Called in this thread: let the others run until the wanted vectors are there."""
        assert self.task is not None
        self.has_waited = True
        self.loom.turn.release()
        self.task.go.acquire()
        if self.loom.given_up:
            raise Vanished


class Loom(Generic[Result]):
    """Runs ``works`` in turns. It is the ``Encoder`` that they must use, and their quality model where they have one;
    ``name`` and ``revision`` are the real encoder's.

    ``started`` is called with a work's number each time before it runs.
    """

    def __init__(
        self,
        name: str,
        revision: str,
        started: Callable[[int], None] = lambda _: None,
    ) -> None:
        self.name = name
        self.revision = revision
        self.started = started
        self.turn = threading.Semaphore(0)
        self.given_up = False
        self._tasks: list[_Task[Result]] = []
        self._begun = 0
        self._wanted = Wanted()
        self._vectors: dict[str, Vectors] = {}
        self._tokens: dict[str, bytes | TokenVectors] = {}
        self._scores: dict[Segment, float] = {}

    def begin(self, works: Sequence[Callable[[], Result]]) -> Wanted:
        """Run all works as far as they come without vectors; what they want now."""
        self._tasks, self._begun = [_Task(number, work) for number, work in enumerate(works)], 0
        return self._round()

    def next_task(self) -> _Task[Result] | None:
        """Called by a runner: the next work to begin with; None where all are begun."""
        if self.given_up or self._begun == len(self._tasks):
            return None
        task = self._tasks[self._begun]
        self._begun += 1
        return task

    def go_on(
        self,
        vectors: Mapping[str, Vectors],
        tokens: Mapping[str, bytes | TokenVectors],
        scores: Mapping[Segment, float] = MappingProxyType({}),
    ) -> Wanted:
        """Run all waiting works on with what they wanted; what they want next."""
        self._vectors.update(vectors)
        self._tokens.update(tokens)
        self._scores.update(scores)
        return self._round()

    def results(self) -> list[Result]:
        """The results in the order of the works, which are let go of. Raises what a work has raised."""
        found: list[Result] = []
        for task in self._tasks:
            if task.error is not None:
                raise task.error
            assert task.finished
            found.append(task.result)  # type: ignore[arg-type]
        self._tasks, self._begun = [], 0
        return found

    def give_up(self) -> None:
        """End the works that wait."""
        self.given_up = True
        for task in self._tasks[: self._begun]:
            if not task.finished:
                task.go.release()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """``Encoder.encode``, from within a work."""
        wide = self.wide(texts)
        return wide[:, : wide.shape[1] - early_width(self.name)]

    def wide(self, texts: Sequence[str]) -> Vectors:
        """``CachedEncoder.wide``, from within a work."""
        missing = [text for text in texts if text not in self._vectors]
        if missing or not texts:
            # an empty request asks for the width of the vectors, which only the real encoder knows
            self._wanted.texts.update(dict.fromkeys(missing or [""]))
            self._wait()
        if not texts:
            return np.zeros((0, len(next(iter(self._vectors.values())))), dtype=np.float32)
        return np.stack([self._vectors[text] for text in texts])

    def tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        """``Encoder.tokens``, from within a work."""
        missing = [text for text in texts if text not in self._tokens]
        if missing:
            self._wanted.tokens.update(dict.fromkeys(missing))
            self._wait()
        # unpacked anew for who asks, in twice the room
        given = (self._tokens[text] for text in texts)
        return [token_vectors(one) if isinstance(one, bytes) else one for one in given]

    def score(
        self, candidates: Sequence[str], references: Sequence[str | None], sources: Sequence[str | None]
    ) -> npt.NDArray[np.float32]:
        """``Quality.score``, from within a work."""
        segments = list(zip(candidates, references, sources, strict=True))
        missing = [segment for segment in segments if segment not in self._scores]
        if missing:
            self._wanted.segments.update(dict.fromkeys(missing))
            self._wait()
        return np.array([self._scores[segment] for segment in segments], dtype=np.float32)

    def _wait(self) -> None:
        runner = threading.current_thread()
        assert isinstance(runner, _Runner)
        runner.wait()

    def _round(self) -> Wanted:
        self._wanted = Wanted()
        for task in self._tasks[: self._begun]:
            if not task.finished:
                self.started(task.number)
                task.go.release()
                self.turn.acquire()
        while self._begun < len(self._tasks) and not self.given_up:
            _Runner(self).start()
            self.turn.acquire()
        return self._wanted
