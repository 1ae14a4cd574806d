"""Rows of NSF's form of collaborators and other affiliations (COA) that were pasted as text, with tabs or as CSV.

Such a text is known by its first column alone: the form's codes of rows, such as `A:`, and nothing else. Rows of
relations (`R:`) are not read, nor is any e-mail address.

Source: https://www.nsf.gov/bfa/dias/policy/coa.jsp
"""

import csv
from collections.abc import Iterator

from rsscan.declaration import Declaration, Place
from rsscan.errors import InputError
from rsscan.inputs.packets import nsf_coa
from rsscan.inputs.packets.nsf_coa import RELATION, Found, Table
from rsscan.inputs.packets.text import rows, seems, text

KIND = nsf_coa.KIND

CELLS = 5
"""Cells of a row: code, name, affiliation, what is optional or a journal, last activity."""

_ADVICE, _WORK, _JOURNALS = Table(3, 1, 2, 3, 4), Table(4, 1, 2, 3, 4), Table(5, 1, 2, None, 4)
_TABLES = {"G": _ADVICE, "T": _ADVICE, "A": _WORK, "C": _WORK, "B": _JOURNALS, "E": _JOURNALS, RELATION: _WORK}


def recognises(head: bytes, name: str) -> bool:
    """Whether every row begins with a code of the form, a heading of it aside."""
    del name
    return _pasted(seems(head) or "") is not None


def read(body: bytes, name: str) -> Declaration:
    """Return whom the rows name. Raises InputError where a comma may stand inside of a name."""
    found = Found()
    delimiter, pasted = _pasted(text(body, name)) or (",", [])
    for line, cells in pasted:
        if len(cells) > CELLS or (delimiter != "\t" and any(cell[:1].isspace() for cell in cells)):
            why = (
                "a comma seems to stand inside of a cell; put such cells into quotation marks, or paste them with tabs"
            )
            raise InputError(f"{name}:{line}: {why}")
        if code := _code(cells):
            nsf_coa.take(found, _TABLES[code], cells, Place(name, line))
    return found.declaration(body, name)


def _pasted(found: str) -> tuple[str, list[tuple[int, list[str]]]] | None:
    """Return what parts the cells, and the rows, where these can be nothing else."""
    for delimiter in "\t,;":
        try:
            pasted = list(_coded(found, delimiter))
        except csv.Error:
            continue
        if any(_names(cells) for _, cells in pasted) and (_all_marked(pasted) or _all_dated(pasted)):
            return delimiter, pasted
    return None


def _coded(found: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that say something; none from the first on that is of no such form."""
    for line, row in rows(found, delimiter):
        cells = "\0".join(row).rstrip("\0 ").split("\0")
        if any(cells):
            if not (_code(cells) or _heads(cells)):
                raise csv.Error
            yield line, cells


def _code(cells: list[str]) -> str | None:
    met = nsf_coa.CODE.fullmatch(cells[0].strip())
    return met[1].upper() if met and met[1].upper() in _TABLES else None


def _heads(cells: list[str]) -> bool:
    return cells[0].strip() in "12345" and nsf_coa.heading(cells) is not None


def _names(cells: list[str]) -> bool:
    return len(cells) > 1 and any(letter.isalpha() for letter in cells[1])


def _all_marked(pasted: list[tuple[int, list[str]]]) -> bool:
    """Whether every code has its colon, as in the form."""
    return all(":" in cells[0] for _, cells in pasted if _code(cells))


def _all_dated(pasted: list[tuple[int, list[str]]]) -> bool:
    """Whether every row has a name and an affiliation, and at the end a day or nothing, but for some row a day."""
    few = all(2 < len(cells) <= CELLS and _names(cells) for _, cells in pasted)  # noqa: PLR2004
    days = [nsf_coa.day(cells[-1].strip()) for _, cells in pasted if len(cells) == CELLS]
    return few and bool(days) and None not in days
