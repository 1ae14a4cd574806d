"""A biosketch or another document as PDF: identifiers out of its text, and positions as far as its lines show them.

A form is read no further than lines go: what stands under "Appointments and Positions" or beside "Organization" is
taken as an affiliation, and everything else only for ORCID iDs and DOIs. Lines that a label says are of birth, sex or
citizenship are left out before anything is read.
"""

import hashlib
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from rsscan.declaration import Declaration, DeclaredAffiliation, DeclaredPerson, DeclaredWork, Place, Skipped
from rsscan.errors import InputError
from rsscan.identifiers import dois_within, orcids_within
from rsscan.inputs.packets.days import between
from rsscan.inputs.packets.protected import labelled

KIND = "biosketch"

PAGE_LIMIT = 500
"""Pages of one document that are read."""

TEXT_LIMIT = 4 * 1024**2
"""Letters of one document that are read."""

_LONGEST_DOI = 300
"""Letters at the end of a line in which a DOI is looked for that the line breaks."""

_LEAST = 20
"""Letters of a whole page below which it is a picture of one."""

_NAME = re.compile(r"\W*(?:NAME|Name)\s*:\s*(.{2,100})")
_ORGANIZATION = re.compile(
    r"\W*(?:Primary )?(?:Organization|Institution|Employer)(?: and Location)?(?: Name)?\s*:\s*(.{3,300})", re.IGNORECASE
)
_POSITIONS = re.compile(
    r"\W*(?:[A-C]\.\s*)?(?:(?:academic[,/ ]*)?(?:professional[,/ ]*(?:and )?)?(?:institutional[,/ ]*)?)?"
    r"(?:appointments(?: and positions)?|positions(?:,? scientific appointments,?.*|,? and .*)?)\W*",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\W*(?:[A-E]\.\s*)?(?:products|professional preparation|synergistic|contributions? to science|personal statement|"
    r"publications|honou?rs|research support|certification|references|biosketch|education).{0,60}",
    re.IGNORECASE,
)
_OWN_WORKS = re.compile(r"\W*(?:[A-E]\.\s*)?(?:products|contributions? to science)", re.IGNORECASE)
"""Headings of a biosketch below which the person's own works stand; `publications` may be anybody's."""

_YEARS = re.compile(
    r"^\W*((?:\d{1,2}/)?(?:19|20)\d\d)(?:\s*(?:-|–|—|to|until)\s*((?:\d{1,2}/)?(?:19|20)\d\d|present|current|now)?)?\W+",
    re.IGNORECASE,
)


def recognises(head: bytes, name: str) -> bool:
    """Whether it is a PDF."""
    del name
    return b"%PDF-" in head[:1024]


def read(body: bytes, name: str) -> Declaration:
    """Return what can be told from the text. Raises InputError where it is locked, torn, or without text."""
    protected: dict[str, None] = {}
    skipped: list[Skipped] = []
    lines: list[tuple[Place, str]] = []
    number = 0
    for number, text in enumerate(_pages(body, name), 1):
        place = Place(name, cell=f"page {number}")
        if len("".join(text.split())) < _LEAST:
            skipped.append(Skipped("a page", "has no text; it may be a picture", place))
        for line in text.splitlines():
            if label := labelled(line):
                protected[label] = None
            elif line.strip():
                lines.append((place, " ".join(line.split())))
    if not lines or 2 * len(skipped) > number:
        raise InputError(f"{name}: shows no text on most of its pages; it may be scanned, and was not read")
    works: dict[str, DeclaredWork] = {}
    for work in _works(lines):
        works[work.doi or ""] = work if work.own else works.get(work.doi or "", work)
    return Declaration(
        name,
        KIND,
        hashlib.sha256(body).hexdigest(),
        tuple(_persons(lines, name)),
        tuple(works.values()),
        tuple(skipped),
        tuple(protected),
    )


def _pages(body: bytes, name: str) -> Iterator[str]:
    """Yield the text of each page, within bounds."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    left = TEXT_LIMIT
    with _whole(name):
        document: Any = PdfReader(BytesIO(body))
        if document.is_encrypted and not document.decrypt(""):
            raise InputError(f"{name}: is locked, and was not read; save it without a password")
        if len(document.pages) > PAGE_LIMIT:
            raise InputError(f"{name}: has more than {PAGE_LIMIT} pages, and was not read")
        for page in document.pages:
            text = page.extract_text() or ""
            left -= len(text)
            if left < 0:
                raise InputError(f"{name}: has more than {TEXT_LIMIT >> 20} Mi letters, and was not read")
            yield text


@contextmanager
def _whole(name: str) -> Iterator[None]:
    """Say in a sentence that a file is torn; pypdf lets any exception through."""
    from pypdf.errors import DependencyError

    try:
        yield
    except InputError:
        raise
    except DependencyError:
        raise InputError(f"{name}: is encrypted, which is read with rsscan[packet]; save it without") from None
    except Exception as error:  # noqa: BLE001
        raise InputError(f"{name}: is not a PDF that is whole ({type(error).__name__})") from None


def _works(lines: list[tuple[Place, str]]) -> Iterator[DeclaredWork]:
    """Yield the DOIs with their pages; one that a line end breaks after a slash or a hyphen is put together."""
    own = False
    for at, (place, line) in enumerate(lines):
        if _NEXT.fullmatch(line) or _POSITIONS.fullmatch(line):
            own = _OWN_WORKS.match(line) is not None
        after = lines[at + 1][1] if at + 1 < len(lines) else ""
        broken = re.search(r"10\.\d{4,9}/(?:\S*[/_-])?$", line[-_LONGEST_DOI:])
        dois = dois_within(line + after.partition(" ")[0] if broken else line)
        yield from (DeclaredWork(place, doi, own=own) for doi in dois)


def _persons(lines: list[tuple[Place, str]], name: str) -> Iterator[DeclaredPerson]:
    """Yield whom the document is about: one ORCID iD is theirs; of several none can be told to be."""
    orcids = dict.fromkeys(orcid for _, line in lines for orcid in orcids_within(line))
    affiliations = tuple(_affiliations(lines))
    written = next((met[1].strip() for _, line in lines if (met := _NAME.match(line))), None)
    written = re.split(r"\s{2,}|ORCID|eRA|PID|[,;]?\s*Position|https?:", written)[0].strip(" ,;:|") if written else None
    if len(orcids) == 1 or written:
        yield DeclaredPerson(
            "subject",
            written or None,
            Place(name, cell="page 1"),
            next(iter(orcids)) if len(orcids) == 1 else None,
            affiliations=affiliations,
        )
    if len(orcids) > 1:
        for place, line in lines:
            yield from (DeclaredPerson("named", None, place, orcid) for orcid in orcids_within(line))


def _affiliations(lines: list[tuple[Place, str]]) -> Iterator[DeclaredAffiliation]:
    inside = False
    for place, line in lines:
        if _POSITIONS.fullmatch(line):
            inside = True
        elif _NEXT.fullmatch(line):
            inside = False
        elif met := _ORGANIZATION.match(line):
            yield DeclaredAffiliation(met[1].strip(), place)
        elif inside:
            met = _YEARS.match(line)
            since, _ = between(_turned(met[1])) if met else (None, None)
            _, until = between(_turned(met[2])) if met and met[2] else (None, None)
            text = line[met.end() :] if met else line
            if any(letter.isalpha() for letter in text):
                yield DeclaredAffiliation(text, place, since=since, until=until)


def _turned(written: str) -> str:
    month, slash, year = written.rpartition("/")
    return f"{year}-{month}" if slash else year if year.isdigit() else ""
