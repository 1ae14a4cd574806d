"""The order of checks between a request and its answer: key, plan, budget, edge, origin."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.openalex_server.answers import (
    HTML,
    Answer,
    ApiError,
    edge_rejection,
    gateway_timeout,
    html_page,
    plan_upgrade,
    redirection,
    unauthorized,
)
from tests.openalex_server.faults import Fault
from tests.openalex_server.filters import split_filter
from tests.openalex_server.listing import list_payload
from tests.openalex_server.metering import Meter, credits_of
from tests.openalex_server.singletons import autocomplete, singleton
from tests.openalex_server.world import World

MAX_REQUEST_LINE = 8_190
MAX_SEARCH = 1_500
_PAID_FILTER = re.compile(r"(?:from_|to_)?(?:updated|created)_date:[><]?\d{4}-\d{2}-\d{2}")
_PAID_SORT = re.compile(r"(?:from_|to_)?(?:updated|created)_date(?::(?:asc|desc))?")


@dataclass(frozen=True)
class RecordedRequest:
    """One request as it arrived; the last of repeated parameters counts, header names are lower-case."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    target: str

    @classmethod
    def received(cls, method: str, target: str, headers: dict[str, str]) -> "RecordedRequest":
        """Take a request line apart."""
        parts = urlsplit(f"http://host{target}" if target.startswith("/") else target)
        return cls(method, unquote(parts.path), dict(_pairs(parts.query)), headers, target)

    @property
    def raw_path(self) -> str:
        """Return the path as it was sent."""
        return self.target.partition("?")[0]

    @property
    def all_values(self) -> dict[str, list[str]]:
        """Return all values of each parameter, in order."""
        values: dict[str, list[str]] = {}
        for name, value in _pairs(self.target.partition("?")[2]):
            values.setdefault(name, []).append(value)
        return values

    @property
    def key(self) -> str | None:
        """Return the API key from wherever the edge looks for one, first the bearer."""
        scheme, _, token = self.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and token:
            return token
        values = self.all_values
        for name in ("api_key", "api-key"):
            if values.get(name, [""])[0]:
                return values[name][0]
        return self.headers.get("api_key") or self.headers.get("api-key")

    @property
    def is_list(self) -> bool:
        """Say whether the path names a whole collection."""
        return self.path.strip("/") in {"works", "authors", "institutions"}


def _pairs(query: str) -> list[tuple[str, str]]:
    """Return the parameters of a query string."""
    return parse_qsl(query, keep_blank_values=True)


class Gateway:
    """Answers requests about a world, billing them to one meter."""

    def __init__(self, world: World, meter: Meter, keys: frozenset[str] | None, *, corpus: bool) -> None:
        """Keep the world, the meter and the keys that are known (None: all are)."""
        self.world = world
        self._meter = meter
        self._keys = keys
        self._corpus = corpus

    def answer(self, request: RecordedRequest, fault: Fault | None) -> Answer:
        """Return the answer, replaced or spoilt by a fault."""
        if fault is not None and fault.replaces_answer:
            return self._faulty(request, fault)
        early = self._before_billing(request)
        if early is not None:
            return early
        cost = credits_of(request.raw_path, request.all_values)
        keyed = request.key is not None
        refusal = self._meter.admit(cost, keyed=keyed) or _edge_check(request)
        if refusal is not None:
            return refusal
        answer = self._origin(request)
        if isinstance(answer.payload, dict) and "meta" in answer.payload:
            answer.payload["meta"]["cost_usd"] = cost / 10_000
            _spoil(answer.payload, fault)
        answer.headers |= self._meter.headers(cost, keyed=keyed)
        return answer

    def _before_billing(self, request: RecordedRequest) -> Answer | None:
        """Return an answer that the edge gives without counting the request."""
        if request.method not in {"GET", "HEAD"}:
            return Answer(405, text="Method Not Allowed", content_type="text/plain;charset=UTF-8")
        key = request.key
        if key is not None and self._keys is not None and key not in self._keys:
            return unauthorized()
        paid = _paid_only(request.all_values)
        if paid is not None:
            return plan_upgrade(paid)
        if len(request.query.get("search", "")) > MAX_SEARCH:
            return edge_rejection("search_volume", "Your search is too long.", error="Search query too long")
        if request.path.strip("/") == "rate-limit":
            return self._meter.status(key) if key is not None else _no_key()
        return None

    def _origin(self, request: RecordedRequest) -> Answer:
        """Return what the server behind the edge answers."""
        # Doubled slashes inside a full-URL id must survive, so only the outer ones go.
        name, _, wanted = request.path.removeprefix("/").partition("/")
        try:
            if name == "autocomplete" and (rows := self.world.collection(wanted)):
                return autocomplete(rows, request.query)
            rows = self.world.collection(name)
            if rows is None:
                return html_page(404)
            if wanted:
                return singleton(rows, wanted, request.query)
            return Answer(payload=list_payload(rows, self._corpus_as_xpac(request.query)))
        except ApiError as error:
            return error.answer

    def _corpus_as_xpac(self, query: dict[str, str]) -> dict[str, str]:
        """Translate corpus=all where it is known; the code of August 2026 refuses it as unknown."""
        if not self._corpus or "corpus" not in query:
            return query
        rest = {name: value for name, value in query.items() if name != "corpus"}
        return rest | {"include_xpac": "true"} if query["corpus"] == "all" else rest

    def _faulty(self, request: RecordedRequest, fault: Fault) -> Answer:
        """Return the answer that a fault puts in place of the real one."""
        cost = credits_of(request.raw_path, request.all_values)
        keyed = request.key is not None
        if fault.is_billed:
            self._meter.charge(cost)
        if fault.kind == "too_many" or (fault.kind, fault.code) == ("status", 429):
            return self._meter.too_many(fault.retry_after, cost, keyed=keyed)
        if fault.kind == "budget":
            return self._meter.insufficient(fault.retry_after, max(cost, 1), 0, keyed=keyed)
        answer = _replacement(request, fault)
        if fault.retry_after is not None:
            answer.headers["Retry-After"] = str(fault.retry_after)
        # Keys are checked before anything is counted.
        if fault.is_billed and answer.status != 401:
            answer.headers |= self._meter.headers(cost, keyed=keyed)
        return answer


def _no_key() -> Answer:
    """Return the answer of /rate-limit to a client without a key."""
    message = "You must provide a valid API key to check rate limit status"
    return Answer(401, {"error": "Authentication required", "message": message})


def _paid_only(values: dict[str, list[str]]) -> str | None:
    """Name the filter or sort that needs a paid plan, looked for in every repetition of the parameter."""
    for text in values.get("filter", []):
        if found := _PAID_FILTER.search(text):
            return f'The "{found.group()}" filter'
    for text in values.get("sort", []):
        if found := _PAID_SORT.search(text):
            return f'Sorting by "{found.group()}"'
    return None


def _edge_check(request: RecordedRequest) -> Answer | None:
    """Return the rejection of a request that is billed but never reaches the origin."""
    if "limit" in request.query:
        message = "The 'limit' parameter is not valid. Did you mean 'per-page'?"
        return edge_rejection("f1:limit_param", message)
    if any(":" not in part for part in split_filter(request.query.get("filter", ""))):
        return edge_rejection("f1:raw_comma_filter", "A filter value contains an unescaped comma.")
    size = len(f"{request.method} {request.target} HTTP/1.1".encode())
    if size > MAX_REQUEST_LINE:
        message = f"Your request URL is {size} bytes, over the {MAX_REQUEST_LINE}-byte limit (roughly 8 KB)."
        return Answer(400, {"error": "Request URL too long", "message": message})
    return None


def _spoil(payload: dict[str, object], fault: Fault | None) -> None:
    """Apply a fault that leaves the answer's shape and status intact."""
    meta, results = payload["meta"], payload["results"]
    if fault is None or not isinstance(meta, dict) or not isinstance(results, list):
        return
    if fault.kind == "slow_search":
        meta["db_response_time_ms"] = int(fault.amount)
    if fault.kind == "empty_list":
        meta["count"] = 0
        payload["results"] = []
    if fault.kind == "short_page":
        payload["results"] = results[: max(0, len(results) - int(fault.amount))]
    if fault.kind in {"short_page", "empty_list"} and "next_cursor" in meta:
        meta["next_cursor"] = None


def _replacement(request: RecordedRequest, fault: Fault) -> Answer:
    """Return the answer of a fault that needs no meter."""
    match fault.kind:
        case "plan_upgrade":
            answer = plan_upgrade('The "from_updated_date:2026-01-01" filter')
        case "redirect_loop":
            answer = redirection(request.target)
        case "redirect_to":
            answer = redirection(fault.text)
        case "html" if fault.code == 200:
            page = "<!doctype html>\n<title>Checking your browser</title>\n"
            answer = Answer(text=page, content_type=HTML)
        case "html":
            answer = html_page(fault.code)
        case "status":
            answer = _of_status(fault.code)
        case _:
            answer = Answer(text=fault.text)
    return answer


def _of_status(code: int) -> Answer:
    """Return the body that OpenAlex gives with a status."""
    match code:
        case 401:
            return unauthorized()
        case 503:
            return Answer(503, {"error": "Search temporarily unavailable", "message": "Please retry later."})
        case 504:
            return gateway_timeout()
        case _:
            return html_page(code)
