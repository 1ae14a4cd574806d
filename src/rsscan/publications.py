"""What OpenAlex knows of a person's publications, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from types import MappingProxyType

API_LIST_LIMIT = 100
"""Lists of OpenAlex carry at most this many authorships of a work, without saying that they cut.

Source: the pipeline writes `slice(authorships_full, 1, 100)` and no flag since November 2025.
"""

API_WORK_LIMIT = 5000
"""Even a single work carries at most this many authorships (`slice(authorships, 1, 5000)`)."""

AFFILIATION_FROM = ", affiliation from "
"""Stands in the source of evidence before the registry that gave the affiliation of a line, where OpenAlex has none."""

RorIds = Mapping[str, str | None]
"""OpenAlex id of a body → its ROR id, None where it has none; of a body that is left out it is not known."""

NO_ROR_IDS: RorIds = MappingProxyType({})
"""Of no body it is known."""


@dataclass(frozen=True, slots=True)
class Institution:
    """A body as OpenAlex resolved it, or as another record names it.

    `lineage` are the OpenAlex ids of its ancestors and of itself. `known` is the same body as OpenAlex has it, where a
    record gave its ROR id alone and it was looked up.
    """

    id: str | None
    name: str | None
    ror: str | None = None
    country: str | None = None
    lineage: tuple[str, ...] = ()
    known: "Institution | None" = None

    @property
    def is_told(self) -> bool:
        """Whether anything tells which body it is; a country alone does not."""
        return bool(self.id or self.name or self.ror)


@dataclass(frozen=True, slots=True)
class Authorship:
    """One person's line in the byline of one work; `position` is the 1-based place in it.

    `filled_from` is the registry that gave `texts` where OpenAlex has none.
    """

    position: int
    name: str | None
    author_id: str | None = None
    orcid: str | None = None
    printed_orcid: str | None = None
    institutions: tuple[Institution, ...] = ()
    texts: tuple[str, ...] = ()
    filled_from: str | None = None

    @property
    def author_ids(self) -> frozenset[str]:
        """Every identifier of the person whose line it is."""
        return frozenset(filter(None, (self.author_id, self.orcid, self.printed_orcid)))

    def is_at(self, body: str) -> bool:
        """Whether the line was resolved to the body with this OpenAlex id, or to one below it."""
        return any(body == place.id or body in place.lineage for place in self.institutions)

    @property
    def resolved(self) -> bool:
        """Whether an institution is known."""
        return any(body.is_told for body in self.institutions)

    @property
    def unseen(self) -> bool:
        """Whether neither an institution nor a printed affiliation is known: nothing can be matched."""
        return not self.texts and not self.resolved


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject that OpenAlex's model gives a work, with how sure it is of it; `subfield` is the id of its subfield."""

    id: str
    name: str | None = None
    score: float | None = None
    subfield: str | None = None


@dataclass(frozen=True, slots=True)
class Funding:
    """Money that a work acknowledges: the funder, and the award where one is named; `number` is the funder's own.

    `award` is the OpenAlex id of the award. Whose of the authors it was, nobody says.
    """

    funder: Institution
    number: str | None = None
    award: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Byline:
    """The author list of a work as another registry than OpenAlex has it; `registry` is its name."""

    doi: str
    registry: str
    authorships: tuple[Authorship, ...]


@dataclass(frozen=True)
class Work:
    """One publication with its byline; `cut` says that authorships are missing at the end of it.

    `topics_as_of` is the day of the state in which its topics were fetched: they are replaced, all at once, with every
    new model, and those of two models cannot be compared. What is counted on its lines is counted once: a byline may
    have thousands, and is looked at for each person who stands in it.
    """

    id: str
    title: str | None
    authorships: tuple[Authorship, ...]
    doi: str | None = None
    published: date | None = None
    type: str | None = None
    cut: bool = False
    topics: tuple[Topic, ...] = ()
    topics_as_of: date | None = None
    funding: tuple[Funding, ...] = ()

    @property
    def latest(self) -> date | None:
        """The last day on which it may have appeared: OpenAlex writes 1 January where it knows only the year."""
        day = self.published
        return date(day.year, 12, 31) if day and (day.month, day.day) == (1, 1) else day

    @cached_property
    def bodies(self) -> tuple[Institution, ...]:
        """Every body that was resolved on its lines, each once."""
        return tuple(dict.fromkeys(chain.from_iterable(line.institutions for line in self.authorships)))

    @cached_property
    def resolved(self) -> int:
        """On how many lines an institution is known."""
        return sum(line.resolved for line in self.authorships)

    @cached_property
    def unseen(self) -> int:
        """How many lines show nothing that could be matched."""
        return sum(line.unseen for line in self.authorships)


@dataclass(frozen=True, slots=True)
class ProfileAffiliation:
    """An institution that a profile carries, with the years OpenAlex saw it in."""

    institution: Institution
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Author:
    """An OpenAlex author profile: a cluster of works that an algorithm believes to be one person's.

    `last_known` are the institutions of the newest works, which stand in `affiliations` too.
    """

    id: str
    name: str | None
    orcid: str | None = None
    alternatives: tuple[str, ...] = ()
    works_count: int | None = None
    affiliations: tuple[ProfileAffiliation, ...] = ()
    first_year: int | None = None
    last_year: int | None = None
    last_known: tuple[Institution, ...] = ()


@dataclass(frozen=True, slots=True)
class InstitutionProfile:
    """OpenAlex's own record of a body; `aliases` are its further names, in whatever language, `acronyms` its initials.

    `country` is an ISO code, `city` the seat; `lineage` are the OpenAlex ids of the bodies above and of itself.
    """

    id: str
    name: str | None
    ror: str | None = None
    country: str | None = None
    city: str | None = None
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    works_count: int | None = None
    homepage: str | None = None
    lineage: tuple[str, ...] = ()

    @property
    def body(self) -> Institution:
        """The body as bylines show it."""
        return Institution(self.id, self.name, self.ror, self.country, self.lineage)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name in full, each once, the first one first."""
        return tuple(dict.fromkeys(name for name in (self.name, *self.aliases) if name))
