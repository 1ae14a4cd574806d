"""What a scanning command asks: the scan, what a report says was read, and the words of it that a bundle keeps.

A bundle is asked again by the same functions, with copies of what was handed in under the names that they had.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rsscan.applications import scan_packets
from rsscan.assessment import Assessment, assess_work
from rsscan.declaration import Packet
from rsscan.inputs.byline import load_byline
from rsscan.inputs.subjects import institution_ids, person_ids, work_ids
from rsscan.institutions import NOT_SEARCHED, OF_PERSONS, scan_institutions
from rsscan.render.manifest import not_read
from rsscan.scanning import Progress, scan, scan_people, scan_works
from rsscan.sources import Description, Source
from rsscan.subject import Location, Person, Subject
from rsscan.terms import Terms

Scan = Callable[[Source, Terms], Iterator[Progress | Assessment]]


@dataclass(frozen=True, slots=True)
class Question:
    """A scan, by the command that asks for it.

    `read` names what is read when it is not the source; `unread` says what of the input was not looked at, beside what
    the source did not search; asked after the scan. `aside` of that was not asked for. The rest is of whom and of what
    it asks.
    """

    command: str
    scan: Scan
    read: Description | None = None
    unread: Sequence[str] = ()
    aside: frozenset[str] = frozenset()
    ids: tuple[str, ...] = ()
    byline: Path | None = None
    people: tuple[Person, ...] = ()
    packets: tuple[Packet, ...] = ()
    wide: bool = False


def of_persons(texts: Iterable[str]) -> Question:
    """Ask of persons by their identifiers. Raises InputError for all wrong ones."""
    ids = person_ids(texts)
    return Question("author", lambda source, terms: scan(ids, source, terms), ids=ids)


def of_works(texts: Iterable[str], byline: Path | None, called: str | None = None) -> Question:
    """Ask of works by their identifiers, and of a manuscript; `called` is what its file was called when handed in."""
    ids = work_ids(texts)
    place = called or str(byline)
    manuscript = load_byline(byline, called) if byline is not None else None

    def what(source: Source, terms: Terms) -> Iterator[Progress | Assessment]:
        yield from scan_works(ids, source, terms)
        if manuscript is not None:
            subject = Subject(manuscript.id, name="Manuscript", location=Location(place, 1))
            # Not yet published: judged as if it appeared on the day of the check.
            # Its authors can be asked: a line that names no affiliation is one too many.
            strict = replace(terms, policy=replace(terms.policy, unseen_limit=0.0))
            yield assess_work(subject, replace(manuscript, published=terms.as_of), strict)

    alone = manuscript is not None and not ids
    read = Description("byline", place, ("anything but this author list",)) if alone else None
    return Question("work", what, read, ids=ids, byline=byline)


def of_institutions(texts: Iterable[str], *, wide: bool) -> Question:
    """Ask of institutions by their identifiers, see `scan_institutions`. Raises InputError for all wrong ones."""
    ids = institution_ids(texts)

    def what(source: Source, terms: Terms) -> Iterator[Progress | Assessment]:
        return scan_institutions(ids, source, terms, wide=wide)

    return Question("institution", what, unread=NOT_SEARCHED, aside=OF_PERSONS, ids=ids, wide=wide)


def of_people(people: Sequence[Person]) -> Question:
    """Ask of the persons of a roster."""
    return Question("batch", lambda source, terms: scan_people(people, source, terms), people=tuple(people))


def of_packets(packets: Iterable[Packet]) -> Question:
    """Ask of application packets; unless they stand in memory already, none does longer than its turn."""
    unread: list[str] = []

    def told() -> Iterator[Packet]:
        for packet in packets:
            unread.extend(not_read(packet))
            yield packet

    held = packets if isinstance(packets, tuple) else ()
    return Question("packet", lambda source, terms: scan_packets(told(), source, terms), unread=unread, packets=held)
