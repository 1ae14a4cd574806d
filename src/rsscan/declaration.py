"""What the files of an application say: whom it is about, with whom they worked, where, and on what."""

from dataclasses import dataclass
from datetime import date

from rsscan.publications import Institution


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file of the packet, and a line (from 1) or a cell, a path or a page in it.

    `file` is the path inside the packet, with `/`.
    """

    file: str
    line: int | None = None
    cell: str | None = None

    def __str__(self) -> str:
        return self.file + (f":{self.line}" if self.line else "") + (f" ({self.cell})" if self.cell else "")


@dataclass(frozen=True, slots=True)
class DeclaredAffiliation:
    """A body that a file names for a person; `text` is as printed.

    `since` is the first day that is meant, None where unknown; `until` None says that it goes on or is unknown. `known`
    is the body as OpenAlex has it, where a ROR id is given and was looked up.
    """

    text: str
    place: Place
    ror: str | None = None
    since: date | None = None
    until: date | None = None
    known: Institution | None = None

    @property
    def body(self) -> Institution:
        """What the file gives by an identifier."""
        return Institution(None, None, self.ror, known=self.known)


@dataclass(frozen=True, slots=True)
class DeclaredPerson:
    """A person whom a file names. `role` is `subject` for whom the packet is about, else `collaborator`, `advisor` …"""

    role: str
    name: str | None
    place: Place
    orcid: str | None = None
    openalex: str | None = None
    affiliations: tuple[DeclaredAffiliation, ...] = ()


@dataclass(frozen=True, slots=True)
class DeclaredWork:
    """A publication that a file names; `forthcoming` where it says that it has not appeared yet.

    `own` where it stands in a form or under a heading that is for the publications of whom the file is about.
    """

    place: Place
    doi: str | None = None
    title: str | None = None
    year: int | None = None
    authors: tuple[str, ...] = ()
    forthcoming: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something in a file that could not be read, or must not be, and why."""

    what: str
    why: str
    place: Place


@dataclass(frozen=True, slots=True)
class Declaration:
    """What one file of a packet says; `protected` names fields that are there and were not read."""

    file: str
    kind: str
    sha256: str
    persons: tuple[DeclaredPerson, ...] = ()
    works: tuple[DeclaredWork, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    protected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A file of a packet that says nothing to us, and why; `passed_over` where it is no document at all."""

    file: str
    why: str
    sha256: str | None = None
    passed_over: bool = False


@dataclass(frozen=True, slots=True)
class Packet:
    """One application: what each of its files says, and the files that could not be read.

    `alone` is the name of the file where the packet is one file and not a folder or an archive of them.
    """

    path: str
    declarations: tuple[Declaration, ...] = ()
    unread: tuple[Unread, ...] = ()
    alone: str | None = None

    def at(self, where: object) -> str:
        """Return where something in the packet is found from outside: `applications/17/coa.xlsx:53 (…)`."""
        told = str(where)
        if self.alone is not None and told.startswith(self.alone):
            return self.path + told.removeprefix(self.alone)
        return f"{self.path}/{told}"
