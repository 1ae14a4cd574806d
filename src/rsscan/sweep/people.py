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

    def listed(self) -> Iterator[tuple[int, Person]]:
        """Yield who is told of by more than a number, after that number."""
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
        return whom(number, at, self._people[number])

    def listed(self) -> Iterator[tuple[int, Person]]:
        """Yield everybody, after the place in the roster."""
        yield from enumerate(self._people)

    def strangers(self, known: Iterable[int]) -> Iterator[int]:
        """Yield the places of those whom the store does not have, or who have no identifier."""
        there = bytearray(len(self._people))
        for number in known:
            there[number] = 1
        return (number for number, is_there in enumerate(there) if not is_there)


class OfStore:
    """Some persons of a store by number, or everybody."""

    def __init__(self, numbers: Iterable[int] | None = None) -> None:
        """Take the numbers; none means everybody."""
        self.everybody = numbers is None
        self._numbers = array("q", sorted(numbers or ()))

    def members(self, directory: Directory) -> Iterator[tuple[int, int]]:
        """Yield each person's authors, after the person's number; of everybody that is known without."""
        for number in self._numbers:
            for author in directory.authors(identifier_of(number)):
                yield number, author

    def whom(self, number: int, at: int) -> Whom:
        """Return the person with a number."""
        return whom(number, at, None)

    def listed(self) -> Iterator[tuple[int, Person]]:
        """Yield nobody."""
        return iter(())

    def strangers(self, known: Iterable[int]) -> Iterator[int]:
        """Yield those who are in bylines and have no profile."""
        lost = set(self._numbers).difference(known)
        return (number for number in self._numbers if number in lost)


def whom(number: int, at: int, person: Person | None) -> Whom:
    """Return somebody who has a number and a place in the report, and may be listed."""
    return Whom(at, (person.id or "") if person else identifier_of(number), person)
