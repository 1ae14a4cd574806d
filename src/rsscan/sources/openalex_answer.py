"""What OpenAlex's answers say: pages of works, lists of authors, single works; refused where they do not say enough."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from rsscan.errors import SourceError
from rsscan.publications import Author, InstitutionProfile, Work
from rsscan.sources import payload

Found = TypeVar("Found", Author, Work)

SLOW_SEARCH = 5000
"""Milliseconds after which OpenAlex's search gives up and answers with what it has, without saying so (3)."""


MOST_GROUPS = 200
"""Groups that a count by field gives at most, those of the most works, without saying that there are more."""


@dataclass(frozen=True, slots=True)
class Answer(Generic[Found]):
    """What one page of a list says; `count` is how many results there are on all pages."""

    results: tuple[Found, ...]
    count: int
    slow: bool
    following: str | None = None


def _list_of(answer: dict[str, Any]) -> list[Any]:
    results = answer.get("results")
    if not isinstance(results, list):
        raise SourceError("OpenAlex answered a list without results")
    return results


def authors_from(answer: dict[str, Any]) -> list[Author]:
    """Read a list of authors."""
    return [payload.author_from(record) for record in _list_of(answer)]


def authors_page_from(answer: dict[str, Any]) -> Answer[Author]:
    """Read a page of authors."""
    return Answer(tuple(authors_from(answer)), *_measured(answer))


def institutions_from(answer: dict[str, Any]) -> list[InstitutionProfile]:
    """Read a list of institutions."""
    return [payload.institution_profile_from(record) for record in _list_of(answer)]


def years_from(answer: dict[str, Any]) -> dict[int, int]:
    """Read how many works there are in each year."""
    rows = answer.get("group_by")
    if not isinstance(rows, list):
        raise SourceError("OpenAlex counted nothing where works were to be counted by year")
    if len(rows) >= MOST_GROUPS:
        raise SourceError(f"OpenAlex counted the works of {MOST_GROUPS} years and no more")
    pairs = [(str(row.get("key")), row.get("count")) for row in rows if isinstance(row, dict)]
    return {int(year): count for year, count in pairs if year.isdecimal() and isinstance(count, int)}


def whole_from(answer: dict[str, Any]) -> Work:
    """Read one work that came alone."""
    return payload.work_from(answer, singleton=True)


def page_from(answer: dict[str, Any]) -> Answer[Work]:
    """Read a page of works; one that does not say how many there are could be cut anywhere."""
    works: list[Work] = []
    for record in _list_of(answer):
        with suppress(SourceError):  # a record without an id; the count will tell that one is missing
            works.append(payload.work_from(record))
    count, slow = _measured(answer)
    following = answer["meta"].get("next_cursor")
    readable = isinstance(following, str) and following.isascii()  # else the count tells that pages are missing
    return Answer(tuple(works), count, slow, following or None if readable else None)


def _measured(answer: dict[str, Any]) -> tuple[int, bool]:
    """Return how many results a list says there are, and whether it was searched for too long to be sure of them."""
    meta = answer.get("meta")
    count = meta.get("count") if isinstance(meta, dict) else None
    if not isinstance(meta, dict) or not isinstance(count, int):
        raise SourceError("OpenAlex answered a list that does not say how many results there are")
    took = meta.get("db_response_time_ms")
    return count, isinstance(took, int) and took >= SLOW_SEARCH
