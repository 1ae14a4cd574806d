"""The whole made world, behind local servers or in files, and the sources that ask them."""

import json
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from rsscan.assessment import Assessment
from rsscan.identifiers import bare
from rsscan.scanning import scan
from rsscan.sources import Source, service
from rsscan.sources.conversation import Conversation, Manners
from rsscan.sources.openalex import OpenAlex
from tests.crossref_server import CrossrefServer, made_line
from tests.openalex_server import OpenAlexServer
from tests.openalex_server import World as OpenAlexWorld
from tests.openalex_server.ids import Json
from tests.orcid_server import OrcidServer
from tests.public_record import clear, money, others, own
from tests.public_record.bodies import HOMES, REGISTERED, terms
from tests.public_record.person import Part, Person

FIRST = 100
UNHURRIED = 100_000
"""Requests a second that the stand-ins let through: no test waits for the rate of the real ones."""


@dataclass(frozen=True)
class Made:
    """Everybody, in order."""

    people: tuple[Person, ...]

    @property
    def crossref(self) -> dict[str, list[Json]]:
        """What Crossref prints on works of which OpenAlex lacks an affiliation, by DOI."""
        return {
            bare(doi): [made_line(*name, *texts) for name, texts in lines]
            for person in self.people
            for doi, lines in person.crossref.items()
        }

    def write(self, folder: Path) -> None:
        """Write what OpenAlex and ORCID have of them as files, whole."""
        folder.mkdir(parents=True)
        known = self.openalex
        records = [person.record for person in self.people]
        for kind in (known.authors.records, known.works.records, known.institutions.records, records):
            name = f"{len(list(folder.iterdir()))}.jsonl"
            (folder / name).write_text("".join(f"{json.dumps(record)}\n" for record in kind), encoding="utf-8")

    @cached_property
    def openalex(self) -> OpenAlexWorld:
        """What OpenAlex has of them."""
        authors = [author for person in self.people for author in person.authors]
        works = [work for person in self.people for work in person.works]
        return OpenAlexWorld(authors, works, [body.placed for body in REGISTERED])


def made() -> Made:
    """Return the world: each situation is one person's."""
    situations = (*own.SITUATIONS, *money.SITUATIONS, *others.SITUATIONS, *clear.SITUATIONS)
    people = []
    for number, (title, plant) in enumerate(situations, FIRST):
        person = Person(number, title, HOMES[number % len(HOMES)])
        plant(person)
        people.append(person)
    return Made(tuple(people))


@dataclass(frozen=True)
class Served:
    """The stand-ins of the registries, with the world in them."""

    openalex: OpenAlexServer
    orcid: OrcidServer
    crossref: CrossrefServer

    def source(self, parts: Collection[Part]) -> OpenAlex:
        """Return a source that asks OpenAlex, and the other registries of these parts."""
        openalex = _client(service.openalex(None), self.openalex.url)
        records = _client(service.orcid(), self.orcid.url) if Part.ORCID in parts else None
        bylines = _client(service.crossref(None), self.crossref.url) if Part.CROSSREF in parts else None
        return OpenAlex(openalex, records, bylines)


def _client(asked: service.Service, url: str) -> Conversation:
    return Conversation(replace(asked, per_second=UNHURRIED, burst=UNHURRIED), url, None, Manners())


@contextmanager
def served(world: Made) -> Iterator[Served]:
    """Start the servers."""
    with ExitStack() as running:
        openalex = running.enter_context(OpenAlexServer(world.openalex))
        orcid = running.enter_context(OrcidServer(*(person.record for person in world.people)))
        crossref = running.enter_context(CrossrefServer(world.crossref))
        yield Served(openalex, orcid, crossref)


def scanned(people: Collection[Person], source: Source, indirect: int = 0) -> list[Assessment]:
    """Return what is said of some persons, in their order."""
    asked = [person.full_orcid for person in people]
    return [event for event in scan(asked, source, terms(indirect)) if isinstance(event, Assessment)]
