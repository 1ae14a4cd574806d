"""Processes that work beside this one: each is set up once, and no more is handed to them than they can do soon."""

import atexit
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import cache
from itertools import chain, islice
from multiprocessing import connection
from typing import Protocol, TypeVar

from rsscan.errors import SourceError

In = TypeVar("In")
Out = TypeVar("Out")
Given = TypeVar("Given")

WAITING = 3
"""Batches for each process that are handed out before the first of them is done."""


class Spread(Protocol):
    """Carries out a task on each batch and yields what comes of them, in their order."""

    def __call__(self, task: Callable[[In], Out], batches: Iterable[In]) -> Iterator[Out]:
        """Carry out a task of a module's top level."""
        ...


@contextmanager
def workers(count: int, set_up: Callable[[Given], AbstractContextManager[object]], given: Given) -> Iterator[Spread]:
    """Give what spreads tasks over some processes, in each of which `set_up` is entered once.

    What is only one batch is done in this process; others are begun as soon as there are more. Whatever happens, no
    process is left behind.
    """
    with ExitStack() as held, _processes(count, set_up, given) as spread_out:
        here = cache(lambda: held.enter_context(set_up(given)))

        def spread(task: Callable[[In], Out], batches: Iterable[In]) -> Iterator[Out]:
            rest = iter(batches)
            first = list(islice(rest, 2))
            if count > 1 and len(first) > 1:
                yield from spread_out(task, chain(first, rest))
            else:
                here()
                yield from map(task, chain(first, rest))

        yield spread


@contextmanager
def _processes(count: int, set_up: Callable[[Given], AbstractContextManager[object]], given: Given) -> Iterator[Spread]:
    executor = ProcessPoolExecutor(
        count, multiprocessing.get_context("spawn"), initializer=_begin, initargs=(set_up, given)
    )

    def spread(task: Callable[[In], Out], batches: Iterable[In]) -> Iterator[Out]:
        begin()
        pending: deque[Future[Out]] = deque()
        for batch in batches:
            pending.append(executor.submit(_carried_out, task, batch))
            if len(pending) >= count * WAITING:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()

    @cache
    def begin() -> None:
        with _undisturbed():
            for _ in range(count):  # each starts one
                executor.submit(_nothing)

    before = set(multiprocessing.active_children())
    try:
        yield spread
        executor.shutdown()
    except BrokenProcessPool:
        raise SourceError("a process of the sweep was ended from outside, perhaps for want of memory") from None
    finally:
        for process in set(multiprocessing.active_children()) - before:
            process.terminate()
        executor.shutdown(cancel_futures=True)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Start processes that Ctrl-C does not reach, not even while they begin; it reaches this one afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _nothing() -> None:
    """Do nothing."""


_unfit: list[Exception] = []
"""Why this process could not be set up."""


def _carried_out(task: Callable[[In], Out], batch: In) -> Out:
    """Carry out a task, or say why this process cannot: an initializer that fails says nothing to who waits."""
    for why in _unfit:
        raise why
    return task(batch)


def _begin(set_up: Callable[[Given], AbstractContextManager[object]], given: Given) -> None:
    """Begin a process: Ctrl-C is for the one that started it, and it ends with that one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    held = ExitStack()
    try:
        held.enter_context(set_up(given))
    except Exception as error:  # noqa: BLE001 - told by whoever is given a task
        _unfit.append(error)
    atexit.register(held.close)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        connection.wait([parent.sentinel])
        os._exit(1)
