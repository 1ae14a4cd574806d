"""The bodies above those that OpenAlex resolved: it names them by its own ids, while lists know most bodies by ROR."""

from collections.abc import Iterable

from rsscan.matching import Index
from rsscan.publications import NO_ROR_IDS, Author, Institution, RorIds, Work


def bodies_of(profiles: Iterable[Author], works: Iterable[Work]) -> tuple[Institution, ...]:
    """Return every body that was resolved in profiles and bylines, each once."""
    own = (affiliation.institution for profile in profiles for affiliation in profile.affiliations)
    printed = (body for work in works for line in work.authorships for body in line.institutions)
    return tuple(dict.fromkeys((*own, *printed)))


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
