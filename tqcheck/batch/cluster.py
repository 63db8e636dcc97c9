"""The engine of many machines: Ray Data deals out pieces of the input, and each actor is a local engine of its own.

The driver sees names and row counts of the input, never its texts, where that is Parquet. An actor holds one encoder
(on a GPU where there is one) and worker processes; dead workers, hanging pairs and resuming are those of one machine.
"""

import contextlib
import json
import logging
import pickle
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

from tqcheck import tables
from tqcheck.batch import sources
from tqcheck.batch.local import LocalEngine
from tqcheck.batch.parts import FOLDER, JOB, PARTS, RunFolder, Tallies, compare_jobs
from tqcheck.batch.sources import Chunk
from tqcheck.batch.worker import Start
from tqcheck.embedding import Encoder, load_encoder
from tqcheck.errors import RunError, SettingsError
from tqcheck.model import Article
from tqcheck.pipeline import judge_of

CHUNKS_A_CALL = 8
CORES_AN_ACTOR = 2
_MARKS = f"{FOLDER}/{PARTS}"


@dataclass(frozen=True, slots=True)
class Slice:
    """Rows of a Parquet file that make a chunk: ``length`` from ``start``; ``before`` rows are in earlier files."""

    index: int
    file: str
    start: int
    length: int
    before: int
    original: Article | None = None

    def chunk(self) -> Chunk:
        """Read it."""
        specs = sources.of_parquet_slice(self.file, self.start, self.length, self.before)
        return Chunk(self.index, tuple(sources.beside(self.original, specs)))


class Actor:
    """What runs on the cluster: chunks in, their numbers out, their tables into the run folder."""

    def __init__(
        self, start: Start, out: str, workers: int, time_limit: float, encoder: Encoder | None, gpu: bool
    ) -> None:
        settings = start.settings
        device = settings.device if gpu or settings.device != "auto" else "cpu"
        self._encoder = encoder or load_encoder(settings.model, device, cache=settings.cache)
        judged = replace(settings, device=device)
        self._judge = judge_of(judged, self._encoder, cache=settings.cache) if start.judged else None
        self._start = start
        self._out = out
        self._workers = workers
        self._time_limit = time_limit

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[Any]]:
        numbers: dict[str, list[Any]] = {"tallies": [], "computed": []}

        def done(tallies: Tallies, computed: bool) -> None:
            numbers["tallies"].append(json.dumps(asdict(tallies)))
            numbers["computed"].append(computed)

        chunks = (one.chunk() if isinstance(one, Slice) else one for one in map(pickle.loads, batch["work"]))
        with _held(self._out) as folder:
            engine = LocalEngine(
                folder,
                self._start,
                self._encoder,
                workers=self._workers,
                time_limit=self._time_limit,
                done=done,
                judge=self._judge,
            )
            engine.run(chunks)
        return numbers


class _RemoteFolder(RunFolder):
    """A run on any file system that fsspec knows: parts are written here and uploaded when they are done.

    There each table is a folder of Parquet files, ``findings.parquet/0000012.parquet``, and a small file a part, the
    last one uploaded, says that it is done.
    """

    def __init__(self, out: str) -> None:
        import fsspec

        self._local = Path(tempfile.mkdtemp(prefix="tqcheck-"))
        super().__init__(self._local)
        self.parts.mkdir(parents=True)
        self._files, self._root = fsspec.core.url_to_fs(out)

    def finished(self, index: int, digest: str) -> Tallies | None:
        mark = f"{self._root}/{_MARKS}/{index:07d}.json"
        try:
            said = json.loads(self._files.cat_file(mark))
            if said["digest"] == digest:
                return Tallies(**said["tallies"])
        except (OSError, ValueError, KeyError, TypeError):
            pass
        return None

    def written(self, index: int) -> None:
        """Upload a part; its mark comes last."""
        path = self.path(index)
        try:
            for name in tables.TABLES:
                target = f"{self._root}/{name}.parquet"
                self._files.makedirs(target, exist_ok=True)
                self._files.put_file(str(path / f"{name}.parquet"), f"{target}/{index:07d}.parquet")
            self._files.makedirs(f"{self._root}/{_MARKS}", exist_ok=True)
            said = json.loads((path / tables.RUN_FILE).read_text(encoding="utf-8"))["part"]
            self._files.pipe_file(f"{self._root}/{_MARKS}/{index:07d}.json", json.dumps(said).encode())
        except OSError as error:
            raise RunError(f"{self._root}: cannot write the run: {error.strerror or error}") from error
        shutil.rmtree(path)

    def close(self) -> None:
        shutil.rmtree(self._local, ignore_errors=True)


@contextlib.contextmanager
def _held(out: str) -> Iterator[RunFolder]:
    folder = _RemoteFolder(out) if is_remote(out) else RunFolder(Path(out))
    try:
        yield folder
    finally:
        folder.close()


def is_remote(place: str) -> bool:
    """Whether a place is a URL, that is, on a file system of fsspec and not of this machine."""
    return "://" in place


def check_on_ray(
    source: str,
    out: str,
    start: Start,
    *,
    chunk: int,
    time_limit: float,
    done: Callable[[Tallies, bool], None],
    actors: int | None = None,
    encoder: Encoder | None = None,
    original: Article | None = None,
) -> None:
    """Check the chunks that have no part yet on the cluster that Ray finds, or on this machine.

    Raises ``SettingsError`` where Ray is not installed, ``RunError`` where the source or the folder cannot be used.
    """
    try:
        import ray
        from ray.data import DataContext
    except ImportError as error:
        raise SettingsError("--engine ray needs Ray: pip install 'tqcheck[ray]'") from error
    begun = not ray.is_initialized()
    if begun:
        ray.init(log_to_driver=False, logging_level=logging.ERROR, include_dashboard=False)
    try:
        context = DataContext.get_current()
        context.enable_progress_bars = False
        # its account of each execution goes to standard error otherwise
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        resources = ray.cluster_resources()
        gpus = int(resources.get("GPU", 0)) if start.settings.device != "cpu" else 0
        cores = max(1, int(resources.get("CPU", 1)))
        number = actors or gpus or max(1, cores // CORES_AN_ACTOR)
        share = max(1, cores // number)
        work = [{"work": pickle.dumps(one)} for one in _work(source, chunk, original)]
        blocks = max(1, min(len(work), -(-len(work) // CHUNKS_A_CALL), 10_000))
        results = ray.data.from_items(work, override_num_blocks=max(blocks, min(number, len(work)))).map_batches(
            Actor,
            fn_constructor_args=(start, out, share, time_limit, encoder, bool(gpus)),
            batch_size=CHUNKS_A_CALL,
            compute=ray.data.ActorPoolStrategy(size=number),
            num_cpus=share,
            num_gpus=1 if gpus else 0,
        )
        for row in results.iter_rows():
            done(Tallies(**json.loads(row["tallies"])), bool(row["computed"]))
    except ray.exceptions.RayError as error:
        raise RunError(_reason(error)) from error
    finally:
        if begun:
            ray.shutdown()


def begin(out: str, job: Mapping[str, Any], *, resume: bool) -> None:
    """Make a run folder on another file system ready for a job. Raises ``RunError`` where it holds another."""
    import fsspec

    try:
        files, root = fsspec.core.url_to_fs(out)
        path = f"{root}/{FOLDER}/{JOB}"
        if files.exists(path):
            if not resume:
                raise RunError(f"{out}: holds a run that did not end; go on with --resume, or remove it")
            compare_jobs(out, json.loads(files.cat_file(path)), job)
        else:
            if files.exists(f"{root}/{_MARKS}"):
                files.rm(f"{root}/{_MARKS}", recursive=True)
            files.makedirs(f"{root}/{FOLDER}", exist_ok=True)
            files.pipe_file(path, json.dumps(job).encode())
    except (OSError, ValueError, ImportError) as error:
        raise RunError(f"{out}: cannot write the run: {error}") from error


def finish(out: str, info: Mapping[str, Any]) -> None:
    """Write ``run.json`` of a run on another file system, and remove what only a run that goes on needs."""
    import fsspec

    files, root = fsspec.core.url_to_fs(out)
    text = json.dumps(tables.build([], [], info).run, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    files.pipe_file(f"{root}/{tables.RUN_FILE}", text.encode())
    files.rm(f"{root}/{FOLDER}", recursive=True)


def _work(source: str, size: int, original: Article | None) -> Iterator[Slice | Chunk]:
    if not is_remote(source) and not source.lower().endswith(".parquet"):
        yield from sources.chunks(Path(source), size, original)
        return
    index, before = count(), 0
    for file, rows in sources.parquet_files(source):
        for start in range(0, rows, size):
            yield Slice(next(index), file, start, min(size, rows - start), before, original)
        before += rows
    if not before:
        raise RunError(f"{source}: no pairs in it")


def _reason(error: Exception) -> str:
    """The cause that an actor named, in one line, without Ray's own pages of it."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    known = [line.split("Error: ", 1)[1] for line in lines if line.startswith("tqcheck.errors.")]
    return (known or lines or [type(error).__name__])[-1][:300]
