"""A Word document, such as a curriculum or a list of publications: the DOIs and ORCID iDs that stand in its text.

Nobody knows whose an ORCID iD in running text is: its person is `mentioned`, never the subject.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from rsscan import identifiers
from rsscan.declaration import Declaration, DeclaredPerson, DeclaredWork, Place
from rsscan.errors import InputError
from rsscan.inputs.packets.protected import labelled
from rsscan.inputs.packets.unpacking import bounded

KIND = "docx"

PART_LIMIT = 2000
"""Parts of a document: its texts and pictures."""

_ZIP = b"PK\x03\x04"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = re.compile(r"/(document|footnotes|endnotes|header|footer)\d*\.xml$")
_UNSAFE = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))

_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError),
    *(KeyError, ValueError, AttributeError, TypeError, IndexError, AssertionError),
)
"""What the libraries raise for an archive that is cut, and for parts that lack or are other than the document says."""


def recognises(head: bytes, name: str) -> bool:
    """Whether this is a zip that holds the text of a Word document."""
    del name
    if not head.startswith(_ZIP):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(head)) as parts:
            return "word/document.xml" in parts.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def read(body: bytes, name: str) -> Declaration:
    """Return the DOIs and ORCID iDs of a document, each with its paragraph, cell or link."""
    protected: dict[str, None] = {}
    works: dict[str, DeclaredWork] = {}
    persons: dict[str, DeclaredPerson] = {}
    for place, said in _texts(_document(body, name), name, protected):
        for doi in identifiers.dois_within(said):
            works.setdefault(doi, DeclaredWork(place, doi))
        for orcid in identifiers.orcids_within(said):
            persons.setdefault(orcid, DeclaredPerson("mentioned", None, place, orcid))
    digest = sha256(body).hexdigest()
    return Declaration(name, KIND, digest, tuple(persons.values()), tuple(works.values()), (), tuple(protected))


def _document(body: bytes, name: str) -> Any:
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    _trusted(body, name)
    try:
        return Document(io.BytesIO(body))
    except (OpcError, LxmlError, *_BROKEN) as error:
        raise _not_whole(name, error) from None


def _trusted(body: bytes, name: str) -> None:
    """See that a document does not unfold beyond bounds and holds no entities."""
    bounded(body, name)
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            count = len(parts.infolist())
            texts = (part for part in parts.infolist() if part.filename.lower().endswith((".xml", ".rels")))
            unsafe = count > PART_LIMIT or any(mark in parts.read(part) for part in texts for mark in _UNSAFE)
    except _BROKEN as error:
        raise _not_whole(name, error) from None
    if unsafe:
        raise InputError(f"{name}: has more than {PART_LIMIT:,} parts, or a document type or entities, and is not read")


def _not_whole(name: str, error: Exception) -> InputError:
    told = " ".join(str(error).split())[:200] or type(error).__name__
    return InputError(f"{name}: is not a Word document that is whole: {told}")


def _texts(document: Any, name: str, protected: dict[str, None]) -> Iterator[tuple[Place, str]]:
    """Yield the text of each paragraph and the address of each link, but for those about the person."""
    from docx.oxml import parse_xml

    for part in document.part.package.iter_parts():
        met = _TEXT.search(str(part.partname))
        if met is None:
            continue
        kind = met[1]
        root = getattr(part, "element", None)
        yield from _paragraphs(parse_xml(part.blob) if root is None else root, Place(name, cell=kind), protected)
        for link in part.rels.values():
            if link.is_external:
                yield Place(name, cell=f"{kind}, a link"), str(link.target_ref)


def _paragraphs(root: Any, place: Place, protected: dict[str, None]) -> Iterator[tuple[Place, str]]:
    passed: set[Any] = set()
    below_protected = False
    for number, paragraph in enumerate(root.iter(f"{_W}p"), 1):
        said = _said(paragraph)
        if _is_heading(paragraph):
            below_protected = False
        if paragraph in passed or below_protected:
            continue
        if label := labelled(said):
            protected[label] = None
            below_protected = _is_heading(paragraph)
            row = next(paragraph.iterancestors(f"{_W}tr"), None)
            passed |= set() if row is None else set(row.iter(f"{_W}p"))
        else:
            yield Place(place.file, cell=f"{place.cell}, paragraph {number}"), said


def _said(paragraph: Any) -> str:
    """Return the text of a paragraph, without that of text boxes in it, which have paragraphs of their own."""
    pieces = paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}noBreakHyphen")
    own = (piece for piece in pieces if next(piece.iterancestors(f"{_W}p")) is paragraph)
    return "".join(
        {"t": piece.text or "", "noBreakHyphen": "-"}.get(piece.tag.rpartition("}")[2], " ") for piece in own
    )


def _is_heading(paragraph: Any) -> bool:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style is not None and "heading" in str(style.get(f"{_W}val", "")).lower()
