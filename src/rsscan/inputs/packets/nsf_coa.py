"""NSF's workbook of collaborators and other affiliations (COA): its tables are found by their headings.

Rows of a filled form run past what the workbook itself calls its tables, and the tables move, so neither their ranges
nor row numbers are asked. Table 2, family and business relations, is not read, nor is any e-mail address.

Source: https://www.nsf.gov/bfa/dias/policy/coa.jsp
"""

import hashlib
import re
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from rsscan.declaration import Declaration, DeclaredAffiliation, DeclaredPerson, Place, Skipped
from rsscan.errors import InputError
from rsscan.inputs.packets.unpacking import bounded

KIND = "nsf_coa"

COLUMN_LIMIT = 16
"""Cells of a row that are read; the form has five."""

NOT_READ = "Table 2 (family and business relations)"

_ZIP = b"PK\x03\x04"
_ROLES = {
    "G": "advisor", "T": "advisee", "A": "co-author", "C": "collaborator", "B": "editor", "E": "co-editor",
}  # fmt: skip
"""Code of a row → what the person is to the subject."""

RELATION = "R"
"""The code of a relation, in whatever table it stands; such a row is never read."""

_TABLE_ROLES = {1: "subject", 3: "advisor", 4: "collaborator", 5: "editor"}
RELATIONS = 2
CODE = re.compile(r"([A-Z])\s*:?", re.IGNORECASE)
_SAMPLE = "alphaman, lin"
"""The person whom the blank form shows as an example."""

_DAYS = ("%m/%d/%Y", "%m/%d/%y", "%Y-%m-%d", "%Y-%m-%d %H:%M:%S")
_MONTHS = ("%m/%Y", "%B %Y", "%b %Y")
_ONGOING = frozenset({"", "present", "current", "ongoing", "n/a", "-"})


@dataclass(slots=True)
class Table:
    """One table of the form: its number and in which columns its cells stand."""

    number: int
    name: int
    organization: int | None
    beside: int | None
    active: int | None


@dataclass(slots=True)
class Found:
    """What was read so far; `above` is the table of the last person."""

    persons: list[DeclaredPerson] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    relations: bool = False
    tables: int = 0
    above: int = 0

    def declaration(self, body: bytes, name: str) -> Declaration:
        """Return what was read."""
        protected = (NOT_READ,) if self.relations else ()
        sha256 = hashlib.sha256(body).hexdigest()
        return Declaration(name, KIND, sha256, tuple(self.persons), skipped=tuple(self.skipped), protected=protected)


def recognises(head: bytes, name: str) -> bool:
    """Whether it is a workbook with a table of this form."""
    if not head.startswith(_ZIP):
        return False
    try:
        bounded(head, name)
        with ZipFile(BytesIO(head)) as parts:
            if not any(part.startswith("xl/") for part in parts.namelist()):
                return False
        return any(heading(cells) for _, _, cells in _rows(head, name))
    except (InputError, BadZipFile):
        return False


def read(body: bytes, name: str) -> Declaration:
    """Return whom the form names. Raises InputError where the workbook is not whole."""
    bounded(body, name)
    found = Found()
    table: Table | None = None
    sheet = ""
    for title, number, cells in _rows(body, name):
        table = table if title == sheet else None
        sheet = title
        if met := heading(cells):
            table = met
            found.tables += 1
        elif table is not None and table.number == RELATIONS:
            found.relations = found.relations or bool(_cell(cells, table.name))
        elif table is not None:
            take(found, table, cells, Place(name, number, f"{title}!{_letter(table.name)}{number}"))
    if not found.tables:
        raise InputError(f"{name}: has no table of NSF's form of collaborators and other affiliations")
    return found.declaration(body, name)


def take(found: Found, table: Table, cells: list[str], place: Place) -> None:
    """Take a row of a table as a person, or as one more affiliation of the person above."""
    name = _cell(cells, table.name)
    organization = _cell(cells, table.organization)
    code = CODE.fullmatch(_cell(cells, 0)) if table.name else None
    if not (name or organization):
        return
    if code and code[1].upper() == RELATION:
        found.relations = True
        return
    if name.casefold() == _SAMPLE:
        found.skipped.append(Skipped("a row", "is the example of the blank form", place))
        return
    if len(name) > 200 and not organization:  # noqa: PLR2004 - longer than any name: instructions of the form
        return
    role = "subject" if table.number == 1 else _ROLES.get(code[1].upper() if code else "", _TABLE_ROLES[table.number])
    until = _until(found, _cell(cells, table.active), place)
    affiliations: tuple[DeclaredAffiliation, ...] = ()
    if organization:
        beside = _cell(cells, table.beside)
        text = f"{beside}, {organization}" if beside and "@" not in beside else organization
        affiliations = (DeclaredAffiliation(text, _beside(place, table.organization), until=until),)
    above = found.persons[-1] if found.above == table.number else None
    if above is not None and (not name or (role == "subject" and name == above.name)):
        found.persons[-1] = replace(above, affiliations=(*above.affiliations, *affiliations))
        return
    found.above = table.number
    found.persons.append(DeclaredPerson(role, name or None, place, affiliations=affiliations))


def _until(found: Found, text: str, place: Place) -> date | None:
    """Return the last day on which somebody was active there; blank means that it goes on."""
    last = day(text)
    if last is None and text.casefold() not in _ONGOING:
        found.skipped.append(Skipped("a date of last activity", "is not a day, and is read as going on", place))
    return last


def day(text: str) -> date | None:
    """Return the last day that a date of the form may mean, None where it is none."""
    for form in (*_DAYS, *_MONTHS):
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    return date(int(text), 12, 31) if re.fullmatch(r"(?:19|20)\d\d", text) else None


def heading(cells: list[str]) -> Table | None:
    """Return the table whose heading a row is, tolerant of blanks, line ends, colons and further words."""
    told = [_plain(cell) for cell in cells]
    person = next((at for at, text in enumerate(told) if text in _NAMES or text.startswith("advisor/advisee")), None)
    if person is None:
        return None
    columns = {
        what: next((at for at, text in enumerate(told) if mark in text and at != person), None)
        for what, mark in (
            ("organization", "affiliation"), ("optional", "optional"), ("journal", "journal"),
            ("relationship", "relationship"), ("active", "last active"),
        )
    }  # fmt: skip
    organization, active = columns["organization"], columns["active"]
    if columns["relationship"] is not None:
        return Table(RELATIONS, person, None, None, None)
    if organization is None or (told[person] == "name" and active is None):
        return None
    number = 4 if columns["journal"] is None else 5
    number = {"your name": 1, "name": number}.get(told[person], 3)
    return Table(number, person, organization, columns["optional"] if number in {3, 4} else None, active)


_NAMES = frozenset({"name", "your name", "advisor/advisee name"})


def _plain(cell: str) -> str:
    return " ".join(cell.split()).casefold().rstrip(" :")


def _cell(cells: list[str], at: int | None) -> str:
    return " ".join(cells[at].split()) if at is not None and at < len(cells) else ""


def _beside(place: Place, column: int | None) -> Place:
    if place.cell is None:  # text has lines alone
        return place
    sheet = place.cell.rpartition("!")[0]
    return Place(place.file, place.line, f"{sheet}!{_letter(column or 0)}{place.line}")


def _letter(column: int) -> str:
    return chr(ord("A") + column)


def _rows(body: bytes, name: str) -> Iterator[tuple[str, int, list[str]]]:
    """Yield the rows of every sheet as text, with the sheet and the number; formulas as they are written."""
    from openpyxl import load_workbook

    with warnings.catch_warnings(), _whole(name):
        warnings.simplefilter("ignore")  # parts of a workbook that openpyxl would not write again
        workbook: Any = load_workbook(BytesIO(body), read_only=True, data_only=False)
        with closing(workbook):
            for sheet in workbook.worksheets:
                sheet.reset_dimensions()  # what a sheet says of its size may be less than it has
                rows = sheet.iter_rows(max_col=COLUMN_LIMIT, values_only=True)
                for number, row in enumerate(rows, 1):
                    if any(value is not None for value in row):
                        yield sheet.title, number, [_text(value) for value in row]


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return "" if value is None else str(value)


@contextmanager
def _whole(name: str) -> Iterator[None]:
    """Say in a sentence what openpyxl says of a broken workbook, with whatever exception its parts raise."""
    import zlib

    try:
        yield
    except InputError:
        raise
    except (
        LookupError, AttributeError, OSError, EOFError, ValueError, TypeError, SyntaxError, ArithmeticError,
        RuntimeError, BadZipFile, zlib.error,
    ) as error:  # fmt: skip
        raise InputError(f"{name}: is not a workbook that is whole ({type(error).__name__})") from None
