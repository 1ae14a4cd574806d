"""The way out to a server: the rate, the key, and what was spent."""

import threading
from datetime import timedelta

import httpx
from throttled import RateLimiterType, Throttled, rate_limiter, store

from rsscan.errors import BudgetSpent, SourceError
from rsscan.sources.address import place, proxy
from rsscan.sources.service import Service
from rsscan.sources.source import Spent

_ANNOUNCED = ("x-rate-limit-limit", "x-rate-limit-interval")
"""Headers in which Crossref tells its limit, `1` and `1s`."""

LONGEST_PAUSE = 10
"""Seconds between two requests that an announced limit is believed to ask for; a server that wants more refuses."""


class Network(httpx.BaseTransport):
    """The innermost layer: keeps the rate, adds the key, counts calls and credits.

    Offline, and once the server refuses for longer than one waits, nothing goes out.
    """

    def __init__(self, service: Service, base: httpx.URL, key: str | None, spent: Spent, *, offline: bool) -> None:
        self._inner = httpx.HTTPTransport(limits=httpx.Limits(max_connections=20), proxy=proxy(base))
        self._service, self._base, self._key, self._spent, self._offline = service, base, key, spent, offline
        self._per_second: float = service.per_second
        self._pace = _pace(service.per_second, 1, service.burst)
        self._in_line, self._lock = threading.Lock(), threading.Lock()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request that the cache could not answer."""
        if self._offline:
            raise NotCached
        if place(request.url) != place(self._base):
            other = f"{request.url.scheme}://{request.url.netloc.decode()}"
            other = other.replace(self._key, "…") if self._key else other
            raise SourceError(f"{self._base.host} redirects to another place ({other}); not followed")
        if self._key:
            request.headers["Authorization"] = f"Bearer {self._key}"
        with self._in_line:  # else whoever comes when the next may go goes before those who wait
            if self._spent.over:
                raise BudgetSpent(self._spent.over)
            self._pace.limit(self._service.name)
        try:
            response = self._inner.handle_request(request)
        finally:
            # The cache stores the request that it handed down; the key must not be on it.
            request.headers.pop("Authorization", None)
        used = response.headers.get(self._service.priced_in or "", "0")[:9]  # more digits are no price
        with self._lock:
            self._spent.calls += 1
            self._spent.credits += int(used) if used.isdecimal() else 0
            self._slow_down(response.headers)
        return response

    def _slow_down(self, headers: httpx.Headers) -> None:
        """Keep to the limit that a server announces as so many requests in so many seconds, where it is lower."""
        limit, seconds = (headers.get(name, "")[:6].removesuffix("s") for name in _ANNOUNCED)
        if not (limit.isdecimal() and seconds.isdecimal() and int(limit) and int(seconds)):
            return
        if int(seconds) > LONGEST_PAUSE * int(limit):
            return
        if int(limit) / int(seconds) < self._per_second:
            self._per_second = int(limit) / int(seconds)
            self._pace = _pace(int(limit), int(seconds), 1)
            self._pace.limit(self._service.name)  # what was asked just now counts

    def close(self) -> None:
        """Close every connection."""
        self._inner.close()


def _pace(limit: int, seconds: int, burst: int) -> Throttled:
    return Throttled(
        using=RateLimiterType.GCRA.value,
        quota=rate_limiter.per_duration(timedelta(seconds=seconds), limit, burst=burst),
        store=store.MemoryStore(),  # of our own: what goes to one server must not hold up another
        timeout=1 + seconds / limit,
    )


class NotCached(Exception):
    """Offline, and the answer is not kept."""
