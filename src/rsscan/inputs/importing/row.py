"""What an official file is read into: bodies, what was passed over and why, and the edition it says it is."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from rsscan.period import Period
from rsscan.watchlist import Effect, Entry


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something in the file that is not in the list: `where` it stands and `why` it was left out, as a short phrase.

    The same phrase is used for the same reason, so that a summary can count.
    """

    where: str
    why: str


@dataclass(frozen=True, slots=True)
class Edition:
    """The day of the edition, where the file says so itself."""

    day: date


Row = Entry | Skipped | Edition
"""An entry comes without id; ids are given when the whole edition is known."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a list says of itself whatever its edition."""

    id: str
    title: Mapping[str, str]
    authority: str
    legal_basis: str
    effect: Effect
    source_url: str
    licence: str
    cadence: Period | None = None
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which lists are published; `read` yields its rows in the order of the file.

    `read` raises InputError with one sentence for a file that is not of this form. `keeps_numbers` is whether the
    authority's number of a body stays the same from edition to edition. `columns` is the map from a table's column to
    the role it plays, for the one format that needs it.
    """

    name: str
    title: str
    head: Head | None
    read: Callable[[Path, Mapping[str, str]], Iterator[Row]]
    keeps_numbers: bool = True
    roles: tuple[str, ...] = field(default=())
