"""Who is swept: the persons of a roster, of an institution, or all of a store; each goes by a number."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from rsscan.subject import Person
from rsscan.sweep.directory import Directory, identifier_of
from rsscan.sweep.judging import Whom


class Sought(Protocol):
    """Who is swept; the order of the numbers is that of the report."""

    everybody: bool

    def members(self, directory: Directory) -> Iterator[tuple[int, int]]:
        """Yield each person's authors, after the person's number."""
        ...

    def whom(self, number: int, at: int) -> Whom:
        """Return the person with a number, who has a place in the report."""
        ...

    def strangers(self, known: Iterable[int]) -> Iterator[int]:
        """Yield those who are in the store under none of their identifiers, given the numbers of the others."""
        ...


class OfRoster:
    """The persons of a roster who have an identifier, by their place in it."""

    everybody = False

    def __init__(self, people: Sequence[Person]) -> None:
        """Take the persons of a roster in its order."""
        self._people = people

    def members(self, directory: Directory) -> Iterator[tuple[int, int]]:
        """Yield each person's authors, after the person's place."""
        for number, person in enumerate(self._people):
            for author in directory.authors(person.id) if person.id else ():
                yield number, author

    def whom(self, number: int, at: int) -> Whom:
        """Return the person at a place."""
        person = self._people[number]
        return Whom(at, person.id or "", person)

    def strangers(self, known: Iterable[int]) -> Iterator[int]:
        """Yield the places of those whom the store does not have, or who have no identifier."""
        there = bytearray(len(self._people))
        for number in known:
            there[number] = 1
        return (number for number, is_there in enumerate(there) if not is_there)


class OfStore:
    """Some authors of a store, or all: one person for each ORCID iD, and for each author who carries none."""

    def __init__(self, authors: Iterable[int] | None = None) -> None:
        """Take the authors; none means all."""
        self.everybody = authors is None
        self._authors = array("q", authors or ())

    def members(self, directory: Directory) -> Iterator[tuple[int, int]]:
        """Yield each person's authors, after the person's number."""
        if self.everybody:
            yield from directory.everybody()
            return
        for number in sorted({directory.person(author) for author in self._authors}):
            for author in directory.authors(identifier_of(number)):
                yield number, author

    def whom(self, number: int, at: int) -> Whom:
        """Return the person with a number."""
        return Whom(at, identifier_of(number))

    def strangers(self, known: Iterable[int]) -> Iterator[int]:  # noqa: ARG002 - all come from the store
        """Nobody is a stranger."""
        return iter(())
