"""Many or all persons of a store at once: whom to judge is found in tables, and who is found is judged in bulk."""

from array import array
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cached_property
from heapq import merge
from pathlib import Path
from typing import Any, NamedTuple

from rsscan.errors import InputError
from rsscan.identifiers import bare
from rsscan.sources.snapshot.opened import Opened
from rsscan.sweep import tasks
from rsscan.sweep.directory import Directory
from rsscan.sweep.memory import Memory
from rsscan.sweep.people import Sought
from rsscan.sweep.places import Places
from rsscan.sweep.tables import Tables, batches, statement
from rsscan.sweep.workers import Spread

WHOLE = 0.25
"""Share of a store's works from which on all of it is met with the lists: the next sweep then meets nothing anew."""

TEXTS = 2_000
"""Printed affiliations that a process meets with the lists at a time."""

PERSONS, WORKS = 100, 1_000
"""Persons that a process judges at a time, and about how many works it then reads."""


class Stage(NamedTuple):
    """How far a sweep is: what is being done, how much of it is, and of how much where that is known."""

    name: str
    done: int
    of: int | None = None


@dataclass(slots=True)
class Found:
    """Who is to be judged, by number and in the order of the report; of how many, and how many works they have."""

    numbers: "array[int]"
    persons: int = 0
    left_out: int = 0


class Sweep:
    """A sweep over an opened store; the tables, the directory and the processes are its means."""

    def __init__(
        self, opened: Opened, directory: Directory, tables: Tables, spread: Spread, memory: Memory, quiet: Path
    ) -> None:
        """Take what it works with; `quiet` is where it writes on which works no list meets anything."""
        self._opened = opened
        self._directory = directory
        self._tables = tables
        self._spread = spread
        self._memory = memory
        self._quiet = quiet
        self._everybody = False
        self._counted = False
        self.found = Found(array("q"))

    def people_at(self, body: str) -> "array[int]":
        """Return who published at a body or one below it, by their lines or by their profiles.

        The body is told by its ROR or OpenAlex id in full form. Raises InputError where the store has none such.
        """
        bodies = list(self._directory.below([body]))
        if not bodies:
            raise InputError(f"--institution {body}: the store has no such institution")
        self._tables.put("sought_author", self._people_at(bodies))
        people = self._numbers(statement("people_of"))
        if not people:
            raise InputError(f"--institution {body}: nobody in the store published there or carries it in a profile")
        return people

    def _people_at(self, bodies: Iterable[int]) -> Iterator[tuple[int]]:
        self._tables.put("sought_body", ((str(number),) for number in bodies))
        return self._tables.rows(statement("people_at"))

    def seek(self, sought: Sought, *, linked_only: bool) -> Iterator[Stage]:
        """Find who is to be judged, into `found`."""
        yield Stage("looking persons up", 0)
        self._everybody = sought.everybody
        known = self._look_up(sought)
        strangers = array("q", sought.strangers(known))
        self.found.persons = len(known) + len(strangers)
        if linked_only:
            yield from self._meet()
            known = self._linked()
        self.found.numbers = array("q", merge(known, strangers))
        self.found.left_out = self.found.persons - len(self.found.numbers)

    def _look_up(self, sought: Sought) -> "array[int]":
        """Put into tables which authors are united in whom; return who has a profile under the identifier asked for."""
        if sought.everybody:
            self._tables.put("carrier", self._directory.carriers())
            self._tables.fill("member", "everybody")
            return self._numbers("SELECT DISTINCT person FROM member ORDER BY person")
        self._tables.put("member", sought.members(self._directory))
        also: list[tuple[int, int]] = []
        known = set()
        for person, author, orcid in self._tables.rows(
            "SELECT member.person, author, orcid FROM member JOIN holder USING (author)"
        ):
            asked = bare(sought.whom(person, 0).identifier)
            if asked in {f"A{author}", orcid}:
                known.add(person)
            if orcid and asked == f"A{author}":
                also += [(person, other) for other in self._directory.authors(orcid) if other != author]
        self._tables.put("member", also)
        self._tables.put("known", ((person,) for person in known))
        self._tables.execute("DELETE FROM member WHERE person NOT IN (SELECT person FROM known)")
        return array("q", sorted(known))

    def _numbers(self, query: str) -> "array[int]":
        return array("q", (number for (number,) in self._tables.rows(query)))

    def _meet(self) -> Iterator[Stage]:
        """Find the works and profiles that a list meets; what is printed or resolved there is met once, if ever."""
        tables, memory = self._tables, self._memory
        memory.recall(tables, linked=True)
        read = Places(self._works, every=True) if memory.linked else self._concerned
        memory.inherit(tables, whole=read is None)
        if not memory.linked and (read is None or tables.read_fresh()):
            if not memory.whole:
                yield from self._hits("text", "texts", "affiliations met", tasks.met_texts)
                yield from self._hits("body", "bodies", "institutions met", tasks.met_bodies)
            tables.fill("linked_work", "linked_works")
            tables.fill("linked_author", "linked_authors")
            memory.keep(tables, whole=read is None, linked=True)
        quiet = Places(self._works, every=True) if read is None else read
        quiet.write(self._quiet, but=(place for (place,) in tables.rows("SELECT place FROM linked_work")))

    @property
    def _works(self) -> int:
        return sum(row["rows"] for row in self._opened.store.said["works"])

    @cached_property
    def _concerned(self) -> Places | None:
        """The works of these persons; None where they are so many that all may be read as well."""
        seen = Places(self._works)
        if self._everybody:
            return None
        for (author,) in self._tables.rows("SELECT DISTINCT author FROM member"):
            seen.update(self._opened.places(author))
            if len(seen) > self._works * WHOLE:
                return None
        self._tables.put("concerned", ((place,) for place in seen))
        return seen

    def _hits(self, kind: str, name: str, said: str, task: Callable[[list[str]], list[str]]) -> Iterator[Stage]:
        """Meet what a statement gives with the lists."""
        yield Stage(said, 0)
        count = self._tables.make("unread", name)
        values = (value for (value,) in self._tables.rows("SELECT * FROM unread"))
        for done, hits in enumerate(self._spread(task, batches(values, TEXTS)), 1):
            self._tables.put(f"hit_{kind}", ((hit,) for hit in hits))
            yield Stage(said, min(done * TEXTS, count), count)
        self._tables.execute(f"INSERT INTO read_{kind} SELECT * FROM unread")

    def _linked(self) -> "array[int]":
        """Return whom a list meets, and keep them in a table."""
        self._tables.fill("linked_person", "linked_people")
        return self._numbers("SELECT person FROM linked_person ORDER BY person")

    def counting(self) -> AbstractContextManager[None]:
        """Count what there was to be seen of those who are not judged, for `left_out`, while the others are judged."""
        return self._counting()

    @contextmanager
    def _counting(self) -> Iterator[None]:
        concerned, beside = self._concerned, self._tables.beside()
        with ThreadPoolExecutor(1) as pool:
            counted = pool.submit(_count, beside, concerned)
            try:
                yield
                counted.result()
                self._counted = True
            finally:
                while not counted.done():
                    beside.interrupt()
                    wait([counted], timeout=0.1)

    def left_out(self) -> Iterator[tuple[Any, ...]]:
        """Yield of each who is not judged the number, and what there was to be seen, counted."""
        if not self._counted:
            _count(self._tables, self._concerned)
        return self._tables.rows("FROM coverage")

    def judge(self, sought: Sought) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield the place in the report of each who was found, and what is said of them."""
        self._tables.put("turn", self._turns(sought))
        for judged in self._spread(tasks.judged, self._chunks(sought)):
            yield from judged

    def _turns(self, sought: Sought) -> Iterator[tuple[int, int, int]]:
        for at, number in enumerate(self.found.numbers):
            whom = sought.whom(number, at)
            places = sorted(
                place for author in self._directory.authors(whom.identifier) for place in self._opened.places(author)
            )
            yield places[0] if places else 0, len(places), at

    def _chunks(self, sought: Sought) -> Iterator[list[tasks.Asked]]:
        chunk: list[tasks.Asked] = []
        reads = 0
        for works, at in self._tables.rows("SELECT works, rank FROM turn ORDER BY first, rank"):
            if chunk and (len(chunk) == PERSONS or reads + works > WORKS):
                yield chunk
                chunk, reads = [], 0
            whom = sought.whom(self.found.numbers[at], at)
            chunk.append(tasks.Asked(whom, tuple(self._directory.authors(whom.identifier))))
            reads += works
        if chunk:
            yield chunk


def _count(tables: Tables, concerned: Places | None) -> None:
    if concerned is not None:
        tables.read_concerned(concerned)
    tables.make("coverage", "coverage")
