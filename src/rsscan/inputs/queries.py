"""Affiliation strings to be matched, one JSON object a line: `{"id", "text", "country"?}`."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

from rsscan.errors import InputError

LINE_LIMIT = 4 * 1024**2
"""Bytes of one line that are read."""

MOST_PROBLEMS = 20
"""Wrong lines that are named before reading stops."""


class Query(NamedTuple):
    """A string to be matched; `country` is a hint (ISO alpha-2) for strings that name none."""

    id: object
    text: str
    country: str | None


def is_country_code(value: str) -> bool:
    """Whether a value has the form of a country's code (ISO 3166-1 alpha-2)."""
    return re.fullmatch("[A-Za-z]{2}", value) is not None


def read_queries(path: Path) -> Iterator[Query]:
    """Yield the queries of a file as they are read, however large it is.

    Raises InputError for a file that cannot be read, and for the first wrong lines together.
    """
    try:
        with path.open("rb") as stream:
            yield from _queries(path, stream)
    except IsADirectoryError:
        raise InputError(f"{path}: is a folder, not a file") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from None


def _queries(path: Path, stream: IO[bytes]) -> Iterator[Query]:
    problems: list[str] = []
    number = 0
    while line := stream.readline(LINE_LIMIT + 1):
        number += 1
        if len(line) > LINE_LIMIT:
            raise InputError([*problems, f"{path}:{number}: the line is longer than {LINE_LIMIT >> 20} MiB"])
        if not line.strip():
            continue
        found = _query(line)
        if isinstance(found, str):
            problems.append(f"{path}:{number}: {found}")
            if len(problems) >= MOST_PROBLEMS:
                raise InputError(problems)
        elif not problems:
            yield found
    if problems:
        raise InputError(problems)


def _query(line: bytes) -> Query | str:
    """Return the query of a line, or what is wrong with it."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return f"is not JSON: {error}"
    if not isinstance(value, dict):
        return 'must be an object with "id" and "text"'
    text, country = value.get("text"), value.get("country")
    if not isinstance(text, str):
        return "text: must be text"
    if country is not None and not (isinstance(country, str) and (not country or is_country_code(country))):
        return "country: must be an ISO code of two letters"
    return Query(value.get("id"), text, country.upper() if country else None)
