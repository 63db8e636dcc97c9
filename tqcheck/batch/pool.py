"""Worker processes: started, fed, watched, replaced."""

import os
import pickle
import queue
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from tqcheck.batch.worker import SaidAt, Start

OPEN_CHUNKS = 2  # a worker prepares one while another waits for vectors
_ENVIRONMENT = {
    "OPENBLAS_NUM_THREADS": "1",  # a worker a core: more threads only wait for each other
    # of a worker's threads one runs at a time, and what each lets go of is of use to the next
    "MALLOC_ARENA_MAX": "1",
}


@dataclass(frozen=True)
class Gone:
    """Said for a worker whose process has ended."""


@dataclass(eq=False)
class WorkerProcess:
    """One worker process as the main process sees it. ``chunks`` are those that it has and has not finished, ``asked``
    those for which it has asked the encoder for something."""

    process: "subprocess.Popen[bytes]"
    chunks: set[int] = field(default_factory=set)
    asked: set[int] = field(default_factory=set)
    at: tuple[int, int] | None = None
    since: float = 0.0
    ready: bool = False
    outbox: "queue.Queue[Any]" = field(default_factory=queue.Queue)

    @property
    def is_free(self) -> bool:
        """Whether it can begin with a chunk: it has none, or few that have all waited for the encoder."""
        return len(self.chunks) < OPEN_CHUNKS and self.chunks <= self.asked

    def send(self, message: Any) -> None:
        """Queue a message; a worker that is gone takes it and says nothing."""
        self.outbox.put(message)

    def kill(self) -> None:
        self.process.kill()

    def note(self, message: SaidAt) -> None:
        """Remember which pair runs, since when."""
        self.at = None if message.pair is None else (message.chunk, message.pair)
        self.since = time.monotonic()


class Pool:
    """Any number of workers that say their messages into one queue of (worker, message)."""

    def __init__(self, start: Start) -> None:
        self._start = start
        self.said: queue.Queue[tuple[WorkerProcess, Any]] = queue.Queue()
        self.workers: list[WorkerProcess] = []

    def add(self) -> WorkerProcess:
        """Start a worker."""
        process = subprocess.Popen(
            [sys.executable, "-c", "from tqcheck.batch.worker import main; main()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**_ENVIRONMENT, **os.environ},
        )
        worker = WorkerProcess(process)
        assert process.stdin is not None
        assert process.stdout is not None
        threading.Thread(target=_write, args=(worker, process.stdin), daemon=True).start()
        threading.Thread(target=_read, args=(worker, process.stdout, self.said), daemon=True).start()
        worker.send(self._start)
        self.workers.append(worker)
        return worker

    def remove(self, worker: WorkerProcess) -> None:
        """End a worker and forget it."""
        worker.kill()
        worker.send(None)
        worker.process.wait()
        if worker in self.workers:
            self.workers.remove(worker)

    def close(self) -> None:
        """End all workers."""
        for worker in list(self.workers):
            self.remove(worker)


def _write(worker: WorkerProcess, pipe: BinaryIO) -> None:
    # a worker that died has closed its end: both writing and letting go of the pipe, with what is left in it, then fail
    with suppress(OSError), pipe:
        while (message := worker.outbox.get()) is not None:
            pickle.dump(message, pipe, protocol=pickle.HIGHEST_PROTOCOL)
            pipe.flush()
            # the vectors of a share: they would stay as long as the next one takes to be computed
            del message


def _read(worker: WorkerProcess, pipe: BinaryIO, said: "queue.Queue[tuple[WorkerProcess, Any]]") -> None:
    with pipe:
        while True:
            try:
                said.put((worker, pickle.load(pipe)))
            except (EOFError, OSError, pickle.UnpicklingError):
                said.put((worker, Gone()))
                return
