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
from multiprocessing.process import BaseProcess
from typing import Protocol, TypeVar

from rsscan.errors import SourceError

In = TypeVar("In")
Out = TypeVar("Out")
Given = TypeVar("Given")

PATIENCE = 10
"""Seconds in which a process that is told to end may do so by itself."""

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
        with _undisturbed():
            _end(executor, set(multiprocessing.active_children()) - before)


def _end(executor: ProcessPoolExecutor, processes: Iterable[BaseProcess]) -> None:
    """Let the processes leave what they are at; who does not in some seconds is killed.

    None is killed at once: the executor would wait for ever for the rest of an answer that was half sent.
    """
    ending = threading.Thread(target=executor.shutdown, kwargs={"cancel_futures": True})
    ending.start()
    for process in processes:
        process.terminate()
    ending.join(PATIENCE)
    for process in processes:
        process.kill()
    ending.join()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Do what Ctrl-C must not cut in two; it takes effect afterwards. Processes begun here are not reached by it."""
    if not hasattr(signal, "pthread_sigmask") or threading.current_thread() is not threading.main_thread():
        yield
        return
    late: list[int] = []
    handler = signal.signal(signal.SIGINT, lambda number, _: late.append(number))  # a thread of DuckDB may take it
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        signal.signal(signal.SIGINT, handler)
        for number in late[:1]:
            signal.raise_signal(number)


def _nothing() -> None:
    """Do nothing."""


_unfit: list[Exception] = []
"""Why this process could not be set up."""


_at_work = threading.Event()
"""Set while this process is at something that it may leave; it may not leave the sending of an answer."""


def _carried_out(task: Callable[[In], Out], batch: In) -> Out:
    """Carry out a task, or say why this process cannot: an initializer that fails says nothing to who waits."""
    with _leaving():
        for why in _unfit:
            raise why
        return task(batch)


@contextmanager
def _leaving() -> Iterator[None]:
    _at_work.set()
    try:
        yield
    finally:
        _at_work.clear()


def _leave(_number: int, _frame: object) -> None:
    """Do no more: the process ends once it has said so."""
    _unfit.append(SourceError("the sweep is ended"))
    if _at_work.is_set():
        raise _unfit[-1]


def _begin(set_up: Callable[[Given], AbstractContextManager[object]], given: Given) -> None:
    """Begin a process: Ctrl-C is for the one that started it, and it ends with that one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    held = ExitStack()
    try:
        with _leaving():
            held.enter_context(set_up(given))
    except Exception as error:  # noqa: BLE001 - told by whoever is given a task
        _unfit.append(error)
    atexit.register(held.close)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        connection.wait([parent.sentinel])
        os._exit(1)
