"""A worker process: reads and checks chunks of pairs, asks for vectors, writes parts.

It is a process of its own, not a fork, and talks in pickled messages over its standard input and output. Main to
worker: ``Start``, ``Work``, ``Embedded``; worker to main: the classes named ``Said...``.
"""

import gc
import os
import pickle
import queue
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from tqcheck import derived
from tqcheck.batch.loom import Loom, Segment, Wanted
from tqcheck.batch.parts import Tallies, write_part
from tqcheck.batch.shares import shares
from tqcheck.batch.sources import Chunk, PairSpec
from tqcheck.embedding import Encoder, TokenVectors, Vectors
from tqcheck.errors import TqcheckError, UnreadableArticleError
from tqcheck.freed import give_back
from tqcheck.languages import keep_unpacked
from tqcheck.model import Checked, Skipped
from tqcheck.pipeline import Checker, run_info
from tqcheck.remembered import Remembered
from tqcheck.settings import Settings
from tqcheck.tables import Tables, build


@dataclass(frozen=True)
class Start:
    """First message to a worker: the settings of the job, which encoder the vectors will come from, whether links
    are judged by the quality model, and where to keep what is worked out of data files if not in the cache."""

    settings: Settings
    model: str
    revision: str
    judged: bool = False
    derived: Path | None = None

    @staticmethod
    def of(settings: Settings, encoder: Encoder, judged: bool = False) -> "Start":
        """The message, with mappings that can be pickled."""
        mappings: dict[str, Any] = {
            one.name: {key: dict(value) if isinstance(value, Mapping) else value for key, value in given.items()}
            for one in fields(settings)
            if isinstance(given := getattr(settings, one.name), Mapping)
        }
        return Start(replace(settings, **mappings), encoder.name, encoder.revision, judged)


@dataclass(frozen=True)
class Work:
    """A chunk to check. ``poison`` says of pairs, by place in the chunk, why they must not be tried (again)."""

    chunk: Chunk
    target: Path
    poison: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Embedded:
    """The vectors that a chunk waits for; those of tokens packed where the encoder packs them."""

    chunk: int
    vectors: Mapping[str, Vectors]
    tokens: Mapping[str, bytes | TokenVectors]
    scores: Mapping[Segment, float] = field(default_factory=dict)


@dataclass(frozen=True)
class SaidReady:
    """The worker has started."""


@dataclass(frozen=True)
class SaidAt:
    """The worker now runs this pair; ``pair`` None: none."""

    chunk: int
    pair: int | None


@dataclass(frozen=True)
class SaidWanted:
    """A chunk waits for vectors."""

    chunk: int
    texts: tuple[str, ...]
    tokens: tuple[str, ...]
    segments: tuple[Segment, ...] = ()


@dataclass(frozen=True)
class SaidDone:
    """A part is written."""

    chunk: int
    tallies: Tallies


@dataclass(frozen=True)
class SaidFailed:
    """The worker cannot go on with anything: no disk, no settings."""

    reason: str


class ChunkRun:
    """One chunk on its way through a worker, share by share. ``said`` hears of the pair that runs."""

    def __init__(
        self,
        work: Work,
        checker_with: Callable[[Loom[Checked | Skipped]], Checker],
        model: tuple[str, str],
        said: Callable[[Any], None],
    ) -> None:
        self.work = work
        self._checker_with = checker_with
        self._model = model
        self._said = said
        self._shares = iter(shares(work.chunk.specs))
        self._loom: Loom[Checked | Skipped] | None = None
        self._checker: Checker | None = None
        self._results: list[Checked | Skipped] = []

    def begin(self) -> Wanted:
        """Run the pairs of the first share as far as they come; what they want now. Nothing: the chunk is done."""
        for share in self._shares:
            # with the last one goes all that its pairs were told, before this one's are told anything
            self._loom = self._checker = None
            loom: Loom[Checked | Skipped] = Loom(*self._model, started=partial(self._started, share.start))
            self._loom, self._checker = loom, self._checker_with(loom)
            if wanted := loom.begin([self._one(number, self._checker) for number in share]):
                return wanted
            self._results += loom.results()
        self._loom = None
        return Wanted()

    def go_on(self, given: Embedded) -> Wanted:
        """Run on with what was wanted; what is wanted next."""
        assert self._loom is not None
        if wanted := self._loom.go_on(given.vectors, given.tokens, given.scores):
            return wanted
        self._results += self._loom.results()
        return self.begin()

    def _started(self, first: int, number: int) -> None:
        self._said(SaidAt(self.work.chunk.index, first + number))

    def _one(self, number: int, checker: Checker) -> Callable[[], Checked | Skipped]:
        spec = self.work.chunk.specs[number]

        def work() -> Checked | Skipped:
            if number in self.work.poison:
                return Skipped(spec.where, self.work.poison[number])
            return check(spec, checker)

        return work

    def tables(self) -> Tables:
        """The tables of the finished chunk."""
        assert self._checker is not None
        checked = [one for one in self._results if isinstance(one, Checked)]
        skipped = [one for one in self._results if isinstance(one, Skipped)]
        return build(checked, skipped, run_info(self._checker))


def check(spec: PairSpec, checker: Checker) -> Checked | Skipped:
    """Check one pair; what cannot be checked is a skipped row, a bug too: a long run must not end by one pair."""
    try:
        return checker.check_pair(spec.read())
    except UnreadableArticleError as error:
        return Skipped(error.path if spec.fault is None else spec.where, error.reason)
    except TqcheckError:
        raise
    except Exception as error:
        reason = " ".join(str(error).split())[:300]
        return Skipped(spec.where, f"internal error: {type(error).__name__}: {reason}")


class Worker:
    """The loop of a worker process."""

    def __init__(self, start: Start, say: Callable[[Any], None]) -> None:
        self._start = start
        self._say = say
        self._open: dict[int, ChunkRun] = {}
        self._remembered = Remembered()
        # read once, whatever the number of chunks; raises SettingsError where there is something wrong with it
        # a chunk is let go of by its last reference; the collector would only walk over what stays
        gc.freeze()
        gc.set_threshold(1_000_000)
        if start.settings.cache or start.derived is not None:
            # what all workers need is worked out once, and mapped by all
            derived.keep(always=True, folder=start.derived)
            keep_unpacked()
        first = Checker(start.settings, Loom(start.model, start.revision))
        self._shared = {"chosen": first.chosen, "trusted_names": first.trusted_names}

    def take(self, message: Any) -> None:
        """Act on one message of the main process."""
        if isinstance(message, Work):
            model = (self._start.model, self._start.revision)
            run = ChunkRun(message, self._checker, model, self._say)
            self._open[message.chunk.index] = run
            self._after(run, run.begin())
        elif isinstance(message, Embedded):
            run = self._open[message.chunk]
            self._after(run, run.go_on(message))

    def _checker(self, loom: Loom[Checked | Skipped]) -> Checker:
        checker = Checker(self._start.settings, loom, loom if self._start.judged else None)
        # cached properties of the checker, shared by the chunks
        checker.__dict__.update(self._shared)
        return checker

    def _after(self, run: ChunkRun, wanted: Wanted) -> None:
        index = run.work.chunk.index
        self._say(SaidAt(index, None))
        if self._remembered.bound() or wanted:
            give_back()
        if wanted:
            self._say(SaidWanted(index, tuple(wanted.texts), tuple(wanted.tokens), tuple(wanted.segments)))
            return
        del self._open[index]
        self._say(SaidDone(index, write_part(run.tables(), run.work.chunk.digest, run.work.target)))


def main() -> None:
    """Entry of the process."""
    # Ctrl-C reaches the whole group: the main process decides what becomes of its workers
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    incoming, outgoing = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    # whatever prints must not come between the messages
    os.dup2(2, 1)
    messages: queue.Queue[Any] = queue.Queue()
    lock = threading.Lock()

    def say(message: Any) -> None:
        with lock:
            pickle.dump(message, outgoing, protocol=pickle.HIGHEST_PROTOCOL)
            outgoing.flush()

    threading.Thread(target=_listen, args=(incoming, messages), daemon=True).start()
    try:
        worker = Worker(messages.get(), say)
        say(SaidReady())
        while True:
            worker.take(messages.get())
    except TqcheckError as error:
        say(SaidFailed(str(error)))


def _listen(incoming: BinaryIO, messages: "queue.Queue[Any]") -> None:
    while True:
        try:
            messages.put(pickle.load(incoming))
        except (EOFError, OSError, pickle.UnpicklingError):
            # the main process is gone, and nobody waits for what this one does
            os._exit(0)
