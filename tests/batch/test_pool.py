"""Worker processes as the main process sees them."""

import io
import queue
import subprocess
import sys
import threading
import time
import weakref
from types import SimpleNamespace
from typing import Any, cast

from tqcheck.batch.pool import WorkerProcess, _write


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


class _Share:
    pass


def test_a_message_is_let_go_of_while_the_next_is_awaited() -> None:
    worker = cast(Any, SimpleNamespace(outbox=queue.Queue()))
    writer = threading.Thread(target=_write, args=(worker, io.BytesIO()), daemon=True)
    writer.start()
    share = _Share()
    kept = weakref.ref(share)
    worker.outbox.put(share)
    del share
    for _ in range(1000):
        if kept() is None:
            break
        time.sleep(0.01)
    assert writer.is_alive()
    assert kept() is None
    worker.outbox.put(None)
    writer.join()
