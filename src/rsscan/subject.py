"""Whom a scan is about, and what it could not see."""

from dataclasses import dataclass

from rsscan.identifiers import openalex
from rsscan.publications import Author


@dataclass(frozen=True, slots=True)
class Location:
    """Where in an input file the subject was named."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Subject:
    """One person: the identifier that was asked for and every OpenAlex profile that carries it.

    For a scan of a single work the subject is the work and has no profile.
    """

    id: str
    orcid: str | None = None
    profiles: tuple[Author, ...] = ()
    name: str | None = None
    location: Location | None = None

    @property
    def openalex_ids(self) -> tuple[str, ...]:
        """Every OpenAlex author id that is united in this subject, sorted."""
        return tuple(sorted(profile.id for profile in self.profiles))

    @property
    def person_ids(self) -> frozenset[str]:
        """Every identifier by which this person is known; none where the subject is a work."""
        return frozenset(filter(None, (openalex(self.id, "A"), self.orcid, *self.openalex_ids)))

    @property
    def names(self) -> tuple[str, ...]:
        """Every name on the profiles, each once."""
        return tuple(dict.fromkeys(name for one in self.profiles for name in (one.name, *one.alternatives) if name))

    @property
    def ids(self) -> frozenset[str]:
        """Every identifier of what was scanned: the person's, or the work's own."""
        return self.person_ids or frozenset({self.id})


@dataclass(frozen=True, slots=True)
class Person:
    """A person as a roster names one: by identifier in full form, or by nothing but names.

    `also` are OpenAlex ids beside an ORCID iD; `reference` is the number under which the keeper of the roster knows
    the person, with a mark after it where it is the number of several without an identifier.
    """

    location: Location
    id: str | None = None
    also: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    affiliation: str | None = None
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that could not be looked at; an assessment with a gap that blocks is never clear."""

    code: str
    detail: str
    blocks_verdict: bool = True
