"""Reports that were saved as JSON, read again as far as later questions need them."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rsscan.errors import InputError
from rsscan.impact import SavedFinding, SavedSubject, Seen
from rsscan.publications import Institution

FILE_LIMIT = 512 * 1024**2
"""Bytes of one saved report that are read."""

VERSION = "1."
"""How the schema versions begin that are read."""


def saved_subjects(paths: Iterable[Path]) -> tuple[SavedSubject, ...]:
    """Return the subjects of saved reports. Raises InputError with every file that is none, each with the place."""
    found: list[SavedSubject] = []
    problems: list[str] = []
    for path in paths:
        try:
            found += _subjects(path)
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return tuple(found)


def _subjects(path: Path) -> list[SavedSubject]:
    value = _json(path)
    if not isinstance(value, dict) or not str(value.get("schema_version", "")).startswith(VERSION):
        raise InputError(f"{path}: is no report of rsscan (schema_version 1.x)")
    try:
        return [_subject(path, at, row) for at, row in enumerate(value["subjects"])]
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise InputError(f"{path}: was changed; a part is missing or of another kind: {error}") from None


def _json(path: Path) -> Any:
    try:
        with path.open("rb") as stream:
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


def _subject(path: Path, at: int, row: dict[str, Any]) -> SavedSubject:
    findings = tuple(
        SavedFinding(
            str(finding["id"]), str(finding["list"]), str(finding["entry"]), tuple(map(_seen, finding["evidence"]))
        )
        for finding in row["findings"]
    )
    return SavedSubject(f"{path}: subjects[{at}]", str(row["id"]), row.get("name"), findings)


def _seen(row: dict[str, Any]) -> Seen:
    body = row.get("institution")
    text = row.get("affiliation_text")
    return Seen(
        str(text) if text else None,
        Institution(body["id"], body["name"], body["ror"], body["country"], (body["id"],) if body["id"] else ())
        if body
        else None,
    )
