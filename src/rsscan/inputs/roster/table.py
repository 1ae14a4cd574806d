"""The rows of a roster, from CSV or a workbook, below the row that is its heading."""

import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from rsscan import identifiers
from rsscan.errors import InputError
from rsscan.inputs.importing import opening, workbook
from rsscan.inputs.roster.encoding import encoding_of
from rsscan.inputs.roster.headings import Columns, columns_of, is_heading

FILE_LIMIT = 128 * 1024**2
"""Bytes of a roster that is text."""

HEADING_WITHIN = 20
"""Rows from the top among which the heading is looked for, below a title."""

SHOWN, LONGEST = 10, 60
"""Cells that an error repeats, and letters of one."""

Rows = Iterator[tuple[int, list[str]]]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its columns told apart; `said` are sentences on how it was read."""

    columns: Columns
    rows: Rows
    said: tuple[str, ...] = field(default=())


@contextmanager
def table(path: Path, wanted: Mapping[str, str]) -> Iterator[Table]:
    """Open the table of a roster; of a workbook, the first sheet with headings. Raises InputError."""
    if opening.expect(path, "a roster (CSV or XLSX)", opening.WORKBOOK).startswith(b"PK\x03\x04"):
        with workbook.workbook(path) as book:
            yield _sheet(path, book, wanted)
        return
    encoding = encoding_of(path, FILE_LIMIT)
    said = (f"{path}: is read as CP932, a Japanese encoding (not UTF-8)",) if encoding == "cp932" else ()
    rows = _cells(path, encoding, _delimiter(path, encoding, wanted))
    first, columns = _heading(f"{path}:", rows, wanted)
    if columns is None:
        raise InputError(_no_heading(f"{path}:", first))
    yield Table(columns, rows, said)


def _cells(path: Path, encoding: str, delimiter: str | None) -> Rows:
    return ((line, [_text(cell) for cell in cells]) for line, cells in opening.table(path, encoding, delimiter))


def _delimiter(path: Path, encoding: str, wanted: Mapping[str, str]) -> str | None:
    """Return what parts the cells where the first line, which would tell, is a title above the heading."""
    ways: tuple[str | None, ...] = (None, *",;\t")
    for delimiter in ways:
        with suppress(InputError):  # with another delimiter it may be no CSV at all
            top = islice(_cells(path, encoding, delimiter), HEADING_WITHIN)
            if any(is_heading(cells, wanted) for _, cells in top):
                return delimiter
    return None


def _sheet(path: Path, book: object, wanted: Mapping[str, str]) -> Table:
    sheets = list(getattr(book, "worksheets", ()))
    firsts: list[tuple[int, list[str]]] = []
    for sheet in sheets:
        rows = workbook.rows(path, sheet, _text)
        first, columns = _heading(f"{path}: sheet {sheet.title}, row ", rows, wanted)
        if columns:
            others = [other.title for other in sheets if other is not sheet]
            said = f"{path}: the sheet {sheet.title!r} is read, and not {', '.join(map(repr, others))}"
            return Table(columns, rows, (said,) if others else ())
        firsts += [first] if first else []
    raise InputError(_no_heading(f"{path}: row ", firsts[0] if firsts else None))


def _heading(where: str, rows: Rows, wanted: Mapping[str, str]) -> tuple[tuple[int, list[str]] | None, Columns | None]:
    """Return the first row that holds anything, and the columns that the heading below it tells apart, if any does."""
    first = None
    for count, (line, cells) in enumerate(rows):
        if count >= HEADING_WITHIN:
            break
        if not any(cells):
            continue
        first = first or (line, cells)
        if is_heading(cells, wanted):
            return first, columns_of(f"{where}{line}", cells, wanted)
    return first, None


def _no_heading(where: str, first: tuple[int, list[str]] | None) -> str:
    if first is None:
        return f"{where.rstrip(' row').rstrip(':')}: is empty"
    line, cells = first
    if any(identifiers.orcid(cell) or identifiers.openalex(cell, "A") for cell in cells):
        return (
            f"{where}{line}: holds an identifier where a heading is expected; put a row above it, such as “ORCID,Name”"
        )
    # Each within quotation marks: without a heading, they may be names.
    shown = ", ".join(repr(cell[:LONGEST]) for cell in cells[:SHOWN] if cell) or "none"
    return (
        f"{where}{line}: no column is an ORCID iD, an OpenAlex id or a name; say which is with --map COLUMN=orcid, "
        f"=openalex or =name (columns: {shown})"
    )


def _text(value: object) -> str:
    """Return a cell as text in one width of letters, without line ends and blanks at its ends."""
    if value is None:
        return ""
    text = str(int(value) if isinstance(value, float) and value.is_integer() else value)
    return " ".join(unicodedata.normalize("NFKC", text).split())
