"""What leaves: formats of a report, registered in one line each."""

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from rsscan.severity import Severity

if TYPE_CHECKING:  # the door needs this package for its error sentences, and must start without the judgement
    from rsscan.render.values import Values

_WRITERS = {
    "table": "table",
    "json": "json_text",
    "jsonl": "json_lines",
    "csv": "csv_rows",
    "markdown": "markdown",
    "sarif": "sarif",
    "junit": "junit",
    "github": "github",
    "gitlab": "gitlab",
}
"""The module of each format; its function `chunks` yields the text of a report piece by piece."""

FORMATS = tuple(_WRITERS)
"""Names of the formats."""

FOR_READERS = frozenset({"table", "markdown"})
"""Formats that people read: only these leave findings out, and only they are explained."""


def chunks(report: "Values", form: str, least: Severity = Severity.NONE, *, explain: bool = False) -> Iterator[str]:
    """Yield a report in a format, piece by piece, as it stands in a file.

    What people read leaves out findings below `least`, and says so, and shows chains to `explain` itself; a format that
    programs read always has all.
    """
    writer = import_module(f"rsscan.render.{_WRITERS[form]}")
    given = {"least": least, "explain": explain} if form in FOR_READERS else {}
    pieces: Iterator[str] = writer.chunks(report, **given)
    return pieces
