"""Faults that a test adds to a server: what goes wrong, for which requests, how often."""

import re
import threading
from dataclasses import dataclass
from typing import Self

_NEVER_BILLED = {"reset", "too_many", "budget", "plan_upgrade", "redirect_loop", "redirect_to"}
_GATEWAY_TIMEOUT = 504
_ON_LISTS = {"short_page", "empty_list", "slow_search"}
_ON_TRANSPORT = {"cut_body", "slow_body", "stall"}


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing going wrong, made by the class methods below.

    It hits the first `times` requests (None: for ever) whose raw target holds a match of `path`, after
    letting `after` of them pass. One fault at most hits a request: the first added with hits left.
    """

    kind: str
    path: str = ""
    times: int | None = 1
    after: int = 0
    code: int = 200
    amount: float = 0
    retry_after: float | str | None = None
    text: str = ""
    packed: bool = False

    @property
    def replaces_answer(self) -> bool:
        """Say whether the fault stands in for the answer, instead of spoiling it."""
        return self.kind not in _ON_LISTS | _ON_TRANSPORT

    @property
    def is_billed(self) -> bool:
        """Say whether the edge bills a request hit by this fault; a 504 is refunded."""
        return self.kind not in _NEVER_BILLED and self.code != _GATEWAY_TIMEOUT

    @property
    def needs_list(self) -> bool:
        """Say whether the fault can only hit lists."""
        return self.kind in _ON_LISTS

    @classmethod
    def status(
        cls,
        code: int,
        retry_after: float | str | None = None,
        *,
        times: int | None = 1,
        path: str = "",
        after: int = 0,
    ) -> Self:
        """Answer with a status and the body that OpenAlex gives with it."""
        return cls(kind="status", code=code, retry_after=retry_after, times=times, path=path, after=after)

    @classmethod
    def reset(cls, *, times: int | None = 1, path: str = "", after: int = 0) -> Self:
        """Reset the connection before answering."""
        return cls(kind="reset", times=times, path=path, after=after)

    @classmethod
    def cut_body(cls, *, times: int | None = 1, path: str = "", after: int = 0) -> Self:
        """Announce the whole body, send half of it and close."""
        return cls(kind="cut_body", times=times, path=path, after=after)

    @classmethod
    def slow_body(cls, seconds: float, *, times: int | None = 1, path: str = "", after: int = 0) -> Self:
        """Drip the body over some seconds."""
        return cls(kind="slow_body", amount=seconds, times=times, path=path, after=after)

    @classmethod
    def stall(cls, seconds: float, *, times: int | None = 1, path: str = "", after: int = 0) -> Self:
        """Stay silent for some seconds, then answer as usual."""
        return cls(kind="stall", amount=seconds, times=times, path=path, after=after)

    @classmethod
    def short_page(cls, n: int = 1, *, times: int | None = 1, path: str = "", after: int = 0) -> Self:
        """Leave out the last n results and the next cursor, as a search that timed out does."""
        return cls(kind="short_page", amount=n, times=times, path=path, after=after)

    @classmethod
    def empty_list(cls, *, times: int | None = 1, path: str = "", after: int = 0) -> Self:
        """Claim that nothing was found."""
        return cls(kind="empty_list", times=times, path=path, after=after)

    @classmethod
    def slow_search(cls, ms: int = 6000, *, times: int | None = 1, path: str = "", after: int = 0) -> Self:
        """Report a search that took long; its results are complete."""
        return cls(kind="slow_search", amount=ms, times=times, path=path, after=after)

    @classmethod
    def too_many(
        cls, retry_after: float | str | None = 1, *, times: int | None = 1, path: str = "", after: int = 0
    ) -> Self:
        """Refuse with the 429 of the limit per second."""
        return cls(kind="too_many", retry_after=retry_after, times=times, path=path, after=after)

    @classmethod
    def budget(
        cls,
        retry_after: float | str | None = 40_000,
        *,
        times: int | None = 1,
        path: str = "",
        after: int = 0,
    ) -> Self:
        """Refuse with the 429 of a spent budget."""
        return cls(kind="budget", retry_after=retry_after, times=times, path=path, after=after)

    @classmethod
    def plan_upgrade(cls, *, times: int | None = 1, path: str = "", after: int = 0) -> Self:
        """Refuse with the permanent 429, which has no Retry-After."""
        return cls(kind="plan_upgrade", times=times, path=path, after=after)

    @classmethod
    def html(cls, status: int = 404, *, times: int | None = 1, path: str = "", after: int = 0) -> Self:
        """Answer with an HTML page under a status."""
        return cls(kind="html", code=status, times=times, path=path, after=after)

    @classmethod
    def missing(cls, *, times: int | None = 1, path: str = "", after: int = 0) -> Self:
        """Answer 404 as if the record had been merged away."""
        return cls.html(404, times=times, path=path, after=after)

    @classmethod
    def not_json(cls, *, times: int | None = 1, path: str = "", after: int = 0) -> Self:
        """Answer 200 with an HTML page."""
        return cls(kind="html", code=200, times=times, path=path, after=after)

    @classmethod
    def wrong_shape(cls, text: str = "[]", *, times: int | None = 1, path: str = "", after: int = 0) -> Self:
        """Answer 200 with JSON of another shape, such as `[]` or `{"meta": {}}`."""
        return cls(kind="wrong_shape", text=text, times=times, path=path, after=after)

    @classmethod
    def huge(
        cls,
        size: int | None = None,
        *,
        packed: bool = False,
        times: int | None = 1,
        path: str = "",
        after: int = 0,
    ) -> Self:
        """Stream a body of so many bytes, without end if None; packed, it is a small gzip that grows."""
        amount = float("inf") if size is None else size
        return cls(kind="huge", amount=amount, packed=packed, times=times, path=path, after=after)

    @classmethod
    def redirect_loop(cls, *, times: int | None = None, path: str = "", after: int = 0) -> Self:
        """Redirect a request to itself, for ever unless told otherwise."""
        return cls(kind="redirect_loop", times=times, path=path, after=after)

    @classmethod
    def redirect_to(cls, url: str, *, times: int | None = 1, path: str = "", after: int = 0) -> Self:
        """Redirect to another address, which may be another host."""
        return cls(kind="redirect_to", text=url, times=times, path=path, after=after)


@dataclass
class _Armed:
    """A fault with the requests still to pass and to hit."""

    fault: Fault
    passing: int
    hits: int | None


class FaultQueue:
    """The faults of a server, shared by all threads."""

    def __init__(self) -> None:
        """Start without faults."""
        self._lock = threading.Lock()
        self._armed: list[_Armed] = []

    def add(self, fault: Fault) -> None:
        """Arm a fault behind those there are."""
        with self._lock:
            self._armed.append(_Armed(fault, fault.after, fault.times))

    def clear(self) -> None:
        """Forget all faults."""
        with self._lock:
            self._armed.clear()

    def take(self, target: str, *, is_list: bool) -> Fault | None:
        """Return the fault that hits a request, and count the hit."""
        with self._lock:
            for armed in self._armed:
                if armed.hits == 0 or (armed.fault.needs_list and not is_list):
                    continue
                if not re.search(armed.fault.path, target):
                    continue
                if armed.passing:
                    armed.passing -= 1
                    continue
                if armed.hits is not None:
                    armed.hits -= 1
                return armed.fault
        return None
