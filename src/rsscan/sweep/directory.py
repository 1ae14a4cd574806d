"""Who and what a store has by number: its authors with their ORCID iDs, and its institutions with their ROR ids."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from rsscan.identifiers import bare, orcid

ORCID = "https://orcid.org/"
OPENALEX = "https://openalex.org/"


def person_with(orcid: str) -> int:
    """Return the number of whoever has an ORCID iD: its digits, of which the last may be ten, below nought.

    The last is kept too, as many an iD that is written down does not agree with its checksum.
    """
    digits = orcid.replace("-", "")
    return -(int(digits[:15]) * 11 + (10 if digits[15] == "X" else int(digits[15])))


def identifier_of(person: int) -> str:
    """Return the identifier in full form of a person by number."""
    if person > 0:
        return f"{OPENALEX}A{person}"
    digits, last = divmod(-person, 11)
    text = f"{digits:015d}{'X' if last == 10 else last}"  # noqa: PLR2004 - which is written X
    return ORCID + "-".join(text[at : at + 4] for at in range(0, 16, 4))


def authors_on(line: Sequence[Any]) -> Iterator[int]:
    """Yield whose a line of a byline is: its author, and whoever has an ORCID iD on it, by number."""
    yield from filter(None, line[1:2])
    yield from (person_with(bare(full)) for told in line[2:4] if (full := orcid(told or "")))


class Directory:
    """The index of an edition; it is closed at the end of a `with`."""

    def __init__(self, edition: Path) -> None:
        """Open the index of the edition in a folder."""
        address = f"{(edition / 'index.sqlite').resolve().as_uri()}?mode=ro&immutable=1"
        self._index = sqlite3.connect(address, uri=True)

    def authors(self, identifier: str) -> list[int]:
        """Return the author with an OpenAlex id, or those who carry an ORCID iD, by profile or in a byline.

        The iD itself is among these, as `person_with` numbers it, where some line shows it that leads to no other.
        """
        name = bare(identifier)
        if name.startswith("A"):
            return [int(name[1:])]
        rows = self._index.execute("SELECT author FROM orcid WHERE orcid = ? ORDER BY author", (name,))
        return [author for (author,) in rows]

    def carriers(self) -> Iterator[tuple[int, int]]:
        """Yield each author who carries an ORCID iD, after the number of whoever has it."""
        rows = self._index.execute("SELECT orcid, author FROM orcid")
        return ((person_with(orcid), author) for orcid, author in rows)

    def below(self, identifiers: Iterable[str]) -> Iterator[int]:
        """Yield the institutions that have one of these OpenAlex ids or ROR ids, in full form, and all below them."""
        wanted = set(identifiers)
        rows = [(number, json.loads(record)) for number, record in self._index.execute("SELECT * FROM institution")]
        wanted |= {record["id"] for _, record in rows if record.get("ror") in wanted}
        return (number for number, record in rows if wanted & {record["id"], *(record.get("lineage") or ())})

    def rors(self) -> Iterator[tuple[str, str | None]]:
        """Yield the OpenAlex id of every institution, and its ROR id."""
        for number, record in self._index.execute("SELECT id, record FROM institution"):
            yield f"{OPENALEX}I{number}", json.loads(record).get("ror")

    def __enter__(self) -> Self:
        """It is open already."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the index."""
        self._index.close()
