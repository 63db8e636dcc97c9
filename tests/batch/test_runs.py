"""Whole batches: the tables of check_many, whatever happens on the way."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from tests.batch.stories import HashedEncoder, story, text_of, write_folder, write_table
from tqcheck import batch, pipeline, tables
from tqcheck.batch import sources
from tqcheck.batch.parts import FOLDER
from tqcheck.errors import RunError, UnreadableArticleError
from tqcheck.model import Skipped
from tqcheck.settings import Settings
from tqcheck.tables import Tables


def run(source: Path, out: Path, **options: object) -> batch.BatchResult:
    # what is tested is the machinery: no quality model, which would judge vectors made of hashes
    options = {"workers": 2, "chunk": 4, "encoder": HashedEncoder(), "settings": Settings(quality="off"), **options}
    return batch.run(source, out, **options)  # type: ignore[arg-type]


def expected(source: Path) -> Tables:
    """What the pipeline makes of the pairs one by one, without any machinery."""
    checker = pipeline.Checker(encoder=HashedEncoder())
    done, skipped = [], []
    for spec in sources.pairs(source):
        try:
            done.append(checker.check_pair(spec.read()))
        except UnreadableArticleError as error:
            skipped.append(Skipped(error.path, error.reason))
    return tables.build(done, skipped)


def assert_same(made: Tables, wanted: Tables) -> None:
    for name, frame in wanted.frames.items():
        assert_frame_equal(made.frames[name], frame, abs_tol=1e-5)


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Tables]:
    path = write_table(tmp_path_factory.mktemp("batch") / "pairs.csv", 26, broken=[5, 24, 25])
    return path, expected(path)


def test_a_batch_finds_what_check_finds(tmp_path: Path, table: tuple[Path, Tables]) -> None:
    source, wanted = table
    heard: list[batch.Progress] = []
    encoder = HashedEncoder()
    result = run(source, tmp_path / "run", progress=heard.append, encoder=encoder)
    made = tables.read(tmp_path / "run")
    assert_same(made, wanted)
    assert made.pairs["desk"].null_count() == 0
    assert (result.pairs, result.skipped, result.interrupted) == (23, 3, False)
    assert sum(result.findings.values()) == len(made.findings)
    assert (heard[-1].done, heard[-1].total, heard[-1].skipped) == (26, 26, 3)
    assert not (tmp_path / "run" / FOLDER).exists()
    # several articles a call
    assert max(len(call) for call in encoder.calls) > 20


def test_a_folder_and_copies_need_no_vectors(tmp_path: Path) -> None:
    source = write_folder(tmp_path / "in", 3)
    for path in source.rglob("candidate.en.txt"):
        path.write_text(text_of(story(int(path.parent.name[-3:]))), encoding="utf-8")
    encoder = HashedEncoder()
    result = run(source, tmp_path / "run", encoder=encoder)
    assert (result.pairs, encoder.calls) == (6, [])
    assert tables.read(tmp_path / "run").pairs["pair"].to_list()[:2] == ["story-000/en.copy", "story-000/en"]


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_killed_at_any_moment_nothing_is_lost_or_doubled(tmp_path: Path, table: tuple[Path, Tables]) -> None:
    source, wanted = table
    out = tmp_path / "run"
    chance = random.Random(os.environ.get("TQCHECK_TEST_SEED", "7"))
    kills = 0
    for attempt in range(40):
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.batch.stories", str(source), str(out), "resume" if attempt else "new"],
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        parts = out / FOLDER / "parts"
        until = time.monotonic() + 60
        goal = len(list(parts.glob("0*"))) + chance.choice([0, 1, 1, 2])
        # the first moments are the import of the package: waiting for progress makes the kills fall on the work
        while process.poll() is None and time.monotonic() < until and attempt < 4:
            if parts.is_dir() and len([p for p in parts.iterdir() if p.suffix == ""]) >= goal:
                time.sleep(chance.random() * 0.1)
                break
            time.sleep(0.005)
        if attempt < 4 and process.poll() is None:
            # either the main process alone, whose workers must end by themselves, or all of them
            (os.kill if chance.random() < 0.5 else os.killpg)(process.pid, signal.SIGKILL)
            kills += 1
        _, complaint = process.communicate(timeout=120)
        if process.returncode == 0:
            break
        assert not complaint or attempt < 4, complaint
    assert kills >= 3
    assert_same(tables.read(out), wanted)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_a_worker_that_dies_is_replaced(tmp_path: Path, table: tuple[Path, Tables]) -> None:
    source, wanted = table
    psutil = pytest.importorskip("psutil")
    killed: list[int] = []

    def kill_one(_: batch.Progress) -> None:
        children = psutil.Process().children()
        if children and len(killed) < 2:
            killed.append(children[-1].pid)
            children[-1].kill()

    run(source, tmp_path / "run", progress=kill_one)
    assert len(killed) == 2
    assert_same(tables.read(tmp_path / "run"), wanted)


def _plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """Code that workers run when they start: a stand-in for a check that misbehaves at one pair."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(
        "import sys\n"
        "if 'tqcheck.batch.worker' in ' '.join(sys.orig_argv):\n"
        "    import os, time\n"
        "    from tqcheck import pipeline\n"
        "    original = pipeline.Checker.check\n"
        "    def check(self, prepared):\n"
        "        if prepared.pair.id == 'story-9':\n"
        f"            {body}\n"
        "        return original(self, prepared)\n"
        "    pipeline.Checker.check = check\n"
    )
    root = Path(__file__).parents[2]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder), str(root)]))


@pytest.mark.parametrize(
    ("body", "options", "reason"),
    [
        ("time.sleep(3600)", {"time_limit": 10.0}, "took longer than 10 seconds"),
        ("os._exit(1)", {}, "the process that checked it died"),
        ("raise ValueError('what a surprise')", {}, "internal error: ValueError: what a surprise"),
    ],
)
def test_one_bad_pair_is_a_skipped_row(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    table: tuple[Path, Tables],
    body: str,
    options: dict[str, object],
    reason: str,
) -> None:
    source, wanted = table
    _plugin(tmp_path, monkeypatch, body)
    run(source, tmp_path / "run", **options)
    made = tables.read(tmp_path / "run")
    assert made.skipped.filter(pl.col("reason") == reason)["path"].to_list() == [f"{source} row 10"]
    assert made.pairs["pair"].to_list() == [name for name in wanted.pairs["pair"] if name != "story-9"]


def test_ctrl_c_leaves_what_is_finished(tmp_path: Path, table: tuple[Path, Tables]) -> None:
    source, wanted = table

    def interrupt(progress: batch.Progress) -> None:
        if progress.done >= 8:
            raise KeyboardInterrupt

    result = run(source, tmp_path / "run", progress=interrupt)
    assert result.interrupted
    part = tables.read(tmp_path / "run")
    assert part.run["interrupted"] is True
    assert 0 < len(part.pairs) < len(wanted.pairs)
    assert set(part.pairs["pair"]) <= set(wanted.pairs["pair"])
    result = run(source, tmp_path / "run", resume=True)
    assert not result.interrupted
    assert_same(tables.read(tmp_path / "run"), wanted)
    # a run that has ended has nothing left to do
    assert run(source, tmp_path / "run", resume=True).pairs == 23


def test_a_run_that_did_not_end_is_not_overwritten(tmp_path: Path, table: tuple[Path, Tables]) -> None:
    source, _ = table

    def interrupt(_: batch.Progress) -> None:
        raise KeyboardInterrupt

    run(source, tmp_path / "run", progress=interrupt)
    with pytest.raises(RunError, match="--resume"):
        run(source, tmp_path / "run")
    with pytest.raises(RunError, match="begun with another pairs a part"):
        run(source, tmp_path / "run", resume=True, chunk=5)


def test_damaged_and_foreign_parts_are_done_again(tmp_path: Path, table: tuple[Path, Tables]) -> None:
    source, wanted = table

    def interrupt(progress: batch.Progress) -> None:
        if progress.done >= 12:
            raise KeyboardInterrupt

    run(source, tmp_path / "run", progress=interrupt)
    parts = sorted((tmp_path / "run" / FOLDER / "parts").iterdir())
    file = parts[0] / "findings.parquet"
    file.write_bytes(file.read_bytes()[:-20])
    (parts[1] / "run.json").write_text("{}")
    run(source, tmp_path / "run", resume=True)
    assert_same(tables.read(tmp_path / "run"), wanted)


@pytest.mark.skipif(sys.platform == "win32", reason="locks of POSIX")
def test_two_batches_do_not_write_one_run(tmp_path: Path, table: tuple[Path, Tables]) -> None:
    source, _ = table
    met: list[str] = []

    def second(_: batch.Progress) -> None:
        with pytest.raises(RunError, match="another batch is writing"):
            run(source, tmp_path / "run", resume=True)
        met.append("")

    run(source, tmp_path / "run", progress=second)
    assert met


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_ends_the_run_in_one_line(tmp_path: Path, table: tuple[Path, Tables]) -> None:
    source, _ = table
    (tmp_path / "run").write_text("")
    with pytest.raises(RunError, match="a folder is needed"):
        run(source, tmp_path / "run")
    with pytest.raises(RunError, match="cannot write the run"):
        run(source, Path("/dev/full/run"))


def test_no_parts_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: tuple[Path, Tables]) -> None:
    source, wanted = table
    _full(tmp_path, monkeypatch)
    with pytest.raises(RunError, match="No space left on device"):
        run(source, tmp_path / "run")
    monkeypatch.undo()
    run(source, tmp_path / "run", resume=True)
    assert_same(tables.read(tmp_path / "run"), wanted)


def _full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers whose disk is full after some parts."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(
        "import sys\n"
        "if 'tqcheck.batch.worker' in ' '.join(sys.orig_argv):\n"
        "    import errno\n"
        "    from tqcheck import tables\n"
        "    original, left = tables.write, [1]\n"
        "    def write(made, target):\n"
        "        left[0] -= 1\n"
        "        if left[0] < 0:\n"
        "            raise tables.RunError(f'{target}: cannot write the run: No space left on device')\n"
        "        original(made, target)\n"
        "    tables.write = write\n"
    )
    root = Path(__file__).parents[2]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder), str(root)]))
