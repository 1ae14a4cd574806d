"""Questions to a store, each with an address as one of OpenAlex has, answered in JSON.

So the answers can be kept and given again as those of OpenAlex are. Whom or what a store does not have is left out.
"""

import heapq
import sqlite3
import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from rsscan.errors import SourceError
from rsscan.sources.called import body_has, person_has, words_of_body, words_of_person
from rsscan.sources.payload import author_from, institution_profile_from
from rsscan.sources.snapshot.engine import interruptible, said
from rsscan.sources.snapshot.opened import Opened
from rsscan.sources.snapshot.records import Json, bodies_in_byline, bodies_in_profile
from rsscan.sources.source import Spent
from rsscan.uncollected import uncollected

LIKELIEST = 100
"""Profiles, or institutions, of one name that are given: those of the most works."""


LACKING = "the store {place}/ lacks works that its index names; build it anew"
"""What is said of a store that is not whole."""


class Lookup:
    """Answers from a store; safe to use from several threads, one of which is answered at a time. It asks nobody.

    Addresses: `store`, `authors/IDS` (OpenAlex ids and ORCID iDs), `places/IDS` (where their works stand),
    `works/PLACES`, `work/ID` (OpenAlex id or DOI), `candidates/NAME`, `institutions/COUNTRY/NAME`,
    `institution/ID` (OpenAlex id or ROR id), `places-of-body/ID/DAY` (where its works stand since), `rors/IDS`,
    `bodies/RORS` (institutions with these ROR ids).
    """

    def __init__(self, store: Path) -> None:
        self.spent = Spent()
        self.offline = True
        self._folder = store
        self._lock = threading.Lock()
        self._answers: dict[str, Callable[[str], Json]] = {
            "store": lambda _: self._said(),
            "authors": lambda asked: self._authors(asked.split(",")),
            "places": lambda asked: {"places": self._places(asked.split(","))},
            "works": lambda asked: self._works([int(place) for place in asked.split(",")]),
            "work": self._work,
            "candidates": self._candidates,
            "institutions": lambda asked: self._institutions(*asked.split("/", 1)),
            "institution": self._institution,
            "places-of-body": lambda asked: self._places_of_body(*asked.split("/")),
            "rors": lambda asked: self._rors(asked.split(",")),
            "bodies": lambda asked: self._with_rors(asked.split(",")),
        }

    @property
    def place(self) -> str:
        """The name of the store's folder, without where it lies."""
        return self._folder.resolve().name

    def get(self, path: str, *, fresh: bool = False) -> Json:  # noqa: ARG002 - a store stays as it is
        """Return the answer at an address. Raises SourceError where the store cannot be read."""
        import duckdb

        kind, _, asked = path.encode(errors="replace").decode().partition("/")  # half a letter is in no name
        try:
            with self._lock, uncollected(), interruptible():
                return self._answers[kind](asked)
        except (duckdb.Error, sqlite3.Error) as error:
            raise SourceError(f"the store {self.place}/ cannot be read: {said(error)}; build it anew") from None

    def forget(self, path: str) -> None:
        """Nothing was remembered."""

    def __enter__(self) -> Self:
        """Open the store. Raises InputError where there is none, or not a whole one."""
        self._store = Opened(self._folder)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store when nobody is being answered."""
        with self._lock:
            self._store.close()

    def _said(self) -> Json:
        known = self._store.store.said
        snapshot = known["snapshot"]
        return {"date": snapshot["date"], "skipped": len(snapshot["skipped"]), "expansion": known["expansion"]}

    def _authors(self, people: Iterable[str]) -> Json:
        numbers = self._numbers(people)
        return self._with_bodies(self._store.profiles(numbers) if numbers else [])

    def _with_bodies(self, profiles: Sequence[Json]) -> Json:
        bodies = (body for profile in profiles for body in bodies_in_profile(profile))
        return {"profiles": profiles, "institutions": self._bodies(bodies)}

    def _bodies(self, numbers: Iterable[int]) -> Json:
        """Return what is known of institutions, by number; JSON has no other keys than texts."""
        known = {number: self._store.institution(number) for number in numbers}
        return {str(number): record for number, record in known.items() if record}

    def _numbers(self, people: Iterable[str]) -> list[int]:
        """Return the authors with some ids, and those who carry some ORCID iDs."""
        found: set[int] = set()
        for person in people:
            found.update([int(person[1:])] if person.startswith("A") else self._store.carriers(person))
        return sorted(found)

    def _places(self, people: Iterable[str]) -> list[int]:
        return sorted({place for author in self._numbers(people) for place in self._store.places(author)})

    def _works(self, places: Sequence[int]) -> Json:
        works = self._store.works(places) if places else []
        if len(works) != len(places):
            raise SourceError(LACKING.format(place=self.place))
        topics = {topic for work in works for topic, _ in work["topics"] if topic is not None}
        return {
            "works": works,
            "institutions": self._bodies(body for work in works for body in bodies_in_byline(work["byline"])),
            "topics": {str(topic): record for topic in sorted(topics) if (record := self._store.topic(topic))},
        }

    def _work(self, asked: str) -> Json:
        number = asked.removeprefix("W")
        return self._works(self._store.with_id(int(number)) if number.isdecimal() else self._store.with_doi(asked))

    def _candidates(self, name: str) -> Json:
        words = words_of_person(name)
        found: list[Json] = []
        for profiles in self._store.named(words):
            found += (each for each in profiles if person_has(author_from(each), words))
            if len(found) >= LIKELIEST:
                break
        return self._with_bodies(heapq.nlargest(LIKELIEST, found, key=_size))

    def _institutions(self, country: str, name: str) -> Json:
        words = words_of_body(name)
        known = ((each, institution_profile_from(each)) for each in self._store.institutions_with(words))
        found = ((body.country == country, _size(each), each) for each, body in known if body_has(body, words))
        likeliest = heapq.nlargest(LIKELIEST, found, key=lambda row: row[:2])
        return {"institutions": [each for _, _, each in likeliest]}

    def _institution(self, asked: str) -> Json:
        """Return what may be the institution with an id: records in which it stands."""
        return {"institutions": list(self._store.institutions_with([asked.casefold()]))}

    def _places_of_body(self, body: str, since: str) -> Json:
        """Return where works may stand on which the institution is, or one below it."""
        own = f"https://openalex.org/{body}"
        known = map(institution_profile_from, self._store.institutions_with([body.casefold()]))
        below = {profile.id for profile in known if own in profile.lineage} | {own}
        numbers = sorted(int(each.rpartition("/I")[2]) for each in below)
        return {"places": sorted(self._store.places_of_bodies(numbers, since))}

    def _rors(self, bodies: Iterable[str]) -> Json:
        known = self._bodies(int(body.removeprefix("I")) for body in bodies)
        return {"institutions": list(known.values())}

    def _with_rors(self, rors: Iterable[str]) -> Json:
        numbers = (self._store.numbers.get(f"https://ror.org/{ror}") for ror in rors)
        return {"institutions": list(self._bodies(number for number in numbers if number is not None).values())}


def _size(record: Json) -> tuple[int, str]:
    """Order records by how many works they count."""
    return record.get("works_count") or 0, record["id"]
