"""Jobs done side by side, each on a connection of its own."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, as_completed, wait
from contextlib import ExitStack
from queue import SimpleQueue
from typing import TYPE_CHECKING, TypeVar

from rsscan.errors import InputError
from rsscan.sources.snapshot.database import Means, working

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Job = Callable[["DuckDBPyConnection"], None]
Tell = Callable[[str, int, int], None]
"""Takes what is being done, how much of it is done, and of how much."""

Key = TypeVar("Key", bound=Hashable)


def done(jobs: Mapping[Key, Job], means: Means) -> Iterator[tuple[Key, InputError | None]]:
    """Do jobs, as many at once as there are threads; yield each as it ends, with what was wrong with what it read.

    When the caller is interrupted, what is being done ends at once.
    """
    with ExitStack() as opened:
        idle: SimpleQueue[DuckDBPyConnection] = SimpleQueue()
        connections = [opened.enter_context(working(means.shared())) for _ in range(min(means.threads, len(jobs)))]
        for connection in connections:
            idle.put(connection)
        pool = opened.enter_context(ThreadPoolExecutor(means.threads))
        keys = {pool.submit(_do, job, idle): key for key, job in jobs.items()}
        try:
            for future in as_completed(keys):
                yield keys[future], _wrong(future)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            while running := [future for future in keys if future.running()]:
                for connection in connections:
                    connection.interrupt()
                wait(running, timeout=0.1)


def _do(job: Job, idle: "SimpleQueue[DuckDBPyConnection]") -> None:
    connection = idle.get()
    try:
        job(connection)
    finally:
        idle.put(connection)


def _wrong(future: "Future[None]") -> InputError | None:
    try:
        future.result()
    except InputError as error:
        return error
    return None


def each(doing: str, jobs: Mapping[Key, Job], means: Means, tell: Tell) -> Iterator[tuple[Key, InputError | None]]:
    """Do jobs like `done`, and tell how many are."""
    for at, result in enumerate(done(jobs, means), 1):
        tell(doing, at, len(jobs))
        yield result
