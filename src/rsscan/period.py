"""Lengths of time as people write them: `5y`, `18m`, `90d`."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS_A_YEAR = 12
_WRITTEN = re.compile(r"(\d{1,4})([ymd])")


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time: `amount` years (`y`), months (`m`) or days (`d`)."""

    amount: int
    unit: str

    def before(self, day: date) -> date:
        """Return the day that lies this long before `day`, the first there is at most; 29 February becomes the 28th."""
        if self.unit == "d":
            return day - timedelta(days=min(self.amount, (day - date.min).days))
        months = day.year * _MONTHS_A_YEAR + day.month - 1 - self.amount * (_MONTHS_A_YEAR if self.unit == "y" else 1)
        year, month = months // _MONTHS_A_YEAR, months % _MONTHS_A_YEAR + 1
        if year < date.min.year:
            return date.min
        return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))

    @property
    def words(self) -> str:
        """How it stands in a sentence: `2 years`, `1 month`."""
        one, several = {"y": ("year", "years"), "m": ("month", "months"), "d": ("day", "days")}[self.unit]
        return f"{self.amount} {one if self.amount == 1 else several}"

    def __str__(self) -> str:
        return f"{self.amount}{self.unit}"


def period(text: str) -> Period | None:
    """Read `5y`, `18m` or `90d`; None if it is nothing of that form."""
    met = _WRITTEN.fullmatch(text.strip().lower())
    return Period(int(met.group(1)), met.group(2)) if met and int(met.group(1)) else None
