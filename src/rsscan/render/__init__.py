"""What leaves: formats of a report, registered in one line each."""

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from rsscan.render.reading import PLAIN, Reading

if TYPE_CHECKING:  # the door needs this package for its error sentences, and must start without the judgement
    from rsscan.render.values import Values

_WRITERS = {
    "table": "table",
    "json": "json_text",
    "jsonl": "json_lines",
    "csv": "csv_rows",
    "markdown": "markdown",
    "html": "html",
    "sarif": "sarif",
    "junit": "junit",
    "github": "github",
    "gitlab": "gitlab",
}
"""The module of each format; its function `chunks` yields the text of a report piece by piece."""

FORMATS = tuple(_WRITERS)
"""Names of the formats."""

FOR_READERS = frozenset({"table", "markdown", "html"})
"""Formats that people read: only these have a language, leave findings out and explain them."""


def chunks(report: "Values", form: str, reading: Reading = PLAIN) -> Iterator[str]:
    """Yield a report in a format, piece by piece, as it stands in a file.

    A `reading` is of the formats that people read; what programs read always has all, and is in English.
    """
    writer = import_module(f"rsscan.render.{_WRITERS[form]}")
    pieces: Iterator[str] = writer.chunks(report, *([reading] if form in FOR_READERS else []))
    return pieces
