"""Many pairs: read as a stream, embedded across articles, checked in worker processes, resumed after any end."""

from tqcheck.batch.runs import TIME_LIMIT, BatchResult, Progress, run

__all__ = ["TIME_LIMIT", "BatchResult", "Progress", "run"]
