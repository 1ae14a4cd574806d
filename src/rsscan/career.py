"""Where the subject is or was, year by year: every line with its source, and where lines lie beside each other.

Printed affiliations come from the subject's own lines in bylines, others from OpenAlex's profiles and the ORCID record.
"""

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


@dataclass(frozen=True, slots=True)
class Concurrent:
    """Two or more bodies at one time. `on` is `one paper` or `overlapping employments`.

    The years are the first and the last for which there is evidence; `until` None where it goes on.
    """

    on: str
    bodies: tuple[Institution, ...]
    attested: tuple[Attestation, ...]
    since: int | None = None
    until: int | None = None
    listed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Career:
    """The timeline, newest first; `remarks` say in sentences where it has holes, and where sources differ."""

    stations: tuple[Station, ...] = ()
    concurrent: tuple[Concurrent, ...] = ()
    remarks: tuple[str, ...] = ()


NO_CAREER = Career()
"""Nobody's."""
