"""The file of a saved report, or standard input, as JSON of which nothing is seen through yet."""

import json
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, BinaryIO

from rsscan.errors import InputError

FILE_LIMIT = 512 * 1024**2
"""Bytes of one saved report that are read."""

VERSION = "1."
"""How the schema versions begin that are read."""


def whole_report(path: Path) -> dict[str, Any]:
    """Return a saved report as it stands, nothing of it seen through; `-` is standard input. Raises InputError."""
    value = json_of(path)
    if not isinstance(value, dict) or not str(value.get("schema_version", "")).startswith(VERSION):
        raise InputError(f"{path}: is no report of rsscan (schema_version 1.x)")
    return value


def json_of(path: Path) -> Any:
    """Return what a JSON file holds; `-` is standard input. Raises InputError with the line."""
    try:
        with _opened(path) as stream:
            body = stream.read(FILE_LIMIT + 1)
        if len(body) > FILE_LIMIT:
            raise InputError(f"{path}: is larger than {FILE_LIMIT >> 20} MiB")
        return json.loads(body)
    except IsADirectoryError:
        raise InputError(f"{path}: is a folder, not a file") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from None
    except (ValueError, RecursionError) as error:
        line = f":{error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise InputError(f"{path}{line}: is not JSON") from None


def _opened(path: Path) -> AbstractContextManager[BinaryIO]:
    if str(path) != "-":
        return path.open("rb")
    if sys.stdin is None:
        raise InputError("-: standard input is closed")
    return nullcontext(sys.stdin.buffer)
