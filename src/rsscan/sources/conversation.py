"""One polite conversation with a server: rate, retries, cache, key, and every refusal told apart.

The layers of the transport, outermost first: cache (never sees the key) → counting, rate and key → the network.
"""

import json
import logging
import sqlite3
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Any, Self

import httpx
import stamina
from hishel import SqliteStorage
from hishel.httpx import CacheTransport
from stamina.instrumentation import set_on_retry_hooks

from rsscan.errors import BudgetSpent, SourceError
from rsscan.sources import cache
from rsscan.sources.address import checked_base
from rsscan.sources.network import Network, NotCached
from rsscan.sources.refusal import refusal
from rsscan.sources.service import Refused, Service
from rsscan.sources.source import Spent
from rsscan.uncollected import uncollected
from rsscan.version import __version__

_LOG = logging.getLogger(__name__)

ANSWER_LIMIT = 64 * 1024**2
"""Bytes, unpacked, of one answer that are read; a page of 100 works with 100 authors each is about 20 MB."""

REACHING = 3
"""Attempts to connect after which the server counts as out of reach; from then on each request makes but one."""

_UNREACHED = (httpx.ConnectError, httpx.ConnectTimeout)
"""Refused, or swallowed by a firewall."""


LETTERS_SHOWN = 200
"""Of an address in a sentence; some hold fifty DOIs."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How to ask: seconds unless said otherwise.

    `max_wait` bounds the waits that the server asks for; `first_pause` doubles with each of `attempts`; `answer_within`
    bounds one whole answer, so that a body that drips does not hold a scan for ever.
    """

    max_wait: float = 120
    attempts: int = 6
    first_pause: float = 0.5
    longest_pause: float = 8
    connect_within: float = 10
    silence: float = 30
    answer_within: float = 90


class _Patience:
    """Decides for one request whether to try again and after how long, and adds up what the server asked for."""

    def __init__(self, server: str, max_wait: float, tries: int) -> None:
        self._server, self.left = server, max_wait
        self._tries = tries

    def __call__(self, error: Exception) -> bool | float:
        """Return False to give up, True for a pause of our own, seconds for the server's."""
        if isinstance(error, _UNREACHED):
            # Nobody there: a few seconds tell, and the user is waiting for the sentence.
            self._tries -= 1
            return self._tries > 0
        if isinstance(error, httpx.TransportError):
            _LOG.info("%s: %s; trying again", self._server, _described(error))
            return True
        if not isinstance(error, Refused):
            return False
        if error.wait is None:
            _LOG.info("%s; trying again", error)
            return True
        self.left -= error.wait
        if self.left < 0:
            return False
        _LOG.warning("%s; waiting %.0f s as it asks", error, error.wait)
        return error.wait


class Conversation:
    """Asks a service for JSON; safe to use from several threads.

    `base` is another address than the service's own. `key` is sent as a Bearer header to the base address and nowhere
    else. `cache_for` is how many seconds an answer is kept, 0 for not at all; `refresh` asks anew and keeps the new
    answer; `offline` answers from the cache alone.
    """

    def __init__(
        self,
        service: Service,
        base: str | None,
        key: str | None,
        manners: Manners,
        *,
        cache_for: float = 0,
        refresh: bool = False,
        offline: bool = False,
    ) -> None:
        self._service = service
        self.base = checked_base(service.base if base is None else base, service)
        self.spent = Spent()
        self._key = key
        self._manners = manners
        self.offline = offline
        self._refresh = refresh
        self._unreached = False
        self._storage: SqliteStorage | None = cache.storage(cache_for) if cache_for else None
        if key and self.base.scheme != "https" and self.base.host not in {"127.0.0.1", "localhost", "::1"}:
            _LOG.warning("the API key is not sent, because %s is not reached by https", self.base.host)
            key = None
        network = Network(service, self.base, key, self.spent, offline=offline)
        layers = CacheTransport(network, storage=self._storage) if self._storage else network
        set_on_retry_hooks([])  # `get` says itself, in a sentence, what it waits for
        self._http = httpx.Client(
            transport=layers,
            follow_redirects=True,
            max_redirects=5,
            timeout=httpx.Timeout(manners.silence, connect=manners.connect_within),
            headers={"User-Agent": f"rsscan/{__version__}", "Accept": "application/json", **service.headers},
        )

    @property
    def place(self) -> str:
        """The server that is asked, without what is asked of it."""
        return f"{self.base.scheme}://{self.base.netloc.decode()}"

    def get(self, path: str, *, fresh: bool = False) -> dict[str, Any]:
        """Return the JSON object at `path` (with its query, relative to the base address).

        `fresh` sets aside what the cache holds. Raises NotFound, BudgetSpent, SourceError, or InputError where the
        API key is refused.
        """
        url = str(self.base).rstrip("/") + path
        if fresh or self._refresh:
            self.forget(path)
        patience = _Patience(self._service.name, self._manners.max_wait, 1 if self._unreached else REACHING)
        retries = stamina.retry_context(
            on=patience,
            attempts=self._manners.attempts,
            timeout=None,
            wait_initial=self._manners.first_pause,
            wait_max=self._manners.longest_pause,
            wait_jitter=self._manners.first_pause,
        )
        try:
            for attempt in retries:
                with attempt:
                    return self._once(url, path)
        except NotCached:
            raise SourceError(
                f"offline, and not in the cache: {path[:LETTERS_SHOWN]}; run once without --offline (what was read for "
                "several persons together is kept for them together, not for one alone)"
            ) from None
        except Refused as error:
            self.forget(path)
            raise self._given_up(error, patience) from None
        except BudgetSpent as error:
            raise self._over(str(error)) from None
        except httpx.TooManyRedirects:
            raise SourceError(f"{self.base.host} redirects in a circle") from None
        except httpx.InvalidURL as error:
            raise SourceError(f"this cannot be asked of {self.base.host}: {error}") from None
        except httpx.TransportError as error:
            self._unreached = isinstance(error, _UNREACHED)
            raise SourceError(
                f"the server {self.base.host} could not be reached or broke off ({_described(error)}); check the "
                "network and run again, or use --offline for what is in the cache"
            ) from None
        raise AssertionError("a retry ends with an answer or an error")

    def _given_up(self, error: Refused, patience: _Patience) -> SourceError:
        if error.wait is None or patience.left >= 0:
            return SourceError(f"{error}, {self._manners.attempts} times")
        until = (datetime.now(UTC) + timedelta(seconds=error.wait)).strftime("%Y-%m-%d %H:%M UTC")
        return self._over(f"{error}; it asks to wait until {until}, longer than --max-wait allows")

    def _over(self, sentence: str) -> BudgetSpent:
        """Ask nothing more in this run; everybody is told the same."""
        self.spent.over = self.spent.over or sentence
        return BudgetSpent(self.spent.over)

    def _once(self, url: str, path: str) -> dict[str, Any]:
        extensions = {"caching": {"key": f"GET {url}"}}
        with self._http.stream("GET", url, extensions=extensions) as response:
            kept = response.extensions.get("caching")
            from_cache = bool(kept and kept["from_cache"])
            self._unreached = self._unreached and from_cache
            try:
                body = self._read(response)
            except Refused:
                self.forget(path)
                raise
            self.spent.cached += from_cache
            if response.status_code == httpx.codes.OK:
                return self._parsed(body, path)
            self.forget(path)  # the cache takes every success for an answer, one without content too
            raise refusal(self._service, response.status_code, response.headers, body, path, self._key)

    def _read(self, response: httpx.Response) -> bytes:
        deadline = time.monotonic() + self._manners.answer_within
        parts: list[bytes] = []
        size = 0
        try:
            for part in response.iter_bytes():
                size += len(part)
                if size > ANSWER_LIMIT:
                    raise SourceError(
                        f"an answer of {self.base.host} is larger than {ANSWER_LIMIT >> 20} MiB; not read"
                    )
                if time.monotonic() > deadline:
                    raise httpx.ReadTimeout(f"the answer took longer than {self._manners.answer_within:.0f} s")
                parts.append(part)
        except httpx.DecodingError:
            raise Refused(f"{self.base.host} answered with something that cannot be unpacked") from None
        except (sqlite3.Error, RuntimeError) as error:
            raise Refused(f"an answer in the cache cannot be read ({error})") from None
        return b"".join(parts)

    def _parsed(self, body: bytes, path: str) -> dict[str, Any]:
        try:
            with uncollected():
                value = json.loads(body)
        except (ValueError, RecursionError):
            value = None
        if not isinstance(value, dict):
            self.forget(path)
            raise Refused(f"{self.base.host} answered with something that is not the JSON of {self._service.name}")
        return value

    def forget(self, path: str) -> None:
        """Remove the answer for `path` from the cache."""
        if self._storage and not self.offline:
            for entry in self._storage.get_entries(f"GET {str(self.base).rstrip('/')}{path}"):
                self._storage.remove_entry(entry.id)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()
        if self._storage:
            self._storage.close()


def _described(error: httpx.TransportError) -> str:
    said = str(error) or type(error).__name__
    return said.partition("] ")[2] or said  # without "[Errno -2] "
