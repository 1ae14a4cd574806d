"""What a person's public record says beside publications: posts, money and works, each with who says so and since when.

The shape is that of an ORCID record 3.0 (https://github.com/ORCID/orcid-model); courses of study, addresses and
whatever else it may hold are not read: having been taught somewhere is no appointment.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rsscan import identifiers
from rsscan.publications import Institution

_OF_A_VERSION = "version-of"

_NOT_ITS_OWN = frozenset({"part-of", _OF_A_VERSION, "funded-by"})
"""Relationships of an identifier to a work that make it the identifier of another one."""


class Asserter(StrEnum):
    """Who put a statement into a record: the person it is about, or an organization."""

    PERSON = "person"
    ORGANIZATION = "organization"


class PostKind(StrEnum):
    """What ties a person to a body."""

    EMPLOYMENT = "employment"
    INVITED_POSITION = "invited position"
    DISTINCTION = "distinction"
    MEMBERSHIP = "membership"


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date of which only the year, or the year and the month, may be known."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first(self) -> date:
        """The first day that it may be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that it may be."""
        if self.month and self.day:
            return date(self.year, self.month, self.day)
        if not self.month or self.month == 12:  # noqa: PLR2004 - December
            return date(self.year, 12, 31)
        return date(self.year, self.month + 1, 1) - timedelta(days=1)

    def __str__(self) -> str:
        """As ISO 8601 writes it, as far as it is known."""
        parts = (f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part))
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Statement:
    """Where a record says something: its address there, who put it in, and on what day it was last changed.

    `by_name` is what the organization is called that put it in, None for the person.
    """

    source: str
    by: Asserter | None = None
    by_name: str | None = None
    changed: date | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A body to which the record ties the person; `until` None says that it goes on or is unknown.

    A distinction is a moment and does not go on.
    """

    kind: PostKind
    body: Institution
    said: Statement
    city: str | None = None
    department: str | None = None
    role: str | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None

    @property
    def ended(self) -> PartialDate | None:
        """When it was over; a distinction when it was given."""
        return self.until or (self.since if self.kind is PostKind.DISTINCTION else None)

    def last(self, as_of: date) -> date | None:
        """Return the last day of it up to `as_of`; None of a distinction of which no day is known."""
        if self.kind is PostKind.DISTINCTION and not self.ended:
            return None
        return last_day(self.since, self.ended, as_of)


@dataclass(frozen=True, slots=True)
class RecordedFunding:
    """Money that the record names; `number` is the funder's own."""

    funder: Institution
    said: Statement
    title: str | None = None
    number: str | None = None
    kind: str | None = None
    city: str | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class RecordedWork:
    """A publication that the record names; `type` is the record's own word, such as `journal-article`."""

    said: Statement
    doi: str | None = None
    title: str | None = None
    type: str | None = None
    published: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class PublicRecord:
    """Everything that is read of one person's record; `names` are those it gives the person."""

    orcid: str
    names: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()
    fundings: tuple[RecordedFunding, ...] = ()
    works: tuple[RecordedWork, ...] = ()


def last_day(since: PartialDate | None, until: PartialDate | None, as_of: date) -> date:
    """Return the last day of a time up to `as_of`; without an end it goes on.

    Of an end before the beginning nobody knows which of the two is wrong: the later one counts.
    """
    if until is None:
        return as_of
    return min(since.last if since and until.last < since.first else until.last, as_of)


def own_doi(kind: str, value: str, relationship: str) -> str | None:
    """Return a DOI that is the work's own; that of the volume which a chapter is part of is another work's."""
    return _doi(kind, value) if _plain(relationship) not in _NOT_ITS_OWN else None


def version_doi(kind: str, value: str, relationship: str) -> str | None:
    """Return the DOI of another version of the work, such as its preprint.

    Source: https://info.orcid.org/ufaqs/how-are-items-grouped-together-in-an-orcid-record/
    """
    return _doi(kind, value) if _plain(relationship) == _OF_A_VERSION else None


def _doi(kind: str, value: str) -> str | None:
    return identifiers.doi(value) if kind.strip().lower() == "doi" else None


def _plain(relationship: str) -> str:
    return relationship.strip().lower().replace("_", "-")
