"""Application packets: a directory or a zip each, its files told apart by their content, never by their names.

A kind of file is a module here with `KIND`, `recognises(body, name)`, which looks at the content, and
`read(body, name)`, which returns a Declaration or raises InputError. Both are given the whole file, at most
`FILE_LIMIT` bytes; `name` is its path inside the packet and only tells places. A kind is registered in `READERS`.
"""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from rsscan.declaration import Declaration, Packet, Unread
from rsscan.errors import InputError
from rsscan.inputs.packets import (
    bibtex,
    biosketch,
    ccv,
    coa_rows,
    csl_json,
    doi_list,
    nsf_coa,
    orcid,
    publication_table,
    researchmap,
    ris,
    sciencv,
    word,
)
from rsscan.inputs.packets.unpacking import PacketFile, closed, files_of


class Reader(Protocol):
    """What a module of this package that reads one kind of file has."""

    KIND: str

    def recognises(self, head: bytes, name: str) -> bool:
        """Whether a file is of this kind, by its content."""
        ...

    def read(self, body: bytes, name: str) -> Declaration:
        """Return what a file says. Raises InputError with the place where it is of this kind and cannot be read."""
        ...


READERS: tuple[Reader, ...] = (
    nsf_coa,
    coa_rows,
    sciencv,
    ccv,
    biosketch,
    word,
    orcid,
    researchmap,
    csl_json,
    ris,
    bibtex,
    publication_table,
    doi_list,
)
"""Every kind, in the order in which they are tried: what has a mark of its own before what is only text."""

_PICTURE = "is a picture, in which no text is looked for"
_TOLD_APART = (
    (b"\xd0\xcf\x11\xe0", "is an Office file of the old kind, or a locked one; save it as .xlsx or .docx"),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
)
"""How files begin that nothing reads, and what they are."""


def read_file(body: bytes, name: str, readers: Iterable[Reader] | None = None) -> Declaration:
    """Return what a file says, by the first kind that recognises it. Raises InputError where none does."""
    for reader in READERS if readers is None else readers:
        if reader.recognises(body, name):
            try:
                return reader.read(body, name)
            except ModuleNotFoundError as error:
                raise InputError(
                    f"{name}: is read with {error.name}, which is not installed; install rsscan[packet]"
                ) from None
    told = next((what for mark, what in _TOLD_APART if body.startswith(mark)), "is of no kind that is read")
    raise InputError(f"{name}: {told if body else 'is empty'}")


def read_packet(path: Path) -> Packet:
    """Read a directory, a zip or one file. Raises InputError only where nothing is there to be opened."""
    return packet_of(str(path), files_of(path), path.name if path.is_file() else None)


def packet_of(path: str, files: Iterable[PacketFile], name: str | None) -> Packet:
    """Read a packet from its files; `name` is that of the one file that it is or that it lies in, None for a folder."""
    declarations: list[Declaration] = []
    unread: list[Unread] = []
    for one in files:
        if one.why is not None:
            unread.append(Unread(one.name, one.why, passed_over=one.passed_over))
            continue
        try:
            declarations.append(read_file(one.body, one.name))
        except InputError as error:
            why = " ".join(problem.removeprefix(f"{one.name}: ") for problem in error.problems)
            unread.append(Unread(one.name, why, hashlib.sha256(one.body).hexdigest()))
    names = {*(one.file for one in declarations), *(one.file for one in unread)}
    return Packet(path, tuple(declarations), tuple(unread), name if names == {name} else None)


def read_packets(paths: Iterable[Path]) -> Iterator[Packet]:
    """Return packets in order, each path once and read when its turn comes, so that one at a time stands in memory.

    Raises InputError at once, with every path where nothing can be opened.
    """
    found = tuple(dict.fromkeys(paths))
    problems = [problem for path in found if (problem := closed(path))]
    if problems:
        raise InputError(problems)
    return map(read_packet, found)
