"""What a request costs, what the day's budget and the second still allow, and the headers that say so."""

import math
import re
import threading
import time
from datetime import UTC, datetime

from tests.openalex_server.answers import Answer

_ENTITIES = {"works", "authors", "sources", "institutions", "topics", "publishers", "funders", "concepts"}
_OPENALEX_SEGMENT = re.compile(r"[a-z]?\d+")
_EXTERNAL = (
    "doi:",
    "pmid:",
    "pmcid:",
    "mag:",
    "openalex:",
    "orcid:",
    "ror:",
    "wikidata:",
    "issn:",
    "issn_l:",
    "scopus:",
)
_AUTOCOMPLETE_SELECT = "id,display_name,works_count"
_AUTOCOMPLETE_PAGE = 10


def credits_of(raw_path: str, query: dict[str, list[str]]) -> int:
    """Return the credits that the edge bills for a request, judged by the path as it was sent.

    An encoded colon or a full URL hides that the path names one entity, so it is billed as a list.
    """
    segments = raw_path.strip("/").lower().split("/")
    if segments[0] == "autocomplete":
        return 0
    if segments[0] not in _ENTITIES:
        return 1
    if len(segments) > 1 and (_OPENALEX_SEGMENT.fullmatch(segments[1]) or segments[1].startswith(_EXTERNAL)):
        return 0
    if "group_by" in query or "group-by" in query:
        return 1
    if _is_autocomplete_like(query):
        return 0
    return 10 if _is_search(query) else 1


def _is_autocomplete_like(query: dict[str, list[str]]) -> bool:
    """Say whether a search has the small form that is free."""
    size = (query.get("per_page") or query.get("per-page") or [""])[0]
    small = size.isdigit() and int(size) <= _AUTOCOMPLETE_PAGE
    return "search" in query and small and query.get("select", [""])[0] == _AUTOCOMPLETE_SELECT


def _is_search(query: dict[str, list[str]]) -> bool:
    """Say whether a list request searches text."""
    named = any(key == "search" or key.startswith("search.") for key in query)
    return named or ".search" in query.get("filter", [""])[0]


def usd(credit_count: int) -> str:
    """Return credits in dollars, without needless zeros."""
    return f"{credit_count / 10_000:.4f}".rstrip("0").rstrip(".")


def seconds_to_midnight() -> int:
    """Return the seconds until the budget is renewed at midnight UTC."""
    now = datetime.now(UTC)
    return 86_400 - (now.hour * 3600 + now.minute * 60 + now.second)


class Meter:
    """One client's budget of credits and bucket of requests, shared by all threads."""

    def __init__(self, budget: int | None, per_second: int | None) -> None:
        """Start with nothing used and a full bucket; None means no limit."""
        self._lock = threading.Lock()
        self._budget = budget
        self._per_second = per_second
        self._used = 0
        self._tokens = float(per_second or 0)
        self._refilled = time.monotonic()

    @property
    def used(self) -> int:
        """Return the credits billed so far."""
        with self._lock:
            return self._used

    def renew(self, budget: int | None) -> None:
        """Begin a new day with nothing used."""
        with self._lock:
            self._budget, self._used = budget, 0

    def charge(self, cost: int) -> None:
        """Bill credits without asking whether they are left."""
        with self._lock:
            self._used += cost

    def admit(self, cost: int, *, keyed: bool) -> Answer | None:
        """Bill a request, or return the 429 that refuses it."""
        with self._lock:
            wait = self._second_is_full()
            left = self._left(keyed=keyed)
            if wait is None and (self._budget is None or left >= cost):
                self._tokens -= 1
                self._used += cost
                return None
        if wait is not None:
            return self.too_many(wait, cost, keyed=keyed)
        return self.insufficient(seconds_to_midnight(), cost, left, keyed=keyed)

    def too_many(self, retry_after: float | str | None, cost: int, *, keyed: bool) -> Answer:
        """Return the 429 of the limit per second."""
        limit = self._per_second or (30 if keyed else 10)
        message = f"Rate limit exceeded: {limit} requests per second. Please slow down."
        return self._refusal(message, retry_after, cost, 0, keyed=keyed)

    def insufficient(self, retry_after: float | str | None, cost: int, left: int, *, keyed: bool) -> Answer:
        """Return the 429 of a spent budget."""
        message = (
            f"Insufficient budget. This request costs ${usd(cost)} but you only have ${usd(left)} remaining. "
            "Resets at midnight UTC. Need more? Add funds at https://openalex.org/pricing"
        )
        return self._refusal(message, retry_after, cost, left, keyed=keyed)

    def headers(self, cost: int, *, keyed: bool) -> dict[str, str]:
        """Return the headers that a normal answer carries."""
        with self._lock:
            left = self._left(keyed=keyed)
        return self._limits(left, keyed=keyed) | {
            "X-RateLimit-Cost-USD": usd(cost),
            "X-RateLimit-Credits-Used": str(cost),
        }

    def status(self, key: str) -> Answer:
        """Return the body of /rate-limit, which costs nothing and carries no limits in its headers."""
        with self._lock:
            used, left = self._used, self._left(keyed=True)
        limit = self._limit(keyed=True)
        body = {
            "daily_budget_usd": limit / 10_000,
            "daily_used_usd": used / 10_000,
            "daily_remaining_usd": left / 10_000,
            "prepaid_balance_usd": 0,
            "prepaid_remaining_usd": 0,
            "prepaid_expires_at": None,
            "resets_in_seconds": seconds_to_midnight(),
            "endpoint_costs_usd": {"singleton": 0, "list": 0.0001, "search": 0.001, "content": 0.01},
            "credits_limit": limit,
            "credits_used": used,
            "credits_remaining": left,
            "credit_costs": {
                "singleton": 0,
                "list": 1,
                "search": 10,
                "content": 100,
                "semantic": 10,
                "text": 100,
            },
        }
        masked = f"{key[:3]}...{key[-3:]}" if len(key) > 6 else "***"
        return Answer(200, {"api_key": masked, "is_grandfathered": False, "rate_limit": body})

    def _limit(self, *, keyed: bool) -> int:
        """Return the credits of a day: a free key's ten times those of no key, unless a budget is set."""
        return self._budget if self._budget is not None else (10_000 if keyed else 1_000)

    def _left(self, *, keyed: bool) -> int:
        """Return the credits left of the day; the caller holds the lock."""
        return max(0, self._limit(keyed=keyed) - self._used)

    def _second_is_full(self) -> float | None:
        """Refill the bucket and return the seconds to wait when it is empty; the caller holds the lock."""
        if self._per_second is None:
            return None
        now = time.monotonic()
        self._tokens = min(self._per_second, self._tokens + (now - self._refilled) * self._per_second)
        self._refilled = now
        return None if self._tokens >= 1 else (1 - self._tokens) / self._per_second

    def _limits(self, left: int, *, keyed: bool) -> dict[str, str]:
        """Return the headers common to answers and refusals."""
        return {
            "X-RateLimit-Limit": str(self._limit(keyed=keyed)),
            "X-RateLimit-Limit-USD": usd(self._limit(keyed=keyed)),
            "X-RateLimit-Remaining": str(left),
            "X-RateLimit-Remaining-USD": usd(left),
            "X-RateLimit-Onetime-Remaining": "0",
            "X-RateLimit-Prepaid-Remaining-USD": "0",
            "X-RateLimit-Reset": str(seconds_to_midnight()),
        }

    def _refusal(self, message: str, retry_after: float | str | None, cost: int, left: int, *, keyed: bool) -> Answer:
        """Return a 429 with its headers; both kinds share one error name."""
        body = {
            "error": "Rate limit exceeded",
            "message": message,
            "retryAfter": retry_after,
            "costUsd": cost / 10_000,
            "dailyRemainingUsd": left / 10_000,
            "prepaidRemainingUsd": 0,
            "creditsRequired": cost,
            "creditsRemaining": left,
            "onetimeCreditsRemaining": 0,
        }
        headers = self._limits(left, keyed=keyed) | {
            "X-RateLimit-Credits-Required": str(cost),
            "X-RateLimit-Cost-Required-USD": usd(cost),
        }
        if isinstance(retry_after, str):
            headers["Retry-After"] = retry_after
        elif retry_after is not None:
            headers["Retry-After"] = str(math.ceil(retry_after))
        return Answer(429, body, headers=headers)
