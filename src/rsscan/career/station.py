"""What a career is made of: bodies with their times, and for each the places where it is said."""

from dataclasses import dataclass
from datetime import date

from rsscan.publications import Institution
from rsscan.record import Asserter, PartialDate


@dataclass(frozen=True, slots=True)
class Attestation:
    """Where something about a career stands: `what` names the kind of source, `source` is its address.

    `by` says who put it in and `by_name` what the organization is called; None where a source does not tell. `on` is
    the day of it: that on which a work appeared, or a statement was last changed.
    """

    what: str
    source: str
    by: Asserter | None = None
    by_name: str | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Station:
    """One body in a career. `kind` is `printed affiliation`, `profile`, or that of a post such as `employment`.

    `text` is what is printed where no body was resolved. `years` are those in which it is printed or the profile has
    it; a post has `since` and `until` instead, None where the record says nothing. `works` are how many print it.
    `listed` are the ids of the entries that it meets, by no less than a probable match.
    """

    kind: str
    body: Institution
    attested: tuple[Attestation, ...]
    text: str | None = None
    city: str | None = None
    department: str | None = None
    role: str | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    years: tuple[int, ...] = ()
    works: int = 0
    current: bool = False
    listed: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What the body is called, as far as anybody says."""
        return self.body.name or self.text or self.body.ror or self.body.id or "a body without a name"

    @property
    def first_year(self) -> int | None:
        """The first year that is known of it."""
        return self.since.year if self.since else min(self.years, default=None)

    def last_year(self, ongoing: int) -> int:
        """Return the last year that is known of it; of a post without an end it is `ongoing`."""
        if self.since or self.until or not self.years:
            return self.until.year if self.until else ongoing if self.since else 0
        return max(self.years)


@dataclass(frozen=True, slots=True)
class Concurrent:
    """Two or more bodies at one time. `on` is `one paper` or `overlapping employments`.

    The years are the first and the last for which there is evidence; `until` None where it goes on. `works` are the
    papers, of which some are named.
    """

    on: str
    bodies: tuple[Institution, ...]
    attested: tuple[Attestation, ...]
    since: int | None = None
    until: int | None = None
    listed: tuple[str, ...] = ()
    works: int = 0


@dataclass(frozen=True, slots=True)
class Career:
    """The timeline, what is current first, then newest first.

    `rule` says what counts as current; `remarks` say in sentences where the timeline has holes, and where sources
    differ.
    """

    rule: str = ""
    stations: tuple[Station, ...] = ()
    concurrent: tuple[Concurrent, ...] = ()
    remarks: tuple[str, ...] = ()


NO_CAREER = Career()
"""Nobody's."""
