"""The servers that are asked, and what sets one apart from another in a conversation."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from rsscan.errors import BudgetSpent, InputError, NotFound, SourceError
from rsscan.version import __version__


class Refused(Exception):
    """A refusal that may pass; `wait` is what the server asks for in seconds, None if it does not say."""

    def __init__(self, sentence: str, wait: float | None = None) -> None:
        super().__init__(sentence)
        self.wait = wait


Meaning = Callable[[int, str, float | None], Exception | None]
"""From a status, the reason that is given and the seconds that are asked for to what it means, None for the usual."""


def _usual(*_: object) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Service:
    """A server: what it is called, where it is, and how it wants to be asked.

    `variable` names the environment's word for another address and `key_variable` that for a key. It lets through
    `per_second` requests, so many as `burst` at once where few went before. `priced_in` is the header that tells what
    a request cost. `meant` tells what its refusals mean that others do not have.
    """

    name: str
    base: str
    variable: str
    per_second: int
    burst: int
    key_variable: str | None = None
    priced_in: str | None = None
    meant: Meaning = _usual
    headers: Mapping[str, str] = field(default_factory=dict)


OPENALEX_WITH_KEY, OPENALEX_WITHOUT = 30, 10
"""Requests a second that OpenAlex's edge lets through (documented as 100, enforced as these)."""

HASTE = 5 / 6
"""Of a second's requests so many may go at once where few went before.

The edge's bucket holds a second's requests and fills all the time; what ours leaves in it lets a request take a sixth
of a second longer than another on its way.
"""

ORCID_PER_SECOND, ORCID_AT_ONCE = 10, 20
"""Of the 12 requests a second that ORCID lets through, and the 40 at once; beyond it answers 503.

Source: https://info.orcid.org/ufaqs/what-are-the-api-limits/
"""


CROSSREF_PER_SECOND, CROSSREF_KNOWN = 1, 3
"""Lists a second that Crossref lets through, and from somebody who gives an address to write to.

Source: https://www.crossref.org/documentation/retrieve-metadata/rest-api/access-and-authentication/
"""


def openalex(key: str | None) -> Service:
    """Return OpenAlex, which lets somebody with a key ask faster."""
    per_second = OPENALEX_WITH_KEY if key else OPENALEX_WITHOUT
    return Service(
        "OpenAlex",
        "https://api.openalex.org",
        "RSSCAN_OPENALEX_URL",
        per_second,
        int(HASTE * per_second),
        key_variable="OPENALEX_API_KEY",
        priced_in="X-RateLimit-Credits-Used",
        meant=_openalex_means,
    )


def _openalex_means(status: int, reason: str, asked: float | None) -> Exception | None:
    """Tell a refused key, haste (a second), a spent budget (until midnight) and a plan that lacks the request apart."""
    if status == HTTPStatus.UNAUTHORIZED:
        return InputError(f"OPENALEX_API_KEY was refused by OpenAlex ({reason}); correct it or unset it")
    if status != HTTPStatus.TOO_MANY_REQUESTS:
        return None
    spent = "budget" in reason.lower()
    if asked is not None:
        return Refused("the OpenAlex budget is spent", asked) if spent else None
    if spent:
        return BudgetSpent(f"the OpenAlex budget for today is spent ({reason}); it begins anew at 00:00 UTC")
    return SourceError(f"OpenAlex refuses this request for good ({reason})")


_NO_RECORD = re.compile("resource was not found", re.IGNORECASE)


def orcid() -> Service:
    """Return the public side of ORCID, which asks for no key."""
    return Service(
        "ORCID", "https://pub.orcid.org/v3.0", "RSSCAN_ORCID_URL", ORCID_PER_SECOND, ORCID_AT_ONCE, meant=_orcid_means
    )


def _orcid_means(status: int, reason: str, asked: float | None) -> Exception | None:
    """Tell records that are not there, and those that are not shown: locked, deactivated, or not claimed yet.

    ORCID says of a record that it was not found; of a path that is none, as without the version, it says something else
    (error 9001 in place of 9016), and a proxy says nothing of the kind.
    """
    del asked
    if status == HTTPStatus.NOT_FOUND and _NO_RECORD.search(reason):
        return NotFound("ORCID has no record with this iD")
    if status == HTTPStatus.NOT_FOUND:
        return SourceError(f"what answers at ORCID's address has no records ({reason}); check RSSCAN_ORCID_URL")
    if status in {HTTPStatus.CONFLICT, HTTPStatus.GONE}:
        return NotFound(f"ORCID does not show this record: it is locked, deactivated or given up ({reason})")
    return None


def crossref(mailto: str | None) -> Service:
    """Return Crossref, which asks for no key and lets somebody ask faster whom it could write to."""
    per_second = CROSSREF_KNOWN if mailto else CROSSREF_PER_SECOND
    headers = {"User-Agent": f"rsscan/{__version__} (mailto:{mailto})"} if mailto else {}
    return Service("Crossref", "https://api.crossref.org", "RSSCAN_CROSSREF_URL", per_second, 1, headers=headers)
