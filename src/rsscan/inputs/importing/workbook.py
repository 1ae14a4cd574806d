"""Workbooks (.xlsx) from outside: opened without trust, and read row by row."""

import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from rsscan.errors import InputError
from rsscan.inputs.importing import opening

ROWS = 100_000
"""Rows of one sheet that are read."""

COLUMNS = 40
"""Columns of one sheet that are read."""


@contextmanager
def workbook(path: Path) -> Iterator[Any]:
    """Open a workbook for reading; of formulas, the values that were last reckoned are read."""
    from openpyxl import load_workbook

    opening.archive(path)
    with opening.opened(path) as stream:
        with _whole(path):
            book = load_workbook(stream, read_only=True, data_only=True)
        with closing(book):
            yield book


def rows(
    path: Path, sheet: Any, text: Callable[[object], str], columns: int = COLUMNS
) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a sheet that hold anything, with their numbers; `text` makes text of a cell's value."""
    values = sheet.iter_rows(values_only=True, max_col=columns)
    number = 0
    while (row := _next(path, values)) is not None:
        number += 1
        if number > ROWS:
            raise InputError(f"{path}: sheet {sheet.title} has more than {ROWS} rows")
        cells = [text(value) for value in row]
        if any(len(cell) > opening.FIELD_LIMIT for cell in cells):
            raise InputError(f"{path}: sheet {sheet.title}, row {number}: holds a cell too long to be a name")
        if any(cells):
            yield number, cells


@contextmanager
def _whole(path: Path) -> Iterator[None]:
    """Say in a sentence what openpyxl says of a broken workbook, with whatever exception its parts raise."""
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        yield
    except (InvalidFileException, BadZipFile, zlib.error, LookupError, AttributeError, OSError, EOFError) as error:
        raise InputError(f"{path}: is not an .xlsx workbook that is whole ({type(error).__name__})") from None
    except (ValueError, TypeError, SyntaxError, ArithmeticError, RuntimeError) as error:
        # XML that is cut, that holds entities, or that is not a workbook's
        told = " ".join(str(error).split())[:200]
        raise InputError(f"{path}: is not an .xlsx workbook that is whole: {told}") from None


def _next(path: Path, values: Iterator[tuple[object, ...]]) -> tuple[object, ...] | None:
    with _whole(path):
        return next(values, None)
