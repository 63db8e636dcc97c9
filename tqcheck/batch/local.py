"""The engine of one machine: a reader, worker processes that check, and one encoder for all of them."""

import queue
import shutil
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from tqcheck.batch.loom import Segment
from tqcheck.batch.parts import RunFolder, Tallies
from tqcheck.batch.pool import OPEN_CHUNKS, Gone, Pool, WorkerProcess
from tqcheck.batch.sources import Chunk
from tqcheck.batch.worker import Embedded, SaidAt, SaidDone, SaidFailed, SaidReady, SaidWanted, Start, Work
from tqcheck.embedding import Encoder, packed_tokens, wide_vectors
from tqcheck.embedding.bundled import NAME
from tqcheck.embedding.encoder import CachedEncoder
from tqcheck.embedding.tokenizer import GrowingTokenizer, shared_tokenizer
from tqcheck.errors import RunError, TqcheckError
from tqcheck.freed import give_back
from tqcheck.scoring import Judge

_DEATHS = 2  # of a worker at the same pair, before the pair is left out
_FAILED_STARTS = 3


@dataclass
class _Fate:
    """What befell a chunk: the pairs to leave out and why, and how often a worker died at each."""

    poison: dict[int, str] = field(default_factory=dict)
    deaths: dict[int | None, int] = field(default_factory=dict)


class EncoderThread(threading.Thread):
    """Embeds and judges what workers want: all that waits at a time together."""

    def __init__(self, encoder: Encoder, judge: Judge | None, said: "queue.Queue[tuple[Any, Any]]") -> None:
        super().__init__(daemon=True)
        self.encoder = encoder
        self.judge = judge
        self.requests: queue.Queue[tuple[WorkerProcess, SaidWanted] | None] = queue.Queue()
        self.busy = 0.0
        self.sentences = 0
        self._said = said
        self._tokenizer: GrowingTokenizer | None = None

    def run(self) -> None:
        try:
            self._answer_all()
        finally:
            if self._tokenizer is not None:
                self._tokenizer.stays_small = False

    def _answer_all(self) -> None:
        while (first := self.requests.get()) is not None:
            waiting = [first]
            while not self.requests.empty():
                more = self.requests.get()
                if more is None:
                    return
                waiting.append(more)
            try:
                self._answer(waiting)
                waiting.clear()
                give_back()
            except TqcheckError as error:
                self._said.put((None, SaidFailed(str(error))))
                return
            except BaseException as error:
                self._said.put((None, error))
                return

    def _answer(self, waiting: list[tuple[WorkerProcess, SaidWanted]]) -> None:
        start = time.perf_counter()
        self._keep_vocabulary_small()
        texts = list(dict.fromkeys(text for _, wanted in waiting for text in wanted.texts))
        marked = list(dict.fromkeys(text for _, wanted in waiting for text in wanted.tokens))
        vectors = dict(zip(texts, wide_vectors(self.encoder, texts), strict=True)) if texts else {}
        tokens = dict(zip(marked, packed_tokens(self.encoder, marked), strict=True)) if marked else {}
        segments = list(dict.fromkeys(segment for _, wanted in waiting for segment in wanted.segments))
        scores: dict[Segment, float] = {}
        if segments and self.judge is not None:
            judged = self.judge.score(*(list(part) for part in zip(*segments, strict=True)))
            scores = dict(zip(segments, map(float, judged), strict=True))
        self.busy += time.perf_counter() - start
        self.sentences += len(texts) + len(marked)
        for worker, wanted in waiting:
            worker.send(
                Embedded(
                    wanted.chunk,
                    {text: vectors[text] for text in wanted.texts},
                    {text: tokens[text] for text in wanted.tokens},
                    {segment: scores[segment] for segment in wanted.segments},
                )
            )

    def _keep_vocabulary_small(self) -> None:
        """The bundled model's tokenizer holds the pieces of the texts at hand, as long as the batch goes on."""
        if self._tokenizer is None and isinstance(self.encoder, CachedEncoder) and self.encoder.name == NAME:
            self._tokenizer = shared_tokenizer()
            self._tokenizer.stays_small = True


class LocalEngine:
    """Checks the chunks that have no part yet; ``done`` hears of each part, and whether it was computed now."""

    def __init__(
        self,
        folder: RunFolder,
        start: Start,
        encoder: Encoder,
        *,
        workers: int,
        time_limit: float,
        done: Callable[[Tallies, bool], None],
        judge: Judge | None = None,
    ) -> None:
        self._folder = folder
        self._pool = Pool(start if start.settings.cache else replace(start, derived=folder.derived))
        self._count = workers
        self._time_limit = time_limit
        self._done = done
        self.encoding = EncoderThread(encoder, judge, self._pool.said)
        self._chunks: dict[int, Chunk] = {}
        self._fates: dict[int, _Fate] = {}
        self._again: deque[int] = deque()
        self._failed_starts = 0

    def run(self, chunks: Iterator[Chunk]) -> None:
        """Check them all. Raises ``RunError`` where parts cannot be written, and what the encoder raises."""
        self.encoding.start()
        try:
            self._feed(chunks)
            while self._chunks:
                try:
                    worker, message = self._pool.said.get(timeout=0.25)
                except queue.Empty:
                    self._watch()
                    continue
                self._hear(worker, message)
                self._watch()
                self._feed(chunks)
        finally:
            self.encoding.requests.put(None)
            self._pool.close()
            shutil.rmtree(self._folder.derived, ignore_errors=True)

    def _feed(self, chunks: Iterator[Chunk]) -> None:
        """Give every free worker a chunk, starting workers as long as there is something to do.

        Where nothing has to be embedded a worker has one at a time, so that all end at about the same time.
        """
        while True:
            free = (one for one in self._pool.workers if one.is_free)
            worker = min(free, key=lambda one: len(one.chunks), default=None)
            full = len(self._pool.workers) == self._count
            if full and worker is None:
                return
            if self._again:
                index = self._again.popleft()
            else:
                chunk = self._next(chunks)
                if chunk is None:
                    return
                index = chunk.index
                self._chunks[index] = chunk
            if worker is None or (worker.chunks and not full):
                worker = self._pool.add()
            worker.chunks.add(index)
            fate = self._fates.get(index, _Fate())
            worker.send(Work(self._chunks[index], self._folder.path(index), dict(fate.poison)))

    def _next(self, chunks: Iterator[Chunk]) -> Chunk | None:
        for chunk in chunks:
            tallies = self._folder.finished(chunk.index, chunk.digest)
            if tallies is None:
                return chunk
            self._done(tallies, False)
        return None

    def _hear(self, worker: WorkerProcess | None, message: Any) -> None:
        if isinstance(message, SaidFailed):
            raise RunError(message.reason)
        if isinstance(message, BaseException):
            raise message
        assert worker is not None
        match message:
            case SaidReady():
                worker.ready = True
                self._failed_starts = 0
            case SaidAt():
                worker.note(message)
            case SaidWanted():
                worker.asked.add(message.chunk)
                self.encoding.requests.put((worker, message))
            case SaidDone():
                self._folder.written(message.chunk)
                worker.chunks.discard(message.chunk)
                worker.asked.discard(message.chunk)
                self._chunks.pop(message.chunk, None)
                self._fates.pop(message.chunk, None)
                self._done(message.tallies, True)
            case Gone():
                self._bury(worker, None)

    def _watch(self) -> None:
        """Kill a worker that has been at one pair for too long."""
        for worker in list(self._pool.workers):
            if worker.at is not None and time.monotonic() - worker.since > self._time_limit:
                self._bury(worker, f"took longer than {self._time_limit:g} seconds")

    def _bury(self, worker: WorkerProcess, reason: str | None) -> None:
        if worker not in self._pool.workers:
            return
        self._pool.remove(worker)
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts >= _FAILED_STARTS:
                raise RunError("worker processes end as soon as they start")
        if worker.at is not None:
            chunk, pair = worker.at
            fate = self._fates.setdefault(chunk, _Fate())
            fate.deaths[pair] = fate.deaths.get(pair, 0) + 1
            if reason is not None or fate.deaths[pair] >= _DEATHS:
                fate.poison[pair] = reason or "the process that checked it died"
        elif worker.ready:
            for index in worker.chunks:
                fate = self._fates.setdefault(index, _Fate())
                fate.deaths[None] = fate.deaths.get(None, 0) + 1
                if fate.deaths[None] > _DEATHS * OPEN_CHUNKS:
                    raise RunError(f"worker processes die again and again at chunk {index}")
        self._again.extend(sorted(worker.chunks))
