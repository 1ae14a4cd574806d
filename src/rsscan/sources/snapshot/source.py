"""A store of OpenAlex's snapshot as a source: all of it is on this machine, and every byline is whole."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from types import TracebackType
from typing import Any, Self

from rsscan.errors import NotFound
from rsscan.identifiers import NO_AUTHOR, bare
from rsscan.publications import Author, Byline, InstitutionProfile, Work
from rsscan.record import PublicRecord
from rsscan.sought import Sought
from rsscan.sources import payload
from rsscan.sources.client import Client
from rsscan.sources.snapshot.records import Json, author_record, work_record
from rsscan.sources.source import (
    EXPANSION,
    NO_PROFILE,
    PAST_LIMIT,
    Candidate,
    Description,
    Opening,
    Page,
    Spent,
    candidate_from,
    united,
    works_of,
)
from rsscan.subject import Gap, Subject
from rsscan.uncollected import uncollected

TOGETHER = 100
"""Works, or institutions, in one answer."""


class Snapshot:
    """What a store answers, through a client, as values; the client is a `Lookup`, or gives again what one said."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._said: dict[str, Any] = {}

    @property
    def spent(self) -> Spent:
        """Nothing: a store costs no call."""
        return self._client.spent

    @property
    def description(self) -> Description:
        """How a report names this source, once it is open."""
        left_out = [NO_PROFILE, f"what came to OpenAlex after {self._said['date']}"]
        if not self._said["expansion"]:
            left_out.append(EXPANSION)
        left_out.append(PAST_LIMIT)
        if self._said["skipped"]:
            left_out.append(f"parts of the snapshot that could not be read ({self._said['skipped']})")
        what = f"the OpenAlex snapshot of {self._said['date']} in {self._client.place}/"
        return Description("snapshot", what, tuple(left_out))

    @property
    def opening(self) -> Opening:
        """How kept answers are opened."""
        return Opening("snapshot", self._client.place, offline=self._client.offline)

    def ahead(self, identifiers: Iterable[str]) -> Iterator[str]:
        """Yield the identifiers; everything is at hand already."""
        return iter(identifiers)

    def author(self, identifier: str) -> Subject:
        """Return the person, with every profile that carries the same ORCID iD."""
        if identifier in NO_AUTHOR:
            raise NotFound(f"{bare(identifier)} is OpenAlex's id for no author at all")
        asked = self._profiles(identifier)
        if not asked:
            raise NotFound(f"no author with {bare(identifier)} is recorded in {self._client.place}/")
        orcid = asked[0].orcid
        if orcid and orcid != identifier:
            asked += self._profiles(orcid)
        return united(identifier, orcid, asked)

    def _profiles(self, identifier: str) -> list[Author]:
        """Return the profile with an OpenAlex id, or those that carry an ORCID iD."""
        found = self._authors(self._client.get(f"authors/{bare(identifier)}"))
        return [author for author in found if identifier in {author.id, author.orcid}]

    @staticmethod
    def _authors(answer: dict[str, Any]) -> Iterator[Author]:
        return (payload.author_from(author_record(each, answer["institutions"])) for each in answer["profiles"])

    def works(self, subject: Subject) -> Iterator[Page]:
        """Yield the works whose bylines carry an id of the subject's, and say what may be missing."""
        asked = ",".join(map(bare, sorted(subject.person_ids)))
        places: list[int] = self._client.get(f"places/{asked}")["places"]
        gaps = tuple(self._gaps(subject, len(places)))
        if not places:
            yield Page(announced=0, gaps=gaps)
        for at in range(0, len(places), TOGETHER):
            some = ",".join(map(str, places[at : at + TOGETHER]))
            works = self._works(self._client.get(f"works/{some}"))
            # An ORCID iD leads to authors, of whom not every line need show it.
            hers = tuple(work for work in works if _is_of(work, subject.person_ids))
            yield Page(hers, announced=len(places), gaps=() if at else gaps)

    def _works(self, answer: Json) -> list[Work]:
        with uncollected():
            return [self._work_from(row, answer) for row in answer["works"]]

    def _work_from(self, row: Json, answer: Json) -> Work:
        return payload.work_from(work_record(row, answer["institutions"], answer["topics"]), singleton=True)

    def _gaps(self, subject: Subject, found: int) -> Iterator[Gap]:
        if skipped := self._said["skipped"]:
            yield Gap(
                "RS903",
                f"The store was built without parts of the snapshot that could not be read ({skipped}); works may be "
                "missing.",
            )
        expected = sum(profile.works_count or 0 for profile in subject.profiles)
        if found * 2 < expected:
            yield Gap("RS903", f"The profile counts {expected} works and {found} are recorded.")

    def work(self, identifier: str) -> Work:
        """Return the work with this DOI or OpenAlex id; of several with one DOI that with the longest byline."""
        works = self._works(self._client.get(f"work/{bare(identifier)}"))
        if not works:
            raise NotFound(f"no work with {bare(identifier)} is recorded in {self._client.place}/")
        return max(sorted(works, key=lambda work: work.id), key=lambda work: len(work.authorships))

    def works_by_doi(self, dois: Iterable[str]) -> Iterator[Page]:
        """Yield those of these works that are in the store."""
        for doi in dois:
            with suppress(NotFound):
                yield Page((self.work(doi),))

    def record(self, orcid: str) -> PublicRecord | None:
        """Nothing: a store holds no ORCID record."""
        del orcid
        return None

    def bylines(self, dois: Iterable[str]) -> Iterator[Byline]:
        """Yield nothing: no other registry is asked."""
        del dois
        return iter(())

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Return the profiles one of whose names has every word of `name`, of many those of the most works."""
        return tuple(map(candidate_from, self._authors(self._client.get(f"candidates/{name}"))))

    def institutions(self, name: str, country: str | None = None) -> tuple[InstitutionProfile, ...]:
        """Return the institutions one of whose names has every word of `name`, those of `country` first."""
        answer = self._client.get(f"institutions/{country or ''}/{name}")
        return tuple(map(payload.institution_profile_from, answer["institutions"]))

    def institution(self, identifier: str) -> InstitutionProfile:
        """Return the institution with this ROR id or OpenAlex id."""
        answer = self._client.get(f"institution/{bare(identifier)}")
        for profile in map(payload.institution_profile_from, answer["institutions"]):
            if identifier in {profile.id, profile.ror}:
                return profile
        raise NotFound(f"no institution with {bare(identifier)} is recorded in {self._client.place}/")

    def joint_works(self, body: InstitutionProfile, sought: Sought, since: date) -> Iterator[Page]:
        """Yield every work of the body, whoever else stands on it; the bylines of all works are read for it."""
        del sought
        places: list[int] = self._client.get(f"places-of-body/{bare(body.id)}/{since.isoformat()}")["places"]
        for at in range(0, len(places), TOGETHER):
            some = ",".join(map(str, places[at : at + TOGETHER]))
            page = works_of(body, self._works(self._client.get(f"works/{some}")), since)
            yield replace(page, announced=len(places))

    def rors(self, identifiers: Iterable[str]) -> Iterator[tuple[str, str | None]]:
        """Yield those of these bodies that the store knows, with their ROR ids."""
        wanted = sorted(map(bare, identifiers))
        for at in range(0, len(wanted), TOGETHER):
            answer = self._client.get(f"rors/{','.join(wanted[at : at + TOGETHER])}")
            known = map(payload.institution_profile_from, answer["institutions"])
            yield from ((body.id, body.ror) for body in known)

    def bodies(self, rors: Iterable[str]) -> Iterator[InstitutionProfile]:
        """Yield those of these bodies that the store knows."""
        wanted = sorted(map(bare, rors))
        for at in range(0, len(wanted), TOGETHER):
            answer = self._client.get(f"bodies/{','.join(wanted[at : at + TOGETHER])}")
            yield from map(payload.institution_profile_from, answer["institutions"])

    def __enter__(self) -> Self:
        """Open the store, and read what it says of itself."""
        self._client.__enter__()
        self._said = self._client.get("store")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self._client.__exit__(kind, error, trace)


def _is_of(work: Work, person: frozenset[str]) -> bool:
    return any(
        line.author_id in person or line.orcid in person or line.printed_orcid in person for line in work.authorships
    )
