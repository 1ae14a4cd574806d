"""What leaves: formats of a report, registered in one line each, and files that are whole or not there."""

import contextlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from rsscan.errors import InputError
from rsscan.severity import Severity

if TYPE_CHECKING:  # the door needs this package for its error sentences, and must start without the judgement
    from rsscan.report import Report

FORMATS = ("table", "json")
"""Names of the formats."""


def text(report: "Report", form: str, least: Severity = Severity.NONE) -> str:
    """Return the report in a format as plain text, as it stands in a file.

    A table leaves out findings below `least`, and says so; a format that programs read always has all.
    """
    if form == "json":
        from rsscan.render.json_report import dumps

        return dumps(report)
    from rsscan.render.table import plain

    return plain(report, least)


def write(path: Path, body: str) -> None:
    """Write a file readable by this user alone, whole or not at all. Raises InputError where that fails."""
    try:
        if path.is_dir():
            raise InputError(f"{path}: is a folder, not a file")
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # mode 0600
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror or error}") from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            stream.write(body)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).replace(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror or error}") from None
    finally:
        with contextlib.suppress(FileNotFoundError):
            Path(temporary).unlink()
