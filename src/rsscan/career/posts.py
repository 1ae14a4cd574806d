"""The posts of an ORCID record as stations."""

from rsscan.career.printed import Listings
from rsscan.career.station import Attestation, Station
from rsscan.record import Post, PostKind, PublicRecord


def posts_of(record: PublicRecord, listings: Listings) -> tuple[Station, ...]:
    """Return a station for each post that the record names."""
    return tuple(_station(post, listings) for post in record.posts)


def _station(post: Post, listings: Listings) -> Station:
    as_of = listings.terms.as_of
    text = ", ".join(part for part in (post.department, post.body.name, post.city, post.body.country) if part)
    begun = post.since is None or post.since.first <= as_of
    return Station(
        kind=post.kind.value,
        body=post.body,
        attested=(Attestation("ORCID record", post.said.source, post.said.by, post.said.by_name, post.said.changed),),
        city=post.city,
        department=post.department,
        role=post.role,
        since=post.since,
        until=post.ended,
        current=post.kind is not PostKind.DISTINCTION and begun and (post.until is None or post.until.last >= as_of),
        listed=listings.of(post.body, text, country=post.body.country),
    )
