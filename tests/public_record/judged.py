"""What is said of everybody in the made world, beside what is true, and what it cost to ask."""

import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rsscan.assessment import Assessment
from rsscan.render.report_values import values_of
from rsscan.report import Report, SourceUsed
from rsscan.severity import Severity
from rsscan.sources import Source, Spent
from rsscan.sources.recorded import Recorded
from tests.public_record.bodies import TODAY, terms
from tests.public_record.person import Part, Person, Statement
from tests.public_record.told import possible, statements
from tests.public_record.world import Made, scanned, served


@dataclass(frozen=True, slots=True)
class Judged:
    """What a report says of one person, and what is true as far as it was looked at."""

    person: Person
    values: dict[str, Any]
    true: frozenset[Statement]

    @property
    def said(self) -> set[Statement]:
        """What is said, but what is merely possible."""
        return statements(self.values)

    @property
    def missed(self) -> list[Statement]:
        """What is true and not said."""
        return sorted(self.true - self.said)

    @property
    def false(self) -> list[Statement]:
        """What is said and not true."""
        return sorted(self.said - self.true)

    @property
    def possible(self) -> list[str]:
        """Entries that are named as merely possible."""
        return possible(self.values)


@dataclass(frozen=True, slots=True)
class Run:
    """What was said of everybody, in order, and what it cost."""

    people: tuple[Judged, ...]
    spent: Spent

    @property
    def calls(self) -> int:
        """Requests to all registries."""
        return self.spent.calls + sum(other.calls for other in self.spent.others)


def judged(world: Made, parts: Collection[Part], indirect: int = 0) -> Run:
    """Scan everybody as one roster, these parts looked at, and of so many co-authors the other works."""
    with _opened(world, parts) as source:
        found = scanned(world.people, source, indirect)
        return Run(_held_against(world, found, source, parts, indirect), source.spent)


@contextmanager
def _opened(world: Made, parts: Collection[Part]) -> Iterator[Source]:
    if Part.FILES not in parts:
        with served(world) as registries, registries.source(parts) as source:
            yield source
        return
    with tempfile.TemporaryDirectory() as scraps:
        folder = Path(scraps) / "records"
        world.write(folder)
        with Recorded(folder, orcid=Part.ORCID in parts) as source:
            yield source


def _held_against(
    world: Made, found: list[Assessment], source: Source, parts: Collection[Part], indirect: int
) -> tuple[Judged, ...]:
    under, asked = terms(indirect), source.description
    used = SourceUsed(asked.name, asked.detail, asked.not_searched)
    started = datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC)
    lists = tuple(under.index.watchlists)
    report = Report("0", started, TODAY, used, under.policy, lists, Severity.HIGH, tuple(found))
    told = [dict(subject) for subject in values_of(report).subjects]
    return tuple(
        Judged(person, values, frozenset(person.true(parts))) for person, values in zip(world.people, told, strict=True)
    )


def asked_alone(world: Made, parts: Collection[Part], indirect: int = 0) -> list[tuple[int, int]]:
    """Return the requests and the credits for each person where each is asked for alone, as `rsscan author` does."""
    cost = []
    with served(world) as registries:
        for person in world.people:
            with registries.source(parts) as source:
                scanned([person], source, indirect)
                spent = source.spent
            cost.append((Run((), spent).calls, spent.credits))
    return cost
