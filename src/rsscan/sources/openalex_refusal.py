"""What OpenAlex means when it refuses: wait a second, wait until midnight, mend the request, or never."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from rsscan.errors import BudgetSpent, InputError, NotFound, SourceError

LONGEST_WAIT = 366 * 86_400
"""Seconds; whatever a server asks for beyond this year is never waited for and said as this."""

_PASSING = frozenset({500, 502, 503, 504})


class Refused(Exception):
    """A refusal that may pass; `wait` is what the server asks for in seconds, None if it does not say."""

    def __init__(self, sentence: str, wait: float | None = None) -> None:
        super().__init__(sentence)
        self.wait = wait


def refusal(status: int, headers: Mapping[str, str], body: bytes, path: str, key: str | None) -> Exception:
    """Tell the refusals apart: what will pass, what will not today, and what never will.

    A server that repeats the key in its message does not get it shown.
    """
    message = _message(body)
    message = (message.replace(key, "…") if key else message)[:300]
    if status == HTTPStatus.NOT_FOUND:
        return NotFound(f"OpenAlex knows nothing at {path.partition('?')[0]}")
    if status == HTTPStatus.UNAUTHORIZED:
        return InputError(f"OPENALEX_API_KEY was refused by OpenAlex ({message}); correct it or unset it")
    asked = _seconds(headers.get("Retry-After"))
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return _too_many(message, asked)
    if status in _PASSING:
        return Refused(f"OpenAlex answered {status}", asked)
    return SourceError(f"OpenAlex answered {status} ({message})")


def _too_many(message: str, asked: float | None) -> Exception:
    """Tell haste (a second), a spent budget (until midnight) and a plan that lacks the request (for ever) apart."""
    spent = "budget" in message.lower()
    if asked is not None:
        return Refused("the OpenAlex budget is spent" if spent else "OpenAlex is asked too fast", asked)
    if spent:
        return BudgetSpent(f"the OpenAlex budget for today is spent ({message}); it begins anew at 00:00 UTC")
    return SourceError(f"OpenAlex refuses this request for good ({message})")


def _message(body: bytes) -> str:
    try:
        value = json.loads(body)
        text = f"{value.get('error', '')} {value.get('message', '')}".strip()
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
