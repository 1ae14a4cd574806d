"""One person of the made world: what is planted of them in each registry, and what is therefore true."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tests.openalex_server import made_author, made_authorship, made_work
from tests.openalex_server.ids import Json
from tests.orcid_server import by_organization, by_person, made_day, made_doi, made_post, made_record, made_row
from tests.orcid_server import made_work as recorded_work
from tests.public_record.bodies import HOMES, Body

AS_PAPERS, AS_EMPLOYED = "printed affiliation", "employment"
COLLEAGUES = 6
ORDINARY_YEARS = (2018, 2022, 2025)
"""In which everybody has an ordinary paper with two colleagues, each on one paper only."""


class Part(StrEnum):
    """What may be looked at beside the answers of OpenAlex; `FILES` are records of it that were kept for years."""

    FILES = "files"
    ORCID = "orcid"
    CROSSREF = "crossref"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True, order=True)
class Statement:
    """What is said of a person: what it is, of which body, work or entry, and by what kind of evidence."""

    what: str
    of: str
    where: str


@dataclass(frozen=True, slots=True)
class Coauthor:
    """Somebody on a paper, with the body that is printed for them, if OpenAlex has any."""

    id: str
    body: Body | None


def orcid_of(number: int) -> str:
    """Return a made iD whose checksum holds."""
    digits = f"0000{2_000_000 + number:011}"
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    whole = digits + ("X" if check == 10 else str(check))
    return "-".join(whole[at : at + 4] for at in range(0, 16, 4))


class Person:
    """A person who works at an ordinary university, has three ordinary papers and an ORCID record that says so."""

    def __init__(self, number: int, situation: str, home: Body) -> None:
        self.number, self.situation, self.home = number, situation, home
        self.id, self.orcid = f"A{number * 1000}", orcid_of(number)
        self.truth: dict[Statement, Part | None] = {}
        self.works: list[Json] = []
        self.crossref: dict[str, list[tuple[tuple[str, str], tuple[str, ...]]]] = {}
        self._people: dict[str, Json] = {}
        self._profile: list[tuple[Json, Sequence[int]]] = [(self.home.placed, ORDINARY_YEARS)]
        self._sections: dict[str, list[Json]] = {}
        self._rows = 0
        for at, year in enumerate(ORDINARY_YEARS):
            self.paper(self.home, year=year, others=[self.colleague(2 * at), self.colleague(2 * at + 1)])
        self.post("employments", self.home, "2015-04")
        self.says("current", self.home.name, AS_PAPERS)
        self.says("current", self.home.name, AS_EMPLOYED, Part.ORCID)
        self.says("put in by the person", self.home.name, AS_EMPLOYED, Part.ORCID)

    def true(self, parts: Collection[Part]) -> set[Statement]:
        """Return what is to be said where these parts are looked at, and nothing else."""
        return {said for said, needs in self.truth.items() if needs is None or needs in parts}

    @property
    def full_orcid(self) -> str:
        """The iD as reports write it."""
        return f"https://orcid.org/{self.orcid}"

    @property
    def authors(self) -> list[Json]:
        """The person's profile and those of everybody they wrote with."""
        own = made_author(self.id, f"Person {self.number}", self.orcid, affiliations=self._profile)
        return [own, *self._people.values()]

    @property
    def record(self) -> Json:
        """The ORCID record."""
        name = {"given-names": {"value": "Person"}, "family-name": {"value": str(self.number)}, "visibility": "public"}
        return made_record(self.orcid, name=name, **self._sections)

    def printed_in_crossref(self, doi: str, own: Iterable[str], other: Iterable[str] | None = None) -> None:
        """Plant the author list that Crossref has: the person's own line, and that of somebody else."""
        lines = [(("Person", str(self.number)), tuple(own))]
        self.crossref[doi] = [*lines, *([(("Somebody", "Else"), tuple(other))] if other is not None else [])]

    def says(self, what: str, of: str | Body, where: str, needs: Part | None = None) -> None:
        """Plant a truth; `needs` is the part without which nobody can know it."""
        self.truth[Statement(what, of.slug or of.name if isinstance(of, Body) else of, where)] = needs

    def colleague(self, at: int, body: Body | None = None) -> Coauthor:
        """Return an ordinary co-author, who has a profile and one work of their own."""
        body = body or HOMES[(self.number + at + 1) % len(HOMES)]
        who = f"A{self.number * 1000 + 1 + at}"
        if who not in self._people:
            self._people[who] = made_author(
                who, f"Colleague {at} of {self.number}", affiliations=[(body.placed, (2021,))]
            )
            self.elsewhere(Coauthor(who, body), body, 2021)
        return Coauthor(who, body)

    def elsewhere(self, who: Coauthor, body: Body, year: int) -> None:
        """Plant a work of somebody else without the person."""
        line = made_authorship(who.id, "Somebody", institutions=[body.placed], texts=[body.text])
        self.works.append(self._work(year, [line]))

    def paper(
        self,
        *bodies: Body,
        year: int,
        others: Iterable[Coauthor] = (),
        texts: Sequence[str] | None = None,
        resolved: bool = True,
        crowd: int = 0,
        tied: bool = True,
        known: bool = True,
        **fields: Any,
    ) -> str:
        """Plant a paper of the person and return its DOI.

        Not `tied`, OpenAlex takes its author for another person; not `known`, OpenAlex lacks it.
        """
        placed = [body.placed for body in bodies] if resolved else []
        printed = [body.text for body in bodies] if texts is None else texts
        own = made_authorship(
            self.id if tied else f"{self.id}9", f"Person {self.number}", institutions=placed, texts=printed
        )
        beside = [self._line(one) for one in others]
        rest = [self._line(Coauthor(f"A{9_000_000 + self.number * 1000 + at}", HOMES[at % 4])) for at in range(crowd)]
        work = self._work(year, [own, *beside, *rest], **fields)
        if known:
            self.works.append(work)
        return str(work["doi"])

    def _line(self, one: Coauthor) -> Json:
        placed = [one.body.placed] if one.body else []
        return made_authorship(one.id, "Somebody Else", institutions=placed, texts=[one.body.text] if one.body else [])

    def _work(self, year: int, lines: list[Json], **fields: Any) -> Json:
        self._rows += 1
        number = self.number * 1000 + self._rows
        doi = f"10.5555/made.{number}"
        return made_work(f"W{number}", f"On made matter {number}", f"{year}-03-15", doi, lines, **fields)

    def profile(self, body: Body, *years: int) -> None:
        """Plant a body in the OpenAlex profile."""
        self._profile.append((body.placed, years))

    def post(
        self,
        section: str,
        body: Body,
        since: str,
        until: str | None = None,
        by: str | None = None,
        *,
        ror: bool = True,
        department: str | None = None,
    ) -> None:
        """Plant a post in the ORCID record; `by` is the organization that put it in."""
        row = self._row(by)
        post = made_post(row, since, until, organization=body.organization(ror=ror), **{"department-name": department})
        self._sections.setdefault(section, []).append(post)

    def funding(self, body: Body, number: str, since: str, until: str | None = None, *, ror: bool = True) -> None:
        """Plant money in the ORCID record."""
        known = {"external-id-type": "grant_number", "external-id-value": number, "external-id-relationship": "self"}
        row = {
            **self._row(None), "type": "grant", "title": {"title": {"value": f"Made money {number}"}},
            "organization": body.organization(ror=ror), "external-ids": {"external-id": [known]},
            "start-date": made_day(since), "end-date": made_day(until),
        }  # fmt: skip
        self._sections.setdefault("fundings", []).append(row)

    def recorded(self, doi: str, year: int) -> None:
        """Plant a work in the ORCID record."""
        bare = doi.removeprefix("https://doi.org/")
        title = f"On made matter {bare.rpartition('.')[2]}"
        self._sections.setdefault("works", []).append(
            recorded_work(self._row(None), title, [made_doi(bare)], str(year))
        )

    def _row(self, by: str | None) -> Json:
        self._rows += 1
        return made_row(
            self.number * 1000 + self._rows, self.orcid, by_organization(by) if by else by_person(self.orcid)
        )
