"""The judgement in a sweep, whichever engine carries the rows: values in, values out, by the code that scans one.

What is printed or resolved on a line meets the lists by itself: texts only take away from what a body meets. So a
person has a finding only if a text or a body of some line, a funder of a work, or a body of a profile meets the lists
alone; each distinct one is met once.
"""

import json
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from types import MappingProxyType
from typing import Any, NamedTuple

from rsscan.ancestry import parents_above
from rsscan.assessment import Assessment
from rsscan.identifiers import bare
from rsscan.matching import Index, matches
from rsscan.publications import NO_ROR_IDS, Authorship, Institution, RorIds, Work
from rsscan.render.subject_values import subject_values
from rsscan.report import Report
from rsscan.scanning import scan, scan_people
from rsscan.sources import payload
from rsscan.sources.client import Client
from rsscan.sources.snapshot.records import Json, funder_record
from rsscan.sources.snapshot.source import Snapshot
from rsscan.subject import Person
from rsscan.terms import Terms

NO_NUMBERS: Mapping[str, str] = MappingProxyType({})
"""Of no ROR id the institution is known."""


class Whom(NamedTuple):
    """A person to be judged: the place in the report, the identifier in full form, and who it is in a roster."""

    at: int
    identifier: str
    person: Person | None = None


def hits(index: Index, texts: Iterable[str]) -> Iterator[str]:
    """Yield those printed affiliations that some list meets."""
    return (text for text in texts if matches(index, (text.strip(),)))


def numbers_of(rors: RorIds) -> dict[str, str]:
    """Return the number of each institution that has a ROR id, by that id."""
    return {ror: bare(identifier).removeprefix("I") for identifier, ror in rors.items() if ror}


def body_hits(
    index: Index,
    keys: Iterable[str],
    institutions: Mapping[str, Json],
    rors: RorIds = NO_ROR_IDS,
    numbers: Mapping[str, str] = NO_NUMBERS,
) -> Iterator[str]:
    """Yield those bodies that some list meets, whatever is printed; `rors` and `numbers` are of all institutions.

    A body is the number of one of `institutions`, or where it has none its record; one that paid is an array.
    """
    return (key for key in keys if matches(index, (), _bodies(key, institutions, numbers), rors=rors))


def _bodies(key: str, institutions: Mapping[str, Json], numbers: Mapping[str, str]) -> tuple[Institution, ...]:
    told = json.loads(key)
    if isinstance(told, list):
        paid = payload.work_from({"id": "W1", "funders": [funder_record(*told)]}).funding
        funders = [given.funder for given in paid]
        known = (_resolved(institutions[numbers[one.ror]]) for one in funders if one.ror and one.ror in numbers)
        return (*funders, *chain.from_iterable(known))
    return _resolved(told if isinstance(told, dict) else institutions.get(key) or {"id": f"I{key}"})


def _resolved(record: Json) -> tuple[Institution, ...]:
    line = {"institutions": [record]}
    return payload.work_from({"id": "W1", "authorships": [line]}).authorships[0].institutions


class _Shared(Snapshot):
    """A store that is asked for many persons: a work that several have written is read once, and met once.

    On the works that stand at `quiet` places no list meets anything.
    """

    def __init__(self, client: Client, index: Index, quiet: Container[int]) -> None:
        super().__init__(client)
        self._index = index
        self._quiet = quiet
        self._read: dict[int, Work] = {}
        self._telling: dict[str, tuple[Authorship, ...]] = {}

    def _work_from(self, row: Json, answer: Json) -> Work:
        if row["id"] not in self._read:
            work = self._read[row["id"]] = super()._work_from(row, answer)
            if row["place"] in self._quiet:
                self._telling[work.id] = ()
        return self._read[row["id"]]

    def telling(self, work: Work) -> tuple[Authorship, ...]:
        """Return the lines of a work that meet a list by what the whole store knows of the bodies above theirs."""
        if work.id not in self._telling:
            bodies = {body for line in work.authorships for body in line.institutions}
            rors = dict(self.rors(parents_above(bodies, NO_ROR_IDS)))
            self._telling[work.id] = tuple(
                line for line in work.authorships if matches(self._index, line.texts, line.institutions, rors=rors)
            )
        return self._telling[work.id]


def assessed(
    whom: Iterable[Whom], rows: Client, terms: Terms, blank: Report, quiet: Container[int] = ()
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the place of each person and what a report says of them; of `blank` only what holds for all is read.

    `rows` is what a store has of them, see `Held`; `quiet` are places of works on which no list meets anything.
    """
    with _Shared(rows, terms.index, quiet) as source:
        terms = replace(terms, telling=source.telling)
        for each in whom:
            events = (
                scan_people([each.person], source, terms) if each.person else scan([each.identifier], source, terms)
            )
            for event in events:
                if isinstance(event, Assessment):
                    yield each.at, subject_values(event, blank)
