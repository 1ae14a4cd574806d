"""Two or more bodies at one time: on one paper, or in posts whose times overlap."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations

from rsscan.career.printed import Listings, Placed, Printed, attested
from rsscan.career.station import Concurrent, Station
from rsscan.publications import Institution
from rsscan.record import PostKind
from rsscan.same_body import folded, same_body

OVERLAP = timedelta(days=92)
"""Time from which posts are said to overlap: a change of post takes some weeks, and dates are often rounded."""

_POSTS = frozenset({PostKind.EMPLOYMENT.value, PostKind.INVITED_POSITION.value})


def on_one_paper(printed: Printed, listings: Listings) -> Iterator[Concurrent]:
    """Yield each set of two or more bodies that the person printed on one paper, that of the newest paper first."""
    papers: dict[frozenset[str], list[list[Placed]]] = defaultdict(list)
    for placed in printed.by_work.values():
        apart = _apart(placed)
        if len(apart) > 1:
            papers[frozenset(one.key for one in apart)].append(apart)
    found = [_of_papers(sets, listings) for sets in papers.values()]
    yield from sorted(found, key=lambda one: (-(one.until or 0), one.attested[0].source))


def _apart(placed: list[Placed]) -> list[Placed]:
    """Return those of some bodies that are none above another of them, and not the same under another name."""
    above = {ancestor for one in placed for ancestor in one.body.lineage if ancestor != one.body.id}
    kept: list[Placed] = []
    for one in sorted(placed, key=lambda one: (one.text is not None, one.key)):
        if one.body.id in above or (one.text and "," not in one.text):  # no address: a part of something
            continue
        if not any(_one(one, other) for other in kept):
            kept.append(one)
    return kept


def _one(one: Placed, other: Placed) -> bool:
    """Whether two bodies on a paper are one, or may be: of a text without a body nobody knows what it abbreviates."""
    if one.body.id and other.body.id:
        return one.body.id == other.body.id
    return same_body(one.body.ror, (one.body.name or one.text,), other.body.ror, (other.body.name or other.text,))


def _of_papers(papers: list[list[Placed]], listings: Listings) -> Concurrent:
    ordered = sorted(papers, key=lambda placed: (placed[0].work.published or date.min, placed[0].work.id))
    newest = sorted(ordered[-1], key=lambda one: one.key)
    days = [placed[0].work.published for placed in ordered]
    years = [day.year for day in days if day]
    met = {entry for one in newest for entry in listings.of(one.body, *([one.text] if one.text else []))}
    return Concurrent(
        on="one paper",
        bodies=tuple(Institution(None, one.text) if one.text else one.body for one in newest),
        attested=attested(placed[0] for placed in ordered),
        since=min(years, default=None),
        until=max(years, default=None),
        listed=tuple(sorted(met)),
        works=len(ordered),
    )


def at_one_time(posts: Iterable[Station], as_of: date) -> Iterator[Concurrent]:
    """Yield each two employments or invited positions whose times surely overlap, the newest first."""
    dated = [(post, times) for post in posts if post.kind in _POSTS and (times := _surely(post, as_of))]
    found = []
    for (one, (begun, ended)), (other, (begun_too, ended_too)) in combinations(dated, 2):
        begin, end = max(begun, begun_too), min(ended, ended_too)
        if end - begin < OVERLAP or _registered(one.body) == _registered(other.body):
            continue
        goes_on = one.until is None and other.until is None
        found.append(
            Concurrent(
                on="overlapping employments",
                bodies=(one.body, other.body),
                attested=(*one.attested, *other.attested),
                since=begin.year,
                until=None if goes_on else end.year,
                listed=tuple(sorted({*one.listed, *other.listed})),
            )
        )
    yield from sorted(found, key=lambda one: (-(one.until or 9999), -(one.since or 0), one.attested[0].source))


def _registered(body: Institution) -> str:
    """Return what tells a body from others in a record that names it from a register of organizations."""
    return folded(body.name) if body.name else body.ror or ""


def _surely(post: Station, as_of: date) -> tuple[date, date] | None:
    """Return the time in which a post was surely held, None where that is not known."""
    if post.since is None:
        return None
    ended = min(post.until.first, as_of) if post.until else as_of
    return (post.since.last, ended) if post.since.last <= ended else None
