"""One query read page by page, and what it turns out to lack; the numbers are those of `openalex`."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from rsscan.identifiers import bare
from rsscan.publications import Work
from rsscan.sought import Sought
from rsscan.sources import openalex_query as query
from rsscan.subject import Gap, Subject


@dataclass(slots=True)
class Listing:
    """The pages of one query so far: `announced` is what they said there are, `known` what went before this page."""

    query: str
    cursor: str = "*"
    announced: int | None = None
    seen: set[str] = field(default_factory=set)
    known: int = 0
    asked_again: int = 0
    suspect: bool = False

    @property
    def path(self) -> str:
        """The address of the page that is being read."""
        return query.page(self.query, self.cursor)


def shortfall(listing: Listing) -> Iterator[Gap]:
    """Say what a finished listing lacks."""
    if (listing.announced or 0) > len(listing.seen):
        yield Gap("RS903", f"OpenAlex announced {listing.announced} works and delivered {len(listing.seen)}.")
    elif listing.suspect:
        yield Gap("RS903", "OpenAlex's search ran into its time limit; works may be missing without a sign.")


def emptiness(subject: Subject, listed: Sequence[Collection[str]], seen: Collection[Work]) -> Iterator[Gap]:
    """Doubt emptiness and shortage that the profile contradicts (4); the profile's own count is a soft figure.

    `listed` are the ids of the works that each question found, the one by ORCID iD first. Of a profile that was not
    looked up no count is known.
    """
    known = any(profile.works_count is not None for profile in subject.profiles)
    expected = sum(profile.works_count or 0 for profile in subject.profiles)
    carried = any(line.orcid == subject.orcid for work in seen for line in work.authorships)
    if subject.orcid and carried and not listed[0]:
        yield Gap("RS903", "OpenAlex lists nothing under the ORCID iD, and bylines with it under the profile.")
    if seen and not all(listed) and expected > len(seen):
        yield Gap("RS903", f"One of the lists came back empty, and the profile counts {expected} works.")
    if expected and len(seen) * 2 < expected:
        yield Gap("RS903", f"The profile counts {expected} works and OpenAlex lists {len(seen)}.")
    elif known and abs(expected - len(seen)) > max(2, expected // 20):
        detail = f"The profile counts {expected} works and OpenAlex lists {len(seen)}; the two are updated apart."
        yield Gap("RS903", detail, blocks_verdict=False)


def so_far(listing: Listing) -> str:
    """Return how much of it was read."""
    if listing.announced is None:
        return "No work was read."
    return f"{len(listing.seen)} of {listing.announced} works were read."


def not_looked_for(sought: Sought, unknown: int, above: Collection[str]) -> Iterator[Gap]:
    """Say on which listed bodies works of an institution were not looked for.

    `unknown` is of how many ROR ids OpenAlex has no body, `above` are the listed bodies above the institution.
    """
    if sought.identified:
        yield Gap(
            "RS903",
            f"Listed bodies looked for by identifier alone: {sought.identified} of {sought.entries}; works on which "
            "OpenAlex did not recognize them were not found.",
        )
    if sought.unreached:
        yield Gap(
            "RS903",
            f"Listed bodies without a ROR or OpenAlex id: {sought.unreached} of {sought.entries}; works with them "
            "were not looked for.",
        )
    if sought.by_country:
        yield Gap(
            "RS903",
            f"Listed bodies looked for by name alone: {sought.by_country} of {sought.entries}, on works where OpenAlex "
            "resolved any body of their country.",
        )
    if unknown:
        detail = f"Listed bodies whose ROR id OpenAlex does not know: {unknown}; it shows no works with them."
        yield Gap("RS903", detail, blocks_verdict=False)
    if above:
        detail = f"Works with other bodies below {', '.join(map(bare, sorted(above)))} were not looked for."
        yield Gap("RS903", detail, blocks_verdict=False)
