"""Threads that do first what is wanted first, however much was asked of them before."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from itertools import count
from queue import PriorityQueue
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Turns(ThreadPoolExecutor):
    """A pool that takes up what has the lowest turn; what is submitted without one is wanted now, which is turn 0."""

    def __init__(self, threads: int, name: str) -> None:
        super().__init__(threads, thread_name_prefix=name)
        self._waiting: PriorityQueue[tuple[int, int, Future[Any], Callable[[], Any]]] = PriorityQueue()
        self._arrivals = count()

    def submit(self, function: Callable[P, T], /, *args: P.args, **options: P.kwargs) -> Future[T]:
        """Let a function be called as soon as a thread is free."""
        return self.at(0, partial(function, *args, **options))

    def at(self, turn: int, function: Callable[[], T]) -> Future[T]:
        """Let a function be called when nothing of an earlier turn is left."""
        future: Future[T] = Future()
        super().submit(self._next)
        self._waiting.put((turn, next(self._arrivals), future, function))
        return future

    def _next(self) -> None:
        _, _, future, function = self._waiting.get()
        if not future.set_running_or_notify_cancel():
            return
        try:
            future.set_result(function())
        except BaseException as error:  # noqa: BLE001 - whoever waits for the answer is told, as by any pool
            future.set_exception(error)
