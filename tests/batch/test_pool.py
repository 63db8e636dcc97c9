"""Worker processes as the main process sees them."""

import subprocess
import sys

from tqcheck.batch.pool import WorkerProcess


def test_a_worker_begins_another_chunk_only_while_one_waits_for_the_encoder() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        worker = WorkerProcess(process)
        assert worker.is_free
        worker.chunks.add(1)
        assert not worker.is_free
        worker.asked.add(1)
        assert worker.is_free
        worker.chunks.add(2)
        assert not worker.is_free
