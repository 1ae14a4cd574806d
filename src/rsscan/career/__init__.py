"""Where the subject is or was, year by year: every line with its source, and where lines lie beside each other.

One direction: `station` (the values) → `printed`, `posts` (the lines of the timeline, by source) → `concurrent`,
`remarks` (what they show together) → `career_of`.
"""

from collections.abc import Iterable

from rsscan.career.concurrent import at_one_time, on_one_paper
from rsscan.career.posts import posts_of
from rsscan.career.printed import Listings, printed_by
from rsscan.career.remarks import remarks
from rsscan.career.station import NO_CAREER, Attestation, Career, Concurrent, Station
from rsscan.publications import NO_ROR_IDS, RorIds, Work
from rsscan.record import PublicRecord
from rsscan.subject import Subject
from rsscan.terms import Terms

__all__ = ["NO_CAREER", "Attestation", "Career", "Concurrent", "Station", "career_of"]


def career_of(
    subject: Subject,
    works: Iterable[Work],
    record: PublicRecord | None,
    terms: Terms,
    rors: RorIds = NO_ROR_IDS,
) -> Career:
    """Return the timeline of a person from their own lines in bylines, their profiles and their ORCID record.

    `rors` are of bodies above those in the records, see `assess`. The order of works changes nothing, and no name of a
    person is looked at.
    """
    ordered = sorted(works, key=lambda work: work.id)
    listings = Listings(terms, rors)
    printed = printed_by(subject, ordered, listings)
    posts = posts_of(record, listings) if record else ()
    return Career(
        rule=(
            "Current is an employment, an invited position or a membership without an end, or whose end lies ahead, "
            f"and an affiliation that was printed within {terms.policy.current.words} before {terms.as_of}."
        ),
        stations=tuple(sorted((*printed.stations, *posts), key=_order)),
        concurrent=(*on_one_paper(printed, listings), *at_one_time(posts, terms.as_of)),
        remarks=tuple(remarks(printed, posts, terms)),
    )


def _order(station: Station) -> tuple[object, ...]:
    return (
        not station.current,
        -station.last_year(9999),
        -(station.first_year or 0),
        station.kind,
        station.body.id or station.body.ror or station.body.name or station.text or "",
        station.attested[0].source,
    )
