"""Typed looks into a document: each returns the value or notes what is wrong with it."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from rsscan.inputs.yaml_tree import Document, Path_
from rsscan.period import Period
from rsscan.period import period as written_period

E = TypeVar("E", bound=Enum)

_COUNTRY = re.compile(r"[A-Z]{2}")


def mapping(document: Document, value: object, at: Path_, known: Iterable[str]) -> dict[str, Any]:
    """Return `value` as a mapping of known keys; unknown keys are problems, because a typo must not go unread."""
    if not isinstance(value, dict):
        document.problem(at, "must be a mapping (key: value)")
        return {}
    allowed = set(known)
    for key in value:
        if key not in allowed:
            document.problem((*at, key), f"is not a known key; known are {', '.join(sorted(allowed))}")
    return value


def text(document: Document, value: dict[str, Any], key: str, at: Path_, *, required: bool = False) -> str | None:
    """Return a text; numbers count as text, since `id: 1718` is meant so."""
    found = value.get(key)
    if found is None or found == "":
        if required:
            document.problem(
                (*at, key) if key in value else at, f"{key} is missing" if key not in value else "is empty"
            )
        return None
    if isinstance(found, str | int | float) and not isinstance(found, bool):
        return str(found).strip()
    document.problem((*at, key), "must be text")
    return None


def titles(document: Document, value: dict[str, Any], key: str, at: Path_) -> dict[str, str]:
    """Return a text in several languages; plain text counts as English."""
    found = value.get(key)
    if isinstance(found, str):
        return {"en": found}
    if isinstance(found, dict) and found and all(isinstance(part, str) for part in found.values()):
        return found
    document.problem((*at, key) if key in value else at, f"{key} must be text, or texts by language ({{en: …}})")
    return {"en": ""}


def day(document: Document, value: dict[str, Any], key: str, at: Path_, *, required: bool = False) -> date | None:
    """Return a date written as YYYY-MM-DD."""
    found = text(document, value, key, at, required=required)
    if found is None:
        return None
    try:
        return date.fromisoformat(found)
    except ValueError:
        document.problem((*at, key), f"{found!r} is not a date (YYYY-MM-DD)")
        return None


def period(document: Document, value: dict[str, Any], key: str, at: Path_) -> Period | None:
    """Return a length of time written as `5y`, `18m` or `90d`."""
    found = text(document, value, key, at)
    read = written_period(found) if found else None
    if found and read is None:
        document.problem((*at, key), f"{found!r} is not a length of time (5y, 18m, 90d)")
    return read


def country(document: Document, code: str, at: Path_) -> None:
    """Note a country that is not written as a code."""
    if not _COUNTRY.fullmatch(code):
        document.problem(at, f"{code!r} is not an ISO 3166-1 code of two capitals")


def flag(document: Document, value: dict[str, Any], key: str, at: Path_) -> bool:
    """Return true or false; absent is a problem, because neither is a safe guess."""
    found = value.get(key)
    if not isinstance(found, bool):
        document.problem((*at, key) if key in value else at, f"{key} must be true or false")
    return found is True


def word(document: Document, value: dict[str, Any], key: str, at: Path_, kind: type[E]) -> E | None:
    """Return one of the words of an enumeration, absent allowed."""
    found = text(document, value, key, at)
    if found is None:
        return None
    met = _words(kind).get(found)
    if met is None:
        document.problem((*at, key), f"{found!r} is none of {', '.join(_words(kind))}")
    return met


def words(document: Document, value: dict[str, Any], key: str, at: Path_, kind: type[E]) -> frozenset[E]:
    """Return one or several words of an enumeration."""
    found = value.get(key)
    listed = found if isinstance(found, list) else [] if found is None else [found]
    met = []
    for item in listed:
        member = _words(kind).get(str(item))
        if member is None:
            document.problem((*at, key), f"{item!r} is none of {', '.join(_words(kind))}")
        else:
            met.append(member)
    return frozenset(met)


def texts(document: Document, value: dict[str, Any], key: str, at: Path_) -> tuple[str, ...]:
    """Return one or several texts."""
    found = value.get(key)
    listed = found if isinstance(found, list) else [] if found is None else [found]
    if not all(isinstance(item, str) for item in listed):
        document.problem((*at, key), "must be text or a list of texts")
        return ()
    return tuple(listed)


def identifier(
    document: Document,
    value: dict[str, Any],
    key: str,
    at: Path_,
    read: Callable[[str], str | None],
    what: str,
) -> str | None:
    """Return an identifier in its full form."""
    found = text(document, value, key, at)
    if found is None:
        return None
    full = read(found)
    if full is None:
        document.problem((*at, key), f"{found!r} is not {what}")
    return full


@cache
def _words(kind: type[E]) -> dict[str, E]:
    return {getattr(member, "word", str(member.value)): member for member in kind}
