"""What many subjects cost beside the loop that a user would write: `python -m tests.benchmarks.many [SUBJECTS]`.

Made persons (300 unless told otherwise) are looked up on the local stand-in for OpenAlex, which runs in a process of
its own and takes 80 ms longer for each answer: by rsscan as `scan` does it, and by pyalex with a look-up of the author,
pages of 25 and one look-up for each byline that may be cut. Printed are calls, credits and wall time per subject, how
many lines of bylines were seen of those there are, and the ratios. Goals: credits <= 0.25, wall <= 0.05, no line lost.
"""

import multiprocessing
import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from typing import Any

import pyalex

from rsscan.publications import Work
from rsscan.sources import fuller, service
from rsscan.sources.conversation import Conversation, Manners
from rsscan.sources.openalex import OpenAlex
from tests.openalex_server import OpenAlexServer, World, made_author, made_authorship, made_institution, made_work

LATENCY = 0.08
"""Seconds that an answer takes longer."""

CUT = 100
"""Lines of a byline from which a list may have cut it."""

Json = dict[str, Any]
Seen = dict[str, set[tuple[str, int]]]
"""For each identifier the works and the places in their bylines."""


@dataclass(frozen=True, slots=True)
class Made:
    """A world, who is asked for in it, and what there is to be seen of each."""

    world: World
    identifiers: tuple[str, ...]
    there: Seen


@dataclass(frozen=True, slots=True)
class Cost:
    """What it took to look everybody up, and what was seen."""

    calls: int
    credits: int
    seconds: float
    seen: Seen


def made(count: int) -> Made:
    """Return persons with 1 to 400 works, 40 on average, who write with each other, with many, and with strangers.

    Every tenth has no ORCID iD, every twentieth a second profile, and every fifteenth works of 150 authors.
    """
    chance = random.Random(count)  # noqa: S311 - made data, the same each time
    people = [_Person.made(place) for place in range(count)]
    works: list[Json] = []
    there: Seen = {person.identifier: set() for person in people}
    for place, person in enumerate(people):
        own = max(1, min(400, round(chance.lognormvariate(3.2, 1))))
        for number in range(own):
            others = [people[(place + 1 + number) % count]] if number % 12 == 0 else []
            crowd = 150 if place % 15 == 0 and number < 2 else chance.randrange(0, 9)
            lines = [_stranger(chance.randrange(count * 60)) for _ in range(crowd)]
            for each in (person, *others):
                lines.insert(chance.randrange(len(lines) + 1), each.line(number))
            record = made_work(f"W{len(works) + 1}", f"Made work {len(works) + 1}", "2020-05-01", None, lines)
            works.append(record)
            for each in {person, *others}:
                there[each.identifier].update((record["id"], at) for at in range(1, len(lines) + 1))
    profiles = [profile for person in people for profile in person.profiles()]
    return Made(World(profiles, works), tuple(person.identifier for person in people), there)


def asked_for(count: int) -> tuple[tuple[str, ...], Seen]:
    """Return who is asked for and what there is to be seen, without the world.

    Records by the ten thousand kept where the asking is measured would be gone through by each collection of garbage.
    """
    people = made(count)
    return people.identifiers, people.there


@dataclass(frozen=True, slots=True)
class _Person:
    """One of those who are asked for."""

    place: int
    orcid: str | None

    @classmethod
    def made(cls, place: int) -> "_Person":
        return cls(place, None if place % 10 == 9 else _orcid(place))

    @property
    def identifier(self) -> str:
        return f"https://orcid.org/{self.orcid}" if self.orcid else f"https://openalex.org/A{100 + self.place}"

    @property
    def ids(self) -> list[str]:
        second = [f"A{5_000_000 + self.place}"] if self.orcid and self.place % 20 == 0 else []
        return [f"A{100 + self.place}", *second]

    def line(self, number: int) -> Json:
        author = self.ids[number % 7 == 0 and len(self.ids) > 1]
        return made_authorship(author, f"Person {self.place}", self.orcid, institutions=[_body(self.place)])

    def profiles(self) -> list[Json]:
        return [made_author(each, f"Person {self.place}", self.orcid) for each in self.ids]


def _orcid(place: int) -> str:
    digits = f"{10**14 + place:015d}"
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    text = digits + ("X" if check == 10 else str(check))
    return "-".join(text[at : at + 4] for at in range(0, 16, 4))


def _body(number: int) -> Json:
    place = number % 200
    return made_institution(f"I{1000 + place}", f"Made University {place}", lineage=[f"I{2000 + place % 40}"])


def _stranger(number: int) -> Json:
    body = _body(number)
    text = f"Department {number % 30}, {body['display_name']}"
    return made_authorship(f"A{1_000_000 + number}", f"Stranger {number}", institutions=[body], texts=[text])


def by_rsscan(identifiers: tuple[str, ...], address: str) -> Seen:
    """Look everybody up as `scan` does, but for the judgement."""
    seen: Seen = {}
    with OpenAlex(Conversation(service.openalex("made-key"), address, "made-key", Manners())) as source:
        for identifier in source.ahead(identifiers):
            works: dict[str, Work] = {}
            for page in source.works(source.author(identifier)):
                works.update({work.id: fuller(works.get(work.id, work), work) for work in page.works})
            seen[identifier] = {(work.id, line.position) for work in works.values() for line in work.authorships}
    return seen


def by_pyalex(identifiers: tuple[str, ...], address: str) -> Seen:
    """Look everybody up one after the other, as the readme of pyalex shows it."""

    class Here:
        """Asks the stand-in, where pyalex has the address of OpenAlex built in."""

        def _get_from_url(self, url: str, session: object = None) -> Any:
            moved = url.replace("https://api.openalex.org", address)
            return super()._get_from_url(moved, session)  # type: ignore[misc] # pyalex stands behind it

    authors, works = (type(each.__name__, (Here, each), {}) for each in (pyalex.Authors, pyalex.Works))
    seen: Seen = {}
    for identifier in identifiers:
        found = seen.setdefault(identifier, set())
        author = authors()[identifier]
        listed = works().filter(author={"id": author["id"].rpartition("/")[2]})
        for page in listed.paginate(per_page=25, n_max=None):
            for work in page:
                whole = works()[work["id"]] if len(work["authorships"]) >= CUT else work
                found.update((work["id"], at) for at in range(1, len(whole["authorships"]) + 1))
    return seen


def _serve(count: int, told: Connection) -> None:
    """Serve the made world until told to end; tell its address, and its tally when asked."""
    world = made(count).world
    for name in ("author.id", "author.orcid"):  # a search engine has its index before anybody asks
        world.works.places(world.works.fields[name])
    with OpenAlexServer(world, latency=LATENCY) as server:
        told.send(server.url)
        while told.recv():
            told.send((len(server.requests), server.credits_used))


@contextmanager
def apart(count: int) -> Iterator[tuple[str, Callable[[], tuple[int, int]]]]:
    """Serve the made world in a process of its own; yield its address and what gives calls and credits so far."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(count, theirs))
    process.start()
    theirs.close()  # so that its end is noticed

    def tally() -> tuple[int, int]:
        ours.send(True)
        calls, credits_used = ours.recv()
        return calls, credits_used

    yield ours.recv(), tally
    ours.send(False)
    process.join()


def measured(look_up: Callable[[], Seen], tally: Callable[[], tuple[int, int]]) -> Cost:
    """Return what it costs to look everybody up."""
    calls, credits_used = tally()
    started = time.perf_counter()
    seen = look_up()
    seconds = time.perf_counter() - started
    now = tally()
    return Cost(now[0] - calls, now[1] - credits_used, seconds, seen)


def told(ours: Cost, theirs: Cost, there: Seen) -> Iterator[str]:
    """Yield the lines to print."""
    count = len(there)
    lines = sum(map(len, there.values()))
    works = sum(len({work for work, _ in each}) for each in there.values())
    yield f"{count} subjects, {works} works, {lines} lines of bylines"
    yield f"{'':14}{'calls':>8}{'credits':>9}{'ms':>8}  each; lines seen"
    for name, cost in (("rsscan", ours), ("pyalex loop", theirs)):
        seen = sum(len(each & there[identifier]) for identifier, each in cost.seen.items())
        figures = f"{cost.calls / count:8.2f}{cost.credits / count:9.2f}{1000 * cost.seconds / count:8.1f}"
        yield f"{name:14}{figures}  {seen} of {lines}"
    ratios = (ours.calls / theirs.calls, ours.credits / theirs.credits, ours.seconds / theirs.seconds)
    yield f"{'ratio':14}" + "{:8.3f}{:9.3f}{:8.3f}".format(*ratios)


def main(count: int = 300) -> None:
    """Measure both and print."""
    identifiers, there = asked_for(count)
    with apart(count) as (address, tally):
        ours = measured(partial(by_rsscan, identifiers, address), tally)
        theirs = measured(partial(by_pyalex, identifiers, address), tally)
    print(*told(ours, theirs, there), sep="\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
