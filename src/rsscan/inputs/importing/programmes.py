"""Sanctions as OpenSanctions keeps them: programmes by key, what being listed under each means, and since when.

https://www.opensanctions.org/programs/
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rsscan.inputs.importing.days import iso_day
from rsscan.watchlist import Effect

EFFECTS = {
    "CA-NRO": Effect.FUNDING_BAR,
    "US-MCCAIN-1286": Effect.FUNDING_BAR,
    "US-DOD-1260H": Effect.ADVISORY,
} | dict.fromkeys(
    # Export control. EU-RUS is mostly Annex IV of Regulation 833/2014; it has a few freezes too.
    "US-BIS-EL US-BIS-MEU US-BIS-UVL US-BIS-MIEU US-BIS-DPL US-DOS-ISN US-AECA-DEBARRED EU-RUS".split(),
    Effect.LICENCE,
) | dict.fromkeys(
    (
        "UN-SC1718 UN-SC1737 EU-PRK EU-IRN EU-UKR EU-RUSDA EU-BLR EU-SYR EU-CHEM EU-CYB EU-HR GB-DPRK GB-IRAN "
        "GB-IRAN-NW GB-RUS GB-BLR GB-SYR GB-CW GB-CYB US-NK US-IRAN US-NON-PROLIF US-RUSHAR US-UKRRUS-REL US-SYR "
        "US-SYR-REL US-BRUS US-CYB US-CAATSA US-GLOMAG US-TERR AU-DPRK AU-IRAN AU-RUSSIA AU-UKRAINE AU-SYRIA CA-SEMA "
        "SECO-NORTHKOREA SECO-IRAN SECO-BRUS"
    ).split(),
    Effect.ASSET_FREEZE,
)  # fmt: skip
"""Programme → what being listed under it means for a body, for the programmes that list bodies of research."""

_STRICTEST_FIRST = tuple(Effect)
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?:T.*)?")
_ENDED = re.compile(r"\b(?:inactive|expired|ended|removed|delisted|revoked|terminated|lifted)\b", re.IGNORECASE)
_WHOLE_DATE = len("2016-11-30")


@dataclass(frozen=True, slots=True)
class Listing:
    """One sanction of a body; dates are as given, sometimes only a year or a month."""

    programmes: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    said: str = ""

    def written(self) -> str:
        """Return the sanction as a phrase."""
        named = ", ".join(self.programmes)
        dates = [f"since {self.since}"] if self.since else []
        dates += [f"until {self.until}"] if self.until else []
        return " ".join([*filter(None, [named, *dates]), *([f"({self.said})"] if self.said else [])])


def listing_of(text: str) -> Listing:
    """Return the sanction that "programme - reason - status - start - end" tells; any of the parts may be missing.

    Two dates may be a start and an end, or two starts. A body that is taken for removed is missed, so that an end is
    believed only where the status says so.
    """
    parts = text.split(" - ")
    dates: list[str] = []
    while parts and _DATE.fullmatch(parts[-1].strip()):
        dates.append(parts.pop().strip())
    ended = bool(parts) and _ENDED.search(parts[-1]) is not None
    until = dates[0] if ended and dates else None
    starts = dates[1:] if until else dates
    return Listing((), _day(min(starts)) if starts else None, _day(until) if until else None, " - ".join(parts))


def effect_of(listings: Sequence[Listing], programmes: Iterable[str]) -> Effect | None:
    """Return the strictest known effect of what still holds; of all where nothing does."""
    mentioned = {key for listing in listings for key in listing.programmes}
    holding = {key for listing in listings if not listing.until for key in listing.programmes}
    holding |= set(programmes) - mentioned
    known = {EFFECTS[key] for key in holding or mentioned if key in EFFECTS}
    return min(known, key=_STRICTEST_FIRST.index, default=None)


def listed_from(listings: Sequence[Listing]) -> date | None:
    """Return the first day of all sanctions; None where one has no date, because that one may be older."""
    days = [listing.since for listing in listings]
    first = min((day for day in days if day), default=None)
    return iso_day(first) if first and None not in days else None


def listed_until(listings: Sequence[Listing]) -> date | None:
    """Return the last day where every sanction has ended."""
    days = [listing.until for listing in listings]
    last = max((day for day in days if day), default=None)
    return iso_day(last) if last and None not in days else None


def earliest(days: Iterable[str]) -> str | None:
    """Return the earliest of dates, without its time of day."""
    first = min((day for day in days if _DATE.fullmatch(day)), default=None)
    return _day(first) if first else None


def latest(days: Iterable[str]) -> str | None:
    """Return the latest of dates, without its time of day."""
    last = max((day for day in days if _DATE.fullmatch(day)), default=None)
    return _day(last) if last else None


def _day(text: str) -> str:
    return text[:_WHOLE_DATE]
