"""Lists: parameters, order, pages and cursors."""

import base64
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from tests.openalex_server.answers import PaginationError, ParamsError, UnsupportedError
from tests.openalex_server.fields import text_matches
from tests.openalex_server.filters import Holds, Test, compile_filter
from tests.openalex_server.ids import Json
from tests.openalex_server.relevance import by_relevance, check_search
from tests.openalex_server.world import Collection

MAX_PER_PAGE = 200
MAX_RESULTS = 10_000
_COUNTS = ("cited_by_count", "works_count")
_KNOWN = (
    "cursor", "filter", "group_by", "include_xpac", "include-xpac", "page", "per_page", "per-page", "search", "select",
    "sort", "api_key", "api-key", "mailto", "data_version", "data-version", "warm", "bypass_cache",
)  # fmt: skip
_ELSEWHERE = (
    "apc_sum", "cited_by_count_sum", "format", "group-by", "group_bys", "group-bys", "q",
    "sample", "seed",
)  # fmt: skip
_SORTABLE = (
    "publication_date", "publication_year", "cited_by_count", "works_count", "display_name", "id",
    "relevance_score",
)  # fmt: skip


@dataclass(frozen=True)
class Page:
    """Which part of a list is asked for."""

    per_page: int
    number: int
    cursor: str | None


def list_payload(rows: Collection, query: dict[str, str], took: int = 20) -> Json:
    """Return the body of a list without its price."""
    _check_names(query)
    if "group_by" in query:
        return _grouped(rows, query, took)
    select = selected(rows, query)
    found = _ordered(_matching(rows, query), query.get("sort", ""))
    page = _page(query)
    hits = _hits(found, page, lambda row: _ordered(sorted([*found, row], key=rows.rank), query.get("sort", "")))
    meta: Json = {
        "count": len(found),
        "db_response_time_ms": took,
        "page": page.number,
        "per_page": page.per_page,
    }
    if page.cursor:
        meta["page"] = None
        meta["next_cursor"] = _encode(hits[-1]) if len(hits) == page.per_page else None
    meta["groups_count"] = None
    return {"meta": meta, "results": [projected(rows.shown(hit), select) for hit in hits], "group_by": []}


def _grouped(rows: Collection, query: dict[str, str], took: int) -> Json:
    """Return how many rows have each value of a field, those of the most first; 200 at most, as the server does."""
    field = query["group_by"]
    if field != "publication_year" or "select" in query:
        raise UnsupportedError(f"The parameter group_by={field}")
    counts = Counter(row[field] for row in _matching(rows, query) if row.get(field) is not None)
    groups = [
        {"key": str(value), "key_display_name": str(value), "count": count}
        for value, count in counts.most_common(MAX_PER_PAGE)
    ]
    meta = {"count": counts.total(), "db_response_time_ms": took, "page": 1, "per_page": MAX_PER_PAGE}
    return {"meta": {**meta, "groups_count": len(groups)}, "results": [], "group_by": groups}


def selected(rows: Collection, query: dict[str, str]) -> list[str] | None:
    """Return the root fields asked for, or None for all."""
    if not query.get("select"):
        return None
    names = [name.strip() for name in query["select"].split(",")]
    for name in names:
        if name not in rows.select:
            raise ParamsError(
                f"{name} is not a valid select field. Valid fields for select are: {', '.join(rows.select)}."
            )
    return names


def projected(record: Json, select: list[str] | None) -> Json:
    """Return a record with the selected fields alone; a field it lacks is left out without a word."""
    return record if select is None else {key: value for key, value in record.items() if key in select}


def _check_names(query: dict[str, str]) -> None:
    """Refuse parameters that OpenAlex does not know, and those that this stand-in does not."""
    for name in query:
        if name in _ELSEWHERE or name.startswith("search."):
            raise UnsupportedError(f"The parameter {name}")
        if name not in _KNOWN:
            raise ParamsError(f"{name} is not a valid parameter. Valid parameters are: {', '.join(_KNOWN)}.")


def _matching(rows: Collection, query: dict[str, str]) -> list[Json]:
    """Return the rows that pass the filter and the search; records never change, so neither do the rows."""
    asked = tuple(query.get(name) for name in ("filter", "search", "include_xpac", "include-xpac"))
    if asked not in rows.found_before:
        rows.found_before[asked] = _searched(rows, query)
    return rows.found_before[asked]


def _searched(rows: Collection, query: dict[str, str]) -> list[Json]:
    """Look through all rows."""
    text = query.get("filter", "")
    tests = compile_filter(text, rows.fields)
    default = _hidden_by_default(rows.name, text.replace("-", "_"), query)
    if default:
        tests.extend(compile_filter(default, rows.fields))
    found = [row for row in _held(rows, tests) if all(test(row) for test in tests)]
    search = query.get("search")
    if not search:
        return found
    check_search(search)
    return by_relevance([row for row in found if _is_found(row, search)], search)


def _held(rows: Collection, tests: list[Test]) -> Iterable[Json]:
    """Return the rows in their order, less those that have none of an OR list's values."""
    kept: set[int] | None = None
    for test in tests:
        if isinstance(test, Holds) and test.field.kind != "bool":
            places = rows.places(test.field)
            met = set().union(*(places.get(value, set()) for value in test.wanted))
            kept = met if kept is None else kept & met
    return rows.ordered if kept is None else [rows.ordered[place] for place in sorted(kept)]


def _hidden_by_default(name: str, text: str, query: dict[str, str]) -> str:
    """Return the filter that the server adds: no expansion works, no authors emptied by curation."""
    everything = "true" in (query.get("include_xpac"), query.get("include-xpac"))
    if name == "works" and "is_xpac:" not in text and not everything:
        return "is_xpac:false"
    if name == "authors" and "works_count:" not in text:
        return "works_count:>0"
    return ""


def _is_found(row: Json, search: str) -> bool:
    """Say whether one of a record's names holds the words searched for."""
    others = ("display_name_alternatives", "display_name_acronyms")
    names = [row.get("display_name"), *(name for key in others for name in row.get(key) or [])]
    return any(text_matches(search, name) for name in names)


def _ordered(found: list[Json], sort: str) -> list[Json]:
    """Return the rows in the order asked for, ties in the default order."""
    for part in reversed([one for one in sort.split(",") if one]):
        key, _, direction = part.partition(":")
        if key not in _SORTABLE:
            raise ParamsError(f"{key} is not a valid field. Valid fields are: {', '.join(_SORTABLE)}")
        known = [row for row in found if row.get(key) is not None]
        unknown = [row for row in found if row.get(key) is None]
        found = sorted(known, key=itemgetter(key), reverse=direction == "desc") + unknown
    return found


def _number(query: dict[str, str], name: str, default: int) -> int:
    """Return a number under its hyphenated or underscored name."""
    text = query.get(name) or query.get(name.replace("-", "_"))
    try:
        return int(text) if text else default
    except ValueError:
        raise ParamsError(f"Param {name} must be a number.") from None


def _page(query: dict[str, str]) -> Page:
    """Return the page asked for, or refuse it."""
    page = Page(_number(query, "per-page", 25), _number(query, "page", 1), query.get("cursor") or None)
    if page.cursor and page.number != 1:
        raise PaginationError("Cannot use page parameter with cursor.")
    if page.number < 1:
        raise PaginationError("Page parameter must be greater than 0.")
    if not 1 <= page.per_page <= MAX_PER_PAGE:
        raise PaginationError(f"per-page parameter must be between 1 and {MAX_PER_PAGE}.")
    if page.number * page.per_page > MAX_RESULTS:
        raise PaginationError(
            f"Maximum results size of {MAX_RESULTS:,} records is exceeded. "
            f"Cursor pagination is required for records beyond {MAX_RESULTS:,}. "
            "See: https://developers.openalex.org/guides/page-through-results"
        )
    return page


def _hits(found: list[Json], page: Page, with_one: Callable[[Json], list[Json]]) -> Sequence[Json]:
    """Return the rows of a page; `with_one` is the list with one row more."""
    if page.cursor is None:
        start = (page.number - 1) * page.per_page
    elif page.cursor == "*":
        start = 0
    else:
        start = _after(found, _decode(page.cursor), with_one)
    return found[start : start + page.per_page]


def _encode(row: Json) -> str:
    """Return the cursor after a row, in the double wrapping that OpenAlex uses."""
    percentile = float((row.get("cited_by_percentile_year") or {}).get("max") or 0)
    values = [percentile, *(row.get(name) or 0 for name in _COUNTS), row.get("publication_date") or "", row["id"]]
    return base64.b64encode(json.dumps(str(values)).encode()).decode()


def _decode(cursor: str) -> Json:
    """Return what orders the row that a cursor points behind."""
    if cursor.lower() in {"null", "none"}:
        raise PaginationError("Cursor is null. Likely reached end of results.")
    try:
        text = base64.b64decode(cursor, validate=True).decode()
        percentile, *counts, day, identifier = json.loads(text.replace('"', "").replace("'", '"'))
        ranked = dict(zip(_COUNTS, counts, strict=True))
        known = {"cited_by_percentile_year": {"max": percentile}, "publication_date": day or None, "id": identifier}
        return ranked | known
    except (ValueError, IndexError, TypeError, KeyError):
        raise PaginationError("Invalid cursor value") from None


def _after(found: list[Json], last: Json, with_one: Callable[[Json], list[Json]]) -> int:
    """Return the place behind a row, or behind where it would stand if it were still there."""
    for place, row in enumerate(found):
        if row["id"] == last["id"]:
            return place + 1
    return with_one(last).index(last)
