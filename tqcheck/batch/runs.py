"""A batch from its source to its run folder."""

import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tqcheck import articles, tables
from tqcheck.batch import sources
from tqcheck.batch.local import LocalEngine
from tqcheck.batch.parts import FOLDER, JOB, Tallies, opened, tallies_of
from tqcheck.batch.sources import Chunk
from tqcheck.batch.worker import Start
from tqcheck.embedding import Encoder, load_encoder
from tqcheck.embedding.numbers import usable_cores
from tqcheck.errors import SettingsError
from tqcheck.model import Article
from tqcheck.pipeline import Checker, judge_of, run_info
from tqcheck.settings import Settings

CHUNK = 64
TIME_LIMIT = 120.0
ENGINES = ("local", "ray")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a batch is. ``total`` and ``seconds_left`` are None where not known; ``rate`` is pairs a second."""

    done: int
    skipped: int
    total: int | None
    rate: float
    seconds_left: float | None


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What a batch did.

    ``findings`` counts by severity. ``interrupted`` says that Ctrl-C ended it early: the folder holds what was
    finished, and ``resume`` goes on. ``notes`` are for a person: caches thrown away and the like.
    ``encoder_seconds`` of the ``seconds`` were spent embedding ``sentences`` distinct texts a request.
    """

    folder: Path | str
    pairs: int
    skipped: int
    findings: dict[str, int]
    interrupted: bool = False
    seconds: float = 0.0
    encoder_seconds: float = 0.0
    sentences: int = 0
    notes: tuple[str, ...] = ()


@dataclass
class _Clock:
    total: int | None
    hear: Callable[[Progress], None] | None
    tallies: Tallies = field(default_factory=Tallies)
    start: float = field(default_factory=time.monotonic)
    before: int = 0

    def add(self, tallies: Tallies, computed: bool) -> None:
        self.tallies.add(tallies)
        done = self.tallies.pairs + self.tallies.skipped
        if not computed:
            self.before += tallies.pairs + tallies.skipped
        if self.hear is None:
            return
        seconds = time.monotonic() - self.start
        rate = (done - self.before) / seconds if seconds > 0 else 0.0
        left = (self.total - done) / rate if self.total is not None and rate > 0 else None
        self.hear(Progress(done, self.tallies.skipped, self.total, rate, left))


def run(
    source: Path | str,
    out: Path | str,
    settings: Settings | None = None,
    *,
    resume: bool = False,
    progress: Callable[[Progress], None] | None = None,
    engine: str = "local",
    workers: int | None = None,
    time_limit: float = TIME_LIMIT,
    chunk: int = CHUNK,
    encoder: Encoder | None = None,
    original: Path | str | None = None,
) -> BatchResult:
    """Check every pair of a folder or table into the run folder ``out``.

    ``workers`` is the number of processes that check, by default one a core (with ``engine="ray"`` the number of
    actors); ``time_limit`` the seconds of computation after which a pair becomes a skipped row; ``chunk`` the pairs a
    part. ``progress`` is called after each part. ``encoder`` stands in for the one of the settings. ``original`` is
    the source article of all pairs that name none of their own. With Ray, source and folder may be URLs of any file
    system that fsspec knows.

    Raises ``RunError`` where the source or the folder cannot be used, ``SettingsError``, ``ModelError``, and
    ``UnreadableArticleError`` for ``original``.
    """
    settings = settings or Settings()
    if engine not in ENGINES:
        raise SettingsError(f"engine {engine!r}: expected {' or '.join(ENGINES)}")
    given = encoder
    encoder = encoder or load_encoder(settings.model, settings.device, cache=settings.cache)
    judge = judge_of(settings, encoder, cache=settings.cache)
    checker = Checker(settings, encoder, judge)
    # wrong settings stop the run before any work
    _ = checker.trusted_names
    info = run_info(checker)
    start = Start.of(settings, encoder, judge is not None)
    beside = None if original is None else articles.read(original)
    job = _job(source, info, chunk, original)
    if engine == "ray":
        clock = _Clock(None, progress)
        _on_ray(str(source), str(out), start, job, info, clock, resume, chunk, time_limit, workers, given, beside)
        return _result(out, clock)
    source, out = Path(source), Path(out)
    # found out before anything is written
    stream = _peeked(sources.chunks(source, chunk, beside))
    if resume and not (out / FOLDER / JOB).exists() and (out / tables.RUN_FILE).exists():
        return _ended(out)
    clock = _Clock(sources.count(source), progress)
    interrupted = False
    with opened(out, job, resume=resume) as folder:
        local = LocalEngine(
            folder,
            start,
            encoder,
            workers=workers or usable_cores(),
            time_limit=time_limit,
            done=clock.add,
            judge=judge,
        )
        try:
            local.run(stream)
        except KeyboardInterrupt:
            interrupted = True
        folder.merge({**info, "interrupted": True} if interrupted else info)
        if not interrupted:
            folder.remove_parts()
    return replace(
        _result(out, clock),
        interrupted=interrupted,
        encoder_seconds=local.encoding.busy,
        sentences=local.encoding.sentences,
        notes=tuple(getattr(encoder, "notes", ())),
    )


def _on_ray(
    source: str,
    out: str,
    start: Start,
    job: dict[str, Any],
    info: dict[str, Any],
    clock: _Clock,
    resume: bool,
    chunk: int,
    time_limit: float,
    actors: int | None,
    encoder: Encoder | None,
    beside: Article | None,
) -> None:
    from tqcheck.batch import cluster

    def check() -> None:
        cluster.check_on_ray(
            source,
            out,
            start,
            chunk=chunk,
            time_limit=time_limit,
            done=clock.add,
            actors=actors,
            encoder=encoder,
            original=beside,
        )

    if cluster.is_remote(out):
        cluster.begin(out, job, resume=resume)
        check()
        cluster.finish(out, info)
        return
    with opened(Path(out), job, resume=resume) as folder:
        check()
        folder.merge(info)
        folder.remove_parts()


def _result(out: Path | str, clock: _Clock) -> BatchResult:
    tallies = clock.tallies
    seconds = time.monotonic() - clock.start
    return BatchResult(out, tallies.pairs, tallies.skipped, dict(tallies.findings), seconds=seconds)


def _ended(out: Path) -> BatchResult:
    shutil.rmtree(out / FOLDER, ignore_errors=True)
    tallies = tallies_of(tables.read(out))
    return BatchResult(out, tallies.pairs, tallies.skipped, dict(tallies.findings))


def _job(source: Path | str, info: dict[str, Any], chunk: int, original: Path | str | None) -> dict[str, Any]:
    """What a run must have in common with the one that it resumes."""
    return {
        "source": str(source) if "://" in str(source) else str(Path(source).resolve()),
        "pairs a part": chunk,
        "version of tqcheck": info["tqcheck"],
        "model": info["model"],
        "settings": info["settings"],
        "source article": None if original is None else str(Path(original).resolve()),
    }


def _peeked(chunks: Iterator[Chunk]) -> Iterator[Chunk]:
    first = next(chunks)

    def all_of_them() -> Iterator[Chunk]:
        yield first
        yield from chunks

    return all_of_them()
