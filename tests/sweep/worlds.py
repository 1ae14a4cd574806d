"""Sweeps of a store beside scans of the same persons one by one, in this process, under one short list."""

import tempfile
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from rsscan.assessment import Assessment
from rsscan.matching import Index
from rsscan.render.subject_values import subject_values
from rsscan.report import Report, SourceUsed
from rsscan.scanning import scan
from rsscan.severity import Severity
from rsscan.sources import open_source
from rsscan.subject import Location, Person
from rsscan.sweep.engine import Means, opened_sweep
from rsscan.sweep.people import OfRoster, OfStore, Sought
from rsscan.sweep.sweeping import Sweep
from rsscan.terms import Terms
from tests import shipped

Json = dict[str, Any]

TERMS = Terms(shipped.index("dprk"), shipped.policy("default"), date(2026, 9, 1))
BLANK = Report(
    "0", datetime(2026, 9, 1, tzinfo=UTC), TERMS.as_of, SourceUsed("snapshot", "made", ()), TERMS.policy,
    TERMS.index.watchlists, Severity.HIGH, (),
)  # fmt: skip

LISTED = "Kim Chaek University of Technology, Pyongyang, DPR Korea"
"""An affiliation that the list meets."""

PLAIN = "Faculty of Law, University of Paris, France"
"""One that it does not meet."""


class Swept(NamedTuple):
    """What a sweep says of those who were judged, by identifier, and what it counts of the others."""

    judged: dict[str, Json]
    left_out: dict[str, tuple[int, ...]]

    @property
    def linked(self) -> set[str]:
        """Every identifier of whoever has a finding."""
        found = (each for each in self.judged.values() if each["findings"])
        return {known for each in found for known in (each["id"], each["orcid"], *each["openalex_ids"]) if known}


def scanned(store: Path, identifiers: Iterable[str]) -> dict[str, Json]:
    """Return what a scan says of each of these persons."""
    with open_source(f"snapshot:{store}") as source:
        found = [event for event in scan(identifiers, source, TERMS) if isinstance(event, Assessment)]
    return {each.subject.id: subject_values(each, BLANK) for each in found}


def roster(identifiers: Iterable[str]) -> Callable[[Sweep], Sought]:
    """Return who is swept: these persons."""
    people = [Person(Location("staff.csv", line), identifier) for line, identifier in enumerate(identifiers, 2)]
    return lambda _: OfRoster(people)


def everybody(_: Sweep) -> Sought:
    """Return who is swept: all who are in the store."""
    return OfStore()


def at(body: str) -> Callable[[Sweep], Sought]:
    """Return who is swept: the persons of a body."""
    return lambda sweep: OfStore(sweep.people_at(body))


def swept(
    store: Path,
    who: Callable[[Sweep], Sought],
    *,
    linked_only: bool = True,
    beside: bool = False,
    index: Index = TERMS.index,
) -> Swept:
    """Return what a sweep says; `beside` counts those who are left out while others are judged."""
    terms, blank = replace(TERMS, index=index), replace(BLANK, lists=index.watchlists)
    with (
        tempfile.TemporaryDirectory() as folder,
        opened_sweep(store, terms, blank, Means(500, 1, Path(folder))) as sweep,
    ):
        sought = who(sweep)
        list(sweep.seek(sought, linked_only=linked_only))
        with sweep.counting() if beside else nullcontext():
            judged = {value["id"]: value for _, value in sweep.judge(sought)}
        rows = sweep.left_out() if linked_only else ()
        return Swept(judged, {sought.whom(number, 0).identifier: tuple(counts) for number, *counts in rows})


def work(number: int, *lines: Json) -> Json:
    """Return a work with a byline."""
    return {"id": f"https://openalex.org/W{number}", "publication_date": "2020-05-05", "authorships": list(lines)}


def line(
    author: int | None, *texts: str, bodies: Iterable[Json] = (), orcid: str | None = None, printed: str | None = None
) -> Json:
    """Return a line of a byline."""
    known = {"id": f"https://openalex.org/A{author}" if author else None, "orcid": orcid}
    shown = {"author": known, "raw_affiliation_strings": list(texts), "institutions": list(bodies)}
    return shown | {"raw_orcid": printed}


def profile(author: int, orcid: str | None = None) -> Json:
    """Return an author's profile."""
    return {"id": f"https://openalex.org/A{author}", "display_name": f"Author {author}", "orcid": orcid}
