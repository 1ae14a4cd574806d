"""Where bodies belong: those above what OpenAlex resolved, and those that a record gives by ROR id, without any above.

OpenAlex names the bodies above by its own ids, while lists know most bodies by ROR.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from rsscan.declaration import DeclaredPerson
from rsscan.matching import Index
from rsscan.publications import NO_ROR_IDS, Author, Institution, RorIds, Work
from rsscan.record import PublicRecord

Known = Mapping[str, Institution]
"""ROR id → the body as OpenAlex has it, with its lineage."""


def bodies_of(profiles: Iterable[Author], works: Iterable[Work]) -> tuple[Institution, ...]:
    """Return every body that was resolved in profiles and bylines, each once."""
    own = (affiliation.institution for profile in profiles for affiliation in profile.affiliations)
    return tuple(dict.fromkeys(chain(own, *(work.bodies for work in works))))


def given_in(works: Iterable[Work], record: PublicRecord | None = None) -> tuple[Institution, ...]:
    """Return every body that paid for works, or that an ORCID record names, each once."""
    paid = (given.funder for work in works for given in work.funding)
    return tuple(dict.fromkeys((*paid, *bodies_in(record)) if record else paid))


def bodies_in(record: PublicRecord) -> Iterator[Institution]:
    """Yield the bodies of all posts and of all money of an ORCID record."""
    yield from (post.body for post in record.posts)
    yield from (money.funder for money in record.fundings)


def known_of(bodies: Iterable[Institution]) -> tuple[Institution, ...]:
    """Return the bodies, and what is known of them by their ROR ids."""
    bodies = tuple(bodies)
    return tuple(dict.fromkeys((*bodies, *(body.known for body in bodies if body.known))))


def without_lineage(bodies: Iterable[Institution]) -> tuple[str, ...]:
    """Return the ROR ids of bodies of which nothing tells what is above them, in order."""
    bodies = tuple(bodies)
    shown = known_among(bodies)
    left = {body.ror for body in bodies if body.ror and not (body.lineage or body.known)}
    return tuple(sorted(left - shown.keys()))


def known_among(bodies: Iterable[Institution]) -> Known:
    """Return the bodies whose lineage the records show."""
    return {body.ror: body for body in bodies if body.ror and body.lineage}


def placed(body: Institution, known: Known) -> Institution:
    """Return a body with what is known of it by its ROR id, where its own record shows no lineage."""
    found = known.get(body.ror or "")
    return replace(body, known=found) if found and not (body.lineage or body.known) else body


def placed_work(work: Work, known: Known) -> Work:
    """Return a work with what is known of bodies on its lines and of those that paid for it."""
    bodies = chain((given.funder for given in work.funding), work.bodies)
    if not any(placed(body, known) is not body for body in bodies):
        return work
    funding = tuple(replace(given, funder=placed(given.funder, known)) for given in work.funding)
    lines = tuple(
        replace(line, institutions=tuple(placed(body, known) for body in line.institutions))
        for line in work.authorships
    )
    return replace(work, funding=funding, authorships=lines)


def placed_row(row: DeclaredPerson, known: Known) -> DeclaredPerson:
    """Return a row of an application with what is known of bodies that it gives by ROR id."""
    affiliations = tuple(replace(one, known=placed(one.body, known).known) for one in row.affiliations)
    return replace(row, affiliations=affiliations)


def placed_record(record: PublicRecord, known: Known) -> PublicRecord:
    """Return an ORCID record with what is known of its bodies."""
    return replace(
        record,
        posts=tuple(replace(post, body=placed(post.body, known)) for post in record.posts),
        fundings=tuple(replace(money, funder=placed(money.funder, known)) for money in record.fundings),
    )


def rors_of(bodies: Iterable[Institution], told: RorIds = NO_ROR_IDS) -> RorIds:
    """Return the ROR ids that the records show, with those that a source told."""
    shown: dict[str, str | None] = {}
    for body in bodies:
        if body.id:
            shown[body.id] = max(shown.get(body.id) or "", body.ror or "") or None
    return {**shown, **told}


def parents_above(bodies: Iterable[Institution], rors: RorIds) -> set[str]:
    """Return the OpenAlex ids of bodies above these whose ROR id is not known."""
    return {parent for body in bodies for parent in body.lineage if parent != body.id} - rors.keys()


def unknown_parents(bodies: Iterable[Institution], rors: RorIds, index: Index) -> tuple[str, ...]:
    """Return the bodies above these whose ROR id is not known; none where no list has need of it."""
    listed = (entry for watchlist in index.watchlists for entry in watchlist.entries)
    needed = any(entry.ror and not entry.openalex and entry.includes_children for entry in listed)
    return tuple(sorted(parents_above(bodies, rors))) if needed else ()
