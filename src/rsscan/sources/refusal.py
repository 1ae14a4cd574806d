"""What a server means when it refuses: wait a second, wait until tomorrow, mend the request, or never."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from rsscan.errors import NotFound, SourceError
from rsscan.sources.service import Refused, Service

LONGEST_WAIT = 366 * 86_400
"""Seconds; whatever a server asks for beyond this year is never waited for and said as this."""

_PASSING = frozenset({500, 502, 503, 504})

_REASONS = ("error", "message", "user-message")
"""Where the servers put the reason."""


def refusal(
    service: Service, status: int, headers: Mapping[str, str], body: bytes, path: str, key: str | None
) -> Exception:
    """Tell the refusals apart: what will pass, what will not today, and what never will.

    A server that repeats the key in its message does not get it shown.
    """
    message = _message(body)
    message = (message.replace(key, "…") if key else message)[:300]
    asked = _seconds(headers.get("Retry-After"))
    if meant := service.meant(status, message, asked):
        return meant
    if status == HTTPStatus.NOT_FOUND:
        return NotFound(f"{service.name} knows nothing at {path.partition('?')[0]}")
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return Refused(f"{service.name} is asked too fast", asked)
    if status in _PASSING:
        return Refused(f"{service.name} answered {status}", asked)
    return SourceError(f"{service.name} answered {status} ({message})")


def _message(body: bytes) -> str:
    try:
        value = json.loads(body)
        text = " ".join(str(value[key]) for key in _REASONS if value.get(key))
    except (ValueError, AttributeError, RecursionError):
        text = ""
    return text or "no reason given"


def _seconds(value: str | None) -> float | None:
    """The seconds of a Retry-After, given as a number or as a date; None for none and for nonsense."""
    try:
        if not value:
            return None
        if value.strip().replace(".", "", 1).isdecimal():
            return min(float(value), LONGEST_WAIT)
        return min(max((parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds(), 0), LONGEST_WAIT)
    except (ValueError, TypeError, OverflowError):
        return None
