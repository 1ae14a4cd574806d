"""The axis of a timeline: years in spans wide enough to be read, and where a day lies on it."""

from dataclasses import dataclass
from datetime import date

LEFT, RIGHT = 196, 892
"""Between which the years lie; names stand to the left."""

_MOST_SPANS = 36
_LENGTHS = (1, 2, 5, 10, 20, 50, 100, 500)
_DAYS = 366
_UNDATED = 64
"""How wide the span of what has no date is: so wide that this can be written below it."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Spans of `length` years each, from the year `first` on; after them one for what has no date, if there is any.

    `as_of` is the day on which it was looked; nothing is known of later ones.
    """

    first: int
    length: int
    spans: int
    undated: bool
    as_of: date | None = None

    @property
    def room(self) -> float:
        """How wide a span is."""
        return (RIGHT - LEFT - _UNDATED * self.undated) / self.spans

    @property
    def end(self) -> float:
        """Where the last span ends that has years."""
        return LEFT + self.spans * self.room

    @property
    def now(self) -> float:
        """Where the day lies on which it was looked."""
        return self.day(self.as_of) if self.as_of else self.end

    def has(self, day: date) -> bool:
        """Whether a day lies on the axis."""
        return self.first <= day.year < self.first + self.spans * self.length

    def span(self, year: int | None) -> int:
        """Return the number of a year's span."""
        return self.spans if year is None else (year - self.first) // self.length

    def middle(self, span: int) -> float:
        """Return the middle of a span."""
        return LEFT + (span + 0.5) * self.room if span < self.spans else RIGHT - _UNDATED / 2

    def day(self, day: date) -> float:
        """Return where a day lies; one before or after all years lies where they begin or end."""
        years = day.year - self.first + (day.timetuple().tm_yday - 1) / _DAYS
        return min(max(LEFT + years / self.length * self.room, LEFT), self.end)

    def names(self) -> list[tuple[float, str]]:
        """Return where which year is written: below the middle of a span of one year, else where its first begins."""
        half = self.room / 2 if self.length > 1 else 0
        return [(self.middle(span) - half, str(self.first + span * self.length)) for span in range(self.spans)]


def axis(years: list[int], undated: bool, as_of: date | None) -> Axis:
    """Return an axis that has all these years and the day on which it was looked."""
    years = [*years, as_of.year] if as_of else years
    whole = max(years) - min(years) + 1
    length = next((one for one in _LENGTHS if whole <= one * _MOST_SPANS), _LENGTHS[-1])
    first = min(years) if length == 1 else min(years) // length * length
    return Axis(first, length, (max(years) - first) // length + 1, undated, as_of)
