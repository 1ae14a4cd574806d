"""What the lines of a timeline show together: holes, and where sources differ. Reasons to ask, and no more."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from rsscan.career.printed import PRINTED, Printed
from rsscan.career.station import Station
from rsscan.coverage import some
from rsscan.record import PostKind
from rsscan.same_body import same_body
from rsscan.terms import Terms

LONGEST_HOLE = 1
"""Years without any affiliation that are not remarked: not everybody publishes each year."""

LOOKED_BACK = 10
"""Years before the scan in which a hole is remarked: no funder asks for more of a career."""

LATE = 2
"""Years after the end of a post in which papers that were written there still appear."""

FEWEST = 2
"""Works from which it is remarked that something is, or is not, printed on them."""

_POSTS = frozenset({PostKind.EMPLOYMENT.value, PostKind.INVITED_POSITION.value})


def remarks(printed: Printed, posts: tuple[Station, ...], terms: Terms) -> Iterator[str]:
    """Yield what is remarked, as sentences."""
    yield from _wrong(posts)
    held = [post for post in posts if post.kind in _POSTS and not _is_wrong(post)]
    yield from _holes((*printed.stations, *held), terms.as_of)
    yield from _unprinted(printed, held, terms)
    yield from _printed_late(printed, held)
    yield from _unrecorded(printed, held)


def _is_wrong(post: Station) -> bool:
    return post.since is not None and post.until is not None and post.until.last < post.since.first


def _wrong(posts: Iterable[Station]) -> Iterator[str]:
    for post in posts:
        if _is_wrong(post):
            yield (
                f"The ORCID record ends a post ({post.until}) before it begins ({post.since}): {post.name}. Its times "
                "are not compared."
            )


def _holes(stations: Iterable[Station], as_of: date) -> Iterator[str]:
    """Say of which years nothing is known, between the first and the last of which something is."""
    known: set[int] = set()
    for station in stations:
        known.update(station.years)
        if begun := station.since or station.until:
            known.update(range(begun.year, min(station.last_year(as_of.year), as_of.year) + 1))
    holes = [
        f"{before + 1} to {after - 1}"
        for before, after in pairwise(sorted(known))
        if after - before - 1 > LONGEST_HOLE and after > as_of.year - LOOKED_BACK
    ]
    if holes:
        yield f"No affiliation is known of these years: {some(holes)}."


def _prints(printed: Printed, post: Station) -> list[int]:
    """Return the years in which the body of a post is printed, or something that cannot be compared with it."""
    return sorted({
        year
        for station in printed.stations
        if station.kind == PRINTED and _is(station, post)
        for year in station.years
    })  # fmt: skip


def _is(station: Station, post: Station) -> bool:
    """Whether a line is of the body of a post, or of one above or below it, or cannot be compared with it."""
    one, other = station.body, post.body.known or post.body
    if one.id in other.lineage or other.id in one.lineage:
        return True
    names = (post.body.name, ", ".join(filter(None, (post.department, post.body.name))))
    return same_body(station.body.ror, (station.body.name, station.text), post.body.ror, names)


def _unprinted(printed: Printed, posts: Iterable[Station], terms: Terms) -> Iterator[str]:
    """Say which posts without an end no newer paper prints, where there are such papers."""
    since = terms.policy.current.before(terms.as_of)
    recent = [work for work in printed.works if work.latest and work.latest >= since]
    if len(recent) < FEWEST:
        return
    for post in posts:
        if post.until or (post.since and post.since.last > since):
            continue
        if any(year >= since.year for year in _prints(printed, post)):
            continue
        yield (
            f"The ORCID record names {post.name} without an end, and none of {len(recent)} works since {since} prints "
            "it. Not everybody publishes under each; ask."
        )


def _printed_late(printed: Printed, posts: list[Station]) -> Iterator[str]:
    """Say of which bodies papers appear long after the last post there has ended."""
    for post in posts:
        if post.until is None:
            continue
        again = [other for other in posts if other is not post and _is(other, post)]
        if any(other.until is None or other.until.last > post.until.last for other in again):
            continue
        late = [year for year in _prints(printed, post) if year > post.until.year + LATE]
        if late:
            yield (
                f"The ORCID record ends {post.name} in {post.until.year}, and works to {late[-1]} print it. A paper "
                "may appear late; ask."
            )


def _unrecorded(printed: Printed, posts: list[Station]) -> Iterator[str]:
    """Say which bodies are printed in the time that the record tells of, and not named by it."""
    begun = [post.since.year for post in posts if post.since]
    if not begun:
        return
    for station in printed.stations:
        if station.kind != PRINTED or any(_is(station, post) for post in posts):
            continue
        years = [year for year in station.years if year >= min(begun)]
        if years and station.works >= FEWEST:
            span = f"{years[0]} to {years[-1]}" if len(years) > 1 else str(years[0])
            yield (
                f"{station.name} is printed on {station.works} works ({span}), and the ORCID record names no post "
                "there. The record may be incomplete; ask."
            )
